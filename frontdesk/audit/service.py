"""Reading who did what to a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.audit import store

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from frontdesk.audit.model import AuditEvent
    from frontdesk.storage.unit import Storage


def trail(connection: Connection, entity: str, entity_id: str) -> list[AuditEvent]:
    """What was done to one record, oldest first, for a context that reads within its own unit."""
    return store.events(connection, entity, entity_id)


class Audit:
    """The audit trail, to be read."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def of(self, entity: str, entity_id: str) -> list[AuditEvent]:
        """What was done to one record, oldest first."""
        with self._storage.reading() as connection:
            return trail(connection, entity, entity_id)
