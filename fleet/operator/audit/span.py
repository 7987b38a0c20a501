"""What is to be audited: a timeline's first-parent line, the part of it that a range names, and what it counts once.

It reads commits and clocks alone, a batch at a time, and keeps of each no more than its id and its frame.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

from fleet import names
from fleet.errors import Failure
from fleet.git import Objects, Repository
from fleet.operator.audit.past import Step, steps
from fleet.operator.edit import Place

AT_ONCE = 100
"""Commits that are read at once."""
LIKE = "write frames (10..20, 10.., ..20, 12), or commits as git log does (A..B)"


class Line:
    """The commits of a timeline up to `tip`, oldest first, with the frame that each shows."""

    def __init__(self, repo: Repository, objects: Objects, tip: str) -> None:
        self._objects = objects
        self.oids = repo.first_parents(tip)
        self.frames = array("q")
        self.twice: list[tuple[int, int, str]] = []
        """Deliveries that two clocks list: the place on the line of the later one, their frame and worker."""
        self.again: list[tuple[int, str]] = []
        """Where a fork goes on in a timeline that the line has left before: its place, and that timeline."""
        self.timeline = ""
        self._left: set[str] = set()
        self._delivered: dict[str, bytearray] = {}
        for place, step in enumerate(self._steps()):
            self._check(place, step)
            self.frames.append(step.frame)
            self._follow(place, step.timeline or self.timeline)
            for frame, worker in step.delivered():
                self._count(place, step, frame, worker)

    def _steps(self) -> Iterator[Step]:
        for start in range(0, len(self.oids), AT_ONCE):
            yield from steps(self._objects, self.oids[start : start + AT_ONCE])

    def _check(self, place: int, step: Step) -> None:
        """That git's walk is what the commits themselves say."""
        parents = step.commit.parents
        if parents[:1] != self.oids[place - 1 : place]:
            raise Failure(f"{step}: git does not walk to its parent: see git fsck --full, and git replace --list")

    def _follow(self, place: int, timeline: str) -> None:
        """A fork begins a timeline: it never takes up one that is there."""
        if timeline != self.timeline:
            self._left.add(self.timeline)
            self.again += [(place, timeline)] if timeline in self._left else []
        self.timeline = timeline

    def _count(self, place: int, step: Step, frame: int, worker: str) -> None:
        """Only a frame lists deliveries of its own: an edit and a fork show the clock before them."""
        if place and self.frames[place - 1] == step.frame:
            return
        marks = self._delivered.setdefault(worker, bytearray())
        if frame >= len(marks):
            marks.extend(bytes(frame + 1 - len(marks)))
        if marks[frame]:
            self.twice.append((place, frame, worker))
        marks[frame] = 1

    def has(self, frame: int, worker: str) -> bool:
        """Whether a clock of the line lists the delivery."""
        marks = self._delivered.get(worker, b"")
        return frame < len(marks) and bool(marks[frame])

    def lister(self, frame: int, worker: str) -> Step:
        """The first commit whose clock lists a delivery that is listed: looked for only when that is asked."""
        return next(step for step in self._steps() if (frame, worker) in step.delivered())


class Span:
    """A part of a line: from the commit at `start` to the one before `end`."""

    def __init__(self, line: Line, start: int, end: int) -> None:
        self.line = line
        self.start = start
        self.end = end

    @property
    def oids(self) -> Sequence[str]:
        """Its commits."""
        return self.line.oids[self.start : self.end]

    @property
    def frames(self) -> tuple[int, int]:
        """The first frame and the last one that it shows."""
        return self.line.frames[self.start], self.line.frames[self.end - 1]


class Range:
    """A range as a person writes it: two ends, each a frame, a commit, or left open."""

    def __init__(self, words: str) -> None:
        self.words = words
        first, dots, last = words.partition("..")
        self.first, self.last = (first, last) if dots else (first, first)
        self.single = not dots
        if (words and not first and not last) or any(end.startswith(("-", ".")) for end in (first, last)):
            raise Failure(f"{words!r} is no range: {LIKE}")

    def tip(self, place: Place) -> str | None:
        """The commit that the range ends with, where it names one."""
        return _commit(place, self.last) if self.last and not names.is_count(self.last) else None

    def span(self, place: Place, line: Line) -> Span:
        """The part of the line that is meant. Failure where there is none."""
        start = self._start(place, line)
        end = self._end(place, line)
        if start >= end:
            there = f"{line.timeline} is at frame {line.frames[-1]}"
            raise Failure(f"{self.words} holds no commit of the timeline: {there}; {LIKE}")
        return Span(line, start, end)

    def _start(self, place: Place, line: Line) -> int:
        if not self.first:
            return 0
        if names.is_count(self.first):
            return next((at for at, frame in enumerate(line.frames) if frame >= int(self.first)), len(line.oids))
        return _place(place, line, self.first) + (0 if self.single else 1)  # A..B of git begins after A

    def _end(self, place: Place, line: Line) -> int:
        if not self.last:
            return len(line.oids)
        if names.is_count(self.last):
            shown = [at for at, frame in enumerate(line.frames) if 0 <= frame <= int(self.last)]
            return shown[-1] + 1 if shown and int(self.last) <= max(line.frames) else 0
        return _place(place, line, self.last) + 1


def _place(place: Place, line: Line, name: str) -> int:
    oid = _commit(place, name)
    if oid not in line.oids:
        raise Failure(f"{name} is no commit of the timeline {line.timeline}, as git log --first-parent lists them")
    return line.oids.index(oid)


def _commit(place: Place, name: str) -> str:
    oid = place.repo.resolve(f"{name}^{{commit}}")
    if oid is None:
        raise Failure(f"{name} is neither a frame nor a commit here: {LIKE}")
    return oid
