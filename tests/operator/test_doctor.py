"""`git fleet doctor`: worlds broken on purpose, each in one way; it is found, named, and the command told mends it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fleet import names, strictjson
from fleet.errors import Failure
from fleet.operator import doctor, join
from fleet.operator.checks import Few, Finding, growth, without_secrets
from fleet.operator.doctor import Report
from fleet.worker import holders
from tests import room
from tests.operator import town
from tests.operator.town import DEBATE, DEEPER, POST, REPLY
from tests.origin import world as origins
from tests.origin.world import World, delta, post

OLD = time.time() - 7200


@pytest.fixture
def clone(world: World) -> Path:
    """A worker's clone of it."""
    path = world.folder / "w1"
    join.join(str(world.origin), str(path), "w1")
    return path


def seen(where: World | Path, fix: bool = False) -> Report:
    return doctor.doctor(str(where if isinstance(where, Path) else where.origin), fix)


def rows(report: Report) -> list[tuple[str, str, str]]:
    return [(finding.level, finding.where, finding.what) for finding in report.findings if not finding.fixed]


def only(report: Report, level: str, where: str, what: str) -> Finding:
    """The one thing found, which is at that place and says that."""
    standing = [finding for finding in report.findings if not finding.fixed]
    assert len(standing) == 1, rows(report)
    finding = standing[0]
    assert (finding.level, where in finding.where, what in finding.what) == (level, True, True), rows(report)
    assert report.code == (1 if level == "error" else 0)
    return finding


def follow(world: World, finding: Finding) -> None:
    """Do what it says, in a shell, and see that it helped."""
    env = {**os.environ, "PATH": f"{fleet_on_path(world)}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["sh", "-ec", finding.mend], cwd=world.folder, env=env, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, (finding.mend, done.stderr)
    assert rows(seen(world)) == []


def fleet_on_path(world: World) -> Path:
    """A folder with a `git-fleet` that runs the interpreter of the tests."""
    folder = world.folder / "bin"
    folder.mkdir(exist_ok=True)
    program = folder / "git-fleet"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} {room.ROOT}/bin/git-fleet "$@"\n')
    program.chmod(0o755)
    return folder


# --- a sound world


def test_a_sound_world_is_well_at_the_origin_and_in_a_clone(world: World, clone: Path) -> None:
    for place, files in ((world.origin, 25), (clone, 25)):
        report = seen(place)
        assert rows(report) == []
        assert report.code == 0
        assert (report.facts["files"], report.facts["frames"], report.facts["actions"]) == (files, 6, 34)
        assert doctor.text(report).startswith("all is well; 25 files, 6 frames, 34 actions, ")
    assert strictjson.loads(strictjson.dumps(doctor.as_json(seen(world))))["errors"] == 0


def test_looking_changes_nothing(world: World) -> None:
    (world.origin / "hooks" / "post-receive").unlink()
    before = room.snapshot(world.origin)
    assert seen(world).code == 1
    assert room.snapshot(world.origin) == before


def test_a_folder_that_is_no_world_is_one_sentence(tmp_path: Path, repository: Path, bare_template: Path) -> None:
    for path, said in ((tmp_path, "no git repository"), (bare_template, "no timeline main")):
        with pytest.raises(Failure, match=said):
            doctor.doctor(str(path))
    room.git(tmp_path, "clone", "-q", str(repository), "plain")
    room.commit(tmp_path / "plain", "first", "1\n")
    room.git(tmp_path / "plain", "push", "-q", "origin", "main")
    for path, said in ((repository, "holds no world"), (tmp_path / "plain", "holds no world")):
        with pytest.raises(Failure, match=said):
            doctor.doctor(str(path))


def test_the_command_gives_its_findings_and_an_exit_code(world: World) -> None:
    done = room.fleet(world.origin, "doctor")
    assert (done.returncode, done.stderr) == (0, "") and done.stdout.startswith("all is well; ")
    (world.origin / "hooks" / "post-receive").unlink()
    done = room.fleet(world.origin, "doctor", "--json")
    report = strictjson.loads(done.stdout.encode())
    assert (done.returncode, report["errors"], report["warnings"]) == (1, 1, 0)
    assert report["findings"] == [
        {
            "level": "error", "where": "hooks/post-receive", "what": "the hook is missing", "fixed": False,
            "mend": f"git fleet install-hooks {world.origin}",
        }
    ]  # fmt: skip
    done = room.fleet(world.origin, "doctor", "--fix")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("mended   hooks/post-receive: the hook is missing\nall is well; ")


# --- what is installed


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def no_hook(origin: Path) -> None:
    (origin / "hooks" / "post-receive").unlink()


def strange_hook(origin: Path) -> None:
    (origin / "hooks" / "pre-receive").write_text("#!/bin/sh\nexit 0\n")


