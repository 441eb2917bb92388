"""How a call ends: nothing is logged that nobody chose, and no second number is glued on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from frontdesk.calls.model import CallQuery, Outcome
from frontdesk.calls.rules.labels import Tab
from tests.live_call.conftest import DeskHands, opened, waiting
from ui.calls.sheets import CorrectSheet
from ui.shell.pages import pages
from ui.today.gathering import gathered
from ui.tour.robot import Hands

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from frontdesk.services import Services


def test_an_empty_call_asks_what_came_of_it_and_a_hang_up_takes_two_keys(call: DeskHands) -> None:
    call.type("2065550178")

    call.press("Ctrl+Return")
    said, logged = call.page.problem.words, call.services.calls.count(CallQuery())
    focus, asked = QApplication.focusWidget(), call.page.next.outcomes[Tab.INFORMED]
    call.type("di")
    call.press("Ctrl+Return")

    assert "Choose what came of the call" in said
    assert logged == 0
    assert focus is asked
    assert call.logged.entry.outcome is Outcome.DISCONNECTED
    assert call.toast == "Call finished: Disconnected."


def test_a_second_number_after_f2_is_not_glued_onto_the_first(call: DeskHands) -> None:
    call.type("2065550178")

    call.press("F2")
    told = call.toast
    call.type("4255550101")

    assert "A call is open" in told
    assert call.page.caller.number.text() == "4255550101"


def test_a_call_is_told_on_every_other_page_and_is_not_told_as_left_behind(
    call: DeskHands,
) -> None:
    call.type("2065550178")
    call.window.calls.keep()
    call.settle()
    at_the_call = call.window.top.new_call.text()
    call.press("Alt+1")

    away = call.window.top.new_call
    told, spoken = away.text(), away.accessibleName()
    today = [line.title for line in gathered(call.services).attention]
    call.press("F2")

    assert at_the_call == "New call"
    assert told.startswith("Return to call 00:")
    assert spoken == "Return to the call in progress"
    assert not [words for words in today if "was not finished" in words]
    assert call.window.stack.currentWidget() is call.page
    assert call.window.top.new_call.text() == "New call"


@pytest.fixture
def whole(
    qtbot: QtBot,
    themed: QApplication,  # noqa: ARG001 -- the theme must be on
    services: Services,
    printed: Path,
) -> Iterator[DeskHands]:
    """A window with all its pages, and a call in hand."""
    with opened(qtbot, services, printed, pages()) as window:
        desk = DeskHands(window, services, Hands(window), waiting(qtbot, window))
        desk.settle()
        desk.press("F2")
        yield desk
        desk.settle()


def corrections(desk: DeskHands) -> list[CorrectSheet]:
    """The sheets of a correction that lie open."""
    return [one for one in desk.window.findChildren(CorrectSheet) if one.isVisible()]


def test_a_finished_call_is_corrected_from_the_word_that_told_of_it(
    qtbot: QtBot, whole: DeskHands
) -> None:
    whole.type("2065550178")
    whole.inform()
    whole.press("Ctrl+Return")
    told = whole.toast

    whole.press("Ctrl+Z")
    qtbot.waitUntil(lambda: len(corrections(whole)) == 1)
    [sheet] = corrections(whole)
    sheet.outcome.setFocus()
    whole.type("Decl")
    whole.press("Ctrl+Return")

    qtbot.waitUntil(lambda: whole.logged.entry.outcome is Outcome.DECLINED)
    assert told == "Call finished: Informed from a card."


def test_a_word_on_the_printing_leaves_the_way_to_correct_the_call(
    qtbot: QtBot, whole: DeskHands
) -> None:
    whole.type("2065550178")
    whole.inform()
    whole.press("Ctrl+Return")

    whole.window.toast("2 handouts sent to Front office.")
    whole.press("Ctrl+Z")

    qtbot.waitUntil(lambda: len(corrections(whole)) == 1)
