"""What a killed git left in a worker's clone, got over: locks that nobody holds, files half-way between two commits.

Only who holds the clone's work lock calls it. It never touches a lock that a living git may hold, nor a change that a
person may have made: what it takes away is, to the byte, in a commit that is here.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from fleet.errors import Failure
from fleet.worker import holders
from fleet.worker.clone import REMOTE, Clone

QUIET, BLIND = 2.0, 10.0
"""Seconds for which a lock is taken for somebody's: where the system shows who works where, and where it does not."""
CLOCK = "frame.json"
AHEAD = ("FETCH_HEAD", f"refs/remotes/{REMOTE}/%s", f"refs/remotes/{REMOTE}/%s@{{1}}")
BEHIND = ("ORIG_HEAD", "HEAD@{1}")
"""Where a pull was going, and where one came from; %s is the timeline."""

Sides = tuple[tuple[str, str] | None, tuple[str, str] | None]
"""A path's (mode, object id) in HEAD, and in the commit that a pull came from or went to."""


class InUse(Failure):
    """Another git may be at work in the clone: worth another try."""


def sweep(clone: Clone) -> bool:
    """Remove the locks of the dead; whether the index was locked. InUse where it is too early to tell of one."""
    dead = [path for path in sorted(holders.lock_files(clone.repo.git_dir)) if _is_dead(path, clone)]
    for path in dead:
        _remove(path)
    return any(os.path.basename(path) == "index.lock" for path in dead)


def begin(clone: Clone) -> None:
    """Before the first pull: remove the locks of the dead, and put back a pull that was cut short.

    Later it might be hidden by what the next pull brings. A lock that somebody holds is left alone: it may be in
    nobody's way. InUse as `sweep`.
    """
    cut = sweep(clone)
    if cut or not clone.repo.index_is("HEAD"):
        _put_back(clone, cut)


def mend(clone: Clone) -> bool:
    """After a pull that failed: remove the locks of the dead, and put back the files of a pull that was cut short.

    Whether there was something. InUse where somebody else is, or may be, at work.
    """
    before = list(holders.lock_files(clone.repo.git_dir))
    cut = sweep(clone)
    for path in holders.lock_files(clone.repo.git_dir):
        pid = holders.holder(path, _tops(clone))
        raise InUse(f"{path} is held by process {pid}, a git at work in this clone")
    return _put_back(clone, cut) or bool(before)


def _tops(clone: Clone) -> tuple[str, str]:
    return clone.path, clone.repo.git_dir


def _is_dead(path: str, clone: Clone) -> bool:
    age = holders.age(path)
    if age is None or holders.holder(path, _tops(clone)):
        return False
    if os.lstat(path).st_uid != os.geteuid() != 0:  # we do not see what another user's processes have open
        return False
    if age < (QUIET if holders.shown() else BLIND):
        raise InUse(f"{path} was made just now, and nobody seems to hold it")
    return True


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except FileNotFoundError:
        return  # its owner has just finished


def _put_back(clone: Clone, cut: bool) -> bool:
    """Put index and files back to HEAD where they are on the way from it, or to it; whether they were."""
    head = clone.repo.resolve("HEAD")
    if head is None:
        return False
    for name in (*(name.replace("%s", clone.timeline) for name in AHEAD), *BEHIND):
        other = clone.repo.resolve(name)
        if other in (None, head):
            continue
        changes = clone.repo.changes(head, other)
        fits = _is_behind if name in BEHIND else _is_ahead
        fresh = [path for path, (here, there) in changes.items() if here is None and there is not None]
        if fits(clone, head, other, changes, cut):
            for path in fresh:
                _remove(os.path.join(clone.path, path))
            clone.repo.put_back(head)
            return True
    return False


def _is_ahead(clone: Clone, head: str, other: str, changes: Mapping[str, Sides], cut: bool) -> bool:
    """Whether a fast-forward to `other` was cut short: every file is the one or the other's, or was being written."""
    repo = clone.repo
    if not repo.contains(other, head):
        return False
    moved = repo.index_is(other)
    if not moved and not repo.index_is(head):
        return False
    dirty = {*repo.unstaged(), *(() if moved else _untracked(clone, changes))}
    return bool(moved or dirty) and all(_is_known(clone, path, changes, cut) for path in dirty)


def _untracked(clone: Clone, changes: Mapping[str, Sides]) -> list[str]:
    """Files that are there already though `other` brings them."""
    return [path for path, sides in changes.items() if sides[0] is None and os.path.lexists(f"{clone.path}/{path}")]


def _is_behind(clone: Clone, head: str, other: str, changes: Mapping[str, Sides], cut: bool) -> bool:
    """Whether HEAD has moved and nothing else has. A person may want the text before an edit back, but no clock."""
    repo = clone.repo
    return CLOCK in changes and bool(repo.index_is(other)) and not repo.unstaged() and repo.contains(head, other)


def _is_known(clone: Clone, path: str, changes: Mapping[str, Sides], cut: bool) -> bool:
    """Whether a file holds nothing but what one of the two commits does. `cut`: or a beginning of that."""
    whole = os.path.join(clone.path, path)
    if not os.path.lexists(whole):
        return True  # git takes a file away before it writes the new one
    if path not in changes or os.path.islink(whole) or not os.path.isfile(whole):
        return False
    with open(whole, "rb") as file:
        text = file.read()
    known = [clone.repo.blob(side[1]) for side in changes[path] if side]
    return any(text == blob or (cut and blob.startswith(text)) for blob in known)
