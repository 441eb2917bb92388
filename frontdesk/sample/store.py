"""Writing the sample's rows, many at once; no decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from frontdesk.storage.schema.calls import (
    CallAlsoRow,
    CallHandoutRow,
    CallReasonRow,
    CallRow,
    CallStepRow,
    CallTopicRow,
    FollowUpRow,
    UnansweredRow,
)
from frontdesk.storage.schema.desk import AuditEventRow, PrintRow, RequestRow
from frontdesk.storage.schema.schedule import ServiceTypeRow
from frontdesk.storage.schema.tables import METADATA

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from frontdesk.sample.calls import Batch

# What a store may hold before anybody used it: the visit types it begins with, and its own trail.
_OWN = frozenset(row.__tablename__ for row in (ServiceTypeRow, AuditEventRow, RequestRow))


def holds_anything(connection: Connection) -> bool:
    """Whether anything was ever kept in the store."""
    return any(
        connection.execute(select(1).select_from(table).limit(1)).first() is not None
        for table in METADATA.sorted_tables
        if table.name not in _OWN
    )


def insert_calls(connection: Connection, batch: Batch) -> None:
    """Insert the calls of a batch with everything below them."""
    for row, rows in (
        (CallRow, batch.calls),
        (CallReasonRow, batch.reasons),
        (CallAlsoRow, batch.also),
        (CallTopicRow, batch.topics),
        (CallHandoutRow, batch.handouts),
        (CallStepRow, batch.steps),
        (FollowUpRow, batch.follow_ups),
        (UnansweredRow, batch.unanswered),
    ):
        _put(connection, row, rows)


def insert_prints(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Insert entries of the print log."""
    _put(connection, PrintRow, rows)


def _put(connection: Connection, row: Any, rows: Sequence[dict[str, Any]]) -> None:  # noqa: ANN401
    if rows:
        connection.execute(insert(row), rows)
