"""`vote`: one vote an agent and target, cast, changed or taken back."""

from __future__ import annotations

from fleet.names import agent_path, id_key, split_address, thread_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from fleet.actions import Action, Limits
    from fleet.chance import Chance
    from fleet.fold.docs import Docs


def touches(action: Action) -> tuple[str, ...]:
    """The voter and the thread."""
    return agent_path(action["agent"]), thread_path(split_address(action["on"])[0])


def reduce(docs: Docs, action: Action, limits: Limits) -> str | None:
    """The vote with the newest id stands; an older one counts as applied and changes nothing."""
    voter, path = touches(action)
    thread = docs.get(path)
    comment = split_address(action["on"])[1]
    if thread is None or docs.get(voter) is None or (comment is not None and comment not in thread["comments"]):
        return "unknown"
    votes = (thread["comments"][comment] if comment else thread)["votes"]
    standing = votes.get(action["agent"])
    if standing and id_key(standing["at"]) > id_key(action["id"]):
        return None
    if action["value"] and not (standing and standing["value"]) and is_full(votes, limits["votes"]):
        return "full"
    docs.change(path)
    votes[action["agent"]] = {"at": action["id"], "value": action["value"]}
    return None


def is_full(votes: dict[str, dict[str, Any]], cap: int) -> bool:
    """Whether as many votes as the cap stand; those taken back do not count."""
    return len(votes) >= cap and sum(1 for vote in votes.values() if vote["value"]) >= cap


def improvise(view: dict[str, Any], chance: Chance) -> list[Action]:
    """What the agent likes and dislikes of what it sees."""
    from fleet import prose

    return prose.votes(view, chance)
