"""What a hundred scripted agents say in ten frames: enough, to the point, never twice, and about what they answer."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import pairwise

import pytest

from fleet import prose
from fleet.chance import Chance
from fleet.prose.speaker import count_sentences
from fleet.prose.wording import content
from tests.prose.world import World

AGENTS, FRAMES, SEED = 100, 10, 7


@pytest.fixture(scope="module")
def world() -> World:
    return World(AGENTS, SEED).run(FRAMES)


@pytest.fixture(scope="module")
def posts(world):
    return [said for said in world.said if said["do"] == "post"]


@pytest.fixture(scope="module")
def comments(world):
    return [said for said in world.said if said["do"] == "comment"]


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def near_duplicates(texts: list[str]) -> int:
    """How many texts share more than four fifths of their shingles with an earlier one."""
    seen: list[frozenset[tuple[str, ...]]] = []
    where: dict[tuple[str, ...], list[int]] = {}
    found = 0
    for text in texts:
        mine = shingles(text)
        shared = Counter(i for shingle in mine for i in where.get(shingle, ()))
        found += any(count * 5 > 4 * len(mine | seen[i]) for i, count in shared.items())
        for shingle in mine:
            where.setdefault(shingle, []).append(len(seen))
        seen.append(mine)
    return found


def test_the_same_view_and_seed_give_the_same_words(world):
    for name in list(world.people)[:30]:
        view = world.view(name)
        again = json.loads(json.dumps(view, sort_keys=True))  # another order of keys
        assert world.improvise(view) == world.improvise(again)


def test_saying_something_changes_nothing_in_the_view(world):
    view = world.view(next(iter(world.people)))
    before = json.dumps(view)
    world.improvise(view)
    assert json.dumps(view) == before


def test_about_a_quarter_posts_and_at_least_six_in_ten_contributions_are_comments(posts, comments):
    later = [post for post in posts if post["frame"] > 1]
    assert AGENTS * 15 < len(later) * 100 // (FRAMES - 1) < AGENTS * 35
    for frame in range(2, FRAMES + 1):
        answers = sum(1 for comment in comments if comment["frame"] == frame)
        both = answers + sum(1 for post in posts if post["frame"] == frame)
        assert answers * 10 >= both * 6, frame


def test_most_are_active_and_some_stay_silent(world):
    for frame in range(2, FRAMES + 1):
        active = {said["agent"] for said in world.said if said["frame"] == frame}
        assert AGENTS * 80 // 100 <= len(active) < AGENTS


def test_votes_are_one_to_four_mostly_for_and_sometimes_against(world):
    votes = [said for said in world.said if said["do"] == "vote"]
    assert max(Counter((vote["agent"], vote["frame"]) for vote in votes).values()) <= 4
    assert 5 <= 100 * sum(vote["value"] < 0 for vote in votes) // len(votes) <= 40


def test_nobody_votes_on_itself_or_twice(world):
    votes = [said for said in world.said if said["do"] == "vote"]
    assert all(world.at(vote["on"])["agent"] != vote["agent"] for vote in votes)
    assert max(Counter((vote["agent"], vote["on"]) for vote in votes).values()) == 1


def test_nobody_answers_itself_or_the_same_words_twice(world, comments):
    assert all(world.at(comment["on"])["agent"] != comment["agent"] for comment in comments)
    assert max(Counter((comment["agent"], comment["on"]) for comment in comments).values()) == 1


def test_who_was_answered_answers_before_anything_else(world):
    checked = kept = 0
    for name in world.people:
        view = world.view(name)
        waiting = {address for thread in view["threads"] for address in unanswered(thread, name)}
        found = prose.comments(view, Chance(f"order {name}"))
        if waiting and found and len(found) < len({address.split("/")[0] for address in waiting}):
            checked += 1
            kept += all(comment["on"] in waiting for comment in found)
    assert checked > 10 and kept * 10 >= checked * 8  # a long chain of answers may come to rest instead


def unanswered(thread, name):
    """The addresses of comments on the agent's own words which it has not answered."""
    mine = {c["id"] for c in thread["comments"] if c["agent"] == name}
    mine |= {thread["id"]} if thread["agent"] == name else set()
    done = {c["on"].split("/")[-1] for c in thread["comments"] if c["agent"] == name}
    others = [c for c in thread["comments"] if c["agent"] != name and c["id"] not in done]
    return [c["address"] for c in others if c["on"].split("/")[-1] in mine]


def test_authors_come_back_to_their_own_threads(world, comments):
    back = [c for c in comments if world.threads[c["on"].split("/")[0]]["agent"] == c["agent"]]
    assert len(back) * 10 > len(comments)


