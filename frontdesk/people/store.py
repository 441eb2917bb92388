"""Rows of people to records and back, and the indexes they are found by; no decisions."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from frontdesk.identity import LocationId, PersonId
from frontdesk.people.model import (
    BestTime,
    Client,
    ContactUse,
    Person,
    PersonDetails,
    PersonMatch,
    Phone,
    ReachBy,
    Voicemail,
)
from frontdesk.people.rules.names import keys, variants, words
from frontdesk.people.rules.numbers import parts
from frontdesk.storage.schema.people import (
    ContactPointRow,
    NameKeyRow,
    NameVariantRow,
    NumberPartRow,
    PersonRow,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

_PERSON = select(*PersonRow.__table__.columns).where(PersonRow.id == bindparam("key"))
_CONTACTS = (
    select(
        ContactPointRow.person_id,
        ContactPointRow.system,
        ContactPointRow.value,
        ContactPointRow.use,
        ContactPointRow.whose,
        ContactPointRow.extension,
    )
    .where(ContactPointRow.person_id.in_(bindparam("keys", expanding=True)))
    .order_by(ContactPointRow.person_id, ContactPointRow.rank)  # ix_contact_point_person_id
)
_SUMMARY = select(
    PersonRow.id, PersonRow.name, PersonRow.preferred_name, PersonRow.born, PersonRow.client
).where(PersonRow.id.in_(bindparam("keys", expanding=True)))


def person(connection: Connection, key: PersonId) -> Person | None:
    """One person, or None."""
    row = connection.execute(_PERSON, {"key": key}).first()
    if row is None:
        return None
    phones, emails = _contacts(connection, [key])
    details = PersonDetails(
        name=row.name,
        preferred_name=row.preferred_name,
        born=row.born,
        client=Client(row.client),
        voicemail=Voicemail(row.voicemail),
        reach_by=ReachBy(row.reach_by),
        best_time=BestTime(row.best_time),
        office=None if row.office_id is None else LocationId(row.office_id),
        modality=row.modality,
        language=row.language,
        interpreter=row.interpreter,
        large_print=row.large_print,
        access_needs=row.access_needs,
        referral_source=row.referral_source,
        insurer=row.insurer,
        postal_address=row.postal_address,
        contact_name=row.contact_name,
        contact_relation=row.contact_relation,
        contact_may_know=row.contact_may_know,
        notes=row.notes,
        phones=phones[key],
        emails=emails[key],
    )
    return Person(PersonId(row.id), details, row.created, row.version)


def matches(connection: Connection, found: Mapping[PersonId, str]) -> list[PersonMatch]:
    """The persons of those identities, in their order, each with the reason given for it."""
    ids = list(found)
    rows = {row.id: row for row in connection.execute(_SUMMARY, {"keys": ids})}
    phones, _ = _contacts(connection, ids)
    return [
        PersonMatch(
            id=key,
            name=rows[key].name,
            preferred_name=rows[key].preferred_name,
            born=rows[key].born,
            phones=phones[key],
            client=Client(rows[key].client),
            why=found[key],
        )
        for key in ids
        if key in rows
    ]


def _contacts(
    connection: Connection, ids: Sequence[PersonId]
) -> tuple[dict[PersonId, tuple[Phone, ...]], dict[PersonId, tuple[str, ...]]]:
    phones: dict[PersonId, tuple[Phone, ...]] = defaultdict(tuple)
    emails: dict[PersonId, tuple[str, ...]] = defaultdict(tuple)
    for number, system, value, use, whose, extension in connection.execute(
        _CONTACTS, {"keys": ids}
    ):
        key = PersonId(number)
        if system == "phone":
            phones[key] += (Phone(value, ContactUse(use), whose, extension),)
        else:
            emails[key] += (value,)
    return phones, emails


def insert_person(connection: Connection, details: PersonDetails, now: datetime) -> PersonId:
    """Insert a person with contacts and everything they are found by."""
    done = connection.execute(insert(PersonRow), {**columns(details), "created": now})
    key = PersonId(int(done.inserted_primary_key[0]))  # type: ignore[index]
    _insert_index(connection, key, details)
    return key


def replace_person(
    connection: Connection, key: PersonId, version: int, details: PersonDetails
) -> bool:
    """Write a person over one of that version; False where the version has moved on."""
    done = connection.execute(
        update(PersonRow)
        .where(PersonRow.id == key, PersonRow.version == version)
        .values(**columns(details), version=version + 1)
    )
    if done.rowcount != 1:
        return False
    for row in (ContactPointRow, NameKeyRow, NumberPartRow):
        connection.execute(delete(row).where(row.person_id == key))
    _insert_index(connection, key, details)
    return True


def columns(details: PersonDetails) -> dict[str, Any]:
    """A person's own columns."""
    return {
        "name": details.name,
        "preferred_name": details.preferred_name,
        "born": details.born,
        "client": str(details.client),
        "voicemail": str(details.voicemail),
        "reach_by": str(details.reach_by),
        "best_time": str(details.best_time),
        "office_id": details.office,
        "modality": details.modality,
        "language": details.language,
        "interpreter": details.interpreter,
        "large_print": details.large_print,
        "access_needs": details.access_needs,
        "referral_source": details.referral_source,
        "insurer": details.insurer,
        "postal_address": details.postal_address,
        "contact_name": details.contact_name,
        "contact_relation": details.contact_relation,
        "contact_may_know": details.contact_may_know,
        "notes": details.notes,
    }


