"""What every test stands on: Qt without a display, and folders that are nobody's own."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Nothing a test does may reach the folders of whoever runs it.
_HOME = Path(tempfile.mkdtemp(prefix="frontdesk-tests-"))
for _name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
    os.environ[_name] = str(_HOME / _name.lower())
for _name in ("FRONTDESK_DATA", "FRONTDESK_DATABASE"):
    os.environ.pop(_name, None)

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture(scope="session")
def themed(qapp: QApplication) -> QApplication:
    """The application in the light theme, as the program starts it."""
    from ui.theme.dress import apply
    from ui.theme.fonts import load_rest
    from ui.theme.theme import Theme

    apply(qapp, Theme())
    load_rest()
    return qapp


def pytest_sessionfinish() -> None:
    """Take the folders away again."""
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture(autouse=True)
def _no_window_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """A window that a test leaves open would reach into the next one."""
    yield
    if "qapp" in request.fixturenames or "qtbot" in request.fixturenames:
        from PySide6.QtWidgets import QApplication

        for widget in QApplication.topLevelWidgets():
            widget.close()
