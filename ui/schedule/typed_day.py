"""A day of the schedule as it is typed: with or without its year."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from ui.widgets.dates import DateUnreadable, read_typed_date

if TYPE_CHECKING:
    from collections.abc import Callable

_SHORT = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})")
_PAST_MONTHS = 183
_NO_SUCH_DAY = "There is no such day. Type the day as MM/DD, or MM/DD/YYYY."


def read_day(text: str, today: date) -> date:
    """The day of `11/25` or of anything `read_typed_date` reads.

    Without a year it is the nearest one, up to half a year back: visits lie ahead, but the desk
    also looks back. Raises DateUnreadable.
    """
    typed = text.strip()
    found = _SHORT.fullmatch(typed)
    if found is None:
        return read_typed_date(typed)
    month, number = int(found[1]), int(found[2])
    years = [today.year - 1, today.year, today.year + 1]
    days: list[date] = []
    for year in years:
        try:
            days.append(date(year, month, number))
        except ValueError:
            continue
    ahead = [one for one in days if (today - one).days <= _PAST_MONTHS]
    if not ahead:
        raise DateUnreadable(_NO_SUCH_DAY)
    return ahead[0]


def reader(today: Callable[[], date]) -> Callable[[str], date]:
    """A reader for a date field, against the clinic's present day."""
    return lambda text: read_day(text, today())
