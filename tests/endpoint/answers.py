"""An answer made from a JSON schema that was never seen before: valid, and settled by a seed alone.

It knows nothing of actions: it follows types, enums, anyOf, local references and the bounds that schemas commonly
state. What may be null is null, and a string is a few plain words. It does not try to satisfy a pattern or a format,
and a rule that the schema does not state it cannot keep: who needs an answer that keeps one says it ("say:TEXT").
"""

from __future__ import annotations

import math
import random
from typing import Any

_PLAIN = """
about after again also along always apple around autumn because before bread bright bring brook careful clear
cloud corner early evening every family field first found friend garden gather gentle green harbour heard house
island kitchen known ladder later lantern little longer meadow minute morning mostly never north often orchard
other outside paper people perhaps plain quiet rather really river second seems simple small something sometimes
spring station still stone summer table thing think thought through today together toward tree under until
useful valley water weather where while window winter without wonder worth write yellow yesterday
"""
WORDS = tuple(_PLAIN.split())
DEEP = 12  # a schema that refers to itself ends here
Schema = Any


def words(chance: random.Random) -> str:
    """A sentence of 6 to 12 words."""
    text = " ".join(chance.choices(WORDS, k=6 + chance.randrange(7)))
    return text[0].upper() + text[1:] + "."


def answer(schema: Schema, chance: random.Random) -> Any:
    """A value of the schema; where one cannot be known (patterns), a value of the right type."""
    return Maker(schema, chance).value(schema)


class Maker:
    """Makes values of the parts of one schema."""

    def __init__(self, root: Schema, chance: random.Random) -> None:
        self._root = root
        self._chance = chance
        self._depth = 0

    def value(self, schema: Schema) -> Any:
        if not isinstance(schema, dict):
            return words(self._chance)  # true: anything
        schema = self.resolved(schema)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return None if None in schema["enum"] else self._chance.choice(schema["enum"])
        if choices := schema.get("anyOf") or schema.get("oneOf"):
            return self.value(self._chosen(choices))
        self._depth += 1
        try:
            return self._typed(schema)
        finally:
            self._depth -= 1

    def resolved(self, schema: Schema) -> Schema:
        """The schema that a local reference leads to."""
        while isinstance(schema, dict) and "$ref" in schema:
            found = self._root
            for step in schema["$ref"].removeprefix("#").split("/")[1:]:
                step = step.replace("~1", "/").replace("~0", "~")
                found = found[int(step)] if isinstance(found, list) else found[step]
            schema = found
        return schema

    def _chosen(self, choices: list[Schema]) -> Schema:
        for choice in choices:
            if isinstance(choice, dict) and choice.get("type") == "null":
                return choice
        return choices[0] if self._depth > DEEP else self._chance.choice(choices)

    def _typed(self, schema: dict[str, Any]) -> Any:
        kind = kind_of(schema)
        if kind == "object":
            return self._object(schema)
        if kind == "array":
            return self._array(schema)
        if kind == "integer":
            low, high = bounds(schema)
            return self._chance.randint(math.ceil(low), math.floor(high))
        if kind == "number":
            low, high = bounds(schema)
            return low + (high - low) * self._chance.randrange(1, 4) / 4
        if kind == "boolean":
            return self._chance.random() < 0.5
        return None if kind == "null" else self._text(schema, words(self._chance))

    def _object(self, schema: dict[str, Any]) -> dict[str, Any]:
        """What is required; some words where any object will do."""
        parts, rest = schema.get("properties", {}), schema.get("additionalProperties", True)
        names = schema.get("required") or ([] if parts or rest is False else ["words"])
        return {name: self.value(parts.get(name, rest)) for name in names}

    def _array(self, schema: dict[str, Any]) -> list[Any]:
        """One or two items, if the bounds allow it, and no item twice: lists of tags, ids or acts rarely mean that."""
        least = schema.get("minItems", 0)
        usual = min(1 + self._chance.randrange(2), schema.get("maxItems", 2))
        count = least if self._depth > DEEP else max(usual, least)
        parts, rest = schema.get("prefixItems", []), schema.get("items", True)
        made: list[Any] = []
        for part in (parts + [rest] * count)[:count]:
            new = next((new for new in (self._item(part) for _ in range(20)) if new not in made), None)
            if new is not None:
                made.append(new)
            elif len(made) < least:
                made.append(self._item(part))
        return made

    def _item(self, schema: Schema) -> Any:
        """Strings in a list are single words: what lists hold are tags and the like."""
        part = self.resolved(schema)
        if isinstance(part, dict) and kind_of(part) == "string" and not part.keys() & {"const", "enum"}:
            return self._text(part, self._chance.choice(WORDS))
        return self.value(part)

    def _text(self, schema: dict[str, Any], text: str) -> str:
        while len(text) < schema.get("minLength", 0):
            text += " " + self._chance.choice(WORDS)
        return text[: schema.get("maxLength")]


def kind_of(schema: dict[str, Any]) -> str:
    """The type that a value shall have: null if it may."""
    kind = schema.get("type")
    if isinstance(kind, list):
        return "null" if "null" in kind else str(kind[0])
    if kind is None and schema.keys() & {"anyOf", "oneOf"}:
        return "any"
    return kind or ("object" if "properties" in schema else "array" if "items" in schema else "string")


def bounds(schema: dict[str, Any]) -> tuple[float, float]:
    """The least and the greatest number that the schema allows; what it leaves open is 100 away, or 0."""
    low, high = schema.get("minimum"), schema.get("maximum")
    low = schema["exclusiveMinimum"] + 1 if "exclusiveMinimum" in schema else low
    high = schema["exclusiveMaximum"] - 1 if "exclusiveMaximum" in schema else high
    if low is None:
        low = 0 if high is None or high >= 0 else high - 100
    return low, low + 100 if high is None else high


def spoilt(schema: Schema, chance: random.Random) -> Any:
    """An answer in which each list of objects holds a good one and, last, a bad one.

    Without such a list all of it is bad, though still JSON.
    """
    made = answer(schema, chance)
    return made if _spoil(made) else bad(made)


def _spoil(value: Any) -> bool:
    """Add a bad item to each list of objects; whether there was one."""
    if isinstance(value, dict):
        found = [_spoil(part) for part in value.values()]  # in all of them, not only until the first
        return any(found)
    if not isinstance(value, list) or not value or not isinstance(value[0], dict):
        return False
    value[1:] = [bad(value[0])]
    return True


def bad(value: Any) -> Any:
    """A value that no schema allows that allowed the other: the kind of action stays, all else is of a wrong type."""
    if not isinstance(value, dict):
        return {"unasked": value}
    return {**{name: part if name == "do" else [[part]] for name, part in value.items()}, "unasked": True}
