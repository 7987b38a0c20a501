"""Where our time goes: the event traces that git itself writes (GIT_TRACE2_EVENT), read as a timeline of each frame.

A frame is cut into consecutive parts, each up to a moment that every worker has reached, so that the parts add up to
the whole. Taken in frames of their own, because tracing costs a little. What Python does shows as time between gits.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

PARTS = {
    "release": "the frame is published -> the last worker begins to pull",
    "pull": "-> the last pull has ended",
    "compute": "-> the last push begins (views, mind, delivery)",
    "send": "-> the last pre-receive begins",
    "gate": "-> the last pre-receive has ended",
    "hold": "-> the keeper lists the inbox, all being in",
    "fold": "-> its fast-import has ended",
    "publish": "-> its transaction of refs has ended",
}


class Process:
    """One process of git: what it was, when it ran, whose child it was, and when its hooks ran."""

    def __init__(self, lines: list[dict[str, Any]]) -> None:
        self.family: list[str] = lines[0]["sid"].split("/")
        self.name = next((line["name"] for line in lines if line["event"] == "cmd_name"), "?")
        self.argv: list[str] = next(line["argv"] for line in lines if line["event"] == "start")
        self.start = moment(lines[0])
        self.end = moment(lines[-1])
        self.hooks = dict(_hooks(lines))

    def is_server(self, names: dict[str, str]) -> bool:
        """Whether it ran at the origin's end of a push or pull."""
        return any(names.get(sid) in ("receive-pack", "upload-pack") for sid in self.family)


def moment(line: dict[str, Any]) -> float:
    """When an event happened, in seconds."""
    return datetime.fromisoformat(line["time"]).timestamp()


def _hooks(lines: list[dict[str, Any]]) -> Iterator[tuple[str, tuple[float, float]]]:
    starts = {line["child_id"]: line for line in lines if line["event"] == "child_start" and "hook_name" in line}
    for line in lines:
        if line["event"] == "child_exit" and line["child_id"] in starts:
            begun = starts[line["child_id"]]
            yield begun["hook_name"], (moment(begun), moment(line))


def read(folder: Path) -> list[Process]:
    """All processes that left a trace."""
    files = ([json.loads(line) for line in path.read_text().splitlines()] for path in folder.iterdir())
    return sorted((Process(lines) for lines in files if lines), key=lambda process: process.start)


class Timeline:
    """The traces of some frames of a fleet."""

    def __init__(self, folder: Path, workers: int) -> None:
        self._workers = workers
        self._all = read(folder)
        names = {process.family[-1]: process.name for process in self._all}
        self._server = [process for process in self._all if process.is_server(names)]
        self._worker = [process for process in self._all if process not in set(self._server)]
        self._published = [p.end for p in self._server if p.name == "update-ref" and "--stdin" in p.argv]

    def parts(self) -> dict[str, float]:
        """Median seconds of each part of a frame."""
        frames = [self._cut(start, end) for start, end in pairwise(self._published)]
        return {part: median(frame[part] for frame in frames) for part in PARTS}

    def _cut(self, start: float, end: float) -> dict[str, float]:
        def within(processes: list[Process], name: str) -> list[Process]:
            return [p for p in processes if p.name == name and start <= p.start < end]

        pulls, pushes = within(self._worker, "pull"), within(self._worker, "push")
        gates = [
            p.hooks["pre-receive"]
            for p in self._server
            if "pre-receive" in p.hooks and start <= p.hooks["pre-receive"][0] < end
        ]
        importer = within(self._server, "fast-import")[-1]
        listings = [p for p in within(self._server, "for-each-ref") if p.family[:-1] == importer.family[:-1]]
        ends = [
            max(p.start for p in pulls),
            max(p.end for p in pulls),
            max(p.start for p in pushes),
            max(begun for begun, _ in gates),
            max(ended for _, ended in gates),
            max(p.start for p in listings),
            importer.end,
            end,
        ]
        return {part: to - since for part, (since, to) in zip(PARTS, pairwise([start, *ends]), strict=True)}

    def each(self) -> dict[str, float]:
        """Median seconds of what every worker has once a frame, while all others do the same."""
        gates = [p.hooks["pre-receive"] for p in self._server if "pre-receive" in p.hooks]
        pulls = [p.end - p.start for p in self._worker if p.name == "pull"]
        return {"pull": median(pulls), "gate": median(end - start for start, end in gates)}

    def processes(self) -> dict[str, dict[str, float]]:
        """How many processes of git run a worker and frame, by command, at the worker's end and at the origin's."""
        rounds = self._workers * (len(self._published) or 1)
        sides = {"worker": self._worker, "origin": self._server}
        counts = {side: Counter(p.name for p in found) for side, found in sides.items()}
        return {side: {name: round(n / rounds, 2) for name, n in count.most_common()} for side, count in counts.items()}
