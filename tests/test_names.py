"""Names, ids, addresses: the grammar to the letter, the order, and the paths."""

from __future__ import annotations

import re

import pytest
from hypothesis import strategies as st

from fleet import names
from tests.worlds import law

GRAMMAR = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
NAMES = st.from_regex(GRAMMAR, fullmatch=True)
COUNTS = st.integers(0, 2**53 - 1)
PARTS = st.tuples(COUNTS, NAMES, st.integers(1, 2**53 - 1), st.just("main") | NAMES)


@law(st.text("ab09-AB_. \n/é٣", max_size=6) | st.text("a-", min_size=60, max_size=66) | NAMES)
def test_a_name_is_what_the_grammar_says_matched_whole(text: str) -> None:
    assert names.is_name(text) == bool(GRAMMAR.fullmatch(text))


def test_a_name_has_at_most_63_characters() -> None:
    assert names.is_name("a" * 63)
    assert not names.is_name("a" * 64)


@pytest.mark.parametrize(
    "bad", ["", "-", "a-", "-a", "a\n", "\na", "A", "a b", "a_b", "a.b", "a/b", "é", "٣", "a\0", None, 7]
)
def test_no_name(bad: object) -> None:
    assert not names.is_name(bad)


@law(PARTS)
def test_an_id_goes_round_through_its_text(parts: tuple[int, str, int, str]) -> None:
    made = names.Id(*parts)
    assert names.parse_id(str(made)) == made
    assert (made.frame, made.agent, made.n, made.timeline) == parts
    assert names.id_key(str(made)) == parts


FEW = st.tuples(
    st.integers(0, 30), st.sampled_from(("a", "a-1", "b")), st.integers(1, 30), st.sampled_from(("main", "a", "z"))
)


@law(st.lists(FEW, max_size=8))
def test_ids_lie_by_frame_agent_n_timeline_with_numbers_as_numbers(parts: list[tuple[int, str, int, str]]) -> None:
    ids = [str(names.Id(*each)) for each in parts]
    assert [names.parse_id(text) for text in sorted(ids, key=names.id_key)] == sorted(parts)


@law(st.text("019-ab.m/\n", max_size=12))
def test_only_the_text_of_an_id_is_one(text: str) -> None:
    made = names.parse_id(text)
    assert made is None or str(made) == text


@pytest.mark.parametrize(
    "bad",
    [
        "", "1", "1-ada", "1-ada-", "-ada-1", "ada-1", "1-ada-0", "1-ada-01", "01-ada-1", "1--1", "1-Ada-1",
        "1-ada-1\n", "\n1-ada-1", "1-ada-1 ", "+1-ada-1", "1-ada-1.0", "main.1-ada-1", ".1-ada-1", "a.b.1-ada-1",
        "A.1-ada-1", "1-ada-٣", "²-ada-1", "9007199254740992-ada-1", "1-ada-9007199254740992", "1-" + "a" * 64 + "-1",
        None, 5,
    ],
)  # fmt: skip
def test_no_id(bad: object) -> None:
    assert names.parse_id(bad) is None
    assert not names.is_id(bad)


def test_an_agent_whose_name_looks_like_an_id_has_ids_of_its_own() -> None:
    assert names.parse_id("1-2-3-4") == names.Id(1, "2-3", 4)
    assert names.parse_id("side.1-2-3") == names.Id(1, "2", 3, "side")


def test_what_has_no_id_is_older_than_all_ids() -> None:
    assert names.id_key(None) < names.id_key("0-0-1")


@pytest.mark.parametrize("good", ["1-ada-1", "1-ada-1/2-bo-1", "side.1-ada-1/side.2-bo-1"])
def test_an_address_is_a_thread_or_a_comment_in_it(good: str) -> None:
    assert names.is_address(good)


@pytest.mark.parametrize(
    "bad", ["", "/", "1-ada-1/", "/1-ada-1", "1-ada-1/2-bo-1/3-cy-1", "1-ada-1\n", "1-ada-1/x", None]
)
def test_no_address(bad: object) -> None:
    assert not names.is_address(bad)


def test_an_address_splits_into_thread_and_comment() -> None:
    assert names.split_address("1-ada-1") == ("1-ada-1", None)
    assert names.split_address("1-ada-1/2-bo-1") == ("1-ada-1", "2-bo-1")


def test_paths_follow_from_names_alone() -> None:
    assert names.agent_path("ada") == "state/agents/fd/ada.json"  # printf ada | sha256sum
    assert names.memory_path("ada") == "state/memory/fd/ada.json"
    assert names.channel_path("general") == "state/channels/general.json"
    assert names.thread_path("182-ada-1") == "state/threads/0/182/182-ada-1.json"
    assert names.thread_path("side.12345-ada-1") == "state/threads/12/12345/side.12345-ada-1.json"
    assert names.thread_path("no-id") == "state/threads/-1/no/no-id.json"
    assert names.thread_folder(12345) == "state/threads/12/12345"
    assert names.due_path(187) == "state/due/187.json"
    assert names.delta_path(182, "mini-1", "03") == "deltas/182/mini-1/03.json"
    assert names.inbox_ref("main", 182, "mini-1") == "refs/inbox/main/182/mini-1"
    assert names.timeline_ref("side") == "refs/heads/side"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", []),
        ("@ada", ["ada"]),
        ("@bo, @ada and @bo again", ["bo", "ada"]),
        ("(@ada) @bo's, @cy. @dee! …@eli-2", ["ada", "bo", "cy", "dee", "eli-2"]),
        ("@ada- @bo--x @-cy @ @@dee", ["ada", "bo--x", "dee"]),
        ("mail ada@bo, 7@cy, x-@dee; É@eli-2, X@fay", ["eli-2", "fay"]),
        ("@Ada @adA", ["ad"]),
        ("@" + "a" * 70, ["a" * 63]),
        ("@" + "a" * 62 + "-b", ["a" * 62]),
    ],
)  # fmt: skip
def test_a_mention_is_a_name_after_an_at(text: str, named: list[str]) -> None:
    assert names.mentions(text) == named


@law(st.text(st.sampled_from("@@@ab0-A ."), max_size=90) | st.text(st.sampled_from("@a-"), max_size=140))
def test_mentions_are_what_the_grammar_says(text: str) -> None:
    grammar = r"(?<![a-z0-9-])@([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)"
    assert names.mentions(text) == list(dict.fromkeys(re.findall(grammar, text)))


@pytest.mark.parametrize(
    "good", ["a", "src/tea.py", "A-1/b_2/c.3", ".hidden", "...", "x.git", "-x", "a/" * 7 + "a", "x" * 100, "0"]
)
def test_a_path_lies_within_a_project(good: str) -> None:
    assert names.is_path(good)
    assert names.project_path("tea", good) == f"projects/tea/{good}"


@pytest.mark.parametrize(
    "bad",
    [
        "", "/", "/a", "a/", "a//b", ".", "..", "a/../b", "./a", ".git", ".gitattributes", "a/.git/config", ".GIT/x",
        "a/.GitModules", "a b", "a\n", "a\\b", "a:b", "é", "a/" * 8 + "a", "x" * 101, f"{'x' * 100}/{'y' * 100}", "a\0",
        "git~1", "C:", None, 5,
    ],
)  # fmt: skip
def test_no_path(bad: object) -> None:
    assert not names.is_path(bad)
