"""`"latest"`: an object `{"at": id or null, ...}` is one leaf, and the one with the greater `at` wins, in id order.

Promise: commutative, associative and idempotent over what actions write, for no two of them share an `at`. A value
changed under its old `at` was changed by hand, and wins whatever the other side's `at`; by hand on both sides, or two
values under one new `at`, is a conflict.
"""

from __future__ import annotations

from fleet.names import id_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from fleet.merge.json3 import Case, Walk


def fault(option: Any) -> str:
    """What is wrong with the option: it takes none."""
    return "" if option is None else '"latest" takes no option'


def merge(walk: Walk, case: Case, option: Any) -> Any:
    """The side changed by hand, else the side with the greater `at`."""
    ours, theirs = case.ours, case.theirs
    if not (_is_stamped(ours) and _is_stamped(theirs)):
        return walk.conflict(case)
    if _is_stamped(case.base):
        by_hand = [side for side in (ours, theirs) if side["at"] == case.base["at"]]
        if len(by_hand) == 1:
            return by_hand[0]
    if id_key(ours["at"]) == id_key(theirs["at"]):
        return walk.conflict(case)
    return max(ours, theirs, key=lambda side: id_key(side["at"]))


def _is_stamped(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("at", 0), (str, type(None)))
