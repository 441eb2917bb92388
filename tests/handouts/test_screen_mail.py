"""A packet by email: a PDF where it is wanted, a draft beside it, and nobody's name in either."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, QUrlQuery, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from tests.documents.pdf import words
from tests.handouts.desk import TWO, add_person, choose, heard
from ui.handouts.mailing import SUBJECT
from ui.handouts.packet_panel import TICK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontdesk.services import Services
    from ui.handouts.page import HandoutsPage

pytestmark = pytest.mark.usefixtures("themed")


class Desktop(QObject):
    """What the computer is asked to open, in place of its mail program and its folders."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QUrl] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Take it."""
        self.opened.append(url)


@pytest.fixture
def desktop(qapp: object) -> Iterator[Desktop]:  # noqa: ARG001
    one = Desktop()
    for scheme in ("mailto", "file"):
        QDesktopServices.setUrlHandler(scheme, one, "open")  # type: ignore[arg-type]
    yield one
    for scheme in ("mailto", "file"):
        QDesktopServices.unsetUrlHandler(scheme)


def save(page: HandoutsPage, path: Path) -> str:
    """Answer the question where to save; the name that was offered."""
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    offered = Path(dialog.selectedFiles()[0]).name
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    return offered


def test_the_pdf_is_saved_and_a_draft_opened_that_names_nobody(
    page: HandoutsPage, services: Services, desktop: Desktop, tmp_path: Path
) -> None:
    add_person(services, "Quillon Example", emails=("quillon@example.org",))
    page.open(TWO)
    choose(page, "quil")

    QTest.keyClick(page.first, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    offered = save(page, tmp_path / "packet.pdf")

    folder, draft = desktop.opened
    assert offered == "2-handouts.pdf"
    assert "Your first visit" in words((tmp_path / "packet.pdf").read_bytes())
    assert folder == QUrl.fromLocalFile(str(tmp_path))
    assert (draft.scheme(), draft.path()) == ("mailto", "")
    assert QUrlQuery(draft).queryItemValue("subject", _DECODED) == SUBJECT
    assert not any(word in draft.toString().casefold() for word in ("quillon", "example", "light"))
    assert page.packet.sent.words.startswith("Saved as packet.pdf. A draft was opened")
    assert {one.printer for one in services.handouts.printed()} == {"file"}


_DECODED = QUrl.ComponentFormattingOption.FullyDecoded


def test_the_address_is_copied_only_by_hand(
    page: HandoutsPage, services: Services, desktop: Desktop, tmp_path: Path
) -> None:
    add_person(services, "Quillon Example", emails=("quillon@example.org",))
    page.open(TWO)
    choose(page, "quil")
    QGuiApplication.clipboard().setText("before")
    page.mail.click()
    save(page, tmp_path / "packet.pdf")
    before = QGuiApplication.clipboard().text()

    page.packet.copy_address.setFocus()
    QTest.keyClick(page.packet.copy_address, Qt.Key.Key_Return)

    assert len(desktop.opened) == 2
    assert before == "before"
    assert QGuiApplication.clipboard().text() == "quillon@example.org"


@pytest.mark.usefixtures("desktop")
def test_without_an_address_there_is_nothing_to_copy(page: HandoutsPage, tmp_path: Path) -> None:
    page.open(TWO)

    page.mail.click()
    save(page, tmp_path / "packet.pdf")

    assert page.packet.sent.isVisible()
    assert not page.packet.copy_address.isVisible()


def test_a_file_that_cannot_be_written_opens_no_draft(
    page: HandoutsPage, services: Services, desktop: Desktop, tmp_path: Path
) -> None:
    page.open(TWO)

    page.mail.click()
    save(page, tmp_path / "gone" / "packet.pdf")

    assert "cannot be written to" in page.packet.problem.words
    assert desktop.opened == []
    assert services.handouts.printed() == []


def test_nothing_ticked_makes_no_email(page: HandoutsPage, desktop: Desktop) -> None:
    wants = heard(page)

    page.mail.click()

    assert wants == [("problem", TICK)]
    assert desktop.opened == []


def test_without_a_mail_program_it_is_said_where_the_file_is(
    page: HandoutsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    page.open(TWO)

    page.mail.click()
    save(page, tmp_path / "packet.pdf")

    assert "No mail program answered" in page.packet.sent.words
    assert "packet.pdf" in page.packet.sent.words
