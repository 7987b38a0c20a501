"""Whole frames against an endpoint that fails in every way: they close, say what happened, cost what was counted, and
nothing but good actions enters the world.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from fleet import cli
from tests import room
from tests.askers import (
    PROTOCOLS,
    Fleet,
    Forked,
    actions_of,
    bytes_of,
    deliver_frame,
    errors_of,
    falling_back,
    lines_of,
    post,
    reach,
    run,
    say,
    store,
    think,
    total,
    wait_for,
    warm,
    whose,
)  # fmt: skip
from tests.endpoint import Endpoint, Request, mix
from tests.endpoint.replies import MODES, error

KEY = "sk-proj-" + "Zq7" * 12
QUICK = {"timeout": "2.5", "calls": "3"}
LATE = {"slow:9": "timeout: ", "drip:0.05": "timeout: ", "hang": "timeout: "}
SILENT = {
    **LATE, "bad-json": "not valid JSON", "wrong-schema": "actions", "cut-off": "cut off", "empty": "empty",
    "refusing": "no JSON object", "none": "", "refusal": "", "429:0.05": "busy: ", "429-bare": "busy: ",
    "500": "failing: ", "503": "failing: ", "401": "refused: ", "400-context": "too long: ", "html": "failing: ",
    "reset": "failing: ",
}  # fmt: skip
"""The modes in which an agent comes to nothing, each with words of the reason that the delta gives."""
GOOD = ("good", "bad-json once", "500 once", "429:0.05 once", "reset once", "empty once")
"""Those in which it says what it has to say, at once or at the second call."""
EITHER = ("fenced", "think", "some-bad", "no-usage", "hostile:controls", "hostile:doubled", "hostile:not-utf-8")
ALL = (*SILENT, *GOOD, *EITHER)


@pytest.fixture(autouse=True, scope="module")
def quick() -> Iterator[None]:
    """litellm in memory, and pauses that are short."""
    warm()
    patch = pytest.MonkeyPatch()
    patch.setattr("fleet.minds.llm.RETRY_AFTER", 0.05)
    patch.setattr("fleet.minds.pace.FIRST", 0.02)
    yield
    patch.undo()


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with Endpoint() as running:
        yield running


class Plan:
    """A mode for each agent; what is bad once is so at the agent's first call."""

    def __init__(self, modes: Mapping[str, str]) -> None:
        self.modes = modes
        self.asked: dict[str, int] = dict.fromkeys(modes, 0)

    def __call__(self, request: Request) -> str:
        (agent,) = whose(request, list(self.modes))
        self.asked[agent] += 1
        mode, _, once = self.modes[agent].partition(" ")
        return of(agent) if mode == "good" or (once and self.asked[agent] > 1) else mode


def of(agent: str) -> str:
    """What a good model says for an agent."""
    return say(post(f"It is {agent} who says this."))


# ---- each fault, and all together


def test_every_fault_is_one_agents_own_and_the_frame_closes_and_says_so(endpoint: Endpoint, tmp_path: Path) -> None:
    """One frame in which every agent's model fails in a way of its own, half of them in each protocol."""
    fleet = Fleet(tmp_path, agents=2 * len(ALL), streams=12)
    agents = fleet.agents()
    plan = Plan(dict(zip(agents, [mode for mode in ALL for _ in PROTOCOLS], strict=True)))
    fleet.set({"minds": {"llama": {"agents": agents[1::2]}}})
    fleet.ask({**reach(endpoint, "openai"), **QUICK})
    fleet.ask({"kind": "litellm", **reach(endpoint, "ollama"), **QUICK}, "llama", default=False)
    endpoint.modes(plan)
    told = deliver_frame(fleet.clone)
    deltas = fleet.delivered()
    errors, actions = errors_of(deltas), actions_of(deltas)
    for agent, mode in plan.modes.items():
        assert plan.asked[agent] <= 3, mode
        if mode in SILENT:
            assert agent not in actions, mode
            assert SILENT[mode] in errors[agent][0], (mode, errors[agent])
        elif mode in GOOD:
            assert [action["body"] for action in actions[agent]] == [f"It is {agent} who says this."], mode
            assert agent not in errors
        else:
            assert agent in actions or agent in errors, mode
    clock = fleet.clock
    assert clock["frame"] == 1
    assert clock["agents"] == len(actions)
    assert clock["usage"]["calls"] == total(deltas, "calls") == endpoint.count
    assert clock["rejected"] == []
    assert "Errors: " in fleet.log()
    assert any("failed: " in row for row in told)
    clean(fleet)


