"""Keeps what the environment holds in confidence out of whatever is shown, sent on or written down.

It knows secrets by the names of their variables alone; it never guesses from how a text looks, and it stores nothing.
"""

from __future__ import annotations

import json
import os
import re

SECRET = re.compile(r"KEY|TOKEN|SECRET|PASS(?:WORD|WD|PHRASE)|CREDENTIAL", re.IGNORECASE)
INSTEAD = "***"
SHORTEST = 6
"""Shorter values are switches (TOKENIZERS_PARALLELISM=false): without them, ordinary words would be blacked out."""
SHORTEST_NUMBER = 10
"""Shorter numbers are counts (MAX_TOKENS=100000)."""


def redact(text: str) -> str:
    """The text with `***` for each value of an environment variable whose name says that it is a secret."""
    for secret in _secrets():
        text = text.replace(secret, INSTEAD)
    return text


def _secrets() -> list[str]:
    """The longest first, so that one that lies within another leaves no rest of it."""
    values = [value for name, value in os.environ.items() if SECRET.search(name)]
    lines = {line.strip() for value in values for line in value.splitlines()}  # a line of a PEM key may show alone
    kept = {line for line in lines if len(line) >= (SHORTEST_NUMBER if line.isdigit() else SHORTEST)}
    quoted = {json.dumps(line, ensure_ascii=plain)[1:-1] for line in kept for plain in (True, False)}
    return sorted(kept | quoted, key=len, reverse=True)
