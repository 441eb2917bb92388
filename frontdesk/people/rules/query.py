"""What a search line means: a name, a part of a number, a date of birth, or several of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frontdesk.errors import Invalid
from frontdesk.people.rules.dates import OLDEST_YEARS, read_date
from frontdesk.people.rules.names import words
from frontdesk.people.rules.numbers import digits_typed

LEAST_DIGITS = 4
_AREA_DIGITS, _YEAR_DIGITS = 3, 4
LONGEST = 200  # signs of a search line that are read


@dataclass(frozen=True, slots=True)
class Query:
    """The words of a name, the digits of a number, a birth date; what is absent is empty.

    Three digits alone are an `area` code; four that can be one are a `year` of birth as well.
    """

    names: tuple[str, ...] = ()
    digits: str = ""
    born: date | None = None
    area: str = ""
    year: int | None = None


def read_query(text: str, today: date) -> Query:
    """Read a search line. Never raises: what means nothing is an empty query."""
    text = text[:LONGEST].strip()
    letters = [word for word in text.split() if any(sign.isalpha() for sign in word)]
    rest = " ".join(word for word in text.split() if word not in letters)
    if (born := _date(text, today)) or (born := _date(rest, today)):
        names = () if _date(text, today) else words(" ".join(letters))
        # Digits in a row may be a date and a part of a number: both are looked for.
        return Query(tuple(names), rest if _is_digits(rest) else "", born)
    area = rest if _is_digits(rest) and len(rest) == _AREA_DIGITS else ""
    return Query(tuple(words(" ".join(letters))), _number(rest), area=area, year=_year(rest, today))


def _is_digits(text: str) -> bool:
    return text.isdecimal() and text.isascii()


def _year(text: str, today: date) -> int | None:
    """The year of birth that four digits may be."""
    if not _is_digits(text) or len(text) != _YEAR_DIGITS:
        return None
    year = int(text)
    return year if today.year - OLDEST_YEARS <= year <= today.year else None


def _number(text: str) -> str:
    digits = digits_typed(text)
    return digits if len(digits) >= LEAST_DIGITS else ""


def _date(text: str, today: date) -> date | None:
    try:
        return read_date(text, today)
    except Invalid:
        return None
