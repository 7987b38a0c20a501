"""Casts from files: what each shape means, and that every row which cannot be used is named."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from fleet import delta, roster, schema
from fleet.errors import Failure
from fleet.operator import casts
from tests.room import ROOT, git
from tests.worlds import law

ADA = {
    "name": "ada",
    "display": "Ada Okafor",
    "bio": "Mends clocks,\nand keeps bees.",
    "archetype": "tinkerer",
    "voice": "dry",
    "quirk": "counts everything",
    "interests": ["tide mills", "soup"],
}
BO = {"name": "bo", "display": "Bo Lind", "bio": "Runs the ferry."}
ANN = {
    "realname": "Ann Lee",
    "username": "Market_Maven42",
    "bio": "Selling things people need.",
    "persona": "Ann has sold seeds at fairs for twenty years. ",
    "age": 42,
    "gender": "female",
    "mbti": "ISTJ",
    "country": "Japan",
    "profession": "Marketing",
    "interested_topics": ["Business", "Culture & Society"],
}
Write = Callable[..., str]
LIMITS = roster.DEFAULTS["limits"]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file; its path."""

    def written(data: Any, name: str = "cast.json") -> str:
        text = data if isinstance(data, (str, bytes)) else json.dumps(data)
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
        return str(path)

    return written


def refused(path: str) -> list[str]:
    """The lines of the refusal."""
    with pytest.raises(Failure) as failure:
        casts.read(path)
    return [line.strip() for line in str(failure.value).split("\n")]


def as_csv(rows: list[dict[str, Any]], delimiter: str, line_end: str = "\r\n") -> str:
    """As a spreadsheet writes it."""
    file = io.StringIO(newline="")
    table = csv.DictWriter(file, casts.FIELDS, delimiter=delimiter, lineterminator=line_end)
    table.writeheader()
    for row in rows:
        listed = "|".join(row.get("interests", ())) + ("|" if len(row.get("interests", ())) == 1 else "")
        table.writerow({**row, "interests": listed})
    return file.getvalue()


# --- the shapes


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([ADA, BO]),
        json.dumps({"agents": [ADA, BO]}, indent=2),
        json.dumps(ADA) + "\n" + json.dumps(BO),
        "\n" + json.dumps(ADA) + "\r\n\r\n" + json.dumps(BO) + "\r\n",
        "\ufeff" + json.dumps([ADA, BO]),
        as_csv([ADA, BO], ","),
        "\ufeff" + as_csv([ADA, BO], ";"),
        as_csv([ADA, BO], "\t", "\n") + ",,,,,,\n".replace(",", "\t"),
    ],
)
def test_every_shape_gives_the_same_agents(write: Write, text: str) -> None:
    cast = casts.read(write(text, "cast"))
    assert cast.agents == [
        {
            "name": "ada",
            "display": "Ada Okafor",
            "bio": "Mends clocks,\nand keeps bees.",
            "persona": {"archetype": "tinkerer", "voice": "dry", "quirk": "counts everything"},
            "interests": ["tide mills", "soup"],
        },
        {
            "name": "bo",
            "display": "Bo Lind",
            "bio": "Runs the ferry.",
            "persona": {"archetype": "", "voice": "", "quirk": ""},
            "interests": [],
        },
    ]


def test_one_object_is_one_agent(write: Write) -> None:
    assert [agent["name"] for agent in casts.read(write(ADA)).agents] == ["ada"]


def test_columns_may_come_in_any_order_and_be_quoted(write: Write) -> None:
    cast = casts.read(write('"bio";"display";"name"\n"Here; and there";Ada;ada\n', "c.csv"))
    assert (cast.agents[0]["name"], cast.agents[0]["bio"]) == ("ada", "Here; and there")


def test_the_first_so_many_are_taken_and_never_fewer(write: Write) -> None:
    path = write([ADA, BO])
    assert [agent["name"] for agent in casts.read(path, 1).agents] == ["ada"]
    assert casts.read(path, 0).agents == []
    with pytest.raises(Failure, match="holds 2 agents, not 3"):
        casts.read(path, 3)


def test_a_row_beyond_the_first_so_many_is_judged_as_well(write: Write) -> None:
    with pytest.raises(Failure, match=r"cast.json\[1\]: bio is missing"):
        casts.read(write([ADA, {"name": "bo", "display": "Bo"}]), 1)


TEXT = st.text(st.characters(blacklist_categories=("Cc", "Cs")), min_size=1, max_size=30).map(str.strip).filter(bool)
INTEREST = TEXT.filter(lambda text: "|" not in text)


