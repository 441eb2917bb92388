"""The page of the handouts over a clinic in memory, printing into a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from frontdesk.documents.printing import FolderPrinter
from frontdesk.tasks import ImmediateTasks
from tests.clinics import clinic_services
from ui.handouts.page import HandoutsPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from frontdesk.services import Services


@pytest.fixture
def services() -> Services:
    return clinic_services()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "paper"
    folder.mkdir()
    return folder


@pytest.fixture
def page(qtbot: QtBot, services: Services, folder: Path) -> HandoutsPage:
    page = HandoutsPage()
    qtbot.addWidget(page)
    page.attach(services, ImmediateTasks())
    page.use(FolderPrinter(folder))
    page.resize(1240, 800)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    page.first.setFocus()
    return page
