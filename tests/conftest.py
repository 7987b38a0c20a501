"""What every test gets: the sealed room, and fresh repositories in milliseconds."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests import room

TOGETHER = {
    "litellm": (  # whose import takes seconds
        "minds/test_command.py", "minds/test_faults.py", "minds/test_llm.py", "minds/test_sent.py",
        "operator/test_estimate.py", "worker/test_models.py", "worker/test_streams.py",
    ),
    "town": (
        "operator/test_audit.py", "operator/test_conflicts.py", "operator/test_doctor.py", "operator/test_reading.py",
    ),
    "timelines": ("operator/test_timelines.py",),
    "cast": ("operator/test_personas.py",),
    "speech": ("prose/test_speech.py",),
    "memory": ("prose/test_memory.py",),
    "package": ("test_packaging.py",),
    "society": ("prose/test_society.py",),
    "breaches": ("fold/test_breaches.py",),
}  # fmt: skip
"""Files of tests that need something costly: of several processes (`pytest -n`) one alone makes it, once."""


GROUPS = {f"tests/{name}": group for group, names in TOGETHER.items() for name in names}


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Keep together what shares something costly. Groups by mark are lost where pytest is newer than xdist knows."""
    from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

    class Together(LoadScopeScheduling):  # type: ignore[misc]
        def _split_scope(self, nodeid: str) -> str:
            return GROUPS.get(nodeid.partition("::")[0], nodeid)

    return Together(config, log)


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
