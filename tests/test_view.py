"""What one agent sees: its own first, then a draw of its channels; different for each, the same wherever it is made."""

from __future__ import annotations

import copy
from typing import Any

from fleet import names, strictjson, view
from tests import worlds
from tests.worlds import BEFORE, World, comment, delivery, genesis, law, post, vote


def look(scene: view.Scene, world: World, paths: list[str]) -> None:
    """Hand the scene the documents it asks for, fresh ones."""
    scene.documents.update({path: document for path, (document, _) in world.read(paths).items()})


def view_of(world: World, name: str, seed: int = 7) -> dict[str, Any]:
    """The view of one agent, by the four questions."""
    scene = view.Scene("main", world.frame, seed, {}, world.settings.limits)
    look(scene, world, list(view.own_paths(name)))
    agent = scene.documents[names.agent_path(name)]
    assert agent is not None
    look(scene, world, view.channel_paths(agent))
    threads = view.chosen_threads(scene, agent)
    look(scene, world, [names.thread_path(thread) for thread in threads])
    look(scene, world, [names.agent_path(speaker) for speaker in view.people(scene, threads)])
    return view.view(scene, agent, threads)


def views_of(world: World) -> dict[str, dict[str, Any]]:
    return {name: view_of(world, name) for name in world.agents()}


def crowd(threads: int = 30) -> World:
    """A channel with many threads of one agent; every third one answered by another."""
    tip = genesis()
    for frame in range(1, threads + 1):
        acts = [post(frame, "bo")]
        if frame % 3 == 0:
            acts.append(comment(frame, "cy", f"{frame - 1}-bo-1"))
        tip = tip.after([delivery(frame, "mini-1", *acts)])
    return tip


def test_a_newcomer_sees_who_it_is_and_where_it_may_speak() -> None:
    seen = view_of(genesis(), "ada")
    assert seen == {
        "timeline": "main", "frame": 0, "seed": 7, "agent": "ada", "name": "Ada", "bio": "ada keeps bees.",
        "persona": {"archetype": "keeper", "voice": "plain", "quirk": "counts things"},
        "interests": ["bees", "old maps"], "memory": {}, "memory_room": 20 * 1000,
        "channels": [{"slug": "general", "title": "A channel", "about": "What it is about."}],
        "acts": [], "people": {}, "threads": [], "left_out": 0,
    }  # fmt: skip


def test_a_thread_is_shown_with_its_score_ones_own_vote_and_its_answers() -> None:
    tip = genesis().after([delivery(1, "mini-1", post(1, "bo", tags=["bees"]))])
    votes = [vote(2, agent, "1-bo-1", -1) for agent in ("ada", "dee")]
    tip = tip.after([delivery(2, "mini-1", comment(2, "cy", "1-bo-1"), *votes)])
    tip = tip.after([delivery(3, "mini-1", comment(3, "bo", "1-bo-1/2-cy-1"), vote(3, "dee", "1-bo-1/2-cy-1"))])
    (thread,) = view_of(tip, "ada")["threads"]
    comments = thread.pop("comments")
    assert thread == {
        "id": "1-bo-1", "channel": "general", "agent": "bo", "title": "On 1", "body": "bo says 1.", "tags": ["bees"],
        "score": -2, "vote": -1, "why": "new",
    }  # fmt: skip
    said = {"body": "Yes, but.", "vote": 0}
    assert comments == [
        {"id": "2-cy-1", "address": "1-bo-1/2-cy-1", "agent": "cy", "on": "1-bo-1", "score": 1, **said},
        {"id": "3-bo-1", "address": "1-bo-1/3-bo-1", "agent": "bo", "on": "1-bo-1/2-cy-1", "score": 0, **said},
    ]
    assert set(view_of(tip, "ada")["people"]) == {"bo", "cy"}


