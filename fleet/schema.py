"""Validity: what the schemas mean, asked fast and answered in words.

Generated code (fleet/valid.py) says yes; where it says no, jsonschema, the judge, is asked why. It judges shape
only: what the state of the world decides is the fold's.
"""

from __future__ import annotations

from fleet import names, strictjson, valid
from fleet.errors import Failure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def is_digits(text: object) -> bool:
    """Whether `text` is ASCII digits, as the name of a stream."""
    return isinstance(text, str) and text.isascii() and text.isdigit() and len(text) <= 9


def is_digest(text: object) -> bool:
    """Whether `text` is a SHA-256 in lower-case hex."""
    return isinstance(text, str) and len(text) == 64 and set(text) <= set("0123456789abcdef")


def is_blob(text: object) -> bool:
    """Whether `text` is the id of an object of git, in either of its hashes."""
    return isinstance(text, str) and len(text) in (40, 64) and set(text) <= set("0123456789abcdef")


FORMATS = {
    "name": names.is_name,
    "id": names.is_id,
    "address": names.is_address,
    "at": lambda value: value is None or names.is_id(value),
    "digits": is_digits,
    "digest": is_digest,
    "path": names.is_path,
    "blob": lambda value: value is None or is_blob(value),
}
LIKE = {
    "name": "ada or mini-1: a-z, 0-9 and -, at most 63, none of - at the ends",
    "id": "12-ada-1",
    "address": "12-ada-1 or 12-ada-1/13-bo-2",
    "at": "12-ada-1, or null",
    "digits": "0 or 03",
    "digest": "64 digits of 0-9 and a-f",
    "path": "src/tea.py: at most 8 parts of A-Z, a-z, 0-9, dot, _ and -, none beginning .git, 200 characters in all",
    "blob": "the 40 or 64 digits of an object's id, or null",
}
KINDS = tuple(sorted(valid.CHECKS))
ACTIONS = tuple(sorted(valid.LIMITS))
LIMITS: dict[str, dict[str, str]] = valid.LIMITS
NOUNS: dict[str, tuple[str, str]] = valid.NOUNS
MARKS: dict[str, tuple[tuple[str, str, str], ...]] = valid.MARKS
"""What else binds the parts of an action, as (place, mark, what the mark says): see fleet/delta.py."""


def is_valid(kind: str, value: Any) -> bool:
    """Whether a value fits the schema of its kind (`delta`, `thread`, `actions/post`, ...)."""
    try:
        valid.CHECKS[kind](value, FORMATS)
    except valid.Refused:
        return False
    return True


def why_not(kind: str, value: Any, place: str = "") -> str | None:
    """Why a value that stands at `place` does not fit its schema, as `place: reason`; None where it does."""
    return None if is_valid(kind, value) else worded(kind, value, place)


def worded(kind: str, value: Any, place: str = "") -> str:
    """jsonschema's reason. Costly to import: only a refusal pays for it."""
    validator = _judge(kind)
    errors = sorted(validator.iter_errors(value), key=lambda error: (len(error.path), str(list(error.path))))
    if not errors:
        return f"does not fit the schema of {kind}"
    error = _nearest(errors[0])
    place = "/".join([*([place] if place else []), *(str(step) for step in error.absolute_path)])
    message = error.message
    if error.validator == "format":
        kind_of_text = error.validator_value
        message = f"{error.instance!r:.100} is no {kind_of_text}, which is like {LIKE[kind_of_text]}"
    message = message if len(message) <= 300 else message[:297] + "..."
    return f"{place}: {message}" if place else message


def _nearest(error: Any) -> Any:
    """Where a value fits none of several forms: the first fault in the form that it comes closest to."""
    branches: dict[int, list[Any]] = {}
    for fault in error.context:
        branches.setdefault(fault.schema_path[0], []).append(fault)
    return _nearest(min(branches.values(), key=len)[0]) if branches else error


def _judge(kind: str) -> Any:
    try:
        import jsonschema
    except ImportError:
        jsonschema = _from_site_packages()
    checker = jsonschema.FormatChecker(formats=())
    for name, test in FORMATS.items():
        checker.checks(name)(test)
    return jsonschema.Draft7Validator(load(kind), format_checker=checker)


def _from_site_packages() -> Any:
    """Hooks start without site-packages to start fast; only here they need them."""
    import site

    site.main()
    try:
        import jsonschema
    except ImportError as error:
        raise Failure(f"{error}: install gitfleet's packages for this interpreter, then make install-hooks") from None
    return jsonschema


def load(kind: str) -> dict[str, Any]:
    """A schema as a document."""
    from fleet import places

    name = f"{kind}.json" if "/" in kind else f"{kind}.schema.json"
    with open(f"{places.schemas()}/{name}", "rb") as file:
        found: dict[str, Any] = strictjson.loads(file.read())
    return found


def document_kind(path: str) -> str | None:
    """Which schema judges the document at `path` of the world's tree; None for a file that is not the world's own."""
    if path in ("frame.json", "fleet.json"):
        return path.removesuffix(".json")
    if path in ("state/workers.json", "state/slices.json"):
        return path.removeprefix("state/").removesuffix(".json")
    parts = path.split("/")
    if parts[0] != "state" or not path.endswith(".json"):
        return None
    depth = {"agents": 4, "memory": 4, "channels": 3, "threads": 5, "due": 3}
    kind = {"agents": "agent", "memory": "memory", "channels": "channel", "threads": "thread", "due": "due"}
    return kind[parts[1]] if len(parts) > 1 and depth.get(parts[1]) == len(parts) else None


def document_home(kind: str | None, document: Any) -> str | None:
    """Where a document of a kind must lie by what it says of itself; None where it says nothing."""
    if kind == "agent":
        return names.agent_path(document["name"])
    if kind == "memory":
        return names.memory_path(document["agent"])
    if kind == "channel":
        return names.channel_path(document["slug"])
    return names.thread_path(document["id"]) if kind == "thread" else None


class Misfit(ValueError):
    """Why some bytes are not the document that belongs at their path."""


def document(path: str, data: bytes) -> Any:
    """The document at `path` of the world's tree from its bytes, strict and of the right shape. Raises Misfit."""
    try:
        found = strictjson.loads(data)
    except strictjson.Invalid as error:
        raise Misfit(f"not strict JSON: {error}") from None
    kind = document_kind(path)
    reason = why_not(kind, found) if kind else None
    if reason:
        raise Misfit(reason)
    return found


def document_schema(path: str) -> dict[str, Any] | None:
    """The schema, with its merge rules, of the document at `path`; None for a file that is not the world's own."""
    kind = document_kind(path)
    return load(kind) if kind else None
