"""One call of a model, and what it came to: the only module that imports litellm, and it does so late.

A call never raises for what an endpoint does, however strange: every outcome is a JSON object, `{"text", ...}` or
`{"fault", "said", ...}`, with the tokens and microdollars that it cost. It never tries again: that is decided above.
"""

from __future__ import annotations

import asyncio
import json
import math
import os
import time
from decimal import Decimal
from importlib.util import find_spec
from typing import Any

from fleet.errors import Failure
from fleet.minds import secrets

Outcome = dict[str, Any]
Messages = list[dict[str, str]]

BUSY, FAILING, UNREACHABLE, TIMEOUT, TOO_LONG, REFUSED = (
    "busy", "failing", "unreachable", "timeout", "too long", "refused"
)  # fmt: skip
LARGEST_ANSWER = 1 << 20
SLACK_TOKENS = 64
"""What a protocol adds to a prompt beyond its bytes, at most."""
DEFAULT_WINDOW = 8192
MILLION = 10**6
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

    package.suppress_debug_info = True
    package.disable_hf_tokenizer_download = True
    package.drop_params = True  # a provider that knows no response_format still reads the prompt
    package.telemetry = False
    return package


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

    def __init__(self, name: str, api_base: str | None, window: int | None, given: Price | None, mind: str) -> None:
        self.name = name
        self._api_base = api_base
        self._window = window
        self._given = given
        self._mind = mind
        self._litellm: Any = None
        self._key: str | None = None
        self._price: Price | None = None
        self._known = False

    def open(self, offline: bool = False) -> None:
        """Import litellm and learn what it knows of the model. Failure where it cannot be called from here."""
        if self._litellm is not None:
            return
        package = litellm()
        try:
            package.get_llm_provider(self.name)
        except Exception:
            raise Failure(
                f"litellm knows no provider for the model {self.name!r}: write PROVIDER/MODEL, such as openai/NAME: "
                f"git config fleet-mind.{self._mind}.model PROVIDER/MODEL"
            ) from None
        self._key = None if offline else self._own_key(package)
        info = _info(package, self.name)
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
        try:
            # The client's own limit is for one read: a server that drips would never meet it.
            answer = await asyncio.wait_for(self._send(request, seconds), seconds)
            outcome = self._read(answer, request)
        except TimeoutError:
            outcome = self._abandoned(request, f"no answer within {seconds:.0f} s")
        except Exception as error:
            outcome = self._fault(error, request)
        return {"calls": 1, "ms": round((time.monotonic() - began) * 1000), "model": self.name, **outcome}

    async def _send(self, request: Outcome, seconds: float) -> Any:
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
        if len(text) > LARGEST_ANSWER:
            return {"fault": REFUSED, "said": f"an answer of {len(text)} characters", **found}
        return {"text": text, "finish": str(choice.finish_reason or ""), **found}

    def _cost(self, answer: Any, request: Outcome, counted: Any) -> Outcome:
        prompt, completion = (int(getattr(counted, f"{side}_tokens", 0) or 0) for side in ("prompt", "completion"))
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

    def _abandoned(self, request: Outcome, said: str) -> Outcome:
        """A call that was given up after it was sent: whoever answers may charge for it all the same."""
        cost = {"microusd": self.worst(request)} if self._price else {"microusd": 0, "unpriced": 1}
        return {"fault": TIMEOUT, "said": said, **cost}

    def _fault(self, error: Exception, request: Outcome) -> Outcome:
        said = secrets.redact(" ".join(str(error).split()))[:500] or type(error).__name__
        status = getattr(error, "status_code", None)
        package = self._litellm
        if isinstance(error, package.Timeout):
            return self._abandoned(request, said)
        if isinstance(error, package.ContextWindowExceededError):
            return {"fault": TOO_LONG, "said": said, "microusd": 0}
        if status == 429:
            return {"fault": BUSY, "said": said, "microusd": 0, **_retry_after(error)}
        if isinstance(error, package.APIConnectionError):
            return {"fault": UNREACHABLE, "said": said, "microusd": 0}
        if status in (408, 409, 500, 502, 503, 504, 529):
            return {"fault": FAILING, "said": said, "microusd": 0, **_retry_after(error)}
        return {"fault": REFUSED, "said": said, "microusd": 0}


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
    except ValueError:
        return float("nan")
