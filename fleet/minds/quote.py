"""Text of others, made harmless before it stands in a prompt or on a screen: data that cannot leave its quotation.

Pure. It never judges what a text says; it takes away what is not meant to be read (controls, escapes, directions, tags
and other invisible characters), breaks up the marks with which models tell speakers apart, and puts a prefix before
every line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

PREFIX = "> "
WIDTH = 400
"""Characters of a quoted line: a reader who sees a part of a long line still sees the prefix."""
ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b\]|\x9d)[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)?|\x1b[ -~]?"
)
BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
PRINTED = re.compile("[ -~\n]*")
ODD = re.compile("[^ -~\n]")
BLANK = frozenset("\u00a0\u115f\u1160\u2800\u3164\uffa0")
"""Letters that show nothing."""
HIDDEN = frozenset("\u034f\u17b4\u17b5\u180b\u180c\u180d\u180f")
"""Marks that show nothing; so do the selectors of variants, two ranges below."""
TURNS = re.compile(
    r"<(?=[|\uff5c])|(?<=[|\uff5c])(?=>)|<(?=/?(?i:s|bos|eos|pad|unk|think|tool_call|\w*_of_\w*|<?sys>?)>)|\[(?=/?[A-Z_]{3,}\])"
)
"""Where the tokens stand that chat templates give a meaning of their own, as <|im_end|>, [/INST], <end_of_turn>."""
RULER = re.compile(r"([^\w\s])\1{5,}")
GAP = re.compile(r"(?<=\S) {3,}")
INDENT = 24


def plain(text: str) -> str:
    """The text as one can read it: its words and lines, and nothing that steers a model, a terminal or an eye."""
    if not PRINTED.fullmatch(text):
        text = BREAKS.sub("\n", ESCAPES.sub("", text)).replace("\t", "    ")
        text = ODD.sub(lambda found: _shown(found[0]), text)
    text = RULER.sub(r"\1\1\1\1\1", TURNS.sub(lambda mark: f"{mark[0]} ", text))
    rows = [_row(row) for row in text.split("\n")]
    return "\n".join(row for at, row in enumerate(rows) if row or (at and rows[at - 1])).strip("\n")


def _shown(char: str) -> str:
    """The character, a space for what is as blank as one, nothing for what cannot be seen."""
    category = unicodedata.category(char)
    if category == "Zs" or char in BLANK:
        return " "
    selects = "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
    return "" if category in ("Cc", "Cf", "Cs", "Co") or char in HIDDEN or selects else char


def _row(row: str) -> str:
    inner = row.lstrip(" ")
    return " " * min(INDENT, len(row) - len(inner)) + GAP.sub("  ", inner).rstrip()


def line(text: str, most: int = 200) -> str:
    """The text on one line of at most so many characters."""
    flat = " ".join(plain(text).split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"


def quoted(text: str, pad: str = "") -> list[str]:
    """The lines of a text, each behind the prefix."""
    return [f"{pad}{PREFIX}{piece}".rstrip() for row in plain(text).split("\n") for piece in _pieces(row)]


def _pieces(row: str) -> Iterator[str]:
    """A line in pieces of at most WIDTH characters, between words where there are some."""
    while len(row) > WIDTH:
        at = row.rfind(" ", WIDTH // 2, WIDTH + 1)
        yield row[: at if at > 0 else WIDTH]
        row = row[at + 1 if at > 0 else WIDTH :]
    yield row
