"""What a model may answer: a schema that every provider takes, and a judge that lets pass what the gate would."""

from __future__ import annotations

import copy
import json
from typing import Any

import jsonschema
import pytest
from hypothesis import strategies as st

from fleet import delta, schema, strictjson
from fleet.minds import Turn, shape
from fleet.minds.shape import Faulty, answer_schema, answers_of, read, sift
from tests.minds import seen
from tests.worlds import law

WORDS = {"type", "properties", "required", "additionalProperties", "items", "anyOf", "enum"}
ACT = {"do": "comment", "on": "3-bo-1/4-cy-1", "body": "Oil it."}


def strict(node: dict[str, Any]) -> None:
    """Assert the subset that every provider takes."""
    assert set(node) <= WORDS
    assert set(node) == {"anyOf"} or node["type"] in ("object", "array", "string", "integer", "boolean", "null")
    if node.get("type") == "object":
        assert node["additionalProperties"] is False
        assert node["required"] == list(node["properties"])
    if "enum" in node:
        assert node["type"] == "string"
        assert 0 < len(node["enum"]) <= shape.MOST_CHOICES
        assert all(isinstance(value, str) for value in node["enum"])
    inner = [
        *node.get("properties", {}).values(),
        *node.get("anyOf", ()),
        *([node["items"]] if "items" in node else ()),
    ]
    for child in inner:
        strict(child)


def offered(node: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The properties of each action of an answer's schema."""
    items = node["properties"]["actions"]["items"]
    branches = items.get("anyOf", [items])
    return {branch["properties"]["do"]["enum"][0]: branch["properties"] for branch in branches}


def of_several(*views: dict[str, Any]) -> dict[str, Any]:
    return shape.shaped(shape.asked(views), [view["agent"] for view in views])


def sifted(*acts: Any, **more: Any) -> tuple[list[Any], list[str]]:
    return sift({"actions": list(acts)}, seen.turn(**more))


def test_the_schema_keeps_to_the_strict_subset() -> None:
    strict(answer_schema(seen.view()))
    strict(of_several(seen.view("ada"), seen.view("bo")))
    strict(answer_schema(seen.newcomer().view))


def test_actions_that_no_release_has_are_offered_without_an_edit() -> None:
    with seen.more_actions():
        made = answer_schema(seen.view(memory={"1-ada-1": "Bo owes me a hinge."}))
        strict(made)
    found = offered(made)
    assert set(seen.MADE_UP) <= set(found)
    assert found["befriend"]["whom"] == {"type": "string", "enum": ["bo", "cy", "dee"]}
    nullable = {"anyOf": [{"type": "string"}, {"type": "null"}]}
    assert (found["portrait"]["bio"], found["patch"]["project"]) == (nullable, {"type": "string"})
    assert found["note"]["forget"]["anyOf"][0]["items"] == {"type": "string", "enum": ["1-ada-1"]}
    forms = found["patch"]["files"]["items"]["anyOf"]
    assert [list(form["properties"]) for form in forms] == [["path", "content"], ["path", "delete"]]
    assert found["side"]["stance"]["anyOf"][0]["enum"] == ["for", "against"]


def test_every_real_action_has_a_form_for_models_and_words_for_each_field() -> None:
    for do in schema.ACTIONS:
        strict(shape.asked([seen.newcomer().view]).get(do) or shape.asked([seen.view()]).get(do) or {"type": "null"})
        assert shape.kind(do)["description"]
        assert [field for field, node in shape.fields(do).items() if "description" not in node] == []


def test_what_is_in_view_is_what_can_be_chosen_by_its_id() -> None:
    found = offered(answer_schema(seen.view()))
    assert found["comment"]["on"]["enum"] == ["4-ada-1", "5-bo-2", "3-bo-1", "4-cy-1", "5-dee-1", "5-cy-2"]
    assert found["post"]["channel"]["enum"] == ["general"]
    assert found["vote"]["value"] == {"type": "integer"}


def test_an_action_that_finds_nothing_in_view_is_not_offered() -> None:
    found = offered(answer_schema(seen.view(threads=[], people={})))
    assert "post" in found
    assert not {"comment", "vote"} & set(found)
    assert "forget" not in found["remember"]


def test_where_nothing_at_all_could_be_done_everything_may_be_tried() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema, "ACTIONS", ("comment", "vote"))
        found = offered(answer_schema(seen.newcomer().view))
    assert found["comment"]["on"] == {"type": "string"}


def test_too_many_choices_are_no_enum() -> None:
    threads = [seen.thread(f"{frame}-bo-1") for frame in range(1, shape.MOST_CHOICES + 2)]
    assert offered(answer_schema(seen.view(threads=threads)))["vote"]["on"] == {"type": "string"}
    assert "enum" in offered(answer_schema(seen.view(threads=threads[1:])))["vote"]["on"]


