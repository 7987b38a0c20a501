"""The scripted mind: offline, free, and the same for the same view, seed and frame.

It knows no action by name: each action's module says how it is improvised.
"""

from __future__ import annotations

from typing import Any

from fleet import actions
from fleet.chance import Chance


def think(view: dict[str, Any], limits: dict[str, int]) -> list[dict[str, Any]]:
    """The agent's actions in this frame, without ids."""
    found: list[dict[str, Any]] = []
    for do, kind in actions.kinds():
        chance = Chance(f"{view['seed']}:{view['timeline']}:{view['frame']}:{view['agent']}:{do}")
        found.extend(kind.improvise(view, chance))
    return found[: limits["actions"]]