def idle_hook(origin: Path) -> None:
    (origin / "hooks" / "pre-receive").chmod(0o644)


def no_interpreter(origin: Path) -> None:
    spoil(origin / "hooks" / "pre-receive", f"PYTHON={sys.executable}", "PYTHON=/gone/python3")


def no_code(origin: Path) -> None:
    spoil(origin / "hooks" / "post-receive", f"HOUSE={room.ROOT}", "HOUSE=/gone/gitfleet")


def old_hook(origin: Path) -> None:
    spoil(origin / "hooks" / "post-receive", '"$HOUSE" 2 ', '"$HOUSE" 1 ')


def no_settings(origin: Path) -> None:
    (origin / "fleet" / "config").unlink()


def no_include(origin: Path) -> None:
    spoil(origin / "config", "path = fleet/config", "path = elsewhere")


def no_attributes(origin: Path) -> None:
    (origin / "info" / "attributes").unlink()


@pytest.mark.parametrize(
    ("broken", "where", "what"),
    [
        (no_hook, "hooks/post-receive", "the hook is missing"),
        (strange_hook, "hooks/pre-receive", "not the fleet's"),
        (idle_hook, "hooks/pre-receive", "not executable"),
        (no_interpreter, "hooks/pre-receive", "interpreter /gone/python3 has gone"),
        (no_code, "hooks/post-receive", "cannot import fleet.origin.barrier from /gone/gitfleet"),
        (old_hook, "hooks/post-receive", "older or newer"),
        (no_settings, "merge.fleet-json.driver", "not registered"),
        (no_include, "merge.fleet-json.driver", "not registered"),
        (no_attributes, "info/attributes", "would merge state/agents/00/a.json as unspecified"),
    ],
)
def test_what_is_installed_wrongly_is_named_and_installed_again(
    world: World, broken: Callable[[Path], None], where: str, what: str
) -> None:
    broken(world.origin)
    report = seen(world)
    found = [f for f in report.findings if f.level == "error" and f.where == where and what in f.what]
    assert len(found) == 1, rows(report)
    assert found[0].mend == f"git fleet install-hooks {world.origin}"
    assert report.code == 1
    fixed = seen(world, fix=True)
    assert rows(fixed) == [] and fixed.code == 0
    assert rows(seen(world)) == []


def test_a_lock_in_the_way_of_the_mending_is_removed_first(world: World) -> None:
    no_include(world.origin)
    lock(world, "config.lock", 7200)
    assert rows(seen(world, fix=True)) == []


def test_hooks_of_another_place_that_run_are_no_error(world: World, tmp_path: Path) -> None:
    (tmp_path / "other").symlink_to(room.ROOT)
    for hook in ("pre-receive", "post-receive"):
        spoil(world.origin / "hooks" / hook, f"HOUSE={room.ROOT}", f"HOUSE={tmp_path}/other")
    report = seen(world)
    assert [level for level, _, _ in rows(report)] == ["warning", "warning"] and report.code == 0
    assert f"{tmp_path}/other, not" in report.findings[0].what


def test_a_setting_that_outranks_ours_is_named(world: World) -> None:
    room.git(world.origin, "config", "receive.fsckObjects", "false")
    assert only(seen(world), "warning", "receive.fsckobjects", "it is 'false' here, and the fleet sets 'true'")


def test_a_clone_without_its_hook_or_driver(clone: Path) -> None:
    (clone / ".git" / "hooks" / "post-merge").unlink()
    (clone / ".git" / "fleet" / "config").unlink()
    report = seen(clone)
    assert {where for level, where, _ in rows(report) if level == "error"} == {
        ".git/hooks/post-merge", ".git/fleet/config", "merge.fleet-json.driver",
    }  # fmt: skip
    assert rows(seen(clone, fix=True)) == []


def test_a_driver_that_has_gone(clone: Path) -> None:
    room.git(clone, "config", "merge.fleet-json.driver", "/gone/python3 -I -S /gone/driver %O %A %B %L %P")
    finding = next(f for f in seen(clone).findings if f.level == "error")
    assert (finding.where, "/gone/python3, which the merge driver runs, has gone") == (
        "merge.fleet-json.driver", finding.what,
    )  # fmt: skip


def test_a_plain_clone_of_the_world_needs_no_trigger(world: World) -> None:
    room.git(world.folder, "clone", "-q", str(world.origin), "plain")
    report = seen(world.folder / "plain")
    errors = [where for level, where, _ in rows(report) if level == "error"]
    assert errors == ["merge.fleet-json.driver"], rows(report)


def test_a_worker_that_is_not_in_the_roster(clone: Path) -> None:
    room.git(clone, "config", "fleet.worker", "nobody-9")
    only(seen(clone), "error", "fleet.worker", "nobody-9 is not in the roster")
    room.git(clone, "config", "fleet.worker", "No Body")
    only(seen(clone), "error", "fleet.worker", "'No Body' is no name")


