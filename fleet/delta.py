"""What makes a delivery's files good deltas. Pure: it parses the bytes, and says what a delta breaks.

It judges one worker's delivery against its frame, its slice and the limits; it never sees the world's content.
"""

from __future__ import annotations

from fleet import names, schema, strictjson

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Any

    Delta = dict[str, Any]


class Refused(Exception):
    """Why a push is not taken: one sentence with the file, the place and the reason."""


class Delivery:
    """One worker's deltas for one frame, and the commit that brought them."""

    __slots__ = ("deltas", "frame", "oid", "worker")

    def __init__(self, worker: str, frame: int, deltas: Sequence[Delta], oid: str = "") -> None:
        self.worker = worker
        self.frame = frame
        self.deltas = deltas
        self.oid = oid

    @property
    def ran(self) -> bool:
        """Whether any agent ran in it."""
        return any(delta["agents"] for delta in self.deltas)


class Binding:
    """What a delivery is judged by: its ref's timeline, frame and worker, the limits, and who owns an agent."""

    def __init__(
        self, timeline: str, frame: int, worker: str, limits: Mapping[str, int], owner: Callable[[str], str | None]
    ) -> None:
        self.timeline = timeline
        self.frame = frame
        self.worker = worker
        self.limits = limits
        self.owner = owner


def judge(deltas: Sequence[tuple[str, Delta]], binding: Binding) -> None:
    """Let the parsed deltas of one delivery pass, (path, delta) each, or raise Refused at the first fault."""
    ran: dict[str, str] = {}
    for path, delta in deltas:
        _check_head(path, delta, binding)
        _check_agents(path, delta, binding, ran)
        _check_actions(path, delta, binding)


def parse(path: str, data: bytes) -> Delta:
    """One delta file, strict and of the right shape. Raises Refused."""
    try:
        delta = strictjson.loads(data)
    except strictjson.Invalid as error:
        raise Refused(f"{path}: not strict JSON: {error}") from None
    reason = schema.why_not("delta", delta)
    if reason:
        raise Refused(f"{path}: {reason}")
    checked: Delta = delta
    return checked


def _check_head(path: str, delta: Delta, binding: Binding) -> None:
    said = names.delta_path(delta["frame"], delta["worker"], delta["stream"])
    if said != path or delta["frame"] != binding.frame or delta["worker"] != binding.worker:
        raise Refused(f"{path}: frame, worker or stream do not fit its path: they say {said}")


def _check_agents(path: str, delta: Delta, binding: Binding, ran: dict[str, str]) -> None:
    for place, agent in enumerate(delta["agents"]):
        if agent in ran:
            raise Refused(f"{path}: agents/{place}: {agent} is in {ran[agent]} too; an agent is in one stream only")
        ran[agent] = path
        _check_own(f"{path}: agents/{place}", agent, binding)
    for place, entry in enumerate(delta.get("errors", ())):
        _check_own(f"{path}: errors/{place}", entry["agent"], binding)
    for place, entry in enumerate(delta.get("usage", ())):
        for agent in entry["agents"]:
            _check_own(f"{path}: usage/{place}", agent, binding)


def _check_own(place: str, agent: str, binding: Binding) -> None:
    owner = binding.owner(agent)
    if owner != binding.worker:
        whose = f"it is {owner}'s" if owner else "no such agent is in the world of its parent"
        raise Refused(f"{place}: {agent} is outside the slice of {binding.worker}: {whose}")


def named(delta: Delta) -> list[str]:
    """Every agent that a delta speaks of: who ran, who failed, and for whom a model was used."""
    failed = [entry["agent"] for entry in delta.get("errors", ())]
    return [*delta["agents"], *failed, *(agent for entry in delta.get("usage", ()) for agent in entry["agents"])]


def _check_actions(path: str, delta: Delta, binding: Binding) -> None:
    seen: set[str] = set()
    acts: dict[str, int] = dict.fromkeys(delta["agents"], 0)
    for index, action in enumerate(delta["actions"]):
        place = f"{path}: actions/{index}"
        _check_id(place, action, binding)
        if action["agent"] not in acts:
            raise Refused(f"{place}: {action['agent']} acts but is not among the delta's agents")
        if action["id"] in seen:
            raise Refused(f"{place}: the id {action['id']} occurs twice")
        seen.add(action["id"])
        acts[action["agent"]] += 1
        if acts[action["agent"]] > binding.limits["actions"]:
            limit = binding.limits["actions"]
            raise Refused(f"{place}: {action['agent']} has more than limits.actions = {limit} actions")
        _check_shape(place, action, binding.limits)


