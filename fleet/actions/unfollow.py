"""`unfollow`: takes a follow back."""

from __future__ import annotations

from fleet.actions import follow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from fleet.actions import Action, Limits
    from fleet.chance import Chance
    from fleet.fold.docs import Docs


def touches(action: Action) -> tuple[str, ...]:
    """Who followed, and who was followed."""
    return follow.touches(action)


def reduce(docs: Docs, action: Action, limits: Limits) -> str | None:
    """The newest of an agent's follows and unfollows of another stands."""
    return follow.follow(docs, action, 0, limits["follows"])


def improvise(view: dict[str, Any], chance: Chance) -> list[Action]:
    """Whom the agent no longer follows, if anybody."""
    from fleet import prose

    return prose.unfollows(view, chance)
