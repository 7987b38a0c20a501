"""What was left behind or waits: locks of git's, deliveries in the inbox, edits, and a clone's own notes.

Stuck is what nobody will take any more by itself, or should have taken by now.
"""

from __future__ import annotations

import os
import shlex
import time
from collections.abc import Callable, Iterator
from functools import partial

from fleet import names, roster
from fleet.delta import Refused
from fleet.errors import Failure
from fleet.names import timeline_ref
from fleet.operator import status
from fleet.operator.checks import ERROR, NOTE, WARNING, Case, Finding
from fleet.origin import inbox, locks
from fleet.worker import deliver
from fleet.worker.clone import REMOTE, Clone
from fleet.worker.holders import age as age_of
from fleet.worker.holders import holder, lock_files

BUSY = 10.0
"""Seconds for which a lock of git's is taken for somebody's who works."""
DEAD = 600.0
"""Seconds after which a lock that no process can be seen to hold is taken for left by the dead."""
GRACE = 60.0
"""Seconds over its deadline after which a frame is taken for stuck."""


def check(case: Case) -> Iterator[Finding]:
    """Locks, then what waits."""
    yield from _locks(case)
    yield from _inbox(case)
    yield from _edits(case)
    if case.place.bare:
        yield from _at_origin(case)
    else:
        yield from _in_clone(case)


def ago(seconds: float) -> str:
    """A length of time as a person says it: `40 s`, `5 min`, `3 h`, `2 days`."""
    for unit, size, most in (("s", 1, 120), ("min", 60, 120), ("h", 3600, 48)):
        if seconds < size * most:
            return f"{max(0, seconds) // size:.0f} {unit}"
    return f"{seconds // 86400:.0f} days"


# --- locks of git's


def _locks(case: Case) -> Iterator[Finding]:
    for path in sorted({*lock_files(case.layout.common), *lock_files(case.place.repo.git_dir)}):
        age = age_of(path)
        if age is None or age < BUSY:
            continue
        where = os.path.relpath(path, case.layout.top)
        pid = _holder(path, case)
        remove = f"rm {shlex.quote(path)}"
        if pid:
            yield Finding(NOTE, where, f"process {pid} is at work here; the lock is {ago(age)} old")
        elif age < DEAD:
            told = f"the lock is {ago(age)} old: its git works, or was killed; look again in some minutes"
            yield Finding(WARNING, where, told, remove)
        else:
            told = f"the lock is {ago(age)} old and nobody holds it: git refuses to write there"
            yield Finding(ERROR, where, told, remove, partial(_remove_lock, path, case))


def _holder(path: str, case: Case) -> int | None:
    return holder(path, (case.layout.top, case.layout.common))


def _remove_lock(path: str, case: Case) -> None:
    age = age_of(path)
    if age is not None and (age < DEAD or _holder(path, case)):
        raise Failure(f"{path} is somebody's by now")
    if age is not None:
        os.unlink(path)


# --- the inbox


def _inbox(case: Case) -> Iterator[Finding]:
    """Every ref of the inbox that is not simply waiting for its frame."""
    waiting = status.mirror_inbox(case.place)
    good = []
    for ref, oid in sorted(waiting.items()):
        parts = ref.split("/")
        if len(parts) != 5 or not names.is_count(parts[3]) or not names.is_name(parts[4]):
            told = "it is no name of a delivery (refs/inbox/TIMELINE/FRAME/WORKER), and stops every fold"
            yield Finding(ERROR, ref, told, _delete_ref(case, ref), _deletes(case, ref, oid))
        elif case.place.bare and case.place.repo.resolve(timeline_ref(parts[2])) is None:
            told = f"{_waits(case, ref, oid)} for a timeline that is not there"
            yield Finding(WARNING, ref, told, _delete_ref(case, ref))
        elif parts[2] == case.place.timeline:
            good.append(inbox.Pending(ref, oid))
    case.facts["waiting deliveries"] = len(good)
    for item in good:
        yield from _delivery(case, item)


def _delivery(case: Case, item: inbox.Pending) -> Iterator[Finding]:
    clock, workers, settings = case.clock, case.root("state/workers.json"), case.settings
    try:
        delivery = inbox.read(case.objects, [item])[0]
    except Refused as refused:
        told = f"its delta cannot be read, and stops every fold: {refused}"
        yield Finding(ERROR, item.ref, told, _delete_ref(case, item.ref))
        return
    if not delivery.deltas:
        told = f"{item.oid[:12]} holds no delta of {item.worker} for frame {item.frame}"
        yield Finding(ERROR, item.ref, told, _delete_ref(case, item.ref))
        return
    if clock is None or workers is None or settings is None:
        return
    told = _waits(case, item.ref, item.oid)
    when = roster.timing(item.frame, item.worker, delivery.ran, clock, workers)
    if when is None and item.frame > clock["frame"]:
        if case.place.fetch() == case.commit:  # else it is for a frame that has been made while we looked
            told = f"{told} to be folded into frame {item.frame}, and the world is at frame {clock['frame']}"
            yield Finding(WARNING, item.ref, told, _delete_ref(case, item.ref))
    elif when is None:
        told = f"{told}; it can never be folded: {item.worker} does not owe frame {item.frame}"
        fix = _deletes(case, item.ref, item.oid)
        yield Finding(WARNING, item.ref, told, _delete_ref(case, item.ref), fix)
    elif not roster.stopped(settings, clock):
        yield from _overdue(case, item, settings, told)


