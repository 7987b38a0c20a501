"""Pushes that break a world's rules, each in its own way: refused with a reason, and nothing of them stays."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import pytest

from fleet import names, strictjson
from tests import room
from tests.origin.world import World, Worlds, comment, delta, post, vote

if TYPE_CHECKING:
    from fleet.git import Change

Specs = str | list[str]
Case = tuple[Callable[[World], Specs], tuple[str, ...]]
FRAME = 3
"""The frame that is being made in the world of these tests; two have closed."""
REF = f"refs/inbox/main/{FRAME}/w1"
FOLDER = f"deltas/{FRAME}/w1"
BREAKS: dict[str, Case] = {}
SMALL = {"actions": 3, "title": 10, "body": 20, "delta_bytes": 3000}


def breaks(*words: str) -> Callable[[Callable[[World], Specs]], Callable[[World], Specs]]:
    """Register a way to break a push, and the words that its refusal must hold."""

    def register(build: Callable[[World], Specs]) -> Callable[[World], Specs]:
        BREAKS[build.__name__.strip("_")] = (build, words)
        return build

    return register


@pytest.fixture
def world(worlds: Worlds) -> World:
    """A world at frame 2, in which w1 and w2 are expected, and w3 has never delivered."""
    return worlds(frames=2, limits=SMALL)


def refused(world: World, specs: Specs, words: tuple[str, ...]) -> list[str]:
    """Push what must be refused: an exit code, one sentence with all the words, a line in the log, and no trace."""
    before, lines = world.traces(), len(world.log())
    done = world.push(*([specs] if isinstance(specs, str) else specs), ok=False)
    said = [
        row.split("fleet: refused: ", 1)[1].strip() for row in done.stderr.splitlines() if "fleet: refused: " in row
    ]
    assert len(said) == 1, done.stderr
    assert [word for word in words if word not in said[0]] == [], said[0]
    assert len(said[0]) < 1000
    assert world.traces() == before
    assert [row.split(" ", 2)[2] for row in world.log()[lines:]] == said
    return said


# --- refs


def good(world: World) -> str:
    """The commit of a delivery with which nothing is wrong."""
    return world.deliver(FRAME, "w1").partition(":")[0]


def at(ref: str) -> Callable[[World], Specs]:
    """A good delivery under a ref that is none."""
    return lambda world: f"{good(world)}:{ref}"


UNKNOWN = "no ref of a world"
INBOX = "TIMELINE/FRAME/WORKER"
REFS = {
    "unknown_ref": ("refs/foo/bar", UNKNOWN),
    "tag": ("refs/tags/v1", UNKNOWN),
    "notes": ("refs/notes/commits", UNKNOWN),
    "replacement_of_an_object": ("refs/replace/" + "a" * 40, UNKNOWN),
    "refused_by_a_primary": ("refs/refused/inbox/main/3/w1", UNKNOWN),
    "scratch_of_the_primary": ("refs/fleet/scratch", UNKNOWN),
    "inbox_alone": ("refs/inbox", UNKNOWN),
    "new_branch": ("refs/heads/side", "refs/edits/main/NAME"),
    "branch_in_a_folder": ("refs/heads/a/b", "written by the primary alone"),
    "inbox_without_worker": ("refs/inbox/main/3", INBOX),
    "inbox_below_a_worker": ("refs/inbox/main/3/w1/again", INBOX),
    "inbox_of_frames_padded": ("refs/inbox/main/03/w1", "not padded"),
    "inbox_of_no_frame": ("refs/inbox/main/three/w1", INBOX),
    "inbox_of_a_negative_frame": ("refs/inbox/main/-3/w1", INBOX),
    "inbox_of_foreign_digits": ("refs/inbox/main/\uff13/w1", INBOX),
    "inbox_of_a_superscript": ("refs/inbox/main/\u00b3/w1", INBOX),
    "inbox_of_a_huge_frame": ("refs/inbox/main/99999999999999999999/w1", INBOX),
    "inbox_beyond_integers": ("refs/inbox/main/9007199254740992/w1", INBOX),
    "inbox_of_frame_zero": ("refs/inbox/main/0/w1", "needs -1"),
    "worker_in_capitals": ("refs/inbox/main/3/W1", INBOX),
    "worker_too_long": ("refs/inbox/main/3/" + "w" * 64, INBOX),
    "worker_longer_than_a_file_name": ("refs/inbox/main/3/" + "w" * 300, INBOX),
    "worker_ending_in_a_dash": ("refs/inbox/main/3/w1-", INBOX),
    "worker_with_underscore": ("refs/inbox/main/3/w_1", INBOX),
    "worker_with_a_final_next_line": ("refs/inbox/main/3/w1\u0085", INBOX),
    "worker_with_a_final_line_separator": ("refs/inbox/main/3/w1\u2028", INBOX),
    "worker_with_a_look_alike": ("refs/inbox/main/3/w\u0261", INBOX),
    "worker_not_in_the_roster": ("refs/inbox/main/3/w9", "w9", "not in the roster", "git fleet join"),
    "worker_as_another": ("refs/inbox/main/3/w2", "deltas/3/w1 is outside deltas/3/w2/"),
    "timeline_unknown": ("refs/inbox/side/3/w1", "no timeline", "side"),
    "timeline_in_capitals": ("refs/inbox/Main/3/w1", "no timeline", "Main"),
    "frame_beyond_the_next": ("refs/inbox/main/4/w1", "shows frame 2", "needs 3"),
    "frame_closed": ("refs/inbox/main/2/w1", "shows frame 2", "needs 1"),
    "edit_without_name": ("refs/edits/main", "refs/edits/TIMELINE/NAME"),
    "edit_in_capitals": ("refs/edits/main/Name", "refs/edits/TIMELINE/NAME"),
    "edit_in_a_folder": ("refs/edits/main/a/b", "refs/edits/TIMELINE/NAME"),
    "edit_of_no_timeline": ("refs/edits/side/name", "no timeline", "side"),
    "wait_without_name": ("refs/wait/main", "refs/wait/TIMELINE/NAME"),
    "wait_in_capitals": ("refs/wait/main/W", "refs/wait/TIMELINE/NAME"),
}
for name, (ref, *words) in REFS.items():
    BREAKS[name] = (at(ref), (ref if ref.isascii() else "", *words))


@breaks("refs/inbox/main/3/w\\udcff", "TIMELINE/FRAME/WORKER")
def worker_of_invalid_utf8(world: World) -> Specs:
    return f"{good(world)}:" + os.fsdecode(b"refs/inbox/main/3/w\xff")


@breaks("refs/heads/main", "git push origin HEAD:refs/edits/main/NAME")
def main_forward(world: World) -> Specs:
    return f"{world.commit([world.pull()], {'fleet.json': b'{}'})}:refs/heads/main"


@breaks("refs/heads/main", "refs/edits/main/NAME")
def main_by_force(world: World) -> Specs:
    return f"+{world.commit([world.tip('main~1')], {'fleet.json': b'{}'})}:refs/heads/main"


@breaks("refs/heads/main", "refs/edits/main/NAME")
def main_deleted(world: World) -> Specs:
    return ":refs/heads/main"


@breaks("refs/inbox/main/3/w1", "not deleted by hand")
def delivery_deleted(world: World) -> Specs:
    put(world, REF, good(world))
    return f":{REF}"


@breaks("refs/inbox/main/3/w1", "never changed")
def delivery_changed(world: World) -> Specs:
    first = good(world)
    put(world, REF, first)
    return f"+{world.commit([world.pull()], {f'{FOLDER}/2.json': encoded(stream='2')})}:{REF}"


@breaks("refs/edits/main/mine", "never changed")
def edit_changed(world: World) -> Specs:
    put(world, "refs/edits/main/mine", world.edit("mine", {"a.md": b"a\n"}).partition(":")[0])
    return "+" + world.edit("mine", {"b.md": b"b\n"})


@breaks("refs/wait/main/w1-1", "not deleted by hand")
def wait_deleted(world: World) -> Specs:
    world.git("update-ref", "refs/wait/main/w1-1", world.tip())
    return ":refs/wait/main/w1-1"


@breaks("refs/inbox/main/3/w9", "not in the roster")
def one_bad_of_two(world: World) -> Specs:
    return [world.deliver(FRAME, "w1"), f"{good(world)}:refs/inbox/main/3/w9"]


@breaks("refs/tags/v1", "no ref of a world")
def tag_beside_a_delivery(world: World) -> Specs:
    room.git(world.clone, "tag", "-a", "-m", "one", "v1", "main")
    return ["refs/tags/v1", world.deliver(FRAME, "w1")]


def put(world: World, ref: str, commit: str) -> None:
    """Put a ref into the origin behind the gate's back."""
    world.git("fetch", "-q", str(world.clone), commit)
    world.git("update-ref", ref, commit)
    (world.origin / "FETCH_HEAD").unlink()


