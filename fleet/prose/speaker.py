"""One speaker, as its agent's view describes it: persona, places, kin, what it knows and on which side it stands.

All of it follows from the view, never from earlier calls, so that an agent holds the same opinion on every machine.
"""

from __future__ import annotations

from functools import cache

from fleet.chance import Chance
from fleet.prose import floor, plans, wording
from fleet.prose.characters import ARCHETYPES, QUIRKS
from fleet.prose.matter import Aspect, Piece, Topic, topics
from fleet.prose.voices import COMMON, VOICES
from fleet.sha256 import sha256

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

SILENT = 60  # per mille of frames in which an agent does nothing at all
QUOTING = 500  # per mille of texts that quote where they can
OWN_PHRASE = 720  # per mille: the voice's own way rather than the common one
USUAL_SIDE = 68  # per cent who hold the claim, before their archetype is asked


@cache
def lines(text: str, mark: str = "\n") -> tuple[str, ...]:
    """The entries of a table of text."""
    found = (" ".join(line.split()) for line in text.replace("\n", mark).split(mark))
    return tuple(line for line in found if line)


@cache
def resolve(wish: str, known: tuple[str, ...]) -> str:
    """The known name that a persona's own words mean; if none fits, always the same one for the same words."""
    low = wish.lower()
    found = next((name for name in known if name in low), None)
    return found or Chance(f"persona {low}").pick(known)


@cache
def home(agent: str) -> str:
    """The place where an agent lives; it follows from the name."""
    return place(Chance(f"{agent} home"))


def place(chance: Chance) -> str:
    """A place that is on no map."""
    return chance.pick(lines(plans.PLACE_STARTS, " ")) + chance.pick(lines(plans.PLACE_ENDS, " "))


def silent(view: dict[str, Any]) -> bool:
    """Whether the agent stays out of this frame altogether."""
    return moment(view, "mood").often(SILENT)


def moment(view: dict[str, Any], what: str) -> Chance:
    """The agent's own chance in this frame for something that several of its actions have to agree on."""
    return Chance(f"{view.get('seed', 0)} {view['agent']} {view['frame']} {what}")


def for_good(view: dict[str, Any], what: str) -> Chance:
    """The same, but once and for all: what the agent makes of something does not change from frame to frame."""
    return Chance(f"{view.get('seed', 0)} {view['agent']} {what}")


