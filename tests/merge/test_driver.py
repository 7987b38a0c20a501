"""The merge driver in real repositories, as git calls it, and on files that git never made."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from fleet import strictjson
from fleet.merge import driver

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = {
    "properties": {
        "votes": {"additionalProperties": {"x-merge": "latest"}},
        "acts": {"x-merge": {"newest": {"keep": 2}}},
    }
}
# what bin/fleet-merge-json does, with one schema of the test's own for paths in state/
DOORSTEP = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from fleet.merge.driver import main
sys.exit(main(sys.argv[1:], lambda path: {SCHEMA!r} if path.startswith("state/") else None))
"""


class Room:
    """A repository with the driver, no home, no settings of the machine's or the user's, and one clock."""

    def __init__(self, top: Path) -> None:
        self.top = top / "repo"
        self.top.mkdir()
        self.env = {
            "PATH": os.environ["PATH"],
            "HOME": str(top),
            "LC_ALL": "C",
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_EDITOR": "true",
            **{f"GIT_{who}_{what}": "x@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
            **{f"GIT_{who}_DATE": "1700000000 +0000" for who in ("AUTHOR", "COMMITTER")},
        }
        doorstep = top / "driver.py"
        doorstep.write_text(DOORSTEP)
        self.git("init", "-q", "-b", "main")
        self.git("config", "merge.fleet-json.driver", f'"{sys.executable}" -I -S "{doorstep}" %O %A %B %L %P')
        (self.top / ".gitattributes").write_text("*.json merge=fleet-json\n")

    def git(self, *args: str) -> str:
        result = self.run(*args)
        assert result.returncode == 0, result.stderr
        return result.stdout

    def run(self, *args: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(["git", *args], cwd=self.top, env=self.env, capture_output=True, text=True, check=False)

    def commit(self, files: Mapping[str, str | None]) -> None:
        for name, text in files.items():
            path = self.top / name
            if text is None:
                path.unlink()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text.encode())
        self.git("add", "--all")
        self.git("commit", "-q", "-m", "x")

    def fork(self, base: Mapping[str, str], ours: Mapping[str, str | None], theirs: Mapping[str, str | None]) -> None:
        """Branch `main` with ours checked out, branch `side` with theirs."""
        self.commit(base)
        self.git("checkout", "-q", "-b", "side")
        self.commit(theirs)
        self.git("checkout", "-q", "main")
        self.commit(ours)

    def text(self, name: str) -> str:
        return (self.top / name).read_bytes().decode()


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def document(value: Any) -> str:
    return strictjson.dumps(value).decode()


def voted(at: str, value: int) -> dict[str, Any]:
    return {"at": at, "value": value}


DOC = "state/threads/0/1/1-a-1.json"
BASE = {"acts": {"1-a-1": 1}, "votes": {"ada": voted("1-ada-1", 1)}}
OURS = {"acts": {"1-a-1": 1, "2-a-1": 1}, "votes": {"ada": voted("3-ada-1", -1), "bo": voted("2-bo-1", 1)}}
THEIRS = {"acts": {"1-a-1": 1, "3-a-1": 1}, "votes": {"ada": voted("2-ada-1", 0), "cy": voted("2-cy-1", 1)}}
BOTH = {
    "acts": {"2-a-1": 1, "3-a-1": 1},
    "votes": {"ada": voted("3-ada-1", -1), "bo": voted("2-bo-1", 1), "cy": voted("2-cy-1", 1)},
}


@pytest.mark.parametrize("command", [("merge", "-q", "side"), ("rebase", "-q", "side"), ("cherry-pick", "side")])
def test_git_merges_documents_by_their_schema(room: Room, command: tuple[str, ...]) -> None:
    room.fork({DOC: document(BASE)}, {DOC: document(OURS)}, {DOC: document(THEIRS)})
    room.git(*command)
    assert room.text(DOC) == document(BOTH)
    assert room.git("status", "--porcelain") == ""


def test_a_stash_is_merged_too(room: Room) -> None:
    room.commit({DOC: document(BASE)})
    (room.top / DOC).write_text(document(THEIRS))
    room.git("stash")
    room.commit({DOC: document(OURS)})
    room.git("stash", "pop")
    assert room.text(DOC) == document(BOTH)


def test_a_document_added_on_both_sides_is_merged_key_by_key(room: Room) -> None:
    room.fork({"a": ""}, {DOC: document(OURS)}, {DOC: document(THEIRS)})
    room.git("merge", "-q", "side")
    assert strictjson.loads(room.text(DOC).encode())["votes"].keys() == {"ada", "bo", "cy"}


def test_a_conflict_leaves_ours_valid_and_tells_both_values(room: Room) -> None:
    room.fork(
        {DOC: document({"title": "old"})},
        {DOC: document({"title": "here"})},
        {DOC: document({"title": "there", "n": 1})},
    )
    result = room.run("merge", "side")
    assert result.returncode == 1
    assert room.text(DOC) == document({"n": 1, "title": "here"})
    line = f'{DOC}: conflict at /title: kept ours, "here"; not theirs, "there"; the base had "old"\n'
    assert line in result.stderr
    assert room.git("diff", "--name-only", "--diff-filter=U") == DOC + "\n"


def test_in_a_rebase_ours_is_upstream(room: Room) -> None:
    room.fork({DOC: document({"x": 1})}, {DOC: document({"x": 2})}, {DOC: document({"x": 3})})
    assert room.run("rebase", "side").returncode == 1
    assert room.text(DOC) == document({"x": 3})


BROKEN = {
    "marker": "<<<<<<< ours\n",
    "twice": '{"x": 1, "x": 2}\n',
    "cut": '{"x": [1',
    "empty": "",
    "float": '{"x": 1.5}',
}


@pytest.mark.parametrize("side", ["base", "ours", "theirs"])
@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_never_a_merge(room: Room, side: str, text: str) -> None:
    if (side, text) == ("base", ""):
        pytest.skip("git gives an empty base where there was none")
    files = {"base": document({"x": 1}), "ours": document({"x": 2}), "theirs": document({"x": 3})} | {side: text}
    room.fork({DOC: files["base"]}, {DOC: files["ours"]}, {DOC: files["theirs"]})
    before = room.git("rev-parse", "HEAD")
    result = room.run("merge", "side")
    assert result.returncode not in (0, 1)
    name = "the common base" if side == "base" else side
    assert f"{DOC} does not parse in {name}: " in result.stderr
    assert room.git("rev-parse", "HEAD") == before


def files(tmp_path: Path, base: str, ours: str, theirs: str) -> list[str]:
    """The driver's arguments for three texts."""
    names = [tmp_path / f".merge_file_{index}" for index in range(3)]
    for name, text in zip(names, (base, ours, theirs), strict=True):
        name.write_bytes(text.encode("utf-8", "surrogateescape"))
    return [*map(str, names), "7", "app/package.json"]


def run(arguments: list[str]) -> tuple[int, str]:
    code = driver.main(arguments, lambda path: None)
    ours = Path(arguments[1])
    return code, ours.read_bytes().decode() if ours.exists() else "gone"


LAYOUTS = [
    ('{"a": 1, "b": 2}', '{"a": 9, "b": 2}', '{"a":1,"b":3}\n', '{"a": 9, "b": 3}'),
    ('{"a":1,"b":[]}', '{"a":9,"b":[]}', '{"a":1,"b":[1,2]}', '{"a":9,"b":[1,2]}'),
    ('{\n  "a": 1\n}\n', '{\n  "a": 1,\n  "b": []\n}\n', '{\n "c": {"d": [1]},\n "a": 1\n}',
     '{\n  "c": {\n    "d": [\n      1\n    ]\n  },\n  "a": 1,\n  "b": []\n}\n'),
    ('{\n\t"a": 1\n}', '{\n\t"a": 1,\n\t"b": {}\n}', '{}', '{\n\t"b": {}\n}'),
    ('[\r\n  1\r\n]\r\n', '[\r\n  1,\r\n  2\r\n]\r\n', '[0, 1]', '[\r\n  0,\r\n  1,\r\n  2\r\n]\r\n'),
    ('{"n": 1}', '{"n": 1, "x": 1.50}', '{"n": 1, "y": [1e3, -0, -0.0, 0.10, 12345678901234567890123, 1E+2]}',
     '{"n": 1, "x": 1.50, "y": [1e3, -0, -0.0, 0.10, 12345678901234567890123, 1E+2]}'),
    ('{}', '{"a": "\\u00e9"}', '{"b": "é\\/"}', '{"a": "\\u00e9", "b": "\\u00e9/"}'),
    ('{}', '{"a": "é"}', '{"b": "\\u00e9\\ud800"}', '{"a": "é", "b": "é\\ud800"}'),
    ('{}', '{"a": true, "b": null}', '{"c": false, "a": true}', '{"c": false, "a": true, "b": null}'),
    ('{"a": 1.0}', '{ "a": 2.00 }', '{"a": 1.0}\n', '{ "a": 2.00 }'),
]  # fmt: skip


@pytest.mark.parametrize(("base", "ours", "theirs", "expected"), LAYOUTS)
def test_other_peoples_json_keeps_its_layout_and_its_numbers(
    tmp_path: Path, base: str, ours: str, theirs: str, expected: str
) -> None:
    assert run(files(tmp_path, base, ours, theirs)) == (0, expected)


def test_numbers_conflict_by_what_they_say(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(files(tmp_path, "[1.0, {}]", "[1.50, {}]", '[1.0, {"a": 2}]')) == (0, '[1.50, {"a": 2}]')
    assert run(files(tmp_path, '{"n": 1.0}', '{"n": 1.50}', '{"n": 1e3}')) == (1, '{"n": 1.50}')
    assert (
        capfd.readouterr().err
        == "app/package.json: conflict at /n: kept ours, 1.50; not theirs, 1e3; the base had 1.0\n"
    )


REFUSED = [
    "[1, 2",
    "",
    "[NaN]",
    '{"a": 1, "a": 1}',
    "[1] [2]",
    "[1,]",
    "\ufeff[1]",
    '["\udcff"]',
    "[" * 3000 + "]" * 3000,
]


@pytest.mark.parametrize("text", REFUSED)
def test_what_would_be_lost_or_spoiled_stops_git(tmp_path: Path, text: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(files(tmp_path, "[]", "[1]", text)) == (130, "gone")
    assert "app/package.json does not parse in theirs: " in capfd.readouterr().err
    assert run(files(tmp_path, "[]", text, "[1]")) == (130, "gone")


@pytest.mark.parametrize("text", ["[1, 2", "[1,]", '{"a" 1}', '"\\x"', "[NaN]"])
def test_broken_json_of_other_people_stops_git(room: Room, text: str) -> None:
    room.fork({"a.json": "[]"}, {"a.json": text}, {"a.json": "[1]"})
    result = room.run("merge", "side")
    assert result.returncode not in (0, 1)
    assert "a.json does not parse in ours: " in result.stderr


def test_a_bug_stops_git(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    def lookup(path: str) -> dict[str, Any]:
        raise KeyError(path)

    arguments = files(tmp_path, "[]", "[1]", "[2]")
    assert driver.main(arguments, lookup) == 130
    assert not Path(arguments[1]).exists()
    said = capfd.readouterr().err
    assert said.startswith("app/package.json: a bug of the merge driver, nothing was merged: ")
    assert "KeyError" in said
    assert said.count("\n") == 1


def test_an_interrupt_stops_git(tmp_path: Path) -> None:
    def lookup(path: str) -> dict[str, Any]:
        raise KeyboardInterrupt

    arguments = files(tmp_path, "[]", "[1]", "[2]")
    assert driver.main(arguments, lookup) == 130
    assert not Path(arguments[1]).exists()


def test_a_driver_that_is_killed_stops_git(room: Room) -> None:
    room.fork({DOC: "[]\n"}, {DOC: "[\n 1\n]\n"}, {DOC: "[\n 2\n]\n"})
    doorstep = room.top.parent / "driver.py"
    doorstep.write_text("import os\n" + doorstep.read_text().replace("path: ", "path: os.kill(os.getpid(), 9) or ", 1))
    result = room.run("merge", "side")
    assert result.returncode not in (0, 1)
    assert "conflict" not in result.stderr.lower()
    assert room.text(DOC) == "[\n 1\n]\n"


def test_a_file_that_cannot_be_read_stops_git(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    arguments = files(tmp_path, "[]", "[1]", "[2]")
    Path(arguments[2]).unlink()
    assert run(arguments) == (130, "gone")
    assert "No such file" in capfd.readouterr().err


def test_called_the_wrong_way_it_says_how(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    arguments = files(tmp_path, "[]", "[1]", "[2]")
    assert driver.main(arguments[:3]) == 130
    assert not Path(arguments[1]).exists()
    mine = tmp_path / "mine.json"
    mine.write_text("[]")
    assert driver.main(["--help", str(mine)]) == 130
    assert mine.exists()
    assert "%O %A %B %L %P" in capfd.readouterr().err


def test_a_document_with_a_schema_is_written_as_documents_are(tmp_path: Path) -> None:
    arguments = files(tmp_path, "{}", '{"b": 1}', '{"a":1}')
    assert driver.main(arguments, lambda path: {}) == 0
    assert Path(arguments[1]).read_bytes() == strictjson.dumps({"a": 1, "b": 1})


def test_it_starts_nothing_heavy(tmp_path: Path) -> None:
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import fleet.merge.driver; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=True).stdout
    assert not {"json", "re", "subprocess", "typing", "dataclasses", "enum", "pathlib", "difflib"} & set(loaded.split())


def test_time_is_linear_in_the_size(tmp_path: Path) -> None:
    """Counted in calls, not seconds, so that a busy machine proves nothing."""

    def calls(size: int) -> int:
        threads = {f"{frame}-ada-1": {"at": f"{frame}-ada-1", "on": [frame, "x"]} for frame in range(size)}
        ours = threads | {"0-ada-1": {"at": "5-a-1", "on": [0, "x", "y"]}, "x": 1}
        theirs = threads | {"0-ada-1": {"at": "0-ada-1", "on": [0, "x"], "z": 1}, "y": [1] * size}
        seen = 0

        def count(frame: Any, event: str, argument: Any) -> None:
            nonlocal seen
            seen += event == "call"

        arguments = files(tmp_path, *(json.dumps(side, indent=2) for side in (threads, ours, theirs)))
        sys.setprofile(count)
        try:
            assert driver.main(arguments, lambda path: None) == 0
        finally:
            sys.setprofile(None)
        return seen

    assert calls(4000) < 2.2 * calls(2000)


def test_a_schema_that_is_named_decides_and_leaves_the_layout(tmp_path: Path) -> None:
    schema = tmp_path / "rules.json"
    schema.write_text('{"properties": {"n": {"x-merge": "sum"}}}')
    arguments = files(tmp_path, '{"n": 1.5}', '{"n": 2.0}', '{"n": 3.5}')
    assert driver.main([*arguments, f"--schema={schema}"]) == 0
    assert Path(arguments[1]).read_text() == '{"n": 4.0}'


@pytest.mark.parametrize(
    ("text", "said"),
    [(None, "cannot be read"), ("{", "does not parse"), ('{"x-merge": "most"}', "no known strategy: 'most'")],
)
def test_a_schema_that_is_none_stops_git(
    tmp_path: Path, text: str | None, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    arguments = files(tmp_path, "[]", "[1]", "[2]")
    if text is not None:
        (tmp_path / "rules.json").write_text(text)
    assert driver.main([*arguments, f"--schema={tmp_path / 'rules.json'}"]) == 130
    assert not Path(arguments[1]).exists()
    assert said in capfd.readouterr().err


def test_an_option_that_there_is_not_stops_git(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    arguments = files(tmp_path, "[]", "[1]", "[2]")
    assert driver.main([*arguments, "--shema=x"]) == 130
    assert not Path(arguments[1]).exists()


def test_a_merge_of_ancestors_says_nothing_and_holds_neither_side_where_they_conflict(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    base, ours, theirs = '{"a": 1, "b": {"c": 1}}', '{"a": 2, "b": {}}', '{"a": 3, "b": {"c": 2}, "d": 1}'
    arguments = files(tmp_path, base, ours, theirs)
    assert driver.main([*arguments, "--ancestors"], lambda path: None) == 0
    merged = json.loads(Path(arguments[1]).read_text())
    assert merged.pop("d") == 1 and merged["a"] == merged["b"]["c"] == "(the common ancestors differ here)"
    assert capfd.readouterr().err == ""
