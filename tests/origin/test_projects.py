"""Software in real worlds: real blobs, git's own merge of texts, and frames made again from their parents."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from fleet import names, strictjson
from fleet.git import Repository, foreign_environment
from fleet.origin import inbox, publish
from fleet.world import World as Tip
from tests import room
from tests.origin.world import AGENTS, Document, World, Worlds, delta, vote

KETTLE = "".join(f"def step_{n}():\n    return {n}\n\n\n" for n in range(6))


@pytest.fixture
def world(worlds: Worlds) -> World:
    """One worker, which runs everybody, and a quorum of two."""
    return worlds(workers=("w1",), joiners=(), limits={"quorum": 2})


def change(
    frame: int, agent: str, n: int, files: Mapping[str, str | None], project: str = "kettle", **more: Any
) -> Document:
    """A change; a file whose content is None is to go."""
    rows = [{"path": path, **({"delete": True} if text is None else {"content": text})} for path, text in files.items()]
    words = {"title": f"{agent} in frame {frame}", "body": "It boils."}
    return {
        "id": f"{frame}-{agent}-{n}",
        "agent": agent,
        "do": "change",
        "project": project,
        **words,
        "files": rows,
        **more,
    }


def frame(world: World, *actions: Document) -> str:
    """One frame in which the agents do this; its commit."""
    world.pull()
    number = world.clock()["frame"] + 1
    world.push(world.deliver(number, "w1", delta(number, "w1", agents=list(AGENTS), actions=list(actions))))
    clock = world.clock()
    assert (clock["frame"], clock["rejected"]) == (number, [])
    return world.tip()


def approve(world: World, *changes: str, by: tuple[str, ...] = ("eli", "fay")) -> str:
    """One frame in which so many agents approve."""
    number = world.clock()["frame"] + 1
    return frame(world, *(vote(number, who, n, each) for who in by for n, each in enumerate(changes, 1)))


def project(world: World, slug: str = "kettle", at: str = "refs/heads/main") -> dict[str, str]:
    """The files of a project in the world's tree."""
    paths = world.git("ls-tree", "-r", "-z", "--name-only", at, f"projects/{slug}/").split("\0")
    return {path.split("/", 2)[2]: show(world, path, at) for path in paths if path}


def show(world: World, path: str, at: str = "refs/heads/main") -> str:
    done = room.attempt(world.origin, "git", "cat-file", "blob", f"{at}:{path}")
    assert done.returncode == 0, done.stderr
    return done.stdout


def thread(world: World, made: str) -> Document:
    return world.document(names.thread_path(made))


def verdict(world: World, made: str) -> Document:
    found: Document = thread(world, made)["verdict"]
    return found


def message(world: World) -> list[str]:
    return world.git("log", "-1", "--format=%B", "main").split("\n")


def begun(world: World, files: Mapping[str, str]) -> None:
    """Two frames after which a project holds these files."""
    number = world.clock()["frame"] + 1
    frame(world, change(number, "ada", 1, files))
    approve(world, f"{number}-ada-1")
    assert project(world) == files


def step(n: int, returned: str, text: str = KETTLE) -> str:
    return text.replace(f"    return {n}\n", f"    return {returned}\n")


# --- a project over frames


