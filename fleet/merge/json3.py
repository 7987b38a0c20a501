"""`merge3`: the three-way merge of one JSON value, the same algebra for edits, timelines and git's merge driver.

It never reads, writes or repairs anything, and never changes its arguments (the result shares parts of them).

Objects merge key by key. A change made on one side is taken, a change made alike on both sides is taken once; changed
against deleted is a conflict. A value that both sides changed is decided by the `x-merge` beside it in the document's
JSON schema; without one objects go on key by key, arrays element by element, and any other value is a conflict, at
which ours stays.

Grammar of the annotation, `"x-merge": NAME` or `"x-merge": {NAME: OPTION}`, each told in `strategies/<NAME>.py`:

    "latest"                                     {"at", ...} is one leaf: the greater `at` wins
    "newest", {"newest": {"keep": K, "by": "id" | "at"}}   a window keyed by id: the K greatest stay; both optional
    "closing", {"closing": [KEY, ...]}           the value, or these members together, are one leaf: earlier frame wins
    "max", "sum"                                 numbers
    "union"                                      an array as a set

A value's schema is found through `properties`, `patternProperties`, `additionalProperties`, `items` and local `$ref`
(`#/...`); an annotation anywhere else is out of reach, and `check_rules` says so.
"""

from __future__ import annotations

from fleet.errors import Failure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import ModuleType
    from typing import Any

    Rule = dict[str, Any]

MAPS_OF_RULES = ("properties", "patternProperties", "$defs", "definitions")
RULES = ("additionalProperties", "items")
DATA = ("const", "enum", "default", "examples")
NO_RULE: Rule = {}


class _Mark:
    """A value that no JSON document holds."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name


ABSENT = _Mark("absent")
UNSETTLED = _Mark("unsettled")


class Conflict:
    """A place that both sides changed, no rule decides, and where ours was left. `pointer` is RFC 6901.

    Where it is about some members of the object at the pointer, and not about the others, `members` names them.
    """

    __slots__ = ("base", "members", "ours", "pointer", "theirs")

    def __init__(self, pointer: str, base: Any, ours: Any, theirs: Any, members: Sequence[str] = ()) -> None:
        self.pointer = pointer
        self.members = members
        self.base = base
        self.ours = ours
        self.theirs = theirs

    def __repr__(self) -> str:
        return f"Conflict({self.pointer!r}, base={self.base!r}, ours={self.ours!r}, theirs={self.theirs!r})"


class Merged:
    """The result: a value that is always valid, ours at the conflicts, and these, in document order."""

    __slots__ = ("conflicts", "value")

    def __init__(self, value: Any, conflicts: list[Conflict]) -> None:
        self.value = value
        self.conflicts = conflicts

    def __repr__(self) -> str:
        return f"Merged({self.value!r}, {self.conflicts!r})"


class Case:
    """One value that both sides changed: its three forms, its schema node (resolved), and its pointer."""

    __slots__ = ("at", "base", "ours", "rule", "theirs")

    def __init__(self, base: Any, ours: Any, theirs: Any, rule: Rule, at: str) -> None:
        self.base = base
        self.ours = ours
        self.theirs = theirs
        self.rule = rule
        self.at = at

    def sides(self) -> tuple[Any, Any, Any]:
        """Base, ours, theirs."""
        return self.base, self.ours, self.theirs


def merge3(base: Any, ours: Any, theirs: Any, rule: Rule | None = None) -> Merged:
    """The merge of two changed forms of `base`, any of which may be ABSENT; `rule` is the document's schema."""
    walk = Walk(rule or NO_RULE)
    value = settled(base, ours, theirs)
    if value is UNSETTLED:
        value = walk.decide(Case(base, ours, theirs, walk.resolved(walk.root), ""))
    return Merged(value, walk.conflicts)


class Walk:
    """One run over a document: its schema, and the conflicts met so far."""

    __slots__ = ("conflicts", "root")

    def __init__(self, root: Rule) -> None:
        self.root = root
        self.conflicts: list[Conflict] = []

    def decide(self, case: Case) -> Any:
        """The merged value of a case that `settled` leaves open."""
        if case.ours is ABSENT or case.theirs is ABSENT:
            return self.conflict(case)
        if "x-merge" in case.rule:
            name, option = annotation(case.rule)
            return strategy(name).merge(self, case, option)
        kinds = {type(side) for side in case.sides() if side is not ABSENT}
        if kinds == {dict}:
            return self.objects(case)
        if kinds == {list}:
            from fleet.merge.arrays import merge_arrays

            return merge_arrays(self, case)
        return self.conflict(case)

    def objects(self, case: Case) -> dict[str, Any]:
        """The merge key by key; an absent base is an empty one."""
        base, ours, theirs = ({} if side is ABSENT else side for side in case.sides())
        merged = {}
        for key in key_order(ours, theirs):
            old, mine, other = base.get(key, ABSENT), ours.get(key, ABSENT), theirs.get(key, ABSENT)
            value = settled(old, mine, other)
            if value is UNSETTLED:
                value = self.decide(self.member(case, key, old, mine, other))
            if value is not ABSENT:
                merged[key] = value
        return merged

    def member(self, case: Case, key: str, base: Any, ours: Any, theirs: Any) -> Case:
        """The case of one member of an object."""
        rule = self.resolved(member_rule(case.rule, key))
        return Case(base, ours, theirs, rule, f"{case.at}/{step_of(key)}")

    def conflict(self, case: Case, members: Sequence[str] = ()) -> Any:
        """Note the conflict, over the whole value or over some of its members alone, and leave ours."""
        self.conflicts.append(Conflict(case.at, *case.sides(), members))
        return case.ours

    def resolved(self, rule: Any) -> Rule:
        """A schema node with its local references followed; what stands beside a reference wins."""
        node = rule if isinstance(rule, dict) else NO_RULE
        hops = 0
        while "$ref" in node and hops < 32:
            beside = {key: value for key, value in node.items() if key != "$ref"}
            node = (local(self.root, node["$ref"]) or NO_RULE) | beside
            hops += 1
        return node


