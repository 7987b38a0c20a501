"""The projects in a view: whose member an agent is, which changes wait for it, what the files hold.

Pure. One is a member of a project by having proposed or reviewed a change of it, as far as the view knows of that, or
by reading the channel of its name. Whole files are shown or none; nothing is ever run. Of others that there are, the
name and a line say enough to look for them.
"""

from __future__ import annotations

from fleet.names import DEEPEST_PATH, is_path
from fleet.strictjson import CONTROLS
from fleet.view.shown import Cut, vote

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from fleet.view.scene import Document, Scene, Source
    from fleet.view.viewer import Viewer

MEMBER, DRAWN = 2, 1
"""How many projects are shown that one is a member of, and how many others."""
OTHERS = 12
"""How many projects are named beside those, the same for all agents: a draw where there are more."""
README, LINE = "README.md", 120
"""Where a project says what it is, and how much of it a line holds."""
LONGEST = 1 << 16
"""Bytes of a README that is looked into for that."""
LOOKED_INTO = 4
"""How many of an agent's newest changes, and of the newest threads of a project's channel, are looked into."""
CHANGES = 6
FILES = 100
ROOM = {True: 12000, False: 4000}
"""Bytes of files that are shown to a member, and to another."""


def subscribed(viewer: Viewer) -> list[str]:
    """The projects whose channels the agent reads."""
    return sorted(set(viewer.reads).intersection(viewer.scene.projects))


def chosen(viewer: Viewer) -> dict[str, bool]:
    """The projects that an agent sees, and whether it is a member: by its newest changes and reviews, then by name."""
    own = [change["project"] for change in viewer.changes if change["agent"] == viewer.name]
    reviewed = [change["project"] for change in viewer.changes if viewer.name in change["votes"]]
    there = {*viewer.scene.projects, *(change["project"] for change in viewer.changes if "verdict" not in change)}
    mine = [slug for slug in dict.fromkeys([*own, *reviewed, *subscribed(viewer)]) if slug in there]
    others = [slug for slug in viewer.scene.projects if slug not in mine]
    return {**dict.fromkeys(mine[:MEMBER], True), **dict.fromkeys(viewer.chance.sample(others, DRAWN), False)}


def waiting(viewer: Viewer) -> list[str]:
    """The changes of others that wait for the agent's review: those of its projects first, in an order drawn."""
    mixed = viewer.chance.shuffled(
        change
        for change in viewer.changes
        if "verdict" not in change and change["agent"] != viewer.name and not vote(change, viewer.name)
    )
    return [change["id"] for change in sorted(mixed, key=lambda change: not viewer.projects.get(change["project"]))]


def named(scene: Scene) -> list[str]:
    """The projects that a view can name."""
    return sorted(scene.chance("projects").sample(scene.projects, OTHERS))


class Shelf:
    """The files of some projects: their lengths in bytes by path, and what those that can be shown hold."""

    def __init__(
        self,
        named: Sequence[str],
        files: Mapping[str, Mapping[str, tuple[str, int]]],
        texts: Mapping[str, str | None],
    ) -> None:
        self._named = named
        self._files = files
        self._texts = texts

    def show(self, viewer: Viewer, slug: str, cut: Cut) -> Document:
        """A project as the agent sees it."""
        files, member = self._files[slug], viewer.projects[slug]
        fit = set(fitting(files, ROOM[member]))
        texts = {path: self._texts[blob] if path in fit else None for path, (blob, _) in files.items()}
        cut.characters += sum(files[path][1] for path, text in texts.items() if text is None)
        return {
            **self._head(slug),
            "member": member,
            "files": texts,
            "bytes": sum(length for _, length in files.values()),
            "changes": [_told(change) for change in viewer.changes if change["project"] == slug][:CHANGES],
        }

    def others(self, viewer: Viewer) -> list[Document]:
        """Projects that the agent does not see, each with what it is."""
        return [self._head(slug) for slug in self._named if slug not in viewer.projects]

    def _head(self, slug: str) -> Document:
        blob, _ = self._files[slug].get(README, ("", 0))
        return {"slug": slug, "about": _first_line(self._texts.get(blob) or "")}


def _first_line(readme: str) -> str:
    """What a project says of itself first: a line that is no heading, else the heading."""
    rows = [row.strip() for row in readme.splitlines() if row.strip()]
    said = [row for row in rows if not row.startswith("#")] or [row.lstrip("# ") for row in rows]
    return said[0][:LINE] if said else ""


def _told(change: Document) -> Document:
    outcome = change["verdict"]["outcome"] if "verdict" in change else "open"
    return {"id": change["id"], "title": change["title"], "agent": change["agent"], "outcome": outcome}


def shelf(scene: Scene, slugs: Collection[str]) -> Shelf:
    """Read what is shown of the files of some projects, and what the others say that they are."""
    source, others = scene.source, named(scene)
    found = dict(_walk(source, slugs, others)) if slugs or others else {}
    blobs = sorted({blob for files in found.values() for blob in files.values()})
    lengths = dict(zip(blobs, source.lengths(blobs) if blobs else [], strict=True))
    files = {
        slug: {path: (blob, length) for path, blob in sorted(paths.items()) if (length := lengths[blob]) is not None}
        for slug, paths in found.items()
    }
    whole = [files[slug] for slug in slugs]
    shown = {held[path][0] for held in whole for room in ROOM.values() for path in fitting(held, room)}
    shown |= {held[README][0] for held in files.values() if README in held and held[README][1] <= LONGEST}
    order = sorted(shown)
    return Shelf(others, files, dict(zip(order, map(_text, source.blobs(order) if order else []), strict=True)))


def fitting(files: Mapping[str, tuple[str, int]], room: int) -> Iterator[str]:
    """The files that have room, in order of their paths; one that is too long makes no other wait."""
    for path, (_, length) in files.items():
        if length <= room:
            room -= length
            yield path


def _text(data: bytes) -> str | None:
    """What a file holds, None where it is no text that JSON may hold."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    return None if any(control in text for control in CONTROLS) else text


def _walk(source: Source, slugs: Collection[str], named: Collection[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """The blobs of each project's files by path, read level by level; at most so many as a view lists.

    Of those that are only named, what they say of themselves.
    """
    files: dict[str, dict[str, str]] = {slug: {} for slug in sorted({*slugs, *named})}
    level = [(slug, "") for slug in files]
    for _ in range(DEEPEST_PATH):
        listed = source.folders([f"projects/{slug}/{folder}".rstrip("/") for slug, folder in level]) if level else []
        deeper: list[tuple[str, str]] = []
        for (slug, folder), entries in zip(level, listed, strict=True):
            for name, blob in sorted(entries.items()):
                if not is_path(folder + name):
                    continue
                if blob is None and slug in slugs:
                    deeper.append((slug, f"{folder}{name}/"))
                elif blob and (slug in slugs or name == README) and len(files[slug]) < FILES:
                    files[slug][folder + name] = blob
        level = [(slug, folder) for slug, folder in deeper[: FILES * len(files)] if len(files[slug]) < FILES]
    return iter(files.items())
