"""A look at a store from outside, which changes nothing: for a report on what is wrong with it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as driver

from frontdesk.storage.engine import APPLICATION_ID, look

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Glance:
    """What a file looks like: `state` is missing, empty, store, foreign or unreadable."""

    state: str
    schema: str | None = None


def glance(path: Path) -> Glance:
    """Look at a file without opening it for writing; never raises."""
    try:
        if not path.exists():
            return Glance("missing")
        if path.is_file() and not path.stat().st_size:
            return Glance("empty")
        with closing(look(path)) as raw:
            if raw.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                return Glance("foreign")
            row = raw.execute("SELECT version_num FROM alembic_version").fetchone()
            return Glance("store", row[0] if row else None)
    except (driver.Error, OSError):
        return Glance("unreadable")