def step_of(key: str) -> str:
    """A key as a step of a JSON pointer (RFC 6901)."""
    return key.replace("~", "~0").replace("/", "~1")


def key_of(step: str) -> str:
    """The key that a step of a JSON pointer means."""
    return step.replace("~1", "/").replace("~0", "~")


def settled(base: Any, ours: Any, theirs: Any) -> Any:
    """The merged value where at most one side changed or both changed alike, else UNSETTLED."""
    if same(ours, theirs) or same(base, theirs):
        return ours
    return theirs if same(base, ours) else UNSETTLED


def same(one: Any, other: Any) -> bool:
    """Whether two JSON values are equal; true is not 1, and key order does not count."""
    # `==` first: it says "different" at C speed, and takes true for 1 only where it says "equal".
    return one is other or (type(one) is type(other) and one == other and _same_kinds(one, other))


def _same_kinds(one: Any, other: Any) -> bool:
    """Of two values that are equal to Python, whether they are so in JSON too. Every value comes here."""
    kind = type(one)
    if kind is not type(other):
        return False
    if kind is dict:
        for key, value in one.items():
            if value is not other[key] and not _same_kinds(value, other[key]):
                return False
    elif kind is list:
        for mine, theirs in zip(one, other, strict=True):
            if mine is not theirs and not _same_kinds(mine, theirs):
                return False
    return True


def key_order(ours: dict[str, Any], theirs: dict[str, Any]) -> Iterable[str]:
    """The keys of both: sorted where both are, else in ours' order, theirs' new ones behind those they follow."""
    if theirs.keys() <= ours.keys():
        return ours
    if list(ours) == sorted(ours) and list(theirs) == sorted(theirs):
        return sorted(ours | theirs)
    followers: dict[str | None, list[str]] = {}
    last = None
    for key in theirs:
        if key in ours:
            last = key
        else:
            followers.setdefault(last, []).append(key)
    order = followers.get(None, [])
    for key in ours:
        order += [key, *followers.get(key, ())]
    return order


def member_rule(rule: Rule, key: str) -> Any:
    """The schema node of an object's member, or None."""
    if key in rule.get("properties", ()):
        return rule["properties"][key]
    patterns = rule.get("patternProperties") or {}
    if len(patterns) == 1:  # the document is valid: the pattern matches, and `re` stays unimported
        return next(iter(patterns.values()))
    if patterns:
        import re

        for pattern, node in patterns.items():
            if re.search(pattern, key):
                return node
    return rule.get("additionalProperties")


def local(root: Rule, reference: Any) -> Rule | None:
    """The node that a local reference (`#`, `#/$defs/vote`) names, or None."""
    if not isinstance(reference, str) or not reference.startswith("#"):
        return None
    node: Any = root
    for part in reference[1:].split("/")[1:]:
        node = node.get(key_of(part)) if isinstance(node, dict) else None
    return node if isinstance(node, dict) else None


def annotation(rule: Rule) -> tuple[str, Any]:
    """The strategy that a node's `x-merge` names, and its option or None."""
    note = rule["x-merge"]
    if isinstance(note, dict) and len(note) == 1:
        return next(iter(note.items()))
    return note, None


def strategy(name: Any) -> ModuleType:
    """The module of a strategy. Raises Failure where there is none of that name."""
    if isinstance(name, str) and name.isalpha():
        module = f"{__package__}.strategies.{name}"
        try:
            return __import__(module, fromlist=["merge"])
        except ModuleNotFoundError as error:
            if error.name != module:
                raise
    raise Failure(f'"x-merge" names no known strategy: {name!r}; there are {", ".join(_strategies())}')


def _strategies() -> list[str]:
    import os

    from fleet.merge import strategies

    files = os.listdir(strategies.__path__[0])
    return sorted(file[:-3] for file in files if file.endswith(".py") and not file.startswith("_"))


def check_rules(schema: Rule) -> None:
    """Raises Failure, with the place, at the first `x-merge` of a schema that merge3 does not understand or reach."""
    for place, node, reached in _nodes(schema, "#", True):
        fault = _fault(schema, node, reached)
        if fault:
            raise Failure(f"the schema {schema.get('title', '')!r} at {place}: {fault}")


def _fault(schema: Rule, node: Rule, reached: bool) -> str:
    reference = node.get("$ref")
    if isinstance(reference, str) and reference.startswith("#") and local(schema, reference) is None:
        return f"{reference} is nowhere in it"
    if "x-merge" not in node:
        return ""
    if not reached:
        return '"x-merge" is out of reach here; move it to a property, its items or a definition'
    name, option = annotation(node)
    try:
        return str(strategy(name).fault(option))
    except Failure as failure:
        return str(failure)


def _nodes(node: Any, place: str, reached: bool) -> Iterator[tuple[str, Rule, bool]]:
    """Every schema node under `node`, with its place and whether merge3 would come to it."""
    if isinstance(node, list):
        for index, inner in enumerate(node):
            yield from _nodes(inner, f"{place}/{index}", False)
    if not isinstance(node, dict):
        return
    yield place, node, reached
    for word, inner in node.items():
        if word in MAPS_OF_RULES and isinstance(inner, dict):
            for name, rule in inner.items():
                yield from _nodes(rule, f"{place}/{word}/{name}", reached)
        elif word != "x-merge" and word not in DATA:
            yield from _nodes(inner, f"{place}/{word}", reached and word in RULES)
