"""Printing a packet from its page: the printers there are, the print, the file, and the log."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from frontdesk.clock import local_day
from frontdesk.identity import new_request
from frontdesk.printer import Handling, PrinterMissing, Sides
from ui.background import Latest
from ui.handouts.printed_panel import Printed, printed
from ui.handouts.printers import PrintersPart
from ui.messages import count
from ui.printers.choice import PrinterChoice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtPrintSupport import QPrinter

    from frontdesk.handouts.model import Packet, PrintRequest
    from frontdesk.identity import HandoutId
    from frontdesk.printer import Printer, PrintJob
    from ui.handouts.parts import Handouts

_LATELY = 6
_LOG = 500


class PrintingPart:
    """Prints, saves and prints again; what failed can be tried again as it was asked for."""

    def __init__(self, handouts: Handouts) -> None:
        self._handouts, self._page = handouts, handouts.page
        self._services, self._tasks = handouts.services, handouts.tasks
        self.way = PrinterChoice()
        self._failed: Callable[[], None] | None = None
        self._prints = Latest()
        self.printers = PrintersPart(
            self._page.packet.fields,
            self._services,
            self._tasks,
            self.way,
            tell=self._page.packet.show_problem,
            say=lambda words: self._page.wants.emit("toast", (words, None)),
            read=lambda desk: handouts.looks.read(desk.settings),
        )
        self._lately: list[Printed] = []
        page = self._page
        page.print.clicked.connect(self.print_packet)
        page.save.clicked.connect(self.save_packet)
        page.dialog.clicked.connect(self.open_dialog)
        page.packet.again.connect(self._try_again)
        page.packet.save.connect(self.save_packet)
        page.printed.again.connect(self._print_again)

    # -- printers -----------------------------------------------------------------------------

    def use(self, printer: Printer) -> None:
        """Print through this, instead of the way that this computer has."""
        self.way.use(printer)
        self.refresh()

    def refresh(self) -> None:
        """Ask for the printers, this computer's settings, and what was printed."""
        self.printers.refresh()
        self.load_printed()

    # -- printing -----------------------------------------------------------------------------

    def print_packet(self) -> None:
        """Print the packet on the printer that is chosen."""
        packet = self._page.packet
        if self._handouts.is_ready() and packet.fields.is_ready():
            wanted = self._handouts.request(packet.fields.handling)
            self._print(wanted, packet.fields.printer_name, after=self._handouts.forget_recipient)

    def _print(
        self, wanted: PrintRequest, name: str, *, after: Callable[[], None] | None = None
    ) -> None:
        services, packet, request = self._services, self._page.packet, new_request()
        packet.show_problem("")
        self._busy(on=True)

        def job() -> PrintJob:
            if not name:
                raise PrinterMissing("")
            return services.handouts.print_packet(wanted, self.way.printer(), name, request)

        def done(made: PrintJob) -> None:
            self._busy(on=False)
            self._failed = None
            self._handouts.recipient.remember_language()
            words = count(len(wanted.handouts), "handout", "handouts")
            self._page.wants.emit("toast", (f"{words} sent to {made.printer}.", None))
            if after:
                after()
            self.printers.remember()
            self.load_printed()

        def failed(error: Exception) -> None:
            self._busy(on=False)
            self._failed = lambda: self._print(wanted, packet.fields.printer_name, after=after)
            packet.show_problem(error, retry=True)

        # Not among the writes: a slow printer must not hold up a booking.
        self._tasks.run(job, done, failed)

    def _busy(self, *, on: bool) -> None:
        self._page.print.setEnabled(not on)
        self._page.dialog.setEnabled(not on)

    def _try_again(self) -> None:
        """The same packet once more, on the printer that is chosen by now."""
        again, self._failed = self._failed, None
        if again:
            again()

    def _print_again(self, place: int) -> None:
        if not 0 <= place < len(self._lately):
            return
        key = self._lately[place].entry.id
        name = self._page.packet.fields.printer_name
        self._tasks.run(
            lambda: self._services.handouts.again(key),
            lambda wanted: self._print(wanted, name),
            self._handouts.problem,
        )

    # -- the platform's own dialog ------------------------------------------------------------

    def open_dialog(self) -> None:
        """Choose printer, copies and sides in the platform's dialog, then print as ever."""
        if not self._handouts.is_ready():
            return
        packet = self._page.packet
        dialog = self._page.ask_printer(packet.fields.printer_name, packet.fields.copies.value())
        dialog.accepted.connect(lambda: self._from_dialog(dialog.printer()))

    def _from_dialog(self, device: QPrinter) -> None:
        """What was chosen there: a file is saved, a printer takes the packet itself."""
        if device.outputFileName():
            self._save(device.outputFileName())
            return
        wanted = self._handouts.request(handling_of(device))
        self._print(wanted, device.printerName(), after=self._handouts.forget_recipient)

    # -- saving -------------------------------------------------------------------------------

    def save_packet(self) -> None:
        """Ask where, then save the packet as PDF."""
        if self._handouts.is_ready():
            self._page.ask_file(file_name(self._handouts.keys)).fileSelected.connect(self._save)

    def _save(self, path: str) -> None:
        services, wanted = self._services, self._handouts.request()
        request = new_request()

        def done(_packet: Packet) -> None:
            self._page.packet.show_problem("")
            self._page.wants.emit("toast", ("Saved as PDF.", None))
            self.load_printed()

        self._tasks.run(
            lambda: services.handouts.save_packet(wanted, Path(path), request),
            done,
            self._page.packet.show_problem,
            writes=True,
        )

    # -- what was printed ---------------------------------------------------------------------

    def load_printed(self) -> None:
        """Read the print log."""
        services = self._services
        self._page.log.table.show_waiting()

        def read() -> list[Printed]:
            where = services.settings.zone()
            today = local_day(services.clock.now(), where)
            return printed(services.handouts.printed(_LOG), where, today)

        self._prints.run(self._tasks, read, self._have_printed, self._handouts.problem)

    def _have_printed(self, found: list[Printed]) -> None:
        self._lately = found[:_LATELY]
        self._page.printed.show_prints(self._lately)
        self._page.log.table.show_rows(found)


def file_name(keys: Sequence[HandoutId]) -> str:
    """A name for the file that tells what it holds, and nothing about anyone."""
    if len(keys) == 1:
        return f"{keys[0].removeprefix('h.')}.pdf"
    return f"{len(keys)}-handouts.pdf"


def handling_of(device: QPrinter) -> Handling:
    """What was chosen of copies, sides and pages in the platform's dialog."""
    from PySide6.QtPrintSupport import QPrinter as Device  # not to show the page

    both = (Device.DuplexMode.DuplexLongSide, Device.DuplexMode.DuplexShortSide)
    sides = Sides.BOTH if device.duplex() in both else Sides.ONE
    if device.printRange() is not Device.PrintRange.PageRange:
        return Handling(device.copyCount(), sides)
    first, last = device.fromPage() or 1, device.toPage() or None
    return Handling(device.copyCount(), sides, first_page=first, last_page=last)
