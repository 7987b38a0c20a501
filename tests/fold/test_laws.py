"""The laws of the fold as properties, over all actions together.

Order-free, exactly-once, nothing shrinks, every reference resolves, every total equals a recount, one algebra.
"""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from fleet import actions, names, roster, schema, strictjson, world
from fleet.delta import Delivery
from fleet.fold import health
from fleet.fold.fold import fold
from fleet.fold.recount import Recount
from fleet.merge.json3 import ABSENT, merge3
from tests import worlds
from tests.worlds import AGENTS, BEFORE, SPEECH, WORKERS, World, law, plans

PRIMARY = ("frame.json", "state/workers.json", "state/slices.json")
LATENESS = st.tuples(*[st.integers(0, 2)] * len(WORKERS))
HISTORY = st.lists(st.tuples(plans(), LATENESS), min_size=1, max_size=4)
MENTION = re.compile(r"(?<![a-z0-9-])@([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)")
FIXED = ("id", "kind", "agent", "channel", "title", "body", "tags", "closes", "project", "files")
FLEETING = ("state/due/", "projects/")


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
    assert {path for path in tip.files if not path.startswith(FLEETING)} <= set(after.files)
    assert set(tip.addresses()) <= set(after.addresses())
    threads = after.threads()
    for thread, document in tip.threads().items():
        kept = threads[thread]
        assert set(document["votes"]) <= set(kept["votes"])
        assert set(document["flags"]) <= set(kept["flags"])
        assert [kept.get(key) for key in FIXED] == [document.get(key) for key in FIXED]
        assert document.get("verdict", kept.get("verdict")) == kept.get("verdict")
        for comment, said in document["comments"].items():
            for key in ("agent", "on", "body", "stance"):
                assert kept["comments"][comment].get(key) == said.get(key)
    for path, agent in tip.documents("state/agents/").items():
        for field in ("following", "subscriptions"):
            assert set(agent[field]) <= set(after.document(path)[field])


def assert_sound(found: World) -> None:
    """Every document is canonical and valid, and every reference names what is there."""
    for path, data in found.files.items():
        if path.endswith(".json"):
            assert strictjson.dumps(world.parse(path, data)) == data, path
    assert [(breach.path, breach.place, breach.what) for breach in worlds.breaches(found)] == []
    threads = found.threads()
    for thread in threads.values():
        assert_term(found, thread)
    for agent in found.documents("state/agents/").values():
        for key, news in agent["notifications"].items():
            assert key == news["on"].split("/")[-1] or (news["why"] == "review" and news["on"] in threads)


def assert_term(found: World, thread: dict[str, Any]) -> None:
    """What no law of a world at rest can say, for operators may have moved the limits: who closes, and when."""
    if thread["kind"] == "post":
        assert thread.keys().isdisjoint({"closes", "verdict", "files"})
    elif thread["closes"] > found.frame:
        assert "verdict" not in thread or thread["kind"] == "change"
        assert found.document(names.due_path(thread["closes"]))[thread["id"]] == {"kind": thread["kind"]}
    elif thread["kind"] == "debate":
        assert thread["verdict"]["frame"] == thread["closes"]
    if thread["kind"] == "change" and "verdict" in thread:
        assert_reviewed(found, thread)


def assert_reviewed(found: World, change: dict[str, Any]) -> None:
    """A change has closed when it was approved, or when its term was over."""
    verdict = change["verdict"]
    good = verdict["for"] >= found.settings.limits["quorum"] and verdict["against"] <= verdict["for"]
    declined = "declined" if verdict["against"] > verdict["for"] else "expired"
    assert verdict["outcome"] in (("merged", "conflict") if good else (declined,))
    assert ("conflict" in verdict) == (verdict["outcome"] == "conflict")
    assert verdict["frame"] <= change["closes"] if good else verdict["frame"] == change["closes"]


@law(BEFORE, plans())
def test_every_document_is_valid_and_every_reference_resolves(before: list[Any], plan: Any) -> None:
    assert_sound(worlds.grown([*before, plan]))


