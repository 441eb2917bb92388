"""What the desk looks for, from the fields of "What happens next"."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from frontdesk.errors import Invalid
from frontdesk.identity import LocationId, PractitionerId, ServiceTypeId
from frontdesk.people.rules.dates import read_date
from frontdesk.schedule.model import Criteria, PartOfDay

if TYPE_CHECKING:
    from ui.schedule.openings_panel import OpeningsPanel

PAST = "That day has passed. Type a day ahead, or leave this empty for today."
NO_DAY = "Type a day like 11/30, or leave this empty for today."
_WITH_YEAR = 3  # month, day and year


def criteria_of(panel: OpeningsPanel, today: date, limit: int) -> Criteria | None:
    """What is looked for; None while no kind of visit is offered.

    Raises Invalid for a first day that is none, with the problem `past` for one that has passed.
    """
    kind, office, provider, part = (
        panel.type.value(), panel.office.value(), panel.provider.value(), panel.part.value(),
    )  # fmt: skip
    if not isinstance(kind, str):
        return None
    return Criteria(
        type=ServiceTypeId(kind),
        first_day=_first_day(panel.first_day.text().strip(), today),
        office=LocationId(office) if isinstance(office, int) else None,
        provider=PractitionerId(provider) if isinstance(provider, int) else None,
        part_of_day=PartOfDay(part) if isinstance(part, str) else None,
        limit=limit,
    )


def _first_day(text: str, today: date) -> date | None:
    """The day typed into "From", in this year or the next; None for today."""
    if not text:
        return None
    parts = text.replace("-", "/").split("/")
    whole = text if len(parts) >= _WITH_YEAR else f"{text}/{today.year}"
    latest = date(today.year + 2, 12, 31)
    found = read_date(whole, latest)
    if len(parts) == _WITH_YEAR - 1 and found < today:
        found = read_date(f"{text}/{today.year + 1}", latest)
    if found < today:
        raise Invalid("from", "past")
    return found
