"""JSON of other people: read with its numbers as they were written, written back in the layout that the file had.

It refuses what a rewrite would lose or spoil (a key twice in one object, NaN, a byte order mark, invalid UTF-8) and
repairs nothing. World documents never come here: `strictjson` is their reader and writer.
"""

from __future__ import annotations

from _json import encode_basestring, encode_basestring_ascii, make_scanner

from fleet.merge.json3 import ABSENT
from fleet.merge.numbers import Number
from fleet.strictjson import Invalid

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn

SPACE = " \t\n\r"
PLAIN_DIGITS = 18


class Layout:
    """How a file is set: its indent (None: all on one line), separators, line ends, and whether it is ASCII only."""

    __slots__ = ("between", "colon", "end", "indent", "newline", "quote")

    def __init__(self, data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        body = text.strip(SPACE)
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self.end = self.newline if text.endswith("\n") else ""
        self.indent = _indent(body)
        self.colon = ": " if '": ' in body or '":' not in body else ":"
        self.between = "," if self.indent is not None or (", " not in body and "," in body) else ", "
        escaped = text.isascii() and "\\u" in text
        self.quote: Callable[[str], str] = encode_basestring_ascii if escaped else encode_basestring

    def write(self, value: Any) -> bytes:
        """The file's bytes with this value in it."""
        text = self._text(value, self.newline) + self.end
        return text.encode("utf-8", "backslashreplace")  # which makes of a lone surrogate the escape it was

    def _text(self, value: Any, newline: str) -> str:
        kind = type(value)
        if kind is str:
            return self.quote(value)
        if kind is dict and value:
            inner = newline + (self.indent or "")
            rows = [f"{self.quote(key)}{self.colon}{self._text(item, inner)}" for key, item in value.items()]
            return self._block("{", rows, "}", newline)
        if kind is list and value:
            inner = newline + (self.indent or "")
            return self._block("[", [self._text(item, inner) for item in value], "]", newline)
        return self._leaf(value)

    def _block(self, left: str, rows: list[str], right: str, newline: str) -> str:
        if self.indent is None:
            return left + self.between.join(rows) + right
        inner = newline + self.indent
        return f"{left}{inner}{(self.between + inner).join(rows)}{newline}{right}"

    def _leaf(self, value: Any) -> str:
        if value is None:
            return "null"
        if value is True:
            return "true"
        return "false" if value is False else str(value)


def _indent(body: str) -> str | None:
    _, newline, rest = body.partition("\n")
    if not newline:
        return None
    while rest.startswith(("\n", "\r")):
        rest = rest[1:]
    return rest[: len(rest) - len(rest.lstrip(" \t"))]


def loads(data: bytes) -> Any:
    """The value that `data` holds, numbers that Python would reword as Number. Raises Invalid with the reason."""
    try:
        text = data.decode()
        value, end = _scanned(text, len(text) - len(text.lstrip(SPACE)))
    except UnicodeDecodeError as error:
        raise Invalid(f"invalid UTF-8 at byte {error.start}") from None
    except StopIteration as stop:
        raise Invalid(f"no JSON value at line {text.count(chr(10), 0, stop.value) + 1}") from None
    except RecursionError:
        raise Invalid("nested too deeply") from None
    except Invalid:
        raise
    except ValueError as error:  # json.JSONDecodeError, not named so that json stays unimported
        raise Invalid(str(error)) from None
    if text[end:].strip(SPACE):
        raise Invalid(f"something follows the JSON value at line {text.count(chr(10), 0, end) + 1}")
    return value


def _scanned(text: str, start: int) -> tuple[Any, int]:
    try:
        return _scan(text, start)
    except (
        SystemError
    ):  # CPython's scanner raises json.decoder's error, and fails without one where that is not imported
        import json.decoder  # noqa: F401

        return _scan(text, start)


def brief(value: Any, longest: int = 400) -> str:
    """A value on one line, for a message; `nothing` where it is absent."""
    if value is ABSENT:
        return "nothing"
    text = _ONE_LINE.write(value).decode()
    return text if len(text) <= longest else text[: longest - 3] + "..."


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in made if keys.count(key) > 1)
        raise Invalid(f"the key {encode_basestring(twice)} occurs twice in one object")
    return made


def _integer(text: str) -> int | Number:
    return int(text) if len(text) <= PLAIN_DIGITS and text != "-0" else Number(text)


def _no_constant(word: str) -> NoReturn:
    raise Invalid(f"{word} is not JSON")


class _Rules:
    """What CPython's scanner asks of its maker."""

    strict = True
    object_hook = None
    object_pairs_hook = staticmethod(_object)
    parse_int = staticmethod(_integer)
    parse_float = Number
    parse_constant = staticmethod(_no_constant)


_scan = make_scanner(_Rules)  # type: ignore[arg-type]
_ONE_LINE = Layout(b'{"a": 1, "b": 2}')
