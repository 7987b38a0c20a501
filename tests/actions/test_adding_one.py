"""Adding an action is a schema, a module and a test: the three of docs/actions.md work in a copy of the tree."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest

from tests import room

PARTS = ("bin", "fleet", "hooks", "schemas", "tests", "setup.cfg")
FILE = re.compile(r"^`([\w./]+)`, [^\n]*:\n\n```\w+\n(.*?)^```$", re.M | re.S)
OFFER = """
import json
from fleet.minds import shape
print(json.dumps(shape.answer_schema({"agent": "ada", "threads": [{"id": "1-bo-1", "comments": []}]})))
"""


def run(folder: Path, *command: str) -> str:
    """Run Python in the copy; what it says. It must succeed, and see nothing of this tree."""
    done = room.attempt(folder, sys.executable, *command, PYTHONPATH=str(folder), PYTHONDONTWRITEBYTECODE="1")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tree with the files of the documentation in it, and what `make generate` makes of them."""
    folder = tmp_path_factory.mktemp("copy")
    left_out = shutil.ignore_patterns("__pycache__", "*.pyc")
    for part in PARTS:
        here = room.ROOT / part
        there = folder / part
        shutil.copytree(here, there, ignore=left_out) if here.is_dir() else shutil.copy(here, there)
    files = dict(FILE.findall((room.ROOT / "docs" / "actions.md").read_text(encoding="utf-8")))
    wanted = ["schemas/actions/bookmark.json", "fleet/actions/bookmark.py", "tests/actions/test_bookmark.py"]
    assert list(files) == wanted
    for path, text in files.items():
        assert not (folder / path).exists()
        (folder / path).write_text(text, encoding="utf-8")
    run(folder, "schemas/generate.py")
    return folder


def test_its_own_test_and_those_of_all_actions_pass(copy: Path) -> None:
    tests = [f"tests/actions/test_{name}.py" for name in ("bookmark", "contract")]
    # In a temporary folder of its own: pytest tidies up what earlier runs left in the common one.
    quiet = ("-q", "-p", "no:cacheprovider", "--basetemp", str(copy / "tmp"))
    said = run(copy, "-m", "pytest", *quiet, "-k", "bookmark or schema or offers", *tests)
    assert "passed" in said


def test_scripted_agents_do_it_and_it_goes_through_gate_and_fold(copy: Path, tmp_path: Path) -> None:
    size = ("--agents", "8", "--workers", "1", "--frames", "4")
    run(copy, "bin/git-fleet", "demo", *size, "--dir", str(tmp_path / "demo"))
    log = room.git(tmp_path / "demo" / "origin.git", "log", "--first-parent", "--format=%s%n%b", "main")
    assert re.search(r"^frame \d: .*, \d+ bookmarks?\b.* by 8 agents \(1/1 workers\)$", log, re.M)
    kept = ("grep", "-hE", '"[0-9]+-[a-z-]+-[0-9]+: ', "main", "--", "state/memory")
    assert room.git(tmp_path / "demo" / "origin.git", *kept)


def test_models_are_offered_it(copy: Path) -> None:
    offered = run(copy, "-c", OFFER)
    assert '"enum": ["bookmark"]' in offered
