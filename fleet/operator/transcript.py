"""`git fleet transcript`: what an agent saw, was asked and answered in one frame, out of the clone's store.

For minds that ask nobody there is nothing stored: then the view is made again from the commit, as it was. Reads only.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from fleet import names, strictjson
from fleet.errors import Failure
from fleet.git import Objects
from fleet.minds import answers
from fleet.worker import streams
from fleet.worker.clone import Clone, clone_at
from fleet.worker.thinking import world_of
from fleet.world import World

Record = dict[str, Any]


def show(path: str, agent: str, frame: int | None, as_json: bool) -> str:
    """The transcript as text, or its records as JSON. Failure where this clone knows nothing of it."""
    if not names.is_name(agent):
        raise Failure(f"{agent!r} is no name of an agent")
    clone = clone_at(path)
    folder = f"{clone.file('answers')}/{clone.timeline}"
    frame = _newest(folder, agent) if frame is None else frame
    records = [] if frame is None else _of(folder, agent, frame)
    if records:
        assert frame is not None
        return (json.dumps(records, indent=1) if as_json else _shown("\n".join(_told(agent, frame, records)))) + "\n"
    with clone.repo.objects() as objects:
        return _view_again(clone, objects, agent, frame, as_json)


def _shown(text: str) -> str:
    """A text that steers no terminal, whoever wrote it."""
    return "".join(c if c.isprintable() or c in "\n\t" else "\N{REPLACEMENT CHARACTER}" for c in text)


def _of(folder: str, agent: str, frame: int) -> list[Record]:
    return [record for record in answers.records(folder, frame) if agent in record.get("agents", ())]


def _newest(folder: str, agent: str) -> int | None:
    return next((frame for frame in reversed(answers.frames(folder)) if _of(folder, agent, frame)), None)


def _told(agent: str, frame: int, records: list[Record]) -> Iterator[str]:
    yield f"{agent} in the making of frame {frame}: {len(records)} calls or runs"
    for number, record in enumerate(records, 1):
        yield f"\n=== {number} of {len(records)}: asked {_whom(record['asked'])}"
        yield from _asked(record["asked"])
        yield f"=== {number} of {len(records)}: {_came(record['outcome'])}"
        yield from (str(record["outcome"][key]) for key in ("said", "text") if record["outcome"].get(key))


def _whom(asked: Record) -> str:
    return str(asked.get("model") or asked.get("command") or "")


def _asked(asked: Record) -> Iterator[str]:
    for message in asked.get("messages", ()):
        yield f"--- {message['role']}"
        yield message["content"]
    if asked.get("schema"):
        yield "--- the schema of the answer"
        yield json.dumps(asked["schema"])
    if "stdin" in asked:
        yield "--- stdin"
        yield asked["stdin"] if isinstance(asked["stdin"], str) else json.dumps(asked["stdin"], indent=1)


def _came(outcome: Record) -> str:
    said = f"failed ({outcome['fault']})" if "fault" in outcome else "answered"
    tokens = outcome.get("prompt_tokens", 0), outcome.get("completion_tokens", 0)
    return f"{said}, {tokens[0]} + {tokens[1]} tokens, {outcome.get('microusd', 0)} microusd, {outcome.get('ms', 0)} ms"


def _view_again(clone: Clone, objects: Objects, agent: str, frame: int | None, as_json: bool) -> str:
    tip = World.at(objects, "HEAD")
    if tip is None or (frame or tip.frame) > tip.frame:
        raise Failure(f"frame {frame} is not made yet in this clone: git pull")
    made = world_of(tip, frame or tip.frame)
    if not made.frame:
        raise Failure("no frame is made yet")
    before = world_of(made, made.frame - 1)
    if not before.has_agents([agent])[0]:
        raise Failure(f"there is no agent {agent} at frame {before.frame}")
    view = streams.views_of(before, [agent])[0]
    if as_json:
        return strictjson.dumps({"frame": made.frame, "view": view, "calls": []}).decode()
    head = f"{agent} in the making of frame {made.frame}: nothing is stored in this clone (another worker ran it, or a"
    return f"{head} mind that asks nobody); its view was:\n{strictjson.dumps(view).decode()}"
