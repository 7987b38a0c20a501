"""What decides an agent's actions. A mind gets an agent's view and gives actions without ids; it never touches git.

How a named mind runs on a worker stands in that worker's own git config, section `fleet-mind.NAME`, never in the
world: whoever can push to the world must not be able to run programs here, or send prompts elsewhere.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from fnmatch import fnmatchcase
from importlib import import_module
from typing import Any, Protocol

from fleet.errors import Failure
from fleet.minds.answers import Journal
from fleet.minds.progress import Progress
from fleet.minds.purse import Purse

Action = dict[str, Any]
Usage = dict[str, Any]
Setting = Callable[[str], str | None]
KINDS = {"scripted": "scripted", "litellm": "llm", "command": "command"}
"""The kinds of mind, and the module that each lies in."""
LONGEST_ERROR = 2000


class Turn:
    """One agent's turn: what it sees, and the world's limits."""

    def __init__(self, view: dict[str, Any], limits: dict[str, int]) -> None:
        self.view = view
        self.limits = limits

    @property
    def agent(self) -> str:
        """Whose turn it is."""
        return str(self.view["agent"])


class Thought:
    """What came of a turn: valid actions without ids, or why the agent failed; what was dropped; what it cost."""

    def __init__(
        self,
        agent: str,
        actions: Sequence[Action] = (),
        error: str | None = None,
        faults: Sequence[str] = (),
        usage: Sequence[Usage] = (),
    ) -> None:
        self.agent = agent
        self.actions = list(actions)
        self.error = _fit(error) if error else None
        self.faults = [_fit(fault) for fault in faults]
        self.usage = list(usage)


def _fit(error: str) -> str:
    """An error as a delta may hold it: it can quote a model, whose words may steer a terminal or be half characters."""
    return "".join(c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in error[:LONGEST_ERROR])


class Desk:
    """What a frame gives to every mind: the journal of calls, the purse, the clock, and who is told of progress."""

    def __init__(self, journal: Journal, purse: Purse, seconds: float, folder: str, progress: Progress) -> None:
        self.journal = journal
        self.purse = purse
        self.began = time.monotonic()
        self.ends = self.began + seconds
        """When the frame's time is over, on the monotonic clock."""
        self.folder = folder
        """Where minds keep what their operator may want to read."""
        self.progress = progress


class Mind(Protocol):
    """A mind, opened with its settings on this worker."""

    per_call: int
    """For how many agents one call speaks."""

    def check(self, capped: bool, offline: bool = False) -> None:
        """Failure where it cannot run here.

        `capped` where the world's budget wants every call priced; `offline` where nothing will be asked or run.
        """

    def forecast(self, turns: Sequence[Turn], answer: int | None) -> dict[str, Any]:
        """What the turns would cost (see `forecast` below); `answer`: tokens of a usual answer, where that is known."""

    async def think(self, turns: Sequence[Turn], desk: Desk) -> list[Thought]:
        """What comes of the turns, one thought each. What goes wrong for an agent is that agent's thought."""


def forecast(agents: int, calls: int = 0, model: str = "", **counts: Any) -> dict[str, Any]:
    """A forecast: agents, calls, model, tokens, microdollars likely and at worst, calls without a known price."""
    nothing = {"prompt_tokens": 0, "completion_tokens": 0, "microusd": 0, "worst_microusd": 0, "unpriced": 0}
    return {"agents": agents, "calls": calls, "model": model, "answer_known": False, **nothing, **counts}


class Minds:
    """The minds of one worker: the default one, and those that the world names, each opened when first wanted."""

    def __init__(self, default: str, config: Callable[[str], str | None]) -> None:
        """`config` gives a value of the worker's git config, or None."""
        self._default = default
        self._config = config
        self._open: dict[str, Mind] = {}

    def name_of(self, agent: str, named: Mapping[str, Mapping[str, Any]]) -> str:
        """Which mind thinks for an agent: the first of the named, by name, with a glob that fits, else the default."""
        fits = (name for name in sorted(named) if any(fnmatchcase(agent, glob) for glob in named[name]["agents"]))
        return next(fits, self._default)

    def mind(self, name: str) -> Mind:
        """The mind of that name. Failure where this worker's config does not say how it runs."""
        if name not in self._open:
            self._open[name] = self._opened(name)
        return self._open[name]

    def _opened(self, name: str) -> Mind:
        kind = self._config(f"fleet-mind.{name}.kind") or (name if name in KINDS else None)
        if kind is None:
            raise Failure(
                f"this worker does not know how to run the mind {name!r}: "
                f"git config fleet-mind.{name}.kind {'|'.join(KINDS)}, and that kind's settings (docs/minds.md)"
            )
        if kind not in KINDS:
            raise Failure(f"fleet-mind.{name}.kind is {kind!r}; there are: {', '.join(KINDS)}")
        module = import_module(f"fleet.minds.{KINDS[kind]}")
        opened: Mind = module.open_mind(name, lambda setting: self._config(f"fleet-mind.{name}.{setting}"))
        return opened

    def check(self, names: Sequence[str], capped: bool, offline: bool = False) -> None:
        """Refuse, before anything is asked or paid, where one of the minds cannot run here."""
        for name in sorted(set(names)):
            self.mind(name).check(capped and not offline, offline)
