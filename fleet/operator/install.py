"""Puts the fleet's hooks and settings into a repository, and takes them out again to the byte.

A stranger's hook is moved, never edited, and goes on being called. Settings lie in a file of our own
(`<git dir>/fleet/config`) which the repository's config includes at its end, so that no value of the person's is
ever overwritten. It never writes into a folder of hooks, or a config, that other repositories share.
"""

from __future__ import annotations

import os
import re
import shlex
import sys

from fleet import git, names, places, schema
from fleet.errors import Failure
from fleet.merge.document import WORLD, kind_by_schema
from fleet.merge.json3 import check_rules

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SERVER = ("pre-receive", "post-receive")
CLIENT = ("post-merge",)
MARK = "# gitfleet hook "  # with the number of the form: how we know our own
LEGACY = ".before-fleet"
SETTINGS = "fleet/config"
WRITTEN = "# Written by `git fleet install-hooks`, and taken away by uninstall-hooks.\n"
FORWARDERS = "fleet/hooks"  # our own folder of hooks, where the one in force belongs to others too
BEGIN = "# gitfleet begin (`git fleet uninstall-hooks` takes these lines out)\n"
JOINED = "\n# gitfleet begin (`git fleet uninstall-hooks` takes these lines out; the line before has no end)\n"
END = "# gitfleet end\n"
INCLUDE = f"[include]\n\tpath = {SETTINGS}\n"
# The files of projects/ are the agents' software: merged as text.
ATTRIBUTES = "*.json merge=fleet-json\nprojects/** !merge\n"

FORWARDER = """#!/bin/sh
{mark}1: hands over to the hook that core.hooksPath names for other repositories too
hook={hook}
[ -x "$hook" ] || exit 0
exec "$hook" "$@"
"""

# git keeps ours and reports a conflict for most exit codes, a driver that has gone included; without %A it stops.
DRIVER = "{python} -I -S {program} %O %A %B %L %P{options} || {{ [ $? -eq 1 ] && exit 1; rm -f %A; exit 130; }}"
JSON = "fleet-json"
"""The name of the driver in attributes; with a schema of other people's behind it, `fleet-json-NAME`."""
ANCESTORS = "-ancestors"
NAMED = re.compile(r"fleet-schema\.(.+)\.file", re.DOTALL)
"""The setting by which somebody gives the driver a schema of their own: its name; the value is its path."""

Setting = tuple[str, str, str]
"""Section (as in the file, with its subsection), key, value."""

BOTH: tuple[Setting, ...] = (
    ("alias", "frames", "log --first-parent '--format=%C(auto)%h %C(dim)%<(15,trunc)%cr%C(reset) %s'"),
    ("alias", "deliveries", "log --graph '--format=%C(auto)%h %s'"),
)
OF_A_BARE: tuple[Setting, ...] = (
    ("core", "logAllRefUpdates", "true"),
    ("receive", "denyNonFastForwards", "true"),
    ("receive", "fsckObjects", "true"),
    ("receive", "autogc", "false"),
    ("uploadpack", "allowFilter", "true"),
    ("uploadpack", "allowAnySHA1InWant", "true"),
)
OF_A_CLONE: tuple[Setting, ...] = (("fetch", "unpackLimit", "1"), ("pull", "ff", "only"))
# git takes a document that went and one that came for one that moved, and gives what was said of the one to the other.
# (git 2.39 does so whatever is set, but for its older strategy.)
OF_A_WORLD: tuple[Setting, ...] = (("merge", "renames", "false"), ("pull", "twohead", "recursive"))


class Plan:
    """What the repository at `path` (its top or its git directory) looks like when the fleet is installed in it."""

    def __init__(self, path: str) -> None:
        self.home = _home(path)
        self.repo = git.Repository(self.home.common, git.foreign_environment())
        shared, self.folder = _folders(self.home, self.repo)
        texts = {hook: _template(hook) for hook in (SERVER if self.home.bare else CLIENT)}
        self.hooks = {**_forwarders(shared, texts), **texts} if shared else texts
        """Texts by name, for `folder`."""
        self.settings = _settings(self.home, self.repo, self.folder if shared else None)

    def files(self) -> dict[str, str]:
        """The whole texts of the files of settings, with what else is in them; ours is the first."""
        blocks = {file: _with_block(read(file), lines) for file, lines in _blocks(self.home)}
        return {os.path.join(self.home.common, SETTINGS): _settings_text(self.settings), **blocks}

    def check(self) -> None:
        """Failure where git itself looks elsewhere for hooks: that is what counts."""
        looked = self.repo.hooks_folder(self.home.top)
        if os.path.realpath(looked) != os.path.realpath(self.folder):
            raise Failure(
                f"git looks for hooks in {looked}, not in {self.folder}: core.hooksPath is set below gitfleet's lines "
                f"in {self.home.common}/config; run uninstall-hooks, then install-hooks again"
            )


