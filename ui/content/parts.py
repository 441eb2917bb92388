"""What the parts of the page's presenter may ask of it, and what they hand to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol
from zoneinfo import ZoneInfo

from frontdesk.content.model import DocumentKey, Version, VersionId
from ui.content.lines import Content

if TYPE_CHECKING:
    from frontdesk.editing.model import DocumentSummary
    from frontdesk.services import Services
    from frontdesk.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Opened:
    """A document as it was read: its newest version with its text, and what is typed on it.

    `version` is None for a text that was never saved; `base` is the version that was typed on.
    """

    key: DocumentKey
    version: Version | None
    stored: Content | None
    typed: Content
    base: VersionId | None
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What the page needs beside the texts: the day, the zone, the target, and names by id."""

    today: date
    where: ZoneInfo
    target: int
    names: Mapping[str, Mapping[str, str]]


class Texts(Protocol):
    """The page's presenter, as its parts know it."""

    services: Services
    tasks: Tasks
    known: Known
    summaries: Mapping[DocumentKey, DocumentSummary]

    @property
    def page(self) -> Any:  # noqa: ANN401 -- the page; naming it would close a circle
        """The page."""
        ...

    def problem(self, error: Exception) -> None:
        """Say what did not work."""
        ...

    def tell(self, words: str) -> None:
        """A short word at the foot."""
        ...

    def refresh(self) -> None:
        """Read the list again."""
        ...

    def open(self, about: object) -> None:
        """Open a document by its key."""
        ...
