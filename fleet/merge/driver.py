"""git's merge driver for JSON: `%O %A %B %L %P`, with merge3's algebra, in one light process.

Exit 0: merged. Exit 1: a conflict; the file is valid JSON with ours, and both values are told. Anything else (a file
that does not parse, a bug, ^C) must never look like a merge: git takes exit 1 for a conflict and keeps ours, so %A is
removed, which stops every git, and the exit code is 130. It asks nothing of git and reads no other file.
"""

from __future__ import annotations

import gc
import os
import sys

from fleet import strictjson
from fleet.errors import Failure
from fleet.merge import foreign
from fleet.merge.json3 import ABSENT, merge3, same

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Lookup = Callable[[str], dict[str, Any] | None]
    """From a path to the schema of the world's document there, or None for other people's JSON."""

    from fleet.merge.json3 import Conflict

MERGED, CONFLICT, STOPPED = 0, 1, 130
USAGE = "this is git's JSON merge driver; register it as: merge.fleet-json.driver = fleet-merge-json %O %A %B %L %P"
TEMPORARY = ".merge_file_"  # git's own name for %A
NEW = ".new"
SPACE = b" \t\r\n"


def main(argv: list[str], lookup: Lookup | None = None) -> int:
    """Merge the three files into %A and give git's exit code. `argv` is without the program's name."""
    if len(argv) != 5:
        say(USAGE)
        return stop(argv[1] if len(argv) > 1 and os.path.basename(argv[1]).startswith(TEMPORARY) else None)
    base, ours, theirs, _, path = argv
    try:
        gc.disable()  # a third of the time of a large file, and nothing here is circular
        conflicts = merge_files(base, ours, theirs, path, lookup or document_schema)
        for conflict in conflicts:
            say(told(path, conflict))
        return CONFLICT if conflicts else MERGED
    except Failure as failure:
        say(f"{failure}")
    except RecursionError:
        say(f"{path}: nested too deeply to merge; merge it by hand")
    except OSError as error:
        say(f"{path}: {error}")
    except KeyboardInterrupt:
        say(f"{path}: interrupted; nothing was merged")
    except BaseException as error:  # whatever it is, git must not take it for a conflict
        say(f"{path}: a bug of the merge driver, nothing was merged: {place(error)}{type(error).__name__}: {error}")
    finally:
        gc.enable()
    return stop(ours)


def document_schema(path: str) -> dict[str, Any] | None:
    """The schema of the world's document at a path."""
    from fleet import schema

    return schema.document_schema(path)


def merge_files(base: str, ours: str, theirs: str, path: str, lookup: Lookup) -> list[Conflict]:
    """Write the merge into the file `ours` and give the conflicts. Raises Failure where a side does not parse."""
    before, here, there = (_read(name) for name in (base, ours, theirs))
    os.unlink(
        ours
    )  # until there is a result: whatever kills this process, git must not find ours and call it a conflict
    schema = lookup(path)
    loads = strictjson.loads if schema is not None else foreign.loads
    # git hands over an empty base where both sides added the file
    old = _parse(loads, before, path, "the common base") if before.strip(SPACE) else ABSENT
    mine, other = _parse(loads, here, path, "ours"), _parse(loads, there, path, "theirs")
    merged = merge3(old, mine, other, schema)
    if schema is not None:
        data = strictjson.dumps(merged.value)
    elif same(merged.value, mine):
        data = here
    else:
        data = foreign.Layout(here).write(merged.value)
    with open(ours + NEW, "wb") as file:
        file.write(data)
    os.replace(ours + NEW, ours)
    return merged.conflicts


def _read(name: str) -> bytes:
    with open(name, "rb") as file:
        return file.read()


def _parse(loads: Callable[[bytes], Any], data: bytes, path: str, side: str) -> Any:
    try:
        return loads(data)
    except strictjson.Invalid as invalid:
        raise Failure(f"{path} does not parse in {side}: {invalid}; mend that side and merge again") from None


def told(path: str, conflict: Conflict) -> str:
    """A conflict as one line: where, what was kept, what was not."""
    here, there, before = (foreign.brief(side) for side in (conflict.ours, conflict.theirs, conflict.base))
    where = conflict.pointer or "the whole document"
    return f"{path}: conflict at {where}: kept ours, {here}; not theirs, {there}; the base had {before}"


def place(error: BaseException) -> str:
    """The file and line that an error comes from."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}: " if trace is not None else ""


def say(sentence: str) -> None:
    """Tell the person at the keyboard, who sees git's stderr; a closed one stops nothing."""
    line = "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in sentence) + "\n"
    try:
        os.write(2, line.encode("utf-8", "backslashreplace"))
    except OSError:
        return


def stop(ours: str | None) -> int:
    """Make git stop: without %A it cannot take this for a merge."""
    for name in (ours, ours + NEW) if ours is not None else ():
        if os.path.lexists(name):
            os.unlink(name)
    return STOPPED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
