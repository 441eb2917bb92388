"""The word that tells how to compare stands no longer than it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from frontdesk.bootstrap import Target, open_services
from frontdesk.clock import FixedClock
from tests.stores import NOW
from ui.background import QtTasks
from ui.shell.pages import pages
from ui.shell.window import MainWindow
from ui.tour.robot import Hands
from ui.widgets.toast import Toast

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("themed")
KEPT = "Therapy is kept to be compared. Open another treatment and press Compare again."


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """A window with its pages, at the treatments, with therapy kept to be compared."""
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


def keep_therapy(window: MainWindow, qtbot: QtBot) -> Hands:
    """Press Compare at therapy."""
    hands = Hands(window)
    hands.press("Alt+5")
    hands.type("therapy")
    compare = window.page("treatments").topic.compare
    qtbot.waitUntil(compare.isVisible)
    hands.press("Ctrl+Shift+B")
    return hands


def told(window: MainWindow) -> list[str]:
    """The words at the foot of the window."""
    return [one.words for one in window.findChildren(Toast) if one.isVisible()]


def test_it_goes_once_the_comparison_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    hands = keep_therapy(window, qtbot)
    before = told(window)

    hands.press("Ctrl+F")
    hands.type("spravato")
    hands.press("Ctrl+Shift+B")
    qtbot.waitUntil(window.page("treatments").topic.comparison.isVisible)

    assert before == [KEPT]
    assert told(window) == []


def test_it_goes_when_another_page_is_gone_to(window: MainWindow, qtbot: QtBot) -> None:
    hands = keep_therapy(window, qtbot)
    before = told(window)

    hands.press("Alt+1")

    assert before == [KEPT]
    assert told(window) == []


def test_it_takes_no_other_word_away(window: MainWindow, qtbot: QtBot) -> None:
    hands = keep_therapy(window, qtbot)
    window.toast("2 handouts sent to Front office.")

    hands.press("Alt+1")

    assert told(window) == ["2 handouts sent to Front office."]
