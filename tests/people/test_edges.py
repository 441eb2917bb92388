"""Edges of people: numbers as they are typed, odd search lines, undo between other edits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from frontdesk.clock import FixedClock, start_of_day
from frontdesk.people.model import PersonDetails, Phone
from frontdesk.people.service import People
from tests.stores import ROSA, memory_store

JORDAN = PersonDetails("Jordan Example", phones=(Phone("+14255550142"),), born=date(1984, 3, 7))


@pytest.fixture
def people() -> People:
    return People(memory_store(), ROSA)


@pytest.mark.parametrize(
    "typed",
    [
        "4255", "(425) 555", "425-555-0142", "1 425 555 0142", "+1 425 555", "+1 (425) 555-0142",
        "0142", "425 555 0142 x12", "425 555 0142 ext. 12", "425-555-0142 #12",
    ],
)  # fmt: skip
def test_a_number_is_matched_however_it_is_typed(people: People, typed: str) -> None:
    jordan = people.add(JORDAN)
    people.add(PersonDetails("Casey Sample", phones=(Phone("+12065550199"),)))

    assert [match.id for match in people.matching(typed)] == [jordan.id]


@pytest.mark.parametrize("typed", ["", "425", "+1 42", "x", "9" * 10_000, "\ud800", "\x00"])
def test_what_is_no_number_yet_matches_nobody(people: People, typed: str) -> None:
    people.add(JORDAN)

    assert people.matching(typed) == []


@pytest.mark.parametrize("typed", ["+1 425 555 0142", "1 (425) 555-0142", "14255550142"])
def test_a_search_by_number_takes_the_country_too(people: People, typed: str) -> None:
    jordan = people.add(JORDAN)

    assert [match.id for match in people.find(typed)] == [jordan.id]


@pytest.mark.parametrize(
    "text",
    ["j" * 10_000, "j " * 5000, "%", "_", "'", '"', "\ud800", "\x00", "\u202e", "½", "२०२०", "   ",
     "jordan 1984", "0" * 10_000, "a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p"],
)  # fmt: skip
def test_any_search_line_is_answered(people: People, text: str) -> None:
    people.add(JORDAN)

    assert len(people.find(text)) <= 1


def test_one_letter_finds_the_names_that_begin_so_the_exact_one_first(people: People) -> None:
    for name in ("Xavier Sample", "Max Example", "X", "Ana Xu"):
        people.add(PersonDetails(name))

    found = [match.name for match in people.find("x")]

    assert found[0] == "X"
    assert set(found) == {"X", "Xavier Sample", "Ana Xu"}


def test_an_undo_takes_back_the_last_edit_alone(people: People) -> None:
    person = people.add(JORDAN)
    first = people.update(person.id, 1, replace(person.details, notes="first"))
    second = people.update(person.id, 2, replace(first.details, insurer="Second", phones=()))

    undone = people.undo(person.id)

    assert undone.details == first.details
    assert people.undo(person.id).details == second.details


def test_an_undo_asked_for_twice_by_one_request_is_done_once(people: People) -> None:
    person = people.add(JORDAN)
    people.update(person.id, 1, replace(person.details, notes="edited"))
    request = uuid4()

    once, again = people.undo(person.id, request), people.undo(person.id, request)

    assert once.details == again.details == person.details


def test_somebody_born_today_by_the_clinics_clock_is_taken() -> None:
    clock = FixedClock(datetime(2026, 11, 24, 23, 30, tzinfo=ZoneInfo("America/Los_Angeles")))
    people = People(memory_store(clock), ROSA)

    person = people.add(replace(JORDAN, born=date(2026, 11, 24)))

    assert person.details.born == date(2026, 11, 24)


def test_a_day_begins_with_its_first_instant_also_where_midnight_is_left_out() -> None:
    santiago = ZoneInfo("America/Santiago")  # on 2026-09-06 the clock goes from 24:00 to 01:00

    begins = start_of_day(date(2026, 9, 6), santiago)

    assert begins == datetime(2026, 9, 6, 1, tzinfo=santiago)
    assert begins.astimezone(santiago).date() == date(2026, 9, 6)
