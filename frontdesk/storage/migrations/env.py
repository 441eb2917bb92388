"""Alembic's entry: runs the revisions on the connection that migrate.py hands over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from alembic import context

from frontdesk.storage.schema.base import Instant, Json
from frontdesk.storage.schema.tables import METADATA

if TYPE_CHECKING:
    from alembic.autogenerate.api import AutogenContext


def _plain(kind: str, item: object, _autogen: AutogenContext) -> str | Literal[False]:
    """Write our column types as what the table holds, so that old revisions never change."""
    if kind == "type" and isinstance(item, Instant):
        return "sa.BigInteger()"
    if kind == "type" and isinstance(item, Json):
        return "sa.Text()"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    # SQLite alters a table by copying it; the first revision alters none.
    render_as_batch=context.config.attributes.get("batch", True),
    render_item=_plain,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
