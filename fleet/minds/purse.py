"""What a worker may spend in one frame, asked before each call: its worst case must fit what is left.

It never learns prices, and what it says no to is not asked again: a lane that must wait for others to settle waits.
"""

from __future__ import annotations

import asyncio


class Purse:
    """A share of money in microdollars, or none at all: then everything fits."""

    def __init__(self, share: int | None, spent: int, why: str = "") -> None:
        """`spent` is what the frame's earlier starts spent; `why` names the cap that set the share."""
        self.share = share
        self.why = why
        self.spent = spent
        self._reserved = 0
        self._settled = asyncio.Condition()

    @property
    def left(self) -> int | None:
        """What is neither spent nor reserved."""
        return None if self.share is None else self.share - self.spent - self._reserved

    async def reserve(self, worst: int) -> bool:
        """Set the worst case of a call aside; False where it does not fit even when all others have settled."""
        if self.share is None:
            return True
        async with self._settled:
            await self._settled.wait_for(lambda: self._fits(worst) or not self._reserved)
            fits = self._fits(worst)
            if fits:
                self._reserved += worst
            return fits

    def _fits(self, worst: int) -> bool:
        return self.share is None or self.spent + self._reserved + worst <= self.share

    async def settle(self, worst: int, spent: int) -> None:
        """Give back what was set aside and take what the call cost."""
        self.spent += spent
        if self.share is not None:
            async with self._settled:
                self._reserved -= worst
                self._settled.notify_all()
