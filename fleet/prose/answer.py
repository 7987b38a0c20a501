"""What an agent answers in an ordinary thread.

Each answer makes one move towards what it answers (agree, disagree, ask, answer, tell, advise, widen, compare, take a
side, concede, thank), with a thought that belongs to that matter and has not been said in the thread.
"""

from __future__ import annotations

from fleet.chance import Chance
from fleet.prose import wording
from fleet.prose.matter import Aspect, Piece
from fleet.prose.reading import DEEP, Reach, Said, Thread, handle
from fleet.prose.speaker import Speaker, count_sentences, first_name, unsaid
from fleet.prose.themes import THEMES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MOST_SENTENCES = 4
OWN_COMMENTS = 3  # in one thread, as far as visible; then others may speak
SMALL_TALK = 250  # per mille of thanks and courtesies that are answered
NODS = 12  # per mille of answers to a post that only nod


def choose(speaker: Speaker, seen: dict[str, Any], reach: Reach, view: dict[str, Any], chance: Chance) -> str:
    """The post, or somebody's comment on it; an author waits until somebody comes."""
    if reach.is_own or len(reach.mine) >= OWN_COMMENTS:
        return ""
    if reach.others and (not reach.opening or chance.often(480)):
        return str(chance.pick(reach.others)["address"])
    return reach.opening


def say(
    speaker: Speaker, seen: dict[str, Any], thread: Thread, said: Said, view: dict[str, Any], chance: Chance
) -> dict[str, str]:
    """What the speaker answers to `said`, or nothing if there is nothing left to say."""
    body = reply(speaker, thread, said, view, chance)
    return {"body": body} if body else {}


def reply(speaker: Speaker, thread: Thread, said: Said, view: dict[str, Any], chance: Chance) -> str:
    """The answer's body, or an empty text."""
    who = call(said.agent, speaker, view, chance)
    if said is thread.post and chance.often(NODS):
        return speaker.phrase("nod", chance, who=who)
    aspect = thread.focus(said, chance)
    if aspect is not None and said is not thread.post and not said.pieces and not chance.often(SMALL_TALK):
        return ""
    quote = said.quotable(chance) if aspect is None or said.pieces else ""  # thanks are not worth repeating
    slots = {"who": who, "quote": wording.quoted(quote) if quote and chance.often(800) else ""}
    if aspect is None:
        return stranger(speaker, thread, slots, chance)
    grips = handle(aspect, said.body, chance)
    slots |= {"h": grips[0], "t": aspect.topic.name, "theme": THEMES[aspect.theme][0]}
    if thread.depth(said) >= DEEP:
        return speaker.phrase("quiet", chance, **slots) if chance.often(400) else ""
    if thread.agent == speaker.agent and chance.often(620):
        text = as_author(speaker, thread, said, aspect, slots, chance)
    else:
        text = move(speaker, thread, said, aspect, slots, chance)
    return finish(speaker, thread, aspect, text, grips[1], chance) if text else ""


def call(agent: str, speaker: Speaker, view: dict[str, Any], chance: Chance) -> str:
    """How to address somebody: mostly by first name, now and then by @name."""
    name = first_name(view.get("people", {}).get(agent, {}).get("name", ""))
    same = name == first_name(view.get("name", ""))
    return f"@{agent}" if not name or same or chance.often(150) else name


def stranger(speaker: Speaker, thread: Thread, slots: dict[str, str], chance: Chance) -> str:
    """An answer to something that is none of the known topics: its own words, and an honest question."""
    if not slots["quote"]:
        clause = wording.telling_clause(thread.post.own_words)
        if not clause:
            return ""
        slots["quote"] = wording.quoted(clause)
    return speaker.phrase("stranger", chance, **slots)


def as_author(
    speaker: Speaker, thread: Thread, said: Said, aspect: Aspect, slots: dict[str, str], chance: Chance
) -> str:
    """The author of a thread to somebody who came: concede and still hold, or thank and go on."""
    if said.asks is not None and said.asks.answer in unsaid([said.asks.answer or said.asks], thread.low):
        return move(speaker, thread, said, aspect, slots, chance)
    against = said.side == -speaker.side(aspect)
    more = unsaid(aspect.case_for(speaker.side(aspect)) + aspect.pieces["case"], thread.low)
    opening = speaker.phrase("concede" if against else "thank", chance, **slots)
    if more:
        piece = chance.pick(more)
        aim = "still" if against and piece.side else "follow"
        return f"{opening} {speaker.phrase(aim, chance, **slots, x=speaker.say(piece))}"
    asked = unsaid(aspect.pieces["question"], thread.low)
    return f"{opening} {wording.capital(chance.pick(asked).text)}" if asked else opening


