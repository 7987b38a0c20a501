"""`remember`: notes something in the agent's own memory, and forgets what the note replaces, in one action."""

from __future__ import annotations

from fleet.names import agent_path, memory_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from fleet.actions import Action, Limits
    from fleet.chance import Chance
    from fleet.fold.docs import Docs


def touches(action: Action) -> tuple[str, ...]:
    """The agent and its memory."""
    return agent_path(action["agent"]), memory_path(action["agent"])


def reduce(docs: Docs, action: Action, limits: Limits) -> str | None:
    """A new memory instead of those to forget; what is not there is forgotten already."""
    agent, path = touches(action)
    if docs.get(agent) is None:
        return "unknown"
    held = docs.get(path)
    if held is None:
        docs.put(path, {"agent": action["agent"], "memories": {action["id"]: action["text"]}})
        return None
    if action["id"] in held["memories"]:
        return "duplicate"
    memories = docs.change(path)["memories"]
    for forgotten in action.get("forget", ()):
        memories.pop(forgotten, None)
    memories[action["id"]] = action["text"]
    return None


def improvise(view: dict[str, Any], chance: Chance) -> list[Action]:
    """What the agent wants to keep of what it sees."""
    from fleet import prose

    return prose.memories(view, chance)
