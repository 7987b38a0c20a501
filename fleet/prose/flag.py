"""What an agent reports: words that somebody has said before, and remarks in which nothing is said; both rarely."""

from __future__ import annotations

import re
from functools import lru_cache

from fleet.chance import Chance
from fleet.names import id_key
from fleet.prose.reading import QUOTED
from fleet.prose.speaker import lines, silent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

PER_MILLE = 70  # of frames in which one looks for such things at all
FRESH = 2  # frames for which one still minds
FEWEST = 3  # words of a remark in which something may be said, names apart
ALIKE = (4, 5)  # this part of two texts' shingles in common makes them near-duplicates
SHORT = 8  # words below which texts may be alike by chance
WORD = re.compile(r"\w+")
EMPTY = """
    An empty remark that says nothing about the thread.
    Nothing is said here that a vote would not say as well.
    A nod is no comment: it adds nothing for those who come later.
    """
REPEATED = """
    Nearly word for word what stands in {on} already.
    A near-duplicate of {on}.
    The same words as in {on}, said once more.
    """


def flags(view: dict[str, Any], chance: Chance) -> list[dict[str, Any]]:
    """The agent's report in this frame: one, or mostly none."""
    if silent(view) or not chance.often(PER_MILLE):
        return []
    found = suspects(view)
    if not found:
        return []
    target, twin = chance.pick(found)
    way = chance.pick(lines(REPEATED if twin else EMPTY))
    return [{"do": "flag", "on": target, "reason": way.replace("{on}", twin)}]


def suspects(view: dict[str, Any]) -> list[tuple[str, str]]:
    """New comments by others that say nothing, or repeat one in view: with its address in the second case."""
    comments = [one for thread in view["threads"] for one in thread["comments"]]
    fresh = [one for one in comments if one["agent"] != view["agent"] and is_fresh(one["id"], view["frame"])]
    found = [(one["address"], "") for one in fresh if is_empty(one["body"])]
    for one in fresh:
        mine = shingles(one["body"])
        twins = [other for other in comments if are_alike(mine, shingles(other["body"]))]
        first = min(twins, key=lambda other: id_key(other["id"]), default=one)
        found += [(one["address"], first["address"])] if first is not one else []
    return found


def is_fresh(comment: str, frame: int) -> bool:
    """Whether a comment was made in one of the last frames."""
    return frame - id_key(comment)[0] < FRESH


@lru_cache(4096)
def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """Each three words in a row; none of a text that is too short to tell anything by them."""
    words = WORD.findall(text.lower())
    return frozenset(zip(words, words[1:], words[2:], strict=False)) if len(words) >= SHORT else frozenset()


def are_alike(mine: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> bool:
    """Whether two texts have most of their shingles in common."""
    part, whole = ALIKE
    sizes = len(mine), len(other)
    return whole * min(sizes) > part * max(sizes) and whole * len(mine & other) > part * len(mine | other)


def is_empty(body: str) -> bool:
    """Whether hardly a word is left of a remark without quotes and names."""
    words = [word for word in QUOTED.sub(" ", body).split() if not word.startswith("@")]
    return len(words) <= FEWEST and "?" not in body
