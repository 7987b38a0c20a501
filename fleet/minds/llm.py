"""The litellm mind: asks a model for an agent's actions, within limits of calls, time and money, in one loop.

A faulty answer gets one repair, then the fallback model is asked, then the agent has failed. What an endpoint says in
anger never becomes content. It knows no action by name.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

from fleet.errors import Failure
from fleet.minds import Desk, Setting, Thought, Turn, Usage, forecast, prompt, sent, shape, small
from fleet.minds.calls import BUSY, FAILING, TOO_LONG, UNREACHABLE, Messages, Model, Outcome, Price
from fleet.minds.secrets import redact
from fleet.usage import USAGE

BUDGET, TIME = "budget", "time"
"""Why a call was not made at all."""
LEAST_SECONDS = 0.25
"""A call is not begun with less time than that, or than its own limit: it might be given up before it was sent."""
RETRY_AFTER = 1.0
"""Seconds before an endpoint that failed, or was not there, is asked once more."""
MANNERS = ("full", "small")
MOST = 10**6
"""No setting of a time or a price is as much."""
LONGEST_QUOTE = "\N{GRINNING FACE}" * prompt.LONGEST_ANSWER
"""Four bytes a character: no answer that a repair quotes is longer."""


def open_mind(name: str, setting: Setting) -> LiteLLM:
    """The mind with its settings. Failure where one cannot be understood."""
    return LiteLLM(name, Settings(name, setting))


class Settings:
    """`fleet-mind.NAME.*` of this worker's git config, each with its default."""

    def __init__(self, name: str, setting: Setting) -> None:
        self._name = name
        self._setting = setting
        self.model = setting("model") or ""
        self.max_tokens = self._whole("max-tokens", 1000, 1)
        self.timeout = self._seconds("timeout", "60")
        self.agent_timeout = self._seconds("agent-timeout", "180")
        self.frame_timeout = self._number("frame-timeout", "0")
        self.calls = self._whole("calls", 5, 1)
        self.per_call = self._whole("agents-per-call", 1, 1)
        self.manner = setting("manner") or "full"
        self.temperature = setting("temperature")
        if self.temperature is not None:
            self._number("temperature", "0")
        self.models = [self._model(self.model, "")]
        if fallback := setting("fallback"):
            self.models.append(self._model(fallback, "fallback-"))
        if self.manner not in MANNERS:
            raise self._bad("manner", self.manner, " or ".join(MANNERS))
        if self.manner == "small" and self.per_call > 1:
            raise self._bad("agents-per-call", str(self.per_call), "1 where the manner is small")

    def _model(self, model: str, prefix: str) -> Model:
        """A model with its own settings: where the other one is reached, or what that costs, says nothing of it."""
        window = self._whole(f"{prefix}window", 0, 256) or None
        return Model(model, self._setting(f"{prefix}api-base"), window, self._price(prefix), self._name, prefix)

    def _bad(self, key: str, said: str, wanted: str) -> Failure:
        name = f"fleet-mind.{self._name}.{key}"
        return Failure(f"{name} is {said!r}: it must be {wanted}: git config {name} VALUE")

    def _whole(self, key: str, default: int, least: int) -> int:
        said = self._setting(key)
        if said is None:
            return default
        if not (said.isascii() and said.isdigit()) or len(said) > 9 or int(said) < least:
            raise self._bad(key, said, f"a whole number from {least} on")
        return int(said)

    def _seconds(self, key: str, default: str) -> float:
        if not (seconds := self._number(key, default)):
            raise self._bad(key, str(self._setting(key)), "a number of seconds above 0")
        return seconds

    def _number(self, key: str, default: str) -> float:
        return float(self._decimal(key, self._setting(key) or default))

    def _decimal(self, key: str, said: str) -> Decimal:
        try:
            number = Decimal(said)
        except InvalidOperation:
            number = Decimal("nan")
        if not number.is_finite() or not 0 <= number < MOST:
            raise self._bad(key, said, "a number such as 0.15, not below 0")
        return number

    def _price(self, prefix: str) -> Price | None:
        keys = [f"{prefix}{side}-price" for side in ("input", "output")]
        given = [self._setting(key) for key in keys]
        if given == [None, None]:
            return None
        if None in given:
            raise self._bad(keys[0], str(given[0]), f"set together with {keys[1]}, in USD a million tokens")
        return Price(*(self._decimal(key, str(said)) for key, said in zip(keys, given, strict=True)))


