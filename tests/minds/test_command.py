"""The command mind: real programs of every kind, good, bad, slow and stubborn; none outlives its run."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from fleet.errors import Failure
from fleet.minds import Desk, Thought, Turn, command, process, secrets
from fleet.minds.answers import Journal, Missing
from fleet.minds.progress import Progress
from fleet.minds.purse import Purse
from tests import worlds
from tests.room import ROOT
from tests.test_view import view_of

EXAMPLES = ROOT / "docs" / "examples"
POST = '{"actions": [{"do": "post", "channel": "general", "title": "Hello", "body": "I am here."}]}'
ACTION = {"do": "post", "channel": "general", "title": "Hello", "body": "I am here."}
SILENT = "echo '{\"actions\": []}'"


@cache
def world() -> worlds.World:
    """A world in which somebody has said something."""
    return worlds.genesis().after([worlds.delivery(1, "mini-1", worlds.post(1, "bo"))])


def turn(agent: str = "ada") -> Turn:
    return Turn(view_of(world(), agent), world().settings.limits)


def desk(folder: Path, seconds: float = 30.0, share: int | None = None, offline: bool = False) -> Desk:
    journal = Journal(str(folder / "answers"), "main", 2, offline)
    purse = Purse(share, journal.spent(), "budget.frame_microusd")
    return Desk(journal, purse, seconds, str(folder / "minds"), Progress(1))


def mind(**settings: str) -> command.Command:
    return command.open_mind("helper", lambda key: settings.get(key.replace("-", "_")))


def think(folder: Path, run: str, on: Desk | None = None, **settings: str) -> Thought:
    """What comes of ada's turn, by a command."""
    opened = mind(command=run, **settings)
    (thought,) = asyncio.run(opened.think([turn()], on or desk(folder)))
    return thought


def script(folder: Path, text: str, name: str = "program") -> str:
    """A Python program; the command that runs it."""
    path = folder / f"{name}.py"
    path.write_text(text)
    return f"{sys.executable} {path}"


def until(there: Callable[[], bool], seconds: float = 10.0) -> bool:
    """Whether something comes to be soon."""
    ends = time.monotonic() + seconds
    while not there() and time.monotonic() < ends:
        time.sleep(0.02)
    return there()


def gone(pid: int) -> bool:
    """Whether a process ends soon; one that nobody reaps has ended, too."""
    return until(lambda: state(pid) in ("", "Z"))


def state(pid: int) -> str:
    return subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True).stdout.strip()[:1]


def alive(group: int) -> list[str]:
    """The states of a group's processes, the dead ones apart."""
    rows = subprocess.run(["ps", "-A", "-o", "pgid=,stat="], capture_output=True, text=True).stdout.splitlines()
    return [stat for row in rows for own, stat in [row.split()] if int(own) == group and not stat.startswith("Z")]


def pids(path: Path) -> list[int]:
    return [int(line) for line in path.read_text().split()]


def log_of(folder: Path, agent: str = "ada") -> str:
    return (folder / "minds" / "helper" / f"2-{agent}.log").read_text()


# What goes in, and what comes out.


def test_a_program_gets_one_line_of_json_and_gives_actions(tmp_path: Path) -> None:
    thought = think(tmp_path, f"cat >{tmp_path}/in; echo '{POST}'")
    assert (thought.error, thought.actions, thought.faults) == (None, [ACTION], [])
    given = json.loads((tmp_path / "in").read_text())
    assert set(given) == {"agent", "limits", "schema", "view"}
    assert (given["agent"], given["view"], given["limits"]) == ("ada", turn().view, turn().limits)
    assert "actions" in given["schema"]["properties"]
    assert (tmp_path / "in").read_bytes().count(b"\n") == 1


def test_a_program_may_open_its_stdin_by_name(tmp_path: Path) -> None:
    assert think(tmp_path, f"wc -c </dev/stdin >&2; {SILENT}").error is None
    read = "JSON.parse(require('fs').readFileSync('/dev/stdin'))" if shutil.which("node") else ""
    if read:
        (tmp_path / "read.js").write_text(f"{read}; console.log(JSON.stringify({{actions: []}}))")
        assert think(tmp_path, f"node {tmp_path}/read.js").error is None


