"""The grammar of names, ids and addresses, and the paths that follow from them.

Pure text: it never looks into a repository, and it is imported by every hook, so it imports nothing heavy.
"""

from __future__ import annotations

from fleet.sha256 import sha256

MAIN = "main"
LARGEST = 2**53 - 1
LONGEST_NAME = 63
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")
PART = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")
LONGEST_PATH, LONGEST_PART, DEEPEST_PATH = 200, 100, 8
OWNED = ("frame.json", "state/workers.json", "state/slices.json")
"""The primary's own documents: it alone writes them, and in every merge ours, the tip's, stay."""


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
    frame, _, rest = rest.partition("-")
    agent, _, n = rest.rpartition("-")
    if not is_count(frame) or not is_count(n) or n == "0" or not is_name(agent):
        return None
    return tuple.__new__(Id, (int(frame), agent, int(n), timeline or MAIN))


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


def is_path(text: object) -> bool:
    """Whether `text` is the path of a file within a project: parts of `[A-Za-z0-9._-]+`, none `.`, `..` or `.git...`.

    The parts are at most 8, of at most 100 characters; the path has at most 200.
    """
    if not isinstance(text, str) or len(text) > LONGEST_PATH:
        return False
    parts = text.split("/")
    return len(parts) <= DEEPEST_PATH and all(_is_part(part) for part in parts)


def _is_part(part: str) -> bool:
    """`.GIT` is out too: where names know no case, it is git's own folder."""
    return (
        0 < len(part) <= LONGEST_PART
        and PART.issuperset(part)
        and part not in (".", "..")
        and not part.lower().startswith(".git")
    )


def mentions(text: str) -> list[str]:
    """The names after an @, each once, in order: `(?<![a-z0-9-])@NAME`, the longest there. It knows no agents."""
    found: dict[str, None] = {}
    at = text.find("@")
    while at >= 0:
        if not at or text[at - 1] not in LETTERS:
            end = at + 1
            while end < len(text) and end - at <= LONGEST_NAME and text[end] in LETTERS:
                end += 1
            found[text[at + 1 : end].rstrip("-")] = None
        at = text.find("@", at + 1)
    return [name for name in found if is_name(name)]


def digest(name: str) -> str:
    """SHA-256 of a name, in hex: the place of an agent in the order of slices."""
    return sha256(name.encode()).hexdigest()


def agent_path(agent: str) -> str:
    """The path of an agent's document."""
    return f"state/agents/{digest(agent)[:2]}/{agent}.json"


def memory_path(agent: str) -> str:
    """The path of what an agent chose to remember; the document is there once it has remembered something."""
    return f"state/memory/{digest(agent)[:2]}/{agent}.json"


def channel_path(slug: str) -> str:
    """The path of a channel's document."""
    return f"state/channels/{slug}.json"


def thread_path(thread: str) -> str:
    """The path of a thread's document; `thread` is an id."""
    frame = thread.rpartition(".")[2].partition("-")[0]
    return f"state/threads/{int(frame) // 1000 if is_count(frame) else -1}/{frame}/{thread}.json"


def thread_folder(frame: int) -> str:
    """The folder of the documents of all threads whose ids are of a frame."""
    return thread_path(f"{frame}-any-1").rpartition("/")[0]


def project_path(project: str, path: str) -> str:
    """The path in the world's tree of a file of a project."""
    return f"projects/{project}/{path}"


def due_path(frame: int) -> str:
    """The path of the document that lists what closes at a frame."""
    return f"state/due/{frame}.json"


def delta_path(frame: int, worker: str, stream: str) -> str:
    """The path of one stream's delta in a delivery."""
    return f"deltas/{frame}/{worker}/{stream}.json"


def timeline_ref(timeline: str) -> str:
    """The ref that holds a timeline's canonical state."""
    return f"refs/heads/{timeline}"


def inbox_ref(timeline: str, frame: int, worker: str) -> str:
    """The ref under which a worker's delivery for the making of `frame` waits."""
    return f"refs/inbox/{timeline}/{frame}/{worker}"
