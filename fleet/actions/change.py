"""`change`: proposes files for a project; approved by a quorum they are merged into it (fleet/fold/projects.py)."""

from __future__ import annotations

from fleet import threads
from fleet.names import agent_path, channel_path, thread_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from fleet.actions import Action, Limits
    from fleet.chance import Chance
    from fleet.fold.docs import Docs

GENERAL = "general"
"""The channel of the changes to a project that has no channel of its own name."""


def touches(action: Action) -> tuple[str, ...]:
    """The author, the project's own channel, the one that stands in for it, and the thread to be."""
    project, change = action["project"], action["id"]
    return agent_path(action["agent"]), channel_path(project), channel_path(GENERAL), thread_path(change)


def reduce(docs: Docs, action: Action, limits: Limits) -> str | None:
    """A new thread that holds the files, each with the blob that its author saw; its term runs from this fold.

    A channel that is opened in this very fold is not yet the project's: else it would count who comes first.
    """
    own = channel_path(action["project"])
    channel = action["project"] if docs.get(own) is not None and not docs.is_new(own) else GENERAL
    seen = docs.seen.get(action["id"], {})
    files = {file["path"]: _file(file, seen.get(file["path"])) for file in action["files"]}
    closes = docs.frame + limits["change_frames"]
    more = {"project": action["project"], "files": files, "closes": closes}
    return threads.begin(docs, action, channel, "change", action["title"], **more)


def _file(file: dict[str, Any], seen: str | None) -> dict[str, Any]:
    return {**{key: value for key, value in file.items() if key != "path"}, "seen": seen}


def improvise(view: dict[str, Any], chance: Chance) -> list[Action]:
    """What the agent has to propose: a step of a project, or one that came back."""
    from fleet import prose

    return prose.changes(view, chance)