def test_attributes_that_a_clone_has_lost(clone: Path) -> None:
    (clone / ".gitattributes").write_text("")
    only(seen(clone), "error", ".gitattributes", "would merge state/agents/00/a.json as unspecified")


# --- locks


def lock(world: World, name: str, age: float) -> Path:
    path = world.origin / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("")
    os.utime(path, (time.time() - age,) * 2)
    return path


@pytest.mark.parametrize(
    "name", ["HEAD.lock", "packed-refs.lock", "refs/heads/main.lock", "objects/info/alternates.lock"]
)
def test_an_old_lock_is_named_and_removed(world: World, name: str) -> None:
    path = lock(world, name, 7200)
    finding = only(seen(world), "error", name, "the lock is 2 h old and nobody holds it")
    assert finding.mend == f"rm {path}"
    assert rows(seen(world, fix=True)) == []
    assert not path.exists()


def test_a_lock_that_somebody_may_hold_is_left_alone(world: World) -> None:
    path = lock(world, "refs/heads/main.lock", 120)
    only(seen(world, fix=True), "warning", "refs/heads/main.lock", "look again in some minutes")
    assert path.exists()
    os.utime(path)
    assert rows(seen(world)) == []


def test_where_the_system_shows_less_any_git_may_hold_a_lock(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    path = lock(world, "HEAD.lock", 7200)
    monkeypatch.setattr(holders, "PROCESSES", "/nowhere")
    monkeypatch.setattr(holders, "strangers", lambda: [(16, "sh"), (17, "git-repack")])
    only(seen(world, fix=True), "note", "HEAD.lock", "process 17 is at work here")
    assert path.exists()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="the system does not show who works where")
def test_a_lock_that_a_process_may_hold_is_left_alone(world: World) -> None:
    """The doctor's own gits, and the one that started it, are none."""
    path = lock(world, "refs/heads/main.lock", 7200)
    with path.open() as held:
        holders: list[tuple[list[str], Any]] = [
            (["sleep", "60"], held),
            (["git", "update-ref", "--stdin"], subprocess.PIPE),
        ]
        for command, stdin in holders:
            with subprocess.Popen(command, cwd=world.origin, stdin=stdin) as holder:
                done = room.attempt(world.origin, "git", "fleet", "doctor", "--fix")
                holder.terminate()
            told = f"note     refs/heads/main.lock: process {holder.pid} is at work here; the lock is 2 h old\n"
            assert done.stdout.startswith(told) and done.returncode == 0
    assert path.exists()
    done = room.attempt(world.origin, "git", "fleet", "doctor", "--fix")
    assert done.stdout.startswith("mended   refs/heads/main.lock") and done.returncode == 0
    assert not path.exists()


def test_a_push_that_is_held_holds_no_lock(world: World) -> None:
    world.push(world.set("patience", deadline=60))
    held = world.hold(world.deliver(7, "w1"))
    path = lock(world, "config.lock", 7200)
    assert held.running
    done = room.attempt(world.origin, "git", "fleet", "doctor", "--fix")
    assert done.stdout.startswith("mended   config.lock") and not path.exists()
    world.push(world.deliver(7, "w2"))
    held.end()


def test_the_fleets_own_locks_are_files_that_stay(world: World) -> None:
    assert (world.origin / "fleet" / "primary.lock").exists()
    os.utime(world.origin / "fleet" / "primary.lock", (OLD, OLD))
    assert rows(seen(world)) == []


# --- what waits


def plant(world: World, ref: str, commit: str, age: float = 0.0) -> None:
    """A ref of the origin, made behind the gate's back."""
    world.git("fetch", "-q", str(world.clone), commit)
    world.git("update-ref", ref, commit)
    os.utime(world.origin / ref, (time.time() - age,) * 2)


def delivery(world: World, frame: int, worker: str) -> tuple[str, str]:
    """A delivery as (commit, ref)."""
    commit, _, ref = world.deliver(frame, worker).partition(":")
    return commit, ref


def test_a_delivery_that_can_never_be_folded_is_deleted(world: World) -> None:
    commit, ref = delivery(world, 6, "w1")
    plant(world, ref, commit, 7200)
    finding = only(seen(world), "warning", ref, "it waits for 2 h; it can never be folded: w1 does not owe frame 6")
    assert finding.mend == f"git -C {world.origin} update-ref -d {ref}"
    assert rows(seen(world, fix=True)) == []
    assert world.refs("refs/inbox") == []


