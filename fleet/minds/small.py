"""The manner for small models: one thread in view, the choice by a small schema, each text asked for in plain words.

A state machine without input or output: it yields requests, is sent a model's words, and returns actions. No action
is named here. Those come into question whose required fields can be chosen from a few values or written; their
schemas say how a text is asked for (`x-ask`), what values are called (`x-words`) and how often an action is offered
(`x-offer`). What the model chooses and writes is what counts: where it is of no use, the turn fails.
"""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from fleet import schema
from fleet.chance import Chance
from fleet.minds import shape
from fleet.minds.quote import line
from fleet.minds.tidy import tidy, tidy_line, touches

if TYPE_CHECKING:
    from fleet.minds import Turn

    Request = dict[str, Any]
    Reply = tuple[str, str | None]
    Action = dict[str, Any]

CHOICE_TOKENS, TEXT_TOKENS, TITLE_TOKENS = 40, 60, 24
TRIES = 2
"""How often a text is asked for, each time in another way: with a choice and two texts, five calls at most."""
DRAWS, VALUES = 3, 4
"""How many actions, not all different, are drawn for the model to choose from, and how many values of a field."""
NOTHING = "nothing"
SILENCE = 250
"""Per mille of the turns in which to do nothing is one of the choices; it always is beside a single action."""
TITLE = 300
"""A text that may have at most so many characters is a title."""
HEARD = ("notified", "own", "answer")
"""Why a thread is in view where the agent has a part in it."""
COMMENTS, WORDS = 2, 45
"""How many comments of the thread are shown, and how much of a text: all together some 150 words."""
SLOT = re.compile(r"\{(\w+)\}")


def steps(turn: Turn) -> Generator[Request, Reply, list[Action]]:
    """One turn. Yields {"messages", "schema" or None, "max_tokens"}; is sent (text, finish reason); returns actions.

    Raises shape.Faulty where the choice was not offered, or a text is of no use.
    """
    scene = Scene(turn)
    options = scene.options()
    if not options:
        return []
    option, action = yield from _choose(scene, options)
    texts = list(option.texts) if option else []
    while texts:
        known = scene.known(action)
        field = next((text for text in texts if _ways(action["do"], text, known)), texts[0])
        texts.remove(field)
        action[field] = yield from _write(scene, action["do"], field, known)
    return [action] if option else []


def foreseen(turn: Turn, at: int) -> list[Request]:
    """The requests of a turn in which the model chooses the `at`-th of what it is offered, round and round.

    A text is written once, to the point; small models need a second try for some, so there can be more of them.
    """
    walk = steps(turn)
    found: list[Request] = []
    said: str | None = None
    try:
        while True:
            found.append(walk.send((said, "stop")) if said is not None else next(walk))
            branches = _branches(found[-1]["schema"])
            said = json.dumps(_picked(branches[at % len(branches)])) if branches else _echo(found[-1])
    except (StopIteration, shape.Faulty):
        return found


def _branches(choice: dict[str, Any] | None) -> list[dict[str, Any]]:
    return list(choice.get("anyOf", [choice])) if choice else []


def _picked(branch: Mapping[str, Any]) -> dict[str, str]:
    return {field: node["enum"][0] for field, node in branch["properties"].items()}


def _echo(request: Request) -> str:
    """A text that is certainly about what it was asked for."""
    return f"{line(str(request['messages'][-1]['content']), 200)}."


class Option:
    """An action that may be chosen: what of it is settled, what else is to be chosen, and what is to be written."""

    def __init__(self, do: str) -> None:
        self.settled: Action = {"do": do}
        self.choices: dict[str, dict[str, Any]] = {}
        self.texts: list[str] = []


