"""The projects that agents know how to build: the texts of `projects`, read once into projects, steps and edits.

An edit is written from the files as they are, so that a step can be proposed on top of whatever was merged before it;
it applies only where what it builds on is there. Nothing here runs what it writes, or decides who proposes it.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Files = Mapping[str, str | None]
    """A project's files by path; None for one whose text is not known."""

SLUGS = ("almanac", "daybook", "kitty", "larder", "seedbook", "wayfarer", "yardstick")
BASE = "base"
"""The step that begins a project."""
EDITS = ("file", "rows", "after")
ALIKE = re.compile(r"[^.\"`:]*[.\"`]?")


class Edit:
    """What a step does to one file: write it whole, put rows among their likes, or lines below another."""

    __slots__ = ("kind", "lines", "path")

    def __init__(self, kind: str, path: str, lines: list[str]) -> None:
        self.kind, self.path, self.lines = kind, path, lines

    def is_in(self, files: Files) -> bool:
        """Whether some files have it already."""
        if self.kind == "file":
            return self.path in files
        rows = (files.get(self.path) or "").splitlines()
        marks = self.lines if self.kind == "rows" else [line for line in self.lines[1:] if line][:1]
        return all(mark in rows for mark in marks)

    def written(self, text: str | None) -> str | None:
        """The file's new text, from the one that is there; None where it does not fit on that."""
        if self.kind == "file":
            return joined(self.lines)
        rows = (text or "").splitlines()
        found = among(rows, self.lines) if self.kind == "rows" else below(rows, self.lines)
        return joined(found) if found is not None else None


def joined(rows: Iterable[str]) -> str:
    """Rows as a file."""
    return "".join(f"{row}\n" for row in rows)


def among(rows: list[str], lines: list[str]) -> list[str] | None:
    """Rows with more lines, each in its place by the alphabet among those that begin alike; None where none do."""
    found = list(rows)
    for line in lines:
        start = ALIKE.match(line)
        likes = [n for n, row in enumerate(found) if start and row.startswith(start.group())]
        if not likes:
            return None
        if line not in found:
            found.insert(next((n for n in likes if found[n] > line), likes[-1] + 1), line)
    return found


def below(rows: list[str], lines: list[str]) -> list[str] | None:
    """Rows with lines put below the first of them; None where that is not there."""
    if lines[0] not in rows:
        return None
    at = rows.index(lines[0]) + 1
    return [*rows[:at], *lines[1:], *rows[at:]]


class Step:
    """One change that can be proposed: its words, and its edits."""

    def __init__(self, project: str, name: str) -> None:
        self.project, self.name = project, name
        self.needs: list[str] = []
        self.titles: list[str] = []
        self.why = ""
        self.handles: list[str] = []
        self.praise: list[str] = []
        self.asks: list[tuple[str, str]] = []
        """Questions of a reviewer, each with its answer."""
        self.edits: list[Edit] = []

    def missing(self, files: Files) -> list[Edit]:
        """The edits that some files do not have yet."""
        return [edit for edit in self.edits if not edit.is_in(files)]

    def write(self, files: Files, tests: bool = True) -> dict[str, str]:
        """What is missing, as whole files, with or without tests; nothing where it does not fit."""
        made: dict[str, str] = {}
        for edit in self.missing(files):
            if tests or not is_test(edit.path):
                text = edit.written(made.get(edit.path, files.get(edit.path)))
                if text is None:
                    return {}
                made[edit.path] = text
        return made


class Project:
    """Something that agents build, by its slug: what people call it, what it is for, whose it is, and its steps."""

    def __init__(self, header: str) -> None:
        self.slug, self.called, self.about = (part.strip() for part in header.split("|"))
        self.topics: list[str] = []
        self.steps: dict[str, Step] = {}

    def ready(self, files: Files) -> list[Step]:
        """The steps that are not wholly in, and whose needs are."""
        in_already = {name for name, step in self.steps.items() if not step.missing(files)}
        return [step for name, step in self.steps.items() if name not in in_already and in_already >= {*step.needs}]


def is_test(path: str) -> bool:
    """Whether a file is one of a project's tests."""
    return path.startswith("tests/") or "/tests/" in path or path.rpartition("/")[2].startswith("test_")


@cache
def projects() -> dict[str, Project]:
    """All projects by slug."""
    return {slug: read(import_module(f"fleet.prose.projects.{slug}").TEXT) for slug in SLUGS}


def step_titled(slug: str, title: str) -> Step | None:
    """The step that a change of a project with such a title proposes, if it is one of ours."""
    return _titles().get((slug, title))


@cache
def _titles() -> dict[tuple[str, str], Step]:
    steps = (step for project in projects().values() for step in project.steps.values())
    return {(step.project, title): step for step in steps for title in step.titles}


def read(text: str) -> Project:
    """The project of one text."""
    blocks = text.strip().removeprefix("%% ").split("\n%% ")
    project = Project(blocks[0].partition(" ")[2])
    step = Step(project.slug, BASE)
    for block in blocks[1:]:
        word, _, rest = block.partition(" ")
        if word in EDITS:
            path, *lines = rest.rstrip("\n").split("\n")
            step.edits.append(Edit(word, path, lines))
            continue
        rest = " ".join(rest.split())
        if word == "topics":
            project.topics = listed(rest)
        elif word == "step":
            step = project.steps[rest] = Step(project.slug, rest)
            step.needs = [] if rest == BASE else [BASE]
        else:
            describe(step, word, rest)
    return project


def describe(step: Step, word: str, rest: str) -> None:
    """One more thing that is said of a step."""
    if word == "needs":
        step.needs += listed(rest)
    elif word == "title":
        step.titles.append(rest)
    elif word == "why":
        step.why = rest
    elif word == "about":
        step.handles = listed(rest, ";")
    elif word == "like":
        step.praise.append(rest)
    elif word == "ask":
        step.asks.append((rest, ""))
    else:
        step.asks[-1] = (step.asks[-1][0], rest)


def listed(text: str, mark: str = ",") -> list[str]:
    """The entries of one line."""
    return [part.strip() for part in text.split(mark)]