def _insert_index(connection: Connection, key: PersonId, details: PersonDetails) -> None:
    _put(connection, ContactPointRow, contact_rows(key, details))
    _put(connection, NumberPartRow, part_rows(key, details))
    _put(connection, NameKeyRow, key_rows(key, details))
    _put(connection, NameVariantRow, variant_rows(set(name_words(details))))


def _put(connection: Connection, row: Any, rows: Sequence[dict[str, Any]]) -> None:  # noqa: ANN401
    if rows:
        connection.execute(insert_or(row).on_conflict_do_nothing(), rows)


def contact_rows(key: int, details: PersonDetails) -> list[dict[str, Any]]:
    """Rows of the contacts of a person."""
    phones = [
        {
            "person_id": key, "system": "phone", "value": phone.value, "use": str(phone.use),
            "whose": phone.whose, "extension": phone.extension, "rank": rank,
        }
        for rank, phone in enumerate(details.phones, 1)
    ]  # fmt: skip
    emails = [
        {
            "person_id": key, "system": "email", "value": email, "use": "home", "whose": "",
            "extension": "", "rank": rank,
        }
        for rank, email in enumerate(details.emails, 1)
    ]  # fmt: skip
    return phones + emails


def part_rows(key: int, details: PersonDetails) -> list[dict[str, Any]]:
    """Rows by which a person is found from any part of a number."""
    found = {part for phone in details.phones for part in parts(phone.value)}
    return [{"part": part, "person_id": key} for part in sorted(found)]


def key_rows(key: int, details: PersonDetails) -> list[dict[str, Any]]:
    """Rows by which a person is found from the words of a name, in any order."""
    found = {*keys(details.name), *keys(details.preferred_name)}
    family = words(details.name)[-1:]
    if details.preferred_name and family:
        found |= set(keys(f"{details.preferred_name} {family[0]}"))
    return [{"key": one, "person_id": key} for one in sorted(found)]


def name_words(details: PersonDetails) -> list[str]:
    """The words of both names."""
    return words(details.name) + words(details.preferred_name)


def variant_rows(vocabulary: Iterable[str]) -> list[dict[str, Any]]:
    """Rows by which the words of a vocabulary are found in spite of a typo."""
    return [
        {"variant": variant, "word": word}
        for word in sorted(vocabulary)
        for variant in sorted(variants(word))
    ]


def bulk_people(
    connection: Connection, people: Iterable[tuple[int, PersonDetails]], now: datetime
) -> None:
    """Insert many people under identities of the caller's choice, marked as sample data.

    Words and their variants are worked out once for each distinct word, and keys are inserted
    in their own order, since a clustered index is then written once from left to right.
    """
    rows: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    vocabulary: set[str] = set()
    for key, details in people:
        rows[PersonRow].append({**columns(details), "id": key, "created": now, "demo": True})
        rows[ContactPointRow] += contact_rows(key, details)
        rows[NumberPartRow] += part_rows(key, details)
        rows[NameKeyRow] += key_rows(key, details)
        vocabulary.update(name_words(details))
    rows[NameKeyRow].sort(key=lambda row: row["key"])
    rows[NumberPartRow].sort(key=lambda row: row["part"])
    rows[NameVariantRow] = variant_rows(vocabulary)
    for table, many in rows.items():
        _put(connection, table, many)


def count(connection: Connection) -> int:
    """How many people there are."""
    return int(connection.execute(select(func.count()).select_from(PersonRow)).scalar() or 0)
