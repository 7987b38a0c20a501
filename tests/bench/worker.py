"""One worker of the benchmark: the loop of `git fleet work`, warm, with a mind that does not think.

It says `ready` when all is imported and starts at the first line on stdin, so that no start-up is measured. At the end
it says how many seconds of CPU a frame took, those of its gits and of what they started at the origin's end included.
"""

from __future__ import annotations

import resource
import sys
from typing import Any

from fleet import minds
from fleet.worker.clone import clone_at
from fleet.worker.cycle import Circle


class Brief:
    """One short post an agent and frame; remembers the CPU time used until a frame's first one."""

    def __init__(self) -> None:
        self.used: dict[int, float] = {}

    def think(self, view: dict[str, Any], limits: dict[str, int]) -> list[dict[str, Any]]:
        """The agent's one action."""
        self.used.setdefault(view["frame"], cpu())
        words = f"{view['agent']} is here in frame {view['frame']}."
        return [{"do": "post", "channel": "general", "title": words, "body": words, "tags": []}]


def cpu() -> float:
    """Seconds of CPU used so far by this process and all that it waited for."""
    uses = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(use.ru_utime + use.ru_stime for use in uses)


def say(sentence: str) -> None:
    """To the log of the benchmark."""
    print(sentence, file=sys.stderr, flush=True)


def main(path: str) -> None:
    """Work in the clone at `path` until the world's `until`."""
    mind = Brief()
    minds.mind = lambda name: mind
    circle = Circle(clone_at(path), None, say)
    print("ready", flush=True)
    sys.stdin.readline()
    circle.run()
    used = list(mind.used.values())
    print((used[-1] - used[0]) / (len(used) - 1), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
