"""`unsubscribe`: reads a channel no longer."""

from __future__ import annotations

from fleet.actions import subscribe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from fleet.actions import Action, Limits
    from fleet.chance import Chance
    from fleet.fold.docs import Docs


def touches(action: Action) -> tuple[str, ...]:
    """The reader and the channel."""
    return subscribe.touches(action)


def reduce(docs: Docs, action: Action, limits: Limits) -> str | None:
    """The newest of an agent's subscriptions and unsubscriptions of a channel stands."""
    return subscribe.subscribe(docs, action, 0, limits["subscriptions"])


def improvise(view: dict[str, Any], chance: Chance) -> list[Action]:
    """The channel that the agent leaves, if any."""
    from fleet import prose

    return prose.unsubscriptions(view, chance)
