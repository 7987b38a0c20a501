"""`git fleet conflicts` and `resolve`, over the conflicts that real commands of git left behind."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fleet import names, schema
from fleet.merge.document import Kind
from fleet.merge.json3 import ABSENT, same
from fleet.merge.settle import settle
from fleet.operator import conflicts
from fleet.operator.install import install
from tests import room, worlds
from tests.merge.repositories import Shop, document
from tests.origin.world import World


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path / "shop")


BASE = '{\n  "n": 1.50,\n  "rows": [\n    {"id": 1, "v": 1}\n  ],\n  "title": "old"\n}\n'
OURS = BASE.replace("old", "here").replace("1.50", "1.75")
THEIRS = BASE.replace("old", "there").replace("1.50", "2.5e3")


def conflicting(shop: Shop, name: str = "data/a.json") -> None:
    shop.fork({name: BASE, "R.md": "old\n"}, {name: OURS, "R.md": "here\n"}, {name: THEIRS, "R.md": "there\n"})
    assert shop.attempt("merge", "-q", "side")[0] == 1


def report(shop: Shop) -> dict[str, Any]:
    code, said = shop.fleet("conflicts", "--json")
    found: dict[str, Any] = json.loads(said)
    assert code == bool(found["paths"])
    return found


def test_each_place_is_shown_with_its_three_values(shop: Shop) -> None:
    conflicting(shop)
    code, said = shop.fleet("conflicts")
    assert code == 1
    assert said.startswith("in a merge\n  ours   is where you stand: ")
    assert "R.md\n  it is not merged as JSON: mend it by hand, then git add R.md\n" in said
    assert (
        "data/a.json\n  /n\n    ours    1.75\n    theirs  2.5e3\n    base    1.50\n"
        '  /title\n    ours    "here"\n    theirs  "there"\n    base    "old"\n' in said
    )
    assert said.endswith("for example:  git fleet resolve data/a.json /n theirs\n")
    rows = report(shop)["paths"]
    assert [row["path"] for row in rows] == ["R.md", "data/a.json"]
    title = {"pointer": "/title", "ours": "here", "theirs": "there", "base": "old"}
    assert rows[1]["conflicts"] == [{"pointer": "/n", "ours": 1.75, "theirs": 2500.0, "base": 1.5}, title]


def test_without_conflicts_it_says_so(shop: Shop) -> None:
    shop.commit({"a.json": {}})
    assert shop.fleet("conflicts") == (0, "nothing is in conflict here\n")
    assert report(shop) == {"underway": "", "paths": []}


def test_the_last_decision_puts_the_file_into_the_index_and_names_the_next_command(shop: Shop) -> None:
    conflicting(shop)
    assert shop.fleet("resolve", "data/a.json", "/n", "theirs") == (
        0,
        "data/a.json: /n is theirs; 1 more of data/a.json is open: git fleet conflicts\n",
    )
    assert [row.get("decided") for row in report(shop)["paths"][1]["conflicts"]] == ["theirs", None]
    assert shop.fleet("resolve", "a.json", "/title", "a third", at="data")[0] == 0, "a path from where one stands"
    assert shop.status() == "UU R.md\nM  data/a.json"
    wanted = BASE.replace("old", "a third").replace("1.50", "2.5e3").replace('{"id": 1, "v": 1}', '{"id": 1,"v": 1}')
    assert (shop.top / "data/a.json").read_text().split() == wanted.replace("{", "{ ").replace("}", " }").replace(
        ",", ", "
    ).split(), "in its own layout, with its numbers as they were written"
    shop.git("add", "R.md")
    assert shop.fleet("conflicts") == (0, "nothing is in conflict here: go on with git commit\n")
    shop.git("commit", "-q", "--no-edit")
    assert not (shop.top / ".git/fleet/resolved.json").exists()


@pytest.mark.parametrize(
    ("word", "value"),
    [("ours", "here"), ("theirs", "there"), ('"ours"', "ours"), ("-1", -1), ("null", None), ("[1, 2]", [1, 2]),
     ("two words", "two words"), ("", ""), ("1.", "1."), ("é\u202e", "é\u202e")],
)  # fmt: skip
def test_a_value_is_json_or_else_text(shop: Shop, word: str, value: Any) -> None:
    shop.fork({"a.json": {"t": "old"}}, {"a.json": {"t": "here"}}, {"a.json": {"t": "there"}})
    shop.attempt("merge", "-q", "side")
    code, said = shop.fleet("resolve", "a.json", "/t", word)
    assert code == 0 and "\u202e" not in said
    assert shop.read("a.json") == {"t": value}
    assert shop.status() in ("M  a.json", ""), "it may be as HEAD has it"


@pytest.mark.parametrize(
    ("command", "ours", "onward"),
    [
        (("merge", "side"), 2, "git commit"),
        (("rebase", "side"), 3, "git rebase --continue"),
        (("cherry-pick", "side"), 2, "git cherry-pick --continue"),
        (("revert", "HEAD~1"), 2, "git revert --continue"),
        (("stash", "pop"), 2, None),
    ],
)
def test_it_works_after_every_command_of_git(shop: Shop, command: tuple[str, ...], ours: int, onward: str) -> None:
    if command[0] == "stash":
        shop.commit({"a.json": {"x": 1}})
        (shop.top / "a.json").write_text(document({"x": 3}))
        shop.git("stash", "-q")
        shop.commit({"a.json": {"x": 2}})
    elif command[0] == "revert":
        for value in (0, 1, 2):
            shop.commit({"a.json": {"x": value}})
    else:
        shop.fork({"a.json": {"x": 1}}, {"a.json": {"x": 2}}, {"a.json": {"x": 3}})
    assert shop.attempt(*command)[0] == 1
    (row,) = report(shop)["paths"][0]["conflicts"]
    assert row["ours"] == ours
    code, said = shop.fleet("resolve", "a.json", "/x", "9")
    tail = f": go on with {onward}" if onward else "; after a stash pop: git stash drop"
    assert (code, said) == (0, f"a.json: /x is 9; all is settled{tail}\n")
    if onward:
        shop.git("-c", "core.editor=true", *onward.split()[1:], *(["--no-edit"] if onward == "git commit" else []))
    assert shop.read("a.json") == {"x": 9}


def test_everything_that_is_open_is_decided_at_once(shop: Shop) -> None:
    sides = ({"a": 1, "b": 1}, {"a": 2, "b": 2, "mine": 1}, {"a": 3, "b": 3, "theirs": 1})
    shop.fork(*({"a.json": side} for side in sides))
    shop.attempt("merge", "-q", "side")
    shop.fleet("resolve", "a.json", "/a", "7")
    assert shop.fleet("resolve", "a.json", "/", "theirs")[0] == 0
    assert shop.read("a.json") == {"a": 7, "b": 3, "mine": 1, "theirs": 1}, "what merged stays merged"


def test_a_whole_document_can_be_given(shop: Shop) -> None:
    conflicting(shop)
    assert shop.fleet("resolve", "data/a.json", "", '{"k": 0.10}')[0] == 0
    assert (shop.top / "data/a.json").read_text() == '{\n  "k": 0.10\n}\n'


def test_elements_of_an_array_that_ours_has_not_are_decided_in_their_order(shop: Shop) -> None:
    base = [{"id": n, "v": 0} for n in range(4)]
    theirs = [{"id": n, "v": 9} for n in range(4)]
    shop.fork({"a.json": base}, {"a.json": [{"id": 3, "v": 1}]}, {"a.json": theirs})
    shop.attempt("merge", "-q", "side")
    assert [row["pointer"] for row in report(shop)["paths"][0]["conflicts"]] == ["/0", "/0", "/0", "/0/v"]
    for pointer, word in (("/0", "theirs"), ("/0", "ours"), ("/0", '{"id": 2}'), ("/0/v", "theirs")):
        code, said = shop.fleet("resolve", "a.json", pointer, word)
        assert code == 0, said
    assert shop.read("a.json") == [{"id": 0, "v": 9}, {"id": 2}, {"id": 3, "v": 9}]


def test_a_decision_can_be_changed_while_the_file_is_open(shop: Shop) -> None:
    conflicting(shop)
    for word in ("5", "6"):
        assert shop.fleet("resolve", "data/a.json", "/n", word)[0] == 0
    assert shop.read("data/a.json")["n"] == 6


def test_decisions_do_not_outlive_what_they_were_about(shop: Shop) -> None:
    """The file is conflicted anew by git, then the merge is another one."""
    conflicting(shop)
    shop.fleet("resolve", "data/a.json", "/n", "5")
    shop.git("checkout", "-m", "--", "data/a.json")
    assert [row.get("decided") for row in report(shop)["paths"][1]["conflicts"]] == [None, None]
    shop.fleet("resolve", "data/a.json", "/n", "5")
    shop.git("merge", "--abort")
    shop.branch("other", {"data/a.json": THEIRS.replace("there", "elsewhere")}, at="side")
    shop.attempt("merge", "-q", "other")
    assert [row.get("decided") for row in report(shop)["paths"][1]["conflicts"]] == [None, None]


@pytest.mark.parametrize("notes", ["", "[]", '{"data/a.json": 5}', '{"data/a.json": {"of": [1]}}', '{"data/a.j'])
def test_notes_that_are_broken_are_no_decisions(shop: Shop, notes: str) -> None:
    conflicting(shop)
    (shop.top / ".git/fleet/resolved.json").write_text(notes)
    assert shop.fleet("resolve", "data/a.json", "/n", "5")[0] == 0
    assert [row.get("decided") for row in report(shop)["paths"][1]["conflicts"]] == ["value", None]


def test_what_was_edited_by_hand_is_not_overwritten(shop: Shop) -> None:
    conflicting(shop)
    file = shop.top / "data/a.json"
    file.write_text('{"mine": 1}')
    assert "  edited since the merge: git add data/a.json if it is right, " in shop.fleet("conflicts")[1]
    code, said = shop.fleet("resolve", "data/a.json", "/n", "ours")
    assert code == 1 and "edited since the merge" in said
    assert file.read_text() == '{"mine": 1}'


def test_a_clone_that_never_registered_the_driver_is_rescued(shop: Shop) -> None:
    """There git has merged the text: the file has markers, and nothing in it need be in conflict."""
    shop.git("config", "merge.fleet-json.driver", "")
    sides = ({"a": 1}, {"a": 1, "b": {"x": 1}}, {"a": 1, "c": {"x": 2}})
    shop.fork(*({"a.json": side} for side in sides))
    shop.git("config", "--unset", "merge.fleet-json.driver")
    shop.git("config", "--unset", "include.path")
    assert shop.attempt("merge", "-q", "side")[0] == 1
    assert "<<<<<<<" in (shop.top / "a.json").read_text()
    assert (
        "no value of it is in conflict: git fleet resolve a.json / ours writes the merge" in shop.fleet("conflicts")[1]
    )
    assert shop.fleet("resolve", "a.json", "/", "ours")[0] == 0
    assert shop.read("a.json") == {"a": 1, "b": {"x": 1}, "c": {"x": 2}}


@pytest.mark.parametrize("side", ["ours", "theirs"])
@pytest.mark.parametrize("deleted", ["ours", "theirs"])
@pytest.mark.parametrize("name", ["a.json", "a b.txt"])
def test_changed_here_and_deleted_there(shop: Shop, name: str, deleted: str, side: str) -> None:
    ours: dict[str, Any] = {name: '"changed"\n'}
    theirs: dict[str, Any] = {name: None}
    shop.fork({name: '"old"\n'}, *((theirs, ours) if deleted == "ours" else (ours, theirs)))
    shop.attempt("merge", "-q", "side")
    said = report(shop)["paths"][0]["note"]
    fates = ("deleted", "changed") if deleted == "ours" else ("changed", "deleted")
    assert said.startswith(f"{fates[0]} in ours, {fates[1]} in theirs: git fleet resolve ")
    assert shop.fleet("resolve", name, "/", "5") == (
        1, f"git fleet: {name} is on one side only: git fleet resolve {said.split(' resolve ')[1]}\n"
    )  # fmt: skip
    assert shop.fleet("resolve", name, "/", side)[0] == 0
    assert (shop.top / name).exists() == (side != deleted)
    assert report(shop)["paths"] == []
    shop.git("commit", "-q", "--no-edit")


def test_a_link_is_no_json_whatever_it_is_called(shop: Shop) -> None:
    shop.commit({"x.json": "5"})
    (shop.top / "a.json").symlink_to("x.json")
    shop.commit({})
    shop.git("branch", "side")
    for branch, target in (("main", "y.json"), ("side", "z.json")):
        shop.git("checkout", "-q", branch)
        (shop.top / "a.json").unlink()
        (shop.top / "a.json").symlink_to(target)
        shop.git("commit", "-q", "-a", "-m", target)
    shop.attempt("merge", "-q", "main")
    code, said = shop.fleet("conflicts")
    assert code == 1 and "a.json\n  it is not merged as JSON: mend it by hand, then git add a.json\n" in said


def test_a_file_that_both_sides_moved_elsewhere(shop: Shop) -> None:
    shop.fork({"a.json": BASE}, {"a.json": None, "b.json": BASE}, {"a.json": None, "c.json": BASE})
    shop.attempt("merge", "-q", "side")
    notes = {row["path"]: row["note"] for row in report(shop)["paths"]}
    assert notes["b.json"].startswith("added in ours, absent in theirs")
    for name, side in (("a.json", "ours"), ("b.json", "ours"), ("c.json", "ours")):
        assert shop.fleet("resolve", name, "/", side)[0] == 0, name
    assert sorted(path.name for path in shop.top.glob("*.json")) == ["b.json"]


@pytest.mark.parametrize(
    ("path", "pointer", "said"),
    [
        ("b.json", "/n", "b.json is not in conflict; in conflict are: R.md, data/a.json"),
        ("data/a.json", "/nope", "data/a.json: /nope is not in conflict; in conflict are: /n, /title"),
        ("data/a.json", "title", "data/a.json: title is not in conflict; in conflict are: /n, /title"),
        ("R.md", "/", "R.md: it is not merged as JSON: mend it by hand, then git add R.md"),
    ],
)
def test_a_mistake_is_told_in_a_sentence_and_changes_nothing(shop: Shop, path: str, pointer: str, said: str) -> None:
    conflicting(shop)
    before = shop.status(), (shop.top / "data/a.json").read_bytes()
    assert shop.fleet("resolve", path, pointer, "ours") == (1, f"git fleet: {said}\n")
    assert (shop.status(), (shop.top / "data/a.json").read_bytes()) == before


def test_outside_a_work_tree_it_says_where_to_go(tmp_path: Path, repository: Path) -> None:
    said = room.fleet(tmp_path, "conflicts")
    assert (said.returncode, said.stderr) == (
        1, "git fleet: . is no git repository: run this in the work tree that has the conflicts\n"
    )  # fmt: skip
    assert "a bare repository has no work tree" in room.fleet(repository, "conflicts").stderr


def test_other_peoples_schemas_count_here_too(shop: Shop) -> None:
    rules = {"properties": {"n": {"x-merge": "sum"}, "s": {"x-merge": {"closing": ["state", "end"]}}}}
    (shop.top / "rules.json").write_text(json.dumps(rules))
    shop.git("config", "fleet-schema.shop.file", "rules.json")
    install(str(shop.top))
    (shop.top / ".gitattributes").write_text("data/*.json merge=fleet-json-shop\n")
    ended = {"state": "shut", "end": {"frame": 4}}
    sides: tuple[Any, ...] = (
        {"n": 1, "t": 1, "s": {**ended, "k": 1}},
        {"n": 2, "t": 2, "s": {"state": "open", "k": 2}},
        {"n": 5, "t": 3, "s": {**ended, "end": {"frame": 5}, "k": 1}},
    )
    shop.fork(*({"data/a.json": side} for side in sides))
    code, said = shop.attempt("merge", "side")
    assert code == 1 and "conflict at /t:" in said and "/n" not in said
    rows = report(shop)["paths"][0]["conflicts"]
    assert [row["pointer"] for row in rows] == ["/s", "/t"]
    assert shop.fleet("resolve", "data/a.json", "/s", "5")[0] == 1
    assert shop.fleet("resolve", "data/a.json", "/s", "theirs")[0] == 0
    assert shop.fleet("resolve", "data/a.json", "/t", "theirs")[0] == 0
    assert shop.read("data/a.json") == {"n": 6, "t": 3, "s": {**ended, "end": {"frame": 5}, "k": 2}}


# --- in a world


@pytest.fixture
def desk(world: World, tmp_path: Path) -> Shop:
    """An operator's sparse clone of the town, with two edits of its fleet.json that do not go together."""
    top = tmp_path / "desk"
    room.git(tmp_path, "clone", "-q", "--sparse", str(world.origin), str(top))
    install(str(top))
    shop = object.__new__(Shop)
    shop.top = top
    fleet = shop.read("fleet.json")
    thread = shop.git("ls-tree", "-r", "--name-only", "HEAD", "state/threads").split()[0]
    said = json.loads(shop.git("show", f"HEAD:{thread}"))
    for name, deadline in (("side", 60), ("main", 90)):
        if name == "side":
            shop.git("checkout", "-q", "-b", "side")
        changed = {**fleet, "frame": {**fleet["frame"], "deadline": deadline}}
        oid = room.attempt(top, "sh", "-c", f"git hash-object -w --stdin <<'X'\n{document({**said, 'title': name})}X\n")
        shop.git("update-index", "--cacheinfo", f"100644,{oid.stdout.strip()},{thread}")
        (top / "fleet.json").write_text(document(changed))
        shop.git("add", "fleet.json")
        shop.git("commit", "-q", "-m", name)
        shop.git("checkout", "-q", "main")
    shop.thread = thread  # type: ignore[attr-defined]
    return shop


