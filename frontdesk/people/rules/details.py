"""A person's details at the door: cleaned, checked, and as JSON for the history."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from frontdesk.errors import Invalid
from frontdesk.identity import LocationId
from frontdesk.people.model import (
    LINE_LIMIT,
    NAME_LIMIT,
    NOTE_LIMIT,
    BestTime,
    Client,
    ContactUse,
    PersonDetails,
    Phone,
    ReachBy,
    Voicemail,
)
from frontdesk.people.rules.numbers import read_number
from frontdesk.wording import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

_EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\".]{2,}")
_LINES = (
    "preferred_name", "access_needs", "referral_source", "insurer", "contact_name",
    "contact_relation", "contact_may_know", "modality", "language",
)  # fmt: skip
MOST_CONTACTS = 12


def checked(details: PersonDetails, today: date) -> PersonDetails:
    """The details with every text cleaned and every number read.

    Raises Invalid(field, problem): a name that is empty, a text too long, a number or an
    email that is none, a date of birth that is not past.
    """
    name = clean(details.name, NAME_LIMIT, "name")
    if not name:
        raise Invalid("name", "empty")
    if details.born is not None and details.born > today:
        raise Invalid("born", "in-the-future", details.born.isoformat())
    if len(details.phones) > MOST_CONTACTS or len(details.emails) > MOST_CONTACTS:
        raise Invalid("number", "too-many")
    lines: dict[str, Any] = {
        field: clean(getattr(details, field), LINE_LIMIT, field) for field in _LINES
    }
    return replace(
        details,
        name=name,
        postal_address=clean(details.postal_address, LINE_LIMIT, "postal_address", lines=True),
        notes=clean(details.notes, NOTE_LIMIT, "notes", lines=True),
        phones=tuple(_phone(phone) for phone in details.phones),
        emails=tuple(_email(email) for email in details.emails if email.strip()),
        **lines,
    )


def _phone(phone: Phone) -> Phone:
    number = read_number(phone.value)
    return replace(
        phone,
        value=number.value,
        extension=clean(phone.extension or number.extension, 20, "extension"),
        whose=clean(phone.whose, LINE_LIMIT, "whose"),
    )


def _email(text: str) -> str:
    email = clean(text, LINE_LIMIT, "email")
    if not _EMAIL.fullmatch(email):
        raise Invalid("email", "not-an-email", email)
    return email


def plain(details: PersonDetails) -> dict[str, Any]:
    """The details as JSON holds them."""
    found: dict[str, Any] = {one.name: getattr(details, one.name) for one in fields(details)}
    found["born"] = details.born.isoformat() if details.born else None
    found["phones"] = [
        [phone.value, str(phone.use), phone.whose, phone.extension] for phone in details.phones
    ]
    found["emails"] = list(details.emails)
    for name in ("client", "voicemail", "reach_by", "best_time"):
        found[name] = str(found[name])
    return found


def from_plain(values: Mapping[str, Any]) -> PersonDetails:
    """The details out of what `plain` made."""
    known = dict(values)
    return PersonDetails(
        **{
            **known,
            "born": date.fromisoformat(known["born"]) if known["born"] else None,
            "client": Client(known["client"]),
            "voicemail": Voicemail(known["voicemail"]),
            "reach_by": ReachBy(known["reach_by"]),
            "best_time": BestTime(known["best_time"]),
            "office": None if known["office"] is None else LocationId(known["office"]),
            "phones": tuple(Phone(v, ContactUse(u), w, e) for v, u, w, e in known["phones"]),
            "emails": tuple(known["emails"]),
        }
    )


def differences(old: PersonDetails, new: PersonDetails) -> dict[str, tuple[object, object]]:
    """What an edit changes: {field: (old, new)}, as JSON holds it."""
    before, after = plain(old), plain(new)
    return {name: (before[name], after[name]) for name in before if before[name] != after[name]}


def taken_back(
    details: PersonDetails, changes: Mapping[str, tuple[object, object]]
) -> PersonDetails:
    """The details with each changed field put back to what it was before."""
    return from_plain({**plain(details), **{name: pair[0] for name, pair in changes.items()}})
