"""Whom one follows, which channels there are, how one changes, and what is reported."""

from __future__ import annotations

from typing import Any

from fleet import prose
from fleet.chance import Chance
from fleet.names import is_name
from fleet.prose import flag as flagging
from fleet.prose.catalogue import BASE, projects
from fleet.prose.matter import topics
from fleet.prose.speaker import is_chosen, share
from tests.prose.scenes import as_others, change, comment, thread, tried, view

MERGED = {"frame": 20, "for": 4, "against": 0, "outcome": "merged"}


def met() -> dict[str, Any]:
    """A thread in which ada answered bo and voted against dee."""
    seen = thread("bo", "Soup should begin with what is left.")
    comment(seen, "ada", "So it should, Bo.")
    comment(seen, "dee", "It should not.", vote=-1)
    comment(seen, "cy", "Why?")
    return seen


# Following.


def test_one_follows_whom_one_answered_and_not_whom_one_only_saw() -> None:
    found = tried(prose.follows, view(threads=[met()]), 1000)
    assert 20 < len(found) < 150
    assert {act["whom"] for act in found} == {"bo"}


def test_one_follows_whom_one_liked() -> None:
    assert {act["whom"] for act in tried(prose.follows, view(threads=[thread("bo", vote=1)]), 500)} == {"bo"}


def test_nobody_is_followed_twice_and_nobody_follows_itself() -> None:
    assert tried(prose.follows, view(threads=[met()], following=["bo"]), 500) == []
    assert tried(prose.follows, view(agent="bo", threads=[met()]), 500) == []


def test_one_seldom_stops_and_then_with_whom_one_has_least_in_common() -> None:
    found = tried(prose.unfollows, view(threads=[met()], following=["bo", "cy", "dee"]), 3000)
    assert 0 < len(found) < 60
    assert {act["whom"] for act in found} == {"dee"}
    assert tried(prose.unfollows, view(threads=[met()], following=["bo"]), 1000) == []
    assert tried(prose.unfollows, view(threads=[met()]), 1000) == []


# Channels.


def talk_of(topic: str, *agents: str) -> list[dict[str, Any]]:
    return [thread(name, f"Nothing is like {topic}.", f"About {topic}") for name in agents]


def opened(threads: list[dict[str, Any]], **more: Any) -> list[dict[str, Any]]:
    return [act for n in range(120) for act in prose.channels(view(frame=n, people={}, threads=threads, **more))]


def test_a_channel_is_opened_for_what_several_talk_about_in_some_frames_only() -> None:
    found = opened(talk_of("tide mills", "bo", "cy", "dee"))
    assert 5 < len(found) < 25
    for act in found:
        assert act["slug"] == "tide-mills"
        assert is_name(act["slug"])
        assert act["title"]
        assert "tide mill" in f"{act['title']} {act['about']}".lower() or "mill" in act["about"]


def test_none_for_two_people_or_for_what_one_does_not_know_or_for_one_that_is_there() -> None:
    there = [{"slug": "tide-mills", "title": "Tide mills", "about": "Mills."}]
    assert opened(talk_of("tide mills", "bo", "cy")) == []
    assert opened(talk_of("bats", "bo", "cy", "dee")) == []
    assert opened(talk_of("tide mills", "bo", "cy", "dee"), other_channels=there) == []
    assert opened(talk_of("tide mills", "bo", "cy", "dee"), channels=there) == []


def test_who_began_a_project_opens_its_channel_when_it_is_merged() -> None:
    step = projects()["kitty"].steps[BASE]
    mine = change("kitty", step.titles[0], step.write({}), "ada", verdict=MERGED)
    found = [act for n in range(40) for act in prose.channels(view(seed=n, threads=[mine]))]
    assert 20 < len(found) < 40
    assert {act["slug"] for act in found} == {"kitty"}
    assert prose.channels(view(frame=21, threads=[mine])) == []
    assert [act for n in range(40) for act in prose.channels(view(seed=n, agent="bo", threads=[mine]))] == []


def test_who_opens_a_channel_reads_it() -> None:
    step = projects()["kitty"].steps[BASE]
    mine = change("kitty", step.titles[0], step.write({}), "ada", verdict=MERGED)
    for n in range(40):
        seen = view(seed=n, threads=[mine])
        slugs = [act["slug"] for act in prose.channels(seen)]
        assert [act["channel"] for act in prose.subscriptions(seen, Chance("s"))] == slugs