def _overdue(case: Case, item: inbox.Pending, settings: roster.Settings, told: str) -> Iterator[Finding]:
    patience = settings.frame["deadline"] + settings.frame["pace"] + GRACE
    if _arrived(case, item.ref, item.oid) + patience < time.time():
        told = f"{told}, longer than the deadline of {settings.frame['deadline']} s, and nobody folds"
        yield Finding(WARNING, item.ref, told, _push_wait(case))


def _waits(case: Case, ref: str, oid: str) -> str:
    return f"it waits for {ago(time.time() - _arrived(case, ref, oid))}"


def _arrived(case: Case, ref: str, oid: str) -> float:
    """When a ref was pushed, at the origin; elsewhere, or where it is packed, when its commit says it was made."""
    try:
        return os.stat(os.path.join(case.layout.common, ref)).st_mtime
    except OSError:
        commit = case.objects.commit(oid)
        return float(commit.time) if commit else time.time()


def _push_wait(case: Case) -> str:
    """A push that asks the barrier's question once more."""
    timeline = case.place.timeline
    wait = f"refs/wait/{timeline}/doctor-{int(time.time())}"
    if case.place.bare:
        return f"git -C {shlex.quote(case.place.repo.git_dir)} push . {timeline_ref(timeline)}:{wait}"
    return f"git pull && git push origin HEAD:{wait}"


def _delete_ref(case: Case, ref: str) -> str:
    where = f"git -C {shlex.quote(case.place.repo.git_dir)}" if case.place.bare else "at the origin: git"
    return f"{where} update-ref -d {shlex.quote(ref)}"


def _deletes(case: Case, ref: str, oid: str) -> Callable[[], None] | None:
    """Deleting a ref, where that can be done from here."""

    def delete() -> None:
        with locks.primary(case.place.repo):
            if not locks.move_refs(case.place.repo, [(ref, None, oid)]):
                raise Failure(f"{ref} has moved meanwhile")

    return delete if case.place.bare else None


# --- edits and other refs


def _edits(case: Case) -> Iterator[Finding]:
    for edit in status.pending_edits(case.place, case.world):
        ref = f"refs/edits/{case.place.timeline}/{edit['name']}"
        if edit["why"] == status.MERGES:
            yield Finding(WARNING, ref, "it merges, and nobody has merged it yet", _push_wait(case))
        else:
            why = f": {edit['why']}" if edit["why"] else ""
            mend = f"mend it, push it under another name, then git push {_remote(case)} :{ref}"
            yield Finding(WARNING, ref, f"the edit is pending{why}", mend)


def _remote(case: Case) -> str:
    return shlex.quote(case.place.repo.git_dir) if case.place.bare else REMOTE


def _at_origin(case: Case) -> Iterator[Finding]:
    for ref in case.place.repo.refs("refs/wait/"):
        if time.time() - _arrived(case, ref, "") > BUSY:
            yield Finding(
                WARNING, ref, "its hook was killed before it could take the wait away", _delete_ref(case, ref)
            )
    refused = case.place.repo.refs("refs/refused/")
    if refused:
        told = f"{len(refused)} refs would not be taken by a primary without hooks"
        yield Finding(NOTE, "refs/refused", told, "git for-each-ref refs/refused")


# --- a clone's own


def _in_clone(case: Case) -> Iterator[Finding]:
    clone = Clone(case.layout.top)
    word = clone.word()
    if word:
        yield Finding(
            WARNING, clone.file("word"), f"its last hook said: {word}", f"rm {shlex.quote(clone.file('word'))}"
        )
    try:
        clone.notes()
    except Failure as failure:
        told = f"rm {shlex.quote(clone.file('delivered.json'))}"
        yield Finding(ERROR, clone.file("delivered.json"), str(failure), told)
    for frame, _ in deliver.leftovers(clone):
        path = os.path.join(deliver.outbox(clone), str(frame))
        age = age_of(path) or 0.0
        if age > DEAD:
            told = f"the delivery for frame {frame} was built {ago(age)} ago, and the origin has not answered it yet"
            yield Finding(WARNING, path, told, "git fleet work")
