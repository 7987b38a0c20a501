"""One call of a model, and what it came to: the only module that imports litellm, and it does so late.

A call never raises for what an endpoint does, however strange: every outcome is a JSON object, `{"text", ...}` or
`{"fault", "said", ...}`, with the tokens and microdollars that it cost. It never tries again: that is decided above.
"""

from __future__ import annotations

import asyncio
import json
import math
import os
import re
import time
import warnings
from decimal import Decimal
from importlib.util import find_spec
from typing import Any

from fleet.errors import Failure
from fleet.minds import secrets, sent
from fleet.minds.pace import Pace

Outcome = dict[str, Any]
Messages = list[dict[str, str]]

BUSY, FAILING, UNREACHABLE, TIMEOUT, TOO_LONG, REFUSED = (
    "busy", "failing", "unreachable", "timeout", "too long", "refused"
)  # fmt: skip
UNSENT: Outcome = {
    "fault": TIMEOUT, "said": "this machine was too busy to send the request in time", "calls": 0, "microusd": 0,
}  # fmt: skip
"""What a call came to that was given up before it was one."""
SLACK_TOKENS = 640
"""What a protocol adds to a prompt beyond its bytes, at most: where a schema goes by a tool, the provider's text."""
DEFAULT_WINDOW = 8192
MOST_TOKENS = 10**8
"""No call has more: an endpoint that counts so, or below nothing, does not count."""
OLLAMA = ("ollama", "ollama_chat")
TOO_LONG_SAID = re.compile(r"context (?:length|window|size|limit)|prompt is too long", re.IGNORECASE)
"""litellm tells a prompt that is too long by its own error for some protocols only."""
MILLION = 10**6
LOOPBACK = ("localhost", "127.0.0.1", "::1")
# litellm asks the network for these at its import, unless told not to.
AT_HOME = {
    "LITELLM_LOCAL_MODEL_COST_MAP": "True",
    "LITELLM_LOCAL_ANTHROPIC_BETA_HEADERS": "True",
    "LITELLM_LOCAL_BLOG_POSTS": "True",
}


def litellm() -> Any:
    """The package, imported once, told to keep quiet and at home. Failure where it is not installed."""
    if find_spec("litellm") is None:
        raise Failure("litellm is not installed for this interpreter: make models, or pip install litellm")
    for variable, value in AT_HOME.items():
        os.environ.setdefault(variable, value)
    import litellm as package
    from litellm.llms.custom_httpx.http_handler import AsyncHTTPHandler

    from fleet.minds import bounded

    bounded.install(AsyncHTTPHandler)
    sent.install()
    # It warns of an endpoint's odd answers, and quotes them.
    warnings.filterwarnings("ignore", category=UserWarning, module="pydantic")
    package.suppress_debug_info = True
    package.disable_hf_tokenizer_download = True
    package.drop_params = True  # a provider that knows no response_format still reads the prompt
    package.telemetry = False
    return package


def _ask_directly(api_base: str | None) -> None:
    """Let no proxy that is set for the rest of the world stand between us and an endpoint on this machine."""
    from urllib.parse import urlsplit

    host = urlsplit(api_base or "").hostname
    without = os.environ.get("no_proxy") or os.environ.get("NO_PROXY") or ""
    if host in LOOPBACK and host not in without.split(","):
        os.environ["no_proxy"] = os.environ["NO_PROXY"] = ",".join(filter(None, [without, host]))


class Price:
    """Dollars a million tokens, which are microdollars a token: of the prompt and of the answer."""

    def __init__(self, prompt: Decimal, completion: Decimal) -> None:
        self.prompt = prompt
        self.completion = completion

    def of(self, prompt_tokens: int, completion_tokens: int) -> int:
        """Microdollars, rounded up."""
        return math.ceil(self.prompt * prompt_tokens + self.completion * completion_tokens)


