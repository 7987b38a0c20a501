"""The command mind: any program of the operator's, asked by JSON on stdin, answering by JSON on stdout.

It is named in the worker's own git config and run in the worker's environment, never by what the world says. What it
answers is judged like any model's answer; what it says when it fails never becomes content. It tries nothing twice.
"""

from __future__ import annotations

import json
import math
import os
import re
import shlex
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from fleet import names
from fleet.errors import Failure
from fleet.minds import Desk, Setting, Thought, Turn, Usage, forecast, process, shape
from fleet.minds.secrets import redact

Outcome = dict[str, Any]
BUDGET, TIME, NOT_STARTED = "budget", "time", "not started"
"""Why a command was not run at all."""
LIMIT, OUTPUT, EXIT, ANSWER = "limit", "output", "exit", "answer"
"""What came of one that was run and is no good."""
QUOTED = 300
"""Characters of the last line of stderr that an agent's error quotes."""
LOGS = 300
"""How many logs of a mind are kept, the newest."""
PLAIN_WORD = re.compile(r"[\w./~+][\w./~+@%-]*")
CONTROLS = (*range(9), *range(11, 32), *range(127, 160))
SHOWN = str.maketrans({chr(code): "\N{REPLACEMENT CHARACTER}" for code in CONTROLS})
"""A log is read on a terminal, which must not obey it."""
COUNTS = ("calls", "prompt_tokens", "completion_tokens", "microusd")
LONGEST_MODEL = 200
MOST = 2**53


def open_mind(name: str, setting: Setting) -> Command:
    """The mind with its settings. Failure where one cannot be understood."""
    if not names.is_name(name):
        raise Failure(f"fleet-mind.{name}: {name!r} is no name for a mind: it must be like a-name-2")
    return Command(name, setting)


