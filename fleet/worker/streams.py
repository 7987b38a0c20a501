"""The slice of a worker, run in parallel streams: views, minds, and the deltas that come of them.

One agent's failure is that agent's: it is recorded among the delta's errors and the others go on. It knows nothing of
git beyond reading the world.
"""

from __future__ import annotations

import time
from typing import Any

from fleet import minds, names, slices
from fleet import view as views
from fleet.minds.answers import Answers, key
from fleet.world import World

Delta = dict[str, Any]


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


def compute(world: World, worker: str, mind_name: str, answers: Answers) -> list[Delta]:
    """The deltas of the worker's streams for the next frame, at least one, empty where nobody has a turn."""
    agents = [agent for agent in agents_of(world, worker) if has_turn(world, agent)]
    lanes = min(world.settings.workers[worker]["streams"], max(1, len(agents)))
    deltas = [_empty(world.frame + 1, worker, stream) for stream in range(lanes)]
    mind = minds.mind(mind_name)
    for place, view in enumerate(views_of(world, agents)):
        _run_agent(deltas[place % lanes], view, mind_name, mind, world.settings.limits, answers)
    return deltas


def views_of(world: World, agents: list[str]) -> list[dict[str, Any]]:
    """The views of the agents, their documents read in four batches."""
    documents = world.documents([names.agent_path(agent) for agent in agents])
    scene = views.Scene(world.timeline, world.frame, world.settings.seed, documents)
    present = [document for document in list(documents.values()) if document]
    documents.update(world.documents([path for agent in present for path in views.channel_paths(agent)]))
    chosen = [views.chosen_threads(scene, agent) for agent in present]
    documents.update(world.documents([names.thread_path(thread) for threads in chosen for thread in threads]))
    speakers = [speaker for threads in chosen for speaker in views.people(scene, threads)]
    documents.update(world.documents([names.agent_path(speaker) for speaker in speakers]))
    return [views.view(scene, agent, threads) for agent, threads in zip(present, chosen, strict=True)]


def _empty(frame: int, worker: str, stream: int) -> Delta:
    return {
        "protocol": 1,
        "frame": frame,
        "worker": worker,
        "stream": f"{stream:02d}",
        "utc": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "agents": [],
        "actions": [],
        "errors": [],
    }


def _run_agent(
    delta: Delta, view: dict[str, Any], mind_name: str, mind: minds.Mind, limits: dict[str, int], answers: Answers
) -> None:
    agent = view["agent"]
    request = key({"mind": mind_name, "view": view, "limits": limits})
    answer = answers.get(request)
    if answer is None:
        try:
            answer = mind.think(view, limits)
        except Exception as error:  # a mind's bug must not cost the other agents their frame
            delta["errors"].append({"agent": agent, "error": f"{type(error).__name__}: {error}"[:2000]})
            return
        answers.put(request, answer)
    delta["agents"].append(agent)
    for n, action in enumerate(answer, 1):
        made = names.Id(delta["frame"], agent, n, view["timeline"])
        delta["actions"].append({"id": str(made), "agent": agent, **action})
