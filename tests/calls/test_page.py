"""The page of the call log, driven as the desk drives it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from frontdesk.calls.model import CallQuery, Outcome, Reason
from frontdesk.calls.rules.labels import OUTCOMES
from frontdesk.people.model import PersonDetails
from frontdesk.storage.faults import ReadOnly
from frontdesk.tasks import ImmediateTasks
from tests.calls.test_log import CALL_BACK, ENTRY
from tests.screens import Wanted, services_in_folder, services_in_memory
from tests.stores import NOW
from tests.widgets.walk import clipped, findings
from ui.background import QtTasks
from ui.calls.page import LOG, WAITING, CallsPage
from ui.calls.sheets import CorrectSheet, FollowUpSheet, TryAgainSheet
from ui.messages import sentence
from ui.tour.pictures import drawn, settle
from ui.widgets.chips import Chip

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from frontdesk.services import Services
    from ui.theme.tokens import Wanted as Mode

pytestmark = pytest.mark.usefixtures("themed")


class Desk:
    """The page with its services, shown."""

    def __init__(self, bot: QtBot, services: Services) -> None:
        self.bot, self.services, self.wanted = bot, services, Wanted()
        self.page = CallsPage()
        bot.addWidget(self.page)
        self.page.wants.connect(self.wanted)
        self.page.attach(services, ImmediateTasks())
        self.page.resize(1240, 840)
        with bot.waitActive(self.page):
            self.page.show()
            self.page.activateWindow()
        self.page.refresh()

    @property
    def rows(self) -> int:
        return self.page.table.model().rowCount()

    def press(self, key: str) -> None:
        self.page.waiting.table.setFocus()
        self.bot.keyClicks(self.page.waiting.table, key)


@pytest.fixture
def services() -> Services:
    return services_in_memory()


def test_an_empty_log_says_what_belongs_there(qtbot: QtBot, services: Services) -> None:
    desk = Desk(qtbot, services)

    assert desk.rows == 0
    assert desk.page.number.text() == "0 calls"


def test_further_calls_come_by_key_when_scrolled_to(qtbot: QtBot, services: Services) -> None:
    for minutes in range(130):
        services.calls.log(replace(ENTRY, started=NOW - timedelta(minutes=minutes)))
    desk = Desk(qtbot, services)
    before = desk.rows

    desk.page.table.scrollToBottom()
    qtbot.waitUntil(lambda: desk.rows == 130)

    assert before == 100
    assert desk.page.number.text() == "130 calls"


def test_typing_words_filters_and_clearing_shows_all_again(
    qtbot: QtBot, services: Services
) -> None:
    services.calls.log(ENTRY)
    services.calls.log(replace(ENTRY, note="Wants a letter."))
    desk = Desk(qtbot, services)

    qtbot.keyClicks(desk.page.filters.words, "letter")
    narrowed = desk.rows
    qtbot.mouseClick(desk.page.filters.clear, Qt.MouseButton.LeftButton)

    assert (narrowed, desk.rows) == (1, 2)


def test_a_day_that_is_none_is_pointed_out_and_filters_nothing(
    qtbot: QtBot, services: Services
) -> None:
    services.calls.log(ENTRY)
    desk = Desk(qtbot, services)
    field = desk.page.filters.first_day

    field.setFocus()
    qtbot.keyClicks(field, "13/45/2026")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert "no such day" in desk.page.filters.problem.text()
    assert desk.rows == 1


def test_a_day_ahead_leaves_nothing_and_says_so(qtbot: QtBot, services: Services) -> None:
    services.calls.log(ENTRY)
    desk = Desk(qtbot, services)

    desk.page.filters.first_day.set_value(date(2026, 12, 1))

    assert desk.rows == 0


def test_choosing_a_call_shows_it_whole(qtbot: QtBot, services: Services) -> None:
    jordan = services.people.add(PersonDetails("Jordan Example")).id
    call = services.calls.log(replace(ENTRY, person=jordan, also=(Outcome.DECLINED,)))
    desk = Desk(qtbot, services)

    desk.page.table.choose(call.id)
    qtbot.mouseClick(desk.page.card.person, Qt.MouseButton.LeftButton)

    assert desk.page.card.name.text() == "Jordan Example"
    facts = dict(desk.page.card.facts.pairs)
    assert facts["What came of it"] == "Informed from a card, Declined"
    assert facts["Note"] == "Asked about parking."
    assert facts["Number"] == "(425) 555-0142"
    assert desk.wanted.last("person") == jordan


def _correction(desk: Desk) -> CorrectSheet:
    desk.page.card.correct.click()
    return desk.page.findChildren(CorrectSheet)[-1]


def test_a_correction_is_saved_and_stands_in_the_history(qtbot: QtBot, services: Services) -> None:
    call = services.calls.log(ENTRY)
    desk = Desk(qtbot, services)
    desk.page.table.choose(call.id)

    sheet = _correction(desk)
    sheet.outcome.set_value(Outcome.DECLINED)
    sheet.go.click()

    assert services.calls.get(call.id).entry.outcome is Outcome.DECLINED
    told = [text for _label, text in desk.page.card.history.pairs]
    assert told[0] == "Outcome: Informed from a card \u2192 Declined"


def test_what_mainly_came_of_a_call_is_not_offered_beside_itself(
    qtbot: QtBot, services: Services
) -> None:
    call = services.calls.log(replace(ENTRY, also=(Outcome.DECLINED, Outcome.HANDOUT_PRINTED)))
    desk = Desk(qtbot, services)
    desk.page.table.choose(call.id)
    sheet = _correction(desk)
    offered = [chip.text() for chip in sheet.also.findChildren(Chip)]

    sheet.outcome.setFocus()
    qtbot.keyClicks(sheet.outcome, "Decl")
    qtbot.keyClick(sheet.outcome, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    entry = services.calls.get(call.id).entry
    assert OUTCOMES[Outcome.INFORMED] not in offered
    assert OUTCOMES[Outcome.BOOKED] in offered
    assert (entry.outcome, entry.also) == (Outcome.DECLINED, (Outcome.HANDOUT_PRINTED,))


def test_in_large_text_the_log_cuts_none_of_its_columns(qtbot: QtBot, services: Services) -> None:
    reasons = (Reason.NEW_CLIENT, Reason.INFORMATION, Reason.CLINICAL_QUESTION)
    services.calls.log(replace(ENTRY, reasons=reasons, follow_up=CALL_BACK))
    desk = Desk(qtbot, services)

    drawn(desk.page, (1060, 610), 1.5)

    table = desk.page.table
    assert table.horizontalHeader().length() <= table.viewport().width()
    table.setFocus()
    settle(desk.page)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert desk.page.card.correct.hasFocus()
    assert not desk.page.card.correct.visibleRegion().isEmpty()


def test_enter_in_a_log_that_came_after_the_focus_leads_to_the_first_call(
    qtbot: QtBot, services: Services
) -> None:
    desk = Desk(qtbot, services)
    desk.page.table.setFocus()
    call = services.calls.log(ENTRY)
    desk.page.refresh()

    qtbot.keyClick(desk.page.table, Qt.Key.Key_Return)

    assert desk.page.table.chosen() == call
    assert desk.page.card.correct.hasFocus()


def test_a_correction_without_a_reason_is_refused_and_nothing_is_lost(
    qtbot: QtBot, services: Services
) -> None:
    call = services.calls.log(ENTRY)
    desk = Desk(qtbot, services)
    desk.page.table.choose(call.id)

    sheet = _correction(desk)
    sheet.note.setPlainText("Wants a letter.")
    sheet.reasons.show_chips(tuple((one, str(one)) for one in Reason), ())
    sheet.go.click()

    assert sheet.isVisible()
    assert sheet.note.toPlainText() == "Wants a letter."
    assert services.calls.get(call.id) == call
    sheet.reject()


def test_a_correction_by_another_desk_is_shown_before_it_is_replaced(
    qtbot: QtBot, services: Services
) -> None:
    call = services.calls.log(ENTRY)
    desk = Desk(qtbot, services)
    desk.page.table.choose(call.id)
    sheet = _correction(desk)
    services.calls.correct(call.id, call.version, replace(ENTRY, outcome=Outcome.BOOKED))

    sheet.outcome.set_value(Outcome.DECLINED)
    sheet.go.click()
    in_between = services.calls.get(call.id).entry.outcome
    asked = sheet.go.text()
    sheet.go.click()

    assert in_between is Outcome.BOOKED
    assert asked == "Save mine instead"
    assert services.calls.get(call.id).entry.outcome is Outcome.DECLINED


def test_a_follow_up_is_added_to_a_logged_call(qtbot: QtBot, services: Services) -> None:
    call = services.calls.log(ENTRY)
    desk = Desk(qtbot, services)
    desk.page.table.choose(call.id)

    desk.page.card.follow_up.click()
    sheet = desk.page.findChildren(FollowUpSheet)[-1]
    sheet.what.setText("parking map")
    sheet.go.click()

    assert [one.what for one in services.calls.follow_ups()] == ["parking map"]


def test_one_key_finishes_a_follow_up_and_undo_opens_it_again(
    qtbot: QtBot, services: Services
) -> None:
    services.calls.log(replace(ENTRY, follow_up=CALL_BACK))
    desk = Desk(qtbot, services)
    desk.page.which.set_value(WAITING)

    desk.press("d")
    after = services.calls.follow_ups()
    desk.wanted.undo()

    assert after == []
    assert len(services.calls.follow_ups()) == 1


def test_a_try_in_vain_is_counted_and_comes_back_later(qtbot: QtBot, services: Services) -> None:
    services.calls.log(replace(ENTRY, follow_up=CALL_BACK))
    desk = Desk(qtbot, services)
    desk.page.which.set_value(WAITING)

    desk.press("t")
    sheet = desk.page.findChildren(TryAgainSheet)[-1]
    sheet.go.click()

    assert services.calls.follow_ups()[0].tries == 1


def test_calling_back_begins_a_call_with_that_number(qtbot: QtBot, services: Services) -> None:
    services.calls.log(replace(ENTRY, follow_up=CALL_BACK))
    desk = Desk(qtbot, services)
    desk.page.which.set_value(WAITING)

    desk.press("c")

    assert desk.wanted.last("new-call") == "+14255550142"


def test_opening_a_call_from_elsewhere_goes_to_the_log(qtbot: QtBot, services: Services) -> None:
    call = services.calls.log(ENTRY)
    desk = Desk(qtbot, services)
    desk.page.which.set_value(WAITING)

    desk.page.open(call.id)

    assert desk.page.which.value() == LOG
    assert desk.page.card.name.text() == "(425) 555-0142"


def test_the_export_holds_what_the_filters_leave(
    qtbot: QtBot, services: Services, tmp_path: Path
) -> None:
    services.calls.log(ENTRY)
    services.calls.log(replace(ENTRY, note="Wants a letter."))
    desk = Desk(qtbot, services)
    qtbot.keyClicks(desk.page.filters.words, "letter")

    desk.page.export_to(tmp_path / "calls.csv")

    text = (tmp_path / "calls.csv").read_text(encoding="utf-8-sig")
    assert text.count("Informed from a card") == 1
    assert "letter" in text


def test_an_export_that_cannot_be_written_says_so(
    qtbot: QtBot, services: Services, tmp_path: Path
) -> None:
    desk = Desk(qtbot, services)
    place = tmp_path / "missing" / "calls.csv"

    desk.page.export_to(place)

    assert desk.wanted.last("problem") == sentence(ReadOnly(str(place)))


def test_the_list_comes_from_another_thread_as_well(qtbot: QtBot, tmp_path: Path) -> None:
    services = services_in_folder(tmp_path / "store")
    services.calls.log(ENTRY)
    page, tasks = CallsPage(), QtTasks()
    qtbot.addWidget(page)
    page.attach(services, tasks)

    with qtbot.waitSignal(tasks.idle):
        page.refresh()

    assert page.table.model().rowCount() == services.calls.count(CallQuery()) == 1
    tasks.close()
    services.close()


@pytest.mark.parametrize(
    ("size", "scale", "mode"),
    [((1240, 840), 1.0, "light"), ((1080, 660), 1.0, "dark"), ((1080, 660), 1.5, "light")],
)
def test_nothing_is_nameless_doubled_small_or_cut(
    qtbot: QtBot, services: Services, size: tuple[int, int], scale: float, mode: Mode
) -> None:
    call = services.calls.log(replace(ENTRY, follow_up=CALL_BACK))
    page = Desk(qtbot, services).page
    page.table.choose(call.id)

    drawn(page, size, scale, mode)
    wrong = findings(page) + clipped(page)
    page.hide()
    drawn(QWidget(), size)  # the look of the other tests

    assert wrong == []
