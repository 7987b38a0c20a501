"""What scripted speakers say and do: it follows from a persona and from what it sees.

Each function takes a view, and mostly a `Chance`, and gives actions without id, as plain dicts. The same view and seed
give the same words everywhere. Nothing here reads a file, a clock or a network, and nothing is remembered between calls
but what the view brings back.
"""

from __future__ import annotations

from fleet.prose.change import changes
from fleet.prose.channel import channels, subscriptions, unsubscriptions
from fleet.prose.comment import comments
from fleet.prose.debate import debates
from fleet.prose.flag import flags
from fleet.prose.follow import follows, unfollows
from fleet.prose.memory import memories
from fleet.prose.post import posts
from fleet.prose.profile import profiles
from fleet.prose.vote import votes

__all__ = [
    "changes",
    "channels",
    "comments",
    "debates",
    "flags",
    "follows",
    "memories",
    "posts",
    "profiles",
    "subscriptions",
    "unfollows",
    "unsubscriptions",
    "votes",
]
