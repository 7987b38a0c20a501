"""`git fleet fold`: being the primary in a clone, as the operator sees it. It finds the clone and says what happens."""

from __future__ import annotations

from collections.abc import Callable

from fleet.errors import Failure
from fleet.operator.edit import Place
from fleet.origin.watch import Primary
from fleet.worker.clone import REMOTE


def fold(path: str, watch: bool, say: Callable[[str], None], timeline: str = "") -> None:
    """Fold once, or go on until interrupted. Failure where the frame does not close now."""
    place = Place(path, timeline)
    if place.bare:
        raise Failure("an origin with hooks folds by itself: run git fleet fold in a clone of a host without hooks")
    url = place.repo.config(f"remote.{REMOTE}.url") or REMOTE
    primary = Primary(place.repo, url, place.timeline, say)
    if watch:
        say(f"primary of {place.timeline} at {url}; ^C stops it at any moment")
        primary.watch()
    elif not primary.turn():
        awaited = ", ".join(primary.awaited()) or "nobody: no delivery on time yet, or the world is stopped"
        raise Failure(f"the frame does not close now; awaited: {awaited}")
