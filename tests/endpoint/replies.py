"""What a mode does to a request: the bytes of the reply, and how they are sent. It knows no sockets.

A mode is a name, or a name and a value ("429:0.5", "slow:3"). MODES says them all.
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import formatdate
from functools import partial
from typing import Any

from tests.endpoint import answers
from tests.endpoint.request import Request

HUGE = 20_000_000
WHOLE, DRIP, HANG, RESET = "whole", "drip", "hang", "reset"


@dataclass(slots=True)
class Reply:
    body: bytes = b""
    status: int = 200
    headers: str = ""  # further ones, each with its line end
    content_type: str = "application/json"
    sent: str = WHOLE
    wait: float = 0.0  # seconds beside the endpoint's latency
    pace: float = 0.0  # seconds from byte to byte of a drip


@dataclass(slots=True)
class Asked:
    """A request, and what the endpoint says to each."""

    request: Request
    value: str  # of the mode: "0.5" in "429:0.5"
    usage: tuple[int, int] | None  # tokens of prompt and completion, where they shall be fixed numbers
    window: int

    def seconds(self, usual: float) -> float:
        return float(self.value or usual)

    def text(self) -> str:
        """The right answer."""
        if self.request.schema is None:
            return answers.words(self.request.chance)
        return dumps(answers.answer(self.request.schema, self.request.chance))


def reply(request: Request, mode: str, usage: tuple[int, int] | None, window: int) -> Reply:
    """What the request gets in a mode."""
    name, _, value = mode.partition(":")
    return MODES[name](Asked(request, value, usage, window))


def plain(status: int, value: Any) -> Reply:
    """A reply that is the same in both protocols."""
    return Reply(json.dumps(value).encode(), status)


def check(mode: str) -> str:
    """The mode, if there is such a one."""
    name, _, value = mode.partition(":")
    if name not in MODES:
        raise ValueError(f"no mode {name!r}; there are: {', '.join(MODES)}")
    if name == "hostile" and value and value not in HOSTILE:
        raise ValueError(f"nothing hostile is called {value!r}; there are: {', '.join(HOSTILE)}")
    if value and name not in ("hostile", "say") and not (name == "429" and value.startswith("date+")):
        float(value)
    return mode


dumps = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))


# ---- answers with status 200


def said(
    asked: Asked, text: str | None, finish: str = "stop", refusal: str | None = None, counted: bool = True
) -> Reply:
    """A whole answer in the request's protocol."""
    usage = tokens(asked, text or refusal or "") if counted else None
    make = ollama if asked.request.ollama else openai
    return Reply(json.dumps(make(asked.request, text, finish, refusal, usage)).encode())


def tokens(asked: Asked, text: str) -> tuple[int, int]:
    """Of the prompt and of the answer. No answer counts more than max_tokens: no provider charges beyond it."""
    if asked.usage is not None:
        return asked.usage
    count, most = len(text.encode("utf-8", "replace")) // 4, asked.request.max_tokens
    return asked.request.prompt_tokens, count if most is None else min(count, most)


def openai(request: Request, text: str | None, finish: str, refusal: str | None, usage: Any) -> dict[str, Any]:
    message = {"role": "assistant", "content": text, "refusal": refusal}
    made = {
        "id": "chatcmpl-" + request.digest.hex()[:24],
        "object": "chat.completion",
        "created": int(time.time()),
        "model": request.model,
        "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": finish}],
    }
    if usage:
        prompt, completion = usage
        made["usage"] = {
            "prompt_tokens": prompt,
            "completion_tokens": completion,
            "total_tokens": prompt + completion,
        }
    return made


def ollama(request: Request, text: str | None, finish: str, refusal: str | None, usage: Any) -> dict[str, Any]:
    """Ollama has no field for a refusal: it is said in words."""
    made = {
        "model": request.model,
        "created_at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "message": {"role": "assistant", "content": refusal if refusal else text},
        "done_reason": finish,
        "done": True,
    }
    if usage:
        made["prompt_eval_count"], made["eval_count"] = usage
    return made


def bad_json(asked: Asked) -> Reply:
    return said(asked, asked.text().replace('":', '"=') + " ]")


def wrong_schema(asked: Asked) -> Reply:
    return said(asked, dumps({"unasked": [answers.words(asked.request.chance), 7]}))


def some_bad(asked: Asked) -> Reply:
    schema = asked.request.schema
    return said(asked, asked.text() if schema is None else dumps(answers.spoilt(schema, asked.request.chance)))


def think(asked: Asked) -> Reply:
    return said(asked, f'<think>\nThey want JSON, maybe {{}}, or {{"none": [\n</think>\n\n{asked.text()}')


