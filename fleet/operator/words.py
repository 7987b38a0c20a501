"""How the world is put before a reader: threads, people, channels and projects as lines of text.

Pure. Agents wrote what is shown, so it is made harmless first: prose loses what cannot be seen, code shows it as
escapes, for a reviewer must see all of it. Colours are in the text; whoever prints it takes them out where there is no
terminal.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from difflib import unified_diff
from typing import Any

import click

from fleet import threads
from fleet.fold.projects import reviews
from fleet.fold.report import counted_word
from fleet.minds.quote import BLANK, HIDDEN, line, plain
from fleet.names import id_key, split_address

Document = dict[str, Any]
Limits = Mapping[str, int]
WIDTH = 100
DEEPEST = 6
"""Levels of replies that are indented further than those above them."""
SIDES = {"for": "green", "against": "red"}
NOWHERE = "/dev/null"
UNSEEN = BLANK | HIDDEN


def exact(text: str) -> str:
    """One line of code, to the letter; what cannot be seen, or steers a terminal, as an escape."""
    spaced = text.expandtabs(4)
    return "".join(c if c.isprintable() and c not in UNSEEN else ascii(c)[1:-1] for c in spaced)


def head(made: Mapping[str, Any], key: str, limits: Limits, marked: str | None = None) -> str:
    """Who said it, for which side, by which id, when, how it was voted, whether it is hidden; `marked` is asked for."""
    stance = made.get("stance")
    side = click.style(f" {stance}", fg=SIDES[stance]) if stance else ""
    told = click.style(f"{key}, frame {id_key(key)[0]}, {threads.score(made):+d}", dim=True)
    mark = click.style("> ", fg="cyan", bold=True) if key == marked else ""
    return f"{mark}{click.style('@' + made['agent'], bold=True)}{side}  {told}{_hidden(made, limits)}"


def _hidden(target: Mapping[str, Any], limits: Limits) -> str:
    hidden = threads.is_hidden(target, limits["flaggers"])
    return click.style(" (flagged: hidden from views)", fg="yellow") if hidden else ""


def body(text: str, pad: str = "", width: int = WIDTH) -> str:
    """A text in paragraphs, indented. Words are never broken: an address must stay one that can be copied."""
    return "\n".join(_wrapped(row, pad, width) for row in plain(text).split("\n"))


def _wrapped(row: str, pad: str = "", width: int = WIDTH) -> str:
    wrapper = textwrap.TextWrapper(width, pad, pad, break_long_words=False, break_on_hyphens=False)
    return wrapper.fill(row)


def thread(document: Document, limits: Limits, seen: Mapping[str, bytes], marked: str | None = None) -> str:
    """A thread with its replies indented; a debate by its sides; a change with its diff and reviews.

    `seen` holds blobs by their ids, `marked` is the id of a comment that was asked for.
    """
    talk = Talk(document, limits, marked)
    parts = [_title(document, limits), body(document["body"])]
    if document["kind"] == "change":
        parts += [_reviews(document), *_diffs(document, seen)]
    parts += _sides(document, talk) if document["kind"] == "debate" else talk.below(document["id"])
    return "\n\n".join(part for part in parts if part)


def _title(document: Document, limits: Limits) -> str:
    tags = f"  [{', '.join(document['tags'])}]" if document["tags"] else ""
    where = f"in {document['channel']}{tags}{_state(document)}"
    return f"{_called(document)}\n{head(document, document['id'], limits)}, {where}"


def _called(document: Document, most: int = 200) -> str:
    kind = "" if document["kind"] == "post" else f"{document['kind']}: "
    return click.style(kind + line(document["title"], most), bold=True)


def _state(document: Document) -> str:
    if "verdict" in document:
        verdict = document["verdict"]
        return f"; closed in frame {verdict['frame']}: {verdict['outcome']} ({verdict['for']} : {verdict['against']})"
    return f"; open until frame {document['closes']}" if "closes" in document else ""


class Talk:
    """The comments of a thread, by what they answer."""

    def __init__(self, document: Document, limits: Limits, marked: str | None) -> None:
        self.comments: dict[str, Document] = document["comments"]
        self._limits = limits
        self._marked = marked
        self._answers: dict[str, list[str]] = {}
        for key in sorted(self.comments, key=id_key):
            self._answers.setdefault(self.comments[key]["on"], []).append(key)

    def answers(self, on: str) -> list[str]:
        """The ids of what answers a thread or comment, in their order."""
        return self._answers.get(on, [])

    def below(self, on: str, depth: int = 0) -> Iterator[str]:
        """What answers it, each followed by what answers that. Talk can be deeper than Python lets functions call."""
        waiting = [(key, depth) for key in reversed(self.answers(on))]
        while waiting:
            key, level = waiting.pop()
            yield self.comment(key, level)
            waiting += [(answer, level + 1) for answer in reversed(self.answers(key))]

    def comment(self, key: str, depth: int) -> str:
        """One comment."""
        pad = "  " * (min(depth, DEEPEST) + 1)
        made = self.comments[key]
        return f"{pad}{head(made, key, self._limits, self._marked)}\n{body(made['body'], pad)}"


def _sides(document: Document, talk: Talk) -> Iterator[str]:
    """For and against, the best argument first, each with its answers; then what was said without a side."""
    votes = dict(zip(SIDES, threads.tally(document["votes"]), strict=True))
    opened = talk.answers(document["id"])
    for side, colour in SIDES.items():
        argued = sum(1 for comment in talk.comments.values() if comment.get("stance") == side)
        own = [key for key in opened if talk.comments[key].get("stance") == side]
        where = ", in answers to others" if argued and not own else ""
        told = f"-- {side}: {counted_word(votes[side], 'vote')}, {counted_word(argued, 'argument')}{where}"
        yield click.style(told, fg=colour)
        for key in sorted(own, key=lambda key: (-threads.score(talk.comments[key]), id_key(key))):
            yield talk.comment(key, 0)
            yield from talk.below(key, 1)
    rest = [key for key in opened if "stance" not in talk.comments[key]]
    if rest:
        yield click.style("-- without a side", dim=True)
    for key in rest:
        yield talk.comment(key, 0)
        yield from talk.below(key, 1)


def _reviews(document: Document) -> str:
    approvals, objections = (", ".join(f"@{voter}" for voter in voters) for voters in reviews(document))
    said = [f"approved by {approvals}" if approvals else "", f"declined by {objections}" if objections else ""]
    told = "; ".join(part for part in said if part) or "not reviewed yet"
    conflict = document.get("verdict", {}).get("conflict")
    shown = [f"  {exact(row)}" for row in conflict.split("\n")] if conflict else []
    head = _wrapped(f"for projects/{document['project']}: {told}")
    return "\n".join([head, *(["conflict:", *shown] if shown else [])])


def _diffs(document: Document, seen: Mapping[str, bytes]) -> Iterator[str]:
    for path, file in sorted(document["files"].items()):
        if file["seen"] and file["seen"] not in seen:
            yield f"{path}: what its author saw, {file['seen'][:12]}, is not in this repository"
            continue
        before = seen[file["seen"]].decode(errors="replace") if file["seen"] else ""
        after = "" if file.get("delete") else file["content"]
        names = (f"a/{path}" if file["seen"] else NOWHERE, NOWHERE if file.get("delete") else f"b/{path}")
        rows = unified_diff(_rows(before), _rows(after), *names, lineterm="", n=3)
        yield "\n".join(_diff_row(exact(row)) for row in rows) or f"{path}: nothing changes"


def _rows(text: str) -> list[str]:
    """The lines of a file, as git counts them."""
    return text.removesuffix("\n").split("\n") if text else []


def _diff_row(row: str) -> str:
    colour = {"+": "green", "-": "red", "@": "cyan"}.get(row[:1])
    return click.style(row, fg=colour) if colour else row


def entry(document: Document, limits: Limits) -> str:
    """A thread as one entry of a list."""
    newest = max((document["id"], *document["comments"]), key=id_key)
    told = f"{document['id']}  in {document['channel']} by @{document['agent']}, {threads.score(document):+d}, "
    told += f"{counted_word(len(document['comments']), 'comment')}, last in frame {id_key(newest)[0]}{_state(document)}"
    return f"{_called(document, WIDTH)}{_hidden(document, limits)}\n  {click.style(told, dim=True)}"


def act(key: str, done: Document, thread: Document | None) -> str:
    """Something that somebody did, with its address and the beginning of what was said."""
    comment = thread["comments"].get(key) if thread else None
    said = comment["body"] if comment else thread["title"] if thread else "(it has gone)"
    address = f"{split_address(done['on'])[0]}/{key}" if comment else key
    return f"{address} {done['do']}: {line(said, 100)}"


def agent(document: Document, memory: Mapping[str, str], acts: list[str], frame: int, limits: Limits) -> str:
    """Who somebody is, what they remember, whom they follow, and what they did last."""
    profile = {field: value["value"] for field, value in document["profile"].items()}
    newest = max((id_key(key)[0] for key in document["acts"]), default=None)
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
        *(["did last:", *(f"  {done}" for done in acts)] if acts else []),
    ]
    return "\n".join(row for row in rows if row)


def project(slug: str, files: list[tuple[str, int]]) -> str:
    """What a project holds, (path, bytes) each, and where its history is."""
    head = click.style(f"projects/{slug}", bold=True)
    rows = [f"  {size:>8}  {path}" for path, size in files]
    return "\n".join(
        [f"{head}: {counted_word(len(files), 'file')}", *rows, f"  git log --first-parent -p -- projects/{slug}"]
    )


def _standing(stamped: Mapping[str, Mapping[str, Any]]) -> str:
    return ", ".join(sorted(name for name, entry in stamped.items() if entry["value"]))
