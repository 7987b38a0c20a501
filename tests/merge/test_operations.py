"""git's own operations over JSON with the driver: what each does with it, and what goes past it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from fleet.operator.install import install
from tests.merge.repositories import Shop

BASE = {"a": 1, "rows": {"1": "x"}}
OURS = {"a": 1, "rows": {"1": "x", "2": "mine"}}
THEIRS = {"a": 1, "rows": {"1": "x", "3": "theirs"}}
BOTH = {"a": 1, "rows": {"1": "x", "2": "mine", "3": "theirs"}}


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path / "shop")


def test_a_revert_takes_back_its_own_change_and_leaves_later_ones(shop: Shop) -> None:
    shop.commit({"a.json": BASE})
    mistake = shop.commit({"a.json": THEIRS})
    shop.commit({"a.json": BOTH})
    shop.git("revert", "--no-edit", mistake)
    assert shop.read("a.json") == OURS


def test_a_revert_of_what_was_changed_again_is_a_conflict(shop: Shop) -> None:
    shop.commit({"a.json": {"a": 1}})
    mistake = shop.commit({"a.json": {"a": 2}})
    shop.commit({"a.json": {"a": 3}})
    code, said = shop.attempt("revert", "--no-edit", mistake)
    assert code == 1
    assert "conflict at /a: kept ours, 3; not theirs, 1; the base had 2" in said


def deep(levels: int, leaf: Any) -> Any:
    for _ in range(levels):
        leaf = {"in": leaf, "side": [1]}
    return leaf


def test_deep_json_is_merged_at_its_bottom(shop: Shop) -> None:
    shop.fork({"a.json": deep(30, BASE)}, {"a.json": deep(30, OURS)}, {"a.json": deep(30, THEIRS)})
    shop.git("merge", "-q", "side")
    assert shop.read("a.json") == deep(30, BOTH)


def test_a_file_that_moved_is_merged_where_it_went(shop: Shop) -> None:
    shop.fork({"a.json": BASE}, {"a.json": None, "b/c.json": OURS}, {"a.json": THEIRS})
    shop.git("merge", "-q", "side")
    assert shop.read("b/c.json") == BOTH
    assert not (shop.top / "a.json").exists()


def test_a_preference_of_git_does_not_decide_for_json(shop: Shop) -> None:
    """`-X ours` is an option of git's own text merge: a driver never hears of it, and a conflict stays one."""
    shop.fork({"a.json": {"a": 1}}, {"a.json": {"a": 2}}, {"a.json": {"a": 3, "b": 1}})
    code, _ = shop.attempt("merge", "-q", "-X", "theirs", "side")
    assert code == 1
    assert shop.read("a.json") == {"a": 2, "b": 1}


def test_an_octopus_goes_past_every_driver_and_gives_up_where_both_changed_a_line(shop: Shop) -> None:
    """git merges three branches at once by its text merge alone. One after the other, the driver merges them."""
    shop.commit({"a.json": BASE})
    for name, rows in (("one", OURS), ("two", THEIRS)):
        shop.branch(name, {"a.json": rows})
    code, said = shop.attempt("merge", "-q", "one", "two")
    assert code != 0 and "content conflict in a.json" in said
    shop.git("reset", "-q", "--hard")
    for name in ("one", "two"):
        shop.git("merge", "-q", "--no-edit", name)
    assert shop.read("a.json") == BOTH


def crossed(shop: Shop, base: Any, one: Any, two: Any, ours: Any, theirs: Any) -> None:
    """Two branches, each merged into the other and decided otherwise, so that they have two best common ancestors."""
    shop.commit({"a.json": base})
    first = shop.commit({"a.json": one})
    shop.branch("side", {"a.json": two}, at="HEAD~1")
    for name, other, decided in (("main", "side", ours), ("side", first, theirs)):
        shop.git("checkout", "-q", name)
        shop.attempt("merge", "-q", "--no-commit", "--no-ff", other if name == "side" else "side")
        shop.commit({"a.json": decided, f"{name}.txt": "x"})
    shop.git("checkout", "-q", "main")
    assert len(shop.git("merge-base", "--all", "main", "side").split()) == 2


def test_criss_cross_merges_go_through_a_base_that_the_driver_makes(shop: Shop) -> None:
    crossed(shop, BASE, OURS, THEIRS, BOTH | {"n": 1}, BOTH | {"m": 1})
    shop.git("merge", "-q", "--no-edit", "side")
    assert shop.read("a.json") == BOTH | {"n": 1, "m": 1}


