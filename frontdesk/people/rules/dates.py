"""Dates of birth as the desk types them."""

from __future__ import annotations

import re
from datetime import date

from frontdesk.errors import Invalid

OLDEST_YEARS = 120
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january"), ("feb", "february"), ("mar", "march"), ("apr", "april"),
            ("may",), ("jun", "june"), ("jul", "july"), ("aug", "august"),
            ("sep", "sept", "september"), ("oct", "october"), ("nov", "november"),
            ("dec", "december"),
        ),
        1,
    )
    for name in names
}  # fmt: skip
_NUMERIC = re.compile(r"(\d{1,2})[\s/.-]+(\d{1,2})[\s/.-]+(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})")
_RUN = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
_NAMED = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}|\d{2})")
_NAMED_LATER = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]+)\.?,?\s+(\d{4}|\d{2})")


def read_date(text: str, today: date) -> date:
    """A date of birth: 03/07/1984, 3/7/84, 03071984, 1984-03-07, Mar 7 1984, 7 March 1984.

    A year of two digits is the latest that is not after `today`. Raises Invalid("born", …) with
    `not-a-date`, `no-such-date`, `in-the-future` or `too-old`.
    """
    found = _parts(text.strip().lower())
    if found is None:
        raise Invalid("born", "not-a-date", text)
    year, month, day = found
    if year < 100:  # noqa: PLR2004 -- written with two digits
        year += 100 * (today.year // 100)
        if (year, month, day) > (today.year, today.month, today.day):
            year -= 100
    try:
        born = date(year, month, day)
    except ValueError:
        raise Invalid("born", "no-such-date", text) from None
    if born > today:
        raise Invalid("born", "in-the-future", text)
    if born.year < today.year - OLDEST_YEARS:
        raise Invalid("born", "too-old", text)
    return born


def _parts(text: str) -> tuple[int, int, int] | None:
    """Year, month, day as written, or None where it is no date at all."""
    if not text.isascii():
        return None
    if match := _ISO.fullmatch(text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _NUMERIC.fullmatch(text) or _RUN.fullmatch(text):
        return int(match[3]), int(match[1]), int(match[2])
    if (match := _NAMED.fullmatch(text)) and match[1] in _MONTHS:
        return int(match[3]), _MONTHS[match[1]], int(match[2])
    if (match := _NAMED_LATER.fullmatch(text)) and match[2] in _MONTHS:
        return int(match[3]), _MONTHS[match[2]], int(match[1])
    return None


def age_on(born: date, day: date) -> int:
    """Whole years of life on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
