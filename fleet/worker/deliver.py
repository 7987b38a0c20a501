"""Deliveries: built by plumbing, kept until the origin has them, pushed create-only.

A built delivery is held by a ref of the clone (the outbox) until its push was answered, so what a crash left half done
is delivered with the parent it was computed from, late if need be. It judges nothing.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from fleet import delta, names, strictjson
from fleet.fold.report import counted, counted_word
from fleet.git import reason
from fleet.worker.clone import REMOTE, Clone
from fleet.worker.streams import Delta
from fleet.world import World

OUTBOX = "refs/fleet/outbox"


class Outcome:
    """How a push of a delivery was taken: `taken`, or what was said."""

    def __init__(self, taken: bool, refused: bool, said: str) -> None:
        self.taken = taken
        self.refused = refused
        self.said = said


def outbox_ref(clone: Clone, frame: int) -> str:
    """Where the clone keeps a delivery until it is answered."""
    return f"{OUTBOX}/{clone.timeline}/{frame}"


def build(clone: Clone, world: World, deltas: Sequence[Delta]) -> str:
    """Write the delivery for the world's next frame and put it into the outbox; its commit."""
    frame = world.frame + 1
    files = {names.delta_path(frame, clone.worker, d["stream"]): strictjson.dumps(d) for d in deltas}
    agents = sum(len(made["agents"]) for made in deltas)
    what = counted(delta.counts(deltas)) or "nothing"
    message = f"frame {frame}: {clone.worker} delivers {what} by {counted_word(agents, 'agent')}\n"
    line = f"{clone.worker} <{clone.worker}@gitfleet> {int(time.time())} +0000"
    commit = clone.repo.commit([world.commit.oid], files, message, line, line)
    clone.repo.transaction([(outbox_ref(clone, frame), commit, "0" * len(commit))])
    return commit


def send(clone: Clone, frame: int, commit: str, relay: bool) -> Outcome:
    """Push a delivery; the push returns when the origin lets go of it. Where it was answered, it leaves the outbox."""
    ref = names.inbox_ref(clone.timeline, frame, clone.worker)
    answer = clone.repo.push(REMOTE, f"{commit}:{ref}", relay=relay)
    refused = any(row.startswith(b"!") and b"[remote rejected]" in row for row in answer.out.split(b"\n"))
    if answer.code == 0 or refused:
        said = _reason(answer.said) if refused else "taken"
        clone.note(frame, f"refused: {said}" if refused else said)
        clone.repo.transaction([(outbox_ref(clone, frame), None, commit)])
    return Outcome(answer.code == 0, refused, _reason(answer.said))


def _reason(said: str) -> str:
    """What the origin's gate said, else what git says went wrong."""
    rows = [row.removeprefix("remote: ").strip() for row in said.splitlines() if row.strip()]
    ours = [row.removeprefix("fleet: refused: ") for row in rows if row.startswith("fleet: refused:")]
    return ours[0] if ours else reason(said)


def leftovers(clone: Clone) -> list[tuple[int, str]]:
    """What a crash left in the outbox, (frame, commit), oldest first."""
    refs = clone.repo.refs(f"{OUTBOX}/{clone.timeline}/")
    return sorted((int(ref.rpartition("/")[2]), commit) for ref, commit in refs.items())
