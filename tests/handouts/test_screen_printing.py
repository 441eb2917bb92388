from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog

from frontdesk.documents.printing import FolderPrinter
from frontdesk.printer import (
    AS_IT_COMES,
    Handling,
    PrinterInfo,
    PrintFailed,
    PrintJob,
    Sides,
    Tray,
)
from tests.documents.pdf import words
from tests.handouts.desk import TWO, add_person, choose, heard, paper
from tests.printers import NoPrinter
from tests.widgets.walk import findings
from ui.handouts.packet_panel import TICK
from ui.handouts.printer_fields import NO_PRINTER
from ui.tour.pictures import settle

if TYPE_CHECKING:
    from frontdesk.services import Services
    from ui.handouts.page import HandoutsPage

pytestmark = pytest.mark.usefixtures("themed")


def test_without_a_printer_it_is_said_and_the_packet_is_saved_as_pdf(
    page: HandoutsPage, services: Services, tmp_path: Path
) -> None:
    page.use(NoPrinter())
    page.open(TWO)
    page.print.click()
    problem = page.packet.problem.words

    page.packet.instead.click()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    offered = Path(dialog.selectedFiles()[0]).name
    dialog.fileSelected.emit(str(tmp_path / "packet.pdf"))
    dialog.reject()

    assert page.packet.fields.no_printer.words == NO_PRINTER
    assert problem.startswith("This computer has no printer.")
    assert offered == "2-handouts.pdf"
    assert "Your first visit" in words((tmp_path / "packet.pdf").read_bytes())
    assert {one.printer for one in services.handouts.printed()} == {"file"}
    assert page.packet.problem.words == ""


def test_a_file_that_cannot_be_written_is_told_and_not_logged(
    page: HandoutsPage, services: Services, tmp_path: Path
) -> None:
    page.open(TWO)
    page.save.click()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None

    dialog.fileSelected.emit(str(tmp_path / "gone" / "packet.pdf"))
    dialog.reject()

    assert page.packet.problem.words
    assert services.handouts.printed() == []


class _Jammed:
    """A printer that refuses until it is mended."""

    def __init__(self) -> None:
        self.mended = False
        self.taken: list[tuple[str, int, Sides]] = []

    def printers(self) -> list[PrinterInfo]:
        return [PrinterInfo("Front office"), PrinterInfo("Back office", is_default=True)]

    def trays(self, printer: str) -> list[Tray]:  # noqa: ARG002
        return []

    def submit(
        self, pdf: bytes, printer: str, *, title: str, handling: Handling = AS_IT_COMES
    ) -> PrintJob:
        assert pdf.startswith(b"%PDF")
        assert title
        if not self.mended:
            raise PrintFailed(printer, "stopped")
        self.taken.append((printer, handling.copies, handling.sides))
        return PrintJob(printer, "1")


def test_a_failed_print_is_told_and_the_same_packet_can_be_tried_again(
    page: HandoutsPage, services: Services
) -> None:
    jammed = _Jammed()
    page.use(jammed)
    page.open(TWO)
    page.print.click()
    problem, logged = page.packet.problem.words, services.handouts.printed()

    jammed.mended = True
    page.packet.retry.click()

    assert "Back office" in problem
    assert logged == []
    assert jammed.taken == [("Back office", 1, Sides.ONE)]
    assert page.packet.problem.words == ""
    assert len(services.handouts.printed()) == 2


def test_printer_copies_and_sides_are_remembered_on_this_computer(
    page: HandoutsPage, services: Services
) -> None:
    jammed = _Jammed()
    jammed.mended = True
    page.use(jammed)
    page.open(TWO)
    page.packet.fields.printer.set_value("Front office")
    page.packet.fields.sides.set_value(Sides.BOTH)
    page.packet.fields.copies.setValue(3)
    page.print.click()

    page.refresh()

    desk = services.settings.desk()
    assert (desk.printer, desk.copies, desk.both_sides) == ("Front office", 3, True)
    assert jammed.taken == [("Front office", 3, Sides.BOTH)]
    assert page.packet.fields.printer_name == "Front office"


def test_a_remembered_printer_that_is_gone_is_named_and_never_replaced(
    page: HandoutsPage, services: Services, folder: Path
) -> None:
    jammed = _Jammed()
    page.use(jammed)
    page.packet.fields.printer.set_value("Front office")
    page.open(TWO)

    page.use(FolderPrinter(folder))
    page.print.click()

    assert page.packet.fields.printer_name == "Front office"
    assert "Front office is not there" in page.packet.problem.words
    assert paper(folder) == []
    assert services.handouts.printed() == []


def test_nothing_ticked_prints_nothing_and_says_what_to_do(
    page: HandoutsPage, folder: Path
) -> None:
    wants = heard(page)

    page.print.click()
    page.save.click()

    assert wants == [("problem", TICK), ("problem", TICK)]
    assert paper(folder) == []


def test_again_prints_one_handout_once_more_without_a_name(
    page: HandoutsPage, services: Services, folder: Path
) -> None:
    add_person(services, "Quillon Example")
    page.open(TWO)
    choose(page, "quil")
    page.packet.name.click()
    page.print.click()
    latest = services.handouts.printed()[0]

    page.printed.prints.lines[0].acted.emit()

    entries = services.handouts.printed()
    assert len(entries) == 3
    assert (entries[0].handout, entries[0].person) == (latest.handout, latest.person)
    assert entries[0].named is False
    assert len(paper(folder)) == 2


def test_the_log_names_handout_version_person_and_time(
    page: HandoutsPage, services: Services
) -> None:
    add_person(services, "Quillon Example")
    page.open(TWO[1])
    choose(page, "quil")
    page.print.click()

    page.to_log.click()
    model = page.log.table.model()
    row = [model.index(0, place).data() for place in range(model.columnCount())]
    settle(page)
    found = findings(page)
    page.log.back.click()

    assert row[:4] == ["10:00 AM", "Your first visit", "1", "Quillon Example"]
    assert found == []
    assert page.desk.isVisible()


def test_the_platforms_dialog_chooses_a_file_or_a_printer(
    page: HandoutsPage, services: Services, tmp_path: Path
) -> None:
    page.open(TWO)
    page.packet.fields.copies.setValue(2)
    page.dialog.click()
    dialog = page.findChild(QPrintDialog)
    assert dialog is not None
    copies = dialog.printer().copyCount()

    dialog.printer().setOutputFileName(str(tmp_path / "packet.pdf"))
    dialog.accepted.emit(dialog.printer())
    dialog.reject()

    assert copies == 2
    assert "Your first visit" in words((tmp_path / "packet.pdf").read_bytes())
    assert len(services.handouts.printed()) == 2
