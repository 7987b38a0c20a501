"""What calls of models cost: the counts that deltas, clocks and reports have in common, and money as it is written.

It never knows a price.
"""

from __future__ import annotations

USAGE = ("calls", "prompt_tokens", "completion_tokens", "microusd", "ms")


def dollars(microusd: int) -> str:
    """Microdollars as dollars, to the last of them."""
    return f"{microusd // 10**6}.{microusd % 10**6:06d}"
