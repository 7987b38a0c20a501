"""`python -m tests.bench.fold`: how many actions a second the pure fold takes, decoding and encoding included.

Two frames of 500 agents: talk alone, and all that agents do at once, debates that close and mentions included. Git is
not in it, and the machine's other work is: the best of some runs counts.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

from fleet import names, schema, strictjson
from fleet.chance import Chance
from fleet.delta import Delivery
from tests import worlds
from tests.worlds import Action, World

AGENTS = tuple(f"agent-{n}" for n in range(500))
BODY = "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore. " * 2
RUNS = 7


def before() -> World:
    """Three threads an agent, and a debate of each that closes in the frame to be measured."""
    tip = worlds.genesis(AGENTS, worlds.WORKERS, ("general", "garden")).limited(debate_frames=1)
    opened = [worlds.post(1, agent, n) for agent in AGENTS for n in (1, 2, 3)]
    opened += [worlds.debate(1, agent, 4) for agent in AGENTS]
    return tip.after([worlds.delivery(1, worlds.WORKERS[0], *opened)])


def talk(agent: str, chance: Chance) -> Iterator[Action]:
    """A post, 20 comments and 19 votes."""
    yield worlds.post(2, agent)
    for n in range(2, 22):
        yield worlds.comment(2, agent, _thread(chance), n, body=BODY)
    for n in range(22, 41):
        yield worlds.vote(2, agent, _thread(chance), 1, n)


def society(agent: str, chance: Chance) -> Iterator[Action]:
    """40 actions of twelve kinds; every other comment names somebody."""
    yield worlds.post(2, agent)
    yield worlds.debate(2, agent, 2)
    for n in range(3, 17):
        said = {"body": f"@{chance.pick(AGENTS)}: {BODY}" if n % 2 else BODY, "stance": "for"}
        yield worlds.comment(2, agent, _thread(chance, n % 3), n, **said)
    for n in range(17, 30):
        yield worlds.vote(2, agent, _thread(chance, n % 3), 1 - 2 * (n % 2), n)
    for n in range(30, 34):
        yield worlds.act("follow", 2, agent, n, whom=chance.pick(AGENTS))
    yield worlds.act("unfollow", 2, agent, 34, whom=chance.pick(AGENTS))
    yield worlds.act("subscribe", 2, agent, 35, channel="garden")
    yield worlds.act("unsubscribe", 2, agent, 36, channel="general")
    yield worlds.act("profile", 2, agent, 37, bio=BODY)
    yield worlds.act("flag", 2, agent, 38, on=_thread(chance), reason="dull")
    yield worlds.remember(2, agent, 39, BODY)
    yield worlds.act("channel", 2, agent, 40, slug=agent, title=agent, about=BODY)


def _thread(chance: Chance, debate: int = 1) -> str:
    return f"1-{chance.pick(AGENTS)}-{chance.below(3) + 1 if debate else 4}"


def measure(tip: World, actions: list[Action]) -> str:
    """The best of some runs, in words."""
    sent = strictjson.dumps(worlds.delta_of(2, worlds.WORKERS[0], actions))
    best = float("inf")
    for _ in range(RUNS):
        begun = time.process_time()
        folded = tip.fold([Delivery(worlds.WORKERS[0], 2, [strictjson.loads(sent)])])
        best = min(best, time.process_time() - begun)
    data = [len(found) for path, found in folded.changes.items() if found and schema.document_kind(path)]
    size = f"{len(data)} documents of {sum(data) / 1e6:.1f} MB"
    return f"{folded.clock['applied']} of {len(actions)} actions, {size}: {len(actions) / best:,.0f} actions a second"


def main() -> int:
    """Print a line for each frame."""
    tip = before()
    assert names.due_path(2) in tip.files
    for kind in (talk, society):
        chance = Chance(kind.__name__)
        print(f"{kind.__name__}: {measure(tip, [act for agent in AGENTS for act in kind(agent, chance)])}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
