"""The reading grade: syllables as they are said, sentences as they end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.content.rules.reading import grade, syllable_count, words_in

SAID = {
    1: "the blood week once least drive take takes home use used safe feel played stayed "
    "called clothes gates judge rules skills spray nose dose free while done gone stress",
    2: "visit office pressure people treatment treatments because before restful needed wanted "
    "changes judges wishes little table sometimes someone people's doctor's quiet science "
    "lifeline likely statement careful useful agreed million special social uses partial question "
    "region being going",
    3: "depression provider improvement receptors appetite genetic "
    "decisions insurance appointment area serious various medical radio idea ideas media video "
    "qualified suicide another perspective period tiredness",
    4: "supervision differently appropriate anxiety emotional concentrating "
    "hopelessness confidential emergency community usually machinery experience situation",
    5: "biological evaluation flexibility individual",
}


@pytest.mark.parametrize(
    ("word", "count"),
    [(word, count) for count, words in SAID.items() for word in words.split()],
)
def test_syllables_are_counted_as_they_are_said(word: str, count: int) -> None:
    assert syllable_count(word) == count


def test_names_of_medicines_and_therapies_count_as_known_words() -> None:
    names = ["Spravato®", "esketamine", "antidepressants", "cognitive-behavioral", "CBT", "NMDA"]

    assert [syllable_count(name.removesuffix("®")) for name in names] == [2] * len(names)


def test_numbers_and_addresses_are_words_that_end_no_sentence() -> None:
    text = "Call 425.800.5688 or chat at 988lifeline.org now."

    assert words_in([text]) == 7
    assert grade([text]) == grade([text.removesuffix(".")])


def test_longer_sentences_and_longer_words_are_harder() -> None:
    short = grade(["You may eat. You may rest."])

    assert grade(["You may eat and you may rest and you may read and you may wait."]) > short
    assert grade(["Individual consultation necessitates anticipation."]) > 8


def test_the_formula_is_flesch_and_kincaids() -> None:
    # 10 words, 2 sentences, 12 syllables: 0.39 * 5 + 11.8 * 1.2 - 15.59 = 0.52
    assert grade(["The provider checks your dose.", "You stay for a while."]) == pytest.approx(0.52)


def test_no_words_have_no_grade() -> None:
    assert grade([]) == 0
    assert grade(["", "®"]) == 0


@given(st.text(max_size=60))
def test_any_text_has_a_grade(text: str) -> None:
    assert grade([text]) >= 0
    assert syllable_count(text) >= 1