def test_a_delivery_that_waits_is_left_alone(world: World) -> None:
    commit, ref = delivery(world, 7, "w1")
    plant(world, ref, commit)
    report = seen(world, fix=True)
    assert rows(report) == [] and report.facts["waiting deliveries"] == 1
    assert world.refs("refs/inbox") == [ref]


def test_a_delivery_that_waits_too_long_is_told_and_the_push_that_helps(world: World) -> None:
    commit, ref = delivery(world, 7, "w1")
    plant(world, ref, commit, 7200)
    (world.barrier() / "7.first").write_text("")
    os.utime(world.barrier() / "7.first", (OLD, OLD))
    follow(world, only(seen(world), "warning", ref, "it waits for 2 h, longer than the deadline of 1 s"))
    assert world.clock()["frame"] == 7


def test_nothing_is_stuck_in_a_paused_world(world: World) -> None:
    world.push(world.set("pause", paused=True))
    commit, ref = delivery(world, 7, "w1")
    plant(world, ref, commit, 7200)
    assert rows(seen(world)) == []


def test_refs_that_are_no_deliveries(world: World) -> None:
    tip = world.tip()
    plant(world, "refs/inbox/main/x/w1", tip)
    finding = only(seen(world), "error", "refs/inbox/main/x/w1", "no name of a delivery")
    assert finding.mend.endswith("update-ref -d refs/inbox/main/x/w1")
    assert rows(seen(world, fix=True)) == []
    plant(world, "refs/inbox/main/7/w1", tip)
    only(seen(world, fix=True), "error", "refs/inbox/main/7/w1", "holds no delta of w1 for frame 7")


def test_a_delivery_that_no_gate_let_in(world: World) -> None:
    commit = world.commit([world.pull()], {"deltas/7/w1/1.json": b'{"frame": NaN}'})
    plant(world, "refs/inbox/main/7/w1", commit)
    only(seen(world, fix=True), "error", "refs/inbox/main/7/w1", "deltas/7/w1/1.json: not strict JSON")
    assert world.refs("refs/inbox") == ["refs/inbox/main/7/w1"]


def test_deliveries_for_later_or_for_nowhere(world: World) -> None:
    commit, _ = delivery(world, 7, "w1")
    moved = world.commit([world.pull()], {"deltas/9/w1/1.json": strictjson.dumps(delta(9, "w1"))})
    plant(world, "refs/inbox/main/9/w1", moved)
    only(seen(world), "warning", "refs/inbox/main/9/w1", "to be folded into frame 9, and the world is at frame 6")
    world.git("update-ref", "-d", "refs/inbox/main/9/w1")
    plant(world, "refs/inbox/other/7/w1", commit)
    only(seen(world, fix=True), "warning", "refs/inbox/other/7/w1", "for a timeline that is not there")


def test_a_clone_sees_the_inbox_of_its_origin(world: World, clone: Path) -> None:
    commit, ref = delivery(world, 6, "w1")
    plant(world, ref, commit)
    finding = only(seen(clone, fix=True), "warning", ref, "it can never be folded")
    assert finding.mend == f"at the origin: git update-ref -d {ref}"
    assert world.refs("refs/inbox") == [ref]


def test_pending_edits_say_why(world: World, clone: Path) -> None:
    base = town.at(world, 4)
    fleet = world.document("fleet.json", base)
    edit = world.commit([base], {"fleet.json": strictjson.dumps({**fleet, "name": "one"})})
    world.push(
        f"{world.commit([base], {'fleet.json': strictjson.dumps({**fleet, 'name': 'two'})})}:refs/edits/main/two"
    )
    plant(world, "refs/edits/main/one", edit)
    finding = only(seen(world), "warning", "refs/edits/main/one", "the edit is pending: it conflicts with the tip")
    assert f"git push {world.origin} :refs/edits/main/one" in finding.mend
    assert only(seen(clone), "warning", "refs/edits/main/one", "the edit is pending")


def test_an_edit_that_nobody_merged(world: World) -> None:
    commit, _, ref = world.set("slow", pace=1).partition(":")
    plant(world, ref, commit)
    only(seen(world), "warning", ref, "it merges, and nobody has merged it yet")


def test_a_wait_that_its_hook_left(world: World) -> None:
    plant(world, "refs/wait/main/w1-1", world.tip(), 7200)
    plant(world, "refs/refused/main/1/w1", world.tip())
    report = seen(world)
    assert [(level, where) for level, where, _ in rows(report)] == [
        ("warning", "refs/wait/main/w1-1"), ("note", "refs/refused"),
    ]  # fmt: skip


