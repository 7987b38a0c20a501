"""`git fleet feed`: the threads with the newest acts, of all channels or of one. Reads only."""

from __future__ import annotations

from typing import Any

from fleet import names, strictjson
from fleet.errors import Failure
from fleet.minds.quote import line
from fleet.names import id_key
from fleet.operator import show
from fleet.operator.history import world_at
from fleet.world import World

TOLD = 20
"""Channels that are named to who asks for one that is not there."""


def feed(path: str, channel: str | None, most: int, frame: int | None, as_json: bool, timeline: str = "") -> str:
    """The newest `most` threads, the liveliest first; text, or their documents as JSON."""
    with world_at(path, frame, timeline) as world:
        newest = _newest(world, channel)[:most]
        if as_json:
            found = world.documents([names.thread_path(thread) for thread in newest])
            return strictjson.dumps({"frame": world.frame, "threads": [doc for doc in found.values() if doc]}).decode()
        head = f"{line(world.settings.name)}, frame {world.frame}" + (f", channel {channel}" if channel else "")
        rows = show.entries(world, newest) or ["nobody has said anything yet"]
        return "\n\n".join([head, *rows]) + "\n"


def _newest(world: World, channel: str | None) -> list[str]:
    """Ids of the threads in the channels' windows, those with the newest acts first."""
    if channel is None:
        paths = [f"state/channels/{name}" for name in world.listing("state/channels")]
    else:
        paths = [names.channel_path(channel)] if names.is_name(channel) else []
    found = [document for document in world.documents(paths).values() if document]
    if channel is not None and not found:
        there = ", ".join(name.removesuffix(".json") for name in world.listing("state/channels")[:TOLD])
        raise Failure(f"there is no channel {line(channel, 70)} at frame {world.frame}; there are: {there or 'none'}")
    windows: dict[str, dict[str, Any]] = {}
    for document in found:
        windows.update(document["threads"])
    return sorted(windows, key=lambda thread: id_key(windows[thread]["at"]), reverse=True)
