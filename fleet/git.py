"""The one door to git: objects in bulk, commits, refs, transactions, and the network commands.

No other module spells a git command line. Everything here asks git by exit codes and NUL- or length-delimited
output, never by its sentences. It starts processes itself instead of through `subprocess`, whose import would cost
a hook more than the git process it starts; `porcelain`, for commands that an operator waits for, uses `sh`.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from types import TracebackType
    from typing import IO

    Change = bytes | tuple[str, str] | None
    """A path's new content: its bytes, an existing (mode, object id), or None for deleted."""

SIGPIPE = 13  # Python ignores it and children would inherit that; the signal module costs an import of enum
FILE_MODE = "100644"
MAINTAINED_EVERY = 32
"""Frames between two rounds of maintenance, in an origin and in a clone."""
TREE_MODE = "40000"
SCRATCH = "refs/fleet/scratch"
AT_ONCE = 100  # names asked of cat-file before its answers are read: they fit any system's pipe, so nobody blocks

# Settings of the person that would change what our commands do (each has bitten somebody).
NEUTRAL = (
    "-c", "core.fsmonitor=false", "-c", "core.autocrlf=false", "-c", "gc.auto=0", "-c", "maintenance.auto=false",
    "-c", "commit.gpgsign=false", "-c", "push.gpgSign=false", "-c", "push.followTags=false", "-c", "fetch.prune=false",
    "-c", "color.ui=false", "-c", "protocol.file.allow=always",
)  # fmt: skip


class GitError(Exception):
    """A git command that failed: its arguments, exit code and what it said."""

    def __init__(self, args: Sequence[str], code: int, said: str) -> None:
        super().__init__(f"git {' '.join(args[:2])} failed with code {code}: {said.strip()}")
        self.code = code
        self.said = said.strip()


class Answer:
    """A finished command: exit code, output, and what it said on stderr."""

    __slots__ = ("code", "out", "said")

    def __init__(self, code: int, out: bytes, said: str) -> None:
        self.code = code
        self.out = out
        self.said = said

    @property
    def text(self) -> str:
        """The output as one line of text."""
        return self.out.decode().strip()


class Stored:
    """An object that git holds: its id, kind, size, and its data where that was asked for."""

    __slots__ = ("data", "kind", "oid", "size")

    def __init__(self, oid: str, kind: str, size: int, data: bytes) -> None:
        self.oid = oid
        self.kind = kind
        self.size = size
        self.data = data


class Entry:
    """One entry of a tree."""

    __slots__ = ("mode", "name", "oid")

    def __init__(self, mode: str, name: bytes, oid: str) -> None:
        self.mode = mode
        self.name = name
        self.oid = oid


class Commit:
    """A parsed commit: tree, parents, committer time in seconds, author line, message."""

    __slots__ = ("author", "message", "oid", "parents", "time", "tree")

    def __init__(self, oid: str, data: bytes) -> None:
        head, _, message = data.partition(b"\n\n")
        rows = [row.partition(b" ")[::2] for row in head.split(b"\n") if row[:1] != b" "]
        self.oid = oid
        self.tree = next(value.decode() for key, value in rows if key == b"tree")
        self.parents = [value.decode() for key, value in rows if key == b"parent"]
        self.author = next(value for key, value in rows if key == b"author").decode(errors="replace")
        self.time = int(next(value for key, value in rows if key == b"committer").split()[-2])
        self.message = message.decode(errors="replace")


class Layout:
    """Where a repository lies: bare or not, its git directory (shared by its work trees), the top of its work tree."""

    __slots__ = ("bare", "common", "top")

    def __init__(self, path: str) -> None:
        """Ask git at `path`. GitError where there is no repository."""
        ask = ("-C", path, "rev-parse", "--path-format=absolute")
        answer = run([*ask, "--is-bare-repository", "--git-common-dir"], foreign_environment())
        bare, self.common = os.fsdecode(answer.out).rstrip("\n").split("\n", 1)
        self.bare = bare == "true"
        top = run([*ask, "--show-toplevel"], foreign_environment(), ok=(0, 128))  # asked in a git directory it fails
        self.top = self.common if top.code else os.fsdecode(top.out).rstrip("\n")


