"""What one agent sees: what it was told first, then a draw of its world; different for each, the same wherever made."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from statistics import mean
from typing import Any

import pytest

from fleet import names, strictjson, view
from fleet.chance import Chance
from fleet.view import budget, news, scene, shown, viewer
from tests import worlds
from tests.worlds import AGENTS, BEFORE, BLOBS, World, act, change, comment, debate, delivery, genesis, law, post, vote


class Source:
    """What a view reads of a world in memory; it notes each batch."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.batches: list[list[str]] = []

    def documents(self, paths: Sequence[str]) -> dict[str, Any]:
        self.batches.append(list(paths))
        return {path: document for path, (document, _) in self.world.read(paths).items()}

    def folders(self, paths: Sequence[str]) -> list[dict[str, str | None]]:
        self.batches.append(list(paths))
        return self.world.folders(paths)

    def lengths(self, blobs: Sequence[str]) -> list[int | None]:
        self.batches.append(list(blobs))
        return [len(BLOBS[blob]) for blob in blobs]

    def blobs(self, blobs: Sequence[str]) -> list[bytes]:
        self.batches.append(list(blobs))
        return [BLOBS[blob] for blob in blobs]


def look(world: World, agents: Sequence[str], seed: int = 7, source: Source | None = None) -> list[dict[str, Any]]:
    """The views of some agents, made together."""
    return view.views(view.Scene(source or Source(world), "main", world.frame, seed, world.settings.limits), agents)


def view_of(world: World, name: str, seed: int = 7) -> dict[str, Any]:
    """The view of one agent."""
    (found,) = look(world, [name], seed)
    return found


def views_of(world: World) -> dict[str, dict[str, Any]]:
    return {found["agent"]: found for found in look(world, world.agents())}


def after(tip: World, *acts: dict[str, Any]) -> World:
    return tip.after([delivery(tip.frame + 1, "mini-1", *acts)])


def why(seen: dict[str, Any]) -> dict[str, str]:
    return {thread["id"]: thread["why"] for thread in seen["threads"]}


def thread_in(seen: dict[str, Any], key: str) -> dict[str, Any]:
    found: dict[str, dict[str, Any]] = {thread["id"]: thread for thread in seen["threads"]}
    return found[key]


def crowd(threads: int = 30) -> World:
    """A channel with many threads of one agent; every third one answered by another."""
    tip = genesis()
    for frame in range(1, threads + 1):
        acts = [post(frame, "bo")]
        if frame % 3 == 0:
            acts.append(comment(frame, "cy", f"{frame - 1}-bo-1"))
        tip = tip.after([delivery(frame, "mini-1", *acts)])
    return tip


def society(agents: int = 100, frames: int = 10) -> World:
    """Many agents that talk in one channel for some frames: a fifth of them post, all answer somebody."""
    people = tuple(f"a{n:03}" for n in range(agents))
    tip = genesis(people)
    for frame in range(1, frames + 1):
        chance = Chance(f"society {frame}")
        there = tip.addresses()[-300:]
        acts = [post(frame, name) for name in people if frame == 1 or chance.often(200)]
        acts += [comment(frame, name, chance.pick(there), 2) for name in people if there]
        tip = tip.after([delivery(frame, "mini-1", *acts)])
    return tip


def test_a_newcomer_sees_who_it_is_and_where_it_may_speak() -> None:
    seen = view_of(genesis(), "ada")
    words = {"title": "A channel", "about": "What it is about."}
    assert seen == {
        "timeline": "main", "frame": 0, "seed": 7, "agent": "ada", "name": "Ada", "bio": "ada keeps bees.",
        "persona": {"archetype": "keeper", "voice": "plain", "quirk": "counts things"},
        "interests": ["bees", "old maps"], "memory": {}, "memory_room": 20 * 1000,
        "notifications": [], "following": [],
        "channels": [{"slug": "general", **words}], "other_channels": [{"slug": "garden", **words}],
        "acts": [], "people": {}, "threads": [], "projects": [], "other_projects": [], "left_out": 0,
    }  # fmt: skip


