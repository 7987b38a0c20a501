"""`"sum"`: a counter; what each side added to the base is added.

Promise: commutative and associative. Changed by the same amount on both sides it counts once, as every change that
both sides made alike: a cherry-pick, or a merge run again, must not count twice. A counter that two writers may raise
alike belongs in a map keyed by writer.
"""

from __future__ import annotations

from fleet.merge.json3 import ABSENT
from fleet.merge.numbers import add, amount

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from fleet.merge.json3 import Case, Walk


def fault(option: Any) -> str:
    """What is wrong with the option: it takes none."""
    return "" if option is None else '"sum" takes no option'


def merge(walk: Walk, case: Case, option: Any) -> Any:
    """Ours and theirs less the base, which is 0 where there was none."""
    base = 0 if case.base is ABSENT else case.base
    if any(amount(side) is None for side in (base, case.ours, case.theirs)):
        return walk.conflict(case)
    return add(case.ours, case.theirs, base)
