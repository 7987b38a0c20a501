"""What a small model wrote, made fit to be said: texts that SmolLM2-135M really gave, and what is left of them."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import strategies as st

from fleet.minds.shape import Faulty
from fleet.minds.tidy import tidy, tidy_line, touches
from tests.worlds import law

HEARD = ("I bake bread on Sundays. My oven is too hot at the back.", "Tell them something about bread.")

TEXTS = {
    "as it is": ("I knit a scarf. It is warm.", "I knit a scarf. It is warm."),
    "quotation marks": ('"I knit a scarf."', "I knit a scarf."),
    "typographic ones": ("“I knit a scarf. It is “warm”.”", "I knit a scarf. It is “warm”."),
    "never closed": ('"I knit a scarf. It is warm.', "I knit a scarf. It is warm."),
    "a label": ('Answer: "I knit a scarf."', "I knit a scarf."),
    "its own name": ("Ada Okafor: I knit a scarf.", "I knit a scarf."),
    "eagerness": ("Sure, here is a sentence about it: I knit a scarf.", "I knit a scarf."),
    "a list": ("1. I knit a scarf.\n2. It is warm.", "I knit a scarf. It is warm."),
    "markdown": ("**Knitting**\n\nI knit a `scarf`. #knit #wool", "Knitting I knit a scarf."),
    "one sentence over and over": ("I am late. I am late. I am late. I am late.", "I am late."),
    "a loop in other words": ("They used the bow to kill the beast. They used the bow to kill it.",
                              "They used the bow to kill the beast."),
    "an echo of what was said": ("My oven is too hot at the back. Mine is too cold, Bo.", "Mine is too cold, Bo."),
    "an echo of the question": ("Tell them something about bread. It is good for you.", "It is good for you."),
    "too many sentences": ("One is red. Two is blue. It is so. Four is white.", "One is red. Two is blue. It is so."),
    "half a quotation": ('He said "no. And I left.', "He said no. And I left."),
    "abrupt but not cut off": ("I knit a scarf", "I knit a scarf"),
    "terminal": ("I knit\x1b[31m a scarf\u202e. It is warm.", "I knit a scarf. It is warm."),
}  # fmt: skip


@pytest.mark.parametrize("case", TEXTS)
def test_a_text(case: str) -> None:
    said, wanted = TEXTS[case]
    assert tidy(said, False, 400, "Ada Okafor", HEARD) == wanted
    assert tidy(wanted, False, 400, "Ada Okafor", HEARD) == wanted


def test_what_was_cut_off_ends_with_its_last_whole_sentence() -> None:
    assert tidy("I knit a scarf. It is warm. And then I", True, 400, "Ada", ()) == "I knit a scarf. It is warm."
    assert tidy("I knit a scarf. It is warm.", True, 400, "Ada", ()) == "I knit a scarf. It is warm."
    with pytest.raises(Faulty, match="no whole sentence"):
        tidy("I knit a scarf that is", True, 400, "Ada", ())


def test_a_text_keeps_to_its_limit_by_whole_sentences() -> None:
    assert tidy("I knit a scarf. It is warm.", False, 20, "Ada", ()) == "I knit a scarf."
    with pytest.raises(Faulty, match="more than 5"):
        tidy("I knit a scarf.", False, 5, "Ada", ())


@pytest.mark.parametrize(
    "text",
    ["", "   ", "...", "Yes.", "1.", '"', "No, no, no, no, no, no, no, no, no, no, no, no, no, no, no, no, no, no.",
     "My oven is too hot at the back.", "As an AI language model, I have no oven.", "I'm sorry, but I cannot do that.",
     "I am a chatbot. I am an AI assistant named SmolLM.", "I'm sorry for your loss, Bo. I really am."],
)  # fmt: skip
def test_a_text_of_which_nothing_is_its_own_is_faulty(text: str) -> None:
    with pytest.raises(Faulty):
        tidy(text, False, 400, "Ada", HEARD)


TITLES = {
    'Title: "A Hot Oven"': "A Hot Oven",
    "Coffee Brewing: A Unique Process": "Coffee Brewing: A Unique Process",
    "A Tree of a Tree\n\n#AppleGrafting #Grafting": "A Tree of a Tree",
    "Fossils are found in old books.": "Fossils are found in old books",
    "The gate sings. It sings all night. And": "The gate sings",
    "**Why the clock is late**": "Why the clock is late",
    "Is it too hot?": "Is it too hot?",
}


@pytest.mark.parametrize("text", TITLES)
def test_a_title(text: str) -> None:
    assert tidy_line(text, False, 80, "Ada") == TITLES[text]


def test_a_title_that_was_cut_off_does_not_end_in_the_middle() -> None:
    assert tidy_line("The secret of the oven that is in the", True, 80, "Ada") == "The secret of the oven"


@pytest.mark.parametrize(
    "text", ["", "#", "x" * 99, "I'm sorry, but I cannot do that", "no no no no no no no no no no no no no"]
)
def test_no_title_is_faulty(text: str) -> None:
    with pytest.raises(Faulty):
        tidy_line(text, False, 80, "Ada")


def test_a_text_is_to_the_point_if_it_shares_a_word() -> None:
    assert touches("Clocks are late.", "clock repair")
    assert touches("Repairing takes time.", "clock repair")
    assert not touches("I'm sorry.", "clock repair")
    assert touches("Whatever.", "tea")


@law(st.text(st.characters(exclude_categories=["Cn"]), max_size=120), st.booleans(), examples=100)
def test_tidying_only_takes_away_and_is_done_at_once(text: str, cut: bool) -> None:
    try:
        made = tidy(text, cut, 100, "Ada", HEARD)
    except Faulty:
        return
    assert made.isprintable()
    assert 0 < len(made) <= 100
    assert "\n" not in made


LONG = ["a. " * 3000, "( " * 9000, '"' * 20_000, "sure " * 9000, "the my " * 5000, "a, " * 9000, "- " * 9000]


@pytest.mark.parametrize("text", LONG)
def test_tidying_is_fast_on_whatever_comes(text: str) -> None:
    with suppress(Faulty):
        tidy(text, True, 100, "Ada", HEARD)
    with suppress(Faulty):
        tidy_line(text, True, 100, "Ada")
