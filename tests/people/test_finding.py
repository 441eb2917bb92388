"""Finding people: by name in any order, with a slip, by any part of a number, by birth date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontdesk.people.model import PersonDetails, Phone
from frontdesk.people.service import People
from tests.stores import ROSA, memory_store

CROWD = (
    ("Jordan Example", "+14255550142", date(1984, 3, 7)),
    ("Jordana Sample", "+12065550199", None),
    ("Ana María Invented-Mockley", "+14255550142", date(1999, 12, 31)),
    ("Seán O’Fakename", "+13605550101", None),
    ("Łukasz Dummy", "+12535550110", date(1951, 1, 1)),
    ("Madonna", "+15645550177", None),
    ("张伟", "+442079460018", None),
    ("Robert'); DROP TABLE person;--", "+14255550150", None),
)


@pytest.fixture(scope="module")
def people() -> People:
    found = People(memory_store(), ROSA)
    for name, number, born in CROWD:
        found.add(PersonDetails(name=name, born=born, phones=(Phone(number),)))
    return found


def names(people: People, text: str) -> list[str]:
    return [match.name for match in people.find(text)]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("jordan example", "Jordan Example"),
        ("example jordan", "Jordan Example"),
        ("jord ex", "Jordan Example"),
        ("exam jor", "Jordan Example"),
        ("jordan exmaple", "Jordan Example"),
        ("jordn", "Jordan Example"),
        ("joordan exam", "Jordan Example"),
        ("jprdan example", "Jordan Example"),
        ("ana maria", "Ana María Invented-Mockley"),
        ("mockley", "Ana María Invented-Mockley"),
        ("ana mockley", "Ana María Invented-Mockley"),
        ("maria ana", "Ana María Invented-Mockley"),
        ("sean ofakename", "Seán O’Fakename"),
        ("o'fakename", "Seán O’Fakename"),
        ("madona", "Madonna"),
        ("m", "Madonna"),
        ("张伟", "张伟"),
        ("张", "张伟"),
        ("425 555 0142", "Jordan Example"),
        ("555-0142", "Jordan Example"),
        ("0142", "Jordan Example"),
        ("5550 14", "Jordan Example"),
        ("+1 (425) 555-0142", "Jordan Example"),
        ("7946", "张伟"),
        ("03/07/1984", "Jordan Example"),
        ("3.7.84", "Jordan Example"),
        ("03071984", "Jordan Example"),
        ("mar 7 1984", "Jordan Example"),
        ("robert drop", "Robert'); DROP TABLE person;--"),
    ],
)
def test_a_person_is_found(people: People, typed: str, wanted: str) -> None:
    assert wanted in names(people, typed)


def test_a_name_typed_with_a_birth_date_or_a_number_narrows(people: People) -> None:
    assert names(people, "jordan 03/07/1984") == ["Jordan Example"]
    assert names(people, "ana 0142") == ["Ana María Invented-Mockley"]
    assert names(people, "madonna 0142") == []


def test_an_exact_name_stands_before_a_like_one(people: People) -> None:
    assert names(people, "jordan")[0] == "Jordan Example"


def test_everyone_who_shares_a_number_is_matched_while_it_is_typed(people: People) -> None:
    found = people.matching("(425) 555-01")

    assert {match.name for match in found} >= {"Jordan Example", "Ana María Invented-Mockley"}
    assert {match.why for match in found} == {"number"}
    assert people.matching("425") == []


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "%", "_", "'", '" OR 1=1 --', "name:jordan*", "NEAR(a b)", "(((", "\x00", "🙂",
     "x" * 10_000, "zzzz qqqq", "\ud800", "00000000", "99/99/9999", "<b>jordan</b>\u202e"],
)  # fmt: skip
def test_no_search_line_is_more_than_text(people: People, typed: str) -> None:
    found = names(people, typed)

    assert len(found) <= 20
    assert people.count() == len(CROWD)


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_text_is_answered(text: str) -> None:
    assert len(SHARED.find(text)) <= 20


SHARED = People(memory_store(), ROSA)
_letters = st.characters(categories=("Lu", "Ll", "Lo"), max_codepoint=0x2FF)
_word = st.text(_letters, min_size=2, max_size=10)


@given(st.lists(_word, min_size=1, max_size=4), st.integers(0, 99), st.data())
@settings(max_examples=60, deadline=None)
def test_who_was_added_is_found_by_each_word_and_any_part_of_the_number(
    words: list[str], last: int, data: st.DataObject
) -> None:
    number = f"+1425555{100 + last:04}"
    person = SHARED.add(PersonDetails(name=" ".join(words), phones=(Phone(number),)))
    start = data.draw(st.integers(0, 6))
    length = data.draw(st.integers(4, 10))

    by_whole_name = SHARED.find(" ".join(words), limit=200)
    by_last_first = SHARED.find(" ".join(words[-1:] + words[:-1]), limit=200)
    by_number = SHARED.matching(number[2:][start : start + length], limit=5000)

    assert person.id in {match.id for match in by_whole_name}
    assert person.id in {match.id for match in by_last_first}
    assert person.id in {match.id for match in by_number}
