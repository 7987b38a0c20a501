"""The commands that mend a world: what a person can paste into a shell, from wherever the doctor was asked. Text only.

Documents are mended by edits, made in a clone of their own; what the primary alone writes is put back at the origin.
"""

from __future__ import annotations

import shlex

from fleet import names, schema
from fleet.operator.checks import Case

LOOKED_BACK = 20
"""Versions of a document among which a good one is looked for."""


def _name(path: str) -> str:
    """What the clone and the edit are called."""
    stem = path.rpartition("/")[2].removesuffix(".json").lower()
    return "mend-" + ("".join(c if c in names.LETTERS else "-" for c in stem)[:40].strip("-") or "it")


def _edit(case: Case, path: str, *steps: str) -> str:
    """Do `steps` of git in a fresh clone, commit, and push that as an edit."""
    name = _name(path)
    clone = f"git clone -q -b {case.place.timeline} {shlex.quote(case.url())} {name}"
    push = f"push -q origin HEAD:refs/edits/{case.place.timeline}/{name}"
    return " && ".join([clone, *(f"git -C {name} {step}" for step in (*steps, push))])


def restore(case: Case, path: str, commit: str) -> str:
    """Bring a document back as a commit had it."""
    said = shlex.quote(f"bring back {path}")
    return _edit(case, path, f"checkout -q {commit} -- {shlex.quote(path)}", f"commit -qm {said}")


def remove(case: Case, path: str) -> str:
    """Take a file out of the tree."""
    return _edit(case, path, f"rm -q -- {shlex.quote(path)}", f"commit -qm {shlex.quote(f'remove {path}')}")


def revert(case: Case, path: str, commit: str, merge: bool) -> str:
    """Take back what a commit did; the merge driver is there, so that documents are merged key by key."""
    name = _name(path)
    undo = f"revert --no-edit {'-m 1 ' if merge else ''}{commit}"
    return _edit(case, path, undo).replace(" && ", f" && git fleet install-hooks {name} && ", 1)


def write(case: Case, path: str) -> str:
    """Change a document by hand."""
    name = _name(path)
    clone = f"git clone -b {case.place.timeline} {shlex.quote(case.url())} {name}"
    return f"{clone}, change {shlex.quote(path)}, commit, git push origin HEAD:refs/edits/{case.place.timeline}/{name}"


def put_back(case: Case, path: str) -> str:
    """Put the timeline back to where a document could be read: of what is the primary's own no edit is taken."""
    bad = None
    for commit in case.place.repo.touching(case.commit, path, LOOKED_BACK):
        if bad is not None and _reads(case, commit, path):
            return set_timeline(case, f"{bad}^")
        bad = commit
    return f"git log --first-parent -- {path}"


def set_timeline(case: Case, commit: str) -> str:
    """Move the timeline to a commit, at the origin."""
    where = f"git -C {shlex.quote(case.place.repo.git_dir)}" if case.place.bare else "at the origin: git"
    ref = names.timeline_ref(case.place.timeline)
    return f"{where} update-ref -m doctor {ref} {case.place.repo.resolve(commit)} {case.commit}"


def bring_back(case: Case, path: str) -> str:
    """The newest version of a document that could be read, as an edit; where there is none, to write it by hand."""
    commits = case.place.repo.touching(case.commit, path, LOOKED_BACK)
    good = next((commit for commit in commits if _reads(case, commit, path)), None)
    return restore(case, path, good) if good else write(case, path)


def _reads(case: Case, commit: str, path: str) -> bool:
    stored = case.objects.one(f"{commit}:{path}")
    if stored is None or stored.kind != "blob" or schema.document_kind(path) is None:
        return stored is not None and stored.kind == "blob"
    try:
        return schema.document(path, stored.data) is not None
    except schema.Misfit:
        return False


def undo_loss(case: Case, lost: str, holder: str) -> str:
    """Bring back what is referred to and not there, `PATH` or `PATH#COMMENT`; or else mend who refers to it."""
    path, _, part = lost.partition("#")
    found = case.place.repo.touching(case.commit, path, 1, f'"{part}": {{' if part else "") if path else []
    commit = case.objects.commit(found[0]) if found else None
    if commit is None or not commit.parents:
        return write(case, holder)
    if part:
        return revert(case, path, commit.oid, merge=len(commit.parents) > 1)
    before = commit.parents[0]
    return restore(case, path, before) if _reads(case, before, path) else write(case, holder)
