"""Which way of printing this computer has."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontdesk.printer import Printer


def choose_printer() -> Printer:
    """CUPS through `lp`, which sends the PDF itself, where its commands are; Qt elsewhere."""
    # Imported at the first need: the window's first paint waits for neither.
    from frontdesk.documents.printing import LpPrinter

    if LpPrinter.is_available():
        return LpPrinter()
    from ui.printers.qt_printer import QtPrinter

    return QtPrinter()


class PrinterChoice:
    """The way to print that was given, else this computer's own, looked for at the first need.

    It may be asked from any thread. What was given is kept apart from what was found: a search
    under way when a way is given must not put its own find in that one's place.
    """

    def __init__(self, choose: Callable[[], Printer] = choose_printer) -> None:
        self._choose = choose
        self._given: Printer | None = None
        self._found: Printer | None = None

    def use(self, printer: Printer) -> None:
        """Print through this from now on."""
        self._given = printer

    def printer(self) -> Printer:
        """How to print now."""
        found = self._given or self._found
        if found is None:
            found = self._found = self._choose()
        return self._given or found
