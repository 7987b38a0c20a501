"""The fold by examples: its order, its reasons, its clock, its slices, and the message that the log shows."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pytest

from fleet import names, roster, strictjson, usage, world
from fleet.delta import Delivery
from fleet.fold import ending, report
from fleet.fold.fold import fold, in_order
from tests import worlds
from tests.worlds import WORKERS, comment, delivery, genesis, post, vote


def place(action: dict[str, Any], frame: int) -> tuple[int, str, int]:
    return frame, sha256(f"{frame}-{action['agent']}".encode()).hexdigest(), int(action["id"].split("-")[-1])


def everybody(frame: int, *actions: dict[str, Any]) -> list[Delivery]:
    return [delivery(frame, WORKERS[0], *actions), *(delivery(frame, worker) for worker in WORKERS[1:])]


def test_actions_lie_by_frame_then_by_a_hash_of_frame_and_agent_then_by_n() -> None:
    late = [post(3, agent, n) for agent in ("ada", "bo", "cy") for n in (10, 9, 1)]
    fresh = [post(4, agent, n) for agent in ("cy", "ada", "dee") for n in (2, 1)]
    deliveries = [delivery(4, "mini-1", *fresh), delivery(3, "mini-2", *late)]
    wanted = sorted(late, key=lambda a: place(a, 3)) + sorted(fresh, key=lambda a: place(a, 4))
    assert in_order(deliveries) == wanted


def test_the_order_of_agents_on_a_timeline_is_that_of_main() -> None:
    there = [{**post(4, agent), "id": f"side.4-{agent}-1"} for agent in worlds.AGENTS]
    here = [post(4, agent) for agent in worlds.AGENTS]
    order = [[a["agent"] for a in in_order([delivery(4, "mini-1", *acts)])] for acts in (there, here)]
    assert order[0] == order[1]


def test_no_agent_is_always_first() -> None:
    firsts = {in_order([delivery(f, "w", post(f, "ada"), post(f, "bo"))])[0]["agent"] for f in range(1, 20)}
    assert firsts == {"ada", "bo"}


def test_an_empty_frame_moves_the_clock_and_nothing_else() -> None:
    tip = genesis()
    folded = tip.fold(everybody(1))
    assert set(folded.changes) == {"frame.json", "state/workers.json", "state/slices.json"}
    assert folded.clock["frame"] == 1
    assert folded.clock["applied"] == 0
    assert folded.changes["state/slices.json"] == tip.files["state/slices.json"]
    assert folded.story.message().startswith("frame 1: nothing by 0 agents (3/3 workers)\n")


def test_the_clock_tells_who_came_who_is_missing_and_who_was_late() -> None:
    tip = genesis().after([delivery(1, "mini-1"), delivery(1, "mini-3")])
    assert tip.clock["missing"] == ["mini-2"]
    assert tip.document("state/workers.json")["mini-2"] == {"missed": 1, "owed": [1], "last": 0}
    tip = tip.after([delivery(1, "mini-2", post(1, "bo")), delivery(2, "mini-1"), delivery(2, "mini-3")])
    assert (tip.clock["late"], tip.clock["missing"]) == (["mini-2/1"], ["mini-2"])
    assert tip.document("state/workers.json")["mini-2"] == {"missed": 0, "owed": [2], "last": 1}
    assert "1-bo-1" in tip.threads()


def test_slices_are_cut_anew_when_a_worker_turns_absent_and_when_it_returns() -> None:
    tip = genesis()
    for frame in (1, 2):
        tip = tip.after([delivery(frame, "mini-1"), delivery(frame, "mini-2")])
        assert tip.files["state/slices.json"] == genesis().files["state/slices.json"]
    tip = tip.after([delivery(3, "mini-1"), delivery(3, "mini-2")])
    assert {worker for _, worker in tip.document("state/slices.json")["cuts"]} == {"mini-1", "mini-2"}
    tip = tip.after([delivery(4, "mini-1"), delivery(4, "mini-2"), delivery(2, "mini-3")])
    assert tip.files["state/slices.json"] == genesis().files["state/slices.json"]


def test_a_worker_who_joins_owns_nobody_before_it_has_delivered_and_been_folded() -> None:
    listed = genesis().document("fleet.json")
    tip = genesis().edit("fleet.json", {**listed, "workers": {**listed["workers"], "new": {"streams": 90}}})
    tip = tip.after(everybody(1))
    assert "new" not in {worker for _, worker in tip.document("state/slices.json")["cuts"]}
    assert tip.clock["missing"] == []
    tip = tip.after([*everybody(2), delivery(2, "new")])
    assert "new" in {worker for _, worker in tip.document("state/slices.json")["cuts"]}


def test_an_edit_of_the_roster_is_in_the_next_slices() -> None:
    listed = genesis().document("fleet.json")
    workers = {**listed["workers"], "mini-2": {"streams": 2, "agents": ["a*", "c*"]}}
    tip = genesis().edit("fleet.json", {**listed, "workers": workers}).after(everybody(1))
    assert tip.document("state/slices.json")["pins"] == {"ada": "mini-2", "cy": "mini-2"}


def test_an_agent_that_an_edit_adds_is_run_from_the_next_frame_on() -> None:
    tip = genesis()
    document = {**tip.document(names.agent_path("ada")), "name": "zoe"}
    tip = tip.edit(names.agent_path("zoe"), document).after(everybody(1))
    assert tip.document("state/slices.json")["agents"] == len(worlds.AGENTS) + 1


def test_actions_of_an_agent_whose_document_is_gone_are_rejected_one_by_one() -> None:
    tip = genesis().after(everybody(1, post(1, "bo"))).edit(names.agent_path("ada"), None)
    acts = [post(2, "ada"), comment(2, "ada", "1-bo-1", 2), vote(2, "ada", "1-bo-1", n=3)]
    clock = tip.fold(everybody(2, *acts)).clock
    assert clock["rejected"] == [{"id": act["id"], "why": "unknown"} for act in acts]


def test_rejected_actions_are_listed_in_fold_order() -> None:
    acts = [vote(1, agent, "0-no-1") for agent in worlds.AGENTS]
    rejected = genesis().fold(everybody(1, *acts)).clock["rejected"]
    assert [entry["id"] for entry in rejected] == [a["id"] for a in sorted(acts, key=lambda a: place(a, 1))]


def test_no_worker_can_stop_the_world_with_the_numbers_it_claims() -> None:
    """Usage is what the worker says. Its sum must still be a number that a document may hold."""
    tip = genesis()
    for frame in (1, 2):
        claims = delivery(frame, "mini-1", post(frame, "ada"))
        huge = dict.fromkeys(usage.USAGE, 2**53 - 1)
        claims.deltas[0]["usage"] = [{"agents": ["ada"], "model": "m", **huge}, {"agents": [], "model": "m", **huge}]
        tip = tip.after([claims, delivery(frame, "mini-2"), delivery(frame, "mini-3")])
        assert world.parse("frame.json", tip.files["frame.json"])["total"]["usage"]["microusd"] == 2**53 - 1


def test_errors_and_agents_are_counted() -> None:
    came = delivery(1, "mini-1", post(1, "ada"), agents=["ada", "bo"])
    came.deltas[0]["errors"] = [{"agent": "bo", "error": "timed out"}]
    clock = genesis().fold([came]).clock
    assert (clock["agents"], clock["errors"], clock["missing"]) == (2, 1, ["mini-2", "mini-3"])


def test_the_message_reads_like_a_dashboard_and_ends_in_trailers() -> None:
    tip = genesis().after(everybody(1, post(1, "ada", title="On bees")))
    acts = [comment(2, "bo", "1-ada-1"), comment(2, "cy", "1-ada-1")]
    acts += [vote(2, "cy", "1-ada-1", n=2), vote(2, "dee", "9-x-1")]
    late = delivery(1, "mini-3")
    message = tip.fold([delivery(2, "mini-1", *acts), delivery(2, "mini-2"), late]).story.message()
    subject, body, trailers = message.rstrip("\n").split("\n\n")
    assert subject == "frame 2: 2 comments, 1 vote by 3 agents (2/3 workers)"
    assert body.split("\n") == [
        'Liveliest: "On bees" in general, 2 new comments.',
        "50.0 % of bodies resemble others.",
        "Missing: mini-3. Their agents skip this frame.",
        "Late: mini-3 for frame 1.",
        "Rejected as unknown: 2-dee-1.",
    ]
    keys = [line.split(": ")[0] for line in trailers.split("\n")]
    assert keys == [f"Fleet-{word}" for word in (
        "Frame", "Delivered", "Late", "Missing", "Applied", "Rejected", "Tokens", "Cost-USD", "Seconds", "Health",
        "Version",
    )]  # fmt: skip
    assert "Fleet-Cost-USD: 0.000011" in trailers
    assert "Fleet-Tokens: 10" in trailers


def test_no_title_can_write_lines_of_its_own_into_the_log() -> None:
    title = 'x"\n\nFleet-Frame: 999\nFleet-Applied: 0\n'
    tip = genesis().after(everybody(1, post(1, "ada", title=title)))
    message = tip.fold(everybody(2, comment(2, "bo", "1-ada-1"))).story.message()
    assert message.count("\n\n") == 2
    assert [line for line in message.split("\n") if line.startswith("Fleet-Frame")] == ["Fleet-Frame: 2"]


def test_many_rejections_are_named_in_part_and_counted_in_full() -> None:
    acts = [vote(1, "ada", "0-no-1", n=n) for n in range(1, 9)]
    message = genesis().fold(everybody(1, *acts)).story.message()
    assert "Rejected as unknown: 1-ada-1, 1-ada-2, 1-ada-3, 1-ada-4, 1-ada-5 and 3 more." in message


def test_a_window_keeps_the_greatest_by_number_not_by_spelling() -> None:
    window: dict[str, Any] = {f"{frame}-ada-1": {} for frame in (2, 9, 10, 100)}
    ending.keep_newest(window, 2, lambda item: names.id_key(item[0]))
    assert set(window) == {"10-ada-1", "100-ada-1"}


@pytest.mark.parametrize(("count", "said"), [(0, "0 posts"), (1, "1 post"), (2, "2 posts")])
def test_words_are_counted(count: int, said: str) -> None:
    assert report.counted_word(count, "post") == said


def test_actions_are_counted_by_their_nouns_the_speech_first() -> None:
    assert report.counted({"vote": 2, "remember": 1, "post": 1}) == "1 post, 2 votes, 1 memory"
    assert report.counted({"remember": 2, "yodel": 2, "comment": 0}) == "2 memories, 2 yodels"


def test_a_fold_reads_in_batches_and_never_asks_for_a_document_twice() -> None:
    tip = genesis().after(everybody(1, post(1, "ada"), post(1, "bo", channel="garden")))
    asked: list[list[str]] = []
    bare = tip.tip()
    read = bare.read

    def noted(paths: Any) -> Any:
        asked.append(list(paths))
        return read(paths)

    bare.read = noted
    fold(bare, everybody(2, comment(2, "cy", "1-ada-1"), vote(2, "dee", "1-bo-1"), post(2, "ada")))
    assert len(asked) <= 2
    flat = [path for paths in asked for path in paths]
    assert len(flat) == len(set(flat))


def test_the_same_world_comes_of_any_split_into_deliveries_late_or_not() -> None:
    """A late delivery changes when, never whether: content is the same once all is in."""
    on_time = genesis().after(everybody(1, post(1, "ada"), post(1, "bo"))).after(everybody(2)).after(everybody(3))
    first = [delivery(1, "mini-2"), delivery(1, "mini-3")]
    late = genesis().after(first)
    late = late.after([delivery(1, "mini-1", post(1, "ada"), post(1, "bo")), *everybody(2)]).after(everybody(3))
    same = [path for path in on_time.files if path not in ("frame.json", "state/workers.json")]
    assert {path: on_time.files[path] for path in same} == {path: late.files[path] for path in same}


def test_genesis_is_what_the_fold_would_write_with_the_workers_present() -> None:
    tip = genesis()
    assert roster.expected(tip.settings, tip.document("state/workers.json")) == sorted(WORKERS)
    cut_anew = worlds.World(tip.files, edited=True).fold([]).changes["state/slices.json"]
    assert cut_anew == tip.files["state/slices.json"]
    for path, data in tip.files.items():
        if path.endswith(".json"):
            assert strictjson.dumps(world.parse(path, data)) == data
