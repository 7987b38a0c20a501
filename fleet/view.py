"""What one agent sees of the world at the start of a frame.

Pure: from documents, named by the four questions below, to a plain JSON value. Views differ by agent: its own threads
first, then a draw, seeded by (seed, frame, agent), from the channels that it reads; never one list for all. What does
not fit the budget is cut, and counted in `left_out`.
"""

from __future__ import annotations

from fleet.chance import Chance
from fleet.names import agent_path, channel_path, id_key, memory_path, split_address, thread_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    Document = dict[str, Any]
    Documents = Mapping[str, Document | None]

OWN_THREADS, ANSWERED, NEW, LIVELY, QUIET = 3, 3, 3, 3, 2
RECENT = 40
"""How many of a channel's newest threads the draws choose from."""
COMMENTS = 12
BODY = 1500
ACTS = 12


class Scene:
    """What all views of one frame share: where and when, the seed, the documents read so far, and the limits."""

    def __init__(
        self,
        timeline: str,
        frame: int,
        seed: int,
        documents: dict[str, Document | None],
        limits: Mapping[str, int],
    ) -> None:
        self.timeline = timeline
        self.frame = frame
        self.seed = seed
        self.documents = documents
        self.limits = limits

    def chance(self, agent: str) -> Chance:
        """The agent's own source of chance for choosing what it sees in this frame."""
        return Chance(f"view:{self.seed}:{self.timeline}:{self.frame}:{agent}")


def own_paths(agent: str) -> tuple[str, str]:
    """First question: the agent itself, and what it remembers (which may be nothing yet)."""
    return agent_path(agent), memory_path(agent)


def channel_paths(agent: Document) -> list[str]:
    """Second question: the channels that the agent reads."""
    return [channel_path(slug) for slug, entry in sorted(agent["subscriptions"].items()) if entry["value"]]


def chosen_threads(scene: Scene, agent: Document) -> dict[str, str]:
    """Third question: the threads that the agent will see, by id, each with why."""
    chosen: dict[str, str] = {}
    own = sorted(agent["acts"].items(), key=lambda item: id_key(item[0]), reverse=True)
    _add(chosen, [act for act, entry in own if entry["on"] == act], OWN_THREADS, "own")
    _add(chosen, [split_address(entry["on"])[0] for act, entry in own if entry["on"] != act], ANSWERED, "answer")
    chance = scene.chance(agent["name"])
    windows: dict[str, str] = {}
    for path in channel_paths(agent):
        channel = scene.documents.get(path)
        windows.update({thread: entry["at"] for thread, entry in (channel["threads"] if channel else {}).items()})
    for why, threads in _draws(windows, RECENT):
        fresh = [thread for thread in threads if thread not in chosen]
        _add(chosen, chance.shuffled(fresh), {"quiet": QUIET, "new": NEW, "lively": LIVELY}[why], why)
    return chosen


def _draws(windows: Mapping[str, str], recent: int) -> list[tuple[str, list[str]]]:
    """Threads nobody answered (their newest act is themselves), the newest, and those with the newest acts."""
    by_id = sorted(windows, key=id_key, reverse=True)
    by_act = sorted(windows, key=lambda thread: id_key(windows[thread]), reverse=True)
    quiet = [thread for thread in by_id if windows[thread] == thread]
    lively = [thread for thread in by_act if windows[thread] != thread]
    return [("quiet", quiet[:recent]), ("new", by_id[:recent]), ("lively", lively[:recent])]


def _add(chosen: dict[str, str], threads: Sequence[str], most: int, why: str) -> None:
    for thread in threads:
        if most <= 0:
            return
        if thread not in chosen:
            chosen[thread] = why
            most -= 1


def people(scene: Scene, threads: Mapping[str, str]) -> list[str]:
    """Fourth question: the agents who speak in those threads."""
    speakers: dict[str, None] = {}
    for thread in threads:
        document = scene.documents.get(thread_path(thread))
        if document:
            speakers[document["agent"]] = None
            speakers.update({comment["agent"]: None for comment in _newest(document).values()})
    return list(speakers)