# --- commits


@breaks("exactly one parent, this has 0")
def orphan(world: World) -> Specs:
    return f"{world.commit([], {f'{FOLDER}/1.json': encoded()})}:{REF}"


@breaks("exactly one parent, this has 2")
def two_parents(world: World) -> Specs:
    parents = [world.pull(), world.tip("main~1")]
    return f"{world.commit(parents, {f'{FOLDER}/1.json': encoded()})}:{REF}"


@breaks("off the timeline main")
def sibling_of_the_tip(world: World) -> Specs:
    sibling = world.commit([world.tip("main~1")], tree_of(world, "main"), "the same again\n")
    return f"{world.commit([sibling], {f'{FOLDER}/1.json': encoded()})}:{REF}"


@breaks("off the timeline main")
def child_of_a_delivery_that_says_the_frame(world: World) -> Specs:
    clock = world.clock() | {"frame": FRAME - 1}
    side = world.commit([world.tip("main^2")], {"frame.json": strictjson.dumps(clock)})
    return f"{world.commit([side], {f'{FOLDER}/1.json': encoded()})}:{REF}"


@breaks("shows frame 1", "needs 2")
def child_of_a_delivery(world: World) -> Specs:
    return f"{world.commit([world.tip('main^2')], {f'{FOLDER}/1.json': encoded()})}:{REF}"


@breaks("off the timeline main")
def child_of_an_edit(world: World) -> Specs:
    spec = world.edit("mine", {"a.md": b"a\n"})
    world.push(spec)
    world.pull()
    return f"{world.commit([spec.partition(':')[0]], {f'{FOLDER}/1.json': encoded()})}:{REF}"


@breaks("shows frame 1", "needs 2")
def child_of_an_older_frame(world: World) -> Specs:
    return f"{world.commit([world.tip('main~1')], {f'{FOLDER}/1.json': encoded()})}:{REF}"


@breaks("frame 2", "is not owed by w1", "deliver frame 3")
def delivered_before(world: World) -> Specs:
    return world.deliver(2, "w1", delta(2, "w1", agents=world.mine("w1")), at=world.tip("main~1"))


@breaks("frame 2", "is not owed")
def empty_and_delivered_before(world: World) -> Specs:
    return world.deliver(2, "w1", delta(2, "w1"), at=world.tip("main~1"))


@breaks("no commit of the timeline main")
def child_of_another_timeline(world: World) -> Specs:
    side = world.commit([world.pull()], {"frame.json": strictjson.dumps(world.clock() | {"timeline": "side"})})
    return f"{world.commit([side], {f'{FOLDER}/1.json': encoded()})}:{REF}"


@breaks("no commit of the timeline main")
def child_of_a_stranger(world: World) -> Specs:
    stranger = world.commit([], {"README": b"nothing to do with it\n"})
    return f"{world.commit([stranger], {f'{FOLDER}/1.json': encoded()})}:{REF}"


@breaks("frame.json is broken")
def child_of_a_broken_clock(world: World) -> Specs:
    side = world.commit([world.pull()], {"frame.json": b"{}"})
    return f"{world.commit([side], {f'{FOLDER}/1.json': encoded()})}:{REF}"


@breaks("dated more than a day ahead")
def commit_of_the_future(world: World) -> Specs:
    line = f"w1 <w1@example.org> {int(time.time()) + 3 * 86400} +0000"
    return f"{world.commit([world.pull()], {f'{FOLDER}/1.json': encoded()}, line=line)}:{REF}"


@breaks(REF, "not a commit")
def tag_object_for_a_delivery(world: World) -> Specs:
    room.git(world.clone, "tag", "-a", "-m", "one", "v1", good(world))
    return f"refs/tags/v1:{REF}"


@breaks(REF, "not a commit")
def blob_for_a_delivery(world: World) -> Specs:
    return f"{stored(world, 'blob', b'what')}:{REF}"


@breaks(REF, "not a commit")
def tree_for_a_delivery(world: World) -> Specs:
    return f"{good(world)}^{{tree}}:{REF}"


@breaks("refs/edits/main/mine", "not a commit")
def blob_for_an_edit(world: World) -> Specs:
    return f"{stored(world, 'blob', b'what')}:refs/edits/main/mine"


@breaks(REF, "parent")
def hidden_parent(world: World) -> Specs:
    """A header that only a careless reader takes for a second parent."""
    return f"{with_header(world, f'parent {world.pull()}')}:{REF}"


def with_header(world: World, header: str) -> str:
    """A good delivery with one more header behind git's own."""
    text = room.git(world.clone, "cat-file", "commit", good(world)) + "\n"
    head, _, message = text.partition("\n\n")
    return stored(world, "commit", f"{head}\n{header}\n\n{message}".encode())


def stored(world: World, kind: str, data: bytes) -> str:
    """Any object in the clone, unchecked."""
    command = ["git", "hash-object", "-t", kind, "-w", "--literally", "--stdin"]
    done = subprocess.run(command, cwd=world.clone, input=data, capture_output=True, timeout=60, check=True)
    return done.stdout.decode().strip()


