"""The laws of a world at rest: every reference resolves, every term is noted, every verdict is the count of its votes.

Pure: it is handed documents that fit their schemas, and reads those that they refer to in batches, so that its memory
does not grow with the world. It says what breaks a law, and mends nothing.
"""

from __future__ import annotations

from fleet import schema
from fleet.fold.projects import reviews
from fleet.names import agent_path, channel_path, due_path, id_key, is_count, split_address, thread_path
from fleet.threads import tally

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
    from typing import Any

    Document = dict[str, Any]
    Read = Callable[[Sequence[str]], Mapping[str, Document | None]]
    """Documents by path, None for one that is not there; a path that is left out cannot be told."""

HELD = 20_000
"""References that are kept before they are looked up."""
AT_ONCE = 200
"""Threads that are looked up at once."""
FINAL = ("verdict", "merged", "conflict")
"""Why an agent is told of what is its own: how a thread ended."""


class Breach:
    """Where a law is broken: the document, the place in it, what is wrong, and the path of what is not there."""

    __slots__ = ("lost", "path", "place", "what")

    def __init__(self, path: str, place: str, what: str, lost: str = "") -> None:
        self.path = path
        self.place = place
        self.what = what
        self.lost = lost


class Known:
    """What the laws of one document need to know of all the others."""

    def __init__(
        self,
        frame: int,
        agents: Container[str],
        channels: Container[str],
        due: Mapping[int, Container[str]],
        edited: bool = False,
    ) -> None:
        self.frame = frame
        self.agents = agents
        self.channels = channels
        self.due = due
        """By frame, the threads whose end is noted for it."""
        self.edited = edited
        """Whether an edit came since the last frame: what it brought or undid closes with the next one."""

    def closes_next(self, frame: int, thread: str) -> bool:
        """Whether a thread that is overdue is so by an edit, and the next frame closes it."""
        return self.edited and thread in self.due.get(frame, ())


class Reference:
    """What a document says of a thread: that it is there, with a comment, in a channel, or with a term."""

    __slots__ = ("channel", "closes", "comment", "path", "place", "thread")

    def __init__(
        self, path: str, place: str, address: str, channel: str | None = None, closes: int | None = None
    ) -> None:
        self.path = path
        self.place = place
        self.thread, self.comment = split_address(address)
        self.channel = channel
        self.closes = closes

    def unmet(self, thread: Document | None) -> Breach | None:
        """How the thread is not as it is said to be."""
        if thread is None:
            return Breach(self.path, self.place, f"the thread {self.thread} is not there", thread_path(self.thread))
        if self.comment is not None and self.comment not in thread["comments"]:
            lost = f"{thread_path(self.thread)}#{self.comment}"
            return Breach(self.path, self.place, f"the thread {self.thread} has no comment {self.comment}", lost)
        if self.channel is not None and thread["channel"] != self.channel:
            return Breach(self.path, self.place, f"the thread {self.thread} is in the channel {thread['channel']}")
        if self.closes is not None and thread.get("closes") != self.closes:
            return Breach(self.path, self.place, f"the thread {self.thread} closes in {thread.get('closes')}")
        return None


def breaches(documents: Iterable[tuple[str, Document]], known: Known, read: Read) -> Iterator[Breach]:
    """Every law that is broken in these documents, (path, document) each."""
    held: list[Reference] = []
    for path, document in documents:
        kind = schema.document_kind(path)
        if kind in LAWS:
            yield from LAWS[kind](path, document, known)
            held += REFERENCES[kind](path, document) if kind in REFERENCES else ()
        if len(held) >= HELD:
            yield from _unmet(held, read)
            held = []
    yield from _unmet(held, read)


def unmet(references: Iterable[Reference], read: Read) -> Iterator[Breach]:
    """Which references do not resolve."""
    held: list[Reference] = []
    for reference in references:
        held.append(reference)
        if len(held) >= HELD:
            yield from _unmet(held, read)
            held = []
    yield from _unmet(held, read)


