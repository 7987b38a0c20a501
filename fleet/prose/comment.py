"""What an agent comments: first to those who answered it, then in threads that touch what it knows.

It chooses the threads, and the words in them that are answered; what is said there depends on the kind of thread.
"""

from __future__ import annotations

from fleet.chance import Chance
from fleet.prose import answer, debate, review
from fleet.prose.reading import Reach, Thread, last
from fleet.prose.speaker import Speaker, silent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

KIND = 150  # per mille of frames in which somebody whom nobody has answered comes before anything else
AMOUNTS = ((170, 0), (430, 1), (330, 2), (70, 3))
SPEAK = {"post": answer, "debate": debate, "change": review}
"""By the kind of thread: whom to answer there if nobody asked (`choose`), and with what (`say`)."""


def comments(view: dict[str, Any], chance: Chance) -> list[dict[str, Any]]:
    """The agent's comments for this frame: none to three, in different threads, and what its reviews have to say."""
    amount = chance.weighed(AMOUNTS)
    if silent(view) or not view["threads"]:
        return []
    speaker = Speaker(view)
    written = review.remarks(speaker, view)
    talked = {one["on"] for one in written}
    for seen, target in targets(speaker, view, chance):
        if len(written) >= amount:
            break
        found = {} if seen["id"] in talked else say(speaker, seen, target, view, chance)
        if found and found["body"] not in [one["body"] for one in written]:
            written.append(found)
    return written


def say(speaker: Speaker, seen: dict[str, Any], target: str, view: dict[str, Any], chance: Chance) -> dict[str, Any]:
    """One comment, or nothing where there is no more to say."""
    thread = Thread(seen)
    said = thread.said_at(target)
    if said is None:
        return {}
    words = SPEAK[seen.get("kind", "post")].say(speaker, seen, thread, said, view, chance)
    return {"do": "comment", "on": said.address, **words} if words else {}


def targets(speaker: Speaker, view: dict[str, Any], chance: Chance) -> list[tuple[dict[str, Any], str]]:
    """Threads with the address in them to answer, the most pressing first, each thread once."""
    done = {last(act["on"]) for act in view["acts"] if act["do"] == "comment"}
    pressing, open_ones = [], []
    for seen in view["threads"]:
        reach = Reach(seen, speaker.agent, done)
        if reach.to_me:
            pressing.append((seen, reach.to_me[-1]))
        else:
            choice = SPEAK[seen.get("kind", "post")].choose(speaker, seen, reach, view, chance)
            if choice:
                open_ones.append((appeal(speaker, seen, chance), seen, choice))
    open_ones.sort(key=lambda one: -one[0])
    rest = [(seen, choice) for _, seen, choice in open_ones]
    first = [one for one in rest if not one[0]["comments"]][:1] if chance.often(KIND) else []
    return first + pressing + [one for one in rest if one not in first]


def appeal(speaker: Speaker, seen: dict[str, Any], chance: Chance) -> int:
    """How much a thread draws the speaker: its own topics, quiet threads, open debates, and luck."""
    text = f"{seen['title']}\n{seen['body']}".lower()
    close = any(topic.name in text for topic in speaker.known)
    waits = 160 if debate.is_open(seen) else max(0, 150 - 50 * len(seen["comments"]))
    return chance.below(100) + 60 * close + waits