def tree_of(world: World, commit: str) -> dict[str, Change]:
    """All files of a commit, as changes."""
    rows = room.git(world.clone, "ls-tree", "-r", commit).splitlines()
    return {path: (meta.split()[0], meta.split()[2]) for meta, _, path in (row.partition("\t") for row in rows)}


# --- trees


def also(changes: Mapping[str, Change]) -> Callable[[World], Specs]:
    """A good delivery that changes other paths too."""

    def build(world: World) -> Specs:
        return f"{world.commit([world.pull()], {f'{FOLDER}/1.json': encoded(), **changes})}:{REF}"

    return build


def only(path: str, mode: str = "100644") -> Callable[[World], Specs]:
    """A delivery of one good delta under a path or mode of which something is wrong."""

    def build(world: World) -> Specs:
        oid = world.pull() if mode == "160000" else stored(world, "blob", encoded())
        return f"{world.commit([world.pull()], {path: (mode, oid)})}:{REF}"

    return build


STREAM = "no plain file <stream>.json"
FILES: dict[str, tuple[Callable[[World], Specs], str]] = {
    "file_at_the_top": (also({"notes.txt": b"hi"}), "notes.txt is changed"),
    "file_before_deltas": (also({"aaa": b"hi"}), "aaa is changed"),
    "file_in_state": (also({"state/agents/00/me.json": b"{}"}), "state/agents/00/me.json is changed"),
    "clock_changed": (also({"frame.json": b"{}"}), "frame.json is changed"),
    "settings_changed": (also({"fleet.json": b"{}"}), "fleet.json is changed"),
    "channel_changed": (also({"state/channels/general.json": b"{}"}), "state/channels/general.json is changed"),
    "file_deleted": (also({"state/channels/general.json": None}), "state/channels/general.json is changed"),
    "attributes_deleted": (also({".gitattributes": None}), ".gitattributes is changed"),
    "path_with_a_newline": (also({"a\nb": b"hi"}), "a\\nb is changed"),
    "path_with_an_escape": (also({"a\x1b[2J": b"hi"}), "a\\x1b[2J is changed"),
    "delta_executable": (only(f"{FOLDER}/1.json", "100755"), f"{FOLDER}/1.json is {STREAM}"),
    "delta_a_link": (only(f"{FOLDER}/1.json", "120000"), f"{FOLDER}/1.json is {STREAM}"),
    "delta_a_submodule": (only(f"{FOLDER}/1.json", "160000"), f"{FOLDER}/1.json is {STREAM}"),
    "delta_a_folder": (only(f"{FOLDER}/1.json/1.json"), f"{FOLDER}/1.json is {STREAM}"),
    "delta_in_a_subfolder": (only(f"{FOLDER}/more/1.json"), f"{FOLDER}/more is {STREAM}"),
    "delta_of_another_worker": (only("deltas/3/w2/1.json"), "deltas/3/w2 is outside"),
    "delta_of_another_frame": (only("deltas/4/w1/1.json"), "deltas/4 is outside"),
    "delta_of_a_padded_frame": (only("deltas/03/w1/1.json"), "deltas/03 is outside"),
    "delta_in_capitals": (only("deltas/3/W1/1.json"), "deltas/3/W1 is outside"),
    "delta_in_the_frame": (only("deltas/3/1.json"), "deltas/3/1.json is outside"),
    "delta_for_the_worker": (only("deltas/3/w1"), "deltas/3/w1 is outside"),
    "delta_at_the_top": (only("deltas/1.json"), "deltas/1.json is outside"),
    "deltas_a_file": (only("deltas"), f"{FOLDER}/ is missing"),
    "deltas_a_submodule": (only("deltas", "160000"), f"{FOLDER}/ is missing"),
    "deltas_by_another_name": (only("Deltas/3/w1/1.json"), f"{FOLDER}/ is missing"),
    "stream_of_letters": (only(f"{FOLDER}/one.json"), f"{FOLDER}/one.json is {STREAM}"),
    "stream_of_foreign_digits": (only(f"{FOLDER}/\uff11.json"), f"is {STREAM}"),
    "stream_too_long": (only(f"{FOLDER}/1234567890.json"), f"1234567890.json is {STREAM}"),
    "stream_negative": (only(f"{FOLDER}/-1.json"), f"{FOLDER}/-1.json is {STREAM}"),
    "stream_without_name": (only(f"{FOLDER}/.json"), f"{FOLDER}/.json is {STREAM}"),
    "stream_without_end": (only(f"{FOLDER}/1"), f"{FOLDER}/1 is {STREAM}"),
    "stream_ending_twice": (only(f"{FOLDER}/1.json.json"), f"{FOLDER}/1.json.json is {STREAM}"),
    "stream_ending_in_capitals": (only(f"{FOLDER}/1.JSON"), f"{FOLDER}/1.JSON is {STREAM}"),
    "stream_of_invalid_utf8": (only(os.fsdecode(f"{FOLDER}/".encode() + b"\xff.json")), f"is {STREAM}"),
    "readme_beside_the_delta": (also({f"{FOLDER}/README.md": b"hi"}), f"{FOLDER}/README.md is {STREAM}"),
    "two_workers": (also({"deltas/3/w2/1.json": b"{}"}), "deltas/3/w2 is outside deltas/3/w1/"),
    "two_frames": (also({"deltas/4/w1/1.json": b"{}"}), "deltas/4 is outside deltas/3/w1/"),
}
for name, (build, reason) in FILES.items():
    BREAKS[name] = (build, (REF, reason))


@breaks(REF, "deltas/3/w1/ is missing")
def nothing_delivered(world: World) -> Specs:
    return f"{world.commit([world.pull()], {})}:{REF}"


@breaks(REF, "fleet.json is changed")
def mode_of_another_file(world: World) -> Specs:
    oid = room.git(world.clone, "rev-parse", f"{world.pull()}:fleet.json")
    return also({"fleet.json": ("100755", oid)})(world)


@breaks(REF, "fleet.json is changed")
def file_for_a_folder(world: World) -> Specs:
    return also({"fleet.json": None, "fleet.json/1.json": b"{}"})(world)


@breaks(REF, "deltas/3/w1/", "no delta")
def folder_without_deltas(world: World) -> Specs:
    return f"{in_folders(world, b'')}:{REF}"


@breaks(REF, "no plain file")
def delta_of_an_odd_mode(world: World) -> Specs:
    return f"{in_folders(world, b'100664 1.json' + bytes(1) + raw(world, encoded()))}:{REF}"


def raw(world: World, data: bytes) -> bytes:
    """A blob's id as trees hold it."""
    return bytes.fromhex(stored(world, "blob", data))


def in_folders(world: World, inside: bytes) -> str:
    """A delivery with a raw tree for the worker's own folder."""
    tree = stored(world, "tree", inside)
    for name in ("w1", "3"):
        tree = stored(world, "tree", b"40000 " + name.encode() + bytes(1) + bytes.fromhex(tree))
    return room.git(world.clone, "commit-tree", "-p", world.pull(), "-m", "odd", rooted(world, tree))


