"""The three-way merge of two arrays that both sides changed, element by element, for JSON that no rule speaks of.

Insertions of both sides stay, ours first (the same one made by both, once); removals of either side hold. An element
that is an object or an array and was changed in place is merged by its parts; changed against removed is a conflict,
and so is a pair of arrays of which too little is alike to say what became of what. Time is linear
where arrays are mostly alike, and n log n where elements are distinct.
"""

from __future__ import annotations

from fleet.merge.json3 import ABSENT, UNSETTLED, Case, same, settled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from fleet.merge.json3 import Walk

    Pair = tuple[int, int]

IDENTITIES = ("id", "key", "name")  # members by which people tell the objects of an array apart
FARTHEST = 100  # insertions and removals between repeated elements beyond which two arrays are not comparable


class Apart(Exception):
    """Two arrays have too little in common."""


class Numbering:
    """Gives equal JSON values the same number, so that they compare and hash as numbers do."""

    __slots__ = ("table",)

    def __init__(self) -> None:
        self.table: dict[Any, int] = {}

    def __call__(self, value: Any) -> int:
        return self.table.setdefault(self._frozen(value), len(self.table))

    def _frozen(self, value: Any) -> Any:
        kind = type(value)
        if kind is dict:
            return dict, tuple((key, self(value[key])) for key in sorted(value))
        if kind is list:
            return list, tuple(map(self, value))
        return kind, value


class Side:
    """What one side made of the base: where each element went, and what was put in before it."""

    __slots__ = ("added", "at", "items")

    def __init__(self, base: list[Any], items: list[Any]) -> None:
        self.items = items
        self.at: dict[int, int] = dict(aligned(base, items))
        self.added: dict[int, list[Any]] = {}
        came_from = {there: here for here, there in self.at.items()}
        gap = 0
        for index, item in enumerate(items):
            if index in came_from:
                gap = came_from[index] + 1
            else:
                self.added.setdefault(gap, []).append(item)

    def of(self, index: int) -> Any:
        """What the element of the base is now, or ABSENT."""
        return self.items[self.at[index]] if index in self.at else ABSENT


def merge_arrays(walk: Walk, case: Case) -> Any:
    """The merged array; the pointer of a conflict counts in it."""
    base = [] if case.base is ABSENT else case.base
    try:
        ours, theirs = Side(base, case.ours), Side(base, case.theirs)
    except Apart:
        return walk.conflict(case)
    merged: list[Any] = []
    mine: list[Any] = []
    others: list[Any] = []
    for index, old in enumerate(base):
        mine += ours.added.get(index, ())
        others += theirs.added.get(index, ())
        value = settled(old, ours.of(index), theirs.of(index))
        if value is UNSETTLED:
            merged += _both(mine, others)
            mine, others = [], []
            rule = walk.resolved(case.rule.get("items"))
            value = walk.decide(Case(old, ours.of(index), theirs.of(index), rule, f"{case.at}/{len(merged)}"))
        if value is not ABSENT:
            merged += [*_both(mine, others), value]
            mine, others = [], []
    end = len(base)
    return merged + _both(mine + ours.added.get(end, []), others + theirs.added.get(end, []))


def _both(ours: list[Any], theirs: list[Any]) -> list[Any]:
    """Insertions at one place: ours, then those of theirs that ours has not."""
    if not ours or not theirs:
        return ours + theirs
    number = Numbering()
    spare: dict[int, int] = {}
    for item in ours:
        spare[number(item)] = spare.get(number(item), 0) + 1
    new = []
    for item in theirs:
        left = spare.get(number(item), 0)
        if left:
            spare[number(item)] = left - 1
        else:
            new.append(item)
    return ours + new


def aligned(base: list[Any], side: list[Any]) -> list[Pair]:
    """Which element of `base` is which of `side`, in order: the equal ones, and between them those changed in place.

    Raises Apart where that cannot be told.
    """
    head, tail = _alike_ends(base, side)
    # As text, made and compared at C speed; where only the order of keys differs, identity pairs the elements below.
    here = list(map(repr, base[head : len(base) - tail]))
    there = list(map(repr, side[head : len(side) - tail]))
    pairs = [(index, index) for index in range(head)]
    pairs += [(head + i, head + j) for i, j in match(here, there)]
    pairs += [(len(base) - back, len(side) - back) for back in range(tail, 0, -1)]
    return pairs + [pair for hunk in _hunks(pairs, len(base), len(side)) for pair in _changed(base, side, *hunk)]


def _alike_ends(base: list[Any], side: list[Any]) -> Pair:
    shorter = min(len(base), len(side))
    head = 0
    while head < shorter and same(base[head], side[head]):
        head += 1
    tail = 0
    while tail < shorter - head and same(base[-1 - tail], side[-1 - tail]):
        tail += 1
    return head, tail


def _hunks(pairs: list[Pair], base: int, side: int) -> Iterable[tuple[int, int, int, int]]:
    """The stretches between equal elements in which both have elements left."""
    i = j = 0
    for next_i, next_j in [*pairs, (base, side)]:
        if i < next_i and j < next_j:
            yield i, next_i, j, next_j
        i, j = next_i + 1, next_j + 1


