"""What decides an agent's actions. A mind gets a view and gives actions without ids; it never touches git.

Minds are modules found by name: `think(view, limits) -> list of actions`.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol

from fleet.errors import Failure

KINDS = ("scripted",)


class Mind(Protocol):
    """What a module of a mind offers."""

    def think(self, view: dict[str, Any], limits: dict[str, int]) -> list[dict[str, Any]]:
        """The agent's actions in this frame, without ids."""


def mind(name: str) -> Mind:
    """The mind of that name. Failure where this release has none."""
    if name not in KINDS or find_spec(f"fleet.minds.{name}") is None:
        raise Failure(f"there is no mind {name!r}; there are: {', '.join(KINDS)} (git config fleet.mind)")
    found: Mind = import_module(f"fleet.minds.{name}")
    return found
