"""Worlds for the tests of the origin, each test its own, copied from one that is made once a process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests import room
from tests.origin import world
from tests.origin.world import World, Worlds


@pytest.fixture(scope="session")
def templates(sealed: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., World]:
    """Makes a world, once for each choice."""
    made: dict[str, World] = {}

    def template(frames: int, **choice: Any) -> World:
        key = repr((frames, sorted(choice.items())))
        if key not in made:
            fresh = world.make(tmp_path_factory.mktemp("world"), **choice)
            for frame in range(1, frames + 1):
                fresh.push(*(fresh.deliver(frame, worker) for worker in choice["workers"]))
                fresh.pull()
            for folder in (fresh.origin, fresh.clone):
                room.git(folder, "repack", "-q", "-a", "-d")  # few files to copy
            made[key] = fresh
        return made[key]

    return template


@pytest.fixture
def worlds(templates: Callable[..., World], tmp_path: Path) -> Worlds:
    """Makes fresh worlds."""
    count = 0

    def fresh(
        workers: Sequence[str] = ("w1", "w2"),
        joiners: Sequence[str] = ("w3",),
        agents: Sequence[str] = world.AGENTS,
        frames: int = 0,
        **settings: Any,
    ) -> World:
        nonlocal count
        count += 1
        folder = tmp_path / f"world-{count}"
        folder.mkdir()
        choice = {"workers": workers, "joiners": joiners, "agents": agents, "settings": settings}
        return world.copy(templates(frames, **choice), folder)

    return fresh
