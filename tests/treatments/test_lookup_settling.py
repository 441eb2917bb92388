"""The look-up's second stage: what the sense of a sentence adds to its words."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from frontdesk.identity import TopicId
from frontdesk.treatments.files import load_catalogue
from frontdesk.treatments.likeness import (
    fingerprint,
    lessons,
    load_likeness,
    load_sentences,
)
from frontdesk.treatments.rules.lookup.examples import ANY, CRISIS, NONE
from frontdesk.treatments.sentence_model import TOKENS, WEIGHTS, is_there, shipped_models
from frontdesk.treatments.service import Treatments
from frontdesk.treatments.word_files import example_rows, load_examples, load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontdesk.treatments.model import LookUp, Topic

HELD_OUT = Path(__file__).parents[2] / "bench" / "data" / "heldout_queries.tsv"
CATALOGUE = load_catalogue()
DESK = Treatments(CATALOGUE)
QUERIES = example_rows(HELD_OUT)
PARAPHRASES = (("how many months before the nose mist lifts my mood", "faq.spravato-speed"),)


@cache
def settle(words: str) -> LookUp:
    """Each sentence once for all tests: it costs some 15 ms, on a busy computer far more."""
    return DESK.settle(words)


def settled(words: str) -> list[str]:
    return [answer.topic for answer in settle(words).answers]


def share(answers: list[bool]) -> float:
    assert len(answers) > 50
    return sum(answers) / len(answers)


def test_the_model_ships_with_the_program() -> None:
    assert DESK.load_model()


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_the_sense_of_a_sentence_brings_the_right_topic() -> None:
    asked = [query for query in QUERIES if query.expected not in (NONE, CRISIS, ANY)]
    right = [{query.expected, *query.acceptable} for query in asked]
    found = [settled(query.query) for query in asked]

    assert share([bool(r & set(f[:1])) for f, r in zip(found, right, strict=True)]) >= 0.95
    assert share([bool(r & set(f[:3])) for f, r in zip(found, right, strict=True)]) >= 0.97


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_danger_is_seen_and_nothing_is_offered_without_an_answer() -> None:
    def alarmed(found: LookUp) -> bool:
        return found.strip or [one.topic for one in found.answers[:1]] == [CRISIS]

    found = [(query.expected, settle(query.query)) for query in QUERIES]

    assert share([alarmed(f) for expected, f in found if expected == CRISIS]) >= 0.95
    assert share([alarmed(f) for expected, f in found if expected != CRISIS]) <= 0.05
    assert share([not f.answers for expected, f in found if expected == NONE]) >= 0.9


@pytest.mark.parametrize(("words", "topic"), PARAPHRASES)
def test_a_wording_that_words_alone_miss_is_found(words: str, topic: str) -> None:
    by_words = [answer.topic for answer in DESK.look_up(words).answers]

    assert topic not in by_words[:1]
    assert settled(words)[:1] == [topic]


@pytest.mark.parametrize("topic", CATALOGUE.topics.values(), ids=lambda topic: topic.id)
def test_a_title_still_finds_its_own_topic(topic: Topic) -> None:
    assert settled(topic.title)[:1] == [topic.id]


def test_the_same_words_settle_alike_again() -> None:
    words = "how long is it until i feel something"

    assert Treatments(CATALOGUE).settle(words) == DESK.settle(words)


@pytest.mark.parametrize("words", ["", "   ", "?!", "\N{GRINNING FACE}", "x", "spravato " * 900])
def test_odd_text_is_only_text_here_too(words: str) -> None:
    assert DESK.settle(words).query == words


def test_a_phrase_that_the_clinic_accepted_counts_as_an_example() -> None:
    likeness = load_likeness()
    assert likeness is not None
    words = "do you have the purple lamp thing in the lobby"

    before = likeness.sense(words)
    topic = TopicId("service.about")
    after = likeness.sense(words, {topic: ("the purple lamp thing in the lobby",)})

    assert after.likeness[topic] > before.likeness[topic] + 0.1
    assert before == likeness.sense(words)


@pytest.mark.parametrize(
    ("words", "topic", "line"),
    [
        ("how fast does it work", "faq.spravato-speed", "Some clients notice improvement within"),
        ("can i eat before", "faq.spravato-food", "Do not eat for at least two hours"),
        ("can i drink coffee before", "faq.spravato-food", "Do not drink anything"),
        ("do i need someone to drive me home", "faq.spravato-ride", "Please arrange a ride home"),
    ],
)
def test_the_line_that_answers_is_pointed_at(words: str, topic: str, line: str) -> None:
    first = settle(words).answers[0]

    assert first.topic == topic
    assert first.line is not None
    assert CATALOGUE.topics[first.topic].say[first.line].text.startswith(line)


def test_a_card_that_answers_as_a_whole_points_at_no_line() -> None:
    assert settle("spravato").answers[0].line is None


def test_dissociation_with_fear_warns_and_leads_to_a_clinician() -> None:
    found = settle("im dissociating and scared")

    assert found.strip
    assert "route.clinical-question" in settled("im dissociating and scared")[:2]


def test_a_child_leads_to_what_is_said_of_the_young() -> None:
    assert settled("my kid is 9 adhd")[:1] == ["route.under-18"]


@pytest.mark.parametrize("words", ["magnet treatment", "lithium infusions on the moon"])
def test_treatments_that_the_text_does_not_name_find_nothing(words: str) -> None:
    assert settled(words) == []
    assert DESK.look_up(words).answers == ()


def without_files(folder: Path) -> None:
    """Nothing there at all."""


def spoilt_weights(folder: Path) -> None:
    (folder / WEIGHTS).write_bytes(b"PK spoilt")
    (folder / TOKENS).write_bytes(shipped_models().joinpath(TOKENS).read_bytes())


def without_examples(folder: Path) -> None:
    for name in (WEIGHTS, TOKENS):
        with (folder / name).open("wb") as file:
            file.write(shipped_models().joinpath(name).read_bytes())


@pytest.mark.parametrize("prepare", [without_files, spoilt_weights, without_examples])
def test_without_the_model_words_answer_alone(
    tmp_path: Path, prepare: Callable[[Path], None]
) -> None:
    prepare(tmp_path)
    assert is_there(tmp_path) is (prepare is not without_files)
    desk = Treatments(CATALOGUE, load=lambda: load_likeness(tmp_path))

    assert not desk.load_model()
    assert desk.settle("what does spravato cost") == desk.look_up("what does spravato cost")


def test_without_the_packages_words_answer_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tokenizers", None)
    desk = Treatments(CATALOGUE, load=lambda: load_likeness(shipped_models()))

    assert not desk.load_model()
    assert desk.settle("spravato") == desk.look_up("spravato")


def test_the_vectors_were_made_from_the_examples_as_they_are() -> None:
    found = load_sentences()
    taught = lessons(CATALOGUE, load_vocabulary(), load_examples())

    assert found is not None
    assert found.material == fingerprint(taught), "run bench/learn_sentences.py"
