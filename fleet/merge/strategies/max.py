"""`"max"`: of two numbers, or of two texts, the greater. Texts compare letter by letter, as times in ISO 8601 do.

Promise: commutative, associative and idempotent; it never goes backwards.
"""

from __future__ import annotations

from fleet.merge.numbers import amount

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from fleet.merge.json3 import Case, Walk


def fault(option: Any) -> str:
    """What is wrong with the option: it takes none."""
    return "" if option is None else '"max" takes no option'


def merge(walk: Walk, case: Case, option: Any) -> Any:
    """The greater one, ours where they are equal."""
    if isinstance(case.ours, str) and isinstance(case.theirs, str):
        return max(case.ours, case.theirs)
    ours, theirs = amount(case.ours), amount(case.theirs)
    if ours is None or theirs is None:
        return walk.conflict(case)
    return case.theirs if theirs > ours else case.ours
