"""Debates: where motions come from, who takes which side, and that arguments answer the other one."""

from __future__ import annotations

from typing import Any

from fleet import prose
from fleet.chance import Chance
from fleet.prose import debate as debating
from fleet.prose.matter import Aspect, topics
from fleet.prose.reading import Thread
from fleet.prose.speaker import Speaker
from fleet.prose.wording import capital
from tests.prose.scenes import as_others, comment, debate, thread, tried, view

SOUP = topics()["soup"].aspects[0]
VERDICT = {"frame": 20, "for": 7, "against": 2, "outcome": "for"}


def clause(aspect: Aspect, part: str, n: int = 0) -> str:
    return capital(aspect.pieces[part][n].text) + "."


def motion(aspect: Aspect = SOUP, **more: Any) -> dict[str, Any]:
    return debate(f"This house holds that {aspect.pieces['claim'][0].text}", **more)


def quarrel() -> dict[str, Any]:
    seen = thread("bo", clause(SOUP, "claim"), "The slow stock")
    comment(seen, "cy", f"No. {clause(SOUP, 'counter')}")
    return seen


def arguments(seen: dict[str, Any]) -> list[dict[str, Any]]:
    """What many say about a view, each by its own lights."""
    return [act for each in as_others(seen) for act in prose.comments(each, Chance(f"argue {each['agent']}"))]


# Motions.


def test_what_is_disputed_in_view_becomes_a_motion_that_names_both() -> None:
    found = tried(prose.debates, view(threads=[quarrel()]), 2000)
    disputed = [act for act in found if SOUP.pieces["claim"][0].text in act["motion"]]
    assert len(disputed) > len(found) // 2
    named = [act for act in disputed if "@bo" in act["body"] and "@cy" in act["body"]]
    assert len(named) > len(disputed) // 2


def test_one_who_takes_part_in_the_dispute_says_so() -> None:
    seen = view(agent="cy", threads=[quarrel()])
    bodies = [act["body"] for act in tried(prose.debates, seen, 2000) if "@bo" in act["body"]]
    assert bodies
    assert all("@cy" not in body for body in bodies)


def test_else_it_comes_from_what_one_cares_about() -> None:
    found = tried(prose.debates, view(), 1000)
    assert 5 < len(found) < 60
    known = [aspect for name in ("tide mills", "night buses", "soup") for aspect in topics()[name].aspects]
    assert all(any(aspect.pieces["claim"][0].mark in act["motion"].lower() for aspect in known) for act in found)
    assert all(act["channel"] == "general" for act in found)


def test_a_motion_says_on_which_side_its_author_is() -> None:
    for act in tried(prose.debates, view(), 1000):
        stand = Thread(thread("ada", act["body"], act["motion"]))
        aspect = debating.moved(stand)
        assert aspect is not None
        side = debating.STANCES[Speaker(view()).side(aspect)]
        assert f" {side}" in act["body"] or f"{side} " in act["body"].lower()


def test_no_motion_is_put_up_twice_in_view_and_none_without_a_channel() -> None:
    seen = view(threads=[quarrel(), motion()])
    assert not any(SOUP.pieces["claim"][0].text in act["motion"] for act in tried(prose.debates, seen, 2000))
    assert tried(prose.debates, view(channels=[]), 1000) == []


# Sides.


def test_one_keeps_to_the_side_that_one_has_taken() -> None:
    for stance, side in debating.SIDES.items():
        argued, voted = motion(), motion(vote=side)
        comment(argued, "ada", "So it is.", stance=stance)
        for seen in (argued, voted):
            assert debating.position(Speaker(view()), seen, view()) == side


def test_who_does_not_know_the_matter_may_be_won_by_what_many_like() -> None:
    plain, liked = motion(aspect=topics()["bats"].aspects[0]), motion(aspect=topics()["bats"].aspects[0])
    comment(liked, "cy", "Against.", stance="against", score=9)

    def against(seen: dict[str, Any]) -> int:
        positions = [debating.position(Speaker(each), seen, each) for each in as_others(view())]
        return positions.count(-1)

    assert against(plain) < against(liked) < 200


def test_one_votes_when_one_has_read_something_or_when_time_runs_out() -> None:
    fresh, read, late = motion(), motion(), motion(closes=22)
    for name in ("cy", "dee"):
        comment(read, name, "So it is.", stance="for")
    cast = [
        [v for e in as_others(view(threads=[seen])) for v in prose.votes(e, Chance("v")) if v["on"] == seen["id"]]
        for seen in (fresh, read, late)
    ]
    assert cast[0] == []
    assert len(cast[1]) > 50
    assert len(cast[2]) > 50
    assert {vote["value"] for vote in cast[1]} == {1, -1}


