"""What happens when the program fails in a way nobody foresaw: one sentence, and a log.

The log names the kind of the error and the places in the program it passed, and never its
message, which could hold what somebody typed.
"""

from __future__ import annotations

import sys
import traceback
from contextlib import suppress
from typing import TYPE_CHECKING

from frontdesk.paths import NAME, log_folder

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

_LARGEST = 1_000_000  # bytes, after which the log begins anew and the old one is kept beside it


def described(error: BaseException) -> str:
    """The kind of an error and where it passed, without its words."""
    places = [
        f"  {frame.filename}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    text = "\n".join([type(error).__name__, *places])
    cause = error.__cause__ or error.__context__
    return f"{text}\nbecause of {described(cause)}" if cause is not None else text


def log_path() -> Path:
    """The file of the log."""
    return log_folder() / f"{NAME}.log"


def write_log(error: BaseException) -> Path | None:
    """Add an error to the log; None where that cannot be written either."""
    from frontdesk.clock import SystemClock

    path = log_path()
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > _LARGEST:
            path.replace(path.with_suffix(".old.log"))
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{SystemClock().now().isoformat()} {described(error)}\n")
        return path
    return None


def told(
    kind: type[BaseException],  # noqa: ARG001 -- the form of sys.excepthook
    error: BaseException,
    trace: TracebackType | None,  # noqa: ARG001
) -> None:
    """The command line's `sys.excepthook`, after which Python itself ends with exit code 1."""
    if isinstance(error, KeyboardInterrupt):
        return
    path = write_log(error)
    where = f" Details without personal data: {path}" if path else ""
    sys.stderr.write(
        "The program failed unexpectedly; what was acknowledged before is safe. Try again, and "
        f"report it if it happens again.{where}\n"
    )
