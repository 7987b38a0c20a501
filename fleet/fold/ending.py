"""The rules at a frame's end, after all actions: channels learn of their threads' newest acts, windows close.

Pure and bounded by what the frame touched. It never rejects anything.
"""

from __future__ import annotations

from fleet.names import channel_path, id_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from fleet.fold.docs import Docs


def end(docs: Docs, limits: dict[str, int]) -> None:
    """All rules, in their order."""
    liven_channels(docs)
    for path in docs.changed("state/channels/"):
        keep_newest(docs.change(path)["threads"], limits["channel_threads"], lambda item: id_key(item[1]["at"]))
    for path in docs.changed("state/agents/"):
        keep_newest(docs.change(path)["acts"], limits["acts"], lambda item: id_key(item[0]))


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