def test_an_answer_for_several_says_who_acts() -> None:
    made = of_several(seen.view("ada"), seen.view("bo", threads=[seen.thread("5-eli-2-1")]))
    entry = made["properties"]["answers"]["items"]["properties"]
    assert entry["agent"] == {"type": "string", "enum": ["ada", "bo"]}
    assert "5-eli-2-1" in json.dumps(entry["actions"])
    said = {"answers": [{"agent": "bo", "actions": [ACT]}, {"agent": "eve", "actions": [ACT]}]}
    assert answers_of(said, ["ada", "bo"]) == {"ada": None, "bo": {"agent": "bo", "actions": [ACT]}}
    assert answers_of({"actions": []}, ["ada"]) == {"ada": {"actions": []}}


@pytest.mark.parametrize(
    "answer",
    [{}, [], None, {"actions": []}, {"answers": {}}, {"answers": [1]}, {"answers": [{"agent": "eve", "actions": []}]},
     {"answers": [{"agent": "bo", "actions": []}, {"agent": "bo", "actions": []}]}],
)  # fmt: skip
def test_an_answer_that_does_not_say_for_whom_is_faulty(answer: Any) -> None:
    with pytest.raises(Faulty, match="agent"):
        answers_of(answer, ["ada", "bo"])


JSON = '{"actions": [{"do": "vote", "on": "3-bo-1", "value": 1}]}'


@pytest.mark.parametrize(
    "text",
    [JSON, f"\n {JSON}\n", f"```json\n{JSON}\n```", f"```\n{JSON}```", f"Here it is:\n```json\n{JSON}\n```\nAs asked.",
     f"<think>{{maybe}} a vote?</think>\n{JSON}", f"a vote, I think.</think>{JSON}", f"\ufeff{JSON}",
     f"Sure! {JSON} Done.",
     f"With {{care}}:\n```json\n{JSON}\n```"],
)  # fmt: skip
def test_the_json_is_found_in_what_surrounds_it(text: str) -> None:
    assert read(text) == json.loads(JSON)


