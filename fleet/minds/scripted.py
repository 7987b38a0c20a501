"""The scripted mind: offline, free, and the same for the same view, seed and frame.

It knows no action by name: each action's module says how it is improvised.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fleet import actions
from fleet.chance import Chance
from fleet.minds import Action, Desk, Setting, Thought, Turn, forecast
from fleet.minds.shape import sift


def open_mind(name: str, setting: Setting) -> Scripted:
    """The mind; it has no settings."""
    return Scripted()


class Scripted:
    """Improvises from persona, view, and a seeded source of chance."""

    per_call = 1

    def check(self, capped: bool, offline: bool = False) -> None:
        """It runs everywhere."""

    def forecast(self, turns: Sequence[Turn], answer: int | None) -> dict[str, Any]:
        """Nothing: it asks nobody."""
        return forecast(len(turns))

    async def think(self, turns: Sequence[Turn], desk: Desk) -> list[Thought]:
        """Thoughts without a call: nothing to pay for, so nothing to store."""
        return [thought(turn) for turn in turns]


def thought(turn: Turn) -> Thought:
    """What comes of one turn."""
    good, faults = sift({"actions": improvise(turn.view, turn.limits)}, turn)
    return Thought(turn.agent, good, faults=faults)


def improvise(view: dict[str, Any], limits: dict[str, int]) -> list[Action]:
    """The agent's actions in this frame, without ids."""
    found: list[Action] = []
    for do, kind in actions.kinds():
        chance = Chance(f"{view['seed']}:{view['timeline']}:{view['frame']}:{view['agent']}:{do}")
        found.extend(kind.improvise(view, chance))
    return found[: limits["actions"]]
