"""`post`: a thread, in its channel's window and among its author's acts."""

from __future__ import annotations

from tests.worlds import delivery, genesis, post


def test_a_post_opens_a_thread_in_its_channel_and_among_its_authors_acts() -> None:
    tip = genesis().after([delivery(1, "mini-1", post(1, "ada", tags=["bees"]))])
    assert tip.threads()["1-ada-1"] == {
        "id": "1-ada-1", "kind": "post", "agent": "ada", "channel": "general", "title": "On 1", "body": "ada says 1.",
        "tags": ["bees"], "votes": {}, "flags": {}, "comments": {},
    }  # fmt: skip
    assert tip.document("state/channels/general.json")["threads"] == {"1-ada-1": {"at": "1-ada-1"}}
    assert tip.document("state/agents/fd/ada.json")["acts"] == {"1-ada-1": {"do": "post", "on": "1-ada-1"}}


def test_one_may_post_where_one_does_not_subscribe() -> None:
    tip = genesis().after([delivery(1, "mini-1", post(1, "ada", channel="garden"))])
    assert tip.threads()["1-ada-1"]["channel"] == "garden"


def test_a_post_into_no_channel_is_unknown_and_leaves_nothing() -> None:
    folded = genesis().fold([delivery(1, "mini-1", post(1, "ada", channel="nowhere"))])
    assert folded.clock["rejected"] == [{"id": "1-ada-1", "why": "unknown"}]
    assert set(folded.changes) == {"frame.json", "state/workers.json", "state/slices.json"}


def test_a_post_that_is_there_already_is_a_duplicate_and_keeps_what_it_gathered() -> None:
    """It cannot come through the gate twice; if it ever did, nothing of the first would be lost."""
    tip = genesis().after([delivery(1, "mini-1", post(1, "ada"))])
    folded = tip.fold([delivery(1, "mini-1", post(1, "ada", body="other words"))])
    assert folded.clock["rejected"] == [{"id": "1-ada-1", "why": "duplicate"}]
    assert not [path for path in folded.changes if path.startswith(("state/threads", "state/channels", "state/agents"))]


def test_the_same_words_twice_are_two_posts() -> None:
    acts = [post(1, "ada", n, title="Same", body="Same.") for n in (1, 2)]
    assert set(genesis().after([delivery(1, "mini-1", *acts)]).threads()) == {"1-ada-1", "1-ada-2"}


def test_an_old_thread_leaves_its_channels_window_and_stays_in_the_world() -> None:
    tip = genesis().limited(channel_threads=2)
    tip = tip.after([delivery(1, "mini-1", *(post(1, "ada", n) for n in (1, 2, 3)))])
    assert set(tip.document("state/channels/general.json")["threads"]) == {"1-ada-2", "1-ada-3"}
    assert set(tip.threads()) == {"1-ada-1", "1-ada-2", "1-ada-3"}
    assert tip.clock["applied"] == 3
