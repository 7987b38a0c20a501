"""Software: which changes are merged, what becomes of the files, and what their authors are told."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import strategies as st

from fleet import names, strictjson, world
from fleet.delta import Delivery
from fleet.fold import projects
from tests import worlds
from tests.worlds import AGENTS, World, change, comment, delivery, genesis, law, post, vote

Files = Mapping[str, str | None]


def everybody(frame: int, *actions: dict[str, Any]) -> list[Delivery]:
    """All actions through one worker; the others deliver too."""
    return [delivery(frame, worlds.WORKERS[0], *actions), *(delivery(frame, w) for w in worlds.WORKERS[1:])]


def small(**limits: int) -> World:
    """A world in which one approval is enough."""
    return genesis().limited(**{"quorum": 1, **limits})


def step(tip: World, *actions: dict[str, Any]) -> World:
    return tip.after(everybody(tip.frame + 1, *actions))


def proposed(tip: World, *files: Files, by: tuple[str, ...] = ("ada", "bo", "cy")) -> World:
    """One frame in which different agents propose; their ids are those of that frame, in the order of `by`."""
    return step(tip, *(change(tip.frame + 1, agent, each) for agent, each in zip(by, files, strict=False)))


def approved(tip: World, *changes: str, by: str = "dee") -> World:
    return step(tip, *(vote(tip.frame + 1, by, each, n=n) for n, each in enumerate(changes, 1)))


def with_project(files: Files, **limits: int) -> World:
    """A world at frame 2 in which the project `tea` holds some files."""
    tip = approved(proposed(small(**limits), files), "1-ada-1")
    assert tip.project("tea") == files
    return tip


def verdict(tip: World, thread: str) -> dict[str, Any]:
    found: dict[str, Any] = tip.threads()[thread].get("verdict", {})
    return found


def outcome(tip: World, thread: str) -> str | None:
    return verdict(tip, thread).get("outcome")


def notes(tip: World, agent: str) -> dict[str, Any]:
    found: dict[str, Any] = tip.document(names.agent_path(agent))["notifications"]
    return found


# What is approved.


def test_a_quorum_merges_it_and_begins_the_project() -> None:
    tip = proposed(genesis(), {"kettle.py": "boil()\n", "tests/test_kettle.py": ""})
    tip = approved(approved(tip, "1-ada-1", by="bo"), "1-ada-1", by="cy")
    assert outcome(tip, "1-ada-1") is None
    tip = approved(tip, "1-ada-1", by="dee")
    assert tip.project("tea") == {"kettle.py": "boil()\n", "tests/test_kettle.py": ""}
    assert verdict(tip, "1-ada-1") == {"frame": 4, "for": 3, "against": 0, "outcome": "merged"}
    assert notes(tip, "ada")["1-ada-1"] == {"why": "merged", "on": "1-ada-1"}


def test_votes_of_the_frame_that_proposes_count() -> None:
    tip = small()
    tip = step(tip, change(1, "ada", {"a.py": "1\n"}), *(vote(1, agent, "1-ada-1") for agent in ("bo", "cy")))
    clock = tip.clock
    assert (outcome(tip, "1-ada-1") == "merged") == (len(clock["rejected"]) < 2)


def test_the_author_does_not_approve_its_own_change() -> None:
    tip = approved(proposed(small(), {"a.py": "1\n"}), "1-ada-1", by="ada")
    assert outcome(tip, "1-ada-1") is None
    assert projects.reviews(tip.threads()["1-ada-1"]) == ([], [])


def test_a_majority_against_holds_it_back_and_a_tie_does_not() -> None:
    tip = proposed(small(), {"a.py": "1\n"})
    against = step(tip, vote(2, "bo", "1-ada-1"), vote(2, "cy", "1-ada-1", -1), vote(2, "dee", "1-ada-1", -1))
    assert outcome(against, "1-ada-1") is None
    tied = step(against, vote(3, "eli-2", "1-ada-1"))
    assert verdict(tied, "1-ada-1") == {"frame": 3, "for": 2, "against": 2, "outcome": "merged"}


def test_a_vote_taken_back_does_not_count() -> None:
    tip = proposed(small(quorum=2), {"a.py": "1\n"})
    tip = step(tip, vote(2, "bo", "1-ada-1"))
    tip = step(tip, vote(3, "bo", "1-ada-1", 0), vote(3, "cy", "1-ada-1"))
    assert outcome(tip, "1-ada-1") is None
    assert outcome(step(tip, vote(4, "dee", "1-ada-1")), "1-ada-1") == "merged"


@pytest.mark.parametrize(
    ("votes", "end"),
    [((), "expired"), ((1,), "expired"), ((1, -1), "expired"), ((-1,), "declined"), ((1, -1, -1), "declined")],
)
def test_what_is_not_approved_in_its_term_closes_unmerged(votes: tuple[int, ...], end: str) -> None:
    tip = proposed(small(quorum=2, change_frames=2), {"a.py": "1\n"})
    tip = step(tip, *(vote(2, agent, "1-ada-1", value) for agent, value in zip(AGENTS[1:], votes, strict=False)))
    assert outcome(tip, "1-ada-1") is None
    tip = step(tip)
    assert outcome(tip, "1-ada-1") == end
    assert notes(tip, "ada")["1-ada-1"] == {"why": "verdict", "on": "1-ada-1"}
    assert tip.project("tea") == {}
    late = tip.fold(everybody(4, vote(4, "bo", "1-ada-1"), comment(4, "bo", "1-ada-1", 2)))
    assert late.clock["rejected"] == [{"id": "4-bo-1", "why": "closed"}]


def test_the_votes_of_its_last_frame_count() -> None:
    tip = proposed(small(change_frames=1), {"a.py": "1\n"})
    tip = approved(tip, "1-ada-1")
    assert verdict(tip, "1-ada-1")["outcome"] == "merged"
    assert not [path for path in tip.files if path.startswith("state/due/")]


def test_a_quorum_that_an_edit_lowers_holds_for_what_is_due() -> None:
    tip = proposed(small(quorum=3, change_frames=2), {"a.py": "1\n"})
    tip = approved(tip, "1-ada-1").limited(quorum=1)
    assert outcome(step(tip), "1-ada-1") == "merged"


# Three-way.

TEN = "".join(f"line {n}\n" for n in range(10))


def line(n: int, text: str, base: str = TEN) -> str:
    return base.replace(f"line {n}\n", f"{text}\n")


def test_changes_to_different_lines_of_one_file_both_land_in_one_frame_or_in_two() -> None:
    tip = proposed(with_project({"a.txt": TEN}), {"a.txt": line(1, "one")}, {"a.txt": line(8, "eight")})
    wanted = {"a.txt": line(8, "eight", line(1, "one"))}
    assert approved(tip, "3-ada-1", "3-bo-1").project("tea") == wanted
    assert approved(approved(tip, "3-bo-1"), "3-ada-1").project("tea") == wanted


def test_of_two_changes_to_the_same_line_the_second_goes_back_with_the_conflict_shown() -> None:
    tip = proposed(with_project({"a.txt": TEN}), {"a.txt": line(4, "ours")}, {"a.txt": line(4, "theirs")})
    tip = approved(tip, "3-bo-1", "3-ada-1")
    assert tip.project("tea") == {"a.txt": line(4, "ours")}
    assert [outcome(tip, change) for change in ("3-ada-1", "3-bo-1")] == ["merged", "conflict"]
    shown = verdict(tip, "3-bo-1")["conflict"]
    assert shown.startswith("a.txt: the same lines were changed since you saw it\n<<<<<<< what is there now\n")
    assert "\nours\n" in shown
    assert "\ntheirs\n" in shown
    assert notes(tip, "bo")["3-bo-1"] == {"why": "conflict", "on": "3-bo-1"}
    again = approved(proposed(tip, {"a.txt": line(4, "ours and theirs")}, by=("bo",)), "5-bo-1")
    assert again.project("tea") == {"a.txt": line(4, "ours and theirs")}


def test_a_change_is_merged_whole_or_not_at_all() -> None:
    tip = proposed(
        with_project({"a.txt": TEN, "b.txt": "b\n"}),
        {"a.txt": line(4, "ours")},
        {"a.txt": line(4, "theirs"), "b.txt": "new\n", "c.txt": "c\n"},
    )
    tip = approved(tip, "3-ada-1", "3-bo-1")
    assert tip.project("tea") == {"a.txt": line(4, "ours"), "b.txt": "b\n"}


def test_a_change_that_went_back_leaves_no_trace_for_those_after_it() -> None:
    tip = proposed(
        with_project({"a.txt": TEN, "b.txt": "b\n"}),
        {"a.txt": line(4, "one")},
        {"a.txt": line(4, "two"), "b.txt": None, "c/d.txt": "d\n"},
        {"b.txt": "three\n", "c": "file\n"},
    )
    tip = approved(tip, "3-ada-1", "3-bo-1", "3-cy-1")
    assert [outcome(tip, f"3-{agent}-1") for agent in ("ada", "bo", "cy")] == ["merged", "conflict", "merged"]
    assert tip.project("tea") == {"a.txt": line(4, "one"), "b.txt": "three\n", "c": "file\n"}


@pytest.mark.parametrize(
    ("first", "second", "end", "left"),
    [
        ({"a": "1\n"}, {"a": "1\n"}, "merged", {"a": "1\n"}),  # both write alike
        ({"a": None}, {"a": None}, "merged", {}),  # both delete
        ({"a": "1\n"}, {"a": None}, "conflict", {"a": "1\n"}),  # deleted against changed
        ({"a": None}, {"a": "1\n"}, "conflict", {}),  # changed against deleted
        ({"a": None}, {"a": "0\n"}, "merged", {}),  # the second wrote what it saw
        ({"a": "1\n"}, {"a": "0\n"}, "merged", {"a": "1\n"}),
        ({"a": "0\n"}, {"a": "1\n"}, "merged", {"a": "1\n"}),
        ({"b": "1\n"}, {"b": "1\n"}, "merged", {"a": "0\n", "b": "1\n"}),  # both add alike
        ({"b": "1\n"}, {"b": "2\n"}, "conflict", {"a": "0\n", "b": "1\n"}),
        ({"b": "1\n"}, {"b": None}, "merged", {"a": "0\n", "b": "1\n"}),  # what it never saw it cannot delete
    ],
)
def test_one_path_two_changes(first: Files, second: Files, end: str, left: Files) -> None:
    tip = approved(proposed(with_project({"a": "0\n"}), first, second), "3-ada-1", "3-bo-1")
    assert [outcome(tip, "3-ada-1"), outcome(tip, "3-bo-1")] == ["merged", end]
    assert tip.project("tea") == left
    after = approved(approved(proposed(with_project({"a": "0\n"}), first, second), "3-ada-1"), "3-bo-1")
    assert after.project("tea") == left


def test_what_an_author_saw_is_its_own_deliverys_parent_however_late_it_comes() -> None:
    tip = with_project({"a.txt": TEN})
    late = delivery(3, worlds.WORKERS[1], change(3, "bo", {"a.txt": line(8, "late")}))
    on_time = [delivery(3, w) for w in (worlds.WORKERS[0], worlds.WORKERS[2])]
    tip = tip.after(on_time)
    tip = approved(proposed(tip, {"a.txt": line(1, "one")}), "4-ada-1")
    tip = tip.after([late, *everybody(6)])
    saw = tip.threads()["3-bo-1"]["files"]["a.txt"]["seen"]
    assert worlds.BLOBS[saw] == TEN.encode()
    assert tip.threads()["3-bo-1"]["closes"] == 16
    assert approved(tip, "3-bo-1").project("tea") == {"a.txt": line(8, "late", line(1, "one"))}


def test_merging_is_in_the_order_of_ids_not_of_votes() -> None:
    tip = small()
    for frame in range(1, 10):
        tip = step(tip, *([change(9, "ada", {"a": "nine"})] if frame == 9 else []))
    tip = step(tip, change(10, "ada", {"a": "ten"}))
    tip = approved(tip, "10-ada-1", "9-ada-1")
    assert tip.project("tea") == {"a": "nine"}
    assert [outcome(tip, "9-ada-1"), outcome(tip, "10-ada-1")] == ["merged", "conflict"]


# What is in the way.


@pytest.mark.parametrize(
    ("there", "wanted", "said"),
    [
        ({"lib/a": "1"}, {"lib": "2"}, "lib is a folder there"),
        ({"lib": "1"}, {"lib/a": "2"}, "lib is a file there, and no folder"),
        ({"lib/a/b": "1"}, {"lib/a": "2"}, "lib/a is a folder there"),
        ({"README": "1"}, {"Readme": "2"}, "Readme and README, which is there, differ by case alone"),
        ({"lib/a": "1"}, {"Lib/b": "2"}, "Lib and lib, which is there, differ by case alone"),
        ({"lib/a": "1"}, {"lib/A": "2"}, "lib/A and lib/a, which is there, differ by case alone"),
        ({"lib/a": "1"}, {"LIB": "2"}, "LIB and lib, which is there, differ by case alone"),
        ({"x": "1"}, {"a": "2", "A": "3"}, "a and A, which is there, differ by case alone"),
        ({"x": "1"}, {"a": "2", "a/b": "3"}, "a is a file there, and no folder"),
    ],
)
def test_a_path_that_collides_goes_back(there: Files, wanted: Files, said: str) -> None:
    tip = approved(proposed(with_project(there), wanted), "3-ada-1")
    assert verdict(tip, "3-ada-1") == {"frame": 4, "for": 1, "against": 0, "outcome": "conflict", "conflict": said}
    assert tip.project("tea") == there


@pytest.mark.parametrize(
    ("there", "wanted", "left"),
    [
        ({"lib/a": "1"}, {"lib": "2", "lib/a": None}, {"lib": "2"}),
        ({"lib": "1"}, {"lib/a": "2", "lib": None}, {"lib/a": "2"}),
        ({"lib/x/y/z": "1"}, {"lib/x/y/z": None, "lib/x": "2"}, {"lib/x": "2"}),
        ({"README": "1"}, {"README": None, "Readme": "2"}, {"Readme": "2"}),
        ({"Lib/a": "1"}, {"Lib/a": None, "lib/a": "2"}, {"lib/a": "2"}),
        ({"a": "1"}, {"a": None}, {}),
    ],
)
def test_what_a_change_takes_away_is_not_in_its_way(there: Files, wanted: Files, left: Files) -> None:
    assert approved(proposed(with_project(there), wanted), "3-ada-1").project("tea") == left


def test_a_collision_is_with_what_is_there_at_that_moment() -> None:
    tip = proposed(with_project({"lib/a": "1"}), {"lib/a": None}, {"lib": "2"}, {"lib/b": "3"})
    tip = approved(tip, "3-ada-1", "3-bo-1", "3-cy-1")
    assert tip.project("tea") == {"lib": "2"}
    assert [outcome(tip, f"3-{agent}-1") for agent in ("ada", "bo", "cy")] == ["merged", "merged", "conflict"]


def test_projects_do_not_meddle_with_each_other() -> None:
    tip = step(small(), change(1, "ada", {"a": "1"}), change(1, "bo", {"A": "2"}, project="pot"))
    tip = approved(tip, "1-ada-1", "1-bo-1")
    assert (tip.project("tea"), tip.project("pot")) == ({"a": "1"}, {"A": "2"})


def test_what_an_operator_put_beside_a_project_is_in_the_way_too() -> None:
    tip = World({**small().files, "projects/tea": b"no folder\n"})
    tip = approved(proposed(tip, {"a": "1"}), "1-ada-1")
    assert verdict(tip, "1-ada-1")["conflict"] == "tea is a file there, and no folder"
    assert tip.files["projects/tea"] == b"no folder\n"


def test_what_two_sides_wrote_may_not_outgrow_a_file() -> None:
    tip = with_project({"a.txt": TEN}, file_bytes=100)
    tip = proposed(tip, {"a.txt": line(1, "x" * 30)}, {"a.txt": line(8, "y" * 30)})
    tip = approved(tip, "3-ada-1", "3-bo-1")
    assert tip.project("tea") == {"a.txt": line(1, "x" * 30)}
    assert "it would have 118 bytes, over limits.file_bytes" in verdict(tip, "3-bo-1")["conflict"]


# What is shown.


def test_only_the_conflicts_are_shown_with_a_few_lines_around() -> None:
    rows = [f"row {n}" for n in range(40)]
    rows[10:10] = ["<<<<<<< what is there now", "a", "=======", "b", ">>>>>>> what you wrote"]
    rows[16:16] = ["<<<<<<< what is there now", "c", "=======", "d", ">>>>>>> what you wrote"]
    found = projects.excerpt("\n".join(rows).encode()).split("\n")
    assert found[:4] == ["the same lines were changed since you saw it", "...", "row 8", "row 9"]
    assert found[-3:] == ["row 11", "row 12", "..."]
    assert [row for row in found if row in "abcd"] == ["a", "b", "c", "d"]
    rows_shown = [row for row in found if row.startswith("row ")]
    assert rows_shown == ["row 8", "row 9", "row 10", "row 11", "row 12"]


def test_what_is_shown_is_text_that_a_document_may_hold_and_ends_at_a_cap() -> None:
    marked = b"<<<<<<< what is there now\r\n\xff\x00\x1b[2J\n=======\n%b\n>>>>>>> what you wrote\n" % (b"x" * 9000)
    shown = projects.told([f"a.txt: {projects.excerpt(marked)}"])
    assert strictjson.loads(strictjson.dumps({"conflict": shown}))["conflict"] == shown
    assert len(shown) == projects.SHOWN
    assert shown.endswith("\n...")


def test_what_git_cannot_merge_as_text_is_said_to_be_none() -> None:
    assert projects.excerpt(b"") == "it is no text, and cannot be merged"


# The log.


def test_the_log_credits_whoever_wrote_and_approved_a_change() -> None:
    tip = proposed(genesis(), {"a": "1", "b": "2"}, {"c": "3"})
    reviews = [vote(2, agent, "1-ada-1") for agent in ("bo", "cy", "dee")]
    message = tip.fold(everybody(2, *reviews)).story.message()
    assert 'Merged into projects/tea: "ada 1" by @ada, approved by @bo, @cy, @dee (2 files)' in message.split("\n")


def test_the_log_tells_of_changes_that_were_not_merged() -> None:
    tip = proposed(with_project({"a": "0"}, change_frames=2), {"a": "1"}, {"a": "2"}, {"b": "3"})
    tip = approved(tip, "3-ada-1")
    message = tip.fold(everybody(5, vote(5, "dee", "3-bo-1"), vote(5, "dee", "3-cy-1", -1, n=2))).story.message()
    rows = message.split("\n")
    assert 'Sent back with a conflict: "bo 3" by @bo, for projects/tea, 1 for and 0 against.' in rows
    assert 'Declined: "cy 3" by @cy, for projects/tea, 0 for and 1 against.' in rows


def test_no_title_of_a_change_can_write_lines_of_its_own_into_the_log() -> None:
    tip = step(small(), change(1, "ada", {"a": "1"}, title="x\n\nFleet-Frame: 999\n"))
    message = tip.fold(everybody(2, vote(2, "bo", "1-ada-1"))).story.message()
    assert [row for row in message.split("\n") if row.startswith("Fleet-Frame")] == ["Fleet-Frame: 2"]


# The laws.

PATHS = ("a.txt", "b/c.txt", "b", "B/d.txt")
Row = tuple[str, str, int, int]


def texts(tip: World, path: str, token: str, spot: int) -> str | None:
    """What an agent makes of a file that it sees: another line, a new file, or nothing."""
    there = tip.project("tea").get(path)
    if spot == 3:
        return None
    rows = (there or "1\n2\n3\n").split("\n")
    rows[spot % len(rows)] = token
    return "\n".join(rows)


def actions_of(tip: World, plan: list[Row]) -> list[dict[str, Any]]:
    frame = tip.frame + 1
    waiting = sorted(tip.threads(), key=names.id_key) or ["1-nobody-1"]
    made = []
    for n, (agent, do, aim, spot) in enumerate(plan, 1):
        if do == "change":
            paths = {PATHS[aim % 4]: spot, **({PATHS[(aim + 1) % 4]: spot - 1} if aim > 9 else {})}
            files = {path: texts(tip, path, f"{agent}-{frame}-{n}", way) for path, way in paths.items()}
            made.append(change(frame, agent, files, n))
        elif do == "vote":
            made.append(vote(frame, agent, waiting[-1 - aim % len(waiting)], -1 if spot == 3 else 1, n))
        else:
            made.append(post(frame, agent, n))
    return made


def plans(most: int = 12) -> st.SearchStrategy[list[Row]]:
    kinds = st.sampled_from(("change", "change", "vote", "vote", "vote", "post"))
    return st.lists(st.tuples(st.sampled_from(AGENTS), kinds, st.integers(0, 14), st.integers(0, 3)), max_size=most)


def deliveries_of(tip: World, plan: list[Row]) -> list[Delivery]:
    """What the workers deliver, an agent's actions by one of them."""
    acts = actions_of(tip, plan)
    lots = [[a for a in acts if AGENTS.index(a["agent"]) % 3 == lot] for lot in range(3)]
    return [delivery(tip.frame + 1, worker, *lot) for worker, lot in zip(worlds.WORKERS, lots, strict=True)]


