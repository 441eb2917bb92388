"""Words of danger in the notes raise the same alarm as those that the caller asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from tests.live_call.conftest import DeskHands, looked_up
from ui.live_call.noted_danger import speaks_of_danger
from ui.treatments.crisis_strip import STRIP

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

VEILED = "Wants Tuesday mornings. Says: i cannot go on like this"
HARMLESS = "Wants Tuesday mornings, will bring her insurance card"


def note(call: DeskHands, words: str) -> None:
    """Type into the notes of the call."""
    call.page.caller.notes.setFocus()
    call.type(words)


@pytest.mark.parametrize("words", ["he says he will end his life tonight", VEILED])
def test_danger_in_the_notes_raises_the_strip_with_the_way_to_the_card(
    call: DeskHands, qtbot: QtBot, words: str
) -> None:
    note(call, words)
    qtbot.waitUntil(lambda: call.page.ask.strip.words == STRIP, timeout=30_000)
    seen, focus = call.page.ask.crisis.isVisible(), QApplication.focusWidget()

    call.press("F9")

    assert seen
    assert focus is call.page.caller.notes
    assert call.window.crisis.is_open
    assert call.page.caller.notes.toPlainText() == words


def test_danger_in_the_notes_silences_what_to_do_without_an_answer(
    call: DeskHands, qtbot: QtBot
) -> None:
    ask = call.page.ask
    call.press("Ctrl+F")
    call.type("do you sell garden furniture")
    advised = bool(ask.nothing.words) and ask.message.isVisible()

    note(call, "I want to kill myself")
    qtbot.waitUntil(lambda: ask.strip.words == STRIP, timeout=30_000)

    assert advised
    assert ask.nothing.words == ""
    assert not ask.message.isVisible()


def test_other_words_asked_do_not_take_the_alarm_of_the_notes_away(
    call: DeskHands, qtbot: QtBot
) -> None:
    note(call, "I want to kill myself")
    qtbot.waitUntil(lambda: call.page.ask.strip.words == STRIP, timeout=30_000)

    call.press("Ctrl+F")
    call.type("spravato")

    assert call.page.ask.strip.words == STRIP


def test_the_alarm_goes_with_the_words_that_raised_it(call: DeskHands, qtbot: QtBot) -> None:
    note(call, "I want to kill myself")
    qtbot.waitUntil(lambda: call.page.ask.strip.words == STRIP, timeout=30_000)

    call.press("Ctrl+A")
    call.type(HARMLESS)

    qtbot.waitUntil(lambda: call.page.ask.strip.words == "", timeout=30_000)


def test_a_call_that_is_taken_up_again_raises_the_alarm_of_its_notes(
    call: DeskHands, qtbot: QtBot
) -> None:
    note(call, "I want to kill myself")
    call.click(call.page.discard)
    [draft] = call.services.drafts.all()

    call.window.calls.resume(draft)

    qtbot.waitUntil(lambda: call.page.ask.strip.words == STRIP, timeout=30_000)


def test_where_the_cards_stand_one_below_another_the_foot_tells_of_it(
    call: DeskHands, qtbot: QtBot
) -> None:
    call.window.resize(820, 600)
    qtbot.waitUntil(lambda: call.page.is_stacked)

    note(call, "I want to kill myself")

    qtbot.waitUntil(lambda: call.toast == STRIP, timeout=30_000)


@pytest.mark.parametrize("words", ["", HARMLESS, "Call after 5. Husband will drive."])
def test_notes_on_logistics_raise_no_alarm(words: str) -> None:
    danger = speaks_of_danger(looked_up(), words)

    assert not danger
