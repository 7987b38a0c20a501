"""The three-way merge of two trees by path, from what each side changed since the base.

It reads blobs and merges text only through what it is handed, writes nothing, and detects no renames (which would
give one document's content to another). At a conflict ours stays, and the conflict is told, unless one side is
favoured, whose form is then taken, and told; the primary's own documents stay ours, and are told too.
"""

from __future__ import annotations

from fleet import strictjson
from fleet.errors import Failure
from fleet.merge.foreign import brief
from fleet.merge.json3 import ABSENT, UNSETTLED, merge3, settled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any

    from fleet.merge.json3 import Conflict

    Entry = tuple[str, str] | None
    """(mode, object id) as in a tree, or None where there is no such path."""
    Change = tuple[Entry, Entry]
    """A path in the base, and on one side."""
    New = bytes | tuple[str, str] | None
    """What a path becomes: these bytes in a regular file, that entry, or nothing."""

REGULAR = "100644"
PROJECTS = "projects/"
DUE = "state/due/"
SHORT = 80  # characters of a value in a conflict's text
OURS, THEIRS = "ours", "theirs"


class TreeMerge:
    """The result: what to change in ours, the conflicts (path, JSON pointer or "", text), the paths kept as ours.

    `favoured` are the conflicts that the favoured side has decided.
    """

    __slots__ = ("changes", "conflicts", "favoured", "kept")

    def __init__(self) -> None:
        self.changes: dict[str, New] = {}
        self.conflicts: list[tuple[str, str, str]] = []
        self.favoured: list[tuple[str, str, str]] = []
        self.kept: list[str] = []


class Doors:
    """What the merge asks of the world outside: blobs, a text merge, the schema of a path, and whom to favour."""

    __slots__ = ("favour", "merge_text", "read", "rule_for")

    def __init__(
        self,
        read: Callable[[str], bytes],
        merge_text: Callable[[bytes | None, bytes, bytes], tuple[bytes, bool]],
        rule_for: Callable[[str], dict[str, Any] | None],
        favour: str,
    ) -> None:
        self.favour = favour
        self.read = read
        self.merge_text = merge_text
        self.rule_for = rule_for


def merge_trees(
    ours: Mapping[str, Change],
    theirs: Mapping[str, Change],
    *,
    read: Callable[[str], bytes],
    merge_text: Callable[[bytes | None, bytes, bytes], tuple[bytes, bool]],
    rule_for: Callable[[str], dict[str, Any] | None],
    owned: Callable[[str], bool],
    favour: str = "",
) -> TreeMerge:
    """What to change in ours to have theirs' changes too.

    `ours` and `theirs` map each path changed since the base to (old, new). `merge_text` gives bytes and whether they
    hold a conflict; `favour` is OURS, THEIRS, or nobody. Raises Failure where a JSON document that both sides changed
    does not parse.
    """
    doors = Doors(read, merge_text, rule_for, favour)
    merge = TreeMerge()
    for path in sorted(theirs):
        old, new = theirs[path]
        mine = ours[path][1] if path in ours else old
        if mine == new:
            continue
        if owned(path):
            merge.kept.append(path)
        elif mine == old:
            _take(merge, path, old, new)
        else:
            _merge_path(merge, doors, path, old, mine, new)
    _refuse_collisions(merge, ours, theirs)
    return merge


def is_document(path: str) -> bool:
    """Whether a path is a JSON document of the world; what lies in a project is an ordinary file."""
    return path.endswith(".json") and not path.startswith(PROJECTS)


def _take(merge: TreeMerge, path: str, old: Entry, new: Entry) -> None:
    if new is None or new[0] in (REGULAR, old and old[0]):
        merge.changes[path] = new
    else:
        merge.conflicts.append((path, "", f"its mode would become {new[0]}, and only {REGULAR} is taken"))


def _merge_path(merge: TreeMerge, doors: Doors, path: str, old: Entry, mine: Entry, new: Entry) -> None:
    """A path that both sides changed, in different ways."""
    if path.startswith(DUE) and (mine is None or new is None):
        _merge_document(merge, doors, path, old, mine, new)
    elif mine is None or new is None:
        here, there = ("deleted", "changed") if mine is None else ("changed", "deleted")
        _undecided(merge, doors, path, f"{here} here, {there} there", new)
    else:
        _merge_entries(merge, doors, path, old, mine, new)


