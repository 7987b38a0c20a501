"""`vote`: one vote an agent and target, cast, changed or taken back.

On a debate it is for or against the motion, on a change it is a review.
"""

from __future__ import annotations

from fleet.names import agent_path, split_address, thread_path
from fleet.stamps import stamp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from fleet.actions import Action, Limits
    from fleet.chance import Chance
    from fleet.fold.docs import Docs


def touches(action: Action) -> tuple[str, ...]:
    """The voter and the thread."""
    return agent_path(action["agent"]), thread_path(split_address(action["on"])[0])


def reduce(docs: Docs, action: Action, limits: Limits) -> str | None:
    """The vote with the newest id stands, until its thread has closed; the author of a change is told of a review."""
    voter, path = touches(action)
    thread = docs.get(path)
    comment = split_address(action["on"])[1]
    if thread is None or docs.get(voter) is None or (comment is not None and comment not in thread["comments"]):
        return "unknown"
    if comment is None and "verdict" in thread:
        return "closed"
    votes = (thread["comments"][comment] if comment else thread)["votes"]
    why = stamp(docs, path, votes, action["agent"], action["id"], action["value"], limits["votes"])
    if why is None and comment is None and thread["kind"] == "change":
        _tell(docs, action, thread)
    return why


def _tell(docs: Docs, action: Action, change: dict[str, Any]) -> None:
    stands = change["votes"][action["agent"]]["at"] == action["id"]
    if stands and action["value"] and action["agent"] != change["agent"]:
        docs.news.tell(change["agent"], action["id"], "review", change["id"])


def improvise(view: dict[str, Any], chance: Chance) -> list[Action]:
    """What the agent likes and dislikes of what it sees."""
    from fleet import prose

    return prose.votes(view, chance)
