"""The claim of the whole: the same agents on more workers take less time. `python -m tests.bench.scaling`.

240 agents ask an endpoint that takes one second for every call; 1, 2, 4 and 8 workers of 10 streams each run them. A
frame's time is that of a whole round, pull to publishing, set against the ideal (agents / streams x latency) and
against one worker. All workers share this machine, so its cores are what more workers run out of.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

from tests import room
from tests.bench.machine import progress, seal
from tests.bench.ours import Fleet
from tests.endpoint import Apart

Row = dict[str, Any]
ANSWER = json.dumps({"actions": [{"do": "post", "channel": "general", "title": "A word", "body": "One thought."}]})


def main(argv: Sequence[str]) -> int:
    """Measure, print, draw."""
    options = _options(argv)
    folder = Path(tempfile.mkdtemp(prefix="fleet-scaling-"))
    try:
        seal(folder / "home")
        rows = [_measure(folder / f"of-{workers}", workers, options) for workers in options.workers]
    finally:
        shutil.rmtree(folder)
    print(table(rows))
    options.json.parent.mkdir(parents=True, exist_ok=True)
    options.json.write_text(json.dumps({"cores": os.cpu_count(), "rows": rows}, indent=1) + "\n")
    options.svg.write_text(plot(rows))
    print(f"\nAll figures: {options.json}; the plot: {options.svg}")
    return 0


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.scaling", description=__doc__)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2, 4, 8])
    parser.add_argument("--agents", type=int, default=240)
    parser.add_argument("--streams", type=int, default=10, help="streams a worker")
    parser.add_argument("--latency", type=int, default=1000, help="milliseconds a call")
    parser.add_argument("--frames", type=int, default=2, help="frames measured")
    parser.add_argument("--json", type=Path, default=room.ROOT / "build" / "scaling.json")
    parser.add_argument("--svg", type=Path, default=room.ROOT / "docs" / "scaling.svg")
    return parser.parse_args(argv)


def _measure(folder: Path, workers: int, options: argparse.Namespace) -> Row:
    progress(f"{workers} workers of {options.streams} streams, {options.agents} agents")
    with Apart("--latency-ms", str(options.latency), "--mode", f"say:{ANSWER}") as endpoint:
        mind = {"model": "openai/fixed", "api-base": endpoint.url}
        fleet = Fleet(folder, workers, options.agents, options.streams, mind)
        times, used = fleet.run(options.frames + 1)
        calls = endpoint.stats()["count"]
    ideal = options.agents / (workers * options.streams) * options.latency / 1000
    return {
        "workers": workers, "ideal": ideal, "seconds": median(times), "cpu": used, "calls": calls,
        "calls_wanted": options.agents * (options.frames + 1),
    }  # fmt: skip


def table(rows: Sequence[Row]) -> str:
    """The rows as a table in Markdown."""
    one = rows[0]
    head = "| workers | ideal s | frame s | to the ideal | against one worker | CPU s a frame | calls |"
    lines = [
        f"| {row['workers']} | {row['ideal']:.1f} | {row['seconds']:.2f} | {row['seconds'] / row['ideal']:.2f} "
        f"| {one['seconds'] / row['seconds']:.2f} times | {row['cpu']:.1f} | {row['calls']} of {row['calls_wanted']} |"
        for row in rows
    ]
    return "\n".join([head, "| " + " --- |" * 7, *lines])


WIDE, HIGH, PAD = 480, 320, 48


def plot(rows: Sequence[Row]) -> str:
    """How many times faster than one worker, over workers: measured and ideal, as SVG."""
    most = max(row["workers"] / rows[0]["workers"] for row in rows)

    def at(row: Row, times: float) -> str:
        x = PAD + (WIDE - 2 * PAD) * row["workers"] / rows[-1]["workers"]
        return f"{x:.1f},{HIGH - PAD - (HIGH - 2 * PAD) * times / most:.1f}"

    ideal = [at(row, rows[0]["ideal"] / row["ideal"]) for row in rows]
    measured = [at(row, rows[0]["ideal"] / row["seconds"]) for row in rows]
    dots = "".join('<circle cx="{}" cy="{}" r="4" fill="#0a5"/>'.format(*point.split(",")) for point in measured)
    marks = "".join(
        f'<text x="{at(row, 0).split(",")[0]}" y="{HIGH - PAD + 18}" text-anchor="middle">{row["workers"]}</text>'
        f'<text x="{PAD - 8}" y="{at(row, rows[0]["ideal"] / row["ideal"]).split(",")[1]}" text-anchor="end">'
        f"{rows[0]['ideal'] / row['ideal']:.0f}x</text>"
        for row in rows
    )
    head = f'viewBox="0 0 {WIDE} {HIGH}" font-family="sans-serif" font-size="12"'
    return f"""<svg xmlns="http://www.w3.org/2000/svg" {head}>
<rect width="{WIDE}" height="{HIGH}" fill="white"/>
<path d="M{PAD},{PAD} V{HIGH - PAD} H{WIDE - PAD}" fill="none" stroke="#888"/>
<polyline points="{" ".join(ideal)}" fill="none" stroke="#888" stroke-dasharray="5 4"/>
<polyline points="{" ".join(measured)}" fill="none" stroke="#0a5" stroke-width="2"/>
{dots}{marks}
<text x="{WIDE / 2}" y="{HIGH - 8}" text-anchor="middle">workers of 10 streams</text>
<text x="{PAD + 12}" y="{PAD - 16}">frames an hour, ideal of one worker = 1x: measured (line), ideal (dashes)</text>
</svg>
"""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
