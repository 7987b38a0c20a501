"""`flag`: one an agent and target; enough different ones hide it, and nothing is deleted."""

from __future__ import annotations

from typing import Any

import pytest

from fleet import names, threads
from tests.worlds import World, act, comment, delivery, genesis, post

THREAD = "state/threads/0/1/1-ada-1.json"


@pytest.fixture
def tip() -> World:
    return after(genesis(), post(1, "ada"), comment(1, "ada", "1-ada-1", 2))


def after(tip: World, *acts: dict[str, Any]) -> World:
    return tip.after([delivery(tip.frame + 1, "mini-1", *acts)])


def flag(frame: int, agent: str, on: str = "1-ada-1", reason: str = "spam", n: int = 1) -> dict[str, Any]:
    return act("flag", frame, agent, n, on=on, reason=reason)


def rejected(tip: World) -> dict[str, str]:
    return {entry["id"]: entry["why"] for entry in tip.clock["rejected"]}


def test_a_flag_is_on_a_thread_or_on_a_comment_with_its_newest_reason(tip: World) -> None:
    tip = after(tip, flag(2, "bo"), flag(2, "bo", "1-ada-1/1-ada-2", n=2))
    thread = after(after(tip, flag(10, "bo", reason="worse")), flag(9, "bo", reason="older")).document(THREAD)
    assert thread["flags"] == {"bo": {"at": "10-bo-1", "value": "worse"}}
    assert thread["comments"]["1-ada-2"]["flags"] == {"bo": {"at": "2-bo-2", "value": "spam"}}


def test_so_many_different_agents_hide_it(tip: World) -> None:
    tip = after(tip, flag(2, "bo"), flag(2, "bo", n=2), flag(2, "cy"))
    assert [threads.is_hidden(tip.document(THREAD), flaggers) for flaggers in (1, 2, 3)] == [True, True, False]


def test_a_hidden_thread_stays_and_is_not_the_liveliest(tip: World) -> None:
    tip = after(tip.limited(flaggers=2), flag(2, "bo"), flag(2, "cy"))
    assert set(tip.document("state/channels/general.json")["threads"]) == {"1-ada-1"}
    folded = tip.fold([delivery(3, "mini-1", comment(3, "bo", "1-ada-1"))])
    assert folded.clock["applied"] == 1
    assert "Liveliest" not in folded.story.message()


def test_what_is_not_there_is_unknown_and_a_new_flag_over_the_cap_full(tip: World) -> None:
    assert rejected(after(tip, flag(2, "bo", "9-no-1"), flag(2, "bo", "1-ada-1/9-no-1", n=2))) == {
        "2-bo-1": "unknown", "2-bo-2": "unknown",
    }  # fmt: skip
    assert rejected(after(tip.edit(names.agent_path("bo"), None), flag(2, "bo"))) == {"2-bo-1": "unknown"}
    full = after(tip.limited(flags=1), flag(2, "bo"))
    assert rejected(after(full, flag(3, "cy"))) == {"3-cy-1": "full"}
    assert rejected(after(full, flag(3, "bo", reason="still"))) == {}
