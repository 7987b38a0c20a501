"""One program of the operator's, run within a time and an amount of output, and ended with all that it started.

It runs in a process group and an empty folder of its own. It judges nothing of what the program says, and it never
waits longer than it was told: not for a program that ignores signals or keeps a pipe open, nor for its children.
"""

from __future__ import annotations

import asyncio
import os
import signal
import tempfile
import time
from typing import IO, Any

from fleet.minds.lifeline import Lifeline

GRACE = 0.5
"""Seconds that a group gets to end by itself after SIGTERM, and as many to let go of its pipes."""
ENDING = 2 * GRACE
"""Seconds that ending a program can take at most."""
NEWEST = 65536
"""Bytes of stderr that are kept: the newest, for the last line says what went wrong."""
NOISE = 16 << 20
"""Bytes of stderr after which a program is ended: reading them costs the worker's time."""
OURS = (
    "FLEET_MOVED", "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_PREFIX", "GIT_SHALLOW_FILE", "GIT_GRAFT_FILE",
)  # fmt: skip
"""What a hook or `git fleet` sets: it would lead a program's own git commands into the worker's clone."""
STDOUT, STDERR = 1, 2
EXITED, LIMIT, OUTPUT, STDERR_FLOOD = "exited", "limit", "output", "stderr flood"

_lifeline = Lifeline()


class NotStarted(Exception):
    """Why no program was started."""


class Ran:
    """What a program did: how it ended, its exit code (negative: the signal), its output, the newest of its stderr."""

    def __init__(self, how: str, code: int | None, watch: _Watch, ms: int) -> None:
        self.how = how
        self.code = code
        self.out = bytes(watch.out)
        self.err = bytes(watch.err[-NEWEST:])
        self.err_left_out = watch.noise - len(self.err)
        self.ms = ms


class _Watch(asyncio.SubprocessProtocol):
    """Gathers what a program writes, as far as there is room, and says when it is over."""

    transport: asyncio.SubprocessTransport

    def __init__(self, most: int) -> None:
        loop = asyncio.get_running_loop()
        self.most = most
        self.out = bytearray()
        self.err = bytearray()
        self.noise = 0
        self.flood = ""
        self.over: asyncio.Future[str] = loop.create_future()
        self.exited: asyncio.Future[None] = loop.create_future()
        self.closed = {fd: loop.create_future() for fd in (STDOUT, STDERR)}

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.SubprocessTransport)
        self.transport = transport

    def pipe_data_received(self, fd: int, data: bytes) -> None:
        if fd == STDERR:
            self._hear(data)
        elif len(self.out) + len(data) <= self.most:
            self.out += data
        else:
            self._stop(fd, OUTPUT)

    def _hear(self, data: bytes) -> None:
        self.noise += len(data)
        self.err += data
        if len(self.err) > 2 * NEWEST:
            del self.err[:-NEWEST]
        if self.noise > NOISE:
            self._stop(STDERR, STDERR_FLOOD)

    def _stop(self, fd: int, why: str) -> None:
        """Read no more: a program that writes on without end would keep us busy while it is being ended."""
        pipe = self.transport.get_pipe_transport(fd)
        if pipe is not None:
            pipe.close()
        self.flood = why
        self._end(why)

    def pipe_connection_lost(self, fd: int, exc: Exception | None) -> None:
        if not self.closed[fd].done():
            self.closed[fd].set_result(None)

    def process_exited(self) -> None:
        self.exited.set_result(None)
        self._end(EXITED)

    def _end(self, how: str) -> None:
        if not self.over.done():
            self.over.set_result(how)


async def run(command: str, given: bytes, seconds: float, most: int) -> Ran:
    """Run `command` by /bin/sh with `given` on its stdin, for at most `seconds` and the ENDING of it.

    More than `most` bytes of output end it. Raises NotStarted. When this task is cancelled, the program is ended too.
    """
    began = time.monotonic()
    with _room() as room, _file(given) as stdin:
        watch = await _start(command, stdin, room, most)
        try:
            done, _ = await asyncio.wait([watch.over], timeout=seconds)
            how = watch.over.result() if done else LIMIT
        finally:
            await _end(watch)
        if how == EXITED and watch.flood:  # the last of it came after the program had gone
            how = watch.flood
        return Ran(how, watch.transport.get_returncode(), watch, round((time.monotonic() - began) * 1000))


def _room() -> tempfile.TemporaryDirectory[str]:
    """An empty folder, so that nothing of the world lies around where a program looks for its instructions."""
    try:
        return tempfile.TemporaryDirectory(prefix="fleet-mind-", ignore_cleanup_errors=True)
    except OSError as error:
        raise NotStarted(f"no temporary folder: {error.strerror}") from None


def _file(given: bytes) -> IO[bytes]:
    """A file, not a pipe: a program that reads nothing blocks nobody, and /dev/stdin can be opened by name."""
    try:
        file = tempfile.TemporaryFile()
        file.write(given)
        file.seek(0)
    except OSError as error:
        raise NotStarted(f"no temporary file: {error.strerror}") from None
    return file


async def _start(command: str, stdin: IO[bytes], room: str, most: int) -> _Watch:
    """Start the program. A start is never left half made: who is cancelled meanwhile ends what was started."""
    starting = asyncio.ensure_future(_spawn(command, stdin, room, most))
    try:
        return await asyncio.shield(starting)
    except asyncio.CancelledError:
        await asyncio.wait([starting])
        if not starting.cancelled() and not starting.exception():
            await _end(starting.result())
        raise


async def _spawn(command: str, stdin: IO[bytes], room: str, most: int) -> _Watch:
    environment = {name: value for name, value in os.environ.items() if name not in OURS}
    options: dict[str, Any] = {"stdin": stdin, "cwd": room, "env": environment, "start_new_session": True}
    try:
        _lifeline.ready()
        loop = asyncio.get_running_loop()
        transport, watch = await loop.subprocess_exec(lambda: _Watch(most), "/bin/sh", "-c", command, **options)
    except OSError as error:
        raise NotStarted(f"/bin/sh was not started: {error.strerror}") from None
    _lifeline.hold(transport.get_pid())
    return watch


async def _end(watch: _Watch) -> None:
    """End the whole group: SIGTERM, a short grace, SIGKILL; then take in what is left in the pipes."""
    group = watch.transport.get_pid()
    try:
        if _signal(group, signal.SIGTERM):
            await _gone(group)
    finally:  # however this task is treated meanwhile
        _signal(group, signal.SIGKILL)
        _lifeline.release(group)
        try:
            await asyncio.wait([watch.exited, *watch.closed.values()], timeout=GRACE)
        finally:
            watch.transport.close()


async def _gone(group: int) -> None:
    ends = time.monotonic() + GRACE
    while time.monotonic() < ends and _signal(group, 0):
        await asyncio.sleep(0.01)


def _signal(group: int, number: int) -> bool:
    """Signal a group; whether there was anybody to hear it."""
    try:
        os.killpg(group, number)
    except (ProcessLookupError, PermissionError):  # macOS gives the latter for a group of the dead
        return False
    return True
