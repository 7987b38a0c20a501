"""Software in views: changes that wait for review, and projects with their files and what their last changes did."""

from __future__ import annotations

from typing import Any

import pytest

from fleet.view import budget, projects, shown, viewer
from tests.test_view import Source, after, look, thread_in, view_of, why
from tests.worlds import BLOBS, World, act, change, comment, genesis, post, vote

CROWD = ("ada", "bo", "cy", "dee", "eli-2", "fay", "gil")


def merged(tip: World, agent: str, files: dict[str, str | None], project: str = "tea", **more: Any) -> World:
    """The world with a change of that agent in it: `dee`, `eli-2` and `fay` approve."""
    frame = tip.frame + 1
    tip = after(tip, change(frame, agent, files, project=project, **more))
    return after(tip, *(vote(frame + 1, name, f"{frame}-{agent}-1") for name in ("dee", "eli-2", "fay")))


def project_in(seen: dict[str, Any], slug: str) -> dict[str, Any]:
    found: dict[str, dict[str, Any]] = {project["slug"]: project for project in seen["projects"]}
    return found[slug]


def test_a_change_waits_for_the_review_of_everybody_but_its_author_and_those_who_have_voted() -> None:
    tip = after(genesis(CROWD), change(1, "bo", {"b.txt": "two\n", "a.txt": "one\n"}))
    tip = after(tip, vote(2, "cy", "1-bo-1", -1), vote(2, "bo", "1-bo-1"), *(post(2, "dee", n) for n in range(1, 13)))
    assert why(view_of(tip, "ada"))["1-bo-1"] == "review"
    assert why(view_of(tip, "cy")).get("1-bo-1") != "review"
    assert why(view_of(tip, "bo"))["1-bo-1"] == "own"
    seen = thread_in(view_of(tip, "ada"), "1-bo-1")
    wanted = {
        "kind": "change",
        "project": "tea",
        "closes": 11,
        "approvals": 0,
        "against": 1,
        "vote": 0,
        "title": "bo 1",
    }
    assert {key: seen[key] for key in wanted} == wanted
    assert seen["files"] == {"a.txt": {"content": "one\n"}, "b.txt": {"content": "two\n"}}
    assert "verdict" not in seen


def test_what_a_change_takes_away_is_named_and_what_it_proposed_is_not_shown_once_it_is_closed() -> None:
    tip = merged(genesis(CROWD), "bo", {"a.txt": "one\n", "b.txt": "two\n"})
    seen = thread_in(view_of(tip, "bo"), "1-bo-1")
    assert seen["files"] == {"a.txt": {"content": None}, "b.txt": {"content": None}}
    assert seen["verdict"] == {"frame": 2, "for": 3, "against": 0, "outcome": "merged"}
    tip = after(tip, change(3, "cy", {"a.txt": None, "b.txt": "2\n"}))
    seen = thread_in(view_of(tip, "ada"), "3-cy-1")
    assert seen["files"] == {"a.txt": {"delete": True}, "b.txt": {"content": "2\n"}}


def test_the_files_of_a_change_are_shown_as_far_as_there_is_room() -> None:
    files: dict[str, str | None] = {"a.txt": "é" * (shown.FILES - 10), "b.txt": "b" * 100, "c.txt": "c", "d.txt": None}
    seen = view_of(after(genesis(CROWD), change(1, "bo", files)), "ada")
    assert thread_in(seen, "1-bo-1")["files"] == {
        "a.txt": {"content": files["a.txt"]}, "b.txt": {"content": "b" * 10}, "c.txt": {"content": None},
        "d.txt": {"delete": True},
    }  # fmt: skip
    assert seen["left_out"] == 90 + 1


def test_one_is_a_member_by_proposing_by_reviewing_and_by_reading_the_channel() -> None:
    tip = merged(genesis(CROWD), "bo", {"a.txt": "one\n"})
    tip = after(tip, act("channel", 3, "cy", slug="tea", title="Tea", about="Tea."))
    tip = after(tip, act("subscribe", 4, "gil", channel="tea"))
    member = {name: project_in(view_of(tip, name), "tea")["member"] for name in CROWD}
    assert [name for name in CROWD if member[name]] == ["bo", "dee", "eli-2", "fay", "gil"]
    assert member["ada"] is False, "one is drawn for those who are no member of it"


def test_a_project_is_shown_with_its_files_and_its_last_changes() -> None:
    tip = merged(genesis(CROWD), "bo", {"README.md": "Tea.\n", "tea/boil.py": "HOT = 1\n", "tea/deep/er/x.py": ""})
    tip = after(tip, change(3, "cy", {"README.md": "Green tea.\n"}, title="Say which"))
    assert project_in(view_of(tip, "bo"), "tea") == {
        "slug": "tea",
        "about": "Tea.",
        "member": True,
        "files": {"README.md": "Tea.\n", "tea/boil.py": "HOT = 1\n", "tea/deep/er/x.py": ""},
        "bytes": 13,
        "changes": [
            {"id": "3-cy-1", "title": "Say which", "agent": "cy", "outcome": "open"},
            {"id": "1-bo-1", "title": "bo 1", "agent": "bo", "outcome": "merged"},
        ],
    }


