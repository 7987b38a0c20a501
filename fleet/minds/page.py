"""What a prompt shows of the view of one agent, or of several at once, and how it is cut until it fits.

Pure. A page knows views only as maps and lists, in which entries are told apart by their `id`. What several agents see
stands once, in `shared`; what is each one's own (its vote, why it sees a thread) stays in its own part. Cutting begins
with what is last in a view, and ends before the newest of the agent's own threads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

Part = dict[str, Any]
Entry = dict[str, Any]
View = Mapping[str, Any]

SELF = ("agent", "name", "bio", "persona", "interests")
"""What a view says of the agent itself."""
ABOUT = ("timeline", "frame", "seed", "left_out", "memory_room")
"""What a view says of itself."""
MINOR = ("people", "acts", "other_channels")
"""Parts that go first, and whole: ids name who speaks, and say what one did lately."""
COMMENTS, SHORT, SHORTEST = 2, 240, 100
"""How many comments a thread keeps, and how long its texts stay, when it is shortened, and at last."""
SAFETY = 0.96
FIRM = "channels"
"""The part that is never dropped: without a channel, nothing can be begun."""
WHOLE = "files"
"""A file that is shown in part would be written back in part, so it is shown whole or not at all."""
LATER = 2
"""How many places below a thread a project stands that has the same place in its list."""
ENTRY = 16
"""Characters that an entry takes beside its texts, about."""


class Page:
    """The parts of some views, by agent and shared; `cut` counts the characters of texts that were left out."""

    def __init__(self, views: Sequence[View]) -> None:
        self.own = {view["agent"]: _copied({k: view[k] for k in view if k not in (*SELF, *ABOUT)}) for view in views}
        self.shared = _share(self.own) if len(views) > 1 else {}
        self.cut = 0
        self._spare, self._dear = _ranked(views)

    def fit(self, room: int, said: Callable[[], str], count: Callable[[str], int]) -> None:
        """Cut until `said()`, all that is to be sent, is at most `room` tokens, or until nothing more can be cut."""
        text = said()
        if len(text.encode(errors="replace")) <= room:  # a token is a byte at least, and counting costs time
            return
        steps = self._steps()
        while (tokens := count(text)) > room and self._cut(steps, len(text) - int(len(text) * SAFETY * room / tokens)):
            text = said()

    def _cut(self, steps: Iterator[int], excess: int) -> bool:
        """Take steps until about so many characters are gone. Whether there was anything left to take."""
        freed = 0
        for saved in steps:
            freed += saved
            if freed >= excess:
                break
        return freed > 0

    def ids(self) -> set[str]:
        """The ids of all entries that are left, inner ones too."""
        return {
            entry.get("id", "")
            for part in self._parts()
            for value in part.values()
            for entry in _entries(value, deep=True)
        }

    def _parts(self) -> list[Part]:
        return [self.shared, *self.own.values()]

    def _steps(self) -> Iterator[int]:
        """The cuts, least painful first; each gives the characters that it saved, about."""
        for key in MINOR:
            yield sum(self._lose(part.pop(key)) for part in self._parts() if key in part)
        yield from (self._thin(key) for key in self._spare)
        yield from (self._clip(value, SHORT) for part in self._parts() for value in part.values() if _is_loose(value))
        yield from (self._shorten(key, SHORT) for key in self._spare)
        yield from (self._drop(key) for key in (self._spare if self._dear else self._spare[:-1]))
        yield from (self._thin(key) for key in self._dear)
        yield from (self._shorten(key, SHORT) for key in self._dear)
        yield from (self._drop(key) for key in self._dear[:-1])
        yield from (self._clip(part, SHORT) for part in self._parts())
        yield from (self._clip(part, SHORTEST) for part in self._parts())

    def _versions(self, key: str) -> list[Entry]:
        return [entry for part in self._parts() for v in part.values() for entry in _entries(v) if _label(entry) == key]

    def _thin(self, key: str) -> int:
        """Only the newest comments of an entry."""
        versions = self._versions(key)
        inner = {field for entry in versions for field, value in entry.items() if _entries(value)}
        freed = 0
        for field in inner:
            there = dict.fromkeys(_label(one) for entry in versions for one in _entries(entry.get(field)))
            gone = set(list(there)[:-COMMENTS])
            freed += sum(self._without(entry, field, gone) for entry in versions if field in entry)
        return freed

    def _drop(self, key: str) -> int:
        lists = [(part, field) for part in self._parts() for field, value in part.items() if _entries(value)]
        return sum(self._without(part, field, {key}) for part, field in lists if field != FIRM)

    def _without(self, holder: Part, field: str, gone: set[str]) -> int:
        freed = sum(self._lose(entry) for entry in holder[field] if _label(entry) in gone)
        holder[field] = [entry for entry in holder[field] if _label(entry) not in gone]
        return freed

    def _shorten(self, key: str, most: int) -> int:
        return sum(self._clip(entry, most) for entry in self._versions(key))

    def _clip(self, value: Any, most: int, whole: bool = False) -> int:
        """No text within the value is longer than `most`: it is shortened, or goes if it is of use only `whole`."""
        freed = 0
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            if isinstance(item, (dict, list)):
                freed += self._clip(item, most, whole or key == WHOLE)
            elif isinstance(item, str) and len(item) > most:
                value[key] = None if whole else f"{item[:most]}…"
                lost = len(item) if whole else len(item) - most
                self.cut += lost
                freed += lost
        return freed

    def _lose(self, value: Any) -> int:
        letters, entries = _measured(value)
        self.cut += letters
        return letters + ENTRY * entries


def narrowed(view: View, ids: set[str]) -> dict[str, Any]:
    """The view without the entries that are not among `ids`."""
    found: dict[str, Any] = _filtered(view, ids)
    return found


def _filtered(value: Any, ids: set[str]) -> Any:
    if isinstance(value, dict):
        return {key: _filtered(item, ids) for key, item in value.items()}
    if isinstance(value, list):
        return [_filtered(item, ids) for item in value if not _is_gone(item, ids)]
    return value


def _is_gone(item: Any, ids: set[str]) -> bool:
    return isinstance(item, dict) and "id" in item and item["id"] not in ids


def _copied(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _copied(item) for key, item in value.items()}
    return [_copied(item) for item in value] if isinstance(value, list) else value


def _label(entry: Entry) -> str:
    """What tells an entry apart: its id, or the slug of a project or channel."""
    return str(entry.get("id", entry.get("slug")))


def _entries(value: Any, deep: bool = False) -> list[Entry]:
    """The entries of a list of maps with labels; with those of their own lists where `deep`."""
    if not isinstance(value, list) or not all(
        isinstance(one, dict) and ("id" in one or "slug" in one) for one in value
    ):
        return []
    return value + [one for entry in value for inner in entry.values() for one in _entries(inner, deep)] * deep


def _is_loose(value: Any) -> bool:
    """Whether a part is a list of what has no id: its texts, as the files of projects, are long and go early."""
    return isinstance(value, list) and not all(isinstance(one, dict) and "id" in one for one in value)


def _measured(value: Any) -> tuple[int, int]:
    """The characters of the texts within a value, and how many maps it holds."""
    if isinstance(value, str):
        return len(value), 0
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    found = [_measured(item) for item in inner]
    return sum(letters for letters, _ in found), sum(count for _, count in found) + isinstance(value, dict)


def _ranked(views: Sequence[View]) -> tuple[list[str], list[str]]:
    """The ids of entries, least important first: those of others, and the agents' own."""
    place: dict[str, int] = {}
    own = set()
    for view in views:
        parts = [view[key] for key in view if key not in (*SELF, *ABOUT, *MINOR, FIRM)]
        for part in parts:
            for at, entry in enumerate(_entries(part)):
                key, at = _label(entry), at if "id" in entry else at + LATER
                place[key] = min(at, place.get(key, at))
                own |= {key} if entry.get("why") == "own" else set()
    order = sorted(place, key=lambda key: (-place[key], key))
    return [key for key in order if key not in own], [key for key in order if key in own]


