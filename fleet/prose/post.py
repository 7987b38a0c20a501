"""What an agent posts: a matter from its own interests, in a plan that its archetype likes and its voice shapes."""

from __future__ import annotations

from functools import cache

from fleet.chance import Chance
from fleet.prose import plans, wording
from fleet.prose.matter import Aspect, Piece, aspects_of, recognise
from fleet.prose.reading import Thread
from fleet.prose.speaker import Speaker, count_sentences, lines, silent
from fleet.prose.themes import THEMES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

TRIES = 5
MOST_SENTENCES = 5
PER_MILLE_POSTING = 215
PER_MILLE_FOUNDING = 640  # in a world without threads
LONGEST_HEADLINE = 64  # characters of a thesis that may stand as a title
OWN_TAIL = 550  # per mille of tails that come from the speaker's own life rather than from its archetype
BARE_TITLE = 250  # per mille of titles without a tail, among those that are particular enough without it


def posts(view: dict[str, Any], chance: Chance) -> list[dict[str, Any]]:
    """The agent's posts for this frame: one or none."""
    threads = view["threads"]
    if silent(view) or not view["channels"] or not chance.often(PER_MILLE_POSTING if threads else PER_MILLE_FOUNDING):
        return []
    speaker = Speaker(view)
    taken = {thread["title"] for thread in threads} | {thread["body"] for thread in threads}
    aspect = next_matter(speaker, view)
    for _ in range(TRIES):
        title, body = compose(speaker, aspect, view, chance)
        if title not in taken and body not in taken and count_sentences(body) <= MOST_SENTENCES:
            tags = [aspect.topic.slug, aspect.theme]
            channel = channel_for(aspect, view["channels"])
            return [{"do": "post", "channel": channel, "title": title, "body": body, "tags": tags}]
    return []


def next_matter(speaker: Speaker, view: dict[str, Any]) -> Aspect:
    """The aspect whose turn it is in the agent's deck, but not one that a visible thread is about."""
    deck = speaker.deck()
    seen = {piece.aspect.key for thread in view["threads"] for piece in recognise(thread["body"])}
    start = view["frame"] % len(deck)
    turn = deck[start:] + deck[:start]
    return next((aspect for aspect in turn if aspect.key not in seen), turn[0])


def channel_for(aspect: Aspect, channels: list[dict[str, Any]]) -> str:
    """The channel that speaks of the topic, else the general one, else the first."""
    wanted = wording.content(aspect.topic.name)
    for channel in channels:
        about = f"{channel['slug'].replace('-', ' ')} {channel.get('title', '')} {channel.get('about', '')}"
        if wanted & wording.content(about):
            return str(channel["slug"])
    slugs = [str(channel["slug"]) for channel in channels]
    return "general" if "general" in slugs else slugs[0]


def compose(speaker: Speaker, aspect: Aspect, view: dict[str, Any], chance: Chance) -> tuple[str, str]:
    """A title and a body about an aspect."""
    slots = matter_of(speaker, aspect, chance)
    side = speaker.side(aspect)
    plan = plan_for(speaker, side, chance)
    if plan == "echo" and not echo(speaker, aspect, view, chance, slots):
        plan = "observe"
    if plan == "compare" and not compare(speaker, aspect, chance, slots):
        plan = "claim"
    body_plan = plan
    if speaker.strange and side > 0 and (not speaker.known or chance.often(200)):
        body_plan, slots["interest"] = "visitor", chance.pick(speaker.strange)
    body = write(speaker, chance.pick(ways(body_plan, side)), aspect, slots, chance)
    return title_of(speaker, plan, slots, chance), body


def plan_for(speaker: Speaker, side: int, chance: Chance) -> str:
    """One of the plans its archetype leans to, in half of the cases, else any that has a way for this side."""
    open_plans = [plan for plan in plans.TITLES if ways(plan, side)]
    leans = [plan for plan in open_plans if plan in speaker.leans.split()]
    return chance.pick(leans if leans and chance.often(480) else open_plans)


@cache
def ways(plan: str, side: int) -> tuple[str, ...]:
    """The bodies of a plan for one side: what speaks against a claim makes sense only after the claim."""
    return tuple(way for way in lines(plans.BODIES[plan]) if answers_first(way) == (side < 0))


def answers_first(way: str) -> bool:
    """Whether a body tells what others think before it says what the speaker does."""
    low = way.lower()
    other = low.find("{anti}")
    return other >= 0 and all(other < low.find(slot) for slot in ("{a}", "{hold}", "{pair}") if slot in low)


