"""The scripted mind: the same words for the same view, seed and frame, everywhere; always within the gate's rules."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from typing import Any

import pytest

from fleet import actions, delta, minds, names, strictjson
from fleet.delta import Delivery
from fleet.errors import Failure
from fleet.minds import scripted
from tests import worlds
from tests.room import ROOT
from tests.test_view import views_of
from tests.worlds import World

FRAMES = 3


@cache
def lived() -> tuple[World, list[dict[str, Any]]]:
    """A world whose agents lived some frames by the scripted mind, and every action they took."""
    tip = worlds.genesis()
    said = []
    for _ in range(FRAMES):
        frame = tip.frame + 1
        acts = [act for view in views_of(tip).values() for act in numbered(view, frame)]
        shared = [[act for act in acts if act["agent"] in mine] for mine in (worlds.AGENTS[:2], worlds.AGENTS[2:])]
        streams = [worlds.delta_of(frame, "mini-1", some, stream=str(lane)) for lane, some in enumerate(shared)]
        tip = tip.after([Delivery("mini-1", frame, streams)])
        said += acts
    return tip, said


def numbered(view: dict[str, Any], frame: int) -> list[dict[str, Any]]:
    agent = view["agent"]
    found = scripted.improvise(view, {"actions": 20})
    return [{**act, "id": f"{frame}-{agent}-{n}", "agent": agent} for n, act in enumerate(found, 1)]


def test_the_same_view_gives_the_same_actions() -> None:
    tip, _ = lived()
    once, again = (
        {name: scripted.improvise(view, {"actions": 20}) for name, view in views_of(tip).items()} for _ in "12"
    )
    assert once == again


def test_thinking_leaves_the_view_as_it_was() -> None:
    for view in views_of(lived()[0]).values():
        before = strictjson.dumps(view)
        scripted.improvise(view, {"actions": 20})
        assert strictjson.dumps(view) == before


def test_another_process_with_other_hash_seeds_says_the_same() -> None:
    views = views_of(lived()[0])
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from fleet import strictjson\nfrom fleet.minds import scripted\n"
        "views = strictjson.loads(sys.stdin.buffer.read())\n"
        "made = {name: scripted.improvise(view, {'actions': 20}) for name, view in views.items()}\n"
        "sys.stdout.buffer.write(strictjson.dumps(made))\n"
    )
    here = strictjson.dumps({name: scripted.improvise(view, {"actions": 20}) for name, view in views.items()})
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code, str(ROOT)], input=strictjson.dumps(views), capture_output=True,
            env={"PYTHONHASHSEED": seed, "LC_ALL": "C"}, check=False,
        )  # fmt: skip
        assert (done.returncode, done.stdout, done.stderr) == (0, here, b"")


def test_agents_frames_and_seeds_differ_in_what_they_say() -> None:
    view = next(iter(views_of(lived()[0]).values()))
    variants = [view, {**view, "frame": view["frame"] + 1}, {**view, "seed": view["seed"] + 1}]
    assert len({strictjson.dumps(scripted.improvise(each, {"actions": 20})) for each in variants}) == len(variants)


def test_all_that_is_said_passes_the_gate_and_is_applied() -> None:
    tip, said = lived()
    assert tip.clock["total"]["actions"] == delta.counts([{"actions": said}])
    assert tip.clock["rejected"] == []
    for act in said:
        frame = names.id_key(act["id"])[0]
        made = worlds.delta_of(frame, "w", [act])
        path = names.delta_path(frame, "w", "0")
        parsed = [(path, delta.parse(path, strictjson.dumps(made)))]
        delta.judge(parsed, delta.Binding("main", frame, "w", tip.settings.limits, lambda agent: "w"))


def test_talk_begins_at_once_and_only_what_is_a_kind_is_done() -> None:
    done = {act["do"] for act in lived()[1]}
    assert {"post", "comment", "vote"} <= done <= {do for do, _ in actions.kinds()}


def test_no_two_posts_are_alike() -> None:
    bodies = [act["body"] for act in lived()[1] if act["do"] == "post"]
    assert len(set(bodies)) == len(bodies)


def test_a_mind_keeps_to_the_limit_of_actions() -> None:
    for view in views_of(lived()[0]).values():
        for most in (1, 2):
            assert scripted.improvise(view, {"actions": most}) == scripted.improvise(view, {"actions": 20})[:most]


def test_a_mind_is_found_by_its_name_and_a_missing_one_is_named() -> None:
    assert isinstance(minds.Minds("scripted", lambda key: None).mind("scripted"), scripted.Scripted)
    for name in ("nobody", "answers", "../scripted", ""):
        with pytest.raises(Failure, match="does not know how to run the mind"):
            minds.Minds("scripted", lambda key: None).mind(name)
    with pytest.raises(Failure, match=r"fleet-mind\.x\.kind is 'llm'; there are: scripted, litellm, command"):
        minds.Minds("x", {"fleet-mind.x.kind": "llm"}.get).mind("x")
