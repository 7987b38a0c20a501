"""`git fleet audit`: history executed again, commit by commit, and compared with what it recorded.

Every frame is folded from its own parents, every edit merged, every fork made again. It reads this repository alone,
fetches nothing, and never writes into it.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from typing import Any

from fleet import names
from fleet.errors import Failure
from fleet.fold.report import counted_word
from fleet.operator.audit.jobs import verdicts
from fleet.operator.audit.past import EDIT, FORK, FRAME, Verified, reading
from fleet.operator.audit.span import Line, Range, Span
from fleet.operator.checks import Progress
from fleet.operator.edit import Place
from fleet.origin import inbox
from fleet.origin.gate import one_line

Document = dict[str, Any]
KEPT = 1000
"""Findings that are kept; more are counted."""
CALLED = {EDIT: "edit at ", FORK: "fork at "}


class Finding:
    """Something that is not as its parents give it: which commit, where in its tree, and what."""

    def __init__(self, place: int, commit: str, frame: int, kind: str, found: dict[str, str]) -> None:
        self.place = place
        """On the line: the oldest is told first."""
        self.commit = commit
        self.frame = frame
        self.kind = kind
        self.path, self.pointer, self.what = found["path"], found["pointer"], found["what"]

    def __str__(self) -> str:
        at = f"{CALLED.get(self.kind, '')}frame {self.frame}" if self.frame >= 0 else "a commit"
        where = " ".join(filter(None, (self.path, self.pointer)))
        return one_line(f"{at} ({self.commit[:12]}): {where + ': ' if where else ''}{self.what}")

    def as_json(self) -> Document:
        """As a JSON value."""
        texts = {"path": self.path, "pointer": self.pointer, "what": self.what}
        shown = {key: one_line(text) for key, text in texts.items()}
        return {"commit": self.commit, "frame": self.frame, "kind": self.kind, **shown}


class Audit:
    """An audit, as far as it has come."""

    def __init__(self, span: Span) -> None:
        self.span = span
        self.counts = dict.fromkeys(("commits", "frames", "deliveries", "edits", "forks", "unsigned", "foreign"), 0)
        self.findings: list[Finding] = []
        self.left_out = 0
        """Findings that were not kept."""
        self.notes: list[str] = []
        self.seconds = 0.0
        self._places = {oid: place for place, oid in enumerate(span.oids, span.start)}
        self._done = bytearray(len(span.oids))
        self._merged: dict[str, str] = {}

    def take(self, row: Document) -> None:
        """Count a verdict."""
        place = self._places[row["commit"]]
        self._done[place - self.span.start] = 1
        counted = {"commits": 1, **{kind + "s": row["kind"] == kind for kind in (FRAME, EDIT, FORK)}}
        for key, count in {**counted, **{key: row[key] for key in ("deliveries", "unsigned", "foreign")}}.items():
            self.counts[key] += count
        self._merged |= row["merged"]
        for found in row["findings"]:
            self._keep(Finding(place, row["commit"], row["frame"], row["kind"], found))

    def _keep(self, finding: Finding) -> None:
        """The oldest findings are kept. Of one commit they come in the order in which they are told."""
        self.findings.append(finding)
        self.findings.sort(key=lambda finding: finding.place)
        self.left_out += len(self.findings[KEPT:])
        del self.findings[KEPT:]

    def end(self, place: Place) -> None:
        """What is seen only when all is judged: what the whole history does twice, and what is to be noted."""
        wrong = {finding.place for finding in self.findings}
        for at, told in _twice(self.span.line):
            if at not in wrong:
                line = self.span.line
                found = {"path": "frame.json", "pointer": "", "what": told}
                self._keep(Finding(at, line.oids[at], line.frames[at], FRAME, found))
        self.notes += [
            f"the timeline {name} was merged, and is a history of its own: git fleet audit ..{oid[:12]}"
            for name, oid in sorted(self._merged.items())
        ]
        self.notes += _notes(self, place)

    def judged_until(self) -> int | None:
        """The frame up to which all is judged, without a gap; None where that is none yet."""
        count = self._done.find(0) if 0 in self._done else len(self._done)
        return self.span.line.frames[self.span.start + count - 1] if count else None

    @property
    def code(self) -> int:
        """The exit code: 1 if anything was found."""
        return 1 if self.findings else 0


def audit(path: str, words: str = "", jobs: int | None = None, timeline: str = "") -> Audit:
    """Audit what the range `words` names of a timeline of the repository at `path`, by default all of HEAD's."""
    began = time.monotonic()
    place = Place(path, timeline)
    _check_whole(place)
    wanted = Range(words)
    with tempfile.TemporaryDirectory(prefix="fleet-audit-") as scratch:
        reading(place.repo, scratch)
        with Verified(place.repo.env) as objects:
            line = Line(place.repo, objects, wanted.tip(place) or _tip(place, timeline))
            _check_name(place, line, bool((place.bare or timeline) and not wanted.tip(place)))
            found = Audit(wanted.span(place, line))
            _run(found, place, jobs or os.cpu_count() or 1)
            found.end(place)
    found.seconds = time.monotonic() - began
    return found


