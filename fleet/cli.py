"""`git fleet`: the commands, their options, and what a person sees when one fails.

Each command imports its module when it runs, so that `git fleet --help` needs click alone. Nothing is done here: a
command reads its options, calls one function and prints what it gives back.
"""

from __future__ import annotations

import os
import shutil
import signal
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


@commands.command()
@click.argument("origin", type=click.Path())
@click.option("--agents", type=int, help="how many agents live in it  [default: 100, or all of --personas]")
@click.option("--personas", type=click.Path(), help="who they are: JSON, JSON Lines, CSV, or a profile list of OASIS")
@click.option("--seed", default=0, show_default=True, help="the same seed gives the same world")
@click.option("--name", help="what the world is called  [default: the folder's name]")
@click.option("--worker", "workers", multiple=True, metavar="NAME[:STREAMS]", help="a worker of the roster; repeat it")
def init(
    origin: str, agents: int | None, personas: str | None, seed: int, name: str | None, workers: Sequence[str]
) -> None:
    """Make a new world: a bare repository at ORIGIN with its agents, its roster and its hooks.

    Without --personas its agents are made up; with it, --agents takes the first so many of the file.

    Example: git fleet init world/origin.git --agents 100 --worker mini-1 --worker mini-2:20
    """
    from fleet.operator import init

    tell(init.init(origin, name, seed, agents, init.parse_workers(workers), personas), "")


@commands.group()
def agents() -> None:
    """Add agents to the world.

    Example: git fleet agents add more.csv
    """


@agents.command("add")
@click.argument("file", type=click.Path())
def agents_add(file: str) -> None:
    """Add the agents that FILE describes to the world, all or none, in a clone or at the origin.

    FILE is JSON, JSON Lines, CSV, or a profile list of OASIS, as for init --personas (docs/personas.md).

    Example: git fleet agents add more.csv
    """
    from fleet.operator import agents, edit

    agents.add(edit.Place("."), file, say_now)


@commands.command()
@click.argument("url")
@click.argument("folder", type=click.Path())
@click.option("--worker", required=True, help="the name of this worker")
@click.option("--streams", type=int, help="how many agents it runs at once  [default: 10]")
@click.option("--mind", default="scripted", show_default=True, help="what decides for its agents, of KIND or named")
@click.option("--model", help="litellm: PROVIDER/MODEL, such as openai/gpt-4o-mini or ollama_chat/llama3.2")
@click.option("--api-base", help="litellm: the address of the endpoint, where it is not the provider's own")
@click.option("--command", "program", help="command: the program, with its arguments, run by sh")
@click.option("--timeline", default="main", show_default=True, metavar="NAME", help="the timeline it works for")
@click.option("-c", "config", multiple=True, metavar="KEY=VALUE", help="a setting of the clone's; repeat it")
def join(
    url: str,
    folder: str,
    worker: str,
    streams: int | None,
    mind: str,
    model: str | None,
    api_base: str | None,
    program: str | None,
    timeline: str,
    config: Sequence[str],
) -> None:
    """Make a clone of the world at URL in FOLDER for a worker, and enter the roster. It computes nothing yet.

    A name that is in the roster already is taken over: a worker that moves to another machine. Minds are: scripted,
    litellm (any model), command (any program). Keys come from the environment.

    Example: git fleet join me@host:world/origin.git mini-1 --worker mini-1 --mind litellm --model openai/gpt-4o-mini
    """
    from fleet.operator import join

    given = {"model": model, "api-base": api_base, "command": program}
    settings = {key: value for key, value in given.items() if value is not None}
    tell(join.join(url, folder, worker, streams, mind, timeline, {**settings, **pairs(config)}), "")
    click.echo(f"start it: git -C {folder} fleet work")


def pairs(words: Sequence[str]) -> dict[str, str]:
    """`KEY=VALUE` words as a mapping; the key with its section, as git config has it."""
    found = {}
    for word in words:
        key, sign, value = word.partition("=")
        if not sign or "." not in key:
            raise click.UsageError(f"-c {word!r}: write KEY=VALUE, the key as git config has it: fleet-mind.x.kind=...")
        found[key] = value
    return found


TIMELINE = click.option("--timeline", default="", metavar="NAME", help="another timeline than the clone's own, or main")
OFFLINE = click.option("--offline", is_flag=True, help="use the stored answers alone; ask no model and run no program")


