"""Reviews of changes to software: what an agent makes of one, what it says with its vote, and how authors answer.

A reader approves what fits and is tested, and says why where it does not. What is proposed is looked at as text; it is
never run. Vote and words come from the same judgement, which depends on the view alone.
"""

from __future__ import annotations

import re

from fleet.chance import Chance
from fleet.names import id_key
from fleet.prose import catalogue, floor, wording
from fleet.prose.answer import call
from fleet.prose.catalogue import Step, step_titled
from fleet.prose.matter import SLOT
from fleet.prose.reading import Reach, Said, Thread, last
from fleet.prose.speaker import Speaker, for_good, lines, moment, share, silent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Files = dict[str, str | None]

READERS, READ = 12, 700  # how many should read a change in a frame; per mille of readers at most
NOTICED = 880  # ... of missing tests that a reviewer notices
PLEASED = 900  # ... of sound changes that a reader approves; to the others they mean nothing
STRANGE = 250  # ... of changes that one judges although one does not know the project
THANKED = 350  # ... of praise for which an author has thanks
ENOUGH = 3  # objections after which nobody has to say it once more, as long as they are more than the approvals
PRAISES, OBJECTIONS = 3, 4  # of READERS, how many say something with an approval, and with an objection
REASONS = {"untested": floor.UNTESTED, "twin": floor.TWIN, "in": floor.IN_ALREADY, "breaks": floor.BREAKS}
MANY_LINES, LONGEST_TITLE = 6, 48
LATE = 4  # frames after which a review is no longer answered
DEFINED = re.compile(r"^ *def ([a-z][a-z_]{0,60})\(", re.M)
MODULE = re.compile(r"[^/]+\.py$")


class Judgement:
    """What a reader makes of a change: its vote, the reason against it if there is one, and whose change came first."""

    def __init__(self, value: int, reason: str = "", rival: str = "") -> None:
        self.value, self.reason, self.rival = value, reason, rival


def is_open(seen: dict[str, Any]) -> bool:
    """Whether a thread is a change that waits for reviews."""
    return seen.get("kind") == "change" and "verdict" not in seen


def reviews(view: dict[str, Any]) -> list[tuple[dict[str, Any], Judgement]]:
    """The changes that the agent votes on in this frame, each with its judgement."""
    found = []
    for seen in view["threads"]:
        waits = is_open(seen) and seen["agent"] != view["agent"] and not seen["vote"]
        if waits and moment(view, f"read {seen['id']}").often(share(view, READERS, READ)):
            judgement = judge(view, seen)
            found += [(seen, judgement)] if judgement.value else []
    return found


def judge(view: dict[str, Any], seen: dict[str, Any]) -> Judgement:
    """What the agent makes of a change, once and for all as long as it looks the same."""
    taste = for_good(view, f"review {seen['id']}")
    project = project_of(view, seen["project"])
    files = files_of(view, seen["project"])
    step = step_titled(seen["project"], seen["title"])
    if seen["against"] >= max(ENOUGH, seen["approvals"] + 1):
        return Judgement(0)
    if step is not None and files and not step.missing(files):
        return Judgement(-1, "in")
    rival = twin(view, seen, step, project["changes"] if project else [])
    if rival:
        return Judgement(-1, "twin", rival)
    if project is None and step is not None and step.name != catalogue.BASE and not taste.often(STRANGE):
        return Judgement(0)
    if is_untested(seen) and taste.often(NOTICED):
        return Judgement(-1, "untested")
    if step is None and takes_away(seen, files):
        return Judgement(-1, "breaks")
    return Judgement(1 if taste.often(PLEASED) else 0)


def project_of(view: dict[str, Any], slug: str) -> dict[str, Any] | None:
    """A project, if it is in view."""
    return next((one for one in view.get("projects", ()) if one["slug"] == slug), None)


def files_of(view: dict[str, Any], slug: str) -> Files:
    """The files of a project, as far as they are in view."""
    project = project_of(view, slug)
    return project["files"] if project else {}


