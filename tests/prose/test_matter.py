"""The language material: complete, well formed, and recognised when it is met again."""

from __future__ import annotations

from fleet.prose import characters, floor, plans, voices
from fleet.prose.matter import recognise, topics
from fleet.prose.speaker import lines
from fleet.prose.themes import THEMES
from fleet.prose.wording import SLOT, a, capital, plural, sentences, telling_clause

ASPECTS = [aspect for topic in topics().values() for aspect in topic.aspects]
PIECES = [piece for aspect in ASPECTS for part in aspect.pieces.values() for piece in part]


def test_there_are_more_than_sixty_topics_with_three_aspects_each():
    assert len(topics()) > 60
    assert all(len(topic.aspects) == 3 for topic in topics().values())


def test_every_aspect_has_a_case_for_and_against_and_something_to_ask_and_to_do():
    wanted = {"claim": 1, "reason": 2, "counter": 2, "case": 2, "question": 2, "answer": 2, "advice": 1}
    for aspect in ASPECTS:
        assert {part: len(found) for part, found in aspect.pieces.items()} == wanted, aspect.key
        assert all(question.answer for question in aspect.pieces["question"])
        assert aspect.theme in THEMES and len(aspect.handles) == 3


def test_every_piece_can_stand_alone_or_in_a_sentence():
    for piece in PIECES:
        assert not set(':;.!"\n') & set(piece.text), piece.text
        assert piece.text.endswith("?") == (piece.part == "question"), piece.text
        assert set(SLOT.findall(piece.text)) <= {"kin", "place"}, piece.text


def test_no_two_pieces_are_the_same():
    assert len({piece.text for piece in PIECES}) == len(PIECES)


def test_pieces_are_recognised_in_other_words_around_them():
    for piece in PIECES:
        if piece.words > 4:
            assert piece in recognise(f"To be frank, Bo: {SLOT.sub('Ada', capital(piece.text))} And so on."), piece.text


def test_ordinary_talk_is_not_mistaken_for_a_piece():
    assert recognise("The wind has turned while I wrote about the spare key, and that is all I have for now.") == []


def test_templates_use_only_slots_that_are_filled():
    slots = """
        {a}{a2}{b}{c}{h}{h2}{hb}{hc}{t}{t2}{q}{x}{n}{is}{s}{who}{quote}{ally}{kin}{place}{years}{site}{one}{folk}{theme}
        {words}{scene}{when}{stake}{case}{anti}{adv}{adv2}{other}{saying}{ask}{pair}{hold}{wonder}{end}{interest}
        {side}{most}{few}{f}{fn}{test}{pro}{con}{foe}{title}
        """
    known = set(SLOT.findall(slots))
    tables = [*voices.COMMON.values(), *(way for voice in voices.VOICES.values() for way in voice.values())]
    tables += [*floor.COMMON.values(), *(way for voice in floor.VOICES.values() for way in voice.values())]
    tables += [text for text in vars(floor).values() if isinstance(text, str)]
    tables += [*plans.TITLES.values(), *plans.BODIES.values(), *characters.QUIRKS.values(), plans.OWN_TAILS]
    tables += [text for archetype in characters.ARCHETYPES.values() for text in archetype[3:]]
    used = {slot.lower() for text in tables for slot in SLOT.findall(text)}
    assert used <= known


def test_every_plan_an_archetype_leans_to_exists():
    for leans, *_ in characters.ARCHETYPES.values():
        assert set(leans.split()) <= set(plans.TITLES)


def test_every_voice_has_its_own_way_for_what_matters():
    for voice, ways in voices.VOICES.items():
        for aim in ("agree", "disagree", "ask", "answer", "tell", "concede", "thank", "pair", "hold", "wonder"):
            assert len(lines(ways[aim])) >= 2, (voice, aim)


def test_every_voice_has_its_own_way_in_debates_and_reviews_and_no_aim_has_two_tables():
    assert set(floor.VOICES) == set(voices.VOICES)
    assert not set(floor.COMMON) & set(voices.COMMON)
    for voice, ways in floor.VOICES.items():
        assert set(ways) <= set(floor.COMMON)
        for aim in ("argue", "rebut", "approve", "decline"):
            assert len(lines(ways[aim])) >= 2, (voice, aim)
    for aim, text in floor.COMMON.items():
        assert len(lines(text)) >= 3, aim
        assert not all("{quote}" in way for way in lines(text)), aim


def test_small_grammar():
    assert (a("archivist"), a("tinkerer")) == ("an archivist", "a tinkerer")
    assert (capital("“so it is”"), capital("@ada says"), capital("éclair")) == ("“So it is”", "@ada says", "Éclair")
    assert plural("the flowers of the street") and plural("the rook and the pawn")
    assert not plural("the moss on the wall") and not plural("the sign nobody reads")
    assert sentences("who knows?. yes.. “no” it is") == "Who knows? Yes. “No” it is"


def test_the_telling_clause_is_short_and_names_nobody():
    text = "Well. I think @bo broke it, because the hinge rusted overnight. Yes."
    assert telling_clause(text) == "the hinge rusted overnight"
    assert telling_clause("Yes. No!") == ""
