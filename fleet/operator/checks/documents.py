"""The tree: every document is where it belongs, parses, fits its schema, and keeps the laws of fleet/fold/laws.py.

Documents are read in bulk and none is kept. What is in `projects/` is not read: it is the agents' own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from fleet import roster, schema, slices, strictjson
from fleet.fold import laws
from fleet.fold.laws import Breach
from fleet.git import FILE_MODE, TREE_MODE, Entry, Stored
from fleet.operator.checks import ERROR, WARNING, Case, Few, Finding, recipes
from fleet.origin import publish

Document = dict[str, Any]
AT_ONCE = 100
"""Documents, or folders, that are read at once."""
LARGEST = 64 * 2**20
"""Bytes over which nothing is taken for a document."""
NEEDED = (".gitattributes", "fleet.json", "frame.json", "state/workers.json", "state/slices.json")
"""What no world is without."""
PRIMARYS = NEEDED[2:]
"""What no edit can mend."""


class File:
    """A file of the tree."""

    __slots__ = ("mode", "oid", "path")

    def __init__(self, path: str, mode: str, oid: str) -> None:
        self.path = path
        self.mode = mode
        self.oid = oid


def check(case: Case) -> Iterator[Finding]:
    """Every file of the tree, then the laws among them."""
    faults = Few("documents")
    for path in NEEDED:
        if case.objects.one(f"{case.commit}:{path}") is None:
            faults.add(Finding(ERROR, path, "it is missing: no world is without it", _bring_back(case, path)))
    sound = _sound(case, faults)
    known = _known(case)
    broken = Broken(case)
    if known is not None:
        for breach in laws.breaches(sound, known, case.read):
            broken.add(breach)
    for _ in sound:
        pass
    yield from faults
    if known is None:
        yield Finding(ERROR, "state", "references and terms could not be looked at: frame.json cannot be read")
    yield from broken
    yield from _slices(case)


# --- the files


def _sound(case: Case, faults: Few) -> Iterator[tuple[str, Document]]:
    """Every document that can be read and has its shape; the faults of all files are added to those."""
    batch: list[File] = []
    count = 0
    for file in _files(case):
        count += 1
        if schema.document_kind(file.path) and file.mode == FILE_MODE:
            batch.append(file)
        else:
            _judge(case, file, faults)
        if len(batch) == AT_ONCE:
            yield from _read(case, batch, faults)
            batch = []
            case.progress.tell("documents", count)
    yield from _read(case, batch, faults)
    case.facts["files"] = count


def _files(case: Case, folder: str = "", tree: str = "") -> Iterator[File]:
    """All files of the tree, folder by folder; what is below a folder of much is read in batches."""
    entries = case.objects.tree(tree or case.world.commit.tree)
    folders = [entry for entry in entries if entry.mode == TREE_MODE]
    for entry in entries:
        if entry.mode != TREE_MODE:
            yield File(_path(folder, entry), entry.mode, entry.oid)
    for inner in folders:
        yield from _files(case, _path(folder, inner), inner.oid)


def _path(folder: str, entry: Entry) -> str:
    name = entry.name.decode(errors="surrogateescape")
    return f"{folder}/{name}" if folder else name


def _judge(case: Case, file: File, faults: Few) -> None:
    """A file that is no document, or a document that is no plain file."""
    remove = partial(recipes.remove, case, file.path)
    if file.mode != FILE_MODE:
        mend = _bring_back(case, file.path) if schema.document_kind(file.path) else remove
        faults.add(Finding(ERROR, file.path, f"its mode is {file.mode}: only plain files are taken", mend))
    elif file.path.startswith("state/"):
        faults.add(Finding(ERROR, file.path, "no document of the world lies there", remove))
    elif file.path.startswith("deltas/"):
        faults.add(Finding(ERROR, file.path, "deltas live in deliveries, never in the tree", remove))


def _read(case: Case, files: list[File], faults: Few) -> Iterator[tuple[str, Document]]:
    sizes = case.objects.look([file.oid for file in files])
    wanted = [file for file, info in zip(files, sizes, strict=True) if info is None or info.size <= LARGEST]
    for file, info in zip(files, sizes, strict=True):
        if info and info.size > LARGEST:
            faults.add(_unreadable(case, file.path, f"{info.size} bytes are too many for a document"))
    for file, stored in zip(wanted, case.objects.read([file.oid for file in wanted]), strict=True):
        document = _document(case, file, stored, faults)
        if document is not None:
            _count(case, file.path, document)
            yield file.path, document


def _document(case: Case, file: File, stored: Stored | None, faults: Few) -> Document | None:
    if stored is None:
        faults.add(Finding(ERROR, file.path, f"its blob {file.oid[:12]} is not here", "git fsck --full"))
        return None
    try:
        document: Document = schema.document(file.path, stored.data)
    except schema.Misfit as misfit:
        faults.add(_unreadable(case, file.path, str(misfit)))
        return None
    if strictjson.dumps(document) != stored.data:
        told = "its bytes are not canonical; any edit of it makes them so"
        faults.add(Finding(WARNING, file.path, told, recipes.write(case, file.path)))
    return document


def _count(case: Case, path: str, document: Document) -> None:
    kind = schema.document_kind(path)
    if kind in COUNTED:
        case.facts[COUNTED[kind]] = case.facts.get(COUNTED[kind], 0) + 1
    if kind == "thread":
        for made in (document["id"], *document["comments"]):
            case.said.add(made)


COUNTED: dict[str | None, str] = {"agent": "agents", "thread": "threads", "channel": "channels"}


def _unreadable(case: Case, path: str, why: str) -> Finding:
    return Finding(ERROR, path, f"it cannot be read: {why}", _bring_back(case, path))


def _bring_back(case: Case, path: str) -> Callable[[], str]:
    return partial(recipes.put_back if path in PRIMARYS else recipes.bring_back, case, path)


# --- the laws


def _known(case: Case) -> laws.Known | None:
    """What the laws need of the whole tree: names, and what is due; None where the clock cannot be read."""
    clock = case.clock
    if clock is None:
        return None
    channels = {name.removesuffix(".json") for name in case.world.listing("state/channels")}
    paths = [f"state/due/{name}" for name in case.world.listing("state/due")]
    due = {frame: listed for path, listed in case.read(paths).items() if listed and (frame := laws.due_frame(path))}
    listed = {frame: set(ids) for frame, ids in due.items()}
    return laws.Known(clock["frame"], set(case.world.agents()), channels, listed, publish.was_edited(case.world))


class Broken:
    """Broken laws; those that miss the same thing are one finding. `more` is said of each."""

    def __init__(self, case: Case, level: str = ERROR, more: str = "") -> None:
        self._case = case
        self._level = level
        self._words = more
        self._first: dict[str, Breach] = {}
        self._counts: dict[str, int] = {}
        self._more = 0

    def add(self, breach: Breach) -> None:
        """Keep it, or count it."""
        key = breach.lost or f"{breach.path} {breach.place} {breach.what}"
        if key not in self._first and len(self._first) >= Few.MOST:
            self._more += 1
            return
        self._first.setdefault(key, breach)
        self._counts[key] = self._counts.get(key, 0) + 1

    def __iter__(self) -> Iterator[Finding]:
        for key, breach in self._first.items():
            count = self._counts[key]
            more = f" (and {count - 1} more such places)" if count > 1 else ""
            where = f"{breach.path} {breach.place}".strip()
            mend = partial(recipes.undo_loss, self._case, breach.lost, breach.path)
            yield Finding(self._level, where, f"{breach.what}{more}{self._words}", mend)
        if self._more:
            yield Finding(self._level, "references", f"there are {self._more} more: mend these first")


def _slices(case: Case) -> Iterator[Finding]:
    """Who runs whom is what the fold makes of the agents, the roster and who is there, unless an edit came since."""
    shared, workers, settings = case.root("state/slices.json"), case.root("state/workers.json"), case.settings
    if shared is None or workers is None or settings is None or publish.was_edited(case.world):
        return
    if slices.divide(case.world.agents(), settings.workers, roster.expected(settings, workers)) != shared:
        told = "it is not the division of the agents among the workers that are expected"
        mend = "git fleet pause && git fleet resume: after an edit, the next frame divides them anew"
        yield Finding(ERROR, "state/slices.json", told, mend)
