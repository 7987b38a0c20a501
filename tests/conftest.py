"""What every test gets: the sealed room, and fresh repositories in milliseconds."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests import room


@pytest.fixture(autouse=True, scope="session")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The room's home. It is entered once a process: no test may change the environment but through monkeypatch."""
    home = tmp_path_factory.mktemp("home")
    (home / ".gitconfig").write_text(room.CONFIG)
    inside = room.environment(home)
    os.environ.clear()
    os.environ.update(inside)
    return home


@pytest.fixture(scope="session")
def bare_template(sealed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty bare repository to copy from."""
    path = tmp_path_factory.mktemp("template") / "bare.git"
    room.git(sealed, "init", "-q", "--bare", "--template=", str(path))
    return path


@pytest.fixture
def repository(bare_template: Path, tmp_path: Path) -> Path:
    """A fresh bare repository."""
    return Path(shutil.copytree(bare_template, tmp_path / "origin.git"))


@pytest.fixture
def clone(repository: Path, tmp_path: Path) -> Path:
    """A clone of `repository`, which has one commit on main."""
    path = tmp_path / "clone"
    room.git(tmp_path, "clone", "-q", str(repository), str(path))
    room.commit(path, "first", "1\n")
    room.git(path, "push", "-q", "origin", "main")
    return path
