"""How a view shows a thread with its comments, a channel, a person: what a mind needs of the document, and no more.

Pure. Long texts are cut, and what is left out is counted; what is hidden is neither shown nor counted.
"""

from __future__ import annotations

from fleet import threads

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from fleet.view.scene import Document, Scene

COMMENTS = 12
"""The newest of a thread; those that the agent is told of come on top."""
BODY = 1500
FILES = 8000
"""Characters of all files of a change that waits for review."""
ABOUT = 300
BIO = 200


class Cut:
    """Counts the characters that a view leaves out."""

    def __init__(self) -> None:
        self.characters = 0

    def text(self, text: str, most: int) -> str:
        """The text, at most so long."""
        self.characters += max(0, len(text) - most)
        return text[:most]


def comments(scene: Scene, thread: Document, told: Collection[str], cut: Cut) -> dict[str, Document]:
    """The newest comments in order of their ids, with those in `told` and what these answer."""
    there = {key: one for key, one in thread["comments"].items() if not scene.is_hidden(one)}
    wanted = {key for note in told if note in there for key in (note, there[note]["on"])}
    newest = sorted(there, key=scene.place)
    kept = [*(key for key in newest[:-COMMENTS] if key in wanted), *newest[-COMMENTS:]]
    cut.characters += sum(len(one["body"]) for one in there.values()) - sum(len(there[key]["body"]) for key in kept)
    return {key: there[key] for key in kept}


def thread(agent: str, document: Document, why: str, said: dict[str, Document], cut: Cut) -> Document:
    """A thread with some of its comments."""
    return {
        "id": document["id"],
        "kind": document["kind"],
        "channel": document["channel"],
        "agent": document["agent"],
        "title": document["title"],
        "body": cut.text(document["body"], BODY),
        "tags": document["tags"],
        "score": threads.score(document),
        "vote": vote(document, agent),
        "why": why,
        **_term(document),
        **(_change(document, cut) if document["kind"] == "change" else {}),
        "comments": [_comment(document["id"], key, comment, agent, cut) for key, comment in said.items()],
    }


def _term(document: Document) -> Document:
    return {key: document[key] for key in ("closes", "verdict") if key in document}


def _change(document: Document, cut: Cut) -> Document:
    """What a change proposes; what its files hold as long as it waits for review."""
    votes = {voter: vote for voter, vote in document["votes"].items() if voter != document["agent"]}
    approvals, against = threads.tally(votes)
    files = _files(document["files"], "verdict" not in document, cut)
    return {"project": document["project"], "files": files, "approvals": approvals, "against": against}


def _files(files: Document, waits: bool, cut: Cut) -> Document:
    """What is proposed: as much as there is room for while it waits; None where there is no more, or all is decided."""
    shown: Document = {path: {"delete": True} for path in files}
    room = FILES
    for path, file in sorted(files.items()):
        if "content" in file:
            text = cut.text(file["content"], room) if waits else ""
            shown[path] = {"content": text if waits and (text or not file["content"]) else None}
            room -= len(text)
    return shown


def _comment(thread: str, key: str, comment: Document, agent: str, cut: Cut) -> Document:
    return {
        "id": key,
        "address": f"{thread}/{key}",
        "agent": comment["agent"],
        "on": thread if comment["on"] == thread else f"{thread}/{comment['on']}",
        **({"stance": comment["stance"]} if "stance" in comment else {}),
        "body": cut.text(comment["body"], BODY),
        "score": threads.score(comment),
        "vote": vote(comment, agent),
    }


def vote(target: Document, agent: str) -> int:
    """How the agent has voted, 0 where it has not or has taken it back."""
    found = target["votes"].get(agent)
    return int(found["value"]) if found else 0


def channel(document: Document, cut: Cut) -> Document:
    """What a channel is about."""
    about = cut.text(document["about"]["value"], ABOUT)
    return {"slug": document["slug"], "title": document["title"]["value"], "about": about}


def person(name: str, document: Document | None, cut: Cut) -> Document:
    """Who somebody is; of one that an edit took away the name alone."""
    if document is None:
        return {"name": name, "bio": ""}
    profile = document["profile"]
    return {"name": profile["name"]["value"], "bio": cut.text(profile["bio"]["value"], BIO)}
