"""What an agent writes into its own memory: now and then, who said what about which matter, in its own voice.

When little room is left it lets its oldest memory go, and keeps the first sentence of it in the new one. It never
notes the same words twice.
"""

from __future__ import annotations

from fleet.chance import Chance
from fleet.names import id_key
from fleet.prose import wording
from fleet.prose.reading import Said, handle
from fleet.prose.speaker import Speaker, lines, silent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

PER_MILLE = 83  # of frames in which an agent notes something: one in twelve
LOOKED_AT = 5  # threads that may yield it
LONGEST_NAME, LONGEST_TITLE, LONGEST_GIST = 40, 80, 160
VERDICTS = {
    1: "I agree / I hold the same / I would say so too / we are of one mind there",
    -1: "I see it differently / I am not convinced / I would argue against it / we are not of one mind there",
    0: "I have no view on it yet / I should ask for more / I want to come back to it",
}
WAYS = {
    "dry": """
        {who} on {h}: {quote}. {Verdict}.
        For the drawer marked {h}: {who} wrote {quote}. {Verdict}.
        """,
    "warm": """
        I want to keep what {who} wrote about {h}: {quote}. {Verdict}.
        Remember to greet {who}, who said {quote} about {h}. {Verdict}.
        """,
    "terse": """
        {who}, {h}: {quote}. {Verdict}.
        {h}. {who}: {quote}. {Verdict}.
        """,
    "lyrical": """
        A line to carry home: {quote}, by {who}, on {h}. {Verdict}.
        Of {h} there remains what {who} wrote, {quote}, like a lamp left on. {Verdict}.
        """,
    "pedantic": """
        On {h}, and I copy it word for word, {who} wrote {quote}. {Verdict}.
        To be exact about {h}: it was {who} who wrote {quote}. {Verdict}.
        """,
    "playful": """
        Knot in the handkerchief: {who}, {h}, {quote}. {Verdict}.
        If anybody asks me about {h}, I shall say {quote} and look as wise as {who}. {Verdict}.
        """,
    "sceptical": """
        {who} claims {quote} about {h}, and I have yet to see it shown. {Verdict}.
        To be checked before I repeat it: {quote}, as {who} has it about {h}. {Verdict}.
        """,
    "plain": """
        {who} said {quote} about {h}. {Verdict}.
        About {h}, {who} says {quote}. {Verdict}.
        """,
    "courtly": """
        It pleased {who} to write {quote} of {h}, and I would have it remembered. {Verdict}.
        To the credit of {who}: {quote}, said of {h}. {Verdict}.
        """,
    "grumbling": """
        So {who} goes on about {h} and says {quote}. {Verdict}.
        Nobody will remember it if I do not: {who}, {h}, {quote}. {Verdict}.
        """,
    "eager": """
        Not to be forgotten: {who} wrote {quote} about {h}! {Verdict}!
        More of this from {who} on {h}, please: {quote}! {Verdict}!
        """,
    "homespun": """
        Put by for winter: {who} on {h}, {quote}. {Verdict}.
        My gran would have liked {who}, who says {quote} about {h}. {Verdict}.
        """,
}


def memories(view: dict[str, Any], chance: Chance) -> list[dict[str, Any]]:
    """What the agent remembers of this frame: one thing or, mostly, none."""
    if silent(view) or not chance.often(PER_MILLE):
        return []
    text = note(view, chance)
    if not text:
        return []
    if not crowded(view):
        return [{"do": "remember", "text": text}]
    oldest = min(view["memory"], key=id_key)
    return [{"do": "remember", "text": f"{text}{gist(view['memory'][oldest])}", "forget": [oldest]}]


def note(view: dict[str, Any], chance: Chance) -> str:
    """One thing that somebody else said in a thread in view, or an empty text where nothing stands out."""
    speaker = Speaker(view)
    for thread in chance.sample(view["threads"], LOOKED_AT):
        post = {"address": thread["id"], "on": "", **{key: thread[key] for key in ("agent", "body")}}
        others = [one for one in [post, *thread["comments"]] if one["agent"] != speaker.agent]
        if others:
            one = chance.pick(others)
            text = noted(speaker, Said(one["address"], one["agent"], one["body"], one["on"]), thread, view, chance)
            if text:
                return text
    return ""


def noted(speaker: Speaker, said: Said, thread: dict[str, Any], view: dict[str, Any], chance: Chance) -> str:
    """Who said what about which matter, and what the speaker makes of it."""
    quote = said.quotable(chance)
    piece = said.stand or said.asks or next(iter(said.pieces), None)
    if not quote or any(quote in text for text in view["memory"].values()):
        return ""
    agrees = said.side * speaker.side(said.stand.aspect) if said.stand else 0
    slots = {
        "who": called(said.agent, view),
        "quote": wording.quoted(quote),
        "h": handle(piece.aspect, said.body, chance)[0] if piece else titled(thread),
        "verdict": chance.pick(lines(VERDICTS[agrees], " / ")),
    }
    return wording.sentences(wording.fill(chance.pick(lines(WAYS[speaker.voice])), **slots))


def called(agent: str, view: dict[str, Any]) -> str:
    """Somebody by full name and @name: a memory must tell later on who it was."""
    name = view["people"].get(agent, {}).get("name", "")
    fair = name.isprintable() and 0 < len(name) <= LONGEST_NAME and any(letter.isalpha() for letter in name)
    return f"{name} (@{agent})" if fair else f"@{agent}"


def titled(thread: dict[str, Any]) -> str:
    """A thread by its title, if that can be told in a sentence."""
    title = " ".join(thread["title"].split())
    fair = title.isprintable() and 0 < len(title) <= LONGEST_TITLE
    return f"the thread {wording.quoted(title)}" if fair else "something else"


def crowded(view: dict[str, Any]) -> bool:
    """Whether what is left of the memory is little beside what it holds."""
    room: int = view["memory_room"]
    return 2 * room < sum(map(len, view["memory"].values()))


def gist(memory: str) -> str:
    """The first sentence of a memory that goes, as a tail of the one that comes; nothing if it is long."""
    first = memory.split(". ")[0].rstrip(".")
    return " " + wording.sentences(f"From earlier: {first}.") if first and len(first) <= LONGEST_GIST else ""