def _in_json(word: str) -> str:
    """A word as it stands in a text of a document."""
    return word.replace("\\", "\\\\").replace('"', '\\"')


def foreign_environment() -> dict[str, str]:
    """The environment for a repository other than the hook's own: every variable that would point git back is gone.

    `git rev-parse --local-env-vars` leaves out GIT_QUARANTINE_PATH, under which ref updates are forbidden.
    """
    ours = ("GIT_SSH", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_TRACE", "GIT_EXEC_PATH")
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_") or key.startswith(ours)}
    return {**kept, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}


def hook_environment() -> dict[str, str]:
    """The environment for the hook's own repository: what git set, with GIT_DIR made absolute and plain messages."""
    return {**os.environ, "GIT_DIR": os.path.abspath(os.environ["GIT_DIR"]), "LC_ALL": "C"}


class Repository:
    """A repository by its git directory, and the questions that the rest of the house asks of it."""

    def __init__(self, git_dir: str, env: Mapping[str, str], top: str | None = None) -> None:
        self.git_dir = git_dir
        self.top = top
        """The top of the work tree, None in a bare repository."""
        self.scratch = os.path.join(git_dir, "fleet")
        """Where files of the moment may lie. Who must not write into the repository sets another folder."""
        self._maintenance = 0
        self.env = {**env, "GIT_DIR": git_dir}

    @classmethod
    def of_hook(cls) -> Repository:
        """The repository whose server-side hook is running."""
        env = hook_environment()
        return cls(env["GIT_DIR"], env)

    @classmethod
    def at(cls, path: str) -> Repository:
        """The repository at `path` (bare, or a work tree, or a folder in one). GitError where there is none."""
        env = foreign_environment()
        git_dir = run(["-C", path, "rev-parse", "--absolute-git-dir"], env).text
        top = run(["-C", path, "rev-parse", "--show-toplevel"], env, ok=(0, 128))
        return cls(git_dir, env, top.text or None)

    def run(self, *args: str, data: bytes = b"", ok: tuple[int, ...] = (0,), relay: bool = False) -> Answer:
        """Run `git ARGS` here. GitError unless its exit code is in `ok`; `relay` shows stderr while it runs."""
        return run(args, self.env, data, ok, relay)

    def objects(self) -> Objects:
        """A reader of many objects through one process."""
        return Objects(self.env)

    def in_work_tree(
        self, *args: str, ok: tuple[int, ...] = (0,), variables: Mapping[str, str] | None = None
    ) -> Answer:
        """Run `git ARGS` at the top of the work tree, as a person would. GitError unless its exit code is in `ok`."""
        env = {key: value for key, value in self.env.items() if key != "GIT_DIR"}
        return run(["-C", self.top or self.git_dir, *args], {**env, **(variables or {})}, ok=ok)

    def pull(self, remote: str, branch: str, variables: Mapping[str, str]) -> Answer:
        """`git pull --ff-only` of one branch, `variables` added to what hooks see. The caller reads the exit code."""
        safe = ("pull.rebase=false", "rebase.autoStash=false", "merge.autoStash=false", "submodule.recurse=false")
        settings = [word for setting in safe for word in ("-c", setting)]
        options = ("--ff-only", "--quiet", "--no-tags", "--no-recurse-submodules")
        command = (*NEUTRAL, *settings, "pull", *options, remote, branch)
        return self.in_work_tree(*command, ok=tuple(range(256)), variables=variables)

    def unmerged(self) -> dict[str, dict[int, tuple[str, str]]]:
        """The paths in conflict: the (mode, object id) of base 1, ours 2 and theirs 3, as far as each has it."""
        found: dict[str, dict[int, tuple[str, str]]] = {}
        for row in self.in_work_tree("ls-files", "--unmerged", "-z").out.split(b"\0")[:-1]:
            meta, _, path = row.partition(b"\t")
            mode, oid, stage = meta.decode().split(" ")
            found.setdefault(os.fsdecode(path), {})[int(stage)] = (mode, oid)
        return found

    def take(self, path: str, remove: bool = False) -> None:
        """Put a path into the index as it is in the work tree, or take it out of both; outside a sparse one too."""
        command = ("rm", "--quiet", "--force") if remove else ("add",)
        self.in_work_tree(*command, "--sparse", "--", f":(literal,top){path}")

    def underway(self) -> str:
        """What git has begun here and not ended: `rebase`, `am`, `cherry-pick`, `revert`, `merge`, or nothing."""
        if os.path.isdir(os.path.join(self.git_dir, "rebase-merge")):
            return "rebase"
        if os.path.isdir(os.path.join(self.git_dir, "rebase-apply")):
            return "am" if os.path.exists(os.path.join(self.git_dir, "rebase-apply", "applying")) else "rebase"
        heads = {"CHERRY_PICK_HEAD": "cherry-pick", "REVERT_HEAD": "revert", "MERGE_HEAD": "merge"}
        return next((name for head, name in heads.items() if self.resolve(head)), "")

    def headline(self, name: str) -> str:
        """A commit in a few words: its short id and subject. Nothing where there is none."""
        plain = ("-c", "log.showSignature=false", "-c", "color.ui=false")
        return (
            self.run(*plain, "log", "-1", "--format=%h %s", name, "--", ok=(0, 128))
            .out.decode(errors="replace")
            .strip()
        )

    def local_changes(self) -> list[str]:
        """The paths that `git status` shows."""
        out = self.in_work_tree("status", "--porcelain", "-z", "--no-renames", "--untracked-files=no").out
        return [os.fsdecode(row[3:]) for row in out.split(b"\0") if row]

    def index_is(self, commit: str) -> bool | None:
        """Whether the index holds the tree of a commit and nothing else; None where it cannot be read."""
        answer = self.in_work_tree("diff-index", "--cached", "--quiet", commit, ok=(0, 1, 128))
        return None if answer.code == 128 else answer.code == 0

    def unstaged(self) -> list[str]:
        """The paths whose files are not what the index says, those that are gone included."""
        self.in_work_tree(*NEUTRAL, "update-index", "-q", "--refresh", ok=(0, 1))
        out = self.in_work_tree(*NEUTRAL, "diff-files", "--name-only", "-z").out
        return [os.fsdecode(path) for path in out.split(b"\0") if path]

    def blob(self, oid: str) -> bytes:
        """What a blob holds."""
        return self.run("cat-file", "blob", oid).out

    def put_back(self, commit: str) -> None:
        """Make index and files those of a commit: what they held is lost, and no hook of a checkout runs."""
        self.in_work_tree(*NEUTRAL, "reset", "--hard", "--quiet", commit)

    def settings(self) -> dict[str, str]:
        """The whole configuration as git reads it here, by key; of a key with several values the last."""
        rows = self.run("config", "--list", "-z").out.split(b"\0")
        pairs = [os.fsdecode(row).partition("\n")[::2] for row in rows if row]
        return dict(pairs)

    def grep(self, commit: str, words: Sequence[str], folders: Sequence[str]) -> list[str]:
        """The paths of a commit's JSON documents below the folders that hold all words, in any case."""
        asked = [part for word in words for part in ("-e", _in_json(word))]
        options = ("-z", "-l", "-i", "-I", "-F", "--all-match", "--no-color", "--threads=2")
        out = self.run("grep", *options, *asked, commit, "--", *folders, ok=(0, 1)).out
        return [os.fsdecode(row).partition(":")[2] for row in out.split(b"\0") if row]

    def config(self, key: str) -> str | None:
        """The last value of a setting, or None."""
        answer = self.run("config", "--get", key, ok=(0, 1))
        return answer.text if answer.code == 0 else None

    def paths_set(self, key: str) -> list[tuple[str, str, str]]:
        """Every value of a setting that is a path, the one in force last, each as (scope, file it is from, path)."""
        answer = self.run("config", "--show-scope", "--show-origin", "-z", "--type=path", "--get-all", key, ok=(0, 1))
        fields = os.fsdecode(answer.out).split("\0")
        rows = zip(fields[0::3], fields[1::3], fields[2::3], strict=False)
        return [(scope, origin.removeprefix("file:"), path) for scope, origin, path in rows]

    def hooks_folder(self, top: str) -> str:
        """The folder in which git looks for hooks; `top`, where they run, is what a relative setting starts from."""
        answer = self.run("-C", top, "rev-parse", "--path-format=absolute", "--git-path", "hooks")
        return os.fsdecode(answer.out).rstrip("\n")

    def resolve(self, name: str) -> str | None:
        """The object id that a ref or revision names, or None."""
        answer = self.run("rev-parse", "--verify", "--quiet", "--end-of-options", name, ok=(0, 1, 128))
        return answer.text if answer.code == 0 else None

    def refs(self, *prefixes: str) -> dict[str, str]:
        """Every ref under the prefixes with the object it names. Packed and loose alike."""
        out = self.run("for-each-ref", "--format=%(objectname) %(refname)", *prefixes).out.decode()
        return {name: oid for oid, _, name in (row.partition(" ") for row in out.splitlines())}

    def first_parents(self, tip: str) -> list[str]:
        """The commits of the line that ends in the tip, from the oldest that this repository holds on."""
        return self.run("rev-list", "--first-parent", "--reverse", tip).text.split()

    def touching(self, tip: str, path: str, most: int, said: str = "") -> list[str]:
        """The newest commits of that line that changed a path; those that changed how often it holds `said`, if any."""
        about = [f"-S{said}", "--diff-merges=first-parent"] if said else []
        options = ("--first-parent", f"--max-count={most}", "--format=%H", *about)
        plain = ("-c", "log.showSignature=false", "-c", "log.follow=false")
        return self.run(*plain, "log", *options, tip, "--", f":(literal,top){path}").text.split()

    def is_shallow(self) -> bool:
        """Whether history was cut off when this was cloned or fetched."""
        return self.run("rev-parse", "--is-shallow-repository").text == "true"

    def attributes(self, name: str, paths: Sequence[str]) -> list[str]:
        """An attribute of each path, as git would ask for it here; `unspecified` where nothing says it."""
        where = self.top or self.git_dir
        fields = self.run("-C", where, "check-attr", "-z", name, "--", *paths).out.split(b"\0")
        return [value.decode(errors="replace") for value in fields[2::3]]

    def object_counts(self) -> dict[str, int]:
        """`git count-objects`: loose `count` and their `size` in KiB, `in-pack`, `packs`, `size-pack`, `garbage` ..."""
        rows = (row.partition(": ") for row in self.run("count-objects", "-v").text.splitlines())
        return {key: int(value) for key, _, value in rows if value.isdigit()}

    def transaction(self, moves: Iterable[tuple[str, str | None, str]]) -> bool:
        """Move refs all or none: (ref, new or None to delete, old). False where one is no longer at its old value."""
        rows = [f"update {ref} {new} {old}" if new else f"delete {ref} {old}" for ref, new, old in moves]
        script = "\n".join(["start", *rows, "prepare", "commit", ""])
        return self.run("update-ref", "--stdin", data=script.encode(), ok=(0, 128)).code == 0

    def null(self) -> str:
        """The object id that stands for none, as long as this repository's ids are."""
        return "0" * (64 if self.config("extensions.objectformat") == "sha256" else 40)

    def changes(self, old: str, new: str) -> dict[str, tuple[tuple[str, str] | None, tuple[str, str] | None]]:
        """The paths that differ between two trees or commits, each with its (mode, object id) before and after."""
        out = self.run("diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", old, new).out
        fields = out.split(b"\0")
        rows = zip(fields[0::2], fields[1::2], strict=False)
        return {os.fsdecode(path): _sides(meta) for meta, path in rows}

    def contains(self, tip: str, commit: str) -> bool:
        """Whether `commit` is the tip or one of its ancestors."""
        return self.merge_bases(tip, commit) == [commit]

    def merge_bases(self, one: str, other: str) -> list[str]:
        """The best common ancestors of two commits."""
        return self.run("merge-base", "--all", one, other, ok=(0, 1)).text.split()

    def merge_text(
        self,
        base: bytes | None,
        ours: bytes,
        theirs: bytes,
        folder: str,
        labels: tuple[str, str, str] = ("ours", "base", "theirs"),
    ) -> tuple[bytes, bool]:
        """Three-way text merge: (result, whether it conflicts); what is no text conflicts, and gives no result.

        It works in files of `folder`. The result depends on nothing but the arguments: of all settings, git asks here
        for the style of conflicts alone.
        """
        if any(is_binary(side) for side in (base or b"", ours, theirs)):
            return b"", True
        paths = []
        for label, content in (("ours", ours), ("base", base or b""), ("theirs", theirs)):
            paths.append(os.path.join(folder, f"merge-{os.getpid()}-{label}"))
            with open(paths[-1], "wb") as file:
                file.write(content)
        named = [word for label in labels for word in ("-L", label)]
        try:
            answer = self.run(
                "-c", "merge.conflictStyle=merge", "merge-file", "-p", "-q", *named, *paths, ok=tuple(range(128))
            )  # fmt: skip
        finally:
            for path in paths:
                os.unlink(path)
        return answer.out, answer.code != 0

    def commit(
        self,
        parents: Sequence[str],
        changes: Mapping[str, Change],
        message: str,
        author: str,
        committer: str,
        wipe: bool = False,
    ) -> str:
        """Write a commit whose tree is the first parent's with `changes`; its id. No ref is left behind.

        `author` and `committer` are git's own lines, "Name <mail> seconds zone". `wipe` starts from an empty tree.
        One process of fast-import, which takes the branch away again before it ends.
        """
        none = "0" * len(parents[0]) if parents else self.null()
        stream = list(_commit_stream(parents, changes, message, author, committer, wipe, none))
        answer = self.run(
            *NEUTRAL, "fast-import", "--quiet", "--done", "--date-format=raw-permissive", data=b"".join(stream)
        )
        return answer.text

    def push(
        self, remote: str, *refspecs: str, options: tuple[str, ...] = (), negotiate: bool = False, relay: bool = False
    ) -> Answer:
        """Push refspecs, waiting as long as the other side holds. The caller reads the exit code.

        `negotiate` asks first what the other side has: else git sends all of a commit whose descendants alone are
        refs there.
        """
        asking = ("-c", f"push.negotiate={str(negotiate).lower()}")
        command = (*NEUTRAL, *asking, "push", "--porcelain", "--no-verify", "--no-signed", *options, remote, *refspecs)
        return self.run(*command, ok=tuple(range(256)), relay=relay)

    def pack(self, new: str, old: str) -> None:
        """Put what `new` brings over `old` into one pack, so that each of many pulls is served from one file."""
        pack = os.path.join(self.git_dir, "objects", "pack", "pack")
        self.run("pack-objects", "--revs", "--quiet", "--threads=1", pack, data=f"{new}\n^{old}\n".encode())

    def maintain(self) -> None:
        """Gather loose objects and small packs, each geometric size once, in a process that nobody awaits."""
        if self._maintenance:
            os.waitpid(self._maintenance, 0)  # the round before, which has ended long ago
        devnull = os.open(os.devnull, os.O_RDWR)
        repack = ["repack", "--geometric=2", "-d", "--quiet"]
        self._maintenance = _spawn(repack, self.env, dict.fromkeys((0, 1, 2), devnull))
        os.close(devnull)

    def remote_refs(self, remote: str, *patterns: str) -> dict[str, str] | None:
        """The refs that a remote shows, or None where it is out of reach."""
        answer = self.run("ls-remote", "--refs", remote, *patterns, ok=(0, 128))
        if answer.code:
            return None
        rows = (row.partition("\t") for row in answer.out.decode().splitlines())
        return {name: oid for oid, _, name in rows}


class Objects:
    """Many objects through one `git cat-file --batch-command`. Refs are looked up afresh at every question."""

    def __init__(self, env: Mapping[str, str]) -> None:
        ask, self._asked = os.pipe()
        answered, answer = os.pipe()
        self._pid = _spawn(["cat-file", "--batch-command", "--buffer"], env, {0: ask, 1: answer})
        os.close(ask)
        os.close(answer)
        self._answers: IO[bytes] = open(answered, "rb")

    def __enter__(self) -> Objects:
        return self

    def __exit__(self, *error: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        os.close(self._asked)
        self._answers.close()
        os.waitpid(self._pid, 0)

    def read(self, names: Sequence[str]) -> list[Stored | None]:
        """The objects by id or `<commit>:<path>`, None for each that is not there. Names must hold no newline."""
        return list(self._ask("contents", names))

    def look(self, names: Sequence[str]) -> list[Stored | None]:
        """As `read`, but without the data."""
        return list(self._ask("info", names))

    def one(self, name: str) -> Stored | None:
        """One object, or None."""
        return self.read([name])[0]

    def commit(self, name: str) -> Commit | None:
        """A commit, or None where the name is not one."""
        stored = self.one(name)
        return Commit(stored.oid, stored.data) if stored and stored.kind == "commit" else None

    def tree(self, name: str) -> list[Entry]:
        """The entries of a tree, empty where there is none."""
        stored = self.one(name)
        return list(parse_tree(stored)) if stored and stored.kind == "tree" else []

    def _ask(self, command: str, names: Sequence[str]) -> Iterator[Stored | None]:
        for start in range(0, len(names), AT_ONCE):
            few = names[start : start + AT_ONCE]
            _write(self._asked, "".join(f"{command} {name}\n" for name in few).encode() + b"flush\n")
            for _ in few:
                yield self._answer(command == "contents")

    def _answer(self, with_data: bool) -> Stored | None:
        head = self._answers.readline()
        if not head.endswith(b"\n"):
            raise GitError(["cat-file", "--batch-command"], 128, "it ended early")
        fields = head.split()
        # "<name> missing" or "<name> ambiguous" has as many words as the name: "<commit>:a blob missing".
        if len(fields) != 3 or fields[1] not in (b"blob", b"tree", b"commit", b"tag") or not fields[2].isdigit():
            return None
        size = int(fields[2])
        data = self._answers.read(size + 1)[:size] if with_data else b""
        return Stored(fields[0].decode(), fields[1].decode(), size, data)


def parse_tree(stored: Stored) -> Iterator[Entry]:
    """The entries of a raw tree object, in git's order."""
    width = len(stored.oid) // 2
    at = 0
    while at < stored.size:
        space = stored.data.index(b" ", at)
        nul = stored.data.index(b"\0", space)
        end = nul + 1 + width
        yield Entry(stored.data[at:space].decode(), stored.data[space + 1 : nul], stored.data[nul + 1 : end].hex())
        at = end


def version() -> tuple[int, ...]:
    """The version of the git on PATH, its first two numbers."""
    words = run(["version"], foreign_environment()).text.split()
    return tuple(int(part) for part in words[2].split(".")[:2])


def is_binary(content: bytes) -> bool:
    """Whether git takes a file for no text: by a NUL near its beginning."""
    return b"\0" in content[:8000]


def reason(said: str) -> str:
    """What git said went wrong: its first `fatal:` or `error:`, else its last line.

    Where git knows only that it could not read from the remote, it is what ssh said just before.
    """
    rows = [row.strip() for row in said.splitlines() if row.strip()]
    for place, row in enumerate(rows):
        if row.startswith(("fatal: ", "error: ")):
            blind = place and row == "fatal: Could not read from remote repository."
            return (rows[place - 1] if blind else row.partition(": ")[2]).rstrip(".")
    return rows[-1] if rows else "git said nothing"


def run(
    args: Sequence[str],
    env: Mapping[str, str],
    data: bytes = b"",
    ok: tuple[int, ...] = (0,),
    relay: bool = False,
) -> Answer:
    """Run one git command to its end: `data` on stdin, stdout and stderr collected. It never blocks on a full pipe."""
    stdin, feed = os.pipe()
    out, stdout = os.pipe()
    err, stderr = os.pipe()
    pid = _spawn(args, env, {0: stdin, 1: stdout, 2: stderr})
    for fd in (stdin, stdout, stderr):
        os.close(fd)
    try:
        output, said = _converse(feed, data, out, err, relay)
    except BaseException:
        os.kill(pid, 15)  # SIGTERM: an interrupted command must not go on without us
        os.waitpid(pid, 0)
        raise
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    if code not in ok:
        raise GitError(args, code, said.decode(errors="replace"))
    return Answer(code, output, said.decode(errors="replace"))


def _converse(feed: int, data: bytes, out: int, err: int, relay: bool) -> tuple[bytes, bytes]:
    import select

    os.set_blocking(feed, False)
    collected: dict[int, list[bytes]] = {out: [], err: []}
    poll = select.poll()
    poll.register(out, select.POLLIN)
    poll.register(err, select.POLLIN)
    poll.register(feed, select.POLLOUT)
    rest = memoryview(data)
    open_fds = {feed, out, err}
    try:
        while open_fds:
            for fd, _ in poll.poll():
                if fd == feed:
                    rest = _feed(feed, rest)
                    done = not rest
                else:
                    chunk = os.read(fd, 1 << 16)
                    collected[fd].append(chunk)
                    done = not chunk
                    if relay and fd == err:
                        _write(2, chunk)
                if done:
                    poll.unregister(fd)
                    open_fds.discard(fd)
                    os.close(fd)
    finally:
        for fd in open_fds:
            os.close(fd)
    return b"".join(collected[out]), b"".join(collected[err])


def _feed(fd: int, rest: memoryview) -> memoryview:
    try:
        return rest[os.write(fd, rest) :] if rest else rest
    except BrokenPipeError:
        return rest[:0]  # git has read what it wanted; its exit code tells the rest


def _write(fd: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(fd, rest) :]


def _spawn(args: Sequence[str], env: Mapping[str, str], fds: Mapping[int, int]) -> int:
    actions = [(os.POSIX_SPAWN_DUP2, ours, theirs) for theirs, ours in fds.items()]
    return os.posix_spawnp("git", ["git", *args], env, file_actions=actions, setsigdef=[SIGPIPE])


def _sides(meta: bytes) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """`:old-mode new-mode old-id new-id status` of a raw diff as the two entries."""
    old_mode, new_mode, old_oid, new_oid, _ = meta.decode().lstrip(":").split(" ")
    return (
        None if old_mode == "000000" else (old_mode, old_oid),
        None if new_mode == "000000" else (new_mode, new_oid),
    )


def _commit_stream(
    parents: Sequence[str],
    changes: Mapping[str, Change],
    message: str,
    author: str,
    committer: str,
    wipe: bool,
    none: str,
) -> Iterator[bytes]:
    """The commit as small elements of a fast-import stream, which can be teed to a file and read."""
    yield f"commit {SCRATCH}\nmark :1\nauthor {author}\ncommitter {committer}\n".encode()
    yield _data(message.encode())
    for position, parent in enumerate(parents):
        yield f"{'merge' if position else 'from'} {parent}\n".encode()
    if wipe:
        yield b"deleteall\n"
    for path in sorted(changes, key=lambda path: (changes[path] is not None, path)):  # room first: a/b may become a
        yield from _file_stream(_quoted(path), changes[path])
    yield f"\nget-mark :1\nreset {SCRATCH}\nfrom {none}\n\ndone\n".encode()


def _file_stream(path: bytes, change: Change) -> Iterator[bytes]:
    if change is None:
        yield b"D " + path + b"\n"
    elif isinstance(change, bytes):
        yield b"M " + FILE_MODE.encode() + b" inline " + path + b"\n"
        yield _data(change)
    else:
        yield b"M " + change[0].encode() + b" " + change[1].encode() + b" " + path + b"\n"


def _data(content: bytes) -> bytes:
    return b"data %d\n" % len(content) + content + b"\n"


def _quoted(path: str) -> bytes:
    raw = os.fsencode(path)
    if raw.startswith(b'"') or b"\n" in raw:
        return b'"' + raw.replace(b"\\", b"\\\\").replace(b'"', b'\\"').replace(b"\n", b"\\n") + b'"'
    return raw


def porcelain(path: str | None, *args: str, env: Mapping[str, str] | None = None) -> str:
    """A git command that an operator waits for, run at `path` through `sh`; its output. GitError where it fails."""
    import sh  # imported here: no hook needs it

    where = ["-C", path] if path else []
    git = sh.Command("git").bake(*where, *NEUTRAL, _tty_out=False, _return_cmd=True)
    try:
        return git(*args, _env=dict(env or foreign_environment())).stdout.decode()
    except sh.ErrorReturnCode as error:
        raise GitError(args, error.exit_code, error.stderr.decode(errors="replace")) from None
