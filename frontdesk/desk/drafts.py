"""Drafts of what is being typed, kept whole or not at all through a crash and a power cut.

They are small files beside the store, so that no lock and no server is needed to keep them.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from frontdesk.storage.faults import of_file

if TYPE_CHECKING:
    from pathlib import Path

_KEY = re.compile(r"[0-9a-z-]{1,80}")
_SUFFIX = ".draft"


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed and not finished: its key, when it was saved (UTC), and the typed values."""

    key: str
    saved: datetime
    payload: Mapping[str, Any] = field(repr=False)


class Drafts:
    """The drafts of one data folder; keys are identities, never words of a caller."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._memory: dict[str, Draft] = {}
        self.live = ""
        """The key of the draft that is being typed in this program now; empty where none is."""

    def save(self, key: str, payload: Mapping[str, Any], now: datetime) -> None:
        """Keep a draft durably; raises DiskFull, DriveFails or ReadOnly, with the old one kept."""
        if not _KEY.fullmatch(key):
            raise ValueError("a draft's key is an identity")
        if self._folder is None:
            self._memory[key] = Draft(key, now, dict(payload))
            return
        text = json.dumps({"saved": now.isoformat(), "payload": dict(payload)}, ensure_ascii=False)
        target = self._folder / f"{key}{_SUFFIX}"
        part = target.with_suffix(".part")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                # A lone surrogate cannot be written as UTF-8; it is a slip of the keyboard.
                file.write(text.encode("utf-8", errors="replace"))
                file.flush()
                os.fsync(file.fileno())
            part.replace(target)
            _settle(self._folder)
        except OSError as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise of_file(error, self._folder) from error

    def all(self, what: str = "call") -> list[Draft]:
        """All drafts of calls, or of `what` their keys begin with; the newest first.

        A file that cannot be read is left where it is.
        """
        if self._folder is None:
            found = [draft for key, draft in self._memory.items() if key.startswith(f"{what}-")]
        else:
            files = self._folder.glob(f"{what}-*{_SUFFIX}") if self._folder.exists() else ()
            found = [draft for path in files if (draft := _read(path)) is not None]
        return sorted(found, key=lambda draft: draft.saved, reverse=True)

    def discard(self, key: str) -> None:
        """Forget a draft that was finished or given up."""
        self._memory.pop(key, None)
        if self._folder is not None and _KEY.fullmatch(key):
            (self._folder / f"{key}{_SUFFIX}").unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    """Make a rename outlast a power cut; Windows does so by itself and opens no folders."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _read(path: Path) -> Draft | None:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        saved = datetime.fromisoformat(found["saved"]).astimezone(UTC)
        return Draft(path.name.removesuffix(_SUFFIX), saved, dict(found["payload"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