class LiteLLM:
    """A mind that asks a model."""

    def __init__(self, name: str, settings: Settings) -> None:
        self._name = name
        self._set = settings
        self.per_call = settings.per_call
        self.models = settings.models

    def check(self, capped: bool, offline: bool = False) -> None:
        """Import litellm; refuse a model that is unknown, lacks its key, or has no price under a cap."""
        if not self._set.model:
            raise Failure(
                f"the mind {self._name!r} has no model: git config fleet-mind.{self._name}.model PROVIDER/MODEL"
            )
        for model in self.models:
            model.open(offline)
            self._check_window(model)
            if capped and model.price is None:
                raise Failure(
                    f"the world has a budget and {model.name} has no known price, so it does not run: "
                    f"git config {model.named('input-price')} and output-price, in USD a million tokens"
                )

    def _check_window(self, model: Model) -> None:
        if self._set.manner == "full" and model.window - self._set.max_tokens < prompt.LEAST:
            raise Failure(
                f"the window of {model.name}, {model.window} tokens, leaves no room for a prompt beside an answer of "
                f"{self._set.max_tokens}: git config fleet-mind.{self._name}.max-tokens LESS, or "
                f"{model.named('window')} MORE"
            )

    async def think(self, turns: Sequence[Turn], desk: Desk) -> list[Thought]:
        """One thought a turn; for several turns, one call speaks for all."""
        return await sent.in_turn(partial(self._think, turns, desk))

    async def _think(self, turns: Sequence[Turn], desk: Desk) -> list[Thought]:
        talk = Talk(self._set, turns, desk)
        try:
            if self._set.manner == "small":
                return [await self._small(turns[0], talk)]
            return await self._full(turns, talk)
        except Failure:
            raise
        except Exception as error:  # a bug of ours must not hide what was paid
            said = redact(f"{type(error).__name__}: {error}")
            return talk.billed([Thought(turn.agent, error=said) for turn in turns])

    def forecast(self, turns: Sequence[Turn], answer: int | None) -> dict[str, Any]:
        """Every prompt as it would be sent, counted; each answered as usual, or by half of the limit.

        A full turn is one call. In the small manner the model chooses how many it is: each choice is taken in turn.
        """
        model, price = self.models[0], self.models[0].price
        groups = [turns[start : start + self.per_call] for start in range(0, len(turns), self.per_call)]
        requests = [request for at, group in enumerate(groups) for request in self._requests(model, group, at)]
        said = [sum(model.count(message["content"]) for message in asked["messages"]) for asked in requests]
        tokens = [min(answer or asked["max_tokens"] // 2, asked["max_tokens"]) for asked in requests]
        return forecast(
            len(turns),
            len(requests),
            model.name,
            answer_known=answer is not None,
            prompt_tokens=sum(said),
            completion_tokens=sum(tokens),
            microusd=price.of(sum(said), sum(tokens)) if price else 0,
            worst_microusd=sum(self._worst(self._requests(model, group, at)) for at, group in enumerate(groups)),
            unpriced=0 if price else len(requests),
        )

    def _worst(self, requests: Sequence[Outcome]) -> int:
        """The most that a turn can cost: all calls made, of the dearer model, with as long a faulty answer quoted."""
        if not requests:
            return 0
        again = requests
        if self._set.manner == "full":
            again = [{**asked, "messages": prompt.repair(asked["messages"], LONGEST_QUOTE, "")} for asked in requests]
        return max(
            max(map(model.worst, requests)) + (self._set.calls - 1) * max(map(model.worst, again))
            for model in self.models
        )

    def _requests(self, model: Model, turns: Sequence[Turn], at: int) -> list[Outcome]:
        """What is asked for some turns that go well; `at` counts the groups, and so goes round among choices."""
        if self._set.manner == "small":
            return [step for turn in turns for step in small.foreseen(turn, at)]
        said = prompt.messages(turns, model.window - self._set.max_tokens, model.count)
        return [{"messages": said.messages, "schema": said.schema, "max_tokens": self._set.max_tokens}]

    async def _full(self, turns: Sequence[Turn], talk: Talk) -> list[Thought]:
        for model in self.models:
            thoughts = await self._ask_model(model, turns, talk)
            if thoughts:
                return talk.billed(thoughts)
            if talk.over:
                break
        return talk.billed([Thought(turn.agent, error=talk.why) for turn in turns])

    async def _ask_model(self, model: Model, turns: Sequence[Turn], talk: Talk) -> list[Thought] | None:
        """Ask one model until something good comes, or nothing more is to be hoped for from it."""
        room = model.window - self._set.max_tokens
        said = prompt.messages(turns, room, model.count)
        messages = said.messages
        while talk.may_call:
            talk.cut = said.cut
            outcome = await talk.ask(model, messages, said.schema, self._set.max_tokens)
            if outcome.get("fault") == TOO_LONG and room > 2 * prompt.LEAST:
                talk.why = worded(outcome)
                room //= 2
                said = prompt.messages(turns, room, model.count)
                messages = said.messages
            elif "fault" in outcome:
                if not talk.again(outcome):
                    return None
            else:
                thoughts, why = judge(outcome, turns)
                if thoughts:
                    return thoughts
                talk.why = why
                if talk.repaired:
                    return None
                talk.repaired = True
                # What it quotes takes room, too.
                quoted = sum(model.count(each["content"]) for each in prompt.repair([], outcome["text"], why))
                said = prompt.messages(turns, room - quoted, model.count)
                messages = prompt.repair(said.messages, outcome["text"], why)
        return None

    async def _small(self, turn: Turn, talk: Talk) -> Thought:
        steps = small.steps(turn)
        try:
            step = next(steps)
            while True:
                reply = await self._step(step, talk)
                if reply is None:
                    return talk.billed([Thought(turn.agent, error=talk.why)])[0]
                step = steps.send(reply)
        except StopIteration as done:
            good, faults = shape.sift({"actions": done.value}, turn)
            return talk.billed([Thought(turn.agent, good, faults=faults)])[0]
        except shape.Faulty as faulty:
            return talk.billed([Thought(turn.agent, error=str(faulty))])[0]

    async def _step(self, step: dict[str, Any], talk: Talk) -> tuple[str, str] | None:
        for model in self.models:
            while talk.may_call:
                outcome = await talk.ask(model, step["messages"], step["schema"], step["max_tokens"])
                if "fault" not in outcome:
                    return outcome["text"], outcome["finish"]
                if not talk.again(outcome):
                    break
            if talk.over:
                break
        return None


class Talk:
    """The calls of one turn, or of a few together: how many, how long, what for, and what they cost."""

    def __init__(self, settings: Settings, turns: Sequence[Turn], desk: Desk) -> None:
        self._set = settings
        self._desk = desk
        self._agents = [turn.agent for turn in turns]
        self._left_out = sum(turn.view["left_out"] for turn in turns)
        self._calls = 0
        self._stumbled = False
        self._pause = 0.0
        self._usage: dict[str, Usage] = {}
        frame = settings.frame_timeout
        ends = min(desk.ends, desk.began + frame) if frame else desk.ends
        self._ends = min(ends, time.monotonic() + settings.agent_timeout)
        self.why = "no call was made"
        self.repaired = False
        self.over = False
        self.cut = 0

    @property
    def may_call(self) -> bool:
        """Whether another call is allowed."""
        return self._calls < self._set.calls

    async def ask(self, model: Model, messages: Messages, schema: Any, max_tokens: int) -> Outcome:
        """One outcome: out of the journal, or by a call."""
        # For whom is a part of it: two agents may be asked the same, and each keeps its own answer.
        whom = {"model": model.name, "agents": self._agents}
        request: Outcome = {**whom, "messages": messages, "schema": schema, "max_tokens": max_tokens}
        if self._set.temperature is not None:
            request["temperature"] = self._set.temperature
        outcome = await self._desk.journal.call(self._agents, request, lambda: self._do(model, request))
        self._book(outcome)
        return outcome

    async def _do(self, model: Model, request: Outcome) -> Outcome:
        """Make the call, when there is a place, time and money for it."""
        pause, self._pause = self._pause, 0.0
        await asyncio.sleep(min(pause, max(0.0, self._ends - time.monotonic())))
        pace = model.pace
        if not await pace.enter(self._ends):
            return not_made(TIME, "no time was left for a call")
        outcome: Outcome = {}
        try:
            outcome = await self._paid(model, request)
        finally:
            after = outcome["retry_ms"] / 1000 if "retry_ms" in outcome else None
            await pace.leave(outcome.get("fault") == BUSY or after is not None, after)
        return outcome

    async def _paid(self, model: Model, request: Outcome) -> Outcome:
        worst = model.worst(request)
        purse = self._desk.purse
        try:
            fits = await asyncio.wait_for(purse.reserve(worst), max(0.0, self._ends - time.monotonic()))
        except TimeoutError:
            return not_made(TIME, "no time was left for a call")
        if not fits:
            return not_made(BUDGET, f"{purse.why} leaves {purse.left} microdollars here, a call can cost {worst}")
        spent = 0
        try:
            left = self._ends - time.monotonic()
            if left < min(LEAST_SECONDS, self._set.timeout):
                return not_made(TIME, "no time was left for a call")
            spent = worst
            if purse.share is not None:
                self._desk.journal.begin(request, worst)
            outcome = await self._made(model, request, min(self._set.timeout, left))
            spent = outcome["microusd"]
        finally:
            await purse.settle(worst, spent)
        return outcome

    async def _made(self, model: Model, request: Outcome, seconds: float) -> Outcome:
        self._desk.progress.in_flight += 1
        try:
            return await model.call(request, seconds)
        finally:
            self._desk.progress.in_flight -= 1

    def again(self, outcome: Outcome) -> bool:
        """Whether the same model may be asked the same again after a fault."""
        fault = outcome["fault"]
        self.why = worded(outcome)
        if fault in (BUDGET, TIME):
            self.over = True
        if fault == BUSY:
            return True
        if fault in (FAILING, UNREACHABLE) and not self._stumbled:
            self._stumbled = True
            self._pause = RETRY_AFTER
            return True
        self._stumbled = False
        return False

    def _book(self, outcome: Outcome) -> None:
        self._desk.progress.called(outcome)
        calls = outcome["calls"]
        self._calls += calls
        if not calls:
            return
        entry = self._usage.setdefault(
            outcome["model"], {"agents": self._agents, "model": outcome["model"], **dict.fromkeys(USAGE, 0)}
        )
        for key in (*USAGE, "unpriced"):
            if outcome.get(key):
                entry[key] = entry.get(key, 0) + outcome[key]

    def billed(self, thoughts: list[Thought]) -> list[Thought]:
        """The thoughts, the first one with what all of it cost."""
        entries = list(self._usage.values())
        cut = self._left_out + self.cut
        if entries and cut:
            entries[0]["cut"] = cut
        thoughts[0].usage = entries
        return thoughts


def worded(outcome: Outcome) -> str:
    """A fault as an agent's error. Where there is no money it begins with the cap's name, which the fold looks for."""
    return str(outcome["said"] if outcome["fault"] == BUDGET else f"{outcome['fault']}: {outcome['said']}")


def not_made(fault: str, said: str) -> Outcome:
    """The outcome of a call that was not made: an outcome all the same, so that it is the same again after a crash."""
    return {"fault": fault, "said": said, "calls": 0, "microusd": 0}


def judge(outcome: Outcome, turns: Sequence[Turn]) -> tuple[list[Thought] | None, str]:
    """The thoughts that an answer holds, at least one with something good; or None and what is wrong with it."""
    try:
        answer = shape.read(outcome["text"])
        answers = shape.answers_of(answer, [turn.agent for turn in turns])
    except shape.Faulty as faulty:
        cut = " (it was cut off: it must be shorter)" if outcome["finish"] == "length" else ""
        return None, f"{faulty}{cut}"
    thoughts = [_thought(turn, answers[turn.agent]) for turn in turns]
    if all(thought.error for thought in thoughts):
        return None, "; ".join(str(thought.error) for thought in thoughts)
    return thoughts, ""


def _thought(turn: Turn, answer: Any) -> Thought:
    if answer is None:
        return Thought(turn.agent, error="the answer left this agent out")
    try:
        good, faults = shape.sift(answer, turn)
    except shape.Faulty as faulty:
        return Thought(turn.agent, error=str(faulty))
    if faults and not good:
        return Thought(turn.agent, error="; ".join(faults))
    return Thought(turn.agent, good, faults=faults)
