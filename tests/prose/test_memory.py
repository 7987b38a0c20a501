"""What scripted agents note for themselves: well formed, in their voice, short, and about what they saw."""

from __future__ import annotations

import re

import pytest

from fleet import prose
from fleet.chance import Chance
from fleet.prose import memory
from fleet.prose.speaker import lines
from fleet.prose.voices import VOICES
from fleet.prose.wording import SLOT
from tests.prose.test_strangers import comment, thread, view
from tests.prose.world import World

EMPTY = {"memory": {}, "memory_room": 20000}


@pytest.fixture(scope="module")
def notes():
    """What a crowd notes over some frames: (view, text)."""
    world, found = World(40, 7), []
    for _ in range(4):
        world.tick()
        for name in world.people:
            seen = world.view(name) | EMPTY
            for i in range(6):
                found += [(seen, act["text"]) for act in prose.memories(seen, Chance(f"{name} {world.frame} {i}"))]
    return found


def test_every_voice_has_ways_with_every_slot():
    assert set(memory.WAYS) == set(VOICES)
    for ways in memory.WAYS.values():
        assert all(
            {slot.lower() for slot in SLOT.findall(way)} == {"who", "h", "quote", "verdict"} for way in lines(ways)
        )


def test_notes_are_whole_sentences_and_short(notes):
    assert len(notes) > 40
    for _, text in notes:
        assert text[0].isupper() or text[0] in "“@", text
        assert text[-1] in ".!", text
        assert not re.search(r"[{}\n\t]|  | [.,?!]|\.\.|!\.", text), text
        assert len(text) <= 400


def test_notes_quote_what_somebody_else_said_in_a_thread_in_view(notes):
    for seen, text in notes:
        said = [one for t in seen["threads"] for one in [t, *t["comments"]] if one["agent"] != seen["agent"]]
        quotes = re.findall(r"“([^”]*)”", text)
        assert any(f"@{one['agent']}" in text and quotes[0].lower() in one["body"].lower() for one in said) or any(
            quote.lower() in one["body"].lower() for one in said for quote in quotes
        ), text


def test_hardly_two_notes_are_alike(notes):
    texts = [text for _, text in notes]
    assert len(set(texts)) * 100 >= 95 * len(texts)


@pytest.mark.parametrize("body", ["", "ok", "\n\n", "{who} {quote}", "“”", "@bo @bo", "日本語だけの文章。", "a" * 9000])
def test_any_text_can_be_noted_or_left(body):
    seen = view(threads=[thread(body, title=body, comments=[comment("cy", "3-bo-1", body)])]) | EMPTY
    for i in range(100):
        for act in prose.memories(seen, Chance(f"try {i}")):
            assert "{verdict}" not in act["text"].lower()


@pytest.mark.parametrize(
    ("name", "told"),
    [("Bo Lind", "Bo Lind (@bo)"), ("", "@bo"), ("\u202eBo", "@bo"), ("!!!", "@bo"), ("x" * 500, "@bo")],
)
def test_a_name_that_cannot_be_told_becomes_an_at_name(name, told):
    assert memory.called("bo", view(people={"bo": {"name": name, "bio": ""}})) == told


def test_a_title_that_cannot_be_told_is_something_else():
    assert memory.titled({"title": "Old  machines"}) == "the thread “Old machines”"
    assert [memory.titled({"title": title}) for title in ("", "\u202ex", "x" * 81)] == ["something else"] * 3


def test_the_gist_of_a_memory_is_its_first_sentence():
    assert memory.gist("Bo likes it. I do not.") == " From earlier: Bo likes it."
    assert memory.gist("Not to be forgotten! Never!") == " From earlier: Not to be forgotten! Never!"
    assert memory.gist("x" * 161) == memory.gist("...") == ""
