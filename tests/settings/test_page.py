"""The settings in the window: the first set-up, and the rules of the schedule changed by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from frontdesk.bootstrap import over
from frontdesk.identity import ServiceTypeId
from frontdesk.people.model import PersonDetails
from frontdesk.schedule.model import Criteria, NewBooking
from frontdesk.settings.model import ThemeChoice
from frontdesk.storage.opening import Place
from frontdesk.tasks import ImmediateTasks
from tests.clinics import CATALOGUE, clinic_services
from tests.handouts.pictures import png
from tests.stores import ROSA, memory_store
from tests.widgets.walk import clipped, findings
from ui.settings.page import SettingsPage
from ui.theme.dress import apply
from ui.theme.theme import Theme, current
from ui.tour.pictures import settle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from frontdesk.services import Services

pytestmark = pytest.mark.usefixtures("themed")
CONSULT = Criteria(ServiceTypeId("spravato-consult"), limit=1)


def open_page(qtbot: QtBot, services: Services) -> tuple[SettingsPage, list[tuple[str, Any]]]:
    page = SettingsPage()
    qtbot.addWidget(page)
    told: list[tuple[str, Any]] = []
    page.wants.connect(lambda what, about: told.append((what, about)))
    page.attach(services, ImmediateTasks())
    page.resize(1240, 800)
    page.show()
    page.refresh()
    return page, told


@pytest.fixture
def services() -> Iterator[Services]:
    found = clinic_services()
    yield found
    found.close()


def section_of(page: SettingsPage, name: str) -> Any:
    """A section by its name; each has words of its own."""
    return page.sections[name]


def words(told: list[tuple[str, Any]]) -> list[str]:
    return [about[0] for what, about in told if what == "toast"]


def test_a_new_store_asks_for_what_the_first_booking_needs(
    qtbot: QtBot,
) -> None:
    services = over(memory_store(), Place(None), ROSA, CATALOGUE, sample=False)
    page, told = open_page(qtbot, services)
    page.set_up.form.set_values({"office": "North office", "provider": "Dr. Sample"})

    page.set_up.form.save.click()

    assert services.settings.clinic().set_up
    assert [one.name for one in services.schedule.clinic().practitioners] == ["Dr. Sample"]
    assert services.schedule.openings(CONSULT).openings
    assert ("go", "today") in told


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"office": "", "provider": "Dr. Sample"}, "office"),
        ({"office": "North", "provider": " "}, "provider"),
        ({"office": "North", "provider": "Dr. Sample", "day0": "late"}, "day0"),
        ({"office": "North", "provider": "Dr. Sample", "day2": "8:00-12:00, 9:00-10:00"}, "day2"),
    ],
)
def test_what_is_missing_is_said_at_its_field_and_nothing_is_set_up(
    qtbot: QtBot,
    values: dict[str, str],
    field: str,
) -> None:
    services = over(memory_store(), Place(None), ROSA, CATALOGUE, sample=False)
    page, _ = open_page(qtbot, services)
    page.set_up.form.set_values(values)

    page.set_up.form.save.click()

    assert page.set_up.form.problem_of(field)
    assert not services.settings.clinic().set_up
    assert services.schedule.clinic().locations == ()


def test_a_refused_set_up_squeezes_no_field_and_keeps_start_in_sight(qtbot: QtBot) -> None:
    services = over(memory_store(), Place(None), ROSA, CATALOGUE, sample=False)
    page, _ = open_page(qtbot, services)
    page.resize(1080, 600)
    form = page.set_up.form
    high = form.control("office").height()

    form.save.click()
    settle(page)

    assert form.control("office").height() == high
    assert form.save.visibleRegion().boundingRect().size() == form.save.size()
    assert clipped(page) == []


def test_the_look_of_this_computer_changes_when_it_is_saved(
    qtbot: QtBot, services: Services, themed: QApplication
) -> None:
    page, told = open_page(qtbot, services)
    page.list.choose(list(page.sections).index("This computer"))
    form = section_of(page, "This computer").form
    look = form.control("theme")
    before = current().mode

    look.setFocus()
    QTest.keyClick(look, Qt.Key.Key_Right)
    QTest.keyClick(look, Qt.Key.Key_Right)
    chosen = current().mode
    form.save.click()
    saved = current().mode
    apply(themed, Theme())

    assert look.value() is ThemeChoice.DARK
    assert (before, chosen, saved) == ("light", "light", "dark")
    assert "Saved." in words(told)


def test_an_office_is_added_and_changed(
    qtbot: QtBot,
    services: Services,
) -> None:
    page, _ = open_page(qtbot, services)
    offices = section_of(page, "Offices")
    offices.begin_new()
    offices.form.set_values({"name": "West office", "address": "300 Example Way", "active": True})
    offices.form.save.click()

    offices.form.set_values({"phone": "425 555 0177"})
    offices.form.save.click()

    west = services.schedule.clinic().locations[-1]
    assert (west.name, west.phone, west.version) == ("West office", "425 555 0177", 2)


def test_a_providers_hours_are_shown_and_changed(
    qtbot: QtBot,
    services: Services,
) -> None:
    page, _ = open_page(qtbot, services)
    section = section_of(page, "Providers and hours")
    section.list.choose(0)
    before = section.form.values()["day0"]

    section.form.set_values({"day0": "9-11 am, 1-3"})
    section.form.save.click()

    doctor = services.schedule.clinic().practitioners[0].id
    monday = [
        (one.start_minute, one.end_minute)
        for one in services.schedule.clinic().availability
        if one.practitioner == doctor and one.weekday == 0
    ]
    assert before == "8 AM-12 PM, 1 PM-5 PM"
    assert sorted(monday) == [(540, 660), (780, 900)]


def test_a_closed_day_says_how_many_visits_it_strands(
    qtbot: QtBot,
    services: Services,
) -> None:
    [opening] = services.schedule.openings(CONSULT).openings
    person = services.people.add(PersonDetails("Casey Sample"))
    services.schedule.book(NewBooking(opening, person.id))
    page, told = open_page(qtbot, services)
    section = section_of(page, "Holidays and closed days")
    section.form.set_values({"first_day": "11/24/2026", "reason": "Staff training"})

    section.form.save.click()

    closed = services.schedule.openings(CONSULT).closed
    assert [(one.day.day, one.reason) for one in closed][:1] == [(24, "Staff training")]
    assert any("1 visit lies in that time" in one for one in words(told))


def test_a_holiday_is_worked_once_it_is_ticked(
    qtbot: QtBot,
    services: Services,
) -> None:
    page, _ = open_page(qtbot, services)
    section = section_of(page, "Holidays and closed days")

    section.holidays.toggled.emit("Thanksgiving Day", True)  # noqa: FBT003 -- a Qt signal

    assert "Thanksgiving Day" in services.settings.clinic().open_holidays
    assert "Thanksgiving Day" in section.holidays.values()


def test_a_clinic_section_out_of_date_reverts_nothing(
    qtbot: QtBot,
    services: Services,
) -> None:
    page, _ = open_page(qtbot, services)
    section = section_of(page, "Clinic")
    services.settings.save_clinic(replace(services.settings.clinic(), on_call_name="Dr. Sample"))
    section.form.set_values({"introduce_as": "the front desk"})

    section.form.save.click()

    assert "Another window changed this" in section.form.problem.text()
    assert services.settings.clinic().on_call_name == "Dr. Sample"

    page.refresh()
    section.form.set_values({"introduce_as": "the front desk"})
    section.form.save.click()

    found = services.settings.clinic()
    assert (found.on_call_name, found.introduce_as) == ("Dr. Sample", "the front desk")


def test_an_observation_is_never_set_below_two_hours(
    qtbot: QtBot,
    services: Services,
) -> None:
    page, _ = open_page(qtbot, services)
    section = section_of(page, "Kinds of visit")
    titles = [one.title for one in section.records]
    section.list.choose(titles.index("Spravato visit"))
    section.form.set_values({"observation_minutes": "90"})

    section.form.save.click()

    visit = next(t for t in services.schedule.clinic().types if t.title == "Spravato visit")
    assert visit.observation_minutes == 120
    assert section.form.problem_of("observation_minutes") or section.form.problem.text()


def test_nothing_on_the_settings_stops_a_reader_or_a_keyboard(
    qtbot: QtBot,
    services: Services,
) -> None:
    page, _ = open_page(qtbot, services)

    found = []
    for row in range(len(page.sections)):
        page.list.choose(row)
        found += findings(page)

    assert found == []


def test_a_chosen_logo_is_shown_and_removed_and_what_else_was_typed_stays(
    qtbot: QtBot, services: Services, tmp_path: Path
) -> None:
    page, told = open_page(qtbot, services)
    clinic = section_of(page, "Clinic")
    clinic.form.set_values({"introduce_as": "This is Rosa"})
    file = tmp_path / "logo.png"
    file.write_bytes(png((400, 100)))

    dialog = clinic.logo.ask_file()
    dialog.fileSelected.emit(str(file))
    dialog.reject()

    assert services.settings.clinic().logo
    assert services.handouts.letterhead.logo.startswith(b"\x89PNG")
    assert clinic.logo.picture.isVisibleTo(clinic)
    assert not clinic.logo.picture.pixmap().isNull()
    assert clinic.form.values()["introduce_as"] == "This is Rosa"
    assert "Saved." in words(told)
    clinic.logo.remove.click()
    assert services.settings.clinic().logo == ""
    assert not clinic.logo.picture.isVisibleTo(clinic)
    assert not clinic.logo.remove.isEnabled()


def test_a_logo_that_is_no_picture_is_refused_below_its_button(
    qtbot: QtBot, services: Services, tmp_path: Path
) -> None:
    page, _ = open_page(qtbot, services)
    clinic = section_of(page, "Clinic")
    file = tmp_path / "logo.png"
    file.write_bytes(b"no picture")

    clinic.logo.chosen.emit(file)

    assert "Choose a PNG or JPEG file" in clinic.logo.problem.text()
    assert services.settings.clinic().logo == ""
