"""Reviews: what is approved, what is declined and why, and that vote and words agree."""

from __future__ import annotations

from typing import Any

import pytest

from fleet import prose
from fleet.chance import Chance
from fleet.prose import review
from fleet.prose.catalogue import BASE, projects
from tests.prose.scenes import as_others, change, comment, project, thread, view

KITTY = projects()["kitty"]
BEGUN: dict[str, str | None] = dict(KITTY.steps[BASE].write({}))
SPLIT = KITTY.steps["split"]
GOOD = SPLIT.write(BEGUN)
HASTY = SPLIT.write(BEGUN, tests=False)
MERGED = {"frame": 20, "for": 4, "against": 0, "outcome": "merged"}


def acts(seen: dict[str, Any], *speak: Any) -> list[dict[str, Any]]:
    """What many others do about a view."""
    return [act for each in as_others(seen) for one in speak for act in one(each, Chance(f"{each['agent']} {one}"))]


def votes(*threads: dict[str, Any], **more: Any) -> list[int]:
    seen = view(threads=list(threads), **{"projects": [project("kitty", BEGUN)], **more})
    return [act["value"] for act in acts(seen, prose.votes) if act["on"] == threads[0]["id"]]


def said(*threads: dict[str, Any], **more: Any) -> list[str]:
    seen = view(threads=list(threads), **{"projects": [project("kitty", BEGUN)], **more})
    return [act["body"] for act in acts(seen, prose.comments) if act["on"] == threads[0]["id"]]


def test_what_fits_and_is_tested_is_approved() -> None:
    cast = votes(change("kitty", SPLIT.titles[0], GOOD))
    assert len(cast) > 80
    assert set(cast) == {1}


def test_code_without_a_test_is_mostly_declined_and_told_so() -> None:
    hasty = change("kitty", SPLIT.titles[0], HASTY)
    cast = votes(hasty)
    assert cast.count(-1) > 5 * cast.count(1)
    words = said(hasty)
    assert any("test" in body for body in words)
    assert any("`kitty/split.py`" in body for body in words)


def test_of_two_with_one_idea_the_older_is_taken() -> None:
    older, newer = (change("kitty", title, GOOD, name) for title, name in zip(SPLIT.titles, ("bo", "cy"), strict=True))
    assert set(votes(older, newer)) == {1}
    assert set(votes(newer, older)) == {-1}
    assert all("@bo" in body for body in said(newer, older) if "?" not in body)
    listed = project("kitty", BEGUN, newer, older)
    assert set(votes(newer, projects=[listed])) == {-1}, "it need not be shown, it is enough that it waits"


def test_an_older_one_without_its_test_stands_in_nobodys_way() -> None:
    older, newer = change("kitty", SPLIT.titles[0], HASTY, "bo"), change("kitty", SPLIT.titles[1], GOOD, "cy")
    assert set(votes(newer, older)) == {1}


def test_what_is_in_already_is_declined() -> None:
    assert set(votes(change("kitty", SPLIT.titles[0], GOOD), projects=[project("kitty", {**BEGUN, **GOOD})])) == {-1}


def test_a_strangers_change_is_looked_at_as_text() -> None:
    book = BEGUN["kitty/book.py"]
    assert book is not None
    more = change("kitty", "Something else", {"kitty/more.py": "1\n", "tests/test_more.py": "2\n"})
    less = change("kitty", "Less is more", {"kitty/book.py": "pass\n", "tests/test_book.py": "2\n"})
    longer = change("kitty", "A line", {"kitty/book.py": f"{book}x = 1\n", "tests/test_x.py": "2\n"})
    prose_only = change("kitty", "Words", {"NOTES.md": "Hello.\n"})
    assert [set(votes(one)) for one in (more, less, longer, prose_only)] == [{1}, {-1}, {1}, {1}]


def test_own_and_closed_changes_and_those_one_has_judged_get_no_vote() -> None:
    for more in ({"verdict": MERGED}, {"vote": 1}, {"vote": -1}):
        assert votes(change("kitty", SPLIT.titles[0], GOOD, **more)) == []
    own = view(agent="bo", threads=[change("kitty", SPLIT.titles[0], GOOD)], projects=[project("kitty", BEGUN)])
    assert [act for n in range(50) for act in prose.votes(own, Chance(f"{n}"))] == []


def test_what_is_clearly_lost_is_left_alone() -> None:
    assert votes(change("kitty", SPLIT.titles[0], HASTY, against=5, approvals=1)) == []