@st.composite
def people(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Rows that can be used."""
    found = draw(st.lists(st.from_regex(r"[a-z0-9]([a-z0-9-]{0,9}[a-z0-9])?", fullmatch=True), min_size=1, unique=True))
    parts = {"display": TEXT, "bio": TEXT, "archetype": TEXT, "voice": TEXT, "quirk": TEXT}
    rest = st.fixed_dictionaries({**parts, "interests": st.lists(INTEREST, max_size=4, unique=True)})
    return [{"name": name, **draw(rest)} for name in found[:5]]


@law(people(), st.sampled_from(casts.DELIMITERS))
def test_a_spreadsheet_says_the_same_as_json(tmp_path_factory: pytest.TempPathFactory, rows: Any, mark: str) -> None:
    folder = tmp_path_factory.mktemp("casts")
    (folder / "a").write_text(json.dumps(rows))
    (folder / "b").write_bytes(as_csv(rows, mark).encode())
    assert casts.read(str(folder / "a")).agents == casts.read(str(folder / "b")).agents


@law(people())
def test_nobody_comes_with_a_profile_that_they_could_not_give_themselves(
    tmp_path_factory: pytest.TempPathFactory, rows: Any
) -> None:
    path = tmp_path_factory.mktemp("casts") / "cast"
    path.write_text(json.dumps(rows))
    for agent in casts.read(str(path)).agents:
        own = {"name": agent["display"], "bio": agent["bio"], "interests": agent["interests"]}
        act = {"id": f"1-{agent['name']}-1", "agent": agent["name"], "do": "profile", **own}
        assert delta.misfit(act, LIMITS) is None
        assert schema.is_valid("agent", casts.agent_document(agent))


# --- profile lists of OASIS


def test_a_profile_of_oasis_keeps_all_that_it_says(write: Write) -> None:
    assert casts.read(write([ANN])).agents == [
        {
            "name": "market-maven42",
            "display": "Ann Lee",
            "bio": "Selling things people need.",
            "persona": {
                "archetype": "Marketing, female, 42 years old, ISTJ, from Japan. "
                "Ann has sold seeds at fairs for twenty years.",
                "voice": "",
                "quirk": "",
            },
            "interests": ["Business", "Culture & Society"],
        }
    ]


def test_only_username_and_persona_are_needed_there(write: Write) -> None:
    (agent,) = casts.read(write([{"username": "ann", "persona": "Sells seeds."}])).agents
    assert (agent["display"], agent["bio"], agent["interests"]) == ("ann", "", [])
    assert agent["persona"]["archetype"] == "Sells seeds."
    nothing = dict.fromkeys(("realname", "bio", "age", "gender", "mbti", "country", "profession", "interested_topics"))
    assert casts.read(write([{"username": "ann", "persona": "Sells seeds.", **nothing}])).agents == [agent]


def test_fields_that_an_agent_has_no_place_for_are_told(write: Write) -> None:
    cast = casts.read(
        write([{**ANN, "karma": 0.5, "created_at": "2024-01-01"}, {**ANN, "username": "bo", "user_id": 7}])
    )
    assert cast.notes == ["left out, as an agent has no place for them: 'created_at', 'karma', 'user_id'"]


@pytest.mark.parametrize(
    ("username", "name"),
    [
        ("MarketingMaven49", "marketingmaven49"),
        ("emma_logistics_guru", "emma-logistics-guru"),
        ("__J. R.  Hartley__", "j-r-hartley"),
        ("José Ñandú", "jose-nandu"),
        ("Weiß🚚", "weiss"),
        ("x" * 62 + "_" + "y" * 9, "x" * 62),
    ],
)
def test_a_username_is_made_to_fit(write: Write, username: str, name: str) -> None:
    assert casts.read(write([{**ANN, "username": username}])).agents[0]["name"] == name


@pytest.mark.parametrize(
    ("username", "why"),
    [
        ("张伟99", "'张' is like none of a-z and 0-9"),
        ("🌍_", "it has none of a-z and 0-9"),
        ("\u0431\u043e", "'\u0431' is like none"),
    ],
)
def test_a_username_that_fits_nothing_is_not_guessed_at(write: Write, username: str, why: str) -> None:
    (_, line) = refused(write([{**ANN, "username": username}]))
    assert line.startswith("cast.json[0]: username") and why in line


@pytest.mark.parametrize(("age", "said"), [(42, "42"), ("42", "42"), (42.0, "42"), (0, "0")])
def test_an_age_is_a_whole_number_however_written(write: Write, age: Any, said: str) -> None:
    found = casts.read(write([{"username": "ann", "persona": "x", "age": age}])).agents[0]
    assert found["persona"]["archetype"] == f"{said} years old. x"


@pytest.mark.parametrize("age", [42.5, "thirty", True, -1, [42], float("nan"), 10**400])
def test_any_other_age_is_named(write: Write, age: Any) -> None:
    (_, line) = refused(write([{"username": "ann", "persona": "x", "age": age}]))
    assert line.startswith("cast.json[0]: age is ") and len(line) < 150


def test_usernames_that_fit_to_one_name_are_both_named(write: Write) -> None:
    rows = [ANN, {**ANN, "username": "bo"}, {**ANN, "username": "market maven42"}]
    assert refused(write(rows)) == [
        f"{write(rows)}: 1 of 3 rows cannot be used, so nothing was made:",
        "cast.json[2]: market-maven42 is the name of cast.json[0] too",
    ]


# --- rows that cannot be used


def test_all_that_is_wrong_is_named_at_once(write: Write) -> None:
    rows = [
        {**ADA, "name": "Ada O", "age": 3},
        7,
        {**BO, "display": "  ", "interests": "ferries"},
        {**BO, "name": "cy", "bio": ["x"], "interests": ["tea", 3]},
        None,
        {},
    ]
    assert refused(write(rows))[1:] == [
        f"cast.json[0]: there is no field 'age'; the fields are {', '.join(casts.FIELDS)}",
        f"cast.json[0]: name 'Ada O' is no name, which is like {schema.LIKE['name']}",
        "cast.json[1]: is 7, no object",
        "cast.json[2]: display is empty",
        "cast.json[2]: interests is 'ferries', and must be a list of texts",
        "cast.json[3]: bio is a list of 1, and must be a text",
        "cast.json[3]: interests is a list of 2, and must be a list of texts",
        "cast.json[4]: is null, no object",
        *(f"cast.json[5]: {field} is missing" for field in casts.NEEDED),
    ]


def test_a_line_of_a_spreadsheet_is_named_by_where_it_begins(write: Write) -> None:
    text = 'name,display,bio\nada,Ada,"two\nlines"\nBo,Bo,x\ncy,Cy\n\ndee,Dee,a,b\nada,Ada,y\n'
    assert refused(write(text, "c.csv"))[1:] == [
        f"c.csv:4: name 'Bo' is no name, which is like {schema.LIKE['name']}",
        "c.csv:5: 2 cells under 3 columns: put a cell that holds the delimiter in quotes",
        "c.csv:7: 4 cells under 3 columns: put a cell that holds the delimiter in quotes",
        "c.csv:8: ada is the name of c.csv:2 too",
    ]


def test_interests_in_a_cell_are_told_apart_by_one_mark_alone(write: Write) -> None:
    head = "name,display,bio,interests\n"
    cast = casts.read(write(head + 'ada,Ada,x,"Food, drink|"\nbo,Bo,x,a| b ||c|a\ncy,Cy,x,tea\n', "c.csv"))
    assert [agent["interests"] for agent in cast.agents] == [["Food, drink"], ["a", "b", "c"], ["tea"]]
    (_, line) = refused(write(head + 'ada,Ada,x,"tea, soup"\n', "c.csv"))
    assert line == "c.csv:2: interests 'tea, soup': write | between them, and after one that stands alone"


def test_lines_of_json_are_judged_one_by_one(write: Write) -> None:
    text = json.dumps(ADA) + '\n{"name":\n[1]\n\n{"name": "bo", "name": "cy", "display": "x", "bio": "y"}\n'
    assert refused(write(text, "c.jsonl"))[1:] == [
        "c.jsonl:2: is no JSON: Expecting value at column 9",
        "c.jsonl:3: is a list of 1, no object",
        "c.jsonl:5: the field 'name' occurs twice",
    ]
    assert "c.jsonl:1: is no JSON" in refused(write('{"name"\n' + json.dumps(ADA), "c.jsonl"))[1]


@pytest.mark.parametrize("letter", ["\x00", "\x1b", "\r", "\x7f", "\x85", "\ud800", "\x1f"])
@pytest.mark.parametrize("field", ["display", "bio", "quirk"])
def test_control_characters_are_refused(write: Write, letter: str, field: str) -> None:
    (_, line) = refused(write([{**ADA, field: f"A{letter}"}]))
    assert line == f"cast.json[0]: {field} holds the character U+{ord(letter):04X}, which no text of the world may hold"


def test_control_characters_that_json_forbids_are_named_by_row_too(write: Write) -> None:
    assert "U+0007" in refused(write('[{"name": "ada", "display": "A\x07", "bio": "x"}]'))[1]


def test_a_name_or_an_interest_is_one_line(write: Write) -> None:
    lines = refused(write([{**ADA, "display": "Ada\nO", "interests": ["a\tb"]}]))[1:]
    assert lines == [
        f"cast.json[0]: {field} is one line, without line ends and tabs" for field in ("display", "interests")
    ]


def test_lengths_are_those_of_the_limits(write: Write) -> None:
    at_most = {**ADA, "display": "x" * LIMITS["name"], "bio": "x" * LIMITS["bio"], "quirk": "x" * LIMITS["body"]}
    assert casts.read(write([{**at_most, "interests": [f"{n:080}" for n in range(32)]}]))
    over = {
        **{key: f"{at_most[key]}x" for key in ("display", "bio", "quirk")},
        "interests": [f"{n:081}" for n in range(33)],
    }
    lines = refused(write([{**ADA, **over}]))[1:]
    assert lines[:4] == [
        "cast.json[0]: display: 81 characters, over limits.name = 80",
        "cast.json[0]: bio: 1001 characters, over limits.bio = 1000",
        "cast.json[0]: quirk: 10001 characters, over limits.body = 10000",
        "cast.json[0]: interests: 33 entries, over 32",
    ]
    assert casts.read(write([{**ADA, "bio": "x" * 1001}]), limits={**LIMITS, "bio": 2000})


# --- files that cannot be read at all


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"name,display,bio\nada,Ad\xe9,x\n", "c:2: byte 23 is not UTF-8: save it as UTF-8"),
        ("name,display,bio\n".encode("utf-16"), "c:1: byte 0 is not UTF-8"),
        ("name,display\nada,Ada\n", "c:1: a column is missing: bio; the columns are name, display"),
        ("name,display,bio,Bio\n", "c:1: there is no column 'Bio'"),
        ("name,display,bio,bio\n", "c:1: a column is there twice: bio"),
        ("user_id,name,username,user_char,description\n", "there is no column 'user_id', 'username'"),
        ("hello\n", "c: it is no JSON, and its first line names no column"),
        ("", "c: it is no JSON"),
        ("name,display,bio\n", "holds no agent"),
        ("[]", "holds no agent"),
        ('name,display,bio\nada,"Ada,x\n', "c:2: unexpected end of data"),
        ('name,display,bio\nada,"A"da,x\n', "c:2: ',' expected after '\"'"),
        ('[{"name": "ada",}]', "c:1: it is no JSON"),
        ('[{"name": "ada"}\n', "c:2: it is no JSON"),
        ("[" * 100_000, "nested too deeply"),
        ('[{"age": 1' + "0" * 5000 + "}]", "a number is too long"),
        ('{"agents": 3}', 'where "agents" is, it is a list'),
        ('{"agents": [], "version": 1}', 'where "agents" is, it is a list'),
    ],
)
def test_a_file_that_is_none_says_what_to_do(write: Write, data: Any, why: str) -> None:
    lines = refused(write(data, "c"))
    assert len(lines) == 1 and why in lines[0]


def test_a_path_without_a_file_is_named(tmp_path: Path) -> None:
    assert refused(str(tmp_path / "none")) == [f"{tmp_path / 'none'} cannot be read: No such file or directory"]
    assert refused(str(tmp_path)) == [f"{tmp_path} cannot be read: Is a directory"]


def test_a_file_too_large_is_not_read_to_its_end(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(casts, "FILE_BYTES", 2**20)
    with pytest.raises(Failure, match="is larger than 1 MiB"):
        casts.read(write("x" * (2**20 + 1)))


# --- new worlds


def test_a_world_is_made_of_a_file_or_not_at_all(write: Write, tmp_path: Path) -> None:
    from fleet.operator import init

    path = tmp_path / "origin.git"
    with pytest.raises(Failure, match="1 of 2 rows"):
        init.init(str(path), personas=write([ADA, {"name": "bo"}]))
    assert not path.exists()
    told = init.init(str(path), personas=write([ANN, {**ANN, "username": "bo", "karma": 1}]))
    assert "2 agents" in told[0] and "left out" in told[1]
    there = git(path, "ls-tree", "-r", "--name-only", "main", "state/agents/").splitlines()
    assert {name.rpartition("/")[2] for name in there} == {"market-maven42.json", "bo.json"}
    assert json.loads(git(path, "show", "main:state/slices.json"))["agents"] == 2


def test_the_number_of_agents_takes_the_first_of_a_file(write: Write, tmp_path: Path) -> None:
    from fleet.operator import init

    assert "1 agents" in init.init(str(tmp_path / "origin.git"), agents=1, personas=write([ADA, BO]))[0]


# --- the documentation


def test_the_casts_that_the_documentation_shows_can_be_used(write: Write) -> None:
    page = (ROOT / "docs" / "personas.md").read_text()
    blocks = [block.removeprefix("json").lstrip() for block in page.split("```")[1::2]]
    shown = [casts.read(write(block, "cast")) for block in blocks if block.startswith(("[", "name,"))]
    assert [len(cast.agents) for cast in shown] == [1, 3]
    assert {field for field in (*casts.FIELDS, *casts.OASIS_FIELDS) if f"`{field}`" not in page} == set()
