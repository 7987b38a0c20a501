"""Worlds that break a law, each in one way, and clocks that a recount does not bear out: each is named."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import pytest

from fleet import names
from fleet.delta import Delivery
from fleet.fold import laws
from fleet.fold.recount import Census, Recount
from tests import worlds
from tests.worlds import World, act, comment, debate, delivery, post, vote

POST, DEBATE, CHANGE, OPEN = "9-cy-1", "8-bo-1", "8-ada-1", "10-dee-1"
REPLY = "10-bo-1"
ADA, DUE = names.agent_path("ada"), names.due_path(12)
NINTH = (post(9, "cy"), comment(9, "dee", DEBATE, stance="for"), vote(9, "bo", CHANGE))
TENTH = (
    comment(10, "bo", POST),
    comment(10, "eli-2", f"{POST}/{REPLY}"),
    vote(10, "ada", POST),
    debate(10, "dee"),
    act("remember", 10, "ada", 2, text="Bees."),
    act("follow", 10, "ada", 3, whom="bo"),
    vote(10, "cy", DEBATE),
)


@cache
def history() -> tuple[World, list[tuple[dict[str, Any], list[Delivery]]], World]:
    """(The world before, each frame's clock and deliveries, the world after); the last vote comes too late."""
    before = tip = worlds.ninth()
    frames = []
    for frame, acts in ((9, NINTH), (10, TENTH), (11, (vote(11, "ada", DEBATE),))):
        came = [
            delivery(frame, "mini-1", *acts, agents=worlds.AGENTS),
            *(delivery(frame, w) for w in worlds.WORKERS[1:]),
        ]
        tip = tip.after(came)
        frames.append((tip.clock, came))
    assert [entry["why"] for entry in tip.clock["rejected"]] == ["closed"]
    return before, frames, tip


def breaches(world: World) -> list[tuple[str, str]]:
    """(Where, what) of all broken laws."""
    return [(f"{each.path} {each.place}".strip(), each.what) for each in worlds.breaches(world)]


def changed(document: Any, *steps: str, to: Any) -> Any:
    """A document with another value at a place; None takes the key out."""
    if not steps:
        return to
    made = {**document, steps[0]: changed(document.get(steps[0], {}), *steps[1:], to=to)}
    return {key: value for key, value in made.items() if value is not None}


def test_the_world_breaks_none() -> None:
    assert breaches(history()[2]) == []


WRONG: list[tuple[str, Sequence[str], Any, str, str]] = [
    (names.thread_path(POST), ("agent",), "zed", "agent", "the agent zed is not there"),
    (names.thread_path(POST), ("agent",), "bo", "agent", "9-cy-1 was not made by bo"),
    (names.thread_path(POST), ("id",), "9-cy-2", "", f"what it holds belongs to {names.thread_path('9-cy-2')}"),
    (names.thread_path(POST), ("channel",), "loft", "channel", "the channel loft is not there"),
    (names.thread_path(POST), ("votes", "zed"), {"at": "9-zed-1", "value": 1}, "votes", "the agent zed is not there"),
    (names.thread_path(POST), ("votes", "ada", "at"), "9-bo-1", "votes/ada/at", "9-bo-1 is no act of ada"),
    (names.thread_path(POST), ("flags", "zed"), {"at": "9-zed-1", "value": "x"}, "flags", "the agent zed is not there"),
    (
        names.thread_path(POST), ("comments", REPLY, "votes", "zed"), {"at": "9-zed-1", "value": 1},
        f"comments/{REPLY}/votes", "the agent zed is not there",
    ),
    (names.thread_path(POST), ("comments", REPLY), None, "comments/10-eli-2-1/on", f"the comment {REPLY} is not there"),
    (
        names.thread_path(POST), ("comments", REPLY, "agent"), "ada", f"comments/{REPLY}/agent",
        f"{REPLY} was not made by ada",
    ),
    (
        names.thread_path(POST), ("comments", REPLY, "stance"), "for", f"comments/{REPLY}/stance",
        "there are no sides in a post",
    ),
    (names.thread_path(DEBATE), ("verdict", "for"), 7, "verdict", "it counts 7 : 0, the votes are 1 : 0"),
    (names.thread_path(DEBATE), ("verdict", "outcome"), "tie", "verdict/outcome", "it is tie with 1 : 0"),
    (names.thread_path(DEBATE), ("verdict", "frame"), 99, "verdict/frame", "it closed in frame 99, which is not made"),
    (names.thread_path(DEBATE), ("verdict",), None, "closes", "it should have closed in frame 10, and is open"),
    (
        names.thread_path(CHANGE), ("votes", "cy"), {"at": "9-cy-2", "value": 1}, "verdict",
        "it counts 1 : 0, the votes are 2 : 0",
    ),
    (names.thread_path(CHANGE), ("verdict", "outcome"), "declined", "verdict/outcome", "it is declined with 1 : 0"),
    (
        names.thread_path(OPEN), ("closes",), 14, "closes",
        "it closes in frame 14, and state/due/14.json does not list it",
    ),
    (ADA, ("name",), "zoe", "", f"what it holds belongs to {names.agent_path('zoe')}"),
    (ADA, ("acts", "9-ada-9"), {"do": "post", "on": "9-ada-9"}, "acts/9-ada-9/on", "the thread 9-ada-9 is not there"),
    (
        ADA, ("acts", "9-ada-9"), {"do": "comment", "on": POST}, "acts/9-ada-9",
        f"the thread {POST} has no comment 9-ada-9",
    ),
    (ADA, ("acts", "9-cy-1"), {"do": "post", "on": POST}, "acts/9-cy-1", "it is no act of ada"),
    (ADA, ("following", "zed"), {"at": "9-ada-9", "value": 1}, "following", "the agent zed is not there"),
    (ADA, ("following", "bo", "at"), "9-bo-9", "following/bo/at", "9-bo-9 is no act of ada"),
    (ADA, ("subscriptions", "loft"), {"at": "9-ada-9", "value": 1}, "subscriptions", "the channel loft is not there"),
    (ADA, ("profile", "bio"), {"at": "9-bo-1", "value": "x"}, "profile/bio/at", "9-bo-1 is no act of ada"),
    (
        ADA, ("notifications", "9-zed-1"), {"why": "reply", "on": POST}, "notifications/9-zed-1",
        "the agent zed is not there",
    ),
    (
        ADA, ("notifications", "9-ada-9"), {"why": "reply", "on": POST}, "notifications/9-ada-9",
        "ada is told of an act of its own",
    ),
    (
        ADA, ("notifications", "9-bo-9"), {"why": "reply", "on": f"{POST}/9-bo-9"}, "notifications/9-bo-9/on",
        f"the thread {POST} has no comment 9-bo-9",
    ),
    (names.memory_path("ada"), ("memories", "9-bo-1"), "x", "memories/9-bo-1", "it is no act of ada"),
    (names.memory_path("ada"), ("agent",), "bo", "", f"what it holds belongs to {names.memory_path('bo')}"),
    ("state/channels/garden.json", ("slug",), "loft", "", "what it holds belongs to state/channels/loft.json"),
    (
        "state/channels/garden.json", ("threads", POST), {"at": POST}, f"threads/{POST}",
        f"the thread {POST} is in the channel general",
    ),
    (
        "state/channels/general.json", ("threads", POST, "at"), "9-bo-9", f"threads/{POST}",
        f"the thread {POST} has no comment 9-bo-9",
    ),
    (DUE, ("7-bo-1",), {"kind": "debate"}, "7-bo-1", "the thread 7-bo-1 is not there"),
    (DUE, (DEBATE,), {"kind": "debate"}, DEBATE, f"the thread {DEBATE} closes in 10"),
    (DUE, (OPEN,), None, names.thread_path(OPEN), ""),
    ("state/due/11.json", (OPEN,), {"kind": "debate"}, "", "what it lists should have closed: the world is at frame"),
    ("state/due/soon.json", (OPEN,), {"kind": "debate"}, "", "it is called after no frame, so nobody will read it"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "steps", "value", "place", "what"), WRONG)
def test_a_broken_law_is_named(path: str, steps: Sequence[str], value: Any, place: str, what: str) -> None:
    world = history()[2]
    document = world.document(path) if path in world.files else {}
    found = breaches(world.edit(path, changed(document, *steps, to=value)))
    where = f"{path} {place}".strip() if what else f"{place} closes"
    assert any(at == where and what in told for at, told in found), found


@pytest.mark.parametrize("path", [names.agent_path("bo"), names.thread_path(POST), "state/channels/general.json"])
def test_whatever_refers_to_what_has_gone_says_what_that_was(path: str) -> None:
    found = worlds.breaches(history()[2].edit(path, None))
    assert {each.lost for each in found} == {path}
    assert len(found) > 2


def test_what_cannot_be_read_is_no_breach() -> None:
    """Of a thread that cannot be read nobody can tell what is in it: that it cannot be read is told elsewhere."""
    world = history()[2]
    spoilt = names.thread_path(POST)
    documents = [(path, document) for path, document in world.documents("state/").items() if path != spoilt]
    found = laws.breaches(
        documents, worlds.known(world), lambda paths: {p: {"comments": {}} for p in paths if p == "none"}
    )
    assert list(found) == []


def test_references_are_looked_up_in_batches_each_thread_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laws, "HELD", 3)
    monkeypatch.setattr(laws, "AT_ONCE", 2)
    asked: list[list[str]] = []
    world = history()[2]

    def read(paths: Sequence[str]) -> dict[str, Any]:
        asked.append(list(paths))
        return {path: world.document(path) for path in paths}

    assert list(laws.breaches(world.documents("state/").items(), worlds.known(world), read)) == []
    assert len(asked) > 3 and all(len(set(few)) == len(few) <= 2 for few in asked)


