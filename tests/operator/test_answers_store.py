"""A store of answers carried to another machine: replayed there to the same outcomes, and never half imported."""

from __future__ import annotations

import asyncio
import gzip
import json
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fleet.errors import Failure
from fleet.minds import answers
from fleet.minds.answers import Journal
from fleet.operator import answers as store
from fleet.worker.clone import Clone
from fleet.worker.cycle import only_one
from tests import room

GOOD: dict[str, Any] = {"text": "half \ud83d and \x1b[31m é", "calls": 1, "microusd": 3}
FAULT: dict[str, Any] = {"fault": "busy", "said": "429", "calls": 1, "microusd": 0}
OUTCOME = {
    "timeline": "main", "frame": 1, "request": "r", "nth": 1, "agents": ["ada"], "asked": {}, "outcome": {"text": ""}
}  # fmt: skip
Clones = Callable[[str], Path]


@pytest.fixture
def clones(tmp_path: Path) -> Clones:
    """Makes empty clones of a worker."""

    def fresh(name: str) -> Path:
        room.git(tmp_path, "init", "-q", "--template=", name)
        room.git(tmp_path / name, "config", "fleet.worker", "mini-1")
        return tmp_path / name

    return fresh


def journal(clone: Path, frame: int = 7, timeline: str = "main", offline: bool = False) -> Journal:
    return Journal(Clone(str(clone)).file("answers"), timeline, frame, offline)


def asked(book: Journal, request: str, outcome: dict[str, Any] | None = None, agents: str = "ada") -> Any:
    """The next outcome of a request; with none given it must be held."""

    async def do() -> dict[str, Any]:
        assert outcome is not None, "asked again"
        return outcome

    return asyncio.run(book.call(agents.split(), {"model": "m", "content": request}, do))


def recorded(clone: Path, frames: tuple[int, ...] = (6, 7), timeline: str = "main") -> Path:
    """A clone that has computed some frames: in each, one request twice and another once."""
    for frame in frames:
        book = journal(clone, frame, timeline)
        for request, outcome in (("one", FAULT), ("two é\ud83d", GOOD), ("one", {**GOOD, "text": f"in {frame}"})):
            asked(book, request, outcome, "ada bo")
        book.close()
    return clone


def replayed(clone: Path, frame: int, timeline: str = "main") -> tuple[str, list[Any]]:
    """When a frame began, and its outcomes, from the store alone."""
    book = journal(clone, frame, timeline, offline=True)
    return book.utc, [asked(book, request) for request in ("one", "two é\ud83d", "one")]


def lines(file: Path) -> list[bytes]:
    return gzip.decompress(file.read_bytes()).splitlines()


def written(file: Path, *rows: bytes) -> Path:
    file.write_bytes(gzip.compress(b"\n".join(rows) + b"\n"))
    return file


def refused(clone: Path, file: Path) -> str:
    """What is said of a file that is not taken: one line that names it. Nothing of it is in the store."""
    before = room.snapshot(clone)
    with pytest.raises(Failure) as failure:
        store.take(str(clone), str(file))
    assert {path for path in room.snapshot(clone) if "answers" in path} == {p for p in before if "answers" in p}
    said = str(failure.value)
    assert said.startswith(f"{file}: ")
    assert "\n" not in said
    return said.removeprefix(f"{file}: ")


# --- there and back


def test_a_run_recorded_here_is_replayed_there_to_the_same_outcomes_begun_at_the_same_time(
    clones: Clones, tmp_path: Path
) -> None:
    here, there, file = recorded(clones("here")), clones("there"), tmp_path / "run.gz"
    recorded(here, (3,), "side")
    assert store.export(str(here), str(file)) == f"{file}: 9 outcomes"
    assert store.take(str(there), str(file)) == f"{file}: 9 outcomes added, 0 were here"
    for frame, timeline in ((6, "main"), (7, "main"), (3, "side")):
        assert replayed(there, frame, timeline) == replayed(here, frame, timeline)
        assert replayed(there, frame, timeline)[1][2]["text"] == f"in {frame}"


def test_what_was_imported_is_exported_again_as_it_was(clones: Clones, tmp_path: Path) -> None:
    here, there = recorded(clones("here")), clones("there")
    store.export(str(here), str(tmp_path / "one"))
    store.take(str(there), str(tmp_path / "one"))
    store.export(str(there), str(tmp_path / "two"))
    assert lines(tmp_path / "two") == lines(tmp_path / "one")


