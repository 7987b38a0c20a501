"""The real small model of this machine, asked by real workers through litellm. Nothing here is mocked.

`make test-model` runs these; they are skipped only where the server's package or the weights cannot be had.
"""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from fleet import strictjson
from fleet.errors import Failure
from fleet.minds import answers
from fleet.operator import demo, local
from tests.room import ROOT, git

pytestmark = pytest.mark.model
AGENTS = 4


@pytest.fixture(scope="module", autouse=True)
def packages() -> None:
    """Skip where this machine cannot serve a model."""
    try:
        local.check()
    except Failure as failure:
        pytest.skip(str(failure))
    if find_spec("litellm") is None:
        pytest.skip("litellm is not installed: make models")


class Demo:
    """A demo's folder, and what two runs of it said: the first with MODEL=local, the second without."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clone = folder / "mini-1"
        self.said = [self._run("local"), self._run(None)]

    def _run(self, model: str | None) -> str:
        said: list[str] = []
        demo.demo(str(self.folder), AGENTS, 1, 2, 1, 0, said.append, model)
        return "\n".join(said)

    def deltas(self, frame: int) -> Iterator[dict[str, Any]]:
        """What the worker's streams delivered for a frame."""
        origin = self.folder / "origin.git"
        delivery = next(
            oid
            for oid in git(origin, "rev-list", "main").split()
            if git(origin, "log", "-1", "--format=%s", oid).startswith(f"frame {frame}: mini-1 delivers")
        )
        for path in git(origin, "ls-tree", "-r", "--name-only", delivery, f"deltas/{frame}/").split():
            yield strictjson.loads(git(origin, "show", f"{delivery}:{path}").encode())

    def texts(self, frame: int) -> list[str]:
        """All that the agents said in a frame."""
        values = [value for delta in self.deltas(frame) for action in delta["actions"] for value in action.values()]
        return [value for value in values if isinstance(value, str) and " " in value]

    def answers(self, frame: int) -> str:
        """All that the model answered in a frame."""
        records = answers.records(str(self.clone / ".git/fleet/answers/main"), frame)
        return "\n".join(str(record.get("outcome", {}).get("text")) for record in records)


@pytest.fixture(scope="module")
def run(packages: None, tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return Demo(tmp_path_factory.mktemp("demo") / "world")


@pytest.mark.parametrize("frame", [1, 2])
def test_every_agent_asked_the_model_and_paid_nothing(run: Demo, frame: int) -> None:
    deltas = list(run.deltas(frame))
    usage = [entry for delta in deltas for entry in delta["usage"]]
    assert len({agent for entry in usage for agent in entry["agents"]}) == AGENTS
    for entry in usage:
        assert entry["model"].startswith("openai/SmolLM2") and entry["calls"] >= 1 and entry["completion_tokens"] >= 1
        assert entry["microusd"] == 0 and "unpriced" not in entry


def test_what_the_agents_said_are_words_of_the_model(run: Demo) -> None:
    texts = {frame: run.texts(frame) for frame in (1, 2)}
    assert texts[1] or texts[2]
    for frame, said in texts.items():
        for text in said:
            assert letters(" ".join(text.split()[:3])) in letters(run.answers(frame)), text


def test_it_is_told_what_is_served_and_how_often_it_was_asked(run: Demo) -> None:
    for frame, said in enumerate(run.said, 1):
        assert "local model: SmolLM2-135M-Instruct" in said and " MB, at http://127.0.0.1:" in said
        assert f"\nframe {frame}: " in said and "was asked" in said and "its server has ended" in said
    assert "The liveliest thread" in run.said[0]


def test_a_second_run_serves_again_without_being_told(run: Demo) -> None:
    assert run.said[1].count("is there: going on with it") == 1
    first, second = (said.split(" MB, at ")[1].split(",")[0] for said in run.said)
    assert git(run.clone, "config", "--get-all", "fleet-mind.local.api-base") == f"{second}/v1"
    for address in (first, second):
        assert not answers_at(address)


def test_the_server_answers_by_a_schema(tmp_path: Path) -> None:
    with local.serving(2, str(tmp_path / "log")) as served:
        schema = {"type": "object", "properties": {"do": {"enum": ["post", "vote"]}}, "required": ["do"]}
        asked = {
            "messages": [{"role": "user", "content": "What do you do? Answer in JSON."}],
            "response_format": {"type": "json_schema", "json_schema": {"name": "choice", "schema": schema}},
            "max_tokens": 40,
        }
        connection = http.client.HTTPConnection(served.api_base.split("/")[2], timeout=120)
        connection.request("POST", "/v1/chat/completions", json.dumps(asked), {"Content-Type": "application/json"})
        answer = json.loads(connection.getresponse().read())
        connection.close()
        assert json.loads(answer["choices"][0]["message"]["content"])["do"] in ("post", "vote")
    assert not answers_at(f"http://{served.api_base.split('/')[2]}")


def test_the_server_does_not_outlive_a_killed_starter(tmp_path: Path) -> None:
    script = (
        "import sys, time; from fleet.operator import local\n"
        "with local.serving(1, sys.argv[1]) as served: print(served.api_base, flush=True); time.sleep(600)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path / "log")], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as starter:
        assert starter.stdout
        address = starter.stdout.readline().strip().removesuffix("/v1")
        assert answers_at(address)
        os.kill(starter.pid, signal.SIGKILL)
    ends = time.monotonic() + 10
    while answers_at(address) and time.monotonic() < ends:
        time.sleep(0.05)
    assert not answers_at(address)


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def answers_at(address: str) -> bool:
    """Whether a server is there and well."""
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=20)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):  # also as it dies
        return False
    finally:
        connection.close()