def test_what_a_clone_has_in_hand(clone: Path) -> None:
    folder = clone / ".git" / "fleet"
    (folder / "word").write_text("post-merge: something is wrong\n")
    (folder / "delivered.json").write_text("{")
    (folder / "outbox" / "main").mkdir(parents=True)
    (folder / "outbox" / "main" / "7").write_text("0" * 40)
    os.utime(folder / "outbox" / "main" / "7", (OLD, OLD))
    found = {(level, Path(where).name): what for level, where, what in rows(seen(clone))}
    assert found[("warning", "word")] == "its last hook said: post-merge: something is wrong"
    assert "is broken" in found[("error", "delivered.json")]
    assert "the delivery for frame 7 was built 2 h ago" in found[("warning", "7")]


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://me:token@host/world.git", "https://host/world.git"),
        ("https://token@host/world.git", "https://host/world.git"),
        ("ssh://git:word@host/world.git", "ssh://git@host/world.git"),
        ("me@host:world/origin.git", "me@host:world/origin.git"),
        ("https://host/a@b.git", "https://host/a@b.git"),
        ("/srv/world.git", "/srv/world.git"),
    ],
)
def test_no_secret_of_an_address_is_shown(url: str, shown: str) -> None:
    assert without_secrets(url) == shown


def test_a_clone_whose_origin_has_gone_looks_at_what_it_has(world: World, clone: Path) -> None:
    world.origin.rename(world.folder / "away.git")
    report = seen(clone)
    assert {(level, where) for level, where, _ in rows(report)} == {("error", "origin"), ("error", "locks and refs")}
    assert report.facts["actions"] == 34


# --- documents


ADA = names.agent_path("ada")
THREAD = names.thread_path(POST)


@pytest.mark.parametrize(
    ("path", "data", "what"),
    [
        (ADA, b'{"name": "ada"', "cannot be read: not strict JSON"),
        (THREAD, b"<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n", "cannot be read: not strict JSON"),
        (THREAD, b"{}", "cannot be read: "),
        ("state/channels/garden.json", b"[]", "cannot be read: "),
        ("fleet.json", b'{"frame": 1}', "cannot be read: frame: 1 is not of type 'object'"),
    ],
)
def test_a_spoilt_document_is_named_and_brought_back(world: World, path: str, data: bytes, what: str) -> None:
    town.put(world, path, data)
    report = seen(world)
    finding = next(f for f in report.findings if f.where == path)
    assert (finding.level, what in finding.what, report.code) == ("error", True, 1)
    if path != "state/channels/garden.json":  # its threads, of course, lie in no channel then
        assert len(report.findings) == 1, rows(report)
    follow(world, finding)


def test_the_fold_goes_on_after_the_mending(world: World) -> None:
    town.put(world, ADA, b"{")
    follow(world, only(seen(world), "error", ADA, "cannot be read"))
    town.live(world, 7, [post(7, "ada")])


@pytest.mark.parametrize("path", ["frame.json", "state/workers.json", "state/slices.json"])
def test_of_the_primarys_own_the_timeline_is_put_back(world: World, path: str) -> None:
    before = world.tip()
    town.put(world, path, b"{}{}")
    town.put(world, names.agent_path("bo"), b"{}")  # and more is broken below it
    report = seen(world)
    assert {path, names.agent_path("bo")} <= {where for level, where, _ in rows(report) if level == "error"}
    finding = next(f for f in report.findings if f.where == path and "cannot be read" in f.what)
    assert finding.mend.endswith(f" {before} {world.tip()}")
    follow(world, finding)


def test_documents_that_are_missing(world: World) -> None:
    town.put(world, "fleet.json", None)
    assert ("error", "fleet.json", "it is missing: no world is without it") in rows(seen(world))
    town.force(world, world.git("rev-parse", "main^"))
    town.put(world, ".gitattributes", None)
    finding = next(f for f in seen(world).findings if f.where == ".gitattributes")
    assert "checkout -q" in finding.mend
    town.put(world, "frame.json", None)
    report = seen(world)
    assert ("error", "frame.json", "it is missing: no world is without it") in rows(report) and report.code == 1


@pytest.mark.parametrize(
    ("path", "data", "what"),
    [
        ("state/notes.txt", b"hello", "no document of the world lies there"),
        ("state/agents/zz/more/deep.json", b"{}", "no document of the world lies there"),
        ("deltas/7/w1/0.json", b"{}", "deltas live in deliveries"),
        ("state/due/soon.json", b"{}\n", "it is called after no frame"),
    ],
)
def test_files_that_belong_nowhere(world: World, path: str, data: bytes, what: str) -> None:
    town.put(world, path, data)
    finding = only(seen(world), "error", path, what)
    if "due" not in path:
        assert f"rm -q -- {path}" in finding.mend


def test_links_and_programs_are_no_documents(world: World) -> None:
    oid = world.git("rev-parse", f"main:{ADA}")
    tip = world.pull()
    town.force(world, world.commit([tip], {ADA: ("120000", oid), "projects/kettle/run.sh": ("100755", oid)}))
    found = {where: what for _, where, what in rows(seen(world))}
    assert "its mode is 120000" in found[ADA] and "its mode is 100755" in found["projects/kettle/run.sh"]