def install(path: str) -> list[str]:
    """Install into the repository at `path`; what was done, nothing the second time."""
    try:
        plan = Plan(path)
        _check_schemas(plan.home, plan.repo)
        done = [*_remove_stale(plan.home, plan.folder, plan.hooks), *_put_hooks(plan.folder, plan.hooks)]
        done += _put_settings(plan.files())
    except OSError as error:
        if error.filename == "git":  # that it is not there is told by who runs the commands
            raise
        raise _unwritable(error) from None
    plan.check()
    return done


def uninstall(path: str) -> list[str]:
    """Take out what `install` put in, and give back what was there; what was done."""
    home = _home(path)
    repo = git.Repository(home.common, git.foreign_environment())
    folders = [os.path.join(home.common, FORWARDERS), *_own_folders(home, repo)]
    try:
        done = [*_remove_settings(home), *(said for folder in folders for said in _remove_hooks(folder, keep=()))]
        _remove_empty(os.path.join(home.common, FORWARDERS))
        _remove_empty(os.path.join(home.common, "fleet"))
    except OSError as error:
        raise _unwritable(error) from None
    return done


# --- where


def _home(path: str) -> git.Layout:
    if not os.path.isdir(path):
        raise Failure(f"{path} is no folder: name the top of a clone, or a bare repository")
    try:
        home = git.Layout(path)
    except git.GitError as error:
        raise Failure(f"{path} is no git repository that can be used here: {' '.join(error.said.split())}") from None
    if not any(os.path.samefile(path, place) for place in (home.top, home.common)):
        raise Failure(f"{path} lies inside the repository {home.top}: name that one if it is meant")
    return home


def _folders(home: git.Layout, repo: git.Repository) -> tuple[str | None, str]:
    """(the folder in force if it is not this repository's alone, else None; the folder that gets our hooks)."""
    before = _hooks_path(home, repo)
    if before is None:
        return None, os.path.join(home.common, "hooks")
    scope, origin, folder = before
    if _inside(folder, home.common):
        return None, folder
    if scope == "worktree":
        raise Failure(
            f"core.hooksPath in {origin} outranks every setting of the repository, so no hook could be added: "
            "take it out (git config --worktree --unset core.hooksPath), then install again"
        )
    return folder, os.path.join(home.common, FORWARDERS)


def _hooks_path(home: git.Layout, repo: git.Repository) -> tuple[str, str, str] | None:
    """core.hooksPath as it would be without us: (scope, file that sets it, folder), or None where nobody sets it."""
    ours = os.path.realpath(os.path.join(home.common, SETTINGS))
    rows = [row for row in repo.paths_set("core.hooksPath") if os.path.realpath(row[1]) != ours]
    if not rows:
        return None
    scope, origin, value = rows[-1]
    return scope, origin, os.path.normpath(os.path.join(home.top, value))


def _own_folders(home: git.Layout, repo: git.Repository) -> list[str]:
    """The folders of this repository's own in which an earlier install may have put hooks."""
    before = _hooks_path(home, repo)
    named = [before[2]] if before and _inside(before[2], home.common) else []
    return list(dict.fromkeys([os.path.join(home.common, "hooks"), *named]))


def _inside(path: str, folder: str) -> bool:
    real = os.path.realpath(folder)
    return os.path.commonpath([os.path.realpath(path), real]) == real


# --- hooks


def _template(hook: str) -> str:
    path = os.path.join(places.hooks(), hook)
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except OSError as error:
        raise Failure(f"{path}: {error.strerror}; gitfleet is not whole: install it again") from None
    return text.replace("@PYTHON@", shlex.quote(sys.executable)).replace("@HOUSE@", shlex.quote(places.house()))


