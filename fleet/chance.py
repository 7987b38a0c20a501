"""A seeded source of chance: the same seed gives the same choices on every machine, for ever.

It counts through SHA-256 and yields integers only. It never asks a clock, the system's randomness or `random`, whose
choices may differ from one version of Python to the next.
"""

from __future__ import annotations

from fleet.sha256 import sha256

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TypeVar

    T = TypeVar("T")

DRAW = 4  # bytes; eight draws a digest


class Chance:
    """Choices that follow from `seed` and from what was asked before, and from nothing else."""

    __slots__ = ("_block", "_blocks", "_left", "_seed")

    def __init__(self, seed: str) -> None:
        self._seed = sha256(seed.encode())
        self._blocks = 0
        self._block = b""
        self._left = 0

    def below(self, n: int) -> int:
        """A number from 0 to n - 1; n is at least 1 and far below 2^32."""
        if n < 1:
            raise ValueError(f"nothing is below {n}")
        if not self._left:
            self._fill()
        self._left -= DRAW
        return int.from_bytes(self._block[self._left : self._left + DRAW], "big") * n >> 8 * DRAW

    def often(self, permille: int) -> bool:
        """True in `permille` of a thousand cases."""
        return self.below(1000) < permille

    def pick(self, seq: Sequence[T]) -> T:
        """One element of a sequence that has at least one."""
        return seq[self.below(len(seq))]

    def sample(self, seq: Sequence[T], k: int) -> list[T]:
        """`k` different places of the sequence in the order drawn; all of them, shuffled, if there are fewer."""
        pool = list(seq)
        count = min(k, len(pool))
        for i in range(count):
            j = i + self.below(len(pool) - i)
            pool[i], pool[j] = pool[j], pool[i]
        return pool[:count]

    def shuffled(self, seq: Iterable[T]) -> list[T]:
        """All elements, in a new order."""
        pool = list(seq)
        return self.sample(pool, len(pool))

    def weighed(self, choices: Sequence[tuple[int, T]]) -> T:
        """One of (weight, element) by its weight; at least one weight is above 0, none below."""
        at = self.below(sum(weight for weight, _ in choices))
        for weight, element in choices:
            if at < weight:
                return element
            at -= weight
        raise AssertionError("unreachable: the weights were summed")

    def _fill(self) -> None:
        digest = self._seed.copy()
        digest.update(b":%d" % self._blocks)
        self._blocks += 1
        self._block = digest.digest()
        self._left = len(self._block)
