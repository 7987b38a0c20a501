"""The journal of a frame's calls: there before they are used, found by the exact request, whole whatever killed it."""

from __future__ import annotations

import asyncio
import json
import random
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from fleet.errors import Failure
from fleet.minds import answers
from fleet.minds.answers import Journal, Missing
from tests import room
from tests.worlds import law

ONE, TWO, THREE = ({"model": "m", "messages": [{"role": "user", "content": text}]} for text in ("one", "two", "né"))
GOOD: dict[str, Any] = {"text": "line\nline é", "calls": 1, "microusd": 3}
FAULT: dict[str, Any] = {"fault": "busy", "said": "429", "calls": 1, "microusd": 0}
KILLS = 5


class Endpoint:
    """Gives the outcomes it is handed, one a call, and counts."""

    def __init__(self, *outcomes: dict[str, Any]) -> None:
        self.left = list(outcomes)
        self.calls = 0

    async def __call__(self) -> dict[str, Any]:
        self.calls += 1
        return self.left.pop(0)


async def never() -> dict[str, Any]:
    raise AssertionError("asked again")


def opened(folder: Path, frame: int = 7, timeline: str = "main", offline: bool = False) -> Journal:
    return Journal(str(folder), timeline, frame, offline)


def asked(journal: Journal, request: dict[str, Any], do: Callable[[], Awaitable[dict[str, Any]]] = never) -> Any:
    return asyncio.run(journal.call(["ada"], request, do))


def filled(folder: Path, frame: int = 7) -> Path:
    """The file of a journal that holds two outcomes."""
    journal = opened(folder, frame)
    assert asked(journal, ONE, Endpoint(GOOD)) == GOOD
    assert asked(journal, TWO, Endpoint(FAULT)) == FAULT
    journal.close()
    return folder / "main" / f"{frame}.jsonl"


def held(folder: Path, frame: int = 7) -> dict[str, Any]:
    """What a worker that starts now would not ask again, by the first name of the request."""
    journal = opened(folder, frame, offline=True)
    found = {}
    for name, request in (("one", ONE), ("two", TWO), ("three", THREE)):
        try:
            found[name] = asked(journal, request)
        except Missing:
            continue
    return found


def spent(folder: Path, frame: int = 7) -> int:
    return opened(folder, frame, offline=True).spent()


def begun(journal: Journal, request: dict[str, Any], worst: int, outcome: dict[str, Any] | None = None) -> None:
    """A call that notes its worst case; without an outcome, its process dies in it."""

    async def do() -> dict[str, Any]:
        journal.begin(request, worst)
        if outcome is None:
            raise asyncio.CancelledError
        return outcome

    if outcome is None:
        with pytest.raises(asyncio.CancelledError):
            asked(journal, request, do)
    else:
        assert asked(journal, request, do) == outcome


# --- before it is used


def test_an_outcome_is_there_for_whoever_comes_after_before_it_is_returned(tmp_path: Path) -> None:
    journal = opened(tmp_path)
    assert asked(journal, ONE, Endpoint(GOOD)) == GOOD
    assert held(tmp_path) == {"one": GOOD}


def test_what_was_never_asked_is_asked(tmp_path: Path) -> None:
    endpoint = Endpoint(GOOD)
    assert held(tmp_path) == {}
    assert asked(opened(tmp_path), ONE, endpoint) == GOOD
    assert endpoint.calls == 1


def test_the_nth_time_of_the_same_request_is_a_call_of_its_own_and_is_found_again_in_order(tmp_path: Path) -> None:
    outcomes = [FAULT, {**GOOD, "text": "again"}, GOOD]
    endpoint = Endpoint(*outcomes)
    journal = opened(tmp_path)
    assert [asked(journal, ONE, endpoint) for _ in outcomes] == outcomes
    again = opened(tmp_path)
    assert [asked(again, ONE) for _ in outcomes] == outcomes
    fourth = Endpoint(GOOD)
    assert asked(again, ONE, fourth) == GOOD
    assert fourth.calls == 1