def view(scene: Scene, agent: Document, threads: Mapping[str, str]) -> Document:
    """The view, when the documents of all four questions are there."""
    name = agent["name"]
    remembered = _memories(scene, name)
    cut = Cut()
    shown = [_thread(scene, name, thread, why, cut) for thread, why in threads.items()]
    own = sorted(agent["acts"].items(), key=lambda item: id_key(item[0]), reverse=True)[:ACTS]
    return {
        "timeline": scene.timeline,
        "frame": scene.frame,
        "seed": scene.seed,
        "agent": name,
        "name": agent["profile"]["name"]["value"],
        "bio": agent["profile"]["bio"]["value"],
        "persona": agent["persona"],
        "interests": agent["profile"]["interests"]["value"],
        "memory": remembered,
        "memory_room": _memory_room(len(remembered), scene.limits),
        "channels": [_channel(scene, path) for path in channel_paths(agent) if scene.documents.get(path)],
        "acts": [{"id": act, **entry} for act, entry in own],
        "people": {speaker: _person(scene, speaker) for speaker in people(scene, threads)},
        "threads": [thread for thread in shown if thread],
        "left_out": cut.characters,
    }


class Cut:
    """Counts the characters that a view leaves out."""

    def __init__(self) -> None:
        self.characters = 0

    def text(self, text: str) -> str:
        """A body, at most as long as a view shows it."""
        self.characters += max(0, len(text) - BODY)
        return text[:BODY]


def _memories(scene: Scene, agent: str) -> dict[str, str]:
    document = scene.documents.get(memory_path(agent))
    memories = document["memories"] if document else {}
    return {key: memories[key] for key in sorted(memories, key=id_key)}


def _memory_room(kept: int, limits: Mapping[str, int]) -> int:
    """Characters that can still be remembered before the oldest memory is lost: a short one takes a place too."""
    return max(0, limits["memories"] - kept) * limits["memory"]


def _newest(thread: Document) -> dict[str, Document]:
    kept = sorted(thread["comments"], key=id_key)[-COMMENTS:]
    return {comment: thread["comments"][comment] for comment in kept}


def _thread(scene: Scene, agent: str, thread: str, why: str, cut: Cut) -> Document | None:
    document = scene.documents.get(thread_path(thread))
    if document is None:
        return None
    newest = _newest(document)
    cut.characters += sum(len(c["body"]) for key, c in document["comments"].items() if key not in newest)
    return {
        "id": thread,
        "channel": document["channel"],
        "agent": document["agent"],
        "title": document["title"],
        "body": cut.text(document["body"]),
        "tags": document["tags"],
        "score": _score(document),
        "vote": _vote(document, agent),
        "why": why,
        "comments": [_comment(thread, key, comment, agent, cut) for key, comment in newest.items()],
    }


def _comment(thread: str, key: str, comment: Document, agent: str, cut: Cut) -> Document:
    return {
        "id": key,
        "address": f"{thread}/{key}",
        "agent": comment["agent"],
        "on": thread if comment["on"] == thread else f"{thread}/{comment['on']}",
        "body": cut.text(comment["body"]),
        "score": _score(comment),
        "vote": _vote(comment, agent),
    }


def _score(target: Document) -> int:
    return sum(vote["value"] for vote in target["votes"].values())


def _vote(target: Document, agent: str) -> int:
    vote = target["votes"].get(agent)
    return int(vote["value"]) if vote else 0


def _channel(scene: Scene, path: str) -> Document:
    channel = scene.documents[path]
    assert channel is not None
    return {"slug": channel["slug"], "title": channel["title"]["value"], "about": channel["about"]["value"]}


def _person(scene: Scene, speaker: str) -> Document:
    document = scene.documents.get(agent_path(speaker))
    profile = document["profile"] if document else {"name": {"value": speaker}, "bio": {"value": ""}}
    return {"name": profile["name"]["value"], "bio": profile["bio"]["value"]}
