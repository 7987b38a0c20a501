"""`channel`, `subscribe` and `unsubscribe`: whoever comes first opens it; reading it shapes views only."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from fleet import names, schema
from fleet.fold.fold import in_order
from tests.worlds import World, act, delivery, genesis, post


def after(tip: World, *acts: dict[str, Any]) -> World:
    return tip.after([delivery(tip.frame + 1, "mini-1", *acts)])


def rejected(tip: World) -> dict[str, str]:
    return {entry["id"]: entry["why"] for entry in tip.clock["rejected"]}


def opened(frame: int, agent: str, n: int = 1, slug: str = "tea", title: str = "Tea") -> dict[str, Any]:
    return act("channel", frame, agent, n, slug=slug, title=title, about="Leaves and water.")


def reading(tip: World, agent: str = "ada") -> dict[str, Any]:
    found: dict[str, Any] = tip.document(names.agent_path(agent))["subscriptions"]
    return found


def test_a_new_channel_says_who_opened_it_and_takes_posts_of_anybody() -> None:
    tip = after(genesis(), opened(1, "ada"), post(1, "ada", 2, channel="tea"))
    words = {"title": {"at": "1-ada-1", "value": "Tea"}, "about": {"at": "1-ada-1", "value": "Leaves and water."}}
    threads = {"1-ada-2": {"at": "1-ada-2"}}
    assert tip.document("state/channels/tea.json") == {"slug": "tea", **words, "threads": threads}
    assert rejected(after(tip, post(2, "bo", channel="tea"))) == {}


def test_of_two_with_one_slug_the_first_in_fold_order_has_it_whoever_arrives_first() -> None:
    acts = [opened(1, agent, title=f"{agent}'s") for agent in ("ada", "bo", "cy")]
    first = in_order([delivery(1, "mini-1", *acts)])[0]
    for order in itertools.permutations(acts):
        tip = after(genesis(), *order)
        assert tip.document("state/channels/tea.json")["title"]["value"] == first["title"]
        assert rejected(tip) == {each["id"]: "duplicate" for each in acts if each != first}


def test_a_world_has_at_most_so_many_channels_those_of_this_frame_counted() -> None:
    tip = genesis().limited(channels=3)  # general and garden are there
    acts = [opened(1, "ada", 1, "tea"), opened(1, "ada", 2, "rum"), opened(1, "ada", 3, "tea")]
    tip = after(tip, *acts)
    assert rejected(tip) == {"1-ada-2": "full", "1-ada-3": "duplicate"}
    assert rejected(after(tip, opened(2, "bo", slug="gin"))) == {"2-bo-1": "full"}


def test_the_newest_of_subscriptions_and_unsubscriptions_stands() -> None:
    acts = [
        act(do, frame, "ada", channel="garden") for frame, do in enumerate(("subscribe", "unsubscribe", "subscribe"), 1)
    ]
    for order in itertools.permutations(acts):
        tip = genesis()
        for each in order:
            tip = after(tip, each)
        assert reading(tip) == {"general": {"at": None, "value": 1}, "garden": {"at": "3-ada-1", "value": 1}}
    tip = after(genesis(), act("unsubscribe", 1, "ada", channel="general"))
    assert reading(tip) == {"general": {"at": "1-ada-1", "value": 0}}
    assert "2-ada-1" in after(tip, post(2, "ada")).threads()


def test_subscriptions_have_a_cap_and_a_channel() -> None:
    tip = genesis().limited(subscriptions=1)
    assert rejected(after(tip, act("subscribe", 1, "ada", channel="garden"))) == {"1-ada-1": "full"}
    gone = [act(do, 1, "ada", n, channel="nowhere") for n, do in enumerate(("subscribe", "unsubscribe"), 1)]
    assert rejected(after(tip, *gone)) == {"1-ada-1": "unknown", "1-ada-2": "unknown"}


def test_who_is_not_there_opens_and_reads_nothing() -> None:
    gone = genesis().edit(names.agent_path("ada"), None)
    assert rejected(after(gone, opened(1, "ada"), act("subscribe", 1, "ada", 2, channel="general"))) == {
        "1-ada-1": "unknown", "1-ada-2": "unknown",
    }  # fmt: skip


@pytest.mark.parametrize("bad", [{"slug": "Tea"}, {"title": ""}, {"about": ""}, {"on": "x"}])
def test_the_gate_knows_its_shape(bad: dict[str, Any]) -> None:
    assert schema.is_valid("actions/channel", opened(1, "ada"))
    assert not schema.is_valid("actions/channel", {**opened(1, "ada"), **bad})
