"""Who runs whom: the division of all agents among the present workers, and the owner of one agent.

Pure, and the same on every machine: agents lie in the order of the SHA-256 of their names, workers get one interval
each by their streams. Asking for an owner never needs the list of agents.
"""

from __future__ import annotations

from fleet.names import digest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    Slices = dict[str, Any]

FIRST = "0" * 64


def owner(slices: Slices, agent: str) -> str | None:
    """The worker that runs the agent in the next frame: its pin, else the worker of the last cut not above its hash."""
    pinned = slices["pins"].get(agent)
    if pinned is not None:
        return str(pinned)
    return _of_hash(slices["cuts"], digest(agent))


def _of_hash(cuts: Sequence[Sequence[str]], place: str) -> str | None:
    found = None
    for cut, worker in cuts:
        if cut > place:
            break
        found = worker
    return found


def folders(slices: Slices, worker: str) -> list[str]:
    """The two-digit folders of `state/agents/` in which a worker's agents without a pin can lie."""
    found: set[int] = set()
    ends = [*(cut for cut, _ in slices["cuts"][1:]), "ff"]
    for (cut, name), end in zip(slices["cuts"], ends, strict=False):
        if name == worker:
            found.update(range(int(cut[:2], 16), int(end[:2], 16) + 1))
    return [f"{folder:02x}" for folder in sorted(found)]


def holders(slices: Slices) -> set[str]:
    """The workers that the slices name."""
    return {worker for _, worker in slices["cuts"]} | set(slices["pins"].values())


def pins(agents: Iterable[str], roster: Mapping[str, Mapping[str, Any]], present: Iterable[str]) -> dict[str, str]:
    """Agents that a glob of the roster binds to a worker that is present. The first worker by name has an agent."""
    bound = [(name, roster[name]["agents"]) for name in sorted(roster) if roster[name]["agents"]]
    if not bound:
        return {}
    from fnmatch import fnmatchcase

    here = set(present)
    found = {}
    for agent in agents:
        first = next((name for name, globs in bound if any(fnmatchcase(agent, glob) for glob in globs)), None)
        if first in here:
            found[agent] = first
    return found


def divide(agents: Sequence[str], roster: Mapping[str, Mapping[str, Any]], present: Sequence[str]) -> Slices:
    """`state/slices.json` for the agents of the world, the roster with defaults, and the workers present."""
    pinned = pins(agents, roster, present)
    places = sorted(digest(agent) for agent in agents if agent not in pinned)
    workers = sorted(present)
    cuts: list[list[str]] = []
    start = 0
    for worker, size in zip(workers, shares(len(places), [roster[w]["streams"] for w in workers]), strict=True):
        if size:
            cuts.append([places[start] if cuts else FIRST, worker])
        start += size
    return {"agents": len(agents), "cuts": cuts, "pins": pinned}


def shares(count: int, weights: Sequence[int]) -> list[int]:
    """`count` divided by weights to whole numbers: largest remainder, ties to the first."""
    total = sum(weights)
    if not total:
        return [0] * len(weights)
    sizes = [count * weight // total for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(count * weights[i] % total), i))
    for i in by_remainder[: count - sum(sizes)]:
        sizes[i] += 1
    return sizes


def has_turn(frame: int, agent: str, agents: int, turns: int) -> bool:
    """Whether the agent has a turn in the making of `frame`, where about `turns` of `agents` shall have one."""
    return int(digest(f"{frame}:{agent}")[:8], 16) * agents < turns << 32
