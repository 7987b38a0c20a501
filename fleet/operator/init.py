"""`git fleet init`: a new world's genesis, and the bare origin that holds it.

Genesis is a pure function of the options: no clock and no path is in its tree. It never touches a folder that holds
anything.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from fleet import names, roster, slices, strictjson
from fleet.errors import Failure
from fleet.git import Repository, foreign_environment, reason, run
from fleet.operator import casts, install
from fleet.operator import personas as made_up
from fleet.usage import USAGE

ATTRIBUTES = b"# Documents of the world are merged key by key; what agents build is merged as text.\n*.json merge=fleet-json\nprojects/** !merge\n"  # noqa: E501
IDENTITY = "gitfleet <primary@gitfleet>"
AGENTS = 100
"""How many live in a world for which nobody says how many."""
GENERAL = {"title": "General", "about": "Whatever is on your mind: what you noticed, made, wonder about or doubt."}


def genesis(
    name: str, seed: int, cast: Iterable[Mapping[str, Any]], workers: Sequence[tuple[str, int]]
) -> dict[str, bytes]:
    """Every file of frame 0: the agents, the channel `general`, the operators' file, and the primary's documents."""
    agents = [casts.agent_document(persona) for persona in cast]
    listed = {worker: {**roster.WORKER_DEFAULTS, "streams": streams} for worker, streams in workers}
    shared = slices.divide([agent["name"] for agent in agents], listed, sorted(listed))
    documents: dict[str, Any] = {
        "fleet.json": {**roster.DEFAULTS, "name": name, "seed": seed, "workers": listed},
        "frame.json": first_clock(),
        "state/workers.json": {worker: {"missed": 0, "owed": [], "last": 0} for worker in listed},
        "state/slices.json": shared,
        names.channel_path("general"): channel_document("general", GENERAL),
        **{names.agent_path(agent["name"]): agent for agent in agents},
    }
    return {".gitattributes": ATTRIBUTES, **{path: strictjson.dumps(doc) for path, doc in documents.items()}}


def first_clock() -> dict[str, Any]:
    """`frame.json` of frame 0."""
    nothing = dict.fromkeys(USAGE, 0)
    return {
        "protocol": 1, "timeline": names.MAIN, "frame": 0, "applied": 0, "rejected": [], "delivered": [], "late": [],
        "missing": [], "actions": {}, "agents": 0, "errors": 0, "usage": nothing, "health": {},
        "total": {"actions": {}, "usage": nothing},
    }  # fmt: skip


def channel_document(slug: str, words: Mapping[str, str]) -> dict[str, Any]:
    """The document of a channel without threads."""
    return {"slug": slug, **{field: {"at": None, "value": words[field]} for field in ("title", "about")}, "threads": {}}


def init(
    path: str,
    name: str | None = None,
    seed: int = 0,
    agents: int | None = None,
    workers: Sequence[tuple[str, int]] = (),
    personas: str | None = None,
) -> list[str]:
    """Make the bare origin at `path` with genesis on `main`, and install its hooks. What was done, a line each.

    Its agents are those of the file `personas`, or the first `agents` of them; without a file they are made up.
    """
    check_free(path)
    if not 0 <= (agents or 0) <= 1_000_000 or not 0 <= seed < 2**53:
        raise Failure("--agents is a number from 0 to 1000000 and --seed from 0 to 2^53")
    world = name or os.path.basename(os.path.abspath(path)).removesuffix(".git") or "world"
    cast, notes = choose(personas, agents, seed)
    files = genesis(world, seed, cast, workers)
    answer = run(
        ["init", "--quiet", "--bare", "--template=", "-b", names.MAIN, path], foreign_environment(), ok=(0, 128)
    )
    if answer.code:
        raise Failure(f"{path} cannot be made: {reason(answer.said)}")
    repo = Repository.at(path)
    count = sum(1 for file in files if file.startswith("state/agents/"))
    line = f"{IDENTITY} {int(time.time())} +0000"
    message = f"frame 0: genesis of {world}, {count} agents\n\nFleet-Frame: 0\n"
    commit = repo.commit([], files, message, line, line)
    if not repo.transaction([(names.timeline_ref(names.MAIN), commit, repo.null())]):
        raise Failure(f"{path}: main could not be created: is another init running there?")
    return [f"{path}: a world of {count} agents, seed {seed}, at frame 0", *notes, *install.install(path)]


def choose(file: str | None, agents: int | None, seed: int) -> tuple[Iterable[Mapping[str, Any]], Sequence[str]]:
    """The agents of a new world, and what there is to tell about them."""
    if file is None:
        return made_up.cast(AGENTS if agents is None else agents, seed), ()
    cast = casts.read(file, agents)
    return cast.agents, cast.notes


def check_free(path: str) -> None:
    """Refuse a path that holds something, or that cannot be written."""
    if os.path.isdir(path) and not os.listdir(path):
        return
    if os.path.lexists(path):
        raise Failure(f"{path} exists and is not an empty folder: give a path that is free")
    parent = os.path.dirname(os.path.abspath(path))
    while not os.path.isdir(parent):
        parent = os.path.dirname(parent)
    if not os.access(parent, os.W_OK):
        raise Failure(f"{parent} is not writable: give a path where you may write")


def parse_workers(words: Sequence[str]) -> list[tuple[str, int]]:
    """`NAME[:STREAMS]` words as (name, streams). Failure for a name or number that is none, or a name given twice."""
    found: dict[str, int] = {}
    for word in words:
        name, colon, streams = word.partition(":")
        if not names.is_name(name):
            raise Failure(f"--worker {word}: {name!r} is no name: use a-z, 0-9 and - (at most 63, none at the ends)")
        if colon and not (names.is_count(streams) and 1 <= int(streams) <= 1000):
            raise Failure(f"--worker {word}: {streams!r} is no number of streams from 1 to 1000")
        if name in found:
            raise Failure(f"--worker {word}: {name} is given twice")
        found[name] = int(streams) if colon else roster.WORKER_DEFAULTS["streams"]
    return list(found.items())