def test_it_runs_in_an_empty_folder_with_the_workers_environment_but_not_its_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MY_SETTING", "of the operator")
    monkeypatch.setenv("GIT_DIR", str(ROOT / ".git"))
    thought = think(tmp_path, f"ls -A >{tmp_path}/ls; pwd >{tmp_path}/pwd; env >{tmp_path}/env; {SILENT}")
    assert thought.error is None
    assert (tmp_path / "ls").read_text() == ""
    assert not Path((tmp_path / "pwd").read_text().strip()).exists()
    env = (tmp_path / "env").read_text()
    assert "MY_SETTING=of the operator" in env
    assert "GIT_DIR" not in env


def test_good_actions_are_kept_and_the_others_named(tmp_path: Path) -> None:
    answer = {"actions": [ACTION, {"do": "dance"}, {"do": "comment", "on": "1-bo-1", "body": ""}]}
    (tmp_path / "answer").write_text(json.dumps(answer))
    thought = think(tmp_path, f"cat {tmp_path}/answer")
    assert thought.actions == [ACTION]
    assert [fault.split(":")[0] for fault in thought.faults] == ["action 2", "action 3 (comment)"]
    assert thought.error is None


def test_nothing_good_at_all_is_the_agents_failure(tmp_path: Path) -> None:
    assert "no action is called 'dance'" in str(think(tmp_path, 'echo \'{"actions": [{"do": "dance"}]}\'').error)


def test_silence_is_an_answer(tmp_path: Path) -> None:
    thought = think(tmp_path, SILENT)
    assert (thought.error, thought.actions) == (None, [])


@pytest.mark.parametrize(
    ("run", "said"),
    [
        ("true", "command gave no answer: it is empty"),
        ("echo TOKEN LIMIT EXCEEDED", "command gave no answer: there is no JSON object in it"),
        ("echo '{\"actions\": [{\"do\"'", "command gave no answer: its JSON is cut off before its end"),
        ("echo '{\"acts\": []}'", "command gave no answer: it should be"),
        (r"printf '{\377'", "command gave invalid UTF-8 at byte 1"),
    ],
)  # fmt: skip
def test_what_is_no_answer_never_becomes_content(tmp_path: Path, run: str, said: str) -> None:
    thought = think(tmp_path, run)
    assert str(thought.error).startswith(said)
    assert thought.actions == []
    assert thought.usage[0]["calls"] == 1


# Exit codes and stderr.


def test_the_exit_code_is_respected_even_where_the_output_looks_good(tmp_path: Path) -> None:
    thought = think(
        tmp_path, f"echo '{POST}'; echo first >&2; printf '\\033[31mno  such model\\033[0m\\n\\n' >&2; exit 3"
    )
    assert thought.error == "command exited with 3: no such model"
    assert thought.actions == []
    assert "first" in log_of(tmp_path)
    assert "\x1b" not in log_of(tmp_path)


def test_a_signal_is_named(tmp_path: Path) -> None:
    assert think(tmp_path, "kill -KILL $$").error == "command was ended by SIGKILL"


def test_a_program_that_is_not_there_is_the_shells_127(tmp_path: Path) -> None:
    assert "command exited with 127: " in str(think(tmp_path, "no-such-program-at-all").error)


def test_a_log_is_written_only_where_there_is_something_to_say(tmp_path: Path) -> None:
    think(tmp_path, SILENT)
    assert not (tmp_path / "minds").exists()
    think(tmp_path, f"echo thinking >&2; {SILENT}", desk(tmp_path / "other"))
    assert "exited with 0" in log_of(tmp_path / "other")
    assert "thinking" in log_of(tmp_path / "other")


