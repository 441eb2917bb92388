"""Two treatments side by side, by keys alone, and only in lines that somebody approved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from frontdesk.bootstrap import over
from frontdesk.content.model import Review, ReviewState
from frontdesk.identity import TopicId
from frontdesk.storage.opening import Place
from frontdesk.tasks import ImmediateTasks
from tests.clinics import CATALOGUE
from tests.stores import ROSA, memory_store
from tests.widgets.walk import clipped, findings
from ui.tour.pictures import drawn, settle
from ui.treatments.comparison import NOT_APPROVED
from ui.treatments.page import TreatmentsPage
from ui.widgets.sayings import Saying
from ui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from frontdesk.treatments.model import Topic

pytestmark = pytest.mark.usefixtures("themed")
CBT, DBT = TopicId("treatment.therapy.cbt"), TopicId("treatment.therapy.dbt")
HOLDS = Review(ReviewState.APPROVED, "Dr. A. Example", date(2020, 1, 1))


def approved(topic: Topic) -> Topic:
    return replace(topic, review=HOLDS)


@pytest.fixture
def page(qtbot: QtBot) -> TreatmentsPage:
    topics = {**CATALOGUE.topics, CBT: approved(CATALOGUE.topics[CBT])}
    catalogue = replace(CATALOGUE, topics=topics)
    page = TreatmentsPage()
    qtbot.addWidget(page)
    page.attach(over(memory_store(), Place(None), ROSA, catalogue, sample=False), ImmediateTasks())
    page.resize(1240, 800)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    page.first.setFocus()
    return page


def press_compare(page: TreatmentsPage) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(page.finder.search, Qt.Key.Key_B, both)


def compare(page: TreatmentsPage) -> None:
    page.open(CBT)
    press_compare(page)
    page.open(DBT)
    press_compare(page)
    settle(page)


def words(side: QWidget) -> list[str]:
    return [one.text() for one in side.findChildren(Text) if one.isVisible()]


def test_two_treatments_stand_side_by_side_by_keys_alone(page: TreatmentsPage) -> None:
    page.open(CBT)
    wants: list[tuple[str, object]] = []
    page.wants.connect(lambda what, about: wants.append((what, about)))

    press_compare(page)
    page.open(DBT)
    offered = page.topic.compare.text()
    press_compare(page)
    settle(page)

    assert [what for what, _about in wants] == ["toast", "toast-over"]
    assert offered == f"Compare with {CATALOGUE.topics[CBT].title}"
    names = [side.accessibleName() for side in page.topic.comparison.sides]
    assert names == [CATALOGUE.topics[CBT].title, CATALOGUE.topics[DBT].title]
    assert not page.topic.whole.isVisible()


def test_only_approved_lines_are_compared_each_with_its_source(page: TreatmentsPage) -> None:
    compare(page)

    left, right = page.topic.comparison.sides
    said = [one.text() for one in left.findChildren(Saying)]
    for line in CATALOGUE.topics[CBT].say:
        assert any(line.text in one and line.sources[0] in one for one in said)
    assert right.findChildren(Saying) == []
    assert NOT_APPROVED in words(right)


def test_escape_leads_back_to_the_topic(page: TreatmentsPage) -> None:
    compare(page)

    QTest.keyClick(page.topic.comparison.close_button, Qt.Key.Key_Escape)

    assert not page.topic.comparison.isVisible()
    assert page.topic.whole.isVisible()
    assert page.topic.topic is not None
    assert page.topic.topic.id == DBT
    assert page.topic.compare.hasFocus()


def test_another_topic_takes_the_place_of_the_comparison(page: TreatmentsPage) -> None:
    compare(page)

    page.finder.search.setText("spravato")

    assert not page.topic.comparison.isVisible()
    assert page.topic.whole.isVisible()


def test_a_question_is_no_treatment_and_is_not_compared(page: TreatmentsPage) -> None:
    page.open(TopicId("faq.spravato-food"))

    assert not page.topic.compare.isVisible()


@pytest.mark.parametrize(("size", "scale"), [((1240, 800), 1.0), ((1080, 620), 2.0)])
def test_the_comparison_can_be_read_and_reached_in_every_size(
    page: TreatmentsPage, size: tuple[int, int], scale: float
) -> None:
    compare(page)

    drawn(page, size, scale, "light")
    found = findings(page) + clipped(page)
    drawn(page, (1240, 800))

    assert found == []
