"""From any released schema to the present one, with a verified copy made first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from frontdesk.storage.engine import APPLICATION_ID
from frontdesk.storage.faults import Newer, NotAStore, told

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

FOLDER = Path(__file__).with_name("migrations")


def config(connection: Connection | None = None) -> Config:
    """Alembic's settings without an ini file; `connection` is the one the revisions run on."""
    found = Config()
    found.set_main_option("script_location", str(FOLDER))
    found.set_main_option("path_separator", "os")
    if connection is not None:
        found.attributes["connection"] = connection
    return found


def head() -> str:
    """The newest revision this program knows."""
    return ScriptDirectory.from_config(config()).get_current_head() or ""


def revision_of(connection: Connection) -> str | None:
    """The revision a store stands at; None for an empty database.

    Raises Newer for one this program does not know, NotAStore for another program's file.
    """
    marked = connection.exec_driver_sql("PRAGMA application_id").scalar()
    tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
    if not tables:
        return None
    if marked != APPLICATION_ID:
        raise NotAStore
    found = MigrationContext.configure(connection).get_current_revision()
    known = {script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()}
    if found not in known:
        raise Newer(str(found))
    return found


def migrate(engine: Engine) -> None:
    """Bring a store to the newest revision in one transaction: old or new, never between."""
    with told(), engine.connect() as connection:
        connection.begin()
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        command.upgrade(config(connection), "head")
        connection.commit()
