"""A printer that fails after a call: the call is kept, and its pages can still be had."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdf
import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from frontdesk.printer import (
    AS_IT_COMES,
    Handling,
    PrinterInfo,
    PrinterState,
    PrintFailed,
    PrintJob,
    Tray,
)
from tests.printers import NoPrinter
from ui.widgets.dialog import Sheet
from ui.widgets.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.live_call.conftest import DeskHands


class StoppedPrinter:
    """A queue that is there and takes nothing."""

    def printers(self) -> list[PrinterInfo]:
        """The queue."""
        return [PrinterInfo("Front office", is_default=True, state=PrinterState.STOPPED)]

    def trays(self, printer: str) -> list[Tray]:  # noqa: ARG002
        """None."""
        return []

    def submit(
        self,
        pdf: bytes,  # noqa: ARG002 -- not taken
        printer: str,
        *,
        title: str,  # noqa: ARG002
        handling: Handling = AS_IT_COMES,  # noqa: ARG002
    ) -> PrintJob:
        """Refuse."""
        raise PrintFailed(printer, "stopped")


def finish_with_a_handout(call: DeskHands) -> None:
    """Finish a call that ends with a handout."""
    call.page.caller.name.setText("Casey Sample")
    call.press("Ctrl+F")
    call.type("spravato")
    call.press("Return", "Ctrl+Return")


def sheet_of(call: DeskHands) -> Sheet:
    """The sheet that says what was not printed."""
    [shown] = [one for one in call.window.findChildren(Sheet) if one.isVisible()]
    return shown


def words_of(sheet: Sheet) -> str:
    """What the sheet says."""
    return " ".join(one.text() for one in sheet.findChildren(Text))


def test_the_handouts_of_a_call_are_printed_and_logged_with_it(
    call: DeskHands, printed: Path
) -> None:
    finish_with_a_handout(call)

    [entry] = call.services.handouts.printed()
    [file] = printed.glob("*.pdf")
    assert "what to expect" in "".join(p.extract_text() for p in pypdf.PdfReader(file).pages)
    assert (entry.call, entry.person) == (call.logged.id, call.kept.id)
    assert "sent to" in call.toast


@pytest.mark.parametrize("printer", [NoPrinter(), StoppedPrinter()], ids=["none", "stopped"])
def test_a_printer_that_is_gone_is_told_and_the_call_is_kept(
    call: DeskHands, printer: NoPrinter | StoppedPrinter
) -> None:
    call.window.printing.use(printer)

    finish_with_a_handout(call)

    assert "as PDF" in words_of(sheet_of(call))
    assert call.kept.details.name == "Casey Sample"
    assert call.services.handouts.printed() == []
    assert call.services.drafts.all() == []


def test_a_print_can_be_tried_again_once_the_printer_is_back(
    call: DeskHands, printed: Path
) -> None:
    shutil.rmtree(printed)
    finish_with_a_handout(call)
    sheet = sheet_of(call)

    printed.mkdir()
    call.click(sheet.go)

    assert len(list(printed.glob("*.pdf"))) == 1
    assert [one.call for one in call.services.handouts.printed()] == [call.logged.id]
    assert not [one for one in call.window.findChildren(Sheet) if one.isVisible()]


def test_what_cannot_be_printed_is_saved_as_pdf_instead(
    qtbot: QtBot, call: DeskHands, tmp_path: Path
) -> None:
    call.window.printing.use(NoPrinter())
    finish_with_a_handout(call)
    sheet = sheet_of(call)
    [instead] = [one for one in sheet.findChildren(QPushButton) if one.text() == "Save as PDF"]

    call.click(instead)
    [dialog] = [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog)] or (
        call.window.findChildren(QFileDialog)
    )
    offered = dialog.selectedFiles()[0]
    dialog.fileSelected.emit(str(tmp_path / "pages.pdf"))
    dialog.reject()
    call.settle()

    qtbot.waitUntil((tmp_path / "pages.pdf").exists, timeout=5_000)
    assert "casey" not in offered.lower()
    assert len(pypdf.PdfReader(tmp_path / "pages.pdf").pages) >= 1
    assert [one.printer for one in call.services.handouts.printed()] == ["file"]
    assert "Saved as PDF" in call.toast


def test_unticked_handouts_are_not_printed(call: DeskHands, printed: Path) -> None:
    call.page.caller.name.setText("Casey Sample")
    call.press("Ctrl+F")
    call.type("spravato")
    call.press("Return")
    line = call.page.next.print_line.text()

    call.page.next.print_line.setChecked(False)
    call.press("Ctrl+Return")

    assert line.startswith("Print 1 handout (")
    assert list(printed.iterdir()) == []
    assert call.logged.entry.handouts == ()


def test_the_crisis_card_prints_from_its_own_button(call: DeskHands, printed: Path) -> None:
    call.press("F9")
    assert call.window.crisis.panel is not None

    call.click(call.window.crisis.panel.print_card)

    [file] = printed.glob("*.pdf")
    text = "".join(page.extract_text() for page in pypdf.PdfReader(file).pages)
    assert "988" in text
    assert "911" in text


def test_what_a_call_prints_is_in_the_caller_s_language_and_as_this_desk_prints(
    call: DeskHands, printed: Path
) -> None:
    desk = call.services.settings.desk()
    call.services.settings.save_desk(replace(desk, tone="black", paper="a4"))
    call.page.caller.more.opener.click()
    call.page.caller.more.language.set_value("es")

    finish_with_a_handout(call)

    [file] = printed.glob("*.pdf")
    text = "".join(page.extract_text() for page in pypdf.PdfReader(file).pages)
    [entry] = call.services.handouts.printed()
    assert "Borrador" in text
    assert (entry.language, str(entry.paper)) == ("es", "a4")
