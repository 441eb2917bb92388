"""Whether the store that a command line names is there, asked without opening or loading one."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from frontdesk.paths import STORE, data_folder

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from frontdesk.services import Services

_SQLITE = "sqlite:///"


def has_store(options: argparse.Namespace) -> bool:
    """Whether there is a store to answer from; the demo's is made where it is missing.

    An address of a kind that is not opened counts as there, so that whoever opens it refuses it.
    """
    if options.demo:
        return True
    if options.database is not None:
        address: str = options.database
        return not address.startswith(_SQLITE) or _is_there(Path(address.removeprefix(_SQLITE)))
    return _is_there((options.data or data_folder()) / STORE)


def _is_there(path: Path) -> bool:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError):  # whoever opens it says what is wrong with it
        return True
    return True


@contextmanager
def services_or_empty(options: argparse.Namespace) -> Iterator[Services]:
    """The clinic's own services where there is a store, else some over an empty one in memory."""
    from frontdesk.commands.opened import in_memory, services

    with (services if has_store(options) else in_memory)(options) as found:
        yield found
