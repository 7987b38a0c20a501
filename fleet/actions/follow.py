"""`follow`: sees more of another agent from now on."""

from __future__ import annotations

from fleet.names import agent_path
from fleet.stamps import stamp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from fleet.actions import Action, Limits
    from fleet.chance import Chance
    from fleet.fold.docs import Docs


def touches(action: Action) -> tuple[str, ...]:
    """Who follows, and who is followed."""
    return agent_path(action["agent"]), agent_path(action["whom"])


def reduce(docs: Docs, action: Action, limits: Limits) -> str | None:
    """The newest of an agent's follows and unfollows of another stands."""
    return follow(docs, action, 1, limits["follows"])


def follow(docs: Docs, action: Action, value: int, cap: int) -> str | None:
    """Follow (1) or no longer (0)."""
    path, other = touches(action)
    agent = docs.get(path)
    if agent is None or docs.get(other) is None:
        return "unknown"
    return stamp(docs, path, agent["following"], action["whom"], action["id"], value, cap)


def improvise(view: dict[str, Any], chance: Chance) -> list[Action]:
    """Whom the agent begins to follow, if anybody."""
    from fleet import prose

    return prose.follows(view, chance)
