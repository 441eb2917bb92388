from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from frontdesk.bootstrap import over
from frontdesk.changes import Change, Kind
from frontdesk.identity import HandoutId, ServiceTypeId, TopicId
from frontdesk.schedule.model import Criteria
from frontdesk.storage.opening import Place
from frontdesk.tasks import ImmediateTasks
from tests.clinics import CATALOGUE, clinic_services
from tests.stores import ROSA, file_store, memory_store
from tests.widgets.walk import clipped, findings
from ui.background import QtTasks
from ui.tour.pictures import drawn, settle
from ui.treatments.crisis_strip import STRIP
from ui.treatments.finder_panel import NOTHING
from ui.treatments.page import TreatmentsPage
from ui.treatments.presenter import sources
from ui.widgets.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from frontdesk.services import Services
    from ui.theme.tokens import Wanted

pytestmark = pytest.mark.usefixtures("themed")
THERAPY = TopicId("treatment.therapy")


@pytest.fixture
def services() -> Services:
    return clinic_services()


@pytest.fixture
def page(qtbot: QtBot, services: Services) -> TreatmentsPage:
    page = TreatmentsPage()
    qtbot.addWidget(page)
    page.attach(services, ImmediateTasks())
    page.resize(1240, 800)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    page.first.setFocus()
    return page


def _shown(page: TreatmentsPage) -> str:
    return page.topic.topic.title if page.topic.topic else ""


def _wants(page: TreatmentsPage) -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    page.wants.connect(lambda what, about: found.append((what, about)))
    return found


def _words(widget: TreatmentsPage) -> str:
    settle(widget)  # Qt shows new lines with the next event
    return "\n".join(one.text() for one in widget.topic.findChildren(Text) if one.isVisible())


def test_a_search_with_a_typo_shows_therapy_and_says_how_it_was_read(page: TreatmentsPage) -> None:
    QTest.keyClicks(page.first, "talk therepy")

    assert _shown(page) == "Therapy"
    assert page.finder.answers.entries[0].title == "Therapy"
    assert "showing \u201ctalk therapy\u201d" in page.finder.found.text()
    assert page.topic.state.text() == "Draft, not yet reviewed"


def test_words_outside_the_approved_text_show_no_card_and_what_to_do(page: TreatmentsPage) -> None:
    QTest.keyClicks(page.first, "talk therapy")
    wants = _wants(page)

    page.finder.search.setText("is there a wheelchair ramp at the bus stop")
    for button in (page.finder.send, page.finder.message, page.finder.route):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert page.finder.nothing.words == NOTHING
    assert page.topic.topic is None
    assert page.topic.empty.isVisible()
    words = "is there a wheelchair ramp at the bus stop"
    assert wants == [("unanswered", (what, words)) for what in ("clinician", "message", "route")]


def test_an_emptied_search_leaves_neither_answers_nor_the_notice(page: TreatmentsPage) -> None:
    page.finder.search.setText("is there a wheelchair ramp at the bus stop")

    page.finder.search.setText("")

    assert not page.finder.nothing.isVisible()
    assert not page.finder.answers.isVisible()
    assert not page.finder.send.isVisible()


def test_words_of_danger_put_the_crisis_strip_above_the_results(page: TreatmentsPage) -> None:
    wants = _wants(page)

    page.finder.search.setText("i want to end it, can spravato help")
    page.finder.crisis.click()

    assert page.finder.strip.words == STRIP
    assert page.finder.strip.geometry().bottom() < page.finder.answers.geometry().top()
    assert wants == [("crisis", None)]


def test_harmless_words_show_no_strip(page: TreatmentsPage) -> None:
    page.finder.search.setText("dying to know if you are open")

    assert not page.finder.strip.isVisible()
    assert not page.finder.crisis.isVisible()


def test_keys_alone_choose_an_answer_and_come_to_booking(page: TreatmentsPage) -> None:
    wants = _wants(page)
    QTest.keyClicks(page.first, "spravato ride home")
    first = _shown(page)

    QTest.keyClick(page.first, Qt.Key.Key_Down)
    second = _shown(page)
    QTest.keyClick(page.first, Qt.Key.Key_Up)
    QTest.keyClick(page.first, Qt.Key.Key_Return)
    focused = QGuiApplication.focusObject()
    QTest.keyClick(page.topic.book, Qt.Key.Key_Space)

    assert first != second
    assert _shown(page) == first
    assert focused is page.topic.book
    assert wants == [("book", ServiceTypeId("spravato-treatment"))]


