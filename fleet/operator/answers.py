"""`git fleet answers export|import`: a clone's store of answers as one file, to be replayed on another machine.

It holds what was asked and answered, and no key. Importing only adds.
"""

from __future__ import annotations

import gzip
import json
import os
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

from fleet import names
from fleet.errors import Failure
from fleet.minds import answers
from fleet.worker.clone import Clone, clone_at
from fleet.worker.cycle import only_one

Record = dict[str, Any]


def export(path: str, file: str) -> str:
    """Write the store of the clone at `path` into `file`: packed JSON, one record a line. What was done."""
    clone = clone_at(path)
    new = f"{file}.new"
    try:
        count = _write(clone, new)
        if count:
            os.replace(new, file)
    except OSError as error:
        raise Failure(f"{file}: {error.strerror}: give a path where you may write") from None
    finally:
        with suppress(OSError):
            os.unlink(new)
    if not count:
        raise Failure(f"{clone.path} has no stored answers: only minds that ask or run something store them")
    return f"{file}: {count} outcomes"


def _write(clone: Clone, file: str) -> int:
    count = 0
    with open(file, "wb") as plain, gzip.GzipFile("", "wb", 6, plain, mtime=0) as packed:
        for record in _all(clone):
            packed.write(json.dumps(record, sort_keys=True).encode() + b"\n")
            count += "outcome" in record
    return count


def _all(clone: Clone) -> Iterator[Record]:
    root = clone.file("answers")
    for timeline in sorted(os.listdir(root)) if os.path.isdir(root) else []:
        folder = os.path.join(root, timeline)
        for frame in answers.frames(folder):
            for record in answers.records(folder, frame):
                yield {**record, "timeline": timeline, "frame": frame}


def take(path: str, file: str) -> str:
    """Add the records of `file` to the store of the clone at `path`; what is held already stays. What was done.

    Nothing is added where a line of the file is broken. Failure where a worker computes in the clone just now.
    """
    clone = clone_at(path)
    frames: dict[tuple[str, int], list[Record]] = {}
    for record in _read(file):
        frames.setdefault((record.pop("timeline"), record.pop("frame")), []).append(record)
    with only_one(clone, "compute"):
        added = sum(_add(clone.file("answers"), *place, records) for place, records in frames.items())
    outcomes = sum("outcome" in record for records in frames.values() for record in records)
    return f"{file}: {added} outcomes added, {outcomes - added} were here"


def _read(file: str) -> list[Record]:
    try:
        with gzip.open(file, "rb") as packed:
            return [_checked(line, number, file) for number, line in enumerate(packed, 1)]
    except (OSError, EOFError, zlib.error) as error:
        why = getattr(error, "strerror", None) or f"no file of git fleet answers export, or cut short: {error}"
        raise Failure(f"{file}: {why}; export it anew") from None


def _checked(line: bytes, number: int, file: str) -> Record:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Failure(f"{file}: line {number}: not JSON: {error}; export it anew") from None
    if not isinstance(record, dict) or not _is_good(record):
        raise Failure(f"{file}: line {number}: no record of git fleet answers export; export it anew")
    return record


def _is_good(record: Record) -> bool:
    """Whether a record is one that a store holds: when it began, a call begun, calls lost, an outcome."""
    if not names.is_name(record.get("timeline")) or not _is_count(record.get("frame")):
        return False
    if "utc" in record:
        return isinstance(record["utc"], str) and len(record["utc"]) <= 40 and record["utc"].isprintable()
    if "lost" in record:
        return _is_count(record["lost"])
    if not isinstance(record.get("request"), str) or not _is_count(record.get("nth")):
        return False
    if "outcome" not in record:
        return _is_count(record.get("worst"))
    maps = [record["outcome"], record.get("asked")]
    agents = record.get("agents")
    return (
        all(isinstance(each, dict) for each in maps)
        and _is_outcome(record["outcome"])
        and isinstance(agents, list)
        and all(map(names.is_name, agents))
    )


def _is_outcome(outcome: Record) -> bool:
    """Whether an outcome is one that a mind can make: what it said or why it failed, and what it cost."""
    spoken = isinstance(outcome.get("text"), str) or {"fault", "said"} <= outcome.keys()
    return spoken and all(key in FIELDS and FIELDS[key](value) for key, value in outcome.items())


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_count(value: Any) -> bool:
    return type(value) is int and 0 <= value < 2**53


def _add(root: str, timeline: str, frame: int, records: Iterable[Record]) -> int:
    """Add what is not there; how many outcomes. Into a frame of which nothing is there goes all, calls lost too."""
    folder = os.path.join(root, timeline)
    here = [*answers.records(folder, frame)]
    held = {_place(record) for record in here if "outcome" in record}
    before = len(held)
    lines = answers.Lines(folder, frame)
    for record in records:
        if "outcome" in record:
            if _place(record) in held:
                continue
            held.add(_place(record))
        elif here:
            continue
        lines.add(record)
    lines.close()
    return len(held) - before


def _place(record: Record) -> tuple[str, int]:
    return record["request"], record["nth"]


FIELDS = {
    **dict.fromkeys(("text", "fault", "said", "finish", "model"), _is_text),
    **dict.fromkeys(
        ("calls", "prompt_tokens", "completion_tokens", "microusd", "ms", "unpriced", "retry_ms"), _is_count
    ),
}
"""What an outcome holds, each with what it may be."""
