"""The store of a mind's answers, in the clone's git directory: each is there before it is used.

An answer is found by its exact request, so a worker that was killed asks nothing again that had been answered. It
never changes an answer, and a line that a crash left half written counts as not there.
"""

from __future__ import annotations

import os
from typing import Any

from fleet import strictjson
from fleet.sha256 import sha256


def key(request: dict[str, Any]) -> str:
    """The name of a request: SHA-256 of its canonical bytes."""
    return sha256(strictjson.dumps(request)).hexdigest()


class Answers:
    """The answers of one frame: a file of one JSON object a line, only ever added to."""

    def __init__(self, folder: str, timeline: str, frame: int) -> None:
        os.makedirs(os.path.join(folder, timeline), exist_ok=True)
        self._path = os.path.join(folder, timeline, f"{frame}.jsonl")
        self._held: dict[str, Any] = {}
        self._load()
        self._file = open(self._path, "ab", buffering=0)

    def _load(self) -> None:
        try:
            with open(self._path, "rb") as file:
                lines = file.read().split(b"\n")
        except FileNotFoundError:
            return
        if lines[-1]:  # half a line: killed while writing; the next answer must not be glued to it
            with open(self._path, "ab") as file:
                file.write(b"\n")
        for line in lines[:-1]:
            self._hold(line)

    def _hold(self, line: bytes) -> None:
        try:
            record = strictjson.loads(line)
        except strictjson.Invalid:
            return  # what a crash cut off was never used
        if isinstance(record, dict) and record.keys() == {"answer", "request"}:
            self._held[record["request"]] = record["answer"]

    def get(self, name: str) -> Any | None:
        """The answer to a request, or None."""
        return self._held.get(name)

    def put(self, name: str, answer: Any) -> None:
        """Store an answer. It is on its way to the disk when this returns."""
        line = strictjson.dumps({"answer": answer, "request": name}).replace(b"\n", b"")
        rest = line + b"\n"
        while rest:  # a disk that fills up takes a part and raises only when it is asked again
            rest = rest[self._file.write(rest) :]
        self._held[name] = answer

    def close(self) -> None:
        """Close the file."""
        self._file.close()
