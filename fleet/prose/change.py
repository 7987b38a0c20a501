"""What an agent builds: which step of which project it proposes, in what words.

First its own work that came back: after a conflict, on top of what is there now; after an objection, with the test that
was missing. Else, now and then, a step whose needs are met and that nobody in view has in hand. Where there is no
project it may begin one. The files are written from those in view, so what is not shown is not touched.
"""

from __future__ import annotations

from fleet.chance import Chance
from fleet.names import id_key
from fleet.prose import floor, review, wording
from fleet.prose.answer import call
from fleet.prose.catalogue import BASE, Project, Step, is_test, joined, projects, step_titled
from fleet.prose.speaker import Speaker, for_good, is_chosen, lines, silent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    Files = dict[str, str | None]

PER_MILLE_FOUNDING = {True: 300, False: 100}
"""Of those on whom the lot falls, how many begin a project that can be begun, by whether they like that kind; twice as
many where none has come yet."""
PER_MILLE_FIRST = {True: 12, False: 3}
"""The same in an empty world, where nobody is in view and there are no lots."""
PER_MILLE = (0, 150, 400, 650, 900)
"""Of those on whom the lot falls, how many propose something for a project, by the frames since anybody did. Those who
neither have a part in it nor like that kind do so half as often."""
AGAIN = {"conflict": 850, "untested": 900, "declined": 400, "expired": 250}
HASTY = 90  # per mille of proposals that come without their test
PATIENCE = 5  # frames in which a step that came back is left to its author
CHOICE = 250  # per mille for each step that is left: where there are few, people would choose the same
BUSY = 3  # changes open in one project, from which on nobody proposes more
STARTS = (0, 2, 4, 6, 12, 24, 36)
"""The frames in which projects may be begun, and the ones after them."""
SHELF = "shelves/{}.txt"
LONGEST_SHELF = 2500


class Work:
    """A project in view: what is in it, what is under way, what came back, and whether the speaker is a member."""

    def __init__(self, project: Project, seen: dict[str, Any], view: dict[str, Any]) -> None:
        self.project = project
        self.files: Files = seen["files"]
        self.member: bool = seen["member"]
        self.changes: list[dict[str, Any]] = seen["changes"]
        self.threads = {one["id"]: one for one in view["threads"] if one.get("project") == project.slug}
        found = {change["id"]: change for change in self.changes}
        self.open = [change for change in found.values() if change["outcome"] == "open"]
        self.open += [one for one in self.threads.values() if review.is_open(one) and one["id"] not in found]

    def step(self, change: dict[str, Any]) -> Step | None:
        """The step that one of its changes proposes."""
        return step_titled(self.project.slug, change["title"])

    def is_in_hand(self, step: Step, agent: str, frame: int) -> bool:
        """Whether somebody has proposed a step and waits, or has just got it back; an own proposal does count."""
        back = (one for one in self.changes if one["outcome"] not in ("open", "merged") and one["agent"] != agent)
        recent = (one for one in back if frame - id_key(one["id"])[0] <= PATIENCE + 1)
        return any(self.step(one) is step for one in (*self.open, *recent))


def changes(view: dict[str, Any], chance: Chance) -> list[dict[str, Any]]:
    """The agent's change in this frame: one or none."""
    if silent(view):
        return []
    speaker = Speaker(view)
    works = [work for seen in view.get("projects", ()) if (work := work_of(seen, view))]
    for work in works:
        for step, opening in returned(work, speaker, view, chance):
            return [proposal(speaker, work, step, opening, chance)]
    for work in works:
        found = new(work, speaker, view, chance)
        if found:
            return [found]
    return found_one(speaker, view, chance)


def work_of(seen: dict[str, Any], view: dict[str, Any]) -> Work | None:
    """A project in view, if it is one of those that agents know how to build and has begun."""
    project = projects().get(seen["slug"])
    return Work(project, seen, view) if project and seen["files"] else None


# What came back.


def returned(work: Work, speaker: Speaker, view: dict[str, Any], chance: Chance) -> Iterator[tuple[Step, str]]:
    """Own changes that came back, each as the step to propose again and what to say of it."""
    taken = [work.step(one) for one in work.open if one["agent"] != speaker.agent]
    for change in work.changes:
        step = work.step(change)
        why = trouble(work, change) if change["agent"] == speaker.agent else ""
        if step is None or not why or step in taken or not step.write(work.files):
            continue
        newer = any(work.step(one) is step and id_key(one["id"]) > id_key(change["id"]) for one in work.changes)
        if not newer and chance.often(AGAIN[why]):
            yield step, opening_of(work, speaker, view, why, chance)


def trouble(work: Work, change: dict[str, Any]) -> str:
    """Why a change will not get in as it is, or an empty text."""
    seen = work.threads.get(change["id"])
    if change["outcome"] == "open":
        return "untested" if seen is not None and seen["against"] and review.is_untested(seen) else ""
    return str(change["outcome"]) if change["outcome"] in AGAIN else ""


def opening_of(work: Work, speaker: Speaker, view: dict[str, Any], why: str, chance: Chance) -> str:
    """What one says of a second attempt."""
    others = [one["agent"] for one in work.changes if one["outcome"] == "merged" and one["agent"] != speaker.agent]
    if why == "untested":
        return "mended"
    return f"again {call(others[0], speaker, view, chance)}" if why == "conflict" and others else ""


# What is new.


