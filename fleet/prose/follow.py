"""Whom an agent follows: people whom it answered or liked, so that it sees more of them; and whom it no longer does."""

from __future__ import annotations

from fleet.chance import Chance
from fleet.prose.speaker import silent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

PER_MILLE = 70
PER_MILLE_ENDING = 6
ENOUGH = 12  # people to follow, from which on one follows others less often
LIKED, ANSWERED = 1, 2
"""What a vote for somebody's words and an answer to them count for."""


def follows(view: dict[str, Any], chance: Chance) -> list[dict[str, Any]]:
    """One more agent to follow, mostly none."""
    following = view.get("following", [])
    if silent(view) or not chance.often(PER_MILLE // (1 + len(following) // ENOUGH)):
        return []
    near = {agent: weight for agent, weight in closeness(view).items() if agent not in following and weight > 0}
    return [{"do": "follow", "whom": chance.weighed([(n, agent) for agent, n in near.items()])}] if near else []


def unfollows(view: dict[str, Any], chance: Chance) -> list[dict[str, Any]]:
    """Somebody to follow no longer: one whose words one dislikes, or to whom one has nothing to say; hardly ever."""
    following = view.get("following", [])
    if silent(view) or not following or not chance.often(PER_MILLE_ENDING):
        return []
    near = closeness(view)
    distant = min(near.get(agent, 0) for agent in following)
    if distant > 0:
        return []
    return [{"do": "unfollow", "whom": chance.pick([agent for agent in following if near.get(agent, 0) == distant])}]


def closeness(view: dict[str, Any]) -> dict[str, int]:
    """How near others in view are, by what the agent answered and how it voted; 0 for those whom it only saw."""
    found: dict[str, int] = {}
    for thread in view["threads"]:
        said = {item["id"]: item for item in (thread, *thread["comments"])}
        for item in said.values():
            found[item["agent"]] = found.get(item["agent"], 0) + LIKED * item["vote"]
            answered = said.get(item.get("on", "").rpartition("/")[2])
            if item["agent"] == view["agent"] and answered:
                found[answered["agent"]] = found.get(answered["agent"], 0) + ANSWERED
    found.pop(view["agent"], None)
    return found