def _check_id(place: str, action: Delta, binding: Binding) -> None:
    made = names.parse_id(action["id"])
    if made is None or made[:2] != (binding.frame, action["agent"]) or made.timeline != binding.timeline:
        wanted = names.Id(binding.frame, action["agent"], 1, binding.timeline)
        raise Refused(f"{place}: the id {action['id']} should be like {wanted}: this frame, the acting agent, n from 1")


def _check_shape(place: str, action: Delta, limits: Mapping[str, int]) -> None:
    reason = misfit(action, limits, place)
    if reason:
        raise Refused(reason)


def misfit(action: Delta, limits: Mapping[str, int], place: str = "") -> str | None:
    """Why one action, which stands at `place`, fits no schema or exceeds a limit on its parts; None where it fits."""
    do = action["do"]
    if do not in schema.LIMITS:
        return f"{place}: no action is called {do}; there are {', '.join(schema.ACTIONS)}"
    reason = schema.why_not(f"actions/{do}", action, place)
    if reason:
        return reason
    for field, limit in schema.LIMITS[do].items():
        if len(action.get(field, "")) > limits[limit]:
            where = f"{place}/{field}" if place else field
            return f"{where}: {len(action[field])} characters, over limits.{limit} = {limits[limit]}"
    excess = _excess(action, limits)
    return f"{place}/{excess}" if excess and place else excess


def _excess(action: Delta, limits: Mapping[str, int]) -> str | None:
    """What a mark in the action's schema forbids that no limit on a text and no word of JSON schema can say."""
    for steps, mark, bound in schema.MARKS[action["do"]]:
        for place, part in _parts(action, "", steps.split("/")):
            fault = MARKS[mark](part, bound, limits)
            if fault:
                return f"{place}: {fault}"
    return None


def _parts(value: Any, place: str, steps: Sequence[str]) -> Iterator[tuple[str, Any]]:
    """The parts of a value at a place of its schema, each with its own place; `*` is each of a list."""
    if not steps:
        yield place, value
    elif steps[0] == "*":
        for index, item in enumerate(value):
            yield from _parts(item, f"{place}/{index}", steps[1:])
    elif steps[0] in value:
        yield from _parts(value[steps[0]], f"{place}/{steps[0]}" if place else steps[0], steps[1:])


def _count_fault(part: Sequence[Any], bound: str, limits: Mapping[str, int]) -> str | None:
    """`x-count`: a list has at most as many entries as that limit."""
    return f"{len(part)} entries, over limits.{bound} = {limits[bound]}" if len(part) > limits[bound] else None


def _bytes_fault(part: Any, bound: str, limits: Mapping[str, int]) -> str | None:
    """`x-bytes`: all texts of a part have together at most as many bytes in UTF-8 as that limit."""
    size = _bytes(part)
    return f"{size} bytes, over limits.{bound} = {limits[bound]}" if size > limits[bound] else None


def _bytes(part: Any) -> int:
    if isinstance(part, str):
        return len(part.encode())
    inside = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return sum(_bytes(item) for item in inside)


def _once_fault(part: Sequence[Delta], key: str, limits: Mapping[str, int]) -> str | None:
    """`x-once`: no two entries of a list agree in that key."""
    values = [item[key] for item in part]
    twice = next((value for place, value in enumerate(values) if value in values[:place]), None)
    return None if twice is None else f"the {key} {twice} occurs twice"


MARKS: dict[str, Callable[[Any, str, Mapping[str, int]], str | None]] = {
    "count": _count_fault,
    "bytes": _bytes_fault,
    "once": _once_fault,
}


def counts(deltas: Sequence[Delta]) -> dict[str, int]:
    """How many actions of each kind the deltas hold."""
    found: dict[str, int] = {}
    for delta in deltas:
        for action in delta["actions"]:
            found[action["do"]] = found.get(action["do"], 0) + 1
    return found
