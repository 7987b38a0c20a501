"""`python -m tests.bench.merge`: what a call of the merge driver costs, as git calls it, by the size of the file.

Two kinds of file: a thread of a world, whose schema has rules, with comments and votes of both sides; and JSON of other
people, an array of records that both changed and appended to. Each call is a process of its own that waits for nothing:
its CPU time counts, the best of some, beside that of a Python of the same kind that does nothing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from fleet import strictjson
from tests.room import ROOT

SIZES = ((1_000, "1 KB", 9), (100_000, "100 KB", 9), (1_000_000, "1 MB", 5), (10_000_000, "10 MB", 3))
PYTHON = [sys.executable, "-I", "-S"]
PATH = "state/threads/0/1/1-ada-1.json"
BODY = "One of the two must have seen it, and said nothing; so I ask again, and again in the morning. " * 2


def thread(size: int, frame: int, agent: str) -> dict[str, Any]:
    """A thread of about so many bytes, and what an agent's side adds in a frame."""
    head = {
        "id": "1-ada-1",
        "kind": "post",
        "agent": "ada",
        "channel": "general",
        "title": "A",
        "body": "B",
        "tags": [],
    }
    count = max(size // 330, 1)
    comments = {f"2-bo-{n}": _comment("1-ada-1") for n in range(1, count + 1)}
    more = {f"{frame}-{agent}-{n}": _comment(f"1-ada-1/2-bo-{n}") for n in range(1, count // 50 + 2) if frame}
    votes = {agent: {"at": f"{frame}-{agent}-900", "value": 1}} if frame else {}
    comments["2-bo-1"]["votes"] = dict(votes)
    return {**head, "votes": votes, "flags": {}, "comments": {**comments, **more}}


def _comment(on: str) -> dict[str, Any]:
    return {"agent": "bo", "on": on, "body": BODY, "votes": {}, "flags": {}}


def records(size: int, side: int) -> list[dict[str, Any]]:
    """An array of about so many bytes; each side has changed some records and appended others."""
    count = max(size // 130, 3)
    rows: list[dict[str, Any]] = [
        {"id": n, "name": f"row {n}", "share": n / 8, "tags": ["a", "b"]} for n in range(count)
    ]
    for n in range(side, count, 100) if side else ():
        rows[n] = {**rows[n], f"seen-{side}": True}
    return rows + [{"id": f"{side}-{n}", "share": 0.5} for n in range(3) if side]


def sides(kind: str, size: int) -> list[bytes]:
    """Base, ours and theirs."""
    if kind == "a thread":
        made = (thread(size, 0, "bo"), thread(size, 3, "cy"), thread(size, 4, "dee"))
        return [strictjson.dumps(side) for side in made]
    return [json.dumps(records(size, side), indent=2).encode() for side in (0, 1, 2)]


def best(command: Sequence[str], runs: int, folder: Path, prepare: Any = None) -> float:
    """Milliseconds of CPU of the best of some runs, a process each, in a folder that is no work tree."""
    times = []
    for _ in range(runs):
        if prepare:
            prepare()
        process = subprocess.Popen(command, cwd=folder)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode == 0, command
        times.append(used.ru_utime + used.ru_stime)
    return min(times) * 1000


def measure(kind: str, size: int, runs: int, folder: Path) -> tuple[float, int]:
    """Milliseconds of a call, and the bytes of ours."""
    data = sides(kind, size)
    names = [folder / name for name in ("base", "ours", "theirs")]

    def prepare() -> None:
        for name, content in zip(names, data, strict=True):
            name.write_bytes(content)

    path = PATH if kind == "a thread" else "data.json"
    command = [*PYTHON, str(ROOT / "bin" / "fleet-merge-json"), *map(str, names), "7", path]
    return best(command, runs, folder, prepare), len(data[1])


def main() -> int:
    """Print the table."""
    with tempfile.TemporaryDirectory() as top:
        nothing = best([*PYTHON, "-c", "pass"], 15, Path(top))
        print(f"a Python that does nothing: {nothing:.1f} ms\n")
        print("| file | bytes | a call, ms | to the Python that does nothing | MB/s beyond it |")
        print("| --- | --- | --- | --- | --- |")
        for kind in ("a thread", "records"):
            for size, told, runs in SIZES:
                took, length = measure(kind, size, runs, Path(top))
                pace = length / 1e6 / max(took - nothing, 0.1) * 1000
                print(f"| {kind}, {told} | {length:,} | {took:.1f} | {took / nothing:.1f} | {pace:.1f} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
