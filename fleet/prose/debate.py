"""Debates: which motion an agent puts up, for which side it is, what it argues, and what it says of the verdict.

A motion is a claim, and two people who contradict each other in view are the best reason for one. An agent keeps to
the side that it has argued or voted for; who does not know the matter may be won by an argument that many like.
"""

from __future__ import annotations

from fleet.chance import Chance
from fleet.names import id_key
from fleet.prose import floor, plans, wording
from fleet.prose.answer import call, finish, stranger
from fleet.prose.matter import Aspect, Piece, aspects_of, recognise
from fleet.prose.post import channel_for, next_matter
from fleet.prose.reading import Reach, Said, Thread, handle, last
from fleet.prose.speaker import Speaker, for_good, lines, moment, share, silent, unsaid
from fleet.prose.themes import THEMES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

PER_MILLE = (20, 13)
"""Of frames in which an agent puts up a motion: where it sees no debate, and where it does."""
ON_A_DISPUTE = 700
STANCES = {1: "for", -1: "against"}
SIDES = {"for": 1, "against": -1}
OWN_ARGUMENTS = 3  # in one debate, as far as visible
LONGEST_TITLE = 80
VOTERS, SPEAKERS, BEST = 10, 18, 4
"""How many should vote in a frame, and speak; and how many of the other side's arguments one remembers."""
ACROSS = 850  # per mille of arguments that go to the other side, if it has spoken
AMONG_FRIENDS = 400  # ... of answers by one's own side that are answered
WINNING = 3
"""The score from which on an argument may win somebody who does not know the matter."""
SWAYED = 300
LAST_WORDS, LATE = 250, 4  # per mille of remarks in a closed debate that are answered, and for how many frames


# Putting up a motion.


def debates(view: dict[str, Any], chance: Chance) -> list[dict[str, Any]]:
    """The agent's motion in this frame: mostly none."""
    running = any(is_open(seen) for seen in view["threads"])
    if silent(view) or not view["channels"] or not chance.often(PER_MILLE[running]):
        return []
    speaker = Speaker(view)
    taken = {aspect for seen in view["threads"] if seen.get("kind") == "debate" and (aspect := moved(Thread(seen)))}
    quarrels = [found for seen in view["threads"] for found in disputes(seen) if found[0] not in taken]
    if quarrels and chance.often(ON_A_DISPUTE):
        aspect, slots = chance.pick(quarrels)
        mine = f"@{speaker.agent}" in (slots["pro"], slots["con"])
        slots["foe"] = slots["con"] if slots["pro"] == f"@{speaker.agent}" else slots["pro"]
        ways = lines(floor.FROM_AN_OWN_DISPUTE if mine else floor.FROM_A_DISPUTE)
        ways = tuple(way for way in ways if slots["title"] or "{title}" not in way)
    else:
        aspect, slots = next_matter(speaker, view), {}
        ways = lines(floor.FROM_A_HABIT if speaker.side(aspect) > 0 else floor.AGAINST_ONESELF)
    if aspect in taken:
        return []
    motion, body = put_up(speaker, aspect, ways, slots, chance)
    return [{"do": "debate", "channel": channel_for(aspect, view["channels"]), "motion": motion, "body": body}]


def is_open(seen: dict[str, Any]) -> bool:
    """Whether a thread is a debate that runs."""
    return seen.get("kind") == "debate" and "verdict" not in seen


def disputes(seen: dict[str, Any]) -> Iterator[tuple[Aspect, dict[str, str]]]:
    """What people contradict each other about in an ordinary thread: the matter, who is for it and who against."""
    if seen.get("kind", "post") != "post":
        return
    thread = Thread(seen)
    stands: dict[Aspect, dict[int, str]] = {}
    for said in (thread.post, *thread.comments):
        if said.stand is not None:
            stands.setdefault(said.stand.aspect, {}).setdefault(said.side, said.agent)
    title = thread.title if len(thread.title) <= LONGEST_TITLE and "“" not in thread.title else ""
    for aspect, sides in stands.items():
        if len(sides) == 2 and sides[1] != sides[-1]:
            yield aspect, {"pro": f"@{sides[1]}", "con": f"@{sides[-1]}", "title": title.rstrip("?")}


