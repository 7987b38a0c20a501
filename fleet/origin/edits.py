"""Edits: a human's commit merged into the moving timeline, by path, and what an edit may not do.

The gate tries the merge that publishing makes later, with the same code. It moves no ref.
"""

from __future__ import annotations

import os

from fleet import names, schema, strictjson
from fleet.delta import Refused
from fleet.errors import Failure
from fleet.git import FILE_MODE
from fleet.merge.tree3 import is_document, merge_trees
from fleet.names import OWNED
from fleet.world import Broken, World, parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from fleet.git import Change, Commit, Repository
    from fleet.merge.tree3 import TreeMerge

SHRINK = "Fleet-Shrink: yes"
CONTENT = ("agent", "channel", "thread")
PART = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")
LONGEST_PART = 255
IDENTITY = "gitfleet <primary@gitfleet>"


class Conflict(Failure):
    """An edit that does not merge with the tip as it is, and the conflicts, as of merge_trees."""

    def __init__(self, conflicts: list[tuple[str, str, str]]) -> None:
        super().__init__(
            f"it conflicts with the tip: {'; '.join(map(told, conflicts))}. "
            "git pull, mend it with git merge or git rebase, and push it again"
        )
        self.conflicts = conflicts


class Merged:
    """An edit merged in thought: what changes at the tip, what stayed the primary's, what was favoured."""

    def __init__(self, edit: Commit, changes: dict[str, Change], merged: TreeMerge) -> None:
        self.edit = edit
        self.changes = changes
        self.kept = merged.kept
        self.favoured = merged.favoured


def merge(repo: Repository, world: World, oid: str, favour: str = "", without: Container[str] = ()) -> Merged:
    """Merge the edit `oid` with the tip. Raises Conflict with every path and pointer, Refused where it is no edit.

    `favour` is as in merge_trees; what the edit changes at the paths of `without` is left out.
    """
    edit, base = _edit_and_base(repo, world, oid)
    theirs = {path: change for path, change in repo.changes(base, oid).items() if path not in without}
    merged = merge_trees(
        repo.changes(base, world.commit.oid) if base != world.commit.oid else {},
        theirs,
        read=lambda blob: _blob(world, blob),
        merge_text=lambda old, ours, theirs: repo.merge_text(old, ours, theirs, scratch(repo)),
        rule_for=schema.document_schema,
        owned=OWNED.__contains__,
        favour=favour,
    )
    if merged.conflicts:
        raise Conflict(merged.conflicts)
    blobs = _blobs(world, [change for change in merged.changes.values() if isinstance(change, tuple)])
    changes = {path: _canonical(blobs, path, change) for path, change in merged.changes.items()}
    return Merged(edit, changes, merged)


def told(conflict: tuple[str, str, str]) -> str:
    """A conflict of a merge of trees as one line: path, JSON pointer, and both sides."""
    path, pointer, text = conflict
    return f"{path}{f' {pointer}' if pointer else ''}: {text}"


def _edit_and_base(repo: Repository, world: World, oid: str) -> tuple[Commit, str]:
    edit = world.objects.commit(oid)
    if edit is None:
        raise Refused(f"{oid[:12]} is not a commit")
    bases = repo.merge_bases(world.commit.oid, oid)
    if len(bases) != 1:
        many = "more than one merge base" if bases else "no commit in common"
        raise Refused(f"it has {many} with {world.timeline}: git pull, and make the change on top")
    if bases[0] == oid:
        raise Refused(f"it is part of {world.timeline} already: there is nothing to merge")
    return edit, bases[0]


def scratch(repo: Repository) -> str:
    """A folder for the files of a text merge."""
    os.makedirs(repo.scratch, exist_ok=True)
    return repo.scratch


def _blob(world: World, oid: str) -> bytes:
    stored = world.objects.one(oid)
    assert stored is not None, oid
    return stored.data


def _blobs(world: World, entries: Iterable[tuple[str, str] | None]) -> dict[str, bytes]:
    """The contents of entries of trees, in one batch: an edit may bring thousands."""
    oids = sorted({entry[1] for entry in entries if entry})
    return {stored.oid: stored.data for stored in world.objects.read(oids) if stored}


def _canonical(blobs: Mapping[str, bytes], path: str, change: Change) -> Change:
    """Documents are kept as canonical bytes, however the human laid them out."""
    if not is_document(path) or change is None:
        return change
    data = change if isinstance(change, bytes) else blobs[change[1]]
    return strictjson.dumps(parse(path, data))


def judge(repo: Repository, world: World, oid: str) -> Commit:
    """Let an edit pass, or raise Refused (or a Conflict): it parses, fits its schema and path, shrinks nothing."""
    edit, base = _edit_and_base(repo, world, oid)
    _check_timeline(world, oid)
    changed = {path: entry for path, (_, entry) in repo.changes(base, oid).items() if path not in OWNED}
    blobs = _blobs(world, changed.values())
    for path, entry in changed.items():
        check_file(blobs, path, entry)
    merged = merge(repo, world, oid)
    if SHRINK not in edit.message.splitlines():
        _check_shrink(world, merged)
    return edit


