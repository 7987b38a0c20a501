"""The one reader refuses all but strict JSON of integers, with a reason; the one writer writes canonical bytes."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import strategies as st

from fleet import strictjson
from tests.room import ROOT
from tests.worlds import law

INTEGERS = st.integers(-(2**53) + 1, 2**53 - 1)
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('\n\t"\\/é\u2028\ufeff𐍈'), max_size=8)
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


def documents(text: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    leaves = st.none() | st.booleans() | INTEGERS | text
    return st.recursive(leaves, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(text, inner, max_size=4))


def deep(levels: int) -> bytes:
    return b'{"a":[' * (levels // 2) + b"[" * (levels % 2) + b"]" * (levels % 2) + b"]}" * (levels // 2)


REFUSED = {
    b"": "no JSON value",
    b" \n": "no JSON value",
    b"{": "line 1",
    b"[1,]": "",
    b"[1 2]": "line 1",
    b"{'a': 1}": "line 1",
    b"{a: 1}": "line 1",
    b'"open': "line 1",
    b'{"a": 1,}': "",
    b"nul": "no JSON value",
    b"[01]": "",
    b"+1": "",
    b"- 1": "",
    b"0x10": "",
    b"[1] [2]": "more than one",
    b"{} x": "more than one",
    b"{}\0": "more than one",
    b'{"key": 1, "b": 2, "key": 1}': '"key" occurs twice',
    b'[{"a": {"x": 1, "x": 2}}]': '"x" occurs twice',
    b'{"a": 1, "\\u0061": 2}': '"a" occurs twice',
    b"1.0": "1.0 is not a plain integer",
    b"[0.5]": "0.5",
    b"1e3": "1e3",
    b"1E-3": "1E-3",
    b"-0.0": "-0.0",
    b"NaN": "NaN",
    b"[Infinity]": "Infinity",
    b"[-Infinity]": "-Infinity",
    b"9007199254740992": "2^53",
    b"-9007199254740992": "2^53",
    b"9" * 5000: "2^53",
    b'"\xff"': "UTF-8 at byte 1",
    b'"\xc0\xaf"': "UTF-8",
    b'"\xed\xa0\x80"': "UTF-8",
    b"\xff\xfe{\x00}\x00": "UTF-8",
    b"\xef\xbb\xbf{}": "byte order mark",
    b'"\\ud800"': "surrogate",
    b'"\\udc00\\ud800"': "surrogate",
    b'{"\\ud800": 1}': "surrogate",
    b'[["\\udfff"]]': "surrogate",
    b'"a\x00b"': "",
    b'"a\nb"': "",
    b'"a\tb"': "",
    b'"\x1f"': "",
    b'"\x7f"': "control character",
    b'"\xc2\x85"': "control character",
    b'{"\xc2\x9f": 1}': "control character",
    b'"\\u0000"': "U+0000",
    b'"\\b"': "U+0008",
    b'"\\f"': "U+000C",
    b'"\\r"': "U+000D",
    b'"\\u001b[0m"': "U+001B",
    b'"\\u007f"': "U+007F",
    b'"\\u0085"': "U+0085",
    b'{"a": {"\\u0007": []}}': "U+0007",
    b'"\\x41"': "line 1",
    b'"\\u12"': "line 1",
    b'"\\u-123"': "line 1",
    b'"\\u00 1"': "line 1",
    b"[\x0b1]": "",
    b"[\xc2\xa01]": "",
    b"// no\n{}": "",
    deep(33): "deeper than 32",
    deep(34): "deeper than 32",
    deep(2000): "deeper than 32",
    b"[" * 200_000: "deeper than 32",
}


@pytest.mark.parametrize("data", REFUSED, ids=lambda data: ascii(data[:24]))
def test_what_is_not_strict_json_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(strictjson.Invalid) as refusal:
        strictjson.loads(data)
    assert REFUSED[data] in str(refusal.value)


@pytest.mark.parametrize("data", REFUSED, ids=lambda data: ascii(data[:24]))
def test_a_reason_is_one_short_line_that_any_terminal_can_show(data: bytes) -> None:
    with pytest.raises(strictjson.Invalid) as refusal:
        strictjson.loads(data)
    said = str(refusal.value)
    assert said
    assert len(said.encode()) < 300
    assert "\n" not in said


def test_a_reason_stays_short_and_plain_whatever_key_is_doubled() -> None:
    for key in ("x" * 100_000, "\\ud800", "\\u001b[2J\\n", "é" * 200):
        with pytest.raises(strictjson.Invalid) as refusal:
            strictjson.loads(f'{{"{key}": 1, "{key}": 2}}'.encode())
        said = str(refusal.value)
        assert len(said.encode()) < 300
        assert said.isprintable()


BARE = """
import sys
sys.path.insert(0, sys.argv[1])
from fleet import strictjson
verdicts = []
for case in sys.stdin.read().split():
    for module in [name for name in sys.modules if name == "json" or name.startswith("json.")]:
        del sys.modules[module]
    try:
        strictjson.loads(bytes.fromhex(case.strip("x")))
        verdicts.append("taken")
    except strictjson.Invalid as error:
        verdicts.append(str(error))
