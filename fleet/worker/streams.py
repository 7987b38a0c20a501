"""The streams of one worker: lanes that run the agents of its slice side by side, each with one call in flight at most.

Lanes live in one process, on one event loop. An agent's failure is that agent's: it stands in `errors`, and the others
go on. Which lane an agent is in follows from the slice alone, so a run that was killed ends with the same deltas.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Sequence
from typing import Any

from fleet import names, slices, strictjson, view
from fleet.errors import Failure
from fleet.minds import Desk, Minds, Thought, Turn
from fleet.world import World

Delta = dict[str, Any]
Plan = list[tuple[str, list[Turn]]]
"""What a lane does in order: (name of a mind, the turns that one call of it speaks for)."""
FAULTS = 8
"""How many dropped actions of one agent a delta names."""


def agents_of(world: World, worker: str) -> list[str]:
    """The worker's slice, in order of name. Only the folders that can hold its agents are read."""
    shared = world.slices
    near = world.agents(slices.folders(shared, worker))
    pinned = [agent for agent, holder in shared["pins"].items() if holder == worker]
    there = [agent for agent, known in zip(pinned, world.has_agents(pinned), strict=True) if known]
    return sorted({agent for agent in near if slices.owner(shared, agent) == worker} | set(there))


def has_turn(world: World, agent: str) -> bool:
    """Whether the agent acts in the frame being made, by `frame.turns`."""
    turns = world.settings.frame["turns"]
    if turns is None:
        return True
    return slices.has_turn(world.frame + 1, agent, int(world.slices["agents"]), int(turns))


def turns_of(world: World, worker: str) -> list[Turn]:
    """The turns of the worker's agents in the next frame."""
    agents = [agent for agent in agents_of(world, worker) if has_turn(world, agent)]
    return [Turn(seen, world.settings.limits) for seen in views_of(world, agents)]


def views_of(world: World, agents: Sequence[str]) -> list[dict[str, Any]]:
    """The views of the agents, all read together."""
    scene = view.Scene(world, world.timeline, world.frame, world.settings.seed, world.settings.limits)
    return view.views(scene, agents)


def plans(turns: Sequence[Turn], lanes: int, world: World, minds: Minds) -> list[Plan]:
    """What each lane does: agents dealt round, those in a row with one mind grouped as that mind likes."""
    found: list[Plan] = []
    for lane in range(lanes):
        plan: Plan = []
        for turn in turns[lane::lanes]:
            name = minds.name_of(turn.agent, world.settings.minds)
            if plan and plan[-1][0] == name and len(plan[-1][1]) < minds.mind(name).per_call:
                plan[-1][1].append(turn)
            else:
                plan.append((name, [turn]))
        found.append(plan)
    return found


def lanes_of(world: World, worker: str, turns: Sequence[Turn]) -> int:
    """How many lanes run: as many streams as the roster gives, none of them idle, at least one."""
    return min(int(world.settings.workers[worker]["streams"]), max(1, len(turns)))


async def run(plans: Sequence[Plan], minds: Minds, desk: Desk) -> list[list[Thought]]:
    """The thoughts of every lane, in order."""
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(_lane(plan, minds, desk)) for plan in plans]
    return [task.result() for task in tasks]


async def _lane(plan: Plan, minds: Minds, desk: Desk) -> list[Thought]:
    thoughts: list[Thought] = []
    for name, turns in plan:
        began = time.monotonic()
        found = await _think(minds, name, turns, desk)
        for thought in found:
            desk.progress.thought(thought.agent, time.monotonic() - began, bool(thought.error))
        thoughts.extend(found)
    return thoughts


async def _think(minds: Minds, name: str, turns: list[Turn], desk: Desk) -> list[Thought]:
    try:
        return await minds.mind(name).think(turns, desk)
    except Failure:  # the operator's to mend, as an answer missing offline: nothing may be delivered
        raise
    except Exception as error:  # a mind's bug must not cost the other agents their frame
        return [Thought(turn.agent, error=f"{type(error).__name__}: {error}") for turn in turns]


def deltas(world: World, worker: str, utc: str, lanes: Iterable[Sequence[Thought]]) -> list[Delta]:
    """The deltas for the next frame, one a lane, together within `limits.delta_bytes`."""
    found = [_delta(world, worker, utc, stream, thoughts) for stream, thoughts in enumerate(lanes)]
    _fit(found, world.settings.limits["delta_bytes"])
    return found


def _fit(found: Sequence[Delta], most: int) -> None:
    """Leave out the actions of those who wrote most: else the gate would refuse what all others did as well."""
    left = sum(len(strictjson.dumps(delta)) for delta in found) - most
    if left <= 0:
        return
    wrote: dict[str, int] = {}
    for action in (action for delta in found for action in delta["actions"]):
        wrote[action["agent"]] = wrote.get(action["agent"], 0) + len(strictjson.dumps(action))
    for agent, size in sorted(wrote.items(), key=lambda item: (-item[1], item[0])):
        if left <= 0:
            return
        delta = next(delta for delta in found if agent in delta["agents"])
        delta["actions"] = [action for action in delta["actions"] if action["agent"] != agent]
        error = {"agent": agent, "error": f"limits.delta_bytes: its actions, {size} bytes, were left out"}
        delta["errors"].append(error)
        left -= size - 2 * len(strictjson.dumps(error))  # deeper in a delta it is longer


def _delta(world: World, worker: str, utc: str, stream: int, thoughts: Sequence[Thought]) -> Delta:
    made: Delta = {
        "protocol": 1,
        "frame": world.frame + 1,
        "worker": worker,
        "stream": f"{stream:02d}",
        "utc": utc,
        "agents": [thought.agent for thought in thoughts if not thought.error],
        "actions": [],
        "errors": [],
    }
    for thought in thoughts:
        faults = _bind(made, thought, world.timeline)
        said = [thought.error] if thought.error else faults
        made["errors"] += [{"agent": thought.agent, "error": error} for error in said[:FAULTS]]
    usage = [entry for thought in thoughts for entry in thought.usage]
    return {**made, "usage": usage} if usage else made


def _bind(made: Delta, thought: Thought, timeline: str) -> list[str]:
    """Add a thought's actions, each with its id; the faults, with those of text that no document may hold."""
    faults = list(thought.faults)
    n = 0
    for action in thought.actions:
        fault = _unfit(action)
        if fault:
            faults.append(fault)
            continue
        n += 1
        made["actions"].append(
            {**action, "id": str(names.Id(made["frame"], thought.agent, n, timeline)), "agent": thought.agent}
        )
    return faults


def _unfit(action: dict[str, Any]) -> str | None:
    try:
        strictjson.loads(strictjson.dumps(action))
    except (strictjson.Invalid, UnicodeEncodeError) as error:
        return f"an action ({action.get('do')}) was dropped: {error}"
    return None