def share(view: dict[str, Any], wanted: int, most: int = 1000) -> int:
    """Per mille of agents that make about `wanted` of them, guessing from how many people are in view."""
    return min(most, 1000 * wanted // max(1, len(view["people"])))


def is_chosen(view: dict[str, Any], what: str) -> bool:
    """Whether a lot of this frame falls on the agent, among all whom it sees: on a few, however many there are."""
    draw = f"{view.get('seed', 0)} {view['frame']} {what}"
    mine = sha256(f"{draw} {view['agent']}".encode()).digest()
    return all(sha256(f"{draw} {name}".encode()).digest() >= mine for name in view["people"])


@cache
def ways(voice: str, aim: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """How a voice does something: its own ways, and those that are common to all."""
    own = VOICES[voice].get(aim, "") or floor.VOICES[voice].get(aim, "")
    return lines(own), lines(COMMON.get(aim, "") or floor.COMMON.get(aim, ""))


def first_name(display: str) -> str:
    """What people call somebody: the first word of a name, or nothing if it is not a word."""
    word = display.split()[0] if display.split() else ""
    return word if word.isprintable() and len(word) <= 40 and any(letter.isalpha() for letter in word) else ""


class Speaker:
    """Somebody who writes: the persona in terms of the tables, and a way to fill them."""

    def __init__(self, view: dict[str, Any]) -> None:
        persona = view.get("persona", {})
        self.agent: str = view["agent"]
        self.world = f"{view.get('seed', 0)} {self.agent}"
        self.voice = resolve(persona.get("voice") or f"voice of {self.agent}", tuple(VOICES))
        self.archetype = resolve(persona.get("archetype") or f"archetype of {self.agent}", tuple(ARCHETYPES))
        self.quirk = resolve(persona.get("quirk") or f"quirk of {self.agent}", tuple(QUIRKS))
        self.leans, self.contrary, self.curious, self.tails, self.remarks = ARCHETYPES[self.archetype]
        interests = [interest for interest in view.get("interests", []) if isinstance(interest, str)]
        self.known = [topics()[interest.lower()] for interest in interests if interest.lower() in topics()]
        self.strange = [interest for interest in interests if interest.lower() not in topics()]
        own = Chance(f"{self.agent} life")
        self.places = [home(self.agent), place(own), place(own)]
        self.kin = own.sample(lines(plans.KIN, " "), 3)

    def side(self, aspect: Aspect) -> int:
        """Whether it holds the claim of an aspect (1) or what speaks against it (-1), once and for all."""
        holds = Chance(f"{self.world} {aspect.key}").below(100) < USUAL_SIDE + 10 - self.contrary // 2
        return 1 if holds else -1

    def deck(self) -> list[Aspect]:
        """What it could write about, in the order in which it will."""
        found = self.known or Chance(f"{self.agent} {self.strange}").sample(list(topics().values()), 3)
        return Chance(f"{self.world} deck").shuffled(aspect for topic in found for aspect in topic.aspects)

    def phrase(self, aim: str, chance: Chance, **slots: str) -> str:
        """One way to do something in this voice, filled; ways that need a slot which is empty are left out."""
        own, common = ways(self.voice, aim)
        table = own if own and (not common or chance.often(OWN_PHRASE)) else common
        usable = [way for way in table if slots.get("quote") or "{quote}" not in way]
        usable = usable or [way for way in common if "{quote}" not in way]
        quoting = [way for way in usable if "{quote}" in way]
        usable = quoting if quoting and chance.often(QUOTING) else usable
        return wording.sentences(self.fill(chance.pick(usable), chance, **slots))

    def fill(self, template: str, chance: Chance, **slots: str) -> str:
        """A template with the speaker's own places and people put in."""
        many = wording.plural(slots.get("h", ""))
        agreement = {"is": "are" if many else "is", "s": "" if many else "s"}
        return wording.fill(template, **(self.scenery(chance) | agreement | slots))

    def scenery(self, chance: Chance) -> dict[str, str]:
        """One of its places, one of its people, and two numbers."""
        return {
            "place": chance.pick(self.places),
            "kin": chance.pick(self.kin),
            "years": wording.number(chance.below(99)),
            "n": wording.number(chance.below(99)),
        }

    def say(self, piece: Piece) -> str:
        """A piece in this speaker's mouth: it happened where it happened, but each has its own people to tell it of."""
        if "{" not in piece.text:
            return piece.text
        kin = Chance(f"{self.agent} {piece.mark}").pick(self.kin)
        return wording.fill(piece.text, place=place(Chance(piece.mark)), kin=kin)

    def remark(self, chance: Chance, aspect: Aspect, handle: str) -> str:
        """A closing sentence of its kind: the archetype's, or the quirk's."""
        table = lines(QUIRKS[self.quirk]) if chance.often(500) else lines(self.remarks)
        return wording.sentences(self.fill(chance.pick(table), chance, h=handle, t=aspect.topic.name))

    def cousins(self, theme: str, but: Topic) -> list[Aspect]:
        """Aspects of its own topics that share a theme with another topic's, and whose claim it holds."""
        near = (aspect for topic in self.known if topic is not but for aspect in topic.aspects if aspect.theme == theme)
        return [aspect for aspect in near if self.side(aspect) > 0]


def unsaid(pieces: Iterable[Piece], low: str) -> list[Piece]:
    """The pieces that a text in lower case does not hold yet."""
    return [piece for piece in pieces if piece.mark not in low]


def count_sentences(text: str) -> int:
    """How many sentences a text has, near enough."""
    ends = sum(text.count(mark + " ") for mark in ".?!")
    return ends + (1 if text and text[-1] in ".?!)”" else 0)