def test_a_thread_is_shown_with_its_score_ones_own_vote_and_its_answers() -> None:
    tip = after(genesis(), post(1, "bo", tags=["bees"]))
    votes = [vote(2, agent, "1-bo-1", -1) for agent in ("ada", "dee")]
    tip = after(tip, comment(2, "cy", "1-bo-1"), *votes)
    tip = after(tip, comment(3, "bo", "1-bo-1/2-cy-1"), vote(3, "dee", "1-bo-1/2-cy-1"))
    (thread,) = view_of(tip, "ada")["threads"]
    comments = thread.pop("comments")
    assert thread == {
        "id": "1-bo-1", "kind": "post", "channel": "general", "agent": "bo", "title": "On 1", "body": "bo says 1.",
        "tags": ["bees"], "score": -2, "vote": -1, "why": "lively",
    }  # fmt: skip
    said = {"body": "Yes, but.", "vote": 0}
    assert comments == [
        {"id": "2-cy-1", "address": "1-bo-1/2-cy-1", "agent": "cy", "on": "1-bo-1", "score": 1, **said},
        {"id": "3-bo-1", "address": "1-bo-1/3-bo-1", "agent": "bo", "on": "1-bo-1/2-cy-1", "score": 0, **said},
    ]
    assert set(view_of(tip, "ada")["people"]) == {"bo", "cy"}


def test_what_one_is_told_comes_first_then_ones_own_then_what_one_answered() -> None:
    tip = after(crowd(20), post(21, "ada"), comment(21, "ada", "5-bo-1", 2), comment(21, "ada", "7-bo-1", 3))
    tip = after(tip, comment(22, "cy", "7-bo-1/21-ada-3"))
    seen = view_of(tip, "ada")
    assert list(why(seen).items())[:3] == [("7-bo-1", "notified"), ("21-ada-1", "own"), ("5-bo-1", "answer")]
    assert set(list(why(seen).values())[3:]) == {"quiet", "new", "lively"}
    order = [reason for reason in viewer.MOST if reason in why(seen).values()]
    assert list(dict.fromkeys(why(seen).values())) == order
    assert [entry["id"] for entry in seen["acts"]] == ["21-ada-3", "21-ada-2", "21-ada-1"]


def test_notifications_say_who_where_and_when_the_newest_first() -> None:
    tip = after(genesis(), post(1, "ada"), debate(1, "ada", 2))
    tip = after(
        tip, comment(2, "bo", "1-ada-1", body="@ada!"), comment(2, "cy", "1-ada-2", body="No.", stance="against")
    )
    assert view_of(tip, "ada")["notifications"] == [
        {"id": "2-cy-1", "why": "reply", "on": "1-ada-2/2-cy-1", "by": "cy", "frame": 2},
        {"id": "2-bo-1", "why": "reply", "on": "1-ada-1/2-bo-1", "by": "bo", "frame": 2},
    ]
    tip = after(after(tip, comment(3, "dee", "1-ada-1/2-bo-1")), post(4, "eli-2", body="Does @ada know?"))
    while tip.frame < 6:
        tip = after(tip)
    found = view_of(tip, "ada")["notifications"]
    assert [(note["id"], note["why"], note["frame"]) for note in found] == [
        ("1-ada-2", "verdict", 6), ("4-eli-2-1", "mention", 4), ("2-cy-1", "reply", 2), ("2-bo-1", "reply", 2)
    ]  # fmt: skip
    assert why(view_of(tip, "ada"))["4-eli-2-1"] == "notified"