def test_a_text_may_hold_what_looks_like_the_end_of_its_frame() -> None:
    body = "```py\nx = {1}\n```\n</think>"
    assert read(f"```json\n{json.dumps({'body': body})}\n```") == {"body": body}
    assert read('{"body": "one\ntwo\tthree"}') == {"body": "one\ntwo\tthree"}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"), ("  \n", "empty"), ("I would rather not.", "no JSON object"), ("[1, 2]", "no JSON object"),
        (JSON[:-5], "cut off"), (JSON[:40], "cut off"), (f"```json\n{JSON[:30]}\n```", "cut off"),
        ('{"actions": [}', "not valid JSON: .* line 1 column"), ("{'actions': []}", "not valid JSON"),
        (f"{JSON}\n{JSON}", "more than one"), ('{"actions": [], "actions": []}', "twice"),
        ('{"value": NaN}', "NaN"), ("<think> {} so", "within its own thought"), ("[" * 9 + "{" * 50_000, "valid|deep"),
        ('{"a":' * 40 + "1" + "}" * 40, "deeper than 32"), ('{"n": ' + "9" * 5000 + "}", "digits|valid"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_faulty_and_says_why(text: str, why: str) -> None:
    with pytest.raises(Faulty, match=why):
        read(text)


def test_reading_stays_fast_on_whatever_comes() -> None:
    for text in ("{" * 200_000, "```{" * 50_000, "<think>" * 50_000, '{"a":"' + "`" * 300_000, "</think>{" * 50_000):
        with pytest.raises(Faulty):
            read(text)


def test_good_actions_are_kept_as_they_are() -> None:
    post = {"do": "post", "channel": "general", "title": "A hinge", "body": "It sings.\n\n\tStill.", "tags": ["gates"]}
    assert sifted(post, ACT) == ([post, ACT], [])


def test_an_empty_list_is_a_good_answer() -> None:
    assert sifted() == ([], [])


def test_null_and_empty_stand_for_an_optional_field_that_was_left_out() -> None:
    post = {"do": "post", "channel": "general", "title": "A hinge", "body": "It sings.", "tags": None}
    assert sifted(post)[0] == [{key: post[key] for key in post if key != "tags"}]
    with seen.more_actions():
        files = [{"path": "a.py", "content": "", "delete": None}, {"path": "b.py", "content": None, "delete": True}]
        patch = {"do": "patch", "project": "gate", "title": "Oil", "files": files}
        kept = [{"path": "a.py", "content": ""}, {"path": "b.py", "delete": True}]
        assert sifted(patch) == ([{**patch, "files": kept}], [])
        assert sifted({"do": "portrait", "name": "", "bio": "Paints.", "interests": None})[0] == [
            {"do": "portrait", "bio": "Paints."}
        ]
        assert sifted({"do": "portrait", "name": "", "bio": None})[0] == []


def test_an_id_in_view_stands_for_its_address() -> None:
    votes = [{"do": "vote", "on": on, "value": 1} for on in ("5-dee-1", "3-bo-1", "5-bo-2")]
    assert [act["on"] for act in sifted(*votes)[0]] == ["3-bo-1/5-dee-1", "3-bo-1", "4-ada-1/5-bo-2"]


def test_a_text_loses_what_no_document_may_hold() -> None:
    act = {**ACT, "body": "one\r\ntwo\x1b[31m \ud83d three\x00\x85"}
    assert sifted(act)[0] == [{**ACT, "body": "one\ntwo[31m  three"}]


FAULTS: list[tuple[Any, str]] = [
    (1, "action 1: it is no object with a `do`"),
    ({"body": "x"}, "action 1: it is no object with a `do`"),
    ({"do": ["post"]}, "action 1: it is no object with a `do`"),
    ({"do": "obey\x1b[2J" + "x" * 99}, r"action 1: no action is called 'obey\x1b[2Jx"),
    ({**ACT, "agent": "bo"}, "action 1 (comment): id and agent are not the agent's to say"),
    ({**ACT, "id": "6-ada-1"}, "not the agent's to say"),
    ({**ACT, "body": "x" * 401}, "action 1 (comment): body: 401 characters, over limits.body = 400"),
    ({**ACT, "body": ""}, "action 1 (comment): body: "),
    ({**ACT, "body": None}, "'body' is a required property"),
    ({**ACT, "on": "the first one"}, "action 1 (comment): on: 'the first one' is no address"),
    ({"do": "vote", "on": "3-bo-1", "value": 2}, "value: 2 is not one of"),
    ({"do": "vote", "on": "3-bo-1", "value": 1.0}, "a document holds no float"),
    ({"do": "vote", "on": "3-bo-1", "value": True}, "value: "),
    ({"do": "vote", "on": "3-bo-1", "value": 2**60}, "value: |is not below"),
    ({"do": "post", "channel": "The Garden", "title": "x", "body": "y"}, "channel: 'The Garden' is no name"),
]


@pytest.mark.parametrize(("said", "why"), FAULTS)
def test_a_faulty_action_is_dropped_with_a_sentence_and_the_others_stay(said: Any, why: str) -> None:
    good, (fault,) = sifted(said, ACT)
    assert good == [ACT]
    assert any(part in fault for part in why.split("|"))
    assert fault.isprintable()
    assert len(fault) <= shape.LONGEST_FAULT


def test_only_the_faulty_optional_field_is_lost() -> None:
    post = {"do": "post", "channel": "general", "title": "A hinge", "body": "It sings."}
    good, (fault,) = sifted({**post, "tags": ["Old Gates"]})
    assert good == [post]
    assert fault.startswith("action 1 (post): tags left out: tags/0: 'Old Gates' is no name")
    good, (fault,) = sifted({**ACT, "mood": "gay"})
    assert good == [ACT]
    assert fault.startswith("action 1 (comment): mood left out: ")


def test_what_was_said_already_in_the_answer_is_said_once() -> None:
    good, (fault,) = sifted(ACT, {**ACT, "on": "4-cy-1"})
    assert (good, fault) == ([ACT], "action 2 (comment): it is there already")


def test_no_more_actions_than_the_world_allows() -> None:
    acts = [{**ACT, "body": f"No. {n}"} for n in range(30)]
    good, (fault,) = sift({"actions": acts}, Turn(seen.view(), {**seen.LIMITS, "actions": 3}))
    assert good == acts[:3]
    assert fault == "27 actions left out: more than limits.actions = 3"


@pytest.mark.parametrize("answer", [None, [], [ACT], ACT, {"actions": ACT}, {"actions": None}, "x"])
def test_an_answer_without_a_list_of_actions_is_faulty(answer: Any) -> None:
    with pytest.raises(Faulty, match="actions"):
        sift(answer, seen.turn())


WILD = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["3-bo-1", "general"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["path", "x", "\ud800"]), inner, max_size=3)
    ),
    max_leaves=8,
)
FIELD = st.sampled_from(
    ["on", "body", "title", "channel", "tags", "value", "text", "forget", "files", "whom", "id", "y"]
)


@law(
    st.lists(st.tuples(st.sampled_from(schema.ACTIONS), st.dictionaries(FIELD, WILD, max_size=6)), max_size=4),
    examples=80,
)
def test_whatever_a_model_says_only_what_the_gate_takes_gets_through(said: Any) -> None:
    acts = [{"do": do, **fields} for do, fields in said]
    before = copy.deepcopy(acts)
    turn = seen.turn()
    good, faults = sift({"actions": acts}, turn)
    assert repr(acts) == repr(before)
    assert len(good) <= len(acts)
    assert len(good) == len(acts) or faults
    for n, act in enumerate(good, 1):
        whole = {**act, "id": f"6-ada-{n}", "agent": "ada"}
        assert strictjson.loads(strictjson.dumps(whole)) == whole
        assert delta.misfit(whole, seen.LIMITS) is None


def test_what_fits_the_schema_that_was_asked_for_is_usable() -> None:
    asked = answer_schema(seen.view())
    acts: list[dict[str, Any]] = [{**ACT, "on": "4-cy-1"}, {"do": "vote", "on": "5-cy-2", "value": -1}]
    answer = {"actions": [{**dict.fromkeys(offered(asked)[act["do"]]), **act} for act in acts]}
    jsonschema.validate(answer, asked)
    good, faults = sift(answer, seen.turn())
    assert (len(good), faults) == (2, [])
