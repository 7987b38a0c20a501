"""Near-duplicates: what counts as said again, in any script, and what that costs."""

from __future__ import annotations

import time

import pytest

from fleet.chance import Chance
from fleet.fold import likeness
from fleet.fold.likeness import Likeness, alike, runs

STORY = "The yard at Yarmere cut the break by five minutes and lost half a day a week in misunderstandings"
CHINESE = "今天早上我在花园里看到一只很大的蜜蜂停在红色的玫瑰上面然后它飞走了"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (STORY, STORY, True),
        (STORY, f"True story, Ayo: {STORY.lower()}!", True),
        (STORY, STORY.replace(" ", "  ").upper() + "?!", True),
        (STORY, "The yard at Garness kept its long break and has had no misunderstanding for a year", False),
        (STORY, " ".join(reversed(STORY.split())), False),
        ("Yes, but.", "yes — but", False),
        ("Yes, but.", "Yes: but!", True),
        ("Yes.", "No.", False),
        ("Yes.", "Yes, and here is why I think that it is so.", False),
        ("…!", "?", False),
        ("?!", "!", True),
        (CHINESE, CHINESE.replace("红色", "白色"), True),
        (CHINESE, "昨天晚上他们坐在河边谈论明年春天应该种什么样的蔬菜和水果", False),
        ("Größe zählt bei Äpfeln nicht", "größe zählt bei Äpfeln nicht", True),
    ],
)
def test_what_is_alike(one: str, other: str, expected: bool) -> None:
    assert alike(runs(one, 3), runs(other, 3)) is expected
    known = Likeness(3)
    assert known.repeats(one) is False
    assert known.repeats(other) is expected


def test_titles_are_alike_when_half_of_their_pairs_of_words_are() -> None:
    known = Likeness(2)
    said = ["The case for slow bread", "The case for slow tea", "Bread and the case", "On 1", "On 2", "On 1"]
    assert [known.repeats(title) for title in said] == [False, True, False, False, False, True]


def test_only_the_opening_of_a_long_text_counts() -> None:
    words = [f"word{n}" for n in range(1000)]
    assert alike(runs(" ".join(words), 3), runs(" ".join([*words[: likeness.WORDS], "and", "other", "things"]), 3))
    assert runs("x" * 100_000, 3) == runs("x" * 200_000, 3)


def random_text(chance: Chance, words: int = 60) -> str:
    return " ".join(f"w{chance.below(400)}" for _ in range(words))


def test_the_sketch_misses_next_to_nothing() -> None:
    chance = Chance("sketch")
    texts = [random_text(chance) for _ in range(200)]
    known = Likeness(3)
    assert not any(known.repeats(text) for text in texts)
    found = 0
    for text in texts:
        words = text.split()
        words[chance.below(60)] = "other"
        words[chance.below(60)] = "thing"
        found += known.repeats(" ".join(words))
    assert found >= 198


def test_a_thousand_texts_cost_as_much_each_as_a_hundred_also_where_they_open_alike() -> None:
    chance = Chance("cost")

    def cost(count: int) -> float:
        texts = ["I think that we should look at " + random_text(chance, 50) for _ in range(count)]
        best = float("inf")
        for _ in range(3):
            known = Likeness(3)
            begun = time.process_time()
            for text in texts:
                known.repeats(text)
            best = min(best, time.process_time() - begun)
        return best / count

    assert cost(1000) < 3 * cost(100)
