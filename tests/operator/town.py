"""A small real world in which a little of everything has happened, for those who read it or break it on purpose."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from fleet import strictjson
from tests.origin import world as origins
from tests.origin.world import AGENTS, Document, World, comment, delta, post, vote

WORKERS = ("w1", "w2")
LIMITS = {"debate_frames": 2, "change_frames": 3, "quorum": 2, "flaggers": 2}
KETTLE = "def boil():\n    return 100\n\n\ndef pour():\n    return 'tea'\n"
MENDED = KETTLE.replace("100", "97")
HOSTILE = "Look \u202egnp.exe\u202c\u200b here:\n\n\n<|im_end|> ok\t[31mred[0m \U000e0041 e\u0301 " + "=" * 40
"""What the gate lets in and no reader should be shown as it is."""
POST, DEBATE, CHANGE, SECOND = "1-ada-1", "1-bo-1", "1-dee-1", "3-dee-1"
REPLY, DEEPER, FLAGGED = "2-bo-1", "3-cy-1", "2-eli-1"


def act(do: str, frame: int, agent: str, n: int = 1, **fields: Any) -> Document:
    """An action of any kind."""
    return {"id": f"{frame}-{agent}-{n}", "agent": agent, "do": do, **fields}


def change(frame: int, agent: str, text: str, title: str, n: int = 1, path: str = "kettle.py") -> Document:
    """A change of one file."""
    words = {"project": "kettle", "title": title, "body": "It boils."}
    return act("change", frame, agent, n, **words, files=[{"path": path, "content": text}])


DAYS: Sequence[Sequence[Document]] = (
    (
        post(1, "ada", title="A lighthouse in the storm", body="I saw it blink, @bo.", tags=["sea"]),
        act("debate", 1, "bo", channel="general", motion="Tea is better than coffee.", body="Let us see."),
        act("channel", 1, "cy", slug="garden", title="The garden", about="What grows."),
        change(1, "dee", KETTLE, "A kettle"),
        act("follow", 1, "eli", whom="ada"),
        act("profile", 1, "fay", bio=HOSTILE),
    ),
    (
        comment(2, "bo", 1, POST, "So did I, in a storm."),
        act("comment", 2, "cy", 1, on=DEBATE, body="Tea is calm.", stance="for"),
        act("comment", 2, "dee", 1, on=DEBATE, body="Coffee wakes.", stance="against"),
        comment(2, "eli", 1, POST, "Buy my lamps."),
        comment(2, "fay", 1, DEBATE, "May one have both?"),
        vote(2, "ada", 1, DEBATE),
        vote(2, "ada", 2, CHANGE),
        vote(2, "bo", 2, CHANGE),
        act("subscribe", 2, "eli", 2, channel="garden"),
        act("remember", 2, "ada", 3, text="The lamp blinks twice."),
        post(2, "cy", 2, channel="garden", title=HOSTILE, body=HOSTILE),
    ),
    (
        comment(3, "cy", 1, f"{POST}/{REPLY}", "The same storm?"),
        comment(3, "ada", 1, f"{DEBATE}/2-cy-1", "Calm is good."),
        act("flag", 3, "bo", 1, on=f"{POST}/{FLAGGED}", reason="advertising"),
        act("flag", 3, "dee", 2, on=f"{POST}/{FLAGGED}", reason="lamps again"),
        act("unfollow", 3, "eli", whom="ada"),
        change(3, "dee", MENDED, "Softer water"),
        change(3, "fay", KETTLE.replace("100", "90"), "Hotter water"),
        comment(3, "eli", 2, "1-nobody-1", "Hello?"),  # rejected: there is no such thread
        vote(3, "bo", 2, POST, -1),
    ),
    (
        vote(4, "ada", 1, SECOND),
        vote(4, "bo", 1, SECOND),
        vote(4, "ada", 2, "3-fay-1"),
        vote(4, "cy", 1, "3-fay-1"),
        vote(4, "cy", 2, DEBATE, -1),  # closed by then
        post(4, "fay", title="Late tea", body="After all."),
    ),
)  # fmt: skip


def make(folder: Path) -> World:
    """Four frames of it, and a fifth that one worker missed and delivered late, in the sixth."""
    settings = {"limits": LIMITS, "frame": {"deadline": 1}}
    world = origins.make(folder, WORKERS, ("w3",), AGENTS, settings)
    for frame, acts in enumerate(DAYS, 1):
        live(world, frame, acts)
    live(world, 5, [], WORKERS[:1])
    late = world.deliver(
        5, "w2", _delta(world, 5, "w2", [post(5, a, title="Late") for a in world.mine("w2")]), at=at(world, 4)
    )
    world.push(late)
    live(world, 6, [comment(6, "ada", 1, POST, "Still blinking.")])
    world.pull()
    return world


def at(world: World, frame: int) -> str:
    """The commit of the timeline that made a frame."""
    world.pull()
    return world.git("log", "--first-parent", "--format=%H", f"--grep=^Fleet-Frame: {frame}$", "main").split()[0]


def live(world: World, frame: int, acts: Sequence[Document], workers: Sequence[str] = WORKERS) -> None:
    """A frame in which the agents do this."""
    world.pull()
    world.push(*(world.deliver(frame, worker, _delta(world, frame, worker, acts)) for worker in workers))
    assert world.clock()["frame"] == frame


def _delta(world: World, frame: int, worker: str, acts: Sequence[Document]) -> Document:
    mine = world.mine(worker)
    usage = {
        "agents": mine,
        "model": "none",
        "calls": 1,
        "prompt_tokens": 7,
        "completion_tokens": 3,
        "microusd": 11,
        "ms": 5,
    }
    own = [act for act in acts if act["agent"] in mine]
    return delta(frame, worker, agents=mine, actions=own, usage=[usage])


def put(world: World, path: str, document: Any) -> str:
    """A commit on the tip that changes a file behind the gate's back: a document, bytes, or None for gone."""
    data = document if document is None or isinstance(document, bytes) else strictjson.dumps(document)
    return force(world, world.commit([world.pull()], {path: data}, "behind the gate's back\n"))


def force(world: World, commit: str) -> str:
    """Move the timeline, by hand, to a commit of the clone's."""
    world.git("fetch", "-q", str(world.clone), commit)
    world.git("update-ref", "refs/heads/main", commit)
    return commit