def rooted(world: World, deltas: str) -> str:
    """The tip's tree with `deltas`, which an index could not hold."""
    rows = room.git(world.clone, "ls-tree", world.pull())
    command = ["git", "mktree", "--missing"]
    text = f"{rows}\n040000 tree {deltas}\tdeltas\n"
    done = subprocess.run(command, cwd=world.clone, input=text, capture_output=True, timeout=60, check=True, text=True)
    return done.stdout.strip()


# --- deltas


def encoded(**more: Any) -> bytes:
    """The bytes of a delta without agents."""
    return json.dumps(delta(FRAME, "w1") | more).encode()


def holding(data: bytes) -> Callable[[World], Specs]:
    """A delivery of one file with these bytes; `ADA` in them stands for an agent of the worker."""

    def build(world: World) -> Specs:
        mine = world.mine("w1")[0].encode()
        return f"{world.commit([world.pull()], {f'{FOLDER}/1.json': data.replace(b'ADA', mine)})}:{REF}"

    return build


def acting(*actions: dict[str, Any], **more: Any) -> Callable[[World], Specs]:
    """A delivery of one delta in which an agent of the worker, `ADA`, acts."""
    return holding(encoded(agents=["ADA"], actions=list(actions), **more))


def ada(n: int = 1, **more: Any) -> dict[str, Any]:
    """A post of hers."""
    return post(FRAME, "ADA", n, title="Tea", body="Tea at four.", **more)


def odd(text: bytes) -> bytes:
    """A delta whose `utc` is the text, which is not always JSON."""
    return encoded(utc="UTC").replace(b'"UTC"', text)


CONTENT: dict[str, tuple[Callable[[World], Specs], str]] = {
    "empty_file": (holding(b""), "not strict JSON: no JSON value"),
    "only_space": (holding(b" \n"), "not strict JSON: no JSON value"),
    "cut_off": (holding(encoded()[:-2]), "not strict JSON"),
    "two_values": (holding(encoded() * 2), "more than one JSON value"),
    "trailing_comma": (holding(encoded()[:-1] + b",}"), "not strict JSON"),
    "comment_in_json": (holding(b"// hi\n" + encoded()), "not strict JSON"),
    "conflict_markers": (holding(b"<<<<<<< ours\n" + encoded()), "not strict JSON"),
    "single_quotes": (holding(odd(b"'now'")), "not strict JSON"),
    "duplicate_keys": (holding(encoded()[:-1] + b', "frame": 3}'), 'the key "frame" occurs twice'),
    "fraction": (holding(encoded().replace(b": 3", b": 3.0")), "the number 3.0 is not a plain integer"),
    "exponent": (holding(encoded().replace(b": 3", b": 3e0")), "the number 3e0 is not a plain integer"),
    "not_a_number": (holding(odd(b"NaN")), "NaN is not JSON"),
    "minus_infinity": (holding(odd(b"-Infinity")), "-Infinity is not JSON"),
    "number_too_large": (holding(odd(b"9007199254740992")), "9007199254740992 is not below 2^53"),
    "number_of_many_digits": (holding(odd(b"9" * 2000)), "is not below 2^53"),
    "byte_order_mark": (holding(b"\xef\xbb\xbf" + encoded()), "byte order mark"),
    "utf16": (holding(encoded().decode().encode("utf-16")), "invalid UTF-8 at byte 0"),
    "invalid_utf8": (holding(odd(b'"\xff"')), "invalid UTF-8 at byte"),
    "overlong_utf8": (holding(odd(b'"\xc0\x80"')), "invalid UTF-8 at byte"),
    "surrogate_in_utf8": (holding(odd(b'"\xed\xa0\x80"')), "invalid UTF-8 at byte"),
    "lone_surrogate": (holding(odd(b'"\\ud800"')), "a lone surrogate"),
    "surrogates_turned_round": (holding(odd(b'"\\udc00\\ud800"')), "a lone surrogate"),
    "control_character": (holding(odd(b'"\x01"')), "not strict JSON"),
    "newline_in_a_string": (holding(odd(b'"\n"')), "not strict JSON"),
    "control_character_escaped": (holding(odd(b'"\\u001b"')), "the control character U+001B"),
    "nul_escaped": (holding(odd(b'"\\u0000"')), "the control character U+0000"),
    "carriage_return_escaped": (holding(odd(b'"\\r"')), "the control character U+000D"),
    "delete_character": (holding(odd(b'"\x7f"')), "control character"),
    "c1_control_character": (holding(odd(b'"\xc2\x85"')), "control character"),
    "depth_33": (holding(odd(b"[" * 32 + b"]" * 32)), "nested deeper than 32"),
    "depth_100000": (holding(odd(b"[" * 1400 + b"]" * 1400)), "nested deeper than 32"),
    "a_list": (holding(b"[]"), "1.json: [] is not of type 'object'"),
    "field_missing": (holding(encoded().replace(b'"agents": [], ', b"")), "'agents' is a required property"),
    "field_unknown": (holding(encoded(mood="good")), "'mood' was unexpected"),
    "protocol_2": (holding(encoded(protocol=2)), "protocol: 1 was expected"),
    "protocol_true": (holding(encoded(protocol=True)), "protocol: 1 was expected"),
    "frame_as_text": (holding(encoded(frame="3")), "frame: '3' is not of type 'integer'"),
    "frame_of_another_file": (holding(encoded(frame=4)), "deltas/4/w1/1.json"),
    "worker_of_another_file": (holding(encoded(worker="w2")), "deltas/3/w2/1.json"),
    "worker_with_a_newline": (holding(encoded(worker="w1\n")), "worker: "),
    "stream_of_another_file": (holding(encoded(stream="2")), "deltas/3/w1/2.json"),
    "stream_padded_inside": (holding(encoded(stream="01")), "deltas/3/w1/01.json"),
    "agents_twice": (holding(encoded(agents=["ADA", "ADA"])), "non-unique"),
    "agent_unknown": (holding(encoded(agents=["nobody"])), "no such agent is in the world"),
    "agent_up_the_folders": (holding(encoded(agents=["../../fleet"])), "agents/0"),
    "usage_negative": (holding(encoded(usage=[{"calls": -1}])), "usage/0"),
    "action_of_no_kind": (acting({"id": "3-ADA-1", "agent": "ADA"}), "actions/0: 'do' is a required property"),
    "action_unknown": (acting(ada() | {"do": "shout"}), "no action is called shout; there are change, "),
    "action_dunder": (acting(ada() | {"do": "__init__"}), "actions/0/do"),
    "action_field_unknown": (acting(ada(mood="good")), "actions/0: "),
    "post_without_title": (acting({k: v for k, v in ada().items() if k != "title"}), "'title' is a required property"),
    "post_up_the_folders": (acting(ada(channel="../../fleet")), "actions/0/channel"),
    "comment_on_nothing": (acting(comment(3, "ADA", 1, "general")), "actions/0/on"),
    "vote_of_true": (acting(vote(3, "ADA", 1, "1-a-1", True)), "actions/0/value"),
    "id_of_n_padded": (acting(ada() | {"id": "3-ADA-01"}), "actions/0/id"),
    "id_of_another_agent": (acting(ada() | {"id": "3-zoe-1"}), "actions/0: the id 3-zoe-1 should be like 3-"),
    "id_of_another_frame": (acting(ada() | {"id": "2-ADA-1"}), "should be like 3-"),
    "id_of_another_timeline": (acting(ada() | {"id": "side.3-ADA-1"}), "should be like 3-"),
    "id_of_main_spelt_out": (acting(ada() | {"id": "main.3-ADA-1"}), "actions/0/id"),
    "id_with_a_newline": (acting(ada() | {"id": "3-ADA-1\n"}), "actions/0/id"),
    "id_of_foreign_digits": (acting(ada() | {"id": "3-ADA-\u0663"}), "actions/0/id"),
    "id_twice": (acting(ada(), ada()), "actions/1: the id 3-"),
    "ids_of_too_many": (acting(*(ada(n) for n in range(1, 5))), "actions/3: "),
    "title_too_long": (acting(ada() | {"title": "x" * 11}), "actions/0/title: 11 characters, over limits.title = 10"),
    "body_too_long": (acting(ada() | {"body": "\U0001f375" * 21}), "body: 21 characters, over limits.body = 20"),
    "comment_too_long": (acting(comment(3, "ADA", 1, "1-a-1", "x" * 21)), "over limits.body = 20"),
    "delta_too_large": (holding(encoded() + b" " * 3000), "bytes, over limits.delta_bytes = 3000"),
}  # fmt: skip
for name, (build, reason) in CONTENT.items():
    BREAKS[f"delta_{name}"] = (build, (FOLDER, reason))


