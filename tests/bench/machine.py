"""The benchmark's machine room: many processes at once, a sealed environment, a word on stderr about progress."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests import room

CLONE = ("clone", "--quiet", "--single-branch", "--no-tags", "--template=", "--branch", "main")
"""Of a `file://` address: clones by path would hard-link objects, those of later frames included."""
LEAN = ("-c", "gc.auto=0", "-c", "maintenance.auto=false", "-c", "fetch.unpackLimit=1")
"""The settings that a worker's clone has, given to bare git too: no maintenance in between, packs kept whole."""


def seal(folder: Path) -> None:
    """Leave the user's and the machine's git settings outside, for this process and all it starts."""
    folder.mkdir()
    (folder / ".gitconfig").write_text(room.CONFIG)
    inside = room.environment(folder)
    os.environ.clear()
    os.environ.update({**inside, "PYTHONPATH": str(room.ROOT)})


def at_once(commands: Sequence[Sequence[str]]) -> float:
    """Run all commands at the same time; seconds until the last one has ended. Each must succeed."""
    start = time.monotonic()
    running = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for command in commands]
    said = [process.communicate()[1] for process in running]
    took = time.monotonic() - start
    for process, words in zip(running, said, strict=True):
        if process.returncode:
            raise RuntimeError(f"{process.args!r}: {words.decode(errors='replace')}")
    return took


def clones(origin: Path, places: Sequence[Path], *options: str) -> None:
    """A clone of `origin` at each place."""
    for place in places:
        at_once([["git", *CLONE, *options, "--", origin.as_uri(), str(place)]])


def progress(sentence: str) -> None:
    """Tell the person who waits."""
    print(f"bench: {sentence}", file=sys.stderr, flush=True)
