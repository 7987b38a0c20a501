"""`git fleet audit`: histories forged on purpose, each in one way; each is found, and named by frame and place.

A forger here owns the repository: it writes commits by plumbing, makes everything after them anew, and moves the ref.
"""

from __future__ import annotations

import os
import subprocess
import sys
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from fleet import names, strictjson
from fleet.delta import Delivery
from fleet.errors import Failure
from fleet.fold import protocols
from fleet.git import Objects, Repository
from fleet.merge.json3 import ABSENT
from fleet.operator import audit, join
from fleet.operator.audit import Audit, jobs
from fleet.operator.audit.differences import in_lines, object_id, pointers, tree_after
from fleet.origin import edits, forks, inbox, publish
from fleet.world import World as Commits
from tests import room
from tests.operator import town
from tests.operator.town import POST
from tests.origin.world import LINE, World, delta, post

MAIN = "refs/heads/main"
BUNDLES = Path(room.ROOT) / "tests" / "releases"


class Forger:
    """Somebody who owns the clone beside the origin, and rewrites its main."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.repo = world.repo
        world.pull()
        self.line = self.repo.first_parents(MAIN)
        self.frames = [self.clock(oid)["frame"] for oid in self.line]

    def clock(self, oid: str) -> dict[str, Any]:
        return dict(strictjson.loads(room.git(self.world.clone, "show", f"{oid}:frame.json").encode() + b"\n"))

    def document(self, oid: str, path: str) -> Any:
        return strictjson.loads(room.git(self.world.clone, "show", f"{oid}:{path}").encode())

    def at(self, frame: int) -> str:
        """The commit that made a frame."""
        return self.line[self.frames.index(frame)]

    def text(self, oid: str) -> str:
        return room.git(self.world.clone, "cat-file", "commit", oid) + "\n"

    def raw(self, text: str) -> str:
        """Any bytes as a commit."""
        command = ["git", "hash-object", "-t", "commit", "-w", "--literally", "--stdin"]
        done = subprocess.run(command, cwd=self.world.clone, input=text.encode(), capture_output=True, check=True)
        return done.stdout.decode().strip()

    def reworded(self, oid: str, old: str, new: str) -> str:
        """A commit with a part of its text replaced."""
        text = self.text(oid)
        assert old in text
        return self.raw(text.replace(old, new, 1))

    def retreed(self, oid: str, files: Mapping[str, bytes | None]) -> str:
        """A commit with other files, all else as it was."""
        tree = room.git(self.world.clone, "rev-parse", f"{oid}^{{tree}}")
        changed = self.world.commit([oid], files)
        return self.reworded(oid, tree, room.git(self.world.clone, "rev-parse", f"{changed}^{{tree}}"))

    def parents(self, oid: str) -> list[str]:
        return room.git(self.world.clone, "rev-parse", f"{oid}^@").split()

    def hung(self, old: str, new: str) -> None:
        """What came after `old` is hung on `new` with plumbing, as it was, and main ends there."""
        for after in self.line[self.line.index(old) + 1 :]:
            new, old = self.reworded(after, f"parent {old}", f"parent {new}"), after
        self.move(new)

    def move(self, tip: str) -> None:
        room.git(self.world.clone, "update-ref", MAIN, tip)

    def again(self, old: str, new: str) -> None:
        """What came after `old` is made anew on `new`, every delivery too: only what was forged is forged."""
        made = {old: new}
        with self.repo.objects() as objects:
            for oid in self.line[self.line.index(old) + 1 :]:
                commit, tip = objects.commit(oid), Commits.at(objects, new)
                assert commit and tip
                if self.clock(oid)["frame"] == tip.frame:
                    name = commit.message.partition(":")[0].removeprefix("edit ")
                    new = edits.commit(self.repo, tip, name, edits.merge(self.repo, tip, commit.parents[1]))
                else:
                    came = [self._delivered(objects, made, delivery) for delivery in commit.parents[1:]]
                    new = publish.frame_commit(self.repo, tip, came)
                made[oid] = new
        self.move(new)

    def _delivered(self, objects: Objects, made: Mapping[str, str], oid: str) -> Delivery:
        """A delivery on what its parent has become."""
        (parent,) = self.parents(oid)
        files = {path: new for path, (_, new) in self.repo.changes(parent, oid).items()}
        folder = next(iter(files)).split("/")
        if parent in made:
            line = "w <w@gitfleet> 1700000000 +0000"
            oid = self.repo.commit([made[parent]], files, "again\n", line, line)
        ref = names.inbox_ref("main", int(folder[1]), folder[2])
        return inbox.read(objects, [inbox.Pending(ref, oid)])[0]

    def redelivered(self, frame: int, worker: str, change: Callable[[Any], None] | None, **files: bytes) -> str:
        """The delivery of a worker in a frame with its delta changed, or with files besides."""
        with self.repo.objects() as objects:
            old = next(o for o in self.parents(self.at(frame))[1:] if objects.one(f"{o}:deltas/{frame}/{worker}"))
        path = names.delta_path(frame, worker, "1")
        made = self.document(old, path)
        if change:
            change(made)
        more = {
            path: strictjson.dumps(made),
            **{f"deltas/{frame}/{worker}/{name}": data for name, data in files.items()},
        }
        return self.world.commit(self.parents(old), more)

    def swapped(self, frame: int, worker: str, new: str) -> str:
        """The frame with another delivery in place of the worker's."""
        with self.repo.objects() as objects:
            old = next(o for o in self.parents(self.at(frame))[1:] if objects.one(f"{o}:deltas/{frame}/{worker}"))
        return self.reworded(self.at(frame), f"parent {old}", f"parent {new}")


