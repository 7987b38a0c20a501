"""`git fleet status`: where the clock stands, who is in, who is awaited, how long it will wait, and what it has cost.

Exact at the origin; in a clone, which sees the origin through git alone, the time left is an estimate. Reads only.
"""

from __future__ import annotations

import time
from typing import Any

from fleet import roster
from fleet.delta import Refused
from fleet.errors import Failure
from fleet.fold import health
from fleet.fold.report import counted, counted_word
from fleet.git import Objects, Repository, reason
from fleet.operator.edit import Place
from fleet.origin import barrier, edits, inbox, locks
from fleet.usage import dollars
from fleet.worker.clone import REMOTE, Clone
from fleet.world import World

LAST = 5
MERGES = "it merges: the next push lets it in"
Status = dict[str, Any]


def status(path: str, timeline: str = "") -> Status:
    """What there is to know at `path`, a bare origin or a clone, as a JSON value."""
    place = Place(path, timeline)
    tip = place.fetch()
    mirror = _pending(mirror_inbox(place), place.timeline)
    with place.repo.objects() as objects:
        world = World.at(objects, tip)
        if world is None:
            raise Failure(f"{path} holds no world")
        came = sorted(item.worker for item in mirror if item.frame == world.frame + 1)
        expected = roster.expected(world.settings, world.workers)
        return {
            "world": world.settings.name,
            "timeline": world.timeline,
            "frame": world.frame,
            "stopped": roster.stopped(world.settings, world.clock),
            "delivered": came,
            "awaited": sorted(set(expected) - set(came)),
            "late": sorted(f"{item.worker}/{item.frame}" for item in mirror if item.frame <= world.frame),
            "seconds_left": _seconds_left(place, world, mirror, set(expected) <= set(came)),
            "exact": place.bare,
            "frames": _last_frames(objects, world),
            "total": world.clock["total"],
            "health": world.clock["health"],
            "alarms": health.alarms(world.clock["health"]),
            "pending_edits": pending_edits(place, world),
            "word": "" if place.bare else Clone(path).word(),
        }


def mirror_inbox(place: Place) -> dict[str, str]:
    """The refs of the inbox by their names at the origin; in a clone they are fetched, and kept as the clone's own."""
    if place.bare:
        return place.repo.refs("refs/inbox/")
    here = f"refs/fleet/seen/inbox/{place.timeline}/"
    wanted = f"+refs/inbox/{place.timeline}/*:{here}*"
    answer = place.repo.run("fetch", "--quiet", "--no-tags", "--prune", REMOTE, wanted, ok=tuple(range(256)))
    if answer.code:
        raise Failure(f"the origin could not be asked for its inbox: {reason(answer.said)}")
    refs = place.repo.refs(here)
    return {f"refs/inbox/{ref.removeprefix('refs/fleet/seen/inbox/')}": oid for ref, oid in refs.items()}


def _pending(refs: dict[str, str], timeline: str) -> list[inbox.Pending]:
    return [inbox.Pending(ref, oid) for ref, oid in refs.items() if ref.startswith(f"refs/inbox/{timeline}/")]


def _seconds_left(place: Place, world: World, waiting: list[inbox.Pending], everyone_in: bool) -> int | None:
    """Seconds until the frame closes if nobody else comes; None while nothing runs."""
    on_time = [item for item in waiting if item.frame == world.frame + 1]
    if place.bare:
        folder = locks.folder(place.repo, world.timeline)
        note = barrier.Note(folder)
        first = barrier.first_delivery(folder, world.frame + 1, bool(on_time))
        made, resumed = note.time("made"), note.time("resumed")
    else:
        commits = [world.objects.commit(item.oid) for item in on_time]
        first = min((float(commit.time) for commit in commits if commit), default=None)
        made = resumed = 0.0
    closes = barrier.closes_at(world.settings, world.clock, everyone_in, first, made, resumed)
    return None if closes is None else max(0, round(closes - time.time()))


def _last_frames(objects: Objects, world: World) -> list[Status]:
    """The newest frames' numbers, newest first."""
    found: list[Status] = []
    at: World | None = world
    while at is not None and len(found) < LAST:
        if at.frame and (not found or found[-1]["frame"] != at.frame):
            keys = ("frame", "actions", "applied", "agents", "errors", "delivered", "late", "missing", "usage")
            found.append({**{key: at.clock[key] for key in keys}, "rejected": len(at.clock["rejected"])})
        at = World.at(objects, at.commit.parents[0]) if at.commit.parents else None
    return found


def pending_edits(place: Place, world: World) -> list[dict[str, str]]:
    """Edits that wait, each with why where that can be told here."""
    prefix = f"refs/edits/{place.timeline}/"
    refs = place.repo.refs(prefix) if place.bare else place.repo.remote_refs(REMOTE, f"{prefix}*") or {}
    names_of = {ref.removeprefix(prefix): oid for ref, oid in refs.items()}
    return [{"name": name, "why": _why(place.repo, world, oid) if place.bare else ""} for name, oid in names_of.items()]


def _why(repo: Repository, world: World, oid: str) -> str:
    try:
        edits.merge(repo, world, oid)
    except (edits.Conflict, Refused) as conflict:
        return str(conflict)
    return MERGES


def text(status: Status) -> str:
    """The status for a person."""
    rows = [
        f"{status['world']}, timeline {status['timeline']}, at frame {status['frame']}",
        *_barrier(status),
        *status["alarms"],
        *[f"  frame {f['frame']}: {_numbers(f)}" for f in status["frames"]],
        *([talk] if (talk := health.sentence(status["health"], status["frame"])) else []),
        f"since genesis: {counted(status['total']['actions']) or 'nothing'}; {_cost(status['total']['usage'])}",
        *[
            f"edit {edit['name']} is pending{': ' if edit['why'] else ''}{edit['why']}"
            for edit in status["pending_edits"]
        ],
        *([status["word"]] if status["word"] else []),
    ]
    return "\n".join(rows)


def _barrier(status: Status) -> list[str]:
    if status["stopped"]:
        return [f"stopped: {status['stopped']}"]
    frame = status["frame"] + 1
    came = f"in: {', '.join(status['delivered']) or 'nobody'}; awaited: {', '.join(status['awaited']) or 'nobody'}"
    left = status["seconds_left"]
    about = "" if status["exact"] else "~"
    wait = "the deadline runs from the first delivery" if left is None else f"closes in {about}{left} s at the latest"
    late = [f"late, for the next frame: {', '.join(status['late'])}"] if status["late"] else []
    return [f"frame {frame}: {came}; {wait}", *late]


def _numbers(frame: Status) -> str:
    notes = [
        f"{frame['rejected']} rejected" if frame["rejected"] else "",
        f"{frame['errors']} errors" if frame["errors"] else "",
        f"late: {', '.join(frame['late'])}" if frame["late"] else "",
        f"missing: {', '.join(frame['missing'])}" if frame["missing"] else "",
    ]
    did = counted(frame["actions"]) or "nothing"
    return ", ".join([f"{did} by {counted_word(frame['agents'], 'agent')}", *[note for note in notes if note]])


def _cost(usage: dict[str, int]) -> str:
    tokens = usage["prompt_tokens"] + usage["completion_tokens"]
    return f"{usage['calls']} calls, {tokens} tokens, {dollars(usage['microusd'])} USD"
