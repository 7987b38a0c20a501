"""`post`: opens a thread of kind post in a channel."""

from __future__ import annotations

from fleet import threads
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
    return threads.begin(docs, action, action["channel"], "post", action["title"])


def improvise(view: dict[str, Any], chance: Chance) -> list[Action]:
    """What the agent has to say of its own."""
    from fleet import prose

    return prose.posts(view, chance)
