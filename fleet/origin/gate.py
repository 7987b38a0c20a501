"""The gate: looks at every ref of a push before any of it is in, and refuses with file, place and reason.

It reads through one process of git, by raw trees, so that its cost does not grow with the world. It changes nothing:
what is let in waits in the inbox or among the edits for the primary.
"""

from __future__ import annotations

import os
import sys
import time

from fleet import names, roster
from fleet.delta import Refused
from fleet.errors import Failure
from fleet.git import Repository
from fleet.origin import deliveries, locks
from fleet.world import World

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fleet.git import Commit, Objects

AHEAD = 86400
"""Seconds that a commit may be dated ahead of our clock: frames take their date from their parents."""
LONGEST = 1000
"""Characters of a refusal: what is quoted of a push may be as long as its sender likes."""


class Push:
    """One ref of a push."""

    __slots__ = ("new", "old", "ref")

    def __init__(self, line: str) -> None:
        self.old, self.new, self.ref = line.split(" ", 2)

    @property
    def creates(self) -> bool:
        """Whether the ref is new."""
        return not self.old.strip("0")

    @property
    def deletes(self) -> bool:
        """Whether the ref is to go."""
        return not self.new.strip("0")


class Gate:
    """The gate of one repository, for the time of one push."""

    def __init__(self, repo: Repository, objects: Objects) -> None:
        self.repo = repo
        self.objects = objects

    def judge(self, push: Push) -> None:
        """Let a ref in, or raise Refused."""
        kind, judge = next(
            ((kind, judge) for kind, judge in KINDS.items() if push.ref.startswith(kind)), ("", _refuse_unknown)
        )
        judge(self, push, push.ref[len(kind) :].split("/"))

    def tip(self, timeline: str) -> World:
        """The tip of a timeline that exists."""
        world = World.at(self.objects, names.timeline_ref(timeline)) if names.is_name(timeline) else None
        if world is None:
            raise Refused(f"there is no timeline {timeline!r} here")
        return world

    def on_line(self, world: World, commit: str, frame: int) -> bool:
        """Whether `commit`, which shows `frame`, lies on the first-parent line that ends in the tip."""
        at: World | None = world
        while at is not None and at.frame >= frame:
            if at.commit.oid == commit:
                return True
            at = World.at(self.objects, at.commit.parents[0]) if at.commit.parents else None
        return False


def _refuse_unknown(gate: Gate, push: Push, parts: list[str]) -> None:
    raise Refused(
        f"{push.ref} is no ref of a world: deliver to refs/inbox/TIMELINE/FRAME/WORKER, "
        "edit by refs/edits/TIMELINE/NAME"
    )


def _refuse_timeline(gate: Gate, push: Push, parts: list[str]) -> None:
    there = names.is_name(parts[0]) and World.at(gate.objects, names.timeline_ref(parts[0])) is not None
    timeline = parts[0] if there else names.MAIN
    new = "" if there or push.deletes else ", or begin a timeline: git fleet fork NAME"
    raise Refused(
        f"{push.ref} is written by the primary alone: push it as an edit: "
        f"git push origin HEAD:refs/edits/{timeline}/NAME{new}"
    )


def _create_only(push: Push, what: str) -> None:
    if push.deletes:
        raise Refused(f"{push.ref}: {what} is not deleted by hand")
    if not push.creates:
        raise Refused(f"{push.ref}: {what} is there already and never changed; what was delivered stays")


def _judge_wait(gate: Gate, push: Push, parts: list[str]) -> None:
    if len(parts) != 2 or not names.is_name(parts[1]):
        raise Refused(
            f"{push.ref}: a wait is refs/wait/TIMELINE/NAME, the name like mini-1-4f2a, at most 63 characters"
        )
    _create_only(push, "a wait")
    world = gate.tip(parts[0])
    there = World.at(gate.objects, push.new)
    frame = gate.objects.one(f"{push.new}:frame.json") if there else None
    if there is None or frame is None or not gate.on_line(world, push.new, there.frame):
        raise Refused(f"{push.ref}: {push.new[:12]} is no commit of the timeline {parts[0]}: git pull first")
    if _brings_objects():  # git sends what it cannot see that we have: without negotiation, all of an older commit
        raise Refused(
            f"{push.ref}: {parts[0]} has moved on and a wait brings no objects: git pull, or push.negotiate=true"
        )


def _brings_objects() -> bool:
    quarantine = os.environ.get("GIT_QUARANTINE_PATH", "")
    return any(files for _, _, files in os.walk(quarantine)) if quarantine else False