def test_replies_share_words_with_what_they_answer_and_not_with_other_threads(world, comments):
    chance, threads = Chance("other threads"), list(world.threads.values())
    near = far = 0
    for comment in comments:
        words = content(comment["body"])
        answered = world.at(comment["on"])
        other = chance.pick([t for t in threads if t["id"] != comment["on"].split("/")[0]])
        near += len(words & content(f"{answered.get('title', '')} {answered['body']}"))
        far += len(words & content(f"{other['title']} {other['body']}"))
    assert near >= 4 * far
    assert near >= len(comments)


def test_replies_call_somebody_by_name(world, comments):
    named = 0
    for comment in comments:
        author = world.at(comment["on"])["agent"]
        named += world.people[author]["display"].split()[0] in comment["body"] or f"@{author}" in comment["body"]
    assert named * 100 >= 60 * len(comments)


def test_many_replies_quote_the_very_words_that_they_answer(world, comments):
    quoting = [comment for comment in comments if "“" in comment["body"]]
    assert len(quoting) * 100 >= 15 * len(comments)
    for comment in quoting:
        answered = world.at(comment["on"])
        text = f"{answered.get('title', '')}\n{answered['body']}".lower()
        for quote in re.findall(r"“([^”]*)”", comment["body"]):
            assert quote.lower() in text or quote.lower() in whole(world, comment), comment["body"]


def whole(world, comment) -> str:
    thread = world.threads[comment["on"].split("/")[0]]
    return "\n".join([thread["title"], thread["body"], *(c["body"] for c in thread["comments"].values())]).lower()


def test_no_two_posts_of_a_long_demo_are_alike():
    posts = []
    world = World(AGENTS, SEED)
    views = {name: world.view(name) for name in world.people}
    for _ in range(30):
        world.frame += 1
        newest = [world.seen(thread, "new", "") for thread in list(world.threads.values())[-12:]]
        for name in world.people:
            view = views[name] | {"frame": world.frame, "threads": newest}
            for post in prose.posts(view, Chance(f"{SEED} {name} {world.frame} posts")):
                posts.append(post)
                world.apply({**post, "id": f"{world.frame}-{name}-1", "agent": name, "frame": world.frame})
    assert len(posts) > 600
    assert len({post["title"] for post in posts}) == len(posts)
    assert len({post["body"] for post in posts}) == len(posts)
    assert near_duplicates([post["body"] for post in posts]) * 100 <= len(posts)


def test_hardly_any_two_texts_are_alike(posts, comments):
    bodies = [said["body"] for said in [*posts, *comments]]
    assert (len(bodies) - len(set(bodies))) * 100 <= 2 * len(bodies)
    assert near_duplicates(bodies) * 100 <= 2 * len(bodies)


def test_every_agent_writes_about_its_own_interests(world, posts):
    for post in posts:
        interests = {interest.replace(" ", "-") for interest in world.people[post["agent"]]["interests"]}
        assert post["tags"][0] in interests


def test_lengths_are_those_of_talk(posts, comments):
    assert all(2 <= count_sentences(post["body"]) <= 5 for post in posts)
    assert all(1 <= count_sentences(comment["body"]) <= 4 for comment in comments)
    assert all(len(post["title"]) <= 160 for post in posts)
    assert all(len(said["body"]) <= 1200 for said in [*posts, *comments])


def test_sentences_begin_and_end_as_they_should(posts, comments):
    for said in [*posts, *comments]:
        body = said["body"]
        assert body[0].isupper() or body[0] in "“(@", body
        assert body[-1] in ".?!)”", body
        assert not re.search(r"[{}\n\t]|  | [.,?!]|\.\.|[.?!] “?[a-z]|\b(\w+) \1 \1\b", body), body
        assert not re.search(r"\b[Aa] (?!one\b)[aeio]\w|\b[Aa]n (?!hour|hon|heir)[^aeiou\W]", body), body
        assert body.count("“") == body.count("”")


def test_all_voices_can_be_told_apart(world, comments):
    """A reader who knows how each voice talks guesses the voice of a comment far better than by luck."""
    half = len(comments) // 2
    known: dict[str, Counter[tuple[str, ...]]] = {}
    for comment in comments[:half]:
        voice = world.people[comment["agent"]]["persona"]["voice"]
        known.setdefault(voice, Counter()).update(openings(comment["body"]))
    right = 0
    for comment in comments[half:]:
        marks = openings(comment["body"])
        guess = max(sorted(known), key=lambda voice: sum(known[voice][mark] for mark in marks))
        right += guess == world.people[comment["agent"]]["persona"]["voice"]
    assert right * 100 > 20 * (len(comments) - half)  # by luck: 8


def openings(body: str) -> set[tuple[str, ...]]:
    return set(pairwise(re.findall(r"[a-z]+", re.sub(r"“[^”]*”", "", body).lower())[:8]))
