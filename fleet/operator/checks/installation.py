"""What is installed here: hooks that start, the merge driver, attributes, settings, and who a clone works for.

What an installed repository looks like is told by fleet/operator/install.py; here it is compared with what there is.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Iterator

from fleet import names
from fleet.errors import Failure
from fleet.git import version
from fleet.operator import install
from fleet.operator.checks import ERROR, WARNING, Case, Finding

OLDEST = (2, 38)
"""The oldest git that has all that we ask of it."""
RUN = {
    "pre-receive": "fleet.origin.gate",
    "post-receive": "fleet.origin.barrier",
    "post-merge": "fleet.worker.cycle",
}
"""The module that each hook runs."""
PATIENCE = 30.0
"""Seconds that a hook's interpreter gets to import it."""
ASKED = {"state/agents/00/a.json": "fleet-json", "projects/a/a.json": "unspecified"}
"""Paths, and the merge driver that git must find for them."""
BAKED = re.compile(r"^(PYTHON|HOUSE)=(.*)$", re.MULTILINE)


def check(case: Case) -> Iterator[Finding]:
    """Everything that `install-hooks` puts into a repository, and git itself."""
    if version() < OLDEST:
        told = f"git {'.'.join(map(str, version()))} is too old"
        yield Finding(ERROR, "git", told, "install git 2.38 or newer")
    doctor = Doctor(case)
    yield from doctor.hooks()
    yield from doctor.settings()
    yield from _attributes(case, doctor)
    yield from _worker(case)


class Doctor:
    """The repository beside what it looks like when all is installed."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._path = case.layout.top
        self.plan = install.Plan(self._path)
        self.command = f"git fleet install-hooks {shlex.quote(self._path)}"
        self._needed = case.layout.bare or bool(case.place.repo.config("fleet.worker"))

    def finding(self, where: str, what: str, broken: bool = True) -> Finding:
        """Something that installing again mends."""
        level = ERROR if broken and self._needed else WARNING
        return Finding(level, self._shown(where), what, self.command, lambda: install.install(self._path))

    def _shown(self, path: str) -> str:
        return os.path.relpath(path, self._path) if os.path.isabs(path) else path

    def hooks(self) -> Iterator[Finding]:
        """Each hook: there, ours, executable, of this version, and able to start."""
        for name, text in self.plan.hooks.items():
            path = os.path.join(self.plan.folder, name)
            if not os.path.lexists(path):
                yield self.finding(path, "the hook is missing")
            elif not install.is_ours(path):
                yield self.finding(path, "the hook is not the fleet's, so that nothing calls ours")
            elif not os.access(path, os.X_OK):
                yield self.finding(path, "the hook is not executable, so that git does not run it")
            else:
                yield from self._hook(name, path, text)
        try:
            self.plan.check()
        except Failure as failure:
            yield Finding(ERROR, "core.hooksPath", str(failure), f"{self.command}, after uninstall-hooks")

    def _hook(self, name: str, path: str, text: str) -> Iterator[Finding]:
        have = install.read(path)
        obstacle = _cannot_start(name, have) if name in RUN else None
        if obstacle:
            yield self.finding(path, obstacle)
        elif BAKED.sub("", have) != BAKED.sub("", text):
            yield self.finding(path, "the hook is older or newer than this code")
        elif have != text:
            was, now = (" with ".join(_baked(hook).values()) for hook in (have, text))
            yield self.finding(path, f"the hook runs {was}, not {now}", broken=False)

    def settings(self) -> Iterator[Finding]:
        """The files of settings, and that nothing outranks what they say."""
        good = True
        for file, text in self.plan.files().items():
            have = install.read(file)
            if have.startswith(install.WRITTEN) and have != text:
                yield self.finding(file, "the settings are of another version or checkout", broken=False)
            elif have != text:
                yield self.finding(file, "the fleet's settings are not in it")
            good = good and have == text
        here = self._case.place.repo.settings()
        for key, ours in self._wanted().items():
            if good and here.get(key) != ours:
                told = f"it is {here.get(key)!r} here, and the fleet sets {ours!r}"
                yield Finding(WARNING, key, told, f"git config --show-origin --get-all {key}, and take the other out")
        yield from self._driver(here.get("merge.fleet-json.driver"))

    def _wanted(self) -> dict[str, str]:
        """The settings by their full keys."""
        found = {}
        for section, key, value in self.plan.settings:
            outer, _, inner = section.partition(" ")
            found[".".join(filter(None, (outer, inner.strip('"'), key.lower())))] = value
        return found

    def _driver(self, command: str | None) -> Iterator[Finding]:
        where = "merge.fleet-json.driver"
        told = "the merge driver is not registered: git would write conflict markers into documents"
        if command is not None:
            words = [word.replace("%%", "%") for word in shlex.split(command.partition(" %O")[0])]
            gone = [word for word in words if os.path.isabs(word) and not os.path.exists(word)]
            told = f"{gone[0]}, which the merge driver runs, has gone" if gone else ""
        if told:
            yield Finding(ERROR, where, told, self.command, lambda: install.install(self._path))


def _baked(hook: str) -> dict[str, str]:
    """What `install` wrote into a hook: its interpreter and the folder of its code."""
    return {key: "".join(shlex.split(value)) for key, value in BAKED.findall(hook)}


def _cannot_start(name: str, hook: str) -> str | None:
    """Why a hook cannot start what it runs, or None. Its interpreter is asked to import that, and no more."""
    baked = _baked(hook)
    python, house = baked.get("PYTHON", ""), baked.get("HOUSE", "")
    if not os.access(python, os.X_OK):
        return f"its interpreter {python or '(none)'} has gone"
    ask = f"import sys; sys.path.insert(0, sys.argv[1]); import {RUN[name]}"
    try:
        done = subprocess.run(
            [python, "-I", "-S", "-c", ask, house],
            capture_output=True, stdin=subprocess.DEVNULL, timeout=PATIENCE, encoding="utf-8", errors="replace",
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"its interpreter {python} does not start: {error}"
    said = done.stderr.strip().rpartition("\n")[2]
    return f"{python} cannot import {RUN[name]} from {house}: {said}" if done.returncode else None


def _attributes(case: Case, doctor: Doctor) -> Iterator[Finding]:
    """Documents are merged by the driver, what agents build as text."""
    found = case.place.repo.attributes("merge", list(ASKED))
    for (path, wanted), have in zip(ASKED.items(), found, strict=True):
        if have == wanted:
            continue
        told = f"git would merge {path} as {have}, not as {wanted}"
        if case.layout.bare:
            yield doctor.finding(os.path.join(case.layout.common, "info", "attributes"), told)
        else:
            yield Finding(ERROR, ".gitattributes", told, "git checkout HEAD -- .gitattributes, or mend it by an edit")


def _worker(case: Case) -> Iterator[Finding]:
    """Whom a clone works for."""
    worker = case.place.repo.config("fleet.worker")
    if case.layout.bare or worker is None:
        return
    settings = case.settings
    if not names.is_name(worker):
        yield Finding(ERROR, "fleet.worker", f"{worker!r} is no name", "git config fleet.worker NAME")
    elif settings and worker not in settings.workers:
        told = f"{worker} is not in the roster of {case.place.timeline}: the gate refuses its deliveries"
        yield Finding(ERROR, "fleet.worker", told, f"git fleet join {shlex.quote(case.url())} FOLDER --worker {worker}")