@commands.command()
@click.option("--frames", type=click.IntRange(min=1), help="stop when so many more frames have closed")
@OFFLINE
def work(frames: int | None, offline: bool) -> None:
    """Be a worker in this clone: pull, compute, push, again and again. ^C stops it at any moment, nothing is lost.

    Example: git fleet work --frames 10
    """
    from fleet.worker import clone, cycle

    cycle.Circle(clone.clone_at("."), frames, say_now, offline).run()


@commands.command()
@OFFLINE
def compute(offline: bool) -> None:
    """Compute and deliver the next frame once, for the state that this clone has pulled.

    Example: git fleet compute
    """
    from fleet.worker import clone, cycle

    cycle.compute_once(clone.clone_at("."), say_now, offline)


@commands.command()
@click.option("--json", "as_json", is_flag=True, help="the same as JSON")
def estimate(as_json: bool) -> None:
    """Say what the next frame would cost, before it is run: tokens and money, likely and at most. Asks no model.

    Example: git fleet estimate
    """
    from fleet import strictjson
    from fleet.operator import estimate

    found = estimate.estimate(".")
    click.echo(strictjson.dumps(found).decode() if as_json else estimate.text(found), nl=not as_json)


@commands.command()
@click.argument("agent")
@click.option("--frame", type=click.IntRange(min=1), help="the frame that was made  [default: the newest one stored]")
@click.option("--json", "as_json", is_flag=True, help="the records as JSON")
def transcript(agent: str, frame: int | None, as_json: bool) -> None:
    """Show what AGENT saw, was asked, and answered, from this clone's store.

    Example: git fleet transcript ada --frame 12
    """
    from fleet.operator import transcript

    page(transcript.show(".", agent, frame, as_json))


@commands.group()
def answers() -> None:
    """Carry the store of what models and programs answered, which lies in this clone's git directory.

    Example: git fleet answers export run-1.jsonl.gz
    """


@answers.command("export")
@click.argument("file", type=click.Path())
def answers_export(file: str) -> None:
    """Write this clone's store into FILE, to be imported by another clone and replayed there with --offline.

    Example: git fleet answers export run-1.jsonl.gz
    """
    from fleet.operator import answers as store

    click.echo(store.export(".", file))


@answers.command("import")
@click.argument("file", type=click.Path(exists=True))
def answers_import(file: str) -> None:
    """Add the outcomes in FILE to this clone's store. What is there stays.

    Example: git fleet answers import run-1.jsonl.gz
    """
    from fleet.operator import answers as store

    click.echo(store.take(".", file))


@commands.command()
@click.option("--watch", is_flag=True, help="go on until interrupted")
@TIMELINE
def fold(watch: bool, timeline: str) -> None:
    """Be the primary from this clone, for an origin whose host runs no hooks.

    Example: git fleet fold --watch
    """
    from fleet.operator import primary

    primary.fold(".", watch, say_now, timeline)


@commands.command()
@click.argument("document")
@click.argument("values", nargs=-1, required=True, metavar="KEY=VALUE...")
@TIMELINE
def edit(document: str, values: Sequence[str], timeline: str) -> None:
    """Set values of one DOCUMENT of the world, in a clone or at the origin; back when the timeline has them.

    A key may go deep (budget.total_microusd); a value is JSON, or else text.

    Example: git fleet edit fleet.json frame.deadline=60 budget.total_microusd=5000000
    """
    from fleet.operator import edit

    click.echo(edit.set_values(edit.Place(".", timeline), document, values))


@commands.command()
@click.option("--json", "as_json", is_flag=True, help="the same as JSON")
def conflicts(as_json: bool) -> int:
    """Show what a merge, rebase, cherry-pick or stash left in conflict, JSON place by place; exit code 1 if any.

    It works in every work tree, of a world or not, whose JSON the driver merges (docs/merging.md).

    Example: git fleet conflicts
    """
    from fleet.operator import conflicts

    text, some = conflicts.conflicts(".", as_json)
    page(text)
    return FAILED if some else 0


@commands.command(context_settings={"ignore_unknown_options": True})
@click.argument("path")
@click.argument("pointer")
@click.argument("choice", metavar="ours|theirs|VALUE")
def resolve(path: str, pointer: str, choice: str) -> None:
    """Decide a conflict: what stands at POINTER of the JSON file PATH. Once none is left, PATH is added to the index.

    POINTER is as `git fleet conflicts` shows it; / stands for all that are open in the file. VALUE is JSON, else text.

    Example: git fleet resolve fleet.json /frame/deadline theirs
    """
    from fleet.operator import conflicts

    click.echo(conflicts.resolve(".", path, pointer, choice))


