"""What an agent saw, was asked and answered: from the store, and harmless to look at."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from fleet.errors import Failure
from fleet.git import Repository, foreign_environment
from fleet.minds.answers import Journal
from fleet.operator import transcript
from fleet.worker.clone import Clone
from tests import room, worlds

LINE = "The tests <tests@example.org> 1700000000 +0000"
ASKED: dict[str, Any] = {
    "model": "openai/small",
    "messages": [{"role": "system", "content": "You are ada."}, {"role": "user", "content": "> Hello\n> \x1b[2J"}],
    "schema": {"type": "object"},
}
ANSWER = {"text": '{"actions": []} \x1b]0;owned\x07 \u202e half \ud83d', "prompt_tokens": 7, "completion_tokens": 3,
          "microusd": 11, "ms": 5}  # fmt: skip
FAULT = {"fault": "busy", "said": "come \x9b2J back"}


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A worker's clone at frame 1, with nothing in its store."""
    room.git(tmp_path, "init", "-q", "--bare", "--template=", "-b", "main", "clone.git")
    path = tmp_path / "clone.git"
    room.git(path, "config", "fleet.worker", "mini-1")
    repo = Repository(str(path), foreign_environment())
    genesis = worlds.genesis()
    after = genesis.after([worlds.delivery(1, "mini-1", worlds.post(1, "ada"))])
    first = repo.commit([], genesis.files, "frame 0\n", LINE, LINE)
    changed = {name: data for name, data in after.files.items() if genesis.files.get(name) != data}
    second = repo.commit([first], changed, "frame 1\n", LINE, LINE)
    assert repo.transaction([("refs/heads/main", second, repo.null())])
    return path


def stored(clone: Path, frame: int, *outcomes: dict[str, Any], agents: str = "ada bo") -> None:
    book = Journal(Clone(str(clone)).file("answers"), "main", frame)
    left = list(outcomes)

    async def do() -> dict[str, Any]:
        return left.pop(0)

    for _ in outcomes:
        asyncio.run(book.call(agents.split(), ASKED, do))
    book.close()


def shown(clone: Path, agent: str = "ada", frame: int | None = None, as_json: bool = False) -> str:
    return transcript.show(str(clone), agent, frame, as_json)


def test_a_transcript_tells_each_call_what_was_asked_and_what_came_in_order(clone: Path) -> None:
    stored(clone, 2, FAULT, ANSWER)
    rows = shown(clone, frame=2).split("\n")
    assert rows[0] == "ada in the making of frame 2: 2 calls or runs"
    heads = [row for row in rows if row.startswith(("===", "---"))]
    assert heads[:5] == [
        "=== 1 of 2: asked openai/small",
        "--- system",
        "--- user",
        "--- the schema of the answer",
        "=== 1 of 2: failed (busy), 0 + 0 tokens, 0 microusd, 0 ms",
    ]
    assert heads[-1] == "=== 2 of 2: answered, 7 + 3 tokens, 11 microusd, 5 ms"
    assert "You are ada." in rows


def test_no_word_of_a_model_or_of_an_agent_steers_the_terminal_that_shows_it(clone: Path) -> None:
    stored(clone, 2, FAULT, ANSWER)
    text = shown(clone)
    assert all(char.isprintable() or char == "\n" for char in text)
    text.encode()
    assert '{"actions": []} \ufffd]0;owned\ufffd \ufffd half \ufffd' in text


def test_as_json_it_is_the_records_as_they_are(clone: Path) -> None:
    stored(clone, 2, FAULT, ANSWER)
    text = shown(clone, as_json=True)
    assert text.isascii()
    assert [record["outcome"] for record in json.loads(text)] == [FAULT, ANSWER]


def test_without_a_frame_it_is_the_newest_one_that_the_agent_has_calls_in_packed_or_not(clone: Path) -> None:
    stored(clone, 2, ANSWER)
    stored(clone, 3, ANSWER)
    stored(clone, 4, ANSWER, agents="bo")
    assert shown(clone).startswith("ada in the making of frame 3:")
    assert shown(clone, "bo").startswith("bo in the making of frame 4:")
    assert shown(clone, "ada", 2).startswith("ada in the making of frame 2:")


def test_where_nothing_is_stored_the_view_is_made_again_as_it_was(clone: Path) -> None:
    text = shown(clone)
    assert text.startswith("ada in the making of frame 1: nothing is stored in this clone")
    view = json.loads(shown(clone, as_json=True))["view"]
    assert (view["agent"], view["frame"], view["threads"]) == ("ada", 0, [])


@pytest.mark.parametrize(
    ("agent", "frame", "why"),
    [
        ("../ada", None, "is no name of an agent"),
        ("nobody", None, "there is no agent nobody at frame 0"),
        ("ada", 2, "frame 2 is not made yet in this clone: git pull"),
    ],
)
def test_what_cannot_be_shown_is_said(clone: Path, agent: str, frame: int | None, why: str) -> None:
    with pytest.raises(Failure, match=why):
        shown(clone, agent, frame)
