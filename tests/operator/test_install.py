"""Installing hooks and settings into real repositories, over what strangers left there, and taking them out again."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fleet import places
from fleet.errors import Failure
from fleet.operator.install import BEGIN, END, install, uninstall
from tests.room import ROOT, attempt, commit, fleet, git, snapshot

STRANGER = "#!/bin/sh\n# a stranger's\necho \"$0 $*\" >>'{log}'\ncat >/dev/null\n"


def stranger(folder: Path, name: str, log: Path, mode: int = 0o755, more: str = "") -> Path:
    """A hook that somebody else has put there."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(STRANGER.format(log=log) + more)
    path.chmod(mode)
    return path


def contents(folder: Path) -> dict[str, tuple[int, object]]:
    """Every file by mode and content, without times."""
    return {name: (mode, content) for name, (mode, _, content) in snapshot(folder).items()}


def test_a_bare_repository_gets_the_hooks_of_an_origin(repository: Path) -> None:
    done = install(str(repository))
    for name in ("pre-receive", "post-receive"):
        hook = repository / "hooks" / name
        assert os.access(hook, os.X_OK)
        assert f"PYTHON={sys.executable}\nHOUSE={ROOT}\n" in hook.read_text()
    assert not (repository / "hooks" / "post-merge").exists()
    assert any("pre-receive: installed" in line for line in done)


def test_a_clone_gets_the_hook_of_a_worker(clone: Path) -> None:
    install(str(clone))
    hook = (clone / ".git/hooks/post-merge").read_text()
    assert f"PYTHON={sys.executable}\n" in hook and f"HOUSE={ROOT}\n" in hook
    assert not (clone / ".git/hooks/pre-receive").exists()
    assert git(clone, "config", "pull.ff") == "only"
    assert git(clone, "config", "fetch.unpackLimit") == "1"
    assert git(clone, "config", "remote.origin.tagOpt") == "--no-tags"


def test_a_clone_may_be_named_by_its_git_directory(clone: Path) -> None:
    install(str(clone / ".git"))
    assert (clone / ".git/hooks/post-merge").exists()


