"""What a thread says, as far as it can be understood: who holds what, who asked, what can be quoted.

It reads text that anybody may have written, a person or a model, so nothing here trusts its shape. It never writes.
"""

from __future__ import annotations

import re

from fleet.prose import matter, wording
from fleet.prose.matter import Aspect, Piece, Topic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from fleet.chance import Chance

DEEP = 5  # a chain of answers as long as this comes to rest
QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"|(?m:^>.*$)")


class Said:
    """A post or comment: its author and address, the pieces in it, the side it takes and the question it ends with."""

    def __init__(self, address: str, agent: str, body: str, on: str) -> None:
        self.address, self.agent, self.body, self.on = address, agent, body, on
        self.own_words = QUOTED.sub(" ", body)
        self.pieces = matter.recognise(self.own_words)
        sided = [piece for piece in self.pieces if piece.side]
        self.stand: Piece | None = sided[-1] if sided else None
        asked = [piece for piece in self.pieces if piece.part == "question"]
        self.asks: Piece | None = asked[-1] if asked else None

    @property
    def side(self) -> int:
        """1 for the claim, -1 against it, 0 if it takes no side."""
        return self.stand.side if self.stand else 0

    def quotable(self, chance: Chance) -> str:
        """Words of its own that are worth repeating, or an empty text."""
        mine = [piece for piece in self.pieces if piece.side in (0, self.side)]
        marked = [piece.quote for piece in mine if piece.quote]
        if not marked and self.pieces:
            marked = [wording.telling_clause(piece.mark) for piece in mine if piece.part != "question"]
        words = chance.pick(marked) if marked else "" if self.pieces else wording.telling_clause(self.own_words)
        return words if words.lower() in self.own_words.lower() else ""


class Thread:
    """A thread as one agent sees it, the post first, then its comments by id."""

    def __init__(self, seen: dict[str, Any]) -> None:
        self.id: str = seen["id"]
        self.agent: str = seen["agent"]
        self.title: str = seen["title"]
        self.post = Said(self.id, self.agent, f"{seen['title']}\n{seen['body']}", "")
        self.comments = [Said(c["address"], c["agent"], c["body"], c["on"]) for c in seen["comments"]]
        self.low = "\n".join(said.body for said in [self.post, *self.comments]).lower()
        self.topic: Topic | None = (
            self.post.pieces[0].aspect.topic if self.post.pieces else matter.topic_in(self.title, seen.get("tags", []))
        )

    def focus(self, said: Said, chance: Chance) -> Aspect | None:
        """What an answer to `said` should be about: its own matter, else the post's, else the topic's."""
        for source in (said.asks, said.stand, *reversed(said.pieces)):
            if source is not None:
                return source.aspect
        if self.post.stand is not None:
            return self.post.stand.aspect
        if self.post.pieces:
            return self.post.pieces[0].aspect
        return chance.pick(self.topic.aspects) if self.topic is not None else None

    def said_at(self, address: str) -> Said | None:
        """The post or the comment at an address; a comment's own id will do as well."""
        found = (said for said in [self.post, *self.comments] if last(said.address) == last(address))
        return next(found, None)

    def depth(self, said: Said) -> int:
        """How many comments stand between `said` and the post, as far as they are visible."""
        steps, at = 0, said
        while at is not self.post and steps < 20:
            above = self.said_at(at.on)
            if above is None:
                break
            steps, at = steps + 1, above
        return steps


class Reach:
    """What there is to answer in a thread for an agent: what it said there, and what others said that it left open."""

    def __init__(self, seen: dict[str, Any], agent: str, done: set[str]) -> None:
        """`done` are the ids of what it has answered, as far as its acts tell."""
        self.is_own: bool = seen["agent"] == agent
        self.mine = {last(c["id"]) for c in seen["comments"] if c["agent"] == agent}
        self.mine |= {last(seen["id"])} if self.is_own else set()
        answered = done | {last(c["on"]) for c in seen["comments"] if c["agent"] == agent}
        self.others = [c for c in seen["comments"] if c["agent"] != agent and last(c["address"]) not in answered]
        self.to_me: list[str] = [c["address"] for c in self.others if last(c["on"]) in self.mine]
        self.opening = "" if self.is_own or last(seen["id"]) in answered else str(seen["id"])
        """The address of the thread itself, if that is open."""


def last(address: str) -> str:
    """The id at the end of an address."""
    return address.rpartition("/")[2]


def handle(aspect: Aspect, text: str, chance: Chance) -> list[str]:
    """The handles of an aspect, those first that share a word with the text."""
    words = wording.content(text)
    mixed = chance.shuffled(aspect.handles)
    return sorted(mixed, key=lambda one: not words.isdisjoint(wording.content(one)), reverse=True)
