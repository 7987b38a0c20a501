"""`git fleet join`: a clone that works for a running world. It enters the roster by an edit and computes nothing.

The clone is sparse (root files only), has one timeline and no tags: a worker reads the world from commits.
"""

from __future__ import annotations

from typing import Any

from fleet import minds, names
from fleet.errors import Failure
from fleet.git import GitError, porcelain, reason
from fleet.operator import edit, install
from fleet.operator.init import check_free
from fleet.worker.clone import Clone

SETTINGS = {"core.fsmonitor": "false", "submodule.recurse": "false"}


def join(
    url: str, path: str, worker: str, streams: int | None = None, mind: str = "scripted", timeline: str = names.MAIN
) -> list[str]:
    """Make the clone of `worker` at `path` and enter the roster; what was done, a line each."""
    if not names.is_name(worker):
        raise Failure(f"{worker!r} is no name for a worker: use a-z, 0-9 and - (at most 63, none at the ends)")
    if streams is not None and not 1 <= streams <= 1000:
        raise Failure(f"--streams {streams}: a worker has 1 to 1000 streams")
    minds.mind(mind)
    check_free(path)
    _clone(url, path, timeline)
    place = edit.Place(path, timeline)
    for key, value in {"fleet.worker": worker, "fleet.timeline": timeline, "fleet.mind": mind, **SETTINGS}.items():
        place.repo.run("config", key, value)
    done = install.install(path)
    entered = _enter(place, worker, streams)
    Clone(path).pull()
    return [f"{path}: a clone for worker {worker} ({mind} mind)", *done, entered]


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
