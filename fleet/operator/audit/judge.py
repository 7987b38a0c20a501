"""One commit of a timeline, judged by its own parents: executed again, and compared.

Each commit is held against what its parents recorded, so that one that is wrong does not make the next one wrong. It
writes nothing, and takes the word of no document that it can work out itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fleet import __version__, names
from fleet.delta import Delivery, Refused
from fleet.errors import Failure
from fleet.git import GitError, Repository
from fleet.operator.audit import genesis
from fleet.operator.audit.brought import Brought
from fleet.operator.audit.differences import compare, in_lines, tree_after
from fleet.operator.audit.past import EDIT, FRAME, Past, Step, Verified, kind
from fleet.origin import edits, forks, publish
from fleet.world import World

FEW = 20
"""Differences of one commit that are told; more are counted."""
VERSION = "Fleet-Version: "
OURS = f"{VERSION}{__version__}"


class Verdict:
    """What was found of one commit."""

    def __init__(self, step: Step, kind: str) -> None:
        self.commit = step.commit.oid
        self.frame = step.frame
        self.kind = kind
        self.deliveries = 0
        self.unsigned = 0
        """Deliveries of workers with a key, whose signature this release does not check."""
        self.foreign = 0
        """Messages whose body is not compared, because another release wrote it."""
        self.merged: dict[str, str] = {}
        """Other timelines that an edit brings in, each with the commit of it."""
        self.findings: list[dict[str, str]] = []
        self._more = 0

    def find(self, what: str, path: str = "", pointer: str = "") -> None:
        """Something is not as it should be."""
        if len(self.findings) < FEW:
            self.findings.append({"path": path, "pointer": pointer, "what": what})
        else:
            self._more += 1

    def as_row(self) -> dict[str, Any]:
        """All of it as plain values."""
        if self._more:
            told = f"and {self._more} more differences in this commit"
            self.findings[FEW:] = [{"path": "", "pointer": "", "what": told}]
        return {key: value for key, value in vars(self).items() if not key.startswith("_")}


class Judge:
    """Judges commits of one repository, one after the other."""

    def __init__(self, repo: Repository) -> None:
        self._repo = repo
        self._open()

    def _open(self) -> None:
        self._objects = Verified(self._repo.env)
        self._past = Past(self._objects)

    def close(self) -> None:
        """End its process of git."""
        self._objects.close()

    def judge(self, oid: str) -> Verdict:
        """The verdict on a commit of the line. GitError where the commit itself is not here."""
        here = self._past.step(oid)
        before = self._past.before(here)
        what, why = kind(here, before)
        verdict = Verdict(here, what)
        if why:
            verdict.find(why)
            return verdict
        try:
            self._judge(verdict, here, before)
        except (Failure, Refused) as reason:
            verdict.find(str(reason))
        except GitError as error:  # an object that is gone or spoilt ends the reader
            verdict.find(f"git cannot read what it is made of: {error}; see git fsck --full")
            self.close()
            self._open()
        return verdict

    def _judge(self, verdict: Verdict, here: Step, before: Step | None) -> None:
        if before is None:
            for what in genesis.faults(World(self._objects, here.commit)):
                verdict.find(what)
        elif verdict.kind == FRAME:
            self._frame(verdict, here, before)
        elif verdict.kind == EDIT:
            self._edit(verdict, here, before)
        else:
            forks.check(self._repo, World(self._objects, before.commit), here.timeline, here.commit.oid)

    # --- frames

    def _frame(self, verdict: Verdict, here: Step, before: Step) -> None:
        """Its deliveries first: what they give is of interest only where they may be there."""
        brought = Brought(self._repo, self._objects, self._past, here, before)
        verdict.deliveries = len(here.commit.parents) - 1
        for fault in brought.faults():
            verdict.find(fault)
        verdict.unsigned = brought.unsigned
        if not verdict.findings:
            self._again(verdict, here, before, brought.folded)

    def _again(self, verdict: Verdict, here: Step, before: Step, came: list[Delivery]) -> None:
        world = World(self._objects, before.commit)
        try:
            folded = publish.fold_frame(self._repo, world, came, here.protocol)
            message = folded.story.message()
        except (Failure, Refused, GitError):
            raise
        except Exception as error:  # the frame before may hold anything, if it was forged
            verdict.find(f"it cannot be executed again from what its parents hold: {type(error).__name__} {error}")
            return
        self._compare(verdict, here, before, folded.changes)
        verdict.foreign = self._message(verdict, here, message)
        line = publish.signature(world, came)
        self._head(verdict, here, line, line)

    def _compare(self, verdict: Verdict, here: Step, before: Step, given: Mapping[str, Any]) -> None:
        """The trees by their ids; where these differ, path by path."""
        wanted = tree_after(self._objects, before.commit.oid, given)
        if wanted == here.commit.tree:
            return
        recorded = self._repo.changes(before.commit.oid, here.commit.oid)
        for found in compare(self._objects, before.commit.oid, recorded, given):
            verdict.find(found.what, found.path, found.pointer)
        if not verdict.findings:
            verdict.find(
                f"its tree is {here.commit.tree[:12]}, re-executed {wanted[:12]}: the same files, laid out otherwise"
            )

    def _message(self, verdict: Verdict, here: Step, wanted: str) -> int:
        """Compare the message; of a frame that another release made, subject and trailers. 1 for such a one."""
        recorded = self._raw(here)[1]
        trailers = recorded.rstrip(b"\n").rpartition(b"\n\n")[2].decode(errors="replace").split("\n")
        versions = [row for row in trailers if row.startswith(VERSION)]
        foreign = verdict.kind == FRAME and bool(versions) and versions != [OURS]
        texts = [recorded, wanted.encode()]
        if foreign:
            texts = [_facts(text) for text in texts]
        if texts[0] != texts[1]:
            line, what = in_lines(*texts)
            verdict.find(f"its message, {'facts, ' if foreign else ''}{line}: {what}")
        return int(foreign)

    def _raw(self, here: Step) -> tuple[bytes, bytes]:
        """The commit as git holds it: head and message."""
        stored = self._objects.one(here.commit.oid)
        assert stored is not None
        head, _, message = stored.data.partition(b"\n\n")
        return head, message

    def _head(self, verdict: Verdict, here: Step, author: str, committer: str) -> None:
        """Compare all that stands above the message: nothing depends on a clock or a person that is not a parent's."""
        rows = [f"tree {here.commit.tree}", *(f"parent {oid}" for oid in here.commit.parents)]
        wanted = "\n".join([*rows, f"author {author}", f"committer {committer}"]).encode()
        recorded = self._raw(here)[0]
        if recorded != wanted:
            line, what = in_lines(recorded, wanted)
            verdict.find(f"its head, {line}: {what}")

    # --- edits

    def _edit(self, verdict: Verdict, here: Step, before: Step) -> None:
        """Merged again on the commit before it. The gate judged it on an earlier tip; what it asks holds here too."""
        oid = here.commit.parents[1]
        try:
            edits.judge(self._repo, World(self._objects, before.commit), oid)
            world = World(self._objects, before.commit)
            merged = edits.merge(self._repo, world, oid)
        except (Failure, Refused) as reason:
            verdict.find(f"the edit {oid[:12]} could not become this: {reason}")
            return
        self._compare(verdict, here, before, merged.changes)
        for step in map(self._past.step, (oid, *merged.edit.parents)):
            if step.timeline not in ("", here.timeline):
                verdict.merged[step.timeline] = step.commit.oid
        name = here.commit.message.partition(": ")[0].removeprefix("edit ")
        if not names.is_name(name):
            verdict.find(f"its subject does not begin with edit NAME: {here.commit.message.partition(chr(10))[0]!a}")
        else:
            self._message(verdict, here, edits.message(name, merged.edit))
        self._head(verdict, here, merged.edit.author, edits.signature(world, merged.edit))


def _facts(message: bytes) -> bytes:
    """Subject and trailers of a message, without the release that wrote it."""
    paragraphs = message.decode(errors="replace").rstrip("\n").split("\n\n")
    trailers = [row for row in paragraphs[-1].split("\n") if not row.startswith(VERSION)]
    return "\n".join([paragraphs[0], *trailers]).encode()