# --- recounts


def recount(frames: Sequence[tuple[dict[str, Any], list[Delivery]]]) -> Iterator[tuple[str, str]]:
    """(Place, what) of all in which clocks differ."""
    counted = Recount(history()[0].clock)
    for clock, came in frames:
        yield from ((breach.place, breach.what) for breach in counted.take(clock, came))


FORGED: list[tuple[Sequence[str], Any, str]] = [
    (("total", "actions", "comment"), 99, "it says 99, a recount of the deltas gives 3"),
    (("total", "actions", "poll"), 1, "it says 1, a recount of the deltas gives 0"),
    (("total", "usage", "calls"), 1, "it says 1, a recount of the deltas gives 2"),
    (("usage", "ms"), 7, "it says 7, a recount of the deltas gives 5"),
    (("actions", "vote"), 1, "it says 1, a recount of the deltas gives 2"),
    (("applied",), 8, "it says 8, a recount of the deltas gives 7"),
    (("agents",), 1, "it says 1, a recount of the deltas gives 5"),
    (("errors",), 1, "it says 1, a recount of the deltas gives 0"),
    (("delivered",), ["mini-1"], "it says ['mini-1'], a recount of the deltas gives ['mini-1', 'mini-2', 'mini-3']"),
    (("late",), ["mini-2/9"], "it says ['mini-2/9'], a recount of the deltas gives []"),
]


