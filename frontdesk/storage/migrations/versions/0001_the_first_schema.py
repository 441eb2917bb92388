"""The first schema."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

GUARDS = (
    'CREATE TRIGGER booking_insert BEFORE INSERT ON booking WHEN NEW.active AND EXISTS (SELECT 1 FROM booking WHERE active AND actor = NEW.actor AND start < NEW."end" AND start > NEW.start - 86400000000 AND "end" > NEW.start) BEGIN SELECT RAISE(ABORT, \'booking overlaps\'); END',
    'CREATE TRIGGER booking_update BEFORE UPDATE OF actor, start, "end", active ON booking WHEN NEW.active AND EXISTS (SELECT 1 FROM booking WHERE active AND actor = NEW.actor AND start < NEW."end" AND start > NEW.start - 86400000000 AND "end" > NEW.start AND NOT (appointment_id = OLD.appointment_id AND actor = OLD.actor)) BEGIN SELECT RAISE(ABORT, \'booking overlaps\'); END',
    "CREATE TRIGGER audit_event_update BEFORE UPDATE ON audit_event BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END",
    "CREATE TRIGGER audit_event_delete BEFORE DELETE ON audit_event BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END",
    "CREATE TRIGGER audit_event_replace BEFORE INSERT ON audit_event WHEN NEW.seq IS NOT NULL AND EXISTS (SELECT 1 FROM audit_event WHERE seq = NEW.seq) BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END",
)


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "audit_event",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("recorded", sa.BigInteger(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("desk", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("entity_id", sa.Text(), nullable=False),
        sa.Column("request", sa.Text(), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.CheckConstraint("action IN ('C','R','U','D','E')", name=op.f("ck_audit_event_action")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit_event")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_audit_event_entity", "audit_event", ["entity", "entity_id", "seq"], unique=False
    )
    op.create_table(
        "location",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("directions", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_location")),
    )
    op.create_table(
        "name_variant",
        sa.Column("variant", sa.Text(), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("variant", "word", name=op.f("pk_name_variant")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "practitioner",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practitioner")),
    )
    op.create_table(
        "request",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_request")),
        sa.UniqueConstraint("id", name=op.f("uq_request_id")),
    )
    op.create_table(
        "service_type",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("before_minutes", sa.Integer(), nullable=False),
        sa.Column("after_minutes", sa.Integer(), nullable=False),
        sa.Column("observation_minutes", sa.Integer(), nullable=False),
        sa.Column("provider_kind", sa.Text(), nullable=False),
        sa.Column("resource_kind", sa.Text(), nullable=True),
        sa.Column("on_site_kind", sa.Text(), nullable=True),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("adults_only", sa.Boolean(), nullable=False),
        sa.Column("series", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "modality IN ('in-person','telehealth','either')", name=op.f("ck_service_type_modality")
        ),
        sa.CheckConstraint(
            "before_minutes BETWEEN 0 AND 240 AND after_minutes BETWEEN 0 AND 240",
            name=op.f("ck_service_type_buffers"),
        ),
        sa.CheckConstraint("minutes BETWEEN 5 AND 720", name=op.f("ck_service_type_minutes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_type")),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_setting")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "unanswered",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("asked", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unanswered")),
    )
    op.create_index(op.f("ix_unanswered_asked"), "unanswered", ["asked"], unique=False)
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("preferred_name", sa.Text(), nullable=False),
        sa.Column("born", sa.Date(), nullable=True),
        sa.Column("client", sa.Text(), nullable=False),
        sa.Column("voicemail", sa.Text(), nullable=False),
        sa.Column("reach_by", sa.Text(), nullable=False),
        sa.Column("best_time", sa.Text(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=True),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("interpreter", sa.Boolean(), nullable=False),
        sa.Column("large_print", sa.Boolean(), nullable=False),
        sa.Column("access_needs", sa.Text(), nullable=False),
        sa.Column("referral_source", sa.Text(), nullable=False),
        sa.Column("insurer", sa.Text(), nullable=False),
        sa.Column("postal_address", sa.Text(), nullable=False),
        sa.Column("contact_name", sa.Text(), nullable=False),
        sa.Column("contact_relation", sa.Text(), nullable=False),
        sa.Column("contact_may_know", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("created", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.CheckConstraint("client IN ('new','existing','other')", name=op.f("ck_person_client")),
        sa.CheckConstraint(
            "voicemail IN ('name-only','yes','no')", name=op.f("ck_person_voicemail")
        ),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 200", name=op.f("ck_person_name_length")),
        sa.ForeignKeyConstraint(
            ["office_id"], ["location.id"], name=op.f("fk_person_office_id_location")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_index("ix_person_born", "person", ["born"], unique=False)
    op.create_table(
        "practitioner_kind",
        sa.Column("practitioner_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["practitioner_id"],
            ["practitioner.id"],
            name=op.f("fk_practitioner_kind_practitioner_id_practitioner"),
        ),
        sa.PrimaryKeyConstraint("practitioner_id", "kind", name=op.f("pk_practitioner_kind")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "resource",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("location_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["location_id"], ["location.id"], name=op.f("fk_resource_location_id_location")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resource")),
    )
    op.create_table(
        "availability",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("practitioner_id", sa.Integer(), nullable=True),
        sa.Column("resource_id", sa.Integer(), nullable=True),
        sa.Column("location_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("start_minute", sa.Integer(), nullable=False),
        sa.Column("end_minute", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.CheckConstraint("kind IN ('hours','break')", name=op.f("ck_availability_kind")),
        sa.CheckConstraint(
            "(practitioner_id IS NULL) <> (resource_id IS NULL)",
            name=op.f("ck_availability_one_actor"),
        ),
        sa.CheckConstraint(
            "0 <= start_minute AND start_minute < end_minute AND end_minute <= 1440",
            name=op.f("ck_availability_minutes"),
        ),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name=op.f("ck_availability_weekday")),
        sa.ForeignKeyConstraint(
            ["location_id"], ["location.id"], name=op.f("fk_availability_location_id_location")
        ),
        sa.ForeignKeyConstraint(
            ["practitioner_id"],
            ["practitioner.id"],
            name=op.f("fk_availability_practitioner_id_practitioner"),
        ),
        sa.ForeignKeyConstraint(
            ["resource_id"], ["resource.id"], name=op.f("fk_availability_resource_id_resource")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_availability")),
    )
    op.create_index(
        op.f("ix_availability_practitioner_id"), "availability", ["practitioner_id"], unique=False
    )
    op.create_index(
        op.f("ix_availability_resource_id"), "availability", ["resource_id"], unique=False
    )
    op.create_table(
        "call",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("extension", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("started", sa.BigInteger(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("caller_kind", sa.Text(), nullable=False),
        sa.Column("calling_for", sa.Text(), nullable=False),
        sa.Column("identity_check", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.CheckConstraint("channel IN ('phone','walk-in')", name=op.f("ck_call_channel")),
        sa.CheckConstraint("seconds >= 0", name=op.f("ck_call_seconds")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_call_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call")),
    )
    op.create_index("ix_call_number", "call", ["number"], unique=False)
    op.create_index("ix_call_outcome", "call", ["outcome", "started"], unique=False)
    op.create_index("ix_call_person_id", "call", ["person_id", "started"], unique=False)
    op.create_index("ix_call_started", "call", ["started"], unique=False)
    op.create_table(
        "contact_point",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("system", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("extension", sa.Text(), nullable=False),
        sa.Column("use", sa.Text(), nullable=False),
        sa.Column("whose", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.CheckConstraint("system IN ('phone','email')", name=op.f("ck_contact_point_system")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_contact_point_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_point")),
    )
    op.create_index(
        "ix_contact_point_person_id", "contact_point", ["person_id", "rank"], unique=False
    )
    op.create_index("ix_contact_point_value", "contact_point", ["value"], unique=False)
    op.create_table(
        "name_key",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_name_key_person_id_person")
        ),
        sa.PrimaryKeyConstraint("key", "person_id", name=op.f("pk_name_key")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_name_key_person_id", "name_key", ["person_id", "key"], unique=False)
    op.create_table(
        "number_part",
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_number_part_person_id_person")
        ),
        sa.PrimaryKeyConstraint("part", "person_id", name=op.f("pk_number_part")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_number_part_person_id", "number_part", ["person_id"], unique=False)
    op.create_table(
        "schedule_exception",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("practitioner_id", sa.Integer(), nullable=True),
        sa.Column("resource_id", sa.Integer(), nullable=True),
        sa.Column("location_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("start_minute", sa.Integer(), nullable=True),
        sa.Column("end_minute", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('closed','open')", name=op.f("ck_schedule_exception_kind")),
        sa.CheckConstraint(
            "(start_minute IS NULL AND end_minute IS NULL) OR start_minute < end_minute",
            name=op.f("ck_schedule_exception_minutes"),
        ),
        sa.CheckConstraint("first_day <= last_day", name=op.f("ck_schedule_exception_days")),
        sa.ForeignKeyConstraint(
            ["location_id"],
            ["location.id"],
            name=op.f("fk_schedule_exception_location_id_location"),
        ),
        sa.ForeignKeyConstraint(
            ["practitioner_id"],
            ["practitioner.id"],
            name=op.f("fk_schedule_exception_practitioner_id_practitioner"),
        ),
        sa.ForeignKeyConstraint(
            ["resource_id"],
            ["resource.id"],
            name=op.f("fk_schedule_exception_resource_id_resource"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_schedule_exception")),
    )
    op.create_index(
        "ix_schedule_exception_days", "schedule_exception", ["last_day", "first_day"], unique=False
    )
    op.create_table(
        "appointment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("service_type_id", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("end", sa.BigInteger(), nullable=False),
        sa.Column("location_id", sa.Integer(), nullable=False),
        sa.Column("practitioner_id", sa.Integer(), nullable=False),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("call_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("confirmed", sa.BigInteger(), nullable=True),
        sa.Column("arrived", sa.BigInteger(), nullable=True),
        sa.Column("held_until", sa.BigInteger(), nullable=True),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("created", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "(status = 'pending') = (held_until IS NOT NULL)", name=op.f("ck_appointment_held")
        ),
        sa.CheckConstraint(
            "status = 'pending' OR person_id IS NOT NULL", name=op.f("ck_appointment_person")
        ),
        sa.CheckConstraint(
            "status IN ('pending','booked','arrived','checked-in','fulfilled','cancelled','noshow','waitlist','entered-in-error')",
            name=op.f("ck_appointment_status"),
        ),
        sa.CheckConstraint('start < "end"', name=op.f("ck_appointment_times")),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], name=op.f("fk_appointment_call_id_call")),
        sa.ForeignKeyConstraint(
            ["location_id"], ["location.id"], name=op.f("fk_appointment_location_id_location")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_appointment_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["practitioner_id"],
            ["practitioner.id"],
            name=op.f("fk_appointment_practitioner_id_practitioner"),
        ),
        sa.ForeignKeyConstraint(
            ["service_type_id"],
            ["service_type.id"],
            name=op.f("fk_appointment_service_type_id_service_type"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_appointment_call_id", "appointment", ["call_id"], unique=False)
    op.create_index(
        "ix_appointment_held_until",
        "appointment",
        ["held_until"],
        unique=False,
        sqlite_where=sa.text("held_until IS NOT NULL"),
        postgresql_where=sa.text("held_until IS NOT NULL"),
    )
    op.create_index("ix_appointment_person_id", "appointment", ["person_id", "start"], unique=False)
    op.create_index("ix_appointment_start", "appointment", ["start"], unique=False)
    op.create_table(
        "call_also",
        sa.Column("call_id", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], name=op.f("fk_call_also_call_id_call")),
        sa.PrimaryKeyConstraint("call_id", "outcome", name=op.f("pk_call_also")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "call_handout",
        sa.Column("call_id", sa.Integer(), nullable=False),
        sa.Column("handout", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["call_id"], ["call.id"], name=op.f("fk_call_handout_call_id_call")
        ),
        sa.PrimaryKeyConstraint("call_id", "handout", name=op.f("pk_call_handout")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "call_reason",
        sa.Column("call_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], name=op.f("fk_call_reason_call_id_call")),
        sa.PrimaryKeyConstraint("call_id", "reason", name=op.f("pk_call_reason")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_call_reason_reason", "call_reason", ["reason", "call_id"], unique=False)
    op.create_table(
        "call_step",
        sa.Column("call_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("taken", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], name=op.f("fk_call_step_call_id_call")),
        sa.PrimaryKeyConstraint("call_id", "step", name=op.f("pk_call_step")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "call_topic",
        sa.Column("call_id", sa.Integer(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], name=op.f("fk_call_topic_call_id_call")),
        sa.PrimaryKeyConstraint("call_id", "topic", name=op.f("pk_call_topic")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_call_topic_topic", "call_topic", ["topic"], unique=False)
    op.create_table(
        "follow_up",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("call_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("due", sa.BigInteger(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("done", sa.BigInteger(), nullable=True),
        sa.Column("done_by", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], name=op.f("fk_follow_up_call_id_call")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_follow_up_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
    )
    op.create_index("ix_follow_up_call_id", "follow_up", ["call_id"], unique=False)
    op.create_index("ix_follow_up_done_due", "follow_up", ["done", "due"], unique=False)
    op.create_index("ix_follow_up_person_id", "follow_up", ["person_id"], unique=False)
    op.create_table(
        "booking",
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("actor", sa.BigInteger(), nullable=False),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("end", sa.BigInteger(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            'start < "end" AND "end" - start <= 86400000000', name=op.f("ck_booking_length")
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointment.id"],
            name=op.f("fk_booking_appointment_id_appointment"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("appointment_id", "actor", name=op.f("pk_booking")),
    )
    op.create_index(
        "ix_booking_actor_start",
        "booking",
        ["actor", "start", "end"],
        unique=False,
        sqlite_where=sa.text("active"),
        postgresql_where=sa.text("active"),
    )
    op.create_table(
        "print",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("handout", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("size", sa.Text(), nullable=False),
        sa.Column("paper", sa.Text(), nullable=False),
        sa.Column("printed", sa.BigInteger(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("printer", sa.Text(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("call_id", sa.Integer(), nullable=True),
        sa.Column("appointment_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_print_appointment_id_appointment")
        ),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], name=op.f("fk_print_call_id_call")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_print_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print")),
    )
    op.create_index("ix_print_call_id", "print", ["call_id"], unique=False)
    op.create_index("ix_print_person_id", "print", ["person_id", "printed"], unique=False)
    op.create_index("ix_print_printed", "print", ["printed"], unique=False)
    if op.get_context().dialect.name == "sqlite":
        for statement in GUARDS:
            op.execute(statement)


def downgrade() -> None:
    """Back to the one before."""
    op.drop_index("ix_print_printed", table_name="print")
    op.drop_index("ix_print_person_id", table_name="print")
    op.drop_index("ix_print_call_id", table_name="print")
    op.drop_table("print")
    op.drop_index(
        "ix_booking_actor_start",
        table_name="booking",
        sqlite_where=sa.text("active"),
        postgresql_where=sa.text("active"),
    )
    op.drop_table("booking")
    op.drop_index("ix_follow_up_person_id", table_name="follow_up")
    op.drop_index("ix_follow_up_done_due", table_name="follow_up")
    op.drop_index("ix_follow_up_call_id", table_name="follow_up")
    op.drop_table("follow_up")
    op.drop_index("ix_call_topic_topic", table_name="call_topic")
    op.drop_table("call_topic")
    op.drop_table("call_step")
    op.drop_index("ix_call_reason_reason", table_name="call_reason")
    op.drop_table("call_reason")
    op.drop_table("call_handout")
    op.drop_table("call_also")
    op.drop_index("ix_appointment_start", table_name="appointment")
    op.drop_index("ix_appointment_person_id", table_name="appointment")
    op.drop_index(
        "ix_appointment_held_until",
        table_name="appointment",
        sqlite_where=sa.text("held_until IS NOT NULL"),
        postgresql_where=sa.text("held_until IS NOT NULL"),
    )
    op.drop_index("ix_appointment_call_id", table_name="appointment")
    op.drop_table("appointment")
    op.drop_index("ix_schedule_exception_days", table_name="schedule_exception")
    op.drop_table("schedule_exception")
    op.drop_index("ix_number_part_person_id", table_name="number_part")
    op.drop_table("number_part")
    op.drop_index("ix_name_key_person_id", table_name="name_key")
    op.drop_table("name_key")
    op.drop_index("ix_contact_point_value", table_name="contact_point")
    op.drop_index("ix_contact_point_person_id", table_name="contact_point")
    op.drop_table("contact_point")
    op.drop_index("ix_call_started", table_name="call")
    op.drop_index("ix_call_person_id", table_name="call")
    op.drop_index("ix_call_outcome", table_name="call")
    op.drop_index("ix_call_number", table_name="call")
    op.drop_table("call")
    op.drop_index(op.f("ix_availability_resource_id"), table_name="availability")
    op.drop_index(op.f("ix_availability_practitioner_id"), table_name="availability")
    op.drop_table("availability")
    op.drop_table("resource")
    op.drop_table("practitioner_kind")
    op.drop_index("ix_person_born", table_name="person")
    op.drop_table("person")
    op.drop_index(op.f("ix_unanswered_asked"), table_name="unanswered")
    op.drop_table("unanswered")
    op.drop_table("setting")
    op.drop_table("service_type")
    op.drop_table("request")
    op.drop_table("practitioner")
    op.drop_table("name_variant")
    op.drop_table("location")
    op.drop_index("ix_audit_event_entity", table_name="audit_event")
    op.drop_table("audit_event")
