"""How an agent's profile drifts: what it keeps talking about becomes an interest, and its bio says so."""

from __future__ import annotations

from fleet.chance import Chance
from fleet.prose import wording
from fleet.prose.answer import call
from fleet.prose.matter import Topic
from fleet.prose.reading import Thread
from fleet.prose.speaker import Speaker, lines, silent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

PER_MILLE = 25
ENOUGH = 2  # contributions of one's own to a topic in view
MOST = 7  # interests
LONGEST = 600  # characters of a bio, beyond which no sentence is added
MARK = " Lately "
LATELY = """
    I have been drawn into {t} by {who}.
    it is {h} that keeps me up, thanks to {who}.
    also to be found where {folk} talk.
    more and more of {t}, and I blame {who}.
    learning about {h} from {who} and others.
    I ask {folk} more questions than they like.
    a friend of {t} as well, as of this month.
    with an eye on {h}, which {who} showed me.
    """


def profiles(view: dict[str, Any], chance: Chance) -> list[dict[str, Any]]:
    """The agent's profile with one interest more, mostly not changed."""
    if silent(view) or not chance.often(PER_MILLE):
        return []
    speaker = Speaker(view)
    known = [*speaker.known]
    found = [(topic, who) for topic, (count, who) in talked(view).items() if count >= ENOUGH and topic not in known]
    if not found:
        return []
    topic, who = chance.pick(found)
    interests = [*view.get("interests", ()), topic.name]
    if len(interests) > MOST:
        interests.pop(1)  # what one came for stays, what one took up first goes
    return [{"do": "profile", "interests": interests, "bio": bio(speaker, topic, who, view, chance)}]


def talked(view: dict[str, Any]) -> dict[Topic, tuple[int, str]]:
    """By topic: how often the agent contributed to what others began on it, as far as it is visible, and who began."""
    found: dict[Topic, tuple[int, str]] = {}
    for seen in view["threads"]:
        own = sum(one["agent"] == view["agent"] for one in seen["comments"])
        topic = Thread({**seen, "comments": []}).topic if own and seen["agent"] != view["agent"] else None
        if topic is not None:
            found[topic] = (found.get(topic, (0, ""))[0] + own, seen["agent"])
    return found


def bio(speaker: Speaker, topic: Topic, who: str, view: dict[str, Any], chance: Chance) -> str:
    """The bio with a new last sentence instead of the one that was added before."""
    base = view.get("bio", "").partition(MARK)[0][:LONGEST].strip()
    handle = chance.pick([handle for aspect in topic.aspects for handle in aspect.handles])
    slots = {"t": topic.name, "h": handle, "folk": topic.folk, "who": call(who, speaker, view, chance)}
    return f"{base}{MARK}{wording.fill(chance.pick(lines(LATELY)), **slots)}".strip()
