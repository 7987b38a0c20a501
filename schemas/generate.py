"""Generates fleet/valid.py from the schemas: code that answers "valid" at the speed of the fold and imports nothing.

Run `make generate` after changing a schema; `--check` fails where the file is not what the schemas give. The code
only ever says yes or no: jsonschema, the judge, words every refusal (fleet/schema.py).
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fastjsonschema

HERE = Path(__file__).parent
TARGET = HERE.parent / "fleet" / "valid.py"
HEAD = '''"""Generated from schemas/ by schemas/generate.py: says whether a value is valid, not why. Do not edit."""

# fmt: off
# ruff: noqa
# mypy: ignore-errors


class Refused(ValueError):
    """The value does not fit the schema."""


NoneType = type(None)
'''
WORDS = {"title", "description", "default", "$schema"}
MARKS = ("count", "bytes", "once")


def kinds() -> dict[str, Path]:
    """Every schema by the kind of value it judges: `agent`, ..., and `actions/post`, ... for actions."""
    documents = {path.name.removesuffix(".schema.json"): path for path in HERE.glob("*.schema.json")}
    actions = {f"actions/{path.stem}": path for path in HERE.glob("actions/*.json")}
    return dict(sorted({**documents, **actions}.items()))


def bare(node: Any) -> Any:
    """The schema without words, and without the patterns that a format (code of fleet/names.py) answers faster."""
    if isinstance(node, list):
        return [bare(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {key: value for key, value in node.items() if not (key in WORDS and not isinstance(value, dict))}
    if "format" in kept and isinstance(kept.get("pattern"), str):
        del kept["pattern"]
    return {key: bare(value) for key, value in kept.items()}


def code_of(kind: str, schema: dict[str, Any], formats: dict[str, Any]) -> str:
    """The function `check_<kind>` as source."""
    source = fastjsonschema.compile_to_code(bare(schema), formats=formats, use_default=False)
    body = source[source.index("def validate(") :]
    body = re.sub(r"raise JsonSchemaValueException\(.*\)$", "raise Refused", body, flags=re.M)
    body = body.replace("(int, float, Decimal)", "int")
    body = body.replace("(JsonSchemaValueException, JsonSchemaValuesException)", "Refused")
    name = "check_" + re.sub(r"\W", "_", kind)
    if "JsonSchema" in body or "REGEX" in body or "Decimal" in body:
        sys.exit(f"schemas/generate.py: the schema of {kind} needs more than generated code may import")
    return "\n\n" + re.sub(r"^def validate\(", f"def {name}(", body).rstrip() + "\n"


def limits_of(schema: dict[str, Any]) -> dict[str, str]:
    """The fields of an action whose length a limit of fleet.json binds, by `x-limit`."""
    return {field: node["x-limit"] for field, node in schema["properties"].items() if "x-limit" in node}


def marks_of(node: dict[str, Any], place: tuple[str, ...] = ()) -> Iterator[tuple[str, str, str]]:
    """What binds the parts of an action beyond `x-limit`, as (place, mark, what it says); `*` is each of a list."""
    yield from (("/".join(place), mark, node[f"x-{mark}"]) for mark in MARKS if f"x-{mark}" in node)
    for name, part in node.get("properties", {}).items():
        yield from marks_of(part, (*place, name))
    if "items" in node:
        yield from marks_of(node["items"], (*place, "*"))
    for branch in node.get("anyOf", ()):
        yield from marks_of(branch, place)


def table_of(name: str, rows: dict[str, Any]) -> str:
    """A map as source, a row a line."""
    return f"\n{name} = {{\n" + "".join(f"    {key!r}: {value!r},\n" for key, value in rows.items()) + "}\n"


def nouns_of(do: str, schema: dict[str, Any]) -> tuple[str, str]:
    """What one such action, and several, are called in a count: by `x-noun`, else by the action's name."""
    one, many = schema.get("x-noun", (do, f"{do}s"))
    return one, many


def generated() -> str:
    """The whole file."""
    schemas = {kind: json.loads(path.read_text(encoding="utf-8")) for kind, path in kinds().items()}
    used = sorted(set(re.findall(r'"format": "(\w+)"', json.dumps(list(schemas.values())))))
    formats = {name: (lambda value: True) for name in used}
    parts = [HEAD, *(code_of(kind, schema, formats) for kind, schema in schemas.items())]
    table = {kind: "check_" + re.sub(r"\W", "_", kind) for kind in schemas}
    parts.append("\n\nCHECKS = {\n" + "".join(f"    {kind!r}: {name},\n" for kind, name in table.items()) + "}\n")
    actions = {kind.removeprefix("actions/"): s for kind, s in schemas.items() if kind.startswith("actions/")}
    parts.append(table_of("LIMITS", {do: limits_of(schema) for do, schema in actions.items()}))
    parts.append(table_of("MARKS", {do: tuple(marks_of(schema)) for do, schema in actions.items()}))
    parts.append(table_of("NOUNS", {do: nouns_of(do, schema) for do, schema in actions.items()}))
    return "".join(parts)


def main() -> None:
    """Write the file, or compare it."""
    if "--check" not in sys.argv[1:]:
        TARGET.write_text(generated(), encoding="utf-8")
    elif not TARGET.exists() or TARGET.read_text(encoding="utf-8") != generated():
        sys.exit("fleet/valid.py is not what schemas/ give: run `make generate` and commit it")


if __name__ == "__main__":
    main()
