"""`git fleet agents add`: more agents for a world that runs, as one edit, from a clone or in the bare origin.

It adds all agents of a file or none; it never changes an agent that is there. Which worker runs them follows from
`state/slices.json`, which the next fold cuts anew.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

from fleet import names, strictjson
from fleet.operator import casts, edit
from fleet.world import World

NAMED = 20
"""Agents that the edit's message names."""
MANY = 500
"""Agents from which on it takes so long that a word is said before."""


def add(place: edit.Place, file: str, say: Callable[[str], None]) -> None:
    """Add the agents that a file describes to the timeline, wait until it has them, and say so."""
    tip = place.fetch()
    with place.repo.objects() as objects:
        world = World.at(objects, tip)
        assert world is not None
        cast = casts.read(file, limits=world.settings.limits)
        _refuse_known(world, file, cast)
        frame = world.frame
    if len(cast.agents) >= MANY:
        say(f"{file}: {counted(len(cast.agents))} read, adding them ...")
    agents = [casts.agent_document(persona) for persona in cast.agents]
    author = place.author()
    documents = {names.agent_path(agent["name"]): strictjson.dumps(agent) for agent in agents}
    commit = place.repo.commit([tip], documents, _message([agent["name"] for agent in agents]), author, author)
    edit.push(place, f"agents-{secrets.token_hex(4)}", commit)
    for line in cast.notes:
        say(line)
    say(f"{counted(len(agents))} added to {place.timeline}, acting from frame {frame + 1} or {frame + 2} on")


def _refuse_known(world: World, file: str, cast: casts.Cast) -> None:
    """An agent that is there is not to be changed by chance."""
    asked = [persona["name"] for persona in cast.agents]
    there = zip(cast.places, asked, world.has_agents(asked), strict=True)
    wrong = [(at, f"{name} is an agent of {world.timeline} already") for at, name, known in there if known]
    casts.refuse(file, wrong, len(asked))


def _message(added: list[str]) -> str:
    more = len(added) - NAMED
    told = ", ".join(added[:NAMED]) + (f", and {more} more" if more > 0 else "")
    return f"add {counted(len(added))}\n\n{told}\n"


def counted(agents: int) -> str:
    """`1 agent`, `12 agents`."""
    return f"{agents} agent{'' if agents == 1 else 's'}"
