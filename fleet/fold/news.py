"""What agents are told at a frame's end: replies, mentions, reviews, verdicts.

Reducers and closings say it while the fold runs; the documents of those whom it concerns are read in one batch when
all is said. Nobody is told of an act of its own, and it never rejects anything.
"""

from __future__ import annotations

from fleet.names import agent_path, mentions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from fleet.fold.docs import Docs

MENTIONED = 10
"""Agents that one action can mention."""


class News:
    """Notifications in the making: for whom, under which id, why, and the address to look at."""

    def __init__(self) -> None:
        self._told: dict[str, dict[str, dict[str, str]]] = {}
        self._mentions: list[tuple[str, str, str, list[str]]] = []

    def tell(self, agent: str, key: str, why: str, on: str) -> None:
        """Tell an agent of what somebody else did, or how a thread ended, under the id of that act or thread."""
        self._told.setdefault(agent, {})[key] = {"why": why, "on": on}

    def mention(self, action: dict[str, Any], on: str, text: str) -> None:
        """Tell those whom a text names with an @, unless the same action is told to them for a better reason."""
        if "@" in text and (named := mentions(text)):
            self._mentions.append((action["id"], action["agent"], on, named))

    def deliver(self, docs: Docs) -> None:
        """Write all that was said into the documents of those agents that exist."""
        paths = {name: agent_path(name) for name in [*self._told, *(name for row in self._mentions for name in row[3])]}
        docs.fetch(list(paths.values()))
        there = {name for name, path in paths.items() if docs.get(path) is not None}
        for key, author, on, named in self._mentions:
            for name in [name for name in named if name in there][:MENTIONED]:
                if name != author:
                    self._told.setdefault(name, {}).setdefault(key, {"why": "mention", "on": on})
        for name in there.intersection(self._told):
            docs.change(paths[name])["notifications"].update(self._told[name])
