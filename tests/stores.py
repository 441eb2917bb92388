"""Stores for tests: in memory, with a clock that stands still."""

from __future__ import annotations

from datetime import UTC, datetime

from frontdesk.changes import Announcer
from frontdesk.clock import FixedClock
from frontdesk.storage.engine import open_engine
from frontdesk.storage.schema.tables import create
from frontdesk.storage.unit import Actor, Storage

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)  # a Tuesday, 10 in the morning at the clinic
ROSA = Actor("rosa", "desk-1")


def memory_store(clock: FixedClock | None = None) -> Storage:
    """An empty store in memory, at the newest schema."""
    engine = open_engine(None)
    with engine.connect() as connection:
        connection.begin()
        create(connection)
        connection.commit()
    return Storage(engine, clock or FixedClock(NOW), Announcer())
