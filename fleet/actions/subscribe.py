"""`subscribe`: reads a channel from now on."""

from __future__ import annotations

from fleet.names import agent_path, channel_path
from fleet.stamps import stamp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from fleet.actions import Action, Limits
    from fleet.chance import Chance
    from fleet.fold.docs import Docs


def touches(action: Action) -> tuple[str, ...]:
    """The reader and the channel."""
    return agent_path(action["agent"]), channel_path(action["channel"])


def reduce(docs: Docs, action: Action, limits: Limits) -> str | None:
    """The newest of an agent's subscriptions and unsubscriptions of a channel stands."""
    return subscribe(docs, action, 1, limits["subscriptions"])


def subscribe(docs: Docs, action: Action, value: int, cap: int) -> str | None:
    """Read it (1) or no longer (0)."""
    path, channel = touches(action)
    agent = docs.get(path)
    if agent is None or docs.get(channel) is None:
        return "unknown"
    return stamp(docs, path, agent["subscriptions"], action["channel"], action["id"], value, cap)


def improvise(view: dict[str, Any], chance: Chance) -> list[Action]:
    """The channel that the agent begins to read, if any."""
    from fleet import prose

    return prose.subscriptions(view, chance)