def test_a_fault_is_an_outcome_and_is_not_tried_again_by_a_worker_that_starts_anew(tmp_path: Path) -> None:
    asked(opened(tmp_path), TWO, Endpoint(FAULT))
    assert asked(opened(tmp_path), TWO) == FAULT


def test_a_call_that_was_ended_has_no_outcome_and_costs_the_others_nothing(tmp_path: Path) -> None:
    journal = opened(tmp_path)
    begun(journal, ONE, 5)
    asked(journal, TWO, Endpoint(GOOD))
    assert held(tmp_path) == {"two": GOOD}


def test_lanes_that_ask_side_by_side_get_each_its_own_outcome(tmp_path: Path) -> None:
    requests = [{"model": "m", "content": str(n)} for n in range(40)]

    async def lane(journal: Journal, n: int) -> Any:
        async def do() -> dict[str, Any]:
            await asyncio.sleep((n * 7 % 5) / 1000)
            return {"text": str(n), "microusd": 0}

        return (await journal.call([f"a{n}"], requests[n], do))["text"]

    async def run(journal: Journal) -> list[Any]:
        return list(await asyncio.gather(*(lane(journal, n) for n in range(40))))

    assert asyncio.run(run(opened(tmp_path))) == [str(n) for n in range(40)]
    again = opened(tmp_path)
    assert [asked(again, request)["text"] for request in requests] == [str(n) for n in range(40)]


@pytest.mark.parametrize(
    "text",
    [
        "\x00\x1b[31m\x7f\x9b\r\n\t",
        "half \ud83d a character \udc00",
        "\u2028\u202e\U000e0041",
        "x" * 2**20,
        "é🦊" * 2**18,
    ],
    ids=["controls", "surrogates", "hidden", "long", "long-wide"],
)
def test_whatever_was_said_comes_back_as_it_was(tmp_path: Path, text: str) -> None:
    request, outcome = {"model": "m", "content": text}, {"text": text, "microusd": 1}
    asked(opened(tmp_path), request, Endpoint(outcome))
    asked(opened(tmp_path), ONE, Endpoint(GOOD))
    again = opened(tmp_path)
    assert (asked(again, request), asked(again, ONE)) == (outcome, GOOD)


def test_frames_and_timelines_are_kept_apart(tmp_path: Path) -> None:
    filled(tmp_path)
    for other in (opened(tmp_path, 8), opened(tmp_path, 7, "side")):
        endpoint = Endpoint(GOOD)
        asked(other, ONE, endpoint)
        assert endpoint.calls == 1
    assert answers.frames(str(tmp_path / "main")) == [7, 8]
    assert answers.frames(str(tmp_path / "nowhere")) == []


@law(st.dictionaries(st.sampled_from("abc"), st.integers(0, 3) | st.text("a\né", max_size=3), max_size=3),
     st.dictionaries(st.sampled_from("abc"), st.integers(0, 3) | st.text("a\né", max_size=3), max_size=3))  # fmt: skip
