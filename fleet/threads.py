"""What follows from a thread's document: how it begins, what its votes say, what is hidden, which argument is best.

Pure. Nothing of this is stored: a count is the size of its map, and a reader derives it.
"""

from __future__ import annotations

from fleet.names import agent_path, channel_path, id_key, thread_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from fleet.fold.docs import Docs

    Document = dict[str, Any]
    Target = Mapping[str, Any]
    """A thread, or one of its comments."""


def begin(docs: Docs, action: Document, channel: str, kind: str, title: str, **more: Any) -> str | None:
    """Open the thread that an action makes: among its channel's threads, its author's acts; or why not."""
    made = action["id"]
    author, place, path = agent_path(action["agent"]), channel_path(channel), thread_path(made)
    if docs.get(author) is None or docs.get(place) is None:
        return "unknown"
    if docs.get(path) is not None:
        return "duplicate"
    head = {"id": made, "kind": kind, "agent": action["agent"], "channel": channel, "title": title}
    talk = {"body": action["body"], "tags": action.get("tags", []), "votes": {}, "flags": {}, "comments": {}}
    docs.put(path, {**head, **talk, **more})
    docs.change(place)["threads"][made] = {"at": made}
    docs.change(author)["acts"][made] = {"do": kind, "on": made}
    docs.news.mention(action, made, f"{title}\n{action['body']}")
    return None


def tally(votes: Mapping[str, Target]) -> tuple[int, int]:
    """How many votes are for, and how many against."""
    values = [vote["value"] for vote in votes.values()]
    return values.count(1), values.count(-1)


def score(target: Target) -> int:
    """Votes for less votes against."""
    return sum(vote["value"] for vote in target["votes"].values())


def is_hidden(target: Target, flaggers: int) -> bool:
    """Whether so many different agents have flagged it that nobody should be shown it."""
    return len(target["flags"]) >= flaggers


def arguers(thread: Target) -> set[str]:
    """Who has argued for a side."""
    return {comment["agent"] for comment in thread["comments"].values() if "stance" in comment}


def best_argument(thread: Target, stance: str, flaggers: int) -> tuple[str, Document] | None:
    """The argument of a side with the highest score, the older one where two have it; none that is hidden."""
    found = [
        (key, comment)
        for key, comment in thread["comments"].items()
        if comment.get("stance") == stance and not is_hidden(comment, flaggers)
    ]
    return min(found, key=lambda item: (-score(item[1]), id_key(item[0])), default=None)