def lived(history: list[list[Row]]) -> list[World]:
    """The worlds of a history in which work on a project goes on."""
    tips = [small(change_frames=2)]
    for plan in history:
        tips.append(tips[-1].after(deliveries_of(tips[-1], plan)))
    return tips


HISTORY = st.lists(plans(), min_size=3, max_size=6)


@law(HISTORY, st.randoms(use_true_random=False), examples=60)
def test_any_order_of_arrival_gives_the_same_files(history: list[list[Row]], chance: Any) -> None:
    *before, last = history
    tip = lived(before)[-1]
    deliveries = deliveries_of(tip, last)
    folded = tip.fold(deliveries)
    shuffled = copy.deepcopy(deliveries)
    chance.shuffle(shuffled)
    for each in shuffled:
        chance.shuffle(each.deltas[0]["actions"])
        for action in each.deltas[0]["actions"]:
            chance.shuffle(action.get("files", []))
    again = tip.fold(shuffled)
    assert again.changes == folded.changes
    assert again.story.message() == folded.story.message()


@law(HISTORY, examples=60)
def test_each_change_ends_once_and_the_project_is_what_those_merged_make_of_it(history: list[list[Row]]) -> None:
    """A recount: all merged changes, by frame and id, file by file, and nothing else."""
    tips = lived([*history, [], [], []])
    last = tips[-1].threads()
    changes = {key: thread for key, thread in last.items() if thread["kind"] == "change"}
    assert all("verdict" in thread for key, thread in changes.items() if names.id_key(key)[0] <= tips[-1].frame - 2)
    for tip in tips:
        for key, thread in tip.threads().items():
            if "verdict" in thread:
                assert thread["verdict"] == last[key]["verdict"]
    for before, after in pairwise(tips):
        now = sorted(
            (key for key, thread in changes.items() if thread.get("verdict", {}).get("frame") == after.frame),
            key=names.id_key,
        )
        assert after.project("tea") == recount(before, [changes[key] for key in now])