def _unmet(references: list[Reference], read: Read) -> Iterator[Breach]:
    by_thread: dict[str, list[Reference]] = {}
    for reference in references:
        by_thread.setdefault(thread_path(reference.thread), []).append(reference)
    paths = sorted(by_thread)
    for start in range(0, len(paths), AT_ONCE):
        for path, thread in read(paths[start : start + AT_ONCE]).items():
            found = (reference.unmet(thread) for reference in by_thread[path])
            yield from (breach for breach in found if breach)


# --- one document


def _at_home(path: str, document: Document) -> Iterator[Breach]:
    home = schema.document_home(schema.document_kind(path), document)
    if home and home != path:
        yield Breach(path, "", f"what it holds belongs to {home}")


def _people(path: str, place: str, people: Iterable[str], known: Known) -> Iterator[Breach]:
    for agent in people:
        if agent not in known.agents:
            yield Breach(path, place, f"the agent {agent} is not there", agent_path(agent))


def _stamps(path: str, place: str, stamped: Mapping[str, Document], whose: str | None = None) -> Iterator[Breach]:
    """What can be overwritten was written by an act of the one whose it is; that is the key, where nobody is named."""
    for key, entry in stamped.items():
        if entry["at"] is not None and id_key(entry["at"])[1] != (whose or key):
            yield Breach(path, f"{place}/{key}/at", f"{entry['at']} is no act of {whose or key}")


def _thread(path: str, thread: Document, known: Known) -> Iterator[Breach]:
    yield from _at_home(path, thread)
    if id_key(thread["id"])[1] != thread["agent"]:
        yield Breach(path, "agent", f"{thread['id']} was not made by {thread['agent']}")
    if thread["channel"] not in known.channels:
        lost = channel_path(thread["channel"])
        yield Breach(path, "channel", f"the channel {thread['channel']} is not there", lost)
    yield from _said(path, "", thread, known)
    for key, comment in thread["comments"].items():
        yield from _comment(path, thread, key, comment)
        yield from _said(path, f"comments/{key}/", comment, known)
    yield from _term(path, thread, known)


def _said(path: str, place: str, target: Document, known: Known) -> Iterator[Breach]:
    """A thread or a comment: who made it, who voted on it, who flagged it."""
    yield from _people(path, f"{place}agent", [target["agent"]], known)
    for field in ("votes", "flags"):
        yield from _people(path, f"{place}{field}", target[field], known)
        yield from _stamps(path, f"{place}{field}", target[field])


def _comment(path: str, thread: Document, key: str, comment: Document) -> Iterator[Breach]:
    on = comment["on"]
    if on != thread["id"] and on not in thread["comments"]:
        yield Breach(path, f"comments/{key}/on", f"the comment {on} is not there", f"{path}#{on}")
    if id_key(key)[1] != comment["agent"]:
        yield Breach(path, f"comments/{key}/agent", f"{key} was not made by {comment['agent']}")
    if "stance" in comment and thread["kind"] != "debate":
        yield Breach(path, f"comments/{key}/stance", f"there are no sides in a {thread['kind']}")


def _term(path: str, thread: Document, known: Known) -> Iterator[Breach]:
    """What has a term is due in a frame to come, or has closed with the count of its votes."""
    if "closes" not in thread:
        return
    if thread["closes"] > known.frame:
        if thread["id"] not in known.due.get(thread["closes"], ()):
            where = due_path(thread["closes"])
            yield Breach(path, "closes", f"it closes in frame {thread['closes']}, and {where} does not list it")
    elif "verdict" not in thread and not known.closes_next(thread["closes"], thread["id"]):
        yield Breach(path, "closes", f"it should have closed in frame {thread['closes']}, and is open")
    if "verdict" in thread:
        yield from _verdict(path, thread, known)


def _verdict(path: str, thread: Document, known: Known) -> Iterator[Breach]:
    verdict = thread["verdict"]
    change = thread["kind"] == "change"
    ayes, noes = (len(voters) for voters in reviews(thread)) if change else tally(thread["votes"])
    said = (verdict["for"], verdict["against"])
    # A merge of timelines unites the votes of both, and the verdict counts those of one.
    of_one = len({id_key(vote["at"])[3] for vote in thread["votes"].values()}) <= 1
    if of_one and said != (ayes, noes):
        yield Breach(path, "verdict", f"it counts {said[0]} : {said[1]}, the votes are {ayes} : {noes}")
    elif verdict["outcome"] not in _outcomes(change, *said):
        yield Breach(path, "verdict/outcome", f"it is {verdict['outcome']} with {said[0]} : {said[1]}")
    if verdict["frame"] > known.frame:
        yield Breach(path, "verdict/frame", f"it closed in frame {verdict['frame']}, which is not made")


