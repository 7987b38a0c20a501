"""One call for an answer, as it arrived: the record that tests look at. It decides nothing."""

from __future__ import annotations

import hashlib
import json
import random
from functools import cached_property
from typing import Any


class Request:
    """A request for a completion, in either protocol."""

    def __init__(self, number: int, time: float, path: str, headers: dict[str, str], raw: bytes) -> None:
        self.number = number  # 1 is the first
        self.time = time  # time.monotonic() when its last byte had arrived
        self.path = path
        self.headers = headers  # names in lower case
        self.raw = raw
        self.mode = ""  # what it got
        self.answered: float | None = None  # when the whole answer was sent; None: not yet, or never

    @cached_property
    def body(self) -> Any:
        return json.loads(self.raw)

    @cached_property
    def digest(self) -> bytes:
        return hashlib.sha256(self.raw).digest()

    @property
    def chance(self) -> random.Random:
        """The same for the same request, wherever and whenever it is asked."""
        return random.Random(self.digest)

    @property
    def ollama(self) -> bool:
        return self.path.startswith("/api/")

    @property
    def model(self) -> str:
        return str(self.body.get("model", ""))

    @property
    def messages(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.body["messages"]
        return found

    @property
    def texts(self) -> list[str]:
        """What each message says."""
        return [text_of(message.get("content")) for message in self.messages]

    @property
    def prompt_tokens(self) -> int:
        return sum(len(text.encode("utf-8", "replace")) for text in self.texts) // 4

    @property
    def max_tokens(self) -> int | None:
        options = self.body.get("options", {}) if self.ollama else self.body
        names = ("num_predict",) if self.ollama else ("max_completion_tokens", "max_tokens")
        found: list[int] = [options[name] for name in names if options.get(name) is not None]
        return found[0] if found else None

    @property
    def schema(self) -> Any | None:
        """The schema that the answer must have; {"type": "object"} for "some JSON"; None for plain words."""
        if self.ollama:
            asked = self.body.get("format")
            return {"type": "object"} if asked == "json" else asked or None
        asked = self.body.get("response_format") or {}
        if asked.get("type") == "json_schema":
            return asked["json_schema"]["schema"]
        return {"type": "object"} if asked.get("type") == "json_object" else None


def text_of(content: Any) -> str:
    if isinstance(content, list):
        return "".join(part.get("text", "") for part in content)
    return content or ""
