"""The model that a demo's agents think with: the mind that asks it, its settings, and its server where we have one.

It only sets what `git config` could set by hand, in clones of this machine; it never asks a model anything itself.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from fleet.errors import Failure
from fleet.git import Repository
from fleet.minds import Minds
from fleet.operator import join, local
from fleet.worker.clone import Clone

LOCAL = "local"
"""The model that this machine serves itself, and the name of the mind that asks it."""
LITELLM = "litellm"
PATIENT = 1800
"""Seconds for whatever waits for a model on this machine's CPU: it costs nothing but time, and agents queue for it."""
LOG = "local-model.log"

Say = Callable[[str], None]


class Mind:
    """A mind by its name, and its settings as keys and values of git config."""

    def __init__(self, name: str, model: str, **settings: str | None) -> None:
        self.name = name
        self.model = model
        own = {"model": model, **settings}
        self.settings = {f"fleet-mind.{name}.{k.replace('_', '-')}": v for k, v in own.items() if v is not None}

    def check(self) -> None:
        """Failure where it cannot run on this machine."""
        Minds(self.name, self.settings.get).check([self.name], False)

    def move_in(self, clones: Sequence[str]) -> None:
        """Make it the default mind of clones that are there. Failure where one of the world's own cannot run here."""
        for clone in clones:
            repo = Repository.at(clone)
            repo.run("config", "--unset-all", f"fleet-mind.{self.name}.api-base", ok=(0, 5))
            for key, value in {"fleet.mind": self.name, **self.settings}.items():
                repo.run("config", key, value)
            join.check_minds(Clone(clone))


def check(model: str | None, api_base: str | None) -> None:
    """Refuse, before anything is made, what makes no sense or lacks its packages."""
    if api_base and model in (None, LOCAL):
        raise Failure("API_BASE is where a MODEL is asked: give both, as in MODEL=openai/NAME API_BASE=http://HOST/v1")
    if model == LOCAL:
        local.check()
    elif model:
        Mind(LITELLM, model, api_base=api_base).check()


@contextmanager
def ready(model: str | None, api_base: str | None, lanes: int, folder: str, say: Say) -> Iterator[Mind | None]:
    """The mind that asks `model`, for as long as this lasts; None where no model was named."""
    if model == LOCAL:
        with _served(lanes, folder, say) as mind:
            yield mind
    else:
        yield Mind(LITELLM, model, api_base=api_base) if model else None


@contextmanager
def _served(lanes: int, folder: str, say: Say) -> Iterator[Mind]:
    os.makedirs(folder, exist_ok=True)
    began = time.monotonic()
    with local.serving(lanes, os.path.join(folder, LOG)) as served:
        say(f"local model: {served.told}, ready after {time.monotonic() - began:.1f} s")
        yield Mind(
            LOCAL,
            served.model,
            kind=LITELLM,
            manner="small",
            api_base=served.api_base,
            window=str(local.CONTEXT),
            temperature="0.3",
            input_price="0",
            output_price="0",
            timeout=str(PATIENT),
            agent_timeout=str(PATIENT),
        )
    say("local model: its server has ended")
