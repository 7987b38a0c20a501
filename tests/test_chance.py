"""Chance: the same choices for the same seed, on every machine and in every version of Python."""

from __future__ import annotations

import pytest

from fleet.chance import Chance


def test_the_same_seed_gives_the_same_choices_for_ever():
    chance = Chance("7 ada 3")
    drawn = [chance.below(10) for _ in range(12)]
    assert drawn == [6, 7, 3, 6, 1, 9, 5, 1, 0, 7, 0, 0]  # written down once: a change would change every world


def test_different_seeds_differ():
    assert [Chance("a").below(1000) for _ in range(9)] != [Chance("b").below(1000) for _ in range(9)]


def test_all_numbers_below_n_come_up_about_equally_often():
    chance = Chance("even")
    counts = [0] * 7
    for _ in range(7000):
        counts[chance.below(7)] += 1
    assert min(counts) > 850 and max(counts) < 1150


def test_a_sample_takes_each_place_once_and_never_more_than_there_are():
    chance = Chance("sample")
    assert sorted(chance.sample(range(5), 9)) == [0, 1, 2, 3, 4]
    assert len(set(chance.sample(range(100), 10))) == 10
    assert sorted(chance.shuffled({"a": 1, "b": 2})) == ["a", "b"]


def test_what_has_no_weight_is_never_chosen():
    chance = Chance("weights")
    assert {chance.weighed([(0, "never"), (1, "x"), (3, "y")]) for _ in range(200)} == {"x", "y"}


def test_nothing_is_below_zero():
    with pytest.raises(ValueError, match="below 0"):
        Chance("none").below(0)
