"""`fleet-merge-json` as pip puts it on PATH: the merge driver with the arguments of the command line."""

from __future__ import annotations

import sys

from fleet.merge import driver


def main() -> int:
    """Merge as the command line says; the exit code for git."""
    return driver.main(sys.argv[1:])
