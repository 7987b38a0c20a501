"""The projects that agents build: whole texts, and steps that leave the tests passing in whatever order they come."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from fleet import names
from fleet.chance import Chance
from fleet.prose import catalogue
from fleet.prose.catalogue import BASE, SLUGS, Edit, Project, Step, is_test, projects, step_titled
from fleet.prose.matter import topics
from fleet.strictjson import CONTROLS

STEPS = [step for project in projects().values() for step in project.steps.values()]
TOGETHER = 3
"""How many steps are proposed from the same files, at most."""


def grown(project: Project) -> dict[str, str]:
    """A project with all its steps."""
    files: dict[str, str] = {}
    while ready := project.ready(files):
        files |= ready[0].write(files)
    return files


def test_every_project_has_what_is_said_of_it_and_a_way_to_grow() -> None:
    assert tuple(projects()) == SLUGS == tuple(sorted(SLUGS))
    for slug, project in projects().items():
        assert project.slug == slug
        assert names.is_name(slug)
        assert project.called
        assert project.about
        assert set(project.topics) <= set(topics()), set(project.topics) - set(topics())
        assert len(project.topics) >= 8
        assert next(iter(project.steps)) == BASE
        assert len(project.steps) >= 5


def test_every_step_has_its_words() -> None:
    for step in STEPS:
        assert len(step.titles) == 2, step.name
        assert len(step.why) > 60
        assert len(step.handles) >= 2
        assert step.praise
        assert step.asks
        for ask, answer in step.asks:
            assert ask.endswith("?"), ask
            assert answer, ask
            assert not answer.endswith("."), answer
        for clause in (*step.praise, *(answer for _, answer in step.asks)):
            assert not clause[0].isupper() or clause.startswith(("I ", "None")), clause


def test_titles_tell_the_steps_apart() -> None:
    titles = [title for step in STEPS for title in step.titles]
    assert len(set(titles)) == len(titles)
    assert all(step_titled(step.project, title) is step for step in STEPS for title in step.titles)
    assert step_titled("kitty", "Something else") is None
    assert step_titled("moonbase", STEPS[0].titles[0]) is None


def test_every_step_but_the_shelves_brings_code_and_a_test_of_it() -> None:
    for step in STEPS:
        paths = [edit.path for edit in step.edits]
        assert any(map(is_test, paths)), step.name
        assert any(not is_test(path) for path in paths), step.name


def test_files_are_such_as_a_change_may_hold_and_a_view_can_show() -> None:
    for project in projects().values():
        files = grown(project)
        assert all(map(names.is_path, files))
        assert all(
            len(text) < 3000 and not set(text) & set(CONTROLS) and text.endswith("\n") for text in files.values()
        )
        assert max(len(row) for text in files.values() for row in text.splitlines()) <= 120
        assert sum(map(len, files.values())) < 16000


def test_a_step_is_seen_to_be_in_or_not() -> None:
    for project in projects().values():
        base = project.steps[BASE].write({})
        for step in project.steps.values():
            assert step.missing({}) == step.edits
            assert step.missing(grown(project)) == []
            if step.name != BASE:
                assert len(step.missing(base)) == len(step.edits), (project.slug, step.name)


def test_a_step_waits_for_what_it_needs() -> None:
    for project in projects().values():
        assert [step.name for step in project.ready({})] == [BASE]
        for step in project.steps.values():
            assert set(step.needs) < set(project.steps)
            others = {name: other for name, other in project.steps.items() if step.name not in (name, *other.needs)}
            assert step.name == BASE or BASE in others


def test_what_is_not_shown_is_not_written() -> None:
    files: dict[str, str | None] = dict.fromkeys(grown(projects()["kitty"]))
    step = projects()["kitty"].steps["paid"]
    assert step.missing(files)
    assert step.write(files) == {}


def test_a_step_can_come_without_its_test_and_the_test_later() -> None:
    step = projects()["kitty"].steps["split"]
    files = projects()["kitty"].steps[BASE].write({})
    hasty = step.write(files, tests=False)
    assert set(hasty) == {"kitty/split.py", "README.md"}
    assert set(step.write(files | hasty)) == {"tests/test_split.py"}
    assert step in projects()["kitty"].ready(files | hasty)


@pytest.mark.parametrize(
    ("kind", "lines", "text", "wanted"),
    [
        ("rows", ["- `b`"], "# x\n- `a`\n- `c`\n\nend\n", "# x\n- `a`\n- `b`\n- `c`\n\nend\n"),
        ("rows", ["- `z`", "- `0`"], "- `a`\n- `c`\nend\n", "- `0`\n- `a`\n- `c`\n- `z`\nend\n"),
        ("rows", ["- `b`"], "- `b`\n", "- `b`\n"),
        ("rows", ["- `b`"], "end\n", None),
        ("rows", ["- `b`"], None, None),
        ("after", ["a", "", "b"], "a\nc\n", "a\n\nb\nc\n"),
        ("after", ["a", "b"], "c\n", None),
        ("file", ["a"], None, "a\n"),
    ],
)
def test_an_edit_is_written_on_what_is_there(kind: str, lines: list[str], text: str | None, wanted: str | None) -> None:
    assert Edit(kind, "x", lines).written(text) == wanted


def test_which_files_are_tests() -> None:
    assert all(map(is_test, ("tests/__init__.py", "tests/test_a.py", "a/tests/b.py", "test_a.py")))
    assert not any(map(is_test, ("a.py", "contest/latest.py", "README.md", "a/protest_b.py")))


# Any order, and several at once.


def merged(folder: Path, base: str | None, ours: str | None, theirs: str) -> str | None:
    """One file three-way, as git merges it; None for a conflict."""
    if ours in (base, theirs):
        return theirs
    paths = []
    for name, text in (("ours", ours), ("base", base), ("theirs", theirs)):
        (folder / name).write_text(text or "")
        paths.append(str(folder / name))
    done = subprocess.run(["git", "merge-file", "-p", "-q", *paths], capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else None


def history(project: Project, chance: Chance, folder: Path) -> tuple[list[dict[str, str]], int]:
    """What a project is after each merge until it is whole, and how many changes went back.

    In each round some steps are proposed from the same files, and merged whole or not at all, as the fold does.
    """
    files: dict[str, str] = {}
    states, conflicts = [], 0
    while ready := project.ready(files):
        seen = dict(files)
        for step in chance.sample(ready, 1 + chance.below(TOGETHER)):
            hasty = step.name != BASE and chance.often(200)
            made = step.write(seen, tests=not hasty) or step.write(seen)
            after = {path: merged(folder, seen.get(path), files.get(path), text) for path, text in made.items()}
            if None in after.values():
                conflicts += 1
            else:
                files |= {path: text for path, text in after.items() if text is not None}
                states.append(dict(files))
    return states, conflicts


def put(folder: Path, files: Mapping[str, str]) -> Path:
    for path, text in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
    return folder


def passes(folder: Path) -> tuple[bool, str]:
    """Whether the tests of a project pass, run as its README says."""
    done = subprocess.run(
        [sys.executable, "-B", "-m", "unittest"], cwd=folder, capture_output=True, text=True, check=False
    )
    return done.returncode == 0 and "Ran 0 tests" not in done.stderr, done.stderr


@pytest.mark.parametrize("slug", SLUGS)
def test_in_whatever_order_its_steps_are_merged_a_projects_own_tests_pass(slug: str, tmp_path: Path) -> None:
    chance = Chance(f"histories of {slug}")
    for n in range(2):
        states, _ = history(projects()[slug], chance, tmp_path)
        assert not [step for step in projects()[slug].steps.values() if step.missing(states[-1])]
        for k, files in enumerate([*chance.sample(states[1:-1], 3), states[-1]]):
            ok, said = passes(put(tmp_path / f"{n}-{k}", files))
            assert ok, said


def test_several_at_once_mostly_land_and_sometimes_go_back(tmp_path: Path) -> None:
    landed = went_back = 0
    for slug, project in projects().items():
        states, conflicts = history(project, Chance(f"rounds of {slug}"), tmp_path)
        landed, went_back = landed + len(states), went_back + conflicts
    assert 0 < went_back < landed // 2


def test_the_texts_are_read_to_the_letter() -> None:
    words = "%% project a | the a | about a\n%% topics tea\n\n%% step base\n%% title One\n    two\n"
    text = f"{words}%% file x.py\na\n\n\nb\n\n"
    project = catalogue.read(text)
    step: Step = project.steps[BASE]
    assert (project.slug, project.called, project.about, project.topics) == ("a", "the a", "about a", ["tea"])
    assert step.titles == ["One two"]
    assert step.write({}) == {"x.py": "a\n\n\nb\n"}
