from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from frontdesk.documents.model import AppointmentCard
from frontdesk.documents.printing import FolderPrinter, LpPrinter
from frontdesk.documents.sheets import appointment_card
from frontdesk.printer import Handling, PrinterMissing
from ui.handouts.printing import handling_of
from ui.printers.choice import PrinterChoice, choose_printer
from ui.printers.qt_printer import QtPrinter, paint

if TYPE_CHECKING:
    from pathlib import Path

    from frontdesk.printer import Printer

PDF = appointment_card(
    AppointmentCard("Thursday", "10:30 AM", "North office", what_to_bring=("x\n" * 40,) * 2),
    "Clinic",
    "425.800.5688",
    sample=True,
)
pytestmark = pytest.mark.usefixtures("qapp")


def test_a_printer_that_qt_does_not_know_is_missing_and_never_replaced() -> None:
    with pytest.raises(PrinterMissing):
        QtPrinter().submit(PDF, "No such printer", title="Handouts")


def test_qt_names_the_printers_of_this_computer() -> None:
    names = [printer.name for printer in QtPrinter().printers()]

    assert sorted(names) == sorted(QPrinterInfo.availablePrinterNames())


def test_every_page_is_painted_on_a_sheet_of_its_size_off_the_window_thread(tmp_path: Path) -> None:
    device = _file(tmp_path / "painted.pdf")
    answers: list[bool] = []

    thread = Thread(target=lambda: answers.append(paint(PDF, device)))
    thread.start()
    thread.join()

    assert answers == [True]
    painted, original = (_ink(pdf) for pdf in ((tmp_path / "painted.pdf").read_bytes(), PDF))
    assert len(painted) == len(original) > 1
    for ours, theirs in zip(painted, original, strict=True):
        assert ours == pytest.approx(theirs, rel=0.1)


def test_a_range_of_pages_is_painted_alone(tmp_path: Path) -> None:
    original = _ink(PDF)

    taken = paint(PDF, _file(tmp_path / "painted.pdf"), Handling(first_page=2))
    beyond = paint(PDF, _file(tmp_path / "none.pdf"), Handling(first_page=99))

    assert taken
    assert len(_ink((tmp_path / "painted.pdf").read_bytes())) == len(original) - 1
    assert not beyond
    assert not (tmp_path / "none.pdf").exists()


def test_copies_sides_and_pages_of_the_platforms_dialog_are_read(tmp_path: Path) -> None:
    device = _file(tmp_path / "x.pdf")
    whole = handling_of(device)

    device.setCopyCount(3)
    device.setPrintRange(QPrinter.PrintRange.PageRange)
    device.setFromTo(2, 3)

    assert whole == Handling()
    assert handling_of(device) == Handling(3, first_page=2, last_page=3)


@pytest.mark.qt_log_ignore("Returned false")
def test_a_sheet_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    assert paint(PDF, _file(tmp_path / "gone" / "painted.pdf")) is False


def test_cups_is_taken_where_it_is_and_qt_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    without = choose_printer()
    for name in ("lp", "lpstat"):
        (tmp_path / name).touch(mode=0o700)

    assert isinstance(without, QtPrinter)
    assert isinstance(choose_printer(), LpPrinter)


def test_a_way_that_is_given_while_one_is_looked_for_stays_the_one(tmp_path: Path) -> None:
    given = FolderPrinter(tmp_path)

    def choose() -> Printer:
        choice.use(given)
        return QtPrinter()

    choice = PrinterChoice(choose)

    assert choice.printer() is given
    assert choice.printer() is given


def test_this_computers_own_way_is_looked_for_once() -> None:
    choice = PrinterChoice(QtPrinter)

    assert choice.printer() is choice.printer()


def _file(path: Path) -> QPrinter:
    device = QPrinter(QPrinter.PrinterMode.HighResolution)
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(path))
    return device


def _ink(pdf: bytes) -> list[tuple[float, ...]]:
    """For each page its size and the share of dark in each of its quarters, from the top left."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for page in document:
        grey = page.render(scale=1, grayscale=True).to_pil().convert("L").resize((612, 792))
        quarters = [(x, y, x + 306, y + 396) for y in (0, 396) for x in (0, 306)]
        dark = [sum(255 - v for v in grey.crop(box).tobytes()) / 1e6 for box in quarters]
        found.append((*(round(side) for side in page.get_size()), *dark))
    document.close()
    return found
