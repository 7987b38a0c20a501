"""Where the project's own files lie: beside the package in a checkout, inside it (`fleet/share/`) in a wheel.

It only names folders; it never looks into them, and it never asks the environment.
"""

from __future__ import annotations

import os

_PACKAGE = os.path.dirname(os.path.abspath(__file__))


def house() -> str:
    """The folder to put on `sys.path` so that `import fleet` works."""
    return os.path.dirname(_PACKAGE)


def schemas() -> str:
    """The folder of the schemas."""
    return _folder("schemas")


def hooks() -> str:
    """The folder of the templates of hooks."""
    return _folder("hooks")


def programs() -> str:
    """The folder of `git-fleet` and `fleet-merge-json`."""
    return _folder("bin")


def _folder(name: str) -> str:
    packed = os.path.join(_PACKAGE, "share", name)
    return packed if os.path.isdir(packed) else os.path.join(house(), name)
