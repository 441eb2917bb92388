"""The file that a command writes: looked at before the work, and told of in the command's words."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from frontdesk.commands.refusals import FileUnwritable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def check_writable(path: Path) -> None:
    """Refuse before the pages are made; a device or a folder is never written over."""
    folder = path.parent
    usable = folder.is_dir() and os.access(folder, os.W_OK)
    if not usable or (path.exists() and not path.is_file()):
        raise FileUnwritable(path)


@contextmanager
def writing_to(path: Path) -> Iterator[None]:
    """Tell the file apart from the store: what cannot be written there is a wrong command line."""
    from frontdesk.storage.faults import ReadOnly

    try:
        yield
    except ReadOnly as error:
        if error.path == str(path):
            raise FileUnwritable(path) from error
        raise
