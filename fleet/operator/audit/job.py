"""A process that judges: commits come in, a line of ids at a time, and a line of JSON goes out for each of them.

It ends when its input ends, so that nothing outlives the audit that started it.
"""

from __future__ import annotations

import json
import sys
import traceback
from typing import IO, Any

from fleet.errors import Failure
from fleet.git import GitError, Repository
from fleet.operator.audit.judge import Judge
from fleet.operator.audit.past import reading


def verdict(judge: Judge, oid: str) -> dict[str, Any]:
    """The verdict on a commit as plain values; `failure` where it could not be had, `bug` where that is our fault."""
    try:
        return judge.judge(oid).as_row()
    except (Failure, GitError) as error:
        return {"failure": str(error)}
    except Exception:
        return {"bug": traceback.format_exc()}


def serve(repo: Repository, asked: IO[str], told: IO[str]) -> None:
    """Judge what is asked until nothing more is."""
    judge = Judge(repo)
    for line in asked:
        for oid in line.split():
            told.write(json.dumps(verdict(judge, oid)) + "\n")
            told.flush()
    judge.close()


def main() -> None:
    """For the repository and the folder for files of the moment that the arguments name."""
    git_dir, scratch = sys.argv[1:]
    serve(reading(Repository.at(git_dir), scratch), sys.stdin, sys.stdout)
