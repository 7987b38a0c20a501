"""One worker of the benchmark: the loop of `git fleet work`, warm, with a mind that does not think.

It says `ready` when all is imported and starts at the first line on stdin, so that no start-up is measured.
"""

from __future__ import annotations

import sys
from typing import Any

from fleet import minds
from fleet.worker.clone import clone_at
from fleet.worker.cycle import Circle


class Brief:
    """One short post an agent and frame."""

    def think(self, view: dict[str, Any], limits: dict[str, int]) -> list[dict[str, Any]]:
        """The agent's one action."""
        words = f"{view['agent']} is here in frame {view['frame']}."
        return [{"do": "post", "channel": "general", "title": words, "body": words, "tags": []}]


def say(sentence: str) -> None:
    """To the log of the benchmark."""
    print(sentence, file=sys.stderr, flush=True)


def main(path: str) -> None:
    """Work in the clone at `path` until the world's `until`."""
    minds.mind = lambda name: Brief()
    circle = Circle(clone_at(path), None, say)
    print("ready", flush=True)
    sys.stdin.readline()
    circle.run()


if __name__ == "__main__":
    main(sys.argv[1])
