"""Workers whose agents ask a model: killed, mixed, joined and watched, in a real world with its origin and hooks."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from fleet.errors import Failure
from fleet.operator import join
from tests import room
from tests.askers import (
    Fleet,
    Forked,
    actions_of,
    errors_of,
    lines_of,
    post,
    reach,
    run,
    say,
    think,
    total,
    wait_for,
    warm,
    whose,
)
from tests.endpoint import Endpoint, Request


@pytest.fixture(autouse=True, scope="module")
def imported() -> None:
    warm()


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with Endpoint() as running:
        yield running


def each_own(agents: list[str]) -> Callable[[Request], str]:
    """A plan: every agent says who it is."""
    return lambda request: say(post(f"It is {whose(request, agents)[0]} who says this."))


def timeless(deltas: list[dict[str, Any]]) -> Any:
    """Deltas without what a clock has said."""
    known = json.loads(json.dumps(deltas))
    for delta in known:
        delta["utc"] = ""
        for entry in delta.get("usage", ()):
            entry["ms"] = 0
    return known


# ---- killed


def test_a_worker_killed_five_times_in_a_frame_asks_again_only_what_was_in_flight(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    """Its delta is that of a twin which was never killed; faulty answers and their repairs are not asked again."""
    here, twin = (Fleet(made(tmp_path / name), agents=30, streams=3) for name in ("here", "twin"))
    agents = here.agents()
    faulty = {agents[1]: "bad-json", agents[4]: "wrong-schema", agents[9]: "some-bad"}
    own = each_own(agents)

    def plan(request: Request) -> str:
        first = len(request.messages) == 2
        return faulty.get(whose(request, agents)[0] if first else "", "") or own(request)

    endpoint.modes(plan)
    for fleet in (here, twin):
        fleet.ask({**reach(endpoint), "timeout": "9"})
    run(twin.clone, "work", "--frames", "1")
    needed = endpoint.count
    assert needed == total(twin.delivered(), "calls") > len(agents)
    endpoint.latency = 0.12
    for number in range(5):
        process = Forked(here.clone, "work", "--frames", "1")
        wanted = endpoint.count + 4  # three are answered
        process.until_asked(endpoint, wanted)
        time.sleep(0.03 * number)  # with calls in flight, or with their answers just come
        process.kill()
    assert 5 * 3 <= answered(here) < needed and not here.clock["frame"]
    endpoint.latency = 0.0
    run(here.clone, "work", "--frames", "1")
    assert endpoint.count - needed <= needed + 5 * 3
    assert answered(here) == needed
    assert timeless(here.delivered()) == timeless(twin.delivered())
    assert len({room.git(fleet.origin, "rev-parse", "main:state") for fleet in (here, twin)}) == 1


def answered(fleet: Fleet) -> int:
    return sum("outcome" in row for row in lines_of(fleet.clone))


def made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_an_interrupted_worker_ends_at_once_with_calls_in_flight_and_goes_on(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    fleet = Fleet(tmp_path, agents=6, streams=6)
    fleet.ask(reach(endpoint))
    endpoint.modes("hang")
    process = Forked(fleet.clone, "work", "--frames", "1")
    wait_for(lambda: endpoint.count == 6, lambda: process.told)
    began = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait() == 130
    assert time.monotonic() - began < 5
    assert "goes on" in process.told and "Traceback" not in process.told
    endpoint.modes(say(post()))
    run(fleet.clone, "work", "--frames", "1")
    assert (fleet.clock["agents"], endpoint.count) == (6, 12)


# ---- streams


def test_each_stream_has_one_call_in_flight_at_most_and_none_waits_for_another(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    fleet = Fleet(tmp_path, agents=20, streams=5)
    fleet.ask(reach(endpoint))
    endpoint.modes(say(post()))
    think(fleet.clone)  # its view is known, litellm has a client
    endpoint.latency = 0.3
    endpoint.count = endpoint.most_in_flight = 0
    (fleet.clone / ".git" / "fleet" / "answers" / "main" / "1.jsonl").unlink()
    began = time.monotonic()
    think(fleet.clone)
    took = time.monotonic() - began
    assert (endpoint.count, endpoint.most_in_flight) == (20, 5)
    assert 4 * 0.3 <= took < 20 * 0.3  # one after the other they would take longer, on however busy a machine


# ---- several minds on one worker


PROGRAM = """import json, sys
turn = json.load(sys.stdin)
said = {"do": "post", "channel": "general", "title": "By a program", "body": f"It is {turn['agent']} by a program."}
json.dump({"actions": [said]}, sys.stdout)
"""


def test_one_worker_runs_scripted_agents_a_model_and_a_program_together(endpoint: Endpoint, tmp_path: Path) -> None:
    """With the real command in a process of its own; litellm is imported there once, for all frames."""
    fleet = Fleet(tmp_path, agents=12)
    agents = fleet.agents()
    programs, models = agents[:3], agents[3:7]
    fleet.set({"minds": {"b-model": {"agents": [*models, agents[0]]}, "a-program": {"agents": programs}}})
    (tmp_path / "program.py").write_text(PROGRAM)
    command = f"{sys.executable} {tmp_path / 'program.py'}"
    fleet.ask({"kind": "command", "command": command}, "a-program", default=False)
    fleet.ask({"kind": "litellm", **reach(endpoint)}, "b-model", default=False)
    endpoint.modes(each_own(agents))
    done = room.fleet(fleet.clone, "work", "--frames", "1")
    assert done.returncode == 0, done.stderr
    assert "slowest: " in done.stdout
    deltas = fleet.delivered()
    said = actions_of(deltas)
    for some, words in ((programs, "by a program"), (models, "who says this")):
        for agent in some:
            assert [act["body"] for act in said[agent]] == [f"It is {agent} {words}."]
    assert set(said) == set(agents) and not errors_of(deltas)
    assert endpoint.count == 4
    assert total(deltas, "calls") == 4 + 3
    assert any(said[agent] for agent in agents[7:]), "those of nobody are scripted"


# ---- what cannot run here is told at once


def test_a_mind_that_the_world_names_and_this_worker_cannot_run_is_told_before_anything_is_asked(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    fleet = Fleet(tmp_path, world={"minds": {"poet": {"agents": ["*"]}}})
    fleet.ask(reach(endpoint))
    process = Forked(fleet.clone, "work", "--frames", "1")
    assert process.wait() == 1
    assert "git config fleet-mind.poet.kind" in process.told
    assert (fleet.clock["frame"], endpoint.count) == (0, 0)


OWN = {"model": "openai/x", "api-base": "http://127.0.0.1:1"}
CAP = {"budget": {"total_microusd": 5}}
SECOND = {"fallback": "openai/x", "fallback-api-base": "http://127.0.0.1:1"}
CANNOT: list[tuple[str, dict[str, str], dict[str, Any], str]] = [
    ("litellm", {}, {}, "has no model"),
    ("litellm", {"model": "x"}, {}, "knows no provider"),
    ("litellm", {"model": "openai/gpt-4o"}, {}, "OPENAI_API_KEY not set"),
    ("litellm", {**OWN, "calls": "0"}, {}, "fleet-mind.litellm.calls"),
    ("litellm", OWN, {"budget": {"frame_microusd": 5}}, "openai/x has no known price"),
    ("litellm", {**OWN, "model": "openai/gpt-4o", **SECOND}, CAP, "/x has no"),
    ("command", {}, {}, "has no command"),
    ("command", {"command": "/nowhere/program"}, {}, "no such program"),
    ("command", {"command": "cat"}, CAP, "has no price"),
    ("scripted", {}, {"minds": {"poet": {"agents": ["*"]}}}, "fleet-mind.poet.kind"),
    ("poet", {}, {}, "there is no mind 'poet'"),
    ("poet", {"kind": "parrot"}, {}, "fleet-mind.poet.kind is 'parrot'"),
]  # fmt: skip


def test_a_mind_that_cannot_run_here_is_an_error_at_join_that_leaves_no_clone_and_no_place_in_the_roster(
    tmp_path: Path,
) -> None:
    folders: dict[str, Fleet] = {}
    for mind, settings, world, why in CANNOT:
        name = json.dumps(world)
        if name not in folders:
            folders[name] = Fleet(made(tmp_path / str(len(folders))), world=world)
        origin = folders[name].origin
        before = room.git(origin, "for-each-ref")
        with pytest.raises(Failure, match=why.replace(".", r"\.")):
            join.join(str(origin), str(tmp_path / "new"), "new", mind=mind, settings=settings)
        assert not (tmp_path / "new").exists()
        assert room.git(origin, "for-each-ref") == before


def test_a_mind_that_only_others_agents_need_keeps_nobody_from_joining(tmp_path: Path) -> None:
    fleet = Fleet(tmp_path)
    agents = fleet.agents()
    pinned = {"mini-1": {"streams": 4, "key": None, "agents": agents[:2]}}
    fleet.set({"workers": pinned, "minds": {"poet": {"agents": agents[:2]}}})
    join.join(str(fleet.origin), str(tmp_path / "new"), "new")
    assert "new" in fleet.document("fleet.json")["workers"]


def test_join_writes_the_settings_of_the_minds_and_estimate_and_work_take_them(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    fleet = Fleet(tmp_path, world={"minds": {"poet": {"agents": ["*"]}}})
    poet = {f"fleet-mind.poet.{key}": value for key, value in {"kind": "litellm", **reach(endpoint)}.items()}
    join.join(str(fleet.origin), str(tmp_path / "other"), "mini-1", settings=poet)
    endpoint.modes(say(post()))
    assert "6 calls of openai/x" in run(tmp_path / "other", "estimate")
    assert endpoint.count == 0
    run(tmp_path / "other", "work", "--frames", "1")
    assert endpoint.count == fleet.clock["agents"] == 6


# ---- litellm is imported only where a model is called


WITHOUT = """
import os, sys
from fleet import cli
folder = sys.argv[1]
sys.stdout = open(os.devnull, "w")
def run(where, *args):
    os.chdir(os.path.join(folder, where))
    code = cli.run(list(args))
    heavy = [name for name in ("litellm", "openai", "httpx", "tiktoken", "pydantic", "aiohttp") if name in sys.modules]
    assert not heavy, (args, heavy)
    assert code == 0, (args, code)
