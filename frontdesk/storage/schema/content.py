"""Tables of content with an owner: texts kept for good, their versions, and callers' phrases."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from frontdesk.storage.schema.base import Json, Row


class ContentTextRow(Row):
    """A text that was ever saved, printed or spoken from, by the SHA-256 of its JSON.

    It is kept for good (guards.py), so that what was printed can be printed again.
    """

    __tablename__ = "content_text"
    __table_args__ = ({"sqlite_with_rowid": False},)

    hash: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[Any] = mapped_column(Json)


class ContentVersionRow(Row):
    """One version of a topic or a handout, with who wrote it and how far its review has come.

    `number` counts up within a document and its language. `sound` says that no mistake was found
    in the text when it was saved: a draft with mistakes is never shown at the desk.
    """

    __tablename__ = "content_version"
    __table_args__ = (
        CheckConstraint("kind IN ('topic','handout')", name="kind"),
        CheckConstraint("state IN ('draft','in-review','approved','retired')", name="state"),
        CheckConstraint("origin IN ('desk','import','release')", name="origin"),
        CheckConstraint(
            "state <> 'approved' OR (approved_by <> '' AND approved_on IS NOT NULL)",
            name="approved",
        ),
        UniqueConstraint("kind", "document", "language", "number"),
        Index("ix_content_version_text_hash", "text_hash"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    document: Mapped[str]
    language: Mapped[str] = mapped_column(default="en")
    number: Mapped[int]
    text_hash: Mapped[str] = mapped_column(ForeignKey("content_text.hash"))
    state: Mapped[str] = mapped_column(default="draft")
    sound: Mapped[bool] = mapped_column(default=True)
    author: Mapped[str]
    written: Mapped[datetime]
    note: Mapped[str] = mapped_column(default="")
    origin: Mapped[str] = mapped_column(default="desk")
    base_id: Mapped[int | None] = mapped_column(ForeignKey("content_version.id"))
    submitted_by: Mapped[str] = mapped_column(default="")
    submitted: Mapped[datetime | None]
    approved_by: Mapped[str] = mapped_column(default="")
    approved_on: Mapped[date | None]
    approved_until: Mapped[date | None]
    entered_by: Mapped[str] = mapped_column(default="")
    retired_by: Mapped[str] = mapped_column(default="")
    retired: Mapped[datetime | None]


class AcceptedPhraseRow(Row):
    """Callers' words that the office manager gave a topic; `removed` says since when no more."""

    __tablename__ = "accepted_phrase"

    id: Mapped[int] = mapped_column(primary_key=True)
    phrase: Mapped[str]
    topic: Mapped[str]
    accepted: Mapped[datetime]
    agent: Mapped[str]
    removed: Mapped[datetime | None]
