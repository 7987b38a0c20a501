"""The health of the conversation: what a frame's report says of how people talk, and when it sounds the alarm.

Pure, and made again from the commit's parents: of what was applied, the threads that the frame touched, and as many
threads of two earlier frames as a sample takes. Of very much an even share is looked at. docs/operations.md says what
each number means. It never rejects anything.
"""

from __future__ import annotations

from fleet.fold.likeness import Likeness
from fleet.names import thread_folder

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
TEXTS, OLDER = 500, 250
"""How many texts of a frame are compared, and with how many from threads that it touched."""
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
    older = _older(docs, [*last, *asked], applied) if said else []
    talk = {**_talk(said), **_repeats(said, older)}
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
        folder = thread_folder(frame)
        drawn.append(_evenly([f"{folder}/{name}" for name in docs.listing(folder)] if frame > 0 else [], THREADS))
    docs.fetch([path for paths in drawn for path in paths])
    return ([thread for path in paths if (thread := docs.get(path))] for paths in drawn)


def _evenly(rows: Sequence[Any], most: int) -> Sequence[Any]:
    """All of the rows, or so many of them, evenly spaced."""
    return rows[:: -(-len(rows) // most)] if len(rows) > most else rows


def _older(docs: Docs, sampled: Sequence[Document], applied: Iterable[Document]) -> list[tuple[str, str]]:
    """(title, body) of these threads, and of what was said lately in them and in those touched; no title: a comment."""
    new = {action["id"] for action in applied}
    known = {thread["id"] for thread in sampled}
    touched = [docs.change(path) for path in _evenly(docs.changed("state/threads/"), TEXTS)]
    touched = [thread for thread in touched if thread["id"] not in known]
    lately = {str(docs.frame - past) for past in range(PATIENCE + 1)}
    rest = [(thread["title"], thread["body"]) for thread in touched if thread["id"] not in new]
    rest += [
        ("", comment["body"])
        for thread in (*sampled, *touched)
        for made, comment in thread["comments"].items()
        if made.rpartition(".")[2].partition("-")[0] in lately and made not in new
    ]
    return [*((thread["title"], thread["body"]) for thread in sampled), *_evenly(rest, OLDER)]


def _repeats(said: Sequence[Document], older: Sequence[tuple[str, str]]) -> dict[str, int]:
    """The shares of titles and of bodies that are like another one."""
    rows = [(action.get("title", action.get("motion", "")), action["body"]) for action in _evenly(said, TEXTS)]
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
