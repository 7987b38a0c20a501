"""`debate`: a motion, a term that runs from its fold, and a verdict that counts the votes of the last frame too."""

from __future__ import annotations

from typing import Any

import pytest

from fleet import names, strictjson
from fleet.merge.json3 import merge3
from fleet.schema import document_schema
from tests.worlds import WORKERS, World, act, comment, debate, delivery, genesis, post, vote

PATH = "state/threads/0/1/1-ada-1.json"


def after(tip: World, *acts: dict[str, Any]) -> World:
    return tip.after([delivery(tip.frame + 1, "mini-1", *acts)])


def rejected(tip: World) -> dict[str, str]:
    return {entry["id"]: entry["why"] for entry in tip.clock["rejected"]}


def message(tip: World, *acts: dict[str, Any]) -> list[str]:
    return tip.fold([delivery(tip.frame + 1, "mini-1", *acts)]).story.message().split("\n")


def news(tip: World, agent: str) -> dict[str, Any]:
    found: dict[str, Any] = tip.document(names.agent_path(agent))["notifications"]
    return found


@pytest.fixture
def tip() -> World:
    """Ada's motion, of frame 1, which closes at frame 4."""
    return after(genesis().limited(debate_frames=3), debate(1, "ada"))


def test_a_debate_is_a_thread_whose_title_is_the_motion(tip: World) -> None:
    assert tip.threads() == {
        "1-ada-1": {
            "id": "1-ada-1", "kind": "debate", "agent": "ada", "channel": "general", "title": "Bees vote better.",
            "body": "They dance.", "tags": [], "votes": {}, "flags": {}, "comments": {}, "closes": 4,
        }
    }  # fmt: skip
    assert tip.document("state/channels/general.json")["threads"] == {"1-ada-1": {"at": "1-ada-1"}}
    assert tip.document(names.agent_path("ada"))["acts"] == {"1-ada-1": {"do": "debate", "on": "1-ada-1"}}
    assert tip.document("state/due/4.json") == {"1-ada-1": {"kind": "debate"}}
    assert tip.clock["actions"] == {"debate": 1}


def test_it_closes_after_its_frames_with_the_votes_of_the_last_one(tip: World) -> None:
    tip = after(tip, vote(2, "bo", "1-ada-1"), vote(2, "cy", "1-ada-1"), vote(2, "dee", "1-ada-1", -1))
    tip = after(tip, vote(3, "cy", "1-ada-1", -1))
    assert "verdict" not in tip.document(PATH)
    tip = after(tip, vote(4, "eli-2", "1-ada-1"), vote(4, "dee", "1-ada-1", 0))
    assert tip.document(PATH)["verdict"] == {"frame": 4, "for": 2, "against": 1, "outcome": "for"}
    assert "state/due/4.json" not in tip.files


@pytest.mark.parametrize(
    ("values", "outcome"), [((), "tie"), ((1, -1), "tie"), ((1,), "for"), ((-1, -1, 1), "against")]
)
def test_the_outcome_is_what_most_voted(tip: World, values: tuple[int, ...], outcome: str) -> None:
    voters = zip(("bo", "cy", "dee"), values, strict=False)
    tip = after(after(after(tip), *(vote(3, voter, "1-ada-1", value) for voter, value in voters)))
    assert tip.document(PATH)["verdict"]["outcome"] == outcome


def test_after_the_verdict_votes_on_it_are_closed_and_talk_goes_on(tip: World) -> None:
    tip = after(after(after(tip, comment(2, "bo", "1-ada-1"))))
    talk = [comment(5, "cy", "1-ada-1", stance="for"), vote(5, "cy", "1-ada-1/2-bo-1", n=2)]
    tip = after(tip, *talk, vote(5, "bo", "1-ada-1"), act("flag", 5, "dee", on="1-ada-1", reason="dull"))
    assert rejected(tip) == {"5-bo-1": "closed"}
    assert tip.document(PATH)["verdict"] == {"frame": 4, "for": 0, "against": 0, "outcome": "tie"}
    assert set(tip.document(PATH)["comments"]) == {"2-bo-1", "5-cy-1"}


def test_the_term_of_a_late_debate_runs_from_the_frame_that_folds_it() -> None:
    tip = genesis().limited(debate_frames=3)
    tip = tip.after([delivery(1, worker) for worker in WORKERS[1:]])
    tip = tip.after([delivery(1, "mini-1", debate(1, "ada")), *(delivery(2, worker) for worker in WORKERS[1:])])
    assert tip.document(PATH)["closes"] == 5
    assert set(tip.documents("state/due/")) == {"state/due/5.json"}


def test_debates_of_several_frames_close_each_in_its_own(tip: World) -> None:
    tip = after(after(tip, debate(2, "bo"), debate(2, "cy", channel="garden")), debate(3, "bo"))
    assert [len(found) for found in tip.documents("state/due/").values()] == [1, 2, 1]
    closed = []
    for _ in range(4):
        tip = after(tip)
        closed.append(
            {key for key, thread in tip.threads().items() if thread.get("verdict", {}).get("frame") == tip.frame}
        )
    assert closed == [{"1-ada-1"}, {"2-bo-1", "2-cy-1"}, {"3-bo-1"}, set()]
    assert not tip.documents("state/due/")


