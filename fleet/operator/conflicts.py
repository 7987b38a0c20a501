"""`git fleet conflicts` and `git fleet resolve`: what a merge left open, place by place, and how it is decided.

They work in every work tree, of a world or not, whichever command of git left the conflicts. They write the file in
question and the index, as `git add` does, and end nothing: that is one more command of git's, which they name.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from typing import Any

from fleet import schema, strictjson
from fleet.errors import Failure
from fleet.merge import foreign
from fleet.merge.json3 import ABSENT, Conflict
from fleet.operator.unmerged import BASE, OURS, REGULAR, SIDES, THEIRS, Path, Unmerged
from fleet.operator.words import exact

LONGEST = 2000
"""Characters of a value that are shown; --json has it whole."""
THEIRS_OF = {"rebase": "REBASE_HEAD", "cherry-pick": "CHERRY_PICK_HEAD", "revert": "REVERT_HEAD", "merge": "MERGE_HEAD"}
ROLES = {
    "rebase": ("what you rebase onto", "your commit"),
    "cherry-pick": ("where you stand", "the commit that is picked"),
    "revert": ("where you stand", "the state before the commit that is taken back"),
    "merge": ("where you stand", "what is merged"),
}
NEXT = {
    "rebase": "git rebase --continue",
    "am": "git am --continue",
    "cherry-pick": "git cherry-pick --continue",
    "revert": "git revert --continue",
    "merge": "git commit",
}
WHOLE = ("", "/")
_LAYOUT = foreign.Layout(b'{\n "a": 1\n}\n')


def conflicts(where: str, as_json: bool = False) -> tuple[str, bool]:
    """What is in conflict, as text or JSON, and whether anything is."""
    found = Unmerged(where)
    if as_json:
        return _LAYOUT.write(_report(found)).decode(errors="replace"), bool(found.paths)
    if not found.paths:
        return f"nothing is in conflict here{_onward(found)}\n", False
    blocks = [_sides(found), *map(_block, found.paths), *_ways(found)]
    return "\n\n".join(block for block in blocks if block) + "\n", True


def resolve(where: str, name: str, pointer: str, word: str) -> str:
    """Decide what stands at a pointer of a path in conflict; what happened, and what to do next."""
    found = Unmerged(where)
    path = found.find(name)
    decide = _take_side if path.one_sided else _decide
    return f"{decide(found, path, pointer, word)}{_left(found, path)}"


# --- telling


def _sides(found: Unmerged) -> str:
    """Who is who: in a rebase it is not what one thinks."""
    begun = found.repo.underway()
    if begun not in ROLES:
        return ""
    rows = zip(("ours", "theirs"), ("HEAD", THEIRS_OF[begun]), ROLES[begun], strict=True)
    told = [f"{side:6} is {role}: {exact(found.repo.headline(head))}" for side, head, role in rows]
    return "\n".join([f"in a {begun}", *(f"  {row}" for row in told)])


def _block(path: Path) -> str:
    """One path, with each of its conflicts."""
    notes = [what for what in (_what(path),) if what]
    rows = [row for number, conflict in enumerate(path.merged.conflicts) for row in _rows(path, number, conflict)]
    return "\n".join([exact(path.name), *(f"  {note}" for note in notes), *(f"  {row}" for row in rows)])


def _what(path: Path) -> str:
    """What there is to say of the path as a whole, with the way out."""
    file = shlex.quote(path.name)
    if path.one_sided:
        here, there = (_fate(path, side) for side in (OURS, THEIRS))
        return f"{here} in ours, {there} in theirs: git fleet resolve {file} / ours|theirs"
    if path.obstacle:
        return f"{path.obstacle}; then git add {file}"
    if path.kind is None:
        return f"it is not merged as JSON: mend it by hand, then git add {file}"
    if path.by_hand:
        return f"edited since the merge: git add {file} if it is right, git checkout -m -- {file} to begin again"
    if not path.merged.conflicts:
        return f"no value of it is in conflict: git fleet resolve {file} / ours writes the merge"
    return ""


def _fate(path: Path, side: int) -> str:
    if side not in path.entries:
        return "deleted" if BASE in path.entries else "absent"
    return "changed" if BASE in path.entries else "added"


def _rows(path: Path, number: int, conflict: Conflict) -> Iterator[str]:
    pointer = exact(conflict.pointer or "/")
    if number in path.decided:
        yield f"{pointer}  decided: {_decision(path.decided[number])}"
        return
    yield pointer
    for side, value in (("ours", conflict.ours), ("theirs", conflict.theirs), ("base", conflict.base)):
        yield f"  {side:6}  {exact(foreign.brief(value, LONGEST))}"


def _decision(choice: Any) -> str:
    return exact(foreign.brief(choice[0], 80)) if isinstance(choice, list) else str(choice)


def _ways(found: Unmerged) -> list[str]:
    """How to decide, with a command that can be typed as it stands."""
    path = next((path for path in found.paths if path.open and not path.by_hand), None)
    if path is None:
        return []
    pointer = path.open[0][1].pointer or "/"
    return [
        "decide each:  git fleet resolve PATH POINTER ours|theirs|VALUE   (POINTER / stands for all that are open)\n"
        f"for example:  git fleet resolve {shlex.quote(path.name)} {shlex.quote(pointer)} theirs"
    ]


def _report(found: Unmerged) -> dict[str, Any]:
    return {"underway": found.repo.underway(), "paths": [_path_report(path) for path in found.paths]}


def _path_report(path: Path) -> dict[str, Any]:
    rows = []
    for number, conflict in enumerate(path.merged.conflicts):
        values = {"ours": conflict.ours, "theirs": conflict.theirs, "base": conflict.base}
        row = {"pointer": conflict.pointer, **{side: value for side, value in values.items() if value is not ABSENT}}
        choice = path.decided.get(number)
        decided = {"decided": "value" if isinstance(choice, list) else choice} if choice else {}
        rows.append({**row, **decided})
    return {"path": path.name, "json": path.kind is not None, "note": _what(path), "conflicts": rows}


# --- deciding


def _take_side(found: Unmerged, path: Path, pointer: str, word: str) -> str:
    """A path that a side does not have: take it as the one or the other has it."""
    if pointer not in WHOLE or word not in SIDES:
        raise Failure(f"{path.name} is on one side only: git fleet resolve {shlex.quote(path.name)} / ours|theirs")
    entry = path.entries.get(SIDES[word])
    file = os.path.join(found.top, path.name)
    if entry is None:
        found.repo.take(path.name, remove=True)
        return f"{path.name}: deleted, as in {word}"
    if entry[0] not in REGULAR:
        raise Failure(f"{path.name} is no regular file in {word} (mode {entry[0]}): git add or git rm it by hand")
    with found.repo.objects() as objects:
        stored = objects.one(entry[1])
    assert stored is not None, entry
    _write(file, stored.data)
    found.repo.take(path.name)
    return f"{path.name}: kept, as in {word}"


def _decide(found: Unmerged, path: Path, pointer: str, word: str) -> str:
    """One conflict of a JSON file, or all that are open."""
    if path.kind is None or path.obstacle or path.by_hand:
        raise Failure(f"{path.name}: {_what(path)}")
    whole = pointer in WHOLE and not any(conflict.pointer == pointer for conflict in path.merged.conflicts)
    choice: Any = word if word in SIDES else [_value(path, word)]
    if whole and isinstance(choice, list):
        value = choice[0]
        decided = {number: choice for number, _ in path.open}
    else:
        numbers = [number for number, _ in path.open] if whole else [_number(path, pointer)]
        decided = dict.fromkeys(numbers, choice)
        value = path.value({**path.decided, **decided})
    _check(path, value)
    _write(os.path.join(found.top, path.name), path.data(value))
    path.decided |= decided
    if not path.open:
        found.repo.take(path.name, remove=path.is_due and value == {})
    found.note(path)
    where = exact(pointer) if not whole else "all of it" if isinstance(choice, list) else "what was open"
    return f"{path.name}: {where} is {_decision(choice)}"


def _number(path: Path, pointer: str) -> int:
    """The conflict at a pointer; of several, elements that one array has not, the first that is open."""
    at = [number for number, conflict in enumerate(path.merged.conflicts) if conflict.pointer == pointer]
    if at:
        return next((number for number in at if number not in path.decided), at[-1])
    pointers = ", ".join(dict.fromkeys(conflict.pointer or "/" for _, conflict in path.open))
    listed = f"in conflict are: {pointers}" if pointers else f"git fleet resolve {shlex.quote(path.name)} / ours"
    raise Failure(f"{path.name}: {pointer} is not in conflict; {listed}")


def _value(path: Path, word: str) -> Any:
    """What a VALUE means: JSON, else text."""
    data = word.encode(errors="surrogateescape")
    try:
        value = foreign.loads(data)
    except strictjson.Invalid:
        return word
    if path.kind is not None and path.kind.canonical:
        try:
            strictjson.loads(data)
        except strictjson.Invalid as invalid:
            raise Failure(f"{path.name}: {word} cannot stand in a document of a world: {invalid}") from None
    return value


def _check(path: Path, value: Any) -> None:
    """A document of a world is strict, and fits its schema; nobody else's is judged here."""
    if path.kind is None or not path.kind.canonical:
        return
    try:
        schema.document(path.name, path.data(value))
    except (schema.Misfit, UnicodeEncodeError) as misfit:
        raise Failure(f"{path.name} would not fit its schema: {misfit}; nothing was changed") from None


def _write(file: str, data: bytes) -> None:
    os.makedirs(os.path.dirname(file), exist_ok=True)
    with open(file, "wb") as opened:
        opened.write(data)


def _left(found: Unmerged, path: Path) -> str:
    """What is still open, or the command that ends it."""
    if path.open:
        count = len(path.open)
        return f"; {count} more of {path.name} {'is' if count == 1 else 'are'} open: git fleet conflicts"
    others = len(found.paths) - 1
    if others:
        return f"; {others} more {'path is' if others == 1 else 'paths are'} in conflict: git fleet conflicts"
    stashed = "; after a stash pop: git stash drop"  # git keeps the stash, and no note of having popped it
    return f"; all is settled{_onward(found) or stashed}"


def _onward(found: Unmerged) -> str:
    begun = found.repo.underway()
    return f": go on with {NEXT[begun]}" if begun else ""
