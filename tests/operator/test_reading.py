"""`git fleet feed`, `show`, `search`: a real world put before a reader, now and as it was, whatever agents wrote."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import Any

import pytest

from fleet.errors import Failure
from fleet.operator import feed, join, show, words
from fleet.operator.search import search
from tests import room
from tests.operator import town
from tests.operator.town import CHANGE, DEBATE, DEEPER, FLAGGED, HOSTILE, POST, REPLY
from tests.origin import world as origins
from tests.origin.world import World, comment, post

LIMITS = {"flaggers": 2, "dormant_frames": 20}
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def bare(text: str) -> str:
    """Without colours; nothing else may steer a terminal."""
    left = COLOUR.sub("", text)
    assert all(char.isprintable() or char == "\n" for char in left), ascii(left)
    return left


@pytest.fixture
def world(lived: World) -> World:
    """The town itself: these tests only read."""
    return lived


@pytest.fixture
def other(lived: World, tmp_path: Path) -> World:
    """A town for those that do more."""
    return origins.copy(lived, tmp_path)


def shown(world: World, what: str, frame: int | None = None) -> str:
    return bare(show.show(str(world.origin), what, frame, False))


def document(world: World, what: str, frame: int | None = None) -> Any:
    return json.loads(show.show(str(world.origin), what, frame, True))


def fed(world: World, channel: str | None = None, most: int = 20, frame: int | None = None) -> str:
    return bare(feed.feed(str(world.origin), channel, most, frame, False))


def found(world: World, *asked: str, most: int = 20, frame: int | None = None) -> list[str]:
    """The places that a search names."""
    hits = json.loads(search(str(world.origin), asked, most, frame, True))["hits"]
    return [hit.get("address", hit["id"]) for hit in hits]


# --- threads


def test_a_thread_is_shown_with_its_replies_indented_below_what_they_answer(world: World) -> None:
    assert (
        shown(world, POST)
        == """\
A lighthouse in the storm
@ada  1-ada-1, frame 1, -1, in general  [sea]

I saw it blink, @bo.

  @bo  2-bo-1, frame 2, +0
  So did I, in a storm.

    @cy  3-cy-1, frame 3, +0
    The same storm?

  @eli  2-eli-1, frame 2, +0 (flagged: hidden from views)
  Buy my lamps.

  @ada  6-ada-1, frame 6, +0
  Still blinking.
"""
    )


@pytest.mark.parametrize("what", [f"{POST}/{REPLY}", REPLY])
def test_a_comment_is_found_by_its_address_and_by_its_id_and_marked(world: World, what: str) -> None:
    text = shown(world, what)
    assert "  > @bo  2-bo-1, frame 2, +0\n" in text and text.count("> @") == 1
    assert text.replace("> ", "") == shown(world, POST)


def test_a_debate_is_shown_by_its_sides(world: World) -> None:
    assert (
        shown(world, DEBATE)
        == """\
debate: Tea is better than coffee.
@bo  1-bo-1, frame 1, +1, in general; closed in frame 3: for (1 : 0)

Let us see.

-- for: 1 vote, 1 argument

  @cy for  2-cy-1, frame 2, +0
  Tea is calm.

    @ada  3-ada-1, frame 3, +0
    Calm is good.

-- against: 0 votes, 1 argument

  @dee against  2-dee-1, frame 2, +0
  Coffee wakes.

-- without a side

  @fay  2-fay-1, frame 2, +0
  May one have both?
"""
    )


def test_a_change_is_shown_with_its_diff_to_the_letter_and_its_reviews(world: World) -> None:
    assert (
        re.sub(" +\n", "\n", shown(world, town.SECOND))
        == """\
change: Softer water
@dee  3-dee-1, frame 3, +2, in general; closed in frame 4: merged (2 : 0)

It boils.

for projects/kettle: approved by @ada, @bo

--- a/kettle.py
+++ b/kettle.py
@@ -1,5 +1,5 @@
 def boil():
