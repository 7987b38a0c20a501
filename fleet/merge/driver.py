"""git's merge driver for JSON, with merge3's algebra, in one light process: `%O %A %B %L %P`, and options.

Exit 0: merged. Exit 1: a conflict; the file is valid JSON with ours, and both values are told. Anything else (a file
that does not parse, a bug, ^C) must never look like a merge: git takes exit 1 for a conflict and keeps ours, so %A is
removed, which stops every git, and the exit code is 130. It asks nothing of git, and of other files it reads schemas
alone: the world's own, or the one that `--schema=FILE` names, whose path counts from where git starts drivers, the top
of the work tree. Of the primary's own documents ours stays.

`--ancestors` is for the merge of several common ancestors into the base of the real one (`merge.*.recursive`): where
they conflict the base gets a value that neither has, for with ours in it the real merge would take theirs unseen.
"""

from __future__ import annotations

import gc
import os
import sys

from fleet.errors import Failure
from fleet.merge import document, foreign
from fleet.merge.document import Kind
from fleet.merge.settle import ancestor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    Lookup = Callable[[str], dict[str, Any] | None]
    """From a path to the schema of the world's document there, or None for other people's JSON."""

    from fleet.merge.json3 import Conflict

MERGED, CONFLICT, STOPPED = 0, 1, 130
USAGE = "this is git's JSON merge driver; register it as: merge.fleet-json.driver = fleet-merge-json %O %A %B %L %P"
TEMPORARY = ".merge_file_"  # git's own name for %A
NEW = ".new"
SCHEMA, ANCESTORS = "--schema=", "--ancestors"


def main(argv: list[str], lookup: Lookup | None = None) -> int:
    """Merge the three files into %A and give git's exit code. `argv` is without the program's name."""
    files, options = argv[:5], argv[5:]
    if len(files) != 5 or not all(option == ANCESTORS or option.startswith(SCHEMA) for option in options):
        say(USAGE)
        return stop(argv[1] if len(argv) > 1 and os.path.basename(argv[1]).startswith(TEMPORARY) else None)
    _, ours, _, _, path = files
    try:
        gc.disable()  # a third of the time of a large file, and nothing here is circular
        return merge(files, lambda: kind_of(path, options, lookup), ANCESTORS in options)
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


def kind_of(path: str, options: Sequence[str], lookup: Lookup | None) -> Kind:
    """How the file at a path merges: by the schema that is named, else as a world's document where this is one."""
    named = [option.removeprefix(SCHEMA) for option in options if option.startswith(SCHEMA)]
    if named:
        return document.kind_by_schema(named[-1])
    if lookup is not None:
        schema = lookup(path)
        return Kind(schema, canonical=schema is not None)
    # A bare repository has no files by which to tell; only origins have the driver there.
    in_world = document.is_world(".") or not os.path.lexists(".git")
    return document.kind_in_world(path) if in_world else Kind()


def merge(files: Sequence[str], find: Callable[[], Kind], of_ancestors: bool) -> int:
    """Write the merge into the file %A, tell what was kept, and give git's exit code.

    Raises Failure where a side does not parse, or the schema that was named is none.
    """
    base, ours, theirs, _, path = files
    before, here, there = (_read(name) for name in (base, ours, theirs))
    os.unlink(ours)  # whatever kills this process now, git must not find ours and call it a conflict
    kind = find()
    mine, merged = kind.merge(before, here, there, path)
    value = ancestor(merged) if of_ancestors and merged.conflicts else merged.value
    with open(ours + NEW, "wb") as file:
        file.write(kind.encode(value, here, mine))
    os.replace(ours + NEW, ours)
    if of_ancestors:
        return MERGED
    if kind.owned:
        say(f"{path}: kept ours: the primary alone writes it")
    for conflict in merged.conflicts:
        say(told(path, conflict))
    return CONFLICT if merged.conflicts else MERGED


def _read(name: str) -> bytes:
    with open(name, "rb") as file:
        return file.read()


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
