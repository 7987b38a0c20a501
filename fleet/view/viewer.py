"""One agent that looks at the world: which channels, threads, projects and people it is to see, and why.

Pure. It says what to read step by step, each step by what the one before has found, and looks only into what it asked
for itself: who else is looked at in the same go must not change a view.
"""

from __future__ import annotations

from fleet import threads
from fleet.names import agent_path, channel_path, split_address
from fleet.view import news, projects, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from fleet.view.projects import Shelf
    from fleet.view.scene import Document, Scene

MOST = {
    "notified": 4,
    "own": 3,
    "answer": 3,
    "followed": 2,
    "lively": 3,
    "debate": 2,
    "review": 2,
    "new": 3,
    "quiet": 2,
}
"""Why threads are shown, in the order of a view, and how many at most; one's own are called `own` in any case."""
ACTS = 12
OTHER_CHANNELS = 3
FOLLOWED = 8
"""How many of those whom it follows are looked at, and may so bring a thread."""
NAMED = 40
"""How many of them are named."""


class Viewer:
    """An agent, what it asks for, and what it is to see."""

    def __init__(self, scene: Scene, agent: Document) -> None:
        self.scene = scene
        self.agent = agent
        self.name: str = agent["name"]
        self.acts = scene.newest(agent["acts"])
        self.following = sorted(name for name, entry in agent["following"].items() if entry["value"])
        self.reads = sorted(slug for slug, entry in agent["subscriptions"].items() if entry["value"])
        self.chance = scene.chance(self.name)
        unread = sorted(set(scene.channels).difference(self.reads))
        self.others = sorted(self.chance.sample(unread, OTHER_CHANNELS))
        self._liked = self.chance.sample(self.following, FOLLOWED)
        self._told = news.candidates(scene, agent)
        self._found: dict[str, list[str]] = {}
        self._asked: set[str] = set()
        self._said: dict[str, dict[str, Document]] = {}
        self._speakers: set[str] = set()
        self._cut = shown.Cut()
        self.threads: dict[str, str] = {}
        """What it sees, by id, with why."""
        self.notes: list[Document] = []
        self.changes: list[Document] = []
        """The changes that it knows of, newest first."""
        self.projects: dict[str, bool] = {}
        """The projects that it sees, and whether it is a member of them."""

    def places(self) -> list[str]:
        """First: the channels that it reads, some others, and some of those whom it follows."""
        return [*map(channel_path, [*self.reads, *self.others]), *map(agent_path, self._liked)]

    def look(self) -> set[str]:
        """Second: the threads that it may be shown, and those that are looked into for what they say of projects."""
        self.reads = [slug for slug in self.reads if self.scene.channel(slug)]
        self.others = [slug for slug in self.others if self.scene.channel(slug)]
        draws = self.scene.draws(self.reads)
        acts = self.agent["acts"]
        spoken = dict.fromkeys(split_address(acts[act]["on"])[0] for act in self.acts)
        found = self._found
        found["notified"] = news.subjects(self.agent, self._told, MOST["notified"])
        found["own"] = [thread for thread in spoken if self._is_own(thread)][: MOST["own"]]
        found["answer"] = [thread for thread in spoken if not self._is_own(thread)][: MOST["answer"]]
        found["followed"] = self._fresh(self._followed())[: MOST["followed"]]
        found["lively"] = self._drawn(draws.lively, MOST["lively"])
        waiting = [thread for thread, channel in self.scene.waiting.items() if channel in self.reads]
        found["quiet"] = self._drawn(waiting, MOST["quiet"] - 1)
        found["quiet"] += self._drawn(draws.quiet, MOST["quiet"] - len(found["quiet"]))
        found["new"] = self._drawn(draws.new, MOST["new"])
        found["debate"] = self.chance.shuffled(debate for debate in self.scene.debates if not self._is_own(debate))
        self._asked.update(self._about_projects(), *found.values())
        return self._asked

    def _is_own(self, thread: str) -> bool:
        return self.scene.place(thread)[1] == self.name

    def _followed(self) -> Iterator[str]:
        """The threads in which those whom it follows spoke last, the newest first."""
        documents = [document for name in self._liked if (document := self.scene.agent(name))]
        last = {max(acts, key=self.scene.place): acts for document in documents if (acts := document["acts"])}
        return (split_address(last[act][act]["on"])[0] for act in self.scene.newest(last))

    def _fresh(self, threads: Iterable[str]) -> list[str]:
        """Those by others that it does not see for another reason."""
        known = {thread for found in self._found.values() for thread in found}
        return [thread for thread in dict.fromkeys(threads) if thread not in known and not self._is_own(thread)]

    def _drawn(self, threads: Sequence[str], most: int) -> list[str]:
        return self.chance.sample(self._fresh(threads), most)

    def _about_projects(self) -> Iterator[str]:
        """The changes under way, its own newest ones, and the newest threads of the channels that projects have."""
        yield from self.scene.changes
        yield from [act for act in self.acts if self.agent["acts"][act]["do"] == "change"][: projects.LOOKED_INTO]
        for slug in projects.subscribed(self):
            channel = self.scene.channel(slug)
            yield from self.scene.newest(channel["threads"] if channel else ())[: projects.LOOKED_INTO]

    def choose(self) -> None:
        """Third, when those threads are there: what it sees of them."""
        self.notes = news.notes(self.scene, self.agent, self._told, self._asked.__contains__)
        known = [self.scene.thread(thread) for thread in self.scene.newest(self._asked)]
        self.changes = [thread for thread in known if thread and thread["kind"] == "change"]
        self.projects = projects.chosen(self)
        told = [split_address(note["on"])[0] for note in self.notes]
        wanted = {**self._found, "notified": told, "debate": self._debates(), "review": projects.waiting(self)}
        for why, most in MOST.items():
            fresh = [thread for thread in dict.fromkeys(wanted[why]) if self._is_new_and_there(thread)]
            self.threads.update({thread: "own" if self._is_own(thread) else why for thread in fresh[:most]})

    def _debates(self) -> Iterator[str]:
        """The open debates in the order drawn: one of a channel that it reads, then those in which nobody argues yet.

        A channel forgets a debate that nobody has touched for some frames, and that one needs it most.
        """
        there = [thread for key in self._found["debate"] if (thread := self.scene.thread(key))]
        read = [thread for thread in there if thread["channel"] in self.reads]
        silent = [thread for thread in there if not threads.arguers(thread)]
        return (thread["id"] for thread in (*read[:1], *silent, *read, *there))

    def _is_new_and_there(self, thread: str) -> bool:
        there = thread in self._asked and self.scene.thread(thread) is not None
        return there and thread not in self.threads

    def speakers(self) -> set[str]:
        """Fourth: those who speak in what it sees."""
        told = {comment for note in self.notes if (comment := split_address(note["on"])[1])}
        for document in self._documents():
            self._said[document["id"]] = shown.comments(self.scene, document, told, self._cut)
            self._speakers.update([document["agent"]], (said["agent"] for said in self._said[document["id"]].values()))
        return self._speakers

    def _documents(self) -> list[Document]:
        return [document for thread in self.threads if (document := self.scene.thread(thread))]

    def view(self, shelf: Shelf) -> Document:
        """At last: what it sees, before it is cut to fit."""
        scene, cut = self.scene, self._cut
        profile = {field: entry["value"] for field, entry in self.agent["profile"].items()}
        memory = scene.memories(self.name)
        head = {"timeline": scene.timeline, "frame": scene.frame, "seed": scene.seed, "agent": self.name}
        return {
            **head,
            "name": profile["name"],
            "bio": profile["bio"],
            "persona": self.agent["persona"],
            "interests": profile["interests"],
            "memory": memory,
            "memory_room": _memory_room(len(memory), scene.limits),
            "notifications": self.notes,
            "following": self._named(),
            "channels": [shown.channel(one, cut) for slug in self.reads if (one := scene.channel(slug))],
            "other_channels": [shown.channel(one, cut) for slug in self.others if (one := scene.channel(slug))],
            "acts": [{"id": act, **self.agent["acts"][act]} for act in self.acts[:ACTS]],
            "people": {name: shown.person(name, scene.agent(name), cut) for name in sorted(self._speakers)},
            "threads": [
                shown.thread(self.name, document, self.threads[document["id"]], self._said[document["id"]], cut)
                for document in self._documents()
            ],
            "projects": [shelf.show(self, slug, cut) for slug in self.projects],
            "other_projects": shelf.others(self),
            "left_out": cut.characters,
        }

    def _named(self) -> list[str]:
        """Those whom it follows, by name; of very many those in sight, and the first others."""
        near = sorted(self.following, key=lambda name: name not in self._speakers)
        self._cut.characters += sum(map(len, near[NAMED:]))
        return sorted(near[:NAMED])


def _memory_room(kept: int, limits: Mapping[str, int]) -> int:
    """Characters that can still be remembered before the oldest memory is lost: a short one takes a place too."""
    return max(0, limits["memories"] - kept) * limits["memory"]
