"""The one door to git, with real repositories: commits, refs, objects in bulk, differences, text merges."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from hypothesis import strategies as st

from fleet import git
from fleet.git import GitError, Repository
from tests import room
from tests.worlds import law

LINE = "The tests <tests@example.org> 1700000000 +0000"
ODD = [
    "plain.json", "a b/c d", " lead", "trail ", 'quo"te', '"quoted"', "back\\slash", "new\nline", "tab\there",
    "é/日本.txt", "-dash", "#hash", "a" * 200 + "/" + "b" * 200, "deep/" * 20 + "leaf", "*?[x]", "'", "\x01", "\x7f",
    "\udcff\udcfe", "...",
]  # fmt: skip
SAFE = [path for path in ODD if "\n" not in path]


@pytest.fixture(params=["sha1", "sha256"])
def repo(request: pytest.FixtureRequest, repository: Path, tmp_path: Path) -> Repository:
    """An empty bare repository, with each of git's two lengths of ids."""
    if request.param == "sha1":
        return Repository.at(str(repository))
    path = tmp_path / "long.git"
    room.git(tmp_path, "init", "-q", "--bare", "--object-format=sha256", str(path))
    return Repository.at(str(path))


def commit(repo: Repository, changes: dict[str, git.Change], *parents: str, wipe: bool = False) -> str:
    return repo.commit(list(parents), changes, "message\n", LINE, LINE, wipe)


def files(repo: Repository, name: str) -> dict[str, bytes]:
    """Every file of a commit, asked of git itself."""
    rows = [row for row in repo.run("ls-tree", "-r", "-z", name).out.split(b"\0") if row]
    named = [(os.fsdecode(path), meta.split()[2].decode()) for meta, _, path in (row.partition(b"\t") for row in rows)]
    return {path: repo.run("cat-file", "blob", oid).out for path, oid in named}


def sound(repo: Repository) -> bool:
    return repo.run("fsck", "--full", "--strict", ok=tuple(range(256))).code == 0


def test_a_commit_holds_its_files_parents_message_and_people(repo: Repository) -> None:
    first = commit(repo, {"a": b"1", "d/b": b"2\n"})
    other = commit(repo, {"x": b""})
    third = repo.commit([first, other], {"a": b"3"}, "frame 1: é\n\nbody\n", "Ann <a@b> 5 +0100", LINE)
    assert files(repo, third) == {"a": b"3", "d/b": b"2\n"}
    with repo.objects() as objects:
        found = objects.commit(third)
    assert found is not None
    assert (found.oid, found.parents, found.time) == (third, [first, other], 1700000000)
    assert found.message == "frame 1: é\n\nbody\n"
    assert found.author == "Ann <a@b> 5 +0100"
    assert sound(repo)


def test_the_same_inputs_give_the_same_id(repo: Repository) -> None:
    assert commit(repo, {"b": b"2", "a": b"1"}) == commit(repo, {"a": b"1", "b": b"2"})


def test_a_commit_leaves_no_ref_behind(repo: Repository) -> None:
    first = commit(repo, {"a": b"1"})
    commit(repo, {"a": b"2"}, first)
    assert repo.run("for-each-ref").out == b""
    assert not os.path.exists(os.path.join(repo.git_dir, "refs", "fleet", "scratch"))
    assert not [name for name in os.listdir(repo.git_dir) if name.startswith("fast_import_crash")]


def test_odd_paths_are_written_and_taken_away_to_the_byte(repo: Repository) -> None:
    first = commit(repo, {path: path.encode(errors="surrogateescape") for path in ODD})
    assert files(repo, first) == {path: path.encode(errors="surrogateescape") for path in ODD}
    second = commit(repo, dict.fromkeys(ODD[1:]), first)
    assert files(repo, second) == {ODD[0]: ODD[0].encode()}


def test_odd_paths_are_read_in_bulk_and_compared(repo: Repository) -> None:
    empty = commit(repo, {"x": b""})
    full = commit(repo, dict.fromkeys(ODD, b"content"), empty)
    assert set(repo.changes(empty, full)) == set(ODD)
    encodable = [path for path in SAFE if path.isprintable()]
    with repo.objects() as objects:
        found = objects.read([f"{full}:{path}" for path in encodable])
    assert [stored.data if stored else None for stored in found] == [b"content"] * len(encodable)


def test_bytes_of_any_kind_are_kept(repo: Repository) -> None:
    contents = [b"", b"\n", b"\r\n", b"\0\xff" * 1000, b"no newline", b"done\n\nfrom x\n", b"x" * 3_000_000]
    made = commit(repo, {str(place): content for place, content in enumerate(contents)})
    with repo.objects() as objects:
        found = objects.read([f"{made}:{place}" for place in range(len(contents))])
    assert [stored.data if stored else None for stored in found] == contents