def test_requests_share_a_name_only_when_they_are_the_same(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert (answers.key(one) == answers.key(other)) == (one == other)
    assert answers.key(dict(reversed(one.items()))) == answers.key(one)


# --- whatever killed it


def test_an_outcome_is_one_line_and_says_whose_it_is_and_what_was_asked(tmp_path: Path) -> None:
    first, one, two = map(json.loads, filled(tmp_path).read_bytes().splitlines())
    assert list(first) == ["utc"]
    assert (one["agents"], one["asked"], one["nth"], one["outcome"]) == (["ada"], ONE, 1, GOOD)
    assert two["asked"] == TWO


def test_a_last_line_cut_anywhere_costs_that_outcome_only_and_the_next_one_is_kept(tmp_path: Path) -> None:
    path = filled(tmp_path)
    whole = path.read_bytes()
    first = whole.rindex(b"\n", 0, -1) + 1
    for end in range(first, len(whole) - 1):
        path.write_bytes(whole[:end])
        journal = opened(tmp_path)
        assert asked(journal, ONE) == GOOD
        assert asked(journal, THREE, Endpoint(GOOD)) == GOOD
        journal.close()
        assert held(tmp_path) == {"one": GOOD, "three": GOOD}


def test_garbage_that_a_dying_disk_left_is_no_outcome(tmp_path: Path) -> None:
    path = filled(tmp_path)
    path.write_bytes(path.read_bytes() + b"\0" * 40 + b"\n5\n{}\nnull\n[]\n\xff\xfe\n" + b'{"request": "three"}\n')
    assert held(tmp_path) == {"one": GOOD, "two": FAULT}


def test_opening_a_whole_file_changes_nothing_in_it(tmp_path: Path) -> None:
    path = filled(tmp_path)
    before = path.read_bytes()
    opened(tmp_path).close()
    held(tmp_path)
    assert path.read_bytes() == before


class Full:
    """A disk with room for a few bytes: a write may take less than it is given, and says so in its result only."""

    def __init__(self, file: Any, room: int) -> None:
        self._file = file
        self.room = room

    def write(self, data: bytes) -> int:
        if not self.room:
            raise OSError(28, "No space left on device")
        taken: int = self._file.write(data[: self.room])
        self.room -= taken
        return taken


@pytest.mark.parametrize("place", [0, 1, 60])
def test_an_outcome_that_the_disk_did_not_take_is_not_used_and_stops_the_worker(tmp_path: Path, place: int) -> None:
    journal = opened(tmp_path)
    assert journal._lines
    disk = Full(journal._lines._file, place)
    journal._lines._file = disk  # type: ignore[assignment]
    with pytest.raises(Failure, match=r"7\.jsonl: No space left on device: .* make room"):
        asked(journal, ONE, Endpoint(GOOD))
    assert held(tmp_path) == {}
    disk.room = 10**6
    asked(journal, TWO, Endpoint(GOOD))
    assert held(tmp_path) == {"two": GOOD}, "it was glued to the half line before it"


CHILD = """
import asyncio, os, sys
sys.path.insert(0, sys.argv[1])
from fleet.minds.answers import Journal

async def call(journal, n):
    async def do():
        os.write(1, f"asked {n}\\n".encode())
        await asyncio.sleep(0)
        return {"text": str(n) * 100_000, "calls": 1, "microusd": 1}

    outcome = await journal.call(["ada"], {"model": "m", "content": n}, do)
    assert outcome["text"] == str(n) * 100_000
    os.write(1, f"used {n}\\n".encode())

async def lane(journal, first):
    for n in range(first, 100, 10):
        await call(journal, n)

async def lanes():
    journal = Journal(sys.argv[2], "main", 7)
    await asyncio.gather(*(lane(journal, first) for first in range(10)))
    journal.close()

asyncio.run(lanes())
"""


def run(folder: Path, kill: float | None) -> tuple[int, set[str], set[str]]:
    """A worker of ten lanes, killed so many seconds after its first call; its exit code, what it asked and used."""
    command = [sys.executable, "-c", CHILD, str(room.ROOT), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        said = [process.stdout.readline()]
        if kill is not None:
            time.sleep(kill)
            process.kill()
        said += process.stdout.readlines()
    rows = [row.split() for row in said if row.endswith("\n")]
    asked, used = ({row[1] for row in rows if row[0] == word} for word in ("asked", "used"))
    return process.returncode, asked, used


def test_a_worker_killed_by_the_kernel_again_and_again_asks_nothing_twice_that_was_used(tmp_path: Path) -> None:
    chance = random.Random(7)
    used: set[str] = set()
    codes, calls = [], 0
    for kill in (*(chance.uniform(0.0, 0.01) for _ in range(KILLS)), None):
        code, asked, now_used = run(tmp_path, kill)
        assert not asked & used
        used |= now_used
        codes.append(code)
        calls += len(asked)
    assert used == {str(n) for n in range(100)}
    assert calls <= 100 + 10 * KILLS
    assert codes[-1] == 0
    assert -9 in codes


# --- money


def test_what_was_spent_is_the_sum_of_all_outcomes_faults_too(tmp_path: Path) -> None:
    journal = opened(tmp_path)
    asked(journal, ONE, Endpoint(GOOD))
    asked(journal, ONE, Endpoint({**FAULT, "microusd": 40}))
    asked(journal, TWO, Endpoint({"text": "free"}))
    assert journal.spent() == spent(tmp_path) == 43


def test_a_call_that_a_crash_took_the_outcome_of_counts_at_its_worst(tmp_path: Path) -> None:
    journal = opened(tmp_path)
    begun(journal, ONE, 50)
    begun(journal, TWO, 70, GOOD)
    assert spent(tmp_path) == 50 + GOOD["microusd"]


def test_a_call_that_is_lost_again_and_again_counts_each_time_also_once_it_is_answered(tmp_path: Path) -> None:
    for _ in range(3):
        begun(opened(tmp_path), ONE, 50)
    assert spent(tmp_path) == 150
    begun(opened(tmp_path), ONE, 50, GOOD)
    assert spent(tmp_path) == 150 + GOOD["microusd"]


def test_each_time_of_a_request_has_its_own_loss(tmp_path: Path) -> None:
    journal = opened(tmp_path)
    begun(journal, ONE, 50, GOOD)
    begun(journal, ONE, 60)
    assert spent(tmp_path) == GOOD["microusd"] + 60


@law(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 9), st.none() | st.integers(0, 9)), max_size=12))
def test_whatever_dies_when_spent_is_never_below_what_was_charged(
    tmp_path_factory: pytest.TempPathFactory, calls: list[tuple[int, int, int | None]]
) -> None:
    """Each call starts in a process of its own; None: it dies, and the endpoint has charged the worst."""
    folder = tmp_path_factory.mktemp("journal")
    charged = 0
    answered: dict[int, int] = {}
    for which, worst, cost in calls:
        journal = opened(folder)
        for _ in range(answered.get(which, 0)):  # what is known already is asked in passing
            asked(journal, {"n": which})
        begun(journal, {"n": which}, worst, None if cost is None else {"microusd": min(cost, worst)})
        answered[which] = answered.get(which, 0) + (cost is not None)
        charged += worst if cost is None else min(cost, worst)
    assert spent(folder) == charged


