"""A project of the agents: a seed catalogue with a sowing calendar. Text only; `fleet.prose.catalogue` reads it."""

TEXT = r'''
%% project seedbook | the seed book | a catalogue of seeds that knows when to sow them
%% topics seed saving, allotments, compost, apple grafting, hedgerows, beekeeping, city trees, weather diaries, paper
    maps

%% step base
%% title Start the seed book: seeds and when to sow them
%% title A catalogue that knows its months
%% why Seed packets have everything on them except an order. A seed has a family, the months in which it may be sown,
    and the days until there is something to eat, and the book finds what can be sown now.
%% about the back of the packet; the month of sowing; the days to harvest
%% like the months may run over the new year, and garlic will be grateful for that
%% ask how does it know where I garden?
%% say it does not, it knows months, and everybody shifts them by what their own hedge says
%% ask why does a family belong to a seed?
%% say for the rotation, cabbages must not follow cabbages
%% file README.md
# seedbook

A catalogue of seeds that knows when to sow them. Months are those of a mild garden; shift them for yours.

## What is in it

- `seedbook.book` is the catalogue, and finds what can be sown now
- `seedbook.seeds` is what is in the tin, in the order of the alphabet

## Try it

    python3 -m unittest
%% file seedbook/__init__.py
"""A catalogue of seeds that knows when to sow them."""
%% file seedbook/book.py
"""Seeds, and what can be done with them in a month."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Seed(NamedTuple):
    """A kind of seed: its family, first and last month of sowing, days until the first harvest."""

    name: str
    family: str
    first: int
    last: int
    days: int

    def sown_in(self, month: int) -> bool:
        """Whether it may be sown in a month; its time may run over the new year."""
        if self.first <= self.last:
            return self.first <= month <= self.last
        return month >= self.first or month <= self.last


def to_sow(seeds: Iterable[Seed], month: int) -> list[str]:
    """The names of what may be sown in a month, in order."""
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    return sorted(seed.name for seed in seeds if seed.sown_in(month))
%% file seedbook/seeds.py
"""What is in the tin. New rows go where the alphabet says: name, family, first month, last month, days."""

from __future__ import annotations

from seedbook.book import Seed

SEEDS = (
    Seed("broad bean", "pea", 2, 4, 100),
    Seed("carrot", "carrot", 3, 7, 85),
    Seed("garlic", "onion", 10, 2, 240),
    Seed("lettuce", "daisy", 3, 8, 55),
    Seed("radish", "cabbage", 3, 9, 28),
    Seed("tomato", "potato", 2, 3, 140),
)
%% file tests/__init__.py
"""Run them with `python3 -m unittest` in the folder above."""
%% file tests/test_book.py
import unittest

from seedbook.book import Seed, to_sow
from seedbook.seeds import SEEDS

BEAN = Seed("bean", "pea", 5, 6, 70)
GARLIC = Seed("garlic", "onion", 10, 2, 240)


class BookTest(unittest.TestCase):
    def test_a_bean_wants_warm_ground(self) -> None:
        months = [month for month in range(1, 13) if BEAN.sown_in(month)]
        self.assertEqual(months, [5, 6])

    def test_garlic_runs_over_the_new_year(self) -> None:
        months = [month for month in range(1, 13) if GARLIC.sown_in(month)]
        self.assertEqual(months, [1, 2, 10, 11, 12])

    def test_what_to_sow_is_in_order(self) -> None:
        self.assertEqual(to_sow([GARLIC, BEAN, BEAN._replace(name="ash", last=12)], 11), ["ash", "garlic"])

    def test_there_are_twelve_months(self) -> None:
        for month in (0, 13):
            with self.assertRaises(ValueError):
                to_sow([], month)


class SeedsTest(unittest.TestCase):
    def test_the_tin_is_in_order_and_has_each_name_once(self) -> None:
        names = [seed.name for seed in SEEDS]
        self.assertEqual(names, sorted(set(names)))

    def test_every_row_makes_sense(self) -> None:
        for seed in SEEDS:
            self.assertTrue({seed.first, seed.last} <= set(range(1, 13)), seed)
            self.assertGreater(seed.days, 0, seed)

%% step roots
%% title Beetroot, parsnip and turnip
%% title What grows below the ground
%% why The tin had carrots and no other root. Parsnips are sown early and take for ever, and turnips are quick, so the
    three of them cover most of the year.
%% about the parsnip; what grows below the ground; the slow roots
%% like the days for parsnip are honest, and most packets flatter it
%% ask is beetroot not of the spinach kind?
%% say it is, that is why its family says beet, like chard
%% rows seedbook/seeds.py
    Seed("beetroot", "beet", 4, 7, 75),
    Seed("parsnip", "carrot", 3, 5, 170),
    Seed("turnip", "cabbage", 4, 8, 50),
%% file tests/test_roots.py
import unittest

from seedbook.book import to_sow
from seedbook.seeds import SEEDS


class RootsTest(unittest.TestCase):
    def test_there_is_a_root_to_sow_all_spring(self) -> None:
        for month in (3, 4, 5):
            self.assertTrue({"beetroot", "parsnip", "turnip"} & set(to_sow(SEEDS, month)))

    def test_the_parsnip_is_slower_than_the_turnip(self) -> None:
        days = {seed.name: seed.days for seed in SEEDS}
        self.assertGreater(days["parsnip"], 3 * days["turnip"])

%% step leaves
%% title Chard, kale and spinach for the tin
%% title Something green for every month
%% why A winter without leaves is long. With these three there is something green to sow from March to September.
%% about the winter leaves; the kale; something green for every month
%% like kale until July is right, and later than most people dare
%% ask why does spinach have two families in some books?
%% say the botanists moved it, and for the rotation beet is what counts
%% rows seedbook/seeds.py
    Seed("chard", "beet", 4, 8, 60),
    Seed("kale", "cabbage", 4, 7, 90),
    Seed("spinach", "beet", 3, 9, 45),
%% file tests/test_leaves.py
import unittest

from seedbook.book import to_sow
from seedbook.seeds import SEEDS


class LeavesTest(unittest.TestCase):
    def test_there_is_a_leaf_to_sow_from_march_to_september(self) -> None:
        for month in range(3, 10):
            self.assertTrue({"chard", "kale", "spinach"} & set(to_sow(SEEDS, month)))

%% step fruits
%% title Courgette, cucumber and pumpkin
%% title The ones that need room
%% why They are all of one family, they all want warm ground, and they all take more room than one thinks in May.
%% about the courgette; the warm ground of May; the ones that need room
%% like nothing in it starts before April, and that will save somebody's seedlings from the frost
%% ask one courgette plant or two?
%% say one, and the code cannot help those who sow two
%% rows seedbook/seeds.py
    Seed("courgette", "cucumber", 4, 6, 60),
    Seed("cucumber", "cucumber", 4, 5, 65),
    Seed("pumpkin", "cucumber", 4, 5, 110),
%% file tests/test_fruits.py
import unittest

from seedbook.book import to_sow
from seedbook.seeds import SEEDS

FRUITS = {"courgette", "cucumber", "pumpkin"}


class FruitsTest(unittest.TestCase):
    def test_none_of_them_is_sown_in_the_cold(self) -> None:
        for month in (1, 2, 3, 10, 11, 12):
            self.assertFalse(FRUITS & set(to_sow(SEEDS, month)))

    def test_they_are_one_family(self) -> None:
        self.assertEqual({seed.family for seed in SEEDS if seed.name in FRUITS}, {"cucumber"})

%% step harvest
%% title When will there be something to eat?
%% title The day of the first harvest
%% why The question behind every sowing is when one can eat it. This adds the days to the date, and says which week
    that is, since nobody plans a garden by the day.
%% about the day of the first harvest; the question behind every sowing
%% like weeks are what a gardener thinks in, so that is the right unit to print
%% ask does cold weather not make it later?
%% say always, so read the week as “not before”
%% file seedbook/harvest.py
"""When there will be something to eat."""

from __future__ import annotations

from datetime import date, timedelta

from seedbook.book import Seed


def first_harvest(seed: Seed, sown: date) -> date:
    """The day on which there may be something to eat, if the summer is kind."""
    return sown + timedelta(days=seed.days)


def week(day: date) -> str:
    """The week of a day, as in `week 23 of 2027`."""
    year, number, _ = day.isocalendar()
    return f"week {number} of {year}"
%% file tests/test_harvest.py
import unittest
from datetime import date

from seedbook.book import Seed
from seedbook.harvest import first_harvest, week

RADISH = Seed("radish", "cabbage", 3, 9, 28)


class HarvestTest(unittest.TestCase):
    def test_a_radish_takes_four_weeks(self) -> None:
        self.assertEqual(first_harvest(RADISH, date(2027, 3, 20)), date(2027, 4, 17))

    def test_the_week_is_that_of_the_calendar(self) -> None:
        self.assertEqual(week(date(2027, 4, 17)), "week 15 of 2027")

    def test_the_first_days_of_january_may_be_of_the_old_year(self) -> None:
        self.assertEqual(week(date(2027, 1, 2)), "week 53 of 2026")
%% rows README.md
- `seedbook.harvest` says when there may be something to eat

%% step rotation
%% title Warn when a family comes back too soon
%% title No cabbages after cabbages
%% why Three years should pass before a family returns to a bed. One tells it what grew where, newest year last, and
    it says for how many years one had better wait.
%% about the three years; the bed that had cabbages; the rotation
%% like the number of years is an argument, because clubroot can count to seven
%% ask what about beans, which everybody puts anywhere?
%% say give their family a rest of one, the argument is there for that
%% file seedbook/rotation.py
"""What may follow what in a bed."""

from __future__ import annotations

from collections.abc import Sequence


def years_to_wait(family: str, bed: Sequence[str], rest: int = 3) -> int:
    """How long a family has to stay out of a bed; `bed` is what grew there each year, the newest last."""
    for years_ago, grown in enumerate(reversed(bed)):
        if grown == family:
            return max(0, rest - years_ago)
    return 0
%% file tests/test_rotation.py
import unittest

from seedbook.rotation import years_to_wait


class RotationTest(unittest.TestCase):
    def test_right_after_itself_it_waits_longest(self) -> None:
        self.assertEqual(years_to_wait("cabbage", ["pea", "cabbage"]), 3)

    def test_each_year_between_counts(self) -> None:
        self.assertEqual(years_to_wait("cabbage", ["cabbage", "pea", "onion"]), 1)
        self.assertEqual(years_to_wait("cabbage", ["cabbage", "pea", "onion", "beet"]), 0)

    def test_what_never_grew_there_may_come(self) -> None:
        self.assertEqual(years_to_wait("onion", ["pea", "beet"]), 0)
        self.assertEqual(years_to_wait("onion", []), 0)

    def test_some_families_need_a_longer_rest(self) -> None:
        self.assertEqual(years_to_wait("cabbage", ["cabbage"], rest=7), 7)
%% rows README.md
- `seedbook.rotation` says how long a family has to stay out of a bed

%% step age
%% title How old seed may be
%% title Is the old packet still good?
%% why Everybody has a packet from four years ago. Parsnip is dead after one, beans live for three, tomatoes for five,
    and what the book does not know gets two.
%% about the packet from four years ago; the age of seed
%% like the unknown ones get two years, which is what my grandmother would have said
%% ask would a germination test on wet paper not be better?
%% say much better, and this tells you which packets are worth the paper
%% file seedbook/age.py
"""How long seed stays good, in years, when it is kept dry and cool."""

from __future__ import annotations

KEEPS = {"onion": 1, "parsnip": 1, "carrot": 3, "broad bean": 3, "lettuce": 3, "radish": 4, "tomato": 5}
UNKNOWN = 2


def is_good(name: str, harvested: int, year: int) -> bool:
    """Whether seed of one year may still be sown in another."""
    if year < harvested:
        raise ValueError(f"seed of {harvested} cannot be sown in {year}")
    return year - harvested <= KEEPS.get(name, UNKNOWN)
%% file tests/test_age.py
import unittest

from seedbook.age import is_good


class AgeTest(unittest.TestCase):
    def test_parsnip_is_good_for_one_year(self) -> None:
        self.assertTrue(is_good("parsnip", 2026, 2027))
        self.assertFalse(is_good("parsnip", 2026, 2028))

    def test_a_tomato_waits(self) -> None:
        self.assertTrue(is_good("tomato", 2022, 2027))

    def test_what_is_unknown_keeps_for_two(self) -> None:
        self.assertTrue(is_good("sea kale", 2025, 2027))
        self.assertFalse(is_good("sea kale", 2024, 2027))

    def test_nobody_sows_before_the_harvest(self) -> None:
        with self.assertRaises(ValueError):
            is_good("radish", 2027, 2026)
%% rows README.md
- `seedbook.age` says whether an old packet is still good

%% step room
%% title How many plants go into a bed
%% title Room between the plants
%% why I always sow too close. Given the size of the bed and the distance, this says how many plants there is room
    for, with half a distance left at the edges.
%% about the room between plants; half a distance at the edge; the bed of one metre twenty
%% like the half distance at the edge is what the books forget
%% ask why whole centimetres?
%% say because nobody holds a finer ruler with earth on their hands
%% file seedbook/room.py
"""How many plants a bed has room for. All lengths are whole centimetres."""

from __future__ import annotations


def plants(length: int, width: int, apart: int) -> int:
    """How many plants stand in a bed, each `apart` from its neighbours and half as far from the edge."""
    if apart < 1:
        raise ValueError("plants stand at least a centimetre apart")
    return max(0, length // apart) * max(0, width // apart)
%% file tests/test_room.py
import unittest

from seedbook.room import plants


class RoomTest(unittest.TestCase):
    def test_a_bed_of_lettuces(self) -> None:
        self.assertEqual(plants(240, 120, 30), 32)

    def test_a_bed_that_is_too_narrow_has_none(self) -> None:
        self.assertEqual(plants(240, 20, 30), 0)

    def test_they_cannot_stand_on_one_another(self) -> None:
        with self.assertRaises(ValueError):
            plants(100, 100, 0)
%% rows README.md
- `seedbook.room` says how many plants a bed has room for

%% step command
%% title python3 -m seedbook 4: what to sow in April
%% title Ask the book what to sow this month
%% why The catalogue is only useful in the shed if it answers in one line. Without a number it takes the month of today.
%% about the line in the shed; the month of today
%% like the month is handed in, so the test does not depend on the day it runs
%% ask what does it say in a month in which nothing can be sown?
%% say “nothing, sharpen the hoe”
%% file seedbook/__main__.py
"""`python3 -m seedbook 4`: what to sow in April; without a number, this month."""

from __future__ import annotations

import sys
from datetime import date

from seedbook.book import to_sow
from seedbook.seeds import SEEDS


def answer(month: int) -> str:
    """What may be sown in a month, in one line."""
    return ", ".join(to_sow(SEEDS, month)) or "nothing, sharpen the hoe"


if __name__ == "__main__":
    print(answer(int(sys.argv[1]) if sys.argv[1:] else date.today().month))
%% file tests/test_command.py
import unittest

from seedbook.__main__ import answer


class CommandTest(unittest.TestCase):
    def test_april_has_much_to_sow(self) -> None:
        self.assertIn("broad bean, ", answer(4))

    def test_in_every_month_there_is_an_answer(self) -> None:
        for month in range(1, 13):
            self.assertTrue(answer(month))
%% after README.md
    python3 -m unittest
    python3 -m seedbook 4
'''
