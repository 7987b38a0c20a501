"""A project of the agents: recipes for more or fewer people. Text only; `fleet.prose.catalogue` reads it."""

TEXT = r'''
%% project larder | the larder | recipes that can be cooked for more or fewer people
%% topics soup, sourdough starters, pickling, tea, cheese making, school canteens, coffee brewing, cast iron pans,
    community theatre

%% step base
%% title Start the larder: a recipe that can be scaled
%% title Recipes for any number of eaters
%% why A recipe for four is no use on the evening when nine come. Amounts are fractions, so that a third of a cup
    stays a third of a cup, and nothing is rounded before it has to be.
%% about the recipe for four; the third of a cup; the evening when nine come
%% like with fractions a recipe can be doubled and halved all day and is still the same recipe
%% ask why fractions, when every scale in a kitchen shows decimals?
%% say because a third three times over should be one, and with decimals it is nearly one
%% ask what does it do with salt, which nobody multiplies by nine?
%% say it multiplies it, for now, and the cook is still allowed to think
%% file README.md
# larder

Recipes that can be cooked for more or fewer people. Amounts are fractions until somebody has to weigh them.

## What is in it

- `larder.recipe` is a recipe, and scales it

## Try it

    python3 -m unittest
%% file larder/__init__.py
"""Recipes for more or fewer people."""
%% file larder/recipe.py
"""A recipe: what goes in, and for how many."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction


@dataclass(frozen=True)
class Ingredient:
    """So much of something; the unit is empty where one counts, as with eggs."""

    amount: Fraction
    unit: str
    name: str


@dataclass(frozen=True)
class Recipe:
    """A dish for a number of people."""

    name: str
    serves: int
    ingredients: tuple[Ingredient, ...]

    def scaled(self, serves: int) -> Recipe:
        """The same dish for another number of people, at least one."""
        if serves < 1:
            raise ValueError(f"{self.name} cannot be cooked for {serves}")
        factor = Fraction(serves, self.serves)
        more = tuple(replace(one, amount=one.amount * factor) for one in self.ingredients)
        return replace(self, serves=serves, ingredients=more)
%% file tests/__init__.py
"""Run them with `python3 -m unittest` in the folder above."""
%% file tests/test_recipe.py
import unittest
from fractions import Fraction

from larder.recipe import Ingredient, Recipe

SOUP = Recipe(
    "leek soup",
    4,
    (Ingredient(Fraction(3), "", "leeks"), Ingredient(Fraction(1, 3), "cup", "cream")),
)


class RecipeTest(unittest.TestCase):
    def test_for_twice_as_many_there_is_twice_as_much(self) -> None:
        amounts = [one.amount for one in SOUP.scaled(8).ingredients]
        self.assertEqual(amounts, [6, Fraction(2, 3)])

    def test_there_and_back_is_the_same_recipe(self) -> None:
        for serves in range(1, 30):
            self.assertEqual(SOUP.scaled(serves).scaled(4), SOUP)

    def test_the_recipe_itself_stays_as_it_is(self) -> None:
        SOUP.scaled(9)
        self.assertEqual(SOUP.serves, 4)

    def test_nobody_is_no_number_of_eaters(self) -> None:
        with self.assertRaises(ValueError):
            SOUP.scaled(0)

%% step amounts
%% title Read amounts as cookbooks print them
%% title “1 1/2” is an amount
%% why Cookbooks write `1 1/2`, `½` and `0.5` and mean things that a program should understand. All of them become one
    fraction, and anything else is an error that shows the text.
%% about the one and a half; the printed fraction; what cookbooks write
%% like `½` is understood too, which somebody who copies from a web page will be glad of
%% ask does it know the German comma, half a litre as 0,5?
%% say yes, a comma between digits is read as a point
%% ask what about “a pinch”?
%% say a pinch is not a number, so it is an error, and perhaps a pinch should be a unit with the amount one
%% file larder/amounts.py
"""Amounts as cookbooks print them: `2`, `1/2`, `1 1/2`, `½`, `0.5`."""

from __future__ import annotations

from fractions import Fraction

SIGNS = {"¼": "1/4", "½": "1/2", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅛": "1/8"}


def amount(text: str) -> Fraction:
    """The fraction that is meant. Raises ValueError for what is no amount."""
    plain = text.replace(",", ".")
    for sign, spelled in SIGNS.items():
        plain = plain.replace(sign, f" {spelled}")
    words = plain.split()
    if not words or len(words) > 2 or (len(words) == 2 and "/" not in words[1]):
        raise ValueError(f"{text!r} is no amount")
    try:
        return sum((Fraction(word) for word in words), Fraction(0))
    except (ValueError, ZeroDivisionError):
        raise ValueError(f"{text!r} is no amount") from None
%% file tests/test_amounts.py
import unittest
from fractions import Fraction

from larder.amounts import amount


class AmountsTest(unittest.TestCase):
    def test_all_ways_to_write_one_and_a_half(self) -> None:
        for text in ("1 1/2", "1½", "1 ½", "3/2", "1.5", "1,5"):
            self.assertEqual(amount(text), Fraction(3, 2), text)

    def test_a_third_is_a_third(self) -> None:
        self.assertEqual(amount("⅓") * 3, 1)

    def test_what_is_no_amount(self) -> None:
        for text in ("", "some", "1 2", "1/0", "1 1/2 3/4"):
            with self.assertRaises(ValueError):
                amount(text)
%% rows README.md
- `larder.amounts` reads `1 1/2` and `½`

%% step show
%% title Write amounts so that one can cook by them
%% title No 17/24 of a cup
%% why After scaling for seven one gets things like 17/24 of a cup, and no kitchen has that spoon. This writes the
    nearest eighth or third, with the sign for it, and whole numbers as they are.
%% about the spoon that nobody has; the nearest eighth; 17/24 of a cup
%% like thirds are among the choices, and most rounders forget them
%% ask what happens to an amount that is smaller than the smallest spoon?
%% say it becomes an eighth, because something that is in a recipe should not vanish
%% file larder/show.py
"""Amounts as one can measure them in a kitchen."""

from __future__ import annotations

from fractions import Fraction

SIGNS = {
    Fraction(0): "",
    Fraction(1, 8): "⅛",
    Fraction(1, 4): "¼",
    Fraction(1, 3): "⅓",
    Fraction(1, 2): "½",
    Fraction(2, 3): "⅔",
    Fraction(3, 4): "¾",
    Fraction(1): "",
}


def shown(amount: Fraction) -> str:
    """The nearest amount that there is a spoon for; never nothing."""
    whole, rest = divmod(amount, 1)
    nearest = min(SIGNS, key=lambda part: (abs(part - rest), part))
    whole += nearest == 1
    if not whole and not SIGNS[nearest]:
        return SIGNS[Fraction(1, 8)]
    return f"{whole or ''}{SIGNS[nearest]}"
%% file tests/test_show.py
import unittest
from fractions import Fraction

from larder.show import shown


class ShowTest(unittest.TestCase):
    def test_what_there_is_a_spoon_for(self) -> None:
        for amount, text in ((Fraction(3), "3"), (Fraction(3, 2), "1½"), (Fraction(2, 3), "⅔")):
            self.assertEqual(shown(amount), text)

    def test_the_nearest_of_what_there_is_none_for(self) -> None:
        self.assertEqual(shown(Fraction(17, 24)), "⅔")
        self.assertEqual(shown(Fraction(19, 10)), "2")

    def test_nothing_vanishes(self) -> None:
        self.assertEqual(shown(Fraction(1, 100)), "⅛")
%% rows README.md
- `larder.show` writes amounts that there is a spoon for

%% step shopping
%% title One shopping list for several dishes
%% title Add up what the dishes need
%% why Three dishes for Sunday mean three lists with onions on all of them. This adds up what has the same name and
    the same unit, and leaves grams and cups apart, since I do not trust anybody who adds those.
%% about the onions on three lists; the list for Sunday; grams and cups
%% like it keeps grams and cups apart, where I would have been tempted to be clever
%% ask should it not know that leek and leeks are the same?
%% say I tried, and then it turned couscous into a plural
%% file larder/shopping.py
"""What to buy for several dishes."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from larder.recipe import Ingredient, Recipe


def shopping(dishes: Iterable[Recipe]) -> list[Ingredient]:
    """All ingredients by name; what has one name and one unit is added up."""
    wanted: dict[tuple[str, str], Fraction] = {}
    for dish in dishes:
        for one in dish.ingredients:
            key = one.name, one.unit
            wanted[key] = wanted.get(key, Fraction(0)) + one.amount
    return [Ingredient(amount, unit, name) for (name, unit), amount in sorted(wanted.items())]
%% file tests/test_shopping.py
import unittest
from fractions import Fraction

from larder.recipe import Ingredient, Recipe
from larder.shopping import shopping

HALF = Fraction(1, 2)


class ShoppingTest(unittest.TestCase):
    def test_the_same_thing_is_bought_once(self) -> None:
        soup = Recipe("soup", 4, (Ingredient(Fraction(2), "", "onions"), Ingredient(HALF, "cup", "milk")))
        pie = Recipe("pie", 4, (Ingredient(Fraction(3), "", "onions"),))
        self.assertEqual(
            shopping([soup, pie]),
            [Ingredient(HALF, "cup", "milk"), Ingredient(Fraction(5), "", "onions")],
        )

    def test_grams_and_cups_stay_apart(self) -> None:
        one = Recipe("bread", 1, (Ingredient(Fraction(500), "g", "flour"),))
        two = Recipe("cake", 1, (Ingredient(Fraction(2), "cup", "flour"),))
        self.assertEqual([each.unit for each in shopping([one, two])], ["cup", "g"])

    def test_no_dishes_need_nothing(self) -> None:
        self.assertEqual(shopping([]), [])
%% rows README.md
- `larder.shopping` adds up what several dishes need

%% step pans
%% title From the round tin to the square one
%% title How much more goes into the bigger tin
%% why A cake for a tin of 20 cm does not fill one of 26. The factor goes by area, which surprises everybody once: 26
    against 20 is nearly seven tenths more.
%% about the bigger tin; the round tin and the square one
%% like the line about depth and area will save somebody a thin cake
%% ask why not by volume?
%% say tins of one kind are about as deep, and batter wants to be as high as before, so the area decides
%% file larder/pans.py
"""By how much a cake grows with its tin. Tins are about as deep as each other, so the area decides."""

from __future__ import annotations

from math import pi


def round_tin(across: float) -> float:
    """The area of a round tin."""
    return pi * across * across / 4


def square_tin(side: float, other: float | None = None) -> float:
    """The area of a square or a rectangular tin."""
    return side * (side if other is None else other)


def factor(have: float, wanted: float) -> float:
    """What to multiply a recipe for a tin of area `have` with, to fill one of area `wanted`."""
    if have <= 0 or wanted <= 0:
        raise ValueError("a tin has an area")
    return wanted / have
%% file tests/test_pans.py
import unittest

from larder.pans import factor, round_tin, square_tin


class PansTest(unittest.TestCase):
    def test_a_few_centimetres_are_much_more_cake(self) -> None:
        self.assertAlmostEqual(factor(round_tin(20), round_tin(26)), 1.69)

    def test_a_square_tin_holds_more_than_a_round_one(self) -> None:
        self.assertGreater(square_tin(20), round_tin(20))

    def test_a_rectangle(self) -> None:
        self.assertEqual(square_tin(20, 30), 600)

    def test_a_tin_without_area(self) -> None:
        with self.assertRaises(ValueError):
            factor(0, 10)
%% rows README.md
- `larder.pans` says how much goes into another tin

%% step without
%% title Leave an ingredient out
%% title Recipe.without, for those who cannot eat it
%% why Somebody at every table cannot eat something. One should be able to take it out by its name, and be told when
    it was not there to begin with, because that is usually a typing mistake.
%% about the thing that somebody cannot eat; the ingredient that is left out
%% like it complains about a name that is not there, and a silent yes would be dangerous with nuts
%% ask would it not be friendlier to ignore a name that is not in the recipe?
%% say friendlier until the day it was spelled wrong and the walnuts stayed in
%% after larder/recipe.py
        return replace(self, serves=serves, ingredients=more)

    def without(self, name: str) -> Recipe:
        """The dish with one ingredient left out. Raises KeyError where it was not in it."""
        left = tuple(one for one in self.ingredients if one.name != name)
        if len(left) == len(self.ingredients):
            raise KeyError(f"there is no {name} in {self.name}")
        return replace(self, ingredients=left)
%% file tests/test_without.py
import unittest
from fractions import Fraction

from larder.recipe import Ingredient, Recipe

CAKE = Recipe("cake", 8, (Ingredient(Fraction(1), "cup", "walnuts"), Ingredient(Fraction(3), "", "eggs")))


class WithoutTest(unittest.TestCase):
    def test_it_is_gone_and_the_rest_is_there(self) -> None:
        self.assertEqual([one.name for one in CAKE.without("walnuts").ingredients], ["eggs"])

    def test_what_was_not_in_it_cannot_be_left_out(self) -> None:
        with self.assertRaises(KeyError):
            CAKE.without("walnut")

%% step count
%% title How many things one has to have in the house
%% title Recipe.count, to choose the easy dish
%% why On a tired evening I choose the dish with the fewest things in it. That is one line of code and deserves to be
    one.
%% about the tired evening; the dish with the fewest things in it
%% like it counts names and not rows, so salt twice is still one jar
%% ask do salt and pepper count as well?
%% say everything counts that one could run out of
%% after larder/recipe.py
    ingredients: tuple[Ingredient, ...]

    def count(self) -> int:
        """How many different things one has to have in the house."""
        return len({one.name for one in self.ingredients})
%% file tests/test_count.py
import unittest
from fractions import Fraction

from larder.recipe import Ingredient, Recipe

SALT = Ingredient(Fraction(1), "pinch", "salt")


class CountTest(unittest.TestCase):
    def test_a_thing_counts_once(self) -> None:
        egg = Ingredient(Fraction(1), "", "eggs")
        self.assertEqual(Recipe("boiled egg", 1, (SALT, egg, SALT)).count(), 2)

%% step lines
%% needs amounts
%% title Read a recipe from plain text
%% title A recipe in a text file, as one would write it down
%% why My recipes are on cards, and cards are lines. The first line is the name and for how many, every other one an
    ingredient: amount, unit, name. A unit is one of a short list, so that “2 large eggs” are eggs.
%% about the card in the box; the recipe as plain text; the two large eggs
%% like a short list of units is better than guessing from the number of words
%% ask what if my unit is not in the list?
%% say then it becomes part of the name, and one line in `UNITS` mends it
%% file larder/lines.py
"""A recipe as plain text: `leek soup for 4`, then a line for each ingredient, `1/3 cup cream`."""

from __future__ import annotations

from larder.amounts import amount
from larder.recipe import Ingredient, Recipe

UNITS = frozenset("g kg ml l cup cups tsp tbsp pinch slice slices".split())


def read(text: str) -> Recipe:
    """The recipe in a text. Raises ValueError where the first line does not say for how many."""
    first, *rest = [line.strip() for line in text.strip().splitlines()]
    name, found, serves = first.rpartition(" for ")
    if not found or not serves.isdigit() or serves == "0":
        raise ValueError(f"{first!r} does not say for how many: end it with `for 4`")
    return Recipe(name, int(serves), tuple(ingredient(line) for line in rest if line))


def ingredient(line: str) -> Ingredient:
    """One ingredient; the amount is as many words from the start as can be read as one."""
    words = line.split()
    for length in (2, 1):
        try:
            much = amount(" ".join(words[:length]))
        except ValueError:
            continue
        unit, *name = words[length:]
        if unit in UNITS and name:
            return Ingredient(much, unit, " ".join(name))
        return Ingredient(much, "", " ".join([unit, *name]))
    raise ValueError(f"{line!r} does not begin with an amount")
%% file tests/test_lines.py
import unittest
from fractions import Fraction

from larder.lines import ingredient, read
from larder.recipe import Ingredient

CARD = """
leek soup for 4
3 leeks
1/3 cup cream

1 1/2 l stock
"""


class LinesTest(unittest.TestCase):
    def test_a_card(self) -> None:
        soup = read(CARD)
        self.assertEqual((soup.name, soup.serves), ("leek soup", 4))
        self.assertEqual([one.name for one in soup.ingredients], ["leeks", "cream", "stock"])
        self.assertEqual(soup.ingredients[2], Ingredient(Fraction(3, 2), "l", "stock"))

    def test_large_eggs_are_eggs(self) -> None:
        self.assertEqual(ingredient("2 large eggs"), Ingredient(Fraction(2), "", "large eggs"))

    def test_a_card_must_say_for_how_many(self) -> None:
        for first in ("leek soup", "leek soup for all", "leek soup for 0"):
            with self.assertRaises(ValueError):
                read(first)

    def test_an_ingredient_begins_with_an_amount(self) -> None:
        with self.assertRaises(ValueError):
            ingredient("some cream")
%% rows README.md
- `larder.lines` reads a recipe from a card

%% step command
%% needs lines, show
%% title A card in, a card for nine out
%% title python3 -m larder CARD 9
%% why All the parts are there, so this is the command that I wanted from the start. It reads a card, scales it, and
    writes a card again.
%% about the card for nine; the command
%% like what comes out could be read in again, which makes it easy to trust
%% ask does it round twice if I scale a card that was scaled before?
%% say it does, so keep the first card, like the first negative
%% file larder/__main__.py
"""`python3 -m larder CARD 9`: the recipe on a card, for nine."""

from __future__ import annotations

import sys
from pathlib import Path

from larder.lines import read
from larder.show import shown


def card(text: str, serves: int) -> str:
    """The card of a recipe, for another number of people."""
    recipe = read(text).scaled(serves)
    rows = [" ".join(filter(None, (shown(i.amount), i.unit, i.name))) for i in recipe.ingredients]
    return "\n".join([f"{recipe.name} for {recipe.serves}", *rows])


if __name__ == "__main__":
    print(card(Path(sys.argv[1]).read_text(encoding="utf-8"), int(sys.argv[2])))
%% file tests/test_command.py
import unittest

from larder.__main__ import card


class CommandTest(unittest.TestCase):
    def test_a_card_for_more(self) -> None:
        text = "leek soup for 4\n3 leeks\n1/3 cup cream"
        self.assertEqual(card(text, 8), "leek soup for 8\n6 leeks\n⅔ cup cream")

    def test_the_new_card_can_be_read_again(self) -> None:
        text = "tea for 2\n2 tsp leaves\n1/2 l water"
        self.assertEqual(card(card(text, 6), 2), card(text, 2))
%% after README.md
    python3 -m unittest
    python3 -m larder card.txt 9
'''
