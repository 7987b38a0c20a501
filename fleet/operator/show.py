"""`git fleet show`: one thing of the world, named by its id, address, or name. Reads only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from fleet import names, strictjson
from fleet.errors import Failure
from fleet.git import TREE_MODE
from fleet.minds.quote import line
from fleet.names import id_key
from fleet.operator import words
from fleet.operator.edit import Place
from fleet.operator.history import world_at
from fleet.world import World

Document = dict[str, Any]
ACTS, THREADS = 12, 15
"""How many of somebody's newest acts, and of a channel's liveliest threads, are shown."""
LIKE = "an id (12-ada-1), an address (12-ada-1/13-bo-2), or the name of an agent, channel or project"


def show(path: str, what: str, frame: int | None, as_json: bool, timeline: str = "") -> str:
    """What is called `what` in the world of the repository at `path`, at `frame`; text, or its document as JSON."""
    with world_at(path, frame, timeline) as world:
        kind, found, others = find(Place(path, timeline), world, what)
        if as_json:
            return strictjson.dumps({"kind": kind, "frame": world.frame, **found, **_more(world, kind, found)}).decode()
        hint = [f"also called so: {', '.join(others)} (git fleet show {others[0]})"] if others else []
        return "\n\n".join([SHOWN[kind](world, found, what), *hint]) + "\n"


def find(place: Place, world: World, what: str) -> tuple[str, Document, list[str]]:
    """(thread | agent | channel | project, its document, what else is called so). Failure where nothing is."""
    folder, _, name = what.rpartition("/")
    if what.startswith("@"):
        folder, name = "agents", what[1:]
    if names.is_address(what):
        thread = _thread(place, world, what)
        if thread is not None:
            return "thread", thread, []
    wanted = [kind for kind in NAMED if folder in ("", KINDS[kind])] if names.is_name(name) else []
    found = {kind: document for kind in wanted if (document := NAMED[kind](world, name)) is not None}
    if found:
        kind, *others = found
        return kind, found[kind], [f"{KINDS[other]}/{name}" for other in others]
    raise Failure(_nothing(world, what, bool(wanted) or names.is_address(what)))


def _nothing(world: World, what: str, could_be: bool) -> str:
    shown = line(what, 100)
    if not could_be:
        return f"{shown!r} is nothing that can be shown: name {LIKE}"
    return f"nothing is called {shown} at frame {world.frame}: see git fleet feed, git fleet search WORDS"


def _thread(place: Place, world: World, address: str) -> Document | None:
    """The thread of an address, or of the id of a comment, which is looked for in all threads."""
    first, comment = names.split_address(address)
    found = world.document(names.thread_path(first))
    if found is None and comment is None:
        paths = place.repo.grep(world.commit.oid, [first], ("state/threads",))
        found = next((doc for doc in world.documents(paths).values() if doc and first in doc["comments"]), None)
    if found and comment is not None and comment not in found["comments"]:
        raise Failure(f"the thread {first} has no comment {comment} at frame {world.frame}: git fleet show {first}")
    return found


def _project(world: World, slug: str) -> Document | None:
    files = dict(_files(world, f"projects/{slug}"))
    return {"slug": slug, "files": files} if files else None


def _files(world: World, folder: str) -> list[tuple[str, int]]:
    """The files below a folder, (path, bytes) each."""
    entries = world.objects.tree(f"{world.commit.oid}:{folder}")
    found: list[tuple[str, int]] = []
    for entry, stored in zip(entries, world.objects.look([entry.oid for entry in entries]), strict=True):
        path = f"{folder}/{entry.name.decode(errors='replace')}"
        found += _files(world, path) if entry.mode == TREE_MODE else [(path, stored.size if stored else 0)]
    return sorted(found)


NAMED: dict[str, Callable[[World, str], Document | None]] = {
    "agent": lambda world, name: world.document(names.agent_path(name)),
    "channel": lambda world, name: world.document(names.channel_path(name)),
    "project": _project,
}
"""What has a name, in the order in which it is meant."""
KINDS = {"agent": "agents", "channel": "channels", "project": "projects"}
"""How to name the one that is meant where several things have a name: channels/tea."""


def _more(world: World, kind: str, found: Document) -> Document:
    """What belongs to it and lies elsewhere."""
    return {"memories": _memories(world, found["name"])} if kind == "agent" else {}


def _memories(world: World, agent: str) -> dict[str, str]:
    memory = world.document(names.memory_path(agent))
    memories: dict[str, str] = memory["memories"] if memory else {}
    return {key: memories[key] for key in sorted(memories, key=id_key)}


def _thread_text(world: World, thread: Document, what: str) -> str:
    oids = [file["seen"] for file in thread.get("files", {}).values() if file["seen"]]
    seen = {stored.oid: stored.data for stored in world.objects.read(oids) if stored}
    asked = names.split_address(what)[1] or what
    return words.thread(thread, world.settings.limits, seen, asked if asked != thread["id"] else None)


def _agent_text(world: World, agent: Document, what: str) -> str:
    newest = sorted(agent["acts"], key=id_key, reverse=True)[:ACTS]
    paths = {act: names.thread_path(names.split_address(agent["acts"][act]["on"])[0]) for act in newest}
    threads = world.documents(list(paths.values()))
    acts = [words.act(act, agent["acts"][act], threads[paths[act]]) for act in newest]
    return words.agent(agent, _memories(world, agent["name"]), acts, world.frame, world.settings.limits)


def _channel_text(world: World, channel: Document, what: str) -> str:
    listed = sorted(channel["threads"], key=lambda thread: id_key(channel["threads"][thread]["at"]), reverse=True)
    head = f"{line(channel['title']['value'])} ({channel['slug']}): {line(channel['about']['value'], 500)}"
    return "\n\n".join([head, *(entries(world, listed[:THREADS]) or ["nobody has said anything here yet"])])


def entries(world: World, threads: Sequence[str]) -> list[str]:
    """Threads as entries of a list."""
    found = world.documents([names.thread_path(thread) for thread in threads])
    return [words.entry(document, world.settings.limits) for document in found.values() if document]


def _project_text(world: World, project: Document, what: str) -> str:
    return words.project(project["slug"], list(project["files"].items()))


SHOWN: dict[str, Callable[[World, Document, str], str]] = {
    "thread": _thread_text,
    "agent": _agent_text,
    "channel": _channel_text,
    "project": _project_text,
}
