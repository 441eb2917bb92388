"""Questions without an answer: accepted as another wording, begun as a topic, dismissed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.content_page.test_look import seen

if TYPE_CHECKING:
    from tests.content_page.desk import Desk

pytestmark = pytest.mark.usefixtures("themed")


@pytest.fixture
def asked(desk: Desk) -> Desk:
    """Somebody asked for parking twice, and once for a xylophone; the questions are open."""
    for words in ("where can i park", "where can i park", "xylophone lessons"):
        desk.services.editing.note_unanswered(words)
    desk.qtbot.waitUntil(desk.page.isActiveWindow)
    desk.press("Ctrl+Shift+Q")
    return desk


def test_questions_stand_by_how_often_they_were_asked(asked: Desk) -> None:
    entries = asked.page.unanswered.groups.entries

    assert [(one.title, one.detail) for one in entries] == [
        ("where can i park", "asked 2 times \u00b7 last today"),
        ("xylophone lessons", "asked 1 time \u00b7 last today"),
    ]
    assert asked.page.to_unanswered.text() == "Unanswered (2)"


def test_no_questions_say_what_belongs_there(desk: Desk) -> None:
    desk.page.to_unanswered.click()

    assert desk.page.unanswered.empty.isVisible()
    assert not desk.page.unanswered.accept.isEnabled()


def test_accepted_words_lead_to_their_topic_at_the_next_key_press(asked: Desk) -> None:
    view = asked.page.unanswered
    asked.press("Down", "Return")
    view.phrase.selectAll()
    asked.type("xylophone")
    view.topic.set_value("treatment.therapy")
    asked.press("Ctrl+Return")

    found = asked.services.treatments.look_up("xylophone")
    assert found.answers[0].topic == "treatment.therapy"
    assert [one.title for one in view.groups.entries] == ["where can i park"]
    assert asked.told == ["These words lead to Therapy from the next key press on."]


def test_words_that_are_none_are_not_accepted(asked: Desk) -> None:
    view = asked.page.unanswered
    view.phrase.clear()

    view.accept.click()

    assert view.problem.words
    assert len(view.groups.entries) == 2


def test_a_draft_topic_is_begun_in_two_steps_and_settles_the_question_once_saved(
    asked: Desk,
) -> None:
    asked.press("Ctrl+N")
    sheet = asked.sheet()
    QTest.keyClicks(sheet.focusWidget(), "Parking")
    QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    begun = asked.shown()
    waiting = len(asked.services.editing.unanswered())
    asked.press("Ctrl+S")

    assert asked.page.stack.currentWidget() is asked.page.desk
    assert (begun.title, begun.questions) == ("Parking", ("where can i park",))
    assert waiting == 2
    assert [one.words for one in asked.services.editing.unanswered()] == ["xylophone lessons"]


def test_a_question_is_dismissed_after_asking(asked: Desk) -> None:
    asked.press("Ctrl+Del")
    asked.sheet().go.click()

    assert [one.words for one in asked.services.editing.unanswered()] == ["xylophone lessons"]


def test_the_questions_can_be_read_and_reached_in_every_size(asked: Desk) -> None:
    asked.page.unanswered.problem.say("Write the words first.")

    assert seen(asked.page) == []
