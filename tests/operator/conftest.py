"""Worlds for the tests of the operator's commands: one is made once a process, others are copies of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.operator import town
from tests.origin import world as origins
from tests.origin.world import World


@pytest.fixture(scope="session")
def lived(sealed: Path, tmp_path_factory: pytest.TempPathFactory) -> World:
    """The town, to be read only."""
    return town.make(tmp_path_factory.mktemp("town"))


@pytest.fixture
def world(lived: World, tmp_path: Path) -> World:
    """A town of the test's own."""
    return origins.copy(lived, tmp_path)
