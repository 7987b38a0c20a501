"""HTTP/1.1 for one connection: requests in, replies out when they are due. It decides nothing about either.

A protocol without tasks or streams: between the request and its reply there is one timer, and no work.
"""

from __future__ import annotations

import asyncio
import socket
import struct
import time
from typing import Protocol

from tests.endpoint.replies import DRIP, HANG, RESET, Reply, plain
from tests.endpoint.request import Request

CALLS = frozenset({"/v1/chat/completions", "/api/chat"})
LONGEST_HEAD = 65_536
REASONS = {200: "OK", 400: "Bad Request", 401: "Unauthorized", 404: "Not Found", 411: "Length Required"}
REASONS |= {429: "Too Many Requests", 500: "Internal Server Error", 503: "Service Unavailable"}


class Answering(Protocol):
    """What a connection asks of the endpoint."""

    latency: float
    in_flight: int
    connections: set[Connection]

    def arrived(self, time: float, path: str, headers: dict[str, str], raw: bytes) -> Request: ...
    def reply(self, request: Request) -> Reply: ...
    def look_up(self, path: str) -> Reply: ...


class Connection(asyncio.Protocol):
    """It answers one request after the other; what comes meanwhile waits in the buffer."""

    def __init__(self, endpoint: Answering) -> None:
        self._endpoint = endpoint
        self._buffer = bytearray()
        self._need = 0  # bytes that the next request has at least
        self._call: Request | None = None  # the call that waits for its answer
        self._busy = False
        self._gone = False
        self._last = False  # this answer is the connection's last
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._endpoint.connections.add(self)

    def connection_lost(self, error: Exception | None) -> None:
        self._endpoint.connections.discard(self)
        self._gone = True
        if self._timer is not None:
            self._timer.cancel()
        if self._call is not None:
            self._endpoint.in_flight -= 1

    def abort(self) -> None:
        self._transport.abort()

    # ---- reading

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not self._busy and len(self._buffer) >= self._need:
            self._read()

    def _read(self) -> None:
        end = self._buffer.find(b"\r\n\r\n")
        try:
            if end >= 0:
                self._read_body(*head(self._buffer[:end].decode("latin-1")), end + 4)
            elif len(self._buffer) > LONGEST_HEAD:
                raise ValueError("the head of the request is too long")
        except ValueError as error:
            self._end_with(400, str(error))

    def _read_body(self, method: str, path: str, headers: dict[str, str], start: int) -> None:
        if "transfer-encoding" in headers:
            self._end_with(411, "the request needs a content-length")
            return
        end = start + int(headers.get("content-length", 0))
        if len(self._buffer) < end:
            if not self._need and headers.get("expect") == "100-continue":
                self._transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            self._need = end
            return
        body = bytes(self._buffer[start:end])
        del self._buffer[:end]
        self._need = 0
        self._last = headers.get("connection", "").lower() == "close"
        self._asked(method, path, headers, body)

    def _asked(self, method: str, path: str, headers: dict[str, str], body: bytes) -> None:
        self._busy = True
        if method != "POST" or path not in CALLS:
            self._send(self._endpoint.look_up(path))
            return
        # Of many that come at once each is noted before the first is thought about, or the last would be late.
        asyncio.get_running_loop().call_soon(self._think, time.monotonic(), path, headers, body)

    def _think(self, arrived: float, path: str, headers: dict[str, str], body: bytes) -> None:
        """Make the reply, and send it when it is due: the time that this takes is part of the wait."""
        self._call = self._endpoint.arrived(arrived, path, headers, body)
        made = self._endpoint.reply(self._call)
        wait = self._endpoint.latency + made.wait
        if self._gone:  # who asked is; it was asked all the same
            self._endpoint.in_flight -= 1
        elif wait > 0:
            self._timer = asyncio.get_running_loop().call_at(arrived + wait, self._send, made)
        else:
            self._send(made)

    # ---- answering

    def _send(self, made: Reply) -> None:
        if made.sent == HANG:
            return
        whole = made_whole(made, self._last)
        if made.sent == RESET:
            self._reset(whole)
            return
        if made.sent == DRIP:
            self._transport.write(whole)
            self._drip(made.pace)
            return
        self._note_answer()
        self._transport.write(whole)
        self._next()

    def _note_answer(self) -> None:
        """Before it is sent: who has the answer in hand may look at the record at once."""
        if self._call is not None:
            self._call.answered = time.monotonic()
            self._endpoint.in_flight -= 1
        self._call = self._timer = None

    def _next(self) -> None:
        self._busy = False
        if self._last:
            self._transport.close()
        elif self._buffer:
            self._read()

    def _drip(self, pace: float) -> None:
        """A space, which JSON allows at its start, again and again."""
        self._transport.write(b"1\r\n \r\n")
        self._timer = asyncio.get_running_loop().call_later(pace, self._drip, pace)

    def _reset(self, whole: bytes) -> None:
        """Half of the answer, then the connection breaks."""
        self._transport.write(whole[: len(whole) // 2])
        found = self._transport.get_extra_info("socket")
        found.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._transport.abort()

    def _end_with(self, status: int, message: str) -> None:
        self._busy = self._last = True
        self._buffer.clear()
        self._send(plain(status, {"error": {"message": message}}))


def head(text: str) -> tuple[str, str, dict[str, str]]:
    """Method, path without its query, and headers with their names in lower case."""
    first, *lines = text.split("\r\n")
    method, path, _ = first.split(" ", 2)
    pairs = (line.partition(":") for line in lines)
    return method, path.partition("?")[0], {name.strip().lower(): value.strip() for name, _, value in pairs}


def made_whole(made: Reply, last: bool) -> bytes:
    """The bytes of a reply."""
    length = "transfer-encoding: chunked" if made.sent == DRIP else f"content-length: {len(made.body)}"
    close = "connection: close\r\n" if last else ""
    lines = f"HTTP/1.1 {made.status} {REASONS[made.status]}\r\ncontent-type: {made.content_type}\r\n{length}\r\n"
    return (lines + close + made.headers + "\r\n").encode("latin-1") + made.body
