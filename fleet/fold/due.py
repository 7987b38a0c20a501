"""Terms: which threads close at which frame, in one document a frame (`state/due/<frame>.json`).

A thread's term is noted when it is opened, and its document goes when the frame has come, so that the tree does not
grow. It never says how a thread ends.
"""

from __future__ import annotations

from fleet.names import due_path, id_key, is_count, thread_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from fleet.fold.docs import Docs

    Document = dict[str, Any]

FOLDER = "state/due"


def note(docs: Docs) -> None:
    """Note the term of every thread opened in this fold that has one."""
    opened = [thread for path in docs.new("state/threads") if (thread := docs.get(path)) and "closes" in thread]
    docs.fetch([due_path(thread["closes"]) for thread in opened])
    for thread in opened:
        path = due_path(thread["closes"])
        if docs.get(path) is None:
            docs.put(path, {})
        docs.change(path)[thread["id"]] = {"kind": thread["kind"]}


def collect(docs: Docs) -> list[Document]:
    """The threads whose term ends with this frame, or should have, and that are open, in order of their ids."""
    paths = [due_path(frame) for frame in _frames(docs) if frame <= docs.frame]
    docs.fetch(paths)
    ids = {thread for path in paths for thread in docs.get(path) or ()}
    for path in paths:
        docs.drop(path)
    docs.fetch([thread_path(thread) for thread in ids])
    found = [docs.get(thread_path(thread)) for thread in sorted(ids, key=id_key)]
    return [thread for thread in found if thread is not None and "verdict" not in thread]


def _frames(docs: Docs) -> list[int]:
    stems = [name.removesuffix(".json") for name in docs.listing(FOLDER)]
    return sorted(int(stem) for stem in stems if is_count(stem))
