"""Kept texts, versions and callers' phrases: rows to records and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from frontdesk.content.model import (
    DocumentKey,
    DocumentKind,
    Origin,
    PhraseId,
    Review,
    ReviewState,
    TextHash,
    Version,
    VersionId,
)
from frontdesk.content.rules.texts import text_hash
from frontdesk.storage.schema.content import AcceptedPhraseRow, ContentTextRow, ContentVersionRow
from frontdesk.storage.schema.desk import AuditEventRow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection

    from frontdesk.content.model import Body, NewVersion

ENTITY = "content"  # in the audit trail


def keep(connection: Connection, body: Body) -> TextHash:
    """Keep a text for good; the same words again find the first."""
    found = text_hash(body)
    statement = upsert(ContentTextRow).values(hash=found, body=dict(body))
    connection.execute(statement.on_conflict_do_nothing())
    return found


def texts(connection: Connection, wanted: Iterable[TextHash]) -> dict[TextHash, Body]:
    """Kept texts by their hashes."""
    statement = select(ContentTextRow.hash, ContentTextRow.body).where(
        ContentTextRow.hash.in_(list(wanted))
    )
    return {TextHash(row.hash): row.body for row in connection.execute(statement)}


def stamp(connection: Connection) -> int:
    """A number that grows with every change of content: its latest audit event's."""
    statement = select(func.max(AuditEventRow.seq)).where(AuditEventRow.entity == ENTITY)
    return int(connection.execute(statement).scalar() or 0)  # ix_audit_event_entity


def insert_version(
    connection: Connection, new: NewVersion, number: int, agent: str, now: datetime
) -> VersionId:
    """Add a version of a document with its text."""
    values = {
        "kind": str(new.key.kind), "document": new.key.id, "language": new.key.language,
        "number": number, "text_hash": keep(connection, new.body),
        "state": str(new.review.state), "sound": new.sound, "author": agent, "written": now,
        "note": new.note, "origin": str(new.origin), "base_id": new.base,
        "approved_by": new.review.by or "", "approved_on": new.review.on,
        "approved_until": new.review.until,
    }  # fmt: skip
    done = connection.execute(insert(ContentVersionRow), values)
    return VersionId(int(done.inserted_primary_key[0]))  # type: ignore[index]


def update_version(connection: Connection, key: VersionId, values: dict[str, Any]) -> None:
    """Write how far a version has come; its text never changes."""
    connection.execute(
        update(ContentVersionRow).where(ContentVersionRow.id == key).values(**values)
    )


def versions(connection: Connection, *conditions: ColumnElement[bool]) -> list[Version]:
    """Versions, the newest of each document first."""
    statement = (
        select(ContentVersionRow.__table__)
        .where(*conditions)
        .order_by(ContentVersionRow.number.desc(), ContentVersionRow.id.desc())
    )
    return [_version(row) for row in connection.execute(statement)]


def of_document(key: DocumentKey) -> list[ColumnElement[bool]]:
    """The conditions of one document's versions; uq_content_version_kind_document_… serves it."""
    return [
        ContentVersionRow.kind == str(key.kind),
        ContentVersionRow.document == key.id,
        ContentVersionRow.language == key.language,
    ]


def _version(row: Any) -> Version:  # noqa: ANN401 -- rows have no type of their own
    return Version(
        id=VersionId(row.id),
        key=DocumentKey(DocumentKind(row.kind), row.document, row.language),
        number=row.number,
        text=TextHash(row.text_hash),
        review=Review(
            ReviewState(row.state), row.approved_by or None, row.approved_on, row.approved_until
        ),
        author=row.author,
        written=row.written,
        note=row.note,
        origin=Origin(row.origin),
        base=None if row.base_id is None else VersionId(row.base_id),
        sound=row.sound,
        submitted_by=row.submitted_by,
        submitted=row.submitted,
        entered_by=row.entered_by,
        retired_by=row.retired_by,
        retired=row.retired,
    )


def insert_phrase(
    connection: Connection, phrase: str, topic: str, agent: str, now: datetime
) -> PhraseId:
    """Give callers' words to a topic."""
    values = {"phrase": phrase, "topic": topic, "accepted": now, "agent": agent}
    done = connection.execute(insert(AcceptedPhraseRow), values)
    return PhraseId(int(done.inserted_primary_key[0]))  # type: ignore[index]


def remove_phrase(connection: Connection, phrase: str, topic: str, now: datetime) -> bool:
    """Take callers' words from a topic; False where it has none like them."""
    done = connection.execute(
        update(AcceptedPhraseRow)
        .where(
            AcceptedPhraseRow.phrase == phrase,
            AcceptedPhraseRow.topic == topic,
            AcceptedPhraseRow.removed.is_(None),
        )
        .values(removed=now)
    )
    return done.rowcount > 0


def phrases(connection: Connection) -> dict[str, tuple[str, ...]]:
    """Callers' accepted words by topic, the oldest first."""
    statement = (
        select(AcceptedPhraseRow.topic, AcceptedPhraseRow.phrase)
        .where(AcceptedPhraseRow.removed.is_(None))
        .order_by(AcceptedPhraseRow.id)
    )
    found: dict[str, tuple[str, ...]] = {}
    for row in connection.execute(statement):
        found[row.topic] = (*found.get(row.topic, ()), row.phrase)
    return found