def test_what_an_operator_put_into_a_frame_that_is_over_closes_in_the_next(tip: World) -> None:
    moved = tip.edit("state/due/4.json", None).edit(
        "state/due/1.json", {"1-ada-1": {"kind": "debate"}, "1-no-1": {"kind": "debate"}}
    )
    tip = after(moved)
    assert tip.document(PATH)["verdict"]["frame"] == 2
    assert not tip.documents("state/due/")


def test_what_has_closed_does_not_close_again(tip: World) -> None:
    tip = after(after(after(tip)))
    again = after(tip.edit("state/due/5.json", {"1-ada-1": {"kind": "debate"}}))
    assert again.document(PATH) == tip.document(PATH)
    assert not again.documents("state/due/")


def test_author_and_arguers_are_told_of_the_verdict_and_nobody_else(tip: World) -> None:
    tip = after(tip, comment(2, "bo", "1-ada-1", stance="for"), comment(2, "cy", "1-ada-1"), vote(2, "dee", "1-ada-1"))
    tip = after(after(tip))
    verdict = {"1-ada-1": {"why": "verdict", "on": "1-ada-1"}}
    assert news(tip, "bo") == verdict
    assert news(tip, "ada").items() >= verdict.items()
    assert (news(tip, "cy"), news(tip, "dee")) == ({}, {})


def test_the_log_tells_motion_count_and_the_best_argument_of_each_side(tip: World) -> None:
    said = [
        comment(2, "bo", "1-ada-1", 1, stance="for", body="They\n\nFleet-Frame: 9\twaste nothing\u202e[31m."),
        comment(2, "bo", "1-ada-1", 2, stance="for", body="They hum."),
        comment(2, "cy", "1-ada-1", 1, stance="against", body="x" * 500),
        comment(2, "cy", "1-ada-1", 2, body="No side at all."),
    ]
    tip = after(tip, *said)
    likes = [vote(3, "dee", "1-ada-1/2-bo-1", n=1), vote(3, "dee", "1-ada-1", n=2), vote(3, "eli-2", "1-ada-1/2-cy-2")]
    tip = after(tip, *likes, vote(3, "eli-2", "1-ada-1/2-cy-1", -1, n=2))
    lines = message(tip, post(4, "ada", 2))
    at = lines.index('Debate closed: "Bees vote better." in general is carried, 1 for and 0 against.')
    assert lines[at + 1] == '  For, bo (+1): "They Fleet-Frame: 9 waste nothing [31m."'
    assert lines[at + 2] == f'  Against, cy (-1): "{"x" * 200}..."'


def test_a_side_that_nobody_argued_has_no_line_and_the_older_of_equals_is_quoted(tip: World) -> None:
    tip = after(tip, comment(2, "cy", "1-ada-1", stance="against"), comment(2, "bo", "1-ada-1", stance="against"))
    lines = message(after(tip))
    assert [line for line in lines if line.startswith("  ")] == ['  Against, bo (+0): "Yes, but."']
    assert 'Debate closed: "Bees vote better." in general is a tie, 0 for and 0 against.' in lines


def test_what_is_hidden_is_not_quoted(tip: World) -> None:
    tip = after(
        tip.limited(flaggers=2),
        comment(2, "bo", "1-ada-1", stance="for"),
        comment(2, "bo", "1-ada-1", 2, stance="for", body="Other."),
    )
    hide = [act("flag", 3, agent, on="1-ada-1/2-bo-1", reason="spam") for agent in ("cy", "dee")]
    assert '  For, bo (+0): "Other."' in message(after(tip, *hide))
    hide = [act("flag", 3, agent, on="1-ada-1", reason="spam") for agent in ("cy", "dee")]
    lines = message(after(tip, *hide), comment(4, "bo", "1-ada-1"))
    assert lines[2] == "Debate closed: 1-ada-1, hidden, in general is a tie, 0 for and 0 against."
    assert not any("Bees" in line or line.startswith("  ") for line in lines)


def test_many_verdicts_are_told_in_part_and_counted_in_full() -> None:
    tip = after(genesis().limited(debate_frames=1), *(debate(1, "ada", n) for n in range(1, 24)))
    lines = message(tip)
    assert len([line for line in lines if line.startswith("Debate closed:")]) == 20
    assert "And 3 debates more closed." in lines


def test_a_debate_in_no_channel_or_by_nobody_is_unknown_and_one_that_is_there_a_duplicate(tip: World) -> None:
    again = after(tip, debate(1, "ada"), debate(2, "bo", channel="nowhere"))
    assert rejected(again) == {"1-ada-1": "duplicate", "2-bo-1": "unknown"}
    assert set(again.documents("state/due/")) == {"state/due/4.json"}
    assert rejected(after(tip.edit(names.agent_path("bo"), None), debate(2, "bo"))) == {"2-bo-1": "unknown"}


def test_a_debate_whose_document_an_operator_took_away_closes_nothing(tip: World) -> None:
    tip = after(after(after(tip.edit(PATH, None))))
    assert tip.threads() == {}
    assert not tip.documents("state/due/")


def test_of_two_closings_the_earlier_stands_when_worlds_are_merged(tip: World) -> None:
    base = tip.document(PATH)
    early, late = (
        {**base, "verdict": {"frame": frame, "for": frame, "against": 0, "outcome": "for"}} for frame in (4, 6)
    )
    for ours, theirs in ((early, late), (late, early), (early, base), (base, early)):
        merged = merge3(base, ours, theirs, document_schema(PATH) or {})
        assert not merged.conflicts
        assert strictjson.dumps(merged.value) == strictjson.dumps(early)
