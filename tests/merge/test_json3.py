"""merge3 by cases: base, ours, theirs, expected; then what becomes a conflict, and what a schema may say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from fleet.errors import Failure
from fleet.merge.json3 import ABSENT, check_rules, merge3, same
from fleet.merge.numbers import Number

SCHEMAS = Path(__file__).resolve().parents[2] / "schemas"
TAKEN = [
    # objects, key by key
    ({}, {"a": 1}, {"b": 2}, {"a": 1, "b": 2}),
    ({"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 1, "b": 2}, {"a": 2, "b": 2}),
    ({"a": 1, "b": 1}, {"b": 1}, {"a": 1}, {}),
    ({"a": {"x": 1}}, {"a": {"x": 1, "y": 1}}, {"a": {"x": 1, "z": 1}}, {"a": {"x": 1, "y": 1, "z": 1}}),
    ({"a": 1}, {"a": 2}, {"a": 2}, {"a": 2}),
    ({"a": 1}, {}, {}, {}),
    (ABSENT, {"a": 1}, {"b": 2}, {"a": 1, "b": 2}),
    (ABSENT, {"a": {"x": 1}}, {"a": {"y": 2}}, {"a": {"x": 1, "y": 2}}),
    ({"a": 1}, {"a": True}, {"a": 1}, {"a": True}),
    ({"a": [0]}, {"a": [False]}, {"a": [0]}, {"a": [False]}),
    # arrays, element by element
    ([1, 2, 3], [1, 2, 3, 4], [1, 2, 3, 5], [1, 2, 3, 4, 5]),
    ([1, 2, 3], [0, 1, 2, 3], [1, 2, 3, 4], [0, 1, 2, 3, 4]),
    ([1, 2, 3], [2, 3], [1, 2], [2]),
    ([1, 2, 3], [1, 3], [1, 3, 4], [1, 3, 4]),
    ([1, 2, 3], [1, 9, 3], [1, 8, 3], [1, 9, 8, 3]),
    ([1, 2, 3], [1, 2, 3, 4], [1, 2, 5], [1, 2, 4, 5]),
    ([1, 2], [1, 2, 3, 4], [1, 2, 3, 5], [1, 2, 3, 4, 5]),
    ([], [1], [2], [1, 2]),
    (ABSENT, [1, 2], [2, 3], [1, 2, 3]),
    ([0, 0, 0, 1], [0, 0, 0, 0, 1], [0, 0, 0, 1, 2], [0, 0, 0, 0, 1, 2]),
    ([{"id": 1, "v": 1}], [{"id": 1, "v": 2}], [{"id": 1, "v": 1, "w": 1}, {"id": 2}],
     [{"id": 1, "v": 2, "w": 1}, {"id": 2}]),
    ([{"v": 1}, {"w": 1}], [{"v": 2}, {"w": 1}], [{"v": 1}, {"w": 2}], [{"v": 2}, {"w": 2}]),
    ([{"id": 1}], [{"id": 5}], [{"id": 6}], [{"id": 5}, {"id": 6}]),
    ([[1, 2]], [[1, 2, 3]], [[0, 1, 2]], [[0, 1, 2, 3]]),
    ([1, True], [1, True, 1], [1, True, False], [1, True, 1, False]),
]  # fmt: skip


@pytest.mark.parametrize(("base", "ours", "theirs", "expected"), TAKEN)
def test_what_two_sides_did_apart_is_all_taken(base: Any, ours: Any, theirs: Any, expected: Any) -> None:
    merged = merge3(base, ours, theirs)
    assert not merged.conflicts
    assert same(merged.value, expected), merged


AGAINST = [
    (1, 2, 3, "", 2),
    ({"a": 1}, {"a": 2}, {"a": 3}, "/a", {"a": 2}),
    ({}, {"a": 2}, {"a": 3}, "/a", {"a": 2}),
    ({"a": 1}, {"a": True}, {"a": 2}, "/a", {"a": True}),
    ({"a": {"x": 1}}, {"a": {"x": 2}}, {}, "/a", {"a": {"x": 2}}),
    ({"a": {"x": 1}}, {}, {"a": {"x": 2}}, "/a", {}),
    ({"a": 1}, {"a": [1]}, {"a": {"b": 1}}, "/a", {"a": [1]}),
    ({"a": 1}, {"a": {"b": 1}}, {"a": {"c": 1}}, "/a", {"a": {"b": 1}}),
    ({"a/b~": 1}, {"a/b~": 2}, {"a/b~": 3}, "/a~1b~0", {"a/b~": 2}),
    ([{"id": 1, "v": 1}], [{"id": 1, "v": 2}], [{"id": 1, "v": 3}], "/0/v", [{"id": 1, "v": 2}]),
    ([0, {"id": 1, "v": 1}], [9, 0, {"id": 1, "v": 2}], [0], "/2", [9, 0, {"id": 1, "v": 2}]),
    ([{"id": 1, "v": 1}], [], [{"id": 1, "v": 2}], "/0", []),
]


@pytest.mark.parametrize(("base", "ours", "theirs", "pointer", "kept"), AGAINST)
def test_two_changes_of_one_leaf_are_a_conflict_and_ours_stays(
    base: Any, ours: Any, theirs: Any, pointer: str, kept: Any
) -> None:
    merged = merge3(base, ours, theirs)
    assert [conflict.pointer for conflict in merged.conflicts] == [pointer]
    assert same(merged.value, kept)


def test_a_conflict_holds_its_three_values() -> None:
    (conflict,) = merge3({"a": 1, "b": 1}, {"a": 2}, {"a": 1, "b": 3}).conflicts
    assert (conflict.pointer, conflict.base, conflict.ours, conflict.theirs) == ("/b", 1, ABSENT, 3)


def at(stamp: str | None, value: Any) -> dict[str, Any]:
    return {"at": stamp, "value": value}


LATEST = {"x-merge": "latest"}
CLOSING = {"x-merge": {"closing": ["state", "verdict"]}}


def window(by: str = "id", keep: int | None = None) -> dict[str, Any]:
    return {"x-merge": {"newest": {"by": by} | ({"keep": keep} if keep else {})}}


OPEN, SHUT4, SHUT5 = (
    {"state": "open"},
    {"state": "shut", "verdict": {"frame": 4, "for": 1}},
    {"state": "shut", "verdict": {"frame": 5, "for": 2}},
)

RULED = [
    # latest: the greater `at`, in id order, null oldest
    (LATEST, at(None, 0), at("9-a-1", 1), at("10-a-1", 2), at("10-a-1", 2)),
    (LATEST, ABSENT, at("9-b-1", 1), at("9-a-1", 2), at("9-b-1", 1)),
    (LATEST, at(None, 0), at("9-a-2", 1), at("9-a-10", 2), at("9-a-10", 2)),
    (LATEST, at(None, 0), at("9-a-1", 1), at("side.9-a-1", 2), at("side.9-a-1", 2)),
    (LATEST, ABSENT, at(None, 1), at("1-a-1", 2), at("1-a-1", 2)),
    # latest: a value under its old `at` is a human's
    (LATEST, at("3-a-1", 0), at("5-a-1", 1), at("3-a-1", 2), at("3-a-1", 2)),
    (LATEST, at("3-a-1", 0), at("3-a-1", 2), at("5-a-1", 1), at("3-a-1", 2)),
    (LATEST, at(None, "old"), at("5-a-1", "agent"), at(None, "human"), at(None, "human")),
    # newest: by id
    (window(), {"1-a-1": 1}, {"1-a-1": 1, "2-a-1": 1}, {"1-a-1": 1, "2-b-1": 1}, {"1-a-1": 1, "2-a-1": 1, "2-b-1": 1}),
    (window(keep=2), {"1-a-1": 1}, {"1-a-1": 1, "2-a-1": 1}, {"1-a-1": 1, "10-b-1": 1}, {"2-a-1": 1, "10-b-1": 1}),
    (window(keep=2), {"1-a-1": 1, "2-a-1": 1}, {"2-a-1": 1, "3-a-1": 1}, {"2-a-1": 1, "3-b-1": 1},
     {"3-a-1": 1, "3-b-1": 1}),
    (window(), {"1-a-1": 1, "2-a-1": 1}, {"2-a-1": 1}, {"1-a-1": 1}, {}),
    ({"x-merge": "newest"}, {}, {"1-a-1": 1}, {"1-b-1": 2}, {"1-a-1": 1, "1-b-1": 2}),
    # newest: by the `at` of each entry; what was touched since comes back
    (window("at", 2), {"1-a-1": {"at": "1-a-1"}, "2-a-1": {"at": "2-a-1"}},
     {"1-a-1": {"at": "3-b-1"}, "2-a-1": {"at": "2-a-1"}}, {"2-a-1": {"at": "2-a-1"}, "3-c-1": {"at": "3-c-1"}},
     {"1-a-1": {"at": "3-b-1"}, "3-c-1": {"at": "3-c-1"}}),
    (window("at"), {"1-a-1": {"at": "1-a-1"}}, {"1-a-1": {"at": "3-b-1"}}, {"1-a-1": {"at": "3-a-1"}},
     {"1-a-1": {"at": "3-b-1"}}),
    # closing: the earlier frame, else ours
    (CLOSING, OPEN, SHUT5, SHUT4, SHUT4),
    (CLOSING, OPEN, SHUT4, SHUT5, SHUT4),
    (CLOSING, OPEN, SHUT4, SHUT4 | {"state": "x"}, SHUT4),
    (CLOSING, OPEN | {"n": 1}, SHUT4 | {"n": 1}, OPEN | {"n": 2}, SHUT4 | {"n": 2}),
    (CLOSING, OPEN, {"state": "odd"}, SHUT5, SHUT5),
    (CLOSING, ABSENT, SHUT5 | {"a": 1}, SHUT4 | {"b": 1}, SHUT4 | {"a": 1, "b": 1}),
    ({"properties": {"verdict": {"x-merge": "closing"}}}, {}, {"verdict": {"frame": 5}}, {"verdict": {"frame": 3}},
     {"verdict": {"frame": 3}}),
    # for other people's schemas
    ({"x-merge": "max"}, 1, 3, 2, 3),
    ({"x-merge": "max"}, ABSENT, 2, 3, 3),
    ({"x-merge": "max"}, "2026-08-11T09:06Z", "2026-08-11T10:28Z", "2026-08-11T10:51Z", "2026-08-11T10:51Z"),
    ({"x-merge": "max"}, 1, Number("1.5"), Number("1.25"), Number("1.5")),
    ({"x-merge": "sum"}, 5, 7, 9, 11),
    ({"x-merge": "sum"}, ABSENT, 2, 3, 5),
    ({"x-merge": "sum"}, 5, 4, 2, 1),
    ({"x-merge": "sum"}, Number("0.1"), Number("0.2"), Number("0.3"), Number("0.4")),
    ({"x-merge": "sum"}, 1, 1.5, 2, 2.5),
    ({"x-merge": "union"}, [1, 2, 3], [4, 1, 2], [1, 3, 5, 4], [4, 1, 5]),
    ({"x-merge": "union"}, ABSENT, ["a", "b"], ["b", "c"], ["a", "b", "c"]),
    ({"x-merge": "union"}, [], [1], [True], [1, True]),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "base", "ours", "theirs", "expected"), RULED)
def test_a_leaf_that_both_changed_is_decided_by_its_rule(
    rule: dict[str, Any], base: Any, ours: Any, theirs: Any, expected: Any
) -> None:
    merged = merge3(base, ours, theirs, rule)
    assert not merged.conflicts
    assert same(merged.value, expected), merged
    check_rules(rule)


UNDECIDED = [
    (LATEST, at("3-a-1", 0), at("3-a-1", 1), at("3-a-1", 2)),
    (LATEST, ABSENT, at("3-a-1", 1), at("3-a-1", 2)),
    (LATEST, at(None, 1), 5, at("3-a-1", 2)),
    (LATEST, at(None, 1), {"value": 1}, at("3-a-1", 2)),
    (CLOSING, SHUT4, OPEN, SHUT5),
    ({"x-merge": "max"}, 1, 2, "3"),
    ({"x-merge": "sum"}, 1, 2, True),
    ({"x-merge": "union"}, [], [1], {"a": 1}),
    (window(), {}, {"1-a-1": 1}, [1]),
]


@pytest.mark.parametrize(("rule", "base", "ours", "theirs"), UNDECIDED)
def test_what_a_rule_cannot_decide_is_a_conflict(rule: dict[str, Any], base: Any, ours: Any, theirs: Any) -> None:
    merged = merge3(base, ours, theirs, rule)
    assert len(merged.conflicts) == 1
    assert same(merged.value, ours)


def test_a_rule_is_found_through_the_words_that_lead_to_a_value() -> None:
    schema = {
        "$defs": {"n": {"x-merge": "max"}, "again": {"$ref": "#/$defs/n"}, "a/b": {"x-merge": "sum"}},
        "properties": {
            "property": {"$ref": "#/$defs/again"},
            "beside": {"$ref": "#/$defs/n", "x-merge": "sum"},
            "escaped": {"$ref": "#/$defs/a~1b"},
            "pattern": {"patternProperties": {"^a": {"x-merge": "max"}}},
            "patterns": {"patternProperties": {"^a": {"x-merge": "max"}, "^b": {"x-merge": "sum"}}},
            "items": {"items": {"x-merge": "latest"}},
            "self": {"$ref": "#"},
        },
        "additionalProperties": {"x-merge": "sum"},
    }
    check_rules(schema)
    base, ours, theirs = (
        {
            "property": n,
            "beside": n,
            "escaped": n,
            "pattern": {"a": n},
            "patterns": {"a": n, "b": n},
            "items": [{"at": f"{n}-a-1", "id": 1}],
            "self": {"property": n, "more": n},
            "additional": n,
        }
        for n in (1, 2, 3)
    )
    merged = merge3(base, ours, theirs, schema)
    assert not merged.conflicts
    assert merged.value == {
        "property": 3,
        "beside": 4,
        "escaped": 4,
        "pattern": {"a": 3},
        "patterns": {"a": 3, "b": 4},
        "items": [{"at": "3-a-1", "id": 1}],
        "self": {"property": 3, "more": 4},
        "additional": 4,
    }


@pytest.mark.parametrize(
    ("schema", "place", "reason"),
    [
        ({"properties": {"a": {"x-merge": "oldest"}}}, "#/properties/a", "no known strategy: 'oldest'; there are cl"),
        ({"x-merge": "__init__"}, "#", "no known strategy"),
        ({"x-merge": 5}, "#", "no known strategy"),
        ({"x-merge": {"max": 1}}, "#", "takes no option"),
        ({"x-merge": {"newest": {"keep": 0}}}, "#", "keep"),
        ({"x-merge": {"newest": {"keep": True}}}, "#", "keep"),
        ({"x-merge": {"newest": {"by": "utc"}}}, "#", "by"),
        ({"x-merge": {"closing": "state"}}, "#", "list of keys"),
        ({"anyOf": [{"x-merge": "max"}]}, "#/anyOf/0", "out of reach"),
        ({"properties": {"a": {"$ref": "#/$defs/b"}}}, "#/properties/a", "nowhere"),
    ],
)  # fmt: skip
def test_a_schema_that_asks_for_what_there_is_not_is_refused(schema: dict[str, Any], place: str, reason: str) -> None:
    with pytest.raises(Failure, match=f"at {place}: .*{reason}"):
        check_rules(schema | {"title": "thing"})


@pytest.mark.parametrize("path", sorted(SCHEMAS.glob("*.json")), ids=lambda path: path.name)
def test_the_worlds_own_schemas_ask_for_nothing_else(path: Path) -> None:
    check_rules(json.loads(path.read_text()))


def test_properties_may_be_called_anything() -> None:
    check_rules({"properties": {"anyOf": {"x-merge": "max"}, "x-merge": {"type": "string"}}, "const": {"x-merge": 1}})


def test_key_order_is_kept_and_new_keys_stay_with_their_neighbours() -> None:
    merged = merge3({"z": 1, "a": 1}, {"z": 1, "m": 1, "a": 1}, {"z": 1, "a": 1, "b": 1})
    assert list(merged.value) == ["z", "m", "a", "b"]
    merged = merge3({"a": 1}, {"a": 1, "c": 1}, {"a": 1, "d": 1, "b": 1} | {})
    assert list(merged.value) == ["a", "d", "b", "c"]
    merged = merge3({"b": 1}, {"b": 1, "c": 1}, {"a": 1, "b": 1, "d": 1})
    assert list(merged.value) == ["a", "b", "c", "d"]


def test_the_arguments_stay_as_they_were() -> None:
    base, ours, theirs = {"a": [1]}, {"a": [1, 2], "b": {}}, {"a": [1, 3], "b": {"c": 1}}
    merge3(base, ours, theirs)
    assert (base, ours, theirs) == ({"a": [1]}, {"a": [1, 2], "b": {}}, {"a": [1, 3], "b": {"c": 1}})


def test_arrays_with_too_little_in_common_are_a_conflict_not_a_guess() -> None:
    base = [index % 3 for index in range(2000)]
    ours = [index % 2 for index in range(2000)]
    merged = merge3(base, ours, [*base, 7])
    assert [conflict.pointer for conflict in merged.conflicts] == [""]
    assert merged.value == ours


def test_scattered_changes_of_a_long_array_all_arrive() -> None:
    base = [{"id": index, "v": 0} for index in range(5000)]
    ours = [item | {"v": 1} if item["id"] % 7 == 0 else item for item in base]
    theirs = [item | {"w": 1} for item in base if item["id"] % 11]
    merged = merge3(base, ours, theirs)
    removed_and_changed = [index for index in range(5000) if index % 77 == 0]
    assert len(merged.conflicts) == len(removed_and_changed)
    assert len(merged.value) == sum(1 for index in range(5000) if index % 11 or index % 7 == 0)
    assert merged.value[1] == {"id": 1, "v": 0, "w": 1}
    assert merged.value[7] == {"id": 7, "v": 1, "w": 1}
