"""Spanish callers' words find the same topics as English ones, with accents or without."""

from __future__ import annotations

import unicodedata

import pytest

from frontdesk.treatments.files import load_catalogue
from frontdesk.treatments.rules.lookup.catalogue_words import speller
from frontdesk.treatments.rules.lookup.spanish import Spanish
from frontdesk.treatments.service import Treatments
from frontdesk.treatments.word_files import load_examples, load_vocabulary

CATALOGUE = load_catalogue()
DESK = Treatments(CATALOGUE)
ASKED = [
    ("¿Cuánto cuesta el espray nasal?", "route.cost-insurance"),
    ("¿Puedo manejar después del tratamiento?", "faq.spravato-ride"),
    ("quiero una cita", "route.new-client"),
    ("¿aceptan mi seguro?", "route.cost-insurance"),
    ("mi hijo tiene doce años", "route.under-18"),
    ("¿hacen terapia de grupo?", "treatment.group-therapy"),
    ("¿dónde queda la clínica?", "route.offices"),
    ("¿qué tan rápido funciona?", "faq.spravato-speed"),
    ("cita por video", "service.telehealth"),
    ("cambiar mi cita", "route.existing-client"),
    ("efectos secundarios de spravato", "faq.spravato-side-effects"),
    ("¿qué es la depresión resistente?", "condition.trd"),
    ("¿puedo comer antes?", "faq.spravato-food"),
    ("nada me ha funcionado", "faq.nothing-worked"),
]
DANGER = [
    "estoy cansada de vivir", "cansado de la vida", "quiero irme con mi mamá que murió",
    "quiero morir", "me quiero morir", "quiero suicidarme", "voy a matarme", "se quiere matar",
    "quiero quitarme la vida", "ya no quiero vivir", "ya no aguanto más",
    "se tomó todas las pastillas", "tiene una pistola", "estarían mejor sin mí",
]  # fmt: skip


def topics(words: str) -> list[str]:
    return [answer.topic for answer in DESK.look_up(words).answers]


def without_accents(words: str) -> str:
    folded = unicodedata.normalize("NFKD", words)
    return "".join(sign for sign in folded if not unicodedata.combining(sign))


@pytest.mark.parametrize(("words", "topic"), ASKED)
def test_spanish_words_find_the_topic_first(words: str, topic: str) -> None:
    assert topics(words)[:1] == [topic]
    assert topics(without_accents(words)) == topics(words)


@pytest.mark.parametrize("words", DANGER)
def test_danger_is_heard_in_spanish(words: str) -> None:
    found = DESK.look_up(words)

    assert found.strip or topics(words)[:1] == ["crisis"]
    assert topics(without_accents(words)) == topics(words)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("estoy cansada de vivir", "means: dont want to live"),
        ("i want to kill myself", "heard \u2018kill myself\u2019"),
        ("estoy cansada todo el dia", "means: tired"),
    ],
)
def test_only_what_a_caller_said_stands_in_quotes(words: str, why: str) -> None:
    assert DESK.look_up(words).answers[0].why == why


def test_words_that_surely_speak_of_danger_are_named_in_spanish_too() -> None:
    assert DESK.danger("me quiero matar")
    assert not DESK.danger("quiero una cita")


@pytest.mark.parametrize("words", ["una pizza grande", "reparan techos", "¿venden llantas?"])
def test_what_the_catalogue_does_not_hold_finds_nothing_in_spanish(words: str) -> None:
    assert topics(words) == []


def test_the_words_stand_as_they_were_typed_and_no_spelling_is_mended() -> None:
    found = DESK.look_up("¿cuánto cuesta el espray nasal?")

    assert found.query == "¿cuánto cuesta el espray nasal?"
    assert found.corrected is None


def test_english_examples_are_not_taken_for_spanish() -> None:
    vocabulary = load_vocabulary()
    spanish = Spanish(vocabulary.spanish, speller(CATALOGUE, vocabulary).knows)
    sure = {"habla", "quiero", "quiere", "si", "suicidio", "consejero"}

    taken = [e.query for e in load_examples() if spanish.english(e.query) is not None]

    assert [query for query in taken if not sure & set(query.split())] == []


def test_the_longest_phrase_counts_and_other_words_stay() -> None:
    glossary = {"fish": ("pescado",), "fried fish": ("pescado frito",), "-": ("de",)}
    spanish = Spanish(glossary, {"zoloft"}.__contains__)

    assert spanish.english("pescado frito de zoloft pescado") == "fried fish zoloft fish"
    assert spanish.english("fried fish") is None
    assert spanish.english("de de") is None