def twin(view: dict[str, Any], seen: dict[str, Any], step: Step | None, changes: list[dict[str, Any]]) -> str:
    """Who proposed the same earlier, if it still waits and is complete as far as one sees; not the same author."""
    shown = {one["id"]: one for one in view["threads"] if is_open(one) and one["project"] == seen["project"]}
    listed = {one["id"]: one for one in changes if one["outcome"] == "open"}
    for key, other in {**listed, **shown}.items():
        same = (
            step is not None
            and step_titled(seen["project"], other["title"]) is step
            and id_key(key) < id_key(seen["id"])
        )
        if same and other["agent"] != seen["agent"] and not (key in shown and is_untested(shown[key])):
            return str(other["agent"])
    return ""


def is_untested(seen: dict[str, Any]) -> bool:
    """Whether a change brings code and no test."""
    paths = [path for path, file in seen["files"].items() if "delete" not in file]
    return any(path.endswith(".py") for path in paths) and not any(map(catalogue.is_test, paths))


def takes_away(seen: dict[str, Any], files: Files) -> str:
    """A file of which a change would leave less than half, if there is one."""
    for path, file in seen["files"].items():
        rows = set((files.get(path) or "").split("\n"))
        after = (file.get("content") or "").split("\n")
        if len(rows) > MANY_LINES and 2 * len(rows.intersection(after)) < len(rows):
            return str(path)
    return ""


# What is said with a vote.


def remarks(speaker: Speaker, view: dict[str, Any]) -> list[dict[str, Any]]:
    """The comments that come with this frame's votes: on an objection mostly, on approval now and then."""
    written = []
    for seen, judgement in () if silent(view) else reviews(view):
        chance = moment(view, f"say {seen['id']}")
        spoken = any(one["agent"] != seen["agent"] for one in seen["comments"])
        often = 1000 * (PRAISES if judgement.value > 0 else OBJECTIONS) // READERS // (1 + 2 * spoken)
        body = remark(speaker, seen, judgement, view, chance) if chance.often(often) else ""
        if body:
            written.append({"do": "comment", "on": seen["id"], "body": body})
    return written


def remark(speaker: Speaker, seen: dict[str, Any], judgement: Judgement, view: dict[str, Any], chance: Chance) -> str:
    """Why one is against a change, or what one likes about it or asks."""
    slots = slots_of(seen, chance) | {"who": call(seen["agent"], speaker, view, chance), "quote": ""}
    if judgement.value < 0:
        own = judgement.rival == speaker.agent
        ways = floor.OWN_TWIN if own else REASONS[judgement.reason]
        why = wording.fill(chance.pick(lines(ways)), **slots, other=f"@{judgement.rival}")
        return speaker.phrase("decline", chance, **slots, x=why)
    step = step_titled(seen["project"], seen["title"])
    low = "\n".join(one["body"] for one in seen["comments"]).lower()
    names = slots | names_in(seen, files_of(view, seen["project"]), chance)
    said = [(20, ("approve", praise)) for praise in (step.praise if step else ())]
    said += [(20, ("ask", ask)) for ask, _ in (step.asks if step else ())]
    table = floor.PRAISE if any(path.endswith(".py") for path in seen["files"]) else floor.PRAISE_OF_A_TEXT
    said += [(4, ("approve", wording.fill(way, **names))) for way in fitting(table, names)]
    said += [(3, ("ask", wording.fill(pair(way)[0], **names))) for way in fitting(floor.QUESTIONS, names)]
    fresh = [choice for choice in said if choice[1][1].lower() not in low]
    if not fresh:
        return ""
    aim, words = chance.weighed(fresh)
    return speaker.phrase(aim, chance, **slots, x=words)


def fitting(table: str, slots: dict[str, str]) -> list[str]:
    """The ways for which there are words."""
    return [way for way in lines(table) if all(slot[1:-1] in slots for slot in SLOT.findall(way))]