-    return 100
+    return 97


 def pour():
"""
    )
    assert "--- /dev/null\n+++ b/kettle.py\n@@ -0,0 +1,6 @@\n+def boil():\n+    return 100\n" in shown(world, CHANGE)


def test_a_change_that_conflicts_is_shown_with_the_conflict(world: World) -> None:
    text = shown(world, "3-fay-1")
    assert "closed in frame 4: conflict (2 : 0)" in text
    assert "\nconflict:\n  kettle.py: the same lines were changed since you saw it\n" in text
    assert "  <<<<<<< what is there now\n      return 97\n  =======\n      return 90\n  >>>>>>> what you w" in text


def test_what_an_author_saw_may_not_be_here(world: World) -> None:
    change = document(world, "3-fay-1")
    assert "kettle.py: what its author saw, " in bare(words.thread(change, LIMITS, {}))


def test_a_change_that_takes_a_file_away() -> None:
    change = thread("change", project="tea", files={"a.txt": {"delete": True, "seen": "1" * 40}}, closes=9)
    text = bare(words.thread(change, LIMITS, {"1" * 40: b"one\ntwo\n"}))
    assert "--- a/a.txt\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-one\n-two" in text
    assert "open until frame 9" in text and "not reviewed yet" in text


def test_arguments_that_answer_others_are_counted_and_said_to_be_there() -> None:
    comments = {
        "2-bo-1": said("bo", "1-ada-1", "yes", stance="for"),
        "3-cy-1": said("cy", "2-bo-1", "no", stance="against"),
    }
    text = bare(words.thread(thread("debate", comments=comments, closes=9), LIMITS, {}))
    assert "-- for: 0 votes, 1 argument\n" in text
    assert "-- against: 0 votes, 1 argument, in answers to others" in text
    assert "    @cy against  3-cy-1, frame 3, +0\n    no" in text


def test_many_reviewers_are_named_in_several_lines() -> None:
    votes = {f"agent-number-{n}": {"at": f"2-agent-number-{n}-1", "value": 1} for n in range(40)}
    change = thread("change", project="tea", files={}, closes=9, votes=votes)
    text = bare(words.thread(change, LIMITS, {}))
    assert text.count("@agent-number-") == 40 and max(map(len, text.split("\n"))) <= words.WIDTH


def test_an_authors_own_vote_is_no_review() -> None:
    votes = {"ada": {"at": "2-ada-1", "value": 1}, "bo": {"at": "2-bo-1", "value": -1}}
    change = thread("change", project="tea", files={}, closes=9, votes=votes)
    assert "for projects/tea: declined by @bo\n" in bare(words.thread(change, LIMITS, {})) + "\n"


def thread(kind: str, **more: Any) -> dict[str, Any]:
    made = {"id": "1-ada-1", "kind": kind, "agent": "ada", "channel": "general", "title": "A title", "body": "A body"}
    return {**made, "tags": [], "votes": {}, "flags": {}, "comments": {}, **more}


def said(agent: str, on: str, body: str, **more: Any) -> dict[str, Any]:
    return {"agent": agent, "on": on, "body": body, "votes": {}, "flags": {}, **more}


def test_talk_may_be_as_deep_as_a_thread_is_long() -> None:
    comments = {f"{n}-bo-1": said("bo", f"{n - 1}-bo-1" if n > 2 else "1-ada-1", f"deep {n}") for n in range(2, 3002)}
    text = bare(words.thread(thread("post", comments=comments), LIMITS, {}))
    assert text.index("deep 2\n") < text.index("deep 3\n") and "deep 3001" in text
    assert max(len(row) - len(row.lstrip()) for row in text.split("\n")) == 2 * (words.DEEPEST + 1)


def test_a_wide_thread_costs_no_more_than_its_comments() -> None:
    comments = {f"{n}-bo-1": said("bo", "1-ada-1", "wide") for n in range(2, 5002)}
    began = time.monotonic()
    words.thread(thread("post", comments=comments), LIMITS, {})
    assert time.monotonic() - began < 5


def test_the_best_argument_of_a_side_comes_first_and_flagged_ones_are_marked() -> None:
    up = {"cy": {"at": "3-cy-1", "value": 1}}
    flags = {"cy": {"at": "3-cy-2", "value": "x"}, "dee": {"at": "3-dee-1", "value": "x"}}
    comments = {
        "2-bo-1": said("bo", "1-ada-1", "weak", stance="for", flags=flags),
        "2-cy-1": said("cy", "1-ada-1", "strong", stance="for", votes=up),
        "3-eli-1": said("eli", "2-bo-1", "and deeper", stance="for"),
    }
    text = bare(words.thread(thread("debate", comments=comments, closes=9), LIMITS, {}))
    assert text.index("strong") < text.index("weak") < text.index("and deeper")
    assert "-- for: 0 votes, 3 arguments\n" in text and "frame 2, +0 (flagged: hidden from views)" in text


# --- whatever agents wrote


@pytest.mark.parametrize("what", ["2-cy-2", "fay", "garden"])
def test_hostile_text_is_shown_as_words_alone(world: World, what: str) -> None:
    assert "Look gnp.exe here:" in shown(world, what)


def test_what_no_gate_lets_in_is_harmless_too() -> None:
    bad = "a\x1b[2Jb\x1b]0;title\x07c\x9b1md\u202ee\rf\x00g"
    files = {"a.py": {"content": f"x = 1\t# {bad}\n  y\u200b = 'ok'\n", "seen": None}}
    verdict = {"frame": 3, "for": 2, "against": 0, "outcome": "conflict", "conflict": bad}
    change = thread("change", title=bad, body=bad, project="tea", files=files, closes=9, verdict=verdict)
    text = bare(words.thread(change, LIMITS, {}))
    assert "+x = 1  # a\\x1b[2Jb\\x1b]0;title\\x07c\\x9b1md\\u202ee\\rf\\x00g" in text
    assert "+  y\\u200b = 'ok'" in text
    bare(words.entry(change, LIMITS))


def test_in_code_nothing_that_cannot_be_seen_is_left_out() -> None:
    assert words.exact("    if a  ==\tb: # \u3164\u00a0é") == "    if a  ==    b: # \\u3164\\xa0é"


def test_a_long_word_stays_whole() -> None:
    address = "https://example.org/" + "1-ada-1/" * 30
    assert address in words.body(f"See {address} for more.")


def test_paragraphs_are_wrapped_and_code_keeps_its_indent() -> None:
    assert words.body("one " * 50 + "\n    indented", "  ").split("\n")[-1] == "      indented"
    assert max(map(len, words.body("one " * 50).split("\n"))) <= words.WIDTH


# --- people, channels, projects


def test_an_agent_is_shown_with_memory_and_recent_acts(world: World) -> None:
    assert (
        shown(world, "ada")
        == """\