def test_a_message_of_any_kind_is_kept(repo: Repository) -> None:
    message = "subject\n\nfrom refs/heads/main\ndata 5\nM 100644 inline x\ndone\n"
    made = repo.commit([], {"a": b"1"}, message, LINE, LINE)
    with repo.objects() as objects:
        found = objects.commit(made)
    assert found is not None
    assert found.message == message


def test_a_file_becomes_a_folder_and_a_folder_a_file(repo: Repository) -> None:
    first = commit(repo, {"a": b"file", "b/c": b"1", "b/d/e": b"2"})
    second = commit(repo, {"a": None, "a/x": b"in", "b/c": None, "b/d/e": None, "b": b"file"}, first)
    assert files(repo, second) == {"a/x": b"in", "b": b"file"}
    third = commit(repo, {"a/x": None, "a": b"back", "b": None, "b/d": b"in"}, second)
    assert files(repo, third) == {"a": b"back", "b/d": b"in"}
    assert sound(repo)


def test_what_is_not_there_may_be_deleted(repo: Repository) -> None:
    first = commit(repo, {"a": b"1"})
    assert files(repo, commit(repo, {"no/such": None, "b": b"2"}, first)) == {"a": b"1", "b": b"2"}


def test_a_change_may_name_an_object_that_is_there_with_its_mode(repo: Repository) -> None:
    first = commit(repo, {"a": b"1"})
    with repo.objects() as objects:
        stored = objects.one(f"{first}:a")
        tree = objects.one(f"{first}^{{tree}}")
        assert stored is not None
        assert tree is not None
        second = commit(repo, {"run": ("100755", stored.oid), "sub": (git.TREE_MODE, tree.oid)}, first)
        modes = {entry.name: entry.mode for entry in objects.tree(second + "^{tree}")}
    assert modes == {b"a": "100644", b"run": "100755", b"sub": "40000"}
    assert files(repo, second) == {"a": b"1", "run": b"1", "sub/a": b"1"}


def test_wipe_starts_from_an_empty_tree(repo: Repository) -> None:
    first = commit(repo, {"a": b"1", "b/c": b"2"})
    assert files(repo, commit(repo, {"d": b"3"}, first, wipe=True)) == {"d": b"3"}


def test_a_commit_that_git_refuses_is_an_error_and_leaves_no_ref(repo: Repository) -> None:
    with pytest.raises(GitError):
        commit(repo, {"a": b"1"}, "1" * len(repo.null()))
    assert repo.run("for-each-ref").out == b""


def test_a_transaction_moves_all_refs_or_none(repo: Repository) -> None:
    one, two = commit(repo, {"a": b"1"}), commit(repo, {"a": b"2"})
    none = repo.null()
    assert repo.transaction([("refs/heads/main", one, none), ("refs/inbox/main/1/w", two, none)])
    assert repo.refs() == {"refs/heads/main": one, "refs/inbox/main/1/w": two}
    assert not repo.transaction([("refs/inbox/main/1/w", None, two), ("refs/heads/main", two, two)])
    assert not repo.transaction([("refs/heads/main", two, one), ("refs/inbox/main/1/w", None, one)])
    assert not repo.transaction([("refs/heads/main", two, one), ("refs/heads/other", two, one)])
    assert not repo.transaction([("refs/heads/main", two, none)])
    assert repo.refs() == {"refs/heads/main": one, "refs/inbox/main/1/w": two}
    assert repo.transaction([("refs/heads/main", two, one), ("refs/inbox/main/1/w", None, two)])
    assert repo.refs() == {"refs/heads/main": two}


def test_refs_are_found_by_prefix_packed_or_loose(repo: Repository) -> None:
    oid = commit(repo, {"a": b"1"})
    moves = [(name, oid, repo.null()) for name in ("refs/heads/main", "refs/inbox/main/1/w", "refs/inbox/main/10/w")]
    repo.transaction(moves)
    repo.run("pack-refs", "--all")
    repo.transaction([("refs/inbox/side/1/w", oid, repo.null())])
    assert set(repo.refs("refs/inbox/main")) == {"refs/inbox/main/1/w", "refs/inbox/main/10/w"}
    assert set(repo.refs("refs/inbox/main", "refs/inbox/side")) == set(repo.refs("refs/inbox"))
    assert "refs/inbox/side/1/w" in repo.refs("refs/inbox")
    assert repo.refs("refs/none") == {}