@breaks(f"{FOLDER}/1.json", "agents/0", "outside the slice of w1", "it is w2's")
def agent_of_another_slice(world: World) -> Specs:
    return world.deliver(FRAME, "w1", delta(FRAME, "w1", agents=world.mine("w2")))


@breaks("deltas/3/w3/1.json", "agents/0", "outside the slice of w3")
def agent_of_a_joiner(world: World) -> Specs:
    return world.deliver(FRAME, "w3", delta(FRAME, "w3", agents=world.mine("w1")))


@breaks(f"{FOLDER}/1.json", "errors/0", "outside the slice of w1", "it is w2's")
def error_of_anothers_agent(world: World) -> Specs:
    failed = [{"agent": world.mine("w2")[0], "error": "timed out"}]
    return world.deliver(FRAME, "w1", delta(FRAME, "w1", errors=failed))


@breaks(f"{FOLDER}/1.json", "usage/0", "outside the slice of w1", "it is w2's")
def usage_of_anothers_agent(world: World) -> Specs:
    numbers = dict.fromkeys(("calls", "prompt_tokens", "completion_tokens", "microusd", "ms"), 1)
    usage = [{"agents": world.mine("w2"), "model": "m", **numbers}]
    return world.deliver(FRAME, "w1", delta(FRAME, "w1", usage=usage))


@breaks(f"{FOLDER}/1.json", "actions/0", "acts but is not among the delta's agents")
def action_of_who_did_not_run(world: World) -> Specs:
    one, two = world.mine("w1")[:2]
    return world.deliver(FRAME, "w1", delta(FRAME, "w1", agents=[one], actions=[post(FRAME, two, title="Tea")]))


@breaks(f"{FOLDER}/2.json", "agents/0", f"is in {FOLDER}/1.json too", "one stream only")
def agent_in_two_streams(world: World) -> Specs:
    agents = world.mine("w1")
    return world.deliver(FRAME, "w1", *(delta(FRAME, "w1", stream, agents=agents) for stream in "12"))


@breaks(f"{FOLDER}/2.json", "not strict JSON")
def second_stream_broken(world: World) -> Specs:
    return also({f"{FOLDER}/2.json": b"{"})(world)


@breaks(f"{FOLDER}/", "bytes, over limits.delta_bytes = 3000")
def streams_too_large_together(world: World) -> Specs:
    files = {f"{FOLDER}/{n}.json": encoded(stream=str(n)) + b" " * 900 for n in range(1, 4)}
    return f"{world.commit([world.pull()], files)}:{REF}"


@breaks("signature of w1")
def unsigned_where_the_roster_has_a_key(world: World) -> Specs:
    fleet = world.document("fleet.json", world.pull())
    fleet["workers"]["w1"]["key"] = "ssh-ed25519 AAAA"
    world.push(world.edit("key", {"fleet.json": strictjson.dumps(fleet)}))
    world.pull()
    return world.deliver(FRAME, "w1")


@breaks("refs/inbox/main/3/w2", "not in the roster")
def worker_taken_off_the_roster(world: World) -> Specs:
    fleet = world.document("fleet.json", world.pull())
    del fleet["workers"]["w2"]
    spec = world.deliver(FRAME, "w2")
    world.push(world.edit("off", {"fleet.json": strictjson.dumps(fleet)}))
    return spec


# --- waits


@breaks("refs/wait/main/w1-1", "no commit of the timeline main")
def wait_for_a_new_commit(world: World) -> Specs:
    return f"{world.commit([world.pull()], {})}:refs/wait/main/w1-1"


@breaks("refs/wait/main/w1-1", "brings no objects", "push.negotiate=true")
def wait_with_objects(world: World) -> Specs:
    """An old commit, pushed by one who cannot see that the origin has it."""
    world.git("config", "receive.unpackLimit", "1")  # what came is kept as it came, as from a large world
    world.push(*(world.deliver(FRAME, worker) for worker in ("w1", "w2")))
    return f"{world.git('rev-parse', 'main~1')}:refs/wait/main/w1-1"


@breaks("refs/wait/main/w1-1", "no commit of the timeline main")
def wait_for_a_delivery(world: World) -> Specs:
    return f"{world.tip('main^2')}:refs/wait/main/w1-1"


@breaks("refs/wait/main/w1-1", "no commit of the timeline main")
def wait_for_a_tree(world: World) -> Specs:
    return f"{world.pull()}^{{tree}}:refs/wait/main/w1-1"


@breaks("refs/wait/side/w1-1", "no timeline", "side")
def wait_on_no_timeline(world: World) -> Specs:
    return f"{world.pull()}:refs/wait/side/w1-1"


@breaks("refs/wait/main/w1-1", "there already")
def wait_again(world: World) -> Specs:
    world.git("update-ref", "refs/wait/main/w1-1", "main~1")
    return f"{world.pull()}:refs/wait/main/w1-1"


# --- edits

EDIT = "refs/edits/main/mine"


def editing(changes: Mapping[str, Change], message: str = "edit") -> Callable[[World], Specs]:
    """An edit on the tip."""

    def build(world: World) -> Specs:
        world.pull()
        return world.edit("mine", changes, message=message)

    return build


