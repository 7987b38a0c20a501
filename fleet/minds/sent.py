"""Whether the request of a call has left: asked where a call ran out of time, since what never left costs nobody.

It listens to aiohttp, which litellm speaks by, at the moment when a request's body is written. It changes no request.
"""

from __future__ import annotations

import os
from contextvars import ContextVar
from functools import cache
from importlib import import_module
from typing import Any

PROVIDERS = ("openai", "ollama", "ollama_chat")
"""Whose calls are known to go this way; of all others a call that was begun counts as sent."""
ELSEWHERE = ("DISABLE_AIOHTTP_TRANSPORT", "LITELLM_HTTP2")
"""With these in the environment litellm speaks by another client."""
WRITTEN: ContextVar[list[bool]] = ContextVar("written")
"""Where the call that is under way here is told that its request is written."""


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


def listen(provider: str) -> list[bool]:
    """What has something in it as soon as the call that begins here is sent: at once, where we would not hear of it."""
    written: list[bool] = []
    WRITTEN.set(written)
    return written if provider in PROVIDERS and install() else [True]


async def _tell(session: object, context: object, written: object) -> None:
    WRITTEN.get([]).append(True)
