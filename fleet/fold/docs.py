"""The documents that a fold has in its hands: read in batches, changed in place, written once.

It holds no rule of the world. What is not marked as changed is not written.
"""

from __future__ import annotations

from fleet import strictjson

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    Document = dict[str, Any]
    Read = Callable[[Sequence[str]], dict[str, tuple[Document | None, int]]]


class Docs:
    """Documents by path. `read` gives documents and their sizes in bytes as the tip has them."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._held: dict[str, Document | None] = {}
        self._sizes: dict[str, int] = {}
        self._changed: set[str] = set()

    def fetch(self, paths: Sequence[str]) -> None:
        """Read those of the paths that are not held yet, in one batch."""
        fresh = [path for path in dict.fromkeys(paths) if path not in self._held]
        for path, (document, size) in self._read(fresh).items():
            self._held[path] = document
            self._sizes[path] = size

    def get(self, path: str) -> Document | None:
        """A document that was fetched, to look at."""
        return self._held[path]

    def change(self, path: str) -> Document:
        """A document that exists, to change in place."""
        document = self._held[path]
        assert document is not None, path
        self._changed.add(path)
        return document

    def put(self, path: str, document: Document) -> None:
        """A new document."""
        self._held[path] = document
        self._sizes[path] = len(strictjson.dumps(document))
        self._changed.add(path)

    def size(self, path: str) -> int:
        """Bytes of the document at the tip, or when it was put, and of what it grew since."""
        return self._sizes[path]

    def grow(self, path: str, by: int) -> None:
        """Count bytes added to a document."""
        self._sizes[path] += by

    def changed(self, folder: str) -> list[str]:
        """The paths of changed documents below a folder, sorted."""
        return sorted(path for path in self._changed if path.startswith(folder))

    def encoded(self) -> dict[str, bytes]:
        """Every changed document as its canonical bytes."""
        return {path: strictjson.dumps(self._held[path]) for path in sorted(self._changed)}
