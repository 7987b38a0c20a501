"""The barrier: is everyone in who is expected, and if not, when does the frame close all the same?

A push is held by POSIX sh (hooks/post-receive), which reads the few lines that `note` leaves for it. Python runs only
in the keeper: the one of those who hold that sleeps until the bell rings or a time comes, and folds. Every way that a
keeper can die frees its lock and closes the gate, which wakes all others to choose the next. It judges nothing that
is pushed.
"""

from __future__ import annotations

import os
import time

from fleet import names, roster
from fleet.errors import Failure
from fleet.git import MAINTAINED_EVERY, GitError, Repository
from fleet.origin import inbox, locks, publish
from fleet.world import Broken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from fleet.git import Objects
    from fleet.roster import Settings
    from fleet.world import World

HOOK = "2"
FOLDED, BUSY, TENURE_OVER = 0, 75, 76
SLEEPS_AT_MOST = 3600.0


def closes_at(
    settings: Settings, clock: Mapping[str, object], everyone_in: bool, first: float | None, made: float, resumed: float
) -> float | None:
    """The moment at which the next frame closes if nothing else happens; None: only something new can close it.

    All times in seconds: `first` is the frame's first delivery on time, None where there is none; `made` is when the
    last frame was published, `resumed` the end of the last stop.
    """
    if first is None or roster.stopped(settings, dict(clock)):
        return None
    opens = made + int(settings.frame["pace"])
    return opens if everyone_in else max(first, resumed, opens) + int(settings.frame["deadline"])


class Note:
    """What the primary leaves beside the timeline for those who hold: derived from the tip, except for its times."""

    def __init__(self, folder: str) -> None:
        self._path = os.path.join(folder, "note")
        self.lines: dict[str, str] = {}
        try:
            with open(self._path, encoding="utf-8") as file:
                self.lines = dict(row.rstrip("\n").split(" ", 1) for row in file if " " in row)
        except FileNotFoundError:
            self.lines = {}

    def time(self, key: str) -> float:
        """A remembered moment, seconds; now where none is remembered."""
        return float(self.lines.get(key) or time.time())

    def bring(self, world: World, broken: str = "") -> None:
        """Write what holds at this tip. `made` moves with a new frame, `resumed` with the end of a stop."""
        settings = world.settings
        stop = roster.stopped(settings, world.clock) or ""
        moved = self.lines.get("frame") != str(world.frame)
        ended = bool(self.lines.get("stopped")) and not stop
        lines = {
            "tip": world.commit.oid,
            "frame": str(world.frame),
            "stopped": stop,
            "broken": broken.replace("\n", " "),
            "deadline": str(settings.frame["deadline"]),
            "pace": str(settings.frame["pace"]),
            "made": f"{time.time() if moved else self.time('made'):.3f}",
            "resumed": f"{time.time() if ended else 0 if moved else float(self.lines.get('resumed') or 0):.3f}",
            "expected": " ".join(roster.expected(settings, world.workers)),
            "said": world.commit.message.partition("\n")[0],
        }
        self.lines = lines
        locks.write(self._path, "".join(f"{key} {value}\n" for key, value in lines.items()))


def closing(repo: Repository, world: World, note: Note) -> float | None:
    """`closes_at` for what waits in the inbox now."""
    came = inbox.came_on_time(world, inbox.pending(repo, world.timeline))
    first = first_delivery(locks.folder(repo, world.timeline), world.frame + 1, bool(came))
    everyone = set(roster.expected(world.settings, world.workers)) <= came
    return closes_at(world.settings, world.clock, everyone, first, note.time("made"), note.time("resumed"))


def close_frame(repo: Repository, objects: Objects, note: Note, world: World, move: publish.Move) -> World:
    """Publish the frame after `world`'s and leave word of it; the world after it. Raises as `publish_frame`."""
    after = publish.publish_frame(repo, objects, world.timeline, world.frame + 1, move)
    note.bring(after)
    forget_first(locks.folder(repo, world.timeline), after.frame)
    return after


