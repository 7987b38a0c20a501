"""What a worker adds to its model's time: one worker, an endpoint of fixed latency. `python -m tests.bench.overhead`.

A frame's time, a whole round from pull to publishing, against the ideal (agents / streams x latency); the cores that
the worker and its gits keep busy meanwhile, and the memory that it holds at most. The first frame, which imports
litellm, is not counted.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.bench.machine import progress, seal
from tests.bench.ours import Fleet
from tests.bench.scaling import ANSWER
from tests.endpoint import Apart

CASES = ((100, 10, 1000), (500, 100, 1000), (300, 100, 5000))
"""Agents, streams, and the endpoint's latency in milliseconds."""
FRAMES = 3


def main() -> int:
    """Measure and print."""
    folder = Path(tempfile.mkdtemp(prefix="fleet-overhead-"))
    try:
        seal(folder / "home")
        rows = [_measure(folder / f"of-{number}", *case) for number, case in enumerate(CASES)]
    finally:
        shutil.rmtree(folder)
    print("| agents | streams | latency s | ideal s | frame s | to the ideal | cores busy | MB at most |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    print("\n".join(rows))
    return 0


def _measure(folder: Path, agents: int, streams: int, latency: int) -> str:
    progress(f"{agents} agents in {streams} streams, {latency} ms a call")
    with Apart("--latency-ms", str(latency), "--mode", f"say:{ANSWER}") as endpoint:
        fleet = Fleet(folder, 1, agents, streams, {"model": "openai/fixed", "api-base": endpoint.url})
        times, used = fleet.run(FRAMES)
        calls = endpoint.stats()["count"]
    if calls != agents * FRAMES:
        raise RuntimeError(f"{calls} calls were made, not {agents * FRAMES}: see the workers' logs")
    ideal, took = agents / streams * latency / 1000, median(times)
    figures = (f"{ideal:.1f}", f"{took:.2f}", f"{took / ideal:.2f}", f"{used / took:.2f}", f"{fleet.peak:.0f}")
    return f"| {agents} | {streams} | {latency / 1000:g} | {' | '.join(figures)} |"


if __name__ == "__main__":
    sys.exit(main())
