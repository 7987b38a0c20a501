"""Reading the world: a thread as people read it, and the liveliest one. Pure text; reads, never writes."""

from __future__ import annotations

import textwrap
from typing import Any

from fleet import names
from fleet.names import id_key
from fleet.world import World

WIDTH = 100
DEEPEST = 6


def liveliest(world: World, since: int = 0) -> dict[str, Any] | None:
    """The thread of the channels' windows, not older than frame `since`, with the most comments; None where none is."""
    folder = f"{world.commit.oid}:state/channels"
    channels = [f"state/channels/{entry.name.decode()}" for entry in world.objects.tree(folder)]
    listed = [
        thread
        for doc in world.documents(channels).values()
        if doc
        for thread in doc["threads"]
        if id_key(thread)[0] >= since
    ]
    threads = [doc for doc in world.documents([names.thread_path(thread) for thread in listed]).values() if doc]
    return min(threads, key=lambda thread: (-len(thread["comments"]), id_key(thread["id"])), default=None)


def thread_text(world: World, thread: dict[str, Any], width: int = WIDTH) -> str:
    """A thread with its replies indented below what they answer."""
    speakers = {thread["agent"], *(comment["agent"] for comment in thread["comments"].values())}
    found = world.documents([names.agent_path(speaker) for speaker in sorted(speakers)])
    called = {doc["name"]: doc["profile"]["name"]["value"] for doc in found.values() if doc}
    head = f"{thread['title']}\n{_line(thread, thread['id'], called)} in {thread['channel']}"
    rows = [head, textwrap.fill(thread["body"], width), *_replies(thread, thread["id"], called, width, 1)]
    return "\n\n".join(rows)


def _replies(thread: dict[str, Any], on: str, called: dict[str, str], width: int, depth: int) -> list[str]:
    rows = []
    pad = "  " * min(depth, DEEPEST)
    for key in sorted((key for key, c in thread["comments"].items() if c["on"] == on), key=id_key):
        comment = thread["comments"][key]
        body = textwrap.fill(comment["body"], width, initial_indent=pad, subsequent_indent=pad)
        rows += [f"{pad}{_line(comment, key, called)}\n{body}", *_replies(thread, key, called, width, depth + 1)]
    return rows


def _line(made: dict[str, Any], key: str, called: dict[str, str]) -> str:
    score = sum(vote["value"] for vote in made["votes"].values())
    return f"{called.get(made['agent'], made['agent'])} (@{made['agent']}), frame {id_key(key)[0]}, {score:+d}"
