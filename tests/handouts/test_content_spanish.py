"""The Spanish drafts say what the English handouts say, block by block, and are read as easily."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from frontdesk.content.model import ReviewState
from frontdesk.content.rules.spanish import NORMAL, ease, grade, syllable_count
from frontdesk.documents.fonts import missing_letters
from frontdesk.editing.rules.reading import reading
from frontdesk.handouts.files import load_handouts
from frontdesk.handouts.model import BlockKind, Handout
from frontdesk.identity import HandoutId
from frontdesk.treatments.files import load_catalogue

FACTS = load_catalogue().facts
ENGLISH = load_handouts(FACTS)
SPANISH = load_handouts(FACTS, language="es")
PAIRS = [pytest.param(ENGLISH[key], SPANISH[key], id=key) for key in ENGLISH]
SAID = {
    1: "y muy bien que no son los dos ser luz 988",
    2: "día aún leer cita puede guía quiere tiene cuando después según igual buena FDA presión",
    3: "maneje cansancio segura ayuda estudios apoyo consulta depresión conductual estrés-que",
    4: "medicina tratamiento ansiedades telesalud profesional emergencia supervisión",
    6: "antidepresivos",
}


def _texts(handout: Handout) -> list[str]:
    return [
        block.text
        for section in handout.sections
        for block in section.blocks
        if block.kind is not BlockKind.CLINIC
    ]


def test_every_handout_is_there_in_spanish() -> None:
    assert list(SPANISH) == list(ENGLISH)
    assert {one.language for one in SPANISH.values()} == {"es"}
    assert {one.review.state for one in SPANISH.values()} == {ReviewState.DRAFT}


@pytest.mark.parametrize(("english", "spanish"), PAIRS)
def test_a_spanish_handout_has_the_same_sections_blocks_and_sources(
    english: Handout, spanish: Handout
) -> None:
    def shape(handout: Handout) -> list[list[tuple[BlockKind, tuple[str, ...]]]]:
        return [
            [(block.kind, block.sources) for block in section.blocks]
            for section in handout.sections
        ]

    assert shape(spanish) == shape(english)
    assert spanish.version == english.version


@pytest.mark.parametrize(("english", "spanish"), PAIRS)
def test_numbers_and_the_clinics_keys_are_the_same_in_both_languages(
    english: Handout, spanish: Handout
) -> None:
    for section, other in zip(english.sections, spanish.sections, strict=True):
        for block, translated in zip(section.blocks, other.blocks, strict=True):
            assert re.findall(r"\d[\d.]*\d|\d", block.text) == re.findall(
                r"\d[\d.]*\d|\d", translated.text
            )
            if block.kind is BlockKind.CLINIC:
                assert translated.text == block.text


@pytest.mark.parametrize("spanish", SPANISH.values(), ids=lambda one: one.id)
def test_a_spanish_handout_says_usted_and_lacks_no_letter(spanish: Handout) -> None:
    words = " ".join([spanish.title, *(s.heading for s in spanish.sections), *_texts(spanish)])

    assert missing_letters(words) == []
    assert not re.search(r"\b(tú|tu|tus|te|ti|contigo|vosotros|vuestro)\b", words, re.IGNORECASE)


def test_the_brand_carries_its_mark_at_first_mention_and_only_there() -> None:
    for key, handout in SPANISH.items():
        parts = [handout.title]
        for section in handout.sections:
            parts += [section.heading, *(block.text for block in section.blocks)]
        words = "\n".join(parts)
        assert words.count("®") == ("Spravato" in words), key
        if "Spravato" in words:
            assert words.index("Spravato®") == words.index("Spravato"), key


def test_nothing_is_claimed_more_strongly_than_in_english() -> None:
    words = " ".join(text for one in SPANISH.values() for text in _texts(one))

    assert "Casi una de cada tres" in words
    assert "Algunos clientes notan" in words
    assert not re.search(r"siempre disponible|a toda hora|24 horas|más eficaz|mejor que", words)


def test_each_spanish_handout_reads_normally_or_more_easily() -> None:
    measured = {key: (round(ease(_texts(one))), one) for key, one in SPANISH.items()}

    table = "\n".join(f"{key:14} {value}" for key, (value, _) in measured.items())
    assert min(value for value, _ in measured.values()) >= NORMAL, table
    assert max(grade(_texts(one)) for one in SPANISH.values()) <= 8, table


@pytest.mark.parametrize(
    ("word", "count"),
    [(word, count) for count, words in SAID.items() for word in words.split()],
)
def test_spanish_syllables_are_counted_as_they_are_said(word: str, count: int) -> None:
    assert syllable_count(word) == count


def test_the_editor_measures_a_spanish_handout_as_spanish_and_no_other_language_at_all() -> None:
    spanish = SPANISH[HandoutId("h.spravato")]

    measured = reading(spanish)
    assert 3 < measured.grade < 6
    assert len(measured.lines) > 20
    assert {"antidepresivos", "supervisión"} & {w for one in measured.lines for w in one.long_words}
    assert reading(replace(spanish, language="fr")).lines == ()


def test_longer_spanish_words_and_sentences_are_harder_and_no_words_are_easy() -> None:
    short, long = ["Coma pan. Beba luz."], ["La administración institucional considera opciones."]

    assert ease(short) > ease(long)
    assert grade(short) < grade(long)
    assert (ease([""]), grade([""])) == (100, 0)