class Keeper:
    """One tenure of the keeper of a timeline: two FIFOs, a lock, and a sleep."""

    def __init__(self, repo: Repository, timeline: str) -> None:
        self._repo = repo
        self._timeline = timeline
        self._folder = locks.folder(repo, timeline)
        self._broken = ""

    def keep(self, tip: str, ends: float) -> int:
        """Hold until the tip is not `tip`, folding when the barrier says so, or until `ends`. One of the codes above.

        `tip` is what the holder saw when it decided to keep: another keeper may have folded since. `ends` is when its
        own hold ends, in seconds of the clock; another holder's that ends sooner ends the tenure sooner.
        """
        lock = locks.Lock(os.path.join(self._folder, "keeper.lock"))
        if not self._take(lock):
            return BUSY
        fifos = [make_fifo(os.path.join(self._folder, name)) for name in ("gate", "bell")]
        try:
            with self._repo.objects() as objects:
                return self._keep(objects, tip, Bell(fifos[1], ends))
        finally:
            for name in ("bell", "gate"):
                os.unlink(os.path.join(self._folder, name))
            lock.release()

    def _take(self, lock: locks.Lock) -> bool:
        """The lock; or not, when another keeper's gate is there to wait at. Between the two it comes or goes."""
        for _ in range(100):
            if lock.take_if_free():
                return True
            if os.path.exists(os.path.join(self._folder, "gate")):
                return False
            time.sleep(0.01)
        return False

    def _keep(self, objects: Objects, tip: str, bell: Bell) -> int:
        while True:
            closes = self._ask(objects, tip)
            if closes == FOLDED:
                return FOLDED
            if bell.ends <= time.time():
                return TENURE_OVER
            bell.sleep(closes)

    def _ask(self, objects: Objects, tip: str) -> float:
        """The barrier's question, under the primary's lock: when the frame closes, or FOLDED: all look again."""
        with locks.primary(self._repo):
            world = publish.tip_of(self._repo, objects, self._timeline)
            note = Note(self._folder)
            if note.lines.get("tip") != world.commit.oid:  # a primary was killed before it left word
                note.bring(world)
                return FOLDED
            if world.commit.oid != tip:
                return FOLDED
            closes = closing(self._repo, world, note)
            if closes is None or closes > time.time() or self._broken:
                return time.time() + SLEEPS_AT_MOST if closes is None or self._broken else closes
            return self._fold(objects, note, world)

    def _fold(self, objects: Objects, note: Note, world: World) -> float:
        try:
            after = close_frame(self._repo, objects, note, world, self._move)
        except Broken as broken:
            self._broken = str(broken)
            note.bring(world, self._broken)
            tell(f"frame {world.frame + 1} cannot be folded: {broken}")
            return time.time() + SLEEPS_AT_MOST
        if after.frame % MAINTAINED_EVERY == 0:
            self._repo.maintain()
        return FOLDED

    def _move(self, moves: publish.Moves) -> bool:
        return locks.move_refs(self._repo, moves)


class Bell:
    """The keeper's bell: a line with a time says when a holder's time ends, any other that there is something to do."""

    def __init__(self, fd: int, ends: float) -> None:
        self._fd = fd
        self._rest = b""
        self.ends = ends

    def sleep(self, until: float) -> None:
        """Sleep until that time, the first end of a hold, or until somebody rings."""
        import select

        while (left := min(until, self.ends) - time.time()) > 0:
            if select.select([self._fd], [], [], min(left, SLEEPS_AT_MOST))[0] and self._rung():
                return

    def _rung(self) -> bool:
        *lines, self._rest = (self._rest + os.read(self._fd, 1 << 16)).split(b"\n")
        times = [float(line) for line in lines if line.isdigit()]
        self.ends = min([self.ends, *times])
        return len(times) < len(lines)


def first_delivery(folder: str, frame: int, any_came: bool) -> float | None:
    """When the frame's first delivery on time came: the age of a file that the hook makes then (or we, if it died)."""
    path = os.path.join(folder, f"{frame}.first")
    if not any_came:
        return None
    try:
        return os.stat(path).st_mtime
    except FileNotFoundError:
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o644))
        return time.time()


def forget_first(folder: str, frame: int) -> None:
    """Remove the marks of frames that are made."""
    for name in os.listdir(folder):
        mark, _dot, rest = name.partition(".")
        if rest == "first" and mark.isdigit() and int(mark) <= frame:
            os.unlink(os.path.join(folder, name))


def make_fifo(path: str) -> int:
    """A fresh FIFO at `path`, in place of whatever is there, open at both ends so that opening never blocks.

    Fresh, because a waiter on the last keeper's FIFO must see its end even if we are quick.
    """
    fresh = f"{path}.{os.getpid()}"
    os.mkfifo(fresh)
    fd = os.open(fresh, os.O_RDWR | os.O_NONBLOCK)
    os.replace(fresh, path)
    return fd


def ring(folder: str) -> None:
    """Wake the keeper, if there is one."""
    try:
        bell = os.open(os.path.join(folder, "bell"), os.O_WRONLY | os.O_NONBLOCK)
    except (FileNotFoundError, OSError):
        return  # nobody keeps: whoever comes next will look for itself
    os.write(bell, b"look\n")
    os.close(bell)


def tell(sentence: str) -> None:
    """Say something to whoever pushed, who may have gone."""
    try:
        os.write(2, f"fleet: {sentence}\n".encode())
    except BrokenPipeError:
        return


def merge_edits(repo: Repository, timeline: str) -> None:
    """Merge what waits under refs/edits/ now, and wake the keeper: its world has changed."""
    folder = locks.folder(repo, timeline)
    with locks.primary(repo), repo.objects() as objects:
        for sentence in publish.publish_edits(repo, objects, timeline, lambda moves: locks.move_refs(repo, moves)):
            tell(sentence)
        if repo.resolve(names.timeline_ref(timeline)) is not None:  # else its fork waits, and there is no timeline yet
            Note(folder).bring(publish.tip_of(repo, objects, timeline))
    ring(folder)


def main(words: list[str]) -> int:
    """`HOOK keep TIMELINE TIP ENDS` or `HOOK edits TIMELINE`, from post-receive; HOOK is the version of the hook."""
    repo = Repository.of_hook()
    hook, *words = words
    if hook != HOOK:
        tell("the hooks of this origin are older or newer than their code: run make install-hooks on the origin")
        return 1
    try:
        if words[0] == "edits":
            merge_edits(repo, words[1])
            return FOLDED
        return Keeper(repo, words[1]).keep(words[2], float(words[3]))
    except (Failure, GitError) as failure:
        tell(" ".join(str(failure).split()))
        return 1