# --- packed


def packed(folder: Path) -> Path:
    """The file of frame 7, packed by a worker that went on to frame 8."""
    path = filled(folder)
    opened(folder, 8).close()
    return path.with_name("7.jsonl.gz")


def test_older_frames_are_packed_and_read_all_the_same(tmp_path: Path) -> None:
    path = packed(tmp_path)
    assert sorted(file.name for file in path.parent.iterdir()) == ["7.jsonl.gz", "8.jsonl"]
    assert answers.frames(str(path.parent)) == [7, 8]
    assert held(tmp_path) == {"one": GOOD, "two": FAULT}


def test_a_newer_frame_is_left_alone(tmp_path: Path) -> None:
    path = filled(tmp_path)
    opened(tmp_path, 6).close()
    assert path.exists()


def test_a_frame_that_is_computed_again_after_it_was_packed_keeps_what_it_had(tmp_path: Path) -> None:
    path = packed(tmp_path)
    journal = opened(tmp_path, 7)
    assert asked(journal, ONE) == GOOD
    asked(journal, THREE, Endpoint(GOOD))
    journal.close()
    assert held(tmp_path) == {"one": GOOD, "two": FAULT, "three": GOOD}
    opened(tmp_path, 9).close()
    assert path.exists()
    assert held(tmp_path) == {"one": GOOD, "two": FAULT, "three": GOOD}


def test_merely_looking_at_a_packed_frame_loses_nothing_of_it(tmp_path: Path) -> None:
    packed(tmp_path)
    opened(tmp_path, 7).close()
    opened(tmp_path, 9).close()
    assert held(tmp_path) == {"one": GOOD, "two": FAULT}


