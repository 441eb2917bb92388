"""When typing pauses, the sentence is asked about, and nothing jumps under the cursor."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from frontdesk.identity import TopicId
from frontdesk.tasks import ImmediateTasks
from frontdesk.treatments.model import Answer, LookUp, TopicKind
from frontdesk.treatments.service import Treatments
from tests.clinics import CATALOGUE, clinic_services
from ui.background import QtTasks
from ui.tour.pictures import settle
from ui.treatments.page import TreatmentsPage
from ui.treatments.say_line import ANSWERS_THIS
from ui.treatments.settling import Settling, beside

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("themed")
VEILED = "i cannot go on like this"  # danger, and by its sense no topic answers
LEFT_OPEN = "how many months before the nose mist lifts my mood"


def answer(name: str) -> Answer:
    return Answer(TopicId(name), name, TopicKind.FAQ, "why", 0.5)


def found(*names: str, strip: bool = False) -> LookUp:
    return LookUp("words", tuple(map(answer, names)), None, strip=strip)


@pytest.fixture
def page(qtbot: QtBot) -> TreatmentsPage:
    page = TreatmentsPage()
    qtbot.addWidget(page)
    services = clinic_services()
    assert services.treatments.load_model()  # now, so that no test waits for it
    page.attach(services, ImmediateTasks())
    page.resize(1240, 800)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    page.first.setFocus()
    QTest.mouseMove(page, QPoint(1, 1))  # off the answers, wherever another test left it
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

    qtbot.waitUntil(lambda: titles(page) != by_words, timeout=30_000)

    assert page.topic.topic is not None
    assert page.topic.topic.title == titles(page)[0]


def test_a_row_that_was_chosen_stays_where_it_is(qtbot: QtBot, page: TreatmentsPage) -> None:
    settling = page.findChild(Settling)
    assert settling is not None
    with qtbot.waitSignal(settling.settled, timeout=30_000):
        page.finder.search.setText(LEFT_OPEN)
        QTest.keyClick(page.finder.search, Qt.Key.Key_Down)
        by_words, card = titles(page), page.topic.topic

    assert titles(page)[:2] == by_words[:2]
    assert page.finder.answers.current == 1
    assert page.topic.topic == card


def test_the_line_that_answers_is_marked_and_told_to_readers(
    qtbot: QtBot, page: TreatmentsPage
) -> None:
    settling = page.findChild(Settling)
    assert settling is not None

    with qtbot.waitSignal(settling.settled, timeout=30_000):
        page.finder.search.setText("how fast does it work")

    marked = [one.saying for one in page.topic.card.lines if one.pointed]
    assert [one.text().split(" (")[0] for one in marked] == [
        "Some clients notice improvement within hours or days of Spravato\u00ae."
    ]
    assert marked[0].accessibleName().startswith(ANSWERS_THIS)


def test_a_topic_that_was_browsed_to_has_no_mark(page: TreatmentsPage) -> None:
    page.finder.search.setText("can i drink coffee before")
    asked = [one.pointed for one in page.topic.card.lines]

    page.open(TopicId("faq.spravato-food"))

    assert any(asked)
    assert not any(one.pointed for one in page.topic.card.lines)


def test_a_strip_that_comes_later_pushes_no_answer_from_under_the_pointer(
    page: TreatmentsPage,
) -> None:
    finder = page.finder
    finder.show_answers(found("a", "b"))
    settle(page)
    QTest.mouseMove(finder.answers.viewport(), finder.answers.viewport().rect().center())
    assert finder.answers.underMouse()
    before = finder.answers.geometry().top()

    finder.show_answers(found("a", "b"), danger=True, settled=True)
    settle(page)

    assert finder.answers.geometry().top() == before
    assert finder.strip.isVisible()
    assert finder.strip.geometry().top() > finder.answers.geometry().bottom()


def test_the_next_key_puts_the_strip_above_the_answers_again(page: TreatmentsPage) -> None:
    finder = page.finder
    finder.show_answers(found("a", "b"))
    settle(page)
    QTest.mouseMove(finder.answers.viewport(), finder.answers.viewport().rect().center())
    finder.show_answers(found("a", "b"), danger=True, settled=True)

    finder.show_answers(found("a", "b", "c"), danger=True)
    settle(page)

    assert finder.strip.geometry().bottom() < finder.answers.geometry().top()


def test_a_strip_without_an_answer_stands_alone(qtbot: QtBot, page: TreatmentsPage) -> None:
    finder = page.finder

    QTest.keyClicks(finder.search, VEILED)
    qtbot.waitUntil(lambda: not finder.answers.entries, timeout=30_000)

    assert finder.strip.isVisible()
    assert finder.crisis.isVisible()
    assert finder.nothing.words == ""
    assert not finder.message.isVisible()


def test_a_window_that_closes_while_the_model_is_loaded_waits_for_it_and_is_told_nothing(
    qtbot: QtBot,
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    told: list[object] = []

    def slow() -> None:
        begun.set()
        go_on.wait(30)

    treatments, tasks = Treatments(CATALOGUE, load=slow), QtTasks()
    tasks.run(treatments.load_model, told.append, told.append)
    qtbot.waitUntil(begun.is_set, timeout=30_000)

    go_on.set()
    tasks.close()

    assert told == []
    assert not treatments.load_model()
