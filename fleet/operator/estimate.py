"""`git fleet estimate`: what the next frame would cost this worker, and the world, before it is run. Asks no model.

Prompts are made as they would be sent and counted; only the length of answers is a guess, and is named as one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fleet import slices
from fleet.minds import Minds, Turn
from fleet.usage import dollars
from fleet.worker import budget, streams
from fleet.worker.clone import Clone, clone_at
from fleet.worker.cycle import check_roster, head
from fleet.worker.thinking import History
from fleet.world import World

Estimate = dict[str, Any]


def estimate(path: str) -> Estimate:
    """The estimate for the frame after the one that the clone at `path` has pulled, as a JSON value."""
    clone = clone_at(path)
    with clone.repo.objects() as objects:
        world = head(clone, objects)
        check_roster(clone, world)
        return _estimate(clone, world)


def _estimate(clone: Clone, world: World) -> Estimate:
    minds = Minds(clone.mind, clone.config)
    turns = streams.turns_of(world, clone.worker)
    groups: dict[str, list[Turn]] = {}
    for turn in turns:
        groups.setdefault(minds.name_of(turn.agent, world.settings.minds), []).append(turn)
    minds.check(sorted(groups), budget.is_capped(world))
    answer = _usual_answer(world.clock["usage"])
    found = {name: minds.mind(name).forecast(of, answer) for name, of in sorted(groups.items())}
    agents = int(world.slices["agents"])
    history = History(world)
    share = budget.share(world, clone.worker, history)
    likely = sum(entry["microusd"] for entry in found.values())
    return {
        "frame": world.frame + 1,
        "worker": clone.worker,
        "agents": len(turns),
        "agents_of_world": agents,
        "minds": found,
        "microusd": likely,
        "worst_microusd": sum(entry["worst_microusd"] for entry in found.values()),
        "unpriced": sum(entry["unpriced"] for entry in found.values()),
        "world_microusd": likely * agents // max(1, len(streams.agents_of(world, clone.worker))),
        "share_microusd": share.microusd,
        "share_by": share.why,
        "reserved_microusd": _reserved(world, share, history),
    }


def _reserved(world: World, share: budget.Share, history: History) -> int | None:
    """What is kept for frames owed; None where it is not what binds."""
    total = world.settings.budget["total_microusd"]
    if total is None or share.why != "budget.total_microusd":
        return None
    pool = sum(budget.share(world, name, history).microusd or 0 for name in slices.holders(world.slices))
    return max(0, int(total) - int(world.clock["total"]["usage"]["microusd"]) - pool)


def _usual_answer(usage: Mapping[str, int]) -> int | None:
    """Tokens of an answer in the last frame, on the average; None where no model was asked."""
    return usage["completion_tokens"] // usage["calls"] if usage["calls"] else None


def text(estimate: Estimate) -> str:
    """The estimate for a person."""
    return "\n".join(
        [
            f"frame {estimate['frame']}, worker {estimate['worker']}: {estimate['agents']} of "
            f"{estimate['agents_of_world']} agents",
            *(f"  {name}: {_mind(entry)}" for name, entry in estimate["minds"].items()),
            f"likely {dollars(estimate['microusd'])} USD, at most {dollars(estimate['worst_microusd'])} USD; "
            f"the whole world likely {dollars(estimate['world_microusd'])} USD a frame, if all run as here",
            *([f"{estimate['unpriced']} calls have no known price and are not in it"] if estimate["unpriced"] else []),
            *([] if estimate["share_microusd"] is None else [_share(estimate)]),
            *([_kept(estimate)] if estimate["reserved_microusd"] else []),
        ]
    )


def _mind(entry: Estimate) -> str:
    if not entry["calls"]:
        return f"{entry['agents']} agents, free"
    guess = "as in the last frame" if entry["answer_known"] else "a guess"
    return (
        f"{entry['agents']} agents, {entry['calls']} calls of {entry['model']}, "
        f"{entry['prompt_tokens']} prompt tokens, {entry['completion_tokens']} of answers ({guess})"
    )


def _share(estimate: Estimate) -> str:
    share = estimate["share_microusd"]
    enough = "which the likely cost fits" if estimate["microusd"] <= share else "LESS than the likely cost"
    return f"{estimate['share_by']} gives this worker {dollars(share)} USD, {enough}"


def _kept(estimate: Estimate) -> str:
    return f"{dollars(estimate['reserved_microusd'])} USD of the total cap are kept for frames that workers owe"
