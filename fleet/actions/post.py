"""`post`: opens a thread of kind post in a channel."""

from __future__ import annotations

from fleet.names import agent_path, channel_path, thread_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from fleet.actions import Action, Limits
    from fleet.chance import Chance
    from fleet.fold.docs import Docs


def touches(action: Action) -> tuple[str, ...]:
    """The author, the channel, and the thread to be."""
    return agent_path(action["agent"]), channel_path(action["channel"]), thread_path(action["id"])


def reduce(docs: Docs, action: Action, limits: Limits) -> str | None:
    """A new thread, among its channel's threads and its author's acts."""
    author, channel, path = touches(action)
    if docs.get(author) is None or docs.get(channel) is None:
        return "unknown"
    if docs.get(path) is not None:
        return "duplicate"
    docs.put(path, thread_of(action))
    docs.change(channel)["threads"][action["id"]] = {"at": action["id"]}
    docs.change(author)["acts"][action["id"]] = {"do": "post", "on": action["id"]}
    return None


def thread_of(action: Action) -> dict[str, Any]:
    """The thread document that a post begins."""
    return {
        "id": action["id"],
        "kind": "post",
        "agent": action["agent"],
        "channel": action["channel"],
        "title": action["title"],
        "body": action["body"],
        "tags": action.get("tags", []),
        "votes": {},
        "flags": {},
        "comments": {},
    }


def improvise(view: dict[str, Any], chance: Chance) -> list[Action]:
    """What the agent has to say of its own."""
    from fleet import prose

    return prose.posts(view, chance)