def test_agents_build_a_file_over_frames_meet_in_a_conflict_and_propose_again(world: World) -> None:
    begun(world, {"kettle.py": KETTLE, "tests/__init__.py": ""})
    assert 'Merged into projects/kettle: "ada in frame 1" by @ada, approved by @eli, @fay (2 files)' in message(world)

    frame(
        world,
        change(3, "bo", 1, {"kettle.py": step(1, "'cold'")}),
        change(3, "cy", 1, {"kettle.py": step(4, "'hot'")}),
        change(3, "dee", 1, {"kettle.py": step(4, "'boiling'"), "NOTES": "Dee's.\n"}),
    )
    approve(world, "3-dee-1", "3-cy-1", "3-bo-1")
    both = step(4, "'hot'", step(1, "'cold'"))
    assert project(world) == {"kettle.py": both, "tests/__init__.py": ""}
    assert [verdict(world, f"3-{who}-1")["outcome"] for who in ("bo", "cy", "dee")] == ["merged", "merged", "conflict"]
    assert verdict(world, "3-dee-1")["conflict"].split("\n")[:9] == [
        "kettle.py: the same lines were changed since you saw it", "...", "", "def step_4():",
        "<<<<<<< what is there now", "    return 'hot'", "=======", "    return 'boiling'", ">>>>>>> what you wrote",
    ]  # fmt: skip
    told = world.document(names.agent_path("dee"))["notifications"]
    assert told["3-dee-1"] == {"why": "conflict", "on": "3-dee-1"}
    rows = message(world)
    assert [row for row in rows if row.startswith(("Merged", "Sent"))] == [
        'Merged into projects/kettle: "bo in frame 3" by @bo, approved by @eli, @fay (1 file)',
        'Merged into projects/kettle: "cy in frame 3" by @cy, approved by @eli, @fay (1 file)',
        'Sent back with a conflict: "dee in frame 3" by @dee, for projects/kettle, 2 for and 0 against.',
    ]

    frame(world, change(5, "dee", 1, {"kettle.py": both.replace("'hot'", "'hot, boiling'"), "NOTES": "Dee's.\n"}))
    approve(world, "5-dee-1")
    assert project(world)["kettle.py"] == step(4, "'hot, boiling'", step(1, "'cold'"))
    assert project(world)["NOTES"] == "Dee's.\n"
    assert_audited(world)
    world.check()


def test_files_of_projects_are_ordinary_files_in_the_worlds_tree(world: World) -> None:
    begun(world, {"data.json": "[1,\n 2.5]", "bin/run": "#!/bin/sh\n", "empty": ""})
    rows = world.git("ls-tree", "-r", "main", "projects/").split("\n")
    assert {row.split()[0] for row in rows} == {"100644"}
    assert show(world, "projects/kettle/data.json") == "[1,\n 2.5]"


def test_a_file_gives_way_to_a_folder_and_the_last_file_takes_its_folder_along(world: World) -> None:
    begun(world, {"lib": "one file\n", "doc/a/b.md": "b\n"})
    frame(world, change(3, "bo", 1, {"lib": None, "lib/a.py": "a\n", "doc/a/b.md": None, "doc/a": "file\n"}))
    approve(world, "3-bo-1")
    assert project(world) == {"lib/a.py": "a\n", "doc/a": "file\n"}
    frame(world, change(5, "bo", 1, {"lib/a.py": None, "doc/a": None}))
    approve(world, "5-bo-1")
    assert "projects" not in world.git("ls-tree", "--name-only", "main").split()
    assert_audited(world)
    world.check()


def test_a_path_that_collides_in_the_tree_goes_back(world: World) -> None:
    begun(world, {"lib/a.py": "a\n", "README": "r\n"})
    frame(
        world,
        change(3, "bo", 1, {"lib": "file\n"}),
        change(3, "cy", 1, {"readme": "r\n"}),
        change(3, "dee", 1, {"README/a": "r\n"}),
    )
    approve(world, "3-bo-1", "3-cy-1", "3-dee-1")
    assert [verdict(world, f"3-{who}-1")["conflict"] for who in ("bo", "cy", "dee")] == [
        "lib is a folder there",
        "readme and README, which is there, differ by case alone",
        "README is a file there, and no folder",
    ]
    assert project(world) == {"lib/a.py": "a\n", "README": "r\n"}


# --- with operators


def test_an_edit_of_a_project_and_a_change_of_another_line_both_land(world: World) -> None:
    begun(world, {"kettle.py": KETTLE})
    frame(world, change(3, "bo", 1, {"kettle.py": step(1, "'cold'")}))
    world.pull()
    by_hand = step(4, "'by hand'").encode()
    world.push(world.edit("mend", {"projects/kettle/kettle.py": by_hand, "projects/kettle/LICENSE": b"MIT\n"}))
    approve(world, "3-bo-1")
    assert project(world) == {"kettle.py": step(4, "'by hand'", step(1, "'cold'")), "LICENSE": "MIT\n"}
    assert_audited(world)


