"""Whether the request of a call has left: what never left costs nobody, and turns leave one by one.

It listens to aiohttp, which litellm speaks by, at the moment when a request's body is written. It changes no request.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Coroutine
from contextvars import ContextVar
from functools import cache
from importlib import import_module
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

Given = TypeVar("Given")
PROVIDERS = ("openai", "ollama", "ollama_chat")
"""Whose calls are known to go this way; of all others a call that was begun counts as sent."""
ELSEWHERE = ("DISABLE_AIOHTTP_TRANSPORT", "LITELLM_HTTP2")
"""With these in the environment litellm speaks by another client."""
WRITTEN: ContextVar[asyncio.Event] = ContextVar("written")
"""Where the call that is under way here is told that its request is written."""
LEFT: ContextVar[asyncio.Event] = ContextVar("left")
"""Where the turn that is under way here is told that it waits for others."""
PREPARED = 0.05
"""Seconds after which the next turn is prepared, though the one before has not left: it may wait for a connection."""
_doors: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()


@cache
def install() -> bool:
    """Let each session of aiohttp in this process tell what it writes; whether we would hear of a request."""
    if any(os.environ.get(variable) for variable in ELSEWHERE):
        return False
    try:
        aiohttp = import_module("aiohttp")
    except ImportError:
        return False
    trace = aiohttp.TraceConfig()
    trace.on_request_chunk_sent.append(_tell)
    make = aiohttp.ClientSession.__init__

    def traced(self: Any, *args: Any, **options: Any) -> None:
        make(self, *args, **{**options, "trace_configs": [*(options.get("trace_configs") or ()), trace]})

    aiohttp.ClientSession.__init__ = traced
    return True


def listen(provider: str) -> asyncio.Event:
    """What is set as soon as the call that begins here is sent: at once, where we would not hear of it."""
    written = asyncio.Event()
    WRITTEN.set(written)
    if not (provider in PROVIDERS and install()):
        written.set()
        _waits()
    return written


async def in_turn(think: Callable[[], Coroutine[Any, Any, Given]]) -> Given:
    """What a turn gives. It is prepared alone, until its first request leaves or it waits for something else.

    Preparing takes this process's time: turns that are prepared side by side all leave late, are all answered at once,
    and so are prepared side by side again.
    """
    loop, left = asyncio.get_running_loop(), asyncio.Event()
    async with _doors.setdefault(loop, asyncio.Lock()):
        LEFT.set(left)
        turn, gone = loop.create_task(think()), loop.create_task(left.wait())
        try:
            await asyncio.wait({turn, gone}, timeout=PREPARED, return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:
            turn.cancel()
            raise
        finally:
            gone.cancel()
    return await turn


def _waits() -> None:
    """Let the next turn be prepared: this one waits for others now."""
    if left := LEFT.get(None):
        left.set()


async def _tell(session: object, context: object, request: object) -> None:
    if written := WRITTEN.get(None):
        written.set()
    _waits()
