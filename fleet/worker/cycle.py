"""The worker's circle: pull, compute, push, wait. One lock a clone, one delivery a frame.

`work` is the loop in a warm process; `post_merge` is what the hook runs when a pull of anyone else moved the clock.
Both go through `turn`. Nothing here stashes, rebases, or adds files.
"""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from fleet import names, roster
from fleet.errors import Failure
from fleet.git import MAINTAINED_EVERY, Objects
from fleet.minds.progress import Progress
from fleet.usage import dollars
from fleet.worker import deliver, salvage, streams
from fleet.worker.clone import REMOTE, Clone, OutOfReach
from fleet.worker.thinking import Thinking
from fleet.world import World

PATIENCE = "60"
"""Seconds that `work` goes on trying to reach an origin that does not answer, where `fleet.patience` says nothing."""
SHORTEST, LONGEST = 1.0, 30.0
SHOWN = 5
"""How many errors of a frame are told; all of them are in the delta."""

Say = Callable[[str], None]


@contextmanager
def only_one(clone: Clone, what: str) -> Iterator[None]:
    """Be the only process of this clone that does `what`. Failure where another one is."""
    from filelock import FileLock, Timeout

    lock = FileLock(clone.file(f"{what}.lock"), timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise Failure(f"another process does {what} in {clone.path} already: stop it, or leave it to it") from None
    except OSError as error:
        raise Failure(f"{error.filename}: {error.strerror}: make it writable for this user") from None
    try:
        yield
    finally:
        lock.release()


def head(clone: Clone, objects: Objects) -> World:
    """The world that this clone has pulled."""
    world = World.at(objects, "HEAD")
    if world is None:
        raise Failure(f"{clone.path} has no commit yet: git pull")
    return world


def compute(clone: Clone, world: World, thinking: Thinking, say: Say) -> deliver.Outcome | None:
    """Compute and deliver the world's next frame; None where that is done or the world is stopped."""
    with only_one(clone, "compute"):
        for frame, commit in deliver.leftovers(clone):
            say(f"frame {frame}: delivering what was left undone")
            outcome = deliver.send(clone, frame, commit, relay=False)
            if frame == world.frame + 1:
                return outcome
        if roster.stopped(world.settings, world.clock) or clone.delivered(world.frame + 1):
            return None
        check_roster(clone, world)
        deltas, progress = thinking.deltas(world)
        _tell(deltas, progress, world.frame + 1, say)
        return deliver.send(clone, world.frame + 1, deliver.build(clone, world, deltas), relay=True)


def _tell(deltas: list[streams.Delta], progress: Progress, frame: int, say: Say) -> None:
    agents = sum(len(delta["agents"]) for delta in deltas)
    errors = [error for delta in deltas for error in delta["errors"]]
    cost = f"; {progress.calls} calls, {progress.tokens} tokens, {dollars(progress.microusd)} USD"
    slowest = f"; slowest: {progress.slowest()}" if progress.slowest() else ""
    actions = sum(len(delta["actions"]) for delta in deltas)
    say(f"frame {frame}: {agents} agents ran, {actions} actions{cost if progress.calls else ''}{slowest}")
    for error in errors[:SHOWN]:
        what = "failed" if error["agent"] in progress.failed else "had an action dropped"
        say(f"frame {frame}: {error['agent']} {what}: {error['error']}")
    if len(errors) > SHOWN:
        say(f"frame {frame}: and {len(errors) - SHOWN} more; failed: {', '.join(sorted(progress.failed)) or 'nobody'}")
    if errors and not agents:
        say(f"frame {frame}: ALL {len(progress.failed)} agents failed: see the errors above, and git config fleet.mind")


def check_roster(clone: Clone, world: World) -> None:
    """Refuse to work for a world that does not know this worker."""
    if clone.worker not in world.settings.workers:
        raise Failure(
            f"{clone.worker} is not in the roster of {clone.url()} (fleet.json): ask an operator, or git fleet join"
        )


def patience(clone: Clone) -> int:
    """The clone's `fleet.patience`, in seconds."""
    said = clone.config("fleet.patience") or PATIENCE
    if not names.is_count(said):
        raise Failure(f"fleet.patience is {said!r} in {clone.path}: git config fleet.patience SECONDS, a whole number")
    return int(said)


class Circle:
    """`git fleet work`: the loop, and what it remembers between two turns."""

    def __init__(self, clone: Clone, frames: int | None, say: Say, offline: bool = False) -> None:
        self._clone = clone
        self._thinking = Thinking(clone, offline)
        self._frames = frames
        self._say = say
        self._patience = patience(clone)
        self._first: int | None = None
        self._seen = ""
        self._holds: bool | None = None
        self._sleep = SHORTEST

    def run(self) -> None:
        """Go round until `until`, or until as many frames have closed as were asked for."""
        with only_one(self._clone, "work"), self._clone.repo.objects() as objects, self._thinking:
            self._seen = head(self._clone, objects).commit.oid
            while self._turn(objects):
                continue

    def _turn(self, objects: Objects) -> bool:
        """One turn, held by a push; whether there is another one."""
        moved = self._pull()
        world = head(self._clone, objects)
        if moved:
            self._sleep = SHORTEST
        if moved and world.frame % MAINTAINED_EVERY == 0:
            self._clone.repo.maintain()
        self._seen = world.commit.oid
        if self._is_done(world):
            self._say(f"done at frame {world.frame}")
            return False
        check_roster(self._clone, world)
        stop = roster.stopped(world.settings, world.clock)
        if stop or self._clone.delivered(world.frame + 1):
            self._wait(stop)
        else:
            self._deliver(world)
        return True

    def _is_done(self, world: World) -> bool:
        if self._first is None:
            self._first = world.frame
        until = world.settings.frame["until"]
        asked = self._frames is not None and world.frame >= self._first + self._frames
        return asked or (until is not None and world.frame >= until)

    def _pull(self) -> bool:
        ends = time.monotonic() + self._patience
        pause = SHORTEST
        while True:
            try:
                return self._try_to_pull()
            except (OutOfReach, salvage.InUse) as failure:
                if time.monotonic() + pause > ends:
                    raise Failure(f"{failure}; nothing is lost: {_later(failure)}") from None
                self._say(f"{failure}; trying again in {pause:.0f} s")
                time.sleep(pause)
                pause = min(2 * pause, LONGEST)

    def _try_to_pull(self) -> bool:
        """Pull; in the way of the first one, or of one that fails, may be what a killed git has left."""
        if self._first is None:
            salvage.begin(self._clone)
        try:
            return self._clone.pull(self._seen)
        except OutOfReach:
            raise
        except Failure:
            if not salvage.mend(self._clone):
                raise
        self._say("a git that was killed here had left locks or half of a pull behind; that is mended")
        return self._clone.pull(self._seen)

    def _deliver(self, world: World) -> None:
        outcome = compute(self._clone, world, self._thinking, self._say)
        if outcome and outcome.refused:
            self._say(f"the delivery was refused: {outcome.said}")
        elif outcome and not outcome.taken:
            self._say(f"the push did not come back well ({outcome.said}); the next pull shows whether it arrived")
            self._pause()

    def _wait(self, stop: str | None) -> None:
        """Be held by a push to `wait`; where the host holds none, look again in a while."""
        if stop:
            self._say(f"the world is stopped ({stop}); waiting")
        if self._holds is False:
            self._watch()
            return
        ref = f"refs/wait/{self._clone.timeline}/{self._clone.worker}-{secrets.token_hex(8)}"
        answer = self._clone.repo.push(REMOTE, f"HEAD:{ref}", negotiate=True)
        if answer.code:
            self._pause()
        elif self._holds is None:
            self._holds = not self._is_there(ref)

    def _is_there(self, ref: str) -> bool:
        """Whether a wait is still there after its push: then no hook took it, and we tidy up and watch instead."""
        there = self._clone.repo.remote_refs(REMOTE, ref)
        if there:
            self._clone.repo.push(REMOTE, f":{ref}")
        return bool(there)

    def _watch(self) -> None:
        """Ask for the tip, 1 to 30 s apart, until it is another one."""
        ref = names.timeline_ref(self._clone.timeline)
        while (self._clone.repo.remote_refs(REMOTE, ref) or {}).get(ref, self._seen) == self._seen:
            self._pause()

    def _pause(self) -> None:
        time.sleep(self._sleep)
        self._sleep = min(self._sleep * 1.5, LONGEST)


def _later(failure: Failure) -> str:
    what = "when it is back" if isinstance(failure, OutOfReach) else "when it has ended"
    return f"start git fleet work again {what}"


def compute_once(clone: Clone, say: Say, offline: bool = False) -> None:
    """`git fleet compute`: one delivery for the state at HEAD. Failure where none is made."""
    with clone.repo.objects() as objects, Thinking(clone, offline) as thinking:
        outcome = compute(clone, head(clone, objects), thinking, say)
    if outcome is None:
        raise Failure("nothing to compute: this clone has delivered for its frame, or the world is stopped; git pull")
    if not outcome.taken:
        raise Failure(f"the delivery was not taken: {outcome.said}")


def post_merge() -> int:
    """The hook's own computing, after a pull that no `work` made. What it has to say is left as word, too."""
    clone = Clone(os.getcwd())
    if not clone.worker:
        return 0
    try:
        clone.check_worker()
        with clone.repo.objects() as objects, Thinking(clone) as thinking:
            outcome = compute(clone, head(clone, objects), thinking, lambda said: print(f"fleet: {said}"))
    except Failure as failure:
        clone.leave_word(f"post-merge: {failure}")
        print(f"fleet: {failure}")
        return 1
    said = "nothing to compute" if outcome is None else "delivered" if outcome.taken else f"not taken: {outcome.said}"
    clone.leave_word(f"post-merge: {said}")
    return 0
