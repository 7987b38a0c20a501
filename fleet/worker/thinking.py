"""A frame's thinking on one worker: minds, purse and journal brought together, and the lanes run to their end.

It lives as long as its process, so that a model's client and the event loop are made once. It delivers nothing.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Coroutine
from typing import Any

from fleet.errors import Failure
from fleet.minds import Desk, Minds, Thought
from fleet.minds.answers import Journal
from fleet.minds.progress import Progress
from fleet.minds.purse import Purse
from fleet.worker import budget, streams
from fleet.worker.clone import Clone
from fleet.world import World

TICK, QUIET_TICK = 0.2, 30.0
"""Seconds between two lines of progress: on a terminal, where each replaces the last, and in a log."""
LOST: dict[str, Any] = {
    "agents": [], "model": "answers lost", "calls": 0, "prompt_tokens": 0, "completion_tokens": 0, "ms": 0
}  # fmt: skip
"""Under a total cap the world is told what a killed worker may have been charged for: else it would spend it again."""


class Thinking:
    """What one process of a worker thinks with."""

    def __init__(self, clone: Clone, offline: bool = False) -> None:
        self._clone = clone
        self._offline = offline
        self._runner = asyncio.Runner()
        self.minds = Minds(clone.mind, clone.config)

    def __enter__(self) -> Thinking:
        return self

    def __exit__(self, *error: object) -> None:
        """End every lane, and with it the programs that a mind has started."""
        self._runner.close()

    def deltas(self, world: World) -> tuple[list[streams.Delta], Progress]:
        """The deltas of the worker's streams for the next frame, at least one, and how it went.

        Failure where a mind cannot run here at all, or the store alone was asked and lacks an answer: then nothing
        was paid in vain, for what was answered is in the journal.
        """
        turns = streams.turns_of(world, self._clone.worker)
        named = {self.minds.name_of(turn.agent, world.settings.minds) for turn in turns}
        self.minds.check(sorted(named), budget.is_capped(world), self._offline)
        journal = Journal(self._clone.file("answers"), self._clone.timeline, world.frame + 1, self._offline)
        try:
            desk = self._desk(world, journal, len(turns))
            plans = streams.plans(turns, streams.lanes_of(world, self._clone.worker, turns), world, self.minds)
            lanes = self._run(streams.run(plans, self.minds, desk), desk.progress)
        finally:
            journal.close()
        if journal.lost and lanes[0] and world.settings.budget["total_microusd"] is not None:
            lanes[0][0].usage.append({**LOST, "microusd": journal.lost})
        return streams.deltas(world, self._clone.worker, journal.utc, lanes), desk.progress

    def _desk(self, world: World, journal: Journal, agents: int) -> Desk:
        share = budget.share(world, self._clone.worker, History(world))
        purse = Purse(None if self._offline else share.microusd, journal.spent(), share.why)
        seconds = float(world.settings.frame["deadline"])
        return Desk(journal, purse, seconds, self._clone.file("minds"), Progress(agents))

    def _run(self, lanes: Coroutine[Any, Any, list[list[Thought]]], progress: Progress) -> list[list[Thought]]:
        try:
            found: list[list[Thought]] = self._runner.run(_watched(lanes, progress))
        except* Failure as several:
            raise several.exceptions[0] from None
        return found


async def _watched(lanes: Coroutine[Any, Any, list[list[Thought]]], progress: Progress) -> list[list[Thought]]:
    """Run the lanes and show how they stand meanwhile."""
    shown = asyncio.ensure_future(_show(progress))
    try:
        return await lanes
    finally:
        shown.cancel()
        if sys.stderr.isatty():
            print("\r\033[K", end="", file=sys.stderr, flush=True)


async def _show(progress: Progress) -> None:
    terminal = sys.stderr.isatty()
    while True:
        await asyncio.sleep(TICK if terminal else QUIET_TICK)
        start, end = ("\r\033[K", "") if terminal else ("", "\n")
        print(f"{start}{progress.line()}", end=end, file=sys.stderr, flush=True)


class History:
    """The world as it was at each frame before, walked back once and no further than it is asked for."""

    def __init__(self, world: World) -> None:
        self._shown: dict[int, list[World]] = {world.frame: [world]}
        self._oldest: World | None = world

    def __call__(self, frame: int) -> list[World]:
        """The commits that showed a frame, newest first. Failure where history does not reach."""
        while self._oldest is not None and self._oldest.frame >= frame:
            at = self._oldest
            self._oldest = World.at(at.objects, at.commit.parents[0]) if at.commit.parents else None
            if self._oldest is not None:
                self._shown.setdefault(self._oldest.frame, []).append(self._oldest)
        if frame not in self._shown:
            raise Failure(f"frame {frame} is not in this clone's history: git fetch --unshallow")
        return self._shown[frame]


def world_of(world: World, frame: int) -> World:
    """The world when it showed `frame`, which is this one or one before it. Failure where history does not reach."""
    return History(world)(frame)[0]