def test_in_a_sparse_clone_of_a_world_documents_outside_it_are_resolved_too(desk: Shop) -> None:
    thread: str = desk.thread  # type: ignore[attr-defined]
    assert desk.attempt("merge", "-q", "side")[0] == 1
    assert [row["path"] for row in report(desk)["paths"]] == ["fleet.json", thread]
    assert desk.fleet("resolve", thread, "/title", "Both")[0] == 0
    code, said = desk.fleet("resolve", "fleet.json", "/frame/deadline", "theirs")
    assert (code, said) == (0, "fleet.json: /frame/deadline is theirs; all is settled: go on with git commit\n")
    desk.git("commit", "-q", "--no-edit")
    assert json.loads(desk.git("show", "HEAD:fleet.json"))["frame"]["deadline"] == 60
    data = desk.git("show", f"HEAD:{thread}").encode() + b"\n"
    assert schema.document(thread, data)["title"] == "Both" and document(json.loads(data)).encode() == data


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("soon", "would not fit its schema: frame/deadline: 'soon' is not of type 'integer'"),
        ("0", "would not fit its schema: frame/deadline: 0 is less than the minimum of 1"),
        ("1.5", "1.5 cannot stand in a document of a world: the number 1.5 is not a plain integer"),
    ],
)
def test_a_value_that_breaks_the_schema_is_refused(desk: Shop, word: str, said: str) -> None:
    desk.attempt("merge", "-q", "side")
    before = (desk.top / "fleet.json").read_bytes()
    code, told = desk.fleet("resolve", "fleet.json", "/frame/deadline", word)
    assert code == 1 and said in told and told.count("\n") == 1
    assert (desk.top / "fleet.json").read_bytes() == before


