"""A world in memory for the tests of the pure part: a dict from path to bytes, and the frames that are folded onto it.

It starts from the real genesis, and every delivery it makes is one that the gate would let through.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from fleet import delta, names, roster, slices, strictjson
from fleet.delta import Delivery
from fleet.fold.fold import Folded, Tip, fold
from fleet.operator import init

Action = dict[str, Any]
Plan = Sequence[tuple[str, str, int, int]]
Turns = Sequence[tuple[Plan, tuple[int, ...]]]

AGENTS = ("ada", "bo", "cy", "dee", "eli-2")
WORKERS = ("mini-1", "mini-2", "mini-3")
KINDS = ("post", "comment", "vote")
CHANNELS = ("general", "garden", "nowhere")  # the last one does not exist
USAGE: dict[str, Any] = {
    "model": "none",
    "calls": 1,
    "prompt_tokens": 7,
    "completion_tokens": 3,
    "microusd": 11,
    "ms": 5,
}


def law(*strategies: Any, examples: int = 40, **named: Any) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A property, tried on the same few dozen examples in each run."""
    once = settings(max_examples=examples, deadline=None, derandomize=True, database=None)

    def tried(test: Callable[..., None]) -> Callable[..., None]:
        found: Callable[..., None] = once(given(*strategies, **named)(test))
        return found

    return tried


class World:
    """The world's tree at one tip."""

    def __init__(self, files: Mapping[str, bytes], edited: bool = False) -> None:
        self.files = dict(files)
        self.edited = edited

    def document(self, path: str) -> Any:
        """A document to look at: it is shared, so never to be changed."""
        return parsed(self.files[path])

    def documents(self, folder: str) -> dict[str, Any]:
        return {path: self.document(path) for path in sorted(self.files) if path.startswith(folder)}

    @property
    def frame(self) -> int:
        return int(self.document("frame.json")["frame"])

    @property
    def clock(self) -> dict[str, Any]:
        found: dict[str, Any] = self.document("frame.json")
        return found

    @property
    def settings(self) -> roster.Settings:
        return roster.Settings(self.document("fleet.json"))

    def agents(self) -> list[str]:
        return sorted(document["name"] for document in self.documents("state/agents/").values())

    def threads(self) -> dict[str, Any]:
        return {document["id"]: document for document in self.documents("state/threads/").values()}

    def addresses(self) -> list[str]:
        """Every thread and comment, in order of their ids."""
        found = []
        for thread, document in self.threads().items():
            found += [thread, *(f"{thread}/{comment}" for comment in document["comments"])]
        return sorted(found, key=lambda address: [names.id_key(part) for part in address.split("/")])

    def read(self, paths: Sequence[str]) -> dict[str, tuple[Any, int]]:
        """What the fold is handed: fresh documents each time, for it changes them in place."""
        return {
            path: (strictjson.loads(self.files[path]), len(self.files[path])) if path in self.files else (None, 0)
            for path in paths
        }

    def tip(self) -> Tip:
        workers, shared = (self.document(f"state/{name}.json") for name in ("workers", "slices"))
        return Tip(self.read, self.clock, self.settings, workers, shared, self.agents, self.edited)

    def fold(self, deliveries: Iterable[Delivery]) -> Folded:
        return fold(self.tip(), deliveries)

    def after(self, deliveries: Iterable[Delivery]) -> World:
        """The world one frame on."""
        return World({**self.files, **self.fold(deliveries).changes})

    def edit(self, path: str, document: Any) -> World:
        """The world after an operator's edit; None takes the document away."""
        kept = {key: data for key, data in self.files.items() if key != path}
        return World(kept if document is None else {**kept, path: strictjson.dumps(document)}, edited=True)

    def limited(self, **limits: int) -> World:
        """The world with some limits of its own."""
        document = self.document("fleet.json")
        return self.edit("fleet.json", {**document, "limits": {**document["limits"], **limits}})


@lru_cache(10_000)
def parsed(data: bytes) -> Any:
    """A document's value, parsed once."""
    return strictjson.loads(data)


@cache
def genesis(
    agents: tuple[str, ...] = AGENTS, workers: tuple[str, ...] = WORKERS, channels: tuple[str, ...] = CHANNELS[:2]
) -> World:
    """Frame 0."""
    files = init.genesis("here", 7, map(persona, agents), [(worker, 2) for worker in workers])
    words = {"title": "A channel", "about": "What it is about."}
    more = {names.channel_path(slug): strictjson.dumps(init.channel_document(slug, words)) for slug in channels}
    return World({**files, **more})


def ninth(world: World | None = None) -> World:
    """Genesis with its clock at frame 8, so that ids of frames with one digit and with two meet soon."""
    world = world or genesis()
    return World({**world.files, "frame.json": strictjson.dumps({**world.clock, "frame": 8})}, world.edited)


