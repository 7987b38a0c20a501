"""What a frame says of itself: `frame.json`, and the commit message that operators read as their dashboard.

Pure and without wall-clock values, so that both can be made again from the commit's parents.
"""

from __future__ import annotations

from fleet import __version__, schema, threads
from fleet.fold import health
from fleet.fold.projects import reviews
from fleet.names import LARGEST, id_key
from fleet.roster import CAPPED, TOTAL_CAP, broke
from fleet.usage import USAGE, dollars

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from fleet.delta import Delivery
    from fleet.fold.docs import Docs
    from fleet.fold.ending import Ended
    from fleet.roster import Settings

    Document = dict[str, Any]

FIRST = ("post", "comment", "vote")
"""The kinds of action that a count begins with; the others follow by name."""
NAMED = 5
QUOTED = 200
"""Characters of an error, or of what an agent said, that the log quotes."""
TOLD = 20
"""Debates whose end the log of one frame tells; more are counted."""
OUTCOMES = {"for": "is carried", "against": "is lost", "tie": "is a tie"}
DIGITS = dict.fromkeys(map(ord, "0123456789"))
# Named one by one: what Python takes for printable changes with its version, and the log must not.
UNSEEN = dict.fromkeys(
    (*range(32), *range(127, 161), 0xAD, 0x61C, *range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2070),
     0xFEFF, *range(0xE0000, 0xE0080)),
    " ",
)  # fmt: skip
"""What steers a terminal, turns the direction of writing, or cannot be seen."""


def clock(
    before: Document,
    came: Sequence[Delivery],
    applied: Sequence[Document],
    rejected: list[dict[str, str]],
    talk: dict[str, int],
    settings: Settings,
    expected: Sequence[str],
) -> Document:
    """The next `frame.json`."""
    frame = before["frame"] + 1
    done = _counts(applied)
    on_time = sorted(d.worker for d in came if d.frame == frame)
    deltas = [delta for delivery in came for delta in delivery.deltas]
    usage = _usage(deltas)
    return {
        "protocol": 1,
        "timeline": before["timeline"],
        "frame": frame,
        "applied": len(applied),
        "rejected": rejected,
        "delivered": on_time,
        "late": sorted(f"{d.worker}/{d.frame}" for d in came if d.frame != frame),
        "missing": sorted(set(expected) - set(on_time)),
        "actions": done,
        "agents": len({agent for delta in deltas for agent in delta["agents"]}),
        "errors": sum(len(delta.get("errors", ())) for delta in deltas),
        "usage": usage,
        "health": {**talk, **_money(deltas, usage, settings)},
        "total": {
            "actions": _sum(before["total"]["actions"], done),
            "usage": _sum(before["total"]["usage"], usage),
        },
    }


def _usage(deltas: Sequence[Document]) -> dict[str, int]:
    entries = [entry for delta in deltas for entry in delta.get("usage", ())]
    return {key: _held(sum(entry[key] for entry in entries)) for key in USAGE}


def _counts(applied: Sequence[Document]) -> dict[str, int]:
    found: dict[str, int] = {}
    for action in applied:
        found[action["do"]] = found.get(action["do"], 0) + 1
    return found


def _money(deltas: Sequence[Document], usage: dict[str, int], settings: Settings) -> dict[str, int]:
    """What of the money is worth a warning, as numbers; a name that does not occur is 0."""
    found = {}
    unpriced = sum(entry.get("unpriced", 0) for delta in deltas for entry in delta.get("usage", ()))
    if unpriced:
        found["unpriced"] = _held(unpriced)
    cap = settings.budget["total_microusd"]
    if cap is not None and not usage["calls"] and any(text.startswith(TOTAL_CAP) for _, text in _errors(deltas)):
        found[CAPPED] = cap
    return found


def _errors(deltas: Sequence[Document]) -> list[tuple[str, str]]:
    """Every error of the deltas as (agent, text), in order of agents."""
    return sorted((error["agent"], error["error"]) for delta in deltas for error in delta.get("errors", ()))


def _sum(one: dict[str, int], other: dict[str, int]) -> dict[str, int]:
    return {key: _held(one.get(key, 0) + other.get(key, 0)) for key in sorted({*one, *other})}


def _held(count: int) -> int:
    """A count as a document may hold it: usage is what workers claim, and no claim may make the clock unreadable."""
    return min(count, LARGEST)


