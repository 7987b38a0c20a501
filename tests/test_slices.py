"""Who runs whom: exact balance, nobody left out, and one answer everywhere."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from hashlib import sha256
from typing import Any

from hypothesis import strategies as st

from fleet import slices
from tests.room import ROOT
from tests.worlds import law

AGENTS = st.sets(st.text("abcde0-", min_size=1, max_size=5).map(lambda text: f"a{text}0"), max_size=60).map(sorted)
STREAMS = st.dictionaries(st.sampled_from([f"w{i}" for i in range(12)]), st.integers(1, 9), max_size=6)


def roster(streams: dict[str, int], pins: dict[str, list[str]] | None = None) -> dict[str, dict[str, Any]]:
    return {name: {"streams": count, "agents": (pins or {}).get(name, [])} for name, count in streams.items()}


def by_hash(agents: list[str]) -> list[str]:
    return sorted(agents, key=lambda agent: sha256(agent.encode()).hexdigest())


def recount(agents: list[str], streams: dict[str, int]) -> dict[str, str]:
    """Owners by dealing out the list, largest remainder first."""
    workers, total = sorted(streams), sum(streams.values())
    exact = {worker: divmod(len(agents) * streams[worker], total) for worker in workers}
    sizes = {worker: exact[worker][0] for worker in workers}
    for worker in sorted(workers, key=lambda w: (-exact[w][1], w))[: len(agents) - sum(sizes.values())]:
        sizes[worker] += 1
    dealt = [worker for worker in workers for _ in range(sizes[worker])]
    return dict(zip(by_hash(agents), dealt, strict=True))


@law(AGENTS, STREAMS)
def test_every_agent_has_the_owner_that_a_recount_gives(agents: list[str], streams: dict[str, int]) -> None:
    made = slices.divide(agents, roster(streams), list(streams))
    owners = {agent: slices.owner(made, agent) for agent in agents}
    assert owners == (recount(agents, streams) if streams else dict.fromkeys(agents))
    assert made["agents"] == len(agents)


@law(st.integers(0, 500), st.lists(st.integers(1, 9), min_size=1, max_size=9))
def test_shares_are_exact_to_less_than_one_agent(count: int, weights: list[int]) -> None:
    sizes = slices.shares(count, weights)
    assert sum(sizes) == count
    for size, weight in zip(sizes, weights, strict=True):
        assert abs(size * sum(weights) - count * weight) < sum(weights)


@law(AGENTS, STREAMS)
def test_an_agent_without_a_pin_lies_in_a_folder_that_its_owner_looks_into(
    agents: list[str], streams: dict[str, int]
) -> None:
    shared = slices.divide(agents, roster(streams), list(streams))
    for agent in agents:
        owner = slices.owner(shared, agent)
        assert owner is None or sha256(agent.encode()).hexdigest()[:2] in slices.folders(shared, owner)


def test_shares_tie_by_name() -> None:
    assert slices.shares(4, [1, 1, 1]) == [2, 1, 1]
    assert slices.shares(100, [10, 10, 10]) == [34, 33, 33]
    assert slices.shares(5, [2, 1, 2]) == [2, 1, 2]
    assert slices.shares(3, []) == []
    assert slices.shares(0, [1, 2]) == [0, 0]


@law(AGENTS, STREAMS)
def test_each_present_worker_has_one_interval_in_order_of_names(agents: list[str], streams: dict[str, int]) -> None:
    made = slices.divide(agents, roster(streams), list(streams))
    holders = [worker for _, worker in made["cuts"]]
    assert holders == sorted(set(holders))
    places = [place for place, _ in made["cuts"]]
    assert places == sorted(set(places))
    if agents and streams:
        assert places[0] == "0" * 64
        assert set(places[1:]) <= {sha256(agent.encode()).hexdigest() for agent in agents}


@law(AGENTS, STREAMS, st.randoms(use_true_random=False))
def test_the_order_in_which_agents_and_workers_are_listed_does_not_count(
    agents: list[str], streams: dict[str, int], chance: Any
) -> None:
    shuffled, names = list(agents), list(streams)
    chance.shuffle(shuffled)
    chance.shuffle(names)
    again = slices.divide(shuffled, roster({name: streams[name] for name in names}), names)
    assert json.dumps(again, sort_keys=True) == json.dumps(
        slices.divide(agents, roster(streams), sorted(streams)), sort_keys=True
    )


def test_a_pin_is_the_first_worker_by_name_one_of_whose_globs_matches() -> None:
    listed = roster({"b": 1, "a": 1}, {"b": ["ada", "x*"], "a": ["?da", "[k-m]*"]})
    made = slices.divide(["ada", "kim", "xi", "zoe"], listed, ["a", "b"])
    assert made["pins"] == {"ada": "a", "kim": "a", "xi": "b"}
    assert [slices.owner(made, agent) for agent in ("ada", "kim", "xi")] == ["a", "a", "b"]


def test_globs_are_case_sensitive_and_whole() -> None:
    assert slices.divide(["ada"], roster({"a": 1}, {"a": ["AD*", "ad", "da"]}), ["a"])["pins"] == {}


def test_a_pin_to_an_absent_worker_is_void_and_falls_to_nobody_elses_glob() -> None:
    listed = roster({"a": 1, "b": 1, "c": 1}, {"a": ["ada"], "b": ["ad*"]})
    made = slices.divide(["ada", "bo"], listed, ["b", "c"])
    assert made["pins"] == {}
    assert {slices.owner(made, "ada"), slices.owner(made, "bo")} == {"b", "c"}


def test_pinned_agents_do_not_count_in_the_balance_of_the_others() -> None:
    agents = [f"a{i}" for i in range(20)]
    made = slices.divide(agents, roster({"a": 1, "b": 1}, {"a": ["a1?"]}), ["a", "b"])
    owners = Counter(slices.owner(made, agent) for agent in agents)
    assert owners == {"a": 15, "b": 5}


def test_with_all_agents_pinned_there_are_no_cuts() -> None:
    made = slices.divide(["ada", "bo"], roster({"a": 1, "b": 1}, {"a": ["*"]}), ["a", "b"])
    assert made == {"agents": 2, "cuts": [], "pins": {"ada": "a", "bo": "a"}}
    assert slices.holders(made) == {"a"}


def test_with_fewer_agents_than_workers_only_some_have_a_share() -> None:
    made = slices.divide(["ada"], roster({"a": 1, "b": 1, "c": 9}), ["a", "b", "c"])
    assert made["cuts"] == [["0" * 64, "c"]]
    assert slices.owner(made, "ada") == "c"


def test_with_nobody_present_nobody_owns_anybody() -> None:
    made = slices.divide(["ada"], roster({"a": 1}), [])
    assert made == {"agents": 1, "cuts": [], "pins": {}}
    assert slices.owner(made, "ada") is None


@law(AGENTS, STREAMS)
def test_when_a_worker_goes_only_intervals_move_and_all_agents_are_run(
    agents: list[str], streams: dict[str, int]
) -> None:
    for gone in streams:
        left = [worker for worker in streams if worker != gone]
        made = slices.divide(agents, roster(streams), left)
        owners = {slices.owner(made, agent) for agent in agents}
        assert gone not in owners
        assert None not in owners or not left


def test_the_owner_of_a_name_at_a_cut_is_the_worker_of_that_cut() -> None:
    agents = by_hash([f"a{i}" for i in range(10)])
    made = slices.divide(agents, roster({"a": 1, "b": 1}), ["a", "b"])
    assert made["cuts"][1] == [sha256(agents[5].encode()).hexdigest(), "b"]
    assert [slices.owner(made, agent) for agent in agents] == ["a"] * 5 + ["b"] * 5


@law(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_turn_is_what_the_hash_of_frame_and_agent_says(frame: int, agents: int, turns: int) -> None:
    first = int.from_bytes(sha256(f"{frame}:ada".encode()).digest()[:4], "big")
    assert slices.has_turn(frame, "ada", agents, turns) == (first * agents < turns * 2**32)


def test_about_so_many_agents_have_a_turn_and_they_change_from_frame_to_frame() -> None:
    agents = [f"a{i}" for i in range(1000)]
    turns = [{agent for agent in agents if slices.has_turn(frame, agent, 1000, 100)} for frame in (1, 2)]
    assert all(60 < len(turn) < 140 for turn in turns)
    assert len(turns[0] & turns[1]) < 40
    assert all(slices.has_turn(3, agent, 1000, 1000) for agent in agents)


LIGHT = """
import sys
sys.path.insert(0, sys.argv[1])
from fleet import actions, delta, errors, git, names, roster, schema, slices, strictjson, valid, view, world
from fleet.fold import fold
from fleet.merge import json3, tree3
actions.kinds()
heavy = "json re subprocess typing dataclasses enum pathlib collections logging tempfile click jsonschema random"
print(" ".join(name for name in heavy.split() if name in sys.modules))
"""


def test_what_hooks_import_is_light() -> None:
    """A hook starts many times a frame: none of these modules may pull in what costs more than git itself."""
    done = subprocess.run([sys.executable, "-I", "-S", "-c", LIGHT, str(ROOT)], capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")
