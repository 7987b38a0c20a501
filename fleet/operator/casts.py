"""Casts from files: agents described in JSON, JSON Lines or CSV, or in a profile list of the OASIS simulator.

It reads and judges; it makes nothing, and what a row does not say it does not guess. Every row that cannot be used is
named with its place and the reason, all at once, and then the file gives no agent at all. docs/personas.md says how
the files look.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from fleet import names, roster, schema, strictjson
from fleet.errors import Failure

Persona = dict[str, Any]
"""{"name", "display", "bio", "persona": {"archetype", "voice", "quirk"}, "interests": [...]}."""
Judge = Callable[["Row"], Persona]
"""What a row means, by the kind of its file; what is wrong with it is written into the row."""

FILE_BYTES = 256 * 2**20
MOST = 1_000_000
"""Agents of one file."""
NEEDED = ("name", "display", "bio")
CHARACTER = ("archetype", "voice", "quirk")
FIELDS = (*NEEDED, *CHARACTER, "interests")
OASIS_MARKS = ("username", "realname")
"""Fields of that simulator alone: a file in which a row has one is a profile list of its."""
OASIS_FIELDS = (
    *(*OASIS_MARKS, "name", "bio", "persona", "age", "gender", "mbti", "country", "profession"),
    "interested_topics",
)
ONE_LINE = ("name", "title")
"""The limits of `fleet.json` that bind texts of one line."""
UNWRITABLE = re.compile(f"[{re.escape(''.join(strictjson.CONTROLS))}\\ud800-\\udfff]")
"""Control characters, and halves of a pair of surrogates."""
SPACE = " \t\n"
DELIMITERS = (",", ";", "\t")
SEPARATOR = "|"
"""Between the entries of a list in a cell of CSV."""
HEADER = 10_000
OLDEST = 1000
SHOWN = 60
"""Characters of what a file holds that a refusal shows."""


class Cast:
    """The agents of a file in its order, where each stands there, and what there is to tell about the reading."""

    def __init__(self, agents: Sequence[Persona], places: Sequence[str], notes: Sequence[str]) -> None:
        self.agents = agents
        self.places = places
        self.notes = notes


class Row:
    """One row of a file: its place, its fields, and what was found wrong with it so far."""

    __slots__ = ("fields", "limits", "place", "wrong")

    def __init__(self, place: str, fields: Mapping[str, Any], limits: Mapping[str, int], wrong: Iterable[str]) -> None:
        self.place = place
        self.fields = fields
        self.limits = limits
        self.wrong = list(wrong)

    def text(self, field: str, limit: str, needed: bool = False) -> str:
        """A text without the space around it; "" where the row has none."""
        value = self.fields.get(field)
        if value is not None and not isinstance(value, str):
            self.wrong.append(f"{field} is {shown(value)}, and must be a text")
            return ""
        found = (value or "").replace("\r\n", "\n").strip(SPACE)
        if needed and not found.strip():
            self.wrong.append(f"{field} is missing" if value is None else f"{field} is empty")
        if len(found) > self.limits[limit]:
            self.wrong.append(f"{field}: {len(found)} characters, over limits.{limit} = {self.limits[limit]}")
        self._check(field, found, limit in ONE_LINE)
        return found

    def words(self, field: str) -> list[str]:
        """What interests somebody, nothing of it twice; [] where the row has none."""
        value = self.fields.get(field)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            self.wrong.append(f"{field} is {shown(value)}, and must be a list of texts")
            return []
        found = list(dict.fromkeys(item.strip(SPACE) for item in value))
        most, longest = _interests()
        if len(found) > most:
            self.wrong.append(f"{field}: {len(found)} entries, over {most}")
        for item in found:
            if len(item) > longest:
                self.wrong.append(f"{field}: {len(item)} characters in {shown(item)}, over {longest}")
            self._check(field, item, True)
        return found

    def years(self, field: str) -> int | None:
        """A whole number of years, also where it was written as a text or with .0; None where the row has none."""
        value = self.fields.get(field)
        if value is None or value == "":
            return None
        digits = value.strip() if isinstance(value, str) else str(value).removesuffix(".0")
        if isinstance(value, bool) or not names.is_count(digits) or int(digits) > OLDEST:
            self.wrong.append(f"{field} is {shown(value)}, and must be a whole number of years")
            return None
        return int(digits)

    def _check(self, field: str, text: str, one_line: bool) -> None:
        bad = UNWRITABLE.search(text)
        if bad:
            self.wrong.append(f"{field} holds the character U+{ord(bad[0]):04X}, which no text of the world may hold")
        elif one_line and ("\n" in text or "\t" in text):
            self.wrong.append(f"{field} is one line, without line ends and tabs")


@cache
def _interests() -> tuple[int, int]:
    """How many interests an agent may give itself, and how long each may be."""
    bounds = schema.load("actions/profile")["properties"]["interests"]
    return bounds["maxItems"], bounds["items"]["maxLength"]


def agent_document(persona: Mapping[str, Any]) -> dict[str, Any]:
    """The document of an agent that has done nothing yet."""
    profile = {"name": persona["display"], "bio": persona["bio"], "interests": list(persona["interests"])}
    return {
        "name": persona["name"],
        "persona": dict(persona["persona"]),
        "profile": {field: {"at": None, "value": value} for field, value in profile.items()},
        "following": {},
        "subscriptions": {"general": {"at": None, "value": 1}},
        "notifications": {},
        "acts": {},
    }


def read(path: str, first: int | None = None, limits: Mapping[str, int] | None = None) -> Cast:
    """The agents of a file, or only the `first` of them. Failure that names every row which cannot be used."""
    file = os.path.basename(path)
    rows = list(_rows(file, _decoded(path), roster.DEFAULTS["limits"] if limits is None else limits))
    if not rows:
        raise Failure(f"{path} holds no agent: write a row for each, with {', '.join(FIELDS)}")
    if len(rows) > MOST:
        raise Failure(f"{path} holds {len(rows)} agents: a file has at most {MOST}, so split it")
    foreign = any(mark in row.fields for row in rows for mark in OASIS_MARKS)
    agents = _judged(rows, _of_oasis if foreign else _of_ours)
    refuse(path, [(row.place, reason) for row in rows for reason in row.wrong], len(rows))
    if first is not None and first > len(agents):
        raise Failure(f"{path} holds {len(agents)} agents, not {first}: ask for fewer")
    return Cast(agents[:first], [row.place for row in rows[:first]], _left_out(rows) if foreign else [])


def refuse(path: str, wrong: Sequence[tuple[str, str]], rows: int) -> None:
    """Failure that names each (place, reason), if there is any."""
    if wrong:
        bad = len({place for place, _ in wrong})
        head = f"{path}: {bad} of {rows} rows cannot be used, so nothing was made:"
        raise Failure("\n  ".join([head, *(f"{place}: {reason}" for place, reason in wrong)]))


def _judged(rows: Sequence[Row], judge: Judge) -> list[Persona]:
    """The agents of the rows. Names that two rows have are wrong in the later one."""
    agents: list[Persona] = []
    holders: dict[str, Row] = {}
    for row in rows:
        agent = judge(row) if row.fields or not row.wrong else {}
        agents.append(agent)
        name = agent.get("name", "")
        if name and holders.setdefault(name, row) is not row:
            row.wrong.append(f"{name} is the name of {holders[name].place} too")
        if not row.wrong:
            reason = schema.why_not("agent", agent_document(agent))
            row.wrong += [reason] if reason else []
    return agents


def _left_out(rows: Sequence[Row]) -> list[str]:
    """OASIS does not read other fields either; but nobody shall think that they came along."""
    extra = sorted({field for row in rows for field in row.fields if field not in OASIS_FIELDS})
    return [f"left out, as an agent has no place for them: {', '.join(map(shown, extra))}"] if extra else []


# What a row means.


def _of_ours(row: Row) -> Persona:
    unknown = sorted(field for field in row.fields if field not in FIELDS)
    row.wrong += [f"there is no field {shown(field)}; the fields are {', '.join(FIELDS)}" for field in unknown]
    name = row.text("name", "title", needed=True)
    display, bio = row.text("display", "name", needed=True), row.text("bio", "bio", needed=True)
    if name and not names.is_name(name):
        row.wrong.append(f"name {shown(name)} is no name, which is like {schema.LIKE['name']}")
        name = ""
    persona = {part: row.text(part, "body") for part in CHARACTER}
    return {"name": name, "display": display, "bio": bio, "persona": persona, "interests": row.words("interests")}


def _of_oasis(row: Row) -> Persona:
    """The character is what OASIS tells a model about a person; of voice and quirk it says nothing."""
    username = row.text("username", "name", needed=True)
    display = row.text("realname", "name") or row.text("name", "name") or username
    facts, character = _facts(row), row.text("persona", "body", needed=True)
    return {
        "name": _fitted(row, username) if username else "",
        "display": display,
        "bio": row.text("bio", "bio"),
        "persona": {"archetype": f"{facts}. {character}" if facts else character, "voice": "", "quirk": ""},
        "interests": row.words("interested_topics"),
    }


def _facts(row: Row) -> str:
    """`Marketing, female, 42 years old, ISTJ, from Japan`, of what the row says."""
    years = row.years("age")
    said = {field: row.text(field, "title") for field in ("profession", "gender", "mbti", "country")}
    age, home = f"{years} years old" if years is not None else "", f"from {said['country']}" if said["country"] else ""
    return ", ".join(fact for fact in (said["profession"], said["gender"], age, said["mbti"], home) if fact)


def _fitted(row: Row, username: str) -> str:
    """A username as a name: lower case, marks off their letters, all else one `-`, cut at the longest a name can be."""
    parts = unicodedata.normalize("NFKD", username.casefold())
    plain = "".join(c for c in parts if not unicodedata.combining(c))
    strange = next((c for c in plain if c.isalnum() and not c.isascii()), None)
    name = re.sub("[^a-z0-9]+", "-", plain).strip("-")[: names.LONGEST_NAME].rstrip("-")
    if strange or not name:
        why = f"{shown(strange)} is like none of a-z and 0-9" if strange else "it has none of a-z and 0-9"
        row.wrong.append(f"username {shown(username)} makes no name: {why}")
        return ""
    return name


# Files, from bytes to rows. What they hold decides how they are read, not what they are called.


def _decoded(path: str) -> str:
    try:
        with open(path, "rb") as file:
            data = file.read(FILE_BYTES + 1)
    except OSError as error:
        raise Failure(f"{path} cannot be read: {error.strerror}") from None
    if len(data) > FILE_BYTES:
        raise Failure(f"{path} is larger than {FILE_BYTES // 2**20} MiB: split it, and add the rest by agents add")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Failure(
            f"{path}:{line}: byte {error.start} is not UTF-8: save it as UTF-8 (in a spreadsheet: CSV UTF-8)"
        ) from None


def _rows(file: str, text: str, limits: Mapping[str, int]) -> Iterator[Row]:
    if text.lstrip()[:1] not in ("[", "{"):
        yield from _csv_rows(file, text, limits)
        return
    for place, value in _of_lines(file, text) if _is_lines(text) else _of_document(file, text):
        if isinstance(value, Fields):
            yield Row(place, value, limits, [f"the field {shown(key)} occurs twice" for key in value.twice])
        else:
            yield Row(place, {}, limits, [value.reason if isinstance(value, Bad) else f"is {shown(value)}, no object"])


class Fields(dict[str, Any]):
    """A JSON object, and the keys that occur twice in it."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        keys = [key for key, _ in pairs] if len(self) < len(pairs) else []
        self.twice = sorted({key for key in keys if keys.count(key) > 1})


