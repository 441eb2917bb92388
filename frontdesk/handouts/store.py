"""The print log: rows to records and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from frontdesk.content.model import TextHash
from frontdesk.handouts.model import Paper, PrintEntry, TypeSize
from frontdesk.identity import AppointmentId, CallId, HandoutId, PersonId, PrintId
from frontdesk.storage.schema.desk import PrintRow
from frontdesk.storage.schema.people import PersonRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Connection


def insert_prints(connection: Connection, rows: Sequence[dict[str, Any]]) -> list[PrintId]:
    """Add a row for each handout that was accepted."""
    found = []
    for row in rows:
        done = connection.execute(insert(PrintRow), row)
        found.append(PrintId(int(done.inserted_primary_key[0])))  # type: ignore[index]
    return found


def prints(
    connection: Connection, *conditions: ColumnElement[bool], limit: int = 50
) -> list[PrintEntry]:
    """The latest entries of the print log first."""
    statement = (
        select(*PrintRow.__table__.columns, PersonRow.name.label("person_name"))
        .join(PersonRow, PersonRow.id == PrintRow.person_id, isouter=True)
        .where(*conditions)
        .order_by(PrintRow.printed.desc(), PrintRow.id.desc())  # ix_print_printed
        .limit(limit)
    )
    return [
        PrintEntry(
            id=PrintId(row.id),
            handout=HandoutId(row.handout),
            title=row.title,
            version=row.version,
            language=row.language,
            size=TypeSize(row.size),
            paper=Paper(row.paper),
            printed=row.printed,
            agent=row.agent,
            printer=row.printer,
            copies=row.copies,
            person=None if row.person_id is None else PersonId(row.person_id),
            person_name=row.person_name,
            named=row.named,
            call=None if row.call_id is None else CallId(row.call_id),
            appointment=None if row.appointment_id is None else AppointmentId(row.appointment_id),
            text=None if row.text_hash is None else TextHash(row.text_hash),
            look=row.look,
        )
        for row in connection.execute(statement)
    ]