def test_an_author_votes_too_and_nobody_twice_or_after_the_end() -> None:
    own, done, over = motion(agent="ada", closes=21), motion(vote=1), motion(verdict=VERDICT)
    cast = [act for seen in (own, done, over) for act in tried(prose.votes, view(threads=[seen]), 50)]
    assert {act["on"] for act in cast} <= {own["id"]}
    assert any(prose.votes(view(frame=n, threads=[own]), Chance("x")) for n in range(19, 30))


def test_vote_and_argument_agree() -> None:
    seen = motion()
    for name in ("cy", "dee"):
        comment(seen, name, clause(SOUP, "reason"), stance="for")
    both = 0
    for each in as_others(view(threads=[seen])):
        stances = {act["stance"] for act in prose.comments(each, Chance("a")) if "stance" in act}
        values = {act["value"] for act in prose.votes(each, Chance("v")) if act["on"] == seen["id"]}
        both += bool(stances and values)
        assert not (stances and values) or {debating.SIDES[stance] for stance in stances} == values
    assert both > 5


# Arguments.


def test_arguments_have_a_side_and_stand_for_it() -> None:
    found = arguments(view(threads=[motion()]))
    assert len(found) > 20
    assert {act["stance"] for act in found} == {"for", "against"}
    for act in found:
        stands = Thread(thread("x", act["body"])).post
        if stands.stand is not None and stands.stand.aspect is SOUP:
            assert debating.STANCES[stands.side] == act["stance"], act["body"]


def test_the_other_side_is_answered_rather_than_ones_own() -> None:
    seen = motion()
    theirs = comment(seen, "cy", clause(SOUP, "counter"), stance="against")
    ours = comment(seen, "dee", clause(SOUP, "reason"), stance="for")
    found = [act for act in arguments(view(threads=[seen])) if act["on"] != seen["id"]]
    across = [act for act in found if (act["on"] == theirs["address"]) == (act["stance"] == "for")]
    assert len(across) * 3 > len(found) * 2
    assert any("Cy" in act["body"] for act in found)
    assert any("Dee" in act["body"] for act in found if act["on"] == ours["address"])


def test_some_quote_the_words_that_they_answer() -> None:
    seen = motion()
    comment(seen, "cy", clause(SOUP, "counter"), stance="against")
    quoting = [act for act in arguments(view(threads=[seen])) if "“" in act["body"]]
    assert quoting
    for act in quoting:
        quote = act["body"].partition("“")[2].partition("”")[0]
        assert quote.lower() in f"{seen['title']} {seen['comments'][0]['body']}".lower()


def test_nobody_says_again_what_has_been_said() -> None:
    seen = motion()
    pieces = [*SOUP.pieces["reason"], *SOUP.pieces["counter"], *SOUP.pieces["case"]]
    comment(seen, "cy", " ".join(piece.text for piece in pieces), stance="for")
    for act in arguments(view(threads=[seen])):
        assert not any(piece.mark in act["body"].lower() for piece in pieces)


def test_outside_debates_nobody_has_a_stance() -> None:
    assert not any("stance" in act for act in arguments(view(threads=[quarrel()])))


def test_a_motion_of_unknown_matter_is_asked_about() -> None:
    seen = debate("The second telescope belongs on the northern roof")
    found = arguments(view(threads=[seen]))
    assert found
    assert all("“" in act["body"] for act in found)


# The end.


def over(agent: str = "bo", **more: Any) -> dict[str, Any]:
    seen = motion(agent=agent, verdict=VERDICT, **more)
    comment(seen, "ada", clause(SOUP, "reason"), stance="for")
    comment(seen, "cy", clause(SOUP, "counter"), stance="against", score=3)
    return seen


def test_who_took_part_may_say_something_of_the_verdict_once_it_is_there() -> None:
    found = [act for act in tried(prose.comments, view(threads=[over()])) if act["on"] == "19-bo-1"]
    assert 0 < len(found) < 200
    assert all("stance" not in act for act in found)
    assert any("seven" in act["body"].lower() and "two" in act["body"] for act in found)
    assert any("Cy" in act["body"] or "@cy" in act["body"] for act in found)


def test_old_verdicts_and_those_of_others_are_left_alone() -> None:
    old = over()
    old["verdict"] = {**VERDICT, "frame": 12}
    assert tried(prose.comments, view(threads=[old])) == []
    assert tried(prose.comments, view(agent="eli", threads=[over()])) == []


def test_the_talk_after_a_verdict_comes_to_rest() -> None:
    seen = over(agent="ada")
    comment(seen, "cy", f"All the same, Ada. {clause(SOUP, 'counter', 1)}", on="19-ada-1", frame=20)
    found = [act for act in tried(prose.comments, view(threads=[seen])) if act["on"].endswith("20-cy-4")]
    assert 0 < len(found) < 150
    late = view(frame=28, threads=[seen])
    assert not [act for act in tried(prose.comments, late) if act["on"].endswith("20-cy-4")]
