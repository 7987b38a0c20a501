"""`flag`: reports a thread or comment; what enough different agents have flagged is hidden from views."""

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
    """Who flags, and the thread."""
    return agent_path(action["agent"]), thread_path(split_address(action["on"])[0])


def reduce(docs: Docs, action: Action, limits: Limits) -> str | None:
    """One flag an agent and target, with its newest reason. Nothing is deleted: views hide, and derive that they do."""
    agent, path = touches(action)
    thread = docs.get(path)
    comment = split_address(action["on"])[1]
    if thread is None or docs.get(agent) is None or (comment is not None and comment not in thread["comments"]):
        return "unknown"
    flags = (thread["comments"][comment] if comment else thread)["flags"]
    return stamp(docs, path, flags, action["agent"], action["id"], action["reason"], limits["flags"])


def improvise(view: dict[str, Any], chance: Chance) -> list[Action]:
    """What the agent reports, if anything."""
    from fleet import prose

    return prose.flags(view, chance)