# What several views have in common.


def _share(parts: dict[str, Part]) -> Part:
    """Take what several parts have in common out of them."""
    shared: Part = {}
    for key in dict.fromkeys(key for part in parts.values() for key in part):
        values = [part.get(key) for part in parts.values()]
        rests: Sequence[Any] = [None] * len(values)
        if all(value == values[0] for value in values):
            common = values[0]
        elif all(_entries(value) or value == [] for value in values):
            common, rests = _merged(values, 2, True)
        elif all(_is_catalogue(value) for value in values):
            common, rests = _merged_catalogues(values)
        else:
            continue
        if common:
            shared[key] = common
        for part, rest in zip(parts.values(), rests, strict=True):
            part.pop(key, None)
            part.update({key: rest} if rest else {})
    return shared


def _is_catalogue(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(entry, dict) for entry in value.values())


def _merged_catalogues(values: Sequence[Any]) -> tuple[Any, list[Any]]:
    """Maps of maps: an entry that two of them have is common."""
    count: dict[str, int] = {}
    for value in values:
        for key in value:
            count[key] = count.get(key, 0) + 1
    common = {key: entry for value in values for key, entry in value.items() if count[key] > 1}
    return common, [{k: entry for k, entry in value.items() if common.get(k) != entry} for value in values]


def _merged(lists: Sequence[Any], least: int, mention: bool) -> tuple[list[Entry], list[list[Entry]]]:
    """Lists of entries: what is the same in all versions of an entry that at least `least` of them have, and the rest.

    Where `mention`, the rest names each common entry that its list has, if only by the id.
    """
    places = [{_label(entry): entry for entry in one} for one in lists]
    order = sorted(
        dict.fromkeys(_label(entry) for one in lists for entry in one),
        key=lambda key: min(list(place).index(key) for place in places if key in place),
    )
    common, rests = [], [[] for _ in lists]  # type: ignore[var-annotated]
    for key in order:
        versions = [place.get(key) for place in places]
        there = [version for version in versions if version is not None]
        same, differences = _parted(there) if len(there) >= least else ({}, there)
        common += [same] if same else []
        left = iter(differences)
        for rest, version in zip(rests, versions, strict=True):
            if version is not None:
                difference = next(left)
                named = {"id" if "id" in version else "slug": key}
                rest += [{**named, **difference}] if mention or difference else []
    return common, rests


def _parted(versions: Sequence[Entry]) -> tuple[Entry, list[Entry]]:
    """What is the same in all versions of an entry, and what is not, by version."""
    same: Entry = {}
    rests: list[Entry] = [{} for _ in versions]
    for key in versions[0]:
        values = [version.get(key) for version in versions]
        if all(value == values[0] for value in values):
            same[key] = values[0]
        elif all(_entries(value) for value in values):
            same[key], inner = _merged(values, len(versions), False)
            for rest, difference in zip(rests, inner, strict=True):
                rest.update({key: difference} if difference else {})
        else:
            for rest, value in zip(rests, values, strict=True):
                rest[key] = value
    return same, rests