def test_how_a_debate_ended_is_told_before_a_crowd_of_older_replies() -> None:
    tip = after(genesis(), debate(1, "ada"))
    for frame in range(2, 6):
        on = [f"{frame - 1}-ada-1"] * (frame > 2)
        tip = after(tip, post(frame, "ada"), *(comment(frame, name, thread) for name in AGENTS[1:] for thread in on))
    found = view_of(after(tip), "ada")["notifications"]
    assert len(found) == news.SHOWN
    assert found[0] == {"id": "1-ada-1", "why": "verdict", "on": "1-ada-1", "by": "ada", "frame": 6}


def test_an_old_comment_that_one_is_told_of_is_shown_with_what_it_answers() -> None:
    tip = after(after(genesis(), post(1, "bo")), comment(2, "ada", "1-bo-1", body="First."))
    tip = after(tip, comment(3, "cy", "1-bo-1/2-ada-1", body="Second."))
    for frame in range(4, 11):
        tip = after(tip, comment(frame, "bo", "1-bo-1"), comment(frame, "dee", "1-bo-1"))
    bodies = [said["body"] for said in thread_in(view_of(tip, "ada"), "1-bo-1")["comments"]]
    assert bodies == ["First.", "Second.", *["Yes, but."] * shown.COMMENTS]
    assert len(thread_in(view_of(tip, "eli-2"), "1-bo-1")["comments"]) == shown.COMMENTS


def test_those_whom_one_follows_bring_what_they_say_from_wherever_they_are() -> None:
    tip = after(genesis(), act("follow", 1, "ada", whom="bo"), act("follow", 1, "ada", 2, whom="cy"))
    tip = after(
        tip, act("unfollow", 2, "ada", whom="cy"), post(2, "bo", channel="garden"), post(2, "cy", channel="garden")
    )
    seen = view_of(tip, "ada")
    assert seen["following"] == ["bo"]
    assert why(seen) == {"2-bo-1": "followed"}
    assert view_of(tip, "dee")["following"] == []
    tip = after(tip, comment(3, "bo", "2-cy-1"))
    assert why(view_of(tip, "ada")) == {"2-cy-1": "followed"}, "where they spoke last"


def test_of_very_many_whom_one_follows_those_in_sight_are_named() -> None:
    crowd = tuple(f"a{n:02}" for n in range(60))
    tip = after(
        genesis(crowd), post(1, "a59"), *(act("follow", 1, "a00", n, whom=name) for n, name in enumerate(crowd, 1))
    )
    seen = view_of(tip, "a00")
    assert len(seen["following"]) == viewer.NAMED
    assert "a59" in seen["people"]
    assert "a59" in seen["following"]
    assert seen["left_out"] == 3 * (len(crowd) - viewer.NAMED)


def test_channels_that_one_does_not_read_are_named_in_turn() -> None:
    slugs = [f"room-{n}" for n in range(9)]
    tip = after(
        genesis(), *(act("channel", 1, "bo", n, slug=slug, title="A", about="B") for n, slug in enumerate(slugs, 1))
    )
    found = [{one["slug"] for one in view_of(tip, name)["other_channels"]} for name in AGENTS if name != "bo"]
    assert all(len(slugs) == viewer.OTHER_CHANNELS for slugs in found)
    assert len(set(map(frozenset, found))) > 1
    assert not any("general" in slugs for slugs in found)


def test_open_debates_are_shown_from_any_channel_those_that_one_reads_first() -> None:
    tip = after(
        genesis(), debate(1, "bo", channel="garden"), debate(1, "cy"), comment(1, "cy", "1-cy-1", 2, stance="for")
    )
    tip = after(
        tip, *(post(2, "dee", n) for n in range(1, 12)), *(comment(2, "eli-2", f"2-dee-{n}", n) for n in range(1, 9))
    )
    seen = view_of(tip, "ada")
    assert why(seen)["1-bo-1"] == "debate"
    shown_debate = thread_in(seen, "1-cy-1")
    assert (shown_debate["kind"], shown_debate["closes"], "verdict" in shown_debate) == ("debate", 6, False)
    assert shown_debate["comments"][0]["stance"] == "for"
    while tip.frame < 6:
        tip = after(tip)
    assert "1-bo-1" not in why(view_of(tip, "ada")), "closed, and in a channel that it does not read"
    verdict = thread_in(view_of(tip, "cy"), "1-cy-1")["verdict"]
    assert verdict == {"frame": 6, "for": 0, "against": 0, "outcome": "tie"}


