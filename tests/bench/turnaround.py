"""The turnaround of a frame when nobody thinks: ours, the floor of bare git, and the usual way, in one run.

Prints tables, writes the figures as JSON, tells progress on stderr. It asserts no times: the machine may be busy, so
compare the ratios.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

from fleet.git import foreign_environment, run
from tests import room
from tests.bench import traces
from tests.bench.floor import Floor
from tests.bench.machine import progress, seal
from tests.bench.ours import Fleet, Frame, made
from tests.bench.usual import Usual

TRACED = 4
"""Frames that are traced; the first and the start of the last are not looked at."""
Figures = dict[str, Any]


def main(argv: Sequence[str]) -> int:
    """Measure, print, write."""
    options = _options(argv)
    folder = Path(tempfile.mkdtemp(prefix="fleet-bench-"))
    try:
        seal(folder / "home")
        widths = [_measure(folder / f"of-{workers}", workers, options) for workers in options.workers]
    finally:
        shutil.rmtree(folder)
    figures = {"machine": _machine(), "agents_each": options.agents, "widths": widths}
    print("\n\n".join([*_turnaround(widths), *_where(widths)]))
    options.json.parent.mkdir(parents=True, exist_ok=True)
    options.json.write_text(json.dumps(figures, indent=1) + "\n")
    print(f"\nAll figures: {options.json}")
    return 0


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--workers", type=int, nargs="+", metavar="W", help="how many workers (3 10 30)")
    parser.add_argument("--full", action="store_true", help="100 workers as well")
    parser.add_argument("--frames", type=int, default=4, help="frames measured in a round (%(default)s)")
    parser.add_argument("--rounds", type=int, default=2, help="rounds of ours, then floor (%(default)s)")
    parser.add_argument("--agents", type=int, default=1, help="agents a worker (%(default)s)")
    parser.add_argument("--usual-up-to", type=int, default=30, metavar="W", help="the usual way up to W (%(default)s)")
    parser.add_argument("--json", type=Path, default=room.ROOT / "build" / "turnaround.json", help="%(default)s")
    options = parser.parse_args(argv)
    options.workers = options.workers or [3, 10, 30, *([100] if options.full else [])]
    return options


def _measure(folder: Path, workers: int, options: argparse.Namespace) -> Figures:
    folder.mkdir()
    progress(f"{workers} workers: making the world and its clones")
    fleet, floor = Fleet(folder, workers, options.agents * workers), None
    ours: list[float] = []
    used: list[float] = []
    steps: list[dict[str, float]] = []
    for turn in range(1, options.rounds + 1):
        progress(f"{workers} workers, round {turn}: {options.frames} frames, our way")
        took, cpu = fleet.run(options.frames + 1)
        ours, used = [*ours, *took], [*used, cpu]
        frames = made(fleet, options.frames)
        progress(f"{workers} workers, round {turn}: the same commits with bare git")
        floor = floor or Floor(folder, fleet)
        steps += floor.make_all(frames)
    bare = {part: _summary([step[part] for step in steps]) for part in steps[0]}
    found: Figures = {"workers": workers, "ours": {**_summary(ours), "cpu": median(used)}, "floor": bare}
    if workers <= options.usual_up_to:
        found["usual"] = _usual(folder, fleet, frames[: max(1, 30 // workers)])
    found["where"] = _traced(folder, fleet, workers)
    shutil.rmtree(folder)
    return found


def _usual(folder: Path, fleet: Fleet, frames: Sequence[Frame]) -> Figures:
    progress(f"{len(fleet.clones)} workers: the usual way")
    usual = Usual(folder, fleet)
    tries = [usual.make(frame) for frame in frames]
    return {**_summary([took for took, _ in tries]), "retries": median(again for _, again in tries)}


def _traced(folder: Path, fleet: Fleet, workers: int) -> Figures:
    progress(f"{workers} workers: {TRACED} frames, traced")
    trace = folder / "trace"
    trace.mkdir()
    fleet.run(TRACED, trace)
    timeline = traces.Timeline(trace, workers)
    return {"parts": timeline.parts(), "each": timeline.each(), "processes": timeline.processes()}


def _summary(seconds: Sequence[float]) -> Figures:
    return {"median": median(seconds), "frames": [round(took, 4) for took in seconds]}


def _machine() -> Figures:
    git = run(["--version"], foreign_environment()).text
    return {"cores": os.cpu_count(), "system": platform.platform(), "python": platform.python_version(), "git": git}


def _turnaround(widths: Sequence[Figures]) -> list[str]:
    rows = [
        [
            "workers",
            "ours, s",
            "floor, s",
            "push",
            "fold",
            "pull",
            "usual, s",
            "retries",
            "ours/floor",
            "cpu/floor's",
            "usual/ours",
        ]
    ]
    for found in widths:
        ours, floor, usual = found["ours"]["median"], found["floor"], found.get("usual")
        parts = [f"{floor[part]['median']:.3f}" for part in ("all", "push", "fold", "pull")]
        theirs = [f"{usual['median']:.2f}", f"{usual['retries']:g}"] if usual else ["-", "-"]
        cpu = found["ours"]["cpu"] / floor["cpu"]["median"]
        ratios = [
            f"{ours / floor['all']['median']:.2f}",
            f"{cpu:.2f}",
            f"{usual['median'] / ours:.1f}" if usual else "-",
        ]
        rows.append([str(found["workers"]), f"{ours:.3f}", *parts, *theirs, *ratios])
    counts = ", ".join(str(len(found["ours"]["frames"])) for found in widths)
    return [f"Turnaround of a frame, nobody thinking: medians of {counts} frames", _table(rows)]


def _where(widths: Sequence[Figures]) -> list[str]:
    heads = ["part, ms", *(f"W = {found['workers']}" for found in widths), "from the end of the part before"]
    rows = [heads]
    for part, said in traces.PARTS.items():
        rows.append([part, *(f"{1000 * found['where']['parts'][part]:.0f}" for found in widths), said])
    sums = [sum(found["where"]["parts"].values()) for found in widths]
    rows.append(["together", *(f"{1000 * whole:.0f}" for whole in sums), "in traced frames, which are a little slower"])
    counts = [
        "gits",
        *(_count(found["where"]["processes"]) for found in widths),
        "a worker and frame: its end + the origin's",
    ]
    return ["Where our time goes, by git's own traces: medians", _table([*rows, counts])]


def _count(processes: dict[str, dict[str, float]]) -> str:
    return " + ".join(f"{sum(counts.values()):.0f}" for counts in processes.values())


def _table(rows: Sequence[Sequence[str]]) -> str:
    sizes = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(word.ljust(size) for word, size in zip(row, sizes, strict=True)).rstrip() for row in rows
    )
