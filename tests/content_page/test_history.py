"""Versions: what differs, the way back, two who write at once, and the steps of a review."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from frontdesk.content.model import DocumentKey, DocumentKind, ReviewState
from frontdesk.treatments.model import Line
from tests.content_page.desk import THERAPY
from tests.content_page.test_look import seen

if TYPE_CHECKING:
    from frontdesk.content.model import Version
    from tests.content_page.desk import Desk

pytestmark = pytest.mark.usefixtures("themed")
CRISIS = DocumentKey(DocumentKind.TOPIC, "crisis")


def save_elsewhere(desk: Desk, words: str) -> Version:
    """Another window saves a version in which the first line to say has these words."""
    topic = desk.topic()
    say = (Line(words, topic.say[0].sources), *topic.say[1:])
    editing = desk.services.editing
    return editing.save(THERAPY, replace(topic, say=say), desk.newest().id)


def test_history_names_who_wrote_each_version_and_what_it_changed(desk: Desk) -> None:
    save_elsewhere(desk, "Therapists fit their way to each person.")
    desk.open()

    desk.press("Ctrl+H")

    view = desk.page.history
    assert desk.page.stack.currentWidget() is view
    assert [one.title for one in view.versions.entries] == ["Version 2", "Version 1"]
    assert "rosa" in view.versions.entries[0].detail
    [line] = view.lines.lines
    assert line.where == "Say 1"
    assert line.after.startswith("Therapists fit their way")


def test_any_two_versions_can_be_compared_and_the_whole_text_shown(desk: Desk) -> None:
    save_elsewhere(desk, "One.")
    save_elsewhere(desk, "Two.")
    desk.open()
    desk.press("Ctrl+H")
    view = desk.page.history

    view.with_which.set_value(2)
    [line] = view.lines.lines
    view.whole.click()

    assert line.after.startswith("Two.")
    assert not line.before.startswith("One.")
    assert len(view.lines.lines) > 10


def test_an_older_version_is_returned_to_as_a_new_draft(desk: Desk) -> None:
    before = desk.topic()
    save_elsewhere(desk, "One.")
    desk.open()
    desk.press("Ctrl+H", "Down", "Ctrl+R")

    assert desk.topic().say == before.say
    assert desk.newest().number == 3
    assert desk.page.history.versions.entries[0].title == "Version 3"


def test_escape_leads_back_to_the_editor_with_the_words_of_the_newest(desk: Desk) -> None:
    save_elsewhere(desk, "One.")
    desk.open()
    desk.press("Ctrl+H", "Down", "Ctrl+R", "Esc")

    assert desk.page.stack.currentWidget() is desk.page.desk
    assert desk.shown().say == desk.topic().say


def test_two_who_write_the_same_text_lose_nothing_and_are_told(desk: Desk) -> None:
    desk.open()
    line = desk.page.editor.row("ask", 0).field
    line.setFocus()
    desk.type("Mine. ")
    theirs = save_elsewhere(desk, "Theirs.")

    desk.press("Ctrl+S")
    sheet = desk.sheet()
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    mine = desk.newest()
    assert (theirs.number, mine.number) == (2, 3)
    assert desk.topic().ask[0].text.startswith("Mine. ")
    view = desk.page.history
    assert desk.page.stack.currentWidget() is view
    assert {one.where for one in view.lines.lines} == {"Say 1", "Ask 1"}
    assert "version 2" in view.about.text()
    assert "version 3" in view.about.text()


def test_what_others_save_is_shown_where_nothing_is_typed(desk: Desk) -> None:
    desk.open()

    save_elsewhere(desk, "Theirs.")
    desk.page.refresh()

    assert desk.shown().say[0].text == "Theirs."


def test_a_draft_is_submitted_and_withdrawn(desk: Desk) -> None:
    desk.open()

    desk.page.editor.submit.click()
    submitted = desk.newest().state
    words = desk.page.editor.state.text(), desk.page.editor.submit.text()
    desk.page.editor.submit.click()

    assert submitted is ReviewState.IN_REVIEW
    assert words == ("In review", "Withdraw")
    assert desk.newest().state is ReviewState.DRAFT


def test_what_is_typed_is_saved_before_it_is_submitted(desk: Desk) -> None:
    desk.open()
    desk.page.editor.row("say", 0).field.setFocus()
    desk.type("X")

    desk.page.editor.submit.click()

    assert desk.newest().state is ReviewState.DRAFT
    assert "Ctrl+S" in desk.told[-1]


def test_a_text_with_mistakes_is_not_submitted(desk: Desk) -> None:
    desk.open()
    desk.page.editor.row("say", 0).field.setFocus()
    desk.press("Return")
    desk.type("From nowhere.")
    desk.press("Ctrl+S")

    desk.page.editor.submit.click()

    assert desk.newest().state is ReviewState.DRAFT
    assert "1 mistake" in desk.told[-1]


def test_a_text_is_retired_after_a_question_and_brought_back(desk: Desk) -> None:
    desk.open()
    key = desk.shown().id

    desk.page.editor.retire.click()
    sheet = desk.sheet()
    sheet.go.click()
    asked = sheet.isVisible()
    QTest.keyClicks(sheet.focusWidget(), "We do not offer it.")
    sheet.go.click()
    gone = key not in desk.services.treatments.catalogue.topics
    state = desk.page.editor.state.text()
    desk.page.editor.retire.click()

    assert asked
    assert gone
    assert state == "Retired"
    assert "We do not offer it." in desk.newest().note
    assert key in desk.services.treatments.catalogue.topics
    assert desk.page.editor.state.text() == "Draft"


def test_the_crisis_card_cannot_be_retired(desk: Desk) -> None:
    found = [one.key for one in desk.services.editing.documents() if "crisis" in one.key.id]

    for key in found:
        desk.open(key)

        assert not desk.page.editor.retire.isEnabled()
    assert len(found) >= 2


def test_the_history_can_be_read_and_reached_in_every_size(desk: Desk) -> None:
    save_elsewhere(desk, "One.")
    desk.open()
    desk.press("Ctrl+H")

    assert seen(desk.page) == []
