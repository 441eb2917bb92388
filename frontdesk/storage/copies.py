"""Verified copies of a store: made beside the running desk, checked before they count.

A naive copy of the file lacks what is still in the write-ahead log, and a file cut short opens
as a smaller database, so a copy is made by the database itself and compared row count by row
count before it takes its name.
"""

from __future__ import annotations

import os
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, datetime
from glob import escape
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import sqlcipher3.dbapi2 as driver
from sqlalchemy import exc

from frontdesk.storage.engine import connect, look
from frontdesk.storage.faults import Damaged, meaning, of_file

KEEP = 7
_PART = ".part"


@dataclass(frozen=True, slots=True)
class Copy:
    """One verified copy: where it lies and when it was made (aware, UTC)."""

    path: Path
    made: datetime


def copies(folder: Path, store: Path) -> list[Copy]:
    """The daily copies of a store, newest first; half-made ones are not among them."""
    found = []
    for path in folder.glob(f"{escape(store.stem)}-????-??-??.db"):
        made = datetime.fromtimestamp(path.stat().st_mtime, tz=ZoneInfo("UTC"))
        found.append(Copy(path, made))
    return sorted(found, key=lambda copy: copy.made, reverse=True)


def daily_copy(store: Path, folder: Path, today: date) -> Copy | None:
    """Make today's copy unless it is there, and drop those beyond the last seven.

    Returns the new copy, or None where today's was there. Raises the faults of `make_copy`.
    """
    target = folder / f"{store.stem}-{today.isoformat()}.db"
    if target.exists():
        return None
    make_copy(store, target)
    for old in copies(folder, store)[KEEP:]:
        old.path.unlink(missing_ok=True)
    return next(copy for copy in copies(folder, store) if copy.path == target)


def make_copy(store: Path, target: Path) -> None:
    """Copy a store whole, check the copy, and only then give it its name.

    What an earlier copy left half-made is swept away first. Raises Damaged where the copy does
    not agree with the store, DiskFull, ReadOnly or Busy.
    """
    part = target.with_name(target.name + _PART)
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _sweep(target.parent, store)
        _copy_checked(store, part)
        part.replace(target)
        _sync(target.parent)
    except OSError as error:
        raise of_file(error, target.parent) from error
    except (driver.Error, exc.DatabaseError) as error:
        raise (meaning(error) or Damaged()) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _sweep(folder: Path, store: Path) -> None:
    for left_over in folder.glob(f"{escape(store.stem)}-*.db{_PART}*"):
        left_over.unlink(missing_ok=True)


def _copy_checked(store: Path, part: Path) -> None:
    descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    os.close(descriptor)
    with closing(connect(store)) as source:
        source.execute("BEGIN")  # one moment for the counts and for the copy
        wanted = _counts(source)
        with closing(driver.connect(str(part), isolation_level=None)) as copy:
            copy.execute("PRAGMA journal_mode = OFF")  # a part that is cut is thrown away
            source.backup(copy, pages=-1)  # in one step: small steps never end beside a writer
        source.execute("COMMIT")
    with closing(look(part, unchanging=True)) as copy:
        if copy.execute("PRAGMA quick_check").fetchone()[0] != "ok" or _counts(copy) != wanted:
            raise Damaged
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _counts(connection: Any) -> dict[str, int]:  # noqa: ANN401
    """Rows of every table, by name."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    return {
        table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608 -- our own names
        for (table,) in tables
    }


def _sync(folder: Path) -> None:
    """Make a rename durable; Windows does so by itself and cannot open a folder."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def is_due(folder: Path, store: Path, today: date) -> bool:
    """Whether today's copy is still to be made."""
    return not (folder / f"{store.stem}-{today.isoformat()}.db").exists()
