"""`git fleet`: the commands, their options, and what a person sees when one fails.

Each command imports its module when it runs, so that `git fleet --help` needs click alone. Nothing is done here: a
command reads its options, calls one function and prints what it gives back.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from fleet import __version__
from fleet.errors import Failure
from fleet.git import GitError

FAILED, BUG, INTERRUPTED, CUT_OFF = 1, 3, 130, 141


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="git fleet", message="%(prog)s %(version)s")
def commands() -> None:
    """A society of agents on several machines, with nothing but git between them."""


@commands.command("install-hooks")
@click.argument("path", type=click.Path())
def install_hooks(path: str) -> None:
    """Put the fleet's hooks and settings into the repository PATH, a bare origin or a clone.

    Hooks that are there go on being called. Run again, it changes only what is out of date.

    Example: git fleet install-hooks world/origin.git
    """
    from fleet.operator import install

    tell(install.install(path), "nothing to do: hooks and settings are in place")


@commands.command("uninstall-hooks")
@click.argument("path", type=click.Path())
def uninstall_hooks(path: str) -> None:
    """Take the fleet's hooks and settings out of the repository PATH again.

    What was there before them comes back, to the byte.

    Example: git fleet uninstall-hooks world/origin.git
    """
    from fleet.operator import install

    tell(install.uninstall(path), "nothing to do: no hooks and settings of the fleet are there")


def tell(done: Sequence[str], nothing: str) -> None:
    """Print what was done, a line each."""
    for line in done or [nothing]:
        click.echo(line)


def main(argv: Sequence[str] | None = None) -> None:
    """Run a command and exit: 0 only when what it says happened, 1 for what the person can mend, 3 for a bug."""
    sys.exit(run(sys.argv[1:] if argv is None else argv))


def run(argv: Sequence[str]) -> int:
    """Run a command; its exit code. Every failure is one sentence on stderr."""
    try:
        return commands.main(list(argv), prog_name="git fleet", standalone_mode=False) or 0
    except (Failure, GitError) as error:
        return say(str(error), FAILED)
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "git fleet"
        return say(f"{error.format_message().rstrip('.')}; see {where} -h", error.exit_code)
    except click.ClickException as error:
        return say(error.format_message(), error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        return say("interrupted; nothing is broken: the same command goes on where this one stopped", INTERRUPTED)
    except BrokenPipeError:  # the reader, a pager or `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CUT_OFF
    except Exception as error:
        if isinstance(error, FileNotFoundError) and error.filename == "git":
            return say("git is not on PATH: install git 2.38 or newer", FAILED)
        return say(f"this is a bug ({type(error).__name__}), described in {crash_log(argv)}: please report it", BUG)


def say(sentence: str, code: int) -> int:
    """One sentence for the person at the keyboard; gives back the exit code."""
    click.echo(f"git fleet: {sentence}", err=True)
    return code


def crash_log(argv: Sequence[str]) -> str:
    """Write down the exception in flight, for a report; the file's name. It holds no environment, so no keys."""
    import platform
    import tempfile
    import traceback

    lines = [
        f"git fleet {__version__}, Python {platform.python_version()}, {platform.platform()}",
        f"arguments: {argv}",
    ]
    with tempfile.NamedTemporaryFile(
        "w", prefix="crash-", suffix=".log", dir=crash_folder(), delete=False, encoding="utf-8", errors="replace"
    ) as file:
        file.write("\n".join([*lines, "", traceback.format_exc()]))
    return file.name


def crash_folder() -> str | None:
    """The fleet's folder of the repository at hand, or None for the system's temporary folder."""
    from fleet.git import Repository

    try:
        folder = os.path.join(Repository.at(".").git_dir, "fleet")
    except (GitError, OSError):
        return None
    return folder if os.access(folder, os.W_OK) else None
