"""What agents are told: replies, mentions, reviews; once an act, never of one's own, and the newest stay."""

from __future__ import annotations

from typing import Any

from fleet import names
from tests.worlds import AGENTS, World, act, comment, debate, delivery, genesis, post, vote


def after(tip: World, *acts: dict[str, Any]) -> World:
    return tip.after([delivery(tip.frame + 1, "mini-1", *acts)])


def news(tip: World, agent: str) -> dict[str, tuple[str, str]]:
    found = tip.document(names.agent_path(agent))["notifications"]
    return {key: (entry["why"], entry["on"]) for key, entry in found.items()}


def told(tip: World) -> dict[str, dict[str, tuple[str, str]]]:
    return {agent: found for agent in tip.agents() if (found := news(tip, agent))}


def test_whom_a_comment_answers_is_told_where_it_is() -> None:
    tip = after(genesis(), post(1, "ada"))
    tip = after(tip, comment(2, "bo", "1-ada-1"))
    tip = after(tip, comment(3, "cy", "1-ada-1/2-bo-1"))
    assert told(tip) == {
        "ada": {"2-bo-1": ("reply", "1-ada-1/2-bo-1")},
        "bo": {"3-cy-1": ("reply", "1-ada-1/3-cy-1")},
    }


def test_nobody_is_told_of_an_own_act() -> None:
    tip = after(
        genesis(), post(1, "ada", body="I, @ada, say so."), comment(1, "ada", "1-ada-1", 2, body="So I do, @ada.")
    )
    assert told(after(tip, comment(2, "ada", "1-ada-1/1-ada-2"))) == {}


def test_mentions_are_in_titles_motions_and_bodies() -> None:
    acts = [
        post(1, "ada", title="For @bo", body="And @cy."),
        debate(1, "dee", motion="Is @bo right?", body="Or @eli-2?"),
    ]
    tip = after(genesis(), *acts)
    assert told(tip) == {
        "bo": {"1-ada-1": ("mention", "1-ada-1"), "1-dee-1": ("mention", "1-dee-1")},
        "cy": {"1-ada-1": ("mention", "1-ada-1")},
        "eli-2": {"1-dee-1": ("mention", "1-dee-1")},
    }
    about = act("channel", 1, "cy", slug="tea", title="@bo", about="@bo")
    assert told(after(genesis(), act("profile", 1, "ada", bio="A friend of @bo."), about)) == {}


def test_who_is_answered_and_named_is_told_once_of_the_answer() -> None:
    tip = after(after(genesis(), post(1, "ada")), comment(2, "bo", "1-ada-1", body="@ada, @cy: no."))
    assert told(tip) == {
        "ada": {"2-bo-1": ("reply", "1-ada-1/2-bo-1")},
        "cy": {"2-bo-1": ("mention", "1-ada-1/2-bo-1")},
    }


def test_the_first_ten_that_exist_are_told() -> None:
    crowd = tuple(f"a{n:02}" for n in range(14))
    text = " ".join(f"@{name} @not-{name}" for name in reversed(crowd))
    tip = after(genesis((*crowd, "zoe")), post(1, "zoe", body=text))
    assert set(told(tip)) == set(crowd[4:])
    tip = after(genesis(crowd), post(1, "a13", body=text))
    assert set(told(tip)) == set(crowd[4:13])


def test_what_is_rejected_tells_nobody() -> None:
    tip = after(
        genesis(),
        post(1, "ada"),
        comment(1, "bo", "1-ada-1/9-no-1", body="@cy"),
        post(1, "bo", 2, "nowhere", body="@cy"),
    )
    assert len(tip.clock["rejected"]) == 2
    assert told(tip) == {}


def test_the_newest_news_stay_by_number_not_by_spelling() -> None:
    tip = after(genesis().limited(notifications=2), post(1, "ada"))
    tip = tip.after([delivery(10, "mini-1", *(comment(frame, "bo", "1-ada-1") for frame in (10, 9, 2)))])
    assert set(news(tip, "ada")) == {"9-bo-1", "10-bo-1"}
    assert set(news(after(tip, comment(8, "cy", "1-ada-1")), "ada")) == {"9-bo-1", "10-bo-1"}


def test_who_has_gone_is_told_nothing() -> None:
    tip = after(genesis(), post(1, "ada")).edit(names.agent_path("ada"), None)
    tip = after(tip, comment(2, "bo", "1-ada-1", body="@ada @cy"))
    assert tip.clock["rejected"] == []
    assert told(tip) == {"cy": {"2-bo-1": ("mention", "1-ada-1/2-bo-1")}}


def test_a_vote_tells_nobody_but_the_author_of_a_change() -> None:
    tip = after(genesis(), post(1, "ada"), debate(1, "bo"))
    path = names.thread_path("1-ada-1")
    reviews = [
        vote(2, "cy", "1-ada-1"),
        vote(2, "ada", "1-ada-1"),
        vote(2, "dee", "1-ada-1", 0),
        vote(2, "eli-2", "1-bo-1"),
    ]
    assert told(after(tip, *reviews)) == {}
    change = {**tip.document(path), "kind": "change", "project": "tea", "files": {}, "closes": 9}
    tip = after(tip.edit(path, change), *reviews)
    assert told(tip) == {"ada": {"2-cy-1": ("review", "1-ada-1")}}
    assert told(after(tip, vote(1, "cy", "1-ada-1", -1, 9))) == told(tip)  # late, and older than what stands


def test_news_do_not_depend_on_who_arrives_first() -> None:
    tip = after(genesis(), post(1, "ada"))
    acts = [comment(2, agent, "1-ada-1", body="@bo and @cy") for agent in AGENTS]
    folded = [tip.fold([delivery(2, "mini-1", *each)]).changes for each in (acts, acts[::-1])]
    assert folded[0] == folded[1]
