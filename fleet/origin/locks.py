"""The origin's own locks and small files, below `<git dir>/fleet/`. The kernel frees a lock when its owner dies.

It knows where things lie and nothing of frames or workers.
"""

from __future__ import annotations

import fcntl
import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fleet.git import Repository

STALE = 2.0
"""Seconds after which a lock of git's that several processes share is taken for left by the dead."""


class Lock:
    """An exclusive lock on a file of its own. Children do not inherit it."""

    def __init__(self, path: str) -> None:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        self._fd = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)

    def take(self) -> None:
        """Wait for the lock."""
        fcntl.flock(self._fd, fcntl.LOCK_EX)

    def take_if_free(self) -> bool:
        """Take the lock unless somebody has it."""
        try:
            fcntl.flock(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def release(self) -> None:
        """Give it back."""
        os.close(self._fd)

    def __enter__(self) -> Lock:
        self.take()
        return self

    def __exit__(self, *error: object) -> None:
        self.release()


def folder(repo: Repository, timeline: str) -> str:
    """Where a timeline's barrier has its files; made where it is not there."""
    path = os.path.join(repo.git_dir, "fleet", "barrier", timeline)
    os.makedirs(path, exist_ok=True)
    return path


def primary(repo: Repository) -> Lock:
    """The lock of whoever moves a timeline of this repository."""
    return Lock(os.path.join(repo.git_dir, "fleet", "primary.lock"))


def move_refs(repo: Repository, moves: list[tuple[str, str | None, str]]) -> bool:
    """Move refs, all or none, holding the primary's lock; sweeps git's own locks that a killed primary left."""
    if repo.transaction(moves):
        return True
    if any((repo.resolve(ref) or repo.null()) != old for ref, _, old in moves):
        return False
    return _sweep(repo, [ref for ref, _, _ in moves]) and repo.transaction(moves)


def sweep_refs(repo: Repository, refs: Iterable[str]) -> None:
    """Remove the locks that killed pushes left on refs: who pushes a ref has its lock for a moment only."""
    for ref in refs:
        path = os.path.join(repo.git_dir, f"{ref}.lock")
        try:
            if os.path.exists(path) and _age(path) >= STALE:
                os.unlink(path)
        except FileNotFoundError:
            continue  # its owner has just finished


def _sweep(repo: Repository, refs: Iterable[str]) -> bool:
    """Remove stale ref locks. Those of the timeline and HEAD are ours alone, the others somebody's for a moment."""
    swept = False
    for path, age in _lock_files(repo, refs):
        try:
            if _age(path) >= age:
                os.unlink(path)
                swept = True
        except FileNotFoundError:
            swept = True  # its owner has just finished
    return swept


def _lock_files(repo: Repository, refs: Iterable[str]) -> Iterator[tuple[str, float]]:
    yield os.path.join(repo.git_dir, "HEAD.lock"), 0.0
    yield os.path.join(repo.git_dir, "packed-refs.lock"), STALE
    for ref in refs:
        yield os.path.join(repo.git_dir, f"{ref}.lock"), 0.0 if ref.startswith("refs/heads/") else STALE


def _age(path: str) -> float:
    import time

    return time.time() - os.stat(path).st_mtime


def write(path: str, text: str) -> None:
    """Replace a small file whole."""
    fresh = f"{path}.{os.getpid()}"
    with open(fresh, "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(fresh, path)