def test_ones_own_threads_come_first_then_those_one_answered() -> None:
    tip = crowd(20).after([delivery(21, "mini-1", post(21, "ada"), comment(21, "ada", "5-bo-1", 2))])
    seen = view_of(tip, "ada")["threads"]
    assert [(thread["id"], thread["why"]) for thread in seen[:2]] == [("21-ada-1", "own"), ("5-bo-1", "answer")]
    assert {thread["why"] for thread in seen[2:]} == {"quiet", "new", "lively"}
    assert [act["id"] for act in view_of(tip, "ada")["acts"]] == ["21-ada-2", "21-ada-1"]


def test_views_differ_by_agent_by_frame_and_by_seed() -> None:
    tip = crowd()
    chosen = {name: [thread["id"] for thread in view_of(tip, name)["threads"]] for name in ("ada", "dee", "eli-2")}
    assert len({tuple(ids) for ids in chosen.values()}) == 3
    assert view_of(tip, "ada", seed=8)["threads"] != view_of(tip, "ada", seed=7)["threads"]
    later = tip.after([delivery(31, "mini-1")])
    assert [thread["id"] for thread in view_of(later, "ada")["threads"]] != chosen["ada"]


def test_only_channels_that_one_reads_are_shown() -> None:
    tip = genesis().after([delivery(1, "mini-1", post(1, "bo"), post(1, "bo", 2, channel="garden"))])
    assert [thread["id"] for thread in view_of(tip, "ada")["threads"]] == ["1-bo-1"]
    document = copy.deepcopy(tip.document(names.agent_path("ada")))
    document["subscriptions"] = {"general": {"at": "1-ada-1", "value": 0}, "garden": {"at": "1-ada-2", "value": 1}}
    there = tip.edit(names.agent_path("ada"), document)
    assert [thread["id"] for thread in view_of(there, "ada")["threads"]] == ["1-bo-2"]
    assert [channel["slug"] for channel in view_of(there, "ada")["channels"]] == ["garden"]


def test_what_is_cut_is_counted_to_the_character() -> None:
    tip = genesis().after([delivery(1, "mini-1", post(1, "bo", body="é" * 2000))])
    bodies = ["x" * (100 + n) for n in range(view.COMMENTS + 3)]
    acts = [comment(2, "cy", "1-bo-1", n, body=body) for n, body in enumerate(bodies, 1)]
    seen = view_of(tip.after([delivery(2, "mini-1", *acts)]), "ada")
    (thread,) = seen["threads"]
    assert len(thread["body"]) == view.BODY
    assert [shown["body"] for shown in thread["comments"]] == bodies[3:]
    assert seen["left_out"] == 2000 - view.BODY + sum(map(len, bodies[:3]))


def test_comments_are_in_the_order_of_their_ids_as_numbers() -> None:
    tip = genesis().after([delivery(1, "mini-1", post(1, "bo"))])
    for frame in (2, 9, 10, 11):
        tip = tip.after([delivery(frame, "mini-1", comment(frame, "cy", "1-bo-1"), comment(frame, "bo", "1-bo-1", 10))])
    ids = [shown["id"] for shown in view_of(tip, "ada")["threads"][0]["comments"]]
    assert ids == sorted(ids, key=names.id_key)
    assert len(ids) == 8


def test_a_thread_channel_or_author_that_an_edit_took_away_is_left_out() -> None:
    tip = genesis().after([delivery(1, "mini-1", post(1, "bo"), post(1, "cy"))])
    left = view_of(tip.edit(names.thread_path("1-bo-1"), None), "ada")["threads"]
    assert [thread["id"] for thread in left] == ["1-cy-1"]
    assert view_of(tip.edit(names.agent_path("bo"), None), "ada")["people"]["bo"] == {"name": "bo", "bio": ""}
    assert view_of(tip.edit(names.channel_path("general"), None), "ada")["channels"] == []


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


def test_a_view_costs_a_bounded_number_of_documents_whatever_the_channel_holds() -> None:
    tip = crowd(60)
    seen = view_of(tip, "ada")
    most = view.OWN_THREADS + view.ANSWERED + view.NEW + view.LIVELY + view.QUIET
    assert len(seen["threads"]) <= most
    assert all(len(thread["comments"]) <= view.COMMENTS for thread in seen["threads"])
