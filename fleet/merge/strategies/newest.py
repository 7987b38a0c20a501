"""`{"newest": {"keep": K, "by": "id" | "at"}}`: a window, a map keyed by id of which the K greatest entries stay.

Promise: the merge of two windows that only grew is the window of the union, so it is commutative, associative and
idempotent. What one side forgot is gone, unless the other side has touched it since: then it competes again, as it
would have had both happened on one side. Greatest in id order of the key, or by `at` of the `at` in each entry (the
key breaks ties); entries by `at` that both sides changed are `latest` where their schema says nothing else. Without
`keep` nothing is cut.
"""

from __future__ import annotations

from fleet.merge.json3 import ABSENT, UNSETTLED, key_order, settled
from fleet.merge.strategies import latest
from fleet.names import id_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from fleet.merge.json3 import Case, Walk


def fault(option: Any) -> str:
    """What is wrong with the option: nothing, or `keep` (above 0) and `by`, either or both."""
    if option is None:
        return ""
    if not isinstance(option, dict) or not option.keys() <= {"keep", "by"}:
        return '"newest" takes an object with "keep" and "by"'
    if "keep" in option and (type(option["keep"]) is not int or option["keep"] < 1):
        return '"keep" of "newest" must be a whole number above 0'
    return "" if option.get("by", "id") in ("id", "at") else '"by" of "newest" must be "id" or "at"'


def merge(walk: Walk, case: Case, option: Any) -> Any:
    """The window of both sides' entries."""
    base = {} if case.base is ABSENT else case.base
    if not all(isinstance(side, dict) for side in (base, case.ours, case.theirs)):
        return walk.conflict(case)
    by_at = (option or {}).get("by") == "at"
    union = {}
    for key in key_order(case.ours, case.theirs):
        entry = _entry(walk, case, base.get(key, ABSENT), key, by_at)
        if entry is not ABSENT:
            union[key] = entry
    return _window(union, (option or {}).get("keep"), by_at)


def _entry(walk: Walk, case: Case, base: Any, key: str, by_at: bool) -> Any:
    ours, theirs = case.ours.get(key, ABSENT), case.theirs.get(key, ABSENT)
    value = settled(base, ours, theirs)
    if value is not UNSETTLED:
        return value
    if ours is ABSENT or theirs is ABSENT:
        return theirs if ours is ABSENT else ours
    inner = walk.member(case, key, base, ours, theirs)
    if by_at and "x-merge" not in inner.rule:
        return latest.merge(walk, inner, None)
    return walk.decide(inner)


def _window(union: dict[str, Any], keep: int | None, by_at: bool) -> dict[str, Any]:
    if keep is None or len(union) <= keep:
        return union
    place = {key: (id_key(_at(entry)) if by_at else (), id_key(key)) for key, entry in union.items()}
    greatest = set(sorted(union, key=place.__getitem__, reverse=True)[:keep])
    return {key: entry for key, entry in union.items() if key in greatest}


def _at(entry: Any) -> Any:
    return entry.get("at") if isinstance(entry, dict) else None
