"""The grammar of names, ids and addresses, and the paths that follow from them.

Pure text: it never looks into a repository, and it is imported by every hook, so it imports nothing heavy.
"""

from __future__ import annotations

from fleet.sha256 import sha256

MAIN = "main"
LARGEST = 2**53 - 1
LONGEST_NAME = 63
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


def is_name(text: object) -> bool:
    """Whether `text` is a name: `[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?`, matched whole."""
    return (
        isinstance(text, str)
        and 0 < len(text) <= LONGEST_NAME
        and LETTERS.issuperset(text)
        and text[0] != "-"
        and text[-1] != "-"
    )


def is_count(text: str) -> bool:
    """Whether `text` is a whole number as we write it: ASCII digits, no leading zero, below 2^53."""
    return (
        text.isascii()
        and text.isdigit()
        and len(text) <= 16
        and (text == "0" or text[0] != "0")
        and int(text) <= LARGEST
    )


class Id(tuple[int, str, int, str]):
    """The id of an action and of what it makes: (frame, agent, n, timeline), which is its order too."""

    __slots__ = ()

    def __new__(cls, frame: int, agent: str, n: int, timeline: str = MAIN) -> Id:
        return super().__new__(cls, (frame, agent, n, timeline))

    frame = property(lambda self: self[0])
    agent = property(lambda self: self[1])
    n = property(lambda self: self[2])
    timeline = property(lambda self: self[3])

    def __str__(self) -> str:
        text = f"{self[0]}-{self[1]}-{self[2]}"
        return text if self[3] == MAIN else f"{self[3]}.{text}"


def parse_id(text: object) -> Id | None:
    """The parts of an id, or None where `text` is not one, to the letter."""
    if not isinstance(text, str):
        return None
    timeline, dot, rest = text.rpartition(".")
    if dot and (timeline == MAIN or not is_name(timeline)):
        return None
    frame, dash, rest = rest.partition("-")
    agent, dash, n = rest.rpartition("-")
    if not dash or not is_count(frame) or not is_count(n) or n == "0" or not is_name(agent):
        return None
    return Id(int(frame), agent, int(n), timeline or MAIN)


def is_id(text: object) -> bool:
    """Whether `text` is an id."""
    return parse_id(text) is not None


def id_key(text: str | None) -> tuple[int, str, int, str]:
    """The place of an id in id order; what is no id (null at genesis) is older than all."""
    return parse_id(text) or (-1, "", 0, "")


def split_address(address: str) -> tuple[str, str | None]:
    """`<thread>` or `<thread>/<comment>` as (thread id, comment id or None)."""
    thread, slash, comment = address.partition("/")
    return thread, comment if slash else None


def is_address(text: object) -> bool:
    """Whether `text` is the address of a thread or of a comment."""
    if not isinstance(text, str):
        return False
    thread, comment = split_address(text)
    return is_id(thread) and (comment is None or is_id(comment))


def digest(name: str) -> str:
    """SHA-256 of a name, in hex: the place of an agent in the order of slices."""
    return sha256(name.encode()).hexdigest()


def agent_path(agent: str) -> str:
    """The path of an agent's document."""
    return f"state/agents/{digest(agent)[:2]}/{agent}.json"


def channel_path(slug: str) -> str:
    """The path of a channel's document."""
    return f"state/channels/{slug}.json"


def thread_path(thread: str) -> str:
    """The path of a thread's document; `thread` is an id."""
    frame = id_key(thread)[0]
    return f"state/threads/{frame // 1000}/{frame}/{thread}.json"


def delta_path(frame: int, worker: str, stream: str) -> str:
    """The path of one stream's delta in a delivery."""
    return f"deltas/{frame}/{worker}/{stream}.json"


def timeline_ref(timeline: str) -> str:
    """The ref that holds a timeline's canonical state."""
    return f"refs/heads/{timeline}"


def inbox_ref(timeline: str, frame: int, worker: str) -> str:
    """The ref under which a worker's delivery for the making of `frame` waits."""
    return f"refs/inbox/{timeline}/{frame}/{worker}"