class Scene:
    """What a small model is shown: one thread, its newest comments, and who looks at them."""

    def __init__(self, turn: Turn) -> None:
        self.turn = turn
        self.view = turn.view
        self.chance = Chance("small:{timeline}:{seed}:{frame}:{agent}".format(**self.view))
        self.name = line(self.view["name"], 60) or turn.agent
        self.topics = [line(word, 60) for word in self.view["interests"]] or ["the weather"]
        self.topic = self.chance.pick(self.topics)
        self.thread = self._drawn()
        self.said = list(self._said()) if self.thread else []
        """(id, agent, text) of what is shown."""

    def _drawn(self) -> dict[str, Any] | None:
        """A thread in which others speak, rather one in which the agent was heard."""
        weighed = [
            (3 if thread.get("why") in HEARD else 2, thread)
            for thread in self.view["threads"]
            if any(said["agent"] != self.turn.agent for said in (thread, *thread["comments"][-COMMENTS:]))
        ]
        return self.chance.weighed(weighed) if weighed else None

    def _said(self) -> Iterator[tuple[str, str, str]]:
        assert self.thread is not None
        for said in (self.thread, *self.thread["comments"][-COMMENTS:]):
            words = line(said["body"], 1000).split()
            yield said["id"], said["agent"], " ".join(words[:WORDS])

    def called(self, agent: str) -> str:
        """The first name of an agent."""
        person = self.view["people"].get(agent, {})
        return next(iter(line(str(person.get("name", agent)), 40).split()), agent)

    def options(self) -> list[Option]:
        """A few actions that can be done here, those more likely that are to be offered more often."""
        weights = {do: int(shape.kind(do).get("x-offer", 1)) for do in schema.ACTIONS}
        possible = [(weights[do], option) for do in schema.ACTIONS if weights[do] and (option := self._option(do))]
        drawn = [self.chance.weighed(possible) for _ in range(DRAWS)] if possible else []
        return [option for at, option in enumerate(drawn) if option not in drawn[:at]]

    def _option(self, do: str) -> Option | None:
        option = Option(do)
        nodes = shape.fields(do)
        for field in shape.required(do):
            values = self._values(nodes[field])
            if values is None and nodes[field].get("type") == "string" and "format" not in nodes[field]:
                option.texts.append(field)
            elif not values:
                return None
            elif len(values) == 1:
                option.settled[field] = next(iter(values.values()))
            else:
                option.choices[field] = values
        return option if shape.required(do) else None

    def _values(self, node: Mapping[str, Any]) -> dict[str, Any] | None:
        """The values that a field can have here, by what they are called; None where it is not to be chosen."""
        if node.get("format") == "address" and "x-from" not in node:
            return self._others()
        if "x-words" in node:
            return dict(self.chance.shuffled(node["x-words"].items()))
        values = [node["const"]] if "const" in node else node.get("enum", shape.choices(dict(node), [self.view]))
        return None if values is None else {str(value): value for value in self.chance.sample(values, VALUES)}

    def _others(self) -> dict[str, str]:
        """The ids of what others say here, by first names."""
        found: dict[str, str] = {}
        for key, agent, _ in self.said:
            name = self.called(agent)
            again = sum(label.partition(" ")[0] == name for label in found)
            if agent != self.turn.agent:
                found[f"{name} {again + 1}" if again else name] = key
        return dict(self.chance.shuffled(found.items()))

    def known(self, action: Action) -> dict[str, str]:
        """What a question about an action, as far as it is settled, can speak of."""
        told = {**{field: str(value) for field, value in action.items()}, "topic": self.topic}
        for key, agent, text in self.said:
            if self.thread and key in action.values():
                told |= {"who": self.called(agent), "said": text, "topic": line(self.thread["title"], 80)}
        return told

    def system(self, task: str) -> dict[str, str]:
        """Who speaks, in a sentence or two."""
        trade = line(str(self.view["persona"].get("archetype", "")), 40)
        who = f"{self.name}, {'an' if trade[0].lower() in 'aeiou' else 'a'} {trade}" if trade else self.name
        return _message("system", f"You are {who}. {task}")


def _message(role: str, text: str) -> dict[str, str]:
    return {"role": role, "content": text}


# The choice.


def _choose(scene: Scene, options: list[Option]) -> Generator[Request, Reply, tuple[Option | None, Action]]:
    """Which action, and the values that it needs chosen; None where the model chose to do nothing."""
    offered: dict[str, Option | None] = {option.settled["do"]: option for option in options}
    if len(options) == 1 or scene.chance.often(SILENCE):
        offered[NOTHING] = None
    offered = dict(scene.chance.shuffled(offered.items()))
    text, _ = yield {
        "messages": [scene.system("You read what your neighbours write."), _message("user", _question(scene, offered))],
        "schema": _choice_schema(offered),
        "max_tokens": CHOICE_TOKENS,
    }
    said = shape.read(text)
    if said.get("do") not in list(offered):  # it may be anything, a list too
        raise shape.Faulty(f"the choice is none of {', '.join(offered)}")
    option = offered[said["do"]]
    return option, _settled(option, said) if option else {}