def _check_whole(place: Place) -> None:
    """An audit starts from what nobody had to fetch: all commits, all that they hold."""
    if place.repo.is_shallow():
        raise Failure("this clone is shallow, and an audit needs its whole history: git fetch --unshallow")
    if any(key.endswith(".promisor") for key in place.repo.settings()):
        raise Failure("this clone holds only a part of the world's objects: audit in a full one, made by git clone URL")


def _check_name(place: Place, line: Line, bound: bool) -> None:
    """That there is a world, and of the timeline that was asked for, where one was."""
    if not line.timeline:
        raise Failure(f"{place.path} holds no world: run this in a clone of one, or in its bare origin")
    if bound and line.timeline != place.timeline:
        raise Failure(f"{place.timeline} ends with a commit of the timeline {line.timeline}: see git fleet doctor")


def _tip(place: Place, timeline: str) -> str:
    """What ends the line: at an origin the timeline's tip; in a clone HEAD, or the tip of a timeline that is named."""
    mirrored = f"refs/remotes/origin/{place.timeline}"
    refs = [mirrored, names.timeline_ref(place.timeline)] if not place.bare else [names.timeline_ref(place.timeline)]
    for name in refs if timeline or place.bare else ["HEAD"]:
        oid = place.repo.resolve(f"{name}^{{commit}}")
        if oid:
            return oid
    raise Failure(
        f"{place.repo.git_dir} has no timeline {place.timeline}: run this in a clone of a world, or its origin"
    )


def _run(found: Audit, place: Place, jobs: int) -> None:
    oids = found.span.oids
    progress, began = Progress(), time.monotonic()
    try:
        for row in verdicts(place.repo, oids, jobs):
            found.take(row)
            done = found.counts["commits"]
            rate = done / (time.monotonic() - began + 0.001)
            progress.tell(f"{found.span.line.timeline}, {rate:.0f} commits a second", done, len(oids))
    except KeyboardInterrupt:
        raise KeyboardInterrupt(_interrupted(found)) from None
    finally:
        progress.end()


def _interrupted(found: Audit) -> str:
    until = found.judged_until()
    told = "something is wrong in them" if found.findings else "every tree is what its parents give"
    first, last = found.span.frames
    if until is None or until >= last:
        return "interrupted; nothing was changed: audit again"
    return f"interrupted; frames {first} to {until} are judged, and {told}: git fleet audit {until}.. goes on"


def _twice(line: Line) -> Iterator[tuple[int, str]]:
    """What the clocks of a whole line say of deliveries and timelines that cannot be: (place on the line, what)."""
    for at, frame, worker in line.twice:
        first = line.lister(frame, worker)
        yield at, f"the delivery of {worker} for frame {frame} was consumed twice: {first} lists it already"
    for at, timeline in line.again:
        yield at, f"it goes back to the timeline {timeline}, which this history has left: a fork begins a new one"


def _notes(found: Audit, place: Place) -> Iterator[str]:
    """What is good to know and proves nothing."""
    counts, line = found.counts, found.span.line
    if counts["unsigned"]:
        asked = counted_word(counts["unsigned"], "delivery", "deliveries")
        yield f"not checked: the signatures of {asked}, whose workers have keys; this release cannot check them"
    if counts["foreign"]:
        bodies = counted_word(counts["foreign"], "message")
        yield f"not compared: the bodies of {bodies} by other releases; subjects and trailers were"
    for item in inbox.pending(place.repo, line.timeline) if place.bare else ():
        if line.has(item.frame, item.worker):
            yield f"{item.ref} waits, and that delivery is folded already: git fleet doctor --fix"
    fetched = None if place.bare else place.repo.resolve(f"refs/remotes/origin/{line.timeline}")
    if found.findings and fetched and not place.repo.contains(fetched, line.oids[-1]):
        yield f"HEAD has commits that origin/{line.timeline} has not: git fleet audit --timeline {line.timeline}"


def text(found: Audit, everything: bool = False) -> str:
    """The findings, by default the first alone, then notes, then the result in one line."""
    shown = found.findings if everything else found.findings[:1]
    rows = [str(finding) for finding in shown]
    more = len(found.findings) - len(shown) + found.left_out
    if more:
        rows.append(f"and {more} more{'' if everything else ': git fleet audit --all'}")
    return "\n".join([*rows, *(f"note: {note}" for note in map(one_line, found.notes)), _result(found)]) + "\n"


def _result(found: Audit) -> str:
    first, last = found.span.frames
    counts = found.counts
    frames = f"frame {first}" if first == last else f"frames {first} to {last}"
    parts = [frames, counted_word(counts["deliveries"], "delivery", "deliveries")]
    parts += [counted_word(counts[key + "s"], key) for key in (EDIT, FORK) if counts[key + "s"]]
    wrong = len(found.findings) + found.left_out
    result = counted_word(wrong, "difference") if wrong else "every tree is what its parents give"
    return f"{found.span.line.timeline}: {', '.join(parts)}: {result} ({found.seconds:.1f} s)"


def as_json(found: Audit) -> Document:
    """The same as a JSON value, all findings in it."""
    line = found.span.line
    first, last = found.span.frames
    where = {"timeline": line.timeline, "tip": line.oids[found.span.end - 1], "first": first, "last": last}
    findings = [finding.as_json() for finding in found.findings]
    rest = {"left_out": found.left_out, "notes": found.notes, "ms": round(found.seconds * 1000)}
    return {**where, **found.counts, "ok": not findings, "findings": findings, **rest}