class Model:
    """A model as this worker reaches it."""

    def __init__(
        self, name: str, api_base: str | None, window: int | None, given: Price | None, mind: str, prefix: str = ""
    ) -> None:
        """`prefix` is what its settings in the section of its mind begin with."""
        self.name = name
        self.pace = Pace()
        """How fast its endpoint is asked."""
        self._api_base = api_base
        self._window = window
        self._given = given
        self._section = f"fleet-mind.{mind}."
        self._prefix = prefix
        self._litellm: Any = None
        self._key: str | None = None
        self._price: Price | None = None
        self._known = False
        self._ollama = False
        self._provider = ""

    def open(self, offline: bool = False) -> None:
        """Import litellm and learn what it knows of the model. Failure where it cannot be called from here."""
        if self._litellm is not None:
            return
        package = litellm()
        try:
            self._provider = package.get_llm_provider(self.name)[1]
            self._ollama = self._provider in OLLAMA
        except Exception:
            raise Failure(
                f"litellm knows no provider for the model {self.name!r}: write PROVIDER/MODEL, such as openai/NAME: "
                f"git config {self.named()} PROVIDER/MODEL"
            ) from None
        self._key = None if offline else self._own_key(package)
        if self._ollama:
            _register_free(package, self.name)
        info = {} if self._ollama and self._given else _info(package, self.name)
        self._known = info.get("input_cost_per_token") is not None and info.get("output_cost_per_token") is not None
        if self._known:
            self._price = Price(
                *(Decimal(str(info[f"{side}_cost_per_token"])) * MILLION for side in ("input", "output"))
            )
        else:
            self._price = self._given
        self._window = self._window or info.get("max_input_tokens") or DEFAULT_WINDOW
        self._litellm = package

    def _own_key(self, package: Any) -> str | None:
        """None where the environment has the model's key; a server of one's own asks for none, but its client does."""
        missing = [key for key in package.validate_environment(self.name)["missing_keys"] if key.endswith("_KEY")]
        if missing and not self._api_base:
            raise Failure(
                f"{' and '.join(missing)} not set: the model {self.name} needs it; keys come from the environment only"
            )
        return "unset" if missing else None

    def named(self, setting: str = "") -> str:
        """The full name of one of its settings, or of the one that names the model itself."""
        return self._section + (f"{self._prefix}{setting}" if setting else self._prefix.rstrip("-") or "model")

    @property
    def price(self) -> Price | None:
        """What a token costs, as litellm knows it, else as the mind's settings say; None where nobody knows."""
        return self._price

    @property
    def window(self) -> int:
        """Tokens that the prompt and the answer may have together."""
        return self._window or DEFAULT_WINDOW

    def count(self, text: str) -> int:
        """Tokens of a text, by the model's tokenizer or one like it."""
        return int(self._litellm.token_counter(model=self.name, text=text))

    def worst(self, request: Outcome) -> int:
        """The most that a request can cost: a token is a byte at least, and the answer may fill `max_tokens`."""
        said = len(json.dumps([request["messages"], request["schema"]], ensure_ascii=False).encode()) + SLACK_TOKENS
        return self._price.of(said, request["max_tokens"]) if self._price else 0

    async def call(self, request: Outcome, seconds: float) -> Outcome:
        """Make the call within `seconds` of the wall clock. Only being cancelled ends it otherwise."""
        began = time.monotonic()
        written = sent.listen(self._provider)
        try:
            # The client's own limit is for one read: a server that drips would never meet it.
            answer = await asyncio.wait_for(self._send(request, seconds), seconds)
            outcome = self._read(answer, request)
        except TimeoutError:
            outcome = self._lost(TIMEOUT, f"no answer within {seconds:.3g} s", request) if written.is_set() else UNSENT
        except Exception as error:
            outcome = self._fault(error, request)
        return {"calls": 1, "ms": round((time.monotonic() - began) * 1000), "model": self.name, **outcome}

    async def _send(self, request: Outcome, seconds: float) -> Any:
        from fleet.minds import bounded

        bounded.bound(request["max_tokens"])
        options: dict[str, Any] = {}
        if request["schema"]:
            form = {"name": "answer", "strict": True, "schema": request["schema"]}
            options["response_format"] = {"type": "json_schema", "json_schema": form}
        if request.get("temperature"):
            options["temperature"] = float(request["temperature"])
        if self._api_base:
            options["api_base"] = self._api_base
        if self._key:
            options["api_key"] = self._key
        if self._ollama:
            options["num_ctx"] = self.window  # else it cuts prompts to a window of its own, and tells nobody
        return await self._litellm.acompletion(
            model=self.name,
            messages=request["messages"],
            max_tokens=request["max_tokens"],
            timeout=seconds + 1,
            max_retries=0,
            num_retries=0,
            **options,
        )

    def _read(self, answer: Any, request: Outcome) -> Outcome:
        choice = answer.choices[0]
        text = choice.message.content or ""
        refusal = getattr(choice.message, "refusal", None)
        counted = getattr(answer, "usage", None)
        found = self._cost(answer, request, counted)
        if refusal and not text:
            return {"fault": REFUSED, "said": secrets.redact(str(refusal))[:500], **found}
        return {"text": secrets.redact(text), "finish": str(choice.finish_reason or ""), **found}

    def _cost(self, answer: Any, request: Outcome, counted: Any) -> Outcome:
        prompt, completion = (_count(getattr(counted, f"{side}_tokens", 0)) for side in ("prompt", "completion"))
        tokens = {"prompt_tokens": prompt, "completion_tokens": completion}
        if self._price is None:
            return {**tokens, "microusd": 0, "unpriced": 1}
        if not prompt and not completion:  # an endpoint that does not count: taken for the worst
            return {**tokens, "microusd": self.worst(request)}
        return {**tokens, "microusd": self._charged(answer, prompt, completion)}

    def _charged(self, answer: Any, prompt: int, completion: int) -> int:
        assert self._price is not None
        if self._known:  # litellm also knows what cached tokens cost
            try:
                return math.ceil(Decimal(str(self._litellm.completion_cost(answer, model=self.name))) * MILLION)
            except Exception:
                return self._price.of(prompt, completion)
        return self._price.of(prompt, completion)

    def _lost(self, fault: str, said: str, request: Outcome) -> Outcome:
        """A call that was sent, and no answer could be read: whoever answers may charge for it all the same."""
        cost = {"microusd": self.worst(request)} if self._price else {"microusd": 0, "unpriced": 1}
        return {"fault": fault, "said": said, **cost}

    def _fault(self, error: Exception, request: Outcome) -> Outcome:
        said = _words(error)
        package = self._litellm
        if too_much := _too_much(error):
            return self._lost(REFUSED, too_much, request)
        if isinstance(error, package.Timeout):
            return self._lost(TIMEOUT, said, request)
        if _is_unreachable(error):
            return {"fault": UNREACHABLE, "said": said, "microusd": 0}
        status = getattr(error, "status_code", None) if _is_said(error) else None
        if status is None:
            return self._lost(FAILING, said, request)
        told = {"said": said, "microusd": 0}
        if isinstance(error, package.ContextWindowExceededError) or (status == 400 and TOO_LONG_SAID.search(said)):
            return {"fault": TOO_LONG, **told}
        if status == 429:
            return {"fault": BUSY, **told, **_retry_after(error)}
        if status in (408, 409, 500, 502, 503, 504, 529):
            return {"fault": FAILING, **told, **_retry_after(error)}
        return {"fault": REFUSED, **told}


