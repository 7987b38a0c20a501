"""History: every delivery was folded once, and every clock and total equals a recount of the deltas.

It walks the timeline's first parents from the oldest on, and reads the deltas of one frame at a time. What the counts
mean is told by fleet/fold/recount.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from fleet import names, schema
from fleet.delta import Delivery, Refused
from fleet.fold.laws import Breach, Reference, unmet
from fleet.fold.recount import SPEECH, WORKERS, Recount, apply
from fleet.git import Commit, GitError
from fleet.operator.checks import ERROR, NOTE, WARNING, Case, Few, Finding, recipes
from fleet.operator.checks.documents import Broken
from fleet.operator.init import first_clock
from fleet.origin import edits, inbox

Document = dict[str, Any]
AT_ONCE = 100
"""Commits that are read at once."""
CLOCK = "frame.json"


class Step:
    """A commit of the timeline: what it shows, and the clock before it; None where that cannot be read."""

    __slots__ = ("before", "clock", "commit")

    def __init__(self, commit: Commit, before: Document | None, clock: Document | None) -> None:
        self.commit = commit
        self.before = before
        self.clock = clock

    @property
    def is_frame(self) -> bool:
        """Whether it made a frame."""
        return bool(self.clock and (self.before is None or self.clock["frame"] != self.before["frame"]))

    def where(self) -> str:
        """How to name it."""
        frame = f"frame {self.clock['frame']}" if self.clock else "a frame"
        return f"{frame} ({self.commit.oid[:12]})"


def check(case: Case) -> Iterator[Finding]:
    """The recount, from the oldest commit on that is here."""
    whole = not case.place.repo.is_shallow()
    if not whole:
        told = "history was cut off here: totals are counted from the oldest frame on that is here"
        yield Finding(NOTE, "history", told, "git fetch --unshallow")
    line = case.place.repo.first_parents(case.commit)
    findings = Few("history")
    shrunk = 0
    recount: Recount | None = None
    for count, step in enumerate(_steps(case, line)):
        case.progress.tell("frames recounted", count, len(line))
        shrunk += edits.SHRINK in step.commit.message.splitlines()
        for finding in _look(case, step, recount):
            findings.add(finding)
        if step.clock and recount is None:
            recount = Recount(step.clock)
        elif step.clock and step.before and step.clock["timeline"] != step.before["timeline"] and recount:
            recount.forked()
    yield from findings
    if recount and whole:
        case.facts["frames"] = (case.clock or {"frame": 0})["frame"]
        case.facts["actions"] = recount.actions
        yield from _attendance(case, recount)
        yield from _lost(case, line, recount, shrunk)


def _steps(case: Case, line: Sequence[str]) -> Iterator[Step]:
    """The commits of the line with their clocks, read in batches."""
    before: Document | None = None
    for start in range(0, len(line), AT_ONCE):
        few = line[start : start + AT_ONCE]
        commits = case.objects.read(few)
        clocks = case.objects.read([f"{oid}:{CLOCK}" for oid in few])
        for commit, clock in zip(commits, clocks, strict=True):
            if commit is None:
                raise GitError(["cat-file"], 128, "a commit of the timeline is missing: git fsck --full")
            shown = _parsed(clock.data) if clock else None
            yield Step(Commit(commit.oid, commit.data), before, shown)
            before = shown or before


def _parsed(data: bytes) -> Document | None:
    try:
        found: Document = schema.document(CLOCK, data)
    except schema.Misfit:
        return None
    return found


def _look(case: Case, step: Step, recount: Recount | None) -> Iterator[Finding]:
    """What is wrong with one commit."""
    if step.clock is None:
        yield Finding(ERROR, step.where(), "its frame.json cannot be read", f"git show {step.commit.oid}:{CLOCK}")
    elif recount is None or step.before is None:
        yield from _first(case, step)
    elif not step.is_frame:
        yield from _no_frame(case, step)
    elif step.clock["frame"] != step.before["frame"] + 1:
        told = f"it follows frame {step.before['frame']}"
        yield Finding(ERROR, step.where(), told, _forged(case, step))
    else:
        yield from _frame(case, step, recount)


def _first(case: Case, step: Step) -> Iterator[Finding]:
    """Genesis counts nothing."""
    clock = step.clock
    if clock and not step.commit.parents and clock["frame"] == 0 and clock["total"] != first_clock()["total"]:
        yield Finding(ERROR, f"{step.where()}: {CLOCK} total", "genesis counts what nobody did", _forged(case, step))


def _no_frame(case: Case, step: Step) -> Iterator[Finding]:
    """An edit leaves the clock alone; a fork gives it the name of its timeline."""
    assert step.clock and step.before
    changed = sorted(key for key in step.clock if step.clock[key] != step.before[key] and key != "timeline")
    if changed:
        told = f"it is no frame, and it changes {', '.join(changed)} of {CLOCK}, which is the primary's"
        yield Finding(ERROR, step.where(), told, _forged(case, step))


def _frame(case: Case, step: Step, recount: Recount) -> Iterator[Finding]:
    try:
        deliveries = read_deliveries(case, step)
    except Refused as refused:
        yield Finding(ERROR, step.where(), str(refused), _forged(case, step))
        deliveries = []
    assert step.clock
    for breach in recount.take(step.clock, deliveries):
        where = f"{step.where()}: {breach.path} {breach.place}"
        yield Finding(ERROR, where, breach.what, _forged(case, step))


def read_deliveries(case: Case, step: Step) -> list[Delivery]:
    """The deliveries that a frame commit has for parents. Raises Refused where they are not those that it names."""
    assert step.clock
    frame, timeline = step.clock["frame"], step.clock["timeline"]
    named = [(int(of), worker) for worker, _, of in (late.rpartition("/") for late in step.clock["late"])]
    named += [(frame, worker) for worker in step.clock["delivered"]]
    parents = step.commit.parents[1:]
    if len(parents) != len(named):
        raise Refused(f"it has {len(parents)} deliveries for parents, and its {CLOCK} names {len(named)}")
    waited = [
        inbox.Pending(names.inbox_ref(timeline, of, worker), oid)
        for (of, worker), oid in zip(sorted(named), parents, strict=True)
    ]
    deliveries = inbox.read(case.objects, waited)
    empty = next((each for each in deliveries if not each.deltas), None)
    if empty:
        raise Refused(f"its parent {empty.oid[:12]} holds no delta of {empty.worker} for frame {empty.frame}")
    return deliveries


def _forged(case: Case, step: Step) -> str:
    """A forged tip can be put back; what others have been built upon is shown."""
    if step.commit.oid == case.commit and step.commit.parents:
        return recipes.set_timeline(case, step.commit.parents[0])
    return f"git show --format=fuller {step.commit.oid}"


def _attendance(case: Case, recount: Recount) -> Iterator[Finding]:
    workers, clock = case.root(WORKERS), case.clock
    if workers is None or clock is None:
        return
    for breach in recount.attendance(workers, clock["frame"]):
        yield Finding(ERROR, f"{breach.path} {breach.place}", breach.what, f"git log -p --first-parent -- {WORKERS}")


# --- nothing that was said is lost


def _lost(case: Case, line: Sequence[str], recount: Recount, shrunk: int) -> Iterator[Finding]:
    """What was applied and is not in the tree. Where the sums of ids differ, history is read once more for it."""
    frames = case.said.differs(recount.said)
    if not frames or case.clock is None:
        return
    words = f"; edits of this history that say {edits.SHRINK}: {shrunk}" if shrunk else ""
    lost = Broken(case, WARNING if shrunk else ERROR, words)
    for breach in unmet(_said(case, line, frames), case.read):
        told = f"{breach.what}, and it was applied"
        lost.add(Breach(breach.path, breach.place, told, breach.lost))
    yield from lost


def _said(case: Case, line: Sequence[str], frames: set[int]) -> Iterator[Reference]:
    """A reference to all that was applied and whose ids are of those frames."""
    for step in _steps(case, line):
        if not step.is_frame or step.before is None or not step.clock:
            continue
        try:
            deliveries = read_deliveries(case, step)
        except Refused:
            continue  # told by now
        for action in apply(step.clock, deliveries)[0]:
            if action["do"] in SPEECH and names.id_key(action["id"])[0] in frames:
                thread = names.split_address(str(action.get("on", action["id"])))[0]
                address = f"{thread}/{action['id']}" if "on" in action else thread
                yield Reference(names.thread_path(thread), action["id"], address)