# --- laws

KEYS = st.sampled_from("ab")
VALUES = st.recursive(
    st.integers(0, 2),
    lambda inner: st.dictionaries(KEYS, inner, max_size=2) | st.lists(inner, max_size=2),
    max_leaves=5,
)
LAW = settings(max_examples=60, deadline=None, derandomize=True, database=None)


@LAW
@given(VALUES, VALUES, VALUES)
def test_settling_all_as_ours_or_theirs_is_one_of_them_wherever_they_conflict(
    base: Any, ours: Any, theirs: Any
) -> None:
    sides = [document(side).encode() for side in (base, ours, theirs)]
    _, merged = Kind().merge(sides[0], sides[1], sides[2], "a.json")
    every = range(len(merged.conflicts))
    assert same(settle(merged, {n: merged.conflicts[n].ours for n in every}), merged.value)
    swapped = Kind().merge(sides[0], sides[2], sides[1], "a.json")[1]
    taken = settle(merged, {n: merged.conflicts[n].theirs for n in every})
    if not _has_arrays(base, ours, theirs):  # of two insertions at one place ours come first
        assert same(taken, swapped.value)
    for conflict in merged.conflicts:
        assert not same(conflict.ours, conflict.theirs)


def _has_arrays(*values: Any) -> bool:
    return any("[" in document(value) for value in values)


