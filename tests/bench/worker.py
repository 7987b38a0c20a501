"""One worker of the benchmark: the loop of `git fleet work`, warm, with the clone's mind or one that does not think.

It says `ready` when all is imported and starts at the first line on stdin, so that no start-up is measured. At the end
it says how many seconds of CPU a frame took, those of its gits and of what they started at the origin's end included,
and how many megabytes it held at most.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Sequence
from typing import Any

from fleet.minds import Desk, Minds, Thought, Turn
from fleet.minds.scripted import Scripted
from fleet.worker.clone import clone_at
from fleet.worker.cycle import Circle
from fleet.worker.thinking import Thinking
from fleet.world import World


class Brief(Scripted):
    """A mind that writes one short post an agent and frame."""

    async def think(self, turns: Sequence[Turn], desk: Desk) -> list[Thought]:
        """The agent's one action."""
        view = turns[0].view
        words = f"{view['agent']} is here in frame {view['frame']}."
        post = {"do": "post", "channel": "general", "title": words, "body": words, "tags": []}
        return [Thought(view["agent"], [post])]


def cpu() -> float:
    """Seconds of CPU used so far by this process and all that it waited for."""
    uses = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(use.ru_utime + use.ru_stime for use in uses)


def peak() -> float:
    """Megabytes that this process held at most."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def say(sentence: str) -> None:
    """To the log of the benchmark."""
    print(sentence, file=sys.stderr, flush=True)


def main(path: str, brief: bool) -> None:
    """Work in the clone at `path` until the world's `until`."""
    if brief:
        Minds.mind = lambda self, name: Brief()  # type: ignore[method-assign]
    used: list[float] = []
    compute = Thinking.deltas

    def deltas(self: Thinking, world: World) -> Any:
        used.append(cpu())
        return compute(self, world)

    Thinking.deltas = deltas  # type: ignore[method-assign]
    circle = Circle(clone_at(path), None, say)
    print("ready", flush=True)
    sys.stdin.readline()
    circle.run()
    frame = (used[-1] - used[1]) / (len(used) - 2)  # the first one imports what it needs
    print(frame, peak(), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], "--brief" in sys.argv)
