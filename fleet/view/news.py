"""What an agent is told in its view: its newest notifications, each with who caused it and when.

Pure. How a thread ended is told under the id of that thread, which is older than the news: its verdict says when, and
that is after all else of that frame.
"""

from __future__ import annotations

from fleet.names import split_address

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from fleet.view.scene import Document, Scene

SHOWN = 12
ENDINGS = ("verdict", "merged", "conflict")
ENDED = 4
"""How many of the endings are looked for beyond the newest ids."""


def candidates(scene: Scene, agent: Document) -> list[str]:
    """The ids of the notifications that may be the newest, newest id first."""
    told = agent["notifications"]
    newest = scene.newest(told)
    ended = [key for key in newest[SHOWN:] if told[key]["why"] in ENDINGS]
    return [*newest[:SHOWN], *ended[:ENDED]]


def subjects(agent: Document, keys: Iterable[str], most: int) -> list[str]:
    """The threads to look into for them: those that ended, and `most` of those told of last."""
    told = agent["notifications"]
    on = {key: split_address(told[key]["on"])[0] for key in keys}
    ended = [on[key] for key in on if told[key]["why"] in ENDINGS]
    return list(dict.fromkeys([*list(dict.fromkeys(on.values()))[:most], *ended[:ENDED]]))


def notes(scene: Scene, agent: Document, keys: Iterable[str], known: Callable[[str], bool]) -> list[Document]:
    """Those notifications, newest first, without what is hidden or gone as far as that is `known` of a thread."""
    found = [note for key in keys if (note := _note(scene, key, agent["notifications"][key], known))]
    found.sort(key=lambda note: (note["frame"], note["why"] in ENDINGS, scene.place(note["id"])), reverse=True)
    return found[:SHOWN]


def _note(scene: Scene, key: str, told: Document, known: Callable[[str], bool]) -> Document | None:
    frame, by, *_ = scene.place(key)
    thread, comment = split_address(told["on"])
    if known(thread):
        document = scene.thread(thread)
        if document is None or (comment and not scene.comment(document, comment)):
            return None
        if told["why"] in ENDINGS and "verdict" in document:
            frame = document["verdict"]["frame"]
    return {"id": key, "why": told["why"], "on": told["on"], "by": by, "frame": frame}
