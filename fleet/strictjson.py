"""The one reader and the one writer of JSON.

The reader takes strict JSON with integers only and says why it refuses; it never repairs and never returns a
default. The writer gives a document's canonical bytes. The scanner under it is CPython's own, used without the
`json` package, whose import costs more than a hook's whole work.
"""

from __future__ import annotations

from _json import encode_basestring as quote
from _json import encode_basestring_ascii as plainly
from _json import make_scanner

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, NoReturn

LARGEST = 2**53 - 1
DEEPEST = 32
CONTROLS = tuple(chr(c) for c in (*range(0x20), *range(0x7F, 0xA0)) if c not in (0x09, 0x0A))
LATE_CONTROLS = tuple(c for c in CONTROLS if c >= "\x7f")
SPACE = " \t\n\r"


class Invalid(ValueError):
    """Why some bytes are not strict JSON."""


def loads(data: bytes) -> Any:
    """The value that `data` holds. Raises Invalid with the reason where it is not strict JSON."""
    text = _decode(data)
    try:
        value, end = _scanned(text)
    except StopIteration as stop:
        raise Invalid(f"no JSON value at {_place(text, stop.value)}") from None
    except RecursionError:
        raise Invalid(f"nested deeper than {DEEPEST}") from None
    except Invalid:
        raise
    except ValueError as error:  # json.JSONDecodeError, not named so that json stays unimported
        raise Invalid(str(error)) from None
    if _skip_space(text, end) != len(text):
        raise Invalid(f"more than one JSON value: something follows at {_place(text, _skip_space(text, end))}")
    _check_inside(data, text, value)
    return value


def dumps(document: Any) -> bytes:
    """A document's canonical bytes: sorted keys, indent 1, not escaped to ASCII, one newline, UTF-8."""
    return (_encode(document, "\n") + "\n").encode()


def _scanned(text: str) -> tuple[Any, int]:
    start = _skip_space(text, 0)
    try:
        found: tuple[Any, int] = _scan(text, start)
    except SystemError:  # the scanner takes its error from json.decoder, which nothing has imported yet
        import json.decoder  # noqa: F401

        found = _scan(text, start)
    return found


def _decode(data: bytes) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        raise Invalid("begins with a byte order mark")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise Invalid(f"invalid UTF-8 at byte {error.start}") from None


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at] in SPACE:
        at += 1
    return at


def _place(text: str, at: int) -> str:
    line = text.count("\n", 0, at) + 1
    return f"line {line} column {at - text.rfind(chr(10), 0, at)}"


def _check_inside(data: bytes, text: str, value: Any) -> None:
    """Depth, control characters and lone surrogates, each looked for only where the bytes can hold one."""
    if data.count(b"[") + data.count(b"{") > DEEPEST:
        _check_depth(value)
    if b"\\" in data and any(escape in data for escape in (b"\\u", b"\\b", b"\\f", b"\\r")):
        for string in _strings(value):
            _check_string(string)
    elif "\x7f" in text or (not text.isascii() and any(c in text for c in LATE_CONTROLS)):
        raise Invalid("a control character")


def _check_depth(value: Any) -> None:
    level = [value] if isinstance(value, (dict, list)) else []
    depth = 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise Invalid(f"nested deeper than {DEEPEST}")
        level = [child for parent in level for child in _children(parent) if isinstance(child, (dict, list))]


def _children(parent: Any) -> Iterable[Any]:
    return parent.values() if isinstance(parent, dict) else parent


def _strings(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _strings(item)


def _check_string(string: str) -> None:
    for control in CONTROLS:
        if control in string:
            raise Invalid(f"the control character U+{ord(control):04X}")
    try:
        string.encode()
    except UnicodeEncodeError:
        raise Invalid("a lone surrogate") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        # The key is the pusher's: it may be endless, hold half a character, or steer the terminal that shows it.
        raise Invalid(f"the key {plainly(twice[:40])} occurs twice in one object")
    return made


def _integer(digits: str) -> int:
    if len(digits) > 17 or abs(int(digits)) > LARGEST:
        raise Invalid(f"the number {digits[:20]} is not below 2^53")
    return int(digits)


def _no_fraction(number: str) -> NoReturn:
    raise Invalid(f"the number {number[:20]} is not a plain integer")


def _no_constant(word: str) -> NoReturn:
    raise Invalid(f"{word} is not JSON")


class _Rules:
    """What CPython's scanner asks of its maker."""

    strict = True
    object_hook = None
    object_pairs_hook = staticmethod(_object)
    parse_int = staticmethod(_integer)
    parse_float = staticmethod(_no_fraction)
    parse_constant = staticmethod(_no_constant)


_scan = make_scanner(_Rules)  # type: ignore[arg-type]  # it takes anything with these attributes


def _encode(value: Any, newline: str) -> str:
    """`json.dumps(value, sort_keys=True, indent=1, ensure_ascii=False)`, several times as fast (a test compares)."""
    kind = type(value)
    if kind is str:
        return quote(value)
    if kind is dict:
        if not value:
            return "{}"
        inner = newline + " "
        rows = [f"{quote(key)}: {_encode(value[key], inner)}" for key in sorted(value)]
        return "{" + inner + ("," + inner).join(rows) + newline + "}"
    if kind is list:
        if not value:
            return "[]"
        inner = newline + " "
        return "[" + inner + ("," + inner).join([_encode(item, inner) for item in value]) + newline + "]"
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if kind is int:
        return str(value)
    raise TypeError(f"a document holds no {kind.__name__}")
