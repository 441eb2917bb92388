"""The print log says where another text stands by now, and prints the one of then again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from frontdesk.documents.printing import FolderPrinter
from frontdesk.handouts.model import PrintRequest
from frontdesk.identity import HandoutId
from frontdesk.tasks import ImmediateTasks
from tests.documents.pdf import words
from tests.editing.texts import SHEET, handout, newest
from ui.handouts.page import HandoutsPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from frontdesk.services import Services

pytestmark = pytest.mark.usefixtures("themed")


@pytest.fixture
def page(qtbot: QtBot, services: Services, tmp_path: Path) -> HandoutsPage:
    services.handouts.save_packet(PrintRequest((HandoutId(SHEET.id),)), tmp_path / "first.pdf")
    page = HandoutsPage()
    qtbot.addWidget(page)
    page.attach(services, ImmediateTasks())
    services.announcer.listen(page.changed)
    (tmp_path / "paper").mkdir()
    page.use(FolderPrinter(tmp_path / "paper"))
    page.resize(1240, 800)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    return page


def lately(page: HandoutsPage) -> str:
    return page.printed.prints.lines[0].accessibleName()


def test_the_log_tells_at_once_that_a_printed_text_was_changed_or_retired(
    page: HandoutsPage, services: Services
) -> None:
    first = lately(page)
    changed = replace(handout(services), title="Another title")
    services.editing.save(SHEET, changed, newest(services, SHEET).id)
    second = lately(page)
    services.editing.retire(SHEET)

    assert "since" not in first
    assert "changed since" in second
    assert "retired since" in lately(page)


def test_again_prints_the_text_of_then(
    page: HandoutsPage, services: Services, tmp_path: Path
) -> None:
    changed = replace(handout(services), title="Another title")
    services.editing.save(SHEET, changed, newest(services, SHEET).id)

    page.printed.prints.lines[0].acted.emit()

    [paper] = (tmp_path / "paper").iterdir()
    assert words(paper.read_bytes()) == words((tmp_path / "first.pdf").read_bytes())
