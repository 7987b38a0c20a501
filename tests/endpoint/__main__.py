"""`python -m tests.endpoint`: the endpoint as a process. It prints its URL and serves until it is told to end."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys

from tests.endpoint import plans
from tests.endpoint.replies import MODES
from tests.endpoint.server import Endpoint


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.endpoint", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0: any free one")
    parser.add_argument("--latency-ms", type=float, default=0.0)
    parser.add_argument(
        "--mode", action="append", metavar="MODE", help=f"in order, the last repeats: {', '.join(MODES)}"
    )
    parser.add_argument("--mix", action="append", metavar="MODE=WEIGHT", help="modes by chance")
    parser.add_argument("--seed", default="0", help="of the chance")
    parser.add_argument("--prompt-tokens", type=int, help="said of each prompt, instead of bytes // 4")
    parser.add_argument("--completion-tokens", type=int, help="said of each answer, instead of bytes // 4")
    parser.add_argument("--window", type=int, default=8192, help="tokens of context that it says it has")
    parser.add_argument("--leash", action="store_true", help="end when standard input ends")
    given = parser.parse_args()
    if given.mode and given.mix:
        parser.error("--mode or --mix, not both")
    if (given.prompt_tokens is None) != (given.completion_tokens is None):
        parser.error("--prompt-tokens and --completion-tokens need each other")
    return given


def plan(given: argparse.Namespace) -> plans.Plan:
    if not given.mix:
        return plans.sequence(*given.mode or ("ok",))
    pairs = (each.rpartition("=") for each in given.mix)
    return plans.mix(given.seed, {mode: int(weight) for mode, _, weight in pairs})


async def serve(endpoint: Endpoint, leash: bool) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, endpoint.stop)
    if leash:
        loop.add_reader(sys.stdin.fileno(), endpoint.stop)
    await endpoint.serve(lambda: print(endpoint.url, flush=True))


def main() -> None:
    given = options()
    usage = None if given.prompt_tokens is None else (given.prompt_tokens, given.completion_tokens)
    endpoint = Endpoint(
        given.latency_ms / 1000, plan(given), usage=usage, window=given.window, port=given.port, keep=False
    )
    asyncio.run(serve(endpoint, given.leash))


main()
