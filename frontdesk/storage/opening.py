"""Opening a store: the checks before it, the migration, and the faults told apart."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import dataclass
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import sqlcipher3.dbapi2 as driver

from frontdesk.paths import private
from frontdesk.storage.copies import make_copy
from frontdesk.storage.engine import APPLICATION_ID, look, open_engine
from frontdesk.storage.faults import (
    Damaged,
    Emptied,
    Missing,
    NotAStore,
    OnNetworkShare,
    ReadOnly,
    meaning,
    of_file,
    told,
)
from frontdesk.storage.network import is_on_network_share
from frontdesk.storage.revision import head, revision_of
from frontdesk.storage.unit import Storage

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from frontdesk.changes import Announcer
    from frontdesk.clock import Clock

COPIES = "copies"
_MAGIC = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a store is: a file, or memory where `path` is None."""

    path: Path | None

    @property
    def copies(self) -> Path | None:
        """The folder of its daily copies."""
        return None if self.path is None else self.path.parent / COPIES


def open_store(place: Place, clock: Clock, announcer: Announcer, *, create: bool = True) -> Storage:
    """Open a store, made or brought to the newest schema where needed.

    Raises Missing where there is none and `create` is false, FolderOpenToOthers, ReadOnly,
    OnNetworkShare, NotAStore, Damaged, Newer, DiskFull or Busy; the file is then as it was.
    """
    if place.path is not None:
        try:
            _check_place(place.path, create=create)
        except OSError as error:
            raise of_file(error, place.path) from error
    engine = open_engine(place.path)
    try:
        _bring_up(engine, place)
    except BaseException:
        engine.dispose()
        raise
    return Storage(engine, clock, announcer)


def _check_place(path: Path, *, create: bool) -> None:
    if "\x00" in str(path):
        raise Missing(str(path).replace("\x00", ""))
    if not create and not path.exists():
        if path.parent.is_dir():
            private(path.parent)  # said first, for it must be mended before anything is written
        raise Missing(str(path))
    if is_on_network_share(path.parent):
        raise OnNetworkShare(str(path.parent))
    private(path.parent)
    if path.is_dir():
        raise NotAStore
    if path.exists():
        _check_file(path, create=create)
    elif not os.access(path.parent, os.W_OK):
        raise ReadOnly(str(path.parent))
    else:
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))


def _check_file(path: Path, *, create: bool) -> None:
    """Tell what is wrong before anything is written: nothing must touch a foreign file."""
    try:
        with path.open("rb") as file:
            magic = file.read(len(_MAGIC))
    except OSError as error:
        raise ReadOnly(str(path)) from error
    if magic and magic != _MAGIC:
        raise NotAStore
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise ReadOnly(str(path))
    if not magic:
        # Cut to nothing by a crash of the drive, it would open as a new and empty store.
        # One that is being made is empty for a moment too, so whoever may make it goes on.
        if not create or any((path.parent / COPIES).glob(f"{escape(path.stem)}-*.db")):
            raise Emptied
        return
    # A plain look, before the pragmas of a working connection could change the file.
    try:
        with closing(look(path)) as raw:
            tables = raw.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            marked = raw.execute("PRAGMA application_id").fetchone()[0]
    except driver.DatabaseError as error:
        fault = meaning(error)
        raise (fault if fault and not isinstance(fault, NotAStore) else Damaged()) from error
    if tables and marked != APPLICATION_ID:
        raise NotAStore


def _bring_up(engine: Engine, place: Place) -> None:
    with told(), engine.connect() as plain:
        connection = plain.execution_options(readonly=True)
        connection.begin()
        found = revision_of(connection)
    if found == head():
        return
    if found is not None and place.path is not None and place.copies is not None:
        name = f"{place.path.stem}-before-{head()}-{uuid4().hex[:8]}.db"
        make_copy(place.path, place.copies / name)
    from frontdesk.storage.migrate import migrate

    migrate(engine)
