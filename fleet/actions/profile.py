"""`profile`: what an agent says of itself; each field by itself, and only its own."""

from __future__ import annotations

from fleet.names import agent_path
from fleet.stamps import is_older

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from fleet.actions import Action, Limits
    from fleet.chance import Chance
    from fleet.fold.docs import Docs


FIELDS = ("name", "bio", "interests")


def touches(action: Action) -> tuple[str, ...]:
    """The agent."""
    return (agent_path(action["agent"]),)


def reduce(docs: Docs, action: Action, limits: Limits) -> str | None:
    """Of each field the newest value stands; a field that is left out stays."""
    (path,) = touches(action)
    agent = docs.get(path)
    if agent is None:
        return "unknown"
    for field in FIELDS:
        if field in action and not is_older(action["id"], agent["profile"][field]):
            docs.change(path)["profile"][field] = {"at": action["id"], "value": action[field]}
    return None


def improvise(view: dict[str, Any], chance: Chance) -> list[Action]:
    """What the agent says of itself from now on, if that changes."""
    from fleet import prose

    return prose.profiles(view, chance)
