"""The page of the handouts: what there is, how it looks on paper, and the packet to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from ui.handouts.day_view import DayView
from ui.handouts.list_panel import ListPanel
from ui.handouts.packet_panel import PacketPanel
from ui.handouts.presenter import HandoutsPresenter
from ui.handouts.preview_pane import PreviewPane
from ui.handouts.printed_panel import PrintedPanel, PrintLog
from ui.widgets.buttons import Button
from ui.widgets.cards import Columns
from ui.widgets.layout import Wrap, column, held
from ui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog

    from frontdesk.changes import Change
    from frontdesk.printer import Printer
    from frontdesk.services import Services
    from frontdesk.tasks import Tasks


class HandoutsPage(QWidget):
    """Handouts ticked into a packet, seen as they are printed, printed or saved.

    `wants`: `toast` (words, None) and `problem` (a sentence).
    """

    wants = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.list, self.preview = ListPanel(), PreviewPane()
        self.packet, self.printed, self.log = PacketPanel(), PrintedPanel(), PrintLog()
        self.first: QWidget = self.list.search
        self.print = Button("Print packet", "primary", "Ctrl+P")
        self.save = Button("Save PDF", keys="Ctrl+S")
        self.dialog = Button("Print with\N{HORIZONTAL ELLIPSIS}")
        self.to_log = Button("Print log")
        self.mail = Button("Email as PDF", keys="Ctrl+E")
        self.to_day = Button("Packets for a day", keys="Ctrl+D")
        self.day = DayView()
        self._presenter: HandoutsPresenter | None = None
        doing = held(Wrap(self.to_log, self.to_day, self.dialog, self.mail, self.save, self.print))
        side = column(self.packet, self.printed)
        side.setStretch(0, 3)
        side.setStretch(1, 1)
        columns = Columns((self.list, 5), (self.preview, 9), (held(side), 5))
        self.desk = QWidget()
        box = column(held(Wrap(Text("Handouts", "h1"), doing, way="spread")), columns, gap=14)
        box.setStretch(1, 1)
        self.desk.setLayout(box)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.desk)
        self.stack.addWidget(self.log)
        self.stack.addWidget(self.day)
        whole = column(self.stack)
        whole.setContentsMargins(24, 20, 24, 20)
        self.setLayout(whole)
        for keys, run in (
            ("Ctrl+F", self._to_find),
            ("PgUp", lambda: self.preview.turn(-1)),
            ("PgDown", lambda: self.preview.turn(1)),
        ):
            QShortcut(QKeySequence(keys), self.desk, run)
        self.to_log.clicked.connect(self._open_log)
        self.log.left.connect(self._close_log)
        self.to_day.clicked.connect(self._open_day)
        self.day.left.connect(self._close_day)

    def _to_find(self) -> None:
        self.list.search.setFocus()
        self.list.search.selectAll()

    def _open_log(self) -> None:
        self.stack.setCurrentWidget(self.log)
        self.log.first.setFocus()

    def _close_log(self) -> None:
        self.stack.setCurrentWidget(self.desk)
        self.to_log.setFocus()

    def _open_day(self) -> None:
        self.stack.setCurrentWidget(self.day)
        self.day.first.setFocus()
        if self._presenter:
            self._presenter.day.open()

    def _close_day(self) -> None:
        self.stack.setCurrentWidget(self.desk)
        self.to_day.setFocus()
        if self._presenter:
            self._presenter.printing.load_printed()

    def attach(self, services: Services, tasks: Tasks) -> None:
        """Take the services and load what there is."""
        self._presenter = HandoutsPresenter(self, services, tasks)

    def use(self, printer: Printer) -> None:
        """Print through this, instead of the way that this computer has."""
        if self._presenter:
            self._presenter.printing.use(printer)

    def refresh(self) -> None:
        """Load what may have changed: printers, settings and what was printed."""
        if self._presenter:
            self._presenter.refresh()

    def changed(self, change: Change) -> None:
        """Load again what a change touched."""
        if self._presenter:
            self._presenter.changed(change)

    def open(self, about: object) -> None:
        """Begin a packet with a handout, with several, or with what a PrintRequest asks for."""
        self.stack.setCurrentWidget(self.desk)
        if self._presenter:
            self._presenter.open(about)

    def ask_file(self, name: str) -> QFileDialog:
        """Ask where to save, beginning with a name that tells nothing about anyone."""
        dialog = QFileDialog(self, "Save packet as PDF", name, "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(name)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def ask_printer(self, name: str, copies: int) -> QPrintDialog:
        """Ask in the platform's dialog where and how to print, beginning with this printer."""
        from PySide6.QtPrintSupport import QPrintDialog

        dialog = QPrintDialog(self)  # it owns its printer; one given to it would have to outlive it
        device = dialog.printer()
        device.setDocName("Patient information")
        if name:
            device.setPrinterName(name)
        device.setCopyCount(copies)
        options = QPrintDialog.PrintDialogOption
        dialog.setOptions(options.PrintToFile | options.PrintPageRange)
        dialog.finished.connect(dialog.deleteLater)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()  # its own open() wants a slot by name
        return dialog
