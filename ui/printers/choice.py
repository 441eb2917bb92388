"""Which way of printing this computer has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.documents.printing import LpPrinter

if TYPE_CHECKING:
    from frontdesk.printer import Printer


def choose_printer() -> Printer:
    """CUPS through `lp`, which sends the PDF itself, where its commands are; Qt elsewhere."""
    if LpPrinter.is_available():
        return LpPrinter()
    from ui.printers.qt_printer import QtPrinter

    return QtPrinter()