def clean(fleet: Fleet) -> None:
    """Nothing that went wrong is in the world as content, and the world is sound."""
    contents = fleet.contents()
    for sign in ("litellm", "Traceback", "<html", "I'm sorry", "Rate limit", "unasked", "\x1b", "BadRequest"):
        assert sign not in contents, sign
    room.git(fleet.origin, "fsck", "--strict")


def test_all_faults_mixed_on_two_workers_that_speak_two_protocols(endpoint: Endpoint, tmp_path: Path) -> None:
    fleet = Fleet(tmp_path, agents=24, workers=("mini-1", "mini-2"), streams=6)
    for worker, protocol in zip(fleet.workers, PROTOCOLS, strict=True):
        other = falling_back(endpoint, protocol)
        fleet.ask({**reach(endpoint, protocol), **QUICK, "timeout": "0.7", **other}, worker=worker)
    bad = {mode: 1 for mode in SILENT if mode != "reset"}
    endpoint.modes(mix("faults", {**bad, "ok": 8, "fenced": 3, "think": 3, "some-bad": 4, "hostile": 3}))
    running = [Forked(clone, "work", "--frames", "2") for clone in fleet.clones.values()]
    told = [process.ended_well() for process in running]
    deltas = fleet.delivered()
    assert fleet.clock["frame"] == 2
    assert fleet.clock["total"]["usage"]["calls"] == total(deltas, "calls") == endpoint.count
    assert len(errors_of(deltas)) > 4
    assert len(actions_of(deltas)) > 10
    assert all("Errors: " in room.git(fleet.origin, "log", "-1", "--format=%b", at) for at in ("main", "main^"))
    assert not any("Traceback" in text or "never retrieved" in text or "Unclosed" in text for text in told), told
    clean(fleet)