def move(speaker: Speaker, thread: Thread, said: Said, aspect: Aspect, slots: dict[str, str], chance: Chance) -> str:
    """One move towards `said`, among those for which there is still a thought."""
    choices = moves(speaker, thread, said, aspect)
    if not choices:
        return speaker.phrase("quiet", chance, **slots) if chance.often(300) else ""
    aim, pieces, more = chance.weighed(choices)
    piece = chance.pick(pieces)
    if aim == "widen":
        more = {"h": chance.pick(piece.aspect.handles)}
    elif aim == "compare":
        more = {"h2": chance.pick(piece.aspect.handles), "t2": piece.aspect.topic.name}
    return speaker.phrase(aim, chance, **(slots | more), x=speaker.say(piece))


def moves(
    speaker: Speaker, thread: Thread, said: Said, aspect: Aspect
) -> list[tuple[int, tuple[str, list[Piece], dict[str, str]]]]:
    """The moves that are open, with their weights."""
    side, low = speaker.side(aspect), thread.low
    case, pieces = unsaid(aspect.case_for(side), low), aspect.pieces
    familiar = aspect.topic in speaker.known
    found: list[tuple[int, str, list[Piece], dict[str, str]]] = []
    if said.asks is not None and said.asks.answer is not None:
        found.append((60, "answer", unsaid([said.asks.answer], low), {}))
        found.append((35, "reply by case", unsaid(pieces["case"], low), {}))
        found.append((12, "reply by advice", unsaid(pieces["advice"], low), {}))
    if said.side and said.stand is not None and said.stand.aspect is aspect:
        found.append((45, "agree" if said.side == side else "disagree", case, {}))
        ally = next((c for c in thread.comments if stands_by(c, aspect, side) and c.agent != said.agent), None)
        if ally is not None and ally.agent != speaker.agent and said.side != side:
            found.append((60, "side", case, {"ally": f"@{ally.agent}"}))
    found.append((18, "tell", unsaid(pieces["case"], low), {}))
    found.append((speaker.curious // 2, "ask", unsaid(pieces["question"], low), {}))
    found.append((12, "advise", unsaid(pieces["advice"], low), {}))
    siblings = [one for one in aspect.topic.aspects if one is not aspect and one.handles[0] not in low]
    if aspect.topic is thread.topic:  # one step aside is enough
        held = (one.pieces["claim"][0] for one in siblings if speaker.side(one) > 0)
        found.append((16, "widen", unsaid(held, low), {}))
        cousins = (cousin.pieces["claim"][0] for cousin in speaker.cousins(aspect.theme, aspect.topic))
        found.append((16 if familiar else 36, "compare", unsaid(cousins, low), {}))
    if said.side:
        found.append((8 + speaker.curious // 3, "probe", aspect.pieces["claim"], {}))
    return [(weight, (aim, options, more)) for weight, aim, options, more in found if options and weight]


def stands_by(said: Said, aspect: Aspect, side: int) -> bool:
    """Whether somebody holds this side of the aspect."""
    return said.stand is not None and said.stand.aspect is aspect and said.side == side


def finish(
    speaker: Speaker, thread: Thread, aspect: Aspect, text: str, grip: str, chance: Chance, rarer: int = 1
) -> str:
    """The comment with a second thought, a question or a remark, if its voice is one for more words."""
    if not chance.often((250 if speaker.voice == "terse" else 520) // rarer):
        return text
    low = thread.low + text.lower()
    options = [(6, speaker.remark(chance, aspect, grip))]
    if thread.comments:  # on a fresh post everybody would tell the same tale at once
        options += [(1, f"{wording.capital(speaker.say(piece))}.") for piece in unsaid(aspect.pieces["case"], low)]
    if "?" not in text:
        options += [(1, wording.capital(piece.text)) for piece in unsaid(aspect.pieces["question"], low)]
    more = f"{text} {wording.sentences(chance.weighed(options))}"
    return more if count_sentences(more) <= MOST_SENTENCES else text
