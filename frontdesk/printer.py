"""Printing as the desk needs it: which printers there are, and handing one a PDF."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from frontdesk.errors import Refusal


class PrinterState(StrEnum):
    """What is known of a printer before pages are made for it."""

    READY = "ready"
    STOPPED = "stopped"
    UNKNOWN = "unknown"


class Sides(StrEnum):
    """On which sides of the sheet it prints."""

    ONE = "one"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Tray:
    """A source of paper that a printer has: the word it is asked for by, and how it is shown."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Handling:
    """How a printer treats a job.

    Pages count from 1 and both ends are printed, all to the end where `last_page` is None; an
    empty tray is the printer's own choice.
    """

    copies: int = 1
    sides: Sides = Sides.ONE
    tray: str = ""
    first_page: int = 1
    last_page: int | None = None


@dataclass(frozen=True, slots=True)
class PrinterInfo:
    """A printer of this computer, by the name under which it takes jobs."""

    name: str
    is_default: bool = False
    state: PrinterState = PrinterState.UNKNOWN


@dataclass(frozen=True, slots=True)
class PrintJob:
    """What was handed to a printer: the system's id of the job, or the file that was written."""

    printer: str
    reference: str


class PrinterMissing(Refusal):
    """No printer of that name is there (any more); another is never taken in its place."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class PrintFailed(Refusal):
    """The printer was there but did not take the job; `reason` is the system's word."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name)
        self.name = name
        self.reason = reason


AS_IT_COMES = Handling()
"""One copy of every page, on one side, from the tray that the printer chooses."""


class Printer(Protocol):
    """One way of printing; `lp` where there is CUPS, Qt elsewhere, a folder in tests."""

    def printers(self) -> list[PrinterInfo]:
        """The printers that can be named now, the default one first; empty when there is none."""
        ...

    def trays(self, printer: str) -> list[Tray]:
        """The trays that can be asked for by name; empty where there is nothing to choose."""
        ...

    def submit(
        self, pdf: bytes, printer: str, *, title: str, handling: Handling = AS_IT_COMES
    ) -> PrintJob:
        """Hand over a PDF.

        `title` is seen in the print queue and so holds no personal data. Raises PrinterMissing
        where the name is not among `printers()` at this moment, PrintFailed where it is refused.
        """
        ...
