"""Where and how it is printed: printer, copies, sides, tray, pages, and a test page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from frontdesk.printer import Handling, Sides
from ui.widgets.buttons import Button
from ui.widgets.cards import Notice
from ui.widgets.fields import Choice, FormField, LineField, NumberField
from ui.widgets.layout import column, held, row, show_if

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from frontdesk.printer import PrinterInfo, Tray

MOST_COPIES = 99
NO_PRINTER = "No printer on this computer: save it as PDF."
NOT_A_RANGE = "Type the pages like 3 or 2-4; leave it empty for all of them."
ANY_TRAY = ("", "The printer's own choice")
_RANGE = re.compile(r"\s*(\d{1,4})\s*(?:(-|\N{EN DASH})\s*(\d{1,4})?)?\s*")


def read_range(text: str) -> tuple[int, int | None] | None:
    """The first and the last page of `3`, `2-4` or `2-`; all of them for nothing, None else."""
    if not text.strip():
        return 1, None
    found = _RANGE.fullmatch(text)
    if found is None:
        return None
    first, to, last = found.groups()
    ends = (int(last) if last else None) if to else int(first)
    good = int(first) >= 1 and (ends is None or ends >= int(first))
    return (int(first), ends) if good else None


class PrinterFields(QWidget):
    """What this computer prints on; `ranged` offers a range of pages as well.

    `changed` asks to remember the choice, `printer_changed` for the trays of another printer.
    """

    changed = Signal()
    printer_changed = Signal(str)
    test_wanted = Signal()

    def __init__(self, *, ranged: bool) -> None:
        super().__init__()
        self.printer, self.tray = Choice(), Choice((ANY_TRAY,))
        self.copies = NumberField(1, MOST_COPIES, 1)
        self.sides = Choice(((Sides.ONE, "One side"), (Sides.BOTH, "Both sides")))
        self.pages = LineField("all", limit=12, least="2-4")
        self.test = Button("Print a test page", "small")
        self.no_printer = Notice(tone="sun")
        self._printer, self._tray = FormField("Printer", self.printer), FormField("Tray", self.tray)
        self._pages = FormField("Pages", self.pages, "such as 2-4")
        numbers = row(FormField("Copies", self.copies), FormField("Sides", self.sides), gap=8)
        numbers.setStretch(0, 1)
        numbers.setStretch(1, 1)
        self.setLayout(
            column(
                self._printer, self.no_printer, numbers, self._pages, self._tray,
                held(row(self.test, None)), gap=10,
            )
        )  # fmt: skip
        show_if(self._pages, ranged)
        show_if(self._tray, holds=False)
        self.printer.chosen.connect(self._printer_chosen)
        for choice in (self.sides, self.tray):
            choice.chosen.connect(lambda _value: self.changed.emit())
        self.copies.editingFinished.connect(self.changed)
        self.pages.editingFinished.connect(self._judge_range)
        self.test.clicked.connect(self.test_wanted)

    def _printer_chosen(self, name: object) -> None:
        self.show_trays(())
        self.changed.emit()
        self.printer_changed.emit(str(name or ""))

    def show_desk(self, copies: int, sides: Sides) -> None:
        """Set what this computer used last."""
        for control in _quietly(self.copies, self.sides):
            if isinstance(control, NumberField):
                control.setValue(copies)
            elif isinstance(control, Choice):
                control.set_value(sides)

    def show_printers(self, printers: Sequence[PrinterInfo], wanted: str) -> None:
        """Offer the printers there are; a wanted one that is not there is named, not replaced."""
        names = [one.name for one in printers]
        options: list[tuple[object, str]] = [(name, name) for name in names]
        if wanted and wanted not in names and names:
            options.insert(0, (wanted, f"{wanted} (not there now)"))
        default = next((one.name for one in printers if one.is_default), names[0] if names else "")
        for _control in _quietly(self.printer):
            self.printer.offer(options)
            self.printer.set_value(wanted or default)
        show_if(self._printer, names)
        show_if(self.test, names)
        self.no_printer.say("" if names else NO_PRINTER)
        missing = wanted and names and wanted not in names
        words = f"The printer {wanted} is not there. Choose another, or save the packet as PDF."
        self._printer.show_problem(words if missing else "")

    def show_trays(self, trays: Sequence[Tray], wanted: str = "") -> None:
        """Offer the trays of the printer; without any there is nothing to choose."""
        for _control in _quietly(self.tray):
            self.tray.offer((ANY_TRAY, *((one.key, one.title) for one in trays)))
            self.tray.set_value(wanted if wanted in [one.key for one in trays] else "")
        show_if(self._tray, trays)

    @property
    def printer_name(self) -> str:
        """The printer that is chosen; empty where there is none."""
        value = self.printer.value()
        return value if isinstance(value, str) else ""

    @property
    def handling(self) -> Handling:
        """How the printer is to treat the job; every page where the range cannot be read."""
        sides, (first, last) = self.sides.value(), read_range(self.pages.text()) or (1, None)
        return Handling(
            self.copies.value(),
            sides if isinstance(sides, Sides) else Sides.ONE,
            str(self.tray.value() or ""),
            first,
            last,
        )

    def is_ready(self) -> bool:
        """Whether the range can be read; if not, it is said how to type one."""
        self._judge_range()
        if self._pages.problem:
            self.pages.setFocus()
        return not self._pages.problem

    def _judge_range(self) -> None:
        self._pages.show_problem("" if read_range(self.pages.text()) else NOT_A_RANGE)


def _quietly(*controls: QWidget) -> Iterator[QWidget]:
    """Each control in turn, while it tells nobody what is done to it."""
    for control in controls:
        control.blockSignals(True)  # noqa: FBT003 -- Qt's own
        yield control
        control.blockSignals(False)  # noqa: FBT003 -- Qt's own
