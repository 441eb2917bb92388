"""When typing pauses, the sentence is asked about, and nothing jumps under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from frontdesk.identity import TopicId
from frontdesk.tasks import ImmediateTasks
from frontdesk.treatments.model import Answer, LookUp, TopicKind
from tests.clinics import clinic_services
from ui.treatments.page import TreatmentsPage
from ui.treatments.settling import Settling, beside

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("themed")
LEFT_OPEN = "how many months before the nose mist lifts my mood"


def answer(name: str) -> Answer:
    return Answer(TopicId(name), name, TopicKind.FAQ, "why", 0.5)


def found(*names: str, strip: bool = False) -> LookUp:
    return LookUp("words", tuple(map(answer, names)), None, strip=strip)


@pytest.fixture
def page(qtbot: QtBot) -> TreatmentsPage:
    page = TreatmentsPage()
    qtbot.addWidget(page)
    page.attach(clinic_services(), ImmediateTasks())
    page.resize(1240, 800)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    page.first.setFocus()
    return page


def titles(page: TreatmentsPage) -> list[str]:
    return [entry.title for entry in page.finder.answers.entries]


def test_rows_in_use_stay_and_the_others_follow_in_the_new_order() -> None:
    standing = beside(found("a", "b", "c"), found("c", "a", "d"), kept=2, limit=3)

    assert [one.topic for one in standing.answers] == ["a", "b", "c"]


def test_without_a_row_in_use_the_new_answers_stand() -> None:
    standing = beside(found("a", "b"), found("c", "a"), kept=0, limit=3)

    assert [one.topic for one in standing.answers] == ["c", "a"]


def test_a_strip_that_was_shown_is_not_taken_back() -> None:
    assert beside(found("a", strip=True), found("a"), kept=0, limit=3).strip


def test_what_words_left_open_is_settled_when_typing_pauses(
    qtbot: QtBot, page: TreatmentsPage
) -> None:
    page.finder.search.setText(LEFT_OPEN)
    by_words = titles(page)

    qtbot.waitUntil(lambda: titles(page) != by_words)

    assert page.topic.topic is not None
    assert page.topic.topic.title == titles(page)[0]


def test_a_row_that_was_chosen_stays_where_it_is(qtbot: QtBot, page: TreatmentsPage) -> None:
    settling = page.findChild(Settling)
    assert settling is not None
    with qtbot.waitSignal(settling.settled):
        page.finder.search.setText(LEFT_OPEN)
        QTest.keyClick(page.finder.search, Qt.Key.Key_Down)
        by_words, card = titles(page), page.topic.topic

    assert titles(page)[:2] == by_words[:2]
    assert page.finder.answers.current == 1
    assert page.topic.topic == card
