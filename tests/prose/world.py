"""A world in memory, just enough for speech: threads, comments and votes, and the views that agents would get of them.

It stands in for the fold and for the real views, and keeps their shapes. Nothing here is random but by `Chance`.
"""

from __future__ import annotations

from typing import Any

from fleet import prose
from fleet.chance import Chance
from fleet.operator.personas import cast

THREADS, COMMENTS = 12, 12


class World:
    """Agents and threads; `tick` lets every agent act once on what was there before."""

    def __init__(self, agents: int, seed: int) -> None:
        self.seed = seed
        self.frame = 0
        self.people = {person["name"]: person for person in cast(agents, seed)}
        self.threads: dict[str, dict[str, Any]] = {}
        self.acts: dict[str, list[dict[str, str]]] = {name: [] for name in self.people}
        self.said: list[dict[str, Any]] = []  # every action, with its id, agent and frame

    def run(self, frames: int) -> World:
        for _ in range(frames):
            self.tick()
        return self

    def tick(self) -> None:
        self.frame += 1
        actions = [(name, action) for name in self.people for action in self.improvise(self.view(name))]
        count: dict[str, int] = {}
        for name, action in actions:
            count[name] = count.get(name, 0) + 1
            self.apply({**action, "id": f"{self.frame}-{name}-{count[name]}", "agent": name, "frame": self.frame})

    def improvise(self, view: dict[str, Any]) -> list[dict[str, Any]]:
        found = []
        for speak in (prose.posts, prose.comments, prose.votes):
            found += speak(view, Chance(f"{self.seed} {view['agent']} {view['frame']} {speak.__name__}"))
        return found

    def apply(self, action: dict[str, Any]) -> None:
        self.said.append(action)
        if action["do"] == "post":
            keys = ("id", "agent", "channel", "title", "body", "tags")
            self.threads[action["id"]] = {key: action[key] for key in keys} | {"votes": {}, "comments": {}}
            self.acts[action["agent"]].insert(0, {"id": action["id"], "do": "post", "on": action["id"]})
        elif action["do"] == "comment":
            comment = {key: action[key] for key in ("id", "agent", "on", "body")} | {"votes": {}}
            self.threads[action["on"].split("/")[0]]["comments"][action["id"]] = comment
            self.acts[action["agent"]].insert(0, {"id": action["id"], "do": "comment", "on": action["on"]})
        else:
            self.at(action["on"])["votes"][action["agent"]] = action["value"]

    def at(self, address: str) -> dict[str, Any]:
        """The thread or the comment at an address."""
        thread_id, _, comment_id = address.partition("/")
        thread = self.threads[thread_id]
        found: dict[str, Any] = thread["comments"][comment_id] if comment_id else thread
        return found

    def view(self, name: str) -> dict[str, Any]:
        person = self.people[name]
        threads = [self.seen(thread, why, name) for thread, why in self.chosen(name)]
        authors = {t["agent"] for t in threads} | {c["agent"] for t in threads for c in t["comments"]}
        return {
            "timeline": "main",
            "frame": self.frame,
            "seed": self.seed,
            "agent": name,
            "name": person["display"],
            "bio": person["bio"],
            "persona": person["persona"],
            "interests": person["interests"],
            "channels": [{"slug": "general", "title": "General", "about": "Everything"}],
            "acts": self.acts[name][:50],
            "people": {a: {"name": self.people[a]["display"], "bio": self.people[a]["bio"]} for a in sorted(authors)},
            "threads": threads,
            "left_out": 0,
        }

    def chosen(self, name: str) -> list[tuple[dict[str, Any], str]]:
        """Own threads with answers, threads where the agent was answered, some new, lively and quiet ones."""
        chance = Chance(f"view {self.seed} {self.frame} {name}")
        newest = list(self.threads.values())[::-1]
        own = [t for t in newest if t["agent"] == name and t["comments"]]
        mine = {act["id"] for act in self.acts[name]}
        answer = [t for t in newest if any(c["on"].split("/")[-1] in mine for c in t["comments"].values())]
        lively = sorted(newest[:200], key=lambda t: -len(t["comments"]))[:20]
        quiet = [t for t in newest[:200] if not t["comments"]]
        groups = [(own[:3], "own"), (answer[:3], "answer"), (chance.sample(newest[:60], 3), "new")]
        groups += [(chance.sample(lively, 3), "lively"), (chance.sample(quiet, 3), "quiet")]
        found: dict[str, tuple[dict[str, Any], str]] = {}
        for group, why in groups:
            for thread in group:
                found.setdefault(thread["id"], (thread, why))
        return list(found.values())[:THREADS]

    def seen(self, thread: dict[str, Any], why: str, name: str) -> dict[str, Any]:
        keys = ("id", "agent", "channel", "title", "body", "tags")
        comments = sorted(thread["comments"].values(), key=lambda c: int(c["id"].split("-")[0]))[-COMMENTS:]
        return {key: thread[key] for key in keys} | {
            "score": sum(thread["votes"].values()),
            "vote": thread["votes"].get(name, 0),
            "why": why,
            "comments": [
                {key: c[key] for key in ("id", "agent", "on", "body")}
                | {"address": f"{thread['id']}/{c['id']}", "score": sum(c["votes"].values())}
                | {"vote": c["votes"].get(name, 0)}
                for c in comments
            ],
        }