@settings(LAW, max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(VALUES, VALUES, VALUES, st.lists(st.sampled_from(["ours", "theirs", "7"]), min_size=20, max_size=20))
def test_whatever_was_open_nothing_is_once_all_is_resolved(
    tmp_path_factory: pytest.TempPathFactory, base: Any, ours: Any, theirs: Any, words: list[str]
) -> None:
    shop = Shop(tmp_path_factory.mktemp("shop"))
    shop.commit({"a.json": {"doc": base, "x": 0}})
    shop.branch("side", {"a.json": {"doc": theirs, "x": 2}})
    shop.commit({"a.json": {"doc": ours, "x": 1}})
    shop.attempt("merge", "-q", "side")
    for word in words:
        (path,) = report(shop)["paths"] or [None]
        left = [row for row in path["conflicts"] if "decided" not in row] if path else []
        if not left:
            break
        conflicts.resolve(str(shop.top), "a.json", left[0]["pointer"], word)
    assert report(shop)["paths"] == [] and shop.status() in ("M  a.json", "")
    assert shop.read("a.json")["x"] in (1, 2, 7)


def test_the_documents_of_a_world_know_their_rules() -> None:
    """What a conflict in a world is, is told by the schema of the document: here votes, of which the newer stands."""
    tip = worlds.ninth()
    path = names.thread_path("8-cy-1")
    kind = Kind(schema.document_schema(path), canonical=True)
    vote = {agent: {"at": f"9-{agent}-1", "value": 1} for agent in ("ada", "bo")}
    before = tip.document(path)
    ours, theirs = (document({**before, "votes": {agent: vote[agent]}}).encode() for agent in vote)
    _, merged = kind.merge(document(before).encode(), ours, theirs, path)
    assert merged.conflicts == [] and merged.value["votes"] == vote
    assert settle(merged, {}) == merged.value and ABSENT is not merged.value
