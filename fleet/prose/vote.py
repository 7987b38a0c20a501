"""How an agent votes: for what it agrees with or finds well asked, seldom against, never on itself, never twice."""

from __future__ import annotations

from fleet.chance import Chance
from fleet.prose.reading import Said
from fleet.prose.speaker import Speaker, silent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

AMOUNTS = ((140, 0), (240, 1), (280, 2), (220, 3), (120, 4))
LOOKED_AT = 9  # of all that is open to a vote; nobody reads everything


def votes(view: dict[str, Any], chance: Chance) -> list[dict[str, Any]]:
    """The agent's votes for this frame: none to four, on what it has not voted on."""
    amount = chance.weighed(AMOUNTS)
    if not amount or not view["threads"] or silent(view):
        return []
    speaker = Speaker(view)
    cast = []
    for item in chance.sample(ballot(view), LOOKED_AT):
        value = verdict(speaker, item, chance)
        if value:
            cast.append({"do": "vote", "on": item["address"], "value": value})
        if len(cast) == amount:
            break
    return cast


def ballot(view: dict[str, Any]) -> list[dict[str, Any]]:
    """Everything in view by others on which no vote of the agent stands."""
    found = []
    for thread in view["threads"]:
        found.append({"address": thread["id"], **{key: thread[key] for key in ("agent", "body", "vote")}})
        found += [{key: comment[key] for key in ("address", "agent", "body", "vote")} for comment in thread["comments"]]
    return [item for item in found if item["agent"] != view["agent"] and not item["vote"]]


def verdict(speaker: Speaker, item: dict[str, Any], chance: Chance) -> int:
    """1, -1, or 0 for no vote; it follows the side that the speaker would take itself."""
    said = Said(item["address"], item["agent"], item["body"], "")
    if said.stand is None:
        return 1 if chance.often(450) else 0
    if said.side == speaker.side(said.stand.aspect):
        return 1 if chance.often(850) else 0
    return -1 if chance.often(120 + 4 * speaker.contrary) else 0
