"""What an operator sees while a frame is computed: agents done, calls in flight, tokens, money, who is slow or failed.

It counts what it is told and words it; it decides nothing, and nothing that is computed depends on it.
"""

from __future__ import annotations

import time
from typing import Any

from fleet.usage import dollars

SLOW = 3
"""How many of the slowest agents are named."""


class Progress:
    """The counts of one frame on one worker."""

    def __init__(self, agents: int) -> None:
        self.agents = agents
        self.done = 0
        self.in_flight = 0
        self.calls = 0
        self.tokens = 0
        self.microusd = 0
        self.failed: list[str] = []
        self._began = time.monotonic()
        self._took: list[tuple[float, str]] = []

    def called(self, outcome: dict[str, Any]) -> None:
        """A call has come back."""
        self.calls += outcome.get("calls", 0)
        self.tokens += outcome.get("prompt_tokens", 0) + outcome.get("completion_tokens", 0)
        self.microusd += outcome.get("microusd", 0)

    def thought(self, agent: str, seconds: float, failed: bool) -> None:
        """An agent's turn is over."""
        self.done += 1
        self._took.append((seconds, agent))
        if failed:
            self.failed.append(agent)

    def line(self) -> str:
        """Where things stand, in one line."""
        failed = f", {len(self.failed)} failed" if self.failed else ""
        seconds = time.monotonic() - self._began
        return (
            f"{self.done}/{self.agents} agents{failed}, {self.in_flight} calls in flight, "
            f"{self.tokens} tokens, {dollars(self.microusd)} USD, {seconds:.0f} s"
        )

    def slowest(self) -> str:
        """The slowest agents, where there were calls to be slow at; else nothing."""
        slow = sorted(self._took, reverse=True)[:SLOW] if self.calls else []
        return ", ".join(f"{agent} {seconds:.1f} s" for seconds, agent in slow)