def cut_off(asked: Asked) -> Reply:
    text = asked.text()
    return said(asked, text[: len(text) // 2], finish="length")


SORRY = "I'm sorry, but I can't help with that request."


def huge(asked: Asked) -> Reply:
    return said(asked, "x" * HUGE)


# ---- text made to hurt who reads it


def poisoned(text: str, poison: str) -> str:
    """With poison in its free text; where it has none, beside it."""
    return text.replace(" ", poison + " ", 3) if " " in text else before_end(text, f'"{poison}"')


def before_end(text: str, more: str) -> str:
    """With a further member that nobody asked for."""
    return text[:-1] + f',"more":{more}' + text[-1:]


def doubled(text: str) -> str:
    """Each object has a key twice."""
    return text.replace("{", '{"do":"nothing","do":"no",')


# NUL, an escape sequence of terminals, text from right to left, invisible tags, no width: all valid in JSON.
CONTROLS = "\\u0000\\u001b[2J\\u202e\\u2066\\udb40\\udc41\\u200b"
HOSTILE: dict[str, Callable[[str], str]] = {
    "controls": lambda text: poisoned(text, CONTROLS),
    "raw-controls": lambda text: poisoned(text, "\x00\x1b]0;\x07\n"),
    "half-surrogates": lambda text: poisoned(text, "\\ud800"),  # JSON whose text is not Unicode
    "lone-surrogate": lambda text: poisoned(text, "\udc80"),  # and a text that is not, whatever it says
    "doubled": doubled,
    "nan": lambda text: before_end(text, "[NaN,Infinity,-Infinity,1e999]"),
    "digits": lambda text: before_end(text, "9" * 10_000),
    "deep": lambda text: before_end(text, "[" * 100_000 + "]" * 100_000),
    "not-utf-8": lambda text: text,
}


def hostile(asked: Asked) -> Reply:
    """The kinds in turn, or the one named."""
    kind = asked.value or list(HOSTILE)[(asked.request.number - 1) % len(HOSTILE)]
    made = said(asked, HOSTILE[kind](asked.text()))
    if kind == "not-utf-8":
        made.body = made.body.replace(b" ", b"\xff\xfe ")
    return made


# ---- refusals and breakdowns


def error(asked: Asked, status: int, message: str, kind: str, code: str | None, headers: str = "") -> Reply:
    """An error in the request's protocol."""
    whole: dict[str, Any] = {"error": {"message": message, "type": kind, "param": None, "code": code}}
    if asked.request.ollama:
        whole = {"error": message}
    return Reply(json.dumps(whole).encode(), status, headers)


def failing(status: int, message: str, kind: str, code: str | None = None) -> Mode:
    return lambda asked: error(asked, status, message, kind, code)


LIMIT = (429, "Rate limit reached for requests.", "requests", "rate_limit_exceeded")


def limited(asked: Asked) -> Reply:
    """429 with retry-after: "429" 1 second, "429:0.5" that many, "429:date+2" the date in (at least) 2 seconds."""
    after = asked.value or "1"
    if after.startswith("date+"):
        after = formatdate(math.ceil(time.time() + float(after[5:])), usegmt=True)
    return error(asked, *LIMIT, headers=f"retry-after: {after}\r\n")


def too_long(asked: Asked) -> Reply:
    message = (
        f"This model's maximum context length is {asked.window} tokens. However, your messages resulted in "
        f"{max(asked.request.prompt_tokens, asked.window + 1)} tokens. Please reduce the length of the messages."
    )
    return error(asked, 400, message, "invalid_request_error", "context_length_exceeded")


HTML = (
    b"<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>\n"
)


def slow(asked: Asked) -> Reply:
    made = said(asked, asked.text())
    made.wait = asked.seconds(5)
    return made


def broken(asked: Asked) -> Reply:
    made = said(asked, asked.text())
    made.sent = RESET
    return made


Mode = Callable[[Asked], Reply]
MODES: dict[str, Mode] = {
    "ok": lambda asked: said(asked, asked.text()),
    "say": lambda asked: said(asked, asked.value),  # "say:TEXT": exactly this
    "no-usage": lambda asked: said(asked, asked.text(), counted=False),
    "fenced": lambda asked: said(asked, f"```json\n{asked.text()}\n```\n"),
    "think": think,
    "bad-json": bad_json,
    "wrong-schema": wrong_schema,
    "some-bad": some_bad,
    "cut-off": cut_off,
    "empty": lambda asked: said(asked, ""),
    "none": lambda asked: said(asked, None),
    "refusing": lambda asked: said(asked, SORRY),
    "refusal": lambda asked: said(asked, None, refusal=SORRY),
    "huge": huge,
    "hostile": hostile,
    "429": limited,
    "429-bare": failing(*LIMIT),
    "500": failing(500, "The server had an error while processing your request.", "server_error"),
    "503": failing(503, "The engine is currently overloaded, please try again later.", "server_error"),
    "401": failing(401, "Incorrect API key provided.", "invalid_request_error", "invalid_api_key"),
    "400-context": too_long,
    "html": lambda asked: Reply(HTML, content_type="text/html"),
    "slow": slow,
    "drip": lambda asked: Reply(sent=DRIP, pace=asked.seconds(0.2)),
    "hang": lambda asked: Reply(sent=HANG),
    "reset": broken,
}
