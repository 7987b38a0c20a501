"""What goes wrong in a way that a person can mend. It never wraps a bug: those keep their traceback."""

from __future__ import annotations


class Failure(Exception):
    """One sentence for the person at the keyboard: the file and place, the reason, and what to do. Exit code 1."""
