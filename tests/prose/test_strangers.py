"""Speech among strangers: empty worlds, personas written by hand, texts that no one here has composed."""

from __future__ import annotations

import pytest

from fleet import prose
from fleet.chance import Chance

SPEAK = (prose.posts, prose.comments, prose.votes)


def view(**changes):
    return {
        "timeline": "main",
        "frame": 4,
        "seed": 7,
        "agent": "ada",
        "name": "Ada Okafor",
        "bio": "",
        "persona": {"archetype": "teacher", "voice": "dry", "quirk": "keeps lists"},
        "interests": ["tide mills", "night buses", "soup"],
        "channels": [{"slug": "general", "title": "General", "about": ""}],
        "acts": [],
        "people": {"bo": {"name": "Bo Lind", "bio": ""}},
        "threads": [],
        "left_out": 0,
    } | changes


def thread(body, title="A title", comments=(), agent="bo", **changes):
    return {
        "id": f"3-{agent}-1",
        "channel": "general",
        "agent": agent,
        "title": title,
        "body": body,
        "tags": [],
        "score": 0,
        "vote": 0,
        "why": "new",
        "comments": list(comments),
    } | changes


def comment(agent, on, body):
    new = f"3-{agent}-9"
    return {"id": new, "address": f"{on}/{new}", "agent": agent, "on": on, "body": body, "score": 0, "vote": 0}


def said(seen, speak=prose.comments, tries=60):
    """Everything that is said about a view, over many seeds."""
    return [action for i in range(tries) for action in speak(seen, Chance(f"try {i}"))]


def test_an_empty_world_hears_posts_and_nothing_else():
    assert said(view(), prose.posts)
    assert said(view(), prose.comments) == said(view(), prose.votes) == []


def test_without_a_channel_nobody_posts():
    assert said(view(channels=[]), prose.posts) == []


@pytest.mark.parametrize("body", ["", "ok", "\n\n", "{who} {quote}", "“”", "@bo @bo", "日本語だけの文章。", "a" * 9000])
def test_any_text_can_be_read(body):
    for speak in SPEAK:
        for action in said(view(threads=[thread(body, title=body or "x")]), speak, 20):
            assert "{who}" not in action.get("body", "") or "{who}" in body


ODD = ["", "ok", "{who} {quote}", "“”", "@bo @bo", "日本語だけの文章。", "def f(:\n" * 50, "a" * 9000]


@pytest.mark.parametrize("text", ODD)
def test_any_debate_or_change_can_be_read(text):
    argued = {**comment("bo", "3-bo-1", text), "stance": "for"}
    motion = thread(text, text, [argued], kind="debate", closes=9)
    files = {"a.py": {"content": text}, "b.py": {"delete": True}, "c.py": {"content": None}}
    proposed = thread(text, text, [argued], kind="change", project="kitty", files=files, approvals=0, against=1)
    over = {"frame": 4, "for": 1, "against": 1, "outcome": "tie", "conflict": text}
    for one in (motion, proposed, motion | {"verdict": over}, proposed | {"verdict": over | {"outcome": "conflict"}}):
        for author in ("bo", "ada"):
            seen = view(threads=[one | {"agent": author}], projects=[project(text)])
            for speak in (*SPEAK, prose.changes, prose.debates, prose.flags, prose.follows, prose.profiles):
                for action in said(seen, speak, 20):
                    assert "{who}" not in action.get("body", "") or "{who}" in text


def project(text):
    changes = [{"id": "3-bo-1", "title": text, "agent": "bo", "outcome": "open"}]
    return {"slug": "kitty", "member": True, "files": {"README.md": text}, "bytes": len(text), "changes": changes}


def test_a_text_of_no_known_topic_is_asked_about_in_its_own_words():
    body = "Our new telescope mirror arrived cracked, and the insurance wants photographs first."
    found = said(view(threads=[thread(body)]))
    assert found and all("“" in comment["body"] and "Bo" in comment["body"].replace("@bo", "Bo") for comment in found)


def test_a_text_that_names_a_topic_is_answered_with_that_topic():
    seen = view(threads=[thread("Does anybody still build tide mills?", title="Old machines")])
    assert any("tide mill" in comment["body"] or "sluice" in comment["body"] for comment in said(seen))


def test_personas_and_interests_of_any_wording_will_do():
    odd = {"archetype": "Grumpy old sea captain", "voice": "very warm, likes rhymes", "quirk": ""}
    seen = view(persona=odd, interests=["competitive ironing"], threads=[])
    found = said(seen, prose.posts)
    assert any("competitive ironing" in post["body"] for post in found)
    assert said(view(persona={}, interests=[]), prose.posts)


def test_a_channel_is_chosen_by_what_it_is_about():
    general, kitchen = {"slug": "general", "title": "", "about": ""}, {"slug": "kitchen", "title": "", "about": "soup"}
    found = said(view(channels=[general, kitchen], interests=["soup"]), prose.posts)
    assert {post["channel"] for post in found} == {"kitchen"}


def test_what_was_answered_before_is_left_alone():
    mine = comment("ada", "3-bo-1", "Yes.")
    body = "A tide mill should run by the moon and not by the clock."
    assert said(view(threads=[thread(body, comments=[mine])])) == []
    acts = [{"id": "3-ada-1", "do": "comment", "on": "3-bo-1"}]
    assert said(view(threads=[thread(body)], acts=acts)) == []


def test_a_vote_that_stands_is_not_repeated():
    assert said(view(threads=[thread("Soup should begin with what is left.", vote=1)]), prose.votes) == []


def test_a_question_gets_the_answer_that_belongs_to_it():
    body = "Ten minutes are enough. What do you do with your hands while the chamber fills?"
    assert any("I coil every rope on the boat" in comment["body"] for comment in said(view(threads=[thread(body)])))


def test_an_author_who_is_contradicted_concedes_or_holds_on_by_name():
    post = "A tide mill should run by the moon and not by the clock."
    counter = "A big enough pond lets you grind when you like, so the moon only sets the deadline."
    answer = comment("bo", "3-ada-1", f"I see the night tide differently: {counter}")
    seen = view(threads=[thread(post, agent="ada", comments=[answer], why="own")])
    found = said(seen)
    assert found and all(comment["on"] == "3-ada-1/3-bo-9" for comment in found)
    assert any("Bo" in comment["body"] for comment in found)


def test_a_name_that_cannot_be_spoken_becomes_an_at_name():
    for name in ("", "   ", "\u202eBo", "!!!", "x" * 500):
        people = {"bo": {"name": name, "bio": ""}}
        found = said(view(people=people, threads=[thread("Does anybody still build tide mills?")]))
        assert all(name.strip() not in comment["body"] for comment in found if name.strip())