def test_stderr_without_end_keeps_its_end_and_the_newest_logs_are_kept(tmp_path: Path) -> None:
    folder = tmp_path / "minds" / "helper"
    folder.mkdir(parents=True)
    for frame in range(3, 3 + command.LOGS):
        (folder / f"{frame}-bo.log").write_text("")
    (folder / "1-old.log").write_text("")
    (folder / "notes.txt").write_text("mine")
    thought = think(tmp_path, "yes noise | head -c 3000000 >&2; echo the end >&2; exit 1")
    assert thought.error == "command exited with 1: the end"
    assert sorted(path.name for path in folder.iterdir() if not path.name.endswith("-bo.log")) == ["notes.txt"]
    think(tmp_path, "yes noise | head -c 3000000 >&2; echo the end >&2; exit 1", desk(tmp_path / "other"))
    text = log_of(tmp_path / "other")
    assert len(text) < 2 * process.NEWEST
    assert "without the first " in text
    assert text.endswith("the end\n")


def test_secrets_of_the_environment_reach_neither_error_nor_log_nor_store_nor_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSISTANT_API_KEY", 'sk-"very"-secret')
    monkeypatch.setenv("HARMLESS", "harmless")
    leak = 'printf "harmless, %s\\n" "$ASSISTANT_API_KEY" >&2; exit 1'
    assert think(tmp_path, leak).error == "command exited with 1: harmless, ***"
    text = "import json, os; print(json.dumps({'actions': [{'do': 'post', 'channel': 'general', 'title': 'Keys',"
    text += " 'body': os.environ['ASSISTANT_API_KEY']}]}))"
    (action,) = think(tmp_path, script(tmp_path, text), desk(tmp_path / "other")).actions
    assert action["body"] == "***"
    stored = [path for path in tmp_path.rglob("*") if path.is_file() and path.suffix in (".log", ".jsonl")]
    assert len(stored) == 3
    assert not any(b"very" in path.read_bytes() for path in stored)


def test_a_secret_is_known_by_its_variables_name(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if secrets.SECRET.search(name)]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("some_token", "abcdef")
    monkeypatch.setenv("DB_PASSWORD", "abcdefghij")
    monkeypatch.setenv("TOKENIZERS_PARALLELISM", "false")
    monkeypatch.setenv("MAX_TOKENS", "100000")
    monkeypatch.setenv("SIGNING_KEY", "-----BEGIN-----\nline one of it\n")
    monkeypatch.setenv("EDITOR", "a-fine-editor")
    said = "abcdefghij abcdef false 100000 line one of it, a-fine-editor"
    assert secrets.redact(said) == "*** *** false 100000 ***, a-fine-editor"


# Time.


def timed(act: Callable[[], Thought]) -> tuple[Thought, float]:
    began = time.monotonic()
    return act(), time.monotonic() - began


STUBBORN = {
    "ignores every signal that can be ignored": "trap '' TERM INT HUP; while :; do sleep 0.1; done",
    "closes its output and goes on": "exec >&- 2>&-; sleep 60",
    "drips": "while :; do printf ' '; sleep 0.05; done",
    "has children in the background": "sleep 60 & sleep 60 & wait",
    "has children that ignore signals": "(trap '' TERM; sleep 60; sleep 60) & wait",
}


@pytest.mark.parametrize("run", STUBBORN.values(), ids=STUBBORN)
def test_the_limit_holds_and_nothing_outlives_it(tmp_path: Path, run: str) -> None:
    noted = f"echo $$ >{tmp_path}/group; {run}"
    thought, seconds = timed(lambda: think(tmp_path, noted, timeout="0.3"))
    assert thought.error == "command ran into its limit of 0.3 s and was ended"
    assert seconds < 0.3 + process.ENDING + 0.5
    (group,) = pids(tmp_path / "group")
    assert alive(group) == []
    assert "ran into its limit" in log_of(tmp_path)


def test_a_program_that_reads_nothing_blocks_nobody(tmp_path: Path) -> None:
    seen = turn()
    seen.view["bio"] = "x" * 3_000_000
    (thought,) = asyncio.run(mind(command=SILENT).think([seen], desk(tmp_path)))
    assert thought.error is None


def test_children_that_a_program_leaves_behind_are_ended_with_it(tmp_path: Path) -> None:
    run = f"sleep 60 & echo $! >{tmp_path}/pid; {SILENT}"
    thought, seconds = timed(lambda: think(tmp_path, run))
    assert thought.error is None
    assert seconds < 2
    assert all(gone(pid) for pid in pids(tmp_path / "pid"))


