"""A small open model on this machine: its server as a child process, for as long as somebody needs it.

A socket joins the two: the server says by it where it listens, and its end is the server's, so that the server never
outlives who started it, however that one ended. Nothing outside this machine is asked.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from typing import Any

from fleet import places
from fleet.errors import Failure
from fleet.operator import weights

SLOTS = 8
"""Answers that are worked on at once, at most: what is more waits its turn, for a CPU gets no faster by more."""
CONTEXT = 2048
"""Tokens of a prompt and its answer together."""
STARTS, ENDS = 120.0, 2.0
"""Seconds that the server gets to load the model, and to end."""
LINE = 0
"""The server's end of the socket: its standard input."""


class Served:
    """A model that is being served: what litellm calls it, where, and what it is to a person."""

    def __init__(self, file: str, address: str) -> None:
        stem = os.path.splitext(os.path.basename(file))[0]
        self.model = f"openai/{stem}"
        self.api_base = f"{address}/v1"
        self.told = f"{stem}, {os.path.getsize(file) // 10**6} MB, at {address}"


def check() -> str:
    """The file with the weights. Failure where a model cannot be served here, with what to do."""
    if find_spec("xllamacpp") is None:
        raise Failure(
            "xllamacpp, the server of a local model, is not installed here: make demo MODEL=local in a checkout, "
            f"{sys.executable} -m pip install xllamacpp elsewhere"
        )
    return weights.find()


@contextmanager
def serving(lanes: int, log: str) -> Iterator[Served]:
    """Serve the local model to as many lanes on a free port of 127.0.0.1; the server's words go to the file `log`."""
    file = check()
    ours, theirs = socket.socketpair()
    with ours:
        process = _start(file, min(lanes, SLOTS), theirs, log)
        try:
            yield Served(file, _address(ours, file, log))
        finally:
            ours.close()
            _end(process)


def _start(file: str, slots: int, line: socket.socket, log: str) -> subprocess.Popen[bytes]:
    """In a session of its own: ^C is for who started it, and then for it by the socket's end."""
    command = [sys.executable, "-P", "-m", "fleet.operator.local", file, str(slots)]
    path = os.pathsep.join(filter(None, [places.house(), os.environ.get("PYTHONPATH")]))
    # libgomp's threads wait for each other busily, which takes minutes where another process wants the CPUs too.
    environment = {"GOMP_SPINCOUNT": "1000", **os.environ, "PYTHONPATH": path}
    with line, open(log, "wb") as output:
        return subprocess.Popen(
            command, stdin=line.fileno(), stdout=output, stderr=output, env=environment, start_new_session=True
        )


def _address(line: socket.socket, file: str, log: str) -> str:
    """Where the server listens, once it does."""
    line.settimeout(STARTS)
    try:
        said = line.recv(200)
    except TimeoutError:
        raise Failure(f"{file} did not load within {STARTS:.0f} s: {_last(log)} ({log})") from None
    if not said:
        raise Failure(f"the server for {file} ended as it started: {_last(log)} ({log})")
    return said.decode()


def _last(log: str) -> str:
    with open(log, encoding="utf-8", errors="replace") as file:
        return next((line.strip() for line in reversed(file.readlines()) if line.strip()), "it said nothing")


def _end(process: subprocess.Popen[bytes]) -> None:
    """See it end, by the socket or else by force, with all of its group."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(ENDS)
    with suppress(ProcessLookupError, PermissionError):  # macOS gives the latter for a group of the dead
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def main(file: str, slots: str) -> None:
    """The server's process: load, say where it listens, and be there until the socket ends."""
    line = socket.socket(fileno=LINE)
    threading.Thread(target=_leave_with, args=(line,), daemon=True).start()
    server = _server(file, int(slots))
    line.sendall(server.listening_address.encode())
    threading.Event().wait()


def _leave_with(line: socket.socket) -> None:
    with suppress(ConnectionError):
        line.recv(1)
    os._exit(0)  # the server's own way out waits for answers that nobody wants any more


def _server(file: str, slots: int) -> Any:
    """A llama.cpp server for OpenAI's protocol, ready when this returns."""
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = file
    params.hostnames = ["127.0.0.1"]
    params.port = 0  # a free one, of the kernel's choice
    params.n_parallel = slots
    params.n_ctx = slots * CONTEXT
    params.cpuparams.n_threads = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    params.cache_ram_mib = 0  # else prompts that never come again are kept, up to 8 GiB
    return xllamacpp.Server(params)


if __name__ == "__main__":
    main(*sys.argv[1:])