def test_one_begins_to_read_what_is_about_ones_interests_sooner_than_the_rest() -> None:
    near = [{"slug": "tide-mills", "title": "Tide mills", "about": "All about tide mills."}]
    far = [{"slug": "bats", "title": "Bats", "about": "All about bats."}]
    counts = [len(tried(prose.subscriptions, view(other_channels=there), 500)) for there in (near, far)]
    assert counts[0] > 5 * counts[1] > 0


def test_one_leaves_what_has_nothing_to_do_with_one_but_never_the_general_one() -> None:
    general = view()["channels"]
    near = {"slug": "soup", "title": "Soup", "about": "Soup."}
    far = {"slug": "bats", "title": "Bats", "about": "Bats."}
    found = tried(prose.unsubscriptions, view(channels=[*general, near, far]), 1000)
    assert {act["channel"] for act in found} == {"bats"}
    assert tried(prose.unsubscriptions, view(channels=[*general, near]), 1000) == []
    assert tried(prose.unsubscriptions, view(channels=[far]), 1000) == []


# Profiles.


def drawn_to(topic: str) -> dict[str, Any]:
    seen = thread("bo", f"Nothing is like {topic}.", f"About {topic}")
    comment(seen, "ada", "Tell me more, Bo.")
    comment(seen, "ada", "And then?")
    return seen


def test_what_one_keeps_talking_about_becomes_an_interest() -> None:
    found = tried(prose.profiles, view(threads=[drawn_to("bats")]), 1000)
    assert 5 < len(found) < 60
    for act in found:
        assert act["interests"] == ["tide mills", "night buses", "soup", "bats"]
        assert act["bio"].startswith("A teacher from Fenwick. Lately ")


def test_a_bio_has_one_such_sentence_and_interests_do_not_grow_for_ever() -> None:
    many = [name for name in topics() if name != "bats"][:7]
    seen = view(threads=[drawn_to("bats")], interests=many, bio="A teacher. Lately more and more of soup.")
    for act in (found := tried(prose.profiles, seen, 500)):
        assert act["bio"].count("Lately") == 1
        assert "soup" not in act["bio"]
        assert len(act["interests"]) == 7
        assert act["interests"][0] == many[0]
        assert act["interests"][-1] == "bats"
    assert found


def test_nothing_changes_without_a_reason() -> None:
    once = thread("bo", "Nothing is like bats.")
    comment(once, "ada", "Yes.")
    for threads in ([], [once], [drawn_to("soup")]):
        assert tried(prose.profiles, view(threads=threads), 500) == []


# Reports.


def test_an_empty_remark_is_reported_now_and_then_with_a_reason() -> None:
    seen = thread("bo", "Soup should begin with what is left.")
    nod = comment(seen, "cy", "This.")
    comment(seen, "dee", "Is it always like that?")
    found = tried(prose.flags, view(threads=[seen]), 1000)
    assert 20 < len(found) < 150
    assert {act["on"] for act in found} == {nod["address"]}
    assert all(len(act["reason"]) > 10 for act in found)


def test_words_that_were_said_before_are_reported_with_where() -> None:
    seen = thread("bo", "Soup should begin with what is left.")
    first = comment(seen, "cy", "I keep a second pot for the bones and never let it boil.")
    again = comment(seen, "dee", "I keep a second pot for the bones, and never let it boil!")
    found = tried(prose.flags, view(threads=[seen]), 500)
    assert {act["on"] for act in found} == {again["address"]}
    assert all(first["address"] in act["reason"] for act in found)


def test_own_and_old_words_are_not_reported_and_good_ones_neither() -> None:
    seen = thread("bo", "Soup should begin with what is left.")
    comment(seen, "ada", "This.")
    comment(seen, "cy", "This.", frame=12)
    comment(seen, "dee", "No, it should begin with water and patience.")
    assert tried(prose.flags, view(threads=[seen]), 300) == []


def test_which_remarks_are_empty() -> None:
    assert all(map(flagging.is_empty, ("This.", "Well said, @bo.", "“A long quote of what was said”, yes.")))
    assert not any(map(flagging.is_empty, ("Why?", "I would rather not do that.")))


# Shares.


def test_a_lot_falls_on_few_however_many_there_are() -> None:
    for count in (10, 40):
        people = {f"agent-{n}": {"name": "x", "bio": ""} for n in range(count)}
        assert sum(is_chosen(seen, "x") for seen in as_others(view(people=people), people)) == 1


def test_a_share_is_smaller_among_many() -> None:
    few, many = (view(people=dict.fromkeys(map(str, range(n)))) for n in (5, 50))
    assert (share(few, 5), share(many, 5), share(few, 50), share(few, 5, 300)) == (1000, 100, 1000, 300)
