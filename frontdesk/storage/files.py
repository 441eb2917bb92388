"""Writing a file whole or not at all, readable by its owner alone."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING
from uuid import uuid4

from frontdesk.storage.faults import ReadOnly, of_file

if TYPE_CHECKING:
    from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there: the old one stays until the new is whole.

    Raises ReadOnly where it cannot be written, DiskFull where there is no room.
    """
    if not path.name or "\x00" in str(path):
        raise ReadOnly(str(path).replace("\x00", ""))
    part = path.with_name(f".{uuid4().hex}.part")
    try:
        descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise of_file(error, path) from error
