"""The size of a view: its threads, projects and people hold at most so many characters of what agents wrote.

Pure. It cuts in this order until the view fits, threads and projects from the last to the first: comments but for the
newest few; files of projects that the agent is no member of; long texts; whole threads, down to a dozen; files of its
own projects; threads, down to one; the paths and changes of projects. Of a project's files the largest goes first, and
whole. Which projects there are, and what each is, is never cut: it takes a line.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from fleet.view.scene import Document

BUDGET = 40000
FEW = 3
"""Comments that a thread keeps when it is shortened."""
SHORT = 300
"""Characters that a text keeps."""
DOZEN = 12
"""Threads that stay as long as own projects have files to lose: one cannot write on what one does not see."""


def fit(view: Document) -> Document:
    """The view, cut in place until it is within the budget; what goes is added to its `left_out`."""
    excess = size(view) - BUDGET
    for cut in _steps(view) if excess > 0 else ():
        excess -= cut
        view["left_out"] += cut
        if excess <= 0:
            break
    speakers = {said["agent"] for thread in view["threads"] for said in (thread, *thread["comments"])}
    view["people"] = {name: person for name, person in view["people"].items() if name in speakers}
    return view


def size(view: Document) -> int:
    """The characters of a view that count."""
    people = sum(len(person["name"]) + len(person["bio"]) for person in view["people"].values())
    return people + sum(map(_thread_size, view["threads"])) + sum(map(_project_size, view["projects"]))


def _thread_size(thread: Document) -> int:
    texts = [thread["title"], thread["body"], *(comment["body"] for comment in thread["comments"])]
    contents = [file.get("content") or "" for file in thread.get("files", {}).values()]
    conflict = thread.get("verdict", {}).get("conflict", "")
    return sum(map(len, (*texts, *contents, conflict, *thread.get("files", ()))))


def _project_size(project: Document) -> int:
    texts = [change["title"] for change in project["changes"]]
    return sum(map(len, (*texts, *project["files"], *(text or "" for text in project["files"].values()))))


def _steps(view: Document) -> Iterator[int]:
    """The cuts in their order; each gives the characters that it saved."""
    threads, projects = view["threads"], view["projects"][::-1]
    for thread in reversed(threads):
        while len(thread["comments"]) > FEW:
            yield len(thread["comments"].pop(0)["body"])
    for project in projects:
        yield from () if project["member"] else _close(project)
    for thread in reversed(threads):
        yield from _shorten(thread)
    while len(threads) > DOZEN:
        yield _thread_size(threads.pop())
    for project in projects:
        yield from _close(project)
    while len(threads) > 1:
        yield _thread_size(threads.pop())
    for project in projects:
        size = _project_size(project)
        project |= {"files": {}, "changes": []}
        yield size


def _close(project: Document) -> Iterator[int]:
    """What the files of a project hold goes, the largest first."""
    files = project["files"]
    for path in sorted(files, key=lambda path: -len(files[path] or "")):
        text, files[path] = files[path], None
        yield len(text or "")


def _shorten(thread: Document) -> Iterator[int]:
    contents = [(file, "content") for file in thread.get("files", {}).values() if file.get("content")]
    for holder, key in [*contents, *((said, "body") for said in (*thread["comments"], thread))]:
        whole, holder[key] = holder[key], holder[key][:SHORT]
        yield len(whole) - len(holder[key])