def test_a_child_that_left_the_group_with_the_pipe_in_hand_holds_nobody_up(tmp_path: Path) -> None:
    text = f"""
import os, sys, time
if not os.fork():
    os.setsid()
    open({str(tmp_path / "pid")!r}, "w").write(str(os.getpid()))
    time.sleep(20)
    os._exit(0)
time.sleep(0.2)
print('{{"actions": []}}')
"""
    thought, seconds = timed(lambda: think(tmp_path, script(tmp_path, text)))
    for pid in pids(tmp_path / "pid"):
        os.kill(pid, 9)
    assert thought.error is None
    assert seconds < 5


def test_no_command_runs_beyond_the_frames_time(tmp_path: Path) -> None:
    ends = process.ENDING + 0.3
    thought, seconds = timed(lambda: think(tmp_path, "sleep 60", desk(tmp_path, ends)))
    assert thought.error == "command was ended after 0 s, as the frame's time was over"
    assert seconds < ends + 0.5
    thought, seconds = timed(lambda: think(tmp_path / "other", "sleep 60", desk(tmp_path / "other", 0.1)))
    assert thought.error == "no time was left in the frame to run the command"
    assert (thought.usage, seconds < 0.5) == ([], True)


def test_a_cancelled_turn_ends_its_program_and_stores_nothing(tmp_path: Path) -> None:
    noted = f"echo $! >>{tmp_path}/pid"
    run = f"(trap '' TERM; sleep 60; sleep 60) & {noted}; sleep 60 & {noted}; wait"

    async def cancelled() -> None:
        task = asyncio.create_task(mind(command=run).think([turn()], desk(tmp_path)))
        await asyncio.sleep(0.5)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    began = time.monotonic()
    asyncio.run(cancelled())
    assert time.monotonic() - began < 5
    assert all(gone(pid) for pid in pids(tmp_path / "pid"))
    with pytest.raises(Missing):
        think(tmp_path, run, desk(tmp_path, offline=True))


def test_a_turn_cancelled_as_it_starts_leaves_no_program(tmp_path: Path) -> None:
    async def cancelled(after: int) -> None:
        task = asyncio.create_task(process.run(f"echo $$ >>{tmp_path}/pids; sleep 60", b"", 30, 1000))
        for _ in range(after):
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    (tmp_path / "pids").write_text("")
    for after in (1, 2, 3, 6):
        asyncio.run(cancelled(after))
    assert all(gone(pid) for pid in pids(tmp_path / "pids"))


def test_programs_end_with_a_worker_that_is_killed(tmp_path: Path) -> None:
    run = f"trap '' TERM; echo $$ >{tmp_path}/pid.new; mv {tmp_path}/pid.new {tmp_path}/pid; sleep 60; sleep 60"
    text = f"import asyncio\nfrom fleet.minds import process\nasyncio.run(process.run({run!r}, b'', 60, 1000))\n"
    room = {**os.environ, "TMPDIR": str(tmp_path)}
    worker = subprocess.Popen([sys.executable, "-c", text], cwd=ROOT, env=room, start_new_session=True)
    until(lambda: (tmp_path / "pid").exists())
    worker.kill()
    worker.wait()
    assert all(gone(pid) for pid in pids(tmp_path / "pid"))


def test_a_worker_that_ends_well_leaves_nobody_and_nothing_behind(tmp_path: Path) -> None:
    text = "import asyncio\nfrom fleet.minds import process\nasyncio.run(process.run('echo $PPID', b'', 60, 1000))\n"
    room = {**os.environ, "TMPDIR": str(tmp_path)}
    worker = subprocess.Popen(
        [sys.executable, "-W", "error", "-c", text], cwd=ROOT, env=room, stderr=subprocess.PIPE, start_new_session=True
    )
    assert worker.communicate()[1] == b""
    assert list(tmp_path.iterdir()) == []
    rows = subprocess.run(["ps", "-A", "-o", "ppid=,stat="], capture_output=True, text=True).stdout.splitlines()
    assert [row for row in rows if row.split()[0] == str(worker.pid)] == []


