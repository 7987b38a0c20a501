"""Who holds a lock of git's: processes that have it open, or a git at work in its repository.

It asks the system and nothing else; what becomes of a lock is for others to say.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping, Sequence

HARMLESS = ("receive-pack", "upload-pack", "cat-file", " push ", " fleet ")
"""Gits that wait for others, as a push that is held, or only read: they have no lock meanwhile."""
PROCESSES = "/proc"
"""Where some systems show what each process has open."""


def lock_files(folder: str) -> Iterator[str]:
    """Locks of git's below a git directory; the fleet's own are freed by the kernel."""
    for at, folders, files in os.walk(folder):
        if at == folder:
            folders[:] = [name for name in folders if name not in ("fleet", "worktrees")]
        if os.path.basename(at) == "objects":
            folders[:] = [name for name in folders if len(name) > 2]
        yield from (os.path.join(at, name) for name in files if name.endswith(".lock"))


def age(path: str) -> float | None:
    """Seconds since a lock was made, None where it has gone."""
    try:
        return time.time() - os.lstat(path).st_mtime
    except FileNotFoundError:
        return None


def shown() -> bool:
    """Whether the system shows what its processes have open."""
    return os.path.isdir(f"{PROCESSES}/self/fd")


def holder(path: str, tops: Sequence[str]) -> int | None:
    """A process that has the lock open, or a git at work below `tops`; any git, where the system shows less."""
    tops = [os.path.realpath(top) for top in tops]
    for pid, command in strangers():
        git = os.path.basename(command.partition(" ")[0]).startswith("git") and not any(
            it in command for it in HARMLESS
        )
        if not shown():
            if git:
                return pid
            continue
        at = _link(f"{PROCESSES}/{pid}/cwd")
        if git and any(at == top or at.startswith(f"{top}/") or top in command for top in tops):
            return pid
        if os.path.realpath(path) in (_link(f"{PROCESSES}/{pid}/fd/{fd}") for fd in _names(f"{PROCESSES}/{pid}/fd")):
            return pid
    return None


def strangers() -> list[tuple[int, str]]:
    """Processes and their commands, without this one, those above it, and those that it has started."""
    rows = list(_listed() if shown() else _asked())
    parents = {pid: parent for pid, parent, _ in rows}
    family = {*_line(os.getpid(), parents), *(pid for pid in parents if os.getpid() in _line(pid, parents))}
    return [(pid, command) for pid, _, command in rows if pid not in family]


def _listed() -> Iterator[tuple[int, int, str]]:
    """(process, its parent, its command) of those that have one, as the system lists them: `ps` may be missing."""
    for pid in filter(str.isdigit, _names(PROCESSES)):
        try:
            with open(f"{PROCESSES}/{pid}/stat", "rb") as stat, open(f"{PROCESSES}/{pid}/cmdline", "rb") as line:
                parent = int(stat.read().rpartition(b")")[2].split()[1])
                command = os.fsdecode(line.read().rstrip(b"\0").replace(b"\0", b" "))
        except OSError:
            continue  # it has ended
        if command:
            yield int(pid), parent, command


def _asked() -> Iterator[tuple[int, int, str]]:
    """The same by `ps`."""
    import subprocess

    done = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,args="], capture_output=True, check=False)
    for row in done.stdout.splitlines():
        pid, parent, *command = os.fsdecode(row).split(None, 2)
        if command:
            yield int(pid), int(parent), command[0]


def _line(pid: int, parents: Mapping[int, int]) -> Iterator[int]:
    """A process and those above it."""
    seen: set[int] = set()
    while pid in parents and pid not in seen:
        seen.add(pid)
        yield pid
        pid = parents[pid]


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:  # it has ended, or is another user's
        return []


def _link(path: str) -> str:
    try:
        return os.readlink(path)
    except OSError:
        return ""