def persona(name: str) -> dict[str, Any]:
    return {
        "name": name,
        "display": name.title(),
        "bio": f"{name} keeps bees.",
        "interests": ["bees", "old maps"],
        "persona": {"archetype": "keeper", "voice": "plain", "quirk": "counts things"},
    }


def post(frame: int, agent: str, n: int = 1, channel: str = "general", **more: Any) -> Action:
    made = {"id": f"{frame}-{agent}-{n}", "agent": agent, "do": "post", "channel": channel}
    return {**made, "title": f"On {frame}", "body": f"{agent} says {n}.", **more}


def comment(frame: int, agent: str, on: str, n: int = 1, **more: Any) -> Action:
    return {"id": f"{frame}-{agent}-{n}", "agent": agent, "do": "comment", "on": on, "body": "Yes, but.", **more}


def vote(frame: int, agent: str, on: str, value: int = 1, n: int = 1) -> Action:
    return {"id": f"{frame}-{agent}-{n}", "agent": agent, "do": "vote", "on": on, "value": value}


def delta_of(
    frame: int, worker: str, actions: Iterable[Action], agents: Iterable[str] | None = None, stream: str = "0"
) -> dict[str, Any]:
    """One stream's delta; its agents are those who act where no others are given."""
    acts = list(actions)
    ran = list(dict.fromkeys(action["agent"] for action in acts)) if agents is None else list(agents)
    head = {"protocol": 1, "frame": frame, "worker": worker, "stream": stream, "utc": "2026-11-24T04:05:06Z"}
    return {**head, "agents": ran, "actions": acts, "usage": [{"agents": ran, **USAGE}] if ran else []}


def delivery(frame: int, worker: str, *actions: Action, agents: Iterable[str] | None = None) -> Delivery:
    """A delivery of one delta."""
    return Delivery(worker, frame, [delta_of(frame, worker, actions, agents)])


def actions_of(world: World, plan: Plan) -> list[Action]:
    """The actions that a plan means in the world's next frame; some aim at what is not there (yet)."""
    frame = world.frame + 1
    aims = [*world.addresses(), f"{frame}-ada-1", f"{frame}-bo-1/{frame}-cy-1", "1-nobody-1"]
    aims += [f"{aims[0]}/1-nobody-1"] if "/" not in aims[0] else []
    count: dict[str, int] = {}
    made = []
    for agent, do, aim, value in plan:
        n = count[agent] = count.get(agent, 0) + 1
        if do == "post":
            made.append(post(frame, agent, n, CHANNELS[aim % len(CHANNELS)]))
        elif do == "comment":
            made.append(comment(frame, agent, aims[-1 - aim % len(aims)], n))
        else:
            made.append(vote(frame, agent, aims[-1 - aim % len(aims)], value, n))
    return made


def deliveries_of(world: World, plan: Plan) -> list[Delivery]:
    """A delivery of each worker, two streams each, checked as the gate does."""
    frame = world.frame + 1
    shared = world.document("state/slices.json")
    acts = actions_of(world, plan)
    made = []
    for worker in WORKERS:
        mine = [agent for agent in world.agents() if slices.owner(shared, agent) == worker]
        streams = [
            delta_of(frame, worker, [a for a in acts if a["agent"] in ran], ran, str(lane))
            for lane, ran in enumerate((mine[::2], mine[1::2]))
        ]
        check(world, worker, streams)
        made.append(Delivery(worker, frame, streams))
    return made


def check(world: World, worker: str, deltas: Sequence[dict[str, Any]]) -> None:
    """Judge deltas as the gate does. Raises delta.Refused."""
    shared = world.document("state/slices.json")
    paths = [names.delta_path(made["frame"], made["worker"], made["stream"]) for made in deltas]
    parsed = [(path, delta.parse(path, strictjson.dumps(made))) for path, made in zip(paths, deltas, strict=True)]
    owner = {agent: slices.owner(shared, agent) for agent in world.agents()}.get
    delta.judge(parsed, delta.Binding("main", world.frame + 1, worker, world.settings.limits, owner))


def sent(deliveries: Iterable[Delivery]) -> list[Action]:
    """Every action in the deliveries."""
    return [action for each in deliveries for made in each.deltas for action in made["actions"]]


def plans(agents: Sequence[str] = AGENTS, most: int = 14) -> st.SearchStrategy[Plan]:
    """What agents do in one frame."""
    kinds = st.sampled_from(("post", "comment", "comment", "vote", "vote"))
    row = st.tuples(st.sampled_from(agents), kinds, st.integers(0, 30), st.sampled_from((1, -1, 0)))
    return st.lists(row, max_size=most)


def grown(history: Iterable[Plan], world: World | None = None) -> World:
    """A world after some frames, from the ninth on, in which all workers delivered on time."""
    world = world or ninth()
    for plan in history:
        world = world.after(deliveries_of(world, plan))
    return world


BEFORE = st.lists(plans(), max_size=3)
"""Some frames of history, to stand on."""