class Command:
    """A mind that runs a program."""

    per_call = 1

    def __init__(self, name: str, setting: Setting) -> None:
        self._name = name
        self._setting = setting
        self.command = setting("command") or ""
        self.timeout = float(self._number("timeout") or 60)
        self.most = int(self._number("output-bytes") or 1 << 20)
        price = self._number("price")
        self.price = None if price is None else math.ceil(price * 10**6)
        """Microdollars a run."""

    def _number(self, key: str) -> Decimal | None:
        said = self._setting(key)
        if said is None:
            return None
        try:
            number = Decimal(said)
        except InvalidOperation:
            number = Decimal("nan")
        if not number.is_finite() or not 0 <= number < 10**9 or (number == 0 and key != "price"):
            raise Failure(f"fleet-mind.{self._name}.{key} is {said!r}: {self._set(key, 'NUMBER')}, such as 0.25 or 60")
        return number

    def _set(self, key: str, value: str) -> str:
        return f"git config fleet-mind.{self._name}.{key} {value}"

    def check(self, capped: bool, offline: bool = False) -> None:
        """Refuse where there is no command, or its program is not here; under a cap, one without a price."""
        if offline:
            return
        wanted = self._set("command", "'/path/to/program ARGUMENTS'")
        if not self.command.strip():
            raise Failure(f"the mind {self._name!r} has no command: {wanted}")
        word = _program(self.command)
        if "/" in word and not word.startswith(("/", "~")):
            raise Failure(f"the mind {self._name!r} runs in an empty folder, where there is no {word}: {wanted}")
        if word and not _is_there(word):
            raise Failure(f"the mind {self._name!r} runs {word}, and there is no such program here: {wanted}")
        if capped and self.price is None:
            raise Failure(
                f"the world has a budget and the mind {self._name!r} has no price, so it does not run: "
                f"{self._set('price', 'USD-A-RUN')} (0 where a run costs nothing)"
            )

    def forecast(self, turns: Sequence[Turn], answer: int | None) -> dict[str, Any]:
        """A run a turn, each at its price."""
        runs, cost = len(turns), len(turns) * (self.price or 0)
        unpriced = runs if self.price is None else 0
        return forecast(runs, runs, self._name, microusd=cost, worst_microusd=cost, unpriced=unpriced)

    async def think(self, turns: Sequence[Turn], desk: Desk) -> list[Thought]:
        """One thought a turn, one run of the command each."""
        return [await self._think(turn, desk) for turn in turns]

    async def _think(self, turn: Turn, desk: Desk) -> Thought:
        given = {
            "agent": turn.agent, "view": turn.view, "limits": turn.limits, "schema": shape.answer_schema(turn.view)
        }  # fmt: skip
        request = {"mind": self._name, "command": self.command, "stdin": given}
        outcome = await desk.journal.call([turn.agent], request, lambda: self._paid(turn, request, desk))
        desk.progress.called(outcome)
        return self._thought(turn, outcome)

    async def _paid(self, turn: Turn, request: Outcome, desk: Desk) -> Outcome:
        """Run the command, if there is money for it, and settle what it cost."""
        worst = self.price or 0
        if not await desk.purse.reserve(worst):
            why = desk.purse.why or "the budget"
            return _not_run(BUDGET, f"{why} leaves {desk.purse.left} microdollars here, a run costs {worst}")
        spent = worst
        try:
            if worst and desk.purse.share is not None:
                desk.journal.begin(request, worst)
            outcome = await self._timed(turn, request["stdin"], desk)
            spent = outcome["microusd"]
        finally:
            await desk.purse.settle(worst, spent)
        return outcome

    async def _timed(self, turn: Turn, given: Outcome, desk: Desk) -> Outcome:
        """Run the command within its own limit and the frame's time."""
        left = desk.ends - process.ENDING - time.monotonic()
        if left <= 0:
            return _not_run(TIME, "no time was left in the frame to run the command")
        stdin = json.dumps(given, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"
        desk.progress.in_flight += 1
        try:
            ran = await process.run(self.command, stdin, min(self.timeout, left), self.most)
        except process.NotStarted as reason:
            return _not_run(NOT_STARTED, f"command was not started: {reason}")
        finally:
            desk.progress.in_flight -= 1
        outcome = self._outcome(ran, left)
        self._log(turn, ran, outcome, desk)
        return outcome

    def _outcome(self, ran: process.Ran, left: float) -> Outcome:
        """What came of a run, as it is stored: what the command itself says of its cost goes before its price."""
        text = redact(ran.out.decode(errors="replace"))
        found = self._found(ran, text, left)
        usage = {} if "fault" in found else _usage(shape.read(text))[0]
        outcome = {"model": self._name, "calls": 1, "ms": ran.ms, "microusd": self.price or 0, **usage, **found}
        if self.price is None and "microusd" not in usage:
            outcome["unpriced"] = outcome["calls"]
        return outcome

    def _found(self, ran: process.Ran, text: str, left: float) -> Outcome:
        """The answer's text, or what is wrong."""
        if ran.how == process.LIMIT:
            return {"fault": LIMIT, "said": self._late(left)}
        if ran.how == process.OUTPUT:
            return {"fault": OUTPUT, "said": f"command gave more than {self.most} bytes and was ended"}
        if ran.how == process.STDERR_FLOOD:
            return {"fault": OUTPUT, "said": f"command wrote more than {process.NOISE} bytes to stderr and was ended"}
        if ran.code:
            return {"fault": EXIT, "said": _exit(ran)}
        try:
            ran.out.decode()
            shape.read(text)
        except UnicodeDecodeError as error:
            return {"fault": ANSWER, "said": f"command gave invalid UTF-8 at byte {error.start}", "text": text}
        except shape.Faulty as faulty:
            return {"fault": ANSWER, "said": f"command gave no answer: {faulty}", "text": text}
        return {"text": text}

    def _late(self, left: float) -> str:
        if left < self.timeout:
            return f"command was ended after {left:.0f} s, as the frame's time was over"
        return f"command ran into its limit of {self.timeout:g} s and was ended"

    def _thought(self, turn: Turn, outcome: Outcome) -> Thought:
        usage = _entry(turn, outcome)
        if "fault" in outcome:
            return Thought(turn.agent, error=outcome["said"], usage=usage)
        answer = shape.read(outcome["text"])
        try:
            good, faults = shape.sift(answer, turn)
        except shape.Faulty as faulty:
            return Thought(turn.agent, error=f"command gave no answer: {faulty}", usage=usage)
        if faults and not good:
            return Thought(turn.agent, error="; ".join(faults), usage=usage)
        wrong = _usage(answer)[1] or self._dearer(outcome)
        return Thought(turn.agent, good, faults=[*faults, wrong] if wrong else faults, usage=usage)

    def _dearer(self, outcome: Outcome) -> str:
        """A cap holds only where a run costs no more than was set aside for it."""
        if self.price is None or outcome["microusd"] <= self.price:
            return ""
        return f"usage: a run cost {outcome['microusd']} microdollars: fleet-mind.{self._name}.price says {self.price}"

    def _log(self, turn: Turn, ran: process.Ran, outcome: Outcome, desk: Desk) -> None:
        """Keep what the command wrote to stderr for its operator, and why it failed."""
        if not ran.err.strip() and "fault" not in outcome:
            return
        folder = os.path.join(desk.folder, self._name)
        os.makedirs(folder, exist_ok=True)
        how = outcome.get("said", f"exited with {ran.code}")
        cut = f" (without the first {ran.err_left_out} bytes)" if ran.err_left_out else ""
        said = redact(ran.err.decode(errors="replace"))
        text = f"command: {redact(self.command)}\n{how}, after {ran.ms} ms\nstderr{cut}:\n{said}".translate(SHOWN)
        with open(os.path.join(folder, f"{turn.view['frame'] + 1}-{turn.agent}.log"), "w", encoding="utf-8") as file:
            file.write(text)
        _keep_newest(folder)


def _program(command: str) -> str:
    """The program that a command line begins with; nothing where only the shell can tell."""
    try:
        words = shlex.split(command)
    except ValueError:
        return ""
    return words[0] if words and PLAIN_WORD.fullmatch(words[0]) else ""


def _is_there(word: str) -> bool:
    if shutil.which(os.path.expanduser(word)):
        return True
    # The shell also knows words of its own: cd, exec, if.
    asked = ["/bin/sh", "-c", 'command -v "$1"', "sh", word]
    return "/" not in word and subprocess.run(asked, capture_output=True).returncode == 0


def _not_run(fault: str, said: str) -> Outcome:
    """The outcome of a run that was not made: an outcome all the same, so that it is the same again after a crash."""
    return {"fault": fault, "said": said, "calls": 0, "microusd": 0}


def _exit(ran: process.Ran) -> str:
    assert ran.code is not None
    how = f"exited with {ran.code}" if ran.code > 0 else f"was ended by {signal.Signals(-ran.code).name}"
    last = _last_line(ran.err)
    return f"command {how}: {last}" if last else f"command {how}"


def _last_line(err: bytes) -> str:
    """The last line that says something, fit to be quoted."""
    lines = [_quotable(line) for line in redact(err.decode(errors="replace")).splitlines()[-20:]]
    return next((line for line in reversed(lines) if line), "")[:QUOTED]


def _quotable(line: str) -> str:
    plain = re.sub(r"\x1b\[[0-9;?]*[ -/]*[@-~]", "", line)  # what colours a terminal
    return " ".join("".join(char if char.isprintable() else " " for char in plain).split())


def _usage(answer: Any) -> tuple[Usage, str]:
    """What the command says that it used, as far as it can be believed; and what is wrong with it."""
    if not isinstance(answer, dict) or answer.get("usage") is None:
        return {}, ""
    said = answer["usage"]
    if not isinstance(said, dict):
        return {}, "usage: not an object"
    for key, value in said.items():
        if key == "model":
            fits = isinstance(value, str) and 0 < len(value) <= LONGEST_MODEL and value.isprintable()
        else:
            fits = key in COUNTS and type(value) is int and 0 <= value < MOST
        if not fits:
            return {}, f"usage: {key}: must be one of model (a short text) and {', '.join(COUNTS)} (whole numbers)"
    return dict(said), ""


def _entry(turn: Turn, outcome: Outcome) -> list[Usage]:
    """The delta's entry for a run; none for a run that was not made."""
    if "ms" not in outcome:
        return []
    counts = {key: outcome.get(key, 0) for key in (*COUNTS, "ms")}
    more = {"unpriced": outcome["unpriced"]} if outcome.get("unpriced") else {}
    cut = {"cut": turn.view["left_out"]} if turn.view.get("left_out") else {}
    return [{"agents": [turn.agent], "model": outcome["model"], **counts, **more, **cut}]


def _keep_newest(folder: str) -> None:
    """By frame: the number that a log's name begins with."""
    logs = [name for name in os.listdir(folder) if name.endswith(".log") and name.partition("-")[0].isdigit()]
    for name in sorted(logs, key=lambda log: (int(log.partition("-")[0]), log))[:-LOGS]:
        os.unlink(os.path.join(folder, name))
