"""The metadata with every table in it, and the making of an empty schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.storage.schema import calls, content, desk, people, schedule
from frontdesk.storage.schema.base import Row
from frontdesk.storage.schema.guards import SQLITE_GUARDS

if TYPE_CHECKING:
    from sqlalchemy import Connection, MetaData

MODULES = (people, content, schedule, calls, desk)  # importing them is what fills the metadata
METADATA: MetaData = Row.metadata


def create(connection: Connection) -> None:
    """Make all tables and guards in an empty database; for tests, which need no migration."""
    METADATA.create_all(connection)
    for statement in SQLITE_GUARDS:
        connection.exec_driver_sql(statement)