def put_up(
    speaker: Speaker, aspect: Aspect, ways: tuple[str, ...], slots: dict[str, str], chance: Chance
) -> tuple[str, str]:
    """The motion, and why it is worth a debate."""
    side = speaker.side(aspect)
    claim = speaker.say(aspect.pieces["claim"][0])
    reason = speaker.say(chance.pick(aspect.pieces["reason"] if side > 0 else aspect.pieces["counter"]))
    slots = {**slots, "h": chance.pick(aspect.handles), "t": aspect.topic.name, "side": STANCES[side], "c": claim}
    scene = speaker.fill(chance.pick(lines(f"{plans.TIMES} {plans.SCENES}", " / ")), chance, **slots)
    why = speaker.fill(chance.pick(ways), chance, **slots, scene=scene)
    opening = speaker.phrase("hands up", chance, **slots, x=reason, other=STANCES[-side])
    motion = wording.capital(speaker.fill(chance.pick(lines(floor.MOTIONS)), chance, **slots))
    return motion, f"{wording.sentences(why)} {opening}"


# Taking sides.


def moved(thread: Thread) -> Aspect | None:
    """What the motion is about, if that is a known matter."""
    pieces = recognise(thread.title) or thread.post.pieces
    return pieces[0].aspect if pieces else None


def position(speaker: Speaker, seen: dict[str, Any], view: dict[str, Any]) -> int:
    """The side on which the speaker is in a debate, 1 or -1."""
    argued = [SIDES[one["stance"]] for one in seen["comments"] if one["agent"] == speaker.agent and "stance" in one]
    if argued or seen["vote"]:
        return argued[-1] if argued else int(seen["vote"])
    aspect = moved(Thread(seen))
    own = for_good(view, f"on {seen['id']}")
    side = speaker.side(aspect) if aspect is not None else own.pick((1, -1))
    if aspect is not None and aspect.topic in speaker.known:
        return side
    others = [one for one in seen["comments"] if "stance" in one and one["score"] >= WINNING]
    best = max(others, key=lambda one: one["score"], default=None)
    return SIDES[best["stance"]] if best and own.often(SWAYED) else side


def ballots(speaker: Speaker, view: dict[str, Any]) -> list[dict[str, Any]]:
    """The agent's votes on debates: when it has read some arguments, or when they are about to close."""
    cast = []
    for seen in view["threads"]:
        if is_open(seen) and not seen["vote"]:
            read = sum("stance" in one for one in seen["comments"])
            late = seen["closes"] - view["frame"] <= 2
            if (read > 1 or late) and moment(view, f"vote on {seen['id']}").often(share(view, VOTERS, 550)):
                cast.append({"do": "vote", "on": seen["id"], "value": position(speaker, seen, view)})
    return cast


# Arguing.


def choose(speaker: Speaker, seen: dict[str, Any], reach: Reach, view: dict[str, Any], chance: Chance) -> str:
    """Whom to answer: the other side rather than one's own, or the motion itself as long as it is new."""
    if "verdict" in seen:
        took_part = any(one["agent"] == speaker.agent and "stance" in one for one in seen["comments"])
        is_news = seen["verdict"]["frame"] == view["frame"] and (reach.is_own or took_part)
        return str(seen["id"]) if is_news and chance.often(600 if reach.is_own else share(view, 3, 250)) else ""
    if len(reach.mine) >= OWN_ARGUMENTS or not chance.often(share(view, SPEAKERS, 500)):
        return ""
    side = STANCES[position(speaker, seen, view)]
    theirs = [one for one in reach.others if one.get("stance", side) != side]
    ours = [one for one in reach.others if one.get("stance") == side]
    if theirs and chance.often(ACROSS):
        return str(chance.pick(theirs)["address"])
    if reach.opening and chance.often(600):
        return reach.opening
    return str(chance.pick(ours)["address"]) if ours and chance.often(400) else ""