@commands.command()
@click.argument("name")
@click.argument("values", nargs=-1, metavar="[KEY=VALUE]...")
@click.option("--at", "frame", type=click.IntRange(min=0), metavar="FRAME", help="leave after FRAME  [default: now]")
@TIMELINE
def fork(name: str, values: Sequence[str], frame: int | None, timeline: str) -> None:
    """Begin the timeline NAME on a frame of this one: the same world, its own clock, its own workers.

    Each KEY=VALUE changes fleet.json there, as in git fleet edit.

    Example: git fleet fork what-if --at 120 frame.until=null
    """
    from fleet.operator import edit, timelines

    tell(timelines.fork(edit.Place(".", timeline), name, frame, values), "")


@commands.command("merge-timeline")
@click.argument("name")
@click.option("--prefer", metavar="TIMELINE", help="whose form is taken where both changed the same thing")
@click.option("--settings", is_flag=True, help="bring its changes of fleet.json, too")
@TIMELINE
def merge_timeline(name: str, prefer: str | None, settings: bool, timeline: str) -> None:
    """Bring what was said and made on the timeline NAME into this one. Its clock goes on; NAME stays as it is.

    Example: git fleet merge-timeline what-if
    """
    from fleet.operator import edit, timelines

    tell(timelines.merge(edit.Place(".", timeline), name, prefer, settings), "")


@commands.command()
@TIMELINE
def pause(timeline: str) -> None:
    """Stop the world: no frame starts or closes until `resume`. Deliveries are taken and wait.

    Example: git fleet pause
    """
    from fleet.operator import edit

    click.echo(edit.pause(edit.Place(".", timeline), True))


@commands.command()
@TIMELINE
def resume(timeline: str) -> None:
    """Let a paused world go on.

    Example: git fleet resume
    """
    from fleet.operator import edit

    click.echo(edit.pause(edit.Place(".", timeline), False))


AT = click.option("--at", "frame", type=click.IntRange(min=0), metavar="FRAME", help="as it was when FRAME was made")
AS_JSON = click.option("--json", "as_json", is_flag=True, help="the same as JSON")


@commands.command()
@click.option("--channel", metavar="SLUG", help="of one channel only")
@click.option("--limit", "most", type=click.IntRange(min=1), default=20, show_default=True, help="how many threads")
@AT
@TIMELINE
@AS_JSON
def feed(channel: str | None, most: int, frame: int | None, timeline: str, as_json: bool) -> None:
    """Show the threads with the newest acts, in a clone or at the origin.

    Example: git fleet feed --channel general
    """
    from fleet.operator import feed

    page(feed.feed(".", channel, most, frame, as_json, timeline))


@commands.command()
@click.argument("what", metavar="ID")
@AT
@TIMELINE
@AS_JSON
def show(what: str, frame: int | None, timeline: str, as_json: bool) -> None:
    """Show a thread with its replies, a debate with both sides, a change with its diff, an agent, channel or project.

    ID is the id or address of what was said, or the name of an agent, channel or project.

    Example: git fleet show 12-ada-1 --at 14
    """
    from fleet.operator import show

    page(show.show(".", what, frame, as_json, timeline))


@commands.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", "most", type=click.IntRange(min=1), default=20, show_default=True, help="how many places")
@AT
@TIMELINE
@AS_JSON
def search(words: Sequence[str], most: int, frame: int | None, timeline: str, as_json: bool) -> None:
    """Find what was said with all WORDS in it, and agents and channels that are described so.

    Example: git fleet search lighthouse storm
    """
    from fleet.operator import search

    page(search.search(".", words, most, frame, as_json, timeline))


@commands.command()
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@AS_JSON
def diff(one: str, other: str, as_json: bool) -> None:
    """Show what people said and decided differently on the timelines A and B since they parted.

    Each is a timeline, as main, or one of its frames, as main@12.

    Example: git fleet diff main what-if
    """
    from fleet.operator import difference

    page(difference.diff(".", one, other, as_json))


def page(text: str) -> None:
    """Print a text; on a terminal, and where it is long, through a pager."""
    if sys.stdout.isatty() and text.count("\n") > shutil.get_terminal_size().lines:
        click.echo_via_pager(text)
    else:
        click.echo(text, nl=False)


