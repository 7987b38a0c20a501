"""Validity: the generated code is what the schemas give, and says what the judge says of good and of broken values."""

from __future__ import annotations

import copy
import functools
import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from hypothesis import strategies as st

from fleet import roster, schema, valid
from fleet.merge.json3 import check_rules
from tests import worlds
from tests.room import ROOT
from tests.worlds import law

KINDS = sorted(valid.CHECKS)
VALUES: list[Any] = [
    None, True, False, 0, 1, -1, 2, 2**53 - 1, "", "a", "ada", "ada\n", "Ada", "7-ada-1", "7-ada-1\n", "7-ada-0",
    "7-ada-1/8-bo-1", "00", "x" * 65, "0" * 64, "0" * 63 + "g", "post", [], ["ada"], ["ada", "ada"], [1], [None, None],
    [True, 1], {}, {"ada": 1}, {"ada": {}}, {"7-ada-1": {}}, {"at": None, "value": 1}, {"at": "7-ada-1", "value": -1},
]  # fmt: skip
KEYS = ["id", "at", "value", "ada", "ada\n", "7-ada-1", "7-ada-1\n", "protocol", "agents", "utc", "do", "key", "", "é"]


@functools.cache
def judge(kind: str) -> Any:
    """The judge, built here from the schema's file."""
    name = f"{kind}.json" if "/" in kind else f"{kind}.schema.json"
    document = json.loads((ROOT / "schemas" / name).read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(document)
    checker = jsonschema.FormatChecker(formats=())
    for word, test in schema.FORMATS.items():
        checker.checks(word)(test)
    return jsonschema.Draft7Validator(document, format_checker=checker)


def example(node: dict[str, Any]) -> Any:
    """A value that fits a schema of an action, with every field that it knows."""
    if "const" in node or "enum" in node:
        return node["const"] if "const" in node else node["enum"][0]
    if "anyOf" in node:
        return example(node["anyOf"][0])
    if node["type"] == "object":
        return {key: example(inner) for key, inner in node["properties"].items()}
    if node["type"] == "array":
        return [example(node["items"])]
    words = {"id": "7-ada-1", "name": "ada", "address": "1-bo-1/2-cy-1", "path": "src/tea.py"}
    return words.get(node.get("format", ""), "words")


@functools.cache
def samples() -> dict[str, list[Any]]:
    """Valid values of each kind: documents of a world that has grown, and what today's fold does not write yet."""
    talk = [("ada", "post", 0, 1), ("bo", "comment", 1, 1), ("cy", "vote", 1, -1), ("ada", "comment", 2, 1)]
    world = worlds.grown([talk, worlds.busy(1), worlds.busy(2)])
    at = {"at": "7-ada-1", "value": 1}
    delta = worlds.delta_of(7, "mini-1", [worlds.post(7, "ada"), worlds.vote(7, "ada", "1-bo-1", 1, 2)], stream="03")
    errors = {"errors": [{"agent": "cy", "error": "timed out"}]}
    usage = {**delta["usage"][0], "cut": 3, "unpriced": 0}
    worker = {"streams": 1, "key": "ssh-ed25519 AAAA", "agents": ["a*"]}
    people = {"operators": {"kim": {"key": None}}, "minds": {"m": {"agents": ["*"]}}}
    ada = {**world.document("state/agents/fd/ada.json"), "following": {"bo": at}}
    found: dict[str, list[Any]] = {
        "delta": [delta, {**delta, **errors, "usage": [usage]}, worlds.delta_of(1, "m", [])],
        "due": [{}, {"7-ada-1": {"kind": "debate"}}],
        "memory": [{"agent": "ada", "memories": {"7-ada-1": "bees"}}],
        "fleet": [{}, {"workers": {"m": worker}, **people}],
        "frame": [{**world.clock, "rejected": [{"id": "7-ada-1", "why": "full"}], "health": {"empty": 1}}],
        "workers": [{"m": {"missed": 1, "owed": [3, 4], "last": 2}}],
        "slices": [{"agents": 2, "cuts": [["0" * 64, "m"]], "pins": {"ada": "m"}}],
        "agent": [ada],
        **{f"actions/{do}": [example(schema.load(f"actions/{do}"))] for do in schema.ACTIONS},
    }
    for path in sorted(world.files):
        kind = schema.document_kind(path)
        if kind:
            found.setdefault(kind, []).append(world.document(path))
    return found


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every (container, key) in a value."""
    rows = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in rows:
        yield value, key
        yield from places(inner)


@st.composite
def mutated(draw: st.DrawFn, kind: str) -> Any:
    """A valid value with a few changes, each of which may break it."""
    value = copy.deepcopy(draw(st.sampled_from(samples()[kind])))
    for _ in range(draw(st.integers(0, 2))):
        spots = list(places(value))
        new = copy.deepcopy(draw(st.sampled_from(VALUES)))
        if not spots:
            return new
        holder, key = draw(st.sampled_from(spots))
        how = draw(st.sampled_from(("replace", "delete", "add", "double")))
        if how == "replace":
            holder[key] = new
        elif how == "delete":
            del holder[key]
        elif isinstance(holder, dict):
            holder[draw(st.sampled_from(KEYS))] = new if how == "add" else copy.deepcopy(holder[key])
        else:
            holder.append(new if how == "add" else copy.deepcopy(holder[key]))
    return value


def test_every_schema_has_code_and_samples() -> None:
    files = {path.name.removesuffix(".schema.json") for path in (ROOT / "schemas").glob("*.schema.json")}
    actions = {f"actions/{path.stem}" for path in (ROOT / "schemas" / "actions").glob("*.json")}
    assert set(KINDS) == files | actions == set(samples())
    assert set(schema.ACTIONS) == {name.removeprefix("actions/") for name in actions}


def test_the_generated_file_is_what_the_schemas_give() -> None:
    pytest.importorskip("fastjsonschema")
    done = subprocess.run([sys.executable, ROOT / "schemas" / "generate.py", "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("kind", KINDS)
def test_good_values_pass_both(kind: str) -> None:
    for value in samples()[kind]:
        assert [error.message for error in judge(kind).iter_errors(value)] == []
        assert schema.why_not(kind, value) is None


@pytest.mark.parametrize("kind", KINDS)
def test_the_generated_code_says_what_the_judge_says(kind: str) -> None:
    @law(mutated(kind), examples=100)
    def agrees(value: Any) -> None:
        assert schema.is_valid(kind, value) == judge(kind).is_valid(value)

    agrees()


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_is_no_object_of_its_kind_is_refused_by_both(kind: str) -> None:
    for value in VALUES:
        assert schema.is_valid(kind, value) == judge(kind).is_valid(value)


@pytest.mark.parametrize("kind", KINDS)
def test_checking_never_changes_the_value(kind: str) -> None:
    for value in samples()[kind]:
        before = copy.deepcopy(value)
        schema.is_valid(kind, value)
        assert value == before


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_that_the_schema_does_not_name_is_refused(kind: str) -> None:
    value = {**samples()[kind][0], "surprise": 1}
    assert not schema.is_valid(kind, value)


def test_a_refusal_names_the_place_and_the_reason() -> None:
    broken = worlds.delta_of(7, "mini-1", [worlds.post(7, "ada")])
    broken["actions"][0]["agent"] = "Ada\n"
    assert str(schema.why_not("delta", broken)).startswith("actions/0/agent: ")
    assert "surprise" in str(schema.why_not("workers", {"m": {"missed": 0, "owed": [], "last": 0, "surprise": 1}}))
    assert len(str(schema.why_not("delta", {**broken, "utc": "x" * 10_000}))) < 400


@pytest.mark.parametrize("kind", KINDS)
def test_every_merge_rule_is_one_that_merge3_reaches(kind: str) -> None:
    check_rules(schema.load(kind))


def test_a_name_with_a_final_newline_is_no_name_anywhere() -> None:
    assert not schema.is_valid("workers", {"mini-1\n": {"missed": 0, "owed": [], "last": 0}})
    assert not schema.is_valid("actions/vote", worlds.vote(7, "ada\n", "1-bo-1"))
    assert not schema.is_valid("actions/vote", worlds.vote(7, "ada", "1-bo-1\n"))


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("frame.json", "frame"), ("fleet.json", "fleet"), ("state/workers.json", "workers"),
        ("state/slices.json", "slices"), ("state/agents/fd/ada.json", "agent"), ("state/memory/fd/ada.json", "memory"),
        ("state/channels/general.json", "channel"), ("state/threads/0/182/182-ada-1.json", "thread"),
        ("state/due/190.json", "due"), ("projects/frame.json", None), ("state/agents/ada.json", None),
        ("state/other/x.json", None), ("state", None), ("README.md", None), ("deltas/1/mini-1/0.json", None),
    ],
)  # fmt: skip
def test_a_path_says_which_schema_judges(path: str, kind: str | None) -> None:
    assert schema.document_kind(path) == kind


def defaults(node: dict[str, Any]) -> Any:
    """What a schema says is there where nothing is said."""
    if "properties" in node:
        return {key: defaults(inner) for key, inner in node["properties"].items()}
    return node["default"]


def test_the_defaults_of_fleet_json_are_those_of_its_schema() -> None:
    fleet = schema.load("fleet")
    assert defaults(fleet) == roster.DEFAULTS
    assert defaults(fleet["properties"]["workers"]["additionalProperties"]) == roster.WORKER_DEFAULTS
    assert schema.is_valid("fleet", roster.DEFAULTS)


def test_windows_are_as_wide_in_a_merge_as_in_the_fold() -> None:
    limits = roster.DEFAULTS["limits"]
    agent, channel = (schema.load(kind)["properties"] for kind in ("agent", "channel"))
    assert agent["acts"]["x-merge"]["newest"] == {"by": "id", "keep": limits["acts"]}
    assert agent["notifications"]["x-merge"]["newest"] == {"by": "id", "keep": limits["notifications"]}
    assert channel["threads"]["x-merge"]["newest"] == {"by": "at", "keep": limits["channel_threads"]}


def test_a_merge_never_forgets_what_the_widest_memory_would_keep() -> None:
    widest = schema.load("fleet")["properties"]["limits"]["properties"]["memories"]["maximum"]
    memories = schema.load("memory")["properties"]["memories"]
    assert memories["x-merge"]["newest"] == {"by": "id", "keep": widest}
    assert schema.load("actions/remember")["properties"]["forget"]["maxItems"] == widest


def test_every_action_has_nouns_to_be_counted_by() -> None:
    assert set(schema.NOUNS) == set(schema.ACTIONS)
    assert schema.NOUNS["vote"] == ("vote", "votes")
    assert schema.NOUNS["remember"] == ("memory", "memories")


def test_text_fields_of_actions_are_bound_by_limits_that_exist() -> None:
    for fields in schema.LIMITS.values():
        assert set(fields.values()) <= set(roster.DEFAULTS["limits"])
