"""Which mode each request gets: a plan is a function from a request to a mode.

A sequence goes by arrival. All others here give the same requests the same modes, whatever else is asked meanwhile.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from tests.endpoint.replies import check
from tests.endpoint.request import Request

Plan = Callable[[Request], str]


def sequence(*modes: str) -> Plan:
    """The modes in order of arrival; the last one repeats."""
    return _nth(modes, lambda request: "")


def each(*modes: str) -> Plan:
    """The same for each conversation by itself: one that begins with the same two messages."""
    return _nth(modes, lambda request: "\0".join(request.texts[:2]))


def _nth(modes: Sequence[str], key: Callable[[Request], str]) -> Plan:
    checked = [check(mode) for mode in modes or ("ok",)]
    seen: Counter[str] = Counter()

    def plan(request: Request) -> str:
        name = key(request)
        seen[name] += 1
        return checked[min(seen[name], len(checked)) - 1]

    return plan


def mix(seed: str, weights: Mapping[str, int]) -> Plan:
    """Modes by chance, in proportion to their weights. It is settled by the seed, the request's own bytes, and how
    often these came before."""
    modes = [check(mode) for mode, weight in weights.items() for _ in range(weight)]
    seen: Counter[bytes] = Counter()

    def plan(request: Request) -> str:
        seen[request.digest] += 1
        told = b"%s %d %s" % (request.digest, seen[request.digest], seed.encode())
        return modes[int.from_bytes(hashlib.sha256(told).digest()[:8]) % len(modes)]

    return plan


def of(*plan: str | Plan) -> Plan:
    """A plan from what people write: modes in order, or one plan."""
    names = [mode for mode in plan if isinstance(mode, str)]
    if len(names) == len(plan):
        return sequence(*names)
    if len(plan) > 1 or not callable(plan[0]):
        raise TypeError("modes in order, or one function from a request to a mode")
    return plan[0]