@commands.command()
@click.option("--json", "as_json", is_flag=True, help="the same as JSON")
@TIMELINE
def status(as_json: bool, timeline: str) -> None:
    """Show the frame, who is in, who is awaited and for how long, the last frames, the cost, what waits.

    Exact in the origin; in a clone the time left is an estimate (~).

    Example: git fleet status --json
    """
    from fleet import strictjson
    from fleet.operator import status

    found = status.status(".", timeline)
    click.echo(strictjson.dumps(found).decode() if as_json else status.text(found), nl=not as_json)


@commands.command()
@click.option("--fix", is_flag=True, help="mend what is safe to mend")
@AS_JSON
def doctor(fix: bool, as_json: bool) -> int:
    """Look for what is wrong in this clone or origin and in the world it holds; exit code 1 where there is an error.

    Example: git fleet doctor --fix
    """
    from fleet import strictjson
    from fleet.operator import doctor

    report = doctor.doctor(".", fix)
    page(strictjson.dumps(doctor.as_json(report)).decode() if as_json else doctor.text(report))
    return report.code


@commands.command()
@click.argument("range", required=False, default="")
@click.option("--jobs", type=click.IntRange(min=1), help="how many processes judge  [default: the cores]")
@click.option("--all", "everything", is_flag=True, help="show all differences, not the first alone")
@click.option("--timeline", default="", metavar="NAME", help="another timeline than that of HEAD")
@AS_JSON
def audit(range: str, jobs: int | None, everything: bool, timeline: str, as_json: bool) -> int:
    """Execute history again, each commit from its own parents, and compare; exit code 1 where one differs.

    RANGE is frames (10..20, 10.., ..20, 12) or commits (A..B as in git log); without it, all from genesis on. Works in
    any full clone and at the origin, and writes into neither.

    Example: git fleet audit 10..20
    """
    from fleet import strictjson
    from fleet.operator import audit

    found = audit.audit(".", range, jobs, timeline)
    page(strictjson.dumps(audit.as_json(found)).decode() if as_json else audit.text(found, everything))
    return found.code


@commands.command()
@click.option("--agents", type=int, help="how many live in a new world  [default: 100; 12 with a local model]")
@click.option("--workers", type=int, help="how many run it  [default: 3; 2 with a local model]")
@click.option("--streams", type=int, help="how many agents each runs at once  [default: 10; 2 with a local model]")
@click.option("--frames", type=int, help="how many more frames to run  [default: 5; 3 with a local model]")
@click.option("--seed", default=0, show_default=True)
@click.option("--dir", "folder", default="world", show_default=True, type=click.Path())
@click.option("--model", help="what thinks: PROVIDER/MODEL, or local, a small one on this machine  [default: a script]")
@click.option("--api-base", help="the address of the model's endpoint, where it is not the provider's own")
def demo(
    agents: int | None,
    workers: int | None,
    streams: int | None,
    frames: int | None,
    seed: int,
    folder: str,
    model: str | None,
    api_base: str | None,
) -> None:
    """Make a world with workers on this machine, run some frames, and show it. Run again, it goes on.

    Example: git fleet demo --agents 30 --frames 3 --dir /tmp/world
    """
    from fleet.operator import demo

    demo.demo(folder, agents, workers, streams, frames, seed, say_now, model, api_base)


def say_now(sentence: str) -> None:
    """Print a line at once, also into a pipe."""
    click.echo(sentence)
    sys.stdout.flush()


def tell(done: Sequence[str], nothing: str) -> None:
    """Print what was done, a line each."""
    for line in done or [nothing]:
        click.echo(line)


def main(argv: Sequence[str] | None = None) -> None:
    """Run a command and exit: 0 only when what it says happened, 1 for what the person can mend, 3 for a bug."""
    hear_interrupt_once()
    sys.exit(run(sys.argv[1:] if argv is None else argv))


def hear_interrupt_once() -> None:
    """Let ^C interrupt once: git, whose alias we are, hands on the one that the terminal has sent to us already."""
    heard: list[int] = []

    def interrupt(number: int, _: object) -> None:
        if not heard:
            heard.append(number)
            raise KeyboardInterrupt

    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # as in a shell's background
        signal.signal(signal.SIGINT, interrupt)


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
    except (KeyboardInterrupt, click.Abort) as stop:
        told = "interrupted; nothing is broken: the same command goes on where this one stopped"
        return say(str(stop.__cause__ or stop) or told, INTERRUPTED)  # click wraps it
    except BrokenPipeError:  # the reader, a pager or `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CUT_OFF
    except (PermissionError, NotADirectoryError, FileExistsError) as error:
        return say(f"{error.filename}: {error.strerror}: give a path where you may write", FAILED)
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