def both(folder: Path) -> Iterator[str]:
    """The moments of a packing at which a worker can be killed, each made so; what there is then."""
    plain = filled(folder).read_bytes()
    path = folder / "main" / "7.jsonl"
    (folder / "main" / "7.jsonl.new").write_bytes(plain[:20])
    yield "half packed"
    opened(folder, 8).close()
    path.write_bytes(plain)
    yield "packed, and the plain file still there"


def test_a_packing_killed_at_any_moment_loses_nothing_and_counts_nothing_twice(tmp_path: Path) -> None:
    begun(opened(tmp_path), THREE, 100)
    for moment in both(tmp_path):
        assert held(tmp_path) == {"one": GOOD, "two": FAULT}, moment
        assert spent(tmp_path) == 100 + GOOD["microusd"], moment
        assert sum("asked" in record for record in answers.records(str(tmp_path / "main"), 7)) == 2, moment
    journal = opened(tmp_path, 7)
    assert journal.spent() == 100 + GOOD["microusd"]
    journal.close()
    assert spent(tmp_path) == 100 + GOOD["microusd"]


def test_a_packed_file_that_a_dying_disk_cut_gives_what_is_left_of_it(tmp_path: Path) -> None:
    path = packed(tmp_path)
    whole = path.read_bytes()
    for end in range(0, len(whole), 7):
        path.write_bytes(whole[:end])
        assert set(held(tmp_path)) <= {"one", "two"}
        broken = bytearray(whole)
        broken[end] ^= 0xFF
        path.write_bytes(broken)
        list(answers.records(str(path.parent), 7))
    path.write_bytes(whole[:-1])
    assert held(tmp_path) == {"one": GOOD, "two": FAULT}


# --- offline


def test_offline_gives_what_is_held_and_fails_loudly_where_it_must_ask(tmp_path: Path) -> None:
    filled(tmp_path)
    journal = opened(tmp_path, offline=True)
    assert asked(journal, ONE) == GOOD
    with pytest.raises(Missing, match=r"frame 7: the store has no answer for ada, bo \(request [0-9a-f]{12}, time 2\)"):
        asyncio.run(journal.call(["ada", "bo"], ONE, never))
    assert issubclass(Missing, Failure)


@pytest.mark.parametrize("pack", [False, True])
def test_offline_leaves_the_store_as_it_was(tmp_path: Path, pack: bool) -> None:
    (packed if pack else filled)(tmp_path)
    before = room.snapshot(tmp_path)
    for frame in (7, 8, 9):
        opened(tmp_path, frame, offline=True).close()
    assert room.snapshot(tmp_path) == before


def test_a_frame_replayed_began_when_it_was_recorded_even_after_a_try_without_its_answers(tmp_path: Path) -> None:
    opened(tmp_path / "here", offline=True).close()
    path = filled(tmp_path / "there")
    rows = path.read_bytes().splitlines(keepends=True)
    here = tmp_path / "here" / "main"
    here.mkdir(parents=True, exist_ok=True)
    (here / "7.jsonl").write_bytes(b'{"utc": "2001-02-03T04:05:06Z"}\n' + b"".join(rows[1:]))
    assert opened(tmp_path / "here", offline=True).utc == "2001-02-03T04:05:06Z"


# --- when it began


def test_the_time_of_the_first_start_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "gmtime", lambda: time.struct_time((2026, 11, 24, 4, 5, 6, 0, 0, 0)))
    opened(tmp_path).close()
    monkeypatch.setattr(time, "gmtime", lambda: time.struct_time((2027, 1, 1, 0, 0, 0, 0, 0, 0)))
    for frame, utc in ((7, "2026-11-24T04:05:06Z"), (8, "2027-01-01T00:00:00Z"), (7, "2026-11-24T04:05:06Z")):
        journal = opened(tmp_path, frame)
        assert journal.utc == utc
        journal.close()