run(".", "init", "new.git", "--agents", "3", "--worker", "one")
run(".", "join", "new.git", "one", "--worker", "one")
for args in ["status"], ["estimate"], ["pause"], ["resume"], ["compute"], ["status", "--json"]:
    run("one", *args)
os.system("git -c core.hooksPath=/dev/null pull -q")
run("one", "transcript", sys.argv[2])
run("mini-1", "answers", "export", os.path.join(folder, "run.gz"))
run("mini-1", "answers", "import", os.path.join(folder, "run.gz"))
run("mini-1", "transcript", sys.argv[3])
run("mini-1", "status")
os.chdir(os.path.join(folder, "one"))
os.environ["FLEET_MOVED"] = ""
from fleet.worker import cycle
cycle.post_merge()
assert "litellm" not in sys.modules
from fleet.minds import llm
assert "litellm" not in sys.modules
print("all", file=sys.stderr)
"""


def test_no_command_but_a_worker_that_calls_a_model_imports_litellm(endpoint: Endpoint, tmp_path: Path) -> None:
    fleet = Fleet(tmp_path)
    fleet.ask(reach(endpoint))
    endpoint.modes(say(post()))
    think(fleet.clone)
    from fleet.operator import personas

    agent = next(iter(personas.cast(3, 0)))["name"]
    command = [sys.executable, "-c", WITHOUT, str(tmp_path), str(agent), fleet.agents()[0]]
    done = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(room.ROOT)}, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines()[-1] == "all"


# ---- seeing it


def test_at_the_end_of_a_frame_its_cost_the_slowest_and_the_failed_are_named(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    fleet = Fleet(tmp_path)
    agents = fleet.agents()
    fleet.ask({**reach(endpoint), "input-price": "1", "output-price": "1", "timeout": "0.8"})
    modes = {agents[0]: "401", agents[1]: "slow:0.4"}
    endpoint.modes(lambda request: modes.get(whose(request, agents)[0], say(post())))
    endpoint.usage = (10, 5)
    told = run(fleet.clone, "work", "--frames", "1")
    assert f"{agents[0]} failed: refused: " in told
    assert f"slowest: {agents[1]} 0." in told
    assert "6 calls, 75 tokens, 0.000075 USD" in told


class Terminal(io.StringIO):
    """What a person looks at."""

    def isatty(self) -> bool:
        return True


def test_on_a_terminal_a_line_tells_how_the_frame_stands_and_is_gone_at_its_end(
    endpoint: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fleet = Fleet(tmp_path, streams=2)
    fleet.ask(reach(endpoint))
    endpoint.modes(say(post()))
    endpoint.latency = 0.3
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    think(fleet.clone)
    lines = screen.getvalue().split("\r\033[K")
    assert any(
        line.startswith(("2/6 agents, 2 calls in flight, ", "4/6 agents, 2 calls in flight, ")) for line in lines
    )
    assert lines[-1] == ""
