"""The project as pip installs it: everything it needs to run comes along, and is found."""

from __future__ import annotations

import configparser
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.room import ROOT, attempt, git

LIGHT = ("errors", "names", "strictjson", "git", "world", "roster", "slices", "delta", "valid", "schema", "places")
HEAVY = (
    "json", "re", "subprocess", "typing", "dataclasses", "enum", "pathlib", "collections", "logging", "tempfile",
    "click", "jsonschema", "sh", "filelock",
)  # fmt: skip


def test_every_folder_of_code_is_packed() -> None:
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg")
    listed = {name for name in setup["options"]["packages"].split() if not name.startswith("fleet.share")}
    assert listed == {str(path.parent.relative_to(ROOT)).replace(os.sep, ".") for path in ROOT.glob("fleet/**/*.py")}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder laid out like site-packages, unpacked from a wheel that was built from a copy of the checkout."""
    top = tmp_path_factory.mktemp("wheel")
    copy = top / "copy"
    copy.mkdir()
    for name in ("bin", "fleet", "hooks", "schemas"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("setup.cfg", "pyproject.toml", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    build = "import os, sys; from setuptools import build_meta; print(build_meta.build_wheel(sys.argv[1]))"
    done = subprocess.run([sys.executable, "-c", build, str(top)], cwd=copy, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(next(top.glob("*.whl"))) as wheel:
        wheel.extractall(top / "site")
    return top / "site"


def test_schemas_hooks_and_programs_are_found_in_a_wheel(installed: Path) -> None:
    ask = "from fleet import places; print(places.house(), places.schemas(), places.hooks(), places.programs())"
    said = attempt(installed, sys.executable, "-c", ask, PYTHONPATH=str(installed)).stdout.split()
    share = installed / "fleet" / "share"
    assert said == [str(installed), *(str(share / name) for name in ("schemas", "hooks", "bin"))]
    for name in ("schemas", "hooks", "bin"):
        theirs = {str(path.relative_to(ROOT / name)) for path in (ROOT / name).rglob("*") if path.is_file()}
        ours = {str(path.relative_to(share / name)) for path in (share / name).rglob("*") if path.is_file()}
        assert {path for path in theirs if "__pycache__" not in path} == ours


def test_hooks_installed_from_a_wheel_run_from_it(installed: Path, repository: Path) -> None:
    program = installed / "fleet" / "share" / "bin" / "git-fleet"
    done = attempt(repository, sys.executable, str(program), "install-hooks", ".", PYTHONPATH=str(installed))
    assert done.returncode == 0, done.stderr
    assert f"HOUSE={installed}\n" in (repository / "hooks" / "pre-receive").read_text()
    assert str(installed) in git(repository, "config", "merge.fleet-json.driver")


def test_the_merge_driver_runs_from_a_wheel(installed: Path, tmp_path: Path) -> None:
    for name, text in (("O", '{"a": 1}'), ("A", '{"a": 1, "b": 2}'), ("B", '{"a": 3}')):
        (tmp_path / name).write_text(text)
    driver = str(installed / "fleet" / "share" / "bin" / "fleet-merge-json")
    done = attempt(tmp_path, sys.executable, "-I", "-S", driver, "O", "A", "B", "7", "a.json")
    assert (done.returncode, done.stderr) == (0, "")
    assert "3" in (tmp_path / "A").read_text()


@pytest.mark.parametrize("module", LIGHT)
def test_what_hooks_import_stays_light(module: str, tmp_path: Path) -> None:
    script = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import fleet.{module}\n"
    script += f"print([name for name in {HEAVY!r} if name in sys.modules])"
    done = attempt(tmp_path, sys.executable, "-I", "-S", "-c", script)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr
