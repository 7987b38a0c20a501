"""What a worker may spend: the same everywhere, all shares together no more than the caps, whatever comes late."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from fleet import roster, slices, strictjson
from fleet.delta import Delivery
from fleet.errors import Failure
from fleet.git import Repository, foreign_environment
from fleet.worker import budget
from fleet.worker.thinking import History
from fleet.world import World
from tests import room, worlds
from tests.worlds import WORKERS, law

CAPS = st.none() | st.integers(0, 2000)
LINE = "The tests <tests@example.org> 1700000000 +0000"


class Seen(worlds.World):
    """A world in memory, as the budget looks at it."""

    @property
    def workers(self) -> Any:
        return self.document("state/workers.json")

    @property
    def slices(self) -> Any:
        return self.document("state/slices.json")


class Story:
    """A world's frames, each with the edits that came after it, and what every worker spent in each."""

    def __init__(self, workers: Sequence[str] = WORKERS, **caps: int | None) -> None:
        tip = Seen(worlds.genesis(workers=tuple(workers)).files)
        self.shown: dict[int, list[Seen]] = {0: [tip]}
        self.spent: dict[tuple[str, int], int] = {}
        self.set(budget=caps)
        self.forget()

    @property
    def tip(self) -> Seen:
        return self.shown[max(self.shown)][0]

    def at(self, frame: int) -> Any:
        return self.shown[frame]

    def share(self, worker: str) -> int | None:
        tip: Any = self.tip
        return budget.share(tip, worker, self.at).microusd

    def why(self, worker: str = WORKERS[0]) -> str:
        tip: Any = self.tip
        return budget.share(tip, worker, self.at).why

    def shares(self) -> list[int | None]:
        return [self.share(worker) for worker in WORKERS]

    def set(self, streams: dict[str, int] | None = None, **parts: dict[str, Any]) -> None:
        """An edit of `fleet.json`."""
        fleet = dict(self.tip.document("fleet.json"))
        for part, values in parts.items():
            fleet[part] = {**fleet[part], **values}
        for worker, count in (streams or {}).items():
            fleet["workers"] = {**fleet["workers"], worker: {**fleet["workers"][worker], "streams": count}}
        edited = Seen({**self.tip.files, "fleet.json": strictjson.dumps(fleet)}, edited=True)
        self.shown[edited.frame].insert(0, edited)

    def forget(self) -> None:
        """Let the frame have been made as it is after its edits."""
        self.shown[self.tip.frame] = [self.tip]

    def mine(self, worker: str) -> list[str]:
        return [agent for agent in self.tip.agents() if slices.owner(self.tip.slices, agent) == worker]

    def spend(self, worker: str, microusd: int) -> Delivery:
        """Compute the next frame as a worker: its delivery, which says what it cost."""
        frame = self.tip.frame + 1
        self.spent[worker, frame] = microusd
        made = worlds.delivery(frame, worker, agents=self.mine(worker))
        made.deltas[0]["usage"] = [{"agents": [], **worlds.USAGE, "microusd": microusd}]
        return made

    def close(self, *deliveries: Delivery) -> None:
        """Close the frame with what is in."""
        after = Seen(self.tip.after(deliveries).files)
        self.shown[after.frame] = [after]

    def spent_by_all(self, frame: int | None = None) -> int:
        return sum(cost for (_, of), cost in self.spent.items() if frame in (None, of))


# --- the division


def test_without_a_cap_there_is_no_share() -> None:
    story = Story()
    assert story.shares() == [None, None, None]
    tip: Any = story.tip
    assert not budget.is_capped(tip)


@pytest.mark.parametrize("caps", [{"frame_microusd": 0}, {"total_microusd": 0}, {"frame_microusd": 5}])
def test_any_cap_makes_a_capped_world_a_cap_of_nothing_too(caps: dict[str, Any]) -> None:
    tip: Any = Story(**caps).tip
    assert budget.is_capped(tip)


