"""The documents that a fold has in its hands: read in batches, changed in place, written once.

It holds no rule of the world. What is not marked as changed is not written.
"""

from __future__ import annotations

from fleet import strictjson
from fleet.fold.news import News

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    Document = dict[str, Any]
    Read = Callable[[Sequence[str]], dict[str, tuple[Document | None, int]]]
    Seen = Mapping[str, Mapping[str, str | None]]
    Listing = Callable[[str], Sequence[str]]


class Docs:
    """Documents by path, in the making of a frame.

    `read` gives documents and their sizes in bytes as the tip has them, `listing` the names of the files in a folder.
    """

    def __init__(self, read: Read, frame: int, listing: Listing) -> None:
        self.frame = frame
        self.news = News()
        """What agents will be told when the frame ends."""
        self.seen: dict[str, dict[str, str | None]] = {}
        """By the id of a change and by path, the blob that its author saw."""
        self._read = read
        self._list = listing
        self._listed: dict[str, list[str]] = {}
        self._held: dict[str, Document | None] = {}
        self._sizes: dict[str, int] = {}
        self._changed: set[str] = set()
        self._put: set[str] = set()
        self._new: dict[str, list[str]] = {}

    def fetch(self, paths: Sequence[str]) -> None:
        """Read those of the paths that are not held yet, in one batch."""
        fresh = [path for path in dict.fromkeys(paths) if path not in self._held]
        for path, (document, size) in (self._read(fresh) if fresh else {}).items():
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
        self._put.add(path)
        self._new.setdefault("/".join(path.split("/", 2)[:2]), []).append(path)

    def is_new(self, path: str) -> bool:
        """Whether a document was put."""
        return path in self._put

    def drop(self, path: str) -> None:
        """Take a document away."""
        self._held[path] = None
        self._changed.add(path)

    def size(self, path: str) -> int:
        """Bytes of the document at the tip, or when it was put, and of what it grew since."""
        return self._sizes[path]

    def grow(self, path: str, by: int) -> None:
        """Count bytes added to a document."""
        self._sizes[path] += by

    def listing(self, folder: str) -> list[str]:
        """The names of the files that the tip has in a folder."""
        if folder not in self._listed:
            self._listed[folder] = list(self._list(folder))
        return self._listed[folder]

    def new(self, folder: str) -> list[str]:
        """The paths of documents put below `state/<kind>`, in the order of the fold."""
        return self._new.get(folder, [])

    def changed(self, folder: str) -> list[str]:
        """The paths of changed documents below a folder, sorted, without those taken away."""
        return sorted(path for path in self._changed if path.startswith(folder) and self._held[path] is not None)

    def encoded(self) -> dict[str, bytes | None]:
        """Every changed document as its canonical bytes, None for one taken away."""
        return {
            path: None if (held := self._held[path]) is None else strictjson.dumps(held)
            for path in sorted(self._changed)
        }
