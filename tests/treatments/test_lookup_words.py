"""Words, slips, spelling, terms: how a caller's words are read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.treatments.rules.lookup.slips import slip
from frontdesk.treatments.rules.lookup.spelling import Speller, handicaps
from frontdesk.treatments.rules.lookup.terms import OUTSIDE, Reader
from frontdesk.treatments.rules.lookup.vocabulary import Vocabulary
from frontdesk.treatments.rules.lookup.words import pieces, plain, stem

LETTERS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12)


def speller(
    *known: str, plainer: tuple[str, ...] = (), slips: dict[str, str] | None = None
) -> Speller:
    return Speller(handicaps((0.0, known), (0.25, plainer)), slips or {})


def spelled(speller: Speller, text: str) -> str:
    return " ".join(mended.word for mended in speller.spelled(plain(text)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Don\u2019t STOP!", ["dont", "stop"]),
        ("Spravato\u00ae 56mg", ["spravato", "56", "mg"]),
        ("caf\u00e9 na\u00efve", ["cafe", "naive"]),
        ("<b>pills</b> & \u0440\u0443\u0441 \u4f60\u597d", ["b", "pills", "b"]),
        ("", []),
        ("\x00\x1b[31m\ud800", ["31", "m"]),
    ],
)
def test_text_becomes_plain_words(text: str, words: list[str]) -> None:
    assert plain(text) == words


def test_a_piece_keeps_how_it_was_written() -> None:
    assert [piece.written for piece in pieces("I don't, know")] == ["I", "don't", "know"]


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("driving", "drive"),
        ("pills", "pill"),
        ("copied", "copy"),
        ("stopped", "stop"),
        ("doses", "dose"),
    ],
)
def test_forms_of_a_word_meet_in_one_stem(word: str, other: str) -> None:
    assert stem(word) == stem(other)


def test_small_slips_cost_less_than_great_ones() -> None:
    assert slip("spravato", "spravato") == 0
    assert slip("sprravato", "spravato") < slip("spraxvato", "spravato")
    assert slip("spravaot", "spravato") < slip("spravbto", "spravato")
    assert slip("sprovato", "spravato") < slip("sprzvxto", "spravato")


@given(LETTERS, LETTERS)
def test_a_slip_costs_nothing_only_between_equal_words(typed: str, meant: str) -> None:
    assert (slip(typed, meant) == 0) == (typed == meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("spravado", "spravato"),
        ("spervato", "spravato"),
        ("insurence", "insurance"),
        ("tele health", "telehealth"),
        ("sideeffects", "side effects"),
        ("insur", "insurance"),
        ("xqzzy", "xqzzy"),
        ("side", "side"),
    ],
)
def test_slips_are_mended_towards_known_words(typed: str, meant: str) -> None:
    known = speller("spravato", "insurance", "telehealth", "side effects")

    assert spelled(known, typed) == meant


def test_a_word_of_the_catalogue_wins_over_a_plain_one() -> None:
    known = speller("spray", plainer=("stray",))

    assert spelled(known, "sray") == "spray"


def test_of_two_equally_near_words_the_one_with_the_same_first_letter_is_meant() -> None:
    assert spelled(speller("cover", "sober"), "sover") == "sober"


def test_real_words_in_a_wrong_place_are_mended_together() -> None:
    known = speller("how soon", plainer=("son",), slips={"how son": "how soon"})

    assert spelled(known, "how son") == "how soon"
    assert spelled(known, "my son") == "my son"


def test_a_word_that_was_only_begun_is_not_shown_as_corrected() -> None:
    (mended,) = speller("insurance").spelled(["insur"])

    assert (mended.word, mended.shown) == ("insurance", "insur")
    assert mended.sure < 1


def test_beginnings_are_listed_in_order_up_to_a_limit() -> None:
    known = speller("therapy", "therapist", "thermal", "spray")

    assert known.begun("ther", limit=2) == ["therapist", "therapy"]
    assert known.begun("zz") == []


def test_a_very_long_word_is_left_alone() -> None:
    assert spelled(speller("spravato"), "a" * 5000) == "a" * 5000


def reader(**concepts: tuple[str, ...]) -> Reader:
    words = Vocabulary(concepts, {}, outside=("car insurance",), filler=("the", "is", "my"))
    known = [text for phrases in concepts.values() for text in phrases]
    return Reader(words, speller(*known, "car insurance", plainer=("the", "is", "my")))


def test_words_that_mean_the_same_become_one_term() -> None:
    reads = reader(ride=("drive", "ride home"), howsoon=("how fast",))

    assert set(reads.read(["driving"]).terms) == {"ride"}
    assert set(reads.read(plain("how fast is the ride home")).terms) == {"howsoon", "ride"}


def test_the_longest_phrase_is_the_one_that_counts() -> None:
    reads = reader(insurance=("insurance",))

    assert set(reads.read(plain("my car insurance")).terms) == {OUTSIDE}
    assert set(reads.read(plain("my insurance")).terms) == {"insurance"}


def test_a_term_remembers_the_words_that_were_typed_for_it() -> None:
    reading = reader(spray=("nasal spray",)).read(plain("the nasl spray"))

    assert reading.told == {"spray": "nasl spray"}
    assert 0.8 < reading.terms["spray"] < 1
