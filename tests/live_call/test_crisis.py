"""A caller in danger: the card at one key, its steps on the call, and no way past them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from frontdesk.calls.model import CrisisStep, Outcome, Reason
from frontdesk.treatments.model import TopicKind
from tests.live_call.conftest import DeskHands, waiting
from tests.stores import NOW
from ui.background import QtTasks
from ui.shell.window import MainWindow
from ui.tour.robot import Hands
from ui.treatments.crisis_strip import STRIP

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from frontdesk.clock import FixedClock
    from frontdesk.services import Services
    from ui.crisis.panel import CrisisPanel


def card(desk: DeskHands) -> CrisisPanel:
    """The card on the screen."""
    assert desk.window.crisis.is_open
    assert desk.window.crisis.panel is not None
    return desk.window.crisis.panel


@pytest.mark.parametrize("words", ["I want to kill myself", "he says he will end his life tonight"])
def test_words_of_danger_put_the_crisis_card_first(call: DeskHands, words: str) -> None:
    call.press("Ctrl+F")
    call.type(words)

    topic = call.page.ask.card.topic
    call.press("Return")

    assert topic is not None
    assert topic.kind is TopicKind.CRISIS
    assert call.window.crisis.is_open


def test_harmless_words_open_no_card(call: DeskHands) -> None:
    call.press("Ctrl+F")
    call.type("dying to know if you are open")

    topic = call.page.ask.card.topic

    assert topic is None or topic.kind is not TopicKind.CRISIS
    assert call.page.ask.strip.words == ""


def test_danger_without_an_answer_is_told_alone_with_the_way_to_the_card(
    call: DeskHands, qtbot: QtBot
) -> None:
    ask = call.page.ask
    call.press("Ctrl+F")
    call.type("i cannot go on like this")
    qtbot.waitUntil(lambda: not ask.answers.entries, timeout=30_000)
    said, advised = ask.strip.words, ask.nothing.words
    buttons = [one.isVisible() for one in (ask.crisis, ask.message, ask.route, ask.send)]

    ask.crisis.setFocus()
    call.press("Return")

    assert said == STRIP
    assert advised == ""
    assert buttons == [True, False, False, False]
    assert call.window.crisis.is_open


def test_the_card_opens_from_anywhere_begins_a_call_and_keeps_each_step_with_its_time(
    desk: DeskHands, clock: FixedClock
) -> None:
    desk.press("F9")
    clock.advance(timedelta(seconds=20))
    desk.type("14 Example Way")
    clock.advance(timedelta(seconds=40))
    desk.click(card(desk).steps[CrisisStep.OFFERED_988])
    desk.press("Esc", "Ctrl+Return")

    entry = desk.logged.entry
    assert [(one.step, (one.taken - NOW).total_seconds()) for one in entry.steps] == [
        (CrisisStep.CARD_OPENED, 0), (CrisisStep.ASKED_WHERE, 20), (CrisisStep.OFFERED_988, 60),
    ]  # fmt: skip
    assert entry.place == "14 Example Way"
    assert entry.outcome is Outcome.OFFERED_988
    assert Reason.CRISIS in entry.reasons


def test_a_crisis_call_is_not_finished_before_a_step_was_taken(call: DeskHands) -> None:
    call.press("F9", "Esc")

    call.press("Ctrl+Return")
    said = call.page.problem.words
    call.press("F9")
    call.click(card(call).steps[CrisisStep.CALLED_911])
    call.press("Esc", "Ctrl+Return")

    assert "F9" in said
    assert call.logged.entry.outcome is Outcome.CALLED_911


def test_a_card_that_was_opened_by_mistake_does_not_hold_the_call_up(call: DeskHands) -> None:
    call.press("F9", "Esc")

    call.page.ask.reasons.toggled.emit(Reason.CRISIS, False)  # noqa: FBT003 -- Qt's signal
    call.settle()
    call.inform()
    call.press("Ctrl+Return")

    assert Reason.CRISIS not in call.logged.entry.reasons
    assert call.logged.entry.steps


def test_a_step_makes_it_a_crisis_call_whatever_was_ticked_before(call: DeskHands) -> None:
    call.page.ask.reasons.toggled.emit(Reason.COST, True)  # noqa: FBT003 -- Qt's signal
    call.settle()

    call.press("F9", "Esc", "Ctrl+Return")

    assert call.window.calls.page is not None
    assert Reason.CRISIS in call.page.ask.reasons.values()


def test_the_call_back_number_of_the_card_is_the_number_of_the_call(call: DeskHands) -> None:
    call.type("4255550142")
    call.press("F9")
    shown = card(call).call_back.text()

    card(call).call_back.setFocus()
    card(call).call_back.selectAll()
    call.type("2065550101")
    call.press("Esc")

    assert shown == "(425) 555-0142"
    assert call.page.caller.number.text().replace("-", "").endswith("2065550101")


def test_a_step_that_was_taken_stays_taken(call: DeskHands) -> None:
    call.press("F9")
    box = card(call).steps[CrisisStep.CALLED_911]
    call.click(box)

    call.click(box)

    assert box.isChecked()
    assert not box.isEnabled()
    assert "10:00:00 AM" in box.text()


def test_the_card_of_a_new_call_holds_nothing_of_the_one_before(desk: DeskHands) -> None:
    desk.press("F9")
    desk.type("14 Example Way")
    desk.click(card(desk).steps[CrisisStep.CALLED_911])
    desk.press("Esc", "Ctrl+Return")

    desk.press("F9")

    assert card(desk).place.text() == ""
    assert not card(desk).steps[CrisisStep.CALLED_911].isChecked()


def test_the_card_opens_before_the_store_does_and_loses_nothing(
    qtbot: QtBot,
    themed: QApplication,  # noqa: ARG001 -- the theme must be on
    services: Services,
) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    hands = Hands(window)
    hands.press("F9")
    hands.type("14 Example Way")
    assert window.crisis.panel is not None
    window.crisis.panel.steps[CrisisStep.CALLED_911].click()

    tasks = QtTasks(window)
    window.attach(services, tasks, {})
    desk = DeskHands(window, services, hands, waiting(qtbot, window))
    desk.settle()
    focus = QApplication.focusWidget()
    typed = card(desk).place.text()
    desk.press("Esc", "Ctrl+Return")
    tasks.close()

    entry = desk.logged.entry
    assert typed == "14 Example Way"
    assert focus is card_place(window)
    assert {one.step for one in entry.steps} == {
        CrisisStep.CARD_OPENED, CrisisStep.ASKED_WHERE, CrisisStep.CALLED_911,
    }  # fmt: skip
    assert entry.place == "14 Example Way"


def card_place(window: MainWindow) -> object:
    """Where the place is typed on the card."""
    return window.crisis.panel.place if window.crisis.panel else None
