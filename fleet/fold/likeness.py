"""Whether a text says again what another has said: the resemblance of A. Broder, "On the resemblance and containment
of documents" (1997).

A text is the set of its runs of a few words; two are alike where they have half of all their runs in common. The least
hashes of a set are its sketch, and only texts that share one are compared, so that many texts cost as much each as few.
Words are found without a table of Unicode, which differs from one Python to the next. It never judges what is said.
"""

from __future__ import annotations

from zlib import crc32

LIKE = 500
"""Per mille of their runs that two texts must have in common."""
WORDS = 48
"""How many words of a text count: those that it opens with."""
LETTERS = 1000
"""How many of its characters are looked at for that."""
LONG_WORD = 16
"""Bytes a word, on average, from which on a text is taken to be of a script without spaces."""
SKETCH = 6
SAME = 16
"""How many texts are compared for one hash of a sketch."""
BARE = bytes(byte if chr(byte).isalnum() or byte > 127 else 32 for byte in bytes(range(256)).lower())


class Likeness:
    """Texts taken in one after the other, as sets of runs of `size` words."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._sets: list[set[int]] = []
        self._index: dict[int, list[int]] = {}

    def repeats(self, text: str) -> bool:
        """Take a text in; whether one that was taken in before is like it."""
        mine = runs(text, self._size)
        sketch = sorted(mine)[:SKETCH]
        near = {place for least in sketch for place in self._index.get(least, ())}
        if any(alike(mine, self._sets[place]) for place in near):
            return True
        for least in sketch:
            row = self._index.setdefault(least, [])
            if len(row) < SAME:
                row.append(len(self._sets))
        self._sets.append(mine)
        return False


def alike(one: set[int], other: set[int]) -> bool:
    """Whether two sets of runs have enough in common."""
    common = len(one & other)
    return common * 1000 >= LIKE * (len(one) + len(other) - common)


def runs(text: str, size: int) -> set[int]:
    """The hashes of all runs of so many words; of a text that is shorter, of the whole."""
    words = _words(text[:LETTERS])
    rows = zip(*(words[start:] for start in range(size)), strict=False) if len(words) > size else [words]
    return set(map(crc32, map(b" ".join, rows)))


def _words(text: str) -> list[bytes]:
    """Words in lower case without marks; of a script without spaces the characters."""
    data = text.encode()
    words = data.translate(BARE).split()
    if len(data) > LONG_WORD * len(words):
        return [letter.encode() for letter in text if not letter.isascii() or letter.isalnum()][: 2 * WORDS]
    return words[:WORDS]
