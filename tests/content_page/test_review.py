"""Review: drafts handed in, what the clinician answered entered in one screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from frontdesk.content.model import ReviewState
from tests.content_page.desk import SPRAVATO, THERAPY
from tests.content_page.test_look import seen
from tests.documents.pdf import words
from ui.content.review_view import APPROVE, SEND_BACK

if TYPE_CHECKING:
    from pathlib import Path

    from frontdesk.content.model import DocumentKey
    from tests.content_page.desk import Desk

pytestmark = pytest.mark.usefixtures("themed")
TODAY = date(2026, 11, 24)


def submit(desk: Desk, *keys: DocumentKey) -> None:
    """Hand texts to the review and open it."""
    for key in keys:
        number = desk.newest(key).id
        assert number is not None
        desk.services.editing.submit(number)
    desk.page.to_review.click()


def test_nothing_in_review_says_how_to_begin(desk: Desk) -> None:
    desk.page.to_review.click()

    assert desk.page.review.empty.isVisible()
    assert not desk.page.review.packet.isEnabled()


def test_all_drafts_are_handed_in_by_one_button(desk: Desk) -> None:
    desk.page.list.search.setFocus()
    desk.press("Ctrl+Shift+R")
    desk.page.review.send_all.setFocus()
    desk.press("Return")
    asked = desk.sheet()
    before = len(desk.page.review.rows)
    asked.go.setFocus()
    QTest.keyClick(asked.go, Qt.Key.Key_Return)

    assert before == 0
    number = len(desk.services.editing.documents())
    assert len(desk.page.review.rows) == number
    assert desk.told == [f"{number} texts are in review."]
    assert not desk.page.review.send_all.isEnabled()


def test_all_drafts_stay_drafts_where_the_question_is_left(desk: Desk) -> None:
    desk.page.to_review.click()

    desk.page.review.send_all.click()
    QTest.keyClick(desk.sheet(), Qt.Key.Key_Escape)

    assert desk.page.review.rows == []
    assert desk.newest().state is ReviewState.DRAFT
    assert desk.told == []


def test_the_clinicians_answers_are_entered_in_one_screen(desk: Desk) -> None:
    submit(desk, THERAPY, SPRAVATO)
    view = desk.page.review
    topic, handout = view.rows

    topic.answer.set_value(APPROVE)
    handout.answer.set_value(SEND_BACK)
    handout.note.setFocus()
    desk.type("Say it shorter.")
    view.by.setFocus()
    desk.type("Dr. Sample, MD")
    desk.press("Ctrl+S")

    approved = desk.newest(THERAPY)
    assert (approved.state, approved.review.by) == (ReviewState.APPROVED, "Dr. Sample, MD")
    assert approved.review.until == TODAY + timedelta(days=365)
    assert desk.newest(SPRAVATO).state is ReviewState.DRAFT
    assert "Say it shorter." in desk.newest(SPRAVATO).note
    assert desk.told == ["1 text was approved, 1 sent back."]
    assert desk.services.treatments.topic(desk.topic().id).review.holds(TODAY)


def test_answers_without_a_name_change_nothing_and_say_where_it_belongs(desk: Desk) -> None:
    submit(desk, THERAPY)
    view = desk.page.review
    view.rows[0].answer.set_value(APPROVE)

    desk.press("Ctrl+S")

    assert view.fields["by"].problem == "Write who answered: the name, and the title."
    assert view.by.hasFocus()
    assert desk.newest().state is ReviewState.IN_REVIEW


def test_a_signature_of_tomorrow_is_refused_at_its_field(desk: Desk) -> None:
    submit(desk, THERAPY)
    view = desk.page.review
    view.rows[0].answer.set_value(APPROVE)
    view.by.setText("Dr. Sample")
    view.on.set_value(TODAY + timedelta(days=1))

    view.enter.click()

    assert "has not come yet" in view.fields["on"].problem
    assert desk.newest().state is ReviewState.IN_REVIEW


def test_a_text_sent_back_needs_a_note(desk: Desk) -> None:
    submit(desk, THERAPY)
    view = desk.page.review
    view.by.setText("Dr. Sample")
    view.rows[0].answer.set_value(SEND_BACK)

    view.enter.click()

    assert "what is to change" in view.problem.words
    assert desk.newest().state is ReviewState.IN_REVIEW


def test_a_review_that_ends_within_a_month_is_offered_for_renewal(desk: Desk) -> None:
    number = desk.newest().id
    assert number is not None
    signed = TODAY - timedelta(days=360)
    desk.services.editing.approve([number], "Dr. Sample", signed)
    desk.page.to_review.click()
    view = desk.page.review
    [row] = view.rows

    row.answer.set_value(APPROVE)
    view.by.setText("Dr. Second")
    view.enter.click()

    assert desk.newest().review.by == "Dr. Second"
    assert view.rows == []


def test_answers_being_entered_stay_when_another_window_saves(desk: Desk) -> None:
    submit(desk, THERAPY)
    row = desk.page.review.rows[0]
    row.answer.set_value(SEND_BACK)
    QTest.keyClicks(row.note, "Shorter")
    number = desk.newest(SPRAVATO).id
    assert number is not None

    desk.services.editing.submit(number)
    from frontdesk.changes import Change, Kind

    desk.page.changed(Change(frozenset({Kind.CONTENT})))

    assert desk.page.review.rows == [row]
    assert row.note.text() == "Shorter"


def test_the_review_can_be_read_and_reached_in_every_size(desk: Desk) -> None:
    submit(desk, THERAPY, SPRAVATO)
    desk.page.review.rows[1].answer.set_value(SEND_BACK)
    desk.page.review.show_problem("by", "Write who answered.")

    assert seen(desk.page) == []


def test_the_packet_holds_the_ticked_texts_and_goes_to_the_printer(desk: Desk) -> None:
    submit(desk, THERAPY, SPRAVATO)
    desk.page.review.rows[1].in_packet.click()

    desk.press("Ctrl+P")

    about = next(about for what, about in desk.wants if what == "print-pdf")
    assert isinstance(about, tuple)
    title, make = about
    text = words(make())
    assert title == "Review packet"
    assert desk.topic().say[0].text in text
    assert "nose spray" not in text


def test_the_packet_is_saved_as_a_file(desk: Desk, tmp_path: Path) -> None:
    submit(desk, THERAPY)
    desk.page.review.save_packet.click()
    dialog = desk.page.findChild(QFileDialog)
    assert dialog is not None

    dialog.fileSelected.emit(str(tmp_path / "packet.pdf"))
    dialog.reject()

    assert desk.topic().say[0].text in words((tmp_path / "packet.pdf").read_bytes())
    assert desk.told == ["The review packet was saved as PDF."]


def test_tab_goes_from_the_answers_to_the_clinician(desk: Desk) -> None:
    submit(desk, THERAPY)
    desk.page.review.rows[0].answer.setFocus()

    desk.press("Tab")

    assert desk.page.review.by.hasFocus()


def test_a_text_in_review_stays_to_be_answered_though_a_draft_came_after_it(desk: Desk) -> None:
    submit(desk, THERAPY)
    waiting = desk.newest().id
    topic = desk.topic()
    later = replace(topic, title="Therapy, said anew")
    desk.services.editing.save(THERAPY, later, waiting)

    desk.page.to_review.click()
    view = desk.page.review
    view.by.setText("Dr. Sample")
    view.rows[0].answer.set_value(APPROVE)
    desk.press("Ctrl+S")

    versions = desk.services.editing.history(THERAPY)
    assert [one.state for one in versions[:2]] == [ReviewState.DRAFT, ReviewState.APPROVED]
    assert desk.services.treatments.topic(topic.id).title == topic.title


def test_answers_being_entered_stay_when_more_drafts_are_handed_in(desk: Desk) -> None:
    submit(desk, THERAPY)
    view = desk.page.review
    view.rows[0].answer.set_value(SEND_BACK)
    view.rows[0].note.setText("Say it shorter.")
    view.rows[0].in_packet.click()

    view.send_all.click()
    desk.sheet().go.click()

    row = next(one for one in view.rows if one.accessibleName() == "Therapy")
    assert len(view.rows) > 1
    assert (row.answer.value(), row.note.text()) == (SEND_BACK, "Say it shorter.")
    assert not row.note.isHidden()
    assert not row.in_packet.isChecked()
