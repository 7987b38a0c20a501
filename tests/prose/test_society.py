"""A society of scripted agents in the real fold and the real views: all that they do, and what becomes of it."""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fleet import actions, threads
from fleet.fold.projects import LABELS
from fleet.minds import scripted
from fleet.names import id_key
from fleet.operator import init, personas
from tests import worlds
from tests.prose.test_catalogue import passes, put
from tests.prose.test_speech import near_duplicates
from tests.test_view import views_of
from tests.worlds import World

AGENTS, FRAMES, SEED = 80, 24, 5
SPEECH = ("post", "debate", "change", "comment")

pytestmark = pytest.mark.xdist_group("society")  # its world takes long to make: once


class Society:
    """The world after some frames, all actions, and all that was rejected."""

    def __init__(self) -> None:
        files = init.genesis("here", SEED, personas.cast(AGENTS, SEED), [("mini-1", 2)])
        self.tip = World(files)
        self.acts: list[dict[str, Any]] = []
        self.rejected: list[dict[str, str]] = []

    def live(self, frames: int) -> Society:
        for _ in range(frames):
            frame = self.tip.frame + 1
            found = [act for view in views_of(self.tip).values() for act in numbered(view, frame)]
            self.tip = self.tip.after([worlds.delivery(frame, "mini-1", *found, agents=self.tip.agents())])
            self.acts += found
            self.rejected += self.tip.clock["rejected"]
        return self

    def done(self, *kinds: str) -> list[dict[str, Any]]:
        return [act for act in self.acts if act["do"] in kinds]

    def threads(self, kind: str) -> list[dict[str, Any]]:
        return [thread for thread in self.tip.threads().values() if thread["kind"] == kind]


def numbered(view: dict[str, Any], frame: int) -> list[dict[str, Any]]:
    agent = view["agent"]
    found = scripted.improvise(view, {"actions": 20})
    return [{**act, "id": f"{frame}-{agent}-{n}", "agent": agent} for n, act in enumerate(found, 1)]


@pytest.fixture(scope="module")
def society(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Society]:
    folder = tmp_path_factory.mktemp("merges")

    def merge_text(base: bytes | None, ours: bytes, theirs: bytes) -> tuple[bytes, bool]:
        paths = [folder / name for name in ("ours", "base", "theirs")]
        for path, text in zip(paths, (ours, base or b"", theirs), strict=True):
            path.write_bytes(text)
        names = [word for label in LABELS for word in ("-L", label)]
        done = subprocess.run(["git", "merge-file", "-p", "-q", *names, *paths], capture_output=True, check=False)
        return done.stdout, done.returncode != 0

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worlds, "merge_lines", merge_text)
        yield Society().live(FRAMES)


def test_everything_happens_and_hardly_anything_is_rejected(society: Society) -> None:
    counts = Counter(act["do"] for act in society.acts)
    rare = {"unfollow"}
    assert set(counts) >= {do for do, _ in actions.kinds()} - rare
    assert len(society.rejected) * 500 <= len(society.acts)
    assert {each["why"] for each in society.rejected} <= {"duplicate"}


def test_most_of_what_is_said_answers_somebody(society: Society) -> None:
    assert len(society.done("comment")) * 10 >= 6 * len(society.done(*SPEECH))
    old = [thread for thread in society.threads("post") if id_key(thread["id"])[0] <= FRAMES - 3]
    assert sum(not thread["comments"] for thread in old) * 4 < len(old)


def test_hardly_anything_is_said_twice(society: Society) -> None:
    bodies = [act["body"] for act in society.done(*SPEECH)]
    assert (len(bodies) - len(set(bodies))) * 100 <= len(bodies)
    assert near_duplicates(bodies) * 100 <= 2 * len(bodies)


def test_what_is_said_is_well_formed(society: Society) -> None:
    for act in society.done(*SPEECH):
        body = act["body"]
        assert body[-1] in ".?!)”", body
        assert not re.search(r"\{|\}|  | [.,?!]|\.\.|“”|\b(for for|against against)\b", body), body
        assert body.count("“") == body.count("”"), body
        assert body[0].isupper() or body[0] in "“(@`0123456789", body


def test_debates_close_with_votes_and_arguments_on_both_sides(society: Society) -> None:
    closed = [debate for debate in society.threads("debate") if "verdict" in debate]
    assert len(closed) > 5
    lively = [debate for debate in closed if len(threads.arguers(debate)) >= 3]
    assert len(lively) * 2 > len(closed)
    assert all(debate["verdict"]["for"] + debate["verdict"]["against"] > 5 for debate in lively)
    stances = Counter(one["stance"] for d in closed for one in d["comments"].values() if "stance" in one)
    assert min(stances["for"], stances["against"]) * 4 > max(stances.values())
    assert len({debate["verdict"]["outcome"] for debate in closed}) > 1


def test_arguments_answer_the_other_side(society: Society) -> None:
    across = answers = 0
    for debate in society.threads("debate"):
        for one in debate["comments"].values():
            parent = debate["comments"].get(one["on"])
            if "stance" in one and parent and "stance" in parent:
                answers += 1
                across += one["stance"] != parent["stance"]
    assert answers > 20
    assert across * 3 > 2 * answers


def test_software_is_built_reviewed_and_grows(society: Society) -> None:
    changes = society.threads("change")
    merged = Counter(one["project"] for one in changes if one.get("verdict", {}).get("outcome") == "merged")
    assert max(merged.values()) >= 5
    assert sum(merged.values()) * 2 > len(changes)
    assert any(one["comments"] for one in changes)


def test_the_tests_of_every_project_pass_outside(society: Society, tmp_path: Path) -> None:
    slugs = sorted({path.split("/")[1] for path in society.tip.files if path.startswith("projects/")})
    assert slugs
    for slug in slugs:
        folder = put(tmp_path / slug, society.tip.project(slug))
        ok, said = passes(folder)
        assert ok, f"{slug}: {said}"
        assert os.path.exists(folder / "README.md")


def test_nobody_reviews_or_follows_itself(society: Society) -> None:
    tip = society.tip
    assert all(act["whom"] != act["agent"] for act in society.done("follow", "unfollow"))
    for one in society.threads("change"):
        assert one["agent"] not in one["votes"]
    assert all(tip.threads()[act["on"].split("/")[0]] for act in society.done("vote"))


def test_channels_are_opened_rarely(society: Society) -> None:
    assert 0 < len(society.done("channel")) <= FRAMES // 2


def test_thinking_takes_a_worker_no_time_worth_speaking_of(society: Society) -> None:
    seen = list(views_of(society.tip).values())[:33]
    spent = []
    for _ in range(5):
        began = time.process_time()
        for view in seen:
            scripted.improvise(view, {"actions": 20})
        spent.append(time.process_time() - began)
    assert min(spent) < 0.1