def test_a_group_opens_with_a_click_and_with_enter_and_closes_again(page: TreatmentsPage) -> None:
    browser = page.finder.browser
    second = browser.visualRect(browser.model().index(1, 0)).center()

    QTest.mouseClick(browser.viewport(), Qt.MouseButton.LeftButton, pos=second)
    by_click = [one.title for one in browser.entries]
    QTest.keyClick(browser, Qt.Key.Key_Left)
    groups = [one.title for one in browser.entries]
    QTest.keyClick(browser, Qt.Key.Key_Return)
    by_enter = [one.title for one in browser.entries]
    QTest.keyClick(browser, Qt.Key.Key_Down)
    QTest.keyClick(browser, Qt.Key.Key_Down)

    assert groups == list(CATALOGUE.groups)
    assert "Therapy" in by_click
    assert by_click == by_enter
    assert _shown(page) == "Therapy"


def test_every_topic_of_every_group_opens_with_its_sources(
    page: TreatmentsPage, services: Services
) -> None:
    for topic in services.treatments.catalogue.topics.values():
        page.open(topic.id)

        assert _shown(page) == topic.title
        for one in sources(topic, services.treatments.catalogue):
            assert one in _words(page)


def test_the_card_names_visits_with_length_and_first_opening(
    page: TreatmentsPage, services: Services
) -> None:
    page.open(THERAPY)

    free = services.schedule.openings(Criteria(ServiceTypeId("therapy-intake"), limit=1)).openings
    assert len(free) == 1
    assert "Therapy intake, 60 min" in _words(page)
    assert "First opening: today" in _words(page)
    assert page.topic.book.text() == "Book therapy intake"


def test_a_clinic_without_providers_says_that_there_is_no_opening(qtbot: QtBot) -> None:
    page = TreatmentsPage()
    qtbot.addWidget(page)
    page.attach(over(memory_store(), Place(None), ROSA, CATALOGUE, sample=False), ImmediateTasks())
    page.show()

    page.open(THERAPY)

    assert _shown(page) == "Therapy"
    assert "First opening" not in _words(page)


def test_a_series_is_named_and_not_offered_for_booking(page: TreatmentsPage) -> None:
    page.open(TopicId("faq.spravato-schedule"))

    assert "Each visit is booked by itself" in _words(page)
    assert page.topic.book.text() == "Book Spravato consult"


def test_copy_words_puts_what_to_say_on_the_clipboard_and_says_so(page: TreatmentsPage) -> None:
    page.open(THERAPY)
    wants = _wants(page)

    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(page.finder.search, Qt.Key.Key_C, both)

    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0] == "Therapy"
    assert copied[1] == CATALOGUE.topics[THERAPY].say[0].text
    assert copied[-1] == "(Draft, not yet reviewed)"
    assert [what for what, _about in wants] == ["toast"]


def test_print_handout_and_related_topics_lead_on(page: TreatmentsPage) -> None:
    page.open(THERAPY)
    wants = _wants(page)

    page.topic.print.click()
    page.topic.links[0].click()

    assert wants == [("handout", HandoutId("h.therapy"))]
    assert _shown(page) == "Cognitive-behavioral therapy (CBT)"
    assert page.finder.back.isVisible()


def test_odd_words_are_looked_up_without_harm(page: TreatmentsPage) -> None:
    for words in ("x" * 10_000, "\u202e\u0000<b>'; DROP", "\U0001f9e0", "   "):
        page.finder.search.setText(words)

        assert page.finder.search.text() == words[:2000]


def test_a_topic_that_does_not_exist_changes_nothing(page: TreatmentsPage) -> None:
    page.open(THERAPY)

    page.open("no.such.topic")

    assert _shown(page) == "Therapy"


def test_an_opening_that_is_taken_meanwhile_is_read_again(
    page: TreatmentsPage, services: Services
) -> None:
    page.open(THERAPY)
    kind = ServiceTypeId("therapy-intake")
    before = _words(page)
    free = services.schedule.openings(Criteria(kind, limit=1)).openings[0]

    services.schedule.hold(free, "desk-2")
    page.changed(Change(frozenset({Kind.APPOINTMENT})))

    assert _words(page) != before


@pytest.mark.parametrize(
    ("size", "scale", "mode"),
    [
        ((1240, 800), 1.0, "light"), ((1080, 620), 1.0, "dark"),
        ((1080, 620), 1.5, "light"), ((1080, 620), 2.0, "dark"),
    ],
)  # fmt: skip
def test_the_page_can_be_read_and_reached_in_every_size(
    page: TreatmentsPage, size: tuple[int, int], scale: float, mode: Wanted
) -> None:
    page.open(TopicId("treatment.spravato"))
    page.finder.search.setText("spravato and i want to die")

    drawn(page, size, scale, mode)
    found = findings(page) + clipped(page)
    drawn(page, (1240, 800))

    assert found == []


def test_the_page_works_over_threads_and_a_file(qtbot: QtBot, tmp_path: Path) -> None:
    services = clinic_services(file_store(tmp_path / "store"))
    tasks, page = QtTasks(), TreatmentsPage()
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(tasks.idle):
        page.attach(services, tasks)

    with qtbot.waitSignal(tasks.idle):
        page.finder.search.setText("talk therepy")

    assert "First opening" in _words(page)
    tasks.close()
    services.close()
