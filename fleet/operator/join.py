"""`git fleet join`: a clone that works for a running world. It enters the roster by an edit and computes nothing.

The clone is sparse (root files only), has one timeline and no tags: a worker reads the world from commits.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from typing import Any

from fleet import names, slices
from fleet.errors import Failure
from fleet.git import GitError, porcelain, reason
from fleet.minds import KINDS, Minds
from fleet.operator import edit, install
from fleet.operator.init import check_free
from fleet.worker import budget
from fleet.worker.clone import Clone
from fleet.world import World

SETTINGS = {"core.fsmonitor": "false", "submodule.recurse": "false"}


def join(
    url: str,
    path: str,
    worker: str,
    streams: int | None = None,
    mind: str = "scripted",
    timeline: str = names.MAIN,
    settings: Mapping[str, str] | None = None,
) -> list[str]:
    """Make the clone of `worker` at `path` and enter the roster; what was done, a line each.

    `settings` are those of the default mind, `fleet-mind.<mind>.*`, or git config keys where they hold a dot. A mind
    that cannot run here is a Failure, and leaves neither clone nor entry.
    """
    if not names.is_name(worker):
        raise Failure(f"{worker!r} is no name for a worker: use a-z, 0-9 and - (at most 63, none at the ends)")
    if streams is not None and not 1 <= streams <= 1000:
        raise Failure(f"--streams {streams}: a worker has 1 to 1000 streams")
    own = {key if "." in key else f"fleet-mind.{mind}.{key}": value for key, value in (settings or {}).items()}
    if mind not in KINDS and f"fleet-mind.{mind}.kind" not in own:
        raise Failure(f"there is no mind {mind!r}; there are: {', '.join(KINDS)}")
    check_free(path)
    _clone(url, path, timeline)
    try:
        place = edit.Place(path, timeline)
        roles = {"fleet.worker": worker, "fleet.timeline": timeline, "fleet.mind": mind}
        for key, value in {**roles, **SETTINGS, **own}.items():
            place.repo.run("config", key, value)
        check_minds(Clone(path))
    except BaseException:
        shutil.rmtree(path, ignore_errors=True)
        raise
    done = install.install(path)
    entered = _enter(place, worker, streams)
    Clone(path).pull()
    return [f"{path}: a clone for worker {worker} ({mind} mind)", *done, entered]


def check_minds(clone: Clone) -> None:
    """Refuse where a mind that this worker's agents can come to need, by `fleet.json`, cannot run here."""
    minds = Minds(clone.mind, clone.config)
    with clone.repo.objects() as objects:
        world = World.at(objects, "HEAD")
        if world is None:
            raise Failure(f"{clone.url()} holds no world")
        settings = world.settings
        workers = {clone.worker: {"streams": 1, "agents": []}, **settings.workers}
        agents = world.agents()
        elsewhere = {agent for agent, owner in slices.pins(agents, workers, workers).items() if owner != clone.worker}
        needed = {minds.name_of(agent, settings.minds) for agent in agents if agent not in elsewhere}
        minds.check(sorted({clone.mind, *needed}), budget.is_capped(world))


def _clone(url: str, path: str, timeline: str) -> None:
    options = ["--quiet", "--sparse", "--single-branch", "--no-tags", "--template=", "--branch", timeline]
    try:
        porcelain(None, "clone", *options, "--", url, path)
    except GitError as error:
        raise Failure(f"{url} could not be cloned: {reason(error.said)}") from None


def _enter(place: edit.Place, worker: str, streams: int | None) -> str:
    taken = False

    def change(document: dict[str, Any]) -> None:
        nonlocal taken
        workers = document.setdefault("workers", {})
        taken = worker in workers
        entry = workers.setdefault(worker, {})
        if streams is not None:
            entry["streams"] = streams

    edit.edit_fleet(place, f"join-{worker}"[:50].rstrip("-"), f"{worker} joins", change)
    return f"{worker} takes its place in the roster" if taken else f"{worker} is in the roster, from the next frame on"