class Bad:
    """Text that is no JSON: in which of its lines, and why."""

    def __init__(self, line: int, reason: str) -> None:
        self.line = line
        self.reason = f"is no JSON: {reason}"


def _parsed(text: str) -> Any:
    """A JSON value, or Bad. Control characters and numbers of any kind are for the judge of the row that has them."""
    try:
        return json.loads(text, object_pairs_hook=Fields, strict=False)
    except json.JSONDecodeError as error:
        return Bad(error.lineno, f"{error.msg} at column {error.colno}")
    except (ValueError, RecursionError):
        return Bad(1, "a number is too long, or it is nested too deeply")


def _is_lines(text: str) -> bool:
    """Whether each line is an object of its own: the first is one and more follows, or the second begins one too."""
    first, _, rest = text.lstrip().partition("\n")
    several = first.startswith("{") and bool(rest.strip())
    return several and (rest.lstrip().startswith("{") or not isinstance(_parsed(first), Bad))


def _of_lines(file: str, text: str) -> Iterator[tuple[str, Any]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield f"{file}:{number}", _parsed(line)


def _of_document(file: str, text: str) -> Iterator[tuple[str, Any]]:
    """The entries of an array, or of `agents` in an object; an object without is the only agent."""
    found, name = _parsed(text), ""
    if isinstance(found, Bad):
        raise Failure(f"{file}:{found.line}: it {found.reason}")
    if isinstance(found, Fields) and "agents" in found:
        if list(found) != ["agents"] or found.twice or not isinstance(found["agents"], list):
            raise Failure(f'{file}: where "agents" is, it is a list, and nothing is beside it: {{"agents": [...]}}')
        found, name = found["agents"], ".agents"
    for index, value in enumerate(found if isinstance(found, list) else [found]):
        yield f"{file}{name}[{index}]", value


def _csv_rows(file: str, text: str, limits: Mapping[str, int]) -> Iterator[Row]:
    delimiter, columns = _header(file, text.partition("\n")[0])
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        next(reader)
        line = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield _csv_row(f"{file}:{line}", columns, cells, limits)
            line = reader.line_num + 1
    except csv.Error as error:
        raise Failure(
            f"{file}:{line}: {error}: put a cell with {delimiter!r}, a quote or a line end in quotes"
        ) from None


def _header(file: str, first: str) -> tuple[str, list[str]]:
    """The delimiter, which is the one that divides the first line into names that we know, and those names."""
    split = {each: next(csv.reader([first[:HEADER].strip()], delimiter=each), []) for each in DELIMITERS}
    named = {each: [cell.strip() for cell in cells] for each, cells in split.items()}
    delimiter = max(DELIMITERS, key=lambda each: len(set(named[each]) & set(FIELDS)))
    columns = named[delimiter]
    if not set(columns) & set(FIELDS):
        raise Failure(f"{file}: it is no JSON, and its first line names no column of {', '.join(FIELDS)}")
    faults = {
        "there is no column": [shown(column) for column in columns if column not in FIELDS],
        "a column is missing:": [column for column in NEEDED if column not in columns],
        "a column is there twice:": sorted({column for column in columns if columns.count(column) > 1}),
    }
    told = [f"{fault} {', '.join(which)}" for fault, which in faults.items() if which]
    if told:
        raise Failure(f"{file}:1: {'; '.join(told)}; the columns are {', '.join(FIELDS)}")
    return delimiter, columns


def _csv_row(place: str, columns: Sequence[str], cells: Sequence[str], limits: Mapping[str, int]) -> Row:
    if len(cells) != len(columns):
        told = f"{len(cells)} cells under {len(columns)} columns: put a cell that holds the delimiter in quotes"
        return Row(place, {}, limits, [told])
    fields: dict[str, Any] = {column: cell for column, cell in zip(columns, cells, strict=True) if cell.strip()}
    wrong = []
    if "interests" in fields:
        cell = fields["interests"]
        if SEPARATOR not in cell and any(mark in cell for mark in (",", ";", "\n")):
            wrong.append(f"interests {shown(cell)}: write {SEPARATOR} between them, and after one that stands alone")
        fields["interests"] = [part for part in cell.split(SEPARATOR) if part.strip()]
    return Row(place, fields, limits, wrong)


def shown(value: Any) -> str:
    """A value of a file as one short printable piece of a sentence."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    text = repr(value) if isinstance(value, str) and value.isprintable() else ascii(value)
    text = {"None": "null", "True": "true", "False": "false"}.get(text, text)
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 3]}..."