def _forwarders(shared: str, ours: Iterable[str]) -> dict[str, str]:
    """A forwarder to each hook in force in `shared`; under the name that ours calls where we have one of our own."""
    texts = {}
    for hook in sorted(os.listdir(shared)) if os.path.isdir(shared) else ():
        path = os.path.join(shared, hook)
        if "." not in hook and os.path.isfile(path) and os.access(path, os.X_OK):
            name = hook + LEGACY if hook in ours else hook
            texts[name] = FORWARDER.format(mark=MARK, hook=shlex.quote(path))
    return texts


def _put_hooks(folder: str, texts: dict[str, str]) -> Iterator[str]:
    for name in texts:  # before anything moves
        path = os.path.join(folder, name)
        if os.path.lexists(path) and not is_ours(path) and os.path.lexists(path + LEGACY):
            raise Failure(f"{path} would be moved to {path}{LEGACY}, which exists: rename one of the two first")
    for name, text in texts.items():
        path = os.path.join(folder, name)
        if os.path.lexists(path) and not is_ours(path):
            os.rename(path, path + LEGACY)
            yield f"{path}: was there, is called from now on as {name}{LEGACY}"
        if _write(path, text, executable=True):
            yield f"{path}: installed"


def _remove_stale(home: git.Layout, folder: str, wanted: Iterable[str]) -> Iterator[str]:
    """Forwarders to hooks that have gone, or all of them where core.hooksPath is no longer shared."""
    forwarders = os.path.join(home.common, FORWARDERS)
    yield from _remove_hooks(forwarders, keep=wanted if folder == forwarders else ())


def _remove_hooks(folder: str, keep: Iterable[str]) -> Iterator[str]:
    for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else ():
        path = os.path.join(folder, name)
        if name in keep or not is_ours(path):
            continue
        os.unlink(path)
        if os.path.lexists(path + LEGACY) and not is_ours(path + LEGACY):
            os.rename(path + LEGACY, path)
            yield f"{path}: removed, the hook from before is back"
        else:
            yield f"{path}: removed"


def is_ours(path: str) -> bool:
    """Whether a file is a hook of the fleet's."""
    if not os.path.isfile(path):
        return False
    with open(path, "rb") as file:
        return MARK.encode() in file.read(1000)


# --- settings


def _settings(home: git.Layout, repo: git.Repository, hooks: str | None) -> list[Setting]:
    python, program = shlex.quote(sys.executable), shlex.quote(os.path.join(places.programs(), "git-fleet"))
    return [
        *_drivers(JSON),
        *(row for name, file in _schemas(repo) for row in _drivers(f"{JSON}-{name}", f" --schema={shlex.quote(file)}")),
        *BOTH,
        ("alias", "fleet", f'!cd "./$GIT_PREFIX" && exec {python} {program}'),
        *(OF_A_BARE if home.bare else OF_A_CLONE),
        *(OF_A_WORLD if not home.bare and _is_world(repo) else []),
        # without a remote of that name it would make one
        *([('remote "origin"', "tagOpt", "--no-tags")] if repo.config("remote.origin.url") else []),
        *([("core", "hooksPath", hooks)] if hooks else []),
    ]


def _drivers(name: str, options: str = "") -> list[Setting]:
    """A driver, and the one that git calls when several common ancestors are merged into one base first."""
    python, program = (
        shlex.quote(path) for path in (sys.executable, os.path.join(places.programs(), "fleet-merge-json"))
    )
    inner = name + ANCESTORS
    rows = []
    for section, more in ((name, ""), (inner, " --ancestors")):
        words = {"python": python, "program": program, "options": options + more}
        command = DRIVER.format(**{word: text.replace("%", "%%") for word, text in words.items()})
        rows += [
            (f'merge "{section}"', "name", "JSON documents, key by key"),
            (f'merge "{section}"', "driver", command),
            (f'merge "{section}"', "recursive", inner),
        ]
    return rows


def _schemas(repo: git.Repository) -> list[tuple[str, str]]:
    """The schemas that somebody gave the driver: names and paths."""
    found = {match[1]: file for key, file in repo.settings().items() if (match := NAMED.fullmatch(key))}
    return sorted(found.items())


