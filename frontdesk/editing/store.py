"""Questions without an approved answer: rows to records and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update

from frontdesk.editing.model import Unanswered
from frontdesk.storage.schema.calls import UnansweredRow

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime

    from sqlalchemy import Connection

_MOST = 2_000  # that are grouped; the latest


def unsettled(connection: Connection) -> list[Unanswered]:
    """The questions of which nothing was made yet, the latest first."""
    statement = (
        select(UnansweredRow.id, UnansweredRow.words, UnansweredRow.asked)
        .where(UnansweredRow.settled.is_(None))
        .order_by(UnansweredRow.asked.desc(), UnansweredRow.id.desc())  # ix_unanswered_asked
        .limit(_MOST)
    )
    return [Unanswered(row.id, row.words, row.asked) for row in connection.execute(statement)]


def insert_question(connection: Connection, words: str, day: date) -> int:
    """Note words that had no answer: the words and the day alone."""
    done = connection.execute(insert(UnansweredRow), {"words": words, "asked": day})
    return int(done.inserted_primary_key[0])  # type: ignore[index]


def settle(
    connection: Connection, ids: Collection[int], how: str, topic: str | None, agent: str,
    now: datetime,
) -> list[int]:  # fmt: skip
    """Say what was made of questions; those settled before are left as they are."""
    wanted = select(UnansweredRow.id).where(
        UnansweredRow.id.in_(list(ids)), UnansweredRow.settled.is_(None)
    )
    found = [int(row.id) for row in connection.execute(wanted)]
    connection.execute(
        update(UnansweredRow)
        .where(UnansweredRow.id.in_(found))
        .values(settled=how, settled_by=agent, settled_at=now, topic=topic)
    )
    return found
