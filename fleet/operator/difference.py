"""`git fleet diff A B`: what people said and decided differently on two timelines since they parted. Reads only.

It compares documents, not texts: threads by their ids, verdicts, people's own words, settings. Its cost grows with
what was changed on either side, not with the worlds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from fleet import names, strictjson, threads
from fleet.errors import Failure
from fleet.fold.report import counted, counted_word
from fleet.git import Objects
from fleet.minds.quote import line
from fleet.names import id_key
from fleet.operator import history
from fleet.operator.edit import Place
from fleet.world import World

Document = dict[str, Any]
Difference = dict[str, Any]
TOLD = 10
"""Threads, people, files and settings of a kind that are told; more are counted."""
TITLE = 80


class Side:
    """One timeline since the two parted: its world, and what it changed, by path."""

    def __init__(self, place: Place, base: World, world: World, called: str) -> None:
        self.called = called
        self.world = world
        self.changed = place.repo.changes(base.commit.oid, world.commit.oid)
        paths = [path for path in self.changed if path.startswith("state/threads/")]
        before, after = base.documents(paths), world.documents(paths)
        self.threads: dict[str, Document] = {doc["id"]: doc for path in paths if (doc := after[path])}
        self.before: dict[str, Document] = {doc["id"]: doc for path in paths if (doc := before[path])}
        counts = world.clock["total"]["actions"], base.clock["total"]["actions"]
        self.actions = {do: more for do in counts[0] if (more := counts[0][do] - counts[1].get(do, 0)) > 0}

    def opened(self) -> list[Document]:
        """The threads that only this side has, those with most comments first."""
        found = [thread for key, thread in self.threads.items() if key not in self.before]
        return sorted(found, key=lambda thread: (-len(thread["comments"]), id_key(thread["id"])))

    def closed(self) -> dict[str, Document]:
        """The threads that closed on this side, by their ids."""
        return {
            key: thread
            for key, thread in self.threads.items()
            if "verdict" in thread and "verdict" not in self.before.get(key, {})
        }

    def answered(self) -> dict[str, int]:
        """How many comments were added to threads that both have."""
        counts = {key: len(self.threads[key]["comments"]) - len(self.before[key]["comments"]) for key in self.before
                  if key in self.threads}  # fmt: skip
        return {key: more for key, more in counts.items() if more > 0}

    def names_in(self, folder: str) -> set[str]:
        """The names of the documents that this side changed in a folder."""
        found = [path for path, (_, entry) in self.changed.items() if path.startswith(folder) and entry]
        return {path.rpartition("/")[2].removesuffix(".json") for path in found}


def diff(path: str, one: str, other: str, as_json: bool) -> str:
    """The difference of two timelines, each `NAME` or `NAME@FRAME`; text, or JSON."""
    found = compare(path, one, other)
    return strictjson.dumps(found).decode() if as_json else text(found)


def compare(path: str, one: str, other: str) -> Difference:
    """The difference as a JSON value. Failure where they are no timelines, or have nothing in common."""
    place = Place(path)
    with place.repo.objects() as objects:
        worlds = [_world(path, objects, called) for called in (one, other)]
        base = parted(place, objects, *worlds)
        left, right = (Side(place, base, w, c) for w, c in zip(worlds, (one, other), strict=True))
        return {
            "parted": {"timeline": base.timeline, "frame": base.frame, "commit": base.commit.oid},
            "sides": [_told_side(side, base) for side in (left, right)],
            "decided": _decided(left, right),
            "both": _both(left, right),
            "people": _people(left, right),
            "channels": [sorted(_new(side, base, "state/channels/")) for side in (left, right)],
            "files": _files(place, left.world, right.world),
            "settings": list(_settings(left.world, right.world)),
        }


def _world(path: str, objects: Objects, called: str) -> World:
    name, at, frame = called.partition("@")
    if not names.is_name(name) or (at and not names.is_count(frame)):
        raise Failure(f"{called!r} is no timeline: write its name, as main, or with a frame, as main@12")
    place = Place(path, name)
    world = World.at(objects, place.fetch())
    if world is None:
        raise Failure(f"{path} holds no world")
    return history.at_frame(place, objects, world, int(frame)) if at else world


def parted(place: Place, objects: Objects, one: World, other: World) -> World:
    """The world that two timelines have last had in common. Failure where there is none, or more than one."""
    bases = place.repo.merge_bases(one.commit.oid, other.commit.oid)
    base = World.at(objects, bases[0]) if len(bases) == 1 else None
    if base is None:
        many = "were merged crosswise" if bases else "have nothing in common"
        raise Failure(f"{one.timeline} and {other.timeline} {many}: they cannot be compared")
    return base


def gains(place: Place, objects: Objects, here: World, other: World) -> str:
    """What `other` brings to `here`, in a line: the actions applied there since the two parted."""
    base = parted(place, objects, here, other)
    side = Side(place, base, other, other.timeline)
    return f"{counted(side.actions) or 'nothing'} since frame {base.frame}"


def _told_side(side: Side, base: World) -> Difference:
    opened = side.opened()
    return {
        "timeline": side.called,
        "frame": side.world.frame,
        "frames": side.world.frame - base.frame,
        "actions": side.actions,
        "opened": [_thread(thread) for thread in opened],
    }


def _thread(thread: Document) -> Difference:
    found = {key: thread[key] for key in ("id", "kind", "agent", "channel", "title")}
    return {**found, "comments": len(thread["comments"]), "votes": threads.score(thread)}


def _decided(left: Side, right: Side) -> list[Difference]:
    """Every debate and change that one of the sides closed and the other did not, or closed otherwise."""
    closed = [left.closed(), right.closed()]
    found = []
    for key in sorted({*closed[0], *closed[1]}, key=id_key):
        verdicts = [side[key]["verdict"] if key in side else None for side in closed]
        outcomes = [verdict and (verdict["outcome"], verdict["for"], verdict["against"]) for verdict in verdicts]
        if outcomes[0] != outcomes[1]:
            thread = next(side[key] for side in closed if key in side)
            shared = key in left.before or key in right.before
            found.append({**_thread(thread), "verdicts": verdicts, "shared": shared})
    return found


def _both(left: Side, right: Side) -> list[Difference]:
    """The threads that both have and that were answered since, by either; the most answered first."""
    counts = [left.answered(), right.answered()]
    found = []
    for key in {*counts[0], *counts[1]}:
        thread = left.threads.get(key) or right.threads[key]
        found.append({**_thread(thread), "answers": [side.get(key, 0) for side in counts]})
    return sorted(found, key=lambda row: (-sum(row["answers"]), id_key(row["id"])))


def _people(left: Side, right: Side) -> list[Difference]:
    """Whoever describes himself otherwise on the two sides, or lives on one alone."""
    who = sorted(left.names_in("state/agents/") | right.names_in("state/agents/"))
    paths = [names.agent_path(name) for name in who]
    here, there = left.world.documents(paths), right.world.documents(paths)
    found = []
    for name, path in zip(who, paths, strict=True):
        sides = [_profile(here[path]), _profile(there[path])]
        if sides[0] != sides[1]:
            found.append({"agent": name, "profiles": sides})
    return found


def _profile(document: Document | None) -> Difference | None:
    return document and {key: field["value"] for key, field in document["profile"].items()}


def _new(side: Side, base: World, folder: str) -> set[str]:
    there = {name.removesuffix(".json") for name in base.listing(folder.rstrip("/"))}
    return side.names_in(folder) - there


def _files(place: Place, left: World, right: World) -> dict[str, list[str]]:
    """The files of each project that differ."""
    found: dict[str, list[str]] = {}
    for path in place.repo.changes(left.commit.oid, right.commit.oid):
        if path.startswith("projects/"):
            _, project, file = path.split("/", 2)
            found.setdefault(project, []).append(file)
    return found


def _settings(left: World, right: World) -> Iterator[Difference]:
    sides = [_leaves(world.needed("fleet.json")) for world in (left, right)]
    for key in sorted({*sides[0], *sides[1]}):
        if [key in side for side in sides] != [True, True] or sides[0][key] != sides[1][key]:
            yield {"key": key, "values": [{"value": side[key]} if key in side else {} for side in sides]}


def _leaves(value: Any, key: str = "") -> dict[str, Any]:
    if not isinstance(value, Mapping) or not value:
        return {key: value}
    return {name: leaf for step in value for name, leaf in _leaves(value[step], f"{key}.{step}".strip(".")).items()}


def text(found: Difference) -> str:
    """The difference for a person."""
    one, other = found["sides"]
    at = found["parted"]
    head = (
        f"{one['timeline']} at frame {one['frame']} and {other['timeline']} at frame {other['frame']} "
        f"parted after frame {at['frame']} of {at['timeline']}"
    )
    parts = [
        [click.style(head, bold=True), *map(_said, found["sides"])],
        [*_section("Decided differently", [_verdict(row, found) for row in found["decided"] if row["shared"]])],
        [*_section("Answered since, of what both have", [_answers(row, found) for row in found["both"]])],
        *[[*_side(found, number)] for number in (0, 1)],
        [*_section("People", [_person(row, found) for row in found["people"]])],
        [*_section("Software that differs", [_project(name, files) for name, files in found["files"].items()])],
        [*_section("Settings (fleet.json)", [_setting(row, found) for row in found["settings"]])],
    ]
    return "\n\n".join("\n".join(rows) for rows in parts if rows) + "\n"


def _said(side: Difference) -> str:
    frames = counted_word(side["frames"], "frame")
    return f"  {side['timeline']}: {counted(side['actions']) or 'nothing'} in {frames}"


def _section(title: str, rows: Sequence[str]) -> list[str]:
    if not rows:
        return []
    more = [f"  and {len(rows) - TOLD} more (--json has all)"] if len(rows) > TOLD else []
    return [click.style(title, bold=True), *(f"  {row}" for row in rows[:TOLD]), *more]


def _side(found: Difference, number: int) -> list[str]:
    """What one side alone has: what it decided, its channels, its liveliest threads."""
    side = found["sides"][number]
    decided = [row for row in found["decided"] if row["verdicts"][number] and not row["shared"]]
    rows = [f"{_called(row)}: {_outcome(row['verdicts'][number])}" for row in decided]
    rows += [f"the channel {name}" for name in found["channels"][number]]
    rows += [f"{_called(row)}, {counted_word(row['comments'], 'comment')}" for row in side["opened"]]
    return _section(f"Only on {side['timeline']}", rows)


def _called(row: Difference) -> str:
    kind = "" if row["kind"] == "post" else f"{row['kind']} "
    return f'{kind}"{line(row["title"], TITLE)}" by @{row["agent"]} ({row["id"]})'


def _outcome(verdict: Document | None) -> str:
    return f"{verdict['outcome']}, {verdict['for']} : {verdict['against']}" if verdict else "not decided"


def _by_side(found: Difference, values: Sequence[str]) -> str:
    return "; ".join(f"{side['timeline']}: {value}" for side, value in zip(found["sides"], values, strict=True))


def _verdict(row: Difference, found: Difference) -> str:
    return f"{_called(row)}: {_by_side(found, [_outcome(verdict) for verdict in row['verdicts']])}"


def _answers(row: Difference, found: Difference) -> str:
    return f"{_called(row)}: {_by_side(found, [f'+{count}' for count in row['answers']])}"


def _person(row: Difference, found: Difference) -> str:
    one, other = row["profiles"]
    if one is None or other is None:
        side = found["sides"][0 if other is None else 1]["timeline"]
        return f"@{row['agent']} lives on {side} alone"
    fields = [field for field in sorted({*one, *other}) if one.get(field) != other.get(field)]
    told = [f"{field} {_by_side(found, _apart(one.get(field), other.get(field)))}" for field in fields]
    return f"@{row['agent']}: {'; '.join(told)}"


def _apart(one: Any, other: Any) -> list[str]:
    """What either of two values has and the other has not: elements of a list, the end of a text."""
    if isinstance(one, list) and isinstance(other, list):
        own = [[item for item in here if item not in there] for here, there in ((one, other), (other, one))]
        return [line(", ".join(items), TITLE) or "none more" for items in own]
    texts = [str(one), str(other)]
    alike = next((at for at, pair in enumerate(zip(*texts, strict=False)) if len({*pair}) == 2), min(map(len, texts)))
    start = texts[0].rfind(" ", 0, alike) + 1  # whole words
    return [("..." if start else "") + line(text[start:], TITLE) for text in texts]


def _project(name: str, files: Sequence[str]) -> str:
    more = f" and {len(files) - TOLD} more" if len(files) > TOLD else ""
    return f"projects/{name}: {', '.join(files[:TOLD])}{more}"


def _setting(row: Difference, found: Difference) -> str:
    shown = [strictjson.dumps(side["value"]).decode() if side else "not set" for side in row["values"]]
    return f"{row['key']}: {_by_side(found, [line(value, TITLE) for value in shown])}"
