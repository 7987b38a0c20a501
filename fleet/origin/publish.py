"""Makes frames and merges edits, and moves the timeline: objects first, refs last, by compare-and-swap.

It knows neither gate nor barrier: whoever is primary (the origin's hook, or a clone where the host runs no hooks)
asks it for the next commit and hands it the way to move refs.
"""

from __future__ import annotations

from fleet import names
from fleet.delta import Refused
from fleet.errors import Failure
from fleet.fold import protocols
from fleet.fold.fold import Folded, Tip
from fleet.fold.projects import LABELS, Files
from fleet.origin import edits, forks, inbox
from fleet.world import World

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from fleet.delta import Delivery
    from fleet.fold.docs import Document
    from fleet.git import Objects, Repository

    Moves = list[tuple[str, str | None, str]]
    Move = Callable[[Moves], bool]

TRIES = 20
PACKED_FROM = 8
"""Deliveries from which a frame is packed before it is published: below, a pull of loose objects is as quick."""


def tip_of(repo: Repository, objects: Objects, timeline: str) -> World:
    """The world at the tip of a timeline."""
    world = World.at(objects, names.timeline_ref(timeline))
    if world is None:
        raise Failure(f"{repo.git_dir} has no timeline {timeline}: make a world with `git fleet init`")
    return world


def publish_frame(repo: Repository, objects: Objects, timeline: str, frame: int, move: Move) -> World:
    """Fold what waits in the inbox into `frame` and publish it; the world after it.

    Folds again whenever the tip moved meanwhile, and leaves it at that where another primary has made the frame.
    Raises Broken (a document), or Failure where the refs cannot be moved though nothing moved them.
    """
    for _ in range(TRIES):
        world = tip_of(repo, objects, timeline)
        if world.frame >= frame:
            return world
        waiting = inbox.pending(repo, timeline)
        wanted, stale = inbox.sort_out(world, inbox.read(objects, waiting))
        commit = frame_commit(repo, world, wanted)
        if len(wanted) >= PACKED_FROM:
            repo.pack(commit, world.commit.oid)
        used = {delivery.oid for delivery in (*wanted, *stale)}
        moves: Moves = [(names.timeline_ref(timeline), commit, world.commit.oid)]
        moves += [(item.ref, None, item.oid) for item in waiting if item.oid in used]
        if move(moves):
            return tip_of(repo, objects, timeline)
    raise Failure(f"refs/heads/{timeline} could not be moved in {TRIES} tries: see git fleet doctor")


def frame_commit(repo: Repository, world: World, deliveries: Sequence[Delivery]) -> str:
    """The frame commit that these deliveries give on this tip. The same inputs give the same id, whoever runs it."""
    came = in_parents_order(deliveries)
    folded = fold_frame(repo, world, came)
    line = signature(world, came)
    parents = [world.commit.oid, *(delivery.oid for delivery in came)]
    return repo.commit(parents, folded.changes, folded.story.message(), line, line)


def signature(world: World, deliveries: Iterable[Delivery]) -> str:
    """Author and committer of the frame commit on this tip: the primary, at the time of the newest of its parents."""
    commits = [world.objects.commit(delivery.oid) for delivery in deliveries]
    when = max([world.commit.time, *(commit.time for commit in commits if commit)])
    return f"{edits.IDENTITY} {when} +0000"


def in_parents_order(deliveries: Iterable[Delivery]) -> list[Delivery]:
    """Deliveries as the parents of their frame commit: late ones first, by frame; then by worker."""
    return sorted(deliveries, key=lambda delivery: (delivery.frame, delivery.worker))


def fold_frame(
    repo: Repository, world: World, deliveries: Sequence[Delivery], protocol: int = protocols.NEWEST
) -> Folded:
    """What these deliveries make of the world by the rules of that protocol; nothing is written."""
    return protocols.FOLDS[protocol](_fold_tip(repo, world), deliveries)


def _fold_tip(repo: Repository, world: World) -> Tip:
    def read(paths: Sequence[str]) -> dict[str, tuple[Document | None, int]]:
        return {path: (document, world.sizes[path]) for path, document in world.documents(paths).items()}

    tools = (world.agents, was_edited(world), world.listing, _files(repo, world))
    return Tip(read, world.clock, world.settings, world.workers, world.slices, *tools)


def _files(repo: Repository, world: World) -> Files:
    """What the fold asks of the projects' files."""

    def seen(asked: Sequence[tuple[Delivery, str]]) -> list[str | None]:
        found = world.objects.look([f"{delivery.oid}^:{path}" for delivery, path in asked])
        return [stored.oid if stored and stored.kind == "blob" else None for stored in found]

    def merge_text(base: bytes | None, ours: bytes, theirs: bytes) -> tuple[bytes, bool]:
        return repo.merge_text(base, ours, theirs, edits.scratch(repo), LABELS)

    return Files(seen, world.folders, world.blobs, merge_text)


def was_edited(world: World) -> bool:
    """Whether an edit came since the last frame commit: the clock of the first parent shows the same frame."""
    if not world.commit.parents:
        return False
    names_of = [f"{commit}:frame.json" for commit in (world.commit.oid, world.commit.parents[0])]
    here, before = world.objects.look(names_of)
    return here is not None and before is not None and here.oid == before.oid


def publish_edits(repo: Repository, objects: Objects, timeline: str, move: Move) -> list[str]:
    """Merge every pending edit that merges; one sentence for each, also for those that must wait.

    The first one to a timeline that is not there yet is the fork that begins it.
    """
    said = []
    for ref, oid in sorted(repo.refs(f"refs/edits/{timeline}/").items()):
        if repo.resolve(names.timeline_ref(timeline)) is None:
            said.append(_publish_fork(repo, objects, timeline, ref, oid, move))
        else:
            said.append(_publish_edit(repo, objects, timeline, ref, oid, move))
    return said


def _publish_fork(repo: Repository, objects: Objects, timeline: str, ref: str, oid: str, move: Move) -> str:
    try:
        left = forks.judge(repo, objects, timeline, oid)
    except Refused as refused:
        return f"{ref} is pending: {refused}"
    if move([(names.timeline_ref(timeline), oid, repo.null()), (ref, None, oid)]):
        return f"the timeline {timeline} begins, a fork of {left.timeline}"
    raise Failure(f"refs/heads/{timeline} could not be made: see git fleet doctor")


def _publish_edit(repo: Repository, objects: Objects, timeline: str, ref: str, oid: str, move: Move) -> str:
    name = ref.rpartition("/")[2]
    for _ in range(TRIES):
        world = tip_of(repo, objects, timeline)
        if repo.contains(world.commit.oid, oid):
            move([(ref, None, oid)])  # its primary was killed before the ref was gone, or is gone just now
            return f"edit {name} is merged into {timeline} already"
        try:
            merged = edits.merge(repo, world, oid)
        except (Failure, Refused) as conflict:
            return f"edit {name} is pending: {conflict}"
        if move([(names.timeline_ref(timeline), edits.commit(repo, world, name, merged), world.commit.oid),
                 (ref, None, oid)]):  # fmt: skip
            kept = f"; the primary's own {', '.join(merged.kept)} stayed as it was" if merged.kept else ""
            return f"edit {name} is merged into {timeline} at frame {world.frame}{kept}"
    raise Failure(f"edit {name}: refs/heads/{timeline} could not be moved in {TRIES} tries: see git fleet doctor")
