"""`change`: a thread with files in the channel of its project; what becomes of them is fleet/fold/projects.py's."""

from __future__ import annotations

from typing import Any

from fleet import actions, names
from tests.worlds import AGENTS, World, change, delivery, genesis


def step(tip: World, *acts: dict[str, Any]) -> World:
    return tip.after([delivery(tip.frame + 1, "mini-1", *acts)])


def rejected(tip: World, *acts: dict[str, Any]) -> list[dict[str, str]]:
    found: list[dict[str, str]] = tip.fold([delivery(tip.frame + 1, "mini-1", *acts)]).clock["rejected"]
    return found


def test_a_change_is_a_thread_with_its_files_and_touches_nothing_in_the_project() -> None:
    tip = step(genesis(), change(1, "ada", {"kettle.py": "boil()\n", "old.py": None}))
    assert tip.project("tea") == {}
    thread = tip.threads()["1-ada-1"]
    assert thread == {
        "id": "1-ada-1",
        "kind": "change",
        "agent": "ada",
        "channel": "general",
        "project": "tea",
        "title": "ada 1",
        "body": "It boils.",
        "tags": [],
        "files": {"kettle.py": {"content": "boil()\n", "seen": None}, "old.py": {"delete": True, "seen": None}},
        "closes": 11,
        "votes": {},
        "flags": {},
        "comments": {},
    }


def test_it_mentions_whom_its_words_name_but_no_name_in_a_file() -> None:
    tip = step(genesis(), change(1, "ada", {"a": "@cy\n"}, body="As @bo asked."))
    told = {agent: tip.document(names.agent_path(agent))["notifications"] for agent in ("bo", "cy")}
    assert told == {"bo": {"1-ada-1": {"why": "mention", "on": "1-ada-1"}}, "cy": {}}


def test_what_it_touches_follows_from_the_action_alone() -> None:
    wanted = [names.agent_path("ada"), names.channel_path("tea"), names.channel_path("general")]
    assert list(actions.kind("change").touches(change(7, "ada", {}))) == [*wanted, names.thread_path("7-ada-1")]


def test_it_is_among_the_threads_of_general_or_of_the_projects_own_channel() -> None:
    tip = step(genesis(), change(1, "ada", {"a": "1"}), change(1, "bo", {"a": "1"}, project="garden"))
    homes = {thread["id"]: thread["channel"] for thread in tip.threads().values()}
    assert homes == {"1-ada-1": "general", "1-bo-1": "garden"}
    assert tip.document("state/channels/garden.json")["threads"] == {"1-bo-1": {"at": "1-bo-1"}}
    assert tip.document(names.agent_path("ada"))["acts"] == {"1-ada-1": {"do": "change", "on": "1-ada-1"}}


def test_a_channel_of_the_same_frame_is_not_yet_the_projects_whoever_comes_first() -> None:
    opened = {"do": "channel", "slug": "tea", "title": "Tea", "about": "Tea."}
    opens = [{"id": f"1-{agent}-1", "agent": agent, **opened} for agent in AGENTS]
    tip = step(genesis(), *opens, *(change(1, agent, {"a": "1"}, 2) for agent in AGENTS))
    assert {thread["channel"] for thread in tip.threads().values()} == {"general"}
    assert step(tip, change(2, "ada", {"a": "1"})).threads()["2-ada-1"]["channel"] == "tea"


def test_without_an_author_or_a_channel_it_is_unknown_and_a_second_of_its_id_a_duplicate() -> None:
    tip = step(genesis(), change(1, "ada", {"a": "1"}))
    gone = tip.edit(names.agent_path("bo"), None)
    assert rejected(gone, change(2, "bo", {"a": "1"})) == [{"id": "2-bo-1", "why": "unknown"}]
    bare = tip.edit(names.channel_path("general"), None)
    assert rejected(bare, change(2, "bo", {"a": "1"})) == [{"id": "2-bo-1", "why": "unknown"}]
    assert rejected(tip, change(1, "ada", {"a": "2"})) == [{"id": "1-ada-1", "why": "duplicate"}]
