"""The page of the content over a clinic in memory, and the hands that work it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from frontdesk.bootstrap import over
from frontdesk.storage.opening import Place
from frontdesk.tasks import ImmediateTasks
from tests.clinics import CATALOGUE, clinic_services
from tests.content_page.desk import Desk
from tests.stores import ROSA, file_store
from ui.content.page import ContentPage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from frontdesk.services import Services


@pytest.fixture(scope="session")
def taken_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of a clinic that holds the shipped texts, to be copied for each test."""
    folder = tmp_path_factory.mktemp("content") / "data"
    services = clinic_services(file_store(folder))
    services.editing.documents()
    services.close()
    return folder


@pytest.fixture
def services(taken_in: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    folder = tmp_path_factory.mktemp("clinic") / "data"
    shutil.copytree(taken_in, folder)
    found = over(file_store(folder), Place(None), ROSA, CATALOGUE, sample=False)
    yield found
    found.close()


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
