"""What is decided about the conflicts of a merge, put into its value: by a person, or where two ancestors differ.

Pure. A decision is known by the number of its conflict in the merge, for pointers into an array can be alike.
"""

from __future__ import annotations

from fleet.errors import Failure
from fleet.merge.json3 import ABSENT, Conflict, Merged, key_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

ANCESTORS_DIFFER = "(the common ancestors differ here)"
"""Stands at a conflict in a merge of ancestors: a value that neither side has, so that both are seen to differ."""


def settle(merged: Merged, decided: Mapping[int, Any]) -> Any:
    """The merged value with what was decided at conflicts, by their numbers; ABSENT takes the place away."""
    value = _copied(merged.value)
    for number in sorted(decided, reverse=True):  # from the end, so that the places before stay where they are
        value = _decided(value, merged.conflicts[number], decided[number])
    return value


def ancestor(merged: Merged) -> Any:
    """The value of a merge that will itself be a base: no side's at the conflicts."""
    marks = [dict.fromkeys(conflict.members, ANCESTORS_DIFFER) or ANCESTORS_DIFFER for conflict in merged.conflicts]
    return settle(merged, dict(enumerate(marks)))


def _decided(value: Any, conflict: Conflict, new: Any) -> Any:
    place = _steps(conflict.pointer)
    if not conflict.members:
        return _put(value, place, new, fresh=conflict.ours is ABSENT)
    if not isinstance(new, dict) or not new.keys() <= set(conflict.members):
        raise Failure(f"at {conflict.pointer or '/'} an object with {', '.join(conflict.members)} is decided")
    for key in conflict.members:
        value = _put(value, [*place, key], new.get(key, ABSENT), fresh=False)
    return value


def _put(value: Any, steps: list[str], new: Any, fresh: bool) -> Any:
    """Put `new` at a place of `value`, which is changed; `fresh`: ours has no such element of an array."""
    if not steps:
        return new
    at = value
    for step in steps[:-1]:
        at = at[int(step)] if isinstance(at, list) else at.get(step, ABSENT)
        if at is ABSENT:
            return value  # a window has let go of the entry
    if isinstance(at, list):
        index = int(steps[-1])
        at[index : index if fresh else index + 1] = [] if new is ABSENT else [new]
    elif new is ABSENT:
        at.pop(steps[-1], None)
    else:
        at[steps[-1]] = new
    return value


def _steps(pointer: str) -> list[str]:
    return [key_of(step) for step in pointer.split("/")[1:]]


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_copied(inner) for inner in value]
    return value