def test_a_document_at_a_wrong_place_or_in_other_bytes(world: World) -> None:
    agent = world.document(ADA)
    town.put(world, "state/agents/00/zoe.json", {**agent, "name": "zoe", "acts": {}, "notifications": {}})
    found = rows(seen(world))
    assert ("error", "state/agents/00/zoe.json", f"what it holds belongs to {names.agent_path('zoe')}") in found
    town.force(world, world.git("rev-parse", "main^"))
    town.put(world, ADA, strictjson.dumps(agent).replace(b"\n ", b"\n  "))
    only(seen(world), "warning", ADA, "its bytes are not canonical")


# --- the laws


def shrink(world: World, path: str, document: Any, **more: Any) -> None:
    """An operator's edit that takes something away, and says that it means it."""
    changes = {path: document, **more}
    data = {key: value if value is None else strictjson.dumps(value) for key, value in changes.items()}
    world.pull()
    world.push(world.edit("shrink", data, message="take away\n\nFleet-Shrink: yes"))


def test_an_agent_taken_away_is_missed_once_and_comes_back(world: World) -> None:
    shrink(world, names.agent_path("bo"), None)
    finding = only(seen(world), "error", "state/", "the agent bo is not there (and ")
    follow(world, finding)


def test_a_channel_taken_away_is_missed_once_and_comes_back(world: World) -> None:
    shrink(world, "state/channels/garden.json", None)
    follow(world, only(seen(world), "error", "", "the channel garden is not there (and 1 more such places)"))


def test_a_thread_taken_away(world: World) -> None:
    shrink(world, THREAD, None)
    report = seen(world)
    finding = next(f for f in report.findings if f.level == "error")
    assert f"the thread {POST} is not there" in finding.what
    lost = [what for level, _, what in rows(report) if level == "warning"]
    assert lost == [
        f"the thread {POST} is not there, and it was applied (and 4 more such places); "
        "edits of this history that say Fleet-Shrink: yes: 1"
    ]
    follow(world, finding)


def test_a_comment_taken_away_comes_back_with_what_was_said_since(world: World) -> None:
    thread = world.document(THREAD)
    shrink(world, THREAD, {**thread, "comments": {k: c for k, c in thread["comments"].items() if k != REPLY}})
    town.live(world, 7, [origins.comment(7, "fay", 1, POST, "Since then.")])
    report = seen(world)
    told = {what for level, _, what in rows(report) if level == "error"}
    assert f"the comment {REPLY} is not there (and 3 more such places)" in told or any(REPLY in what for what in told)
    follow(world, next(f for f in report.findings if REPLY in f.what))
    assert {REPLY, DEEPER, "7-fay-1"} < set(world.document(THREAD)["comments"])


def change(document: Any, *steps: str, to: Any) -> Any:
    """A document with another value at a place; None takes the key out."""
    if not steps:
        return to
    made = {**document, steps[0]: change(document.get(steps[0], {}), *steps[1:], to=to)}
    return {key: value for key, value in made.items() if value is not None}


def test_broken_laws_are_found_in_real_documents(world: World) -> None:
    """Each law by itself: tests/fold/test_breaches.py."""
    debate, garden = names.thread_path(DEBATE), "state/channels/garden.json"
    town.put(world, debate, change(world.document(debate), "verdict", "for", to=7))
    town.put(world, garden, change(world.document(garden), "threads", POST, to={"at": POST}))
    town.put(world, "state/due/9.json", {DEBATE: {"kind": "debate"}})
    assert sorted(rows(seen(world))) == [
        ("error", f"{garden} threads/{POST}", f"the thread {POST} is in the channel general"),
        ("error", f"state/due/9.json {DEBATE}", f"the thread {DEBATE} closes in 3"),
        ("error", f"{debate} verdict", "it counts 7 : 0, the votes are 1 : 0"),
    ]


def test_a_dangling_edit_is_found(world: World) -> None:
    """What the gate lets through: it fits its schema, and nothing vanishes."""
    agent = change(world.document(ADA), "following", "nobody", to={"at": "2-ada-9", "value": 1})
    world.pull()
    world.push(world.edit("dangling", {ADA: strictjson.dumps(agent)}))
    finding = only(seen(world), "error", f"{ADA} following", "the agent nobody is not there")
    assert ADA in finding.mend and "refs/edits/main/mend-ada" in finding.mend


def test_slices_that_are_not_the_division(world: World) -> None:
    tip = world.pull()
    shared = world.document("state/slices.json")
    forged = strictjson.dumps({**shared, "cuts": [[*shared["cuts"][0][:1], "w2"]]})
    commit = world.git("rev-parse", f"{tip}^")
    town.force(world, refolded(world, tip, commit, {"state/slices.json": forged}))
    only(seen(world), "error", "state/slices.json", "not the division of the agents")