def test_an_edit_of_the_same_line_sends_the_change_back(world: World) -> None:
    begun(world, {"kettle.py": KETTLE})
    frame(world, change(3, "bo", 1, {"kettle.py": step(1, "'cold'")}))
    world.pull()
    world.push(world.edit("mend", {"projects/kettle/kettle.py": step(1, "'by hand'").encode()}))
    approve(world, "3-bo-1")
    assert project(world) == {"kettle.py": step(1, "'by hand'")}
    assert "'by hand'" in verdict(world, "3-bo-1")["conflict"]


def test_what_no_text_merge_can_do_goes_back(world: World) -> None:
    begun(world, {"blob": "text\n"})
    frame(world, change(3, "bo", 1, {"blob": "other text\n"}))
    world.pull()
    world.push(world.edit("binary", {"projects/kettle/blob": b"\0\xff\0"}))
    approve(world, "3-bo-1")
    assert verdict(world, "3-bo-1")["conflict"] == "blob: it is no text, and cannot be merged"
    frame(world, change(5, "bo", 1, {"blob": "text again\n"}))
    approve(world, "5-bo-1")
    assert project(world) == {"blob": "text again\n"}


# --- late


def test_a_late_change_is_merged_from_what_its_author_saw(worlds: Worlds) -> None:
    world = worlds(workers=("w1", "w2"), joiners=(), frame={"deadline": 1}, limits={"quorum": 1})
    mine = {worker: world.mine(worker) for worker in ("w1", "w2")}
    (one, voter), other = mine["w1"][:2], mine["w2"][0]

    def delivered(number: int, worker: str, *actions: Document) -> str:
        world.pull()
        return world.deliver(number, worker, delta(number, worker, agents=mine[worker], actions=list(actions)))

    world.push(delivered(1, "w1", change(1, one, 1, {"kettle.py": KETTLE})), delivered(1, "w2"))
    world.push(delivered(2, "w1", vote(2, voter, 1, f"1-{one}-1")), delivered(2, "w2"))
    late = delivered(3, "w2", change(3, other, 1, {"kettle.py": step(1, "'late'")}))
    world.push(delivered(3, "w1", change(3, one, 1, {"kettle.py": step(4, "'early'")})))
    world.push(late)
    world.push(delivered(4, "w1", vote(4, voter, 1, f"3-{one}-1")), delivered(4, "w2"))
    assert project(world) == {"kettle.py": step(4, "'early'")}
    world.push(delivered(5, "w1", vote(5, voter, 1, f"3-{other}-1")), delivered(5, "w2"))
    assert project(world) == {"kettle.py": step(1, "'late'", step(4, "'early'"))}
    seen = world.git("rev-parse", f"{late.partition(':')[0]}:projects/kettle/kettle.py")
    assert thread(world, f"3-{other}-1")["files"]["kettle.py"]["seen"] == seen
    assert_audited(world)


# --- the gate

LARGE = {"delta_bytes": 1 << 24}


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ([{"path": "../frame.json", "content": ""}], "files/0/path: '../frame.json' is no path"),
        ([{"path": "a", "content": ""}, {"path": "a/.GIT/config", "content": ""}], "files/1/path: 'a/.GIT/config' is"),
        ([{"path": "/a", "content": ""}], "files/0/path: '/a' is no path"),
        ([{"path": "a b", "content": ""}], "files/0/path: 'a b' is no path"),
        ([{"path": "a\nb", "delete": True}], "files/0/path: "),
        ([{"path": "a", "content": ""}, {"path": "a", "delete": True}], "files: the path a occurs twice"),
        ([{"path": "a"}], "files/0: 'content' is a required property"),
        ([{"path": "a", "content": "x", "mode": "100755"}], "'mode' was unexpected"),
        ([], "files: [] should be non-empty"),
        ([{"path": "a", "content": "é" * 40_000}], "files/0/content: 80000 bytes, over limits.file_bytes = 65536"),
        ([{"path": f"a{n}", "content": "x" * 65_000} for n in range(3)], "over limits.change_bytes = 135168"),
        ([{"path": f"a{n}", "content": ""} for n in range(21)], "files: 21 entries, over limits.files = 20"),
    ],
)
def test_the_gate_refuses_files_that_no_project_may_hold(world: World, files: list[Document], said: str) -> None:
    before = world.traces()
    act = {**change(1, "ada", 1, {}), "files": files}
    done = world.push(world.deliver(1, "w1", delta(1, "w1", agents=["ada"], actions=[act])), ok=False)
    assert "actions/0" in done.stderr
    assert said in done.stderr.replace("\nremote: ", ""), done.stderr
    assert world.traces() == before