def linked(path: str, mode: str) -> Callable[[World], Specs]:
    """An edit that adds something that is no regular file."""

    def build(world: World) -> Specs:
        oid = world.pull() if mode == "160000" else stored(world, "blob", b"fleet.json")
        return world.edit("mine", {path: (mode, oid)})

    return build


def document(path: str, change: Callable[[dict[str, Any]], object]) -> Callable[[World], Specs]:
    """An edit that changes one document."""

    def build(world: World) -> Specs:
        found = world.document(path, world.pull())
        change(found)
        return world.edit("mine", {path: strictjson.dumps(found)})

    return build


ADA = names.agent_path("ada")
GENERAL = "state/channels/general.json"
GRAMMAR = "the parts of a path are of A-Z, a-z, 0-9, dot, _ and -"
EDITS: dict[str, tuple[Callable[[World], Specs], tuple[str, ...]]] = {
    "a_delta": (editing({"deltas/3/w1/1.json": encoded()}), ("deltas/3/w1/1.json", "by deliveries alone")),
    "cut_off": (editing({ADA: b'{"name": '}), (ADA, "not strict JSON")),
    "settings_cut_off": (editing({"fleet.json": b"{"}), ("fleet.json", "not strict JSON")),
    "emptied": (editing({ADA: b"{}"}), (ADA, "is a required property")),
    "of_a_text": (document("fleet.json", lambda d: d["frame"].update(deadline="1")), ("fleet.json", "frame/deadline")),
    "of_a_key_with_a_newline": (document(ADA, lambda d: d["following"].update({"a\nb": {}})), (ADA, "following")),
    "unknown_setting": (document("fleet.json", lambda d: d.update(speed=1)), ("fleet.json", "'speed' was unexpected")),
    "conflict_markers_in_json": (
        editing({"fleet.json": b"<<<<<<< a\n{}\n=======\n{}\n>>>>>>> b\n"}), ("fleet.json", "not strict JSON")),
    "conflict_markers_in_text": (
        editing({"README.md": b"<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n"}), ("README.md", "conflict markers")),
    "agent_vanishes": (editing({ADA: None}), (ADA, "would vanish", "Fleet-Shrink: yes")),
    "channel_vanishes": (editing({GENERAL: None}), (GENERAL, "would vanish", "Fleet-Shrink: yes")),
    "settings_vanish": (editing({"fleet.json": None}), ("fleet.json", "vanish")),
    "attributes_vanish": (editing({".gitattributes": None}), (".gitattributes", "vanish")),
    "settings_vanish_on_purpose": (editing({"fleet.json": None}, "x\n\nFleet-Shrink: yes"), ("fleet.json",)),
    "path_with_a_space": (editing({"a b": b""}), ("'a b'", GRAMMAR)),
    "path_with_a_newline": (editing({"a\nb": b""}), ("'a\\nb'", GRAMMAR)),
    "path_of_other_letters": (editing({"caf\u00e9": b""}), (GRAMMAR,)),
    "path_of_invalid_utf8": (editing({os.fsdecode(b"\xff"): b""}), (GRAMMAR,)),
    "path_with_a_backslash": (editing({"a\\b": b""}), (GRAMMAR,)),
    "path_longer_than_file_names": (editing({"a" * 300: b""}), ("aaa", "255")),
    "path_beginning_git": (editing({"projects/x/.gitmodules2": b""}), ("projects/x/.gitmodules2", GRAMMAR)),
    "attributes_in_a_folder": (editing({"state/.gitattributes": b""}), ("state/.gitattributes", GRAMMAR)),
    "no_document_of_the_world": (editing({"state/notes.txt": b""}), ("state/notes.txt", "no document of the world")),
    "document_too_deep": (editing({"state/channels/a/b.json": b"{}"}), ("state/channels/a/b.json", "no document")),
    "document_of_no_kind": (editing({"state/moods/ada.json": b"{}"}), ("state/moods/ada.json", "no document")),
    "state_a_file": (editing({"state/agents/00": b"{}"}), ("state/agents/00", "no document")),
    "memory_of_another": (
        editing({"state/memory/fd/bo.json": strictjson.dumps({"agent": "ada", "memories": {}})}),
        ("state/memory/fd/bo.json", "belongs to state/memory/fd/ada.json")),
    "executable": (linked("run.sh", "100755"), ("run.sh", "mode 100755")),
    "link": (linked("link", "120000"), ("link", "mode 120000")),
    "submodule": (linked("sub", "160000"), ("sub", "mode 160000")),
}  # fmt: skip
for name, (build, reasons) in EDITS.items():
    BREAKS[f"edit_{name}"] = (build, (EDIT, *reasons))


@breaks(EDIT, "state/agents/00/ada.json", f"belongs to {ADA}")
def edit_puts_an_agent_elsewhere(world: World) -> Specs:
    there = room.git(world.clone, "rev-parse", f"{world.pull()}:{ADA}")
    return world.edit("mine", {"state/agents/00/ada.json": ("100644", there)})


@breaks(EDIT, "state/channels/other.json", f"belongs to {GENERAL}")
def edit_calls_a_channel_otherwise(world: World) -> Specs:
    there = room.git(world.clone, "rev-parse", f"{world.pull()}:{GENERAL}")
    return world.edit("mine", {"state/channels/other.json": ("100644", there)})


@breaks(EDIT, "state/threads/0/2/1-ada-1.json", "belongs to state/threads/0/1/1-ada-1.json")
def edit_moves_a_thread_to_another_frame(world: World) -> Specs:
    there = room.git(world.clone, "rev-parse", f"{world.pull()}:state/threads/0/1/1-ada-1.json")
    return world.edit("mine", {"state/threads/0/2/1-ada-1.json": ("100644", there)})


@breaks(EDIT, "state/threads/0/1/1-ada-1.json", "would vanish", "Fleet-Shrink: yes")
def edit_makes_a_thread_vanish(world: World) -> Specs:
    return editing({"state/threads/0/1/1-ada-1.json": None})(world)


@breaks(EDIT, "state/threads/0/1/1-ada-1.json", "3-", "would vanish", "Fleet-Shrink: yes")
def edit_makes_a_comment_vanish(world: World) -> Specs:
    with_comment(world)
    return document("state/threads/0/1/1-ada-1.json", lambda thread: thread.update(comments={}))(world)


@breaks(EDIT, "beyond 2", "only the primary makes frames")
def edit_beyond_the_tip(world: World) -> Specs:
    return document("frame.json", lambda clock: clock.update(frame=3))(world)


@breaks(EDIT, "belongs to the timeline side")
def edit_of_another_timeline(world: World) -> Specs:
    return document("frame.json", lambda clock: clock.update(timeline="side"))(world)


@breaks(EDIT, "no commit in common with main")
def edit_of_nothing_in_common(world: World) -> Specs:
    return f"{world.commit([], {**tree_of(world, world.pull()), 'a.md': b'a'}, 'anew')}:{EDIT}"


@breaks(EDIT, "no frame.json")
def edit_without_the_clock(world: World) -> Specs:
    return editing({"frame.json": None})(world)


