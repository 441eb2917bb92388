"""A window with its services, for the tests of the live call."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from frontdesk.documents.printing import FolderPrinter
from tests.clinics import clinic_services
from tests.stores import file_store
from ui.background import QtTasks
from ui.shell.window import MainWindow
from ui.tour.robot import Hands

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from frontdesk.services import Services


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    found = clinic_services(file_store(tmp_path / "data"))
    yield found
    found.close()


@pytest.fixture
def printed(tmp_path: Path) -> Path:
    folder = tmp_path / "printed"
    folder.mkdir()
    return folder


@pytest.fixture
def window(
    qtbot: QtBot,
    themed: QApplication,  # noqa: ARG001 -- the theme must be on
    services: Services,
    printed: Path,
) -> Iterator[MainWindow]:
    shown = MainWindow()
    qtbot.addWidget(shown)
    tasks = QtTasks(shown)
    shown.resize(1440, 900)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.activateWindow()
    shown.printing.use(FolderPrinter(printed))
    shown.attach(services, tasks, {})
    yield shown
    tasks.close()
    shown.close()


@pytest.fixture
def hands(window: MainWindow) -> Hands:
    return Hands(window)


@pytest.fixture
def settled(qtbot: QtBot, window: MainWindow) -> Callable[[], None]:
    """Wait until every job that was asked for has answered."""

    def wait() -> None:
        tasks = window.tasks
        assert tasks is not None
        qtbot.waitUntil(lambda: tasks.is_idle, timeout=10_000)

    return wait
