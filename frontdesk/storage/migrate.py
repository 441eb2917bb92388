"""From any released schema to the present one. It imports Alembic, which few starts need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config

from frontdesk.storage.engine import APPLICATION_ID
from frontdesk.storage.faults import told
from frontdesk.storage.revision import FOLDER

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


def config(connection: Connection | None = None) -> Config:
    """Alembic's settings without an ini file; `connection` is the one the revisions run on."""
    found = Config()
    found.set_main_option("script_location", str(FOLDER))
    found.set_main_option("path_separator", "os")
    if connection is not None:
        found.attributes["connection"] = connection
    return found


def migrate(engine: Engine) -> None:
    """Bring a store to the newest revision in one transaction: old or new, never between."""
    with told(), engine.connect() as connection:
        connection.begin()
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        command.upgrade(config(connection), "head")
        connection.commit()