# --- history


def refolded(world: World, tip: str, parent: str, changes: dict[str, bytes | None]) -> str:
    """A frame commit like the tip, with the same parents, but for some files."""
    message = world.git("log", "-1", "--format=%B", tip)
    parents = world.git("log", "-1", "--format=%P", tip).split()
    paths = world.git("diff", "--name-only", "-z", "--no-renames", parent, tip).split("\0")
    blobs: dict[str, Any] = {}
    for path in filter(None, paths):
        found = room.attempt(world.origin, "git", "rev-parse", "--verify", "-q", f"{tip}:{path}").stdout.strip()
        blobs[path] = ("100644", found) if found else None
    return world.commit(parents, {**blobs, **changes}, f"{message}\n")


def forge(world: World, path: str, *steps: str, to: Any) -> str:
    """The last frame, made anew with another value in one document."""
    tip = world.pull()
    document = strictjson.dumps(change(world.document(path), *steps, to=to))
    return town.force(world, refolded(world, tip, world.git("rev-parse", f"{tip}^"), {path: document}))


def test_a_forged_clock_is_named_and_the_timeline_put_back(world: World) -> None:
    before = world.git("rev-parse", "main^")
    commit = forge(world, "frame.json", "total", "actions", "post", to=99)
    where = f"frame 6 ({commit[:12]}): frame.json total/actions/post"
    finding = only(seen(world), "error", where, "it says 99, a recount of the deltas gives 6")
    assert finding.mend == f"git -C {world.origin} update-ref -m doctor refs/heads/main {before} {commit}"
    follow(world, finding)


def test_a_forged_total_is_named_where_it_was_forged(world: World) -> None:
    """Later frames count on from it, and are not blamed."""
    commit = forge(world, "frame.json", "total", "actions", "vote", to=1000)
    town.live(world, 7, [post(7, "ada")])
    finding = only(seen(world), "error", f"frame 6 ({commit[:12]}): frame.json total/actions/vote", "it says 1000")
    assert finding.mend == f"git show --format=fuller {commit}"


def test_a_clock_changed_behind_the_primary(world: World) -> None:
    before = world.tip()
    commit = town.put(world, "frame.json", change(world.document("frame.json"), "total", "actions", "post", to=99))
    finding = only(
        seen(world), "error", f"frame 6 ({commit[:12]})", "it is no frame, and it changes total of frame.json"
    )
    follow(world, finding)
    assert world.tip() == before


def test_a_frame_that_leaps(world: World) -> None:
    commit = town.put(world, "frame.json", change(world.document("frame.json"), "frame", to=9))
    assert ("error", f"frame 9 ({commit[:12]})", "it follows frame 6") in rows(seen(world))


