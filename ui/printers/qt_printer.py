"""Printing through Qt, where there is no CUPS: each page of the PDF as a picture on the sheet."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from frontdesk.documents.preview import page_image, page_sizes
from frontdesk.documents.printing import tray_words
from frontdesk.printer import (
    AS_IT_COMES,
    Handling,
    PrinterInfo,
    PrinterMissing,
    PrinterState,
    PrintFailed,
    PrintJob,
    Sides,
    Tray,
)

_MOST_DPI = 300
_POINTS_AN_INCH = 72
_REFUSED = "refused"
_STATES = {
    QPrinter.PrinterState.Idle: PrinterState.READY,
    QPrinter.PrinterState.Active: PrinterState.READY,
    QPrinter.PrinterState.Aborted: PrinterState.STOPPED,
    QPrinter.PrinterState.Error: PrinterState.STOPPED,
}
_DUPLEX = {
    Sides.ONE: QPrinter.DuplexMode.DuplexNone,
    Sides.BOTH: QPrinter.DuplexMode.DuplexLongSide,
}


class QtPrinter:
    """The printers that Qt knows.

    Qt takes the default printer for a name it does not know, and a file for no printer at all,
    and calls both valid; so the name is looked up right before, and the format read back.
    It may be used off the window's thread: painting pictures onto a QPrinter is allowed there,
    and everything used is made and ended inside one call. The application must be there.
    """

    def printers(self) -> list[PrinterInfo]:
        """The printers of this computer, the default one first."""
        default = QPrinterInfo.defaultPrinterName()
        names = sorted(QPrinterInfo.availablePrinterNames(), key=str.casefold)
        found = [PrinterInfo(name, name == default, _state(name)) for name in names]
        return sorted(found, key=lambda printer: not printer.is_default)

    def trays(self, printer: str) -> list[Tray]:
        """The sources of paper that the printer's driver tells Qt of."""
        if printer not in QPrinterInfo.availablePrinterNames():
            return []
        device = QPrinter(QPrinterInfo.printerInfo(printer))
        told = getattr(device, "supportedPaperSources", list)  # Qt has it on Windows alone
        names = [source.name for source in told()]
        return [Tray(name, tray_words(name)) for name in names] if len(names) > 1 else []

    def submit(
        self, pdf: bytes, printer: str, *, title: str, handling: Handling = AS_IT_COMES
    ) -> PrintJob:
        """Print the pages; raises PrinterMissing or PrintFailed."""
        if printer not in QPrinterInfo.availablePrinterNames():
            raise PrinterMissing(printer)
        device = QPrinter(QPrinter.PrinterMode.HighResolution)
        device.setPrinterName(printer)
        is_it = device.outputFormat() is QPrinter.OutputFormat.NativeFormat
        if not is_it or device.printerName() != printer:
            raise PrinterMissing(printer)
        device.setDocName(title)
        device.setCopyCount(handling.copies)
        device.setDuplex(_DUPLEX[handling.sides])
        sources = {source.name: source for source in QPrinter.PaperSource}
        if handling.tray in sources:
            device.setPaperSource(sources[handling.tray])
        if not paint(pdf, device, handling):
            raise PrintFailed(printer, _REFUSED)
        return PrintJob(printer, title)


def paint(pdf: bytes, device: QPrinter, handling: Handling = AS_IT_COMES) -> bool:
    """Paint each page onto a sheet of its size; False where the printer does not take it."""
    pages = list(enumerate(page_sizes(pdf)))[handling.first_page - 1 : handling.last_page]
    if not pages:
        return False
    _fit(device, pages[0][1])
    painter = QPainter()
    if not painter.begin(device):
        return False
    try:
        dots = min(device.resolution(), _MOST_DPI)
        for number, size in pages:
            if number != pages[0][0] and not (_fit(device, size) and device.newPage()):
                return False
            image = page_image(pdf, number, dots / _POINTS_AN_INCH)
            picture = QImage(
                image.pixels, image.width, image.height, image.stride, QImage.Format.Format_RGB32
            )
            painter.drawImage(_sheet(device), picture)
    finally:
        ended = painter.end()
    return ended


def _fit(device: QPrinter, size: tuple[float, float]) -> bool:
    page = QPageSize(QSizeF(*size), QPageSize.Unit.Point)
    device.setFullPage(True)
    layout = QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return device.setPageLayout(layout)


def _sheet(device: QPrinter) -> QRectF:
    return QRectF(device.paperRect(QPrinter.Unit.DevicePixel))


def _state(name: str) -> PrinterState:
    return _STATES.get(QPrinterInfo.printerInfo(name).state(), PrinterState.UNKNOWN)
