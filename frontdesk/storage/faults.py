"""Why a store cannot be used, and the one place that reads a database's errors."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import exc

from frontdesk.errors import Busy, StoreUnusable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Damaged(StoreUnusable):
    """The file is damaged: its pages do not fit together."""


class Emptied(Damaged):
    """The file is there and holds nothing, where a store should be."""


class NotAStore(StoreUnusable):
    """The file is no database, or another program's."""


class Newer(StoreUnusable):
    """The store was made by a later version of the program; `revision` is its schema."""

    def __init__(self, revision: str) -> None:
        super().__init__(revision)
        self.revision = revision


class ReadOnly(StoreUnusable):
    """The file or its folder cannot be written to; `path` is the place."""

    def __init__(self, path: str = "") -> None:
        super().__init__(path)
        self.path = path


class DiskFull(StoreUnusable):
    """The drive is full; what was acknowledged before is safe, this save was not made."""


class DriveFails(StoreUnusable):
    """The drive neither read nor wrote: it fails or is gone; what was acknowledged is safe."""


class Missing(StoreUnusable):
    """There is no store at that place, and what was asked does not make one."""

    exit_code = 4

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class OnNetworkShare(StoreUnusable):
    """The folder lies on a network share or is synchronised, where SQLite loses data."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class SettingRefused(StoreUnusable):
    """A safety setting of the database did not take: `pragma` names it."""

    def __init__(self, pragma: str) -> None:
        super().__init__(pragma)
        self.pragma = pragma


# SQLite tells its faults by text alone once the driver has wrapped them.
_FAULTS: tuple[tuple[str, type[StoreUnusable | Busy]], ...] = (
    ("database is locked", Busy),
    ("database table is locked", Busy),
    ("file is not a database", NotAStore),
    ("file is encrypted", NotAStore),
    ("malformed", Damaged),
    ("database or disk is full", DiskFull),
    ("disk I/O error", DriveFails),
    ("readonly database", ReadOnly),
    ("read-only", ReadOnly),
    ("unable to open database file", ReadOnly),
)


def meaning(error: BaseException) -> StoreUnusable | Busy | None:
    """The fact behind a database error, or None where it is none of the known faults."""
    text = str(getattr(error, "orig", error))
    for words, fault in _FAULTS:
        if words in text:
            return fault()
    return None


_NO_ROOM = frozenset((errno.ENOSPC, errno.EFBIG, errno.EDQUOT))


_NO_DRIVE = frozenset((errno.EIO, errno.ENODEV, errno.ENXIO))


def of_file(error: OSError, path: Path) -> DiskFull | DriveFails | ReadOnly:
    """The fact behind a file that could not be written."""
    if error.errno in _NO_ROOM:
        return DiskFull()
    return DriveFails() if error.errno in _NO_DRIVE else ReadOnly(str(path))


@contextmanager
def told() -> Iterator[None]:
    """Turn the database's known faults into facts; others pass through."""
    try:
        yield
    except exc.DatabaseError as error:
        fault = meaning(error)
        if fault is None:
            raise
        raise fault from error
