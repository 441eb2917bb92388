"""The page of people, driven as the desk drives it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from frontdesk.calls.model import CallEntry, Outcome, Reason
from frontdesk.handouts.model import PrintRequest, TypeSize
from frontdesk.identity import ServiceTypeId
from frontdesk.people.model import Client, PersonDetails, Phone
from frontdesk.schedule.model import Criteria, NewBooking
from frontdesk.tasks import ImmediateTasks
from tests.clinics import clinic_services
from tests.screens import Wanted, services_in_folder, services_in_memory
from tests.stores import NOW
from tests.widgets.walk import clipped, findings
from ui.background import QtTasks
from ui.people.handout_sheet import HandoutSheet
from ui.people.page import PeoplePage
from ui.people.person_sheet import PersonSheet
from ui.tour.pictures import drawn

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from frontdesk.people.model import Person
    from frontdesk.services import Services
    from ui.theme.tokens import Wanted as Mode

pytestmark = pytest.mark.usefixtures("themed")
JORDAN = PersonDetails(
    "Jordan Example", born=date(1984, 3, 7), phones=(Phone("+14255550142"),), large_print=True
)


class Desk:
    """The page with its services, shown."""

    def __init__(self, bot: QtBot, services: Services) -> None:
        self.bot, self.services, self.wanted = bot, services, Wanted()
        self.page = PeoplePage()
        bot.addWidget(self.page)
        self.page.wants.connect(self.wanted)
        self.page.attach(services, ImmediateTasks())
        self.page.resize(1240, 840)
        with bot.waitActive(self.page):
            self.page.show()
            self.page.activateWindow()
        self.page.refresh()

    def find(self, text: str) -> None:
        self.page.search.setFocus()
        self.bot.keyClicks(self.page.search, text)

    def sheet(self) -> PersonSheet:
        return self.page.findChildren(PersonSheet)[-1]

    def facts(self) -> dict[str, str]:
        return dict(self.page.card.facts.pairs)

    def happened(self) -> list[str]:
        return [entry.title for entry in self.page.timeline.lines.entries]


@pytest.fixture
def services() -> Services:
    return services_in_memory()


@pytest.fixture
def jordan(services: Services) -> Person:
    return services.people.add(JORDAN)


@pytest.mark.parametrize("text", ["jordan", "Exampel", "555-0142", "3/7/1984"])
def test_a_person_is_found_while_typing_and_opened_with_enter(
    qtbot: QtBot, services: Services, jordan: Person, text: str
) -> None:
    desk = Desk(qtbot, services)

    desk.find(text)
    qtbot.keyClick(desk.page.search, Qt.Key.Key_Return)

    assert desk.page.card.name.text() == jordan.details.name
    assert desk.facts()["Date of birth"] == "03/07/1984"


def test_the_list_never_marks_one_person_while_another_is_shown(
    qtbot: QtBot, services: Services, jordan: Person
) -> None:
    services.people.add(replace(JORDAN, name="Jordan Exemplar"))
    other = services.people.add(replace(JORDAN, name="Casey Sample"))
    desk = Desk(qtbot, services)
    desk.find("jordan")
    desk.page.open(jordan.id)
    row = desk.page.list.current
    shown = desk.page.list.entries[row].title
    desk.page.refresh()
    after_reading_again = (desk.page.list.current, desk.page.card.name.text())

    desk.page.list.choose(1 - row)
    after_moving = desk.page.card.name.isVisible()
    desk.page.open(other.id)

    assert shown == "Jordan Example"
    assert after_reading_again == (row, "Jordan Example")
    assert not after_moving
    assert (desk.page.list.current, desk.page.card.name.text()) == (-1, "Casey Sample")


def test_nobody_found_says_what_to_do(qtbot: QtBot, services: Services) -> None:
    desk = Desk(qtbot, services)

    desk.find("zzz")

    assert "Nobody fits" in desk.page.hint.text()


def test_that_a_record_was_opened_is_noted_once(
    qtbot: QtBot, services: Services, jordan: Person
) -> None:
    desk = Desk(qtbot, services)

    desk.page.open(jordan.id)
    desk.page.refresh()
    desk.page.open(jordan.id)

    assert [event.action for event in services.people.history(jordan.id)] == ["C", "R"]


def test_an_edit_is_saved_shown_in_the_history_and_taken_back(
    qtbot: QtBot, services: Services, jordan: Person
) -> None:
    desk = Desk(qtbot, services)
    desk.page.open(jordan.id)

    desk.page.card.edit.click()
    desk.sheet().notes.setPlainText("Prefers mornings")
    desk.sheet().go.click()
    saved = desk.facts()["Notes"]
    told = desk.page.timeline.history.pairs[0][1]
    desk.wanted.undo()

    assert saved == "Prefers mornings"
    assert told == "Notes: nothing \u2192 Prefers mornings"
    assert services.people.get(jordan.id).details == jordan.details
    assert "Notes" not in desk.facts()


def test_all_that_a_sheet_shows_comes_back_as_it_was(
    qtbot: QtBot, services: Services, jordan: Person
) -> None:
    desk = Desk(qtbot, services)
    desk.page.open(jordan.id)

    desk.page.card.edit.click()
    desk.sheet().go.click()

    assert services.people.get(jordan.id) == jordan
    assert desk.wanted.last("toast") == ("Nothing was changed.", None)


@pytest.mark.parametrize("mine", [True, False])
def test_an_edit_of_another_desk_is_shown_and_the_desk_chooses(
    qtbot: QtBot, services: Services, jordan: Person, *, mine: bool
) -> None:
    desk = Desk(qtbot, services)
    desk.page.open(jordan.id)
    desk.page.card.edit.click()
    sheet = desk.sheet()
    services.people.update(jordan.id, 1, replace(jordan.details, notes="Theirs"))

    sheet.notes.setPlainText("Mine")
    sheet.go.click()
    between = services.people.get(jordan.id).details.notes
    shown = dict(sheet.now.pairs)
    if not mine:
        sheet.take_theirs.click()
    sheet.go.click()

    assert between == "Theirs"
    assert shown == {"Notes": "nothing \u2192 Theirs"}
    assert services.people.get(jordan.id).details.notes == ("Mine" if mine else "Theirs")


def test_a_new_person_who_looks_known_is_pointed_out_and_added_all_the_same(
    qtbot: QtBot, services: Services, jordan: Person
) -> None:
    desk = Desk(qtbot, services)

    desk.page.new.click()
    sheet = desk.sheet()
    sheet.name.setText(jordan.details.name)
    sheet.go.click()
    pointed_out, count = len(sheet.matches.entries), services.people.count()
    sheet.go.click()

    assert (pointed_out, count) == (1, 1)
    assert services.people.count() == 2


def test_the_known_one_can_be_opened_instead(
    qtbot: QtBot, services: Services, jordan: Person
) -> None:
    desk = Desk(qtbot, services)

    desk.page.new.click()
    sheet = desk.sheet()
    sheet.name.setText(jordan.details.name)
    sheet.go.click()
    qtbot.keyClick(sheet.matches, Qt.Key.Key_Return)

    assert services.people.count() == 1
    assert desk.page.card.name.text() == jordan.details.name


@pytest.mark.parametrize(
    ("field", "text"), [("name", ""), ("number", "425 555"), ("email", "jo at example")]
)
def test_what_cannot_be_taken_is_said_at_its_field_and_nothing_is_added(
    qtbot: QtBot, services: Services, field: str, text: str
) -> None:
    desk = Desk(qtbot, services)
    desk.page.new.click()
    sheet = desk.sheet()

    sheet.name.setText("Rae Invented")
    line = {
        "name": sheet.name, "number": sheet.phones.lines[0].number, "email": sheet.emails
    }[field]  # fmt: skip
    line.setText(text)
    sheet.go.click()

    assert sheet.fields[field].problem
    assert sheet.isVisible()
    assert services.people.count() == 0
    sheet.reject()


def test_a_second_number_is_kept_with_whose_it_is(qtbot: QtBot, services: Services) -> None:
    desk = Desk(qtbot, services)
    desk.page.new.click()
    sheet = desk.sheet()

    sheet.name.setText("Rae Invented")
    sheet.phones.lines[0].number.setText("425 555 0101")
    sheet.phones.more.click()
    sheet.phones.lines[1].number.setText("206 555 0102 x5")
    sheet.phones.lines[1].whose.setText("mother's")
    sheet.go.click()

    found = services.people.find("rae")[0].phones
    assert [(one.value, one.whose, one.extension) for one in found] == [
        ("+14255550101", "", ""), ("+12065550102", "mother's", "5"),
    ]  # fmt: skip


def test_calls_stand_on_the_timeline_and_lead_to_the_log(
    qtbot: QtBot, services: Services, jordan: Person
) -> None:
    call = services.calls.log(
        CallEntry(NOW, 60, Outcome.INFORMED, (Reason.COST,), person=jordan.id)
    )
    desk = Desk(qtbot, services)

    desk.page.open(jordan.id)
    desk.page.timeline.lines.taken.emit(0)

    assert desk.happened() == ["Cost or insurance"]
    assert desk.wanted.last("call") == call.id


def test_what_one_person_was_checked_for_does_not_open_the_next(
    qtbot: QtBot, services: Services, jordan: Person
) -> None:
    other = services.people.add(PersonDetails("Rae Invented", client=Client.EXISTING))
    desk = Desk(qtbot, services)
    desk.page.open(jordan.id)

    desk.page.card.check.set_value("name-and-birth")
    desk.page.open(other.id)

    assert desk.page.card.check.value() == ""
    assert desk.page.card.badge.text() == "Existing client"


def test_a_call_begins_with_the_number_of_the_person(
    qtbot: QtBot, services: Services, jordan: Person
) -> None:
    desk = Desk(qtbot, services)
    desk.page.open(jordan.id)

    desk.page.card.call.click()

    assert desk.wanted.last("new-call") == "+14255550142"


def test_handouts_are_printed_in_the_size_the_person_reads(
    qtbot: QtBot, services: Services, jordan: Person
) -> None:
    desk = Desk(qtbot, services)
    desk.page.open(jordan.id)

    desk.page.card.handouts.click()
    sheet = desk.page.findChildren(HandoutSheet)[-1]
    sheet.go.click()
    refused = sheet.isVisible()
    first = services.handouts.all()[0]
    sheet.handouts.show_chips([(first.id, first.title)], [first.id])
    sheet.go.click()

    wanted = desk.wanted.last("print")
    assert refused
    assert isinstance(wanted, PrintRequest)
    assert (wanted.handouts, wanted.person) == ((first.id,), jordan.id)
    assert (wanted.options.size, wanted.options.first_name) == (TypeSize.LARGE, None)


def test_people_come_from_another_thread_as_well(qtbot: QtBot, tmp_path: Path) -> None:
    services = services_in_folder(tmp_path / "store")
    key = services.people.add(JORDAN).id
    page, tasks = PeoplePage(), QtTasks()
    qtbot.addWidget(page)

    with qtbot.waitSignal(tasks.idle):
        page.attach(services, tasks)
    page.open(key)
    qtbot.waitUntil(lambda: page.card.name.text() == JORDAN.name)

    assert [office for _key, office in page.offices] == []
    tasks.close()
    services.close()


@pytest.mark.parametrize(
    ("size", "scale", "mode"),
    [((1240, 840), 1.0, "light"), ((1080, 660), 1.0, "dark"), ((1080, 660), 1.5, "light")],
)
def test_nothing_is_nameless_doubled_small_or_cut(
    qtbot: QtBot,
    services: Services,
    jordan: Person,
    size: tuple[int, int],
    scale: float,
    mode: Mode,
) -> None:
    desk = Desk(qtbot, services)
    desk.find("jordan")
    page = desk.page
    page.open(jordan.id)

    drawn(page, size, scale, mode)
    wrong = findings(page) + clipped(page)
    page.hide()
    drawn(QWidget(), size)  # the look of the other tests

    assert wrong == []


def test_visits_stand_on_the_timeline_only_once_identity_was_checked(qtbot: QtBot) -> None:
    services = clinic_services()
    key = services.people.add(JORDAN).id
    opening = services.schedule.openings(Criteria(ServiceTypeId("intake-evaluation"))).openings[0]
    visit = services.schedule.book(NewBooking(opening, key))
    desk = Desk(qtbot, services)

    desk.page.open(key)
    before = desk.happened()
    desk.page.card.check.set_value("name-and-birth")
    after = desk.happened()
    desk.page.timeline.lines.taken.emit(0)

    assert before == []
    assert after == ["Intake evaluation"]
    assert desk.wanted.last("appointment") == visit.id
