"""The README's commands for three machines, unchanged, over a real sshd on loopback.

Each machine is a home of its own and the bare PATH that sshd gives; what they share is the unix user and the checkout.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from tests import room

HEADING = "## On two machines and an origin, over ssh"
WORKERS = ("mini-1", "mini-2")
GENEROUS = 60.0
"""Seconds after which what should have happened long ago is given up."""


def blocks() -> list[tuple[str, str]]:
    """The shell blocks of the README's section: (the machine that the first line names, the block)."""
    section = (room.ROOT / "README.md").read_text().partition(f"{HEADING}\n")[2].partition("\n## ")[0]
    found = re.findall(r"^```sh\n# on (?:the )?(\S+)\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    assert len(found) == section.count("```sh\n"), "a block does not begin with the machine it is for"
    return found


def commands_of(machine: str) -> list[str]:
    """The blocks of one machine, in the README's order."""
    return [block for name, block in blocks() if name == machine]


def program(name: str) -> str:
    """A program of OpenSSH. The test fails where it is missing: the promise is about a real sshd."""
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin:/opt/homebrew/sbin")
    if found is None:
        pytest.fail(f"{name} is missing; on Debian: apt-get install openssh-server openssh-client", pytrace=False)
    return found


def await_that(happened: Callable[[], object], what: str) -> None:
    """Look until it has happened."""
    ends = time.monotonic() + GENEROUS
    while not happened():
        assert time.monotonic() < ends, f"not within {GENEROUS:.0f} s: {what}"
        time.sleep(0.05)


class Machine:
    """A home with the checkout in it, and what a login finds there: no variable of the tests' own environment."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.log = home.parent / f"{home.name}.log"
        (home / ".ssh").mkdir(parents=True)
        (home / "gitfleet").symlink_to(room.ROOT)
        # Each ssh leaves its id, so that a test can cut the connection. ssh looks for its config in the user's home,
        # whatever $HOME says.
        ssh = f'echo $$ >>{home}.connections; exec {program("ssh")} -F "$HOME/.ssh/config"'
        self.environment = {
            "HOME": str(home),
            "PATH": os.defpath,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_SSH_COMMAND": ssh,
            "GIT_SSH_VARIANT": "ssh",
        }

    def start(self, block: str) -> subprocess.Popen[bytes]:
        """Type commands, as in a terminal of their own."""
        with self.log.open("ab") as log:
            return subprocess.Popen(
                ["/bin/sh", "-c", block], cwd=self.home, env=self.environment, start_new_session=True,
                stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            )  # fmt: skip

    def run(self, block: str, seconds: float = GENEROUS) -> subprocess.CompletedProcess[str]:
        """Type commands and wait for their end; whatever comes of it."""
        return subprocess.run(
            ["/bin/sh", "-c", block], cwd=self.home, env=self.environment, timeout=seconds,
            stdin=subprocess.DEVNULL, capture_output=True, text=True,
        )  # fmt: skip

    def said(self) -> str:
        """Everything that `start` has shown."""
        return self.log.read_text() if self.log.exists() else ""

    def cut_the_connection(self) -> None:
        """Kill the ssh that was started last."""
        pids = Path(f"{self.home}.connections").read_text().split()
        os.kill(int(pids[-1]), signal.SIGKILL)


class Server:
    """An sshd for one machine, with keys and a configuration of its own, on a free port of loopback."""

    def __init__(self, machine: Machine) -> None:
        self._folder = machine.home.parent / "sshd"
        self._folder.mkdir()
        self._sessions = self._folder / "sessions"
        for key in ("host", "user"):
            words = [program("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-f", str(self._folder / key)]
            subprocess.run(words, check=True, stdin=subprocess.DEVNULL)
        self._settings = self._write_settings(machine)
        self.port, self._sshd = self._listen()

    def _write_settings(self, machine: Machine) -> str:
        door = self._folder / "door"  # sshd starts in the user's home, whatever $HOME says
        door.write_text(
            f'#!/bin/sh\necho $$ >>{self._sessions}\ncd "$HOME" && exec /bin/sh -c "${{SSH_ORIGINAL_COMMAND:?}}"\n'
        )
        door.chmod(0o755)
        given = {key: machine.environment[key] for key in ("HOME", "PATH", "GIT_CONFIG_NOSYSTEM")}
        settings = {
            "HostKey": self._folder / "host",
            "AuthorizedKeysFile": self._folder / "user.pub",
            "ForceCommand": door,
            "SetEnv": " ".join(f"{key}={value}" for key, value in given.items()),
            "PidFile": "none",
            "StrictModes": "no",
            "UsePAM": "no",
            "PasswordAuthentication": "no",
            "PermitRootLogin": "yes",
        }
        path = self._folder / "sshd_config"
        path.write_text("".join(f"{key} {value}\n" for key, value in settings.items()))
        return str(path)

    def _listen(self) -> tuple[int, subprocess.Popen[bytes]]:
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)  # where sshd locks itself in, made at boot elsewhere
        log = self._folder / "log"
        for _ in range(5):  # somebody may take the port before sshd does
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                port = int(free.getsockname()[1])
            with log.open("wb") as file:
                words = [program("sshd"), "-D", "-e", "-f", self._settings, "-o", f"ListenAddress=127.0.0.1:{port}"]
                sshd = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=file, stderr=file)
            await_that(lambda: sshd.poll() is not None or "Server listening" in log.read_text(), "sshd listens")  # noqa: B023
            if sshd.poll() is None:
                return port, sshd
        pytest.fail(f"sshd does not start: {log.read_text()}", pytrace=False)

    def let_in(self, machine: Machine) -> None:
        """Name this server `origin` in the machine's ssh configuration."""
        known = machine.home / ".ssh" / "known_hosts"
        known.write_text(f"[127.0.0.1]:{self.port} {(self._folder / 'host.pub').read_text()}")
        (machine.home / ".ssh" / "config").write_text(
            f"Host origin\n HostName 127.0.0.1\n Port {self.port}\n IdentityFile {self._folder / 'user'}\n"
            f" IdentitiesOnly yes\n UserKnownHostsFile {known}\n StrictHostKeyChecking yes\n BatchMode yes\n"
        )

    def stop(self) -> None:
        """Take no new connection; those that stand go on."""
        self._sshd.terminate()
        self._sshd.wait()

    def end(self) -> None:
        """Stop, and end what its sessions left running, a held push above all."""
        self.stop()
        for pid in self._sessions.read_text().split() if self._sessions.exists() else ():
            try:
                os.killpg(int(pid), signal.SIGKILL)  # sshd gives each session a process group of its own
            except ProcessLookupError:
                continue


class Place:
    """The three machines of the README: the origin's sshd runs, and the workers' ssh knows it as `origin`."""

    def __init__(self, folder: Path) -> None:
        self.origin, self.one, self.two = (Machine(folder / name) for name in ("origin", *WORKERS))
        self.world = self.origin.home / "world.git"
        self.server = Server(self.origin)
        self._started: list[subprocess.Popen[bytes]] = []
        for machine in (self.one, self.two):
            self.server.let_in(machine)

    def make_world(self, agents: int = 100) -> None:
        """Type the origin's block, through ssh. With another number of agents it is not quite the README's."""
        (block,) = commands_of("origin")
        block = block.replace("--agents 100", f"--agents {agents}")
        ssh = self.one.environment["GIT_SSH_COMMAND"]
        with FileLock(Path(tempfile.gettempdir()) / "gitfleet-tests-venv.lock"):  # one `make venv` at a time makes it
            done = self.one.run(f"{ssh} origin {shlex.quote(block)}", seconds=600)
        assert done.returncode == 0, done.stderr

    def work(self, machine: Machine, block: str | None = None) -> subprocess.Popen[bytes]:
        """Start a machine's first block, which ends with `git fleet work`, or another one."""
        working = machine.start(block or commands_of(machine.home.name)[0])
        self._started.append(working)
        return working

    def interrupt(self, working: subprocess.Popen[bytes]) -> int:
        """^C in its terminal; the exit code as the shell shows it."""
        os.killpg(working.pid, signal.SIGINT)
        code = working.wait(GENEROUS)
        return 128 - code if code < 0 else code

    def frame(self) -> int:
        """The last frame that has closed."""
        return int(self.log("%(trailers:key=Fleet-Frame,valueonly)")[0])

    def log(self, layout: str) -> list[str]:
        """One line of the log a frame, newest first; other commits, of no frame, are left out."""
        rows = room.git(self.world, "log", "--first-parent", "--grep=^Fleet-Frame:", f"--format={layout}%x00")
        return [row.strip() for row in rows.split("\0") if row.strip()]

    def delivered(self) -> list[list[str]]:
        """Who delivered each frame, newest first."""
        return [names.split(", ") for names in self.log("%(trailers:key=Fleet-Delivered,valueonly)")]

    def await_frame(self, frame: int, *working: subprocess.Popen[bytes]) -> None:
        """Wait until a frame has closed, while the workers work."""

        def closed() -> bool:
            for process in working:
                assert process.poll() is None, self.said()
            return self.frame() >= frame

        await_that(closed, f"frame {frame} closes")

    def said(self) -> str:
        """What all machines have shown."""
        return "".join(f"--- {machine.home.name}\n{machine.said()}" for machine in (self.one, self.two))

    def end(self) -> None:
        """Leave no process behind."""
        for process in self._started:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        self.server.end()


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Callable[..., Place]]:
    """Makes the place of the test, with a world that nobody has joined yet, and takes it away."""
    places: list[Place] = []

    def make(**options: int) -> Place:
        places.append(Place(tmp_path))
        places[-1].make_world(**options)
        return places[-1]

    yield make
    for place in places:
        place.end()


def test_the_readme_runs_a_world_on_three_machines(made: Callable[..., Place]) -> None:
    place = made()
    assert [machine for machine, _ in blocks()] == ["origin", "mini-1", "mini-2", "mini-1"]
    working = [place.work(machine) for machine in (place.one, place.two)]
    place.await_frame(3, *working)

    assert [place.interrupt(process) for process in working] == [130, 130], place.said()
    for machine in (place.one, place.two):
        assert machine.said().splitlines()[-1].startswith("git fleet: interrupted; nothing is broken"), machine.said()
        assert "Traceback" not in machine.said()
        status = machine.run(f"git -C ~/{machine.home.name} status --porcelain")
        assert (status.returncode, status.stdout, status.stderr) == (0, "", "")
    assert place.delivered()[:3] == [["mini-1", "mini-2"]] * 3
    fsck = room.attempt(place.world, "git", "fsck", "--full", "--strict", "--no-dangling")
    assert (fsck.returncode, fsck.stdout, fsck.stderr) == (0, "", "")

    looked = place.one.run(commands_of("mini-1")[1])
    assert (looked.returncode, looked.stderr) == (0, "")
    assert re.search(r"^[0-9a-f]{7,} frame 2: .* by 100 agents \(2/2 workers\)$", looked.stdout, re.MULTILINE)
    assert re.search(r"^world, timeline main, at frame [3-9]$", looked.stdout, re.MULTILINE)


def test_a_frame_is_made_though_the_connection_of_a_held_push_dies_and_its_worker_goes_on(
    made: Callable[..., Place],
) -> None:
    place = made(agents=6)
    one = place.work(place.one)
    await_that(lambda: "missing: mini-2" in place.one.said(), "mini-1 is held")
    place.one.cut_the_connection()
    await_that(lambda: "the push did not come back well" in place.one.said(), "mini-1 says that the push broke")
    assert place.interrupt(one) == 130

    two = place.work(place.two)  # nobody but the orphaned hook at the origin knows of mini-1 now
    place.await_frame(1, two)
    one = place.work(place.one, "git -C ~/mini-1 fleet work")
    place.await_frame(3, one, two)
    assert place.delivered()[:3] == [["mini-1", "mini-2"]] * 3
    assert place.log("%(trailers:key=Fleet-Late,valueonly)") == []


def test_a_worker_whose_connection_broke_goes_on_by_itself(made: Callable[..., Place]) -> None:
    place = made(agents=6)
    one = place.work(place.one)
    await_that(lambda: "missing: mini-2" in place.one.said(), "mini-1 is held")
    place.one.cut_the_connection()
    place.await_frame(2, one, place.work(place.two))
    assert place.delivered()[:2] == [["mini-1", "mini-2"]] * 2


def test_an_origin_out_of_reach_is_one_sentence_and_a_failure(made: Callable[..., Place]) -> None:
    place = made(agents=6)
    *join, work = commands_of("mini-1")[0].splitlines()
    assert place.one.run("\n".join([*join, "git -C ~/mini-1 config fleet.patience 2"])).returncode == 0
    one = place.work(place.one, work)
    await_that(lambda: "missing: mini-2" in place.one.said(), "mini-1 is held")
    place.server.stop()
    place.one.cut_the_connection()

    assert one.wait(GENEROUS) == 1
    away = f"ssh: connect to host 127.0.0.1 port {place.server.port}: Connection refused"
    said = place.one.said().splitlines()
    assert f"the origin origin:world.git is out of reach: {away}; trying again in 1 s" in said
    assert said[-1] == (
        f"git fleet: the origin origin:world.git is out of reach: {away}; "
        "nothing is lost: start git fleet work again when it is back"
    )
    joined = place.two.run("\n".join(commands_of("mini-2")[0].splitlines()[:-1]))
    assert joined.returncode == 1
    assert joined.stderr == f"git fleet: origin:world.git could not be cloned: {away}\n"
    assert not (place.two.home / "mini-2").exists()
