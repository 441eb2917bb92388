"""A store of the first schema keeps its prints, calls and questions when texts get versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from alembic import command
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from frontdesk.storage.engine import open_engine
from frontdesk.storage.migrate import config

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, TextClause

OLD = (
    (
        "INSERT INTO call (id, channel, started, seconds, extension, caller_kind, calling_for,"
        " identity_check, outcome, note, place, agent, version, demo)"
        " VALUES (1, 'phone', 1, 60, '', 'other', 'themselves', '', 'informed', '', '', 'rosa',"
        " 1, 0)"
    ),
    "INSERT INTO call_topic (call_id, topic, position) VALUES (1, 'faq.causes', 0)",
    "INSERT INTO unanswered (id, words, asked) VALUES (1, 'is there a bus', '2026-11-24')",
    (
        "INSERT INTO print (id, handout, title, version, language, size, paper, printed, agent,"
        " printer, copies, named) VALUES (1, 'h.trd', 'TRD', '1', 'en', 'standard', 'letter', 1,"
        " 'rosa', 'file', 1, 0)"
    ),
)
TABLES = ("call_topic", "unanswered", "print")


@pytest.fixture
def old() -> Iterator[Connection]:
    """A store of the first schema with data in it."""
    with open_engine(None).connect() as connection:
        connection.begin()
        command.upgrade(config(connection), "0001")
        for statement in OLD:
            connection.execute(text(statement))
        yield connection


def _all(table: str) -> TextClause:
    return text(f"SELECT * FROM {table}")  # noqa: S608 -- our own names alone


def rows(connection: Connection) -> dict[str, list[dict[str, Any]]]:
    return {
        table: [dict(row) for row in connection.execute(_all(table)).mappings()] for table in TABLES
    }


def test_what_was_printed_and_asked_stays_and_has_no_text_yet(old: Connection) -> None:
    before = rows(old)

    command.upgrade(config(old), "0002")

    after = rows(old)
    for table in TABLES:
        (was,), (now,) = before[table], after[table]
        assert {name: now[name] for name in was} == was
    assert after["print"][0]["text_hash"] is None
    assert after["print"][0]["look"] == "{}"
    assert after["unanswered"][0]["settled"] is None
    assert old.execute(text("PRAGMA foreign_key_check")).fetchall() == []


def test_the_way_back_keeps_what_was_there_before(old: Connection) -> None:
    before = rows(old)
    command.upgrade(config(old), "0002")

    command.downgrade(config(old), "0001")

    assert rows(old) == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE print SET text_hash = 'none such'",
        "UPDATE unanswered SET settled = 'somehow'",
        (
            "INSERT INTO content_version (id, kind, document, language, number, text_hash, state,"
            " sound, author, written, note, origin, submitted_by, approved_by, entered_by,"
            " retired_by) VALUES (1, 'topic', 'a', 'en', 1, 'x', 'approved', 1, '', 1, '',"
            " 'desk', '', '', '', '')"
        ),
    ],
    ids=["a print of no text", "a settlement that is none", "an approval by nobody"],
)
def test_the_schema_itself_refuses_what_makes_no_sense(old: Connection, statement: str) -> None:
    command.upgrade(config(old), "0002")
    old.execute(text("INSERT INTO content_text (hash, body) VALUES ('x', '{}')"))

    with pytest.raises(DatabaseError):
        old.execute(text(statement))
