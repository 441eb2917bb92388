"""How a call ends: nothing is logged that nobody chose, and no second number is glued on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from frontdesk.calls.model import CallQuery, Outcome
from frontdesk.calls.rules.labels import Tab
from ui.today.gathering import gathered

if TYPE_CHECKING:
    from tests.live_call.conftest import DeskHands


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