@law(st.integers(0, 10**12), st.lists(st.integers(1, 50), min_size=3, max_size=3))
def test_shares_sum_to_the_cap_and_each_is_within_one_of_its_part(cap: int, streams: list[int]) -> None:
    story = Story(frame_microusd=cap)
    story.set(streams=dict(zip(WORKERS, streams, strict=True)))
    story.forget()
    shares = [share for share in story.shares() if share is not None]
    assert sum(shares) == cap
    for share, count in zip(shares, streams, strict=True):
        assert abs(share * sum(streams) - cap * count) < sum(streams)


def test_what_is_left_over_goes_to_the_largest_remainders_and_then_by_name() -> None:
    story = Story(frame_microusd=11)
    assert story.shares() == [4, 4, 3]
    story.set(streams={"mini-1": 1, "mini-2": 3, "mini-3": 4})
    story.forget()
    assert story.shares() == [1, 4, 6]  # 1.375, 4.125, 5.5


def test_who_runs_no_agents_has_no_share() -> None:
    story = Story(frame_microusd=90)
    fleet = story.tip.document("fleet.json")
    joined = {**fleet, "workers": {**fleet["workers"], "new": {"streams": 50}}}
    story.shown[0] = [Seen({**story.tip.files, "fleet.json": strictjson.dumps(joined)})]
    assert story.share("new") == 0
    assert story.share("nobody") == 0
    assert story.shares() == [30, 30, 30]


