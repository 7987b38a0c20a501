"""Views made by hand: an agent named ada, and debates, changes and projects as a view shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from fleet.chance import Chance

View = dict[str, Any]
Action = dict[str, Any]


def view(**more: Any) -> View:
    """What ada sees at frame 20, if nothing else is said: nothing."""
    return {
        "timeline": "main",
        "frame": 20,
        "seed": 7,
        "agent": "ada",
        "name": "Ada Okafor",
        "bio": "A teacher from Fenwick.",
        "persona": {"archetype": "teacher", "voice": "plain", "quirk": "keeps lists"},
        "interests": ["tide mills", "night buses", "soup"],
        "memory": {},
        "memory_room": 20000,
        "notifications": [],
        "following": [],
        "channels": [{"slug": "general", "title": "General", "about": "Everything."}],
        "other_channels": [],
        "acts": [],
        "people": {name: {"name": f"{name.title()} Lind", "bio": ""} for name in ("bo", "cy", "dee")},
        "threads": [],
        "projects": [],
        "left_out": 0,
        **more,
    }


def thread(agent: str = "bo", body: str = "Yes.", title: str = "A title", frame: int = 19, **more: Any) -> View:
    head = {"id": f"{frame}-{agent}-1", "kind": "post", "channel": "general", "agent": agent, "title": title}
    return {**head, "body": body, "tags": [], "score": 0, "vote": 0, "why": "new", "comments": [], **more}


def comment(to: View, agent: str, body: str, on: str = "", frame: int = 19, **more: Any) -> View:
    """A comment on a thread, which is added to it."""
    made = f"{frame}-{agent}-{2 + len(to['comments'])}"
    words = {"on": on or to["id"], "body": body, "score": 0, "vote": 0}
    one = {"id": made, "address": f"{to['id']}/{made}", "agent": agent, **words, **more}
    to["comments"].append(one)
    return one


def debate(motion: str, agent: str = "bo", body: str = "Let us hear it.", **more: Any) -> View:
    return thread(agent, body, motion, **{"kind": "debate", "closes": 24, **more})


def change(project: str, title: str, files: dict[str, str], agent: str = "bo", **more: Any) -> View:
    """A change that waits for reviews."""
    shown = {path: {"content": text} for path, text in files.items()}
    more = {"kind": "change", "project": project, "files": shown, "closes": 29, "approvals": 0, "against": 0, **more}
    return thread(agent, "It is small.", title, **more)


def project(slug: str, files: dict[str, str | None], *changes: View, member: bool = True) -> View:
    """A project with its changes, newest first; a change is one of those threads, or (id, title, agent, outcome)."""
    listed = [
        {
            **{key: one[key] for key in ("id", "title", "agent")},
            "outcome": one.get("verdict", {}).get("outcome", "open"),
        }
        for one in changes
    ]
    size = sum(len(text or "") for text in files.values())
    return {"slug": slug, "member": member, "files": files, "bytes": size, "changes": listed}


def tried(speak: Callable[..., list[Action]], seen: View, tries: int = 300) -> list[Action]:
    """What is done about a view, over many seeds of chance."""
    return [action for n in range(tries) for action in speak(seen, Chance(f"try {n}"))]


def as_others(seen: View, names: Iterable[str] = (), count: int = 200) -> Iterable[View]:
    """The same view in the eyes of other agents."""
    for name in names or (f"agent-{n}" for n in range(count)):
        yield {**seen, "agent": name}
