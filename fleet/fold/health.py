"""The health of the conversation: what a frame's report says of how people talk, and when it sounds the alarm.

Pure, made again from the commit's parents: what was applied, the threads that the frame touched, and of two earlier
frames as many threads as a sample takes. Of very much, an even share is looked at. It never rejects anything.

| number | meaning |
| --- | --- |
| `comments` | per mille of posts and comments that are comments |
| `speakers` | agents who said something |
| `repeated-titles`, `repeated-bodies` | per mille that resemble another of the frame, or one of the three before |
| `unanswered` | per mille of the posts of three frames ago that nobody else has answered |
| `empty`, `repetitive` | so many frames in a row |
"""

from __future__ import annotations

from fleet.fold.likeness import Likeness
from fleet.names import thread_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from fleet.fold.docs import Docs

    Document = dict[str, Any]
    Health = Mapping[str, int]

PATIENCE = 3
"""After so many frames a post should have an answer, and what was said in them is recent."""
RUN = 3
"""So many empty or repetitive frames in a row are an alarm."""
REPETITIVE = 500
"""Per mille of titles or bodies that repeat others, from which on a frame is repetitive."""
REPEATED, UNANSWERED = 100, 500
"""Per mille from which on the log says so."""
TEXTS = 500
"""How many texts of a frame are compared, and with how many older ones."""
THREADS = 64
"""How many threads of an earlier frame are looked into."""
LOOK = "What an agent sees and is asked: git fleet transcript AGENT, in a worker's clone."
TITLE_RUN, BODY_RUN = 2, 3
"""Words of the runs by which titles and bodies are compared."""


def measure(docs: Docs, applied: Sequence[Document], before: Health) -> dict[str, int]:
    """The numbers of the frame that `docs` ends with, in which `applied` happened; what cannot be told is left out.

    `before` is the health of the frame before.
    """
    said = [action for action in applied if "body" in action]
    last, asked = _made_in(docs, docs.frame - 1 if said else 0, docs.frame - PATIENCE)
    talk = {**_talk(said), **_repeats(said, _older(docs, [*last, *asked], applied))}
    return {**talk, **_unanswered(asked), **_in_a_row(talk, bool(applied), bool(said), before)}


def _talk(said: Sequence[Document]) -> dict[str, int]:
    if not said:
        return {}
    comments, posts = (sum(1 for action in said if action["do"] == do) for do in ("comment", "post"))
    share = {"comments": 1000 * comments // (comments + posts)} if comments + posts else {}
    return {**share, "speakers": len({action["agent"] for action in said})}


def _made_in(docs: Docs, *frames: int) -> Iterator[list[Document]]:
    """Threads that were made in each of those frames, as far as the sample goes."""
    drawn = []
    for frame in frames:
        folder = thread_path(f"{frame}-any-1").rpartition("/")[0]
        drawn.append(_evenly([f"{folder}/{name}" for name in docs.listing(folder)] if frame > 0 else [], THREADS))
    docs.fetch([path for paths in drawn for path in paths])
    return ([thread for path in paths if (thread := docs.get(path))] for paths in drawn)


def _evenly(rows: Sequence[Any], most: int) -> Sequence[Any]:
    """All of the rows, or so many of them, evenly spaced."""
    return rows[:: -(-len(rows) // most)] if len(rows) > most else rows


def _older(docs: Docs, threads: Iterable[Document], applied: Iterable[Document]) -> list[tuple[str, str]]:
    """(title, body) of what was said before in these threads, and lately in those touched; a comment has no title."""
    new = {action["id"] for action in applied}
    touched = (docs.change(path) for path in _evenly(docs.changed("state/threads/"), TEXTS))
    near = {thread["id"]: thread for thread in (*threads, *touched)}
    lately = {str(docs.frame - past) for past in range(PATIENCE + 1)}
    found = []
    for key, thread in near.items():
        found += [] if key in new else [(thread["title"], thread["body"])]
        found += [
            ("", comment["body"])
            for made, comment in thread["comments"].items()
            if made.rpartition(".")[2].partition("-")[0] in lately and made not in new
        ]
    return found


def _repeats(said: Sequence[Document], older: Sequence[tuple[str, str]]) -> dict[str, int]:
    """The shares of titles and of bodies that are like another one."""
    rows = [(action.get("title", action.get("motion", "")), action["body"]) for action in _evenly(said, TEXTS)]
    older = _evenly(older, TEXTS) if rows else []
    found = {}
    for name, column, size in (("repeated-titles", 0, TITLE_RUN), ("repeated-bodies", 1, BODY_RUN)):
        known = Likeness(size)
        for row in older:
            if row[column]:
                known.repeats(row[column])
        again = [known.repeats(row[column]) for row in rows if row[column]]
        found.update({name: 1000 * sum(again) // len(again)} if again else {})
    return found


def _unanswered(threads: Iterable[Document]) -> dict[str, int]:
    posts = [thread for thread in threads if thread["kind"] == "post"]
    quiet = [post for post in posts if all(said["agent"] == post["agent"] for said in post["comments"].values())]
    return {"unanswered": 1000 * len(quiet) // len(posts)} if posts else {}


def _in_a_row(talk: Health, happened: bool, spoke: bool, before: Health) -> dict[str, int]:
    """Runs of frames: silence ends no run of repetitive ones, for nothing new was said."""
    again = max(talk.get("repeated-titles", 0), talk.get("repeated-bodies", 0)) >= REPETITIVE
    runs = {
        "empty": 0 if happened else before.get("empty", 0) + 1,
        "repetitive": before.get("repetitive", 0) + again if again or not spoke else 0,
    }
    return {name: run for name, run in runs.items() if run}


def sentence(health: Health, frame: int) -> str:
    """What the numbers of a frame say of the talk in it, for a person; nothing where nobody spoke."""
    if "speakers" not in health:
        return ""
    clauses = [
        f"{health['speakers']} spoke",
        _share(health, "comments", "of posts and comments were comments"),
        _share(health, "repeated-titles", "of titles resembled others"),
        _share(health, "repeated-bodies", "of bodies resembled others"),
        _share(health, "unanswered", f"of the posts of frame {frame - PATIENCE} have no answer"),
    ]
    return f"talk of frame {frame}: {'; '.join(clause for clause in clauses if clause)}"


def remarks(health: Health, frame: int) -> list[str]:
    """What of it the log tells a person: the alarms, and what is out of the ordinary."""
    rows = [
        (_share(health, "repeated-titles", "of titles resemble others."), health.get("repeated-titles", 0) >= REPEATED),
        (_share(health, "repeated-bodies", "of bodies resemble others."), health.get("repeated-bodies", 0) >= REPEATED),
        (
            _share(health, "unanswered", f"of the posts of frame {frame - PATIENCE} have no answer yet."),
            health.get("unanswered", 0) >= UNANSWERED,
        ),
    ]
    return [*alarms(health), *(row for row, told in rows if told)]


def _share(health: Health, name: str, of_what: str) -> str:
    return f"{health[name] // 10}.{health[name] % 10} % {of_what}" if name in health else ""


def alarms(health: Health) -> list[str]:
    """What an operator must be told plainly: nothing happens, or nothing new is said, for frames on end."""
    empty, repetitive = health.get("empty", 0), health.get("repetitive", 0)
    return [
        *([f"NOTHING HAPPENS: {empty} frames in a row without an action. {LOOK}"] if empty >= RUN else []),
        *([f"NOTHING NEW IS SAID: {repetitive} repetitive frames in a row. {LOOK}"] if repetitive >= RUN else []),
    ]