@pytest.fixture
def forger(world: World) -> Forger:
    return Forger(world)


def judged(where: World | Path, words: str = "", **more: Any) -> Audit:
    return audit.audit(str(where.clone if isinstance(where, World) else where), words, **{"jobs": 1, **more})


def told(where: World | Path, words: str = "") -> list[str]:
    """Everything that is found."""
    found = judged(where, words)
    assert found.code == (1 if found.findings else 0)
    return [str(finding) for finding in found.findings]


def only(world: World, *said: str) -> None:
    """One difference is found, and its sentence says all that."""
    rows = told(world)
    assert len(rows) == 1 and all(words in rows[0] for words in said), rows


def first(world: World, *said: str) -> None:
    """The first difference says all that."""
    rows = told(world)
    assert rows and all(words in rows[0] for words in said), rows


# --- what is sound


def test_a_sound_world_is_green_everywhere_and_stays_as_it_was(world: World, tmp_path: Path) -> None:
    room.git(tmp_path, "clone", "-q", str(world.origin), "plain")
    join.join(str(world.origin), str(tmp_path / "worker"), "w1")
    world.pull()
    for place, count in ((world.origin, 6), (world.clone, 6), (tmp_path / "plain", 6), (tmp_path / "worker", 6)):
        before = room.snapshot(place)
        found = judged(place, jobs=2)
        assert ([str(finding) for finding in found.findings], found.notes) == ([], [])
        assert (found.counts["frames"], found.counts["deliveries"], found.code) == (count, 12, 0)
        assert room.snapshot(place) == before


def test_the_command_says_it_in_one_line_or_as_json(world: World) -> None:
    done = room.fleet(world.origin, "audit")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("main: frames 0 to 6, 12 deliveries: every tree is what its parents give (")
    done = room.fleet(world.origin, "audit", "2..3", "--json")
    found = strictjson.loads(done.stdout.encode())
    assert {key: found[key] for key in ("ok", "first", "last", "commits", "frames", "findings", "timeline")} == {
        "ok": True, "first": 2, "last": 3, "commits": 2, "frames": 2, "findings": [], "timeline": "main",
    }  # fmt: skip


@pytest.mark.parametrize("bundle", sorted(BUNDLES.glob("*.bundle")), ids=lambda path: path.stem)
def test_a_world_that_an_older_release_made_still_audits(bundle: Path, tmp_path: Path) -> None:
    """Any change of a byte that a fold writes needs a new protocol (fleet/fold/protocols.py)."""
    room.git(tmp_path, "clone", "-q", "-b", "main", str(bundle), "old")
    main, tea = judged(tmp_path / "old"), judged(tmp_path / "old", timeline="tea")
    assert [str(finding) for finding in (*main.findings, *tea.findings)] == []
    assert (main.counts["edits"], main.counts["deliveries"], main.counts["frames"]) == (3, 23, 13)
    assert (tea.counts["forks"], tea.counts["frames"], tea.span.line.timeline) == (1, 12, "tea")
    assert "the timeline tea was merged, and is a history of its own: git fleet audit .." in main.notes[0]


def test_there_is_a_bundle_for_each_protocol() -> None:
    assert {path.stem for path in BUNDLES.glob("*.bundle")} == {f"protocol-{number}" for number in protocols.FOLDS}


def test_what_an_edit_changed_after_a_delivery_was_in_does_not_bind_it(world: World) -> None:
    """The roster and the limits are those of the tip that the gate saw."""
    world.push(world.set("slow", deadline=60))
    world.pull()
    held = world.hold(world.deliver(7, "w1"))
    document = world.document("fleet.json")
    del document["workers"]["w1"]
    document["limits"]["title"] = 1
    world.push(world.edit("smaller", {"fleet.json": strictjson.dumps(document)}))
    world.pull()
    world.push(world.deliver(7, "w2", delta(7, "w2", agents=world.mine("w2"))))
    held.end()
    assert world.clock()["delivered"] == ["w1", "w2"] and world.clock()["applied"] > 0
    assert told(world.origin) == []


