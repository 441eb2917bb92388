"""Content with an owner: versions, kept texts, callers' phrases, what was printed and spoken of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

GUARDS = (
    "CREATE TRIGGER content_text_update BEFORE UPDATE ON content_text BEGIN SELECT RAISE(ABORT, 'texts are kept for good'); END",
    "CREATE TRIGGER content_text_delete BEFORE DELETE ON content_text BEGIN SELECT RAISE(ABORT, 'texts are kept for good'); END",
    "CREATE TRIGGER content_text_replace BEFORE INSERT ON content_text WHEN EXISTS (SELECT 1 FROM content_text WHERE hash = NEW.hash AND body <> NEW.body) BEGIN SELECT RAISE(ABORT, 'texts are kept for good'); END",
)

# SQLite adds and drops such columns in place; Alembic's way would copy the whole table.
COLUMNS = (
    (
        "call_topic",
        "text_hash",
        "TEXT CONSTRAINT fk_call_topic_text_hash_content_text REFERENCES content_text (hash)",
    ),
    (
        "print",
        "text_hash",
        "TEXT CONSTRAINT fk_print_text_hash_content_text REFERENCES content_text (hash)",
    ),
    ("print", "look", "TEXT DEFAULT '{}' NOT NULL"),
    (
        "unanswered",
        "settled",
        "TEXT CONSTRAINT ck_unanswered_settled CHECK (settled IN ('phrase','draft','dismissed'))",
    ),
    ("unanswered", "settled_by", "TEXT DEFAULT '' NOT NULL"),
    ("unanswered", "settled_at", "BIGINT"),
    ("unanswered", "topic", "TEXT"),
)


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "accepted_phrase",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("phrase", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("accepted", sa.BigInteger(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("removed", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accepted_phrase")),
    )
    op.create_table(
        "content_text",
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_content_text")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "content_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text_hash", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("sound", sa.Boolean(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("written", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("base_id", sa.Integer(), nullable=True),
        sa.Column("submitted_by", sa.Text(), nullable=False),
        sa.Column("submitted", sa.BigInteger(), nullable=True),
        sa.Column("approved_by", sa.Text(), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("approved_until", sa.Date(), nullable=True),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("retired_by", sa.Text(), nullable=False),
        sa.Column("retired", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("kind IN ('topic','handout')", name=op.f("ck_content_version_kind")),
        sa.CheckConstraint(
            "origin IN ('desk','import','release')", name=op.f("ck_content_version_origin")
        ),
        sa.CheckConstraint(
            "state <> 'approved' OR (approved_by <> '' AND approved_on IS NOT NULL)",
            name=op.f("ck_content_version_approved"),
        ),
        sa.CheckConstraint(
            "state IN ('draft','in-review','approved','retired')",
            name=op.f("ck_content_version_state"),
        ),
        sa.ForeignKeyConstraint(
            ["base_id"],
            ["content_version.id"],
            name=op.f("fk_content_version_base_id_content_version"),
        ),
        sa.ForeignKeyConstraint(
            ["text_hash"],
            ["content_text.hash"],
            name=op.f("fk_content_version_text_hash_content_text"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_content_version")),
        sa.UniqueConstraint(
            "kind",
            "document",
            "language",
            "number",
            name=op.f("uq_content_version_kind_document_language_number"),
        ),
    )
    op.create_index("ix_content_version_text_hash", "content_version", ["text_hash"], unique=False)
    for table, column, definition in COLUMNS:
        op.execute(f'ALTER TABLE "{table}" ADD COLUMN {column} {definition}')
    for statement in GUARDS:
        op.execute(statement)


def downgrade() -> None:
    """Back to the one before."""
    for table, column, _ in reversed(COLUMNS):
        op.execute(f'ALTER TABLE "{table}" DROP COLUMN {column}')
    op.drop_index("ix_content_version_text_hash", table_name="content_version")
    op.drop_table("content_version")
    op.drop_table("content_text")
    op.drop_table("accepted_phrase")
