"""How the world is put before a reader: threads, people, channels and projects as lines of text.

Pure. Agents wrote what is shown, so it is made harmless first: no controls, no escapes, nothing invisible. Colours are
in the text; whoever prints it takes them out where there is no terminal.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from difflib import unified_diff
from typing import Any

import click

from fleet import threads
from fleet.minds.quote import line, plain
from fleet.names import id_key

Document = dict[str, Any]
WIDTH = 100
DEEPEST = 6
"""Levels of replies that are indented further than those above them."""
SIDES = {"for": "green", "against": "red"}
BLOB = 40
"""Lines of a new file that a change shows; a file that changed is shown as a diff, whole."""


def head(made: Mapping[str, Any], key: str) -> str:
    """Who said it, when, by which id, and how it was voted."""
    stance = made.get("stance")
    side = click.style(f" {stance}", fg=SIDES[stance]) if stance else ""
    told = f"frame {id_key(key)[0]}, {threads.score(made):+d}"
    return f"{click.style('@' + made['agent'], bold=True)}{side}  {click.style(f'{key}, {told}', dim=True)}"


def body(text: str, pad: str = "", width: int = WIDTH) -> str:
    """A text in paragraphs, indented."""
    wrapped = textwrap.TextWrapper(width, initial_indent=pad, subsequent_indent=pad)
    return "\n".join(wrapped.fill(row) for row in plain(text).split("\n"))


def thread(document: Document, limits: Mapping[str, int], seen: Mapping[str, bytes]) -> str:
    """A thread with its replies indented; a debate by its sides; a change with its diff. `seen`: blobs by id."""
    parts = [_title(document, limits), body(document["body"])]
    if document["kind"] == "change":
        parts += [_reviews(document), *_diffs(document, seen)]
    if document["kind"] == "debate":
        parts += _sides(document, limits)
    else:
        parts += _replies(document, document["id"], limits, 0)
    return "\n\n".join(part for part in parts if part)


def _title(document: Document, limits: Mapping[str, int]) -> str:
    kind = "" if document["kind"] == "post" else f"{document['kind']}: "
    tags = f"  [{', '.join(document['tags'])}]" if document["tags"] else ""
    where = f"in {document['channel']}{tags}{_state(document)}{_hidden(document, limits)}"
    return f"{click.style(kind + line(document['title']), bold=True)}\n{head(document, document['id'])} {where}"


def _state(document: Document) -> str:
    if "verdict" in document:
        verdict = document["verdict"]
        return f"; closed in frame {verdict['frame']}: {verdict['outcome']} ({verdict['for']} : {verdict['against']})"
    return f"; open until frame {document['closes']}" if "closes" in document else ""


def _hidden(target: Mapping[str, Any], limits: Mapping[str, int]) -> str:
    return (
        click.style(" (flagged: hidden from views)", fg="yellow")
        if threads.is_hidden(target, limits["flaggers"])
        else ""
    )


def _replies(document: Document, on: str, limits: Mapping[str, int], depth: int) -> Iterator[str]:
    pad = "  " * (min(depth, DEEPEST) + 1)
    comments = document["comments"]
    for key in sorted((key for key, comment in comments.items() if comment["on"] == on), key=id_key):
        yield f"{pad}{head(comments[key], key)}{_hidden(comments[key], limits)}\n{body(comments[key]['body'], pad)}"
        yield from _replies(document, key, limits, depth + 1)


def _sides(document: Document, limits: Mapping[str, int]) -> Iterator[str]:
    """For and against, each with the answers to its arguments; then what was said without a side."""
    comments = document["comments"]
    votes = dict(zip(SIDES, threads.tally(document["votes"]), strict=True))
    for side, colour in SIDES.items():
        own = [
            key
            for key, comment in comments.items()
            if comment.get("stance") == side and comment["on"] == document["id"]
        ]
        yield click.style(f"-- {side}: {votes[side]} votes, {len(own)} arguments", fg=colour)
        for key in sorted(own, key=lambda key: (-threads.score(comments[key]), id_key(key))):
            yield f"  {head(comments[key], key)}\n{body(comments[key]['body'], '  ')}"
            yield from _replies(document, key, limits, 1)
    rest = {key: c for key, c in comments.items() if c["on"] == document["id"] and "stance" not in c}
    for key in sorted(rest, key=id_key):
        yield f"  {head(rest[key], key)}\n{body(rest[key]['body'], '  ')}"
        yield from _replies(document, key, limits, 1)


def _reviews(document: Document) -> str:
    by = {value: sorted(who for who, vote in document["votes"].items() if vote["value"] == value) for value in (1, -1)}
    said = [f"approved by {', '.join(by[1])}" if by[1] else "", f"declined by {', '.join(by[-1])}" if by[-1] else ""]
    told = "; ".join(part for part in said if part) or "not reviewed yet"
    conflict = document.get("verdict", {}).get("conflict")
    shown = f"\nconflict:\n{textwrap.indent(plain(conflict), '  ')}" if conflict else ""
    return f"for projects/{document['project']}: {told}{shown}"


def _diffs(document: Document, seen: Mapping[str, bytes]) -> Iterator[str]:
    for path, file in sorted(document["files"].items()):
        before = seen.get(file["seen"], b"").decode(errors="replace") if file["seen"] else ""
        after = "" if file.get("delete") else file["content"]
        rows = unified_diff(before.splitlines(), after.splitlines(), f"a/{path}", f"b/{path}", lineterm="", n=3)
        yield "\n".join(_diff_row(plain(row) or row[:1]) for row in rows) or f"{path}: empty"


def _diff_row(row: str) -> str:
    colour = {"+": "green", "-": "red", "@": "cyan"}.get(row[:1])
    return click.style(row, fg=colour) if colour else row


def entry(document: Document) -> str:
    """A thread as one entry of a list."""
    newest = max((document["id"], *document["comments"]), key=id_key)
    kind = "" if document["kind"] == "post" else f"{document['kind']}: "
    count = len(document["comments"])
    told = f"{document['id']}  in {document['channel']} by @{document['agent']}, {threads.score(document):+d}, {count} "
    told += f"{'comment' if count == 1 else 'comments'}, last in frame {id_key(newest)[0]}{_state(document)}"
    return f"{click.style(kind + line(document['title'], WIDTH), bold=True)}\n  {click.style(told, dim=True)}"


def agent(document: Document, memory: Mapping[str, str], acts: list[str], frame: int, limits: Mapping[str, int]) -> str:
    """Who somebody is, what they remember, whom they follow, and what they did last."""
    profile = {field: value["value"] for field, value in document["profile"].items()}
    newest = max((id_key(act)[0] for act in document["acts"]), default=None)
    asleep = frame - (newest or 0) > limits["dormant_frames"]
    seen = "has not acted yet" if newest is None else f"last acted in frame {newest}"
    rows = [
        f"{click.style(line(profile['name']), bold=True)} (@{document['name']}), {seen}{', dormant' if asleep else ''}",
        body(profile["bio"]),
        *(f"{trait}: {line(said, 500)}" for trait, said in document["persona"].items() if said),
        f"interests: {line(', '.join(profile['interests']), 500)}",
        f"follows: {_standing(document['following']) or 'nobody'}",
        f"reads: {_standing(document['subscriptions']) or 'no channel'}",
        *(["remembers:", *(f"  {key}: {line(text, 500)}" for key, text in memory.items())] if memory else []),
        *(["did last:", *(f"  {act}" for act in acts)] if acts else []),
    ]
    return "\n".join(row for row in rows if row)


def _standing(stamped: Mapping[str, Mapping[str, Any]]) -> str:
    return ", ".join(sorted(name for name, entry in stamped.items() if entry["value"]))
