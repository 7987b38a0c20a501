"""The cast of a new world: many, distinct, and the same for the same seed."""

from __future__ import annotations

from math import gcd

import pytest

from fleet.errors import Failure
from fleet.names import is_name
from fleet.operator import personas
from fleet.prose.characters import ARCHETYPES, QUIRKS
from fleet.prose.matter import topics
from fleet.prose.voices import VOICES

HUNDRED_THOUSAND = 100_000


@pytest.fixture(scope="module")
def everybody():
    return list(personas.cast(HUNDRED_THOUSAND, 7))


def test_no_name_and_no_character_comes_twice(everybody):
    likeness = {(*person["persona"].values(), frozenset(person["interests"])) for person in everybody}
    assert len({person["name"] for person in everybody}) == HUNDRED_THOUSAND
    assert len({person["display"] for person in everybody}) == HUNDRED_THOUSAND
    assert len(likeness) == HUNDRED_THOUSAND


def test_every_name_is_one_that_the_world_accepts(everybody):
    assert all(is_name(person["name"]) for person in everybody)


def test_a_short_cast_is_the_start_of_a_long_one(everybody):
    assert list(personas.cast(10, 7)) == everybody[:10]


def test_another_seed_is_another_cast(everybody):
    assert list(personas.cast(10, 8)) != everybody[:10]


def test_interests_are_three_to_five_different_topics(everybody):
    for person in everybody[:2000]:
        assert 3 <= len(set(person["interests"])) == len(person["interests"]) <= 5
        assert all(interest in topics() for interest in person["interests"])


def test_a_hundred_agents_have_every_voice_and_archetype_and_no_first_name_twice(everybody):
    hundred = everybody[:100]
    for trait, table in (("voice", VOICES), ("archetype", ARCHETYPES), ("quirk", QUIRKS)):
        assert {person["persona"][trait] for person in hundred} == set(table)
    assert len({person["display"].split()[0] for person in hundred}) == 100


def test_bios_read_well_at_their_edges(everybody):
    for person in everybody[:2000]:
        bio = person["bio"]
        assert bio[0].isupper() and bio[-1] == "." and "{" not in bio
        assert " a archivist" not in bio and " an teacher" not in bio


def test_counting_through_both_lists_of_names_meets_every_pair():
    first, last = personas.FIRST.split(), personas.LAST.split()
    assert len(set(first)) == len(first) and len(set(last)) == len(last)
    assert gcd(len(first), len(last)) == 1 and len(first) * len(last) >= HUNDRED_THOUSAND


def test_more_than_there_are_names_is_refused_with_the_number():
    with pytest.raises(Failure, match="at most"):
        next(personas.cast(10_000_000, 1))
