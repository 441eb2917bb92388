"""Tables that every context leans on: print log, settings, requests, audit events."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from frontdesk.storage.schema.base import Json, Row


class PrintRow(Row):
    """One handout that a printer accepted or a file took: the print log.

    `text_hash` is the text that stood on the paper, `look` how it was set beyond size and paper;
    both are empty for what was printed before texts were kept.
    """

    __tablename__ = "print"
    __table_args__ = (
        Index("ix_print_printed", "printed"),
        Index("ix_print_person_id", "person_id", "printed"),
        Index("ix_print_call_id", "call_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    handout: Mapped[str]
    title: Mapped[str]
    version: Mapped[str]
    language: Mapped[str]
    size: Mapped[str]
    paper: Mapped[str]
    printed: Mapped[datetime]
    agent: Mapped[str]
    printer: Mapped[str]
    copies: Mapped[int] = mapped_column(default=1)
    named: Mapped[bool] = mapped_column(default=False)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    call_id: Mapped[int | None] = mapped_column(ForeignKey("call.id"))
    appointment_id: Mapped[int | None] = mapped_column(ForeignKey("appointment.id"))
    text_hash: Mapped[str | None] = mapped_column(ForeignKey("content_text.hash"))
    look: Mapped[Any] = mapped_column(Json, default=dict, server_default="{}")


class SettingRow(Row):
    """One setting of the clinic, by its key."""

    __tablename__ = "setting"
    __table_args__ = ({"sqlite_with_rowid": False},)

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(Json)
    version: Mapped[int] = mapped_column(default=1)


class RequestRow(Row):
    """A write that was done, by the identity its caller made; a repeated one finds its result.

    `kind` is what was done (`book`, `finish call` …): an identity serves for one kind alone.
    `seq` grows with each commit, so that a window sees by one look what others wrote since.
    """

    __tablename__ = "request"

    seq: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    result: Mapped[str]


class AuditEventRow(Row):
    """Who did what to which record; append-only (guards.py). `changes` is {field: [old, new]}."""

    __tablename__ = "audit_event"
    __table_args__ = (
        CheckConstraint("action IN ('C','R','U','D','E')", name="action"),
        Index("ix_audit_event_entity", "entity", "entity_id", "seq"),
        {"sqlite_autoincrement": True},
    )

    seq: Mapped[int] = mapped_column(primary_key=True)
    recorded: Mapped[datetime]
    agent: Mapped[str]
    desk: Mapped[str]
    action: Mapped[str]
    entity: Mapped[str]
    entity_id: Mapped[str]
    request: Mapped[str]
    changes: Mapped[Any] = mapped_column(Json)
