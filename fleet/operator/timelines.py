"""`git fleet fork` and `git fleet merge-timeline`: a timeline begun at a frame, and brought into another one.

Each is one edit, made without touching a work tree, and read back from the origin before the command returns. How
timelines merge is not decided here (fleet/merge, fleet/origin/edits.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from fleet import names, strictjson
from fleet.delta import Refused
from fleet.errors import Failure
from fleet.merge.tree3 import OURS, THEIRS
from fleet.operator import difference, edit, history
from fleet.operator.edit import Place
from fleet.origin import edits, forks
from fleet.world import World

TRIES = 5
"""How often a merge is made anew because the timeline moved in its way meanwhile."""
SHOWN = 10
"""Conflicts that are told; more are counted."""


def fork(place: Place, name: str, frame: int | None = None, words: Sequence[str] = ()) -> list[str]:
    """Begin the timeline `name` at `frame` of this one (default: its tip), settings of fleet.json changed by `words`.

    What was done, a line each. Failure where there is such a timeline, or the origin refuses.
    """
    if not names.is_name(name):
        raise Failure(f"{name!r} is no name for a timeline: use a-z, 0-9 and - (at most 63, none at the ends)")
    if there(place, name):
        raise Failure(
            f"there is a timeline {name} already: take another name, or work for it: "
            f"git fleet join URL DIR --worker NAME --timeline {name}"
        )
    tip = place.fetch()
    with place.repo.objects() as objects:
        world = World.at(objects, tip)
        assert world is not None
        world = world if frame is None else history.at_frame(place, objects, world, frame)
        author = place.author()
        message = f"fork {name}: leaves {world.timeline} after frame {world.frame}\n"
        changes = {**forks.changes(world, name), **_settings(world, words)}
        commit = place.repo.commit([world.commit.oid], changes, message, author, author)
        done = f"{name} begins, a fork of {world.timeline} after frame {world.frame}"
    edit.push(Place(place.path, name), "fork", commit)
    return [done, f"run it: git fleet join URL DIR --worker NAME --timeline {name}, then git -C DIR fleet work"]


def there(place: Place, name: str) -> bool:
    """Whether the origin has such a timeline. Failure where it does not answer."""
    refs = place.repo.remote_refs(place.remote, names.timeline_ref(name))
    if refs is None:
        raise Failure("the origin could not be asked: is it in reach?")
    return bool(refs)


def _settings(world: World, words: Sequence[str]) -> dict[str, bytes]:
    if not words:
        return {}
    document = strictjson.loads(strictjson.dumps(world.needed("fleet.json")))
    edit.assign(document, "fleet.json", words)
    return {"fleet.json": edit.encoded("fleet.json", document)}


def merge(place: Place, name: str, prefer: str | None = None, settings: bool = False) -> list[str]:
    """Bring the timeline `name` into this one; what was done, a line each.

    What both sides have changed at the same place, and no rule decides, is taken as the timeline `prefer` has it.
    The operators' fleet.json stays this timeline's unless `settings`. Failure where it conflicts or is refused.
    """
    if name == place.timeline:
        raise Failure(f"{name} is the timeline itself: name another one")
    if prefer not in (None, name, place.timeline):
        raise Failure(f"--prefer {prefer}: it is {place.timeline} or {name}")
    favour = "" if prefer is None else THEIRS if prefer == name else OURS
    tip = Place(place.path, name).fetch()
    for _ in range(TRIES):
        base = place.fetch()
        try:
            return _merge(place, name, base, tip, favour, () if settings else ("fleet.json",))
        except edit.Turned as turned:
            if place.fetch() == base:  # nothing came between: it stays refused
                raise Failure(str(turned)) from None
    raise Failure(f"{place.timeline} moved in the way of the merge {TRIES} times: git fleet pause, then try again")


def _merge(place: Place, name: str, base: str, tip: str, favour: str, without: Sequence[str]) -> list[str]:
    with place.repo.objects() as objects:
        here, other = World.at(objects, base), World.at(objects, tip)
        assert here is not None and other is not None
        if place.repo.contains(base, tip):
            return [f"{name} at frame {other.frame} is part of {place.timeline} already"]
        _check_frames(here, other)
        try:
            merged = edits.merge(place.repo, here, tip, favour, without)
        except edits.Conflict as conflict:
            raise Failure(_conflicts(here, other, conflict.conflicts)) from None
        except Refused as refused:
            raise Failure(f"{name} cannot be merged into {place.timeline}: {refused}") from None
        gains = difference.gains(place, objects, here, other)
        lines = [f"merge timeline {name} at frame {other.frame}", "", gains]
        lines += [f"As on {name if favour == THEIRS else place.timeline}: {edits.told(one)}" for one in merged.favoured]
    author = place.author()
    commit = place.repo.commit([base, tip], merged.changes, "\n".join(lines) + "\n", author, author)
    edit.push(place, edit.free_name(place, f"merge-{name}"), commit)
    return [f"{name} at frame {other.frame} is merged into {place.timeline} at frame {here.frame}: {gains}", *lines[3:]]


def _check_frames(here: World, other: World) -> None:
    if other.frame > here.frame:
        raise Failure(
            f"{other.timeline} is at frame {other.frame}, beyond {here.frame}, where {here.timeline} is: "
            f"wait until {here.timeline} has come so far, or merge the other way: "
            f"git fleet merge-timeline {here.timeline} --timeline {other.timeline}"
        )


def _conflicts(here: World, other: World, found: Sequence[tuple[str, str, str]]) -> str:
    """What conflicts, and the two commands that decide it."""
    more = f"; and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    told = "; ".join(map(edits.told, found[:SHOWN]))
    again = f"git fleet merge-timeline {other.timeline} --prefer"
    return (
        f"{here.timeline} (here) and {other.timeline} (there) conflict: {told}{more}. Nothing is changed; decide all "
        f"of them by {again} {here.timeline} or {again} {other.timeline}, or by hand: git merge in a full clone "
        "(docs/timelines.md)"
    )