def _outcomes(change: bool, ayes: int, noes: int) -> tuple[str, ...]:
    """What can come of a count. For a change it depends on the quorum too, which operators may have moved since."""
    if change:
        return ("declined",) if noes > ayes else ("merged", "conflict", "expired")
    return ("tie",) if ayes == noes else ("for",) if ayes > noes else ("against",)


def _agent(path: str, agent: Document, known: Known) -> Iterator[Breach]:
    yield from _at_home(path, agent)
    name = agent["name"]
    yield from _people(path, "following", agent["following"], known)
    for slug in agent["subscriptions"]:
        if slug not in known.channels:
            yield Breach(path, "subscriptions", f"the channel {slug} is not there", channel_path(slug))
    for field in ("profile", "following", "subscriptions"):
        yield from _stamps(path, field, agent[field], name)
    for key in agent["acts"]:
        if id_key(key)[1] != name:
            yield Breach(path, f"acts/{key}", f"it is no act of {name}")
    for key, news in agent["notifications"].items():
        yield from _news(path, name, key, news, known)


def _news(path: str, name: str, key: str, news: Document, known: Known) -> Iterator[Breach]:
    place = f"notifications/{key}"
    author = id_key(key)[1]
    yield from _people(path, place, [author], known)
    if author == name and news["why"] not in FINAL:
        yield Breach(path, place, f"{name} is told of an act of its own")


def _memory(path: str, memory: Document, known: Known) -> Iterator[Breach]:
    yield from _at_home(path, memory)
    yield from _people(path, "agent", [memory["agent"]], known)
    for key in memory["memories"]:
        if id_key(key)[1] != memory["agent"]:
            yield Breach(path, f"memories/{key}", f"it is no act of {memory['agent']}")


def _channel(path: str, channel: Document, known: Known) -> Iterator[Breach]:
    yield from _at_home(path, channel)


def _due(path: str, due: Document, known: Known) -> Iterator[Breach]:
    frame = due_frame(path)
    if frame is None:
        yield Breach(path, "", "it is called after no frame, so nobody will read it")
    elif frame <= known.frame and not known.edited:
        yield Breach(path, "", f"what it lists should have closed: the world is at frame {known.frame}")


def due_frame(path: str) -> int | None:
    """The frame for which the document at a path of `state/due/` lists what closes."""
    stem = path.rpartition("/")[2].removesuffix(".json")
    return int(stem) if is_count(stem) else None


LAWS: dict[str | None, Callable[[str, Document, Known], Iterator[Breach]]] = {
    "thread": _thread,
    "agent": _agent,
    "memory": _memory,
    "channel": _channel,
    "due": _due,
}


# --- what a document says of threads


def _of_agent(path: str, agent: Document) -> Iterator[Reference]:
    for key, act in agent["acts"].items():
        yield Reference(path, f"acts/{key}/on", act["on"])
        if act["do"] == "comment":
            yield Reference(path, f"acts/{key}", f"{split_address(act['on'])[0]}/{key}")
    for key, news in agent["notifications"].items():
        yield Reference(path, f"notifications/{key}/on", news["on"])


def _of_channel(path: str, channel: Document) -> Iterator[Reference]:
    for key, entry in channel["threads"].items():
        newest = key if entry["at"] == key else f"{key}/{entry['at']}"
        yield Reference(path, f"threads/{key}", newest, channel=channel["slug"])


def _of_due(path: str, due: Document) -> Iterator[Reference]:
    for key in due:
        yield Reference(path, key, key, closes=due_frame(path))


REFERENCES: dict[str | None, Callable[[str, Document], Iterator[Reference]]] = {
    "agent": _of_agent,
    "channel": _of_channel,
    "due": _of_due,
}