def names_in(seen: dict[str, Any], files: Files, chance: Chance) -> dict[str, str]:
    """A function and a test that a change brings, as far as it is seen to."""
    found: dict[str, list[str]] = {"fn": [], "test": []}
    for path, file in sorted(seen["files"].items()):
        old = DEFINED.findall(files.get(path) or "")
        new = [name for name in DEFINED.findall(file.get("content") or "") if name not in old]
        kind = "test" if catalogue.is_test(path) else "fn"
        found[kind] += [name for name in new if name.startswith("test_") == (kind == "test")]
    return {kind: chance.pick(names) for kind, names in found.items() if names}


def slots_of(seen: dict[str, Any], chance: Chance) -> dict[str, str]:
    """What a change can be called, and the file that it is about."""
    step = step_titled(seen["project"], seen["title"])
    paths = sorted(seen["files"], key=lambda path: (catalogue.is_test(path), not MODULE.search(path), path))
    known = catalogue.projects().get(seen["project"])
    title = wording.quoted(seen["title"]) if len(seen["title"]) <= LONGEST_TITLE else "this change"
    return {
        "h": chance.pick(step.handles) if step else title,
        "f": f"`{paths[0]}`" if paths else title,
        "t": known.called if known else seen["project"],
    }


# What its author says, and those who were answered.


def choose(speaker: Speaker, seen: dict[str, Any], reach: Reach, view: dict[str, Any], chance: Chance) -> str:
    """The change itself, for its author, when it has just been decided; others speak with their votes."""
    news = reach.is_own and seen.get("verdict", {}).get("frame") == view["frame"]
    return str(seen["id"]) if news and chance.often(700) else ""


def say(
    speaker: Speaker, seen: dict[str, Any], thread: Thread, said: Said, view: dict[str, Any], chance: Chance
) -> dict[str, str]:
    """An answer to a review, or to what became of the change."""
    slots = slots_of(seen, chance) | {"who": call(said.agent, speaker, view, chance), "quote": ""}
    if said is not thread.post and view["frame"] - id_key(last(said.address))[0] > LATE:
        return {}
    if said is thread.post and seen["agent"] == speaker.agent:
        text = outcome(speaker, seen, slots, chance)
    elif seen["agent"] == speaker.agent:
        text = defence(speaker, seen, said, view, slots, chance)
    else:
        asked = thread.said_at(said.on)
        settled = asked is not None and asked.agent == speaker.agent and "?" in asked.body and chance.often(THANKED)
        text = speaker.phrase("settled", chance, **slots) if settled else ""
    return {"body": text} if text else {}


def outcome(speaker: Speaker, seen: dict[str, Any], slots: dict[str, str], chance: Chance) -> str:
    """The author, when it is decided."""
    verdict = seen.get("verdict", {})
    if verdict.get("outcome") == "merged":
        return speaker.phrase("merged", chance, **slots | {"f": slots["t"]})
    if verdict.get("outcome") == "conflict":
        path = verdict.get("conflict", "").partition(":")[0]
        return speaker.phrase("clash", chance, **slots | {"f": f"`{path}`" if path in seen["files"] else slots["t"]})
    return speaker.phrase("dropped", chance, **slots | {"f": slots["t"]}) if verdict else ""


def defence(
    speaker: Speaker, seen: dict[str, Any], said: Said, view: dict[str, Any], slots: dict[str, str], chance: Chance
) -> str:
    """The author to a reviewer: the answer to a question, an admission, or thanks."""
    step = step_titled(seen["project"], seen["title"])
    low = said.body.lower()
    for ask, answer in [*(step.asks if step else ()), *map(pair, lines(floor.QUESTIONS))]:
        if all(part in low for part in SLOT.split(ask.lower())):
            return speaker.phrase("answer", chance, **slots, x=answer)
    if is_untested(seen):
        return speaker.phrase("own up", chance, **slots)
    if "@" in low and ("same" in low or "twin" in low):
        return speaker.phrase("give way", chance, **slots)
    return speaker.phrase("thank a reader", chance, **slots) if chance.often(THANKED) else ""


def pair(row: str) -> tuple[str, str]:
    """A question and its answer."""
    ask, _, answer = row.partition(" = ")
    return ask, answer
