"""Edits made for the operator: one document changed on the newest tip, pushed, and read back from the timeline.

Works from a clone and in the bare origin itself, without touching a work tree. It returns only when the timeline has
the edit; an edit that waits is a Failure that says why.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Sequence
from typing import Any

from fleet import names, schema, strictjson
from fleet.errors import Failure
from fleet.git import GitError, Repository, reason
from fleet.worker.clone import REMOTE
from fleet.world import World

Change = Callable[[dict[str, Any]], None]
PATIENCE = 40.0
"""Seconds that an edit is waited for where the host runs no hooks and a primary elsewhere must see it first."""


class Turned(Failure):
    """An edit that the origin's gate refused: nothing of it is there."""


class Place:
    """Where an operator stands: a repository, where its origin is, and the timeline that is meant."""

    def __init__(self, path: str, timeline: str = "") -> None:
        self.path = path
        try:
            self.repo = Repository.at(path)
        except GitError:
            raise Failure(
                f"{path} is no git repository: run this in a clone of a world, or in its bare origin"
            ) from None
        self.bare = self.repo.run("rev-parse", "--is-bare-repository").text == "true"
        self.remote = self.repo.git_dir if self.bare else REMOTE
        own = self.repo.config("fleet.timeline") or names.MAIN
        self.timeline = timeline or own
        self.elsewhere = not self.bare and self.timeline != own
        self.tip_ref = names.timeline_ref(self.timeline) if self.bare else f"refs/fleet/tip/{self.timeline}"

    def fetch(self) -> str:
        """The newest tip of the timeline, fetched without touching any branch."""
        if not self.bare:
            wanted = f"+{names.timeline_ref(self.timeline)}:{self.tip_ref}"
            answer = self.repo.run("fetch", "--quiet", "--no-tags", REMOTE, wanted, ok=tuple(range(256)))
            if answer.code:
                raise Failure(f"the origin could not be asked: {reason(answer.said)}")
        tip = self.repo.resolve(self.tip_ref)
        if tip is None:
            raise Failure(f"{self.repo.git_dir} has no timeline {self.timeline}: is it a world made by git fleet init?")
        return tip

    def author(self) -> str:
        """Who edits, as git names this person."""
        answer = self.repo.run("var", "GIT_AUTHOR_IDENT", ok=(0, 128))
        return answer.text if answer.code == 0 else f"operator <operator@gitfleet> {int(time.time())} +0000"


def edit_fleet(place: Place, name: str, subject: str, change: Change) -> None:
    """Change `fleet.json` on the newest tip by an edit called `name`, and wait until the timeline has it."""
    edit_document(place, "fleet.json", name, subject, change)


def edit_document(place: Place, path: str, name: str, subject: str, change: Change) -> bool:
    """Change one document likewise; whether anything changed. Failure where it is not there, or stops fitting."""
    tip = place.fetch()
    with place.repo.objects() as objects:
        world = World.at(objects, tip)
        assert world is not None
        found = world.document(path) if schema.document_kind(path) else None
        if found is None:
            raise Failure(f"{path} is no document of the world at frame {world.frame}: such as fleet.json")
        before = strictjson.dumps(found)
        document = strictjson.loads(before)
    change(document)
    if strictjson.dumps(document) == before:
        return False
    after = encoded(path, document)
    author = place.author()
    commit = place.repo.commit([tip], {path: after}, f"{subject}\n", author, author)
    push(place, free_name(place, name), commit)
    return True


def encoded(path: str, document: dict[str, Any]) -> bytes:
    """The bytes of a changed document. Failure where it stopped fitting its schema."""
    misfit = schema.why_not(str(schema.document_kind(path)), document)
    if misfit:
        raise Failure(f"{path} would not fit its schema: {misfit}")
    return strictjson.dumps(document)


def free_name(place: Place, name: str) -> str:
    """A name for an edit: this one, with something behind it where an edit of that name waits."""
    name = name[:50].rstrip("-")
    taken = place.repo.remote_refs(place.remote, f"refs/edits/{place.timeline}/{name}")
    return f"{name}-{secrets.token_hex(4)}" if taken else name


def set_values(place: Place, path: str, words: Sequence[str]) -> str:
    """Set `KEY.KEY=VALUE`s in a document; a VALUE that is JSON is taken as JSON, else as text. What happened."""
    said = ", ".join(words)
    last = words[0].partition("=")[0].rpartition(".")[2]
    name = "set-" + "".join(c if c in names.LETTERS else "-" for c in last.lower())[:40].strip("-")

    def change(document: dict[str, Any]) -> None:
        assign(document, path, words)

    changed = edit_document(place, path, name.rstrip("-"), f"{path}: {said}"[:200], change)
    return f"{path}: {said} {'is set' if changed else 'was so already'} on {place.timeline}"


def assign(document: dict[str, Any], path: str, words: Sequence[str]) -> None:
    """Set `KEY.KEY=VALUE`s in a document, which is the one at `path`. Failure where a word cannot be meant."""
    for steps, value in [_assignment(word) for word in words]:
        _set(document, path, steps, value)


def _assignment(word: str) -> tuple[list[str], Any]:
    key, sign, text = word.partition("=")
    steps = key.split(".")
    if not sign or not all(steps):
        raise Failure(f"{word!r}: write KEY.KEY=VALUE, such as budget.frame_microusd=500000")
    try:
        return steps, strictjson.loads(text.encode())
    except strictjson.Invalid:
        return steps, text


def _set(document: dict[str, Any], path: str, steps: list[str], value: Any) -> None:
    at: Any = document
    for step in steps[:-1]:
        at = at.setdefault(step, {})
        if not isinstance(at, dict):
            raise Failure(f"{path}: {'.'.join(steps)}: {step} holds no keys: set {step} itself, as JSON")
    at[steps[-1]] = value


def push(place: Place, name: str, commit: str) -> None:
    """Push a commit as an edit and wait until the timeline has it. Failure where it is refused or stays pending."""
    ref = f"refs/edits/{place.timeline}/{name}"
    answer = place.repo.push(place.remote, f"{commit}:{ref}")
    said = [row.removeprefix("remote: ").strip() for row in answer.said.splitlines()]
    if answer.code:
        refused = [row.removeprefix("fleet: refused: ") for row in said if row.startswith("fleet: refused: ")]
        if refused:
            raise Turned(f"the edit was refused: {refused[0]}")
        raise Failure(f"git push failed: {reason(answer.said)}")
    ends = time.monotonic() + PATIENCE
    while not _has(place, commit):
        pending = [row.removeprefix("fleet: ") for row in said if " is pending: " in row]
        if pending or time.monotonic() > ends:
            why = pending[0] if pending else "no primary has merged it yet (git fleet fold --watch)"
            raise Failure(f"{why}; it waits under {ref}")
        time.sleep(0.5)


def _has(place: Place, commit: str) -> bool:
    known = place.repo.resolve(place.tip_ref) is not None
    begun = known or place.repo.remote_refs(place.remote, names.timeline_ref(place.timeline))
    return bool(begun) and place.repo.contains(place.fetch(), commit)


def pause(place: Place, paused: bool) -> str:
    """Pause or resume the world; what happened, in a sentence."""
    moved = False

    def change(document: dict[str, Any]) -> None:
        nonlocal moved
        frame = document.setdefault("frame", {})
        moved = frame.get("paused", False) != paused
        frame["paused"] = paused

    word = "pause" if paused else "resume"
    edit_fleet(place, word, f"{word} the world", change)
    state = "paused" if paused else "running"
    return f"{place.timeline} is {state}" if moved else f"{place.timeline} was {state} already"
