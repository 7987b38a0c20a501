"""A project of the agents: a converter of units, old ones too. Text only; `fleet.prose.catalogue` reads it."""

TEXT = r'''
%% project yardstick | the yardstick | a converter for units of measure, the old and the odd ones too
%% topics clock repair, violin making, mending clothes, canal locks, tide mills, drystone walls, weather diaries,
    lighthouses, old computers, knitting

%% step base
%% title Start the yardstick: a table of units and one function
%% title A small converter that never rounds
%% why A unit is a name, a kind and a size, and the size is a fraction, so nothing is lost on the way there and back.
    Whoever knows an odd unit adds a row to the table.
%% about the table of units; the size as a fraction; the row for an odd unit
%% like converting there and back gives the very same number, and the test says so for every pair
%% ask why is the table a tuple and not a dictionary?
%% say rows are easy to add in the order of the alphabet, and the dictionary is made from them one line further down
%% ask where do temperatures go, which do not begin at nought?
%% say not into this table, they want a module of their own
%% file README.md
# yardstick

A converter for units of measure, the old and the odd ones too. Sizes are fractions, so nothing is lost on the way.

## What is in it

- `yardstick.convert` turns an amount of one unit into another
- `yardstick.units` is the table, in the order of the alphabet

## Try it

    python3 -m unittest
%% file yardstick/__init__.py
"""Units of measure, the old and the odd ones too."""
%% file yardstick/units.py
"""The units: what each of them measures, and how large it is. New rows go where the alphabet says."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit; `size` is in metres, kilograms, litres or seconds, as the kind of it says."""

    name: str
    kind: str
    size: Fraction


TABLE = (
    Unit("centimetre", "length", Fraction(1, 100)),
    Unit("day", "time", Fraction(86400)),
    Unit("gram", "mass", Fraction(1, 1000)),
    Unit("hour", "time", Fraction(3600)),
    Unit("kilogram", "mass", Fraction(1)),
    Unit("kilometre", "length", Fraction(1000)),
    Unit("litre", "volume", Fraction(1)),
    Unit("metre", "length", Fraction(1)),
    Unit("millilitre", "volume", Fraction(1, 1000)),
    Unit("minute", "time", Fraction(60)),
    Unit("second", "time", Fraction(1)),
    Unit("tonne", "mass", Fraction(1000)),
)
UNITS = {unit.name: unit for unit in TABLE}
%% file yardstick/convert.py
"""From one unit to another."""

from __future__ import annotations

from fractions import Fraction

from yardstick.units import UNITS, Unit


def convert(amount: Fraction | int, name: str, to: str) -> Fraction:
    """An amount of one unit in another. Raises ValueError for a strange unit, or for apples and pears."""
    old, new = unit(name), unit(to)
    if old.kind != new.kind:
        raise ValueError(f"a {old.name} measures {old.kind} and a {new.name} measures {new.kind}")
    return amount * old.size / new.size


def unit(name: str) -> Unit:
    """A unit by its name. Raises ValueError for one that is not in the table."""
    if name not in UNITS:
        raise ValueError(f"there is no {name!r} in the table yet")
    return UNITS[name]
%% file tests/__init__.py
"""Run them with `python3 -m unittest` in the folder above."""
%% file tests/test_convert.py
import unittest

from yardstick.convert import convert
from yardstick.units import TABLE, UNITS


class ConvertTest(unittest.TestCase):
    def test_a_day_in_minutes(self) -> None:
        self.assertEqual(convert(1, "day", "minute"), 1440)

    def test_there_and_back_is_where_one_was(self) -> None:
        for one in TABLE:
            for other in TABLE:
                if one.kind == other.kind:
                    there = convert(7, one.name, other.name)
                    self.assertEqual(convert(there, other.name, one.name), 7)

    def test_apples_are_no_pears(self) -> None:
        with self.assertRaisesRegex(ValueError, "litre measures volume"):
            convert(1, "metre", "litre")

    def test_a_unit_that_is_not_there_is_named(self) -> None:
        with self.assertRaisesRegex(ValueError, "smoot"):
            convert(1, "smoot", "metre")

    def test_the_table_is_in_order_and_has_each_name_once(self) -> None:
        self.assertEqual([unit.name for unit in TABLE], sorted(UNITS))

%% step inches
%% title Inch, foot, yard and mile
%% title The units my tape measure has on its back
%% why Everything I own from before a certain year is in inches. An inch is exactly 25.4 millimetres, and since the
    sizes are fractions we can say exactly that.
%% about the inch; the back of the tape measure; exactly 25.4
%% like all four hang on the inch, so that one number is to be right and not four
%% ask is it the same inch on both sides of the sea?
%% say since 1959 it is, and anything older deserves its own row
%% rows yardstick/units.py
    Unit("foot", "length", Fraction(3048, 10000)),
    Unit("inch", "length", Fraction(254, 10000)),
    Unit("mile", "length", Fraction(1609344, 1000)),
    Unit("yard", "length", Fraction(9144, 10000)),
%% file tests/test_inches.py
import unittest
from fractions import Fraction

from yardstick.convert import convert


class InchesTest(unittest.TestCase):
    def test_they_hang_together(self) -> None:
        self.assertEqual(convert(1, "foot", "inch"), 12)
        self.assertEqual(convert(1, "yard", "foot"), 3)
        self.assertEqual(convert(1, "mile", "yard"), 1760)

    def test_the_inch_is_exact(self) -> None:
        self.assertEqual(convert(1, "inch", "centimetre"), Fraction(254, 100))

%% step rope
%% title Fathom, cable and league, for people with boats
%% title Units for the harbour wall
%% why A lead line is marked in fathoms and I will not translate it every time. The nautical mile is exactly 1852
    metres, a cable is a tenth of it, and a league is three of them.
%% about the fathom; the lead line; the nautical mile
%% like a league of exactly three nautical miles is a fine thing to have in a test
%% ask a fathom is six feet, so why not write six times the foot?
%% say because the foot may not be in the table yet when this is merged
%% rows yardstick/units.py
    Unit("cable", "length", Fraction(1852, 10)),
    Unit("fathom", "length", Fraction(18288, 10000)),
    Unit("league", "length", Fraction(5556)),
    Unit("nautical mile", "length", Fraction(1852)),
%% file tests/test_rope.py
import unittest
from fractions import Fraction

from yardstick.convert import convert


class RopeTest(unittest.TestCase):
    def test_a_league_is_three_nautical_miles(self) -> None:
        self.assertEqual(convert(1, "league", "nautical mile"), 3)

    def test_ten_cables_are_a_nautical_mile(self) -> None:
        self.assertEqual(convert(10, "cable", "nautical mile"), 1)

    def test_a_fathom_is_what_two_arms_reach(self) -> None:
        self.assertEqual(convert(1, "fathom", "metre"), Fraction(18288, 10000))

%% step spoons
%% title Cup, tablespoon and teaspoon
%% title What a cup is, once and for all
%% why There are at least four cups in the world. This is the metric one of 250 millilitres, with spoons of 15 and 5,
    and whoever wants another may give it a name of its own.
%% about the cup; the fifteen millilitres of a tablespoon; the four cups of the world
%% like four of these cups make a litre, so everybody sees at once which cup is meant
%% ask should the name not say that it is the metric cup?
%% say as soon as a second cup comes, yes
%% rows yardstick/units.py
    Unit("cup", "volume", Fraction(1, 4)),
    Unit("tablespoon", "volume", Fraction(15, 1000)),
    Unit("teaspoon", "volume", Fraction(5, 1000)),
%% file tests/test_spoons.py
import unittest

from yardstick.convert import convert


class SpoonsTest(unittest.TestCase):
    def test_three_teaspoons_are_a_tablespoon(self) -> None:
        self.assertEqual(convert(3, "teaspoon", "tablespoon"), 1)

    def test_four_cups_are_a_litre(self) -> None:
        self.assertEqual(convert(4, "cup", "litre"), 1)

%% step weights
%% title Ounce, pound and stone
%% title The weights on the old kitchen scale
%% why The scale that I inherited came with brass weights in pounds. A pound is exactly 0.45359237 kilograms, which
    looks like a telephone number and is the law.
%% about the brass weights; the pound; the old kitchen scale
%% like I checked the long number against my own scale and it holds
%% ask which pound is that, there have been dozens?
%% say the one since 1959, and the apothecary's pound may come as a row of its own
%% rows yardstick/units.py
    Unit("ounce", "mass", Fraction(45359237, 1600000000)),
    Unit("pound", "mass", Fraction(45359237, 100000000)),
    Unit("stone", "mass", Fraction(635029318, 100000000)),
%% file tests/test_weights.py
import unittest

from yardstick.convert import convert


class WeightsTest(unittest.TestCase):
    def test_sixteen_ounces_are_a_pound(self) -> None:
        self.assertEqual(convert(16, "ounce", "pound"), 1)

    def test_fourteen_pounds_are_a_stone(self) -> None:
        self.assertEqual(convert(14, "pound", "stone"), 1)

%% step terms
%% title Week and fortnight
%% title A fortnight is a unit
%% why The library lends for a fortnight, and my diary counts in weeks. I left months and years out, because they
    cannot agree how long they are.
%% about the fortnight; the length of a month
%% like leaving the month out is the most careful line of the change
%% ask would a month of thirty days not be useful to somebody?
%% say useful and wrong in seven months out of twelve
%% rows yardstick/units.py
    Unit("fortnight", "time", Fraction(1209600)),
    Unit("week", "time", Fraction(604800)),
%% file tests/test_terms.py
import unittest

from yardstick.convert import convert


class TermsTest(unittest.TestCase):
    def test_a_fortnight_is_two_weeks(self) -> None:
        self.assertEqual(convert(1, "fortnight", "week"), 2)

    def test_a_week_has_seven_days(self) -> None:
        self.assertEqual(convert(1, "week", "day"), 7)

%% step heat
%% title Temperatures, which begin somewhere else
%% title Celsius, Fahrenheit and kelvin
%% why Degrees do not begin at nought, so a factor is not enough for them. They get a module of their own, by way of
    the kelvin, and below absolute nought there is an error.
%% about the oven in Fahrenheit; absolute nought; degrees that begin elsewhere
%% like forty below is the same in both scales, and that test made me smile
%% ask why by way of the kelvin, and not straight across?
%% say with three scales that is one formula each instead of six
%% file yardstick/heat.py
"""Temperatures. Their scales begin at different points, so a factor is not enough."""

from __future__ import annotations

from fractions import Fraction

SCALES = {
    "celsius": (Fraction(1), Fraction(27315, 100)),
    "fahrenheit": (Fraction(5, 9), Fraction(45967, 100) * Fraction(5, 9)),
    "kelvin": (Fraction(1), Fraction(0)),
}
"""How many kelvin a degree is, and how many kelvin nought degrees are."""


def heat(degrees: Fraction | int, scale: str, to: str) -> Fraction:
    """A temperature on another scale. Raises ValueError below absolute nought."""
    size, start = SCALES[scale]
    kelvin = degrees * size + start
    if kelvin < 0:
        raise ValueError(f"{degrees} {scale} is colder than anything")
    size, start = SCALES[to]
    return (kelvin - start) / size
%% file tests/test_heat.py
import unittest

from yardstick.heat import SCALES, heat


class HeatTest(unittest.TestCase):
    def test_water(self) -> None:
        self.assertEqual(heat(0, "celsius", "fahrenheit"), 32)
        self.assertEqual(heat(212, "fahrenheit", "celsius"), 100)

    def test_forty_below_is_the_same_in_both(self) -> None:
        self.assertEqual(heat(-40, "celsius", "fahrenheit"), -40)

    def test_there_and_back(self) -> None:
        for one in SCALES:
            for other in SCALES:
                self.assertEqual(heat(heat(300, one, other), other, one), 300)

    def test_nothing_is_colder_than_nothing(self) -> None:
        with self.assertRaises(ValueError):
            heat(-1, "kelvin", "celsius")
%% rows README.md
- `yardstick.heat` knows the three scales of temperature

%% step show
%% title Write fractions so that people can read them
%% title Three decimals and no false nought
%% why A fraction is exact and nobody wants to read 1143/1250. This writes at most three decimals, cuts noughts at the
    end, and says “about” where something was left off.
%% about the three decimals; the word about; the nought at the end
%% like “about” is honest, and I wish my bathroom scale had it
%% ask why three decimals and not two?
%% say a millimetre is the third decimal of a metre
%% file yardstick/show.py
"""Amounts as people read them."""

from __future__ import annotations

from fractions import Fraction


def shown(amount: Fraction | int) -> str:
    """At most three decimals; `about` where that is not all there is."""
    thousandths = round(Fraction(amount) * 1000)
    whole, part = divmod(abs(thousandths), 1000)
    digits = f"{part:03}".rstrip("0")
    text = f"{'-' if thousandths < 0 else ''}{whole}{'.' if digits else ''}{digits}"
    return text if Fraction(thousandths, 1000) == amount else f"about {text}"
%% file tests/test_show.py
import unittest
from fractions import Fraction

from yardstick.show import shown


class ShowTest(unittest.TestCase):
    def test_no_decimals_but_those_that_count(self) -> None:
        for amount, text in ((3, "3"), (Fraction(5, 2), "2.5"), (Fraction(-1, 8), "-0.125")):
            self.assertEqual(shown(amount), text)

    def test_what_was_left_off_is_said(self) -> None:
        self.assertEqual(shown(Fraction(1, 3)), "about 0.333")
        self.assertEqual(shown(Fraction(2, 3)), "about 0.667")
%% rows README.md
- `yardstick.show` writes a fraction with three decimals at most

%% step ask
%% needs show
%% title Ask for “3 yards in metres”
%% title Questions in plain words
%% why I do not want to remember the order of arguments. One asks with a sentence, “12 feet in metres” or “1/2 cup in
    millilitre”, and plurals are understood as far as English allows it.
%% about the plural; the question in plain words; the order of the arguments
%% like `feet` is in a small table of its own, since it is the one everybody will try first
%% ask what about inches, whose plural has an e?
%% say it cuts `es` as well as `s`, and only if the rest is a unit
%% file yardstick/ask.py
"""Questions in plain words: `3 yards in metres`."""

from __future__ import annotations

import re
from fractions import Fraction

from yardstick.convert import convert
from yardstick.show import shown
from yardstick.units import UNITS

QUESTION = re.compile(r"(?P<amount>\d+(?:[./]\d+)?) (?P<one>[a-z ]+?) (?:in|to) (?P<other>[a-z ]+)")
ODD = {"feet": "foot"}


def ask(question: str) -> str:
    """The answer to a question. Raises ValueError for what is no question, or names no unit."""
    match = QUESTION.fullmatch(question.strip().lower().rstrip("?"))
    if match is None:
        raise ValueError(f"{question!r} is not like `3 yards in metres`")
    return shown(convert(Fraction(match["amount"]), singular(match["one"]), singular(match["other"])))


def singular(word: str) -> str:
    """The name of the unit that a word means, as far as that can be told."""
    for name in (word, ODD.get(word, ""), word.removesuffix("s"), word.removesuffix("es")):
        if name in UNITS:
            return name
    return word
%% file tests/test_ask.py
import unittest

from yardstick.ask import ask, singular


class AskTest(unittest.TestCase):
    def test_questions(self) -> None:
        self.assertEqual(ask("2 days in hours"), "48")
        self.assertEqual(ask("1/2 litre in millilitres?"), "500")
        self.assertEqual(ask("2.5 Metres to centimetres"), "250")

    def test_what_is_no_question(self) -> None:
        for text in ("", "metres", "three metres in hours", "3 metres"):
            with self.assertRaises(ValueError):
                ask(text)

    def test_plurals(self) -> None:
        self.assertEqual(singular("metres"), "metre")
        self.assertEqual(singular("smoots"), "smoots")
%% rows README.md
- `yardstick.ask` answers `3 yards in metres`
'''
