"""What scripted speakers say: posts, comments and votes that follow from a persona and from what it sees.

`posts`, `comments` and `votes` take a view and a `Chance` and give actions without id, as plain dicts. The same view
and seed give the same words everywhere. Nothing here reads a file, a clock or a network, and nothing is remembered
between calls.
"""

from __future__ import annotations

from fleet.prose.comment import comments
from fleet.prose.post import posts
from fleet.prose.vote import votes

__all__ = ["comments", "posts", "votes"]
