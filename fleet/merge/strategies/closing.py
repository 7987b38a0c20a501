"""`"closing"` or `{"closing": [KEY, ...]}`: how a thing ended is one leaf, and it ends once.

With keys, those members of the annotated object (its state and its verdict) are the leaf, and the object's other
members merge as ever; without, the annotated value is. The leaf is closed if it is, or a member of it is, an object
with a number `frame`. Promise: closed beats open, the earlier frame beats the later, and at the same frame ours (the
tip's) stays; so it is idempotent and associative, and commutative where the frames differ. Reopened on one side and
closed otherwise on the other is a conflict.
"""

from __future__ import annotations

from fleet.merge.json3 import ABSENT, UNSETTLED, Case, settled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from fleet.merge.json3 import Walk


def fault(option: Any) -> str:
    """What is wrong with the option: nothing, or a list of the keys that are one leaf."""
    if option is None or (isinstance(option, list) and option and all(isinstance(key, str) for key in option)):
        return ""
    return '"closing" takes a list of keys'


def merge(walk: Walk, case: Case, option: Any) -> Any:
    """The earlier closing; with keys, beside the merge of the object's other members."""
    if option is None:
        return _closed(walk, case, lambda leaf: [leaf], ())
    if not all(isinstance(side, dict) or side is ABSENT for side in case.sides()):
        return walk.conflict(case)
    leaf = _part(case, lambda key: key in option)
    end = settled(leaf.base, leaf.ours, leaf.theirs)
    if end is UNSETTLED:
        end = _closed(walk, leaf, dict.values, option)
    merged: dict[str, Any] = walk.objects(_part(case, lambda key: key not in option)) | end
    return merged


def _closed(walk: Walk, case: Case, parts: Any, members: Sequence[str]) -> Any:
    base, ours, theirs = (_frame(parts(side)) if side is not ABSENT else None for side in case.sides())
    if ours is None and theirs is None:
        return case.ours
    if ours is None or theirs is None:
        if base is not None:
            return walk.conflict(case, members)
        return case.ours if theirs is None else case.theirs
    return case.theirs if theirs < ours else case.ours


def _frame(parts: Iterable[Any]) -> int | None:
    frames = [part["frame"] for part in parts if isinstance(part, dict) and type(part.get("frame")) is int]
    return min(frames, default=None)


def _part(case: Case, wanted: Any) -> Case:
    base, ours, theirs = (
        {key: value for key, value in side.items() if wanted(key)} if side is not ABSENT else {}
        for side in case.sides()
    )
    return Case(base, ours, theirs, case.rule, case.at)