def test_an_open_debate_that_its_channel_has_forgotten_is_shown_before_those_in_which_people_argue() -> None:
    others = [f"2-dee-{n}" for n in range(1, 10)]
    tip = after(genesis().limited(channel_threads=12), debate(1, "bo"), *(post(1, "cy", n) for n in range(1, 9)))
    tip = after(tip, *(debate(2, "dee", n) for n in range(1, 10)))
    tip = after(tip, *(comment(3, "eli-2", on, n, stance="for") for n, on in enumerate(others, 1)), post(3, "cy"))
    assert "1-bo-1" not in tip.document(names.channel_path("general"))["threads"]
    assert [why(view_of(tip, name)).get("1-bo-1") for name in ("ada", "cy", "dee", "eli-2")] == ["debate"] * 4
    argued = after(tip, comment(4, "cy", "1-bo-1", stance="against"))
    found = [
        key for seed in range(30) for key, reason in why(view_of(argued, "ada", seed)).items() if reason == "debate"
    ]
    assert {"1-bo-1", *others} == set(found), "when people argue in all, each in its turn"


def flagged(tip: World, *targets: str) -> World:
    frame = tip.frame + 1
    flaggers = AGENTS[-tip.settings.limits["flaggers"] :]
    return after(
        tip,
        *(act("flag", frame, name, n, on=on, reason="Bad.") for name in flaggers for n, on in enumerate(targets, 1)),
    )


def test_what_is_hidden_is_in_no_view_and_nobody_is_told_of_it() -> None:
    tip = after(genesis(), post(1, "ada"), post(1, "bo"), debate(1, "ada", 2))
    tip = after(tip, comment(2, "bo", "1-ada-1", body="Vile."), comment(2, "dee", "1-ada-1/2-bo-1"))
    tip = flagged(tip, "1-bo-1", "1-ada-1/2-bo-1", "1-ada-2")
    for seen in views_of(tip).values():
        assert set(why(seen)) == {"1-ada-1"}
        assert [said["id"] for said in seen["threads"][0]["comments"]] == ["2-dee-1"]
        assert "bo" not in seen["people"]
        assert seen["left_out"] == 0
    assert view_of(tip, "ada")["notifications"] == []
    assert [note["id"] for note in view_of(tip, "bo")["notifications"]] == ["2-dee-1"]


def test_views_differ_by_agent_by_frame_and_by_seed() -> None:
    tip = crowd()
    chosen = {name: [thread["id"] for thread in view_of(tip, name)["threads"]] for name in ("ada", "dee", "eli-2")}
    assert len({tuple(ids) for ids in chosen.values()}) == 3
    assert view_of(tip, "ada", seed=8)["threads"] != view_of(tip, "ada", seed=7)["threads"]
    later = tip.after([delivery(31, "mini-1")])
    assert [thread["id"] for thread in view_of(later, "ada")["threads"]] != chosen["ada"]