def test_many_lanes_run_at_once(tmp_path: Path) -> None:
    async def lanes() -> list[Thought]:
        on, opened = desk(tmp_path), mind(command=f"sleep 0.5; {SILENT}")
        turns = [Turn({**turn().view, "agent": f"agent-{n}"}, turn().limits) for n in range(20)]
        return [found[0] for found in await asyncio.gather(*(opened.think([each], on) for each in turns))]

    began = time.monotonic()
    thoughts = asyncio.run(lanes())
    assert [thought.error for thought in thoughts] == [None] * 20
    assert time.monotonic() - began < 3


# Size.


def test_output_without_end_is_an_error_and_does_not_fill_the_memory(tmp_path: Path) -> None:
    tracemalloc.start()
    thought, seconds = timed(lambda: think(tmp_path, "yes '{\"actions\": []}'", output_bytes="100000"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert thought.error == "command gave more than 100000 bytes and was ended"
    assert seconds < 2
    assert peak < 16 << 20


def test_output_over_the_cap_is_an_error_though_its_program_has_ended(tmp_path: Path) -> None:
    thought = think(tmp_path, f"yes | head -c 50000; {SILENT}", output_bytes="50000")
    assert thought.error == "command gave more than 50000 bytes and was ended"


def test_stderr_without_end_is_an_error_too(tmp_path: Path) -> None:
    thought, seconds = timed(lambda: think(tmp_path, "yes noise >&2"))
    assert f"more than {process.NOISE} bytes to stderr" in str(thought.error)
    assert seconds < 5


# Money, and the store.


def test_a_run_costs_its_price_rounded_up_and_without_one_is_counted_as_unpriced(tmp_path: Path) -> None:
    usage = {"agents": ["ada"], "model": "helper", "calls": 1, "prompt_tokens": 0, "completion_tokens": 0}
    costs = {"0.0000011": {"microusd": 2}, "0": {"microusd": 0}, "": {"microusd": 0, "unpriced": 1}}
    for place, (price, cost) in enumerate(costs.items()):
        settings = {"price": price} if price else {}
        (entry,) = think(tmp_path / str(place), SILENT, None, **settings).usage
        assert entry.pop("ms") >= 0
        assert entry == {**usage, **cost}


def test_what_a_command_says_that_it_used_goes_before_its_price(tmp_path: Path) -> None:
    said = '"usage": {"model": "opus", "calls": 2, "prompt_tokens": 900, "completion_tokens": 40, "microusd": 77}'
    on = desk(tmp_path, share=1000)
    (entry,) = think(tmp_path, f"echo '{{\"actions\": [], {said}}}'", on, price="0.0005").usage
    del entry["ms"]
    assert entry == {
        "agents": ["ada"], "model": "opus", "calls": 2, "prompt_tokens": 900, "completion_tokens": 40, "microusd": 77
    }  # fmt: skip
    assert (on.purse.spent, on.purse.left) == (77, 923)


def test_a_run_dearer_than_its_price_is_booked_and_named(tmp_path: Path) -> None:
    on = desk(tmp_path, share=30_000)
    run = f'echo \'{POST[:-1]}, "usage": {{"microusd": 25000}}}}\''
    thought = think(tmp_path, run, on, price="0.01")
    assert thought.actions == [ACTION]
    assert thought.faults == ["usage: a run cost 25000 microdollars: fleet-mind.helper.price says 10000"]
    assert think(tmp_path, f"{run} # again", on, price="0.01").usage == []


@pytest.mark.parametrize("said", ['{"calls": -1}', '{"calls": 1.5}', '{"calls": true}', '{"dollars": 1}', "7",
                                  '{"model": ""}', '{"microusd": 9007199254740992}'])  # fmt: skip
def test_usage_that_cannot_be_believed_is_named_and_the_actions_kept(tmp_path: Path, said: str) -> None:
    thought = think(tmp_path, f"echo '{POST[:-1]}, \"usage\": {said}}}'", price="0.01")
    assert thought.actions == [ACTION]
    assert [fault.startswith("usage: ") for fault in thought.faults] == [True]
    assert (thought.usage[0]["calls"], thought.usage[0]["microusd"]) == (1, 10000)


def test_money_that_is_not_there_is_not_spent(tmp_path: Path) -> None:
    on = desk(tmp_path, share=25_000)
    thoughts = [think(tmp_path, f"echo run >>{tmp_path}/runs; {SILENT}; # {n}", on, price="0.01") for n in range(3)]
    assert [bool(thought.error) for thought in thoughts] == [False, False, True]
    assert thoughts[2].error == "budget.frame_microusd leaves 5000 microdollars here, a run costs 10000"
    assert thoughts[2].usage == []
    assert (tmp_path / "runs").read_text() == "run\n" * 2
    assert on.purse.spent == 20_000


@pytest.mark.parametrize("end", ["exit 0", "exit 5", "sleep 60"])
def test_an_outcome_is_stored_before_it_is_used_and_never_made_again(tmp_path: Path, end: str) -> None:
    run = f"echo run >>{tmp_path}/runs; echo '{POST}'; {end}"
    once = think(tmp_path, run, timeout="0.4", price="0.01")
    for offline in (False, True):
        again = think(tmp_path, run, desk(tmp_path, offline=offline), timeout="0.4", price="0.01")
        assert vars(again) == vars(once)
    assert (tmp_path / "runs").read_text() == "run\n"
    assert desk(tmp_path).purse.spent == 10_000


def test_where_the_store_alone_is_asked_a_missing_answer_is_loud(tmp_path: Path) -> None:
    with pytest.raises(Missing, match="no answer for ada"):
        think(tmp_path, f"touch {tmp_path}/ran; {SILENT}", desk(tmp_path, offline=True))
    assert not (tmp_path / "ran").exists()


def test_progress_counts_runs(tmp_path: Path) -> None:
    on = desk(tmp_path)
    think(tmp_path, SILENT, on, price="0.01")
    assert (on.progress.calls, on.progress.microusd, on.progress.in_flight) == (1, 10_000, 0)


def test_a_forecast_is_a_run_a_turn() -> None:
    found = mind(command="x", price="0.01").forecast([turn(), turn("bo")], None)
    assert (found["calls"], found["microusd"], found["worst_microusd"], found["unpriced"]) == (2, 20_000, 20_000, 0)
    assert mind(command="x").forecast([turn()], 50)["unpriced"] == 1


# Settings.


def test_a_mind_that_cannot_run_here_says_what_to_type() -> None:
    with pytest.raises(Failure, match=r"no command: git config fleet-mind\.helper\.command"):
        mind().check(False)
    with pytest.raises(Failure, match=r"runs no-such-program-at-all, and there is no such program here: git config"):
        mind(command="no-such-program-at-all --fast").check(False)
    with pytest.raises(Failure, match=r"runs in an empty folder, where there is no \./mind\.sh"):
        mind(command="./mind.sh").check(False)
    with pytest.raises(Failure, match=r"no price, so it does not run: git config fleet-mind\.helper\.price"):
        mind(command="cat").check(True)
    mind(command="cat", price="0").check(True)


@pytest.mark.parametrize("run", ["cat", "/bin/cat -u", "cd / && cat", "MODEL=x cat", "if true; then cat; fi", "'",
                                 "{ cat; }", '"$HOME/mind" --fast', "exec cat"])  # fmt: skip
def test_a_command_that_the_shell_may_know_is_let_through(run: str) -> None:
    mind(command=run).check(False)


@pytest.mark.parametrize(("key", "said"), [("timeout", "soon"), ("timeout", "0"), ("timeout", "-1"), ("price", "nan"),
                                           ("price", "-0.1"), ("output_bytes", "inf"), ("price", "1e99")])  # fmt: skip
def test_a_setting_that_makes_no_sense_is_named(key: str, said: str) -> None:
    with pytest.raises(Failure, match=rf"^fleet-mind\.helper\.{key.replace('_', '-')} is '{said}': git config"):
        mind(command="cat", **{key: said})


def test_a_name_that_would_leave_its_folder_is_no_name() -> None:
    with pytest.raises(Failure, match="is no name for a mind"):
        command.open_mind("../../x", {"command": "cat"}.get)


# The examples of the documentation.

STAND_IN = r'''#!{python}
"""Stands in for an assistant's command line: the prompt on stdin, noise on stderr, the answer on stdout."""
import json, os, sys
name, arguments = os.path.basename(sys.argv[0]), sys.argv[1:]
wanted = {{"claude": ["-p", "--tools", ""], "codex": ["exec", "--skip-git-repo-check", "-"], "llm": ["-m", "small"]}}
assert arguments[:3] == wanted[name], arguments
prompt = sys.stdin.read()
turn = json.loads(prompt[prompt.index("{{") :])
assert "Print one JSON object" in prompt and turn["schema"] and not os.listdir(".")
thread = turn["view"]["threads"][0]["id"]
answer = json.dumps({{"actions": [{{"do": "vote", "on": thread, "value": 1}}]}}, indent=1)
said = {{"claude": f"Here it is:\n```json\n{{answer}}\n```", "llm": f"<think>hm</think>{{answer}}"}}.get(name, answer)
print("tokens used: 812", file=sys.stderr)
if "json" in arguments:
    counted = {{"input_tokens": 3, "cache_creation_input_tokens": 700, "output_tokens": 61}}
    bill = {{"usage": counted, "total_cost_usd": 0.0123451}}
    if os.environ.get("OUT_OF_CREDIT"):
        said, bill = "Credit balance is too low", {{}}
    said = json.dumps({{"type": "result", "is_error": not bill, "result": said, **bill}})
print(said)
'''


@pytest.fixture
def assistants(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs called claude, codex and llm on PATH, that take and give what those do."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("claude", "codex", "llm"):
        (folder / name).write_text(STAND_IN.format(python=sys.executable))
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")


@pytest.mark.parametrize("line", ['claude -p --tools ""', "codex exec --skip-git-repo-check -", "llm -m small"])
@pytest.mark.usefixtures("assistants")
def test_an_assistants_command_line_becomes_a_mind(tmp_path: Path, line: str) -> None:
    assert line in (ROOT / "docs" / "minds.md").read_text().replace("llm -m MODEL", "llm -m small")
    thought = think(tmp_path, f"{EXAMPLES}/assistant.sh {line}")
    assert (thought.error, thought.faults) == (None, [])
    assert thought.actions == [{"do": "vote", "on": "1-bo-1", "value": 1}]
    assert "tokens used" in log_of(tmp_path)


@pytest.mark.usefixtures("assistants")
def test_an_assistant_that_knows_its_cost_is_billed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = f"{EXAMPLES}/claude.py {EXAMPLES}/assistant.sh"
    thought = think(tmp_path, run, price="1")
    assert thought.actions == [{"do": "vote", "on": "1-bo-1", "value": 1}]
    (entry,) = thought.usage
    assert entry["model"] == "claude"
    assert (entry["prompt_tokens"], entry["completion_tokens"], entry["microusd"]) == (703, 61, 12346)
    monkeypatch.setenv("OUT_OF_CREDIT", "yes")
    thought = think(tmp_path, run, desk(tmp_path / "other"))
    assert (thought.error, thought.actions) == ("command exited with 1: Credit balance is too low", [])


def test_the_example_in_python_answers_who_was_not_answered(tmp_path: Path) -> None:
    thought = think(tmp_path, f"{EXAMPLES}/greeter.py")
    assert thought.actions == [{"do": "comment", "on": "1-bo-1", "body": "Say more about 'On 1'?"}]


@pytest.mark.parametrize("shell", ["", "dash ", "bash --posix "])
def test_the_example_in_shell_speaks_in_every_tenth_frame(tmp_path: Path, shell: str) -> None:
    if shell and not shutil.which(shell.split()[0]):
        pytest.skip(f"no {shell.split()[0]} here")
    seen = turn()
    for frame, said in ((9, []), (10, ["general"]), (11, [])):
        seen.view["frame"] = frame
        (thought,) = asyncio.run(mind(command=f"{shell}{EXAMPLES}/machine.sh").think([seen], desk(tmp_path)))
        assert (thought.error, [action["channel"] for action in thought.actions]) == (None, said)


def test_the_examples_are_in_the_documentation_as_they_are() -> None:
    text = (ROOT / "docs" / "minds.md").read_text()
    for name in ("machine.sh", "greeter.py", "assistant.sh"):
        assert (EXAMPLES / name).read_text().strip() in text