class Story:
    """What the log tells of a frame beyond its numbers."""

    def __init__(self, clock: Document, docs: Docs, came: Sequence[Delivery], settings: Settings, ended: Ended) -> None:
        self.clock = clock
        self.ended = ended
        self.flaggers = settings.limits["flaggers"]
        self.errors = _errors([delta for delivery in came for delta in delivery.deltas])
        self.broke = broke(settings, clock)
        touched = [docs.change(path) for path in docs.changed("state/threads/")]
        self.liveliest = _liveliest(clock["frame"], [t for t in touched if not threads.is_hidden(t, self.flaggers)])

    def message(self) -> str:
        """The commit message: subject, body, trailers."""
        talk = health.remarks(self.clock["health"], self.clock["frame"])
        said = (self._liveliest(), *self._debates(), *self._software(), *talk)
        ran = (self._missing(), self._late(), *self._rejected(), *self._failed(), *self._money())
        body = [line for line in (*said, *ran) if line]
        parts = [self._subject(), *(["\n".join(body)] if body else []), "\n".join(self._trailers())]
        return "\n\n".join(parts) + "\n"

    def _subject(self) -> str:
        said = counted(self.clock["actions"]) or "nothing"
        agents = counted_word(self.clock["agents"], "agent")
        workers = f"{len(self.clock['delivered'])}/{len({*self.clock['delivered'], *self.clock['missing']})} workers"
        return f"frame {self.clock['frame']}: {said} by {agents} ({workers})"

    def _liveliest(self) -> str:
        if not self.liveliest:
            return ""
        comments, thread = self.liveliest
        title = one_line(thread["title"])
        return f'Liveliest: "{title}" in {thread["channel"]}, {counted_word(comments, "new comment")}.'

    def _debates(self) -> list[str]:
        """Every debate that closed: motion, count and outcome, and the best argument of each side."""
        closed = self.ended.debates
        rows = [line for debate in closed[:TOLD] for line in _verdict(debate, self.flaggers)]
        return [*rows, *([f"And {counted_word(len(closed) - TOLD, 'debate')} more closed."] if closed[TOLD:] else [])]

    def _software(self) -> list[str]:
        """Every change that was merged, with its author and who approved it, and some of those that were not."""
        merged = [change for change in self.ended.changes if change["verdict"]["outcome"] == "merged"]
        others = [change for change in self.ended.changes if change["verdict"]["outcome"] != "merged"]
        rows = [_merged(change, self.flaggers) for change in merged]
        rows += [_unmerged(change, self.flaggers) for change in others[:TOLD]]
        return [*rows, *([f"And {counted_word(len(others) - TOLD, 'change')} more closed."] if others[TOLD:] else [])]

    def _missing(self) -> str:
        missing = self.clock["missing"]
        return f"Missing: {', '.join(missing)}. Their agents skip this frame." if missing else ""

    def _late(self) -> str:
        late = [name.split("/") for name in self.clock["late"]]
        return "Late: " + ", ".join(f"{worker} for frame {frame}" for worker, frame in late) + "." if late else ""

    def _rejected(self) -> list[str]:
        reasons: dict[str, list[str]] = {}
        for entry in self.clock["rejected"]:
            reasons.setdefault(entry["why"], []).append(entry["id"])
        return [
            f"Rejected as {why}: {', '.join(ids[:NAMED])}{f' and {len(ids) - NAMED} more' if len(ids) > NAMED else ''}."
            for why, ids in sorted(reasons.items())
        ]

    def _failed(self) -> list[str]:
        """The errors of agents, by what went wrong: the words before the first colon, whatever number is in them."""
        kinds: dict[str, list[tuple[str, str]]] = {}
        for agent, text in self.errors:
            kind = text.partition(":")[0].translate(DIGITS)
            kinds.setdefault(kind, []).append((agent, text))
        groups = sorted(kinds.values(), key=lambda group: (-len(group), group))
        rows = [_failure(group) for group in groups[:NAMED]]
        if len(groups) > NAMED:
            rows.append(f"And {sum(len(group) for group in groups[NAMED:])} errors of other kinds.")
        nobody = self.errors and not self.clock["agents"]
        return [*(["NOBODY COULD ACT: every agent that was asked failed."] if nobody else []), *rows]

    def _money(self) -> list[str]:
        unpriced = self.clock["health"].get("unpriced", 0)
        said = f"{counted_word(unpriced, 'call')} without a known price: the cost is higher than counted."
        rows = [said] if unpriced else []
        return [*rows, *([f"The world stops: {self.broke}."] if self.broke else [])]

    def _trailers(self) -> list[str]:
        clock = self.clock
        usage = clock["usage"]
        lists = (("Delivered", "delivered"), ("Late", "late"), ("Missing", "missing"))
        return [
            f"Fleet-Frame: {clock['frame']}",
            *(f"Fleet-{word}: {', '.join(clock[key])}" for word, key in lists if clock[key]),
            f"Fleet-Applied: {clock['applied']}",
            f"Fleet-Rejected: {len(clock['rejected'])}",
            f"Fleet-Tokens: {usage['prompt_tokens'] + usage['completion_tokens']}",
            f"Fleet-Cost-USD: {dollars(usage['microusd'])}",
            f"Fleet-Seconds: {usage['ms'] // 1000}.{usage['ms'] % 1000:03d}",
            *([f"Fleet-Health: {_listed(clock['health'])}"] if clock["health"] else []),
            f"Fleet-Version: {__version__}",
        ]


