"""What all views of one frame share: where and when, the limits, and the documents read so far.

It reads through a source that it is handed, many documents at once, and never chooses for an agent.
"""

from __future__ import annotations

from fleet import threads
from fleet.chance import Chance
from fleet.names import agent_path, channel_path, due_path, id_key, is_count, memory_path, thread_folder, thread_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any, Protocol

    Document = dict[str, Any]
    Place = tuple[int, str, int, str]

    class Source(Protocol):
        """A commit of the world. Each question is asked for many at once."""

        def documents(self, paths: Sequence[str]) -> dict[str, Document | None]:
            """The documents at the paths, None where there is none."""

        def folders(self, paths: Sequence[str]) -> list[dict[str, str | None]]:
            """Each folder as {name: a file's blob, or None for a folder}, empty where there is none."""

        def lengths(self, blobs: Sequence[str]) -> list[int | None]:
            """How many bytes each blob holds, None for what is none."""

        def blobs(self, blobs: Sequence[str]) -> list[bytes]:
            """What each blob holds."""


UNDER_WAY = 64
"""How many of the changes whose term runs are looked into, and of the open debates: of more, a draw for all alike."""
WAITING = 48
"""How many threads of the two frames before the last are looked into for an answer: channels forget them so soon."""
FOLDERS = ("state/channels", "state/due", "projects")


class Scene:
    """One frame, as far as it has been read."""

    def __init__(self, source: Source, timeline: str, frame: int, seed: int, limits: Mapping[str, int]) -> None:
        self.source = source
        self.timeline = timeline
        self.frame = frame
        self.seed = seed
        self.limits = limits
        self.documents: dict[str, Document | None] = {}
        self.channels: list[str] = []
        """Every channel there is."""
        self.projects: list[str] = []
        """Every project that has files."""
        self.debates: list[str] = []
        """Debates that are open."""
        self.changes: list[str] = []
        """Changes whose term runs, closed or not."""
        self.waiting: dict[str, str] = {}
        """Posts of some frames ago without an answer, each with its channel."""
        self._terms: list[int] = []
        self._young: list[str] = []
        self._places: dict[str, Place] = {}
        self._draws: dict[tuple[str, ...], Draws] = {}

    def chance(self, whose: str) -> Chance:
        """A source of chance of this frame's own."""
        return Chance(f"view:{self.seed}:{self.timeline}:{self.frame}:{whose}")

    def fetch(self, paths: Iterable[str]) -> None:
        """Read those documents that were not read yet, in one batch."""
        fresh = [path for path in dict.fromkeys(paths) if path not in self.documents]
        self.documents.update(self.source.documents(fresh) if fresh else {})

    def survey(self, agents: Sequence[str]) -> None:
        """First: the agents themselves, what they remember, and what there is to look at."""
        self.fetch([path for agent in agents for path in (agent_path(agent), memory_path(agent))])
        young = [thread_folder(self.frame - age) for age in (1, 2) if self.frame > age]
        channels, due, projects, *made = self.source.folders([*FOLDERS, *young])
        self.channels = sorted(name.removesuffix(".json") for name in channels)
        self.projects = sorted(slug for slug, blob in projects.items() if blob is None)
        stems = [name.removesuffix(".json") for name in due]
        self._terms = sorted(int(stem) for stem in stems if is_count(stem))
        threads = sorted(name.removesuffix(".json") for folder in made for name in folder)
        self._young = self.chance("waiting").sample(threads, WAITING)

    def shared_paths(self) -> list[str]:
        """Second: where it stands which debates and changes are under way, and threads that may wait for an answer."""
        return [*map(due_path, self._terms), *map(thread_path, self._young)]

    def take_up(self) -> None:
        """Third: note what is under way, and what nobody has answered."""
        due = {
            thread: entry["kind"]
            for path in map(due_path, self._terms)
            for thread, entry in (self._at(path) or {}).items()
        }
        self.debates, self.changes = (self._under_way(due, kind) for kind in ("debate", "change"))
        found = [thread for key in self._young if (thread := self.thread(key)) and thread["kind"] == "post"]
        self.waiting = {thread["id"]: thread["channel"] for thread in found if not thread["comments"]}

    def _under_way(self, due: Mapping[str, str], kind: str) -> list[str]:
        found = self.newest(thread for thread, what in due.items() if what == kind)
        drawn = self.chance(f"{kind}s").sample(found, UNDER_WAY) if len(found) > UNDER_WAY else found
        return self.newest(drawn)

    def _at(self, path: str) -> Document | None:
        return self.documents.get(path)

    def agent(self, name: str) -> Document | None:
        """The document of an agent."""
        return self._at(agent_path(name))

    def memories(self, agent: str) -> dict[str, str]:
        """What an agent remembers, oldest first."""
        document = self._at(memory_path(agent))
        memories = document["memories"] if document else {}
        return {key: memories[key] for key in sorted(memories, key=self.place)}

    def channel(self, slug: str) -> Document | None:
        """The document of a channel."""
        return self._at(channel_path(slug))

    def thread(self, thread: str) -> Document | None:
        """The document of a thread, unless it is hidden."""
        document = self._at(thread_path(thread))
        return None if document is None or self.is_hidden(document) else document

    def comment(self, thread: Document, comment: str) -> Document | None:
        """A comment of a thread, unless it is hidden."""
        document: Document | None = thread["comments"].get(comment)
        return None if document is None or self.is_hidden(document) else document

    def is_hidden(self, target: Document) -> bool:
        """Whether nobody is to be shown it."""
        return threads.is_hidden(target, self.limits["flaggers"])

    def place(self, key: str) -> Place:
        """The place of an id in id order; ids are met again and again."""
        found = self._places.get(key)
        if found is None:
            found = self._places[key] = id_key(key)
        return found

    def newest(self, ids: Iterable[str]) -> list[str]:
        """The ids, newest first."""
        return sorted(ids, key=self.place, reverse=True)

    def draws(self, slugs: Sequence[str]) -> Draws:
        """What the threads of some channels offer, worked out once for all who read the same ones."""
        found = self._draws.get(tuple(slugs))
        if found is None:
            found = self._draws[tuple(slugs)] = Draws(self, slugs)
        return found


class Draws:
    """The threads of some channels from which views are drawn."""

    RECENT = 60
    """How many of the newest and of the liveliest there are to draw from."""

    def __init__(self, scene: Scene, slugs: Sequence[str]) -> None:
        self.at: dict[str, str] = {}
        """The newest act in each thread."""
        for channel in map(scene.channel, slugs):
            self.at.update({key: entry["at"] for key, entry in (channel["threads"] if channel else {}).items()})
        by_id = scene.newest(self.at)
        by_act = sorted(self.at, key=lambda thread: scene.place(self.at[thread]), reverse=True)
        self.new = by_id[: self.RECENT]
        self.lively = [thread for thread in by_act if self.at[thread] != thread][: self.RECENT]
        self.quiet = [thread for thread in by_id if self.at[thread] == thread]
        """Nobody answered these: their newest act is themselves."""