def test_a_hundred_agents_have_little_of_their_views_in_common() -> None:
    seen = [set(why(found)) for found in views_of(society()).values()]
    shared = sorted(1000 * len(one & other) // min(len(one), len(other)) for one, other in combinations(seen, 2))
    assert mean(shared) < 150, "per mille of the threads of two agents' views, on average"
    assert shared[len(shared) * 95 // 100] < 300
    often = Counter(thread for ids in seen for thread in ids)
    assert max(often.values()) < 30, "no thread is in a third of all views"


def test_a_view_does_not_depend_on_who_else_is_looked_at() -> None:
    tip = worlds.grown([worlds.busy(n) for n in range(6)])
    assert views_of(tip) == {name: view_of(tip, name) for name in tip.agents()}


def test_only_threads_of_channels_that_one_reads_are_drawn() -> None:
    tip = after(genesis(), post(1, "bo"), post(1, "bo", 2, channel="garden"))
    assert [thread["id"] for thread in view_of(tip, "ada")["threads"]] == ["1-bo-1"]
    document = copy.deepcopy(tip.document(names.agent_path("ada")))
    document["subscriptions"] = {"general": {"at": "1-ada-1", "value": 0}, "garden": {"at": "1-ada-2", "value": 1}}
    there = tip.edit(names.agent_path("ada"), document)
    assert [thread["id"] for thread in view_of(there, "ada")["threads"]] == ["1-bo-2"]
    assert [channel["slug"] for channel in view_of(there, "ada")["channels"]] == ["garden"]


def test_what_is_cut_is_counted_to_the_character() -> None:
    tip = after(genesis(), post(1, "bo", body="é" * 2000))
    bodies = ["x" * (100 + n) for n in range(shown.COMMENTS + 3)]
    tip = after(tip, *(comment(2, "cy", "1-bo-1", n, body=body) for n, body in enumerate(bodies, 1)))
    seen = view_of(tip, "ada")
    (thread,) = seen["threads"]
    assert len(thread["body"]) == shown.BODY
    assert [said["body"] for said in thread["comments"]] == bodies[3:]
    assert seen["left_out"] == 2000 - shown.BODY + sum(map(len, bodies[:3]))


def talkative(size: int = 1400) -> World:
    """A world in which everything is said at length."""
    tip = genesis()
    for frame in range(1, 9):
        acts = [post(frame, name, body=name * (size // len(name))) for name in AGENTS]
        on = [f"{frame - 1}-{name}-1" for name in AGENTS] if frame > 1 else []
        for name in AGENTS:
            acts += [comment(frame, name, thread, n, body=name[0] * size) for n, thread in enumerate(on, 2)]
        tip = after(tip, *acts)
    return tip


def test_a_view_keeps_within_its_budget_and_counts_what_goes() -> None:
    tip = talkative()
    seen = view_of(tip, "ada")
    assert budget.BUDGET - 1500 < budget.size(seen) <= budget.BUDGET
    whole = [tip.threads()[thread["id"]] for thread in seen["threads"]]
    texts = sum(len(text["body"]) for thread in whole for text in (thread, *thread["comments"].values()))
    left = sum(len(text["body"]) for thread in seen["threads"] for text in (thread, *thread["comments"]))
    assert seen["left_out"] >= texts - left, "also of threads that went altogether"
    assert len(seen["threads"][0]["body"]) > budget.SHORT == len(seen["threads"][-1]["body"]), "cut from the end"


@pytest.mark.parametrize("room", [100000, 30000, 8000, 2000, 0])
def test_the_order_of_cuts_keeps_what_matters_most(room: int, monkeypatch: pytest.MonkeyPatch) -> None:
    tip = talkative()
    whole = view_of(tip, "ada")
    monkeypatch.setattr(budget, "BUDGET", room)
    seen = view_of(tip, "ada")
    assert [thread["id"] for thread in seen["threads"]] == list(why(whole))[: len(seen["threads"])]
    assert len(seen["threads"]) >= 1
    assert budget.size(seen) <= room or len(seen["threads"]) == 1
    speakers = {said["agent"] for thread in seen["threads"] for said in (thread, *thread["comments"])}
    assert set(seen["people"]) == speakers


def test_comments_are_in_the_order_of_their_ids_as_numbers() -> None:
    tip = after(genesis(), post(1, "bo"))
    for frame in (2, 9, 10, 11):
        tip = tip.after([delivery(frame, "mini-1", comment(frame, "cy", "1-bo-1"), comment(frame, "bo", "1-bo-1", 10))])
    ids = [said["id"] for said in view_of(tip, "ada")["threads"][0]["comments"]]
    assert ids == sorted(ids, key=names.id_key)
    assert len(ids) == 8


def test_what_an_edit_took_away_is_left_out() -> None:
    tip = after(genesis(), post(1, "bo"), post(1, "cy"), debate(1, "dee"), comment(1, "eli-2", "1-cy-1"))
    left = view_of(tip.edit(names.thread_path("1-bo-1"), None).edit(names.thread_path("1-dee-1"), None), "cy")
    assert why(left) == {"1-cy-1": "own"}
    assert [note["id"] for note in left["notifications"]] == ["1-eli-2-1"]
    assert view_of(tip.edit(names.thread_path("1-cy-1"), None), "cy")["notifications"] == []
    assert view_of(tip.edit(names.agent_path("bo"), None), "ada")["people"]["bo"] == {"name": "bo", "bio": ""}
    assert view_of(tip.edit(names.channel_path("general"), None), "ada")["channels"] == []
    assert look(tip.edit(names.agent_path("bo"), None), ["bo", "nobody"]) == []


@law(BEFORE)
def test_a_view_is_plain_json_repeatable_and_changes_nothing(before: Any) -> None:
    tip = worlds.grown(before)
    for name in tip.agents():
        seen = view_of(tip, name)
        assert strictjson.loads(strictjson.dumps(seen)) == seen
        assert view_of(tip, name) == seen
        ids = [thread["id"] for thread in seen["threads"]]
        assert len(set(ids)) == len(ids)
        assert set(ids) <= set(tip.threads())
        speakers = {thread["agent"] for thread in seen["threads"]}
        assert speakers | {said["agent"] for t in seen["threads"] for said in t["comments"]} == set(seen["people"])
        assert all(
            Counter(why(seen).values())[reason] <= most for reason, most in viewer.MOST.items() if reason != "own"
        )


def test_all_views_of_a_slice_are_read_in_five_batches_of_bounded_size() -> None:
    tip = crowd(60)
    source = Source(tip)
    look(tip, ["ada", "dee", "eli-2"], source=source)
    assert len(source.batches) == 5
    most = sum(viewer.MOST.values())
    assert len(source.batches[-2]) <= len(AGENTS) * most
    for seen in views_of(tip).values():
        assert len(seen["threads"]) <= most
        assert all(len(thread["comments"]) <= shown.COMMENTS for thread in seen["threads"])


def test_a_post_that_waits_for_an_answer_is_shown_though_its_channel_has_forgotten_it() -> None:
    tip = after(genesis().limited(channel_threads=4), post(1, "bo"), post(1, "cy", channel="garden"), debate(1, "dee"))
    tip = after(tip, *(post(2, "dee", n) for n in range(1, 7)))
    assert "1-bo-1" not in tip.document(names.channel_path("general"))["threads"]
    assert why(view_of(tip, "ada"))["1-bo-1"] == "quiet"
    assert "1-cy-1" not in why(view_of(tip, "ada")), "in a channel that it does not read"
    assert "1-bo-1" not in why(view_of(flagged(tip, "1-bo-1"), "ada"))
    answered = after(tip, comment(3, "cy", "1-bo-1"), *(post(3, "dee", n) for n in range(1, 7)))
    assert "1-bo-1" not in why(view_of(answered, "ada"))


def test_of_very_many_changes_under_way_a_draw_is_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scene, "UNDER_WAY", 3)
    tip = after(genesis(), *(change(1, "bo", {f"{n}.txt": "a\n"}, n) for n in range(1, 9)))
    source = Source(tip)
    look(tip, ["ada"], source=source)
    drawn = [path for path in source.batches[3] if path.startswith("state/threads/")]
    assert 3 <= len(drawn) <= 3 + viewer.MOST["new"] + viewer.MOST["quiet"]
