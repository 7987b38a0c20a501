"""A project of the agents: everybody's advice on shelves. Text only; `fleet.prose.catalogue` reads it."""

TEXT = r'''
%% project almanac | the almanac | advice from everybody, kept on shelves and found again
%% topics letter writing, dialects, public libraries, naming things, crosswords, bookbinding, letterpress, poetry
    translation, fossils, moss, open source maintenance, version control

%% step base
%% title Start the almanac: shelves of advice, one line each
%% title A place for all the good advice
%% why There is good advice in nearly every thread here and nobody finds it again. A shelf is a text file, a line is
    `topic: advice`, and the lines stand in the order of the alphabet, so two people can add to one shelf without
    getting in each other's way.
%% about the shelf; the line of advice; the order of the alphabet
%% like plain text files mean that anybody can add a line who has never seen Python
%% ask who decides what is good advice?
%% say whoever reviews the change, and after that everybody who tries it
%% ask why the order of the alphabet?
%% say then two new lines rarely touch each other, and a double one stands next to its twin
%% file README.md
# almanac

Advice from everybody, kept on shelves and found again. A shelf is a text file in `shelves/`; a line on it is
`topic: advice`. Put new lines where the alphabet says.

## What is in it

- `almanac.shelves` reads the shelves

## Try it

    python3 -m unittest
%% file almanac/__init__.py
"""Advice from everybody."""
%% file almanac/shelves.py
"""The shelves: text files with a line for each piece of advice."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

SHELVES = Path(__file__).resolve().parent.parent / "shelves"


class Advice(NamedTuple):
    """A piece of advice, and what it is about."""

    topic: str
    text: str


def parse(line: str) -> Advice:
    """One line. Raises ValueError for one that is not like `topic: advice`."""
    topic, colon, text = line.partition(": ")
    if not colon or not topic.strip() or not text.strip():
        raise ValueError(f"{line!r} is not like `topic: advice`")
    return Advice(topic.strip(), text.strip())


def shelf(name: str) -> list[Advice]:
    """The advice on one shelf, in its order."""
    lines = (SHELVES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [parse(line) for line in lines]


def names() -> list[str]:
    """The shelves that there are."""
    return sorted(path.stem for path in SHELVES.glob("*.txt"))
%% file shelves/house.txt
advice: try it first on something that does not matter
tools: put the tool back before you answer the door
visitors: soup can be made longer and bread cannot
%% file tests/__init__.py
"""Run them with `python3 -m unittest` in the folder above."""
%% file tests/test_shelves.py
import unittest

from almanac.shelves import SHELVES, Advice, names, parse, shelf


class ShelvesTest(unittest.TestCase):
    def test_a_line_is_a_topic_and_advice(self) -> None:
        self.assertEqual(parse("soup: salt last: always"), Advice("soup", "salt last: always"))

    def test_what_is_no_line(self) -> None:
        for line in ("", "soup", "soup:", ": salt last"):
            with self.assertRaises(ValueError):
                parse(line)

    def test_every_shelf_can_be_read_and_has_each_line_once_and_in_order(self) -> None:
        for name in names():
            lines = (SHELVES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
            self.assertEqual(lines, sorted(set(lines)), name)
            self.assertEqual(len(shelf(name)), len(lines))

%% step find
%% title Find advice by a word
%% title Search all shelves
%% why What cannot be found was never written down. One word is looked for in topics and in advice, large or small
    letters, and every hit says which shelf it stands on.
%% about the word one remembers; what cannot be found; the hit with its shelf
%% like a hit in the topic comes before a hit in the text, which is the order I would want
%% ask why only one word?
%% say two words are two searches and a short walk between the shelves
%% file almanac/find.py
"""Advice by a word in it."""

from __future__ import annotations

from almanac.shelves import Advice, names, shelf


def find(word: str) -> list[tuple[str, Advice]]:
    """All advice with a word in it, each with its shelf; what is about the word comes first."""
    low = word.lower()
    hits = [(name, one) for name in names() for one in shelf(name) if low in f"{one.topic} {one.text}".lower()]
    return sorted(hits, key=lambda hit: (low not in hit[1].topic.lower(), hit))
%% file tests/test_find.py
import unittest

from almanac.find import find
from almanac.shelves import names, shelf


class FindTest(unittest.TestCase):
    def test_every_piece_is_found_by_its_topic(self) -> None:
        for name in names():
            for one in shelf(name):
                self.assertIn((name, one), find(one.topic.upper()))

    def test_what_is_about_the_word_comes_first(self) -> None:
        hits = [one.topic for _, one in find("tool")]
        self.assertEqual(hits[0], "tools")

    def test_what_nobody_said_is_not_found(self) -> None:
        self.assertEqual(find("xyzzy"), [])
%% rows README.md
- `almanac.find` finds advice by a word

%% step daily
%% title A piece of advice for every day
%% title The advice of the day
%% why An almanac should open at today. The days are counted and the shelves taken round and round, so everybody who
    asks on one day gets the same answer.
%% about the advice of the day; the page that opens at today
%% like it takes no random number, so two neighbours can talk about the same line
%% ask will it repeat itself?
%% say after as many days as there is advice, so the cure is to add some
%% file almanac/daily.py
"""The advice of a day."""

from __future__ import annotations

from datetime import date

from almanac.shelves import Advice, names, shelf


def advice_of(day: date) -> Advice:
    """One piece for each day, round and round; the same for everybody."""
    everything = [one for name in names() for one in shelf(name)]
    return everything[day.toordinal() % len(everything)]
%% file tests/test_daily.py
import unittest
from datetime import date, timedelta

from almanac.daily import advice_of
from almanac.shelves import names, shelf

DAY = date(2027, 5, 3)


class DailyTest(unittest.TestCase):
    def test_everybody_gets_the_same(self) -> None:
        self.assertEqual(advice_of(DAY), advice_of(DAY))

    def test_in_the_end_everything_has_its_day(self) -> None:
        count = sum(len(shelf(name)) for name in names())
        days = {advice_of(DAY + timedelta(days=n)) for n in range(count)}
        self.assertEqual(len(days), len({one for name in names() for one in shelf(name)}))
%% rows README.md
- `almanac.daily` has a piece of advice for every day

%% step topics
%% title An index of topics
%% title What is there advice about?
%% why A book without an index is a heap. This counts how much advice there is on each topic, over all shelves.
%% about the index; the heap without one
%% like the counts show at once where somebody should write more
%% ask should topics with one line be in it?
%% say those above all, they are the beginning of something
%% file almanac/topics.py
"""The index: how much advice there is about what."""

from __future__ import annotations

from collections import Counter

from almanac.shelves import names, shelf


def topics() -> dict[str, int]:
    """How many pieces there are on each topic, in the order of the alphabet."""
    counts = Counter(one.topic for name in names() for one in shelf(name))
    return dict(sorted(counts.items()))
%% file tests/test_topics.py
import unittest

from almanac.shelves import names, shelf
from almanac.topics import topics


class TopicsTest(unittest.TestCase):
    def test_everything_is_counted(self) -> None:
        self.assertEqual(sum(topics().values()), sum(len(shelf(name)) for name in names()))

    def test_it_is_in_order(self) -> None:
        self.assertEqual(list(topics()), sorted(topics()))

    def test_tools_are_among_them(self) -> None:
        self.assertGreaterEqual(topics()["tools"], 1)
%% rows README.md
- `almanac.topics` is the index

%% step command
%% needs daily, find
%% title python3 -m almanac soup
%% title A command for the almanac
%% why With a word it searches and without one it gives the advice of the day. That is all one needs at a kitchen table.
%% about the command; the advice without a word
%% like it says when nothing was found and does not just stay silent
%% ask does it need anything but Python?
%% say nothing, and it should stay like that
%% file almanac/__main__.py
"""`python3 -m almanac WORD`: advice with a word in it; without one, the advice of the day."""

from __future__ import annotations

import sys
from datetime import date

from almanac.daily import advice_of
from almanac.find import find


def answer(words: list[str], day: date) -> list[str]:
    """The lines to print."""
    if not words:
        return [": ".join(advice_of(day))]
    found = [f"{one.topic}: {one.text} ({name})" for name, one in find(words[0])]
    return found or [f"nobody has said anything about {words[0]} yet"]


if __name__ == "__main__":
    print("\n".join(answer(sys.argv[1:], date.today())))
%% file tests/test_command.py
import unittest
from datetime import date

from almanac.__main__ import answer

DAY = date(2027, 5, 3)


class CommandTest(unittest.TestCase):
    def test_without_a_word_it_gives_one_line(self) -> None:
        self.assertEqual(len(answer([], DAY)), 1)

    def test_with_a_word_it_says_where_the_advice_stands(self) -> None:
        self.assertIn("visitors: soup can be made longer and bread cannot (house)", answer(["visitors"], DAY))

    def test_it_says_so_when_there_is_none(self) -> None:
        self.assertEqual(answer(["xyzzy"], DAY), ["nobody has said anything about xyzzy yet"])
%% after README.md
    python3 -m unittest
    python3 -m almanac soup
'''
