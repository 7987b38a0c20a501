"""The endpoint as a process of its own, for measurements: its work is not the work of who measures.

It ends with the process that started it, however that one ends.
"""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).resolve().parents[2]


class Apart:
    """The process. The options are those of the command line: Apart("--latency-ms", "1000")."""

    def __init__(self, *options: str) -> None:
        self._options = options

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "tests.endpoint", "--leash", *self._options]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        self.url = self._process.stdout.readline().strip()
        if not self.url:
            raise RuntimeError(f"{' '.join(command)}: exit code {self._process.wait()}")
        self.ollama_url = self.url.removesuffix("/v1")
        self.pid = self._process.pid
        return self

    def stats(self) -> dict[str, Any]:
        """What it counted until now: count, most_in_flight, modes, cpu_ms and more."""
        with urllib.request.urlopen(f"{self.ollama_url}/stats", timeout=10) as answer:
            found: dict[str, Any] = json.load(answer)
        return found

    def __exit__(self, *_: object) -> None:
        with self._process:  # it closes the pipes, and waits
            self._process.terminate()
