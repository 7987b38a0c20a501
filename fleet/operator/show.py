"""`git fleet show`: one thing of the world, named by its id, address, or name. Reads only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fleet import names, strictjson
from fleet.errors import Failure
from fleet.minds.quote import line
from fleet.names import id_key
from fleet.operator import words
from fleet.operator.history import world_at
from fleet.world import World

Document = dict[str, Any]
ACTS, THREADS = 12, 15
"""How many of somebody's newest acts, and of a channel's liveliest threads, are shown."""


def show(path: str, what: str, frame: int | None, as_json: bool) -> str:
    """What is called `what` in the world of the repository at `path`, at `frame`; text, or its document as JSON."""
    with world_at(path, frame) as world:
        kind, found = find(world, what)
        if as_json:
            return strictjson.dumps({"kind": kind, **found}).decode()
        return f"{SHOWN[kind](world, found)}\n"


def find(world: World, what: str) -> tuple[str, Document]:
    """(thread | agent | channel | project, its document). Failure where nothing is called so."""
    if names.is_address(what):
        return "thread", _thread(world, what)
    if not names.is_name(what):
        raise Failure(f"{what!r} is no id, address or name: such as 12-ada-1, 12-ada-1/13-bo-2, ada, general")
    agent, channel = (world.document(p) for p in (names.agent_path(what), names.channel_path(what)))
    if agent:
        return "agent", agent
    if channel:
        return "channel", channel
    files = [entry.name for entry in world.objects.tree(f"{world.commit.oid}:projects/{what}")] if what else []
    if files:
        return "project", {"slug": what, "files": _files(world, what)}
    raise Failure(f"nothing is called {what!r} at frame {world.frame}: see git fleet feed, git fleet search WORDS")


def _thread(world: World, address: str) -> Document:
    """The thread of an address, or of the id of a comment, which its author's acts tell the thread of."""
    first, _ = names.split_address(address)
    found = world.document(names.thread_path(first))
    if found is None:
        made = names.parse_id(first)
        author = world.document(names.agent_path(made.agent)) if made else None
        act = author["acts"].get(first) if author else None
        found = world.document(names.thread_path(names.split_address(act["on"])[0])) if act else None
    if found is None:
        raise Failure(
            f"there is no thread {first} at frame {world.frame}; a comment is found by its address, THREAD/COMMENT"
        )
    return found


def _files(world: World, slug: str) -> list[str]:
    found: list[str] = []

    def walk(folder: str) -> None:
        for entry in world.objects.tree(f"{world.commit.oid}:{folder}"):
            path = f"{folder}/{entry.name.decode()}"
            if entry.mode == "40000":
                walk(path)
            else:
                found.append(path)

    walk(f"projects/{slug}")
    return sorted(found)


def _thread_text(world: World, thread: Document) -> str:
    oids = [file["seen"] for file in thread.get("files", {}).values() if file["seen"]]
    seen = {stored.oid: stored.data for stored in world.objects.read(oids) if stored}
    return words.thread(thread, world.settings.limits, seen)


def _agent_text(world: World, agent: Document) -> str:
    memory = world.document(names.memory_path(agent["name"]))
    newest = sorted(agent["acts"], key=id_key, reverse=True)[:ACTS]
    threads = world.documents([names.thread_path(names.split_address(agent["acts"][act]["on"])[0]) for act in newest])
    acts = [_act(act, agent["acts"][act], threads) for act in newest]
    memories: Mapping[str, str] = memory["memories"] if memory else {}
    kept = {key: memories[key] for key in sorted(memories, key=id_key)}
    return words.agent(agent, kept, acts, world.frame, world.settings.limits)


def _act(act: str, entry: Document, threads: Mapping[str, Document | None]) -> str:
    thread = threads.get(names.thread_path(names.split_address(entry["on"])[0]))
    comment = thread["comments"].get(act) if thread else None
    said = comment["body"] if comment else thread["title"] if thread else ""
    return f"{act} {entry['do']}: {line(said, 100)}"


def _channel_text(world: World, channel: Document) -> str:
    listed = sorted(channel["threads"], key=lambda thread: id_key(channel["threads"][thread]["at"]), reverse=True)
    head = f"{line(channel['title']['value'])} ({channel['slug']}): {line(channel['about']['value'], 500)}"
    return "\n\n".join([head, *entries(world, listed[:THREADS])])


def entries(world: World, threads: Sequence[str]) -> list[str]:
    """Threads as entries of a list."""
    found = world.documents([names.thread_path(thread) for thread in threads])
    return [words.entry(document) for document in found.values() if document]


def _project_text(world: World, project: Document) -> str:
    rows = [f"projects/{project['slug']}: {len(project['files'])} files", *(f"  {path}" for path in project["files"])]
    return "\n".join([*rows, f"its history: git log -- projects/{project['slug']}"])


SHOWN = {"thread": _thread_text, "agent": _agent_text, "channel": _channel_text, "project": _project_text}