def _undecided(merge: TreeMerge, doors: Doors, path: str, text: str, theirs: Entry) -> None:
    """A path of which no rule says what becomes of it: a conflict, or as the favoured side has it."""
    (merge.favoured if doors.favour else merge.conflicts).append((path, "", text))
    if doors.favour == THEIRS:
        merge.changes[path] = theirs


def _merge_entries(
    merge: TreeMerge, doors: Doors, path: str, old: Entry, mine: tuple[str, str], new: tuple[str, str]
) -> None:
    mode, oid = (settled(old[side] if old else ABSENT, mine[side], new[side]) for side in (0, 1))
    if mode not in (REGULAR, mine[0]):
        merge.conflicts.append((path, "", f"mode {mine[0]} here, {new[0]} there; only {REGULAR} is taken"))
    elif oid is not UNSETTLED:
        if (mode, oid) != mine:
            merge.changes[path] = (mode, oid)
    elif mode != REGULAR:
        merge.conflicts.append((path, "", f"changed here and there, and no regular file (mode {mode})"))
    elif is_document(path):
        _merge_document(merge, doors, path, old, mine, new)
    else:
        _merge_text(merge, doors, path, old, mine, new)


def _merge_document(merge: TreeMerge, doors: Doors, path: str, old: Entry, mine: Entry, new: Entry) -> None:
    """By merge3; in `state/due/` no document and an empty one are the same."""
    absent: Any = {} if path.startswith(DUE) else ABSENT
    before = _parsed(doors, path, old, "base") if old else absent
    here = _parsed(doors, path, mine, "tip") if mine else absent
    there = _parsed(doors, path, new, "edit") if new else absent
    first, second = (there, here) if doors.favour == THEIRS else (here, there)  # the first stays at a conflict
    merged = merge3(before, first, second, doors.rule_for(path))
    open_or_not = merge.favoured if doors.favour else merge.conflicts
    open_or_not += [(path, conflict.pointer, told(conflict)) for conflict in merged.conflicts]
    if merged.value == {} and absent == {}:
        if mine is not None:
            merge.changes[path] = None
        return
    data = strictjson.dumps(merged.value)
    if mine is None or data != doors.read(mine[1]):
        merge.changes[path] = data


def _parsed(doors: Doors, path: str, entry: tuple[str, str], side: str) -> Any:
    try:
        return strictjson.loads(doors.read(entry[1]))
    except strictjson.Invalid as invalid:
        raise Failure(f"{path} does not parse in the {side}: {invalid}; mend it by hand and merge again") from None


def _merge_text(
    merge: TreeMerge, doors: Doors, path: str, old: Entry, mine: tuple[str, str], new: tuple[str, str]
) -> None:
    base = doors.read(old[1]) if old else None
    here = doors.read(mine[1])
    data, conflicted = doors.merge_text(base, here, doors.read(new[1]))
    if conflicted:
        _undecided(merge, doors, path, "the same lines were changed here and there", new)
    elif data != here:
        merge.changes[path] = data


def told(conflict: Conflict) -> str:
    """Both values of a conflict, and what they were before, in short."""
    here, there, before = (brief(side, SHORT) for side in (conflict.ours, conflict.theirs, conflict.base))
    return f"{here} here, {there} there, {before} before"


def _refuse_collisions(merge: TreeMerge, ours: Mapping[str, Change], theirs: Mapping[str, Change]) -> None:
    """A file that one side made where the other made a folder."""
    here = {path for path, (_, new) in ours.items() if new is not None}
    there = {path for path in merge.changes if theirs[path][0] is None and path not in here}
    inside = [(path, file) for path in there for file in _parents(path) if file in here]
    inside += [(file, file) for path in here for file in _parents(path) if file in there]
    for path, file in sorted(set(inside)):
        merge.changes.pop(path, None)
        merge.conflicts.append((path, "", f"{file} would be both a file and a folder"))


def _parents(path: str) -> Iterable[str]:
    end = path.find("/")
    while end >= 0:
        yield path[:end]
        end = path.find("/", end + 1)