def test_the_money_of_an_imported_frame_is_known_that_of_calls_lost_too(clones: Clones, tmp_path: Path) -> None:
    here, there, file = clones("here"), clones("there"), tmp_path / "run.gz"
    book = journal(here)

    async def lost() -> dict[str, Any]:
        book.begin({"model": "m", "content": "lost"}, 100)
        raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(book.call(["ada"], {"model": "m", "content": "lost"}, lost))
    book.close()
    recorded(here, (7,))
    store.export(str(here), str(file))
    store.take(str(there), str(file))
    assert journal(here, offline=True).spent() == 106
    assert journal(there, offline=True).spent() == 106


def test_importing_twice_adds_nothing_the_second_time(clones: Clones, tmp_path: Path) -> None:
    here, there, file = recorded(clones("here")), clones("there"), tmp_path / "run.gz"
    store.export(str(here), str(file))
    store.take(str(there), str(file))
    before = {path: state[2] for path, state in room.snapshot(there / ".git" / "fleet" / "answers").items()}
    assert store.take(str(there), str(file)) == f"{file}: 0 outcomes added, 6 were here"
    assert {path: state[2] for path, state in room.snapshot(there / ".git" / "fleet" / "answers").items()} == before


def test_an_outcome_that_stands_twice_in_a_file_is_added_once(clones: Clones, tmp_path: Path) -> None:
    there, row = clones("there"), json.dumps(OUTCOME).encode()
    file = written(tmp_path / "run.gz", row, row)
    assert store.take(str(there), str(file)) == f"{file}: 1 outcomes added, 1 were here"
    folder = Path(Clone(str(there)).file("answers")) / "main"
    assert sum("outcome" in record for record in answers.records(str(folder), 1)) == 1


def test_what_is_held_already_stays_and_what_is_missing_comes(clones: Clones, tmp_path: Path) -> None:
    here, there, file = recorded(clones("here"), (7,)), clones("there"), tmp_path / "run.gz"
    store.export(str(here), str(file))
    book = journal(there)
    asked(book, "one", {"text": "own", "microusd": 1})
    book.close()
    assert store.take(str(there), str(file)) == f"{file}: 2 outcomes added, 1 were here"
    utc, outcomes = replayed(there, 7)
    assert [each["text"] for each in outcomes] == ["own", GOOD["text"], "in 7"]
    assert utc == book.utc


def test_an_import_into_a_frame_that_is_packed_outlives_the_next_packing(clones: Clones, tmp_path: Path) -> None:
    here, there, file = recorded(clones("here"), (7,)), clones("there"), tmp_path / "run.gz"
    store.export(str(here), str(file))
    book = journal(there)
    asked(book, "own", GOOD)
    book.close()
    journal(there, 8).close()
    store.take(str(there), str(file))
    journal(there, 9).close()
    assert replayed(there, 7)[1] == replayed(here, 7)[1]
    assert asked(journal(there, 7, offline=True), "own") == GOOD


def test_an_import_is_not_glued_to_the_half_line_of_a_crash(clones: Clones, tmp_path: Path) -> None:
    here, there, file = recorded(clones("here"), (7,)), clones("there"), tmp_path / "run.gz"
    store.export(str(here), str(file))
    journal(there).close()
    with open(Path(Clone(str(there)).file("answers")) / "main" / "7.jsonl", "ab") as half:
        half.write(b'{"request": "cut off in the mid')
    store.take(str(there), str(file))
    assert replayed(there, 7)[1] == replayed(here, 7)[1]


def test_no_import_meddles_with_a_worker_that_computes(clones: Clones, tmp_path: Path) -> None:
    here, there, file = recorded(clones("here")), clones("there"), tmp_path / "run.gz"
    store.export(str(here), str(file))
    with only_one(Clone(str(there)), "compute"), pytest.raises(Failure, match="another process does compute"):
        store.take(str(there), str(file))
    assert store.take(str(there), str(file)).endswith("6 outcomes added, 0 were here")


# --- export


def test_an_export_of_nothing_says_so_and_leaves_no_file(clones: Clones, tmp_path: Path) -> None:
    here = clones("here")
    journal(here).close()
    with pytest.raises(Failure, match="has no stored answers"):
        store.export(str(here), str(tmp_path / "run.gz"))
    assert not list(tmp_path.glob("run*"))


def test_an_export_to_a_place_that_is_none_says_so(clones: Clones, tmp_path: Path) -> None:
    here = recorded(clones("here"))
    with pytest.raises(Failure, match=r"no/run\.gz: No such file or directory: give a path where you may write"):
        store.export(str(here), str(tmp_path / "no" / "run.gz"))
    (tmp_path / "folder").mkdir()
    with pytest.raises(Failure, match="folder: Is a directory: give a path where you may write"):
        store.export(str(here), str(tmp_path / "folder"))
    assert not list(tmp_path.glob("*.new"))


