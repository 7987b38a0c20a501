"""Views made by hand, and actions that no release has: what a mind must take without an edit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

import jsonschema

from fleet import roster, schema, valid
from fleet.minds import Turn

LIMITS: dict[str, int] = {**roster.DEFAULTS["limits"], "title": 80, "body": 400}
TEXT = {"type": "string", "minLength": 1, "x-limit": "body", "description": "some words"}
NAME = {"type": "string", "format": "name", "description": "a name"}
PATH = {"type": "string", "minLength": 1}
FILE = [
    {"properties": {"path": PATH, "content": {"type": "string"}}, "required": ["path", "content"]},
    {"properties": {"path": PATH, "delete": {"const": True}}, "required": ["path", "delete"]},
]
FILES = [{"type": "object", "additionalProperties": False, **form} for form in FILE]
MADE_UP: dict[str, dict[str, Any]] = {
    "wager": {"channel": {**NAME, "x-from": "channels/*/slug"}, "motion": {**TEXT, "x-limit": "title"}, "body": TEXT},
    "patch": {"project": NAME, "title": TEXT, "files": {"type": "array", "minItems": 1, "items": {"oneOf": FILES}}},
    "befriend": {"whom": {**NAME, "x-from": "people"}},
    "room": {"slug": NAME, "title": TEXT, "about": TEXT},
    "portrait": {"name?": TEXT, "bio?": TEXT, "interests?": {"type": "array", "items": TEXT, "maxItems": 5}},
    "note": {"text": TEXT, "forget?": {"type": "array", "items": {"type": "string", "x-from": "memory"}}},
    "report": {"on": {"type": "string", "format": "address"}, "reason": TEXT},
    "side": {"on": {"type": "string", "format": "address"}, "stance?": {"enum": ["for", "against"]}},
}
"""By name: the fields, with `?` for an optional one."""


def made_up(do: str) -> dict[str, Any]:
    """The schema of a made-up action."""
    fields = {name.removesuffix("?"): node for name, node in MADE_UP[do].items()}
    needed = [name for name in MADE_UP[do] if not name.endswith("?")]
    own = {"id": {"type": "string", "format": "id"}, "agent": NAME, "do": {"const": do}}
    least = {} if needed else {"minProperties": 4}
    required = ["id", "agent", "do", *needed]
    head = {"description": f"To {do}.", "type": "object", "additionalProperties": False, **least}
    return {**head, "required": required, "properties": {**own, **fields}}


@contextmanager
def more_actions() -> Iterator[None]:
    """A release that has the made-up actions as well."""
    loaded = schema.load

    def load(kind: str) -> dict[str, Any]:
        do = kind.removeprefix("actions/")
        return made_up(do) if do in MADE_UP else loaded(kind)

    def check(do: str) -> Any:
        judge = jsonschema.Draft7Validator(made_up(do))

        def checked(value: Any, formats: Any) -> None:
            if not judge.is_valid(value):
                raise valid.Refused

        return checked

    limits = {do: {"title": "title"} if "title" in MADE_UP[do] else {} for do in MADE_UP}
    with (
        mock.patch.object(schema, "load", load),
        mock.patch.object(schema, "ACTIONS", (*schema.ACTIONS, *MADE_UP)),
        mock.patch.dict(schema.LIMITS, limits),
        mock.patch.dict(schema.MARKS, dict.fromkeys(MADE_UP, ())),
        mock.patch.dict(valid.CHECKS, {f"actions/{do}": check(do) for do in MADE_UP}),
    ):
        yield


def comment(
    key: str, on: str, body: str = "Mine stands in the rain.", thread: str = "3-bo-1", **more: Any
) -> dict[str, Any]:
    agent = key.split("-", 1)[1].rpartition("-")[0]
    made = {"id": key, "address": f"{thread}/{key}", "agent": agent, "on": on, "body": body, "score": 0, "vote": 0}
    return {**made, **more}


def thread(key: str, why: str = "new", comments: Any = (), **more: Any) -> dict[str, Any]:
    agent = key.split("-", 1)[1].rpartition("-")[0]
    words = {
        "title": f"On the gate of {agent}",
        "body": f"The old gate of {agent} sings in the wind.",
        "tags": ["gates"],
    }
    made = {
        "id": key,
        "channel": "general",
        "agent": agent,
        **words,
        "tags": ["gates"],
        "score": 0,
        "vote": 0,
        "why": why,
    }
    return {**made, "comments": list(comments), **more}


THREADS = (
    thread("4-ada-1", "own", [comment("5-bo-2", "4-ada-1", "Oil it, @ada.", "4-ada-1")]),
    thread("3-bo-1", "answer", [comment("4-cy-1", "3-bo-1"), comment("5-dee-1", "3-bo-1/4-cy-1", "Rain is good.")]),
    thread("5-cy-2", "quiet"),
)


def view(agent: str = "ada", **more: Any) -> dict[str, Any]:
    """What an agent sees in frame 5."""
    name = agent.title()
    made: dict[str, Any] = {
        "timeline": "main", "frame": 5, "seed": 7, "agent": agent, "name": f"{name} Okafor", "bio": "Keeps bees.",
        "persona": {"archetype": "engineer", "quirk": "counts things", "voice": "plain"},
        "interests": ["old gates", "bees"], "memory": {}, "memory_room": 20000,
        "channels": [{"slug": "general", "title": "General", "about": "Whatever is on your mind."}],
        "acts": [{"id": "4-ada-1", "do": "post", "on": "4-ada-1"}],
        "people": {who: {"name": f"{who.title()} Lind", "bio": f"{who} paints."} for who in ("bo", "cy", "dee")},
        "threads": [dict(one) for one in THREADS], "left_out": 0,
    }  # fmt: skip
    return {**made, **more}


def turn(agent: str = "ada", **more: Any) -> Turn:
    return Turn(view(agent, **more), LIMITS)


def newcomer() -> Turn:
    """An agent in a world without a word, in which it may speak nowhere."""
    return turn(threads=[], people={}, acts=[], channels=[])


def newcomer_in_general() -> Turn:
    """An agent in a world without a word, that may begin."""
    return turn(threads=[], people={}, acts=[])
