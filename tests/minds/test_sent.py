"""A call that runs out of time counts, and may cost, if its request has left; else it was none."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.askers import PROTOCOLS, Fleet, errors_of, reach, think, total, warm
from tests.endpoint import Endpoint

PRICES = {"input-price": "1", "output-price": "1"}


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with Endpoint(plan="hang") as running:
        yield running


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_call_that_nobody_answers_was_made(protocol: str, endpoint: Endpoint, tmp_path: Path) -> None:
    fleet = Fleet(tmp_path, agents=4)
    fleet.ask({**reach(endpoint, protocol), **PRICES, "timeout": "1"})
    deltas, progress = think(fleet.clone)
    assert total(deltas, "calls") == progress.calls == endpoint.count == 4
    assert total(deltas, "microusd") > 0
    assert all("no answer within 1 s" in said[0] for said in errors_of(deltas).values())


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_call_that_this_machine_did_not_come_to_send_was_not_made(
    protocol: str, endpoint: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """litellm prepares a request in a thread of its own, for which a busy machine may take long."""
    warm()
    import litellm

    ask = litellm.acompletion

    async def late(**options: Any) -> Any:
        await asyncio.sleep(0.5)
        return await ask(**options)

    monkeypatch.setattr(litellm, "acompletion", late)
    fleet = Fleet(tmp_path, agents=4)
    fleet.ask({**reach(endpoint, protocol), **PRICES, "timeout": "0.3"})
    deltas, progress = think(fleet.clone)
    assert total(deltas, "calls") == progress.calls == endpoint.count == 0
    assert total(deltas, "microusd") == 0
    assert [said[0] for said in errors_of(deltas).values()] == 4 * [
        "timeout: this machine was too busy to send the request in time"
    ]