def test_a_key_in_the_roster_is_not_passed_over_in_silence(world: World) -> None:
    world.push(world.set("slow", deadline=60))
    world.pull()
    held = world.hold(world.deliver(7, "w1"))
    document = world.document("fleet.json")
    document["workers"]["w1"]["key"] = "ssh-ed25519 AAAA"
    world.push(world.edit("key", {"fleet.json": strictjson.dumps(document)}))
    world.push(world.deliver(7, "w2"))
    held.end()
    found = judged(world.origin)
    assert found.code == 0
    assert "not checked: the signatures of 1 delivery, whose workers have keys" in found.notes[0]


# --- one word, one document


def word(forger: Forger, frame: int = 4) -> tuple[str, str, bytes]:
    path = names.thread_path(POST)
    thread = forger.document(forger.at(frame), path)
    assert thread["comments"]["2-bo-1"]["body"] == "So did I, in a storm."
    thread["comments"]["2-bo-1"]["body"] = "So did I, in a calm."
    return forger.at(frame), path, strictjson.dumps(thread)


SAID = (
    "frame 4 (",
    f"{names.thread_path(POST)} /comments/2-bo-1/body: ",
    'recorded "So did I, in a calm.", re-executed "So did I, in a storm."',
)


def test_one_word_in_one_document_is_named(forger: Forger) -> None:
    old, path, data = word(forger)
    forger.hung(old, forger.retreed(old, {path: data}))
    first(forger.world, *SAID)


def test_one_word_is_all_that_is_found_where_everything_after_it_was_made_anew(forger: Forger) -> None:
    old, path, data = word(forger)
    forger.again(old, forger.retreed(old, {path: data}))
    only(forger.world, *SAID)
    assert told(forger.world, "5..") == []


def test_a_file_too_many_and_one_too_few_are_named(forger: Forger) -> None:
    old = forger.at(4)
    gone = names.thread_path("4-fay-1")
    forger.again(old, forger.retreed(old, {"projects/kettle/extra.py": b"print()\n", gone: None}))
    rows = told(forger.world)
    assert "projects/kettle/extra.py: recorded a file of 8 bytes, re-executed no such file" in rows[0]
    assert f"frame 4 ({forger.repo.first_parents(MAIN)[4][:12]}): {gone}: recorded no such file, re-executed" in rows[1]


def test_bytes_that_are_not_canonical_and_a_line_of_software_are_named(forger: Forger) -> None:
    old, path = forger.at(4), names.thread_path(POST)
    loose = strictjson.dumps(forger.document(old, path)).replace(b"\n ", b"\n  ")
    kettle = room.git(forger.world.clone, "show", f"{old}:projects/kettle/kettle.py").encode() + b"\n"
    tampered = kettle.replace(b"return 97", b"return 12")
    assert tampered != kettle
    forger.hung(old, forger.retreed(old, {path: loose, "projects/kettle/kettle.py": tampered}))
    rows = told(forger.world)
    assert 'kettle.py line 2: recorded "    return 12", re-executed "    return 97"' in rows[0]
    assert f"{path}: recorded the same values in " in rows[1]


# --- forged commits


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("frame 4: 1 post", "frame 4: 9 posts", ('its message, line 1: recorded "frame 4: 9 posts',)),
        ("Fleet-Applied: 5", "Fleet-Applied: 6", ('recorded "Fleet-Applied: 6", re-executed "Fleet-Applied: 5"',)),
        ("Merged into", "Thrown out of", ('its message, line 3: recorded "Thrown out of projects/kettle: ',)),
        ("author gitfleet", "author mallory", ('its head, line 5: recorded "author mallory <primary@gitfleet>',)),
        ("+0000\ncommitter", "+0100\ncommitter", ("its head, line 5: ",)),
        ("\n\nframe 4", "\nencoding latin-1\n\nframe 4", ('its head, line 7: recorded "encoding latin-1"',)),
        (
            "Fleet-Delivered: w1, w2",
            "Fleet-Delivered: w1, w2, w3",
            ("its message says that w3 delivered, and no delivery of w3 is among its parents",),
        ),
    ],
)
def test_a_forged_message_or_head_is_named(forger: Forger, old: str, new: str, said: Sequence[str]) -> None:
    forger.again(forger.at(4), forger.reworded(forger.at(4), old, new))
    only(forger.world, "frame 4 (", *said)


def test_a_message_of_another_release_is_held_to_its_facts(forger: Forger) -> None:
    version = next(row for row in forger.text(forger.at(4)).split("\n") if row.startswith("Fleet-Version: "))
    other = forger.raw(
        forger.text(forger.at(4)).replace(version, "Fleet-Version: 0.0.9").replace("Merged into", "Now in")
    )
    forger.again(forger.at(4), other)
    found = judged(forger.world)
    assert found.code == 0 and "not compared: the bodies of 1 message by other releases" in found.notes[0]
    forger.again(forger.at(4), forger.reworded(other, "Fleet-Applied: 5", "Fleet-Applied: 6"))
    only(forger.world, "its message, facts, line ", 'recorded "Fleet-Applied: 6"')


