"""What agents build: the right step at the right time, on top of what is there, and again when it comes back."""

from __future__ import annotations

from typing import Any

from fleet import prose
from fleet.prose import change as building
from fleet.prose.catalogue import BASE, projects, step_titled
from fleet.prose.matter import topics
from tests.prose.scenes import as_others, change, comment, project, thread, tried, view

KITTY = projects()["kitty"]
BEGUN: dict[str, str | None] = dict(KITTY.steps[BASE].write({}))
MERGED = {"frame": 18, "for": 4, "against": 0, "outcome": "merged"}
CONFLICT = {**MERGED, "frame": 20, "outcome": "conflict", "conflict": "README.md: the same lines were changed"}


def written(action: dict[str, Any]) -> dict[str, str]:
    return {file["path"]: file["content"] for file in action["files"]}


def named(found: list[dict[str, Any]]) -> set[str]:
    """The steps that some changes propose."""
    return {step.name for action in found if (step := step_titled(action["project"], action["title"]))}


def lucky(**more: Any) -> Any:
    """What one proposes on whom every lot falls, since nobody else is in view."""
    return tried(prose.changes, view(people={}, **more))


# Beginnings.


def test_where_there_is_no_project_one_is_begun_with_its_first_step() -> None:
    found = lucky()
    assert named(found) == {BASE}
    for action in found:
        assert written(action) == projects()[action["project"]].steps[BASE].write({})
    assert len({action["project"] for action in found}) == 1, "one likes what one likes"
    others = {
        action["project"] for seen in as_others(view(people={}), count=12) for action in tried(prose.changes, seen)
    }
    assert len(others) > 2


def test_one_begins_what_one_likes() -> None:
    for slug, one in projects().items():
        begun = {action["project"] for action in lucky(interests=one.topics[:4])}
        assert begun, slug
        assert all(set(one.topics[:4]) & set(projects()[other].topics) for other in begun)


def test_nobody_begins_what_may_be_there_already() -> None:
    order = building.open_to_beginners(view())
    seen = [project("larder", {"README.md": "x"}, member=False)]
    for frame in range(80):
        begun = building.open_to_beginners(view(frame=frame, projects=seen))
        assert begun == [slug for slug, start in zip(order, building.STARTS, strict=True) if 0 <= frame - start <= 1]
    assert building.open_to_beginners(view(frame=20)) == order
    assert building.open_to_beginners(view(frame=1)) == order[:1]


def test_while_a_beginning_waits_for_reviews_there_is_no_other() -> None:
    step = KITTY.steps[BASE]
    assert lucky(threads=[change("kitty", step.titles[0], step.write({}))]) == []


def test_with_many_in_view_a_lot_decides_who_builds() -> None:
    crowd = {f"agent-{n}": {"name": f"Agent {n}", "bio": ""} for n in range(100)}
    builders = {seen["agent"] for seen in as_others(view(people=crowd), crowd) if tried(prose.changes, seen, 30)}
    assert len(builders) <= 1


# What is new.


def test_a_step_is_written_from_the_files_in_view() -> None:
    found = lucky(projects=[project("kitty", BEGUN)])
    names = named(found)
    assert names == {"split", "money", "paid", "largest"}
    for action in found:
        step = step_titled(action["project"], action["title"])
        assert step is not None
        assert written(action) in (step.write(BEGUN), step.write(BEGUN, tests=False))
        assert action["body"].startswith(step.why)


def test_what_needs_more_is_proposed_when_that_is_in() -> None:
    files = BEGUN | KITTY.steps["split"].write(BEGUN)
    names = named(lucky(projects=[project("kitty", files)]))
    assert names == {"balance", "money", "paid", "largest"}


def test_nobody_takes_what_another_has_in_hand_or_has_just_got_back() -> None:
    open_one = change("kitty", KITTY.steps["split"].titles[1], {}, "bo")
    back = change("kitty", KITTY.steps["money"].titles[0], {}, "cy", frame=17, verdict=CONFLICT)
    names = named(lucky(projects=[project("kitty", BEGUN, open_one, back)]))
    assert names == {"paid", "largest"}
    old = change("kitty", KITTY.steps["money"].titles[0], {}, "cy", frame=12, verdict=CONFLICT)
    assert named(lucky(projects=[project("kitty", BEGUN, old)])) >= {"money"}


def test_what_is_not_shown_is_not_touched() -> None:
    hidden: dict[str, str | None] = dict.fromkeys(BEGUN)
    assert lucky(projects=[project("kitty", hidden)]) == []
    readme = hidden | {"README.md": BEGUN["README.md"]}
    assert named(lucky(projects=[project("kitty", readme)])) == {"split", "money"}, "those that change no other file"


