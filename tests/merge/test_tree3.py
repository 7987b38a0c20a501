"""Merging by path: what is taken, what is merged, what is kept, what is a conflict."""

from __future__ import annotations

from hashlib import sha1
from typing import Any

import pytest

from fleet import strictjson
from fleet.errors import Failure
from fleet.merge.tree3 import TreeMerge, merge_trees

Tree = dict[str, Any]
DUE = "state/due/5.json"
OWNED = ("frame.json", "state/workers.json", "state/slices.json")
RULES = {"state/channels/a.json": {"additionalProperties": {"x-merge": "latest"}}}


class Blobs(dict[str, bytes]):
    """A store of blobs by their id."""

    def put(self, data: bytes) -> str:
        oid = sha1(data).hexdigest()
        self[oid] = data
        return oid


def entry(store: Blobs, content: Any) -> tuple[str, str] | None:
    """Content as an entry: None, bytes, a document, or (mode, content)."""
    mode, content = content if isinstance(content, tuple) else ("100644", content)
    if content is None:
        return None
    return mode, store.put(content if isinstance(content, bytes) else strictjson.dumps(content))


def by_lines(base: bytes | None, ours: bytes, theirs: bytes) -> tuple[bytes, bool]:
    """A text merge of two appended files; everything else conflicts."""
    if base is not None and ours.startswith(base) and theirs.startswith(base):
        return ours + theirs[len(base) :], False
    return ours, True


def merge(base: Tree, ours: Tree, theirs: Tree) -> tuple[Tree, TreeMerge]:
    """The merged tree, its bytes parsed back where they are documents, and the result as it is."""
    store = Blobs()
    trees = [{path: entry(store, content) for path, content in tree.items()} for tree in (base, ours, theirs)]

    def changes(side: dict[str, Any]) -> dict[str, Any]:
        paths = trees[0].keys() | side.keys()
        both = {path: (trees[0].get(path), side.get(path)) for path in paths}
        return {path: (old, new) for path, (old, new) in both.items() if old != new}

    result = merge_trees(
        changes(trees[1]),
        changes(trees[2]),
        read=store.__getitem__,
        merge_text=by_lines,
        rule_for=RULES.get,
        owned=OWNED.__contains__,
    )
    tree = dict(ours)
    for path, new in result.changes.items():
        assert new != trees[1].get(path), "only what differs from ours"
        tree.pop(path, None)
        if new is not None:
            data = new if isinstance(new, bytes) else store[new[1]]
            content = strictjson.loads(data) if path.endswith(".json") and not path.startswith("projects/") else data
            assert path.startswith("projects/") or not path.endswith(".json") or data == strictjson.dumps(content)
            tree[path] = content if isinstance(new, bytes) or new[0] == "100644" else (new[0], content)
    return tree, result


CLEAN = [
    ("taken from theirs", {}, {"a.json": {}}, {"b.json": {}}, {"a.json": {}, "b.json": {}}),
    ("both alike", {}, {"a.json": {"x": 1}}, {"a.json": {"x": 1}}, {"a.json": {"x": 1}}),
    ("deleted there", {"a.json": {}, "b": b""}, {"a.json": {}, "b": b"1"}, {"b": b""}, {"b": b"1"}),
    ("deleted by both", {"a.json": {}}, {}, {}, {}),
    ("documents by key", {"a.json": {}}, {"a.json": {"x": 1}}, {"a.json": {"y": 1}}, {"a.json": {"x": 1, "y": 1}}),
    ("documents added", {}, {"a.json": {"x": 1}}, {"a.json": {"y": 1}}, {"a.json": {"x": 1, "y": 1}}),
    ("by its schema", {"state/channels/a.json": {"about": {"at": None, "value": 0}}},
     {"state/channels/a.json": {"about": {"at": "2-a-1", "value": 1}}},
     {"state/channels/a.json": {"about": {"at": "3-a-1", "value": 2}}},
     {"state/channels/a.json": {"about": {"at": "3-a-1", "value": 2}}}),
    ("text", {"a.md": b"1\n"}, {"a.md": b"1\n2\n"}, {"a.md": b"1\n3\n"}, {"a.md": b"1\n2\n3\n"}),
    ("json in a project is text", {"projects/p/a.json": b"1\n"}, {"projects/p/a.json": b"1\n2\n"},
     {"projects/p/a.json": b"1\n3\n"}, {"projects/p/a.json": b"1\n2\n3\n"}),
    ("due: gone is empty", {DUE: {"a": 1}}, {}, {DUE: {"a": 1, "b": 1}}, {DUE: {"b": 1}}),
    ("due: gone is empty", {DUE: {"a": 1}}, {DUE: {"a": 1, "b": 1}}, {}, {DUE: {"b": 1}}),
    ("due: nothing left", {DUE: {"a": 1, "b": 1}}, {DUE: {"a": 1}}, {DUE: {"b": 1}}, {}),
    ("due: nothing left", {DUE: {"a": 1, "b": 1}}, {}, {DUE: {"a": 1}}, {}),
    ("a mode made regular", {"a": ("100755", b"")}, {"a": ("100755", b"1")}, {"a": b""}, {"a": b"1"}),
    ("a mode that was there", {"a": ("100755", b"")}, {"a": ("100755", b"")}, {"a": ("100755", b"1")},
     {"a": ("100755", b"1")}),
    ("a file becomes a folder", {"a": b""}, {"a": b"", "c": b""}, {"a/b": b""}, {"a/b": b"", "c": b""}),
    ("a folder becomes a file", {"a/b": b""}, {"a/b": b"", "c": b""}, {"a": b""}, {"a": b"", "c": b""}),
    ("names that only look alike", {}, {"a": b""}, {"a.b/c": b""}, {"a": b"", "a.b/c": b""}),
]  # fmt: skip