def test_a_parent_that_is_no_delivery_is_named(forger: Forger) -> None:
    stranger = forger.world.commit([forger.at(3)], {"a": b"1"})
    last = forger.parents(forger.at(4))[-1]
    forger.again(forger.at(4), forger.reworded(forger.at(4), f"parent {last}", f"parent {last}\nparent {stranger}"))
    only(forger.world, "frame 4 (", f"its parent {stranger[:12]} is no delivery")


def test_a_delivery_that_frame_json_does_not_list_is_named(forger: Forger) -> None:
    extra = forger.world.commit([forger.at(3)], {"deltas/4/w3/1.json": strictjson.dumps(delta(4, "w3"))})
    last = forger.parents(forger.at(4))[-1]
    forger.again(forger.at(4), forger.reworded(forger.at(4), f"parent {last}", f"parent {last}\nparent {extra}"))
    only(
        forger.world, f"its parent {extra[:12]} is the delivery of w3 for frame 4, and its frame.json does not list it"
    )


def test_parents_in_another_order_are_named(forger: Forger) -> None:
    one, other = forger.parents(forger.at(4))[1:]
    lines = f"parent {one}\nparent {other}"
    forger.again(forger.at(4), forger.reworded(forger.at(4), lines, f"parent {other}\nparent {one}"))
    only(forger.world, "its parents do not lie in order of frame and worker, which is w1/4, w2/4")


def test_a_frame_that_is_skipped_is_named(forger: Forger) -> None:
    forger.move(forger.reworded(forger.at(4), f"parent {forger.at(3)}", f"parent {forger.at(2)}"))
    first(forger.world, "frame 4 (", "it follows frame 2 of main")


def test_a_commit_by_hand_is_named(forger: Forger) -> None:
    forger.move(forger.world.commit([forger.at(6)], {"projects/kettle/x.py": b"1"}))
    only(forger.world, "frame 6 (", "it is neither a frame nor an edit: an edit has two parents, and it has 1")


def test_a_clock_that_cannot_be_read_and_an_unknown_protocol_are_named(forger: Forger) -> None:
    clock = forger.clock(forger.at(6))
    forger.move(forger.retreed(forger.at(6), {"frame.json": strictjson.dumps({**clock, "protocol": 9})}))
    only(forger.world, "frame 6 (", "its protocol is 9, and this release knows 1")
    forger.move(forger.retreed(forger.at(6), {"frame.json": b"{}\n"}))
    only(forger.world, "its frame.json cannot be read: ")
    forger.move(forger.retreed(forger.at(6), {"frame.json": None}))
    only(forger.world, "it has no frame.json")


def test_a_frame_without_a_delivery_is_named(forger: Forger) -> None:
    with forger.repo.objects() as objects:
        tip = Commits.at(objects, forger.at(6))
        assert tip
        forger.move(publish.frame_commit(forger.repo, tip, []))
    only(forger.world, "frame 7 (", "no delivery for it is among its parents, and a frame needs one")


def test_a_tree_of_the_same_files_in_other_bytes_is_named(forger: Forger) -> None:
    """git shows the modes 100664 and 100644 alike; to a tree's id they are two."""
    old, clone = forger.at(4), forger.world.clone
    tree = subprocess.run(["git", "cat-file", "tree", f"{old}^{{tree}}"], cwd=clone, capture_output=True, check=True)
    other = tree.stdout.replace(b"100644 fleet.json", b"100664 fleet.json")
    command = ["git", "hash-object", "-t", "tree", "-w", "--literally", "--stdin"]
    made = subprocess.run(command, cwd=clone, input=other, capture_output=True, check=True).stdout.decode().strip()
    text = forger.text(old)
    forger.hung(old, forger.raw(text.replace(text[5:45], made, 1)))
    first(forger.world, "frame 4 (", "the same files, laid out otherwise")


def test_a_mode_and_a_folder_of_deltas_are_named(forger: Forger) -> None:
    old, path = forger.at(4), names.thread_path(POST)
    blob = room.git(forger.world.clone, "rev-parse", f"{old}:{path}")
    runs = forger.world.repo.commit([old], {path: ("100755", blob), "deltas/4/w1/1.json": b"{}\n"}, "x", LINE, LINE)
    tree = [room.git(forger.world.clone, "rev-parse", f"{oid}^{{tree}}") for oid in (old, runs)]
    forger.hung(old, forger.reworded(old, *tree))
    rows = told(forger.world)
    assert "deltas/4/w1/1.json: recorded a file of 3 bytes, re-executed no such file" in rows[0]
    assert f"{path}: recorded mode 100755, re-executed 100644" in rows[1]


