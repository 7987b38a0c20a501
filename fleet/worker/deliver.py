"""Deliveries: built by plumbing, kept until the origin has them, pushed create-only.

A built delivery is noted in the clone's outbox until its push was answered, so what a crash left half done is delivered
with the parent it was computed from, late if need be. It judges nothing.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence

from fleet import delta, names, strictjson
from fleet.fold.report import counted, counted_word
from fleet.git import reason
from fleet.worker.clone import REMOTE, Clone, read_text, replace
from fleet.worker.streams import Delta
from fleet.world import World

FRESH = 2.0
"""Seconds after a pull within which the tip is taken for what it was: negotiating costs a delivery another fetch."""

PASSING = (b"(failed to update ref)", b"(unpacker error)", b"(transaction failed to start)")
"""What an origin says that let a delivery in and could not write it, as under the lock of a push that was killed."""


class Outcome:
    """How a push of a delivery was taken: `taken`, or what was said."""

    def __init__(self, taken: bool, refused: bool, said: str) -> None:
        self.taken = taken
        self.refused = refused
        self.said = said


def outbox(clone: Clone) -> str:
    """The folder of deliveries that were not answered yet: a file a frame, which holds the commit's id.

    Files, not refs: two processes of git less a frame. git keeps objects without a ref for two weeks.
    """
    return clone.file(os.path.join("outbox", clone.timeline))


def build(clone: Clone, world: World, deltas: Sequence[Delta]) -> str:
    """Write the delivery for the world's next frame and put it into the outbox; its commit."""
    frame = world.frame + 1
    files = {names.delta_path(frame, clone.worker, d["stream"]): strictjson.dumps(d) for d in deltas}
    agents = sum(len(made["agents"]) for made in deltas)
    what = counted(delta.counts(deltas)) or "nothing"
    message = f"frame {frame}: {clone.worker} delivers {what} by {counted_word(agents, 'agent')}\n"
    line = f"{clone.worker} <{clone.worker}@gitfleet> {int(time.time())} +0000"
    commit = clone.repo.commit([world.commit.oid], files, message, line, line)
    os.makedirs(outbox(clone), exist_ok=True)
    replace(os.path.join(outbox(clone), str(frame)), commit.encode())
    return commit


def send(clone: Clone, frame: int, commit: str, relay: bool) -> Outcome:
    """Push a delivery; the push returns when the origin lets go of it. Where it was answered, it leaves the outbox."""
    ref = names.inbox_ref(clone.timeline, frame, clone.worker)
    stale = time.monotonic() - clone.pulled > FRESH
    answer = clone.repo.push(REMOTE, f"{commit}:{ref}", negotiate=stale, relay=relay)
    rows = [row for row in answer.out.split(b"\n") if row.startswith(b"!") and b"[remote rejected]" in row]
    refused = any(not row.endswith(PASSING) for row in rows)
    if answer.code == 0 or refused:
        said = _reason(answer.said) if refused else "taken"
        clone.note(frame, f"refused: {said}" if refused else said)
        os.unlink(os.path.join(outbox(clone), str(frame)))
    return Outcome(answer.code == 0, refused, _reason(answer.said))


def _reason(said: str) -> str:
    """What the origin's gate said, else what git says went wrong."""
    rows = [row.removeprefix("remote: ").strip() for row in said.splitlines() if row.strip()]
    ours = [row.removeprefix("fleet: refused: ") for row in rows if row.startswith("fleet: refused:")]
    return ours[0] if ours else reason(said)


def leftovers(clone: Clone) -> list[tuple[int, str]]:
    """What a crash left in the outbox, (frame, commit), oldest first."""
    if not os.path.isdir(outbox(clone)):
        return []
    frames = sorted(int(name) for name in os.listdir(outbox(clone)) if name.isdigit())
    return [(frame, read_text(os.path.join(outbox(clone), str(frame)))) for frame in frames]
