"""The health of the conversation: what a frame's report says of it, and when the log sounds the alarm."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fleet import names
from fleet.delta import Delivery
from fleet.fold import health
from fleet.fold.fold import fold
from fleet.operator import status
from tests import worlds
from tests.worlds import AGENTS, BEFORE, World, comment, debate, delivery, genesis, law, plans, post, vote


def after(tip: World, *acts: dict[str, Any]) -> World:
    return tip.after([delivery(tip.frame + 1, "mini-1", *acts)])


def body(tip: World, *acts: dict[str, Any]) -> list[str]:
    """The log's lines of the next frame, between the subject and the trailers."""
    parts = tip.fold([delivery(tip.frame + 1, "mini-1", *acts)]).story.message().rstrip("\n").split("\n\n")
    rows = parts[1].split("\n") if len(parts) == 3 else []
    return [row for row in rows if not row.startswith("Missing")]


def words(agent: str, n: int = 1) -> str:
    """What nobody else says."""
    return " ".join(f"{agent}{n}{letter}" for letter in "abcdefgh")


def said(frame: int, agent: str, n: int = 1, **more: Any) -> dict[str, Any]:
    return post(frame, agent, n, title=words(agent, frame * 100 + n), body=words(agent, frame * 100 + n), **more)


def test_a_quiet_genesis_and_a_frame_without_speech_have_little_to_say() -> None:
    assert genesis().clock["health"] == {}
    tip = after(after(genesis(), said(1, "ada")), vote(2, "bo", "1-ada-1"))
    assert tip.clock["health"] == {}


def test_who_spoke_and_how_much_of_it_was_in_answer() -> None:
    tip = after(genesis(), said(1, "ada"), debate(1, "ada", 2))
    assert tip.clock["health"] == {"comments": 0, "repeated-bodies": 0, "repeated-titles": 0, "speakers": 1}
    acts = [comment(2, name, "1-ada-1", body=words(name)) for name in ("bo", "cy")]
    tip = after(tip, said(2, "dee"), *acts, comment(2, "cy", "9-no-1", 2), vote(2, "eli-2", "1-ada-1"))
    assert (tip.clock["health"]["comments"], tip.clock["health"]["speakers"]) == (666, 3), (
        "what was rejected is not said"
    )


def test_a_debate_alone_is_neither_post_nor_comment() -> None:
    assert "comments" not in after(genesis(), debate(1, "ada")).clock["health"]


def test_titles_and_bodies_that_say_the_same_are_counted_within_the_frame() -> None:
    acts = [said(1, name) for name in AGENTS[:3]]
    acts += [
        post(1, "dee", title=acts[0]["title"], body=f"{words('ada', 101)}!"),
        debate(1, "eli-2", motion=words("bo", 101)),
    ]
    tip = after(genesis(), *acts)
    assert tip.clock["health"]["repeated-titles"] == 400
    assert tip.clock["health"]["repeated-bodies"] == 200


def test_what_was_said_in_the_frame_before_is_known_wherever_it_is_said_again() -> None:
    tip = after(genesis(), said(1, "ada"), said(1, "bo"))
    tip = after(tip, post(2, "cy", channel="garden", title=words("ada", 101), body=words("cy")), said(2, "dee"))
    assert tip.clock["health"]["repeated-titles"] == 500
    assert tip.clock["health"]["repeated-bodies"] == 0


def test_what_was_lately_said_in_a_thread_is_known_there() -> None:
    tip = after(after(genesis(), said(1, "ada")), comment(2, "bo", "1-ada-1", body=words("bo")))
    assert after(tip, comment(3, "cy", "1-ada-1", body=words("bo"))).clock["health"]["repeated-bodies"] == 1000
    assert after(tip, comment(3, "cy", "1-ada-1", body=words("ada", 101))).clock["health"]["repeated-bodies"] == 1000
    for _ in range(health.PATIENCE):
        tip = after(tip, vote(tip.frame + 1, "dee", "1-ada-1"))
    assert after(tip, comment(6, "cy", "1-ada-1", body=words("bo"))).clock["health"]["repeated-bodies"] == 0


def test_posts_of_three_frames_ago_that_nobody_else_has_answered_are_counted() -> None:
    tip = after(genesis(), *(said(1, name) for name in AGENTS[:4]), debate(1, "eli-2"))
    tip = after(tip, comment(2, "bo", "1-ada-1"), comment(2, "cy", "1-cy-1"))
    tip = after(tip)
    assert "unanswered" not in tip.clock["health"]
    assert after(tip).clock["health"]["unanswered"] == 750, "to answer oneself is none; a debate is no post"
    assert after(tip, comment(4, "ada", "1-bo-1")).clock["health"]["unanswered"] == 500, (
        "an answer of this frame is one"
    )
    assert "unanswered" not in after(after(tip)).clock["health"]


def test_a_post_that_comes_late_was_not_there_to_be_answered() -> None:
    tip = genesis()
    for _ in range(3):
        tip = after(tip)
    late = Delivery("mini-2", 1, [worlds.delta_of(1, "mini-2", [said(1, "bo")])])
    assert "unanswered" not in tip.after([delivery(4, "mini-1"), late]).clock["health"]


