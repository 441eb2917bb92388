"""`people find`, `people add`, `people show`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from frontdesk.clock import local_day
from frontdesk.commands.opened import key_of, services, timed
from frontdesk.commands.output import Answer, table
from frontdesk.commands.shapes import match_shape, person_shape
from frontdesk.identity import PersonId
from frontdesk.people.model import Client, PersonDetails, Phone
from frontdesk.people.rules.dates import read_date
from frontdesk.people.rules.numbers import shown

if TYPE_CHECKING:
    import argparse
    from datetime import date

    from frontdesk.people.model import Person, PersonMatch

_NOBODY = "Nobody was found."


def find(options: argparse.Namespace) -> Answer:
    """By name, number, birth date or a part of them."""
    with services(options) as found:
        with timed() as spent:
            people = found.people.find(options.text, options.limit)
        fields = {"people": [match_shape(one) for one in people], "ms": spent.ms}
    rows = (_row(str(one.id), one.name, one.phones, one.born, one.why) for one in people)
    return Answer(fields, table(_HEADER, rows, _NOBODY))


_HEADER = ("Id", "Name", "Phone", "Born", "Found by")


def _row(
    key: str, name: str, phones: tuple[Phone, ...], born: date | None, why: str = ""
) -> tuple[str, ...]:
    numbers = ", ".join(shown(phone.value, phone.extension) for phone in phones)
    return key, name, numbers, born.isoformat() if born else "", why


def add(options: argparse.Namespace) -> Answer:
    """Add a person, and say beside the answer whom they may be; a refusal writes nothing."""
    with services(options, create=True) as found:
        today = local_day(found.clock.now(), found.settings.zone())
        details = PersonDetails(
            name=options.name,
            born=read_date(options.born, today) if options.born else None,
            client=Client.NEW,
            phones=(Phone(options.phone),) if options.phone else (),
        )
        person = found.people.add(details, options.request)
        alike = [one for one in found.people.similar(person.details) if one.id != person.id]
        return replace(_one(person), note=_warning(alike))


def _warning(alike: list[PersonMatch]) -> str:
    if not alike:
        return ""
    known = "; ".join(f"id {one.id}, {one.why}" for one in alike)
    return f"This may be someone known already ({known}). Compare: frontdesk people show ID"


def show(options: argparse.Namespace) -> Answer:
    """One person; that the record was opened is kept in the audit trail."""
    with services(options) as found:
        person = found.people.get(PersonId(key_of("person", options.id)))
        found.people.opened(person.id)
        return _one(person)


def _one(person: Person) -> Answer:
    details = person.details
    row = _row(str(person.id), details.name, details.phones, details.born)
    return Answer({"person": person_shape(person)}, table(_HEADER, (row,), _NOBODY))
