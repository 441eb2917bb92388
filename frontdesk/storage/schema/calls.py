"""Tables of the call log: calls with their reasons, outcomes and steps, and what is still due."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from frontdesk.storage.schema.base import Row


class CallRow(Row):
    """One finished call, or a walk-in, which is a call without a number."""

    __tablename__ = "call"
    __table_args__ = (
        CheckConstraint("seconds >= 0", name="seconds"),
        CheckConstraint("channel IN ('phone','walk-in')", name="channel"),
        Index("ix_call_started", "started"),
        Index("ix_call_number", "number"),
        Index("ix_call_person_id", "person_id", "started"),
        Index("ix_call_outcome", "outcome", "started"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str | None]
    extension: Mapped[str] = mapped_column(default="")
    channel: Mapped[str] = mapped_column(default="phone")
    started: Mapped[datetime]
    seconds: Mapped[int]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    caller_kind: Mapped[str] = mapped_column(default="other")
    calling_for: Mapped[str] = mapped_column(default="themselves")
    identity_check: Mapped[str] = mapped_column(default="")
    outcome: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    agent: Mapped[str]
    version: Mapped[int] = mapped_column(default=1)
    demo: Mapped[bool] = mapped_column(default=False)


class CallReasonRow(Row):
    """A reason of a call; a call may have several, in the order they were chosen."""

    __tablename__ = "call_reason"
    __table_args__ = (
        Index("ix_call_reason_reason", "reason", "call_id"),
        {"sqlite_with_rowid": False},
    )

    call_id: Mapped[int] = mapped_column(ForeignKey("call.id"), primary_key=True)
    reason: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]


class CallAlsoRow(Row):
    """An outcome of a call beside the main one."""

    __tablename__ = "call_also"
    __table_args__ = ({"sqlite_with_rowid": False},)

    call_id: Mapped[int] = mapped_column(ForeignKey("call.id"), primary_key=True)
    outcome: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]


class CallTopicRow(Row):
    """A topic of the catalogue that was looked up during a call, with the text it had then."""

    __tablename__ = "call_topic"
    __table_args__ = (
        Index("ix_call_topic_topic", "topic"),
        {"sqlite_with_rowid": False},
    )

    call_id: Mapped[int] = mapped_column(ForeignKey("call.id"), primary_key=True)
    topic: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    text_hash: Mapped[str | None] = mapped_column(ForeignKey("content_text.hash"))


class CallHandoutRow(Row):
    """A handout chosen on a call; whether it was printed is the print log's to say."""

    __tablename__ = "call_handout"
    __table_args__ = ({"sqlite_with_rowid": False},)

    call_id: Mapped[int] = mapped_column(ForeignKey("call.id"), primary_key=True)
    handout: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]


class CallStepRow(Row):
    """A step of the crisis card, with the instant at which it was taken."""

    __tablename__ = "call_step"
    __table_args__ = ({"sqlite_with_rowid": False},)

    call_id: Mapped[int] = mapped_column(ForeignKey("call.id"), primary_key=True)
    step: Mapped[str] = mapped_column(primary_key=True)
    taken: Mapped[datetime]


class FollowUpRow(Row):
    """What must still be done after a call: a call-back, a message, a question to pass on."""

    __tablename__ = "follow_up"
    __table_args__ = (
        Index("ix_follow_up_done_due", "done", "due"),
        Index("ix_follow_up_call_id", "call_id"),
        Index("ix_follow_up_person_id", "person_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    call_id: Mapped[int] = mapped_column(ForeignKey("call.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str] = mapped_column(default="call-back")
    due: Mapped[datetime]
    who: Mapped[str] = mapped_column(default="")
    what: Mapped[str] = mapped_column(default="")
    tries: Mapped[int] = mapped_column(default=0)
    done: Mapped[datetime | None]
    done_by: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)


class UnansweredRow(Row):
    """Words that had no approved answer, with the day and nothing about who asked.

    `settled` says what the office manager made of them: a `phrase` of `topic`, a `draft` topic,
    or that they were `dismissed`.
    """

    __tablename__ = "unanswered"
    __table_args__ = (CheckConstraint("settled IN ('phrase','draft','dismissed')", name="settled"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    words: Mapped[str]
    asked: Mapped[date] = mapped_column(index=True)
    settled: Mapped[str | None]
    settled_by: Mapped[str] = mapped_column(default="", server_default="")
    settled_at: Mapped[datetime | None]
    topic: Mapped[str | None]
