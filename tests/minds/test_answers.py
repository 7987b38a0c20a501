"""The store of answers: there before they are used, found by the exact request, whole whatever killed the worker."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from fleet.minds import answers
from fleet.minds.answers import Answers
from tests.worlds import law

ONE: dict[str, Any] = {"actions": [{"do": "post", "body": "line\nline é"}]}
TWO: dict[str, Any] = {"actions": []}


def opened(folder: Path, frame: int = 7, timeline: str = "main") -> Answers:
    return Answers(str(folder), timeline, frame)


def filled(folder: Path) -> Path:
    """The file of a store that holds two answers."""
    store = opened(folder)
    store.put("one", ONE)
    store.put("two", TWO)
    store.close()
    (path,) = folder.rglob("*.jsonl")
    return path


def held(folder: Path) -> dict[str, Any]:
    store = opened(folder)
    found = {name: answer for name in ("one", "two", "three") if (answer := store.get(name)) is not None}
    store.close()
    return found


def test_an_answer_is_there_for_whoever_comes_after_before_the_store_is_closed(tmp_path: Path) -> None:
    store = opened(tmp_path)
    store.put("one", ONE)
    assert held(tmp_path) == {"one": ONE}
    assert store.get("one") == ONE
    store.close()


def test_what_was_never_asked_has_no_answer(tmp_path: Path) -> None:
    assert held(tmp_path) == {}


def test_frames_and_timelines_are_kept_apart(tmp_path: Path) -> None:
    filled(tmp_path)
    for other in (opened(tmp_path, 8), opened(tmp_path, 7, "side")):
        assert other.get("one") is None
        other.close()


def test_an_answer_is_one_line(tmp_path: Path) -> None:
    assert filled(tmp_path).read_bytes().count(b"\n") == 2


def test_a_last_line_cut_anywhere_costs_that_answer_only_and_the_next_one_is_kept(tmp_path: Path) -> None:
    path = filled(tmp_path)
    whole = path.read_bytes()
    first = whole.index(b"\n") + 1
    for end in range(first, len(whole)):
        path.write_bytes(whole[:end])
        store = opened(tmp_path)
        assert store.get("one") == ONE
        assert store.get("two") is None
        store.put("three", TWO)
        store.close()
        after = held(tmp_path)
        assert (after["one"], after["three"]) == (ONE, TWO)


def test_garbage_that_a_dying_disk_left_is_no_answer(tmp_path: Path) -> None:
    path = filled(tmp_path)
    path.write_bytes(path.read_bytes() + b"\0" * 40 + b"\n5\n{}\nnull\n[]\n" + b'{"request": "three"}\n')
    assert held(tmp_path) == {"one": ONE, "two": TWO}


def test_reading_the_store_changes_no_whole_file(tmp_path: Path) -> None:
    path = filled(tmp_path)
    before = path.read_bytes()
    held(tmp_path)
    assert path.read_bytes() == before


def test_an_answer_that_the_disk_did_not_take_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        """A disk with room for a few bytes: a write may take less than it is given, and says so in its result only."""

        room = 10

        def write(self, data: bytes) -> int:
            if not self.room:
                raise OSError(28, "No space left on device")
            taken = min(self.room, len(data))
            self.room -= taken
            return taken

    store = opened(tmp_path)
    store._file.close()
    monkeypatch.setattr(store, "_file", Full())
    with pytest.raises(OSError, match="No space"):
        store.put("one", ONE)
    assert store.get("one") is None


@law(st.dictionaries(st.sampled_from("abc"), st.integers(0, 3) | st.text("a\né", max_size=3), max_size=3),
     st.dictionaries(st.sampled_from("abc"), st.integers(0, 3) | st.text("a\né", max_size=3), max_size=3))  # fmt: skip
def test_requests_share_a_name_only_when_they_are_the_same(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert (answers.key(one) == answers.key(other)) == (one == other)
    assert answers.key(dict(reversed(one.items()))) == answers.key(one)