def test_an_edit_that_puts_itself_first_is_named(forger: Forger) -> None:
    """With its parents swapped, the line of first parents would run through the edit."""
    forger = edited(forger)
    one, other = forger.parents(forger.line[-2])
    lines = f"parent {one}\nparent {other}"
    forger.move(forger.reworded(forger.line[-2], lines, f"parent {other}\nparent {one}"))
    rows = told(forger.world)
    assert (
        f"frame 5 ({other[:12]}): it is neither a frame nor an edit: an edit has two parents, and it has 1" in rows[0]
    )
    assert "frame 6 (" in rows[1] and "no delivery" in rows[1]


def test_history_that_begins_in_the_middle_is_named(forger: Forger) -> None:
    text = forger.text(forger.at(3))
    orphan = "\n".join(row for row in text.split("\n") if not row.startswith("parent "))
    forger.again(forger.at(3), forger.raw(orphan))
    only(forger.world, "frame 3 (", "history begins with it, and it is not frame 0 of main")


# --- deliveries


def test_a_delivery_left_out_is_named_where_the_tree_was_kept(forger: Forger) -> None:
    last = forger.parents(forger.at(4))[-1]
    forger.again(forger.at(4), forger.reworded(forger.at(4), f"parent {last}\n", ""))
    only(forger.world, "frame 4 (", "its frame.json says that w2 delivered, and no delivery of w2 is among its parents")


def test_a_delivery_left_out_of_a_frame_made_anew_is_betrayed_by_those_after_it(forger: Forger) -> None:
    lost = forger.parents(forger.at(3))[-1]
    with forger.repo.objects() as objects:
        tip = Commits.at(objects, forger.at(2))
        assert tip
        came = forger._delivered(objects, {}, forger.parents(forger.at(3))[1])
        forger.hung(forger.at(3), publish.frame_commit(forger.repo, tip, [came]))
    rows = told(forger.world)
    assert "frame 4 (" in rows[0] and f"its parent {forger.at(3)[:12]} is on no commit of the timeline main" in rows[0]
    assert "the delivery of w2 for frame 3 was merged at frame 3 and is left out here" in rows[0], lost


def test_a_late_delivery_left_out_is_named(forger: Forger) -> None:
    late = forger.parents(forger.at(6))[1]
    forger.again(forger.at(6), forger.reworded(forger.at(6), f"parent {late}\n", ""))
    only(forger.world, "frame 6 (", "says that w2 delivered frame 5 late, and no delivery of w2 is among its parents")


def test_a_delivery_consumed_twice_is_named_with_both_frames(forger: Forger) -> None:
    old = forger.parents(forger.at(4))[1]
    parent, *_ = forger.parents(forger.at(6))
    clock = forger.clock(forger.at(6))
    both = {"frame.json": strictjson.dumps({**clock, "late": ["w1/4", *clock["late"]]})}
    text = forger.text(forger.retreed(forger.at(6), both))
    forger.move(forger.raw(text.replace(f"parent {parent}", f"parent {parent}\nparent {old}", 1)))
    only(forger.world, "frame 6 (", "of w1 for frame 4 (", f"it was consumed twice: frame 4 ({forger.at(4)[:12]}) has")


def test_a_delivery_that_two_frames_list_is_named_though_one_of_them_is_out_of_range(forger: Forger) -> None:
    clock = forger.clock(forger.at(5))
    forged = forger.retreed(forger.at(5), {"frame.json": strictjson.dumps({**clock, "late": ["w2/4"]})})
    forger.hung(forger.at(5), forged)
    (row,) = told(forger.world, "1..3")
    assert f"the delivery of w2 for frame 4 was consumed twice: frame 4 ({forger.at(4)[:12]}) lists it already" in row


def test_the_same_parent_twice_in_a_frame_is_named(forger: Forger) -> None:
    one = forger.parents(forger.at(4))[1]
    forger.again(forger.at(4), forger.reworded(forger.at(4), f"parent {one}", f"parent {one}\nparent {one}"))
    first(forger.world, "frame 4 (", "the delivery of w1 for frame 4 was consumed twice: it is among the parents more")


def test_words_put_into_a_delivery_show_in_the_state(forger: Forger) -> None:
    def change(made: Any) -> None:
        made["actions"][0]["body"] = "I never said so."

    worker = "w1" if "cy" in forger.world.mine("w1") else "w2"
    new = forger.redelivered(3, worker, change)
    forger.hung(forger.at(3), forger.swapped(3, worker, new))
    first(forger.world, "frame 3 (", "/body: recorded ", 're-executed "I never said so."')


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda made: made["actions"].clear() or made["agents"].append("nobody"), "nobody is outside the slice of w1"),
        (lambda made: made.update(worker="w2"), "frame, worker or stream do not fit its path"),
        (lambda made: made.update(extra=1), "Additional properties are not allowed"),
    ],
)
def test_a_delivery_that_no_gate_lets_in_is_named(forger: Forger, change: Callable[[Any], None], said: str) -> None:
    new = forger.redelivered(4, "w1", change)
    forger.hung(forger.at(4), forger.swapped(4, "w1", new))
    first(forger.world, "frame 4 (", f"the delivery of w1 for frame 4 ({new[:12]}): ", said)