def matter_of(speaker: Speaker, aspect: Aspect, chance: Chance) -> dict[str, str]:
    """The slots that an aspect and the speaker's side of it fill."""
    side, pieces = speaker.side(aspect), aspect.pieces
    mine, theirs = aspect.case_for(side), aspect.case_for(-side)
    thesis, reason = (mine[0], chance.pick(mine[1:])) if side > 0 else chance.sample(mine, 2)
    sibling = chance.pick([one for one in aspect.topic.aspects if one is not aspect])
    handles = chance.shuffled(aspect.handles)
    texts: dict[str, Piece] = {
        "a": thesis,
        "b": reason,
        "anti": theirs[0] if side < 0 else chance.pick(theirs),
        "case": chance.pick(pieces["case"]),
        "q": chance.pick(pieces["question"]),
        "adv": pieces["advice"][0],
        "adv2": sibling.pieces["advice"][0],
        "c": sibling.pieces["claim"][0],
    }
    slots = {name: speaker.say(piece) for name, piece in texts.items()}
    topic = aspect.topic
    slots |= {"t": topic.name, "site": topic.site, "one": topic.one, "folk": topic.folk}
    slots["theme"] = THEMES[aspect.theme][0]
    slots |= {"h": handles[0], "h2": handles[1], "hc": chance.pick(sibling.handles)}
    slots["words"] = slots["a"] if len(slots["a"]) <= LONGEST_HEADLINE else thesis.quote or handles[2]
    slots |= speaker.scenery(chance)  # the same in the title and in the body
    return slots | {
        "scene": speaker.fill(chance.pick(lines(f"{plans.TIMES} {plans.SCENES}", " / ")), chance, **slots),
        "when": speaker.fill(chance.pick(lines(plans.TIMES, " / ")), chance, **slots),
        "stake": chance.pick(lines(plans.STAKES, " / ")),
    }


def compare(speaker: Speaker, aspect: Aspect, chance: Chance, slots: dict[str, str]) -> bool:
    """Add a second topic with the same theme, one's own if possible."""
    others = speaker.cousins(aspect.theme, aspect.topic)
    if not others or chance.often(300):
        others = [one for one in aspects_of(aspect.theme) if one.topic is not aspect.topic and speaker.side(one) > 0]
    if others:
        other = chance.pick(others)
        thesis = speaker.say(other.pieces["claim"][0])
        slots |= {"t2": other.topic.name, "hb": chance.pick(other.handles), "a2": thesis}
    return bool(others)


def echo(speaker: Speaker, aspect: Aspect, view: dict[str, Any], chance: Chance, slots: dict[str, str]) -> bool:
    """Add somebody's thread on another topic with the same theme, if there is one to see."""
    for seen in chance.shuffled(thread for thread in view["threads"] if thread["agent"] != speaker.agent):
        for piece in Thread({**seen, "comments": []}).post.pieces[:1]:
            if piece.aspect.theme == aspect.theme and piece.aspect.topic is not aspect.topic:
                slots |= {"other": f"@{seen['agent']}", "t2": piece.aspect.topic.name}
                slots["hb"] = chance.pick(piece.aspect.handles)
                return True
    return False


def write(speaker: Speaker, template: str, aspect: Aspect, slots: dict[str, str], chance: Chance) -> str:
    """The body: the template with its sentences in the speaker's voice, and an ending as far as there is room."""
    sayings, questions = THEMES[aspect.theme][1:]
    hold = speaker.phrase("hold", chance, **slots)
    besides = f"{hold} {speaker.phrase('besides', chance, **slots)}"  # two objections do not explain each other
    blocks = {
        "pair": speaker.phrase("pair", chance, **slots) if speaker.side(aspect) > 0 else besides,
        "hold": hold,
        "wonder": speaker.phrase("wonder", chance, **slots),
        "saying": chance.pick(lines(sayings)),
        "ask": speaker.phrase("wonder", chance, **(slots | {"q": chance.pick(lines(questions))})),
    }
    body = speaker.fill(template.replace("{End}", ""), chance, **slots, **blocks)
    body = wording.sentences(body)
    for ending in endings(speaker, template, aspect, slots, blocks, chance):
        if count_sentences(f"{body} {ending}") <= MOST_SENTENCES:
            body = f"{body} {ending}"
    return body


def endings(
    speaker: Speaker, template: str, aspect: Aspect, slots: dict[str, str], blocks: dict[str, str], chance: Chance
) -> list[str]:
    """What may follow the body: a question or a closing, and now and then a remark."""
    found = []
    if "{End}" in template:
        close = blocks["wonder"] if chance.often(400) else speaker.phrase("close", chance, **slots)
        found.append(close)
    if chance.often(380):
        found.append(speaker.remark(chance, aspect, slots["h2"]))
    return found


def title_of(speaker: Speaker, plan: str, slots: dict[str, str], chance: Chance) -> str:
    """A title of the plan; the archetype finishes it."""
    template = chance.pick(lines(plans.TITLES[plan]))
    title = wording.sentences(speaker.fill(template, chance, **slots))
    particular = any(slot in template for slot in ("{place}", "{years}", "{kin}", "{hb}", "{t2}", "{when}"))
    if particular and chance.often(BARE_TITLE):
        return title
    tail = chance.pick(lines(plans.OWN_TAILS if chance.often(OWN_TAIL) and not particular else speaker.tails, " / "))
    tail = speaker.fill(tail, chance, **slots)
    return f"{title} ({tail})" if title.endswith("?") or "," in title else f"{title}, {tail}"
