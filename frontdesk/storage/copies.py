"""Verified copies of a store: made beside the running desk, checked before they count.

A naive copy of the file lacks what is still in the write-ahead log, and a file cut short opens
as a smaller database, so a copy is made by the database itself and compared row count by row
count before it takes its name.
"""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import sqlcipher3.dbapi2 as driver
from sqlalchemy import exc

from frontdesk.storage.engine import connect
from frontdesk.storage.faults import Damaged, meaning

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
    for path in folder.glob(f"{store.stem}-????-??-??.db"):
        made = datetime.fromtimestamp(path.stat().st_mtime, tz=ZoneInfo("UTC"))
        found.append(Copy(path, made))
    return sorted(found, key=lambda copy: copy.made, reverse=True)


def daily_copy(store: Path, folder: Path, today: date) -> Copy | None:
    """Make today's copy unless it is there, and drop those beyond the last seven.

    Returns the new copy, or None where today's was there. Raises the faults of `make_copy`.
    """
    target = folder / f"{store.stem}-{today.isoformat()}.db"
    for left_over in folder.glob(f"{store.stem}-*{_PART}"):
        left_over.unlink(missing_ok=True)
    if target.exists():
        return None
    make_copy(store, target)
    for old in copies(folder, store)[KEEP:]:
        old.path.unlink(missing_ok=True)
    return next(copy for copy in copies(folder, store) if copy.path == target)


def make_copy(store: Path, target: Path) -> None:
    """Copy a store whole, check the copy, and only then give it its name.

    Raises Damaged where the copy does not agree with the store, DiskFull, ReadOnly or Busy.
    """
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = target.with_name(target.name + _PART)
    part.unlink(missing_ok=True)
    try:
        _copy_checked(store, part)
        part.replace(target)
        _sync(target.parent)
    except (driver.Error, exc.DatabaseError) as error:
        raise (meaning(error) or Damaged()) from error
    finally:
        part.unlink(missing_ok=True)


def _copy_checked(store: Path, part: Path) -> None:
    descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    os.close(descriptor)
    with closing(connect(store)) as source:
        source.execute("BEGIN")  # one moment for the counts and for the copy
        wanted = _counts(source)
        source.execute("COMMIT")
        with closing(driver.connect(str(part), isolation_level=None)) as copy:
            source.backup(copy, pages=-1)  # in one step: small steps never end beside a writer
        with closing(driver.connect(str(part), isolation_level=None)) as copy:
            if copy.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                raise Damaged
            found = _counts(copy)
    # Rows only come while the copy is made; what was there before must be in it.
    if any(found.get(table, -1) < count for table, count in wanted.items() if table != "setting"):
        raise Damaged
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _counts(connection: object) -> dict[str, int]:
    """Rows of the tables that only grow, by name."""
    run = connection.execute  # type: ignore[attr-defined]
    growing = ("audit_event", "request", "call", "person", "print")
    there = {name for (name,) in run("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return {
        table: run(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608 -- our own names
        for table in growing
        if table in there
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


def age(newest: Copy, now: datetime) -> timedelta:
    """How old a copy is."""
    return now - newest.made