def _changed(base: list[Any], side: list[Any], i: int, i_end: int, j: int, j_end: int) -> list[Pair]:
    here = [at for at in range(i, i_end) if _identity(base[at])]
    there = [at for at in range(j, j_end) if _identity(side[at])]
    pairs = match([_identity(base[at]) for at in here], [_identity(side[at]) for at in there])
    return [(here[a], there[b]) for a, b in pairs if _kin(base[here[a]], side[there[b]])]


def _identity(item: Any) -> str:
    """By what a changed element is known again; plain values are not."""
    if isinstance(item, dict):
        named = [f"{key} {item[key]!r}" for key in IDENTITIES if isinstance(item.get(key), (str, int))]
        return named[0] if named else "{"
    return "[" if isinstance(item, list) else ""


def _kin(one: Any, other: Any) -> bool:
    return isinstance(one, list) or not one or not other or not one.keys().isdisjoint(other)


def match(here: Sequence[Any], there: Sequence[Any]) -> list[Pair]:
    """A long common subsequence as index pairs, ascending: by what occurs once in both, then by edit distance.

    Raises Apart where repeated elements differ in more than FARTHEST places.
    """
    pairs: list[Pair] = []
    open_stretches = [(0, len(here), 0, len(there))]
    while open_stretches:
        i, i_end, j, j_end = open_stretches.pop()
        while i < i_end and j < j_end and here[i] == there[j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        while i < i_end and j < j_end and here[i_end - 1] == there[j_end - 1]:
            i_end, j_end = i_end - 1, j_end - 1
            pairs.append((i_end, j_end))
        if i == i_end or j == j_end:
            continue
        anchors = _anchors(here, there, i, i_end, j, j_end)
        if anchors:
            for a, b in [*anchors, (i_end, j_end)]:
                open_stretches.append((i, a, j, b))
                i, j = a, b
        else:
            pairs += _by_distance(here, there, range(i, i_end), range(j, j_end))
    return sorted(pairs)


def _anchors(here: Sequence[Any], there: Sequence[Any], i: int, i_end: int, j: int, j_end: int) -> list[Pair]:
    """The longest ascending run of elements that occur once in both stretches (a patience sort)."""
    once = _once(there, j, j_end)
    pairs = [(at, once[number]) for number, at in _once(here, i, i_end).items() if number in once]
    from bisect import bisect_left

    tops: list[int] = []
    piles: list[int] = []
    before = [-1] * len(pairs)
    for index, (_, there_at) in enumerate(pairs):
        pile = bisect_left(tops, there_at)
        before[index] = piles[pile - 1] if pile else -1
        tops[pile : pile + 1] = [there_at]
        piles[pile : pile + 1] = [index]
    run = []
    index = piles[-1] if piles else -1
    while index >= 0:
        run.append(pairs[index])
        index = before[index]
    return run[::-1]


def _once(numbers: Sequence[Any], start: int, end: int) -> dict[int, int]:
    """Where each number that occurs once in the stretch does, in order."""
    at: dict[int, int] = {}
    twice = set()
    for index in range(start, end):
        if numbers[index] in at:
            twice.add(numbers[index])
        at.setdefault(numbers[index], index)
    return {number: index for number, index in at.items() if number not in twice}


def _by_distance(here: Sequence[Any], there: Sequence[Any], left: Iterable[int], right: Iterable[int]) -> list[Pair]:
    """The longest common subsequence of two stretches, by Myers' greedy algorithm, over what occurs in both."""
    left, right = list(left), list(right)
    common = {here[i] for i in left} & {there[j] for j in right}
    left = [i for i in left if here[i] in common]
    right = [j for j in right if there[j] in common]
    rows = _furthest([here[i] for i in left], [there[j] for j in right])
    x, y = len(left), len(right)
    pairs = []
    for distance in range(len(rows) - 1, -1, -1):
        k = x - y
        row = rows[distance - 1] if distance else {1: 0}
        down = k == -distance or (k != distance and row.get(k - 1, -1) < row.get(k + 1, -1))
        start_x = row[k + 1] if down else row[k - 1] + 1
        while x > start_x:
            x, y = x - 1, y - 1
            pairs.append((left[x], right[y]))
        x, y = (start_x, y - 1) if down else (start_x - 1, y)
    return pairs


def _furthest(a: list[Any], b: list[Any]) -> list[dict[int, int]]:
    """For each distance the furthest point reached on each diagonal, up to the distance that reaches the end."""
    rows: list[dict[int, int]] = []
    row = {1: 0}
    for distance in range(FARTHEST + 1):
        new: dict[int, int] = {}
        for k in range(-distance, distance + 1, 2):
            down = k == -distance or (k != distance and row.get(k - 1, -1) < row.get(k + 1, -1))
            x = row[k + 1] if down else row[k - 1] + 1
            while x < len(a) and x - k < len(b) and a[x] == b[x - k]:
                x += 1
            new[k] = x
            if x >= len(a) and x - k >= len(b):
                return [*rows, new]
        rows.append(new)
        row = new
    raise Apart
