"""Software: what becomes of changes at a frame's end, and of the files of the projects.

Pure: the files, and the merge of a text that two sides changed, are handed in. A change is merged whole or not at
all, three-way (what its author saw, what is there now, what it wrote), and nothing in a project is ever run.
"""

from __future__ import annotations

from fleet.names import id_key, project_path, thread_path
from fleet.strictjson import CONTROLS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any

    from fleet.delta import Delivery
    from fleet.fold.docs import Docs, Document

    Entry = str | bytes | None
    """In a folder: the id of a file's blob at the tip, what a file has become since, or None for a folder."""
    Content = str | bytes | None
    """Of a path: as above, but None for no file there."""

LABELS = ("what is there now", "what was there", "what you wrote")
"""What the three sides of a conflict are called where it is shown: ours, base, theirs."""
CONTEXT = 2
"""Lines around a conflict that are shown with it."""
SHOWN = 2000
"""Characters of a conflict that its author is shown."""
CONTROLS_GONE = dict.fromkeys(map(ord, CONTROLS))


class Files:
    """What the fold is handed of the world's ordinary files. Each question is asked for many at once, but the last."""

    def __init__(
        self,
        seen: Callable[[Sequence[tuple[Delivery, str]]], list[str | None]],
        folders: Callable[[Sequence[str]], list[dict[str, str | None]]],
        blobs: Callable[[Sequence[str]], list[bytes]],
        merge_text: Callable[[bytes | None, bytes, bytes], tuple[bytes, bool]],
    ) -> None:
        self.seen = seen
        """The blob at a path of a delivery's parent, None where there is none."""
        self.folders = folders
        """A folder of the tip as {name: a file's blob, or None for a folder}; empty where there is no such folder."""
        self.blobs = blobs
        """What a blob holds."""
        self.merge_text = merge_text
        """(base or None for none, ours, theirs) as (merged, whether it conflicts), the sides called by `LABELS`."""


def seen(deliveries: Iterable[Delivery], files: Files) -> dict[str, dict[str, str | None]]:
    """By the id of each change and by path, the blob that its author saw: the one at the delivery's parent."""
    asked = [
        (delivery, action, file["path"])
        for delivery in deliveries
        for delta in delivery.deltas
        for action in delta["actions"]
        if action["do"] == "change"
        for file in action["files"]
    ]
    found = files.seen([(delivery, project_path(action["project"], path)) for delivery, action, path in asked])
    blobs: dict[str, dict[str, str | None]] = {}
    for (_, action, path), blob in zip(asked, found, strict=True):
        blobs.setdefault(action["id"], {})[path] = blob
    return blobs


def settle(docs: Docs, files: Files, limits: Mapping[str, int], due: Iterable[str]) -> dict[str, bytes | None]:
    """Close the changes touched in this fold that are approved, and all whose ids are in `due`, in order of their ids.

    Gives the files that become of it, by path in the world's tree, None for those that go.
    """
    over = set(due)
    changes = _open(docs, over)
    approved = {change["id"] for change in changes if is_approved(change, limits["quorum"])}
    tree = Tree(files, [change for change in changes if change["id"] in approved])
    for change in changes:
        if change["id"] in approved:
            obstacle = merge(tree, change, limits["file_bytes"])
            _close(docs, change, "conflict" if obstacle else "merged", obstacle)
        elif change["id"] in over:
            approvals, objections = reviews(change)
            _close(docs, change, "declined" if len(objections) > len(approvals) else "expired")
    return tree.changed()


def _open(docs: Docs, due: set[str]) -> list[Document]:
    """The open changes among the threads touched in this fold and those that are due, in order of their ids."""
    docs.fetch([thread_path(change) for change in due])
    touched = {docs.change(path)["id"] for path in docs.changed("state/threads/")}
    found = [docs.get(thread_path(thread)) for thread in sorted(touched | due, key=id_key)]
    return [thread for thread in found if thread and thread["kind"] == "change" and "verdict" not in thread]


