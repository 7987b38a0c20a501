"""What makes a delivery good, and the sentence that each fault gets: file, place, reason."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from fleet import delta, roster, strictjson
from tests import worlds
from tests.worlds import comment, delta_of, post, vote

PATH = "deltas/7/mini-1/03.json"
OTHER = "deltas/7/mini-1/04.json"
OWNERS = {"ada": "mini-1", "bo": "mini-1", "cy": "mini-2"}
LIMITS = {**roster.DEFAULTS["limits"], "actions": 3, "title": 10, "body": 20}


def good() -> dict[str, Any]:
    acts = [post(7, "ada", title="é" * 10, body="x" * 20), comment(7, "ada", "1-bo-1", 2), vote(7, "bo", "1-bo-1")]
    return delta_of(7, "mini-1", acts, stream="03")


def judge(*deltas: tuple[str, dict[str, Any]], timeline: str = "main") -> None:
    parsed = [(path, delta.parse(path, strictjson.dumps(made))) for path, made in deltas]
    delta.judge(parsed, delta.Binding(timeline, 7, "mini-1", LIMITS, OWNERS.get))


def test_a_good_delta_passes_in_any_layout_of_strict_json() -> None:
    judge((PATH, good()))
    spread = strictjson.dumps(good()).replace(b"\n", b"\r\n\t ")
    assert delta.parse(PATH, spread) == good()


def test_an_empty_delta_says_that_the_worker_is_there() -> None:
    judge((PATH, delta_of(7, "mini-1", [], stream="03")))


def test_several_streams_make_one_delivery() -> None:
    judge((PATH, delta_of(7, "mini-1", [], ["ada"], "03")), (OTHER, delta_of(7, "mini-1", [], ["bo"], "04")))


def test_ids_carry_the_timeline() -> None:
    there = delta_of(7, "mini-1", [{**vote(7, "ada", "1-bo-1"), "id": "side.7-ada-1"}], stream="03")
    judge((PATH, there), timeline="side")
    with pytest.raises(delta.Refused, match=r"side\.7-ada-1 should be like 7-ada-1"):
        judge((PATH, there))


def test_numbers_of_actions_may_have_gaps_and_any_order() -> None:
    judge((PATH, delta_of(7, "mini-1", [vote(7, "ada", "1-bo-1", n=9), vote(7, "ada", "1-bo-1", n=2)], stream="03")))


def change(*steps: Any) -> Callable[[dict[str, Any]], None]:
    """Set the value at a path of steps; the last step is the value."""

    def done(made: dict[str, Any]) -> None:
        holder: Any = made
        for step in steps[:-2]:
            holder = holder[step]
        holder[steps[-2]] = steps[-1]

    return done


FAULTS: list[tuple[Callable[[dict[str, Any]], Any], str]] = [
    (change("frame", 8), "do not fit its path"),
    (change("worker", "mini-2"), "do not fit its path"),
    (change("stream", "3"), "do not fit its path"),
    (change("stream", "3/../04"), "stream"),
    (change("stream", "٣"), "stream"),
    (change("protocol", 2), "protocol"),
    (change("protocol", True), "protocol"),
    (change("frame", -7), "frame"),
    (change("surprise", 1), "surprise"),
    (lambda made: made.pop("utc"), "utc"),
    (change("agents", ["ada", "bo", "cy"]), "cy is outside the slice of mini-1: it is mini-2's"),
    (change("agents", ["ada", "bo", "nobody"]), "agents/2: nobody is outside the slice of mini-1: no such agent"),
    (change("agents", ["ada", "bo", "ada"]), "agents"),
    (change("agents", ["ada", "bo\n"]), "agents/1"),
    (change("agents", ["ada"]), "actions/2: bo acts but is not among"),
    (change("actions", 0, "agent", "bo"), "actions/0: the id 7-ada-1 should be like 7-bo-1"),
    (change("actions", 0, "id", "8-ada-1"), "actions/0: the id 8-ada-1 should be like 7-ada-1"),
    (change("actions", 0, "id", "7-ada-0"), "actions/0/id"),
    (change("actions", 0, "id", "7-ada-01"), "actions/0/id"),
    (change("actions", 0, "id", "main.7-ada-1"), "actions/0/id"),
    (change("actions", 0, "id", "7-ada-2"), "actions/1: the id 7-ada-2 occurs twice"),
    (change("actions", 0, "do", "shout"), "no action is called shout; there are change, "),
    (change("actions", 0, "do", "../post"), "actions/0/do"),
    (change("actions", 0, "surprise", 1), "actions/0: .*surprise"),
    (change("actions", 0, "title", ""), "actions/0/title"),
    (change("actions", 0, "title", "é" * 11), "actions/0/title: 11 characters, over limits.title = 10"),
    (change("actions", 0, "body", "x" * 21), "actions/0/body: 21 characters, over limits.body = 20"),
    (change("actions", 0, "tags", ["a b"]), "actions/0/tags/0"),
    (change("actions", 0, "channel", "../x"), "actions/0/channel"),
    (change("actions", 1, "on", "1-bo-1/"), "actions/1/on"),
    (change("actions", 2, "value", 2), "actions/2/value"),
    (change("actions", 2, "value", True), "actions/2/value"),
    (change("errors", [{"agent": "cy"}]), "errors/0"),
    (change("usage", [{}]), "usage/0"),
    (change("usage", 0, "calls", -1), "usage/0/calls"),
    (lambda made: made["actions"].extend([vote(7, "ada", "1-bo-1", n=3), vote(7, "ada", "1-bo-1", n=4)]),
     "actions/4: ada has more than limits.actions = 3"),
]  # fmt: skip


@pytest.mark.parametrize(("fault", "words"), FAULTS, ids=[words[:40] for _, words in FAULTS])
def test_a_fault_is_refused_with_file_place_and_reason(fault: Callable[[dict[str, Any]], None], words: str) -> None:
    made = copy.deepcopy(good())
    fault(made)
    with pytest.raises(delta.Refused, match=words) as refusal:
        judge((PATH, made))
    said = str(refusal.value)
    assert said.startswith(PATH)
    assert "\n" not in said
    assert len(said) < 500


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff", b"null", b'{"a": 1, "a": 2}', b"{\n<<<<<<< ours\n}"])
def test_what_is_not_a_delta_at_all_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(delta.Refused, match=f"^{PATH}: "):
        delta.parse(PATH, data)


def test_an_agent_is_in_one_stream_only() -> None:
    with pytest.raises(delta.Refused, match=f"^{OTHER}: agents/0: ada is in {PATH} too"):
        judge((PATH, delta_of(7, "mini-1", [], ["ada"], "03")), (OTHER, delta_of(7, "mini-1", [], ["ada"], "04")))


def file(path: str, content: str = "") -> dict[str, Any]:
    return {"path": path, "content": content}


FILES: list[tuple[Any, str]] = [
    ([], "actions/0/files: .* non-empty"),
    ([file("a"), file("../b")], r"actions/0/files/1/path: '\.\./b' is no path, which is like src/tea\.py"),
    ([{"path": "a"}], "actions/0/files/0: 'content' is a required property"),
    ([{"path": "a", "delete": False}], "actions/0/files/0/delete: True was expected"),
    ([{**file("a"), "delete": True}], "actions/0/files/0: .*'delete' was unexpected"),
    ([{**file("a"), "mode": 1}], "actions/0/files/0: .*'mode' was unexpected"),
    (["a"], "actions/0/files/0: 'a' is not of type 'object'"),
    ([file("a"), file("b"), {"path": "a", "delete": True}], "actions/0/files: the path a occurs twice"),
    ([file("a", "é" * 6)], "actions/0/files/0/content: 12 bytes, over limits.file_bytes = 10"),
    ([file("a", "1" * 9), file("b", "2" * 9)], "actions/0/files: 20 bytes, over limits.change_bytes = 19"),
    ([file(name) for name in "abcd"], "actions/0/files: 4 entries, over limits.files = 3"),
]


@pytest.mark.parametrize(("files", "words"), FILES, ids=[words[:40] for _, words in FILES])
def test_the_files_of_a_change_are_judged_one_by_one_and_together(files: Any, words: str) -> None:
    limits = {**LIMITS, "files": 3, "file_bytes": 10, "change_bytes": 19}
    act = {**worlds.change(7, "ada", {}), "body": "It boils.", "files": files}
    assert delta.misfit({**act, "files": [file("a", "1" * 10), {"path": "b", "delete": True}]}, limits) is None
    parsed = [(PATH, delta.parse(PATH, strictjson.dumps(delta_of(7, "mini-1", [act], stream="03"))))]
    with pytest.raises(delta.Refused, match=f"^{PATH}: {words}"):
        delta.judge(parsed, delta.Binding("main", 7, "mini-1", limits, OWNERS.get))
    assert not str(delta.misfit(act, limits)).startswith("/")


def test_kinds_are_counted() -> None:
    assert delta.counts([good(), delta_of(7, "mini-1", [post(7, "ada")])]) == {"post": 2, "comment": 1, "vote": 1}
