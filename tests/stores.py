"""Stores for tests: in memory, with a clock that stands still."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from frontdesk.changes import Announcer
from frontdesk.clock import FixedClock
from frontdesk.storage.engine import open_engine
from frontdesk.storage.opening import Place, open_store
from frontdesk.storage.schema.tables import create
from frontdesk.storage.unit import Actor, Storage

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)  # a Tuesday, 10 in the morning at the clinic
ROSA = Actor("rosa", "desk-1")


def file_store(folder: Path, clock: FixedClock | None = None) -> Storage:
    """An empty store in a private folder, for tests in which several threads read and write."""
    folder.mkdir(mode=0o700, exist_ok=True)
    return open_store(Place(folder / "frontdesk.db"), clock or FixedClock(NOW), Announcer())


def memory_store(clock: FixedClock | None = None) -> Storage:
    """An empty store in memory, at the newest schema."""
    engine = open_engine(None)
    with engine.connect() as connection:
        connection.begin()
        create(connection)
        connection.commit()
    return Storage(engine, clock or FixedClock(NOW), Announcer())