@breaks(EDIT, "there is nothing to merge")
def edit_that_is_merged_already(world: World) -> Specs:
    return f"{world.pull()}:{EDIT}"


@breaks(EDIT, "fleet.json /frame/deadline", "conflicts with the tip", "git pull")
def edit_in_conflict(world: World) -> Specs:
    mine, theirs = world.set("mine", deadline=7), world.set("theirs", deadline=9)
    world.push(theirs)
    return mine


@breaks(EDIT, "README.md", "the same lines were changed", "conflicts with the tip")
def edit_in_conflict_as_text(world: World) -> Specs:
    world.pull()
    mine, theirs = (world.edit(name, {"README.md": name.encode()}) for name in ("mine", "theirs"))
    world.push(theirs)
    return mine


@breaks(EDIT, "more than one merge base")
def edit_across_a_cross(world: World) -> Specs:
    one, two = (world.edit(name, {f"{name}.md": b"x"}) for name in ("one", "two"))
    commits = [spec.partition(":")[0] for spec in (one, two)]
    world.push(one)
    world.push(two)
    merged = {"one.md": b"x", "two.md": b"x", "mine.md": b"x"}
    return f"{world.commit([commits[0], commits[1]], merged)}:{EDIT}"


@breaks(EDIT, "dated more than a day ahead")
def edit_of_the_future(world: World) -> Specs:
    line = f"op <op@example.org> {int(time.time()) + 3 * 86400} +0000"
    return f"{world.commit([world.pull()], {'a.md': b'a'}, line=line)}:{EDIT}"


def with_comment(world: World) -> None:
    """Let frame 3 close, in which the first thread gets a comment."""
    w1 = world.mine("w1")
    said = delta(FRAME, "w1", agents=w1, actions=[comment(FRAME, w1[0], 1, "1-ada-1")])
    world.pull()
    world.push(world.deliver(FRAME, "w1", said), world.deliver(FRAME, "w2"))


@pytest.mark.parametrize("way", BREAKS)
def test_a_broken_push_is_refused(world: World, way: str) -> None:
    build, words = BREAKS[way]
    refused(world, build(world), words)


FSCK: dict[str, bytes] = {
    "folder_named_git": b"40000 .git\0" + bytes.fromhex("4b825dc642cb6eb9a060e54bf8d69288fbee4904"),
    "entries_twice": 2 * (b"100644 1.json\0" + bytes.fromhex("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391")),
    "mode_padded": b"040000 a\0" + bytes.fromhex("4b825dc642cb6eb9a060e54bf8d69288fbee4904"),
    "entry_without_name": b"100644 \0" + bytes.fromhex("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"),
    "entries_out_of_order": b"".join(
        b"100644 " + name + b"\0" + bytes.fromhex("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391") for name in (b"2", b"1")
    ),
}


@pytest.mark.parametrize("way", FSCK)
def test_what_git_itself_takes_for_broken_is_refused(world: World, way: str) -> None:
    stored(world, "blob", b"")
    stored(world, "tree", b"")
    spec = f"{in_folders(world, FSCK[way])}:{REF}"
    before = world.traces()
    world.push(spec, ok=False)
    assert world.traces() == before


def test_each_bad_ref_of_a_push_gets_its_own_sentence(world: World) -> None:
    before = world.traces()
    done = world.push(
        f"{good(world)}:refs/tags/v1", f"{good(world)}:refs/inbox/main/3/w9", ":refs/heads/main", ok=False
    )
    said = [row for row in done.stderr.splitlines() if "fleet: refused: " in row]
    assert len(said) == len(world.log()) == 3
    assert world.traces() == before


def test_a_mirror_push_is_refused(world: World) -> None:
    world.deliver(FRAME, "w1")
    before = world.traces()
    done = room.attempt(world.clone, "git", "push", "--mirror", str(world.origin))
    room.git(world.clone, "update-ref", "refs/heads/side", world.commit([world.pull()], {"x": b"x"}))
    done = room.attempt(world.clone, "git", "push", "--mirror", str(world.origin))
    assert done.returncode != 0
    assert world.traces() == before


def test_the_gate_says_when_its_interpreter_has_gone(world: World) -> None:
    hook = world.origin / "hooks" / "pre-receive"
    gone = "/nowhere/python"
    rows = [f"PYTHON={gone}" if row.startswith("PYTHON=") else row for row in hook.read_text().splitlines()]
    hook.write_text("\n".join(rows) + "\n")
    before = world.traces()
    done = world.push(world.deliver(FRAME, "w1"), ok=False)
    assert f"the interpreter {gone} has gone" in done.stderr
    assert "make install-hooks" in done.stderr
    assert world.traces() == before


def test_a_delivery_of_agents_whose_document_is_gone_is_refused(world: World) -> None:
    agent = world.mine("w1")[0]
    world.pull()
    world.push(world.edit("gone", {names.agent_path(agent): None}, message="x\n\nFleet-Shrink: yes"))
    world.pull()
    late = world.deliver(FRAME, "w1", delta(FRAME, "w1", agents=[agent]))
    refused(world, late, (f"{FOLDER}/1.json", agent, "no such agent is in the world of its parent"))


# --- what must pass


def closes(world: World, *specs: str) -> dict[str, Any]:
    """Push deliveries that complete frame 3; its clock."""
    done = world.push(*specs)
    assert "refused" not in done.stderr
    clock = world.clock()
    assert clock["frame"] == FRAME
    return clock


def layouts() -> dict[str, Callable[[Any], bytes]]:
    """Ways to lay out the same JSON."""
    return {
        "canonical": strictjson.dumps,
        "packed": lambda d: json.dumps(d, separators=(",", ":")).encode(),
        "wide": lambda d: json.dumps(d, indent=8).encode() + b"\r\n\t \n",
        "escaped": lambda d: json.dumps(d, ensure_ascii=True).encode(),
        "turned_round": lambda d: json.dumps(dict(reversed(d.items()))).encode(),
        "with_space_before": lambda d: b"\n\n  " + json.dumps(d).encode(),
    }


@pytest.mark.parametrize("layout", layouts())
def test_any_layout_of_json_is_taken(world: World, layout: str) -> None:
    data = layouts()[layout](world.posts(FRAME, "w1") | {"actions": [ada_of(world, body="Té, 茶\n\u0041\t🍵")]})
    spec = f"{world.commit([world.pull()], {f'{FOLDER}/1.json': data})}:{REF}"
    clock = closes(world, world.deliver(FRAME, "w2", delta(FRAME, "w2")), spec)
    assert (clock["applied"], clock["rejected"]) == (1, [])
    thread = f"{FRAME}-{world.mine('w1')[0]}-1"
    assert world.document(names.thread_path(thread))["body"] == "Té, 茶\nA\t🍵"


def ada_of(world: World, **more: Any) -> dict[str, Any]:
    """A post of the first agent of w1."""
    return post(FRAME, world.mine("w1")[0], title="Tea", **more)