def test_a_delivery_that_brings_more_than_deltas_is_named(forger: Forger) -> None:
    old = forger.parents(forger.at(4))[1]
    new = forger.retreed(old, {"state/workers.json": b"{}\n"})
    forger.hung(forger.at(4), forger.swapped(4, "w1", new))
    first(forger.world, f"of w1 for frame 4 ({new[:12]}): state/workers.json is changed: a delivery only adds")


# --- edits, forks, genesis


def edited(forger: Forger) -> Forger:
    """A world with an edit that had to be merged, and a frame after it."""
    world = forger.world
    document = world.document("fleet.json")
    document["name"] = "Another name"
    world.push(world.edit("rename", {"fleet.json": strictjson.dumps(document)}, at=forger.at(5)))
    world.pull()
    town.live(world, 7, [post(7, "ada", title="After it")])
    return Forger(world)


def test_an_edit_whose_merge_was_tampered_with_is_named(forger: Forger) -> None:
    forger = edited(forger)
    edit = forger.line[-2]
    assert told(forger.world) == []
    fleet = forger.document(edit, "fleet.json")
    fleet["limits"]["actions"] = 19
    forger.again(edit, forger.retreed(edit, {"fleet.json": strictjson.dumps(fleet)}))
    only(forger.world, "edit at frame 6 (", "fleet.json /limits/actions: recorded 19, re-executed 20")
    forger.again(edit, forger.reworded(edit, "edit rename: edit", "edit rename: edits"))
    only(forger.world, "edit at frame 6 (", 'its message, line 1: recorded "edit rename: edits"')
    forger.again(edit, forger.reworded(edit, "author The tests", "author Mallory"))
    only(forger.world, "edit at frame 6 (", 'its head, line 4: recorded "author Mallory')


def test_an_edit_that_no_gate_lets_in_is_named(forger: Forger) -> None:
    world = forger.world
    gone = world.commit([forger.at(6)], {names.thread_path(POST): None}, "tidy\n")
    with forger.repo.objects() as objects:
        tip = Commits.at(objects, forger.at(6))
        assert tip
        forger.move(edits.commit(forger.repo, tip, "tidy", edits.merge(forger.repo, tip, gone)))
    only(world, "edit at frame 6 (", f"the edit {gone[:12]} could not become this: ", "would vanish")


def test_a_fork_is_judged_and_so_is_what_it_leaves(world: World, forger: Forger, tmp_path: Path) -> None:
    room.git(tmp_path, "clone", "-q", "--bare", str(BUNDLES / "protocol-1.bundle"), "old.git")
    old = tmp_path / "old.git"
    fork = room.git(old, "log", "--first-parent", "--format=%H", "--grep=^fork tea", "tea")
    assert told(old, f"..{fork}") == []
    slices = strictjson.loads(room.git(old, "show", f"{fork}:state/slices.json").encode())
    slices["cuts"] = [["0" * 64, "w1"]]
    room.git(world.clone, "fetch", "-q", str(old), fork)
    forged = forger.retreed(fork, {"state/slices.json": strictjson.dumps(slices)})
    rows = told(world, f"..{forged}")
    assert len(rows) == 1 and f"fork at frame 10 ({forged[:12]}): state/slices.json: a fork to tea has here" in rows[0]


def test_a_fork_back_into_a_timeline_that_was_left_is_named(forger: Forger) -> None:
    world, tip = forger.world, forger.at(6)
    for name in ("tea", "main"):
        with forger.repo.objects() as objects:
            left = Commits.at(objects, tip)
            assert left
            tip = world.commit([tip], forks.changes(left, name))
    forger.move(tip)
    only(world, f"frame 6 ({tip[:12]})", "it goes back to the timeline main, which this history has left")


def test_a_branch_that_holds_another_timeline_is_one_sentence(tmp_path: Path) -> None:
    room.git(tmp_path, "clone", "-q", "--bare", str(BUNDLES / "protocol-1.bundle"), "old.git")
    room.git(tmp_path / "old.git", "update-ref", MAIN, "refs/heads/tea")
    with pytest.raises(Failure, match="main ends with a commit of the timeline tea"):
        judged(tmp_path / "old.git")


def test_a_commit_of_ones_own_is_told_from_the_timeline(world: World, tmp_path: Path) -> None:
    room.git(tmp_path, "clone", "-q", str(world.origin), "mine")
    room.commit(tmp_path / "mine", "notes.txt", "mine\n")
    found = judged(tmp_path / "mine")
    assert "it is neither a frame nor an edit" in str(found.findings[0])
    assert found.notes == ["HEAD has commits that origin/main has not: git fleet audit --timeline main"]
    assert judged(tmp_path / "mine", timeline="main").code == 0


