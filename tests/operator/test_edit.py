"""`git fleet edit`: values of a document, set by one command, read back from the timeline, or refused in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from fleet.errors import Failure
from fleet.operator import edit, init, join
from tests import room


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    init.init(str(tmp_path / "o.git"), agents=3, workers=[("ada", 1)])
    return tmp_path / "o.git"


def fleet(origin: Path) -> str:
    return room.git(origin, "show", "main:fleet.json")


def test_values_are_set_deep_and_several_at_once_as_one_edit(origin: Path) -> None:
    said = edit.set_values(edit.Place(str(origin)), "fleet.json", ["frame.deadline=60", 'minds.deep.agents=["a*"]'])
    assert said == 'fleet.json: frame.deadline=60, minds.deep.agents=["a*"] is set on main'
    assert '"deadline": 60' in fleet(origin) and '"deep"' in fleet(origin)
    subject = room.git(origin, "log", "-1", "--format=%s", "main").strip()
    assert subject == 'edit set-deadline: fleet.json: frame.deadline=60, minds.deep.agents=["a*"]'


def test_what_is_so_already_makes_no_commit(origin: Path) -> None:
    before = room.git(origin, "rev-parse", "main")
    said = edit.set_values(edit.Place(str(origin)), "fleet.json", ["frame.deadline=300"])
    assert "was so already" in said and room.git(origin, "rev-parse", "main") == before


def test_it_works_in_a_clone_whose_work_tree_is_not_touched(origin: Path, tmp_path: Path) -> None:
    join.join(str(origin), str(tmp_path / "ada"), "ada")
    edit.set_values(edit.Place(str(tmp_path / "ada")), "fleet.json", ["budget.total_microusd=5"])
    assert '"total_microusd": 5' in fleet(origin)
    assert room.git(tmp_path / "ada", "status", "--porcelain") == ""


@pytest.mark.parametrize(
    ("path", "words", "why"),
    [
        ("fleet.json", ["frame.deadline"], "write KEY.KEY=VALUE"),
        ("fleet.json", ["frame..x=1"], "write KEY.KEY=VALUE"),
        ("fleet.json", ["frame.deadline=soon"], "frame/deadline: 'soon' is not of type 'integer'"),
        ("fleet.json", ["name.first=1"], "name holds no keys"),
        ("nope.json", ["a=1"], "nope.json is no document of the world"),
        ("projects/x.json", ["a=1"], "projects/x.json is no document of the world"),
        ("state/agents/00/nobody.json", ["a=1"], "is no document of the world"),
    ],
)
def test_a_mistake_is_told_and_changes_nothing(origin: Path, path: str, words: list[str], why: str) -> None:
    before = room.git(origin, "for-each-ref")
    with pytest.raises(Failure, match=why.replace("(", r"\(")):
        edit.set_values(edit.Place(str(origin)), path, words)
    assert room.git(origin, "for-each-ref") == before