def test_empty_frames_are_counted_in_a_row_and_said_plainly_after_some() -> None:
    tip = genesis()
    for run in range(1, health.RUN + 2):
        told = body(tip)
        tip = after(tip)
        assert tip.clock["health"] == {"empty": run}
        assert [row.split(".")[0] for row in told] == (
            [f"NOTHING HAPPENS: {run} frames in a row without an action"] if run >= health.RUN else []
        )
    assert "empty" not in after(tip, said(tip.frame + 1, "ada")).clock["health"]


def test_a_frame_in_which_all_is_rejected_is_empty() -> None:
    assert after(genesis(), vote(1, "ada", "0-no-1")).clock["health"] == {"empty": 1}


def test_repetitive_frames_are_counted_in_a_row_and_silence_does_not_end_the_row() -> None:
    tip = after(genesis(), *(post(1, name, title="Hello world", body="Hello to the whole world") for name in AGENTS))
    assert tip.clock["health"]["repetitive"] == 1
    tip = after(tip, *(comment(2, name, "1-ada-1", body="Hello to the whole world") for name in AGENTS))
    tip = after(tip)
    assert tip.clock["health"] == {"empty": 1, "repetitive": 2}
    again = [post(4, name, title=words(name), body="Me too, me too, me too") for name in AGENTS]
    assert [row for row in body(tip, *again) if row.startswith("NOTHING NEW")] == [
        f"NOTHING NEW IS SAID: 3 repetitive frames in a row. {health.LOOK}"
    ]
    assert after(after(tip, *again), said(5, "ada"), said(5, "bo")).clock["health"].get("repetitive") is None


def test_what_is_out_of_the_ordinary_is_in_the_log_and_all_numbers_are_in_a_trailer() -> None:
    tip = after(genesis(), *(said(1, name) for name in AGENTS))
    acts = [said(4, name) for name in AGENTS[:4]]
    acts.append(comment(4, "eli-2", "1-ada-1", body=words("ada", 401)))
    tip = after(after(tip))
    rows = body(tip, *acts)
    assert rows[1:] == ["20.0 % of bodies resemble others.", "80.0 % of the posts of frame 1 have no answer yet."]
    message = tip.fold([delivery(4, "mini-1", *acts)]).story.message()
    trailer = "Fleet-Health: comments 200, repeated-bodies 200, repeated-titles 0, speakers 5, unanswered 800"
    assert trailer in message.split("\n\n")[-1].split("\n")


def test_a_sample_of_very_many_is_taken_evenly() -> None:
    crowd = tuple(f"a{n:03}" for n in range(200))
    tip = after(genesis(crowd), *(said(1, name) for name in crowd))
    tip = after(tip, *(comment(2, name, f"1-{name}-1") for name in crowd[:100]))  # answers oneself
    tip = after(tip, *(comment(3, crowd[n - 1], f"1-{crowd[n]}-1") for n in range(100)))
    asked: list[str] = []
    bare = tip.tip()

    def read(paths: Sequence[str]) -> dict[str, tuple[Any, int]]:
        asked.extend(paths)
        return tip.read(paths)

    bare.read = read
    found = fold(bare, [delivery(4, "mini-1")]).clock["health"]["unanswered"]
    assert 450 <= found <= 550
    assert len([path for path in asked if path.startswith("state/threads/")]) <= health.THREADS


@law(BEFORE, plans(), examples=20)
def test_every_number_is_whole_and_every_share_is_one(before: Any, plan: Any) -> None:
    tip = worlds.grown(before)
    found = tip.fold(worlds.deliveries_of(tip, plan)).clock["health"]
    assert all(names.is_name(name) and isinstance(number, int) and number >= 0 for name, number in found.items())
    shares = ("comments", "repeated-titles", "repeated-bodies", "unanswered")
    assert all(found.get(name, 0) <= 1000 for name in shares)
    assert found.get("speakers", 0) <= len(AGENTS)


def test_status_says_what_the_numbers_mean_and_sounds_the_alarm() -> None:
    health_of = {
        "comments": 712,
        "speakers": 64,
        "repeated-titles": 3,
        "repeated-bodies": 21,
        "empty": 0,
        "unanswered": 80,
    }
    usage = dict.fromkeys(("calls", "prompt_tokens", "completion_tokens", "microusd", "ms"), 0)
    known: dict[str, Any] = {
        "world": "here", "timeline": "main", "frame": 12, "stopped": "paused", "frames": [], "pending_edits": [],
        "word": "", "total": {"actions": {}, "usage": usage}, "health": health_of,
        "alarms": health.alarms({**health_of, "repetitive": 4}),
    }  # fmt: skip
    rows = status.text(known).split("\n")
    assert rows[2] == f"NOTHING NEW IS SAID: 4 repetitive frames in a row. {health.LOOK}"
    assert rows[3] == (
        "talk of frame 12: 64 spoke; 71.2 % of posts and comments were comments; 0.3 % of titles resembled others; "
        "2.1 % of bodies resembled others; 8.0 % of the posts of frame 9 have no answer"
    )
    assert "talk" not in status.text({**known, "health": {}, "alarms": []})
