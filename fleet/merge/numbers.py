"""Numbers of other people's JSON, as they were written: 1.50 and 1e3 never become 1.5 and 1000.0."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal
    from typing import Any

DIGITS = 400  # a sum keeps this many: more than any double needs


class Number(tuple[str]):
    """A number kept as its text, equal only to the same text. (A tuple compares and hashes at C speed.)"""

    __slots__ = ()

    def __new__(cls, text: str) -> Number:
        return super().__new__(cls, (text,))

    def __str__(self) -> str:
        return self[0]


def amount(value: Any) -> int | Decimal | None:
    """What a number amounts to, or None for what is no number (true is none)."""
    if type(value) is int:
        return value
    if type(value) is not float and not isinstance(value, Number):
        return None
    from decimal import Decimal

    return Decimal(str(value) if isinstance(value, Number) else repr(value))


def add(ours: Any, theirs: Any, base: Any) -> Any:
    """`ours + theirs - base`, exactly, of the kind they are: int, float, or text."""
    if type(ours) is type(theirs) is type(base) is int:
        return ours + theirs - base
    from decimal import Context, Decimal

    exact = Context(prec=DIGITS)
    mine, others, old = (Decimal(amount(side) or 0) for side in (ours, theirs, base))
    total = exact.subtract(exact.add(mine, others), old)
    if any(isinstance(side, Number) for side in (ours, theirs, base)):
        return Number(str(total))
    return float(total)
