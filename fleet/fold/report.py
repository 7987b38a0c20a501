"""What a frame says of itself: `frame.json`, and the commit message that operators read as their dashboard.

Pure and without wall-clock values, so that both can be made again from the commit's parents.
"""

from __future__ import annotations

from fleet import __version__
from fleet.names import LARGEST, id_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from fleet.delta import Delivery
    from fleet.fold.docs import Docs

    Document = dict[str, Any]

USAGE = ("calls", "prompt_tokens", "completion_tokens", "microusd", "ms")
PLURAL = {"post": "posts", "comment": "comments", "vote": "votes"}
NAMED = 5


def clock(
    before: Document,
    came: Sequence[Delivery],
    applied: dict[str, int],
    rejected: list[dict[str, str]],
    expected: Sequence[str],
) -> Document:
    """The next `frame.json`."""
    frame = before["frame"] + 1
    on_time = sorted(d.worker for d in came if d.frame == frame)
    deltas = [delta for delivery in came for delta in delivery.deltas]
    usage = _usage(deltas)
    return {
        "protocol": 1,
        "timeline": before["timeline"],
        "frame": frame,
        "applied": sum(applied.values()),
        "rejected": rejected,
        "delivered": on_time,
        "late": sorted(f"{d.worker}/{d.frame}" for d in came if d.frame != frame),
        "missing": sorted(set(expected) - set(on_time)),
        "actions": applied,
        "agents": len({agent for delta in deltas for agent in delta["agents"]}),
        "errors": sum(len(delta.get("errors", ())) for delta in deltas),
        "usage": usage,
        "health": {},
        "total": {
            "actions": _sum(before["total"]["actions"], applied),
            "usage": _sum(before["total"]["usage"], usage),
        },
    }


def _usage(deltas: Sequence[Document]) -> dict[str, int]:
    entries = [entry for delta in deltas for entry in delta.get("usage", ())]
    return {key: _held(sum(entry[key] for entry in entries)) for key in USAGE}


def _sum(one: dict[str, int], other: dict[str, int]) -> dict[str, int]:
    return {key: _held(one.get(key, 0) + other.get(key, 0)) for key in sorted({*one, *other})}


def _held(count: int) -> int:
    """A count as a document may hold it: usage is what workers claim, and no claim may make the clock unreadable."""
    return min(count, LARGEST)


class Story:
    """What the log tells of a frame beyond its numbers."""

    def __init__(self, clock: Document, docs: Docs, expected: int) -> None:
        self.clock = clock
        self.expected = expected
        self.liveliest = _liveliest(clock["frame"], [docs.change(path) for path in docs.changed("state/threads/")])

    def message(self) -> str:
        """The commit message: subject, body, trailers."""
        body = [line for line in (self._liveliest(), self._missing(), self._late(), *self._rejected()) if line]
        parts = [self._subject(), *(["\n".join(body)] if body else []), "\n".join(self._trailers())]
        return "\n\n".join(parts) + "\n"

    def _subject(self) -> str:
        said = counted(self.clock["actions"]) or "nothing"
        agents = counted_word(self.clock["agents"], "agent")
        workers = f"{len(self.clock['delivered'])}/{len({*self.clock['delivered'], *self.clock['missing']})} workers"
        return f"frame {self.clock['frame']}: {said} by {agents} ({workers})"

    def _liveliest(self) -> str:
        if not self.liveliest:
            return ""
        comments, thread = self.liveliest
        title = " ".join(thread["title"].split())  # agents wrote it: it must not write lines into the log
        return f'Liveliest: "{title}" in {thread["channel"]}, {counted_word(comments, "new comment")}.'

    def _missing(self) -> str:
        missing = self.clock["missing"]
        return f"Missing: {', '.join(missing)}. Their agents skip this frame." if missing else ""

    def _late(self) -> str:
        late = [name.split("/") for name in self.clock["late"]]
        return "Late: " + ", ".join(f"{worker} for frame {frame}" for worker, frame in late) + "." if late else ""

    def _rejected(self) -> list[str]:
        reasons: dict[str, list[str]] = {}
        for entry in self.clock["rejected"]:
            reasons.setdefault(entry["why"], []).append(entry["id"])
        return [
            f"Rejected as {why}: {', '.join(ids[:NAMED])}{f' and {len(ids) - NAMED} more' if len(ids) > NAMED else ''}."
            for why, ids in sorted(reasons.items())
        ]

    def _trailers(self) -> list[str]:
        clock = self.clock
        usage = clock["usage"]
        lists = (("Delivered", "delivered"), ("Late", "late"), ("Missing", "missing"))
        return [
            f"Fleet-Frame: {clock['frame']}",
            *(f"Fleet-{word}: {', '.join(clock[key])}" for word, key in lists if clock[key]),
            f"Fleet-Applied: {clock['applied']}",
            f"Fleet-Rejected: {len(clock['rejected'])}",
            f"Fleet-Tokens: {usage['prompt_tokens'] + usage['completion_tokens']}",
            f"Fleet-Cost-USD: {usage['microusd'] // 10**6}.{usage['microusd'] % 10**6:06d}",
            f"Fleet-Seconds: {usage['ms'] // 1000}.{usage['ms'] % 1000:03d}",
            f"Fleet-Version: {__version__}",
        ]


def _liveliest(frame: int, threads: Sequence[Document]) -> tuple[int, Document] | None:
    """The thread with most comments of this frame, and how many; ties to the older thread."""
    rows = [(sum(1 for comment in t["comments"] if id_key(comment)[0] == frame), t) for t in threads]
    best = min(rows, key=lambda row: (-row[0], id_key(row[1]["id"])), default=None)
    return best if best and best[0] else None


def counted(actions: dict[str, int]) -> str:
    """`31 posts, 88 comments, 240 votes`."""
    order = [*PLURAL, *sorted(set(actions) - set(PLURAL))]
    return ", ".join(counted_word(actions[do], do) for do in order if actions.get(do))


def counted_word(count: int, word: str) -> str:
    """`1 post`, `2 posts`."""
    return f"{count} {word if count == 1 else word + 's'}"
