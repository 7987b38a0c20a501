"""The kinds of action, one module each, found by name.

A module `fleet/actions/<do>.py` (with `_` for `-`) has `touches(action)`, the paths of the documents that its reducer
needs, and `reduce(docs, action, limits)`, which changes them and returns None, or changes nothing and returns why the
action is rejected. For scripted minds it has `improvise(view, chance)`.
"""

from __future__ import annotations

from importlib import import_module

from fleet import schema

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from fleet.chance import Chance
    from fleet.fold.docs import Docs

    Action = dict[str, Any]
    Limits = dict[str, int]

    class Kind:
        """What a module of an action offers."""

        @staticmethod
        def touches(action: Action) -> tuple[str, ...]: ...
        @staticmethod
        def reduce(docs: Docs, action: Action, limits: Limits) -> str | None: ...
        @staticmethod
        def improvise(view: dict[str, Any], chance: Chance) -> list[Action]: ...


def kind(do: str) -> Kind:
    """The module of an action that has a schema."""
    found: Kind = import_module(f"fleet.actions.{do.replace('-', '_')}")  # type: ignore[assignment]
    return found


def kinds() -> list[tuple[str, Kind]]:
    """All of them by name, in order of their names."""
    return [(do, kind(do)) for do in schema.ACTIONS]