class Lived:
    """A world where each worker's deliveries come some frames late, and are offered again at every frame after."""

    def __init__(self, history: worlds.Turns) -> None:
        self.tip = worlds.ninth()
        self.frames: list[tuple[dict[str, Any], list[Delivery]]] = []
        """Each clock, and what was folded."""
        made: list[tuple[int, Delivery]] = []
        for plan, lateness in [*history, *[([], (0, 0, 0))] * 3]:
            fresh = worlds.deliveries_of(self.tip, plan)
            made += [(self.tip.frame + late, each) for late, each in zip(lateness, fresh, strict=True)]
            self._live([each for due, each in made if due <= self.tip.frame])

    def _live(self, offered: list[Delivery]) -> None:
        state, clock = self.tip.document("state/workers.json"), self.tip.clock
        came = [each for each in offered if roster.timing(each.frame, each.worker, each.ran, clock, state)]
        self.tip = self.tip.after(came)
        self.frames.append((self.tip.clock, came))

    def folded(self) -> list[Delivery]:
        return [each for _, came in self.frames for each in came]

    def applied(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Every action that was applied, in order of ids within a frame, with the frame that folded it."""
        for clock, came in self.frames:
            rejected = {entry["id"] for entry in clock["rejected"]}
            for act in sorted(worlds.sent(came), key=lambda act: names.id_key(act["id"])):
                if act["id"] not in rejected:
                    yield clock["frame"], act


def test_the_histories_of_these_laws_are_rich() -> None:
    seen: Counter[str] = Counter()
    for seed in range(0, 18, 3):
        lived = Lived([(worlds.busy(seed + n), (n % 3, 0, 1)) for n in range(3)])
        seen += Counter(act["do"] for _, act in lived.applied())
        seen += Counter(entry["why"] for clock, _ in lived.frames for entry in clock["rejected"])
        seen += Counter(thread.get("verdict", {}).get("outcome", "") for thread in lived.tip.threads().values())
        agents = lived.tip.documents("state/agents/").values()
        seen += Counter(news["why"] for agent in agents for news in agent["notifications"].values())
    rejections, news = ("unknown", "closed", "full", "duplicate"), ("reply", "mention", "review", "verdict")
    outcomes = ("for", "against", "tie", "merged", "conflict", "expired", "declined")
    assert {*worlds.DOINGS, *rejections, *outcomes, *news} <= set(seen)


@law(HISTORY)
def test_each_delivery_is_folded_exactly_once_late_or_not(history: worlds.Turns) -> None:
    lived = Lived(history)
    folded = lived.folded()
    assert len(folded) == len(WORKERS) * len(lived.frames)
    assert len({(each.worker, each.frame) for each in folded}) == len(folded)
    there = {key for thread in lived.tip.threads().values() for key in (thread["id"], *thread["comments"])}
    assert sorted(there - {act["id"] for act in worlds.STARTED}) == sorted(
        act["id"] for _, act in lived.applied() if act["do"] in SPEECH
    )
    assert all(not seen["owed"] for seen in lived.tip.document("state/workers.json").values())
    assert_sound(lived.tip)


@law(HISTORY)
def test_counters_equal_a_recount(history: worlds.Turns) -> None:
    lived = Lived(history)
    clock, threads = lived.tip.clock, lived.tip.threads()
    recount = Counter(act["do"] for _, act in lived.applied())
    assert clock["total"]["actions"] == dict(recount)
    recount += Counter(act["do"] for act in worlds.STARTED)
    kinds = Counter(thread["kind"] for thread in threads.values())
    assert {kind: kinds[kind] for kind in kinds} == {kind: recount[kind] for kind in kinds}
    assert recount["comment"] == sum(len(thread["comments"]) for thread in threads.values())
    assert recount["channel"] == len(lived.tip.documents("state/channels/")) - 2
    counted = Recount(worlds.ninth().clock)
    assert [(breach.place, breach.what) for row in lived.frames for breach in counted.take(*row)] == []
    assert list(counted.attendance(lived.tip.document("state/workers.json"), lived.tip.frame)) == []
    runs = sum(bool(delta["agents"]) for each in lived.folded() for delta in each.deltas)
    assert clock["total"]["usage"] == {key: worlds.USAGE[key] * runs for key in clock["usage"]}
    for key in ("calls", "ms", "microusd"):
        assert sum(clock["usage"][key] for clock, _ in lived.frames) == clock["total"]["usage"][key]


STAMPS: dict[str, Any] = {
    "vote": "value",
    "flag": "reason",
    "follow": 1,
    "unfollow": 0,
    "subscribe": 1,
    "unsubscribe": 0,
}


def stamps(act: dict[str, Any]) -> Iterator[tuple[tuple[str, str, str], Any]]:
    """What an action overwrites, as (document and field, whose), and with what."""
    do, agent = act["do"], act["agent"]
    if do == "profile":
        yield from (((do, agent, field), act[field]) for field in ("name", "bio", "interests") if field in act)
    elif do in ("vote", "flag"):
        yield (do, act["on"], agent), act[STAMPS[do]]
    elif do in STAMPS:
        yield (do.removeprefix("un"), agent, act["whom"] if "whom" in act else act["channel"]), STAMPS[do]


def standing(found: World) -> dict[tuple[str, str, str], Any]:
    """Everything in a world that an action has overwritten."""
    rows: dict[tuple[str, str, str], Any] = {}
    for thread, document in found.threads().items():
        targets = {thread: document, **{f"{thread}/{key}": said for key, said in document["comments"].items()}}
        for on, target in targets.items():
            rows |= {("vote", on, agent): vote for agent, vote in target["votes"].items()}
            rows |= {("flag", on, agent): flag for agent, flag in target["flags"].items()}
    for agent in found.documents("state/agents/").values():
        fields = {"follow": agent["following"], "subscribe": agent["subscriptions"], "profile": agent["profile"]}
        rows |= {(do, agent["name"], key): entry for do, part in fields.items() for key, entry in part.items()}
    return {place: entry for place, entry in rows.items() if entry["at"] is not None}


@law(HISTORY)
def test_of_what_can_be_overwritten_the_newest_act_stands(history: worlds.Turns) -> None:
    lived = Lived(history)
    newest: dict[tuple[str, str, str], Any] = {}
    for _, act in sorted(lived.applied(), key=lambda row: names.id_key(row[1]["id"])):
        newest |= {place: {"at": act["id"], "value": value} for place, value in stamps(act)}
    assert standing(lived.tip) == newest


def told(lived: Lived) -> dict[str, dict[str, Any]]:
    """What each agent must have been told, by a recount of all actions and of how the debates ended."""
    news: dict[str, dict[str, Any]] = {agent: {} for agent in AGENTS}
    threads = lived.tip.threads()
    sides = {act["id"]: frame for frame, act in lived.applied() if act.get("stance")}
    for _, act in lived.applied():
        on, text = act["id"], f"{act.get('title', act.get('motion', ''))}\n{act.get('body')}"
        if act["do"] == "comment":
            thread, _, answered = act["on"].partition("/")
            on = f"{thread}/{act['id']}"
            parent = threads[thread]["comments"][answered] if answered else threads[thread]
            news[parent["agent"]][act["id"]] = {"why": "reply", "on": on}
        if act["do"] in SPEECH:
            for name in set(MENTION.findall(text)) & set(AGENTS):
                news[name].setdefault(act["id"], {"why": "mention", "on": on})
        news[act["agent"]].pop(act["id"], None)
    for agent, review, change in reviews(lived):
        news[agent][review] = {"why": "review", "on": change}
    for thread, document in threads.items():
        if "verdict" in document:
            argued = [key for key, said in document["comments"].items() if "stance" in said]
            in_time = {names.id_key(key)[1] for key in argued if sides[key] <= document["verdict"]["frame"]}
            outcome = document["verdict"]["outcome"]
            for name in {document["agent"], *in_time}:
                news[name][thread] = {"why": outcome if outcome in ("merged", "conflict") else "verdict", "on": thread}
    return news


def reviews(lived: Lived) -> Iterator[tuple[str, str, str]]:
    """Every vote that was a review when it was cast: newer than the voter's others, for or against. (Whose, id, on.)"""
    threads = lived.tip.threads()
    newest: dict[tuple[str, str], Any] = {}
    for _, act in lived.applied():
        change = threads.get(act.get("on", ""), {}) if act["do"] == "vote" else {}
        place = (act.get("on", ""), act["agent"])
        if change.get("kind") == "change" and names.id_key(act["id"]) > newest.get(place, names.id_key(None)):
            newest[place] = names.id_key(act["id"])
            if act["value"] and act["agent"] != change["agent"]:
                yield change["agent"], act["id"], act["on"]


@law(HISTORY)
def test_agents_are_told_of_replies_mentions_and_verdicts_and_of_nothing_else(history: worlds.Turns) -> None:
    lived = Lived(history)
    found = {agent["name"]: agent["notifications"] for agent in lived.tip.documents("state/agents/").values()}
    assert found == told(lived)


@law(HISTORY, st.integers(1, 3), st.integers(1, 3))
def test_windows_keep_the_greatest_of_all_that_ever_was(history: worlds.Turns, few: int, threads: int) -> None:
    """The same history, with windows as narrow as that: each holds what is left of all that there would be."""
    wide, tip = worlds.ninth(), worlds.ninth(acts=few, notifications=few, channel_threads=threads)
    for plan, _ in history:
        deliveries = worlds.deliveries_of(tip, plan)
        wide, tip = wide.after(deliveries), tip.after(deliveries)
    for path, agent in wide.documents("state/agents/").items():
        for field in ("acts", "notifications"):
            kept = sorted(agent[field], key=names.id_key)[-few:]
            assert tip.document(path)[field] == {key: agent[field][key] for key in kept}
    for channel in tip.documents("state/channels/").values():
        newest = {
            thread: max([thread, *document["comments"]], key=names.id_key)
            for thread, document in tip.threads().items()
            if document["channel"] == channel["slug"]
        }
        greatest = sorted(newest, key=lambda thread: names.id_key(newest[thread]))[-threads:]
        assert channel["threads"] == {thread: {"at": newest[thread]} for thread in greatest}


@law(HISTORY)
def test_each_memory_is_kept_until_it_is_forgotten_late_or_not(history: worlds.Turns) -> None:
    lived = Lived(history)
    tip = lived.tip
    notes = [act for _, act in lived.applied() if act["do"] == "remember"]
    forgotten = {key for act in notes for key in act["forget"]}
    for agent in AGENTS:
        noted = {act["id"] for act in notes if act["agent"] == agent}
        kept = set(tip.memories(agent))
        assert kept <= noted
        if len(noted) <= tip.settings.limits["memories"]:
            assert noted - forgotten <= kept


@law(HISTORY, st.integers(1, 3))
def test_a_memory_is_the_newest_of_what_was_noted_and_not_forgotten(history: worlds.Turns, keep: int) -> None:
    tip = worlds.ninth(memories=keep)
    held: dict[str, dict[str, str]] = {agent: {} for agent in AGENTS}
    for plan, _ in history:
        deliveries = worlds.deliveries_of(tip, plan)
        tip = tip.after(deliveries)
        for act in sorted(worlds.sent(deliveries), key=lambda act: names.id_key(act["id"])):
            if act["do"] == "remember":
                left = {key: text for key, text in held[act["agent"]].items() if key not in act["forget"]}
                held[act["agent"]] = {**left, act["id"]: act["text"]}
        for agent, memories in held.items():
            newest = sorted(memories, key=names.id_key)[-keep:]
            held[agent] = {key: memories[key] for key in newest}
        assert {agent: tip.memories(agent) for agent in AGENTS} == held


@law(BEFORE, plans(AGENTS[:2]), plans(AGENTS[2:]), st.none() | st.integers(1, 3), examples=60)
def test_merging_two_folds_is_folding_both(before: list[Any], mine: Any, others: Any, narrow: int | None) -> None:
    """One algebra: `merge3(base, fold(base, A), fold(base, B)) == fold(base, A + B)`, with windows full or not."""
    tip = worlds.grown(before, genesis_with(narrow))
    one, other = (worlds.actions_of(tip, plan) for plan in (mine, others))
    only_one, only_other, both = (_folded(tip, acts) for acts in (one, other, one + other))
    if _rejected(both) != _rejected(only_one) | _rejected(only_other):
        return  # one of them spoke to what the other made in the same frame
    over = tip.files.get(names.due_path(tip.frame + 1), b"{}")
    closing = {names.thread_path(thread) for thread in strictjson.loads(over)}  # theirs is the rule of the frame's end
    for changes in (only_one, only_other, both):
        closing |= {path for path in changes if path.startswith("projects/")} | set(ended(changes))
    for path in sorted({*only_one, *only_other, *both} - {*PRIMARY, *closing}):
        base, ours, theirs = (
            strictjson.loads(data) if (data := files.get(path)) else ABSENT
            for files in (tip.files, {**tip.files, **only_one}, {**tip.files, **only_other})
        )
        merged = merge3(base, ours, theirs, schema_with(narrow, path))
        assert merged.conflicts == []
        encoded = None if merged.value is ABSENT else strictjson.dumps(merged.value)
        assert encoded == {**tip.files, **both}.get(path), path


def ended(changes: dict[str, bytes | None]) -> Iterator[str]:
    """The documents of the changes that closed, and of their authors, who were told how."""
    for path, data in changes.items():
        thread = strictjson.loads(data) if data and path.startswith("state/threads/") else {}
        if thread.get("kind") == "change" and "verdict" in thread:
            yield from (path, names.agent_path(thread["agent"]))


def genesis_with(narrow: int | None) -> World:
    """A beginning with windows as narrow as that."""
    limits = dict.fromkeys(("acts", "notifications", "channel_threads", "memories"), narrow or 0)
    return worlds.ninth(**limits) if narrow else worlds.ninth()


def schema_with(narrow: int | None, path: str) -> dict[str, Any]:
    """The document's schema, its windows as narrow as that."""
    found = schema.document_schema(path)
    assert found is not None
    for field in ("acts", "notifications", "threads", "memories"):
        if narrow and field in found.get("properties", {}):
            found["properties"][field]["x-merge"]["newest"]["keep"] = narrow
    return found


def _folded(tip: World, acts: list[dict[str, Any]]) -> dict[str, bytes | None]:
    return tip.fold([worlds.delivery(tip.frame + 1, WORKERS[0], *acts)]).changes


def _rejected(changes: dict[str, bytes | None]) -> set[str]:
    clock = changes["frame.json"]
    assert clock is not None
    return {entry["id"] for entry in strictjson.loads(clock)["rejected"]}


@law(BEFORE, plans())
def test_a_frame_reads_and_writes_no_more_than_what_its_actions_touch(before: list[Any], plan: Any) -> None:
    tip = worlds.grown(before)
    deliveries = worlds.deliveries_of(tip, plan)
    allowed = {*PRIMARY, *within_reach(tip, worlds.sent(deliveries))}
    spied: list[str] = []
    bare = tip.tip()

    def read(paths: Any) -> Any:
        spied.extend(paths)
        return tip.read(paths)

    bare.read = read
    folded = fold(bare, deliveries)
    assert set(spied) <= allowed
    assert len(set(spied)) == len(spied)
    assert set(folded.changes) <= allowed


def within_reach(tip: World, acts: list[dict[str, Any]]) -> set[str]:
    """What actions touch, whom they answer or name, where their threads lie, what is over in this frame, and a sample.

    The sample is of threads that the health of the conversation is measured by.
    """
    frame, threads = tip.frame + 1, tip.threads()
    over = tip.document(names.due_path(frame)) if names.due_path(frame) in tip.files else {}
    sampled = [made for made in threads if names.id_key(made)[0] in (frame - 1, frame - health.PATIENCE)]
    assert len(sampled) <= 2 * health.THREADS, "or count them"
    paths = {names.due_path(frame), names.due_path(frame + tip.settings.limits["debate_frames"])}
    paths |= set(map(names.thread_path, sampled))
    paths.add(names.due_path(frame + tip.settings.limits["change_frames"]))
    paths |= {path for act in acts for path in actions.kind(act["do"]).touches(act)}
    paths |= {names.agent_path(name) for act in acts for name in MENTION.findall(str(act))}
    heads = [names.thread_path(thread) for thread in over]
    said = [threads[thread] for thread in over]
    for act in acts:
        thread, _, comment = str(act.get("on", "")).partition("/")
        answered = [threads[thread], *threads[thread]["comments"].values()] if thread in threads else acts
        said += [*answered[:1], *(target for target in answered if comment)]
    changes = [target for target in said if "files" in target]
    changes += [{**act, "files": [file["path"] for file in act["files"]]} for act in acts if act["do"] == "change"]
    paths |= {names.project_path(change["project"], path) for change in changes for path in change["files"]}
    said += [comment for thread in over for comment in threads[thread]["comments"].values()]
    paths |= {names.agent_path(target["agent"]) for target in said}
    return {*paths, *heads, *(names.channel_path(target["channel"]) for target in said if "channel" in target)}