@pytest.mark.parametrize(("what", "base", "ours", "theirs", "expected"), CLEAN)
def test_changes_of_both_sides_come_together(what: str, base: Tree, ours: Tree, theirs: Tree, expected: Tree) -> None:
    tree, result = merge(base, ours, theirs)
    assert not result.conflicts, what
    assert not result.kept, what
    assert tree == expected, what


CONFLICTS = [
    ({"a.json": {"x": 1}}, {"a.json": {"x": 2}}, {"a.json": {"x": 3}}, ("a.json", "/x", "2 here, 3 there, 1 before")),
    ({}, {"a.json": {"x": 2}}, {"a.json": {"x": "3"}}, ("a.json", "/x", '2 here, "3" there, nothing before')),
    ({"a.json": {}}, {}, {"a.json": {"x": 1}}, ("a.json", "", "deleted here, changed there")),
    ({"a.json": {}}, {"a.json": {"x": 1}}, {}, ("a.json", "", "changed here, deleted there")),
    ({"a.md": b"1"}, {"a.md": b"2"}, {"a.md": b"3"}, ("a.md", "", "the same lines were changed here and there")),
    ({}, {"a.md": b"2"}, {"a.md": b"3"}, ("a.md", "", "the same lines were changed here and there")),
    ({}, {}, {"a": ("120000", b"/etc")}, ("a", "", "its mode would become 120000, and only 100644 is taken")),
    ({"a": b""}, {"a": b""}, {"a": ("100755", b"")},
     ("a", "", "its mode would become 100755, and only 100644 is taken")),
    ({"a": b""}, {"a": b"1"}, {"a": ("100755", b"")},
     ("a", "", "mode 100644 here, 100755 there; only 100644 is taken")),
    ({"a": ("120000", b"x")}, {"a": ("120000", b"y")}, {"a": ("120000", b"z")},
     ("a", "", "changed here and there, and no regular file (mode 120000)")),
    ({}, {"a": b""}, {"a/b": b""}, ("a/b", "", "a would be both a file and a folder")),
    ({}, {"a/b": b""}, {"a": b""}, ("a", "", "a would be both a file and a folder")),
    ({DUE: {"a": 1}}, {}, {DUE: {"a": 2}}, (DUE, "/a", "nothing here, 2 there, 1 before")),
]  # fmt: skip


@pytest.mark.parametrize(("base", "ours", "theirs", "conflict"), CONFLICTS)
def test_at_a_conflict_ours_stays(base: Tree, ours: Tree, theirs: Tree, conflict: tuple[str, str, str]) -> None:
    tree, result = merge(base, ours, theirs)
    assert result.conflicts == [conflict]
    assert tree == ours


def test_a_file_changed_here_and_made_a_folder_there_conflicts_twice() -> None:
    tree, result = merge({"a": b"1"}, {"a": b"2"}, {"a/b": b""})
    assert [path for path, _, _ in result.conflicts] == ["a", "a/b"]
    assert tree == {"a": b"2"}


def test_the_primary_keeps_its_own_documents() -> None:
    base = {"frame.json": {"frame": 1}, "state/workers.json": {}, "state/slices.json": {}}
    ours = base | {"frame.json": {"frame": 2}}
    theirs = {"frame.json": {"frame": 9}, "state/slices.json": {"x": 1}, "fleet.json": {}}
    tree, result = merge(base, ours, theirs)
    assert result.kept == ["frame.json", "state/slices.json", "state/workers.json"]
    assert tree == ours | {"fleet.json": {}}


@pytest.mark.parametrize("side", [0, 1, 2])
def test_a_document_that_does_not_parse_stops_the_merge(side: int) -> None:
    trees: list[Tree] = [{"a.json": {"x": 1}}, {"a.json": {"x": 2}}, {"a.json": {"x": 3}}]
    trees[side] = {"a.json": b'{"x": 1, "x": 2}'}
    with pytest.raises(Failure, match=r"a\.json does not parse in the (base|tip|edit): .*twice"):
        merge(*trees)


def test_what_nobody_else_changed_is_not_read() -> None:
    taken = merge_trees(
        {"b": (None, ("100644", "2"))},
        {"a": (None, ("100644", "1"))},
        read=lambda oid: pytest.fail(f"read {oid}"),
        merge_text=by_lines,
        rule_for=RULES.get,
        owned=OWNED.__contains__,
    )
    assert taken.changes == {"a": ("100644", "1")}