def test_a_true_history_bears_its_recount() -> None:
    assert list(recount(history()[1])) == []


@pytest.mark.parametrize(("steps", "value", "what"), FORGED)
def test_a_forged_clock_is_named_once(steps: Sequence[str], value: Any, what: str) -> None:
    frames = copy.deepcopy(history()[1])
    frames[1] = (changed(frames[1][0], *steps, to=value), frames[1][1])
    found = list(recount(frames))
    assert ("/".join(steps), what) in found
    later = [place for place, _ in found[1:]]
    assert all(place.startswith("total/") for place in later) and len(later) <= 1


def test_a_rejection_of_what_nobody_sent() -> None:
    frames = copy.deepcopy(history()[1])
    clock = frames[1][0]
    frames[1] = ({**clock, "rejected": [{"id": "10-zed-1", "why": "full"}]}, frames[1][1])
    assert list(recount(frames)) == [("rejected", "10-zed-1 is rejected, and no delta of the frame holds it")]


def test_a_delivery_that_is_folded_twice() -> None:
    frames = history()[1]
    found = dict(recount([*frames, frames[-1]]))
    assert (
        found["delivered"] == "the delivery of mini-1 for frame 11 was folded before" or "mini-" in found["delivered"]
    )


ATTENDANCE: list[tuple[Sequence[str], Any, str, str]] = [
    (("mini-1", "last"), 9, "mini-1/last", "it says 9, the last one delivered is 11"),
    (("mini-1", "owed"), [9], "mini-1/owed", "frame 9 is owed, and was delivered"),
    (("mini-1", "owed"), [12], "mini-1/owed", "frame 12 is owed, and not made yet"),
    (("mini-1", "owed"), [8, 7], "mini-1/owed", "the frames are not in order"),
    (("mini-1", "missed"), 2, "mini-1/missed", "it says 2, and frame 11 has its delta"),
    (("mini-1",), None, "mini-1", "it has delivered, and is not listed"),
]


@pytest.mark.parametrize(("steps", "value", "place", "what"), ATTENDANCE)
def test_attendance_that_cannot_be(steps: Sequence[str], value: Any, place: str, what: str) -> None:
    counted = Recount(history()[0].clock)
    for clock, came in history()[1]:
        assert list(counted.take(clock, came)) == []
    workers = history()[2].document("state/workers.json")
    assert list(counted.attendance(workers, 11)) == []
    found = [(breach.place, breach.what) for breach in counted.attendance(changed(workers, *steps, to=value), 11)]
    assert (place, what) in found


def test_a_fork_begins_without_workers() -> None:
    counted = Recount(history()[0].clock)
    for clock, came in history()[1]:
        list(counted.take(clock, came))
    counted.forked()
    assert list(counted.attendance({}, 11)) == []


def test_a_census_tells_the_frames_in_which_ids_differ() -> None:
    here, there = Census(), Census()
    for made in ("8-ada-1", "8-bo-1", "10-ada-1", "10-ada-2", "other.11-bo-1"):
        here.add(made)
    for made in ("8-bo-1", "8-ada-1", "10-ada-1", "10-ada-3", "11-bo-1"):
        there.add(made)
    assert here.differs(there) == {10, 11}
    assert here.differs(here) == set()
