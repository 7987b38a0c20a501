"""How an agent votes: for what it agrees with or finds well asked, seldom against, never twice on the same.

On a debate it votes for its side, on a change as it judges it; its own words it leaves to others.
"""

from __future__ import annotations

from fleet.chance import Chance
from fleet.prose import debate, review
from fleet.prose.reading import Said
from fleet.prose.speaker import Speaker, silent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

AMOUNTS = ((140, 0), (240, 1), (280, 2), (220, 3), (120, 4))
LOOKED_AT = 9  # of all that is open to a vote; nobody reads everything


def votes(view: dict[str, Any], chance: Chance) -> list[dict[str, Any]]:
    """The agent's votes for this frame: on motions and changes that it has read, and none to four on people's words."""
    amount = chance.weighed(AMOUNTS)
    if silent(view) or not view["threads"]:
        return []
    speaker = Speaker(view)
    cast = debate.ballots(speaker, view)
    cast += [{"do": "vote", "on": seen["id"], "value": judgement.value} for seen, judgement in review.reviews(view)]
    most = len(cast) + amount
    for item in chance.sample(ballot(view), LOOKED_AT) if amount else ():
        value = verdict(speaker, item, chance)
        if value:
            cast.append({"do": "vote", "on": item["address"], "value": value})
        if len(cast) == most:
            break
    return cast


def ballot(view: dict[str, Any]) -> list[dict[str, Any]]:
    """Every post and comment in view by others on which no vote of the agent stands."""
    found = []
    for thread in view["threads"]:
        if thread.get("kind", "post") == "post":
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
