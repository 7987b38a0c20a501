"""A world in memory for the tests of the pure part: a dict from path to bytes, and the frames that are folded onto it.

It starts from the real genesis, and every delivery it makes is one that the gate would let through.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from hashlib import sha1
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from fleet import delta, names, roster, slices, strictjson
from fleet.chance import Chance
from fleet.delta import Delivery
from fleet.fold import laws
from fleet.fold.fold import Folded, Tip, fold
from fleet.fold.projects import LABELS, Files
from fleet.operator import init

Action = dict[str, Any]
Plan = Sequence[tuple[str, str, int, int]]
Turns = Sequence[tuple[Plan, tuple[int, ...]]]

AGENTS = ("ada", "bo", "cy", "dee", "eli-2")
WORKERS = ("mini-1", "mini-2", "mini-3")
CHANNELS = ("general", "garden", "nowhere")  # the last one does not exist
TEXTS = (
    "Yes, but.",
    "So says @bo, and so does @cy.",
    "@ada @dee- @nobody @@eli-2, or mail bo@dee: @cy.",
    "No\nlines, @ada!",
)
SPEECH = ("post", "comment", "debate", "change")
"""What is among its author's acts and has an address."""
DOINGS = (
    *("post", "comment", "comment", "comment", "vote", "vote", "vote", "debate", "debate", "change", "change"),
    *("remember", "follow", "unfollow", "channel", "subscribe", "unsubscribe", "profile", "flag", "flag"),
)
NARROW = {"debate_frames": 2, "flaggers": 2, "flags": 3, "follows": 2, "subscriptions": 2, "channels": 3}
NARROW |= {"change_frames": 2, "quorum": 1}
"""Limits of the worlds in which laws are tried: debates and changes close soon, and what can be full sometimes is."""
PATHS = ("a.txt", "b/c.txt", "b", "B/d.txt")
"""Of files in projects; some of them do not go together."""
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

    def __init__(
        self, files: Mapping[str, bytes], edited: bool = False, past: Mapping[int, Mapping[str, bytes]] | None = None
    ) -> None:
        """`past` is the tree of every frame before this one, for those who deliver late."""
        self.files = dict(files)
        self.edited = edited
        self.past = dict(past or {})

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

    def memories(self, agent: str) -> dict[str, str]:
        """What an agent remembers; nothing where it never did."""
        path = names.memory_path(agent)
        return dict(self.document(path)["memories"]) if path in self.files else {}

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
        tools = (self.agents, self.edited, self.listing, self.project_files())
        return Tip(self.read, self.clock, self.settings, workers, shared, *tools)

    def listing(self, folder: str) -> list[str]:
        rows = [path.rpartition("/") for path in sorted(self.files)]
        return [name for place, _, name in rows if place == folder]

    def project_files(self) -> Files:
        past = {**self.past, self.frame: self.files}

        def seen(asked: Sequence[tuple[Delivery, str]]) -> list[str | None]:
            return [blob_at(past.get(delivery.frame - 1, {}), path) for delivery, path in asked]

        return Files(seen, self.folders, lambda oids: [BLOBS[oid] for oid in oids], merge_lines)

    def folders(self, paths: Sequence[str]) -> list[dict[str, str | None]]:
        return [folder_at(self.files, path) for path in paths]

    def project(self, slug: str) -> dict[str, str]:
        """The files of a project."""
        folder = f"projects/{slug}/"
        return {p.removeprefix(folder): data.decode() for p, data in self.files.items() if p.startswith(folder)}

    def fold(self, deliveries: Iterable[Delivery]) -> Folded:
        return fold(self.tip(), deliveries)

    def after(self, deliveries: Iterable[Delivery]) -> World:
        """The world one frame on."""
        files = {**self.files, **self.fold(deliveries).changes}
        past = {**self.past, self.frame: self.files}
        return World({path: data for path, data in files.items() if data is not None}, past=past)

    def edit(self, path: str, document: Any) -> World:
        """The world after an operator's edit; None takes the document away."""
        kept = {key: data for key, data in self.files.items() if key != path}
        return World(kept if document is None else {**kept, path: strictjson.dumps(document)}, True, self.past)

    def limited(self, **limits: int) -> World:
        """The world with some limits of its own."""
        document = self.document("fleet.json")
        return self.edit("fleet.json", {**document, "limits": {**document["limits"], **limits}})


BLOBS: dict[str, bytes] = {}
"""What every blob that was asked for holds, by its id."""


def blob_at(files: Mapping[str, bytes], path: str) -> str | None:
    """The id that git gives to the file at a path."""
    if path not in files:
        return None
    oid = sha1(b"blob %d\0" % len(files[path]) + files[path]).hexdigest()
    BLOBS[oid] = files[path]
    return oid


