"""One JSON file as a merge sees it: by which rules it merges, how it is read, and how it is written again.

The driver and `git fleet conflicts` ask here, so that both see the same merge. It asks nothing of git, and of files it
reads schemas alone.
"""

from __future__ import annotations

import os

from fleet import names, strictjson
from fleet.errors import Failure
from fleet.merge import foreign
from fleet.merge.json3 import ABSENT, Merged, check_rules, merge3, same

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

WORLD = ("frame.json", "fleet.json")
"""What lies at the top of every world."""
SPACE = b" \t\r\n"


class Kind:
    """How a file merges.

    `schema` holds its rules, or is None. `canonical`: it is a document of a world and has canonical bytes; else it
    keeps the layout that it has. `owned`: it is the primary's, and ours stays whatever theirs is.
    """

    __slots__ = ("canonical", "owned", "schema")

    def __init__(self, schema: dict[str, Any] | None = None, canonical: bool = False, owned: bool = False) -> None:
        self.schema = schema
        self.canonical = canonical
        self.owned = owned

    def parse(self, data: bytes, path: str, side: str) -> Any:
        """The value of one side. Raises Failure where it does not parse."""
        try:
            return strictjson.loads(data) if self.canonical else foreign.loads(data)
        except strictjson.Invalid as invalid:
            raise Failure(f"{path} does not parse in {side}: {invalid}; mend that side and merge again") from None

    def merge(self, base: bytes | None, ours: bytes, theirs: bytes, path: str) -> tuple[Any, Merged]:
        """The value of ours, and the merge of three files; without a base, or an empty one, both sides added it."""
        mine = self.parse(ours, path, "ours")
        if self.owned:
            return mine, Merged(mine, [])
        old = self.parse(base, path, "the common base") if base and base.strip(SPACE) else ABSENT
        return mine, merge3(old, mine, self.parse(theirs, path, "theirs"), self.schema)

    def encode(self, value: Any, like: bytes, held: Any) -> bytes:
        """The file's bytes with this value, laid out as `like`; `like` itself where `held`, its value, is the same."""
        if self.canonical and not self.owned:
            return strictjson.dumps(value)
        return like if same(held, value) else foreign.Layout(like).write(value)


def is_world(top: str) -> bool:
    """Whether a work tree is a world's."""
    return all(os.path.lexists(os.path.join(top, name)) for name in WORLD)


def kind_in_world(path: str) -> Kind:
    """What a path is in the tree of a world: one of its documents, or JSON like any other."""
    from fleet import schema

    found = schema.document_schema(path)
    return Kind(found, canonical=found is not None, owned=path in names.OWNED)


def kind_by_schema(file: str) -> Kind:
    """JSON of other people under a schema of theirs. Raises Failure where it is none, or asks for what there is not."""
    try:
        with open(file, "rb") as opened:
            schema = foreign.loads(opened.read())
    except OSError as error:
        raise Failure(f"the schema {file} cannot be read: {error.strerror}") from None
    except strictjson.Invalid as invalid:
        raise Failure(f"the schema {file} does not parse: {invalid}") from None
    if not isinstance(schema, dict):
        raise Failure(f"the schema {file} is no JSON object")
    try:
        check_rules(schema)
    except Failure as failure:
        raise Failure(f"{file}: {failure}") from None
    return Kind(schema)