def test_a_thousand_objects_come_through_one_process_in_their_order(repo: Repository) -> None:
    contents = {f"f/{n}": b"%d " % n * (n % 50 * 40) for n in range(1000)}
    made = commit(repo, dict(contents))
    asked = [f"{made}:{path}" for path in contents]
    with repo.objects() as objects:
        found = objects.read([*asked, f"{made}:none", *asked[:3]])
        sizes = objects.look(asked)
    data = [stored.data if stored else None for stored in found]
    assert data == [*contents.values(), None, *list(contents.values())[:3]]
    assert [stored.size if stored else None for stored in sizes] == list(map(len, contents.values()))
    assert all(stored and not stored.data and stored.kind == "blob" for stored in sizes)


def test_what_is_not_there_is_none_whatever_it_is_called(repo: Repository) -> None:
    made = commit(repo, {"a": b"1"})
    names = ["0" * 40, "refs/heads/none", "", " ", "~^@{", "--batch", "flush"]
    names += [f"{made}:{path}" for path in ("no", "a/b", "x blob", "x blob 3", "a b c d")]
    with repo.objects() as objects:
        assert objects.read(names) == [None] * len(names)
        assert objects.look(names) == [None] * len(names)
        assert objects.commit(f"{made}:a") is None
        assert objects.tree(f"{made}:a") == []
        stored = objects.one(f"{made}:a")
    assert stored is not None
    assert stored.data == b"1"


def test_a_ref_is_looked_up_afresh_at_every_question(repo: Repository) -> None:
    one, two = commit(repo, {"a": b"1"}), commit(repo, {"a": b"2"})
    with repo.objects() as objects:
        assert objects.commit("refs/heads/main") is None
        for new, old in ((one, repo.null()), (two, one)):
            assert repo.transaction([("refs/heads/main", new, old)])
            found = objects.commit("refs/heads/main")
            assert found is not None
            assert found.oid == new


def test_a_reader_that_dies_is_an_error_not_an_absence(repo: Repository) -> None:
    made = commit(repo, {"a": b"1"})
    objects = repo.objects()
    os.kill(objects._pid, signal.SIGKILL)
    os.waitid(os.P_PID, objects._pid, os.WEXITED | os.WNOWAIT)
    with pytest.raises((GitError, BrokenPipeError)):
        objects.read([f"{made}:a"])
    objects.close()


def test_changes_tell_both_sides_of_every_path_without_guessing_renames(repo: Repository) -> None:
    first = commit(repo, {"same": b"0", "edit": b"1", "gone": b"moved content\n" * 9, "d/x": b"2"})
    second = commit(repo, {"edit": b"1!", "gone": None, "new": b"moved content\n" * 9, "d/x": None, "d": b"2"}, first)
    found = repo.changes(first, second)
    assert {path: (bool(old), bool(new)) for path, (old, new) in found.items()} == {
        "edit": (True, True), "gone": (True, False), "new": (False, True), "d/x": (True, False), "d": (False, True),
    }  # fmt: skip
    old, new = found["gone"][0], found["new"][1]
    assert old == new
    assert old is not None
    assert old[0] == "100644"
    assert len(old[1]) == len(repo.null())
    assert repo.changes(first, first) == {}