def test_an_export_leaves_out_the_half_line_of_a_crash(clones: Clones, tmp_path: Path) -> None:
    here, file = recorded(clones("here"), (7,)), tmp_path / "run.gz"
    with open(Path(Clone(str(here)).file("answers")) / "main" / "7.jsonl", "ab") as half:
        half.write(b'{"request": "cut off in the mid')
    store.export(str(here), str(file))
    assert store.take(str(clones("there")), str(file)).endswith("3 outcomes added, 0 were here")


# --- a broken file


def test_a_file_that_is_not_there_or_is_none_of_ours_is_refused_in_one_sentence(clones: Clones, tmp_path: Path) -> None:
    there = clones("there")
    assert refused(there, tmp_path / "nowhere.gz").startswith("No such file or directory")
    assert refused(there, tmp_path).startswith("Is a directory")
    for name, data in (("empty", b""), ("text", b"hello\n"), ("short", b"\x1f\x8b")):
        (tmp_path / name).write_bytes(data)
        if data:
            assert refused(there, tmp_path / name).startswith("no file of git fleet answers export, or cut short")
    assert store.take(str(there), str(tmp_path / "empty")).endswith("0 outcomes added, 0 were here")


def test_a_file_cut_or_spoilt_anywhere_is_refused_whole(clones: Clones, tmp_path: Path) -> None:
    here, there, file = recorded(clones("here"), (7,)), clones("there"), tmp_path / "run.gz"
    store.export(str(here), str(file))
    whole = file.read_bytes()
    for end in range(1, len(whole), 13):
        file.write_bytes(whole[:end])
        refused(there, file)
    for place in range(10, len(whole), 17):
        spoilt = bytearray(whole)
        spoilt[place] ^= 0xFF
        file.write_bytes(spoilt)
        refused(there, file)
    packer = zlib.compressobj(wbits=31, level=0)
    file.write_bytes((packer.compress(b"x" * 9) + packer.flush())[:-9] + b"\xff" * 40)
    refused(there, file)


@pytest.mark.parametrize("row", [b"", b"{", b"\xff", b"[" * 100_000, b"[]", b"null", b"{}"], ids=range(7))
def test_a_line_that_is_no_record_is_named_and_nothing_is_imported(row: bytes, clones: Clones, tmp_path: Path) -> None:
    good = json.dumps(OUTCOME).encode()
    file = written(tmp_path / "run.gz", good, good, row, good)
    assert refused(clones("there"), file).startswith(("line 3: not JSON: ", "line 3: no record of git fleet answers"))


def test_a_record_that_holds_what_it_must_not_is_named_and_nothing_is_imported(clones: Clones, tmp_path: Path) -> None:
    there, good = clones("there"), json.dumps(OUTCOME).encode()
    lacking = [{k: v for k, v in OUTCOME.items() if k != key} for key in OUTCOME]
    wrong: list[dict[str, Any]] = [
        {"timeline": "../../hooks"}, {"timeline": 5}, {"frame": "1"}, {"frame": -1}, {"frame": True}, {"frame": 1.5},
        {"request": []}, {"nth": "1"}, {"agents": "ada"}, {"agents": ["../x"]}, {"asked": "it"}, {"outcome": "text"},
        {"outcome": None}, {"outcome": {"microusd": "3"}}, {"outcome": {"microusd": -3}}, {"utc": 5},
        {"utc": "2026\n"}, {"utc": "x" * 41},
        {"outcome": {"microusd": 3}}, {"outcome": {"text": 5}}, {"outcome": {"fault": "busy"}},
        {"outcome": {"text": "a", "calls": True}}, {"outcome": {"text": "a", "ms": -1}},
        {"outcome": {"text": "a", "actions": []}}, {"outcome": {"text": "a", "retry_ms": "9"}},
    ]  # fmt: skip
    for record in (*lacking, *({**OUTCOME, **each} for each in wrong)):
        file = written(tmp_path / "run.gz", good, json.dumps(record).encode())
        assert refused(there, file).startswith("line 2: no record of git fleet answers export"), record


def test_at_the_keyboard_it_is_two_commands_and_a_broken_file_is_one_line(clones: Clones, tmp_path: Path) -> None:
    here, there, file = recorded(clones("here")), clones("there"), tmp_path / "run.gz"
    for clone, command in ((here, "export"), (there, "import")):
        done = room.fleet(clone, "answers", command, str(file))
        assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{file}: 6 outcomes added, 0 were here\n"
    written(file, b"{")
    done = room.fleet(there, "answers", "import", str(file))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert f"{file}: line 1: not JSON" in done.stderr
