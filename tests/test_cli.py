"""What a person sees of `git fleet` when something fails: one sentence, an exit code, never a traceback."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from fleet import cli
from fleet.errors import Failure
from fleet.git import GitError
from tests.room import attempt, fleet


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], None]:
    """Adds a command `fail` that raises."""

    def add(error: BaseException) -> None:
        @click.command()
        def fail() -> None:
            raise error

        monkeypatch.setitem(cli.commands.commands, "fail", fail)

    return add


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (Failure("a.json is broken: mend it"), 1, "git fleet: a.json is broken: mend it\n"),
        (GitError(["push", "x"], 128, "no route\n"), 1, "git fleet: git push x failed with code 128: no route\n"),
        (KeyboardInterrupt(), 130, "git fleet: interrupted; nothing is broken: the same command goes on"),
        (click.ClickException("odd"), 1, "git fleet: odd\n"),
    ],
)
def test_a_failure_is_one_sentence(command, capsys, error: BaseException, code: int, said: str) -> None:
    command(error)
    assert cli.run(["fail"]) == code
    shown = capsys.readouterr().err
    assert said in shown and shown.count("\n") == 1 + (code == 130)  # the terminal shows ^C: the sentence begins anew


def test_a_bug_names_the_log_that_describes_it(command, capsys, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SECRET_KEY", "do-not-tell")
    command(ZeroDivisionError("by zero"))
    assert cli.run(["fail"]) == 3
    shown = capsys.readouterr().err
    assert "this is a bug (ZeroDivisionError), described in " in shown and shown.count("\n") == 1
    log = Path(shown.split("described in ")[1].split(": please")[0])
    text = log.read_text()
    log.unlink()
    assert "by zero" in text and "['fail']" in text and "do-not-tell" not in text


def test_a_bug_in_a_repository_is_described_there(command, clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (clone / ".git/fleet").mkdir()
    monkeypatch.chdir(clone)
    command(ZeroDivisionError())
    assert cli.run(["fail"]) == 3
    assert len(list((clone / ".git/fleet").glob("crash-*.log"))) == 1


@pytest.mark.parametrize("args", [["--nonsense"], ["nonsense"], ["install-hooks"], ["install-hooks", "a", "b"]])
def test_wrong_usage_is_one_sentence_with_the_help_to_ask_for(tmp_path: Path, args: list[str]) -> None:
    done = fleet(tmp_path, *args)
    assert done.returncode == 2
    assert done.stderr.startswith("git fleet: ") and done.stderr.count("\n") == 1
    assert " -h" in done.stderr


def test_without_git_it_says_so(tmp_path: Path) -> None:
    done = fleet(tmp_path, "install-hooks", ".", PATH=str(tmp_path))
    assert (done.returncode, done.stderr) == (1, "git fleet: git is not on PATH: install git 2.38 or newer\n")


def test_without_click_it_says_what_to_do(tmp_path: Path) -> None:
    program = Path(cli.__file__).parents[1] / "bin" / "git-fleet"
    done = attempt(tmp_path, sys.executable, "-S", str(program))
    assert done.returncode == 1
    assert "has no package click: run `make venv` in" in done.stderr and done.stderr.count("\n") == 1


def test_every_command_has_an_example() -> None:
    for name, found in cli.commands.commands.items():
        assert "Example" in (found.help or ""), name


def test_help_needs_click_alone(tmp_path: Path) -> None:
    later = ("sh", "jsonschema", "filelock", "litellm", "fleet.operator", "fleet.worker", "fleet.origin")
    script = f"import sys; from fleet import cli; cli.run(['-h']); print([m for m in {later!r} if m in sys.modules])"
    done = attempt(tmp_path, sys.executable, "-c", script, PYTHONPATH=str(Path(cli.__file__).parents[1]))
    assert done.stdout.endswith("[]\n"), done.stdout


def test_a_folder_that_cannot_be_made_is_one_sentence_and_no_bug(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = fleet(tmp_path, "demo", "--dir", "file/world")
    assert done.returncode == 1
    assert "file/world" in done.stderr and "Traceback" not in done.stderr and "bug" not in done.stderr
