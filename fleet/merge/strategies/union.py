"""`"union"`: an array is a set. What either side added is in, what either removed is out; ours' order, then theirs.

Promise: idempotent, and as a set commutative and associative; no element that both sides keep is lost or doubled.
"""

from __future__ import annotations

from fleet.merge.arrays import Numbering
from fleet.merge.json3 import ABSENT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from fleet.merge.json3 import Case, Walk


def fault(option: Any) -> str:
    """What is wrong with the option: it takes none."""
    return "" if option is None else '"union" takes no option'


def merge(walk: Walk, case: Case, option: Any) -> Any:
    """Ours less what theirs removed, then what theirs added."""
    base = [] if case.base is ABSENT else case.base
    if not all(isinstance(side, list) for side in (base, case.ours, case.theirs)):
        return walk.conflict(case)
    number = Numbering()
    old, mine = set(map(number, base)), set(map(number, case.ours))
    others = set(map(number, case.theirs))
    kept = [item for item in case.ours if (key := number(item)) in others or key not in old]
    return kept + [item for item in case.theirs if (key := number(item)) not in old and key not in mine]
