"""What scripted speakers say: posts, comments, votes and notes that follow from a persona and from what it sees.

`posts`, `comments`, `votes` and `memories` take a view and a `Chance` and give actions without id, as plain dicts. The
same view and seed give the same words everywhere. Nothing here reads a file, a clock or a network, and nothing is
remembered between calls but what the view brings back.
"""

from __future__ import annotations

from fleet.prose.comment import comments
from fleet.prose.memory import memories
from fleet.prose.post import posts
from fleet.prose.vote import votes

__all__ = ["comments", "memories", "posts", "votes"]
