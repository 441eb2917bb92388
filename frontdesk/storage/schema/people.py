"""Tables of people: who they are, how to reach them, and the words they are found by."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from frontdesk.storage.schema.base import Row


class PersonRow(Row):
    """A caller or client: what a phone intake takes, and nothing clinical."""

    __tablename__ = "person"
    __table_args__ = (
        CheckConstraint("length(name) BETWEEN 1 AND 200", name="name_length"),
        CheckConstraint("voicemail IN ('name-only','yes','no')", name="voicemail"),
        CheckConstraint("client IN ('new','existing','other')", name="client"),
        Index("ix_person_born", "born"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    preferred_name: Mapped[str] = mapped_column(default="")
    born: Mapped[date | None]
    client: Mapped[str] = mapped_column(default="new")
    voicemail: Mapped[str] = mapped_column(default="name-only")
    reach_by: Mapped[str] = mapped_column(default="phone")
    best_time: Mapped[str] = mapped_column(default="any")
    office_id: Mapped[int | None] = mapped_column(ForeignKey("location.id"))
    modality: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="en")
    interpreter: Mapped[bool] = mapped_column(default=False)
    large_print: Mapped[bool] = mapped_column(default=False)
    access_needs: Mapped[str] = mapped_column(default="")
    referral_source: Mapped[str] = mapped_column(default="")
    insurer: Mapped[str] = mapped_column(default="")
    postal_address: Mapped[str] = mapped_column(default="")
    contact_name: Mapped[str] = mapped_column(default="")
    contact_relation: Mapped[str] = mapped_column(default="")
    contact_may_know: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")
    created: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    demo: Mapped[bool] = mapped_column(default=False)


class ContactPointRow(Row):
    """A phone number (E.164) or email of a person; a number may belong to several people."""

    __tablename__ = "contact_point"
    __table_args__ = (
        CheckConstraint("system IN ('phone','email')", name="system"),
        Index("ix_contact_point_value", "value"),
        Index("ix_contact_point_person_id", "person_id", "rank"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    system: Mapped[str]
    value: Mapped[str]
    extension: Mapped[str] = mapped_column(default="")
    use: Mapped[str] = mapped_column(default="mobile")
    whose: Mapped[str] = mapped_column(default="")
    rank: Mapped[int] = mapped_column(default=1)


class NumberPartRow(Row):
    """The digits of a number from one place to its end: any part of a number begins one of them."""

    __tablename__ = "number_part"
    __table_args__ = (
        Index("ix_number_part_person_id", "person_id"),
        {"sqlite_with_rowid": False},
    )

    part: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)


class NameKeyRow(Row):
    """A person's folded name, begun at one of its words, so that a prefix finds any word order.

    "ana maria sample" has the keys "ana maria sample", "maria sample ana", "sample ana maria",
    "ana sample" and "sample ana"; clustered by key, so that a prefix is one short scan.
    """

    __tablename__ = "name_key"
    __table_args__ = (
        Index("ix_name_key_person_id", "person_id", "key"),
        {"sqlite_with_rowid": False},
    )

    key: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)


class NameVariantRow(Row):
    """A word of a name with no or one letter left out, so that a typo on either side meets it."""

    __tablename__ = "name_variant"
    __table_args__ = ({"sqlite_with_rowid": False},)

    variant: Mapped[str] = mapped_column(primary_key=True)
    word: Mapped[str] = mapped_column(primary_key=True)
