"""`git fleet search`: what was said with all of some words in it, and who and what is called so. Reads only.

`git grep` looks through the documents of one commit, so it costs as much as the world is large, at the speed of git.
It chooses documents alone: whether the words are in what was said, and not in a key or in another comment, is asked of
the documents.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator, Sequence
from typing import Any

import click

from fleet import strictjson, threads
from fleet.errors import Failure
from fleet.minds.quote import line
from fleet.names import id_key
from fleet.operator.edit import Place
from fleet.operator.history import world_at
from fleet.world import World

Hit = dict[str, Any]
Document = dict[str, Any]
FOLDERS = ("state/threads", "state/agents", "state/channels")
AROUND = 60
"""Characters shown on each side of the first word found."""
AT_ONCE = 200
PLAIN = re.compile("[!-?A-~]+")
"""What git finds in any case under every locale; an @ stands before names in what is said alone."""


def search(path: str, words: Sequence[str], most: int, frame: int | None, as_json: bool, timeline: str = "") -> str:
    """The newest `most` places that hold all words, in any case; text, or JSON."""
    asked = [word for text in words for word in text.split()]
    wanted = [word.casefold() for word in asked]
    if not wanted:
        raise Failure("say what to look for: git fleet search WORDS")
    with world_at(path, frame, timeline) as world:
        found = 0
        newest: list[tuple[Any, int, Hit]] = []
        for hit in _hits(Place(path, timeline), world, asked):
            found += 1
            row = (id_key(hit["id"]), -found, hit)
            (heapq.heappush if len(newest) < most else heapq.heappushpop)(newest, row)
        shown = [hit for _, _, hit in sorted(newest, reverse=True)]
        if as_json:
            return strictjson.dumps({"frame": world.frame, "found": found, "hits": shown}).decode()
        rows = [_row(hit, wanted) for hit in shown]
        more = [f"and {found - most} more: --limit {found}"] if found > most else []
        none = f"nothing at frame {world.frame} has all of: {line(' '.join(words))}"
        return "\n".join([*rows, *more] or [none]) + "\n"


def _hits(place: Place, world: World, words: Sequence[str]) -> Iterator[Hit]:
    """Every place that holds all words; documents are read in batches and not kept."""
    plain = [max(runs, key=len) for word in words if (runs := PLAIN.findall(word))]
    paths = place.repo.grep(world.commit.oid, plain or [""], FOLDERS)
    wanted = [word.casefold() for word in words]
    flaggers = world.settings.limits["flaggers"]
    for start in range(0, len(paths), AT_ONCE):
        batch = World(world.objects, world.commit).documents(paths[start : start + AT_ONCE])
        for document in filter(None, batch.values()):
            yield from (hit for hit in _of(document, flaggers) if _has(hit, wanted))


def _of(document: Document, flaggers: int) -> Iterator[Hit]:
    """What a document holds that can be found."""
    if "comments" in document:
        yield _hit(document["kind"], document["id"], document, _words_of(document), flaggers)
        for key, comment in document["comments"].items():
            made = _hit("comment", key, comment, comment["body"], flaggers)
            yield {**made, "address": f"{document['id']}/{key}"}
    elif "slug" in document:
        text = f"{document['title']['value']}: {document['about']['value']}"
        yield {"kind": "channel", "id": document["slug"], "text": text}
    else:
        profile = {key: field["value"] for key, field in document["profile"].items()}
        traits = [trait for trait in document["persona"].values() if trait]
        described = "; ".join([", ".join(profile["interests"]), *traits])
        text = f"{profile['name']}: {profile['bio']} ({described})"
        yield {"kind": "agent", "id": document["name"], "agent": document["name"], "text": text}


def _hit(kind: str, key: str, made: Document, text: str, flaggers: int) -> Hit:
    hidden = {"hidden": True} if threads.is_hidden(made, flaggers) else {}
    return {"kind": kind, "id": key, "agent": made["agent"], "text": text, **hidden}


def _words_of(thread: Document) -> str:
    """Title and body, then what else a thread can be found by: its tags, its project, the files of a change."""
    project = [thread["project"]] if "project" in thread else []
    more = " ".join([*thread["tags"], *project, *thread.get("files", ())])
    return f"{thread['title']}: {thread['body']}{f' [{more}]' if more else ''}"


def _has(hit: Hit, wanted: Sequence[str]) -> bool:
    text = f"{hit['text']} {hit['id']} @{hit.get('agent', '')}".casefold()
    return all(word in text for word in wanted)


def _row(hit: Hit, wanted: Sequence[str]) -> str:
    text = " ".join(hit["text"].split())
    folded = text.casefold()
    places = [folded.find(word) for word in wanted if word in folded]
    start = max(0, min(places, default=0) - AROUND)
    dots = "..." if start else ""
    shown = f"{dots}{line(text[start:], 3 * AROUND)}"
    where = click.style(hit.get("address", hit["id"]), bold=True)
    said = f" by @{hit['agent']}" if hit["kind"] not in ("agent", "channel") else ""
    hidden = click.style(" (flagged: hidden from views)", fg="yellow") if "hidden" in hit else ""
    return f"{where} {hit['kind']}{said}{hidden}: {shown}"