def _check_schemas(home: git.Layout, repo: git.Repository) -> None:
    """Failure where a merge rule of the world's schemas, or of one that somebody gave the driver, is not to be had."""
    for kind in schema.KINDS:
        check_rules(schema.load(kind))
    for name, file in _schemas(repo):
        if not names.is_name(name) or name.endswith(ANCESTORS):
            raise Failure(f"fleet-schema.{name}.file: {name!r} is no name for a schema: use a-z, 0-9 and -")
        try:
            kind_by_schema(os.path.join(home.top, file))
        except Failure as failure:
            raise Failure(f"fleet-schema.{name}.file: {failure}; nothing was installed") from None


def _is_world(repo: git.Repository) -> bool:
    return all(repo.resolve(f"HEAD:{name}") for name in WORLD)


def _settings_text(settings: list[Setting]) -> str:
    keys: dict[str, str] = {}
    for section, key, value in settings:
        keys[section] = keys.get(section, "") + f"\t{key} = {_quoted(value)}\n"
    rows = [f"[{section}]\n{lines}" for section, lines in keys.items()]
    return WRITTEN + "".join(rows)


def _put_settings(files: dict[str, str]) -> Iterator[str]:
    for file, text in files.items():
        if _write(file, text):
            yield f"{file}: {'written' if file.endswith(SETTINGS) else 'lines added'}"


def _remove_settings(home: git.Layout) -> Iterator[str]:
    for file, lines in _blocks(home):
        text = _without_block(read(file), lines)
        if os.path.exists(file) and _write(file, text):
            yield f"{file}: lines taken out"
            if not text:
                os.unlink(file)
    path = os.path.join(home.common, SETTINGS)
    if os.path.exists(path):
        os.unlink(path)
        yield f"{path}: removed"


def _blocks(home: git.Layout) -> list[tuple[str, str]]:
    """The person's files that get lines of ours, and the lines."""
    blocks = [(os.path.realpath(os.path.join(home.common, "config")), INCLUDE)]
    if home.bare:  # it has no work tree whose .gitattributes git would read
        blocks.append((os.path.realpath(os.path.join(home.common, "info", "attributes")), ATTRIBUTES))
    return blocks


def _with_block(text: str, lines: str) -> str:
    for begin in (JOINED, BEGIN):
        if begin in text:
            if lines in text.partition(begin)[2].partition(END)[0]:
                return text
            text = _without_block(text, lines)  # somebody changed a line of ours
    return text + (BEGIN if not text or text.endswith("\n") else JOINED) + lines + END


def _without_block(text: str, lines: str) -> str:
    for begin in (JOINED, BEGIN):
        if begin in text:
            before, _, rest = text.partition(begin)
            inside, _, after = rest.partition(END)
            kept = "" if inside == lines else _without_lines(inside, lines)
            return before + ("\n" if kept and begin is JOINED else "") + kept + after
    return text


def _without_lines(inside: str, lines: str) -> str:
    """What somebody wrote between our lines (git itself does), under the header of its section."""
    ours = [line for line in lines.splitlines(True) if not line.startswith("[")]
    return "".join(line for line in inside.splitlines(True) if line not in ours)


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


# --- files


def read(path: str) -> str:
    """A file's text, to the byte; nothing where there is none."""
    if not os.path.exists(path):
        return ""
    with open(path, encoding="utf-8", errors="surrogateescape", newline="") as file:
        return file.read()


def _write(path: str, text: str, executable: bool = False) -> bool:
    """Replace a file in one step, under the lock that git takes for its own; False where it is so already."""
    if os.path.isfile(path) and read(path) == text and (not executable or os.access(path, os.X_OK)):
        return False
    os.makedirs(os.path.dirname(path), exist_ok=True)
    lock = path + ".lock"
    fd = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o777 if executable else 0o666)
    try:
        with open(fd, "w", encoding="utf-8", errors="surrogateescape", newline="") as file:
            file.write(text)
        if not executable and os.path.exists(path):
            os.chmod(lock, os.stat(path).st_mode & 0o7777)
        os.replace(lock, path)
    except BaseException:
        os.unlink(lock)
        raise
    return True


def _remove_empty(folder: str) -> None:
    if os.path.isdir(folder) and not os.listdir(folder):
        os.rmdir(folder)


def _unwritable(error: OSError) -> Failure:
    if isinstance(error, FileExistsError) and str(error.filename).endswith(".lock"):
        return Failure(f"{error.filename} exists: another git is writing there, or died; if none runs, remove it")
    return Failure(f"{error.filename}: {error.strerror}: mend that, then run the same command again")
