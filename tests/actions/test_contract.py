"""What every kind of action keeps: a schema, a module and nothing else; a rejection changes nothing."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import strategies as st

from fleet import actions, schema
from fleet.fold.docs import Docs
from tests import worlds
from tests.room import ROOT
from tests.worlds import BEFORE, law, plans

LIMITS = {"votes": 1, "flags": 1, "thread_bytes": 900}


def test_every_schema_of_an_action_has_its_module_and_every_module_its_schema() -> None:
    schemas = {path.stem for path in (ROOT / "schemas" / "actions").glob("*.json")}
    modules = {path.stem.replace("_", "-") for path in (ROOT / "fleet" / "actions").glob("[a-z]*.py")}
    assert schemas == modules == {do for do, _ in actions.kinds()} == set(schema.ACTIONS)


@pytest.mark.parametrize("do", schema.ACTIONS)
def test_a_kind_offers_all_three_answers(do: str) -> None:
    kind = actions.kind(do)
    assert callable(kind.touches)
    assert callable(kind.reduce)
    assert callable(kind.improvise)


@law(BEFORE, plans(), st.booleans())
def test_a_rejected_action_changes_nothing_and_an_applied_one_only_what_it_touches(
    before: Any, plan: Any, narrow: bool
) -> None:
    tip = worlds.grown(before)
    limits = {**tip.settings.limits, **(LIMITS if narrow else {})}
    docs = Docs(tip.read, tip.frame + 1, tip.listing)
    for action in worlds.actions_of(tip, plan):
        kind = actions.kind(action["do"])
        docs.fetch([path for do in schema.ACTIONS for path in touched(do, action)])
        held, said = copy.deepcopy(docs._held), copy.deepcopy(vars(docs.news))
        why = kind.reduce(docs, action, limits)
        changed = {path for path, document in docs._held.items() if document != held.get(path)}
        assert why in (None, "unknown", "full", "duplicate", "closed")
        assert changed <= (set() if why else set(kind.touches(action)))
        assert changed <= set(docs.changed("state/"))
        assert vars(docs.news) == said or not why


def touched(do: str, action: dict[str, Any]) -> tuple[str, ...]:
    return actions.kind(do).touches(action) if do == action["do"] else ()