def _listed(health: dict[str, int]) -> str:
    return ", ".join(f"{name} {number}" for name, number in sorted(health.items()))


def _verdict(debate: Document, flaggers: int) -> list[str]:
    """A line for the verdict, and one for each side that argued; what is hidden is not quoted."""
    verdict = debate["verdict"]
    hidden = threads.is_hidden(debate, flaggers)
    motion = f"{debate['id']}, hidden," if hidden else f'"{one_line(debate["title"])}"'
    count = f"{OUTCOMES[verdict['outcome']]}, {verdict['for']} for and {verdict['against']} against"
    found = [] if hidden else [(side, threads.best_argument(debate, side, flaggers)) for side in ("for", "against")]
    best = [_quote(side, argument[1]) for side, argument in found if argument]
    return [f"Debate closed: {motion} in {debate['channel']} {count}.", *best]


def _merged(change: Document, flaggers: int) -> str:
    """The credit: who wrote a change, and who approved it."""
    approved = [f"@{voter}" for voter in reviews(change)[0]]
    more = f" and {len(approved) - NAMED} more" if len(approved) > NAMED else ""
    files = counted_word(len(change["files"]), "file")
    named = f"{_called(change, flaggers)}, approved by {', '.join(approved[:NAMED])}{more} ({files})"
    return f"Merged into projects/{change['project']}: {named}"


def _unmerged(change: Document, flaggers: int) -> str:
    verdict = change["verdict"]
    end = {"conflict": "Sent back with a conflict", "declined": "Declined", "expired": "Expired"}[verdict["outcome"]]
    count = f"{verdict['for']} for and {verdict['against']} against"
    return f"{end}: {_called(change, flaggers)}, for projects/{change['project']}, {count}."


def _called(change: Document, flaggers: int) -> str:
    hidden = threads.is_hidden(change, flaggers)
    title = f"{change['id']}, hidden," if hidden else f'"{one_line(change["title"])}"'
    return f"{title} by @{change['agent']}"


def _quote(side: str, argument: Document) -> str:
    return f'  {side.title()}, {argument["agent"]} ({threads.score(argument):+d}): "{one_line(argument["body"])}"'


def one_line(text: str) -> str:
    """What an agent or a worker wrote, as the log may hold it: it writes no lines of its own there, and no commands."""
    words = " ".join(text.translate(UNSEEN).split())
    return words if len(words) <= QUOTED else f"{words[:QUOTED]}..."


def _failure(group: Sequence[tuple[str, str]]) -> str:
    """One line for errors of one kind: whose they are, and the first one's words, which a worker wrote."""
    agents = list(dict.fromkeys(agent for agent, _ in group))
    more = f" and {len(agents) - NAMED} more" if len(agents) > NAMED else ""
    return f"Errors: {', '.join(agents[:NAMED])}{more}: {one_line(group[0][1])}"


def _liveliest(frame: int, touched: Sequence[Document]) -> tuple[int, Document] | None:
    """The thread with most comments of this frame, and how many; ties to the older thread."""
    rows = [(sum(1 for comment in t["comments"] if id_key(comment)[0] == frame), t) for t in touched]
    best = min(rows, key=lambda row: (-row[0], id_key(row[1]["id"])), default=None)
    return best if best and best[0] else None


def counted(actions: dict[str, int]) -> str:
    """`31 posts, 88 comments, 240 votes, 1 memory`; what no schema knows goes by its own name."""
    order = [*FIRST, *sorted(set(actions) - set(FIRST))]
    return ", ".join(counted_word(actions[do], *schema.NOUNS.get(do, (do,))) for do in order if actions.get(do))


def counted_word(count: int, one: str, many: str = "") -> str:
    """`1 post`, `2 posts`; `many` where an s would not do."""
    return f"{count} {one if count == 1 else many or one + 's'}"
