"""The rules at a frame's end, after all actions: terms run out, changes merge, channels and agents hear, windows close.

Pure and bounded by what the frame touched. It never rejects anything.
"""

from __future__ import annotations

from fleet.actions import debate
from fleet.fold import due, projects
from fleet.names import channel_path, id_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from fleet.fold.docs import Docs
    from fleet.fold.projects import Files

    Document = dict[str, Any]

WINDOWS = (
    ("state/channels/", "threads", "channel_threads", True),
    ("state/agents/", "acts", "acts", False),
    ("state/agents/", "notifications", "notifications", False),
    ("state/memory/", "memories", "memories", False),
)
"""(folder, field, the limit that says how many stay, whether by `at` rather than by key)."""


class Ended:
    """What closed in this frame, each kind in order of ids, and the files that became of it (None: it goes)."""

    def __init__(self, debates: list[Document], changes: list[Document], files: dict[str, bytes | None]) -> None:
        self.debates = debates
        self.changes = changes
        self.files = files


def end(docs: Docs, files: Files, limits: dict[str, int]) -> Ended:
    """All rules, in their order."""
    due.note(docs)
    ended = close(docs, due.collect(docs), files, limits)
    liven_channels(docs)
    docs.news.deliver(docs)
    for folder, field, limit, by_at in WINDOWS:
        for path in docs.changed(folder):
            keep_newest(docs.change(path)[field], limits[limit], _by_at if by_at else _by_key)
    return ended


def close(docs: Docs, over: list[Document], files: Files, limits: dict[str, int]) -> Ended:
    """Close the threads whose term is over, the votes of this frame included, and the changes that can be merged."""
    debates = [thread for thread in over if thread["kind"] == "debate"]
    for thread in debates:
        debate.close(docs, thread)
    written = projects.settle(docs, files, limits, [thread["id"] for thread in over])
    return Ended(debates, _closed_now(docs, "change"), written)


def _closed_now(docs: Docs, kind: str) -> list[Document]:
    threads = [docs.change(path) for path in docs.changed("state/threads/")]
    found = [t for t in threads if t["kind"] == kind and t.get("verdict", {}).get("frame") == docs.frame]
    return sorted(found, key=lambda thread: id_key(thread["id"]))


def liven_channels(docs: Docs) -> None:
    """A channel's threads lie by their newest act: a comment brings its thread to the front."""
    threads = [docs.change(path) for path in docs.changed("state/threads/")]
    docs.fetch([channel_path(thread["channel"]) for thread in threads])
    for thread in threads:
        path = channel_path(thread["channel"])
        newest = max((thread["id"], *thread["comments"]), key=id_key)
        channel = docs.get(path)
        if channel is not None and channel["threads"].get(thread["id"]) != {"at": newest}:
            docs.change(path)["threads"][thread["id"]] = {"at": newest}


def keep_newest(window: dict[str, Any], keep: int, place: Callable[[tuple[str, Any]], Any]) -> None:
    """The `keep` greatest of a window stay, by `place` of (key, value)."""
    if len(window) > keep:
        for key, _ in sorted(window.items(), key=place)[: len(window) - keep]:
            del window[key]


def _by_key(item: tuple[str, Any]) -> Any:
    return id_key(item[0])


def _by_at(item: tuple[str, Any]) -> Any:
    return id_key(item[1]["at"])
