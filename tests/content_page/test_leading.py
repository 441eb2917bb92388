"""What leads to the content from elsewhere in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from frontdesk.bootstrap import Target, open_services
from frontdesk.clock import FixedClock
from tests.content_page.desk import THERAPY
from tests.stores import NOW
from ui.background import QtTasks
from ui.shell.pages import pages
from ui.shell.window import MainWindow
from ui.tour.robot import Hands

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("themed")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    services = open_services(Target(data=tmp_path / "data", user="rosa"), clock=FixedClock(NOW))
    window, tasks = MainWindow(), QtTasks()
    qtbot.addWidget(window)
    window.resize(1440, 900)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.attach(services, tasks, pages())
    yield window
    window.close()
    tasks.close()
    services.close()


def content(window: MainWindow) -> Any:
    """The page; it has words of its own."""
    return window.page("content")


def test_alt_7_leads_to_the_content_and_the_search_to_its_review(
    window: MainWindow, qtbot: QtBot
) -> None:
    hands = Hands(window)

    hands.press("Alt+7")
    page = content(window)
    here = window.here
    hands.press("Ctrl+K")
    hands.type("review texts")
    found = window.palette_list
    assert found is not None
    qtbot.waitUntil(lambda: any(one.title == "Review texts" for one in found.list.entries))
    hands.press("Return")

    assert here == "content"
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.review)


def test_what_is_typed_is_kept_when_the_window_closes(window: MainWindow, qtbot: QtBot) -> None:
    hands = Hands(window)
    hands.press("Alt+7")
    page = content(window)
    window.lead("content", THERAPY)
    qtbot.waitUntil(lambda: page.editor.heading.toPlainText() == "Therapy", timeout=20_000)
    page.editor.heading.setFocus()
    hands.type("X")
    assert window.services is not None
    drafts = window.services.drafts

    window.close()

    qtbot.waitUntil(lambda: len(drafts.all("content")) == 1)