def recount(before: World, closed: list[dict[str, Any]]) -> dict[str, str]:
    """The project after those changes, found without the fold's own tree."""
    held = before.project("tea")
    for thread in closed:
        trial = dict(held)
        whole = all(settle_file(trial, path, file) for path, file in sorted(thread["files"].items()))
        sound = len({path.lower() for path in trial} | folders(trial)) == len(trial) + len(folders(trial))
        outcome = thread["verdict"]["outcome"]
        if thread["verdict"]["for"] >= 1 and thread["verdict"]["against"] <= thread["verdict"]["for"]:
            assert outcome == ("merged" if whole and sound else "conflict")
        held = trial if outcome == "merged" else held
    return held


def folders(files: dict[str, str]) -> set[str]:
    """The folders of some paths, without case; one that two spellings share counts as a path that is there twice."""
    spelt = {path.rpartition("/")[0] for path in files if "/" in path}
    return {folder.lower() for folder in spelt} if len({f.lower() for f in spelt}) == len(spelt) else {"", *files}


def settle_file(files: dict[str, str], path: str, file: dict[str, Any]) -> bool:
    base = worlds.BLOBS[file["seen"]].decode() if file["seen"] else None
    ours, theirs = files.get(path), file.get("content")
    if theirs in (base, ours):
        return True
    if ours == base:
        files.pop(path, None)
        files.update({path: theirs} if theirs is not None else {})
        return True
    if ours is None or theirs is None:
        return False
    merged, clash = worlds.merge_lines(None if base is None else base.encode(), ours.encode(), theirs.encode())
    files[path] = merged.decode()
    return not clash


@law(HISTORY)
def test_every_document_is_valid_and_nothing_but_projects_and_state_is_written(history: list[list[Row]]) -> None:
    tips = lived(history)
    for before, after in pairwise(tips):
        changes = before.fold(deliveries_of(before, history[before.frame])).changes
        assert all(path.startswith(("state/", "projects/tea/")) or path == "frame.json" for path in changes)
        gone = [path for path, data in changes.items() if data is None]
        assert all(path.startswith(("state/due/", "projects/tea/")) for path in gone)
        for path, data in after.files.items():
            if path.startswith("state/") or path == "frame.json":
                assert strictjson.dumps(world.parse(path, data)) == data
