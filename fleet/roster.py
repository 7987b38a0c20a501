"""What the operators set and who is there: settings with their defaults, expectation, stops, which deliveries count.

Pure: from the documents `fleet.json`, `frame.json` and `state/workers.json` to answers. It never reads a clock.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    Document = dict[str, Any]

OWED_KEPT = 64
CAPPED = "capped"
"""In a clock's `health`: the total cap under which no call of that frame could be paid any more."""
TOTAL_CAP = "budget.total_microusd"
"""How the error begins of an agent for which that cap left no call."""
DEFAULTS: dict[str, Any] = {
    "protocol": 1,
    "name": "world",
    "seed": 0,
    "workers": {},
    "operators": {},
    "frame": {"deadline": 300, "pace": 0, "absent_after": 3, "turns": None, "until": None, "paused": False},
    "minds": {},
    "limits": {
        "actions": 20,
        "title": 200,
        "body": 10000,
        "delta_bytes": 4194304,
        "thread_bytes": 262144,
        "votes": 10000,
        "acts": 64,
        "channel_threads": 128,
        "notifications": 64,
        "memory": 1000,
        "memories": 20,
        "name": 80,
        "bio": 1000,
        "about": 1000,
        "reason": 300,
        "follows": 1000,
        "subscriptions": 100,
        "channels": 1000,
        "flags": 100,
        "flaggers": 3,
        "debate_frames": 5,
        "dormant_frames": 20,
        "change_frames": 10,
        "quorum": 3,
        "files": 20,
        "file_bytes": 65536,
        "change_bytes": 135168,
    },
    "budget": {"frame_microusd": None, "total_microusd": None},
    "require_signatures": False,
}
WORKER_DEFAULTS: dict[str, Any] = {"streams": 10, "key": None, "agents": []}


class Settings:
    """`fleet.json` with every default filled in."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.name: str = document.get("name", DEFAULTS["name"])
        self.seed: int = document.get("seed", DEFAULTS["seed"])
        self.frame: Document = {**DEFAULTS["frame"], **document.get("frame", {})}
        self.limits: dict[str, int] = {**DEFAULTS["limits"], **document.get("limits", {})}
        self.budget: Document = {**DEFAULTS["budget"], **document.get("budget", {})}
        self.minds: dict[str, Document] = document.get("minds", {})
        self.require_signatures: bool = document.get("require_signatures", False)
        self.workers: dict[str, Document] = {
            name: {**WORKER_DEFAULTS, **entry} for name, entry in document.get("workers", {}).items()
        }


def expected(settings: Settings, workers: Mapping[str, Document]) -> list[str]:
    """Who the barrier waits for, sorted: has delivered once (or came with `init`), is in the roster, is not absent."""
    patience = settings.frame["absent_after"]
    return sorted(name for name, seen in workers.items() if name in settings.workers and seen["missed"] < patience)


def stopped(settings: Settings, clock: Document) -> str | None:
    """Why no frame starts or closes now, or None."""
    until = settings.frame["until"]
    if settings.frame["paused"]:
        return "paused"
    if until is not None and clock["frame"] >= until:
        return f"at frame {until}, the last one asked for"
    return broke(settings, clock)


def broke(settings: Settings, clock: Document) -> str | None:
    """How the total cap stops the world, or None."""
    cap = settings.budget["total_microusd"]
    if cap is None:
        return None
    if clock["total"]["usage"]["microusd"] >= cap:
        return "out of budget"
    return "out of budget: what is left pays for no call" if clock["health"].get(CAPPED, -1) >= cap else None


def timing(frame: int, worker: str, ran: bool, clock: Document, workers: Mapping[str, Document]) -> str | None:
    """How a delivery for `frame` is folded into the next frame: `on time`, `late`, or None: not at all.

    `ran` is whether any agent ran in it. Exactly once: only the tip's frame + 1, a frame owed, or one in which nobody
    ran and that is above the last delivered.
    """
    seen = workers.get(worker, {"missed": 0, "owed": [], "last": 0})
    if frame == clock["frame"] + 1:
        return "on time"
    if frame in seen["owed"] or (not ran and seen["last"] < frame <= clock["frame"]):
        return "late"
    return None


def after_frame(
    settings: Settings,
    workers: Mapping[str, Document],
    shared: Iterable[str],
    frame: int,
    delivered: Iterable[tuple[str, int]],
) -> dict[str, Document]:
    """`state/workers.json` after the making of `frame`: `shared` had agents in it, `delivered` = (worker, frame)s."""
    came = sorted(delivered)
    on_time = {worker for worker, of in came if of == frame}
    awaited = set(expected(settings, workers))
    after = {name: {**seen, "owed": list(seen["owed"])} for name, seen in workers.items()}
    for name in set(shared) - on_time:
        if name in after:
            after[name]["owed"] = [*after[name]["owed"], frame][-OWED_KEPT:]
    for name in awaited - on_time:
        after[name]["missed"] += 1
    for worker, of in came:
        seen = after.setdefault(worker, {"missed": 0, "owed": [], "last": 0})
        seen["missed"] = 0
        seen["owed"] = [owed for owed in seen["owed"] if owed != of]
        seen["last"] = max(seen["last"], of)
    return after
