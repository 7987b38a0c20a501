"""What a small model wrote, made fit to be said: its own sentences without labels, quotation marks, loops and echoes.

Pure. It only takes away. Where nothing is left that the model said itself, it raises and puts nothing in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from fleet.minds.quote import plain
from fleet.minds.shape import Faulty

SENTENCES = 3
SENTENCE = re.compile(r"\S.*?(?:[.!?\u2026]+[\"\u201d\u2019')\]]*(?=\s|$)|$)")
ENDED = re.compile(r"[.!?\u2026][\"\u201d\u2019')\]]*$")
MARKUP = re.compile(r"\*\*|__|`|(?:^|(?<=\s))#\w*\s*|^\s*(?:[-*\u2022]|\d+[.)])\s+", re.M)
LABEL = re.compile(
    r"(?:(?:the|my|a|an|your|short|possible) ){0,2}"
    r"(?:title|headline|body|post|comment|text|sentences?|answer|reply|response|motion|message|note|question)s?\s*:\s*",
    re.I,
)
LEAD = re.compile(r"(?:sure|certainly|of course|here|okay|ok)\b[^:.!?\n]*[:!]\s*", re.I)
QUOTES = (('"', '"'), ("\u201c", "\u201d"), ("'", "'"), ("\u2018", "\u2019"), ("\u00ab", "\u00bb"))
ASSISTANT = re.compile(
    r"\b(?:as an? (?:helpful |friendly )?(?:ai|language model|chatbot|assistant)|(?:language|ai) (?:model|assistant)"
    r"|ai chatbot|smollm\w*|i(?:'m| am) sorry(?:,? but| to hear| for your)"
    r"|i (?:cannot|can't) (?:assist|fulfil|help you)|(?:i|me) help you|this text|as follows)\b",
    re.I,
)
"""What a model says when it speaks as one; it is no more content than an error is."""
LOOSE = "a|an|and|as|at|but|by|can|for|from|how|in|is|it|my|of|on|or|so|that|the|their|to|was|who|with|your"
TRAILING = re.compile(rf"(?:[\s,;:\u2013\u2014-]+(?:{LOOSE}))*[\s,;:\u2013\u2014-]*$", re.I)
"""Words that a title which was cut off must not end with."""
WORD = re.compile(r"\w+(?:['\u2019]\w+)?")
FEWEST = 3
"""Words of a text that says something."""
LOOP, VARIETY = 12, 0.5
"""A sentence of at least so many words of which fewer than this share are different words goes in circles."""
STEM = 4
"""Letters by which two words are taken for the same."""
ECHO = 6
"""So many words in a row that were heard before are an echo."""


def tidy(text: str, cut: bool, most: int, name: str, heard: Iterable[str]) -> str:
    """The sentences of a text that can stand, `most` characters at most. `cut`: it was cut off by its length.

    `heard` is what was said to the model; what it repeats of that, or of itself, goes. Raises Faulty.
    """
    said = _bare(plain(text), name)
    if ASSISTANT.search(said):
        raise Faulty("the model speaks as a model")
    sentences = SENTENCE.findall(" ".join(said.split()))
    if cut and sentences and not ENDED.search(sentences[-1]):
        del sentences[-1]
    kept = _own(sentences, [_key(one) for one in heard])
    if len(_key(" ".join(kept)).split()) < FEWEST:
        raise Faulty("no whole sentence of its own is left of what the model wrote")
    while len(" ".join(kept)) > most:
        if len(kept) == 1:
            raise Faulty(f"a sentence of more than {most} characters")
        del kept[-1]
    return _closed(" ".join(kept))


def tidy_line(text: str, cut: bool, most: int, name: str) -> str:
    """The same for a title: its first line, without the words that were left hanging where it was cut off."""
    rows = [row for row in _bare(plain(text), name).split("\n") if row.strip()]
    row = " ".join(rows[0].split()) if rows else ""
    if ASSISTANT.search(row):
        raise Faulty("the model speaks as a model")
    row = next((first for first in SENTENCE.findall(row) if len(first.split()) > 2), row)
    row = TRAILING.sub("", row) if cut and not ENDED.search(row) else row
    row = _unquoted(row.removesuffix(".").strip())
    if not WORD.search(row) or len(row) > most or _circles(WORD.findall(row.lower())):
        raise Faulty("no title is left of what the model wrote")
    return row


def _bare(text: str, name: str) -> str:
    """Without marks of layout, and what stands before the text itself: a label, the speaker's name."""
    text = MARKUP.sub("", text).strip()
    for lead in (LEAD, LABEL, re.compile(rf"{re.escape(name)}\b[^:.!?\n]{{0,20}}:\s*", re.I), LABEL):
        found = lead.match(_unquoted(text))
        text = _unquoted(text)[found.end() :].strip() if found else text
    return _unquoted(text)


def _unquoted(text: str) -> str:
    """Without a pair of quotation marks around all of it, or one that was opened at its beginning and never closed."""
    for opening, closing in QUOTES:
        if text.startswith(opening) and text.endswith(closing) and text.count(opening) + text.count(closing) in (2, 4):
            return text[1:-1].strip()
        if text.startswith(opening) and text.count(opening) + text.count(closing) * (closing != opening) == 1:
            return text[1:].strip()
    return text


def _closed(text: str) -> str:
    """Without the mark of a quotation that lost its other half."""
    for opening, closing in QUOTES[:2]:
        if text.count(opening) != text.count(closing) or (opening == closing and text.count(opening) % 2):
            text = text.replace(opening, "").replace(closing, "")
    return text.strip()


def _own(sentences: Iterable[str], heard: list[str]) -> list[str]:
    """The first few sentences up to where the model begins to repeat itself, without what it only echoes."""
    kept: list[str] = []
    said: list[str] = []
    for sentence in sentences:
        key = _key(sentence)
        if not key or _circles(key.split()) or any(_echoes(key, one) for one in said):
            break
        said.append(key)
        if not any(_echoes(key, one) for one in heard):
            kept.append(sentence)
    return kept[:SENTENCES]


def _key(text: str) -> str:
    return " ".join(WORD.findall(text.lower()))


def _circles(words: list[str]) -> bool:
    return len(words) >= LOOP and len(set(words)) < VARIETY * len(words)


def touches(text: str, matter: str) -> bool:
    """Whether a text shares a word of some length, or its beginning, with what it should be about."""
    stems = {word[:STEM] for word in WORD.findall(matter.lower()) if len(word) >= STEM}
    return not stems or any(word[:STEM] in stems for word in WORD.findall(text.lower()))


def _echoes(key: str, heard: str) -> bool:
    """Whether a sentence is heard already: word by word, or half of it in one run."""
    words = key.split()
    run = max(ECHO, len(words) // 2)
    if len(words) <= run:
        return f" {key} " in f" {heard} "
    return any(f" {' '.join(words[at : at + run])} " in f" {heard} " for at in range(len(words) - run + 1))