def _check_timeline(world: World, oid: str) -> None:
    theirs = World.at(world.objects, oid)
    clock = theirs.document("frame.json") if theirs else None
    if clock is None:
        raise Refused("its tree has no frame.json: an edit is made on a commit of the world")
    own = clock["timeline"] == world.timeline
    if not own and World.at(world.objects, names.timeline_ref(clock["timeline"])) is None:
        raise Refused(
            f"it belongs to the timeline {clock['timeline']}, and there is none here: a fork is pushed to "
            f"refs/edits/{clock['timeline']}/NAME"
        )
    if clock["frame"] <= world.frame:
        return
    if own:
        raise Refused(
            f"it shows frame {clock['frame']}, beyond {world.frame}, the tip's: only the primary makes frames"
        )
    raise Refused(
        f"the timeline {clock['timeline']} is at frame {clock['frame']}, beyond {world.frame}, where {world.timeline} "
        f"is: merge {world.timeline} into it instead, or wait"
    )


def check_file(blobs: Mapping[str, bytes], path: str, entry: tuple[str, str] | None) -> None:
    """Raises Refused unless a human may put that entry at a path, or take away what is there."""
    _check_path(path)
    _check_content(blobs, path, entry)


def _check_path(path: str) -> None:
    parts = path.split("/")
    if parts[0] == "deltas":
        raise Refused(f"{path}: deltas/ is written by deliveries alone")
    bad = next((part for part in parts if not part or part in (".", "..") or not PART.issuperset(part)), None)
    if bad is not None or any(part.lower().startswith(".git") for part in parts if path != ".gitattributes"):
        raise Refused(f"{path!a}: the parts of a path are of A-Z, a-z, 0-9, dot, _ and -, none beginning .git")
    if any(len(part) > LONGEST_PART for part in parts):
        raise Refused(f"{path}: a part of the path has more than the {LONGEST_PART} characters of a file's name")
    if parts[0] == "state" and schema.document_kind(path) is None:
        raise Refused(f"{path}: no document of the world lies there (docs/protocol.md lists them)")


def _check_content(blobs: Mapping[str, bytes], path: str, entry: tuple[str, str] | None) -> None:
    if entry is None:
        if path in (".gitattributes", "fleet.json"):
            raise Refused(f"{path} would vanish: no world is without it")
        return
    if entry[0] != FILE_MODE:
        raise Refused(f"{path}: mode {entry[0]}; only regular files of mode {FILE_MODE} are taken")
    data = blobs[entry[1]]
    if is_document(path):
        _check_document(path, data)
    elif not path.startswith("projects/") and _has_markers(data):
        raise Refused(f"{path}: it has conflict markers: resolve them first")


def _check_document(path: str, data: bytes) -> None:
    try:
        document = schema.document(path, data)
    except schema.Misfit as misfit:
        raise Refused(f"{path}: {misfit}") from None
    home = schema.document_home(schema.document_kind(path), document)
    if home and home != path:
        raise Refused(f"{path}: what it holds belongs to {home}")


def _has_markers(data: bytes) -> bool:
    lines = data.split(b"\n")
    return any(row.startswith(b"<<<<<<< ") for row in lines) and any(row.startswith(b">>>>>>> ") for row in lines)


def _check_shrink(world: World, merged: Merged) -> None:
    """No agent, channel, thread or comment vanishes, unless the edit says that it means it."""
    for path, change in merged.changes.items():
        kind = schema.document_kind(path)
        if kind not in CONTENT:
            continue
        gone = [path] if change is None else _comments_gone(world, path, change) if kind == "thread" else []
        if gone:
            raise Refused(f"{path}: {gone[0]} would vanish; if that is meant, say so in the commit message: {SHRINK}")


def _comments_gone(world: World, path: str, change: Change) -> list[str]:
    try:
        before = world.document(path)
    except Broken:  # then this edit mends it, and nobody can tell what it held
        return []
    if before is None or "comments" not in before:
        return []
    assert isinstance(change, bytes)
    return sorted(set(before["comments"]) - set(parse(path, change)["comments"]))


def commit(repo: Repository, world: World, name: str, merged: Merged) -> str:
    """The merge commit (tip, edit), its author the operator; its id."""
    parents = [world.commit.oid, merged.edit.oid]
    line = signature(world, merged.edit)
    return repo.commit(parents, merged.changes, message(name, merged.edit), merged.edit.author, line)


def message(name: str, edit: Commit) -> str:
    """The message of the merge commit."""
    return f"edit {name}: {edit.message.strip() or 'no message'}\n"


def signature(world: World, edit: Commit) -> str:
    """Its committer: the primary, at the time of the newer of its parents."""
    return f"{IDENTITY} {max(world.commit.time, edit.time)} +0000"
