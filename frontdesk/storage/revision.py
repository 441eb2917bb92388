"""Which schema a store stands at, told without Alembic, whose import costs a tenth of a start."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from frontdesk.storage.engine import APPLICATION_ID
from frontdesk.storage.faults import Newer, NotAStore

if TYPE_CHECKING:
    from sqlalchemy import Connection

FOLDER = Path(__file__).with_name("migrations")
_DIGITS = 4  # a revision is named by its number: 0001, 0002 …


def known() -> list[str]:
    """The revisions this program knows, the newest last."""
    names = (path.name[:_DIGITS] for path in FOLDER.joinpath("versions").glob("[0-9]*.py"))
    return sorted(names)


def head() -> str:
    """The newest revision this program knows."""
    return known()[-1]


def revision_of(connection: Connection) -> str | None:
    """The revision a store stands at; None for an empty database.

    Raises Newer for one this program does not know, NotAStore for another program's file.
    """
    run = connection.exec_driver_sql
    if not run("SELECT count(*) FROM sqlite_master").scalar():
        return None
    if run("PRAGMA application_id").scalar() != APPLICATION_ID:
        raise NotAStore
    found = str(run("SELECT version_num FROM alembic_version").scalar())
    if found not in known():
        raise Newer(found)
    return found
