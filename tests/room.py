"""The sealed room of the tests: git without the machine's and the user's settings, clock, locale, editor."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WHO = "The tests"
MAIL = "tests@example.org"
DATE = "1700000000 +0000"
CONFIG = f"""[user]
    name = {WHO}
    email = {MAIL}
[init]
    defaultBranch = main
[protocol "file"]
    allow = always
"""


def environment(home: Path) -> dict[str, str]:
    """What a process in the room sees: PATH and the temporary folder from outside, all else its own."""
    outside = ("PATH", "TMPDIR", "PYTEST_XDIST_WORKER", "COVERAGE_RCFILE")
    inside = {
        "HOME": str(home),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": str(home / ".gitconfig"),
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
        "TZ": "UTC",
        "EDITOR": "false",
        "PAGER": "cat",
    }
    who = {"NAME": WHO, "EMAIL": MAIL, "DATE": DATE}
    persons = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in who.items()}
    return {**{key: os.environ[key] for key in outside if key in os.environ}, **inside, **persons}


def attempt(folder: Path, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, with some variables more; whatever comes of it."""
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **more}, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )


def git(folder: Path, *args: str, **more: str) -> str:
    """Run git in a folder; its output without the last newline. It must succeed."""
    done = attempt(folder, "git", *args, **more)
    assert done.returncode == 0, f"git {' '.join(args)}: {done.stderr}"
    return done.stdout.removesuffix("\n")


def fleet(folder: Path, *args: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run `git fleet` of this checkout in a folder, with the interpreter of the tests; whatever comes of it."""
    return attempt(folder, sys.executable, str(ROOT / "bin" / "git-fleet"), *args, **more)


def commit(folder: Path, name: str, text: str) -> str:
    """Commit one file in a clone; the commit's id."""
    (folder / name).write_text(text)
    git(folder, "add", name)
    git(folder, "commit", "-q", "-m", f"write {name}")
    return git(folder, "rev-parse", "HEAD")


def snapshot(folder: Path) -> dict[str, tuple[int, int, bytes | str]]:
    """Every file under a folder: mode, modification time and content; a link's content is where it points."""
    found: dict[str, tuple[int, int, bytes | str]] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_dir():
            stat = path.lstat()
            content = os.readlink(path) if path.is_symlink() else path.read_bytes()
            found[str(path.relative_to(folder))] = (stat.st_mode, stat.st_mtime_ns, content)
    return found