def test_a_delivery_folded_twice(world: World) -> None:
    """The delivery of frame 6 again, as a late one of frame 7."""
    tip = world.pull()
    twice = world.git("rev-parse", "main^3")
    clock = world.document("frame.json")
    worker = clock["delivered"][0]
    acts = {"post": 0, "comment": 0}
    for path in world.git("ls-tree", "-r", "--name-only", twice, "deltas/").split():
        for action in world.document(path, twice)["actions"]:
            acts[action["do"]] += 1
    total = {**clock["total"], "actions": {**clock["total"]["actions"]}}
    for do, count in acts.items():
        total["actions"][do] += count
    total["usage"] = {key: value + clock["usage"][key] // 3 for key, value in total["usage"].items()}
    made = {
        **clock, "frame": 7, "delivered": [], "late": [f"{worker}/6"], "applied": sum(acts.values()), "total": total,
        "actions": {do: count for do, count in acts.items() if count}, "agents": len(world.mine(worker)),
        "usage": {key: value // 3 for key, value in clock["usage"].items()},
    }  # fmt: skip
    town.force(world, world.commit([tip, twice], {"frame.json": strictjson.dumps(made)}, "frame 7: again\n"))
    found = rows(seen(world))
    assert [(level, what) for level, _, what in found if "folded before" in what] == [
        ("error", f"the delivery of {worker} for frame 6 was folded before")
    ], found


def test_deliveries_that_are_not_those_named(world: World) -> None:
    tip = world.pull()
    parents = world.git("log", "-1", "--format=%P", tip).split()
    tree = {p: ("100644", world.git("rev-parse", f"{tip}:{p}")) for p in ("frame.json",)}
    town.force(world, world.commit(parents[:2], tree, "frame 6: less\n"))
    assert any(
        "it has 1 deliveries for parents, and its frame.json names 3" in what for _, _, what in rows(seen(world))
    )


def test_attendance_that_cannot_be(world: World) -> None:
    path = "state/workers.json"
    town.put(world, path, change(world.document(path), "w1", "last", to=3))
    assert ("error", f"{path} w1/last", "it says 3, the last one delivered is 6") in rows(seen(world))


def test_what_was_said_and_has_gone_is_named(world: World) -> None:
    """A fold, or somebody, that loses a comment: nothing refers to it, and no count of one document is wrong."""
    thread = world.document(THREAD)
    lost = "6-ada-1"
    town.put(world, THREAD, change(thread, "comments", lost, to=None))
    ada = world.document(ADA)
    town.put(world, ADA, change(ada, "acts", lost, to=None))
    general = world.document("state/channels/general.json")
    town.put(world, "state/channels/general.json", change(general, "threads", POST, "at", to=DEEPER))
    found = [f for f in seen(world).findings if "was applied" in f.what]
    assert [(f.level, f.where, f.what) for f in found] == [
        ("error", f"{THREAD} {lost}", f"the thread {POST} has no comment {lost}, and it was applied")
    ]
    assert "revert" in found[0].mend


def test_history_that_was_cut_off_is_counted_from_there(world: World) -> None:
    room.git(world.folder, "clone", "-q", "--depth", "3", f"file://{world.origin}", "shallow")
    join_settings = world.folder / "shallow"
    doctor.doctor(str(join_settings), fix=True)
    only(seen(join_settings), "note", "history", "history was cut off here")


# --- growth, and how it is told


def test_growth_and_a_full_disk(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "LOOSE", 10)
    monkeypatch.setattr(growth, "LOG", 10)
    monkeypatch.setattr(growth, "ROOM", 2**70)
    (world.origin / "fleet" / "refused.log").write_text("x" * 100)
    (world.origin / "objects" / "pack" / "tmp_pack_Xyz").write_text("half a pack")
    report = seen(world)
    assert [(level, where) for level, where, _ in rows(report)] == [
        ("warning", "objects"), ("warning", "objects"), ("warning", "fleet/refused.log"), ("error", str(world.origin)),
    ]  # fmt: skip
    assert "maintenance does not keep up" in report.findings[0].what
    assert "1 files of 0 KiB are no objects" in report.findings[1].what
    assert "MB are left on its disk" in report.findings[3].what
    os.utime(world.origin / "objects" / "pack" / "tmp_pack_Xyz", (OLD - 30 * 86400,) * 2)
    for finding in report.findings[:2]:
        subprocess.run(["sh", "-ec", finding.mend], check=True, capture_output=True)
    assert "objects" not in {where for _, where, _ in rows(seen(world))}


def test_what_is_found_is_told_in_a_line_each_the_worst_first(world: World) -> None:
    (world.origin / "hooks" / "post-receive").unlink()
    plant(world, "refs/wait/main/w1-1", world.tip(), 7200)
    lines = re.sub(r"\x1b\[[0-9;]*m", "", doctor.text(seen(world))).splitlines()
    assert lines[0] == (
        f"error    hooks/post-receive: the hook is missing; mend: git fleet install-hooks {world.origin}"
    )
    assert lines[1].startswith("warning  refs/wait/main/w1-1: ")
    assert lines[2].startswith("1 error, 1 warning; 25 files, ")
    lines = re.sub(r"\x1b\[[0-9;]*m", "", doctor.text(seen(world, fix=True))).splitlines()
    assert lines[0] == "mended   hooks/post-receive: the hook is missing"


def test_names_that_steer_a_terminal_are_shown_harmless(world: World) -> None:
    path = "state/\x1b[2J\u202egnp\n"
    town.put(world, path, b"{}")
    report = seen(world)
    shown = doctor.text(report)
    assert "\x1b[2J" not in shown and "\u202e" not in shown
    assert r"state/\x1b[2J\u202egnp\n: no document" in shown
    assert "\u202e" not in strictjson.dumps(doctor.as_json(report)).decode()


def test_of_very_many_the_first_are_told_and_the_others_counted(world: World) -> None:
    town.force(world, world.commit([world.pull()], {f"state/x/{n}.txt": b"x" for n in range(200)}))
    report = seen(world)
    assert len(report.findings) == Few.MOST + 1
    assert report.findings[-1].what == "there are 150 more: mend these first"


def test_of_very_many_commands_the_first_are_looked_for_in_history(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "SOUGHT", 2)
    spoilt = {names.agent_path(agent): b"{" for agent in origins.AGENTS}
    town.force(world, world.commit([world.pull()], spoilt))
    mends = [finding.mend for finding in seen(world).findings]
    assert ["checkout" in mend for mend in mends] == [True, True, False, False, False, False]
    assert mends[-1] == "mend those above first, then look again"