def test_a_repository_without_remote_gets_none(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    install(str(tmp_path))
    assert git(tmp_path, "remote") == ""


def test_the_second_run_changes_nothing(repository: Path, clone: Path) -> None:
    for place, folder in ((repository, repository), (clone, clone / ".git")):
        assert install(str(place))
        before = snapshot(folder)
        assert install(str(place)) == []
        assert snapshot(folder) == before


def test_another_interpreter_refreshes_the_hooks(repository: Path, tmp_path: Path) -> None:
    install(str(repository))
    other = tmp_path / "other python" / "python"
    other.parent.mkdir()
    other.write_text(f'#!/bin/sh\nPYTHONEXECUTABLE={sys.executable} exec {sys.executable} "$@"\n')
    other.chmod(0o755)
    script = f"import sys; sys.path.insert(0, {str(ROOT)!r}); sys.executable = {str(other)!r}\n"
    script += f"from fleet.operator.install import install; print(len(install({str(repository)!r})))"
    assert attempt(tmp_path, sys.executable, "-c", script).stdout.strip() == "3"
    assert f"PYTHON='{other}'" in (repository / "hooks/pre-receive").read_text()
    assert not list(repository.rglob("*.before-fleet"))


def test_uninstall_gives_back_every_byte_and_mode(repository: Path, clone: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    stranger(repository / "hooks", "pre-receive", log)
    stranger(repository / "hooks", "post-receive", log, mode=0o640)
    stranger(clone / ".git/hooks", "post-commit", log)
    target = stranger(tmp_path / "elsewhere", "hook", log)
    (clone / ".git/hooks/post-merge").symlink_to(target)
    (repository / "info").mkdir()
    (repository / "info/attributes").write_bytes(b"*.png binary")
    with (repository / "config").open("ab") as config:
        config.write(b"[receive]\n  autogc = true ; mine\r\n\tfsckobjects=false")
    for place, folder in ((repository, repository), (clone, clone / ".git")):
        before = contents(folder)
        install(str(place))
        assert contents(folder) != before
        assert uninstall(str(place))
        assert contents(folder) == before
        assert uninstall(str(place)) == []


def test_settings_of_the_person_come_back(repository: Path) -> None:
    git(repository, "config", "receive.autogc", "true")
    install(str(repository))
    assert git(repository, "config", "receive.autogc") == "false"
    git(repository, "config", "core.compression", "3")
    git(repository, "config", "fleet.note", "set later")
    uninstall(str(repository))
    assert git(repository, "config", "receive.autogc") == "true"
    assert git(repository, "config", "core.compression") == "3"
    assert git(repository, "config", "fleet.note") == "set later"
    assert "gitfleet" not in (repository / "config").read_text()


def test_what_is_written_between_our_lines_stays(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "more").write_text("[core]\n\tcompression = 4\n")
    install(str(repository))
    git(repository, "config", "--add", "include.path", str(tmp_path / "more"))
    uninstall(str(repository))
    assert git(repository, "config", "core.compression") == "4"
    assert "fleet/config" not in (repository / "config").read_text()


def test_what_the_fleet_keeps_stays(clone: Path) -> None:
    install(str(clone))
    (clone / ".git/fleet/answers").mkdir()
    uninstall(str(clone))
    assert os.listdir(clone / ".git/fleet") == ["answers"]


def test_a_strangers_gate_still_refuses(repository: Path, clone: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    stranger(repository / "hooks", "pre-receive", log, more="echo 'not on a Tuesday' >&2; exit 1\n")
    install(str(repository))
    pushed = attempt(clone, "git", "push", "origin", "HEAD:refs/edits/main/x")
    assert pushed.returncode == 1
    assert "not on a Tuesday" in pushed.stderr
    assert "pre-receive.before-fleet" in log.read_text()


def test_a_strangers_hook_of_a_clone_still_runs(repository: Path, clone: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    stranger(clone / ".git/hooks", "post-merge", log)
    install(str(clone))
    git(tmp_path, "clone", "-q", str(repository), "other")
    commit(tmp_path / "other", "second", "2\n")
    git(tmp_path / "other", "push", "-q", "origin", "main")
    git(clone, "pull", "-q")
    assert "post-merge.before-fleet 0" in log.read_text()


def test_a_hook_that_cannot_be_moved_is_refused_before_anything_changes(repository: Path, tmp_path: Path) -> None:
    stranger(repository / "hooks", "post-receive", tmp_path / "log")
    stranger(repository / "hooks", "post-receive.before-fleet", tmp_path / "log")
    before = snapshot(repository)
    with pytest.raises(Failure, match=r"post-receive\.before-fleet, which exists: rename"):
        install(str(repository))
    assert snapshot(repository) == before


def test_an_install_that_was_killed_half_way_is_finished(repository: Path, tmp_path: Path) -> None:
    hook = stranger(repository / "hooks", "post-receive", tmp_path / "log")
    before = hook.read_bytes()
    hook.rename(f"{hook}.before-fleet")
    install(str(repository))
    uninstall(str(repository))
    assert hook.read_bytes() == before


def test_a_hook_put_over_ours_is_left_alone(repository: Path, tmp_path: Path) -> None:
    install(str(repository))
    hook = stranger(repository / "hooks", "post-receive", tmp_path / "log")
    before = hook.read_bytes()
    uninstall(str(repository))
    assert hook.read_bytes() == before


@pytest.fixture
def shared(sealed: Path, tmp_path: Path) -> Iterator[Path]:
    """A folder of hooks that the person's own settings name for every repository."""
    config = sealed / ".gitconfig"
    before = config.read_text()
    folder = tmp_path / "shared hooks"
    folder.mkdir()
    git(tmp_path, "config", "--global", "core.hooksPath", str(folder))
    yield folder
    config.write_text(before)


def test_shared_hooks_are_chained_and_their_folder_is_not_touched(clone: Path, shared: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    for name in ("post-merge", "pre-commit", "commit-msg"):
        stranger(shared, name, log)
    stranger(shared, "pre-push", log, mode=0o644)
    stranger(clone / ".git/hooks", "post-commit", log)  # out of force, and stays so
    config, own, theirs = (clone / ".git/config").read_bytes(), contents(clone / ".git/hooks"), snapshot(shared)
    assert install(str(clone))
    assert install(str(clone)) == []
    assert snapshot(shared) == theirs
    assert sorted(os.listdir(clone / ".git/fleet/hooks")) == [
        "commit-msg", "post-merge", "post-merge.before-fleet", "pre-commit"
    ]  # fmt: skip
    commit(clone, "second", "2\n")
    assert [Path(line.split()[0]).name for line in log.read_text().replace("shared hooks", "").splitlines()] == [
        "pre-commit", "commit-msg"
    ]  # fmt: skip
    uninstall(str(clone))
    assert ((clone / ".git/config").read_bytes(), contents(clone / ".git/hooks")) == (config, own)
    assert not (clone / ".git/fleet").exists()
    assert git(clone, "rev-parse", "--git-path", "hooks") == str(shared)


def test_hooks_that_come_and_go_in_the_shared_folder_are_followed(clone: Path, shared: Path, tmp_path: Path) -> None:
    gone = stranger(shared, "pre-commit", tmp_path / "log")
    install(str(clone))
    gone.unlink()
    stranger(shared, "commit-msg", tmp_path / "log")
    commit(clone, "second", "2\n")  # a forwarder to what has gone stops nobody
    install(str(clone))
    assert sorted(os.listdir(clone / ".git/fleet/hooks")) == ["commit-msg", "post-merge"]


def test_hooks_in_the_work_tree_are_chained(clone: Path, tmp_path: Path) -> None:
    stranger(clone / ".githooks", "post-merge", tmp_path / "log")
    git(clone, "config", "core.hooksPath", ".githooks")
    before = (clone / ".git/config").read_bytes()
    install(str(clone))
    assert str(clone / ".githooks/post-merge") in (clone / ".git/fleet/hooks/post-merge.before-fleet").read_text()
    uninstall(str(clone))
    assert (clone / ".git/config").read_bytes() == before


def test_a_hooks_path_of_the_repositorys_own_is_used(repository: Path) -> None:
    git(repository, "config", "core.hooksPath", str(repository / "own"))
    install(str(repository))
    assert sorted(os.listdir(repository / "own")) == ["post-receive", "pre-receive"]
    uninstall(str(repository))
    assert os.listdir(repository / "own") == []


def test_hooks_that_were_switched_off_stay_off_apart_from_ours(clone: Path) -> None:
    git(clone, "config", "core.hooksPath", "/dev/null")
    install(str(clone))
    assert os.listdir(clone / ".git/fleet/hooks") == ["post-merge"]


def test_a_hooks_path_that_outranks_us_is_refused(clone: Path) -> None:
    git(clone, "config", "extensions.worktreeConfig", "true")
    git(clone, "config", "--worktree", "core.hooksPath", "/nowhere")
    with pytest.raises(Failure, match=r"config\.worktree .* take it out"):
        install(str(clone))


def test_a_hooks_path_set_below_our_lines_is_told(clone: Path) -> None:
    install(str(clone))
    with (clone / ".git/config").open("a") as config:
        config.write("[core]\n\thooksPath = /nowhere\n")
    with pytest.raises(Failure, match=r"set below gitfleet's lines .* uninstall-hooks, then install-hooks"):
        install(str(clone))
    uninstall(str(clone))
    install(str(clone))
    assert git(clone, "rev-parse", "--path-format=absolute", "--git-path", "hooks") == str(clone / ".git/fleet/hooks")


def test_a_linked_work_tree_shares_the_hooks(clone: Path, tmp_path: Path) -> None:
    git(clone, "worktree", "add", "-q", str(tmp_path / "linked"))
    install(str(tmp_path / "linked"))
    assert (clone / ".git/hooks/post-merge").exists()


def test_git_fleet_works_without_an_activated_environment(repository: Path, clone: Path) -> None:
    (clone / "sub").mkdir()
    for place in (repository, clone):
        install(str(place))
    for folder in (repository, repository / "refs", clone, clone / "sub"):
        done = attempt(folder, "git", "fleet", "--version", PATH="/usr/bin:/bin")
        assert done.stdout.startswith("git fleet "), done.stderr
    done = attempt(clone / "sub", "git", "fleet", "install-hooks", "..", PATH="/usr/bin:/bin")
    assert "nothing to do" in done.stdout, done.stderr  # a path is meant from where the person stands


def test_the_aliases_work(repository: Path, clone: Path) -> None:
    install(str(repository))
    install(str(clone))
    for place in (repository, clone):
        for alias in ("frames", "deliveries"):
            assert "write first" in git(place, alias)


def diverge(clone: Path) -> None:
    """A branch `side` that has changed another key of a document than main has."""
    (clone / ".gitattributes").write_text("*.json merge=fleet-json\n")
    git(clone, "add", ".gitattributes")
    commit(clone, "a.json", '{\n "a": 1,\n "b": 2\n}\n')
    git(clone, "checkout", "-q", "-b", "side")
    commit(clone, "a.json", '{\n "a": 1,\n "b": 3\n}\n')
    git(clone, "checkout", "-q", "main")
    commit(clone, "a.json", '{\n "a": 4,\n "b": 2\n}\n')


def test_the_merge_driver_merges_in_a_clone(clone: Path) -> None:
    install(str(clone))
    diverge(clone)
    git(clone, "merge", "-q", "side", PATH="/usr/bin:/bin")
    assert (clone / "a.json").read_text() == '{\n "a": 4,\n "b": 3\n}\n'


def test_a_merge_driver_whose_interpreter_has_gone_stops_the_merge(clone: Path) -> None:
    install(str(clone))
    settings = clone / ".git/fleet/config"
    settings.write_text(settings.read_text().replace(f'"{sys.executable} -I', '"/gone/python -I'))
    diverge(clone)
    merged = attempt(clone, "git", "merge", "side")
    assert merged.returncode > 1
    assert "Merge with strategy ort failed" in merged.stderr
    assert git(clone, "status", "--porcelain") == ""


@pytest.mark.parametrize(
    ("interpreter", "code"), [("#!/bin/sh\nexit 127", 130), ("#!/bin/sh\nexit 1", 1), ("#!/bin/sh\nkill -9 $$", 130)]
)
def test_the_doorstep_of_the_merge_driver_never_lets_a_crash_look_like_a_merge(
    tmp_path: Path, interpreter: str, code: int
) -> None:
    for folder in ("bin", ".venv/bin"):
        (tmp_path / folder).mkdir(parents=True)
    doorstep = tmp_path / "bin/fleet-merge-json"
    doorstep.write_bytes((ROOT / "bin/fleet-merge-json").read_bytes())
    (tmp_path / ".venv/bin/python").write_text(interpreter)
    for path in (doorstep, tmp_path / ".venv/bin/python"):
        path.chmod(0o755)
    for name in "OAB":
        (tmp_path / name).write_text("{}\n")
    assert attempt(tmp_path, str(doorstep), "O", "A", "B", "7", "a.json").returncode == code
    assert (tmp_path / "A").exists() == (code == 1)


def test_a_bare_repository_merges_json_but_not_the_agents_software(repository: Path) -> None:
    install(str(repository))
    paths = ("state/agents/00/ada.json", "fleet.json", "projects/x/data.json")
    said = git(repository, "check-attr", "merge", *paths).splitlines()
    assert [line.rpartition(" ")[2] for line in said] == ["fleet-json", "fleet-json", "unspecified"]


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda top: top / "nothing", "is no folder: name"),
        (lambda top: top, "is no git repository"),
    ],
)
def test_what_is_no_repository_is_told(tmp_path: Path, make, reason: str) -> None:
    for act in (install, uninstall):
        with pytest.raises(Failure, match=reason):
            act(str(make(tmp_path)))


def test_a_folder_inside_a_repository_is_not_taken_for_it(clone: Path) -> None:
    (clone / "world").mkdir()
    with pytest.raises(Failure, match=r"world lies inside the repository .*clone: name that one"):
        install(str(clone / "world"))


def test_a_folder_that_cannot_be_written_is_told(repository: Path) -> None:
    (repository / "hooks").write_text("a file\n")
    done = fleet(repository, "install-hooks", ".")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "hooks" in done.stderr and "run the same command again" in done.stderr


def test_a_config_that_another_git_writes_is_told(repository: Path) -> None:
    (repository / "config.lock").touch()
    with pytest.raises(Failure, match=r"config\.lock exists: another git"):
        install(str(repository))
    assert (repository / "config.lock").exists()


def test_lines_are_marked(repository: Path) -> None:
    install(str(repository))
    text = (repository / "config").read_text()
    assert text.count(BEGIN) == 1 and text.endswith(END)


def test_places_are_those_of_the_checkout() -> None:
    assert places.house() == str(ROOT)
    assert os.path.exists(os.path.join(places.schemas(), "delta.schema.json"))
    assert os.path.exists(os.path.join(places.programs(), "git-fleet"))


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ('{"title": "shop", "properties": {"n": {"x-merge": "oldest"}}}',
         "the schema 'shop' at #/properties/n: \"x-merge\" names no known strategy: 'oldest'; there are closing,"),
        ('{"anyOf": [{"x-merge": "max"}]}', '"x-merge" is out of reach here'),
        ("[]", "is no JSON object"),
        ("{", "does not parse: "),
        (None, "cannot be read: No such file"),
    ],
)  # fmt: skip
def test_a_merge_rule_that_is_not_to_be_had_stops_the_install(clone: Path, rules: str | None, said: str) -> None:
    """Somebody's own schema, given to the driver by a setting."""
    git(clone, "config", "fleet-schema.shop.file", "rules.json")
    if rules is not None:
        (clone / "rules.json").write_text(rules)
    before = snapshot(clone / ".git")
    done = fleet(clone, "install-hooks", ".")
    assert done.returncode == 1 and done.stderr.count("\n") == 1
    assert done.stderr.startswith("git fleet: fleet-schema.shop.file: ") and said in done.stderr
    assert snapshot(clone / ".git") == before


