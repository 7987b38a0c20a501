"""`python -m tests.bench`: the turnaround of a frame, as `make bench` shows it."""

from __future__ import annotations

import sys

from tests.bench.turnaround import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
