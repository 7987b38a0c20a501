"""`comment`: answers a thread or one of its comments, to any depth; in a debate it may argue for a side."""

from __future__ import annotations

from fleet.names import agent_path, split_address, thread_path
from fleet.strictjson import dumps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from fleet.actions import Action, Limits
    from fleet.chance import Chance
    from fleet.fold.docs import Docs


def touches(action: Action) -> tuple[str, ...]:
    """The author and the thread."""
    return agent_path(action["agent"]), thread_path(split_address(action["on"])[0])


def reduce(docs: Docs, action: Action, limits: Limits) -> str | None:
    """A new comment in its thread and among its author's acts; whom it answers is told."""
    author, path = touches(action)
    thread_id, parent = split_address(action["on"])
    thread = docs.get(path)
    if thread is None or docs.get(author) is None or (parent is not None and parent not in thread["comments"]):
        return "unknown"
    if action["id"] in thread["comments"]:
        return "duplicate"
    if docs.size(path) >= limits["thread_bytes"]:
        return "full"
    answered = (thread["comments"][parent] if parent else thread)["agent"]
    comment = comment_of(action, parent or thread_id, thread["kind"])
    docs.change(path)["comments"][action["id"]] = comment
    docs.grow(path, len(dumps(comment)))
    docs.change(author)["acts"][action["id"]] = {"do": "comment", "on": action["on"]}
    here = f"{thread_id}/{action['id']}"
    if answered != action["agent"]:
        docs.news.tell(answered, action["id"], "reply", here)
    docs.news.mention(action, here, action["body"])
    return None


def comment_of(action: Action, on: str, kind: str) -> dict[str, Any]:
    """The comment as its thread holds it. Outside a debate there are no sides: there a stance is left out."""
    comment = {"agent": action["agent"], "on": on, "body": action["body"], "votes": {}, "flags": {}}
    if kind == "debate" and "stance" in action:
        comment["stance"] = action["stance"]
    return comment


def improvise(view: dict[str, Any], chance: Chance) -> list[Action]:
    """What the agent has to answer to what it sees."""
    from fleet import prose

    return prose.comments(view, chance)