def test_a_test_that_never_came_is_brought_by_somebody() -> None:
    step = KITTY.steps["split"]
    found = lucky(projects=[project("kitty", {**BEGUN, **step.write(BEGUN, tests=False)})])
    mine = [action for action in found if step_titled(action["project"], action["title"]) is step]
    assert mine
    assert all(list(written(action)) == ["tests/test_split.py"] for action in mine)
    assert not any(step.why in action["body"] for action in mine)


def test_some_are_hasty_and_leave_the_test_out() -> None:
    found = lucky(projects=[project("kitty", BEGUN)])
    hasty = [action for action in found if not any("test" in path for path in written(action))]
    assert 0 < len(hasty) < len(found) // 4


def test_a_project_of_strangers_is_left_to_them() -> None:
    assert lucky(projects=[project("moonbase", {"README.md": "x", "moon.py": "1\n"})]) == []


def test_a_busy_project_is_given_time() -> None:
    waiting = [change("kitty", f"Something {n}", {}, f"agent-{n}") for n in range(3)]
    assert lucky(projects=[project("kitty", BEGUN, *waiting)]) == []
    fresh = change("kitty", "Something", {}, frame=20, verdict=MERGED)
    assert lucky(projects=[project("kitty", BEGUN, fresh)]) == []


# The almanac.


def test_advice_goes_to_its_place_on_the_shelf_of_its_family() -> None:
    almanac = projects()["almanac"]
    files: dict[str, str | None] = dict(almanac.steps[BASE].write({}))
    shelf = "shelves/water.txt"
    files[shelf] = "ferries: be early\nzinc: polish it\n"
    found = [a for a in lucky(projects=[project("almanac", files)]) if shelf in written(a)]
    assert found
    for action in found:
        rows = written(action)[shelf].splitlines()
        assert rows == sorted(set(rows))
        assert len(rows) == 3
        (line,) = set(rows) - {"ferries: be early", "zinc: polish it"}
        assert line.startswith("tide mills: ")
        assert topics()["tide mills"].family == "water"


def test_a_new_shelf_begins_with_one_line() -> None:
    files: dict[str, str | None] = dict(projects()["almanac"].steps[BASE].write({}))
    found = [a for a in lucky(projects=[project("almanac", files)]) if "shelves/kitchen.txt" in written(a)]
    assert found
    assert all(written(action)["shelves/kitchen.txt"].startswith("soup: ") for action in found)


# What came back.


def test_after_a_conflict_its_author_proposes_again_on_top_and_names_who_was_quicker() -> None:
    step = KITTY.steps["split"]
    now = BEGUN | KITTY.steps["money"].write(BEGUN)
    mine = change("kitty", step.titles[0], step.write(BEGUN), "ada", verdict=CONFLICT)
    theirs = change("kitty", KITTY.steps["money"].titles[0], {}, "bo", verdict=MERGED)
    found = tried(prose.changes, view(projects=[project("kitty", now, mine, theirs)], threads=[mine]))
    assert len(found) > 200
    for action in found:
        assert action["title"] == step.titles[1]
        assert written(action) == step.write(now)
        assert "kitty.money" in written(action)["README.md"]
        assert step.why not in action["body"]
    assert any("Bo" in action["body"] or "@bo" in action["body"] for action in found)


def test_after_an_objection_the_test_comes_too() -> None:
    step = KITTY.steps["split"]
    mine = change("kitty", step.titles[0], step.write(BEGUN, tests=False), "ada", against=2)
    found = tried(prose.changes, view(projects=[project("kitty", BEGUN, mine)], threads=[mine]))
    assert len(found) > 200
    assert all("tests/test_split.py" in written(action) for action in found)


def test_nobody_repeats_what_waits_or_is_in() -> None:
    step = KITTY.steps["split"]
    mine = change("kitty", step.titles[0], step.write(BEGUN), "ada", against=2)
    assert tried(prose.changes, view(projects=[project("kitty", BEGUN, mine)], threads=[mine])) == []
    back = change("kitty", step.titles[0], {}, "ada", frame=17, verdict=CONFLICT)
    merged = BEGUN | step.write(BEGUN)
    fresh = change("kitty", KITTY.steps["money"].titles[0], {}, "bo", frame=20, verdict=MERGED)
    assert tried(prose.changes, view(projects=[project("kitty", merged, fresh, back)])) == []
    again = change("kitty", step.titles[1], {}, "ada", frame=19)
    assert tried(prose.changes, view(projects=[project("kitty", BEGUN, again, back)])) == []


def test_a_view_of_any_other_kind_of_thread_does_no_harm() -> None:
    seen = thread()
    comment(seen, "cy", "Yes.")
    assert isinstance(lucky(threads=[seen], projects=[project("kitty", {})]), list)