def _settled(option: Option, said: Mapping[str, Any]) -> Action:
    for field, values in option.choices.items():
        if said.get(field) not in list(values):
            raise shape.Faulty(f"{field} is none of {', '.join(values)}")
    return {**option.settled, **{field: values[said[field]] for field, values in option.choices.items()}}


def _question(scene: Scene, offered: Mapping[str, Option | None]) -> str:
    verbs = ["wrote", *["answered"] * len(scene.said)]
    rows = [f"{scene.called(agent)} {verb}: {text}" for verb, (_, agent, text) in zip(verbs, scene.said, strict=False)]
    rows += ["", "What do you do now?"] if rows else ["What do you do now?"]
    rows += [f"- {do}: {_purpose(do) if option else 'Say nothing this time'}" for do, option in offered.items()]
    return "\n".join([*rows, "Answer in JSON."])


def _purpose(do: str) -> str:
    return re.split(r"[.:;,] ?", str(shape.kind(do).get("description", do)), maxsplit=1)[0]


def _choice_schema(offered: Mapping[str, Option | None]) -> dict[str, Any]:
    branches = []
    for do, option in offered.items():
        choices = option.choices if option else {}
        properties = {"do": [do], **{field: list(values) for field, values in choices.items()}}
        branches.append({
            "type": "object",
            "properties": {field: {"type": "string", "enum": values} for field, values in properties.items()},
            "required": list(properties),
            "additionalProperties": False,
        })  # fmt: skip
    return branches[0] if len(branches) == 1 else {"anyOf": branches}


# The texts.


def _write(scene: Scene, do: str, field: str, known: Mapping[str, str]) -> Generator[Request, Reply, str]:
    """A text of the model's own words, asked for once more, in another way, where it is of no use or beside the point.

    The second is taken if it is to the point, else the first that can stand. Raises shape.Faulty where none can.
    """
    node = shape.fields(do)[field]
    ways = scene.chance.shuffled(_ways(do, field, known)) or [[_plain_request(do, node)]]
    matter = f"{known['topic']} {known.get('said', '')}"
    usable: list[str] = []
    fault = ""
    for attempt in range(TRIES):
        way = [SLOT.sub(lambda slot: known.get(slot[1], slot[0]), said) for said in ways[attempt % len(ways)]]
        try:
            text = yield from _asked(scene, node, way)
        except shape.Faulty as faulty:
            fault = str(faulty)
            continue
        usable.append(text)
        if touches(text, matter):
            return text
    if not usable:
        raise shape.Faulty(f"{do}: {field}: {fault}")
    return usable[0]


def _asked(scene: Scene, node: Mapping[str, Any], way: list[str]) -> Generator[Request, Reply, str]:
    most = scene.turn.limits.get(node.get("x-limit", ""), 1000)
    title = most <= TITLE
    talk = [_message(("user", "assistant")[at % 2], said) for at, said in enumerate(way)]
    text, finish = yield {
        "messages": [scene.system("You write to your neighbours in short, plain sentences."), *talk],
        "schema": None,
        "max_tokens": TITLE_TOKENS if title else TEXT_TOKENS,
    }
    if title:
        return tidy_line(text, finish == "length", most, scene.name)
    return tidy(text, finish == "length", most, scene.name, [*way, *(said for _, _, said in scene.said)])


def _ways(do: str, field: str, known: Mapping[str, str]) -> list[list[str]]:
    """The ways to ask for a text with what is known: each some turns of example talk, and the question."""
    ways: list[list[str]] = shape.fields(do)[field].get("x-ask", [])
    return [way for way in ways if all(slot in known for said in way for slot in SLOT.findall(said))]


def _plain_request(do: str, node: Mapping[str, Any]) -> str:
    what = node.get("description", "a text")
    return (
        f"{shape.kind(do).get('description', do)} It is about {{topic}}. Write in one or two short sentences: {what}."
    )