def test_no_delivery_writes_into_a_project_itself(world: World) -> None:
    made = {names.delta_path(1, "w1", "1"): strictjson.dumps(delta(1, "w1")), "projects/kettle/a": b"x"}
    spec = f"{world.commit([world.pull()], made)}:{names.inbox_ref('main', 1, 'w1')}"
    assert "a delivery only adds deltas/1/w1/*" in world.push(spec, ok=False).stderr


# --- as large as the caps allow


def test_files_as_large_as_the_caps_allow_are_proposed_merged_and_shown(world: World) -> None:
    rows = [f"{n:06d} " + "x" * 56 for n in range(1024)]
    full = "\n".join(rows) + "\n"
    assert len(full) == 65_536
    begun(world, {"a.txt": full, "b.txt": full[:65_000]})
    one = full.replace("000010 xx", "000010 1x")
    other = full.replace("001000 xx", "001000 2x")
    clash = full.replace(" xx", " 3x")
    frame(
        world,
        change(3, "bo", 1, {"a.txt": one}),
        change(3, "cy", 1, {"a.txt": other}),
        change(3, "dee", 1, {"a.txt": clash, "b.txt": full}),
    )
    approve(world, "3-bo-1", "3-cy-1", "3-dee-1")
    assert project(world)["a.txt"] == one.replace("001000 xx", "001000 2x")
    assert len(verdict(world, "3-dee-1")["conflict"]) <= 2000
    assert_audited(world)
    many = {f"{'d' * 100}/{'e' * 90}/{n:03d}": "x" * 6000 for n in range(20)}
    frame(world, change(5, "fay", 1, many, project="wide"))
    approve(world, "5-fay-1", by=("eli", "dee"))
    assert project(world, "wide") == many
    world.check()


# --- audit


def assert_audited(world: World) -> None:
    """Every frame from its parents again, in a bare clone of somebody whose settings would change what git does."""
    copy = world.folder / "auditor.git"
    shutil.rmtree(copy, ignore_errors=True)
    room.git(world.folder, "clone", "-q", "--bare", str(world.origin), str(copy))
    for key, value in {
        "merge.conflictStyle": "zdiff3", "diff.algorithm": "histogram", "core.autocrlf": "true",
        "merge.renormalize": "true", "core.eol": "crlf", "diff.renames": "copies", "core.whitespace": "cr-at-eol",
    }.items():  # fmt: skip
        room.git(copy, "config", key, value)
    Path(copy, "info").mkdir(exist_ok=True)
    Path(copy, "info", "attributes").write_text("* merge=union text eol=crlf conflict-marker-size=20\n")
    repo = Repository(str(copy), foreign_environment())
    with repo.objects() as objects:
        for commit in world.git("rev-list", "--first-parent", "--grep=^Fleet-Frame: [1-9]", "main").split():
            assert again(repo, Tip.at(objects, commit)) == commit


def again(repo: Repository, made: Tip | None) -> str:
    """The commit that the parents of a frame commit give."""
    assert made is not None
    tip, *deliveries = made.commit.parents
    before = Tip.at(made.objects, tip)
    assert before is not None
    waiting = [inbox.Pending(ref_of(made, oid), oid) for oid in deliveries]
    return publish.frame_commit(repo, before, inbox.read(made.objects, waiting))


def ref_of(made: Tip, delivery: str) -> str:
    """The inbox ref under which a delivery waited: its one folder says frame and worker."""
    number = next(iter(made.objects.tree(f"{delivery}:deltas"))).name.decode()
    worker = next(iter(made.objects.tree(f"{delivery}:deltas/{number}"))).name.decode()
    return names.inbox_ref("main", int(number), worker)