def test_who_does_not_know_a_project_mostly_leaves_it_to_others() -> None:
    strange = len(votes(change("kitty", SPLIT.titles[0], GOOD), projects=[]))
    assert 0 < strange < len(votes(change("kitty", SPLIT.titles[0], GOOD))) // 2
    first = change("kitty", KITTY.steps[BASE].titles[0], KITTY.steps[BASE].write({}))
    assert len(votes(first, projects=[])) > 80, "all are strangers to what begins"


def test_in_a_crowd_not_everybody_reads_everything() -> None:
    crowd = {f"agent-{n}": {"name": f"Agent {n}", "bio": ""} for n in range(100)}
    cast = votes(change("kitty", SPLIT.titles[0], GOOD), people=crowd)
    assert 10 < len(cast) < 60


@pytest.mark.parametrize("files", [GOOD, HASTY])
def test_words_come_with_the_vote_that_they_explain(files: dict[str, str]) -> None:
    seen = view(threads=[change("kitty", SPLIT.titles[0], files)], projects=[project("kitty", BEGUN)])
    spoken = 0
    for each in as_others(seen):
        words = prose.comments(each, Chance("comments"))
        cast = {act["value"] for act in prose.votes(each, Chance("votes"))}
        spoken += len(words)
        assert not words or cast in ({1}, {-1})
        assert not words or cast == {1} or "test" in words[0]["body"]
    assert spoken > 10


def test_reviewers_ask_and_praise_what_is_really_there() -> None:
    words = said(change("kitty", SPLIT.titles[0], GOOD))
    assert any("who pays the odd cent if the same two people share every week?" in body.lower() for body in words)
    assert any("`shares`" in body for body in words)
    assert any("`test_" in body for body in words)
    assert len(set(words)) > len(words) * 8 // 10


# Authors.


def answers(mine: dict[str, Any], tries: int = 60, **more: Any) -> list[str]:
    seen = view(threads=[mine], projects=[project("kitty", BEGUN)], **more)
    return [act["body"] for n in range(tries) for act in prose.comments(seen, Chance(f"author {n}"))]


def test_a_question_is_answered_with_its_answer() -> None:
    mine = change("kitty", SPLIT.titles[0], GOOD, "ada")
    comment(mine, "bo", "One thing, Ada: what happens if a name is in the list twice?")
    found = answers(mine)
    assert found
    assert all("that person eats for two and pays for two" in body for body in found)


def test_a_question_about_a_name_in_the_code_too() -> None:
    mine = change("kitty", SPLIT.titles[0], GOOD, "ada")
    comment(mine, "bo", "Fine. But why is `shares` a function of its own?")
    assert all("I needed it twice" in body for body in answers(mine))


def test_who_forgot_the_test_owns_up() -> None:
    mine = change("kitty", SPLIT.titles[0], HASTY, "ada", against=1)
    comment(mine, "bo", "Sorry, Ada. There is new code in it and no test.")
    assert any("test" in body and "Bo" in body.replace("@bo", "Bo") for body in answers(mine))


def test_praise_is_thanked_for_sometimes_and_old_praise_never() -> None:
    mine = change("kitty", SPLIT.titles[0], GOOD, "ada")
    comment(mine, "bo", "Approved, Ada.")
    assert 0 < len(answers(mine)) < 50
    old = change("kitty", SPLIT.titles[0], GOOD, "ada", frame=9)
    comment(old, "bo", "Approved, Ada.", frame=10)
    assert answers(old) == []


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (MERGED, ("in", "part", "Merged")),
        ({**MERGED, "outcome": "conflict", "conflict": "README.md: the same lines"}, ("`README.md`", "kitty")),
        ({**MERGED, "outcome": "declined"}, ("rest", "lapsed", "asked", "ask first")),
    ],
)
def test_an_author_says_what_became_of_it_when_it_is_news(verdict: dict[str, Any], words: tuple[str, ...]) -> None:
    mine = change("kitty", SPLIT.titles[0], GOOD, "ada", verdict=verdict)
    found = answers(mine)
    assert found
    assert all(any(word in body for word in words) for body in found)
    assert answers({**mine, "verdict": {**verdict, "frame": 19}}) == []


def test_a_judgement_does_not_change_from_frame_to_frame() -> None:
    seen = view(threads=[change("kitty", SPLIT.titles[0], HASTY)], projects=[project("kitty", BEGUN)])
    for each in as_others(seen, count=30):
        assert len({review.judge({**each, "frame": n}, each["threads"][0]).value for n in range(20, 25)}) == 1


def test_an_ordinary_thread_is_no_change() -> None:
    assert review.reviews(view(threads=[thread()])) == []
