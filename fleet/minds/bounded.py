"""A bound on the bytes of an answer, at the socket: what an endpoint sends beyond it is neither read nor parsed.

It wraps the transport that litellm makes for every provider. It never looks into an answer. Who imports this imports
httpx, so only a process that calls a model does.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextvars import ContextVar
from typing import Any

import httpx

PLAIN, A_TOKEN = 1 << 18, 64
"""Bytes of an answer beside its tokens, and of a token: the longest ones, with all characters escaped."""
MOST: ContextVar[int | None] = ContextVar("most", default=None)
"""Bytes that the answer of the call under way may have."""


class TooMuch(httpx.ReadError):  # type: ignore[misc, unused-ignore]
    """An answer is longer than it could be."""


def bound(max_tokens: int) -> None:
    """Let the answers of this task's calls from now on have as many bytes as so many tokens can have at most."""
    MOST.set(PLAIN + A_TOKEN * max_tokens)


class Bounded(httpx.AsyncBaseTransport):  # type: ignore[misc, unused-ignore]
    """A transport that stops to read where an answer is too long."""

    def __init__(self, inner: httpx.AsyncBaseTransport) -> None:
        self._inner = inner

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The response; a packed one could be of any size, so none is asked for."""
        most = MOST.get()
        if most is None:
            return await self._inner.handle_async_request(request)
        request.headers["accept-encoding"] = "identity"
        response = await self._inner.handle_async_request(request)
        assert isinstance(response.stream, httpx.AsyncByteStream)
        response.stream = Stream(response.stream, most)
        return response

    async def aclose(self) -> None:
        """Close what is wrapped."""
        await self._inner.aclose()


class Stream(httpx.AsyncByteStream):  # type: ignore[misc, unused-ignore]
    """The bytes of a response, as far as they are within the bound."""

    def __init__(self, inner: httpx.AsyncByteStream, most: int) -> None:
        self._inner = inner
        self._most = most

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """The parts as they come."""
        read = 0
        async for part in self._inner:
            read += len(part)
            if read > self._most:
                raise TooMuch(f"an answer of more than {self._most} bytes")
            yield part

    async def aclose(self) -> None:
        """Close what is wrapped; the rest is not read."""
        await self._inner.aclose()


def install(handler: Any) -> None:
    """Let litellm's handler of HTTP, a class, make bounded transports only."""
    make = handler.create_async_transport
    if getattr(make, "bounded", False):
        return

    def create(*args: Any, **options: Any) -> Bounded:
        return Bounded(make(*args, **options) or httpx.AsyncHTTPTransport())

    create.bounded = True  # type: ignore[attr-defined]
    handler.create_async_transport = staticmethod(create)
