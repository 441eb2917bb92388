"""How a call ends: nothing is logged that nobody chose, and no second number is glued on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from frontdesk.calls.model import CallQuery, Outcome
from frontdesk.calls.rules.labels import Tab

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