def folder_at(files: Mapping[str, bytes], folder: str) -> dict[str, str | None]:
    """What lies in a folder: the blobs of files, None for folders."""
    inside = f"{folder}/" if folder else ""
    found: dict[str, str | None] = {}
    for path in files:
        if path.startswith(inside):
            name, deeper, _ = path.removeprefix(inside).partition("/")
            found[name] = None if deeper else blob_at(files, path)
    return found


def merge_lines(base: bytes | None, ours: bytes, theirs: bytes) -> tuple[bytes, bool]:
    """A text merge line by line, where the sides have as many lines as the base; else all of it is a conflict."""
    sides = [side.split(b"\n") for side in (base or b"", ours, theirs)]
    rows = []
    clash = len({len(side) for side in sides}) > 1
    for before, here, there in zip(*sides, strict=False):
        clash = clash or (here != there and before not in (here, there))
        rows.append(here if there == before else there)
    now, _, yours = (label.encode() for label in LABELS)
    shown = b"<<<<<<< %b\n%b\n=======\n%b\n>>>>>>> %b" % (now, ours, theirs, yours)
    return (shown, True) if clash else (b"\n".join(rows), False)


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


def ninth(**limits: int) -> World:
    """A world at frame 8, so that ids of frames with one digit and with two meet soon; `STARTED` is there.

    Nothing is counted yet.
    """
    world = genesis()
    fleet = world.document("fleet.json")
    limits = {**fleet["limits"], **NARROW, **limits}
    documents = {"frame.json": {**world.clock, "frame": 7}, "fleet.json": {**fleet, "limits": limits}}
    world = World({**world.files, **{path: strictjson.dumps(made) for path, made in documents.items()}})
    begun = [delivery(8, WORKERS[0], *STARTED), *(delivery(8, worker) for worker in WORKERS[1:])]
    clock = strictjson.dumps({**world.clock, "frame": 8})
    return World({**world.after(begun).files, "frame.json": clock})


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


def debate(frame: int, agent: str, n: int = 1, channel: str = "general", **more: Any) -> Action:
    made = {"id": f"{frame}-{agent}-{n}", "agent": agent, "do": "debate", "channel": channel}
    return {**made, "motion": "Bees vote better.", "body": "They dance.", **more}


def change(
    frame: int, agent: str, files: Mapping[str, str | None], n: int = 1, project: str = "tea", **more: Any
) -> Action:
    """A change; a file whose content is None is to go."""
    rows = [{"path": path, **({"delete": True} if text is None else {"content": text})} for path, text in files.items()]
    made = {"id": f"{frame}-{agent}-{n}", "agent": agent, "do": "change", "project": project, "files": rows}
    return {**made, "title": f"{agent} {frame}", "body": "It boils.", **more}


def act(do: str, frame: int, agent: str, n: int = 1, **fields: Any) -> Action:
    """An action of any kind."""
    return {"id": f"{frame}-{agent}-{n}", "agent": agent, "do": do, **fields}


def remember(frame: int, agent: str, n: int = 1, text: str = "Bees dance.", **more: Any) -> Action:
    return {"id": f"{frame}-{agent}-{n}", "agent": agent, "do": "remember", "text": text, **more}


STARTED = (
    change(8, "ada", {"a.txt": "1\n2\n3\n"}, project="garden"),
    debate(8, "bo"),
    debate(8, "dee", channel="garden"),
    post(8, "cy"),
    post(8, "eli-2"),
)


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


