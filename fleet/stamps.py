"""What can be overwritten: `{"at": <action id>, "value": ...}`, where the newest act in id order stands.

Pure. What is taken back stays with the value 0, so that an older act which comes late cannot bring it back.
"""

from __future__ import annotations

from fleet.names import id_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from fleet.fold.docs import Docs

    Stamped = Mapping[str, dict[str, Any]]


def is_older(act: str, standing: Mapping[str, Any] | None) -> bool:
    """Whether an act comes before the one that stands: then it counts as applied and changes nothing."""
    return standing is not None and id_key(standing["at"]) > id_key(act)


def is_full(entries: Stamped, cap: int) -> bool:
    """Whether as many entries as the cap stand; those taken back do not count."""
    return len(entries) >= cap and sum(1 for entry in entries.values() if entry["value"]) >= cap


def stamp(
    docs: Docs, path: str, entries: dict[str, dict[str, Any]], key: str, act: str, value: Any, cap: int
) -> str | None:
    """Write a value under a key of `entries`, which are part of the document at `path`; `full` over the cap."""
    standing = entries.get(key)
    if is_older(act, standing):
        return None
    if value and not (standing and standing["value"]) and is_full(entries, cap):
        return "full"
    docs.change(path)
    entries[key] = {"at": act, "value": value}
    return None
