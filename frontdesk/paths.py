"""The folders of the program on this computer; the only user of appdirs."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import appdirs

from frontdesk.errors import StoreUnusable

NAME = "frontdesk"
STORE = "frontdesk.db"


class FolderOpenToOthers(StoreUnusable):
    """Other accounts of this computer can read the folder; `path` is where, `mend` the command."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path
        self.mend = f"chmod 700 '{path}'"


class FolderUnusable(StoreUnusable):
    """The folder cannot be made or is no folder."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def data_folder() -> Path:
    """Where the platform keeps a user's data; not made by asking."""
    return Path(appdirs.user_data_dir(NAME, appauthor=False))


def demo_folder() -> Path:
    """Where the sample data lies, apart from real data."""
    return Path(appdirs.user_data_dir(f"{NAME}-demo", appauthor=False))


def config_folder() -> Path:
    """Where this computer's settings lie."""
    return Path(appdirs.user_config_dir(NAME, appauthor=False))


def log_folder() -> Path:
    """Where the program's own log lies."""
    return Path(appdirs.user_log_dir(NAME, appauthor=False))


def private(folder: Path) -> Path:
    """Make a folder that only its owner can enter, or refuse one that others can read.

    Raises FolderOpenToOthers, or FolderUnusable where it cannot be made.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise FolderUnusable(folder) from error
    if os.name == "posix" and stat.S_IMODE(folder.stat().st_mode) & 0o077:
        raise FolderOpenToOthers(folder)
    return folder
