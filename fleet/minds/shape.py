"""What a model may answer: the schema that it is asked to fill, and the judge of what came.

Pure, and made from `schemas/actions/` alone: no action is named here, so a new one needs no edit. A field's `x-from`
says where in a view its values stand; the id of a thread or comment in view stands for its address. What cannot be
used is dropped and said in words; nothing is repaired by guessing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from fleet import delta, names, schema, strictjson
from fleet.errors import Failure

if TYPE_CHECKING:
    from fleet.minds import Turn

    Action = dict[str, Any]
    Node = dict[str, Any]
    View = Mapping[str, Any]
    Views = Sequence[View]
    Look = Callable[[Node], list[str] | None]

OWN = ("id", "agent")
"""The fields that our code adds to every action; a model never says them."""
MOST_CHOICES = 40
"""Values of one enum. Providers refuse long ones and let each value be paid for; and a model that needs help to choose
has a small window, so that it is shown no more than these."""
LONGEST_FAULT = 500
DROPPED = str.maketrans(dict.fromkeys(strictjson.CONTROLS))


class Faulty(ValueError):
    """Why an answer as a whole is none: words for the model that is asked once more, and for the record."""


class NothingInView(Exception):
    """Nothing that the agent sees can stand in a field."""


# The schemas of actions, as a mind meets them.


@cache
def kind(do: str) -> Node:
    """The schema of an action."""
    return schema.load(f"actions/{do}")


def fields(do: str) -> dict[str, Node]:
    """The fields that a mind fills, in the order of the action's schema."""
    return {name: node for name, node in kind(do)["properties"].items() if name not in (*OWN, "do")}


def required(do: str) -> list[str]:
    """Those of them that the action cannot be without."""
    return [name for name in fields(do) if name in kind(do)["required"]]


def choices(node: Node, views: Views) -> list[str] | None:
    """The values that some views hold for a field; None where its schema does not look for them in a view."""
    if "x-from" in node:
        paths = [node["x-from"]] if isinstance(node["x-from"], str) else node["x-from"]
        return list(dict.fromkeys(word for path in paths for view in views for word in _at(view, path.split("/"))))
    return list(dict.fromkeys(key for view in views for key in targets(view))) if _is_address(node) else None


def targets(view: View) -> dict[str, str]:
    """The address of every thread and comment in view, by its id."""
    return {entry["id"]: entry.get("address", entry["id"]) for entry in _maps(view) if _is_target(entry)}


def _is_address(node: Node) -> bool:
    return node.get("format") == "address"


def _is_target(entry: View) -> bool:
    """A thread holds comments and a comment knows its address; the id of an act alone is neither."""
    return "id" in entry and ("comments" in entry or "address" in entry)


def _maps(value: Any) -> Iterator[View]:
    if isinstance(value, dict):
        yield value
        value = value.values()
    elif not isinstance(value, list):
        return
    for element in value:
        if isinstance(element, (dict, list)):
            yield from _maps(element)


def _at(value: Any, steps: Sequence[str]) -> Iterator[str]:
    """The words at a path of a view; `*` is each element of a list or map."""
    if not steps:
        yield from _words(value)
    elif steps[0] == "*":
        for element in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from _at(element, steps[1:])
    elif isinstance(value, dict) and steps[0] in value:
        yield from _at(value[steps[0]], steps[1:])


