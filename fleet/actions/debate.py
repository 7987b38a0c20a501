"""`debate`: puts a motion up in a channel; after a stated number of frames it closes with a verdict of the votes."""

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
    """A new thread whose title is the motion; its term runs from the frame that folds it, be it late or not."""
    closes = docs.frame + limits["debate_frames"]
    return threads.begin(docs, action, action["channel"], "debate", action["motion"], closes=closes)


def close(docs: Docs, thread: dict[str, Any]) -> None:
    """The verdict, of all votes that stand now; its author and all who argued are told."""
    ayes, noes = threads.tally(thread["votes"])
    outcome = "tie" if ayes == noes else "for" if ayes > noes else "against"
    verdict = {"frame": docs.frame, "for": ayes, "against": noes, "outcome": outcome}
    docs.change(thread_path(thread["id"]))["verdict"] = verdict
    for agent in {thread["agent"], *threads.arguers(thread)}:
        docs.news.tell(agent, thread["id"], "verdict", thread["id"])


def improvise(view: dict[str, Any], chance: Chance) -> list[Action]:
    """The motion that the agent puts up, if any."""
    from fleet import prose

    return prose.debates(view, chance)