@pytest.mark.parametrize(
    ("caps", "pool", "why"),
    [
        ({"frame_microusd": 30, "total_microusd": 90}, 30, "frame"),
        ({"frame_microusd": 90, "total_microusd": 90}, 90, "total"),
        ({"frame_microusd": 90, "total_microusd": 30}, 30, "total"),
        ({"frame_microusd": 0, "total_microusd": 30}, 0, "frame"),
        ({"frame_microusd": 30}, 30, "frame"),
        ({"total_microusd": 30}, 30, "total"),
    ],
)
def test_the_cap_that_binds_is_divided_and_named(caps: dict[str, Any], pool: int, why: str) -> None:
    story = Story(**caps)
    assert story.shares() == [pool // 3] * 3
    assert story.why() == f"budget.{why}_microusd"


def test_the_error_of_who_meets_the_total_cap_begins_as_the_fold_looks_for_it() -> None:
    assert Story(total_microusd=3).why() == roster.TOTAL_CAP


# --- what is owed


def test_what_was_spent_is_gone_and_what_was_not_is_divided_anew() -> None:
    story = Story(total_microusd=300)
    story.close(*(story.spend(worker, cost) for worker, cost in zip(WORKERS, (100, 40, 10), strict=True)))
    assert story.shares() == [50, 50, 50]
    story.close(*(story.spend(worker, 50) for worker in WORKERS))
    assert story.shares() == [0, 0, 0]
    assert roster.stopped(story.tip.settings, story.tip.clock) == "out of budget"


def test_a_share_stays_reserved_while_its_delivery_is_owed_and_is_free_when_it_came() -> None:
    story = Story(total_microusd=300)
    late = story.spend("mini-3", 60)
    story.close(story.spend("mini-1", 100), story.spend("mini-2", 50))
    assert story.tip.workers["mini-3"]["owed"] == [1]
    assert story.shares() == [17, 17, 16], "of 300: 150 spent, 100 kept for mini-3"
    story.close(late, *(story.spend(worker, 0) for worker in WORKERS))
    assert story.shares() == [30, 30, 30]


def test_the_share_of_a_second_frame_owed_is_what_the_first_one_left() -> None:
    story = Story(total_microusd=300)
    for _ in range(2):
        story.close(story.spend("mini-1", 0), story.spend("mini-2", 0))
    assert story.tip.workers["mini-3"]["owed"] == [1, 2]
    assert sum(share or 0 for share in story.shares()) == 300 - 100 - 66
    story.set(budget={"total_microusd": 400})
    assert sum(share or 0 for share in story.shares()) == 400 - 100 - 66


def test_a_frame_owed_that_nothing_was_divided_in_reserves_nothing() -> None:
    story = Story()
    story.close(story.spend("mini-1", 10))
    story.set(budget={"total_microusd": 100})
    assert sum(share or 0 for share in story.shares()) == 90


def test_nothing_is_reserved_while_no_total_is_set() -> None:
    story = Story(frame_microusd=30)
    story.close(story.spend("mini-1", 10))
    assert story.shares() == [10, 10, 10]


def test_a_worker_that_is_late_in_every_frame_of_a_long_history_stops_nobody() -> None:
    story = Story(WORKERS[:2], total_microusd=10**9)
    owed: list[Delivery] = []
    for _ in range(400):
        late = story.spend("mini-2", 1)
        story.close(story.spend("mini-1", 1), *owed)
        owed = [late]
    assert sum(story.share(worker) or 0 for worker in WORKERS[:2]) <= 10**9 - 800
    assert (story.share("mini-1") or 0) > 0


# --- edits while a frame is computed


def test_an_edit_of_the_streams_divides_no_frame_anew_that_others_may_have_begun() -> None:
    story = Story(total_microusd=120)
    before = story.shares()
    story.set(streams={"mini-3": 100})
    assert story.shares() == before == [40, 40, 40]
    story.close(*(story.spend(worker, 0) for worker in WORKERS))
    assert story.shares() != before


def test_a_raised_cap_counts_at_once() -> None:
    story = Story(total_microusd=120)
    story.close(*(story.spend(worker, 40) for worker in WORKERS))
    story.set(budget={"total_microusd": 150})
    assert story.shares() == [10, 10, 10]


def test_what_an_edit_took_back_stays_reserved_for_who_may_have_spent_it_before() -> None:
    story = Story(frame_microusd=90, total_microusd=900)
    story.spend("mini-3", 30)
    story.set(budget={"frame_microusd": 3})
    story.close(story.spend("mini-1", 1), story.spend("mini-2", 1))
    story.set(budget={"frame_microusd": None})
    assert sum(share or 0 for share in story.shares()) == 900 - 2 - 30


# --- any history


MOVE = st.tuples(st.sampled_from((1000, 1000, 700, 0)), st.sampled_from((0, 0, 0, 1, 2, 5, 99)), st.booleans())
"""A worker's turn: how much of its share it spends, per mille; frames until it delivers; before or after the edit."""
EDIT = st.none() | st.tuples(st.just("raise"), st.integers(1, 100)) | st.tuples(
    st.sampled_from(WORKERS), st.integers(1, 9)
)  # fmt: skip
HISTORY = st.lists(st.tuples(st.tuples(MOVE, MOVE, MOVE), EDIT, st.booleans()), max_size=7)


def lived(story: Story, history: Any) -> Iterator[None]:
    """Live a history; yields whenever a worker has spent something."""
    waiting: list[tuple[int, Delivery]] = []
    for moves, edit, between in history:
        if roster.stopped(story.tip.settings, story.tip.clock):
            return
        frame = story.tip.frame + 1
        if edit and not between:
            change(story, edit)
            story.forget()
        for after in (False, True):
            if after and edit and between:
                change(story, edit)
            for worker, (mille, lateness, then) in zip(WORKERS, moves, strict=True):
                if then == after and worker in slices.holders(story.tip.slices):
                    share = story.share(worker)
                    cost = (100 if share is None else share) * mille // 1000
                    waiting.append((frame + lateness, story.spend(worker, cost)))
                    yield
        came = [made for due, made in waiting if due <= frame]
        waiting = [(due, made) for due, made in waiting if due > frame]
        on_time = {made.worker for made in came if made.frame == frame}
        fit = [made for made in came if timing(story, made)]
        story.close(*fit, *([] if on_time else [worlds.delivery(frame, "stranger")]))


def timing(story: Story, made: Delivery) -> str | None:
    return roster.timing(made.frame, made.worker, made.ran, story.tip.clock, story.tip.workers)


def change(story: Story, edit: tuple[str, int]) -> None:
    what, size = edit
    if what != "raise":
        story.set(streams={what: size})
        return
    caps = story.tip.settings.budget
    story.set(budget={key: cap + 50 * size for key, cap in caps.items() if cap is not None})


@law(CAPS, st.integers(0, 3000), HISTORY, examples=120)
def test_whatever_comes_late_or_never_all_workers_together_never_spend_more_than_the_total(
    frame: int | None, total: int, history: Any
) -> None:
    """Caps are raised and streams change, also while others compute. A remainder may fall to two of them then."""
    story = Story(frame_microusd=frame, total_microusd=total)
    for _ in lived(story, history):
        edits = sum(len(shown) - 1 for shown in story.shown.values())
        assert story.spent_by_all() <= story.tip.settings.budget["total_microusd"] + edits * (len(WORKERS) - 1)


@law(st.integers(0, 200), HISTORY, examples=60)
def test_no_frame_costs_more_than_its_cap_late_deliveries_included(cap: int, history: Any) -> None:
    story = Story(frame_microusd=cap)
    quiet = [(moves, edit if edit and edit[0] != "raise" else None, between) for moves, edit, between in history]
    for _ in lived(story, quiet):
        assert story.spent_by_all(story.tip.frame + 1) <= cap


# --- on a real history


class Origin:
    """A story written into a repository, commit by commit."""

    def __init__(self, path: Path, story: Story) -> None:
        self.repo = Repository(str(path), foreign_environment())
        self.commits: list[str] = []
        files: dict[str, bytes] = {}
        for frame in sorted(story.shown):
            for world in reversed(story.shown[frame]):
                fresh = {name: data for name, data in world.files.items() if files.get(name) != data}
                message = f"frame {frame}\n"
                self.commits.append(self.repo.commit(self.commits[-1:], fresh, message, LINE, LINE))
                files = world.files


@pytest.fixture
def story() -> Story:
    """Frame 1 without mini-3, an edit of the cap, frame 2 without mini-2, an edit of the streams."""
    story = Story(total_microusd=300)
    story.close(story.spend("mini-1", 20), story.spend("mini-2", 30))
    story.set(budget={"total_microusd": 600})
    story.close(story.spend("mini-1", 20), story.spend("mini-3", 30))
    story.set(streams={"mini-1": 7})
    return story


def test_a_share_is_the_same_out_of_a_repository_as_in_memory(story: Story, repository: Path) -> None:
    origin = Origin(repository, story)
    with origin.repo.objects() as objects:
        tip = World.at(objects, origin.commits[-1])
        assert tip
        found = [budget.share(tip, worker, History(tip)) for worker in WORKERS]
    assert [each.microusd for each in found] == story.shares()
    assert all(found)
    assert tip.workers["mini-3"]["owed"] == [1]
    assert tip.workers["mini-2"]["owed"] == [2]


def test_history_gives_every_commit_that_showed_a_frame_newest_first(story: Story, repository: Path) -> None:
    origin = Origin(repository, story)
    with origin.repo.objects() as objects:
        tip = World.at(objects, origin.commits[-1])
        assert tip
        history = History(tip)
        for frame, commits in ((2, origin.commits[3:]), (0, origin.commits[:1]), (1, origin.commits[1:3])):
            assert [world.commit.oid for world in history(frame)] == commits[::-1]
        for frame in (3, 99, -1):
            with pytest.raises(Failure, match=f"frame {frame} is not in this clone's history"):
                history(frame)


def test_a_clone_without_the_history_that_is_asked_for_says_what_to_do(
    story: Story, repository: Path, tmp_path: Path
) -> None:
    origin = Origin(repository, story)
    assert origin.repo.transaction([("refs/heads/main", origin.commits[-1], origin.repo.null())])
    shallow = tmp_path / "shallow.git"
    room.git(tmp_path, "clone", "-q", "--bare", "--depth", "1", f"file://{repository}", str(shallow))
    with Repository(str(shallow), foreign_environment()).objects() as objects:
        tip = World.at(objects, "HEAD")
        assert tip
        with pytest.raises(Failure, match="git fetch --unshallow"):
            budget.share(tip, "mini-1", History(tip))