def test_what_is_exactly_at_the_limits_is_taken(world: World) -> None:
    agent = world.mine("w1")[0]
    words = {"title": "茶" * 10, "body": "🍵" * 20}
    made = delta(
        FRAME, "w1", agents=[agent], actions=[post(FRAME, agent, n, **words) for n in (1, 2, 9007199254740991)]
    )
    data = strictjson.dumps(made)
    data += b" " * (SMALL["delta_bytes"] - len(data))
    spec = f"{world.commit([world.pull()], {f'{FOLDER}/1.json': data})}:{REF}"
    assert closes(world, spec, world.deliver(FRAME, "w2", delta(FRAME, "w2")))["applied"] == 3


def test_depth_32_is_taken_by_the_reader_and_judged_by_the_schema(world: World) -> None:
    refused(world, holding(odd(b"[" * 31 + b"]" * 31))(world), ("utc", "is not of type 'string'"))


def test_several_streams_are_taken(world: World) -> None:
    one, *others = world.mine("w1")
    deltas = (
        delta(FRAME, "w1", "0", agents=[one], actions=[ada_of(world)]),
        delta(FRAME, "w1", "007", agents=others),
        delta(FRAME, "w1", "999999999"),
    )
    clock = closes(world, world.deliver(FRAME, "w1", *deltas), world.deliver(FRAME, "w2", delta(FRAME, "w2")))
    assert (clock["applied"], clock["agents"]) == (1, 1 + len(others))


def test_errors_and_usage_are_taken_and_counted(world: World) -> None:
    agent = world.mine("w1")[0]
    numbers = {"calls": 2, "prompt_tokens": 3, "completion_tokens": 4, "microusd": 5, "ms": 6}
    usage = {"agents": [agent], "model": "m", **numbers, "cut": 7, "unpriced": 1}
    made = delta(
        FRAME, "w1", agents=[agent], usage=[usage], errors=[{"agent": agent, "error": "timed out\nafter 60 s"}]
    )
    clock = closes(world, world.deliver(FRAME, "w1", made), world.deliver(FRAME, "w2", delta(FRAME, "w2")))
    assert clock["usage"] == numbers
    assert clock["errors"] == 1


def test_the_empty_delta_of_a_joiner_is_taken(world: World) -> None:
    clock = closes(world, *(world.deliver(FRAME, w, delta(FRAME, w)) for w in ("w3", "w2", "w1")))
    assert clock["delivered"] == ["w1", "w2", "w3"]
    assert world.mine("w3")


def test_a_joiner_slower_than_the_others_is_taken_late(world: World) -> None:
    spec = world.deliver(FRAME, "w3", delta(FRAME, "w3"))
    closes(world, *(world.deliver(FRAME, w) for w in ("w1", "w2")))
    said = world.push(spec).stderr
    assert "frame 3 has closed; this late delivery will be in frame 4" in said


def test_several_edits_in_one_push_are_taken(world: World) -> None:
    world.pull()
    edits = [world.edit(f"e{n}", {f"notes/{n}.md": b"n\n"}) for n in range(3)]
    said = world.push(*edits).stderr
    assert [f"edit e{n} is merged into main at frame 2" in said for n in range(3)] == [True] * 3
    assert world.git("ls-tree", "-r", "--name-only", "main", "notes/").split() == [f"notes/{n}.md" for n in range(3)]
    world.check()


def test_an_edit_may_say_that_it_means_to_shrink(world: World) -> None:
    world.pull()
    world.push(world.edit("gone", {ADA: None}, message="take ada out\n\nFleet-Shrink: yes"))
    assert ADA not in world.git("ls-tree", "-r", "--name-only", "main")


def test_an_edit_may_add_an_agent_who_then_acts(world: World) -> None:
    zoe = world.document(ADA, world.pull()) | {"name": "zoe", "acts": {}}
    world.push(world.edit("zoe", {names.agent_path("zoe"): json.dumps(zoe).encode()}))
    assert world.git("show", f"main:{names.agent_path('zoe')}").encode() + b"\n" == strictjson.dumps(zoe)
    world.pull()
    closes(world, *(world.deliver(FRAME, w) for w in ("w1", "w2")))
    assert world.document("state/slices.json")["agents"] == 7


def test_an_edit_that_touches_what_is_the_primarys_is_taken_without_that(world: World) -> None:
    workers = world.document("state/workers.json", world.pull())
    changed = {name: seen | {"missed": 9} for name, seen in workers.items()}
    said = world.push(world.edit("mine", {"state/workers.json": strictjson.dumps(changed), "a.md": b"a"})).stderr
    assert "the primary's own state/workers.json stayed as it was" in said
    assert world.document("state/workers.json") == workers
    assert world.git("show", "main:a.md") == "a"


def test_a_pending_edit_may_be_deleted(world: World) -> None:
    put(world, EDIT, world.edit("mine", {"a.md": b"a\n"}).partition(":")[0])
    world.push(f":{EDIT}")
    assert world.refs("refs/edits") == []
    assert world.clock()["frame"] == 2


def test_an_edit_of_a_document_and_a_frame_that_changes_it_both_hold(world: World) -> None:
    channel = world.document(GENERAL, world.pull())
    channel["about"]["value"] = "About everything."
    spec = world.edit("mine", {GENERAL: strictjson.dumps(channel)})
    closes(world, *(world.deliver(FRAME, w) for w in ("w1", "w2")))
    world.push(spec)
    after = world.document(GENERAL)
    assert after["about"]["value"] == "About everything."
    assert len(after["threads"]) == 18


def test_a_delivery_computed_before_an_edit_is_taken_after_it(world: World) -> None:
    specs = [world.deliver(FRAME, w) for w in ("w1", "w2")]
    world.push(world.edit("mine", {"a.md": b"a\n"}))
    assert closes(world, *specs)["applied"] == 6
    assert world.git("show", "main:a.md") == "a"
    world.check()


def test_a_header_that_nobody_knows_does_no_harm(world: World) -> None:
    spec = f"{with_header(world, 'encodings')}:{REF}"
    closes(world, spec, world.deliver(FRAME, "w2"))


def test_an_edit_of_an_impossible_time_zone_holds_up_nobody(world: World) -> None:
    text = room.git(world.clone, "cat-file", "commit", world.commit([world.pull()], {"a.md": b"a"})) + "\n"
    world.push(f"{stored(world, 'commit', text.replace('+0000', '+9999').encode())}:{EDIT}")
    world.push(world.edit("other", {"b.md": b"b"}))
    assert world.git("ls-tree", "--name-only", "main", "a.md", "b.md").split() == ["a.md", "b.md"]


def test_the_author_of_an_edit_stays_its_author(world: World) -> None:
    line = "Ünal Öz <op@example.org> 1700000100 +0530"
    world.push(f"{world.commit([world.pull()], {'a.md': b'a'}, 'add a', line)}:{EDIT}")
    assert world.git("log", "-1", "--format=%an <%ae> %ad|%s", "--date=raw") == (
        "Ünal Öz <op@example.org> 1700000100 +0530|edit mine: add a"
    )