def _words(error: Exception) -> str:
    """What an error says, without the traceback that litellm adds to what it does not know."""
    said = " ".join(str(error).partition("Traceback (most recent call last)")[0].split())
    return secrets.redact(said)[:500] or type(error).__name__


def _causes(error: BaseException | None) -> list[BaseException]:
    """An error, and those that it came from."""
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found


def _too_much(error: Exception) -> str:
    """What is said of an answer that was too long to be read, or an empty text."""
    from fleet.minds import bounded

    return next((str(cause) for cause in _causes(error) if isinstance(cause, bounded.TooMuch)), "")


def _is_unreachable(error: Exception) -> bool:
    """Whether no connection was made, so that nothing was asked."""
    import httpx

    return any(isinstance(cause, (httpx.ConnectError, httpx.ConnectTimeout)) for cause in _causes(error))


def _is_said(error: Exception) -> bool:
    """Whether the endpoint itself refused, by a status of HTTP: litellm gives one to all that went wrong."""
    import httpx

    status = getattr(error, "status_code", None)
    said = any(isinstance(cause, httpx.HTTPStatusError) for cause in _causes(error))
    return said or (isinstance(status, int) and 400 <= status < 500)


def _count(said: Any) -> int:
    """A number of tokens, as far as it can be believed."""
    return said if type(said) is int and 0 <= said <= MOST_TOKENS else 0


def _register_free(package: Any, name: str) -> None:
    """Let litellm know that a model of Ollama costs nothing: else it asks a server about it, and all lanes wait."""
    if name not in package.model_cost:
        costs = ("input_cost_per_token", "output_cost_per_token")
        cached = ("cache_creation_input_token_cost", "cache_read_input_token_cost")  # it warns where these are missing
        entry = {"litellm_provider": name.partition("/")[0], "mode": "chat"}
        package.register_model({name: {**entry, **dict.fromkeys((*costs, *cached), 0.0)}})


def _info(package: Any, name: str) -> dict[str, Any]:
    try:
        return dict(package.get_model_info(name))
    except Exception:  # litellm raises a bare Exception for a model that it has no entry of
        return {}


def _retry_after(error: Exception) -> Outcome:
    """Milliseconds that the endpoint asks to be left alone for, if it says so: seconds, fractions, or a date."""
    response = getattr(error, "response", None)
    headers = getattr(error, "litellm_response_headers", None) or getattr(response, "headers", None) or {}
    text = str(headers.get("retry-after", "")).strip()
    if not text:
        return {}
    try:
        seconds = float(text)
    except ValueError:
        seconds = _until(text)
    return {"retry_ms": round(min(max(seconds, 0.0), 3600.0) * 1000)} if seconds == seconds else {}


def _until(date: str) -> float:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(date).timestamp() - time.time()
    except (ValueError, TypeError, OverflowError):
        return float("nan")