def _words(value: Any) -> Iterator[str]:
    """What stands at the end of a path: a word, the words of a list, the `id` of a map, or else its keys."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from [value["id"]] if "id" in value else value
    elif isinstance(value, list):
        for element in value:
            yield from _words(element)


# The schema of an answer, in the subset that every provider takes: no object takes other keys, every key is required
# (what is optional may be null), no bounds, no formats, and enums of texts only (Gemini refuses others).


def answer_schema(view: View) -> Node:
    """The shape of what one agent answers to its view: {"actions": [...]}."""
    return shaped(asked([view]), [view["agent"]])


def shaped(actions: Mapping[str, Node], agents: Sequence[str]) -> Node:
    """The shape of an answer that holds such actions.

    For several agents: {"answers": [{"agent": ..., "actions": [...]}, ...]}. All choose from what any of them sees, so
    that the actions stand there once; not by `$ref`, which not every server follows.
    """
    acts: Node = {"type": "array", "items": _any_of(list(actions.values()))}
    if len(agents) == 1:
        return _object({"actions": acts})
    named: dict[str, Node] = {"agent": {"type": "string", "enum": list(agents)}, "actions": acts}
    return _object({"answers": {"type": "array", "items": _object(named)}})


def asked(views: Views) -> dict[str, Node]:
    """The shape of each action for which there is something in view; of all, bare, where there would be none."""
    found = {}
    look = _remembering(views)
    for do in schema.ACTIONS:
        try:
            found[do] = _action(do, look)
        except NothingInView:
            continue
    return found or {do: _action(do, lambda node: None) for do in schema.ACTIONS}


def _remembering(views: Views) -> Look:
    """`choices` of some views, which looks for addresses only once."""
    found = choices({"format": "address"}, views)
    return lambda node: found if _is_address(node) and "x-from" not in node else choices(node, views)


def _action(do: str, look: Look) -> Node:
    filled = _properties(fields(do), required(do), look)
    return _object({"do": {"type": "string", "enum": [do]}, **filled})


def _strict(node: Node, look: Look) -> Node:
    """A node of one of our schemas, in the subset."""
    values = look(node)
    if values is not None and not values:
        raise NothingInView
    if values and len(values) <= MOST_CHOICES:
        return {"type": "string", "enum": values}
    if "properties" in node:
        return _object(_properties(node["properties"], node.get("required", ()), look))
    for either in ("anyOf", "oneOf"):
        if either in node:
            return _any_of([_strict(branch, look) for branch in node[either]])
    if isinstance(node.get("type"), list):
        return _any_of([_strict({**node, "type": each}, look) for each in node["type"]])
    if node.get("type") == "array":
        return {"type": "array", "items": _strict(node["items"], look)}
    return _scalar(node)


def _scalar(node: Node) -> Node:
    allowed = [node["const"]] if "const" in node else node.get("enum")
    if allowed and all(isinstance(value, str) for value in allowed):
        return {"type": "string", "enum": allowed}
    kinds = {str: "string", bool: "boolean", int: "integer", type(None): "null"}
    found = node.get("type") or (kinds.get(type(allowed[0])) if allowed else None)
    if found not in kinds.values():
        raise Failure(f"a schema in schemas/actions/ has a part that no model can be asked for: {node!r:.200}")
    return {"type": found}


def _properties(nodes: Mapping[str, Node], needed: Sequence[str], look: Look) -> dict[str, Node]:
    filled = {}
    for name, node in nodes.items():
        try:
            strict = _strict(node, look)
        except NothingInView:
            if name in needed:
                raise
            continue
        filled[name] = strict if name in needed else _any_of([strict, {"type": "null"}])
    return filled


def _object(properties: dict[str, Node]) -> Node:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _any_of(branches: Sequence[Node]) -> Node:
    flat = [each for branch in branches for each in (branch["anyOf"] if set(branch) == {"anyOf"} else [branch])]
    return flat[0] if len(flat) == 1 else {"anyOf": flat}


# An answer, read.


def read(text: str) -> Any:
    """The one JSON object in a model's text, without what surrounds it. Raises Faulty; never guesses.

    Around it may be a thought (`<think>`), a code fence, and prose without braces.
    """
    said = _thought_out(text)
    start = said.find("{")
    if start < 0:
        raise Faulty("there is no JSON object in it" if said.strip() else "it is empty")
    try:
        value, rest = _decoded(said, start)
    except ValueError as error:
        blocks = [block for block in said.split("```")[1::2] if "{" in block]
        if len(blocks) != 1 or blocks[0].index("{") + said.index(blocks[0]) == start:
            raise Faulty(_unreadable(said, error)) from None
        return read(blocks[0])
    if "{" in rest:
        raise Faulty("there is more than one JSON object in it")
    if _depth(value) > strictjson.DEEPEST:
        raise Faulty(f"it is nested deeper than {strictjson.DEEPEST}")
    return value


def _thought_out(text: str) -> str:
    """The text after a model's thought; a draft within the thought is not its answer."""
    if not text.lstrip().lower().startswith("<think"):
        before, ended, after = text.partition("</think>")
        return after if ended and "{" not in before else text
    _, ended, after = text.partition("</think>")
    if not ended:
        raise Faulty("it ends within its own thought")
    return after


def _decoded(text: str, start: int) -> tuple[Any, str]:
    """A JSON value and what follows it. Line breaks within a text are taken as they are meant."""
    import json

    decoder = json.JSONDecoder(strict=False, object_pairs_hook=_object_once, parse_constant=_no_number)
    try:
        value, end = decoder.raw_decode(text, start)
    except RecursionError:
        raise ValueError("it is nested too deep") from None
    return value, text[end:]


def _object_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key occurs twice in one object")
    return made


def _no_number(word: str) -> Any:
    raise ValueError(f"{word} is no JSON value")


def _unreadable(text: str, error: ValueError) -> str:
    place = getattr(error, "pos", None)
    if place is None:
        return str(error)[:LONGEST_FAULT]
    message = str(getattr(error, "msg", error))
    cut = "Unterminated string" in message or not text[place:].strip().strip("`")
    line = f"line {getattr(error, 'lineno', 0)} column {getattr(error, 'colno', 0)}"
    return "its JSON is cut off before its end" if cut else f"it is not valid JSON: {message} at {line}"


def _depth(value: Any) -> int:
    level, depth = [value], 0
    while level := [child for parent in level if isinstance(parent, (dict, list)) for child in _inside(parent)]:
        depth += 1
    return depth + 1


def _inside(parent: dict[str, Any] | list[Any]) -> Sequence[Any]:
    return list(parent.values()) if isinstance(parent, dict) else parent


