"""The journal of a frame's calls, in the clone's git directory: each outcome is there before it is used.

An outcome is found by its exact request and by how often that was asked in the frame, so a worker that was killed asks
nothing again that was answered, and counts each failed call once. It never changes an outcome, and a line that a crash
left half written counts as not there. It knows nothing of models, and holds what was said, never a key.
"""

from __future__ import annotations

import gzip
import json
import os
import time
import zlib
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any

from fleet.errors import Failure
from fleet.sha256 import sha256

Record = dict[str, Any]
Place = tuple[str, int]
"""(name of a request, how often it was asked in the frame)."""
PLAIN, PACKED = ".jsonl", ".jsonl.gz"


class Missing(Failure):
    """An outcome that the store does not hold, where nothing may be asked."""


def key(request: Record) -> str:
    """The name of a request: SHA-256 of its JSON with sorted keys."""
    return sha256(json.dumps(request, sort_keys=True).encode()).hexdigest()


class Journal:
    """The outcomes of one frame: a file of one JSON object a line, only ever added to."""

    def __init__(self, folder: str, timeline: str, frame: int, offline: bool = False) -> None:
        self._folder = os.path.join(folder, timeline)
        self._frame = frame
        self._asked: dict[str, int] = {}
        self._held: dict[Place, Record] = {}
        self._begun: dict[Place, int] = {}
        self.lost = 0
        """Microdollars at worst of calls that a crash took the outcome of: they may have been charged."""
        self.utc = ""
        """When the frame's computing began here, at the first start of it."""
        for record in records(self._folder, frame):
            self._hold(record)
        self._lines = None if offline else Lines(self._folder, frame)
        if self._lines and self._begun:
            self._add({"lost": sum(self._begun.values())})
        if not self.utc:
            self.utc = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
            if self._lines:
                self._add({"utc": self.utc})

    def _hold(self, record: Record) -> None:
        self.utc = self.utc or record.get("utc", "")
        place = (record.get("request", ""), record.get("nth", 0))
        if "outcome" in record:
            self._held[place] = record["outcome"]
            self._begun.pop(place, None)
        elif "worst" in record:
            self._begun[place] = record["worst"]
        elif "lost" in record:
            self.lost += record["lost"]
            self._begun.clear()

    def spent(self) -> int:
        """Microdollars of all outcomes held, and the worst case of calls that a crash took the outcome of."""
        answered = sum(int(outcome.get("microusd", 0)) for outcome in self._held.values())
        return answered + self.lost + sum(self._begun.values())

    async def call(self, agents: Sequence[str], request: Record, do: Callable[[], Awaitable[Record]]) -> Record:
        """The next outcome of exactly this request: from the store, else what `do` gives, stored before it is returned.

        Outcomes are JSON objects, failures too. Raises Missing where the store is all there may be.
        """
        name = key(request)
        place = name, self._asked.get(name, 0) + 1
        self._asked[name] = place[1]
        if place not in self._held:
            if self._lines is None:
                raise Missing(
                    f"frame {self._frame}: the store has no answer for {', '.join(agents)} (request {name[:12]}, "
                    f"time {place[1]}): record it by a run without --offline, or git fleet answers import FILE"
                )
            outcome = await do()
            self._add({"request": name, "nth": place[1], "agents": [*agents], "asked": request, "outcome": outcome})
        return self._held[place]

    def begin(self, request: Record, worst: int) -> None:
        """Note that a call is about to be made that can cost so much, so that a crash in it cannot break a cap."""
        name = key(request)
        self._add({"request": name, "nth": self._asked[name], "worst": worst})

    def _add(self, record: Record) -> None:
        assert self._lines is not None
        self._lines.add(record)
        self._hold(record)

    def close(self) -> None:
        """Close the file, and pack those of older frames."""
        if self._lines is None:
            return
        self._lines.close()
        for name in os.listdir(self._folder):
            frame = name.removesuffix(PLAIN)
            if name.endswith(PLAIN) and frame.isdigit() and int(frame) < self._frame:
                _pack(os.path.join(self._folder, name))


class Lines:
    """The file of one frame, open to be added to."""

    def __init__(self, folder: str, frame: int) -> None:
        os.makedirs(folder, exist_ok=True)
        self._path = os.path.join(folder, f"{frame}{PLAIN}")
        _unpack(self._path)
        self._torn = not _ends_well(self._path)
        self._file = open(self._path, "ab", buffering=0)

    def add(self, record: Record) -> None:
        """Add a record; it is whole in the file, or this raises Failure."""
        # Half a line: a crash or a full disk left it; what comes next must not be glued to it.
        rest = b"\n" * self._torn + json.dumps(record, sort_keys=True).encode() + b"\n"
        self._torn = True
        try:
            while rest:  # a disk that fills up takes a part and raises only when it is asked again
                rest = rest[self._file.write(rest) :]
        except OSError as error:
            why = f"{self._path}: {error.strerror}: an answer could not be stored, so it is not used"
            raise Failure(f"{why}; make room and start again") from None
        self._torn = False

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _ends_well(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return file.seek(0, os.SEEK_END) == 0 or (file.seek(-1, os.SEEK_END), file.read())[1] == b"\n"
    except FileNotFoundError:
        return True


def _pack(path: str) -> None:
    """Prompts repeat themselves: a packed file is about a tenth."""
    with open(path, "rb") as plain, open(f"{path}.new", "wb") as new, gzip.open(new, "wb", 6) as packed:
        packed.write(plain.read())
    os.replace(f"{path}.new", _packed(path))
    os.unlink(path)


def _unpack(path: str) -> None:
    """The other way, for a frame that is computed again. Where a crash left both files, the plain one holds all."""
    if not os.path.exists(_packed(path)):
        return
    if not os.path.exists(path):
        with open(f"{path}.new", "wb") as new:
            new.writelines(_unpacked(_packed(path)))
        os.replace(f"{path}.new", path)
    os.unlink(_packed(path))


def _packed(path: str) -> str:
    return path.removesuffix(PLAIN) + PACKED


def _unpacked(path: str) -> Iterator[bytes]:
    """The lines of a packed file, as far as a dying disk left them."""
    with gzip.open(path) as file, suppress(EOFError, zlib.error, gzip.BadGzipFile):
        yield from file


def records(folder: str, frame: int) -> Iterator[Record]:
    """Every whole record of a frame's file, packed or not, in order."""
    path = os.path.join(folder, f"{frame}{PLAIN}")
    try:
        with open(path, "rb") as plain:
            yield from _parsed(plain)
    except FileNotFoundError:
        if os.path.exists(_packed(path)):
            yield from _parsed(_unpacked(_packed(path)))


def _parsed(lines: Iterable[bytes]) -> Iterator[Record]:
    for line in lines:
        try:
            record = json.loads(line)
        except ValueError:
            continue  # what a crash cut off was never used
        if isinstance(record, dict):
            yield record


def frames(folder: str) -> list[int]:
    """The frames of which a timeline's folder holds a file, oldest first."""
    if not os.path.isdir(folder):
        return []
    found = {name.removesuffix(PACKED).removesuffix(PLAIN) for name in os.listdir(folder)}
    return sorted(int(name) for name in found if name.isdigit())
