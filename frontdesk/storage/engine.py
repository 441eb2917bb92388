"""Engines: one SQLite everywhere, through sqlcipher3, with every safety setting read back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool, StaticPool

from frontdesk.storage.faults import SettingRefused

if TYPE_CHECKING:
    from pathlib import Path

APPLICATION_ID = 0x46444B31  # "FDK1": tells our files from another program's
BUSY_MILLISECONDS = 5000

# What each must read as afterwards. FULL: an acknowledged save survives a power cut.
# recursive_triggers: without it INSERT OR REPLACE goes round the guards.
_PRAGMAS: tuple[tuple[str, str, object], ...] = (
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("busy_timeout", str(BUSY_MILLISECONDS), BUSY_MILLISECONDS),
    ("temp_store", "MEMORY", 2),
    ("cache_size", "-65536", -65536),
)


def connect(path: Path | None, *, timeout_ms: int = BUSY_MILLISECONDS) -> Any:  # noqa: ANN401
    """A driver connection to a file, or to memory where `path` is None.

    Each safety setting is set and read back; SettingRefused where one did not take. The driver's
    own errors pass through: SQLAlchemy wraps them when it made the call.
    """
    target = ":memory:" if path is None else str(path)
    raw = driver.connect(
        target, timeout=timeout_ms / 1000, isolation_level=None, check_same_thread=False
    )
    try:
        _make_safe(raw, in_memory=path is None)
    except BaseException:
        raw.close()
        raise
    return raw


def _make_safe(raw: Any, *, in_memory: bool) -> None:  # noqa: ANN401
    raw.execute("PRAGMA cipher_log_level = NONE")
    for name, value, wanted in _PRAGMAS:
        raw.execute(f"PRAGMA {name} = {value}")
        found = raw.execute(f"PRAGMA {name}").fetchone()[0]
        # A database in memory has no journal file.
        if found != wanted and not (in_memory and name == "journal_mode"):
            raise SettingRefused(name)


def look(path: Path, *, unchanging: bool = False) -> Any:  # noqa: ANN401
    """A driver connection that only reads; `unchanging` where nobody can be writing to the file.

    An unchanging file is read without a lock and without a file beside it.
    """
    mode = "immutable=1" if unchanging else "mode=ro"
    # As a proper URI: a bare "#" or "?" in a folder's name would point at another file.
    raw = driver.connect(f"{path.absolute().as_uri()}?{mode}", uri=True)
    raw.execute("PRAGMA cipher_log_level = NONE")
    return raw


def open_engine(path: Path | None) -> Engine:
    """An engine for a file, or for one shared database in memory where `path` is None.

    Writers begin IMMEDIATE and readers with the option `readonly` begin plainly: a deferred
    writer would fail at once when it must wait, whatever the waiting time.
    """
    engine = create_engine(
        "sqlite://",
        module=driver,
        creator=lambda: connect(path),
        hide_parameters=True,  # what was typed must not stand in an error's text
        poolclass=StaticPool if path is None else QueuePool,
        **({} if path is None else {"pool_size": 4, "max_overflow": 4}),
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:  # noqa: ANN401 -- SQLAlchemy's event
        readonly = connection.get_execution_options().get("readonly")
        connection.exec_driver_sql("BEGIN" if readonly else "BEGIN IMMEDIATE")

    return engine
