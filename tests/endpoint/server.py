"""A model's endpoint on loopback: what it counts, what it answers, and how it is run.

It speaks as much of the protocols as callers need, is exact to a few milliseconds, and uses well under a millisecond
of processor a call, so that it may run beside what is measured. It listens nowhere but on 127.0.0.1.
"""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Self

from tests.endpoint import plans, replies
from tests.endpoint.connection import Connection
from tests.endpoint.replies import Reply, plain
from tests.endpoint.request import Request

HOST = "127.0.0.1"


class Endpoint:
    """The endpoint, and what it saw. As a context manager it runs in a thread of its own.

    latency   seconds from the last byte of a request to its answer; may be changed while it runs
    plan      a mode, a sequence of modes (the last repeats), or a function from a request to a mode
    usage     (tokens of prompt, tokens of completion), if these shall not be bytes // 4
    window    tokens of context that it says it has
    keep      whether requests are kept to look at; a long measurement only counts them
    """

    def __init__(
        self,
        latency: float = 0.0,
        plan: str | Sequence[str] | plans.Plan = "ok",
        *,
        usage: tuple[int, int] | None = None,
        window: int = 8192,
        models: Sequence[str] = ("test-model",),
        port: int = 0,
        keep: bool = True,
    ) -> None:
        self.latency = latency
        self.usage = usage
        self.window = window
        self.requests: list[Request] = []  # calls for an answer, in order of arrival
        self.lookups: list[str] = []  # paths of all other requests: models, tags, show, stats
        self.count = 0  # of calls
        self.most_in_flight = 0
        self.in_flight = 0
        self.by_mode: Counter[str] = Counter()
        self.connections: set[Connection] = set()
        self._plan = plans.of(*([plan] if isinstance(plan, str) or callable(plan) else plan))
        self._models = tuple(models)
        self._port = port
        self._keep = keep
        self._fault: Exception | None = None  # a mistake in a test's plan
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._over: asyncio.Event | None = None

    @property
    def url(self) -> str:
        """Where the OpenAI protocol is spoken."""
        return f"http://{HOST}:{self._port}/v1"

    @property
    def ollama_url(self) -> str:
        return f"http://{HOST}:{self._port}"

    def modes(self, *plan: str | plans.Plan) -> None:
        """What the requests get from now on: modes in order, the last repeating, or one plan."""
        self._plan = plans.of(*plan)

    def wait_for(self, count: int, seconds: float = 10.0) -> None:
        """Return as soon as so many calls have arrived."""
        end = time.monotonic() + seconds
        while self.count < count:
            if time.monotonic() > end:
                raise TimeoutError(f"{self.count} of {count} calls after {seconds} s")
            time.sleep(0.002)

    def stats(self) -> dict[str, Any]:
        """The counts as JSON; cpu_ms is of the whole process."""
        return {
            "count": self.count,
            "in_flight": self.in_flight,
            "most_in_flight": self.most_in_flight,
            "modes": dict(self.by_mode),
            "connections": len(self.connections),
            "cpu_ms": round(time.process_time() * 1000, 1),
        }

    # ---- running

    async def serve(self, ready: Callable[[], object]) -> None:
        """Listen until stop() is called."""
        self._loop, self._over = asyncio.get_running_loop(), asyncio.Event()
        server = await self._loop.create_server(lambda: Connection(self), HOST, self._port, backlog=4096)
        self._port = server.sockets[0].getsockname()[1]
        ready()
        try:
            await self._over.wait()
        finally:
            server.close()
            for connection in list(self.connections):
                connection.abort()
            await asyncio.sleep(0)  # each learns that it is gone

    def stop(self) -> None:
        """From any thread."""
        if self._loop is not None and self._over is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._over.set)

    def __enter__(self) -> Self:
        ready = threading.Event()

        def run() -> None:
            try:
                asyncio.run(self.serve(ready.set))
            except OSError as error:
                self._fault = error
                ready.set()

        self._thread = threading.Thread(target=run, name="endpoint", daemon=True)
        self._thread.start()
        ready.wait()
        if isinstance(self._fault, OSError):
            raise self._fault  # the port is taken
        return self

    def __exit__(self, kind: object, error: object, traceback: object) -> None:
        self.stop()
        if self._thread is not None:
            self._thread.join()
        if self._fault is not None and error is None:
            raise self._fault

    # ---- what connections ask of it

    def arrived(self, time: float, path: str, headers: dict[str, str], raw: bytes) -> Request:
        """Count a call."""
        self.count += 1
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        request = Request(self.count, time, path, headers, raw)
        if self._keep:
            self.requests.append(request)
        return request

    def reply(self, request: Request) -> Reply:
        """What a call gets."""
        if wrong := malformed(request):
            return plain(
                400, {"error": {"message": wrong, "type": "invalid_request_error", "param": None, "code": None}}
            )
        try:
            request.mode = self._plan(request)
            made = replies.reply(request, request.mode, self.usage, self.window)
        except Exception as error:  # the test shall fail with it, at its end, and the caller not hang till then
            self._fault = self._fault or error
            return plain(500, {"error": {"message": f"the endpoint's plan: {error!r}"}})
        self.by_mode[request.mode.partition(":")[0]] += 1
        return made

    def look_up(self, path: str) -> Reply:
        """Everything that is no call."""
        self.lookups.append(path)
        if path in ("/v1/models", "/v1/models/"):
            listed = [{"id": name, "object": "model", "created": 0, "owned_by": "tests"} for name in self._models]
            return plain(200, {"object": "list", "data": listed})
        if path == "/api/tags":
            return plain(200, {"models": [{"name": name, "model": name, "size": 0} for name in self._models]})
        if path == "/api/show":
            info = {"general.architecture": "test", "test.context_length": self.window}
            return plain(200, {"model_info": info, "template": "", "capabilities": ["completion"], "details": {}})
        if path == "/stats":
            return plain(200, self.stats())
        return plain(404, {"error": {"message": f"nothing is at {path}", "type": "invalid_request_error"}})


def malformed(request: Request) -> str | None:
    """Why no model could answer this request."""
    try:
        body = request.body
    except ValueError as error:
        return f"the body is not JSON: {error}"
    if not isinstance(body, dict) or not isinstance(body.get("messages"), list) or not body["messages"]:
        return "messages are missing"
    if body.get("stream", request.ollama):  # Ollama streams unless told not to
        return "streams are not spoken here: stream must be false"
    return None if body.get("model") else "the model is missing"


@cache
def _dead() -> socket.socket:
    """A port that is taken, so that nobody else can listen there, and on which nobody listens."""
    taken = socket.socket()
    taken.bind((HOST, 0))
    return taken


def dead_url() -> str:
    """Where nobody answers: each connection is refused at once."""
    return f"http://{HOST}:{_dead().getsockname()[1]}/v1"
