"""What only the command line refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.errors import Refusal

if TYPE_CHECKING:
    from pathlib import Path


class FileUnwritable(Refusal):
    """The file that an answer was to be written to cannot be; `path` is where."""

    exit_code = 2

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class LineMissing(Refusal):
    """Standard input ended before every value that was given as `-` was read."""

    exit_code = 2
