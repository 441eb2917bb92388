"""The care of one store: its daily copy, its soundness, and what may be said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as driver
from sqlalchemy import bindparam, func, select

from frontdesk.changes import Change, Kind
from frontdesk.storage.copies import Copy, copies, daily_copy, is_due
from frontdesk.storage.revision import head
from frontdesk.storage.schema.desk import RequestRow
from frontdesk.storage.soundness import findings

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from frontdesk.storage.opening import Place
    from frontdesk.storage.unit import Storage

_NEWEST = select(func.max(RequestRow.seq))
_SINCE = (
    select(RequestRow.seq, RequestRow.id)
    .where(RequestRow.seq > bindparam("seen"))
    .order_by(RequestRow.seq)
)


class StoreCare:
    """Copies, checks and describes one open store."""

    def __init__(self, storage: Storage, place: Place, today: Callable[[], date]) -> None:
        self._storage = storage
        self._place = place
        self._today = today
        with storage.reading() as connection:
            self._seen = int(connection.execute(_NEWEST).scalar() or 0)

    def copy_if_due(self) -> Copy | None:
        """Make today's verified copy unless it is there; the last seven are kept."""
        path, folder = self._place.path, self._place.copies
        if path is None or folder is None or not is_due(folder, path, self._today()):
            return None
        return daily_copy(path, folder, self._today())

    def newest_copy(self) -> Copy | None:
        """The newest daily copy, or None where there is none yet."""
        path, folder = self._place.path, self._place.copies
        if path is None or folder is None or not folder.exists():
            return None
        return next(iter(copies(folder, path)), None)

    def verify(self) -> list[str]:
        """What is wrong with the store, as codes; empty when all is well."""
        with self._storage.reading() as connection:
            return findings(connection)

    def notice_others(self) -> None:
        """Announce a change of kind STORE when another process committed since the last look.

        A look is one index range, so that a window may ask every second.
        """
        with self._storage.reading() as connection:
            rows = connection.execute(_SINCE, {"seen": self._seen}).all()
        if any(one not in self._storage.own_requests for _, one in rows):
            self._storage.announcer.announce(Change(frozenset((Kind.STORE,))))
        if rows:
            self._seen = rows[-1][0]

    def about(self) -> dict[str, str]:
        """Versions and the place of the store; nothing about a person."""
        return {
            "store": str(self._place.path) if self._place.path else "memory",
            "schema": head(),
            "sqlite": str(driver.sqlite_version),
        }

    @property
    def path(self) -> Path | None:
        """The file of the store; None in memory."""
        return self._place.path