def test_the_last_changes_are_also_those_in_the_channel_of_a_project_when_their_term_is_long_over() -> None:
    tip = after(genesis(CROWD).limited(change_frames=2), act("channel", 1, "cy", slug="tea", title="Tea", about="Tea."))
    tip = after(tip, act("subscribe", 2, "cy", channel="tea"))
    tip = merged(tip, "bo", {"a.txt": "one\n"})
    for _ in range(4):
        tip = after(tip)
    assert [entry["id"] for entry in project_in(view_of(tip, "cy"), "tea")["changes"]] == ["3-bo-1"]
    assert project_in(view_of(tip, "ada"), "tea")["changes"] == []


def test_a_project_of_ones_own_that_has_no_files_yet_is_shown_while_its_first_change_waits() -> None:
    tip = after(genesis(CROWD).limited(change_frames=2), change(1, "bo", {"a.txt": "one\n"}))
    found = project_in(view_of(tip, "bo"), "tea")
    assert (found["files"], found["bytes"], found["changes"][0]["outcome"]) == ({}, 0, "open")
    assert view_of(tip, "ada")["projects"] == []
    assert view_of(after(after(tip)), "bo")["projects"] == []


def test_whole_files_are_shown_or_none_and_what_is_not_shown_is_counted() -> None:
    room = projects.ROOM[True]
    files: dict[str, str | None] = {"a.txt": "a" * 60, "b.txt": "b" * (room - 50), "c.txt": "c" * 40}
    tip = merged(genesis(CROWD).limited(file_bytes=room), "bo", files)
    seen = view_of(tip, "bo")
    assert project_in(seen, "tea")["files"] == {**files, "b.txt": None}
    assert project_in(seen, "tea")["bytes"] == room + 50
    assert seen["left_out"] == room - 50, "what the change held is decided, and not counted again"
    assert (
        sum(len(text or "") for text in project_in(view_of(tip, "ada"), "tea")["files"].values())
        <= projects.ROOM[False]
    )


def test_what_a_project_is_follows_from_the_first_line_of_its_readme_that_is_no_heading() -> None:
    said = {"milk": "# Milk\n", "tea": "\n# Tea\nIt boils. @bo\n", "beer": "x" * 200, "wine": None, "water": "\x00"}
    files = {f"projects/{slug}/README.md": (text or "").encode() for slug, text in said.items() if text}
    tip = World({**genesis(CROWD).files, **files, "projects/wine/a.txt": b"a"})
    seen = view_of(tip, "ada")
    about = {one["slug"]: one["about"] for one in (*seen["projects"], *seen["other_projects"])}
    assert about == {"milk": "Milk", "tea": "It boils. @bo", "beer": "x" * projects.LINE, "wine": "", "water": ""}


def lively(tip: World) -> World:
    """The world with more talk than a view holds, in which everybody has a part."""
    tip = after(tip, *(post(tip.frame + 1, name, n, body="y" * 1400) for name in CROWD for n in range(1, 5)))
    posts = [key for key, thread in tip.threads().items() if thread["kind"] == "post"]
    return after(
        tip,
        *(comment(tip.frame + 1, name, on, n, body="z" * 1400) for name in CROWD for n, on in enumerate(posts, 1)),
    )


def test_in_a_lively_world_a_member_still_sees_the_files_that_it_would_write_on() -> None:
    files: dict[str, str | None] = {"README.md": "Tea.\n", "a.py": "a" * 5000, "b.py": "b" * 6000}
    tip = lively(merged(genesis(CROWD), "bo", files))
    for name, whole in (("bo", True), ("dee", True), ("ada", False)):
        seen = view_of(tip, name)
        assert budget.size(seen) <= budget.BUDGET
        assert project_in(seen, "tea")["member"] is whole
        assert (project_in(seen, "tea")["files"] == files) is whole
        assert len(seen["threads"]) >= budget.DOZEN


def test_files_go_the_largest_first_and_what_a_project_is_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    files: dict[str, str | None] = {"README.md": "Tea.\n", "a.py": "a" * 500, "b.py": "b" * 600}
    tip = lively(merged(genesis(CROWD), "bo", files))
    kept = []
    for room in (*range(20000, 12000, -250), 2000, 0):
        monkeypatch.setattr(budget, "BUDGET", room)
        seen = view_of(tip, "bo")
        assert budget.size(seen) <= max(room, budget.SHORT * 8)
        found = project_in(seen, "tea")
        kept.append([path for path, text in found["files"].items() if text is not None])
        assert (found["slug"], found["about"], found["bytes"]) == ("tea", "Tea.", 1105)
    assert kept[0] == list(files)
    assert kept[-1] == []
    assert sorted(kept, key=len, reverse=True) == kept
    assert ["README.md", "a.py"] in kept, "of several the largest first"
    assert all("b.py" not in left for left in kept if "a.py" not in left)


