"""Migrations: walked up and down with data in the tables, and equal to the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, insert, text

from frontdesk.storage.engine import open_engine
from frontdesk.storage.migrate import config
from frontdesk.storage.revision import head
from frontdesk.storage.schema.people import PersonRow
from frontdesk.storage.schema.tables import METADATA, create

if TYPE_CHECKING:
    from frontdesk.clock import FixedClock
    from frontdesk.storage.unit import Storage


def shape(connection: Connection) -> set[tuple[str, str]]:
    rows = connection.execute(
        text("SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
    )
    return {(kind, name) for kind, name in rows if name != "alembic_version"}


def guards(connection: Connection) -> dict[str, str]:
    rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    return {name: " ".join(sql.split()) for name, sql in rows}


def test_the_newest_revision_makes_what_the_schema_says(storage: Storage) -> None:
    fresh = open_engine(None)
    with fresh.connect() as made, storage.reading() as migrated:
        made.begin()
        create(made)

        assert compare_metadata(MigrationContext.configure(migrated), METADATA) == []
        assert shape(migrated) == shape(made)
        assert guards(migrated) == guards(made)


def test_each_revision_goes_up_down_and_up_again_with_data_in_the_tables(
    clock: FixedClock,
) -> None:
    engine = open_engine(None)
    revisions = [s.revision for s in ScriptDirectory.from_config(config()).walk_revisions()]

    with engine.connect() as connection:
        connection.begin()
        for revision in reversed(revisions):
            command.upgrade(config(connection), revision)
            first = shape(connection)
            connection.execute(insert(PersonRow), {"name": "Ada Sample", "created": clock.now()})
            command.downgrade(config(connection), "-1")
            command.upgrade(config(connection), revision)

            assert shape(connection) == first
        found = MigrationContext.configure(connection).get_current_revision()

    assert found == head() == revisions[0]
