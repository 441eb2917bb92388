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


class Printer(Protocol):
    """One way of printing; `lp` where there is CUPS, Qt elsewhere, a folder in tests."""

    def printers(self) -> list[PrinterInfo]:
        """The printers that can be named now, the default one first; empty when there is none."""
        ...

    def submit(
        self, pdf: bytes, printer: str, *, title: str, copies: int = 1, sides: Sides = Sides.ONE
    ) -> PrintJob:
        """Hand over a PDF.

        `title` is seen in the print queue and so holds no personal data. Raises PrinterMissing
        where the name is not among `printers()` at this moment, PrintFailed where it is refused.
        """
        ...