def test_what_is_no_text_is_named_and_what_no_change_could_have_named_is_not() -> None:
    tip = merged(genesis(CROWD), "bo", {"a.txt": "one\n"})
    odd = {"projects/tea/b.bin": b"\xff\x00", "projects/tea/bell.txt": b"\x07", "projects/tea/new\nline": b"x"}
    found = project_in(view_of(World({**tip.files, **odd}), "bo"), "tea")
    assert found["files"] == {"a.txt": "one\n", "b.bin": None, "bell.txt": None}


def test_two_projects_of_ones_own_and_one_other_are_shown_and_of_the_rest_a_line() -> None:
    tip = genesis(CROWD)
    for slug in ("beer", "milk", "tea", "water", "wine"):
        tip = merged(tip, "bo", {"README.md": f"# {slug}\n\nHow to make {slug}.\n\nMore.\n", "a/b.txt": slug}, slug)
    source = Source(tip)
    (seen,) = look(tip, ["bo"], source=source)
    assert [(one["slug"], one["member"]) for one in seen["projects"]] == [("wine", True), ("water", True)]
    assert [one["about"] for one in seen["projects"]] == ["How to make wine.", "How to make water."]
    words = [(one["slug"], one["about"]) for one in seen["other_projects"]]
    assert words == [(slug, f"How to make {slug}.") for slug in ("beer", "milk", "tea")]
    folders = {path for batch in source.batches for path in batch if path.startswith("projects/")}
    assert folders == {f"projects/{one}" for one in ("beer", "milk", "tea", "water", "water/a", "wine", "wine/a")}
    drawn = {view_of(tip, "ada", seed)["projects"][0]["slug"] for seed in range(30)}
    assert drawn == {"beer", "milk", "tea", "water", "wine"}
    assert all(len(view_of(tip, name)["projects"]) <= projects.MEMBER + projects.DRAWN for name in CROWD)


def test_reviews_of_ones_own_projects_come_first() -> None:
    tip = merged(genesis(CROWD), "bo", {"a.txt": "one\n"})
    tip = after(tip, *(change(3, name, {"b.txt": name}, project=f"{name}-s") for name in ("ada", "cy", "dee", "eli-2")))
    tip = after(tip, change(4, "fay", {"b.txt": "two\n"}), *(post(4, "gil", n) for n in range(1, 15)))
    for seed in range(9):
        seen = view_of(tip, "bo", seed)
        waiting = [thread["id"] for thread in seen["threads"] if thread["why"] == "review"]
        shown_elsewhere = why(seen).get("4-fay-1") not in (None, "review")
        assert shown_elsewhere or waiting[0] == "4-fay-1"
        assert len(waiting) <= viewer.MOST["review"]


def test_a_conflict_is_told_with_what_is_in_the_way() -> None:
    tip = merged(genesis(CROWD), "bo", {"a.txt": "one\n"})
    tip = after(tip, change(3, "bo", {"a.txt": "two\n"}), change(3, "cy", {"a.txt": "three\n"}))
    both = [(1, "3-bo-1"), (2, "3-cy-1")]
    tip = after(tip, *(vote(4, name, thread, 1, n) for name in ("dee", "eli-2", "fay") for n, thread in both))
    seen = view_of(tip, "cy")
    assert seen["notifications"][0] == {"id": "3-cy-1", "why": "conflict", "on": "3-cy-1", "by": "cy", "frame": 4}
    assert "three" in thread_in(seen, "3-cy-1")["verdict"]["conflict"]
    assert project_in(seen, "tea")["files"] == {"a.txt": "two\n"}


def test_a_world_of_many_projects_is_read_in_few_batches() -> None:
    tip = genesis(CROWD)
    for n, name in enumerate(("ada", "bo", "cy", "dee"), 1):
        tip = merged(tip, name, {**{f"p/{n}/{part}.py": "x = 1\n" for part in "abc"}, "README.md": name}, f"lib-{n}")
    source = Source(tip)
    look(tip, CROWD, source=source)
    assert len(source.batches) <= 4 + 3 + 2, "documents; three levels of folders; lengths and contents"
    assert sum(len(BLOBS[blob]) for blob in source.batches[-1]) <= len(CROWD) * 3 * projects.ROOM[True]


def test_talk_about_a_change_is_shown_with_it() -> None:
    tip = after(genesis(CROWD), change(1, "bo", {"a.txt": "one\n"}))
    tip = after(tip, comment(2, "cy", "1-bo-1"))
    assert [said["agent"] for said in thread_in(view_of(tip, "ada"), "1-bo-1")["comments"]] == ["cy"]
