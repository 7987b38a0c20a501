"""How fast an endpoint is asked: as many calls at once as it bears, fewer when it says that it is busy.

Additive increase, multiplicative decrease, as TCP does it: each busy answer halves the calls in flight and stops all
lanes for as long as the endpoint asks; each good one lets a little more in. It never makes a call itself.
"""

from __future__ import annotations

import asyncio
import time

FIRST, LONGEST = 1.0, 60.0
"""Seconds to wait where a busy endpoint does not say how long; twice as long each time in a row."""


class Pace:
    """The pace of one endpoint, shared by all lanes of a process."""

    def __init__(self) -> None:
        self.in_flight = 0
        self._most = float("inf")
        self._not_before = 0.0
        self._pause = FIRST
        self._wave = 0
        self._room = asyncio.Condition()

    async def enter(self, ends: float) -> bool:
        """Wait for a place; False where there is none before `ends` on the monotonic clock."""
        async with self._room:
            while True:
                now = time.monotonic()
                if now >= ends or self._not_before >= ends:
                    return False
                if now >= self._not_before and self.in_flight < self._most:
                    self.in_flight += 1
                    return True
                until = self._not_before if now < self._not_before else ends
                await self._sleep(until - now)

    async def _sleep(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._room.wait(), seconds)
        except TimeoutError:
            return

    async def leave(self, busy: bool, after: float | None = None) -> None:
        """Give the place back; `busy` where the endpoint asked to be left alone, for `after` seconds if it said so."""
        async with self._room:
            self._most = self._slower(after) if busy else self._faster()
            self._wave = max(0, self._wave - 1)
            self.in_flight -= 1
            self._room.notify_all()

    def _slower(self, after: float | None) -> float:
        now = time.monotonic()
        first = not self._wave  # refusals to calls that were in flight together count once
        wait = after if after is not None else self._pause if first else 0.0
        self._not_before = max(self._not_before, now + wait)
        if not first:
            return self._most
        self._wave = self.in_flight
        if after is None:
            self._pause = min(2 * self._pause, LONGEST)
        return max(1.0, min(self._most, self.in_flight) / 2)

    def _faster(self) -> float:
        self._pause = FIRST
        return self._most + 1 / self._most