class Aims:
    """What the actions of one frame can aim at; some of it is not there (yet)."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.frame = frame = world.frame + 1
        self.there = world.addresses()
        self.elsewhere = [f"{frame}-{agent}-1" for agent in AGENTS]
        self.elsewhere += [f"{frame}-bo-1/{frame}-cy-1", "1-nobody-1"]
        self.elsewhere += [f"{address}/1-nobody-1" for address in self.there[:1]]

    def address(self, aim: int) -> str:
        far = not self.there or aim % 7 == 0
        return self.elsewhere[aim % len(self.elsewhere)] if far else self.there[-1 - aim % len(self.there)]

    def judged(self, aim: int) -> str:
        """What a vote is on: for some an open change, so that some are approved."""
        waiting = [key for key, thread in self.world.threads().items() if "files" in thread and "verdict" not in thread]
        return waiting[aim % len(waiting)] if waiting and aim % 2 else self.address(aim)

    def forgotten(self, agent: str, n: int, aim: int, value: int) -> list[str]:
        known = [*self.world.memories(agent), "1-nobody-1", f"{self.frame}-{agent}-{n}"]
        return sorted(known, key=names.id_key)[aim % len(known) :][: 1 + value]


def files_of(aims: Aims, token: str, aim: int, value: int) -> dict[str, str | None]:
    """What an agent makes of one or two files that it sees: a new one, one with another line, or none."""
    made: dict[str, str | None] = {}
    for path in {PATHS[aim % 4], PATHS[aim // 4 % 4]} if value else {PATHS[0]}:
        rows = aims.world.project("garden").get(path, "1\n2\n3\n").split("\n")
        rows[aim % len(rows)] = token
        made[path] = None if value < 0 and aim % 3 == 0 else "\n".join(rows)
    return made


def words_of(aims: Aims, do: str, agent: str, n: int, aim: int, value: int) -> Action:
    """The fields of an action beside `id`, `agent` and `do`."""
    text, channel = TEXTS[aim % len(TEXTS)], CHANNELS[aim % len(CHANNELS)]
    person = (*AGENTS, "nobody")[aim % (len(AGENTS) + 1)]
    sides: dict[int, Action] = {1: {"stance": "for"}, 0: {}, -1: {"stance": "against"}}
    fields: dict[str, Action] = {
        "post": {"channel": channel, "title": f"On {aims.frame}", "body": f"{agent} says {n}. {text}"},
        "comment": {"on": aims.address(aim), "body": text, **sides[value]},
        "vote": {"on": aims.judged(aim), "value": value},
        "remember": {"text": f"Thing {aim}.", "forget": aims.forgotten(agent, n, aim, value)},
        "debate": {"channel": channel, "motion": f"Is {n} more than {aim}?", "body": text},
        "follow": {"whom": person},
        "unfollow": {"whom": person},
        "channel": {"slug": ("loft", *CHANNELS)[aim % 4], "title": text, "about": text},
        "subscribe": {"channel": channel},
        "unsubscribe": {"channel": channel},
        "profile": {"bio": text, **({"name": f"{agent} {n}"} if value else {"interests": ["tea"][: aim % 2]})},
        "flag": {"on": aims.address(aim), "reason": text},
        "change": {"project": "garden", "title": f"{agent} mends {n}", "body": text, "files": []},
    }
    if do == "change":
        rows = files_of(aims, f"{agent} {aims.frame} {n}", aim, value).items()
        fields[do]["files"] = [{"path": p, **({"delete": True} if t is None else {"content": t})} for p, t in rows]
    return fields[do]


def actions_of(world: World, plan: Plan) -> list[Action]:
    """The actions that a plan means in the world's next frame."""
    aims = Aims(world)
    count: dict[str, int] = {}
    made = []
    for agent, do, aim, value in plan:
        n = count[agent] = count.get(agent, 0) + 1
        head = {"id": f"{aims.frame}-{agent}-{n}", "agent": agent, "do": do}
        made.append({**head, **words_of(aims, do, agent, n, aim, value)})
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


def plans(agents: Sequence[str] = AGENTS) -> st.SearchStrategy[Plan]:
    """What agents do in one frame: a few things, or many."""
    row = st.tuples(st.sampled_from(agents), st.sampled_from(DOINGS), st.integers(0, 30), st.sampled_from((1, -1, 0)))
    return st.lists(row, max_size=6) | st.integers(0, 999).map(lambda seed: busy(seed, agents))


def busy(seed: int, agents: Sequence[str] = AGENTS) -> Plan:
    """A frame in which much happens."""
    chance = Chance(f"plan {seed}")
    return [
        (chance.pick(agents), chance.pick(DOINGS), chance.below(31), chance.pick((1, 1, -1, -1, 0)))
        for _ in range(12 + chance.below(12))
    ]


def grown(history: Iterable[Plan], world: World | None = None) -> World:
    """A world after some frames, from the ninth on, in which all workers delivered on time."""
    world = world or ninth()
    for plan in history:
        world = world.after(deliveries_of(world, plan))
    return world


def known(world: World) -> laws.Known:
    """What the laws need to know of a world."""
    stems = {folder: [p.rpartition("/")[2].removesuffix(".json") for p in world.documents(f"state/{folder}/")]
             for folder in ("agents", "channels")}  # fmt: skip
    due = {laws.due_frame(path): document for path, document in world.documents("state/due/").items()}
    listed = {frame: set(document) for frame, document in due.items() if frame is not None}
    return laws.Known(world.frame, set(stems["agents"]), set(stems["channels"]), listed)


def breaches(world: World) -> list[laws.Breach]:
    """The laws that a world breaks."""

    def read(paths: Sequence[str]) -> dict[str, Any]:
        return {path: world.document(path) if path in world.files else None for path in paths}

    return list(laws.breaches(world.documents("state/").items(), known(world), read))


BEFORE = st.lists(plans(), max_size=3)
"""Some frames of history, to stand on."""
