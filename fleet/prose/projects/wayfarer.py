"""A project of the agents: the map of a text adventure. Text only; `fleet.prose.catalogue` reads it."""

TEXT = r'''
%% project wayfarer | the wayfarer | the map of a text adventure, and ways to find one's way on it
%% topics long walks, paper maps, night buses, street names, tram lines, board games, bats, public benches, shortwave
    radio, playgrounds

%% step base
%% title Start the wayfarer: places and the ways between them
%% title A map for a text adventure
%% why Every adventure I ever began died in its map. So the map comes first: places with a line about each, and ways
    that lead north, south, east and west. A way leads back by itself, because I always forgot the way back.
%% about the map; the way back; places with a line about each
%% like the way back is made by itself, which was the bug in every adventure of my youth
%% ask can there be a door that opens from one side only?
%% say yes, `connect` takes `back=False` for that
%% ask what if two ways lead north from one place?
%% say the second one is an error, and the error names both
%% file README.md
# wayfarer

The map of a text adventure, and ways to find one's way on it.

## What is in it

- `wayfarer.atlas` holds places and the ways between them

## Try it

    python3 -m unittest
%% file wayfarer/__init__.py
"""The map of a text adventure."""
%% file wayfarer/atlas.py
"""Places, and the ways between them."""

from __future__ import annotations

from dataclasses import dataclass, field

OPPOSITE = {"north": "south", "south": "north", "east": "west", "west": "east", "up": "down", "down": "up"}


@dataclass
class Place:
    """A place: its name, a line about it, and where its ways lead."""

    name: str
    about: str
    ways: dict[str, str] = field(default_factory=dict)


@dataclass
class Atlas:
    """All places of an adventure, by name."""

    places: dict[str, Place] = field(default_factory=dict)

    def add(self, name: str, about: str) -> Place:
        """A new place without ways. Raises ValueError where there is one of that name."""
        if name in self.places:
            raise ValueError(f"there is a {name} already")
        self.places[name] = Place(name, about)
        return self.places[name]

    def connect(self, name: str, way: str, other: str, back: bool = True) -> None:
        """A way from one place to another, and the way back."""
        for start, direction, end in [(name, way, other), (other, OPPOSITE[way], name)][: 1 + back]:
            ways = self.places[start].ways
            if ways.get(direction, end) != end:
                raise ValueError(f"{direction} of {start} lies {ways[direction]}, so {end} cannot")
            ways[direction] = end

    def go(self, name: str, way: str) -> str:
        """Where one comes to. Raises LookupError where no way leads."""
        ways = self.places[name].ways
        if way not in ways:
            raise LookupError(f"no way leads {way} from {name}")
        return ways[way]
%% file tests/__init__.py
"""Run them with `python3 -m unittest` in the folder above."""
%% file tests/test_atlas.py
import unittest

from wayfarer.atlas import Atlas


class AtlasTest(unittest.TestCase):
    def setUp(self) -> None:
        self.atlas = Atlas()
        for name in ("quay", "market", "tower"):
            self.atlas.add(name, f"The {name}.")
        self.atlas.connect("quay", "north", "market")

    def test_a_way_leads_there_and_back(self) -> None:
        self.assertEqual(self.atlas.go("quay", "north"), "market")
        self.assertEqual(self.atlas.go("market", "south"), "quay")

    def test_a_door_may_open_from_one_side(self) -> None:
        self.atlas.connect("tower", "down", "quay", back=False)
        self.assertEqual(self.atlas.go("tower", "down"), "quay")
        with self.assertRaises(LookupError):
            self.atlas.go("quay", "up")

    def test_one_way_leads_to_one_place(self) -> None:
        with self.assertRaisesRegex(ValueError, "market"):
            self.atlas.connect("quay", "north", "tower")

    def test_there_is_one_place_of_a_name(self) -> None:
        with self.assertRaises(ValueError):
            self.atlas.add("quay", "Another quay.")

%% step route
%% title Find the shortest way
%% title How do I get from the quay to the tower?
%% why Players get lost and so do those who write the map. This finds the shortest way as a list of directions, by
    looking at everything one step away, then two, and so on.
%% about the shortest way; the player who is lost; one step at a time
%% like it tries the directions in the order they were made, so the same map gives the same way
%% ask what does it give when one is there already?
%% say an empty list, which is the shortest way of all
%% file wayfarer/route.py
"""The shortest way from one place to another."""

from __future__ import annotations

from collections import deque

from wayfarer.atlas import Atlas


def route(atlas: Atlas, start: str, end: str) -> list[str] | None:
    """The directions of a shortest way, none where one is there, None where no way leads."""
    came: dict[str, list[str]] = {start: []}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        if here == end:
            return came[here]
        for way, there in atlas.places[here].ways.items():
            if there not in came:
                came[there] = [*came[here], way]
                waiting.append(there)
    return None
%% file tests/test_route.py
import unittest

from wayfarer.atlas import Atlas
from wayfarer.route import route


def town() -> Atlas:
    atlas = Atlas()
    for name in ("quay", "market", "lane", "tower", "island"):
        atlas.add(name, "")
    atlas.connect("quay", "north", "market")
    atlas.connect("market", "east", "lane")
    atlas.connect("lane", "south", "tower")
    atlas.connect("quay", "east", "tower")
    return atlas


class RouteTest(unittest.TestCase):
    def test_the_shorter_of_two_ways(self) -> None:
        self.assertEqual(route(town(), "quay", "tower"), ["east"])
        self.assertEqual(route(town(), "market", "tower"), ["south", "east"])

    def test_one_is_there_already(self) -> None:
        self.assertEqual(route(town(), "lane", "lane"), [])

    def test_no_way_leads_to_the_island(self) -> None:
        self.assertIsNone(route(town(), "quay", "island"))
%% rows README.md
- `wayfarer.route` finds the shortest way

%% step words
%% title Understand “go north” and plain “n”
%% title What the player types
%% why Nobody types whole sentences after the first five minutes. One letter is enough, “go” and “walk” may be left
    out, and what is not a direction gives None, so that the game may still understand it as something else.
%% about what the player types; the single letter; walk or go
%% like None instead of an error lets the game try other verbs
%% ask is s not also “search” in half of all games?
%% say here it is south, and whoever adds searching may take x
%% file wayfarer/words.py
"""What players type, as a direction."""

from __future__ import annotations

from wayfarer.atlas import OPPOSITE

VERBS = frozenset(["go", "walk", "run", "climb"])


def direction(typed: str) -> str | None:
    """The direction that is meant: `go north`, `north`, `n`. None where it is something else."""
    words = [word for word in typed.lower().split() if word not in VERBS]
    if len(words) != 1:
        return None
    return next((way for way in OPPOSITE if words[0] in (way, way[0])), None)
%% file tests/test_words.py
import unittest

from wayfarer.words import direction


class WordsTest(unittest.TestCase):
    def test_all_ways_to_say_north(self) -> None:
        for typed in ("north", "n", "go north", "Walk N", "  run north "):
            self.assertEqual(direction(typed), "north")

    def test_up_is_a_direction_too(self) -> None:
        self.assertEqual(direction("climb up"), "up")

    def test_what_is_none(self) -> None:
        for typed in ("", "go", "take lamp", "northwards", "go north east"):
            self.assertIsNone(direction(typed))
%% rows README.md
- `wayfarer.words` understands `go north` and `n`

%% step check
%% title Find the places that nobody can reach
%% title A check for maps with holes
%% why Before anybody plays it the map should be checked. This lists places that cannot be reached from the start, and
    places that one cannot leave again, which is fine for an ending and a mistake elsewhere.
%% about the place that nobody can reach; the dead end; the map with holes
%% like it tells the trap apart from the island, and they are different mistakes
%% ask is a cell that one cannot leave not allowed?
%% say it is listed and not forbidden, the author knows whether it is an ending
%% file wayfarer/check.py
"""What is wrong with a map."""

from __future__ import annotations

from wayfarer.atlas import Atlas


def reached(atlas: Atlas, start: str) -> set[str]:
    """Every place that one can come to, with the start."""
    found, fresh = {start}, [start]
    while fresh:
        ways = atlas.places[fresh.pop()].ways
        new = set(ways.values()) - found
        found |= new
        fresh += sorted(new)
    return found


def islands(atlas: Atlas, start: str) -> list[str]:
    """Places that nobody can reach."""
    return sorted(set(atlas.places) - reached(atlas, start))


def traps(atlas: Atlas) -> list[str]:
    """Places that one cannot leave."""
    return sorted(name for name, place in atlas.places.items() if not place.ways)
%% file tests/test_check.py
import unittest

from wayfarer.atlas import Atlas
from wayfarer.check import islands, traps


class CheckTest(unittest.TestCase):
    def setUp(self) -> None:
        self.atlas = Atlas()
        for name in ("hall", "stair", "cell", "moon"):
            self.atlas.add(name, "")
        self.atlas.connect("hall", "down", "stair")
        self.atlas.connect("stair", "down", "cell", back=False)

    def test_nobody_reaches_the_moon(self) -> None:
        self.assertEqual(islands(self.atlas, "hall"), ["moon"])

    def test_nobody_leaves_the_cell(self) -> None:
        self.assertEqual(traps(self.atlas), ["cell", "moon"])
%% rows README.md
- `wayfarer.check` finds places that nobody can reach or leave

%% step look
%% title Describe a place and its ways
%% title What one sees on arriving
%% why Arriving somewhere should feel like arriving. The line about the place, then the ways, joined as one would say
    them aloud.
%% about the moment of arriving; the ways joined with “and”
%% like the comma before the last way is left out, and my teacher would have noticed
%% ask should it not also say where each way leads?
%% say then there is nothing left to find out
%% file wayfarer/look.py
"""What one sees on arriving at a place."""

from __future__ import annotations

from collections.abc import Sequence

from wayfarer.atlas import Place


def joined(words: Sequence[str]) -> str:
    """Words as one says them: `north, east and up`."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def look(place: Place) -> str:
    """The line about a place, and where one can go."""
    if not place.ways:
        return f"{place.about} There is no way out."
    number = "Ways lead" if len(place.ways) > 1 else "A way leads"
    return f"{place.about} {number} {joined(list(place.ways))}."
%% file tests/test_look.py
import unittest

from wayfarer.atlas import Place
from wayfarer.look import look


class LookTest(unittest.TestCase):
    def test_one_way_and_several(self) -> None:
        quay = Place("quay", "It smells of tar.", {"north": "market"})
        self.assertEqual(look(quay), "It smells of tar. A way leads north.")
        quay.ways |= {"east": "tower", "up": "crane"}
        self.assertEqual(look(quay), "It smells of tar. Ways lead north, east and up.")

    def test_no_way_out(self) -> None:
        self.assertEqual(look(Place("cell", "It is dark.")), "It is dark. There is no way out.")
%% rows README.md
- `wayfarer.look` says what one sees on arriving

%% step count
%% title How many ways lead from a place
%% title Crossroads and corners
%% why For drawing a map one wants to know the crossroads. Places with three ways or more are where people meet, and
    where a signpost should stand.
%% about the crossroads; the place for a signpost
%% like it is a method of the atlas, where I would have looked for it
%% ask does a door that opens from one side count for both?
%% say only for the side from which one can open it
%% after wayfarer/atlas.py
        return self.places[name]

    def crossroads(self) -> list[str]:
        """The places from which three ways lead or more, by name."""
        return sorted(name for name, place in self.places.items() if len(place.ways) >= 3)
%% file tests/test_crossroads.py
import unittest

from wayfarer.atlas import Atlas


class CrossroadsTest(unittest.TestCase):
    def test_three_ways_make_a_crossroads(self) -> None:
        atlas = Atlas()
        for name in ("well", "barn", "chapel", "inn"):
            atlas.add(name, "")
        atlas.connect("well", "north", "barn")
        atlas.connect("well", "east", "chapel")
        self.assertEqual(atlas.crossroads(), [])
        atlas.connect("well", "west", "inn")
        self.assertEqual(atlas.crossroads(), ["well"])

%% step doors
%% title Close a way for good
%% title Atlas.close, for the night the bridge goes
%% why Stories need a bridge that goes in the night. Closing a way takes away both directions, and closing one that is
    not there is an error, since that is a misspelled bridge.
%% about the bridge that goes in the night; the closed way
%% like both directions go, and there is a test for the way back
%% ask how would one open it again?
%% say with `connect`, as if it had been built anew
%% after wayfarer/atlas.py
        return ways[way]

    def close(self, name: str, way: str) -> None:
        """Take a way away, and the way back if there is one. Raises LookupError where no way leads."""
        other = self.go(name, way)
        del self.places[name].ways[way]
        back = self.places[other].ways
        if back.get(OPPOSITE[way]) == name:
            del back[OPPOSITE[way]]
%% file tests/test_close.py
import unittest

from wayfarer.atlas import Atlas


class CloseTest(unittest.TestCase):
    def test_the_bridge_is_gone_in_both_directions(self) -> None:
        atlas = Atlas()
        atlas.add("mill", "")
        atlas.add("meadow", "")
        atlas.connect("mill", "west", "meadow")
        atlas.close("mill", "west")
        for name, way in (("mill", "west"), ("meadow", "east")):
            with self.assertRaises(LookupError):
                atlas.go(name, way)

    def test_what_is_not_there_cannot_be_closed(self) -> None:
        atlas = Atlas()
        atlas.add("mill", "")
        with self.assertRaises(LookupError):
            atlas.close("mill", "west")

%% step text
%% title Write a map as text
%% title A map in a file that one can read
%% why A map in code is a map that only its author changes. In a text file a place is a line, `quay: It smells of
    tar.`, and its ways are lines below it, `north market`.
%% about the map in a text file; the line for each way
%% like ways may name places that come further down, which is how one writes
%% ask what happens to a way to a place that is nowhere in the file?
%% say it is an error that names the place, since it is nearly always misspelled
%% file wayfarer/text.py
"""A map as text: `quay: It smells of tar.`, then a line for each way, `  north market`."""

from __future__ import annotations

from wayfarer.atlas import OPPOSITE, Atlas


def read(text: str) -> Atlas:
    """The map in a text. Raises ValueError for a way that leads nowhere."""
    atlas, ways, here = Atlas(), [], ""
    for line in text.splitlines():
        if line[:1].isspace() and line.strip():
            way, _, there = line.strip().partition(" ")
            ways.append((here, way, there.strip()))
        elif line.strip():
            here, _, about = line.partition(":")
            atlas.add(here.strip(), about.strip())
    for start, way, there in ways:
        if way not in OPPOSITE or start.strip() not in atlas.places or there not in atlas.places:
            raise ValueError(f"`{way} {there}` leads nowhere from {start or 'the first line'}")
        atlas.connect(start.strip(), way, there, back=False)
    return atlas


def write(atlas: Atlas) -> str:
    """The text of a map, which `read` understands."""
    rows = []
    for place in atlas.places.values():
        rows.append(f"{place.name}: {place.about}")
        rows += [f"  {way} {there}" for way, there in place.ways.items()]
    return "\n".join(rows)
%% file tests/test_text.py
import unittest

from wayfarer.text import read, write

TOWN = """quay: It smells of tar.
  north market
market: Nobody is here yet.
  south quay"""


class TextTest(unittest.TestCase):
    def test_what_is_written_was_read(self) -> None:
        self.assertEqual(write(read(TOWN)), TOWN)

    def test_the_ways_lead_where_they_say(self) -> None:
        self.assertEqual(read(TOWN).go("quay", "north"), "market")

    def test_a_misspelled_place_is_named(self) -> None:
        with self.assertRaisesRegex(ValueError, "markte"):
            read("quay: Tar.\n  north markte")
        with self.assertRaises(ValueError):
            read("quay: Tar.\n  nord quay")
%% rows README.md
- `wayfarer.text` keeps a map in a text file
'''