def test_a_schema_must_have_a_name_that_attributes_can_say(clone: Path) -> None:
    (clone / "rules.json").write_text("{}")
    git(clone, "config", "fleet-schema.two words.file", "rules.json")
    assert "'two words' is no name for a schema" in fleet(clone, "install-hooks", ".").stderr


def test_a_schema_that_is_given_gets_a_driver_of_its_own(clone: Path) -> None:
    (clone / "my rules.json").write_text('{"properties": {"n": {"x-merge": "max"}}}')
    git(clone, "config", "fleet-schema.shop.file", "my rules.json")
    install(str(clone))
    command = git(clone, "config", "merge.fleet-json-shop.driver")
    assert " %O %A %B %L %P --schema='my rules.json' || " in command
    assert git(clone, "config", "merge.fleet-json-shop.recursive") == "fleet-json-shop-ancestors"
    git(clone, "config", "--unset", "fleet-schema.shop.file")
    install(str(clone))
    assert attempt(clone, "git", "config", "merge.fleet-json-shop.driver").returncode == 1


def test_the_worlds_own_schemas_are_checked_too(clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(places.schemas(), tmp_path / "schemas")
    file = tmp_path / "schemas" / "channel.schema.json"
    file.write_text(file.read_text().replace('"latest"', '"newer"', 1))
    monkeypatch.setattr(places, "schemas", lambda: str(tmp_path / "schemas"))
    with pytest.raises(Failure, match="names no known strategy: 'newer'"):
        install(str(clone))
    assert not (clone / ".git/hooks/post-merge").exists()