def test_where_nobody_could_act_the_log_and_the_operator_are_told_in_capitals(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    fleet = Fleet(tmp_path)
    fleet.ask(reach(endpoint))
    endpoint.modes("401")
    told = "\n".join(deliver_frame(fleet.clone))
    assert "ALL 6 agents failed" in told
    assert "NOBODY COULD ACT" in fleet.log()
    assert "refused: " in fleet.log()
    assert fleet.clock["usage"]["calls"] == endpoint.count == 6


def test_agents_that_share_calls_get_their_own_and_fail_on_their_own(endpoint: Endpoint, tmp_path: Path) -> None:
    fleet = Fleet(tmp_path, agents=9, streams=3)
    fleet.ask({**reach(endpoint), "agents-per-call": "3"})
    agents = fleet.agents()

    def plan(request: Request) -> str:
        asked = whose(request, agents)
        assert len(asked) == 3
        said = [{"agent": agent, "actions": [post(f"It is {agent} who says this.")]} for agent in reversed(asked)]
        said[0]["actions"] = [{"do": "steal"}]
        return "say:" + json.dumps({"answers": said})

    endpoint.modes(plan)
    deltas, _ = think(fleet.clone)
    assert endpoint.count == total(deltas, "calls") == 3
    actions, errors = actions_of(deltas), errors_of(deltas)
    assert len(errors) == 3 and len(actions) == 6
    assert all(acts[0]["body"] == f"It is {agent} who says this." for agent, acts in actions.items())


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_an_ollama_or_another_that_drips_into_every_question_stops_no_frame(
    protocol: str, endpoint: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also the questions that litellm asks by itself."""
    fleet = Fleet(tmp_path, agents=4)
    fleet.ask({**reach(endpoint, protocol), "timeout": "0.5"})
    endpoint.modes("drip:0.05")
    deltas, progress = think(fleet.clone)
    assert len(errors_of(deltas)) == 4
    assert endpoint.lookups == []
    assert progress.in_flight == 0


# ---- keys


def test_a_key_reaches_no_delta_no_log_no_journal_no_export_and_no_transcript(
    endpoint: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setitem(MODES, "echo", echo)
    fleet = Fleet(tmp_path, agents=4)
    fleet.ask({**reach(endpoint), **QUICK})
    agents = fleet.agents()
    told_aloud = say(post(f"my key is {KEY}, and {KEY[:20]} {KEY[20:]}"))
    modes = dict(zip(agents, ("echo", told_aloud, f"say:no JSON, but {KEY}", "refusal"), strict=True))
    monkeypatch.setattr("tests.endpoint.replies.SORRY", f"I refuse to tell {KEY}")
    endpoint.modes(lambda request: modes[whose(request, agents)[0]])
    told = run(fleet.clone, "work", "--frames", "1")
    assert all(KEY in request.headers["authorization"] for request in endpoint.requests)
    for agent in agents:
        told += run(fleet.clone, "transcript", agent) + run(fleet.clone, "transcript", agent, "--json")
    told += run(fleet.clone, "answers", "export", str(tmp_path / "run.gz"))
    told += run(fleet.clone, "status") + run(fleet.clone, "estimate")
    assert "***" in told
    held = [told, store(fleet.clone), json.dumps(fleet.delivered()), fleet.contents(), fleet.log()]
    held += [path.read_text(errors="replace") for path in (fleet.clone / ".git" / "fleet").rglob("*") if path.is_file()]
    import gzip

    held.append(gzip.decompress((tmp_path / "run.gz").read_bytes()).decode())
    assert not any(KEY in text for text in held)


def echo(asked: Any) -> Any:
    """An endpoint that says in its error what it was sent."""
    return error(asked, 401, f"Incorrect API key provided: {asked.request.headers.get('authorization')}", "auth", None)


# ---- recorded once, replayed anywhere


FAULTY = ("bad-json", "some-bad", "500", "429:0.05", "hang", "fenced", "think", "401")


def test_a_run_recorded_here_is_replayed_there_without_an_endpoint_to_the_same_deltas_to_the_byte(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    here, there = (Fleet(made(tmp_path / name), agents=8, streams=3) for name in ("here", "there"))
    here.ask({**reach(endpoint), **QUICK, "timeout": "0.5"})
    endpoint.modes(mix("recorded", {**dict.fromkeys(FAULTY, 1), "ok": 4}))
    run(here.clone, "work", "--frames", "2")
    assert len(errors_of(here.delivered())) > 1
    count = endpoint.count
    run(here.clone, "answers", "export", str(tmp_path / "run.gz"))
    run(there.clone, "answers", "import", str(tmp_path / "run.gz"))
    there.ask({"model": "openai/x", **QUICK})
    told = run(there.clone, "work", "--frames", "2", "--offline")
    assert bytes_of(there.delivered()) == bytes_of(here.delivered())
    assert room.git(there.origin, "rev-parse", "main^{tree}") == room.git(here.origin, "rev-parse", "main^{tree}")
    assert endpoint.count == count
    assert "done at frame 2" in told


def made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_a_replay_without_an_answer_fails_loudly_and_delivers_nothing(endpoint: Endpoint, tmp_path: Path) -> None:
    fleet = Fleet(tmp_path)
    fleet.ask(reach(endpoint))
    endpoint.modes(say(post()))
    think(fleet.clone)
    (file,) = (fleet.clone / ".git" / "fleet" / "answers" / "main").iterdir()
    rows = [row for row in file.read_text().splitlines() if f'"agents": ["{fleet.agents()[2]}"]' not in row[:400]]
    file.write_text("\n".join([*rows[:3], ""]))
    before = endpoint.count
    process = Forked(fleet.clone, "work", "--frames", "1", "--offline")
    assert process.wait() == cli.FAILED
    assert "the store has no answer for" in process.told
    assert "bug" not in process.told and "Traceback" not in process.told
    assert room.git(fleet.origin, "for-each-ref", "--format=%(refname)") == "refs/heads/main"
    assert (fleet.clock["frame"], endpoint.count) == (0, before)


# ---- money


class Ledger:
    """What an endpoint charges: for each call that it did not refuse, also where nobody waited for the answer."""

    def __init__(self, endpoint: Endpoint, agents: Sequence[str], prices: tuple[int, int], seed: int) -> None:
        from random import Random

        self.endpoint = endpoint
        self.agents = agents
        self.prices = prices
        self.chance = Random(seed)
        self.charged = 0.0
        self.modes = (*(4 * ["good"]), "bad-json", "some-bad", "401", "500", "429:0.01", "reset", "hang", "cut-off")

    def __call__(self, request: Request) -> str:
        mode = self.chance.choice(self.modes)
        prompt = self.chance.randrange(1, len(request.raw))
        completion = self.chance.randrange((request.max_tokens or 1) + 1)
        self.endpoint.usage = (prompt, completion)
        if mode[:3] not in ("401", "500", "429"):
            self.charged += prompt * self.prices[0] / 1000 + completion * self.prices[1] / 1000
        return of(whose(request, self.agents)[0]) if mode == "good" else mode

    @property
    def settings(self) -> dict[str, str]:
        """The prices as a mind is told them."""
        inward, outward = (f"{price // 1000}.{price % 1000:03d}" for price in self.prices)
        return {
            **reach(self.endpoint),
            "input-price": inward,
            "output-price": outward,
            "timeout": "0.4",
            "max-tokens": "300",
        }


@pytest.mark.parametrize("seed", range(6))
def test_all_workers_together_never_spend_more_than_the_frames_cap_whatever_is_charged(
    seed: int, endpoint: Endpoint, tmp_path: Path
) -> None:
    from random import Random

    chance = Random(f"cap {seed}")
    prices = chance.randrange(1, 5000), chance.randrange(1, 20_000)
    cap = chance.choice((0, 1, 20_000, 60_000, 150_000))
    kind = chance.choice(("frame_microusd", "total_microusd"))
    fleet = Fleet(tmp_path, agents=12, workers=("mini-1", "mini-2", "mini-3"), streams=3, world={"budget": {kind: cap}})
    ledger = Ledger(endpoint, fleet.agents(), prices, seed)
    fleet.ask(ledger.settings)
    endpoint.modes(ledger)
    deltas = [delta for clone in fleet.clones.values() for delta in think(clone)[0]]
    told = total(deltas, "microusd")
    assert ledger.charged <= told + 1e-6 <= cap + 1e-6
    assert total(deltas, "calls") == endpoint.count
    broke = [said for said in errors_of(deltas).values() if said[0].startswith(f"budget.{kind} leaves")]
    assert broke or told <= cap


def test_a_cap_that_fits_is_spent_and_costs_are_exact(endpoint: Endpoint, tmp_path: Path) -> None:
    """Without faults the books agree to the microdollar."""
    fleet = Fleet(tmp_path, agents=8, world={"budget": {"frame_microusd": 10**7}})
    ledger = Ledger(endpoint, fleet.agents(), (1000, 2000), 1)
    ledger.modes = ("good",) * 12
    fleet.ask(ledger.settings)
    endpoint.modes(ledger)
    deltas, progress = think(fleet.clone)
    assert total(deltas, "microusd") == progress.microusd == ledger.charged
    assert len(actions_of(deltas)) == 8


def test_a_world_stops_at_its_total_says_so_and_goes_on_when_the_cap_is_raised(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    fleet = Fleet(
        tmp_path, agents=6, workers=("mini-1", "mini-2"), streams=2, world={"budget": {"total_microusd": 25_000}}
    )
    ledger = Ledger(endpoint, fleet.agents(), (200, 1000), 3)
    ledger.modes = ("good",) * 12
    fleet.ask(ledger.settings)
    endpoint.modes("ok")
    endpoint.usage = (8000, 100)  # 1,700 microdollars a call
    running = [Forked(clone, "work", "--frames", "9") for clone in fleet.clones.values()]
    wait_for(lambda: all("out of budget" in process.told for process in running), lambda: running[0].told)
    stopped = fleet.clock
    assert stopped["total"]["usage"]["microusd"] <= 25_000
    assert stopped["total"]["usage"]["calls"] == endpoint.count
    assert endpoint.count * 1700 == stopped["total"]["usage"]["microusd"]
    assert "The world stops: out of budget" in fleet.log()
    assert "out of budget" in run(fleet.clone, "status")
    frame, count = stopped["frame"], endpoint.count
    run(fleet.clone, "estimate")
    assert endpoint.count == count, "nothing is asked while it is stopped"
    raise_total(fleet, 60_000)
    wait_for(lambda: fleet.clock["frame"] > frame and "stops" in fleet.log(), lambda: fleet.log())
    assert fleet.clock["total"]["usage"]["microusd"] <= 60_000
    assert endpoint.count > count
    for process in running:
        process.kill()


def raise_total(fleet: Fleet, microusd: int) -> None:
    """An operator's edit."""
    from fleet.operator.edit import Place, edit_fleet

    edit_fleet(Place(str(fleet.origin)), "raise", "raise", lambda doc: doc["budget"].update(total_microusd=microusd))


def test_under_a_cap_a_model_without_a_price_refuses_at_work_before_anything_is_asked(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    fleet = Fleet(tmp_path, world={"budget": {"total_microusd": 10**6}})
    fleet.ask(reach(endpoint))
    endpoint.modes(say(post()))
    process = Forked(fleet.clone, "work", "--frames", "1")
    assert process.wait() == cli.FAILED
    assert "no known price" in process.told and "fleet-mind.litellm.input-price" in process.told
    assert endpoint.count == 0 and fleet.clock["frame"] == 0
    fleet.ask({"input-price": "0", "output-price": "0"})
    run(fleet.clone, "work", "--frames", "1")
    assert fleet.clock["agents"] == 6


def test_without_a_cap_calls_without_a_price_are_counted_and_said(endpoint: Endpoint, tmp_path: Path) -> None:
    fleet = Fleet(tmp_path)
    fleet.ask(reach(endpoint))
    endpoint.modes(say(post()))
    deliver_frame(fleet.clone)
    assert total(fleet.delivered(), "unpriced") == endpoint.count == 6
    assert "6 calls without a known price" in fleet.log()


# ---- killed


def test_no_kill_with_calls_in_flight_breaks_the_cap_of_a_frame(endpoint: Endpoint, tmp_path: Path) -> None:
    fleet = Fleet(tmp_path, agents=12, world={"budget": {"frame_microusd": 80_000}})
    ledger = Ledger(endpoint, fleet.agents(), (1000, 1000), 5)
    ledger.modes = ("good",) * 12
    fleet.ask({**ledger.settings, "timeout": "9"})
    endpoint.latency = 0.2
    endpoint.modes(ledger)
    for _ in range(3):
        killed(fleet, endpoint)
    if not fleet.clock["frame"]:
        run(fleet.clone, "work", "--frames", "1")
    assert fleet.clock["frame"] == 1
    assert 0 < ledger.charged <= 80_000
    assert sum(row.get("lost", 0) for row in lines_of(fleet.clone)) > 0


def killed(fleet: Fleet, endpoint: Endpoint) -> None:
    """A worker that is killed when a call is in flight."""
    before = endpoint.count
    if fleet.clock["frame"]:
        return
    process = Forked(fleet.clone, "work", "--frames", "1")
    process.until_asked(endpoint, before + 1)
    process.kill()


def test_no_kills_in_many_frames_break_the_total_cap_and_a_replay_tells_the_same(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    """Under a total cap the world is told what a killed worker may have been charged for."""
    cap = {"budget": {"total_microusd": 70_000}}
    fleet, there = (Fleet(made(tmp_path / name), agents=4, world=cap) for name in ("here", "there"))
    fleet.ask({**reach(endpoint), "input-price": "1", "output-price": "1", "timeout": "9"})
    endpoint.latency = 0.15
    endpoint.modes(say(post()))
    endpoint.usage = (4000, 100)
    for _ in range(6):
        if "out of budget" in fleet.log():
            break
        before = endpoint.count
        process = Forked(fleet.clone, "work", "--frames", "1")
        process.until_asked(endpoint, before + 1)
        process.kill()
        process = Forked(fleet.clone, "work", "--frames", "1")
        process.until_told("out of budget")
        process.kill()
    assert "out of budget" in fleet.log()
    assert endpoint.count * 4100 <= 70_000
    assert endpoint.count * 4100 <= fleet.clock["total"]["usage"]["microusd"]
    run(fleet.clone, "answers", "export", str(tmp_path / "run.gz"))
    run(there.clone, "answers", "import", str(tmp_path / "run.gz"))
    there.ask({"model": "openai/x"})
    assert bytes_of(think(there.clone, offline=True)[0]) == bytes_of(
        delta for delta in fleet.delivered() if delta["frame"] == 1
    )