def answers_of(answer: Any, agents: Sequence[str]) -> dict[str, Any]:
    """What an answer says for each agent, as `sift` takes it; None for one that it leaves out. Raises Faulty."""
    if len(agents) == 1:
        return {agents[0]: answer}
    answers = answer.get("answers") if isinstance(answer, dict) else None
    said = answers if isinstance(answers, list) and all(isinstance(one, dict) for one in answers) else []
    found = {one["agent"]: one for one in said if one.get("agent") in agents}
    if not found or len(found) < sum(one.get("agent") in agents for one in said):
        raise Faulty('it should be {"answers": [{"agent": ..., "actions": [...]}, ...]}, with each agent once')
    return {agent: found.get(agent) for agent in agents}


# An answer, judged.


def sift(answer: Any, turn: Turn) -> tuple[list[Action], list[str]]:
    """The actions of {"actions": [...]} that may go into a delta, without id and agent; and a sentence for each fault.

    Judged as the gate judges. Where only an optional field is at fault, the action goes without it. Raises Faulty
    where there is no list of actions at all.
    """
    acts = answer.get("actions") if isinstance(answer, dict) else None
    if not isinstance(acts, list):
        raise Faulty('it should be {"actions": [ACTION, ...]}, with an empty list for no action')
    good: dict[bytes, Action] = {}
    faults = []
    addresses = targets(turn.view)
    for place, said in enumerate(acts, 1):
        action, fault = _judged(said, turn, addresses)
        if action is not None and strictjson.dumps(action) in good:
            action, fault = None, "it is there already"
        if fault:
            faults.append(f"action {place}{_called(said)}: {fault}"[:LONGEST_FAULT])
        if action is not None:
            good[strictjson.dumps(action)] = action
    return _within(list(good.values()), turn.limits["actions"], faults)


def _within(good: list[Action], most: int, faults: list[str]) -> tuple[list[Action], list[str]]:
    if len(good) > most:
        faults.append(f"{len(good) - most} actions left out: more than limits.actions = {most}")
    return good[:most], faults


def _called(said: Any) -> str:
    do = said.get("do") if isinstance(said, dict) else None
    return f" ({do})" if isinstance(do, str) and do in schema.LIMITS else ""


def _judged(said: Any, turn: Turn, addresses: Mapping[str, str]) -> tuple[Action | None, str | None]:
    """The action, if it can be used, and what is wrong with it, if anything is."""
    if not isinstance(said, dict) or not isinstance(said.get("do"), str):
        return None, "it is no object with a `do`"
    if any(field in said for field in OWN):
        return None, f"{' and '.join(OWN)} are not the agent's to say"
    if said["do"] not in schema.LIMITS:
        return None, f"no action is called {said['do'][:40]!r}; there are {', '.join(schema.ACTIONS)}"
    action = _plain(said, kind(said["do"]), addresses)
    fault = _misfit(action, turn)
    if fault is None:
        return action, None
    for left in _without_optional(action):
        if _misfit(left, turn) is None:
            lost = ", ".join(field for field in action if field not in left)
            return left, f"{lost} left out: {fault}"
    return None, fault


def _plain(value: Any, node: Node, addresses: Mapping[str, str]) -> Any:
    """The value as a delta may hold it: no null or empty text for what is left out, no controls, whole addresses."""
    if isinstance(value, str):
        text = value.translate(DROPPED) if value.isascii() else _legible(value)
        return addresses.get(text, text) if _is_address(node) else text
    if isinstance(value, list):
        return [_plain(item, node.get("items", {}), addresses) for item in value]
    if isinstance(value, dict):
        forms = [node, *node.get("anyOf", ()), *node.get("oneOf", ())]
        inner = {key: child for form in forms for key, child in form.get("properties", {}).items()}
        needed = {key for form in forms for key in form.get("required", ())}
        kept = {key: item for key, item in value.items() if not _left_out(item, inner.get(key, {}), key in needed)}
        return {key: _plain(item, inner.get(key, {}), addresses) for key, item in kept.items()}
    return value


def _left_out(item: Any, node: Node, needed: bool) -> bool:
    """Whether a value stands for none: as all fields must be there, models write null, or an empty text."""
    return item is None or (item == "" and not needed and node.get("minLength", 0) > 0)


def _legible(text: str) -> str:
    """The text without what no document may hold: controls, and halves of characters that an escape has cut."""
    return text.translate(DROPPED).encode(errors="ignore").decode()


def _misfit(action: Action, turn: Turn) -> str | None:
    """Why the gate would refuse the action of this agent, or None."""
    whole = {**action, "id": str(names.Id(turn.view["frame"] + 1, turn.agent, 1)), "agent": turn.agent}
    try:
        strictjson.loads(strictjson.dumps(whole))
    except (TypeError, ValueError) as error:
        return str(error)
    return delta.misfit(whole, turn.limits)


def _without_optional(action: Action) -> Iterator[Action]:
    """The action without one of its optional fields, then without all."""
    optional = [field for field in action if field != "do" and field not in kind(action["do"])["required"]]
    for field in optional:
        yield {key: value for key, value in action.items() if key != field}
    if len(optional) > 1:
        yield {key: value for key, value in action.items() if key not in optional}