def _judge_delivery(gate: Gate, push: Push, parts: list[str]) -> None:
    if len(parts) != 3 or not names.is_count(parts[1]) or not names.is_name(parts[2]):
        raise Refused(f"{push.ref}: a delivery is refs/inbox/TIMELINE/FRAME/WORKER, the frame not padded")
    timeline, frame, worker = parts[0], int(parts[1]), parts[2]
    _create_only(push, "a delivery")
    world = gate.tip(timeline)
    if worker not in world.settings.workers:
        raise Refused(f"{push.ref}: {worker} is not in the roster of fleet.json: git fleet join, or ask an operator")
    try:
        _judge_commit(gate, push, world, frame, worker)
    except Refused as refused:
        reason = str(refused)
        raise Refused(reason if push.ref in reason else f"{push.ref}: {reason}") from None


def _judge_commit(gate: Gate, push: Push, world: World, frame: int, worker: str) -> None:
    commit = deliveries.commit_of(gate.objects, push.new)
    _check_date(push, commit)
    _check_signature(push, world, worker)
    parent = deliveries.parent_of(gate.objects, commit, world.timeline, frame)
    _check_wanted(push, world, frame, worker, False)  # before a walk that is as long as the frame is old
    if not gate.on_line(world, parent.commit.oid, parent.frame):
        raise Refused(f"its parent {parent.commit.oid[:12]} is off the timeline {world.timeline}")
    most = world.settings.limits["delta_bytes"]
    files = deliveries.files(gate.repo, gate.objects, commit, parent.commit, f"deltas/{frame}/{worker}", most)
    deltas = deliveries.parsed(files)
    deliveries.judge(deltas, parent, frame, worker, world.settings.limits)
    _check_wanted(push, world, frame, worker, any(made["agents"] for _, made in deltas))


def _check_wanted(push: Push, world: World, frame: int, worker: str, ran: bool) -> None:
    if roster.timing(frame, worker, ran, world.clock, world.workers) is None:
        done = f"is not owed by {worker}: it was delivered, or it closed when {worker} had no agents"
        done = done if frame <= world.frame else "is not yet to be made"
        raise Refused(
            f"{push.ref}: frame {frame} {done}; {world.timeline} is at frame {world.frame}: pull, then deliver "
            f"frame {world.frame + 1}"
        )


def _check_date(push: Push, commit: Commit) -> None:
    if commit.time > time.time() + AHEAD:
        raise Refused(f"{push.ref}: the commit is dated more than a day ahead: set the clock of its machine")


def _check_signature(push: Push, world: World, worker: str) -> None:
    """Where signatures will be checked. Until then a roster that asks for one gets a refusal, never silence."""
    if world.settings.workers[worker]["key"] or world.settings.require_signatures:
        raise Refused(f"{push.ref}: the roster asks for a signature of {worker}, and this release cannot check one yet")


def _judge_edit(gate: Gate, push: Push, parts: list[str]) -> None:
    from fleet.origin import edits, forks

    if len(parts) != 2 or not names.is_name(parts[1]):
        raise Refused(f"{push.ref}: an edit is refs/edits/TIMELINE/NAME, the name of a-z, 0-9 and -")
    if push.deletes:
        return
    _create_only(push, "an edit of this name")
    if World.at(gate.objects, names.timeline_ref(parts[0])) is None:
        forks.judge(gate.repo, gate.objects, parts[0], push.new)
    else:
        edits.judge(gate.repo, gate.tip(parts[0]), push.new)
    commit = gate.objects.commit(push.new)
    assert commit is not None
    _check_date(push, commit)


KINDS: dict[str, Callable[[Gate, Push, list[str]], None]] = {
    "refs/inbox/": _judge_delivery,
    "refs/wait/": _judge_wait,
    "refs/edits/": _judge_edit,
    "refs/heads/": _refuse_timeline,
}


def refusals(gate: Gate, pushes: list[Push]) -> Iterator[tuple[Push, str]]:
    """The refs of a push that are refused, each with the reason."""
    for push in pushes:
        try:
            gate.judge(push)
        except (Refused, Failure) as refused:
            reason = str(refused)
            yield push, one_line(reason if push.ref in reason else f"{push.ref}: {reason}")


def one_line(reason: str) -> str:
    """A reason as one printable line, whatever it quotes of a push."""
    shown = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in reason)
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 3]}..."


def main() -> int:
    """pre-receive: exit code 1, every reason on stderr and in the origin's log, or 0."""
    repo = Repository.of_hook()
    with repo.objects() as objects:
        lines = os.fsdecode(sys.stdin.buffer.read()).split("\n")
        pushes = [Push(line) for line in lines if line]
        refused = list(refusals(Gate(repo, objects), pushes))
    if not refused:
        locks.sweep_refs(repo, [push.ref for push in pushes])
    for push, reason in refused:
        os.write(2, f"fleet: refused: {reason}\n".encode())
        log(repo, push, reason)
    return 1 if refused else 0


def log(repo: Repository, push: Push, reason: str) -> None:
    """Keep a refusal where the origin's operator looks."""
    folder = os.path.join(repo.git_dir, "fleet")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "refused.log"), "a", encoding="utf-8") as file:
        file.write(f"{time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime())} {push.new} {reason}\n")
