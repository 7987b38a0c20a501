"""`git fleet doctor`: looks at a repository and the world in it, says what is wrong, and mends what is safe to mend.

It looks at one commit, the timeline's tip. Without `fix` it changes nothing but what it has fetched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import click

from fleet.errors import Failure
from fleet.git import GitError
from fleet.operator.checks import (
    ERROR,
    LEVELS,
    NOTE,
    WARNING,
    Case,
    Finding,
    Progress,
    documents,
    growth,
    installation,
    leftovers,
    past,
    tried,
)
from fleet.operator.edit import Place
from fleet.origin.gate import one_line

CHECKS: tuple[tuple[str, Callable[[Case], Iterator[Finding]]], ...] = (
    ("installation", installation.check),
    ("locks and refs", leftovers.check),
    ("documents", documents.check),
    ("history", past.check),
    ("disk", growth.check),
)
SOUGHT = 20
"""Commands that are looked for in history, at most: each may take a second where that is long."""
COLOURS = {ERROR: "red", WARNING: "yellow", NOTE: "blue"}


class Report:
    """What was found, and numbers that are good to know."""

    def __init__(self, findings: list[Finding], facts: dict[str, int]) -> None:
        self.findings = findings
        self.facts = facts

    def count(self, level: str) -> int:
        """How many findings of a level stand."""
        return sum(1 for finding in self.findings if finding.level == level and not finding.fixed)

    @property
    def code(self) -> int:
        """The exit code: 1 if there is an error."""
        return 1 if self.count(ERROR) else 0


def doctor(path: str, fix: bool = False) -> Report:
    """Look at the repository at `path`, a clone or a bare origin, and mend what is safe if asked to."""
    place = Place(path)
    progress = Progress()
    findings: list[Finding] = []
    with place.repo.objects() as objects:
        tip, unreached = _tip(place)
        findings += unreached
        case = Case(place, objects, tip, progress)
        for name, check in CHECKS:
            progress.tell(name, 0)
            findings += tried(lambda check=check: check(case), name)  # type: ignore[misc]
        progress.end()
        if fix:
            mend(findings)
        look_up(findings)
    return Report(findings, case.facts)


def _tip(place: Place) -> tuple[str, list[Finding]]:
    """The newest tip; in a clone whose origin does not answer, what it has pulled."""
    try:
        return place.fetch(), []
    except Failure as failure:
        here = None if place.bare else place.repo.resolve("HEAD")
        if here is None:
            raise
        told = f"{failure}; what this clone has pulled is looked at instead"
        return here, [Finding(ERROR, "origin", told, "git remote -v, and see that it is there")]


def look_up(findings: list[Finding]) -> None:
    """Find the commands that have to be looked for in history, the first of them."""
    sought = [finding for finding in findings if finding.search and not finding.fixed]
    for finding in sought[:SOUGHT]:
        assert finding.search
        finding.mend = finding.search()
    for finding in sought[SOUGHT:]:
        finding.mend = "mend those above first, then look again"


def mend(findings: list[Finding]) -> None:
    """Do what is safe, locks first, for they may be in the way of the rest. What cannot be done says why."""
    for finding in sorted(findings, key=lambda finding: not finding.where.endswith(".lock")):
        if finding.fix is None:
            continue
        try:
            finding.fix()
            finding.fixed = True
        except (Failure, GitError, OSError) as error:
            finding.what = f"{finding.what}; it could not be mended: {error}"


def text(report: Report) -> str:
    """A line a finding, the worst first, and a line that sums up."""
    rows = [_row(finding) for level in LEVELS for finding in report.findings if finding.level == level]
    return "\n".join([*rows, _summary(report)]) + "\n"


def _row(finding: Finding) -> str:
    level = "mended" if finding.fixed else finding.level
    shown = click.style(f"{level:8}", fg="green" if finding.fixed else COLOURS[finding.level])
    mend = f"; mend: {finding.mend}" if finding.mend and not finding.fixed else ""
    return f"{shown} {one_line(f'{finding.where}: {finding.what}')}{one_line(mend)}"


def _summary(report: Report) -> str:
    facts = report.facts
    counted = [f"{facts[key]} {key}" for key in ("files", "frames", "actions", "objects", "packs") if key in facts]
    size = (
        [f"{facts['bytes'] / 10**6:.1f} MB", f"{facts['free bytes'] / 10**9:.1f} GB free"] if "bytes" in facts else []
    )
    found = [
        f"{report.count(level)} {level}{'s' * (report.count(level) != 1)}" for level in LEVELS if report.count(level)
    ]
    return f"{', '.join(found) or 'all is well'}; {', '.join([*counted, *size])}"


def as_json(report: Report) -> dict[str, Any]:
    """The same as a JSON value."""
    rows = [
        {
            "level": finding.level, "where": one_line(finding.where), "what": one_line(finding.what),
            "mend": one_line(finding.mend), "fixed": finding.fixed,
        }
        for finding in report.findings
    ]  # fmt: skip
    return {"errors": report.count(ERROR), "warnings": report.count(WARNING), "findings": rows, "facts": report.facts}