def test_text_merges_with_fixed_labels_whatever_the_person_set(
    repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key, value in {"merge.conflictStyle": "zdiff3", "diff.algorithm": "patience", "core.autocrlf": "true"}.items():
        room.git(tmp_path, f"--git-dir={repo.git_dir}", "config", key, value)
    lines = [f"{n}\n".encode() for n in range(9)]
    base = b"".join(lines)
    ours, theirs = base.replace(b"1\n", b"one\n"), base.replace(b"7\n", b"seven\n")
    merged = base.replace(b"1\n", b"one\n").replace(b"7\n", b"seven\n")
    assert repo.merge_text(base, ours, theirs, str(tmp_path)) == (merged, False)
    text, conflicts = repo.merge_text(b"a\n", b"b\n", b"c\n", str(tmp_path))
    assert conflicts
    assert text == b"<<<<<<< ours\nb\n=======\nc\n>>>>>>> theirs\n"
    named = repo.merge_text(b"a\n", b"b\n", b"c\n", str(tmp_path), ("what is there", "-", "what you wrote"))
    assert named == (b"<<<<<<< what is there\nb\n=======\nc\n>>>>>>> what you wrote\n", True)
    assert repo.merge_text(None, b"b\n", b"c\n", str(tmp_path))[1]
    assert repo.merge_text(b"a\n", b"b\0\n", b"c\n", str(tmp_path)) == (b"", True)
    assert repo.merge_text(None, b"b\n", b"b\n", str(tmp_path)) == (b"b\n", False)
    sides = [b"".join(b"%d %b\na\nb\nc\nd\ne\n" % (n, side) for n in range(300)) for side in (b"was", b"is", b"will")]
    was, now, will = sides
    many, conflicts = repo.merge_text(was, now, will, str(tmp_path))
    assert (many.count(b"<<<<<<< ours"), conflicts) == (300, True)
    assert not [name for name in os.listdir(tmp_path) if name.startswith("merge-")]


def test_merge_bases_are_all_of_them(repo: Repository) -> None:
    root = commit(repo, {"a": b"1"})
    one, two = commit(repo, {"b": b"1"}, root), commit(repo, {"c": b"1"}, root)
    left, right = commit(repo, {}, one, two), commit(repo, {"x": b""}, two, one)
    assert repo.merge_bases(one, two) == [root]
    assert set(repo.merge_bases(left, right)) == {one, two}
    assert repo.merge_bases(root, commit(repo, {"z": b"1"})) == []


def test_names_resolve_or_are_none(repo: Repository) -> None:
    made = commit(repo, {"a": b"1"})
    assert repo.resolve(made) == made
    assert [repo.resolve(name) for name in ("refs/heads/no", "--all", "-x", f"{made}:no", "x y", "")] == [None] * 6


def test_a_command_may_read_and_write_more_than_any_pipe_holds(repo: Repository) -> None:
    data = os.urandom(3_000_000)
    oid = repo.run("hash-object", "-w", "--stdin", data=data).text
    assert repo.run("cat-file", "blob", oid).out == data
    assert repo.run("version", data=data).code == 0


def test_a_failure_tells_the_command_its_code_and_what_git_said(repo: Repository) -> None:
    with pytest.raises(GitError, match="git cat-file blob failed with code 128: fatal: ") as error:
        repo.run("cat-file", "blob", "no-such")
    assert error.value.code == 128


def test_no_file_stays_open(repo: Repository) -> None:
    before = set(os.listdir("/dev/fd"))
    made = commit(repo, {"a": b"1"})
    repo.run("cat-file", "blob", "no-such", ok=(128,))
    with repo.objects() as objects:
        objects.read([f"{made}:a"])
    assert len(os.listdir("/dev/fd")) == len(before)


def test_a_foreign_repository_is_asked_without_the_hooks_own_variables(
    repo: Repository, clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", repo.git_dir)
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere")
    monkeypatch.setenv("GIT_QUARANTINE_PATH", "/nowhere")
    found = Repository.at(str(clone))
    assert found.git_dir == str(clone / ".git")
    assert found.top == str(clone)
    assert not {"GIT_INDEX_FILE", "GIT_QUARANTINE_PATH"} & set(found.env)


def test_local_changes_are_named_by_whole_paths_moved_files_too(clone: Path) -> None:
    here = Repository.at(str(clone))
    assert here.local_changes() == []
    room.git(clone, "mv", "first", "a name")
    assert set(here.local_changes()) == {"first", "a name"}


def test_no_repository_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GitError):
        Repository.at(str(tmp_path))


PATHS = ["a", "a/b", "a/b/c", "a.b", "a-", "b", "b/x y", 'b/"q', "é"]
CHANGES = st.dictionaries(st.sampled_from(PATHS), st.none() | st.binary(max_size=3), max_size=5)


def changed(tree: dict[str, bytes], changes: dict[str, git.Change]) -> dict[str, bytes]:
    """What the changes mean: what is deleted goes, then each file goes in, in place of what was in its way."""
    after = {
        path: data
        for path, data in tree.items()
        if not any(gone is None and f"{path}/".startswith(f"{place}/") for place, gone in changes.items())
    }
    for path, data in changes.items():
        if isinstance(data, bytes):
            in_the_way = [old for old in after if f"{old}/".startswith(f"{path}/") or f"{path}/".startswith(f"{old}/")]
            after = {old: kept for old, kept in after.items() if old not in in_the_way} | {path: data}
    return after


def test_a_series_of_commits_is_what_a_dict_would_be(repository: Path) -> None:
    repo = Repository.at(str(repository))

    @law(st.lists(CHANGES, min_size=1, max_size=3), examples=10)
    def holds(series: list[dict[str, bytes | None]]) -> None:
        tip: list[str] = []
        tree: dict[str, bytes] = {}
        for drawn in series:
            put = [path for path, data in drawn.items() if data is not None]
            changes: dict[str, git.Change] = {
                path: data
                for path, data in drawn.items()
                if data is None or not any(other.startswith(f"{path}/") for other in put)
            }
            tip = [commit(repo, changes, *tip)]
            tree = changed(tree, changes)
            assert files(repo, tip[0]) == tree

    holds()