print(ascii(verdicts))
"""


def test_a_hook_that_has_not_imported_json_refuses_with_the_same_reasons() -> None:
    cases = [*REFUSED, b'{"a": [1, null, true, "x"]}']
    feed = " ".join("x" + case.hex() for case in cases)
    command = [sys.executable, "-I", "-S", "-c", BARE, str(ROOT)]
    done = subprocess.run(command, input=feed, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    expected = []
    for case in cases:
        try:
            strictjson.loads(case)
            expected.append("taken")
        except strictjson.Invalid as error:
            expected.append(str(error))
    assert done.stdout.strip() == ascii(expected)


@pytest.mark.parametrize(
    "data",
    [b"{}", b" [] ", b"0", b"-0", b'"\\n\\t\\"\\\\\\/"', b'"\\ud83d\\ude00"', b"9007199254740991", b"-9007199254740991",
     b'{"a":1,"A":2}', b"\t\r\n {\r\n}", '"é\u2028\ufeff"'.encode(), deep(32), b"[" + b"[],{}," * 50 + b"0]"],
    ids=lambda data: ascii(data[:24]),
)  # fmt: skip
def test_any_layout_of_strict_json_is_taken(data: bytes) -> None:
    assert strictjson.loads(data) == json.loads(data)


@law(documents(ANY_TEXT), examples=80)
def test_the_writer_gives_what_json_would(document: Any) -> None:
    said = json.dumps(document, sort_keys=True, indent=1, ensure_ascii=False) + "\n"
    assert strictjson.dumps(document) == said.encode()


@law(documents(TEXT), examples=60)
def test_a_document_goes_round_through_its_bytes(document: Any) -> None:
    data = strictjson.dumps(document)
    again = strictjson.loads(data)
    assert again == document
    assert strictjson.dumps(again) == data


@pytest.mark.parametrize("bad", [1.0, float("nan"), (1,), {1}, b"x", object()])
def test_the_writer_refuses_what_no_document_holds(bad: Any) -> None:
    with pytest.raises(TypeError):
        strictjson.dumps({"a": [bad]})


def test_the_writer_refuses_lone_surrogates() -> None:
    with pytest.raises(UnicodeEncodeError):
        strictjson.dumps({"a": "\ud800"})


class Unfit(ValueError):
    """What the oracle below refuses."""


def oracle(data: bytes) -> Any:
    """DESIGN's rule, spelled out once more with Python's own `json`."""
    if data.startswith(b"\xef\xbb\xbf"):
        raise Unfit
    value = json.loads(
        data.decode(), object_pairs_hook=_no_doubles, parse_float=_unfit, parse_constant=_unfit, parse_int=_small
    )
    _inside(value, 0)
    return value


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) < len(pairs):
        raise Unfit
    return dict(pairs)


def _unfit(_: str) -> Any:
    raise Unfit


def _small(digits: str) -> int:
    if abs(int(digits)) >= 2**53:
        raise Unfit
    return int(digits)


def _inside(value: Any, depth: int) -> None:
    if isinstance(value, (dict, list)):
        if depth == 32:
            raise Unfit
        for child in [*value, *value.values()] if isinstance(value, dict) else value:
            _inside(child, depth + 1 if isinstance(child, (dict, list)) else depth)
    if isinstance(value, str):
        value.encode()
        if any((ord(c) < 32 or 127 <= ord(c) < 160) and c not in "\n\t" for c in value):
            raise Unfit


PIECES = [
    b'"', b"\\", b"\\u", b"\\ud800", b"\\udc00", b"00e9", b"{", b"}", b"[", b"]", b",", b":", b"1", b"0", b"-", b".",
    b"e", b"NaN", b"\x00", b"\x7f", b"\xc2\x85", b"\xef\xbb\xbf", b"\xff", b"\n", b" ", b"[" * 31, b'{"a":1,"a":1}',
    b"null", b"9007199254740991",
]  # fmt: skip
CUTS = st.lists(st.tuples(st.integers(0, 200), st.integers(0, 3), st.sampled_from(PIECES)), max_size=3)


@law(documents(TEXT), st.booleans(), CUTS, examples=250)
def test_the_reader_takes_exactly_what_the_rule_takes(
    document: Any, escaped: bool, cuts: list[tuple[int, int, bytes]]
) -> None:
    data = json.dumps(document, ensure_ascii=escaped).encode()
    for at, gone, piece in cuts:
        place = at % (len(data) + 1)
        data = data[:place] + piece + data[place + gone :]
    try:
        wanted = oracle(data)
    except (ValueError, RecursionError):
        with pytest.raises(strictjson.Invalid):
            strictjson.loads(data)
    else:
        assert strictjson.loads(data) == wanted


@law(st.binary(max_size=40))
def test_any_bytes_give_a_value_or_a_reason(data: bytes) -> None:
    try:
        strictjson.dumps(strictjson.loads(data))
    except strictjson.Invalid as refusal:
        assert str(refusal)