def new(work: Work, speaker: Speaker, view: dict[str, Any], chance: Chance) -> dict[str, Any]:
    """A step that nobody has in hand, if the speaker feels like it."""
    age = view["frame"] - max((id_key(one["id"])[0] for one in work.changes), default=0)
    often = PER_MILLE[min(age, len(PER_MILLE) - 1)] // (1 if work.member or is_fond(speaker, work.project) else 2)
    if len(work.open) >= BUSY or not chance.often(often) or not is_chosen(view, work.project.slug):
        return {}
    entry = shelved(work, speaker, chance) if SHELF.format("house") in work.files else {}
    ready = [step for step in work.project.ready(work.files) if step.name != BASE]
    free = [step for step in ready if not work.is_in_hand(step, speaker.agent, view["frame"])]
    fitting = [step for step in free if step.write(work.files)]
    if entry and (not fitting or chance.often(600)):
        return entry
    if not fitting or not chance.often(min(1000, CHOICE * len(fitting))):
        return {}
    step = chance.pick(fitting)
    missing = step.missing(work.files)
    if all(is_test(edit.path) for edit in missing):
        return proposal(speaker, work, step, "filled", chance)
    return proposal(speaker, work, step, "hasty" if chance.often(HASTY) else "", chance)


def is_fond(speaker: Speaker, project: Project) -> bool:
    """Whether a project is about something that the speaker likes."""
    return any(topic.name in project.topics for topic in speaker.known)


def shelved(work: Work, speaker: Speaker, chance: Chance) -> dict[str, Any]:
    """A line of the speaker's own advice for a shelf of the almanac, in its place by the alphabet."""
    aspects = [aspect for topic in speaker.known for aspect in topic.aspects]
    aspect = chance.pick(aspects) if aspects else None
    if aspect is None:
        return {}
    path = SHELF.format(aspect.topic.family)
    line = f"{aspect.topic.name}: {speaker.say(aspect.pieces['advice'][0])}"
    text = work.files.get(path, "")
    if text is None or len(text) > LONGEST_SHELF or line in text.split("\n"):
        return {}
    slots = {"h": chance.pick(aspect.handles), "t": aspect.topic.name, "f": f"`{path}`"}
    title = wording.capital(speaker.fill(chance.pick(lines(floor.ENTRIES)), chance, **slots))
    files = {path: joined(sorted({*text.splitlines(), line}))}
    return change_of(work.project.slug, title, speaker.phrase("shelve", chance, **slots), files)


# Words and files.


def proposal(speaker: Speaker, work: Work, step: Step, opening: str, chance: Chance) -> dict[str, Any]:
    """A change that brings in what a step still lacks; `opening` says what is special about it."""
    files = step.write(work.files, tests=opening != "hasty") or step.write(work.files)
    used = {one["title"] for one in work.changes} | {one["title"] for one in work.threads.values()}
    title = chance.pick([title for title in step.titles if title not in used] or step.titles)
    return change_of(work.project.slug, title, words(speaker, step, opening, list(files), chance), files)


def words(speaker: Speaker, step: Step, opening: str, paths: list[str], chance: Chance) -> str:
    """What one says to the reviewers."""
    tests = [path for path in paths if is_test(path)]
    code = [path for path in paths if path.endswith(".py") and not is_test(path) and not path.endswith("/__init__.py")]
    aim, _, who = opening.partition(" ")
    slots = {"h": chance.pick(step.handles), "t": step.project, "who": who}
    slots["f"] = f"`{(tests if aim == 'mended' else code or paths)[0]}`"
    if aim in ("again", "mended", "filled"):
        return speaker.phrase(aim, chance, **slots)
    return f"{step.why} {speaker.phrase('propose', chance, **slots)}"


def change_of(project: str, title: str, body: str, files: dict[str, str]) -> dict[str, Any]:
    """The action."""
    rows = [{"path": path, "content": text} for path, text in sorted(files.items())]
    return {"do": "change", "project": project, "title": title, "body": body, "files": rows}


# Beginnings.


def found_one(speaker: Speaker, view: dict[str, Any], chance: Chance) -> list[dict[str, Any]]:
    """The first step of a project, one that the speaker likes rather than another."""
    free = [projects()[slug] for slug in open_to_beginners(view)]
    if not free or any(review.is_open(one) and begins(one) for one in view["threads"]):
        return []
    project = max(for_good(view, "projects").shuffled(free), key=lambda one: is_fond(speaker, one))
    often = (PER_MILLE_FOUNDING if view["people"] else PER_MILLE_FIRST)[is_fond(speaker, project)]
    eager = 2 if view["frame"] > 2 and not view.get("projects") else 1
    if not chance.often(often * eager) or not is_chosen(view, "project"):
        return []
    step = project.steps[BASE]
    files = step.write({})
    return [change_of(project.slug, chance.pick(step.titles), words(speaker, step, "", list(files), chance), files)]


def begins(change: dict[str, Any]) -> bool:
    """Whether a change is the first step of a project."""
    step = step_titled(change["project"], change["title"])
    return step is not None and step.name == BASE


def open_to_beginners(view: dict[str, Any]) -> list[str]:
    """The projects that can be begun now: only such as cannot be there already, in view or not.

    To begin one that is there would take it back to its first step. Where a view shows no project there is none. Else
    each has two frames of its own: what is proposed in the first of them is merged at the end of the second at least.
    """
    order = Chance(f"{view.get('seed', 0)} projects").shuffled(projects())
    if view["frame"] > 1 and not view.get("projects"):
        return order
    return [slug for slug, start in zip(order, STARTS, strict=True) if start <= view["frame"] <= start + 1]