@pytest.mark.parametrize(
    ("one", "two", "ours", "theirs", "expected"),
    [
        # both decided alike: nothing to ask
        ({"t": 1, "x": 0}, {"t": 2, "x": 0}, {"t": 3, "x": 1}, {"t": 3, "x": 0}, {"t": 3, "x": 1}),
        # each kept its own: with either of them in the base, the other would be taken unseen
        ({"t": 1}, {"t": 2}, {"t": 1}, {"t": 2}, None),
        ({"t": 1}, {"t": 2}, {"t": 2}, {"t": 1}, None),
        ({"t": {"k": 1}}, {"x": 1}, {"t": {"k": 1}, "x": 1}, {"x": 1}, None),
    ],
)
def test_what_the_ancestors_of_a_criss_cross_disagreed_on_is_asked_again(
    shop: Shop, one: Any, two: Any, ours: Any, theirs: Any, expected: Any
) -> None:
    base = {"t": {"k": 0}} if "x" in two and "t" not in two else {"t": 0, "x": 0}
    crossed(shop, base, one, two, ours, theirs)
    code, said = shop.attempt("merge", "--no-edit", "side")
    assert "bug" not in said and "common ancestors" not in str(shop.read("a.json"))
    assert (code == 0) == (expected is not None), said
    assert shop.read("a.json") == (expected if expected is not None else ours)
    told = [line for line in said.splitlines() if line.startswith("a.json: conflict")]
    assert [line.split()[3] for line in told] == ([] if expected is not None else ["/t:"])


WORLD = {"frame.json": {"frame": 1}, "fleet.json": {"seed": 1}, "state/workers.json": {}}


@pytest.mark.parametrize("command", [("merge", "-q", "--no-edit", "side"), ("cherry-pick", "side"), ("rebase", "side")])
def test_the_primarys_own_documents_stay_ours_and_it_is_told(shop: Shop, command: tuple[str, ...]) -> None:
    """In a rebase ours is the upstream, whose frames those are."""
    shop.commit({**WORLD, "z.json": {}})
    install(str(shop.top))
    shop.fork(
        {"z.json": {"z": 1}},
        {"frame.json": {"frame": 30}, "state/workers.json": {"a": {"missed": 0}}, "x.json": {"k": 1}},
        {"frame.json": {"frame": 20}, "state/workers.json": {"b": {"missed": 1}}, "y.json": {"k": 2}},
    )
    code, said = shop.attempt(*command)
    assert code == 0, said
    kept = {"frame": 20} if command[0] == "rebase" else {"frame": 30}
    assert shop.read("frame.json") == kept
    assert "frame.json: kept ours: the primary alone writes it" in said
    assert "state/workers.json: kept ours: the primary alone writes it" in said
    assert shop.read("x.json") == {"k": 1} and shop.read("y.json") == {"k": 2}


def test_where_there_is_no_world_such_names_mean_nothing(shop: Shop) -> None:
    """Another project's frame.json is merged like any other file, with its fractions and its layout."""
    sides = ('{"w": 1.5}\n', '{"w": 1.5, "a": 0.1}\n', '{"w": 1.5, "b": 0.2}\n')
    shop.fork(*({"frame.json": text} for text in sides))
    code, said = shop.attempt("merge", "-q", "--no-edit", "side")
    assert code == 0 and "kept" not in said
    assert (shop.top / "frame.json").read_text() == '{"w": 1.5, "b": 0.2, "a": 0.1}\n'


def test_in_a_world_no_document_is_taken_for_another_that_moved(tmp_path: Path) -> None:
    """What was due in frame 5 is done in ours, and something is due in frame 9; theirs had more to do in 5."""
    shop = Shop(tmp_path / "world")
    before = {f"1-a-{n}": {"kind": "debate"} for n in range(9)}
    shop.commit({**WORLD, "state/due/5.json": before})
    assert install(str(shop.top)), "in a world there is more to set"
    shop.branch("side", {"state/due/5.json": before | {"1-b-1": {"kind": "debate"}}})
    shop.commit({"state/due/5.json": None, "state/due/9.json": before | {"2-a-1": {"kind": "debate"}}})
    code, said = shop.attempt("merge", "-q", "--no-edit", "side")
    assert code == 1
    assert "1-b-1" not in shop.read("state/due/9.json"), said
    assert shop.fleet("resolve", "state/due/5.json", "/", "ours") == (
        0,
        "state/due/5.json: what was open is ours; all is settled: go on with git commit\n",
    )
    assert shop.read("state/due/5.json") == {"1-b-1": {"kind": "debate"}}


def test_what_is_due_is_gone_where_nothing_is_left_of_it(tmp_path: Path) -> None:
    shop = Shop(tmp_path / "world")
    two = {"1-a-1": {"kind": "debate"}, "1-b-1": {"kind": "change"}}
    shop.fork(
        {**WORLD, "state/due/5.json": two}, {"state/due/5.json": None}, {"state/due/5.json": {"1-a-1": two["1-a-1"]}}
    )
    assert shop.attempt("merge", "-q", "--no-edit", "side")[0] == 1
    assert "no value of it is in conflict" in shop.fleet("conflicts")[1]
    assert shop.fleet("resolve", "state/due/5.json", "/", "theirs")[0] == 0
    assert not (shop.top / "state/due/5.json").exists() and shop.status() == ""
