"""`list` and `openings`: what there is to choose from, and the first free times."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frontdesk.calls.rules.labels import OUTCOMES, REASONS
from frontdesk.commands.output import Answer, table
from frontdesk.commands.shapes import Shape, opening_shape, ref
from frontdesk.commands.times import said, said_day
from frontdesk.errors import Invalid
from frontdesk.identity import LocationId, PractitionerId, ServiceTypeId
from frontdesk.schedule.model import Criteria, PartOfDay

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable


def choices(options: argparse.Namespace) -> Answer:
    """Reasons and outcomes are the program's own; the rest is the clinic's."""
    what = options.what
    if what == "reasons":
        found = [ref(key, words) for key, words in REASONS.items()]
    elif what == "outcomes":
        found = [ref(key, words) for key, words in OUTCOMES.items()]
    else:
        found = _of_the_clinic(options)
    rows = ((one["id"], one["name"]) for one in found)
    return Answer({what: found}, table(("Id", "Name"), rows, "There is none yet."))


def _of_the_clinic(options: argparse.Namespace) -> list[Shape]:
    from frontdesk.commands.opened import services

    with services(options) as found:
        clinic = found.schedule.clinic()
    if options.what == "types":
        return [ref(one.id, one.title) for one in clinic.types if one.active]
    records: dict[str, Iterable[Any]] = {
        "offices": clinic.locations,
        "providers": clinic.practitioners,
        "resources": clinic.resources,
    }
    return [ref(one.id, one.name) for one in records[options.what] if one.active]


def openings(options: argparse.Namespace) -> Answer:
    """The first free times, soonest first, and the closed days in between with the reason."""
    from frontdesk.commands.opened import key_of, services, timed

    if options.first and options.until and options.until < options.first:
        raise Invalid("until", "before-from")
    office = None if options.office is None else LocationId(key_of("office", options.office))
    provider = options.provider
    criteria = Criteria(
        type=ServiceTypeId(options.type),
        first_day=options.first,
        last_day=options.until,
        office=office,
        provider=None if provider is None else PractitionerId(key_of("provider", provider)),
        part_of_day=PartOfDay(options.part_of_day) if options.part_of_day else None,
        limit=options.limit,
    )
    with services(options) as found:
        where = found.settings.zone()
        clinic = found.schedule.clinic()
        with timed() as spent:
            answer = found.schedule.openings(criteria)
    fields = {
        "ms": spent.ms,
        "openings": [opening_shape(one, clinic, where) for one in answer.openings],
        "closed": [{"date": one.day.isoformat(), "reason": one.reason} for one in answer.closed],
    }
    rows = [
        (
            said(one.start, where),
            _name(clinic.locations, one.office),
            _name(clinic.practitioners, one.provider),
            ", ".join(_name(clinic.resources, key) for key in one.resources),
        )
        for one in answer.openings
    ]
    lines = [table(("Start", "Office", "Provider", "With"), rows, "There is no free time.")]
    lines += [f"Closed on {said_day(one.day)}: {one.reason}" for one in answer.closed]
    return Answer(fields, "\n".join(lines))


def _name(records: Iterable[Any], key: int) -> str:
    return next((str(one.name) for one in records if one.id == key), str(key))
