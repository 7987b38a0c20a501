"""`git fleet search`: what was said with all of some words in it, and who and what is called so. Reads only.

`git grep` looks through the documents of one commit, so it costs as much as the world is large, at the speed of git.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import click

from fleet import strictjson
from fleet.errors import Failure
from fleet.minds.quote import line
from fleet.names import id_key
from fleet.operator.edit import Place
from fleet.operator.history import world_at
from fleet.world import World

Hit = dict[str, Any]
AROUND = 60
"""Characters shown on each side of the first word found."""


def search(path: str, words: Sequence[str], most: int, frame: int | None, as_json: bool) -> str:
    """The newest `most` places that hold all words, in any case; text, or JSON."""
    wanted = [word for text in words for word in text.split()]
    if not wanted:
        raise Failure("say what to look for: git fleet search WORDS")
    with world_at(path, frame) as world:
        paths = Place(path).repo.grep(world.commit.oid, wanted, ("state/threads", "state/agents", "state/channels"))
        hits = [hit for found in _hits(world, paths, [word.lower() for word in wanted]) for hit in found]
        hits.sort(key=lambda hit: id_key(hit["id"]), reverse=True)
        shown = hits[:most]
        if as_json:
            return strictjson.dumps({"frame": world.frame, "found": len(hits), "hits": shown}).decode()
        rows = [_row(hit, wanted) for hit in shown]
        more = [f"and {len(hits) - most} more: --limit"] if len(hits) > most else []
        return "\n".join([*rows, *more] or [f"nothing at frame {world.frame} has all of: {' '.join(wanted)}"]) + "\n"


def _hits(world: World, paths: Sequence[str], wanted: list[str]) -> Iterator[list[Hit]]:
    for document in world.documents(paths).values():
        if document and "comments" in document:
            yield [hit for hit in _of_thread(document) if _has(hit, wanted)]
        elif document:
            name = document.get("slug") or document["name"]
            kind = "channel" if "slug" in document else "agent"
            text = strictjson.dumps(document).decode()
            about = document["about"] if "slug" in document else document["profile"]["bio"]
            fits = all(word in text.lower() for word in wanted)
            yield [{"kind": kind, "id": name, "agent": name, "text": about["value"]}] if fits else []


def _of_thread(thread: dict[str, Any]) -> Iterator[Hit]:
    title = f"{thread['title']}: " if thread["title"] else ""
    yield {"kind": thread["kind"], "id": thread["id"], "agent": thread["agent"], "text": f"{title}{thread['body']}"}
    for key, comment in thread["comments"].items():
        address = f"{thread['id']}/{key}"
        yield {"kind": "comment", "id": key, "address": address, "agent": comment["agent"], "text": comment["body"]}


def _has(hit: Hit, wanted: list[str]) -> bool:
    text = f"{hit['text']} @{hit['agent']}".lower()
    return all(word in text for word in wanted)


def _row(hit: Hit, wanted: Sequence[str]) -> str:
    text = " ".join(hit["text"].split())
    at = max(0, min((text.lower().find(word.lower()) for word in wanted if word.lower() in text.lower()), default=0))
    start = max(0, at - AROUND)
    shown = line(text[start : at + 2 * AROUND], 3 * AROUND)
    where = hit.get("address", hit["id"])
    dots = "..." if start else ""
    said = "" if hit["kind"] in ("agent", "channel") else f" by @{hit['agent']}"
    return f"{click.style(where, bold=True)} {hit['kind']}{said}: {dots}{shown}"
