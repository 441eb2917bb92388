"""The page of the content over a clinic in memory, and the hands that work it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from frontdesk.tasks import ImmediateTasks
from tests.clinics import clinic_services
from tests.content_page.desk import Desk
from ui.content.page import ContentPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from frontdesk.services import Services


@pytest.fixture
def services() -> Services:
    return clinic_services()


@pytest.fixture
def page(qtbot: QtBot, services: Services, themed: object) -> ContentPage:  # noqa: ARG001
    page = ContentPage()
    qtbot.addWidget(page)
    page.attach(services, ImmediateTasks())
    page.resize(1240, 800)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    page.first.setFocus()
    return page


@pytest.fixture
def desk(qtbot: QtBot, page: ContentPage, services: Services) -> Desk:
    return Desk(qtbot, page, services)