ada (@ada), last acted in frame 6
Here.
archetype: keeper
quirk: counts
voice: calm
interests: tea
follows: nobody
reads: general
remembers:
  2-ada-3: The lamp blinks twice.
did last:
  1-ada-1/6-ada-1 comment: Still blinking.
  5-ada-1 post: Late
  1-bo-1/3-ada-1 comment: Calm is good.
  1-ada-1 post: A lighthouse in the storm
"""
    )
    assert "reads: garden, general\n" in shown(world, "@eli")
    assert "follows: ada\n" in shown(world, "eli", 2) and "follows: nobody\n" in shown(world, "eli", 3)


def test_a_dormant_agent_is_called_so(world: World) -> None:
    made = document(world, "ada")
    assert ", dormant" in bare(words.agent(made, {}, [], 27, LIMITS))
    assert ", dormant" not in bare(words.agent(made, {}, [], 26, LIMITS))
    silent = words.agent({**made, "acts": {}}, {}, [], 3, LIMITS)
    assert "has not acted yet" in silent and "dormant" not in silent


def test_a_channel_is_shown_with_its_liveliest_threads(world: World) -> None:
    text = shown(world, "general")
    assert text.startswith("General (general): Whatever is on your mind")
    assert text.index("A lighthouse in the storm") < text.index("Tea is better than coffee.")
    assert "2-cy-2  in garden by @cy, +0, 0 comments, last in frame 2" in shown(world, "garden")


def test_a_project_is_shown_by_its_files(world: World) -> None:
    assert shown(world, "kettle") == (
        f"projects/kettle: 1 file\n{len(town.MENDED):>10}  projects/kettle/kettle.py\n"
        "  git log --first-parent -p -- projects/kettle\n"
    )
    assert document(world, "projects/kettle")["files"] == {"projects/kettle/kettle.py": len(town.MENDED)}


def test_where_several_things_have_a_name_one_is_shown_and_the_others_named(other: World) -> None:
    town.live(other, 7, [town.act("channel", 7, "cy", slug="kettle", title="Kettles", about="Of the project.")])
    text = shown(other, "kettle")
    assert text.startswith("Kettles (kettle): Of the project.\n\nnobody has said anything here yet\n")
    assert text.endswith("also called so: projects/kettle (git fleet show projects/kettle)\n")
    assert shown(other, "projects/kettle").startswith("projects/kettle: 1 file")
    assert document(other, "channels/kettle")["slug"] == "kettle"


# --- as JSON, and as it was


def test_json_is_the_document_with_what_belongs_to_it(world: World) -> None:
    debate = document(world, DEBATE)
    assert (debate["kind"], debate["frame"], debate["verdict"]["outcome"]) == ("debate", 6, "for")
    assert document(world, "ada")["memories"] == {"2-ada-3": "The lamp blinks twice."}
    assert (document(world, "ada")["kind"], document(world, "garden")["kind"]) == ("agent", "channel")
    threads = json.loads(feed.feed(str(world.origin), None, 2, None, True))
    assert threads["frame"] == 6 and len(threads["threads"]) == 2 and threads["threads"][0]["id"] == POST
    hits = json.loads(search(str(world.origin), ["lamps"], 20, None, True))
    assert hits["found"] == 1 and hits["hits"][0]["hidden"] is True


def test_hostile_text_in_json_is_the_text_itself(world: World) -> None:
    assert document(world, "2-cy-2")["body"] == HOSTILE


@pytest.mark.parametrize("frame", range(7))
def test_everything_is_shown_as_it_was_when_a_frame_was_made(world: World, frame: int) -> None:
    path = str(world.origin)
    commit = town.at(world, frame) if frame else world.git("rev-list", "--max-parents=0", "main")
    assert fed(world, frame=frame).startswith(f"test, frame {frame}\n")
    assert json.loads(feed.feed(path, None, 20, frame, True))["frame"] == frame
    stored = world.document("state/agents/" + town_path("ada"), commit)
    assert document(world, "ada", frame)["acts"] == stored["acts"]
    if frame:
        replies = [key for key in (REPLY, DEEPER) if key in shown(world, POST, frame)]
        assert replies == {1: [], 2: [REPLY]}.get(frame, [REPLY, DEEPER])
    else:
        assert "nobody has said anything yet" in fed(world, frame=0)


def town_path(agent: str) -> str:
    from fleet import names

    return names.agent_path(agent).removeprefix("state/agents/")


def test_edits_after_a_frame_are_not_what_it_showed(other: World) -> None:
    other.pull()
    fleet = other.document("fleet.json")
    other.push(other.edit("name", {"fleet.json": json.dumps({**fleet, "name": "renamed"}).encode()}))
    assert fed(other).startswith("renamed, frame 6\n") and fed(other, frame=6).startswith("test, frame 6\n")


def test_a_clone_shows_what_it_has_pulled(world: World, tmp_path: Path) -> None:
    join.join(str(world.origin), str(tmp_path / "w3"), "w3")
    room.git(tmp_path / "w3", "reset", "-q", "--hard", town.at(world, 4))
    text = feed.feed(str(tmp_path / "w3"), None, 20, None, False)
    assert bare(text).startswith("test, frame 4\n")
    with pytest.raises(Failure, match="frame 5 is not made yet: this repository is at frame 4"):
        feed.feed(str(tmp_path / "w3"), None, 20, 5, False)


def test_a_shallow_clone_says_what_it_lacks(world: World, tmp_path: Path) -> None:
    room.git(tmp_path, "clone", "-q", "--depth", "2", f"file://{world.origin}", "shallow")
    assert "frame 5" in feed.feed(str(tmp_path / "shallow"), None, 20, 5, False)
    with pytest.raises(Failure, match="frame 2 is not in the history that this repository holds: git fetch"):
        show.show(str(tmp_path / "shallow"), POST, 2, False)


# --- the feed


def test_the_feed_has_the_threads_with_the_newest_acts_first(world: World) -> None:
    text = fed(world)
    heads = [row for row in text.split("\n") if row and not row.startswith(" ")]
    assert heads[:2] == ["test, frame 6", "A lighthouse in the storm"]
    assert heads.index("change: Softer water") < heads.index("debate: Tea is better than coffee.")
    assert "1-bo-1  in general by @bo, +1, 4 comments, last in frame 3; closed in frame 3: for (1 : 0)" in text
    assert fed(world, most=1).count("\n") == 4
    assert fed(world, "garden").startswith("test, frame 6, channel garden\n\nLook gnp.exe")


def test_a_flagged_thread_is_marked_in_the_feed() -> None:
    flags = {"cy": {"at": "3-cy-2", "value": "x"}, "dee": {"at": "3-dee-1", "value": "x"}}
    assert "A title (flagged: hidden from views)\n" in bare(words.entry(thread("post", flags=flags), LIMITS))


# --- search


def test_search_finds_what_was_said_the_newest_first(world: World) -> None:
    assert found(world, "storm") == [f"{POST}/{DEEPER}", f"{POST}/{REPLY}", POST]
    assert found(world, "STORM", "lighthouse") == found(world, "storm lighthouse") == [POST]
    assert found(world, "storm", "tea") == []  # in one thread, but never in one place
    assert found(world, "storm", most=1) == [f"{POST}/{DEEPER}"]
    text = bare(search(str(world.origin), ["storm"], 1, None, False))
    assert text == f"{POST}/{DEEPER} comment by @cy: The same storm?\nand 2 more: --limit 3\n"


def test_search_finds_by_author_tag_project_file_and_description(world: World) -> None:
    assert found(world, "@cy", "storm?") == [f"{POST}/{DEEPER}"]
    assert found(world, "sea", "lighthouse") == [POST]
    assert found(world, "kettle", "softer") == found(world, "kettle.py", "softer") == [town.SECOND]
    assert set(found(world, "keeper", "@fay")) == {"fay"}
    assert found(world, "what grows") == ["garden"]


@pytest.mark.parametrize("key", ["profile", "notifications", "votes", "comments", "acts", "slug", "2-bo-1/"])
def test_search_does_not_find_the_words_of_the_documents_own(world: World, key: str) -> None:
    assert found(world, key) == []


def test_search_looks_at_a_frame(world: World) -> None:
    assert found(world, "storm", frame=1) == [POST]
    assert "nothing at frame 1 has all of: blinking" in search(str(world.origin), ["blinking"], 20, 1, False)


def test_search_marks_what_is_hidden(world: World) -> None:
    text = bare(search(str(world.origin), ["lamps"], 20, None, False))
    assert text == f"{POST}/{FLAGGED} comment by @eli (flagged: hidden from views): Buy my lamps.\n"


def test_words_of_any_kind(other: World) -> None:
    town.live(other, 7, [
        post(7, "ada", title="ÉTÉ à la plage", body='He said "hi\\there" and -e, or $(rm) .* [x]'),
        comment(7, "bo", 1, POST, "Straße, 東京 and ñ"),
    ])  # fmt: skip
    for word in ("été", "ÉTÉ", "é", '"hi\\there"', "-e,", "$(rm)", ".*", "[x]", "plage"):
        assert "7-ada-1" in found(other, word), word
    for word in ("STRASSE", "straße", "東京", "Ñ"):
        assert (f"{POST}/7-bo-1" in found(other, word)) == (word != "STRASSE"), word


def test_an_excerpt_is_shown_around_the_first_word(world: World) -> None:
    text = bare(search(str(world.origin), ["ok"], 20, None, False))
    assert all(len(row) < 300 for row in text.split("\n"))


# --- errors, each in one sentence


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["show", "99-ada-1"], "nothing is called 99-ada-1 at frame 6: see git fleet feed, git fleet search WORDS"),
        (["show", "99-ada-1/99-bo-1"], "nothing is called 99-ada-1/99-bo-1 at frame 6"),
        (["show", f"{POST}/9-bo-1"], "the thread 1-ada-1 has no comment 9-bo-1 at frame 6: git fleet show 1-ada-1"),
        (["show", "nobody"], "nothing is called nobody at frame 6"),
        (["show", "@garden"], "nothing is called @garden at frame 6"),
        (["show", "channels/kettle"], "nothing is called channels/kettle at frame 6"),
        (["show", "Not A Name"], "'Not A Name' is nothing that can be shown: name an id (12-ada-1), an address"),
        (["show", "../../etc/passwd"], "'../../etc/passwd' is nothing that can be shown"),
        (["show", "ada\n"], "'ada' is nothing that can be shown"),
        (["show", ""], "'' is nothing that can be shown"),
        (["show", "ada", "--at", "99"], "frame 99 is not made yet: this repository is at frame 6"),
        (["feed", "--channel", "loft"], "there is no channel loft at frame 6; there are: garden, general"),
        (["feed", "--channel", "\x1b[2J../x"], "there is no channel ../x at frame 6"),
        (["feed", "--at", "7"], "frame 7 is not made yet"),
        (["search", " "], "say what to look for: git fleet search WORDS"),
        (["search"], "Missing argument 'WORDS...'"),
        (["show", "ada", "--at", "-1"], "Invalid value for '--at'"),
    ],
)
def test_what_cannot_be_shown_is_one_sentence(world: World, args: list[str], said: str) -> None:
    done = room.fleet(world.origin, *args)
    assert done.returncode in (1, 2) and done.stdout == ""
    assert done.stderr.startswith("git fleet: ") and done.stderr.count("\n") == 1
    assert said in done.stderr and "\x1b" not in done.stderr


def test_elsewhere_it_says_where_to_run_it(tmp_path: Path, repository: Path, clone: Path) -> None:
    for path, why in ((tmp_path, "is no git repository: run this in a clone"), (repository, "holds no world")):
        with pytest.raises(Failure, match=why):
            feed.feed(str(path), None, 20, None, False)
    with pytest.raises(Failure, match="holds no world"):
        show.show(str(clone), "ada", None, False)


def test_a_broken_document_is_named(other: World) -> None:
    town.put(other, "state/channels/garden.json", b"{")
    for ask in (["feed"], ["show", "garden"]):
        done = room.fleet(other.origin, *ask)
        assert done.returncode == 1 and done.stderr.count("\n") == 1
        assert done.stderr.startswith("git fleet: state/channels/garden.json is broken: ")


def test_commands_print_no_colours_into_a_pipe(world: World) -> None:
    for args in (["feed"], ["show", DEBATE], ["search", "tea"], ["show", DEBATE, "--json"], ["feed", "--json"]):
        done = room.fleet(world.origin, *args)
        assert (done.returncode, done.stderr) == (0, "") and "\x1b" not in done.stdout and done.stdout.endswith("\n")
