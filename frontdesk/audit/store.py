"""Audit events out of the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from frontdesk.audit.model import AuditEvent
from frontdesk.storage.schema.desk import AuditEventRow

if TYPE_CHECKING:
    from sqlalchemy import Connection


def events(connection: Connection, entity: str, entity_id: str) -> list[AuditEvent]:
    """What was done to one record, oldest first."""
    statement = (
        select(*AuditEventRow.__table__.columns)
        .where(AuditEventRow.entity == entity, AuditEventRow.entity_id == entity_id)
        .order_by(AuditEventRow.seq)  # ix_audit_event_entity
    )
    return [
        AuditEvent(
            seq=row.seq,
            recorded=row.recorded,
            agent=row.agent,
            desk=row.desk,
            action=row.action,
            entity=row.entity,
            entity_id=row.entity_id,
            changes={name: (pair[0], pair[1]) for name, pair in row.changes.items()},
        )
        for row in connection.execute(statement)
    ]
