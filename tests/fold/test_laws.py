"""The laws of the fold as properties: order-free, exactly-once, nothing shrinks, every reference resolves."""

from __future__ import annotations

import copy
from collections import Counter
from typing import Any

from hypothesis import strategies as st

from fleet import names, roster, schema, strictjson, world
from fleet.delta import Delivery
from fleet.merge.json3 import ABSENT, merge3
from tests import worlds
from tests.worlds import AGENTS, BEFORE, WORKERS, World, law, plans

PRIMARY = ("frame.json", "state/workers.json", "state/slices.json")
LATENESS = st.tuples(*[st.integers(0, 2)] * len(WORKERS))
HISTORY = st.lists(st.tuples(plans(most=10), LATENESS), min_size=1, max_size=4)


@law(BEFORE, plans(), st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_the_same_bytes(before: list[Any], plan: Any, chance: Any) -> None:
    tip = worlds.grown(before)
    deliveries = worlds.deliveries_of(tip, plan)
    folded = tip.fold(deliveries)
    shuffled = copy.deepcopy(deliveries)
    chance.shuffle(shuffled)
    for delivery in shuffled:
        deltas: Any = delivery.deltas
        chance.shuffle(deltas)
        for delta in deltas:
            chance.shuffle(delta["actions"])
            chance.shuffle(delta["agents"])
    again = tip.fold(shuffled)
    assert again.changes == folded.changes
    assert again.story.message() == folded.story.message()


@law(BEFORE, plans())
def test_the_same_actions_from_other_workers_and_streams_change_no_content(before: list[Any], plan: Any) -> None:
    tip = worlds.grown(before)
    frame = tip.frame + 1
    apart = worlds.deliveries_of(tip, plan)
    at_once = [worlds.delivery(frame, WORKERS[0], *worlds.sent(apart), agents=AGENTS)]
    at_once += [worlds.delivery(frame, worker) for worker in WORKERS[1:]]
    one, other = tip.fold(apart).changes, tip.fold(at_once).changes
    assert {path: one[path] for path in one if path not in PRIMARY} == {
        path: other[path] for path in other if path not in PRIMARY
    }


@law(BEFORE, plans())
def test_folding_again_from_the_same_tip_gives_the_same_bytes(before: list[Any], plan: Any) -> None:
    tip = worlds.grown(before)
    deliveries = worlds.deliveries_of(tip, plan)
    sent = copy.deepcopy([delivery.deltas for delivery in deliveries])
    first = tip.fold(deliveries)
    assert tip.fold(deliveries).changes == first.changes
    assert [delivery.deltas for delivery in deliveries] == sent


@law(BEFORE, plans())
def test_applied_and_rejected_are_what_was_sent(before: list[Any], plan: Any) -> None:
    tip = worlds.grown(before)
    deliveries = worlds.deliveries_of(tip, plan)
    clock = tip.fold(deliveries).clock
    acts = worlds.sent(deliveries)
    assert clock["applied"] + len(clock["rejected"]) == len(acts)
    assert sum(clock["actions"].values()) == clock["applied"]
    rejected = [entry["id"] for entry in clock["rejected"]]
    assert len(set(rejected)) == len(rejected)
    refused = Counter(act["do"] for act in acts if act["id"] in set(rejected))
    assert Counter(act["do"] for act in acts) == Counter(clock["actions"]) + refused


@law(BEFORE, plans())
def test_nothing_shrinks(before: list[Any], plan: Any) -> None:
    tip = worlds.grown(before)
    after = tip.after(worlds.deliveries_of(tip, plan))
    assert set(tip.files) <= set(after.files)
    assert set(tip.addresses()) <= set(after.addresses())
    threads = after.threads()
    for thread, document in tip.threads().items():
        assert set(document["votes"]) <= set(threads[thread]["votes"])
        for key in ("id", "kind", "agent", "channel", "title", "body", "tags"):
            assert threads[thread][key] == document[key]
        for comment, said in document["comments"].items():
            for key in ("agent", "on", "body"):
                assert threads[thread]["comments"][comment][key] == said[key]


def assert_sound(found: World) -> None:
    """Every document is canonical and valid, and every reference names what is there."""
    for path, data in found.files.items():
        if path.endswith(".json"):
            assert strictjson.dumps(world.parse(path, data)) == data, path
    threads, agents = found.threads(), set(found.agents())
    addresses = set(found.addresses())
    for path, thread in found.documents("state/threads/").items():
        assert names.thread_path(thread["id"]) == path
        assert thread["agent"] in agents
        assert names.channel_path(thread["channel"]) in found.files
        assert set(thread["votes"]) <= agents
        for key, comment in thread["comments"].items():
            assert comment["on"] == thread["id"] or comment["on"] in thread["comments"]
            assert comment["agent"] == names.id_key(key)[1]
            assert {comment["agent"], *comment["votes"]} <= agents
    for channel in found.documents("state/channels/").values():
        for key, entry in channel["threads"].items():
            assert threads[key]["channel"] == channel["slug"]
            assert entry["at"] in {key, *threads[key]["comments"]}
    for agent in found.documents("state/agents/").values():
        for key, act in agent["acts"].items():
            assert act["on"] in addresses
            assert names.id_key(key)[1] == agent["name"]


@law(BEFORE, plans())
def test_every_document_is_valid_and_every_reference_resolves(before: list[Any], plan: Any) -> None:
    assert_sound(worlds.grown([*before, plan]))


def lived(history: worlds.Turns) -> tuple[World, list[Delivery], list[dict[str, Any]]]:
    """A world where each worker's deliveries come some frames late, and are offered again at every frame after.

    Gives the world, every delivery that was folded, and every clock.
    """
    tip = worlds.ninth()
    made: list[tuple[int, Delivery]] = []
    folded: list[Delivery] = []
    clocks = []
    for plan, lateness in [*history, *[([], (0, 0, 0))] * 3]:
        fresh = worlds.deliveries_of(tip, plan)
        made += [(tip.frame + late, each) for late, each in zip(lateness, fresh, strict=True)]
        state = tip.document("state/workers.json")
        came = [
            each
            for due, each in made
            if due <= tip.frame and roster.timing(each.frame, each.worker, each.ran, tip.clock, state)
        ]
        tip = tip.after(came)
        folded += came
        clocks.append(tip.clock)
    return tip, folded, clocks


@law(HISTORY)
def test_each_delivery_is_folded_exactly_once_late_or_not(history: worlds.Turns) -> None:
    tip, folded, clocks = lived(history)
    assert len(folded) == len(WORKERS) * len(clocks)
    assert len({(each.worker, each.frame) for each in folded}) == len(folded)
    acts = worlds.sent(folded)
    rejected = {entry["id"] for clock in clocks for entry in clock["rejected"]}
    there = set(tip.threads()) | {key for thread in tip.threads().values() for key in thread["comments"]}
    assert there == {act["id"] for act in acts if act["do"] != "vote"} - rejected
    assert all(not seen["owed"] for seen in tip.document("state/workers.json").values())
    assert_sound(tip)


@law(HISTORY)
def test_counters_equal_a_recount(history: worlds.Turns) -> None:
    tip, folded, clocks = lived(history)
    acts = worlds.sent(folded)
    rejected = {entry["id"] for clock in clocks for entry in clock["rejected"]}
    recount = Counter(act["do"] for act in acts if act["id"] not in rejected)
    assert tip.clock["total"]["actions"] == dict(recount)
    assert recount["post"] == len(tip.threads())
    assert recount["comment"] == sum(len(thread["comments"]) for thread in tip.threads().values())
    runs = sum(bool(delta["agents"]) for each in folded for delta in each.deltas)
    assert tip.clock["total"]["usage"] == {key: worlds.USAGE[key] * runs for key in tip.clock["usage"]}
    for key in ("calls", "ms", "microusd"):
        assert sum(clock["usage"][key] for clock in clocks) == tip.clock["total"]["usage"][key]


@law(HISTORY)
def test_a_vote_is_the_newest_of_its_voter(history: worlds.Turns) -> None:
    tip, folded, clocks = lived(history)
    rejected = {entry["id"] for clock in clocks for entry in clock["rejected"]}
    newest: dict[tuple[str, str], dict[str, Any]] = {}
    for act in sorted(worlds.sent(folded), key=lambda act: names.id_key(act["id"])):
        if act["do"] == "vote" and act["id"] not in rejected:
            newest[act["on"], act["agent"]] = {"at": act["id"], "value": act["value"]}
    found = {}
    for thread, document in tip.threads().items():
        targets = {thread: document, **{f"{thread}/{key}": said for key, said in document["comments"].items()}}
        found.update({(on, agent): vote for on, target in targets.items() for agent, vote in target["votes"].items()})
    assert found == newest


@law(HISTORY, st.integers(1, 3), st.integers(1, 3))
def test_windows_keep_the_greatest_of_all_that_ever_was(history: worlds.Turns, acts: int, threads: int) -> None:
    """The same history, with windows as narrow as that: each holds what a recount of the whole world leaves."""
    tip = worlds.ninth().limited(acts=acts, channel_threads=threads)
    did: dict[str, list[str]] = {agent: [] for agent in AGENTS}
    for plan, _ in history:
        deliveries = worlds.deliveries_of(tip, plan)
        tip = tip.after(deliveries)
        rejected = {entry["id"] for entry in tip.clock["rejected"]}
        for act in worlds.sent(deliveries):
            if act["do"] != "vote" and act["id"] not in rejected:
                did[act["agent"]].append(act["id"])
    for agent, ids in did.items():
        kept = tip.document(names.agent_path(agent))["acts"]
        assert set(kept) == set(sorted(ids, key=names.id_key)[-acts:])
    for channel in tip.documents("state/channels/").values():
        newest = {
            thread: max([thread, *document["comments"]], key=names.id_key)
            for thread, document in tip.threads().items()
            if document["channel"] == channel["slug"]
        }
        greatest = sorted(newest, key=lambda thread: names.id_key(newest[thread]))[-threads:]
        assert channel["threads"] == {thread: {"at": newest[thread]} for thread in greatest}


@law(BEFORE, plans(AGENTS[:2]), plans(AGENTS[2:]), st.none() | st.integers(1, 3), examples=60)
def test_merging_two_folds_is_folding_both(before: list[Any], mine: Any, others: Any, narrow: int | None) -> None:
    """One algebra: `merge3(base, fold(base, A), fold(base, B)) == fold(base, A + B)`, with windows full or not."""
    tip = worlds.grown(before, genesis_with(narrow))
    one, other = (worlds.actions_of(tip, plan) for plan in (mine, others))
    only_one, only_other, both = (_folded(tip, acts) for acts in (one, other, one + other))
    if _rejected(both) != _rejected(only_one) | _rejected(only_other):
        return  # one of them spoke to what the other made in the same frame
    for path in sorted({*only_one, *only_other, *both} - set(PRIMARY)):
        base, ours, theirs = (
            strictjson.loads(files[path]) if path in files else ABSENT
            for files in (tip.files, {**tip.files, **only_one}, {**tip.files, **only_other})
        )
        merged = merge3(base, ours, theirs, schema_with(narrow, path))
        assert merged.conflicts == []
        assert strictjson.dumps(merged.value) == {**tip.files, **both}[path], path


def genesis_with(narrow: int | None) -> World:
    """A beginning with windows as narrow as that."""
    return worlds.ninth().limited(acts=narrow, channel_threads=narrow) if narrow else worlds.ninth()


def schema_with(narrow: int | None, path: str) -> dict[str, Any]:
    """The document's schema, its windows as narrow as that."""
    found = schema.document_schema(path)
    assert found is not None
    for field in ("acts", "threads"):
        if narrow and field in found["properties"]:
            found["properties"][field]["x-merge"]["newest"]["keep"] = narrow
    return found


def _folded(tip: World, acts: list[dict[str, Any]]) -> dict[str, bytes]:
    return tip.fold([worlds.delivery(tip.frame + 1, WORKERS[0], *acts)]).changes


def _rejected(changes: dict[str, bytes]) -> set[str]:
    return {entry["id"] for entry in strictjson.loads(changes["frame.json"])["rejected"]}


@law(BEFORE, plans())
def test_a_frame_writes_no_more_than_what_its_actions_touch(before: list[Any], plan: Any) -> None:
    tip = worlds.grown(before)
    deliveries = worlds.deliveries_of(tip, plan)
    changes = tip.fold(deliveries).changes
    acts = worlds.sent(deliveries)
    allowed = {*PRIMARY, *(names.channel_path(slug) for slug in worlds.CHANNELS[:2])}
    for act in acts:
        allowed |= {names.agent_path(act["agent"]), names.thread_path(str(act.get("on", act["id"])).split("/")[0])}
    assert set(changes) <= allowed
