"""Writing a text by keys alone: lines, sources, undo, versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk.content.model import ReviewState
from tests.content_page.desk import THERAPY
from ui.content.pick_sheet import PickSheet
from ui.tour.pictures import settle

if TYPE_CHECKING:
    from tests.content_page.desk import Desk

pytestmark = pytest.mark.usefixtures("themed")


def test_enter_in_the_search_opens_the_first_text_that_was_found(desk: Desk) -> None:
    desk.open(THERAPY)
    desk.page.list.search.setFocus()
    desk.type("client")
    [first, *_] = desk.titles()

    desk.press("Return")

    assert desk.shown().title == first
    assert desk.page.editor.heading.hasFocus()


def test_the_first_down_after_typing_leads_to_the_first_text_that_was_found(desk: Desk) -> None:
    desk.open(THERAPY)
    desk.page.list.search.setFocus()
    desk.type("client")
    [first, second, *_] = desk.titles()

    desk.press("Down")
    once = desk.shown().title
    desk.press("Down")

    assert once == first
    assert desk.shown().title == second


def test_the_list_names_every_text_with_where_it_stands(desk: Desk) -> None:
    entries = desk.page.list.texts.entries

    assert len(entries) == len(desk.services.editing.documents())
    assert all("Draft" in one.detail for one in entries)


def test_typing_in_the_search_narrows_the_list_and_enter_goes_to_the_text(desk: Desk) -> None:
    desk.type("therapy")
    narrow = desk.titles()
    desk.press("Down", "Return")

    assert narrow
    assert all("therapy" in one.casefold() for one in narrow)
    assert desk.page.editor.heading.hasFocus()


def test_words_typed_into_a_line_become_a_version_with_ctrl_s(desk: Desk) -> None:
    desk.open()
    line = desk.page.editor.row("say", 0).field
    line.setFocus()
    line.to_end()
    desk.type(" We go at your pace.")
    desk.press("Ctrl+S")

    assert desk.topic().say[0].text.endswith(" We go at your pace.")
    assert desk.newest().number == 2
    assert desk.newest().state is ReviewState.DRAFT
    assert desk.told == ["Saved as version 2, a draft."]
    assert not desk.page.save.isEnabled()


def test_enter_adds_a_line_below_and_backspace_takes_an_empty_one_away(desk: Desk) -> None:
    desk.open()
    before = desk.shown().ask
    desk.page.editor.row("ask", 0).field.setFocus()

    desk.press("Return")
    with_new = desk.shown().ask
    desk.type("Which day suits you?")
    typed = desk.shown().ask
    desk.press("Ctrl+Z", "Backspace")

    assert [one.text for one in with_new] == [before[0].text, "", *(o.text for o in before[1:])]
    assert typed[1].text == "Which day suits you?"
    assert desk.shown().ask == before


def test_alt_and_arrows_move_a_line_and_the_hands_go_with_it(desk: Desk) -> None:
    desk.open()
    first, second, *_ = desk.shown().say
    desk.page.editor.row("say", 0).field.setFocus()

    desk.press("Alt+Down")
    down = desk.shown().say[:2]
    here = desk.page.editor.row("say", 1).field.hasFocus()
    desk.press("Alt+Up")

    assert down == (second, first)
    assert here
    assert desk.shown().say[:2] == (first, second)


def test_a_line_is_removed_by_a_key_and_comes_back_with_undo(desk: Desk) -> None:
    desk.open()
    before = desk.shown()
    desk.page.editor.row("say", 1).field.setFocus()

    desk.press("Ctrl+Del")
    left = desk.shown().say
    desk.press("Ctrl+Z")
    back = desk.shown()
    desk.press("Ctrl+Shift+Z")

    assert left == (before.say[0], *before.say[2:])
    assert back == before
    assert desk.shown().say == left


def test_one_stack_undoes_words_moves_sources_and_choices_in_their_order(desk: Desk) -> None:
    desk.open()
    before = desk.shown()
    editor = desk.page.editor
    editor.row("say", 0).field.setFocus()
    desk.type("Now. ")
    desk.press("Alt+Down")
    editor.chosen["related"].chips.removed.emit(before.related[0])
    editor.words["aliases"].setFocus()
    desk.type("couch")

    for _ in range(4):
        desk.press("Ctrl+Z")

    assert desk.shown() == before
    assert not desk.page.save.isEnabled()


def test_the_facts_of_a_line_are_chosen_by_their_words(desk: Desk) -> None:
    desk.open()
    desk.page.editor.row("say", 0).field.setFocus()
    before = desk.shown().say[0].sources
    desk.press("Ctrl+L")
    sheet = desk.sheet()
    assert isinstance(sheet, PickSheet)

    QTest.keyClicks(sheet.search, "C37")
    QTest.keyClick(sheet.search, Qt.Key.Key_Return)
    QTest.keyClick(sheet.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    after = desk.shown().say[0].sources
    assert set(after) ^ set(before) == {"C37"}


def test_a_line_without_a_source_says_so_and_the_desk_keeps_the_text_before_it(
    desk: Desk,
) -> None:
    desk.open()
    live = desk.services.treatments.topic(desk.shown().id)
    line = desk.page.editor.row("say", 0).field
    line.setFocus()
    desk.press("Return")
    desk.type("A sentence from nowhere.")
    desk.qtbot.waitUntil(lambda: "no source" in desk.page.editor.row("say", 1).notes[1])
    desk.press("Ctrl+S")

    assert desk.topic().say[1].text == "A sentence from nowhere."
    assert "mistakes are mended" in desk.told[-1]
    assert desk.services.treatments.topic(desk.shown().id).say == live.say
    mine = next(o for o in desk.page.list.texts.entries if o.title == desk.shown().title)
    assert mine.tag == "1 mistake"


def test_fifty_thousand_letters_in_one_line_are_named_and_freeze_nothing(desk: Desk) -> None:
    desk.open()
    line = desk.page.editor.row("say", 0).field
    line.setFocus()
    QApplication.clipboard().setText("word " * 10_000)

    desk.press("Ctrl+V")

    desk.qtbot.waitUntil(lambda: "At most 2,000" in desk.page.editor.row("say", 0).notes[1])
    assert len(desk.shown().say[0].text) > 50_000


def test_what_no_field_can_hold_is_cut_and_told(desk: Desk) -> None:
    desk.open()
    desk.page.editor.row("say", 0).field.setFocus()
    QApplication.clipboard().setText("x" * 100_000)

    desk.press("Ctrl+V")

    assert len(desk.shown().say[0].text) == 60_000
    assert desk.told == ["Only the first 60,000 letters were taken: no field holds more."]


def test_a_title_that_is_too_long_is_named_and_not_shown_at_the_desk(desk: Desk) -> None:
    desk.open()
    desk.page.editor.heading.setFocus()
    QApplication.clipboard().setText("x" * 500)

    desk.press("Ctrl+V", "Ctrl+S")

    desk.qtbot.waitUntil(lambda: "At most 200 fit" in desk.page.editor.problem.words)
    assert desk.page.editor.problem.words.startswith("Title: ")
    assert desk.services.treatments.topic(desk.shown().id).title == "Therapy"


def test_markup_is_text_and_line_breaks_stay_out_of_a_line(desk: Desk) -> None:
    desk.open()
    line = desk.page.editor.row("say", 0).field
    line.setFocus()
    line.to_end()
    QApplication.clipboard().setText("<b>bold</b>\n<img src=x>")

    desk.press("Ctrl+V", "Ctrl+S")

    assert desk.topic().say[0].text.endswith("<b>bold</b> <img src=x>")


def test_letters_that_no_page_can_show_are_named_at_their_line(desk: Desk) -> None:
    desk.open()
    line = desk.page.editor.row("ask", 0).field
    line.setFocus()
    QApplication.clipboard().setText("\u6b27\u9633")

    desk.press("Ctrl+V")

    desk.qtbot.waitUntil(lambda: "\u6b27" in desk.page.editor.row("ask", 0).notes[1])


def test_callers_words_stand_one_on_a_line(desk: Desk) -> None:
    desk.open()
    field = desk.page.editor.words["aliases"]
    field.setFocus()
    field.to_end()

    desk.press("Return")
    desk.type("someone to talk with")
    desk.press("Ctrl+S")

    assert desk.topic().aliases[-1] == "someone to talk with"


def test_what_is_typed_is_kept_through_a_crash_and_the_list_says_so(desk: Desk) -> None:
    desk.open()
    line = desk.page.editor.row("say", 0).field
    line.setFocus()
    desk.type("Half a sen")
    desk.qtbot.waitUntil(lambda: len(desk.services.drafts.all("content")) == 1)

    from frontdesk.tasks import ImmediateTasks
    from ui.content.page import ContentPage

    again = ContentPage()
    desk.qtbot.addWidget(again)
    again.attach(desk.services, ImmediateTasks())
    again.open(THERAPY)

    assert again.editor.row("say", 0).field.toPlainText().startswith("Half a sen")
    assert again.save.isEnabled()
    assert [o.title for o in again.list.texts.entries if o.tag == "unsaved"] == ["Therapy"]
    assert desk.services.drafts.all() == []


def test_discarded_changes_come_back_with_undo(desk: Desk) -> None:
    desk.open()
    before = desk.shown()
    desk.page.editor.row("say", 0).field.setFocus()
    desk.type("X")
    changed = desk.shown()

    desk.page.put_back.click()
    discarded = desk.shown()
    desk.press("Ctrl+Z")

    assert discarded == before
    assert desk.shown() == changed


def test_another_text_may_be_opened_before_the_first_is_saved(desk: Desk) -> None:
    desk.open()
    desk.page.editor.row("say", 0).field.setFocus()
    desk.type("X")
    changed = desk.shown()

    desk.page.list.texts.choose(0)
    other = desk.shown()
    desk.open(THERAPY)

    assert other.id != changed.id
    assert desk.shown() == changed


def test_a_new_topic_is_begun_written_and_saved_by_keys(desk: Desk) -> None:
    desk.press("Ctrl+N")
    sheet = desk.sheet()
    QTest.keyClicks(sheet.focusWidget(), "Parking at the office")
    QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    desk.press("Ctrl+S")

    assert "Parking at the office" in desk.titles()
    assert desk.told[-1].startswith("Saved as version 1")


def test_a_new_topic_without_a_title_is_not_begun(desk: Desk) -> None:
    before = desk.shown()
    desk.press("Ctrl+N")
    sheet = desk.sheet()

    QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert sheet.isVisible()
    assert desk.shown() == before
    sheet.reject()


def test_tab_goes_from_the_title_through_the_lines_to_what_can_be_done(desk: Desk) -> None:
    desk.open()
    editor = desk.page.editor
    editor.heading.setFocus()

    desk.press("Tab")
    first = editor.row("say", 0).field.hasFocus()
    desk.press("Return")
    settle(desk.page)
    desk.press("Tab")
    second = editor.row("say", 2).field.hasFocus()
    editor.heading.setFocus()
    desk.press("Shift+Tab")

    assert first
    assert second
    assert editor.retire.hasFocus()


def test_a_new_topic_that_was_never_saved_is_thrown_away_after_a_question(desk: Desk) -> None:
    desk.press("Ctrl+N")
    sheet = desk.sheet()
    QTest.keyClicks(sheet.focusWidget(), "Parking at the office")
    QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    desk.page.put_back.click()
    desk.sheet().go.click()

    assert "Parking at the office" not in desk.titles()
    assert desk.services.drafts.all("content") == []
    assert desk.shown().title != "Parking at the office"


def test_the_head_says_what_the_desk_shows_where_the_newest_is_not_shown(desk: Desk) -> None:
    desk.open()
    desk.page.editor.row("say", 0).field.setFocus()
    desk.press("Return")
    desk.type("A sentence from nowhere.")

    desk.press("Ctrl+S")

    assert "the desk shows version 1" in desk.page.editor.version.text()
