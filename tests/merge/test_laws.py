"""The laws of merge3 as properties: identity, symmetry, no key lost, validity, and the algebra of its strategies."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fleet import strictjson
from fleet.merge.arrays import aligned, match
from fleet.merge.json3 import ABSENT, merge3, same
from fleet.names import id_key


def law(*strategies: Any, **named: Any) -> Any:
    """A property, tried on the same few dozen examples in each run."""
    once = settings(max_examples=40, deadline=None, derandomize=True)
    return lambda test: once(given(*strategies, **named)(test))


KEYS = st.sampled_from("abcd")
LEAVES = st.sampled_from([None, True, False, 0, 1, 2, "x", "y"])
IDS = st.builds(lambda frame, agent, n: f"{frame}-{agent}-{n}", st.integers(1, 12), KEYS, st.integers(1, 12))
STAMPED = st.fixed_dictionaries({"at": st.none() | IDS, "value": st.integers(0, 3)})
RULES: list[dict[str, Any] | None] = [
    None,
    {"additionalProperties": {"x-merge": "latest"}},
    {"x-merge": {"newest": {"keep": 3}}},
    {"x-merge": {"newest": {"keep": 3, "by": "at"}}},
    {"x-merge": {"closing": ["a", "b"]}},
    {"additionalProperties": {"x-merge": "max"}},
    {"additionalProperties": {"x-merge": "sum"}},
    {"additionalProperties": {"x-merge": "union"}},
]


def values(arrays: bool) -> st.SearchStrategy[Any]:
    return st.recursive(
        LEAVES,
        lambda inner: (
            st.dictionaries(KEYS, inner, max_size=4) | (st.lists(inner, max_size=4) if arrays else st.nothing())
        ),
        max_leaves=8,
    )


ANY = values(arrays=True)
PLAIN = st.dictionaries(KEYS, values(arrays=False), max_size=4)


@pytest.mark.parametrize("rule", RULES)
@law(base=ANY, changed=ANY)
def test_a_change_on_one_side_or_alike_on_both_is_taken(rule: dict[str, Any] | None, base: Any, changed: Any) -> None:
    threes = ((base, base, changed), (base, changed, base), (base, changed, changed), (ABSENT, changed, changed))
    for old, ours, theirs in threes:
        merged = merge3(old, ours, theirs, rule)
        assert same(merged.value, changed)
        assert not merged.conflicts


@law(base=PLAIN, ours=PLAIN, theirs=PLAIN)
def test_sides_may_be_exchanged_where_nothing_conflicts(base: Any, ours: Any, theirs: Any) -> None:
    one, other = merge3(base, ours, theirs), merge3(base, theirs, ours)
    assert {conflict.pointer for conflict in one.conflicts} == {conflict.pointer for conflict in other.conflicts}
    if not one.conflicts:
        assert same(one.value, other.value)


@law(base=PLAIN, ours=PLAIN, theirs=PLAIN)
def test_no_key_is_lost_and_none_comes_from_nowhere(base: Any, ours: Any, theirs: Any) -> None:
    merged = merge3(base, ours, theirs).value
    for key in "abcd":
        if key in ours and key in theirs:
            assert key in merged
        if key in merged:
            assert key in ours or key in theirs
        if (key in ours) != (key in theirs) and key not in base:
            assert key in merged


@pytest.mark.parametrize("rule", RULES)
@law(base=ANY, ours=ANY, theirs=ANY)
def test_the_result_is_always_valid_and_repeatable(
    rule: dict[str, Any] | None, base: Any, ours: Any, theirs: Any
) -> None:
    before = strictjson.dumps([base, ours, theirs])
    merged = merge3(base, ours, theirs, rule)
    data = strictjson.dumps(merged.value)
    assert same(strictjson.loads(data), merged.value)
    assert strictjson.dumps(merge3(base, ours, theirs, rule).value) == data
    assert strictjson.dumps([base, ours, theirs]) == before


@pytest.mark.parametrize("rule", RULES[:4])
@law(base=PLAIN, ours=PLAIN, theirs=PLAIN)
def test_merging_again_changes_nothing(rule: dict[str, Any] | None, base: Any, ours: Any, theirs: Any) -> None:
    merged = merge3(base, ours, theirs, rule)
    if not merged.conflicts:
        assert same(merge3(theirs, merged.value, theirs, rule).value, merged.value)
        assert same(merge3(ours, merged.value, ours, rule).value, merged.value)


def newest_of(window: dict[str, Any], keep: int) -> dict[str, Any]:
    return {key: window[key] for key in sorted(window, key=id_key)[-keep:]}


@law(st.sets(IDS, max_size=5), st.sets(IDS, max_size=5), st.sets(IDS, max_size=5), st.integers(1, 6))
def test_a_merge_of_windows_is_the_window_of_all(old: set[str], mine: set[str], others: set[str], keep: int) -> None:
    """What merge3 promises of the fold: folding apart and merging is folding together."""
    base = newest_of(dict.fromkeys(old, 1), keep)
    fresh = max((id_key(key)[0] for key in old), default=0)
    mine, others = ({f"{fresh + id_key(key)[0]}-{key.split('-', 1)[1]}" for key in side} for side in (mine, others))
    ours = newest_of(base | dict.fromkeys(mine, 1), keep)
    theirs = newest_of(base | dict.fromkeys(others, 1), keep)
    merged = merge3(base, ours, theirs, {"x-merge": {"newest": {"keep": keep}}})
    assert merged.value == newest_of(base | dict.fromkeys(mine | others, 1), keep)


@law(STAMPED, st.lists(STAMPED, max_size=3), st.lists(STAMPED, max_size=3))
def test_latest_is_the_same_whoever_merges(base: Any, mine: list[Any], others: list[Any]) -> None:
    """Actions overwrite a value only under a greater `at`, and no two share one."""

    def fold(value: Any, writes: list[Any]) -> Any:
        for write in writes:
            value = max(value, write, key=lambda stamped: id_key(stamped["at"]))
        return value

    mine = [write | {"at": write["at"] and f"1{write['at']}", "value": f"by {write['at']}"} for write in mine]
    others = [write | {"at": write["at"] and f"2{write['at']}", "value": f"by 2 {write['at']}"} for write in others]
    mine, others = ([write for write in side if write["at"]] for side in (mine, others))
    merged = merge3(base, fold(base, mine), fold(base, others), {"x-merge": "latest"})
    assert not merged.conflicts
    assert merged.value == fold(base, mine + others)


@law(st.integers(-9, 9), st.integers(-9, 9), st.integers(-9, 9))
def test_sum_adds_and_max_never_goes_back(base: int, ours: int, theirs: int) -> None:
    if len({base, ours, theirs}) == 3:
        assert merge3(base, ours, theirs, {"x-merge": "sum"}).value == ours + theirs - base
        assert merge3(base, ours, theirs, {"x-merge": "max"}).value == max(ours, theirs)


SMALL = st.lists(st.integers(0, 5), max_size=8)


@law(SMALL, SMALL, SMALL)
def test_union_is_that_of_sets(base: list[int], ours: list[int], theirs: list[int]) -> None:
    if not (same(base, ours) or same(base, theirs) or same(ours, theirs)):
        merged = merge3(base, ours, theirs, {"x-merge": "union"}).value
        removed = (set(base) - set(ours)) | (set(base) - set(theirs))
        assert set(merged) == (set(ours) | set(theirs)) - removed


@law(SMALL, SMALL)
def test_an_alignment_is_a_common_subsequence(here: list[int], there: list[int]) -> None:
    pairs = match(here, there)
    assert all(here[i] == there[j] for i, j in pairs)
    assert all(one[0] < other[0] and one[1] < other[1] for one, other in pairwise(pairs))
    assert aligned(here, there) == pairs


@law(SMALL, st.lists(st.integers(6, 9), max_size=4), st.lists(st.integers(10, 13), max_size=4), st.data())
def test_insertions_into_an_array_all_arrive_in_their_order(
    base: list[int], mine: list[int], others: list[int], data: st.DataObject
) -> None:
    ours, theirs = list(base), list(base)
    at, there = data.draw(st.integers(0, len(base))), data.draw(st.integers(0, len(base)))
    ours[at:at] = mine
    theirs[there:there] = others
    merged = merge3(base, ours, theirs).value
    assert [item for item in merged if item <= 5] == base
    assert [item for item in merged if 6 <= item <= 9] == mine
    assert [item for item in merged if item >= 10] == others
