"""What a commit recorded beside what its parents give: path by path, and inside a document by JSON pointer.

It hashes what should be there instead of writing it. Reads only.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from fleet import strictjson
from fleet.git import FILE_MODE, TREE_MODE, Objects, is_binary, parse_tree
from fleet.merge.foreign import brief
from fleet.merge.json3 import ABSENT, step_of
from fleet.merge.tree3 import is_document

if TYPE_CHECKING:
    from fleet.git import Change

    Entry = tuple[str, str] | None
    """(mode, object id) as in a tree, or None where there is no such path."""

SHORT = 80
"""Characters of a value that are shown."""
COUNTED = 1000
"""Places of one document that differ; beyond, they are not counted."""
Place = tuple[str, Any, Any]
"""Where two documents differ (a JSON pointer), and both values."""


class Difference:
    """A path whose recorded content is not what was re-executed: where in it first, and both in short."""

    __slots__ = ("path", "pointer", "what")

    def __init__(self, path: str, pointer: str, what: str) -> None:
        self.path = path
        self.pointer = pointer
        self.what = what


def object_id(kind: str, data: bytes, like: str) -> str:
    """The id that git gives an object, in the hash of the id `like`."""
    hashed = hashlib.sha1(usedforsecurity=False) if len(like) == 40 else hashlib.sha256()
    hashed.update(b"%s %d\0" % (kind.encode(), len(data)))
    hashed.update(data)
    return hashed.hexdigest()


def tree_after(objects: Objects, first: str, given: Mapping[str, Change]) -> str:
    """The id of the tree of the commit `first` with changes, worked out from the bottom up. Nothing is written."""
    folders: dict[str, dict[bytes, tuple[str, str]]] = {}
    inside = {"", *(folder for path in given for folder in _above(path))}
    for folder, stored in zip(inside, objects.read([f"{first}:{folder}" for folder in inside]), strict=True):
        listed = parse_tree(stored) if stored and stored.kind == "tree" else ()
        folders[folder] = {entry.name: (entry.mode, entry.oid) for entry in listed}
    for path in sorted(given, key=lambda path: given[path] is not None):  # room first: a file may become a folder
        _set(folders, path, _entry(given[path], first))
    for folder in sorted(folders, key=lambda folder: -folder.count("/") if folder else 1):
        if folder and (folders[folder] or _was_folder(folders, folder)):
            _set(folders, folder, (TREE_MODE, _tree_id(folders[folder], first)) if folders[folder] else None)
    return _tree_id(folders[""], first)


def _above(path: str) -> Iterator[str]:
    while path:
        path = path.rpartition("/")[0]
        yield path


def _set(folders: Mapping[str, dict[bytes, tuple[str, str]]], path: str, entry: Entry) -> None:
    folder, _, name = path.rpartition("/")
    if entry is None:
        folders[folder].pop(os.fsencode(name), None)
    else:
        folders[folder][os.fsencode(name)] = entry


def _was_folder(folders: Mapping[str, dict[bytes, tuple[str, str]]], path: str) -> bool:
    folder, _, name = path.rpartition("/")
    return folders[folder].get(os.fsencode(name), ("", ""))[0] == TREE_MODE


def _tree_id(entries: Mapping[bytes, tuple[str, str]], like: str) -> str:
    """A tree lists its entries by name, that of a folder as if it ended in a slash."""
    ordered = sorted(entries, key=lambda name: name + b"/" if entries[name][0] == TREE_MODE else name)
    rows = [b"%s %s\0%s" % (entries[n][0].encode(), n, bytes.fromhex(entries[n][1])) for n in ordered]
    return object_id("tree", b"".join(rows), like)


def compare(
    objects: Objects, first: str, recorded: Mapping[str, tuple[Entry, Entry]], given: Mapping[str, Change]
) -> Iterator[Difference]:
    """Where a commit that `recorded` these changes of its parent `first` is not the one with the changes `given`."""
    unmoved = _entries(objects, first, sorted(path for path in given if path not in recorded))
    for path in sorted({*recorded, *given}):
        before, here = recorded[path] if path in recorded else (unmoved[path], unmoved[path])
        wanted = _entry(given[path], first) if path in given else before
        if here != wanted:
            content = given.get(path)
            yield _difference(objects, path, here, wanted, content if isinstance(content, bytes) else None)


def _entry(change: Change, like: str) -> Entry:
    return (FILE_MODE, object_id("blob", change, like)) if isinstance(change, bytes) else change


def _entries(objects: Objects, commit: str, paths: Sequence[str]) -> dict[str, Entry]:
    """The entries at some paths of a commit, a look at each folder."""
    folders = sorted({path.rpartition("/")[0] for path in paths})
    trees = objects.read([f"{commit}:{folder}" for folder in folders])
    listed = {
        folder: {entry.name: (entry.mode, entry.oid) for entry in parse_tree(tree)}
        for folder, tree in zip(folders, trees, strict=True)
        if tree and tree.kind == "tree"
    }
    parts = [(path, *path.rpartition("/")[::2]) for path in paths]
    return {path: listed.get(folder, {}).get(os.fsencode(name)) for path, folder, name in parts}


def _difference(objects: Objects, path: str, here: Entry, wanted: Entry, content: bytes | None) -> Difference:
    if here and wanted and here[0] != wanted[0]:
        return Difference(path, "", f"recorded mode {here[0]}, re-executed {wanted[0]}")
    data = [_data(objects, here), content if content is not None else _data(objects, wanted)]
    if data[0] is None or data[1] is None:
        return Difference(path, "", f"recorded {_shown(here, data[0])}, re-executed {_shown(wanted, data[1])}")
    pointer, what = _inside(path, data[0], data[1])
    return Difference(path, pointer, what)


def _data(objects: Objects, entry: Entry) -> bytes | None:
    stored = objects.one(entry[1]) if entry else None
    return stored.data if stored else None


def _shown(entry: Entry, data: bytes | None) -> str:
    if entry is None:
        return "no such file"
    return f"a file of {len(data)} bytes" if data is not None else f"the object {entry[1][:12]}, which is not here"


def _inside(path: str, here: bytes, wanted: bytes) -> tuple[str, str]:
    """(pointer or line, both values) of the first place at which two contents of a path differ."""
    try:
        documents = [strictjson.loads(data) for data in (here, wanted)] if is_document(path) else []
    except strictjson.Invalid:
        documents = []
    if not documents:
        return _in_text(here, wanted)
    places = list(islice(pointers("", *documents), COUNTED))
    if not places:
        return "", f"recorded the same values in {len(here)} bytes, re-executed in the canonical {len(wanted)}"
    pointer, one, other = places[0]
    more = f" (and {len(places) - 1} more places in it)" if len(places) > 1 else ""
    return pointer, f"recorded {brief(one, SHORT)}, re-executed {brief(other, SHORT)}{more}"


def pointers(at: str, here: Any, wanted: Any) -> Iterator[Place]:
    """Where two JSON values differ, each place with both values, `ABSENT` for none; in order of keys."""
    if isinstance(here, dict) and isinstance(wanted, dict):
        for key in sorted({*here, *wanted}):
            yield from pointers(f"{at}/{step_of(key)}", here.get(key, ABSENT), wanted.get(key, ABSENT))
    elif isinstance(here, list) and isinstance(wanted, list):
        for place in range(max(len(here), len(wanted))):
            pair = [side[place] if place < len(side) else ABSENT for side in (here, wanted)]
            yield from pointers(f"{at}/{place}", *pair)
    elif type(here) is not type(wanted) or here != wanted:
        yield at, here, wanted


def _in_text(here: bytes, wanted: bytes) -> tuple[str, str]:
    if is_binary(here) or is_binary(wanted):
        return "", f"recorded {len(here)} bytes, re-executed {len(wanted)} others"
    return in_lines(here, wanted)


def in_lines(here: bytes, wanted: bytes) -> tuple[str, str]:
    """(line n, both lines) of the first line at which two texts differ."""
    texts = [data.decode(errors="backslashreplace").split("\n") for data in (here, wanted)]
    place = next((n for n, (one, other) in enumerate(zip(*texts, strict=False)) if one != other), min(map(len, texts)))
    rows = [text[place] if place < len(text) else ABSENT for text in texts]
    return f"line {place + 1}", f"recorded {brief(rows[0], SHORT)}, re-executed {brief(rows[1], SHORT)}"
