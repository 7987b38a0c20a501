"""`remember`: an agent's own notes, of which the newest stay; a note takes the place of what it makes needless."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from fleet import names, schema, strictjson
from fleet.actions import remember as kind
from fleet.chance import Chance
from fleet.merge.json3 import merge3
from tests.test_view import view_of
from tests.worlds import AGENTS, World, check, comment, delivery, delta_of, genesis, post, remember

PATH = names.memory_path("ada")


def after(tip: World, *acts: dict[str, Any]) -> World:
    return tip.after([delivery(tip.frame + 1, "mini-1", *acts)])


@pytest.fixture
def tip() -> World:
    """Ada has noted two things."""
    return after(genesis(), remember(1, "ada", 1, "Bo keeps bees."), remember(1, "ada", 2, "Cy does not."))


def test_the_first_memory_makes_the_agents_document() -> None:
    assert not genesis().documents("state/memory/")
    tip = after(genesis(), remember(1, "ada", text="Bo keeps bees."))
    assert tip.documents("state/memory/") == {
        "state/memory/fd/ada.json": {"agent": "ada", "memories": {"1-ada-1": "Bo keeps bees."}}
    }
    assert tip.clock["actions"] == {"remember": 1}


def test_forgetting_and_remembering_are_one_action(tip: World) -> None:
    condensed = after(tip, remember(2, "ada", text="Bo, not Cy, keeps bees.", forget=["1-ada-1", "1-ada-2"]))
    assert condensed.memories("ada") == {"2-ada-1": "Bo, not Cy, keeps bees."}


def test_what_is_not_there_is_forgotten_already(tip: World) -> None:
    gone = ["1-ada-1", "1-bo-1", "9-ada-9", "2-ada-1"]
    world = after(after(tip, remember(2, "bo")), remember(2, "ada", forget=gone))
    assert world.clock["rejected"] == []
    assert set(world.memories("ada")) == {"1-ada-2", "2-ada-1"}
    first = after(genesis(), remember(1, "ada", forget=gone))
    assert set(first.memories("ada")) == {"1-ada-1"}


def test_nobody_forgets_for_another(tip: World) -> None:
    world = after(tip, remember(2, "bo", forget=["1-ada-1"]))
    assert world.files[PATH] == tip.files[PATH]
    assert set(world.memories("bo")) == {"2-bo-1"}


def test_the_newest_memories_stay_and_the_others_count_as_applied(tip: World) -> None:
    narrow = tip.limited(memories=2)
    world = after(narrow, *(remember(10, "ada", n) for n in (9, 10)), remember(2, "ada", 3))
    assert set(world.memories("ada")) == {"10-ada-9", "10-ada-10"}
    assert world.clock["applied"] == 3
    assert set(after(narrow, remember(2, "ada"), remember(2, "ada", 2, forget=["1-ada-2"])).memories("ada")) == {
        "2-ada-1", "2-ada-2",
    }  # fmt: skip


def test_a_note_that_comes_late_finds_its_place(tip: World) -> None:
    on_time = after(after(tip, remember(2, "ada", text="Two.")), remember(3, "ada", text="Three.", forget=["1-ada-1"]))
    late = after(after(tip, remember(3, "ada", text="Three.", forget=["1-ada-1"])), remember(2, "ada", text="Two."))
    assert late.files[PATH] == on_time.files[PATH]


def test_a_memory_that_is_there_already_is_a_duplicate(tip: World) -> None:
    again = after(tip, remember(1, "ada", text="other words", forget=["1-ada-2"]))
    assert again.clock["rejected"] == [{"id": "1-ada-1", "why": "duplicate"}]
    assert again.files[PATH] == tip.files[PATH]


def test_who_is_not_there_remembers_nothing() -> None:
    world = after(genesis().edit(names.agent_path("ada"), None), remember(1, "ada"))
    assert world.clock["rejected"] == [{"id": "1-ada-1", "why": "unknown"}]
    assert PATH not in world.files


def test_a_memory_is_no_act_and_touches_no_document_but_its_own(tip: World) -> None:
    changed = tip.fold([delivery(2, "mini-1", remember(2, "ada"))]).changes
    assert {path for path in changed if path.startswith("state/") and "/" in path[6:]} == {PATH}


@pytest.mark.parametrize(
    "bad",
    [{"text": ""}, {"text": 1}, {"forget": "1-ada-1"}, {"forget": ["ada"]}, {"forget": ["1-ada-1"] * 2}, {"on": "x"}],
)
def test_the_gate_knows_its_shape(bad: dict[str, Any]) -> None:
    assert schema.is_valid("actions/remember", remember(1, "ada", forget=["1-ada-1"]))
    assert not schema.is_valid("actions/remember", {**remember(1, "ada"), **bad})


def test_the_gate_refuses_a_longer_memory_than_the_limit() -> None:
    tip = genesis(workers=("w",)).limited(memory=5)
    check(tip, "w", [delta_of(1, "w", [remember(1, "ada", text="bees!")])])
    with pytest.raises(Exception, match=r"text: 6 characters, over limits\.memory = 5"):
        check(tip, "w", [delta_of(1, "w", [remember(1, "ada", text="bees!!")])])


def test_a_view_shows_ones_own_memories_in_order_and_the_room_that_is_left(tip: World) -> None:
    assert view_of(genesis(), "ada")["memory_room"] == 20 * 1000
    for frame in (9, 10):
        tip = after(tip, remember(frame, "ada", text=f"Frame {frame}."))
    seen = view_of(tip, "ada")
    assert list(seen["memory"]) == ["1-ada-1", "1-ada-2", "9-ada-1", "10-ada-1"]
    assert seen["memory"]["9-ada-1"] == "Frame 9."
    assert seen["memory_room"] == 16 * 1000
    assert view_of(tip, "bo")["memory"] == {}
    assert view_of(tip.limited(memories=3, memory=50), "ada")["memory_room"] == 0


def test_what_an_operator_takes_out_stays_out_while_the_agent_goes_on(tip: World) -> None:
    edited = copy.deepcopy(tip.document(PATH))
    del edited["memories"]["1-ada-1"]
    edited["memories"]["1-ada-2"] = "Cy does, too."
    there = after(tip, remember(2, "ada", text="Dee has a hive."))
    merged = merge3(tip.document(PATH), there.document(PATH), edited, schema.document_schema(PATH) or {})
    assert merged.conflicts == []
    assert merged.value["memories"] == {"1-ada-2": "Cy does, too.", "2-ada-1": "Dee has a hive."}


TALK = "Our new telescope mirror arrived cracked, and the insurance wants photographs first."


def notes(seen: dict[str, Any], tries: int = 400) -> list[dict[str, Any]]:
    """All that a scripted agent notes of a view, over many seeds."""
    return [act for i in range(tries) for act in kind.improvise(seen, Chance(f"try {i}"))]


def spoken() -> World:
    """A world in which Bo said something and Cy answered it."""
    tip = after(genesis(), post(1, "bo", title="Glass", body=TALK))
    return after(tip, comment(2, "cy", "1-bo-1", body="A tide mill should run by the moon and not by the clock."))


def test_now_and_then_a_scripted_agent_notes_what_somebody_said_and_who() -> None:
    tip = spoken()
    for name in AGENTS:
        found = notes(view_of(tip, name))
        assert 400 // 24 < len(found) < 400 // 6
        for act in found:
            assert act.keys() == {"do", "text"}
            assert schema.is_valid("actions/remember", {**act, "id": "3-ada-1", "agent": name})
            assert "@bo" in act["text"] or "@cy" in act["text"]
            assert f"@{name}" not in act["text"]


def test_nothing_seen_is_nothing_noted_and_nothing_is_noted_twice() -> None:
    assert notes(view_of(genesis(), "ada")) == []
    tip = spoken()
    for n, act in enumerate(notes(view_of(tip, "ada")), 1):
        tip = after(tip, remember(tip.frame + 1, "ada", text=act["text"]))
        if n == 6:
            break
    assert notes(view_of(tip, "ada")) == []


def test_in_a_full_memory_the_oldest_goes_and_its_gist_stays() -> None:
    tip = spoken()
    for frame in (9, 10, 11):
        tip = after(tip, remember(frame, "ada", text=f"In frame {frame} it rained. Hard."))
    assert not any("forget" in act for act in notes(view_of(tip, "ada")))
    full = notes(view_of(tip.limited(memories=3), "ada"))
    assert full
    assert all(act["forget"] == ["9-ada-1"] for act in full)
    assert all(act["text"].endswith(" From earlier: In frame 9 it rained.") for act in full)


def test_the_order_of_a_views_memories_makes_no_difference() -> None:
    tip = spoken().limited(memories=2)
    for frame in (9, 10):
        tip = after(tip, remember(frame, "ada", text=f"In frame {frame} it rained."))
    seen = view_of(tip, "ada")
    assert notes(strictjson.loads(strictjson.dumps(seen))) == notes(seen)
