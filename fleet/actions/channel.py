"""`channel`: opens a channel, which any agent may then post in."""

from __future__ import annotations

from fleet.names import agent_path, channel_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from fleet.actions import Action, Limits
    from fleet.chance import Chance
    from fleet.fold.docs import Docs


FOLDER = "state/channels"


def touches(action: Action) -> tuple[str, ...]:
    """Who opens it, and the channel to be."""
    return agent_path(action["agent"]), channel_path(action["slug"])


def reduce(docs: Docs, action: Action, limits: Limits) -> str | None:
    """A new channel without threads; the first in the order of the fold has the slug."""
    agent, path = touches(action)
    if docs.get(agent) is None:
        return "unknown"
    if docs.get(path) is not None:
        return "duplicate"
    if len(docs.listing(FOLDER)) + len(docs.new(FOLDER)) >= limits["channels"]:
        return "full"
    words = {field: {"at": action["id"], "value": action[field]} for field in ("title", "about")}
    docs.put(path, {"slug": action["slug"], **words, "threads": {}})
    return None


def improvise(view: dict[str, Any], chance: Chance) -> list[Action]:
    """The channel that the agent opens, if any."""
    from fleet import prose

    return prose.channels(view)