@pytest.mark.parametrize(
    ("path", "change", "said"),
    [
        ("state/workers.json", lambda d: d["w1"].update(last=3), "state/workers.json: nobody has missed or delivered"),
        ("state/workers.json", lambda d: d.update(w9=d["w1"]), "w9 is not in the roster"),
        ("state/slices.json", lambda d: d["cuts"].pop(), "state/slices.json: it is not the division of the agents"),
        ("frame.json", lambda d: d["total"]["actions"].update(post=9), "frame.json: it is not the clock of a world"),
        (names.agent_path("ada"), lambda d: d["acts"].update({"0-ada-1": {"do": "post", "on": "0-ada-1"}}), "/acts"),
        (names.agent_path("ada"), lambda d: d.update(name="bo"), f"what it holds belongs to {names.agent_path('bo')}"),
    ],
)
def test_a_genesis_that_has_a_past_is_named(
    forger: Forger, path: str, change: Callable[[Any], object], said: str
) -> None:
    document = forger.document(forger.at(0), path)
    change(document)
    forger.move(forger.retreed(forger.at(0), {path: strictjson.dumps(document)}))
    first(forger.world, "frame 0 (", said)


# --- what lies about history


def test_replaced_objects_are_not_believed(forger: Forger) -> None:
    old, path, data = word(forger)
    forged = forger.retreed(old, {path: data})
    forger.hung(old, forged)
    room.git(forger.world.clone, "replace", forged, old)
    first(forger.world, *SAID)


def test_an_object_that_was_changed_in_place_is_named(forger: Forger) -> None:
    path = names.thread_path(POST)
    blob = room.git(forger.world.clone, "rev-parse", f"{forger.at(3)}:{path}")
    data = room.git(forger.world.clone, "cat-file", "blob", blob).encode() + b"\n"
    spoilt = data.replace(b"in a storm", b"in a calm!")
    assert len(spoilt) == len(data) and spoilt != data
    for pack in (forger.world.clone / "objects" / "pack").glob("*.pack"):
        kept = pack.rename(forger.world.folder / pack.name)
        pack.with_suffix(".idx").unlink()
        with kept.open("rb") as file:
            subprocess.run(["git", "unpack-objects", "-q"], cwd=forger.world.clone, stdin=file, check=True)
    loose = forger.world.clone / "objects" / blob[:2] / blob[2:]
    loose.unlink(missing_ok=True)
    loose.write_bytes(zlib.compress(b"blob %d\0" % len(spoilt) + spoilt))
    rows = told(forger.world)
    assert f"frame 4 ({forger.at(4)[:12]}): the blob {blob} does not hold what its name says" in rows[0]


def test_what_waits_in_the_inbox_and_is_folded_already_is_noted(world: World) -> None:
    forger = Forger(world)
    world.git("update-ref", names.inbox_ref("main", 4, "w1"), forger.parents(forger.at(4))[1])
    found = judged(world.origin)
    assert (found.code, found.notes) == (
        0, ["refs/inbox/main/4/w1 waits, and that delivery is folded already: git fleet doctor --fix"],
    )  # fmt: skip


# --- what is asked


@pytest.mark.parametrize(
    ("words", "frames", "commits"),
    [("", (0, 6), 7), ("2..4", (2, 4), 3), ("5..", (5, 6), 2), ("..1", (0, 1), 2), ("3", (3, 3), 1),
     ("main~2..main", (5, 6), 2), ("main~1", (5, 5), 1), ("main~3..", (4, 6), 3), ("..main~3", (0, 3), 4)],
)  # fmt: skip
def test_a_range_is_frames_or_commits(lived: World, words: str, frames: tuple[int, int], commits: int) -> None:
    found = judged(lived.origin, words)
    assert (found.span.frames, found.counts["commits"], found.code) == (frames, commits, 0)


@pytest.mark.parametrize(
    ("words", "said"),
    [("9..", "holds no commit of the timeline: main is at frame 6"), ("..", "is no range"), ("3..9", "holds no commit"),
     ("nothing", "nothing is neither a frame nor a commit here"), ("4..2", "holds no commit"), ("--x", "is no range")],
)  # fmt: skip
def test_a_range_that_is_none_is_one_sentence(lived: World, words: str, said: str) -> None:
    with pytest.raises(Failure, match=said):
        judged(lived.origin, words)


