"""A real history of a state file, its writers let loose side by side: what each way of merging leaves of their rows.

The file is the log of a public society of agents, to which every run of a workflow appends (histories/). The table of
tests/bench/histories.py has it beside the histories of other files.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fleet.operator.install import install
from tests.bench import histories
from tests.bench.histories import Outcome, Step
from tests.merge.repositories import Shop

STEPS = list(histories.heartbeats())
EXACT = Outcome(conflict=False, broken=False, lost=0, more=0)


def test_the_history_is_one_of_many_runs() -> None:
    assert len(STEPS) == 9
    assert all(histories.changed(step) > 2 for step in STEPS)


@pytest.mark.parametrize("step", STEPS)
def test_the_driver_loses_no_row_and_makes_none(step: Step, tmp_path: Path) -> None:
    assert histories.by_driver(step, tmp_path) == EXACT


@pytest.mark.parametrize("step", STEPS)
def test_a_text_merge_stops_or_loses_rows_or_is_no_json(step: Step, tmp_path: Path) -> None:
    assert histories.by_text(step, "conflicts", tmp_path).conflict
    assert histories.by_text(step, "ours", tmp_path).lost > 0
    assert histories.by_text(step, "theirs", tmp_path).lost > 0
    assert histories.by_text(step, "union", tmp_path).broken


def test_git_merges_the_two_lines_of_a_day_into_the_day(tmp_path: Path) -> None:
    """Each run on one of two branches in turn, then merged: all rows of the day, and the time of the last one."""
    shop = Shop(tmp_path / "shop", "log.json merge=fleet-json-log\n")
    (shop.top / "rules.json").write_text(json.dumps(STEPS[0].schema))
    shop.git("config", "fleet-schema.log.file", "rules.json")
    install(str(shop.top))
    day = STEPS[-1].after["changes"]
    shop.commit({"log.json": STEPS[0].base.decode()})
    begun = len(json.loads(STEPS[0].base)["changes"])
    shop.git("branch", "side")
    for place, branch in ((30, "main"), (50, "side"), (70, "main"), (len(day), "side")):
        shop.git("checkout", "-q", branch)
        before = shop.read("log.json")["changes"]
        rows = before + day[begun:place]
        shop.commit({"log.json": json.dumps({"last_updated": rows[-1]["ts"], "changes": rows}, indent=2) + "\n"})
        begun = place
    shop.git("checkout", "-q", "main")
    code, said = shop.attempt("merge", "-q", "--no-edit", "side")
    assert code == 0, said
    merged = shop.read("log.json")
    assert merged["last_updated"] == day[-1]["ts"]
    assert sorted(map(str, merged["changes"])) == sorted(map(str, day))
