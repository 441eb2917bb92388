"""What no rule of the schedule may be: each function answers the record made clean, or refuses."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from frontdesk.errors import Invalid
from frontdesk.schedule.model import (
    Availability,
    AvailabilityKind,
    Location,
    Modality,
    Practitioner,
    Resource,
    ResourceKind,
    ScheduleException,
    ServiceType,
)
from frontdesk.schedule.rules.weeks import DAY
from frontdesk.wording import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

NAME = 200
TEXT = 500
OBSERVATION_MINUTES = 120  # G3: monitored for at least two hours after the dose
SPRAVATO = "spravato-treatment"
_MINUTES = range(5, 721)
_BUFFER = range(241)
_WEEKDAYS = range(7)
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_YEARS = range(2000, 2200)


def location(one: Location) -> Location:
    """An office with a name."""
    return replace(
        one,
        name=_named(one.name),
        address=clean(one.address, TEXT, "address", lines=True),
        phone=clean(one.phone, NAME, "phone"),
        directions=clean(one.directions, TEXT, "directions", lines=True),
    )


def practitioner(one: Practitioner) -> Practitioner:
    """A provider with a name who may do something."""
    if not one.kinds:
        raise Invalid("kinds", "empty")
    return replace(one, name=_named(one.name), detail=clean(one.detail, NAME, "detail"))


def resource(one: Resource) -> Resource:
    """A room with a name."""
    return replace(one, name=_named(one.name), detail=clean(one.detail, NAME, "detail"))


def service_type(one: ServiceType) -> ServiceType:
    """A visit type that can be booked; Spravato's observation is never below two hours (G3)."""
    if not _SLUG.fullmatch(one.id):
        raise Invalid("id", "not-a-word", one.id)
    if one.minutes not in _MINUTES:
        raise Invalid("minutes", "out-of-range", str(one.minutes))
    if one.before_minutes not in _BUFFER or one.after_minutes not in _BUFFER:
        raise Invalid("buffers", "out-of-range")
    observed = one.id == SPRAVATO or one.resource_kind is ResourceKind.SPRAVATO_CHAIR
    if observed and one.observation_minutes < OBSERVATION_MINUTES:
        raise Invalid("observation_minutes", "below-two-hours", str(one.observation_minutes))
    if not 0 <= one.observation_minutes <= one.minutes:
        raise Invalid("observation_minutes", "longer-than-the-visit", str(one.observation_minutes))
    if observed and one.modality is not Modality.IN_PERSON:
        raise Invalid("modality", "in-person-only")
    return replace(one, title=_named(one.title, "title"))


def availability(rows: Iterable[Availability]) -> list[Availability]:
    """Weekly stretches inside a day, none of the hours over another."""
    found = sorted(rows, key=lambda one: (one.weekday, one.start_minute))
    for one in found:
        if one.weekday not in _WEEKDAYS:
            raise Invalid("weekday", "out-of-range", str(one.weekday))
        if not 0 <= one.start_minute < one.end_minute <= DAY:
            raise Invalid("hours", "end-before-start")
        if one.valid_from and one.valid_until and one.valid_until < one.valid_from:
            raise Invalid("valid_until", "end-before-start")
    hours = [one for one in found if one.kind is AvailabilityKind.HOURS]
    for weekday in _WEEKDAYS:
        day = [one for one in hours if one.weekday == weekday]
        # Nobody is at two offices at once; stretches of different seasons may lie over each other.
        for one, other in pairwise(day):
            if other.start_minute < one.end_minute and _same_season(one, other):
                raise Invalid("hours", "overlap")
    return found


def _same_season(one: Availability, other: Availability) -> bool:
    apart = (one.valid_until and other.valid_from and one.valid_until < other.valid_from) or (
        other.valid_until and one.valid_from and other.valid_until < one.valid_from
    )
    return not apart


def exception(one: ScheduleException) -> ScheduleException:
    """Days in their order, and minutes both or none."""
    if one.last_day < one.first_day:
        raise Invalid("last_day", "end-before-start")
    if one.first_day.year not in _YEARS or one.last_day.year not in _YEARS:
        raise Invalid("first_day", "out-of-range")
    first, last = one.start_minute, one.end_minute
    if (first is None) != (last is None):
        raise Invalid("hours", "incomplete")
    if first is not None and last is not None and not 0 <= first < last <= DAY:
        raise Invalid("hours", "end-before-start")
    return replace(one, reason=clean(one.reason, NAME, "reason"))


def _named(text: str, field: str = "name") -> str:
    name = clean(text, NAME, field)
    if not name:
        raise Invalid(field, "empty")
    return name