def test_what_cannot_be_audited_is_one_sentence(world: World, tmp_path: Path, bare_template: Path) -> None:
    room.git(tmp_path, "clone", "-q", "--depth", "2", f"file://{world.origin}", "shallow")
    world.git("config", "uploadpack.allowFilter", "true")
    room.git(tmp_path, "clone", "-q", "--no-checkout", "--filter=blob:none", f"file://{world.origin}", "partial")
    room.git(tmp_path, "init", "-q", "plain")
    room.commit(tmp_path / "plain", "first", "1\n")
    for path, said in (
        (tmp_path / "shallow", "this clone is shallow, and an audit needs its whole history: git fetch --unshallow"),
        (tmp_path / "partial", "this clone holds only a part of the world's objects"),
        (tmp_path / "plain", "holds no world"),
        (bare_template, "has no timeline main"),
    ):
        with pytest.raises(Failure, match=said):
            judged(path)


def test_the_first_difference_is_shown_and_all_where_that_is_asked(forger: Forger) -> None:
    old, path, data = word(forger)
    forger.hung(old, forger.retreed(old, {path: data}))
    done = room.fleet(forger.world.clone, "audit", "--jobs", "2")
    rows = done.stdout.splitlines()
    assert (done.returncode, done.stderr, len(rows)) == (1, "", 3), done
    assert rows[0].startswith("frame 4 (") and rows[1].startswith("and ") and rows[1].endswith("git fleet audit --all")
    assert rows[2].startswith("main: frames 0 to 6, 12 deliveries: ") and " differences (" in rows[2]
    every = room.fleet(forger.world.clone, "audit", "--all").stdout.splitlines()
    assert every[0] == rows[0] and len(every) > 3
    found = strictjson.loads(room.fleet(forger.world.clone, "audit", "--json").stdout.encode())
    assert (found["ok"], found["findings"][0]["path"], found["findings"][0]["pointer"]) == (
        False, path, "/comments/2-bo-1/body",
    )  # fmt: skip


def test_an_interrupt_says_how_far_it_came_and_leaves_no_process(
    lived: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    hands: list[jobs.Hand] = []
    take = jobs.Hand.take

    def interrupted(hand: jobs.Hand) -> Any:
        hands.append(hand)
        yield from take(hand)
        if len(hands) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(jobs, "AT_ONCE", 2)
    monkeypatch.setattr(jobs.Hand, "take", interrupted)
    with pytest.raises(KeyboardInterrupt, match=r"interrupted; .*audit"):
        judged(lived.origin, jobs=2)
    for hand in hands:
        with pytest.raises(ProcessLookupError):
            os.kill(hand._process.pid, 0)


def test_a_process_of_the_audit_that_dies_is_a_failure(lived: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "AT_ONCE", 2)
    monkeypatch.setattr(jobs, "START", "import sys; sys.stdin.readline(); sys.exit(7)")
    with pytest.raises(Failure, match="a process of the audit ended with code 7"):
        judged(lived.origin, jobs=2)


def test_a_process_ends_when_the_audit_was_killed(lived: World) -> None:
    command = [sys.executable, "-P", "-c", jobs.START, str(room.ROOT), str(lived.origin), "/nowhere"]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")


# --- documents side by side


def test_a_pointer_names_the_place() -> None:
    one = {"a": [1, {"b/c~d": True}], "z": "x"}
    other = {"a": [1, {"b/c~d": 1}, 2], "y": None, "z": "x"}
    assert list(pointers("", one, other)) == [("/a/1/b~1c~0d", True, 1), ("/a/2", ABSENT, 2), ("/y", ABSENT, None)]
    assert list(pointers("", one, one)) == []
    assert in_lines(b"a\nb\n", b"a\nb") == ("line 3", 'recorded "", re-executed nothing')


def test_a_tree_has_the_id_that_git_gives_it(tmp_path: Path) -> None:
    """A file becomes a folder, a folder a file, folders end, and names are sorted as git sorts them."""
    room.git(tmp_path, "init", "-q", "--bare", "bare.git")
    repo = Repository.at(str(tmp_path / "bare.git"))
    base = repo.commit([], {"a/b": b"1", "a.b": b"2", "c/d/e": b"3", "f": b"4", "g/h": b"5"}, "x\n", LINE, LINE)
    changes: dict[str, Any] = {"a/b": None, "c/d/e": None, "c": b"6", "f": None, "f/i/j": b"7", "g/h": b"8", "g.": b""}
    with repo.objects() as objects:
        for given in ({}, changes, {"no/where": None}, {"a": b"over a folder"}, {"f/over": b"a file"}):
            there = repo.commit([base], given, "y\n", LINE, LINE)
            assert tree_after(objects, base, given) == repo.resolve(f"{there}^{{tree}}"), given


def test_an_object_has_the_id_that_git_gives_it(tmp_path: Path) -> None:
    for kind in ("sha1", "sha256"):
        room.git(tmp_path, "init", "-q", f"--object-format={kind}", kind)
        (tmp_path / kind / "file").write_bytes(b"some bytes\n")
        oid = room.git(tmp_path / kind, "hash-object", "file")
        assert object_id("blob", b"some bytes\n", oid) == oid
