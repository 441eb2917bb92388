"""Reading what was typed: numbers and dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.errors import Invalid
from frontdesk.people.rules.dates import age_on, read_date
from frontdesk.people.rules.numbers import (
    is_fictional,
    is_withheld,
    national,
    parts,
    read_number,
    shown,
)

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "value", "extension"),
    [
        ("4255550142", "+14255550142", ""),
        ("425.555.0142", "+14255550142", ""),
        ("(425) 555-0142", "+14255550142", ""),
        ("1 425 555 0142", "+14255550142", ""),
        ("+1-425-555-0142", "+14255550142", ""),
        ("425-555-0142 ext 77", "+14255550142", "77"),
        ("425 555 0142x7", "+14255550142", "7"),
        ("+44 20 7946 0018", "+442079460018", ""),
        ("011 44 20 7946 0018", "+442079460018", ""),
    ],
)
def test_a_number_is_read_however_it_is_written(typed: str, value: str, extension: str) -> None:
    found = read_number(typed)

    assert (found.value, found.extension) == (value, extension)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "empty"),
        ("call me", "not-a-number"),
        ("555-0142", "too-short"),
        ("42555501420000", "too-long"),
        ("0255550142", "not-possible"),
        ("425 055 0142", "not-possible"),
        ("4" * 300, "too-long"),
        ("12", "too-short"),
    ],
)
def test_a_number_that_is_none_is_refused_with_the_reason(typed: str, problem: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_number(typed)

    assert refused.value.problem == problem


@given(st.text(max_size=70))
def test_any_text_is_a_number_or_a_refusal(text: str) -> None:
    try:
        found = read_number(text)
    except Invalid:
        return
    assert read_number(found.value).value == found.value


def test_numbers_are_shown_as_the_desk_reads_them() -> None:
    assert national("+14255550142") == "(425) 555-0142"
    assert national("+442079460018") == "+44 20 7946 0018"
    assert shown("+14255550142", "9") == "(425) 555-0142 ext. 9"


def test_only_the_numbers_kept_for_fiction_are_fit_for_sample_data() -> None:
    assert is_fictional("+14255550142")
    assert is_fictional("+15645550199")
    assert not is_fictional("+14258005688")
    assert not is_fictional("+14255550200")
    assert not is_fictional("+12125550142")


def test_withheld_numbers_are_known_by_their_words() -> None:
    assert is_withheld(" Anonymous ")
    assert is_withheld("(private)")
    assert not is_withheld("425 555 0142")


@given(st.integers(2_000_000_000, 9_999_999_999), st.integers(0, 6), st.integers(4, 10))
def test_any_part_of_a_number_begins_one_of_its_parts(digits: int, start: int, length: int) -> None:
    typed = str(digits)[start : start + length]

    assert any(part.startswith(typed) for part in parts(f"+1{digits}"))


@pytest.mark.parametrize(
    ("typed", "born"),
    [
        ("03/07/1984", date(1984, 3, 7)),
        ("3/7/84", date(1984, 3, 7)),
        ("3-7-26", date(2026, 3, 7)),
        ("12-31-26", date(1926, 12, 31)),
        ("03071984", date(1984, 3, 7)),
        ("030784", date(1984, 3, 7)),
        ("1984-03-07", date(1984, 3, 7)),
        ("Mar 7, 1984", date(1984, 3, 7)),
        ("7th march 84", date(1984, 3, 7)),
        ("2/29/2000", date(2000, 2, 29)),
    ],
)
def test_a_date_of_birth_is_read_however_it_is_written(typed: str, born: date) -> None:
    assert read_date(typed, TODAY) == born


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "not-a-date"),
        ("yesterday", "not-a-date"),
        ("02/30/1990", "no-such-date"),
        ("2/29/2001", "no-such-date"),
        ("13/13/1990", "no-such-date"),
        ("11/25/2026", "in-the-future"),
        ("1/1/1890", "too-old"),
        ("٠٣/٠٧/١٩٨٤", "not-a-date"),
    ],
)
def test_a_date_that_cannot_be_is_refused_with_the_reason(typed: str, problem: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_date(typed, TODAY)

    assert refused.value.problem == problem


@given(st.dates(date(1910, 1, 1), TODAY))
def test_every_date_is_read_back_in_the_form_of_the_field(born: date) -> None:
    assert read_date(born.strftime("%m/%d/%Y"), TODAY) == born
    assert read_date(born.strftime("%m%d%Y"), TODAY) == born


def test_age_counts_whole_years() -> None:
    assert age_on(date(2008, 11, 25), TODAY) == 17
    assert age_on(date(2008, 11, 24), TODAY) == 18
    assert age_on(date(2008, 2, 29), date(2026, 2, 28)) == 17
