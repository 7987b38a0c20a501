"""What can be said about which topic: the texts of `topics`, read once into topics, aspects and pieces.

A piece is one clause with the part it plays (claim, reason, counter, case, question, answer, advice). It never decides
who says what; it only knows what belongs together, and recognises its pieces in other people's text.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import import_module

FAMILIES = ("water", "garden", "kitchen", "workshop", "city", "code", "play", "nature")
PARTS = {
    "+": "claim",
    ">": "reason",
    "-": "counter",
    "*": "case",
    "?": "question",
    "=": "answer",
    "!": "advice",
}
SIDES = {"claim": 1, "reason": 1, "counter": -1}
ENOUGH = 3  # such stretches
GRAM = 4  # words in a row that tell a piece; shorter ones are found in ordinary talk
WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
SLOT = re.compile(r"\{[a-z]+\}")


class Piece:
    """One clause: its part, its text with slots, the words in it worth quoting, its longest stretch without a slot."""

    __slots__ = ("answer", "aspect", "mark", "part", "quote", "side", "text", "words")

    def __init__(self, aspect: Aspect, part: str, line: str) -> None:
        self.aspect = aspect
        self.part = part
        self.side = SIDES.get(part, 0)
        self.text = line.replace("[", "").replace("]", "")
        marked = line[line.index("[") + 1 : line.index("]")] if "[" in line else ""
        self.quote = marked if marked.count(" ") > 1 else ""
        self.mark = max(SLOT.split(self.text), key=len).strip(" ,").lower()
        self.words = len(WORD.findall(self.mark))
        self.answer: Piece | None = None


class Aspect:
    """One side of a topic that people can be for or against, with the handles it goes by."""

    __slots__ = ("handles", "key", "pieces", "theme", "topic")

    def __init__(self, topic: Topic, theme: str, handles: list[str]) -> None:
        self.topic = topic
        self.theme = theme
        self.handles = handles
        self.key = f"{topic.name}/{handles[0]}"
        self.pieces: dict[str, list[Piece]] = {part: [] for part in PARTS.values()}

    def case_for(self, side: int) -> list[Piece]:
        """The pieces that argue for a side, the strongest first."""
        return self.pieces["claim"] + self.pieces["reason"] if side > 0 else self.pieces["counter"]


class Topic:
    """A topic of a family: name and number, the people who do it, the place where it is done, its aspects."""

    __slots__ = ("aspects", "family", "folk", "name", "one", "plural", "site", "slug")

    def __init__(self, header: str, family: str) -> None:
        self.family = family
        self.name, number, people, self.site = (part.strip() for part in header.split("|"))
        self.plural = number == "are"
        self.one, self.folk = (part.strip() for part in people.split(","))
        self.slug = self.name.replace(" ", "-")
        self.aspects: list[Aspect] = []


@cache
def topics() -> dict[str, Topic]:
    """All topics by name, in the order of the texts."""
    found: dict[str, Topic] = {}
    for family in FAMILIES:
        for topic in read(import_module(f"fleet.prose.topics.{family}").TEXT, family):
            found[topic.name] = topic
    return found


def read(text: str, family: str) -> list[Topic]:
    """The topics of one family's text."""
    found: list[Topic] = []
    for line in filter(None, text.splitlines()):
        sign, rest = line.split(" ", 1)
        if sign == "##":
            found.append(Topic(rest, family))
        elif sign == "#":
            theme, handles = rest.split(":")
            found[-1].aspects.append(Aspect(found[-1], theme, [handle.strip() for handle in handles.split(";")]))
        else:
            add(found[-1].aspects[-1], PARTS[sign], rest)
    return found


def add(aspect: Aspect, part: str, line: str) -> None:
    """One more piece; an answer belongs to the question before it."""
    piece = Piece(aspect, part, line)
    if part == "answer":
        aspect.pieces["question"][-1].answer = piece
    aspect.pieces[part].append(piece)


@cache
def aspects_of(theme: str) -> tuple[Aspect, ...]:
    """The aspects, of all topics, that have a theme."""
    return tuple(aspect for topic in topics().values() for aspect in topic.aspects if aspect.theme == theme)


@cache
def grams() -> dict[tuple[str, ...], Piece]:
    """Words in a row that occur in one piece only."""
    found: dict[tuple[str, ...], Piece | None] = {}
    for piece in (p for t in topics().values() for a in t.aspects for part in a.pieces.values() for p in part):
        for stretch in SLOT.split(piece.text.lower()):
            for gram in rows(WORD.findall(stretch)):
                found[gram] = piece if found.get(gram, piece) is piece else None
    return {gram: piece for gram, piece in found.items() if piece is not None}


def rows(words: list[str]) -> list[tuple[str, ...]]:
    """Each stretch of GRAM words."""
    return [tuple(words[i : i + GRAM]) for i in range(len(words) - GRAM + 1)]


def recognise(text: str) -> list[Piece]:
    """The pieces that occur in a text, in its order, each once; few words in common are not enough for a long one."""
    return list(_recognised(text))


@lru_cache(4096)
def _recognised(text: str) -> tuple[Piece, ...]:
    """All who see a thread read the same words in it."""
    known = grams()
    hits: dict[Piece, int] = {}
    for gram in rows(WORD.findall(text.lower())):
        piece = known.get(gram)
        if piece is not None:
            hits[piece] = hits.get(piece, 0) + 1
    return tuple(piece for piece, count in hits.items() if count >= min(ENOUGH, piece.words - GRAM))


def topic_in(text: str, tags: list[str]) -> Topic | None:
    """The topic that tags or words name, if one does."""
    low = text.lower()
    for topic in topics().values():
        if topic.slug in tags or topic.name in low:
            return topic
    return None
