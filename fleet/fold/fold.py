"""The fold: (the tip's documents, the deliveries) -> (the documents that change, the report).

Pure: no clock, no chance, no environment, no git. The same deliveries in any order of arrival give the same bytes.
It never judges shape (the gate has), and every action is applied or listed with the reason why not.
"""

from __future__ import annotations

from fleet import actions, roster, slices, strictjson
from fleet.fold import ending, health, projects, report
from fleet.fold.docs import Docs
from fleet.names import digest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from fleet.delta import Delivery
    from fleet.fold.docs import Listing, Read
    from fleet.fold.projects import Files
    from fleet.roster import Settings

    Document = dict[str, Any]


class Tip:
    """What the fold needs of the tip: a reader of documents, and the four that belong to the primary and operators."""

    def __init__(
        self,
        read: Read,
        clock: Document,
        settings: Settings,
        workers: Document,
        shared: Document,
        agents: Callable[[], Sequence[str]],
        edited: bool,
        listing: Listing,
        files: Files,
    ) -> None:
        self.read = read
        self.clock = clock
        self.settings = settings
        self.workers = workers
        self.slices = shared
        self.agents = agents
        """Lists all agents; asked only when the slices must be cut anew."""
        self.edited = edited
        """Whether operators changed the world since the last frame: then the set of agents may differ."""
        self.listing = listing
        """Names of the files in a folder."""
        self.files = files
        """What projects hold, and the merge of texts."""


class Folded:
    """What a fold gives: the bytes of every document that changes (None: it goes), the new clock, and its story."""

    def __init__(self, changes: dict[str, bytes | None], clock: Document, story: report.Story) -> None:
        self.changes = changes
        self.clock = clock
        self.story = story


def fold(tip: Tip, deliveries: Iterable[Delivery]) -> Folded:
    """Fold the deliveries, each on time or late by the rule of `roster.timing`, into the tip's next frame."""
    frame = tip.clock["frame"] + 1
    came = sorted(deliveries, key=lambda delivery: (delivery.frame, delivery.worker))
    docs = Docs(tip.read, frame, tip.listing)
    docs.seen = projects.seen(came, tip.files)
    done, rejected = _apply(docs, came, tip.settings.limits)
    ended = ending.end(docs, tip.files, tip.settings.limits)
    workers = roster.after_frame(
        tip.settings, tip.workers, slices.holders(tip.slices), frame, [(d.worker, d.frame) for d in came]
    )
    talk = health.measure(docs, done, tip.clock["health"])
    clock = report.clock(
        tip.clock, came, done, rejected, talk, tip.settings, roster.expected(tip.settings, tip.workers)
    )
    changes = {**docs.encoded(), **ended.files}
    changes["state/workers.json"] = strictjson.dumps(workers)
    changes["state/slices.json"] = strictjson.dumps(_next_slices(tip, workers))
    changes["frame.json"] = strictjson.dumps(clock)
    return Folded(changes, clock, report.Story(clock, docs, came, tip.settings, ended))


def in_order(deliveries: Iterable[Delivery]) -> list[Document]:
    """All actions in fold order: (frame of the delta, SHA-256 of `<frame>-<agent>`, n)."""
    keyed = []
    places: dict[str, str] = {}
    for delivery in deliveries:
        for delta in delivery.deltas:
            for action in delta["actions"]:
                place = f"{delivery.frame}-{action['agent']}"
                if place not in places:
                    places[place] = digest(place)
                n = int(action["id"].rpartition("-")[2])
                keyed.append(((delivery.frame, places[place], n), action))
    keyed.sort(key=lambda pair: pair[0])
    return [action for _, action in keyed]


def _apply(
    docs: Docs, deliveries: Sequence[Delivery], limits: dict[str, int]
) -> tuple[list[Document], list[dict[str, str]]]:
    """The actions that were applied, in the order of fold, and those that were not, with the reason."""
    ordered = in_order(deliveries)
    kinds = {do: actions.kind(do) for do in {action["do"] for action in ordered}}
    docs.fetch([path for action in ordered for path in kinds[action["do"]].touches(action)])
    applied = []
    rejected = []
    for action in ordered:
        why = kinds[action["do"]].reduce(docs, action, limits)
        if why:
            rejected.append({"id": action["id"], "why": why})
        else:
            applied.append(action)
    return applied, rejected


def _next_slices(tip: Tip, workers: Document) -> Document:
    """Who runs whom next: cut anew only where the agents, the roster or the workers present can differ."""
    before = roster.expected(tip.settings, tip.workers)
    present = roster.expected(tip.settings, workers)
    if before == present and not tip.edited:
        return tip.slices
    return slices.divide(list(tip.agents()), tip.settings.workers, present)
