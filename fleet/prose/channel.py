"""Channels: when an agent opens one, which it comes to read, and which it leaves.

A channel is opened for a topic that several people in view talk about, in some frames only and by few; or for a project
by whoever began it. Who opens one reads it from then on.
"""

from __future__ import annotations

from fleet.chance import Chance
from fleet.prose import wording
from fleet.prose.catalogue import BASE, projects, step_titled
from fleet.prose.matter import Topic
from fleet.prose.reading import Thread
from fleet.prose.speaker import Speaker, is_chosen, lines, moment, silent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

SEASON = 4  # in one frame of so many channels are opened for topics
SPEAKERS = 3  # different people who have to talk about a topic
PER_MILLE_OPENING = 400  # ... of those on whom the lot falls
PER_MILLE_OF_A_PROJECT = 750
PER_MILLE_JOINING = {True: 250, False: 12}
"""Of frames in which one begins to read a channel that is about what one likes, or about something else."""
PER_MILLE_LEAVING = 25  # ... leaves one that is not
HOME = "general"
TITLES = """
    {T} / All about {t} / The corner for {t} / {T} and what goes with {itself} / For {folk} and their friends
    """
ABOUTS = """
    {T}: {h}, {h2} and all the rest. {Folk} and those who would like to be.
    For everything about {t}, from {h} to {h2}.
    Questions, stories and quarrels about {t}. Somebody here will know about {h}.
    Where {folk} sit together and talk about {h}, {h2} and {h3}.
    """
BUILDING = """
    Where {called} is built: {about}. Changes, questions, and what should come next.
    {Called}, that is {about}. What is proposed for it comes here.
    For everybody who builds {called} or uses it. It is about {about}.
    """


def channels(view: dict[str, Any]) -> list[dict[str, Any]]:
    """The channel that the agent opens in this frame: mostly none."""
    if silent(view):
        return []
    chance = moment(view, "channel")
    there = {one["slug"] for key in ("channels", "other_channels") for one in view.get(key, ())}
    return of_a_project(view, there, chance) or of_a_topic(view, there, chance)


def of_a_project(view: dict[str, Any], there: set[str], chance: Chance) -> list[dict[str, Any]]:
    """A channel for the project that the agent began, when it has just been merged."""
    for seen in view["threads"]:
        step = step_titled(seen["project"], seen["title"]) if seen.get("kind") == "change" else None
        verdict = seen.get("verdict", {})
        if step is None or step.name != BASE or seen["agent"] != view["agent"] or seen["project"] in there:
            continue
        if verdict.get("outcome") == "merged" and verdict["frame"] == view["frame"]:
            project = projects()[seen["project"]]
            if chance.often(PER_MILLE_OF_A_PROJECT):
                about = wording.fill(chance.pick(lines(BUILDING)), called=project.called, about=project.about)
                return [opened(project.slug, wording.capital(project.called), wording.sentences(about))]
    return []


def of_a_topic(view: dict[str, Any], there: set[str], chance: Chance) -> list[dict[str, Any]]:
    """A channel for one of the agent's topics that several people in view talk about."""
    season = Chance(f"{view.get('seed', 0)} season of channels").below(SEASON)
    if view["frame"] % SEASON != season or not chance.often(PER_MILLE_OPENING) or not is_chosen(view, "channel"):
        return []
    speaker = Speaker(view)
    talked = talk(view)
    for topic in speaker.known:
        if len(talked.get(topic, ())) >= SPEAKERS and topic.slug not in there and topic.slug not in projects():
            handles = chance.sample([handle for aspect in topic.aspects for handle in aspect.handles], 3)
            slots = dict(zip(("h", "h2", "h3"), handles, strict=True))
            slots |= {"t": topic.name, "folk": topic.folk, "itself": "them" if topic.plural else "it"}
            title = wording.fill(chance.pick(lines(TITLES, " / ")), **slots)
            about = wording.sentences(wording.fill(chance.pick(lines(ABOUTS)), **slots))
            return [opened(topic.slug, title, about)]
    return []


def talk(view: dict[str, Any]) -> dict[Topic, set[str]]:
    """Who talks about which topic in view."""
    found: dict[Topic, set[str]] = {}
    for seen in view["threads"]:
        topic = Thread({**seen, "comments": []}).topic
        if topic is not None:
            found.setdefault(topic, set()).update([seen["agent"], *(one["agent"] for one in seen["comments"])])
    return found


def opened(slug: str, title: str, about: str) -> dict[str, Any]:
    """The action."""
    return {"do": "channel", "slug": slug, "title": title, "about": about}


def subscriptions(view: dict[str, Any], chance: Chance) -> list[dict[str, Any]]:
    """The channel that the agent begins to read: the one it opens, or one that it hears of."""
    if silent(view):
        return []
    speaker = Speaker(view)
    for channel in [*channels(view), *view.get("other_channels", ())]:
        own = "do" in channel
        if own or chance.often(PER_MILLE_JOINING[is_for(speaker, channel)]):
            return [{"do": "subscribe", "channel": channel["slug"]}]
    return []


def unsubscriptions(view: dict[str, Any], chance: Chance) -> list[dict[str, Any]]:
    """The channel that the agent leaves: one that has nothing to do with it, and not the last one."""
    if silent(view) or len(view["channels"]) < 2 or not chance.often(PER_MILLE_LEAVING):
        return []
    speaker = Speaker(view)
    strange = [one["slug"] for one in view["channels"] if one["slug"] != HOME and not is_for(speaker, one)]
    return [{"do": "unsubscribe", "channel": chance.pick(strange)}] if strange else []


def is_for(speaker: Speaker, channel: dict[str, Any]) -> bool:
    """Whether a channel is about something that the speaker likes."""
    project = projects().get(channel["slug"])
    if project is not None:
        return any(topic.name in project.topics for topic in speaker.known)
    words = wording.content(f"{channel['slug'].replace('-', ' ')} {channel['title']} {channel['about']}")
    likes = [topic.name for topic in speaker.known] + speaker.strange
    return any(wording.content(like) and wording.content(like) <= words for like in likes)