def reviews(change: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """Who approves a change, and who is against it, in order of their names. Its author's own vote is none."""
    votes = {voter: vote["value"] for voter, vote in sorted(change["votes"].items()) if voter != change["agent"]}
    return [voter for voter in votes if votes[voter] > 0], [voter for voter in votes if votes[voter] < 0]


def is_approved(change: Mapping[str, Any], quorum: int) -> bool:
    """Whether enough agents approve, and not more are against."""
    approvals, objections = reviews(change)
    return len(approvals) >= quorum and len(objections) <= len(approvals)


def _close(docs: Docs, change: Document, outcome: str, obstacle: str = "") -> None:
    approvals, objections = reviews(change)
    verdict = {"frame": docs.frame, "for": len(approvals), "against": len(objections), "outcome": outcome}
    closed = docs.change(thread_path(change["id"]))
    closed["verdict"] = {**verdict, "conflict": obstacle} if obstacle else verdict
    why = outcome if outcome in ("merged", "conflict") else "verdict"
    docs.news.tell(change["agent"], change["id"], why, change["id"])


class Tree:
    """The folders that some changes reach into: as the tip has them, then as merging leaves them."""

    def __init__(self, files: Files, changes: Sequence[Document]) -> None:
        self.merge_text = files.merge_text
        paths = [project_path(change["project"], path) for change in changes for path in change["files"]]
        folders = sorted({folder for path in paths for folder in above(path)})
        listed = files.folders(folders) if folders else []
        self._folders: dict[str, dict[str, Entry]] = dict(zip(folders, map(dict, listed), strict=True))
        self._first: dict[str, Content] = {}
        blobs = sorted(self._to_read(changes))
        self._held = dict(zip(blobs, files.blobs(blobs) if blobs else [], strict=True))

    def _to_read(self, changes: Sequence[Document]) -> set[str]:
        """The blobs that merging will look into: those of paths that are not as an author saw them, or change twice."""
        wanted: set[str] = set()
        named: set[str] = set()
        for change in changes:
            for path, file in change["files"].items():
                whole = project_path(change["project"], path)
                sides = (file["seen"], self.at(whole))
                if whole in named or sides[0] != sides[1]:
                    wanted.update(side for side in sides if isinstance(side, str))
                named.add(whole)
        return wanted

    def at(self, path: str) -> Content:
        """The file at a path now."""
        folder, name = split(path)
        return self._folders[folder].get(name)

    def text(self, content: Content) -> bytes | None:
        """What a file holds."""
        return self._held[content] if isinstance(content, str) else content

    def write(self, files: Mapping[str, Content]) -> str:
        """Write files, None taking one away, all or none; what is in the way, if anything is."""
        before = {path: self.at(path) for path in files}
        # Room first: a change may put a folder where it takes a file away.
        for path in sorted(files, key=lambda path: (files[path] is not None, path)):
            obstacle = self._collision(path) if files[path] is not None else ""
            if obstacle:
                self._restore(before)
                return obstacle
            self._set(path, files[path])
        for path, content in before.items():
            self._first.setdefault(path, content)
        return ""

    def _restore(self, before: Mapping[str, Content]) -> None:
        for path in sorted(before, key=lambda path: (before[path] is not None, path)):
            self._set(path, before[path])

    def _set(self, path: str, content: Content) -> None:
        folder, name = split(path)
        if content is not None:
            self._folders[folder][name] = content
            for inner in above(path)[1:]:
                outer, step = split(inner)
                self._folders[outer][step] = None
        elif self._folders[folder].get(name) is not None:
            del self._folders[folder][name]
            self._prune(folder)

    def _prune(self, folder: str) -> None:
        """git knows no empty folders."""
        while folder and not self._folders[folder]:
            folder, name = split(folder)
            self._folders[folder].pop(name, None)

    def _collision(self, path: str) -> str:
        """Why no file can lie at a path: a folder is there, a file above it, or a name that only case tells apart."""
        for step in [*above(path)[1:], path]:
            folder, name = split(step)
            held = self._folders[folder]
            if name not in held:
                twin = next((other for other in sorted(held) if other.lower() == name.lower()), None)
                if twin is not None:
                    there = shown(step.removesuffix(name) + twin)
                    return f"{shown(step)} and {there}, which is there, differ by case alone"
            elif step == path and held[name] is None:
                return f"{shown(step)} is a folder there"
            elif step != path and held[name] is not None:
                return f"{shown(step)} is a file there, and no folder"
        return ""

    def changed(self) -> dict[str, bytes | None]:
        """Every file that is not as the tip has it, None for those that went."""
        now = {path: self.at(path) for path, first in self._first.items()}
        return {path: self.text(content) for path, content in now.items() if content != self._first[path]}


def split(path: str) -> tuple[str, str]:
    """The folder and the name of a path; the folder of the world's tree is ""."""
    folder, _, name = path.rpartition("/")
    return folder, name


def above(path: str) -> list[str]:
    """The folders that a path lies in, from the world's tree on, which is ""."""
    parts = path.split("/")[:-1]
    return ["", *("/".join(parts[:end]) for end in range(1, len(parts) + 1))]


def shown(path: str) -> str:
    """A path as the agents know it: within its project."""
    return path.split("/", 2)[-1]


def merge(tree: Tree, change: Mapping[str, Any], most: int) -> str:
    """Bring the files of a change into the tree, or leave the tree as it is and say what is in the way.

    `most` is how many bytes a file may have that two sides have written.
    """
    merged: dict[str, Content] = {}
    obstacles = []
    for path, file in sorted(change["files"].items()):
        whole = project_path(change["project"], path)
        merged[whole], obstacle = _three_way(tree, whole, file, most)
        obstacles += [f"{path}: {obstacle}"] if obstacle else []
    if not obstacles:
        obstacle = tree.write(merged)
        obstacles += [obstacle] if obstacle else []
    return told(obstacles)


def _three_way(tree: Tree, path: str, file: Mapping[str, Any], most: int) -> tuple[Content, str]:
    """What becomes of one file, and what is in the way."""
    here = tree.at(path)
    theirs = file["content"].encode() if "content" in file else None
    if here == file["seen"]:
        return theirs, ""
    base, ours = tree.text(file["seen"]), tree.text(here)
    if theirs in (base, ours):
        return here, ""
    if ours == base:
        return theirs, ""
    if theirs is None or ours is None:
        yours, meanwhile = ("delete", "changed") if theirs is None else ("change", "deleted")
        return here, f"you {yours} it, and it was {meanwhile} since you saw it"
    return _merged(tree, base, ours, theirs, most)


def _merged(tree: Tree, base: bytes | None, ours: bytes, theirs: bytes, most: int) -> tuple[Content, str]:
    text, conflicts = tree.merge_text(base, ours, theirs)
    if conflicts:
        return None, excerpt(text)
    if len(text) > most:
        return None, f"with what was written since you saw it, it would have {len(text)} bytes, over limits.file_bytes"
    return text, ""


def excerpt(text: bytes) -> str:
    """The conflicts in a merged text with a few lines around each, for its author to read."""
    rows = text.decode(errors="replace").translate(CONTROLS_GONE).split("\n")
    begins = [n for n, row in enumerate(rows) if row == f"<<<<<<< {LABELS[0]}"]
    ends = [n for n, row in enumerate(rows) if row == f">>>>>>> {LABELS[2]}"]
    if not begins:
        return "it is no text, and cannot be merged"
    kept: list[str] = []
    last = 0
    for begin, end in zip(begins, ends, strict=False):
        start = max(last, begin - CONTEXT)
        kept += [*(["..."] if start > last else []), *rows[start : end + 1 + CONTEXT]]
        last = end + 1 + CONTEXT
    kept += ["..."] if last < len(rows) - 1 else []
    return "\n".join(["the same lines were changed since you saw it", *kept])


def told(obstacles: Sequence[str]) -> str:
    """What is in the way of a change, as its author is shown it: all of it, or its beginning."""
    text = "\n\n".join(obstacles)
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 4]}\n..."