def say(
    speaker: Speaker, seen: dict[str, Any], thread: Thread, said: Said, view: dict[str, Any], chance: Chance
) -> dict[str, str]:
    """An argument with its stance, or what one says when it is over; nothing where all has been said."""
    aspect = moved(thread)
    side = position(speaker, seen, view)
    quote = said.quotable(chance) if aspect is None or said.pieces else ""
    slots = {"who": call(said.agent, speaker, view, chance), "quote": wording.quoted(quote) if quote else ""}
    if aspect is None:
        text = stranger(speaker, thread, slots, chance)
        return {"body": text} if text else {}
    grips = handle(aspect, said.body, chance)
    slots |= {"h": grips[0], "t": aspect.topic.name, "theme": THEMES[aspect.theme][0]}
    slots |= {"side": STANCES[side], "other": STANCES[-side]}
    if "verdict" in seen:
        if said is not thread.post:
            fresh = said.pieces and view["frame"] - id_key(last(said.address))[0] <= LATE
            return {"body": speaker.phrase("quiet", chance, **slots)} if fresh and chance.often(LAST_WORDS) else {}
        others = of_the_others(speaker, seen, thread, side, view, chance)
        return {"body": aftermath(speaker, seen["verdict"], aspect, side, slots | others, chance)} if others else {}
    theirs = next((one.get("stance") for one in seen["comments"] if one["address"] == said.address), None)
    if theirs == STANCES[side] and said.on != seen["id"] and not chance.often(AMONG_FRIENDS):
        return {}
    text = argument(speaker, thread, said, aspect, side, SIDES.get(theirs or "", 0), slots, chance)
    text = finish(speaker, thread, aspect, text, grips[1], chance, rarer=2) if text else ""
    return {"body": text, "stance": STANCES[side]} if text else {}


def argument(
    speaker: Speaker,
    thread: Thread,
    said: Said,
    aspect: Aspect,
    side: int,
    theirs: int,
    slots: dict[str, str],
    chance: Chance,
) -> str:
    """Why one is on a side: to the room, to the other side, or beside somebody of one's own (`theirs` as in `side`)."""
    case = unsaid(aspect.case_for(side), thread.low)
    tales = unsaid(aspect.pieces["case"], thread.low)
    likes = likenesses(speaker, aspect, thread.low)
    plain = "rebut" if theirs == -side else "second" if theirs == side else "argue"
    choices: list[tuple[int, tuple[str, list[Piece]]]] = [(40, (plain, case)), (30, ("liken", likes))]
    choices += [(20, ("tale", tales))] if theirs != -side else []
    choices = [choice for choice in choices if choice[1][1]]
    if theirs == -side:
        choices += [(22, ("press", [])), (6 if case else 18, ("yield", []))]
    if not choices:
        return ""
    aim, pieces = chance.weighed(choices)
    if not pieces:
        return speaker.phrase(aim, chance, **slots)
    piece = chance.pick(pieces)
    return speaker.phrase(aim, chance, **slots, x=speaker.say(piece), t2=piece.aspect.topic.name)


def likenesses(speaker: Speaker, aspect: Aspect, low: str) -> list[Piece]:
    """What the speaker holds to be true of other things, where it is about the same: its own ones, or any."""
    others = [one for one in aspects_of(aspect.theme) if one.topic is not aspect.topic and speaker.side(one) > 0]
    return unsaid((one.pieces["claim"][0] for one in speaker.cousins(aspect.theme, aspect.topic) or others), low)


def of_the_others(
    speaker: Speaker, seen: dict[str, Any], thread: Thread, side: int, view: dict[str, Any], chance: Chance
) -> dict[str, str]:
    """Who argued well on the other side, and in what words; else who put up the motion, unless one did it oneself."""
    others = [one for one in seen["comments"] if one.get("stance") == STANCES[-side] and one["agent"] != speaker.agent]
    liked = sorted(others, key=lambda one: -int(one["score"]))[:BEST]
    best = chance.pick(liked) if liked else None
    said = thread.said_at(best["address"]) if best else None
    quote = said.quotable(chance) if said else ""
    whom = best["agent"] if best else seen["agent"]
    if whom == speaker.agent:
        return {}
    return {"who": call(whom, speaker, view, chance), "quote": wording.quoted(quote) if quote else ""}


def aftermath(
    speaker: Speaker, verdict: dict[str, Any], aspect: Aspect, side: int, slots: dict[str, str], chance: Chance
) -> str:
    """What one says of the verdict, having won or lost."""
    counts = sorted((verdict["for"], verdict["against"]))
    outcome = "tied" if verdict["outcome"] == "tie" else "won" if SIDES[verdict["outcome"]] == side else "lost"
    slots |= {"most": wording.count(counts[1]), "few": wording.count(counts[0])}
    text = speaker.phrase(outcome, chance, **slots, x=speaker.say(aspect.case_for(side)[0]))
    return f"{text} {speaker.remark(chance, aspect, slots['h'])}" if chance.often(500) else text
