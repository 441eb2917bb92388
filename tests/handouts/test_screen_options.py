"""How a packet looks and where it is printed, chosen by keys, and what is remembered of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from frontdesk.handouts.model import Tone, TypeSize
from frontdesk.printer import Handling, PrintFailed, Sides, Tray
from frontdesk.settings.model import DeskSettings, PrintLook
from tests.documents.pdf import pages, words
from tests.handouts.days import NAME, Tape, visit
from tests.handouts.desk import TWO, add_person, choose, heard
from ui.handouts.printer_fields import NOT_A_RANGE, read_range

if TYPE_CHECKING:
    from pathlib import Path

    from frontdesk.services import Services
    from ui.handouts.page import HandoutsPage

pytestmark = pytest.mark.usefixtures("themed")
DOWN, RETURN = Qt.Key.Key_Down, Qt.Key.Key_Return


class Drawers(Tape):
    """A printer with three trays."""

    def trays(self, printer: str) -> list[Tray]:
        assert printer == NAME
        return [Tray("Auto", "Auto"), Tray("Tray-1", "Tray 1"), Tray("Tray-2", "Tray 2")]


def test_the_tray_is_chosen_by_keys_goes_along_and_is_remembered(
    page: HandoutsPage, services: Services
) -> None:
    printer, fields = Drawers(), page.packet.fields
    page.use(printer)
    page.open(TWO)
    shown = fields.tray.isVisible()
    fields.tray.setFocus()

    QTest.keyClick(fields.tray, DOWN)
    QTest.keyClick(fields.tray, DOWN)
    page.print.click()
    page.refresh()

    assert shown
    assert [handling.tray for _, handling in printer.jobs] == ["Tray-1"]
    assert services.settings.desk().tray == "Tray-1"
    assert fields.tray.currentText() == "Tray 1"


def test_a_printer_with_one_tray_offers_none(page: HandoutsPage) -> None:
    page.use(Tape())

    assert not page.packet.fields.tray.isVisible()


def test_a_range_of_pages_is_typed_and_goes_along(page: HandoutsPage) -> None:
    printer, fields = Tape(), page.packet.fields
    page.use(printer)
    page.open(TWO)

    QTest.keyClicks(fields.pages, "2-3")
    page.print.click()

    [(_pdf, handling)] = printer.jobs
    assert (handling.first_page, handling.last_page) == (2, 3)


@pytest.mark.parametrize("typed", ["x", "0", "4-2", "2-4-6", "-3"])
def test_a_range_that_is_none_is_told_at_the_field_and_nothing_is_printed(
    page: HandoutsPage, services: Services, typed: str
) -> None:
    printer, fields = Tape(), page.packet.fields
    page.use(printer)
    page.open(TWO)

    QTest.keyClicks(fields.pages, typed)
    page.print.click()

    assert NOT_A_RANGE in fields.pages.accessibleDescription()
    assert printer.jobs == []
    assert services.handouts.printed() == []


def test_a_range_beyond_the_packet_is_told_and_nothing_is_printed(
    page: HandoutsPage, services: Services
) -> None:
    printer = Tape()
    page.use(printer)
    page.open(TWO)

    QTest.keyClicks(page.packet.fields.pages, "90-95")
    page.print.click()

    assert "pages" in page.packet.problem.words
    assert printer.jobs == []
    assert services.handouts.printed() == []


@pytest.mark.parametrize(
    ("text", "found"),
    [("", (1, None)), ("3", (3, 3)), ("2-4", (2, 4)), (" 2 \u2013 4 ", (2, 4)), ("2-", (2, None))],
)
def test_a_range_is_read_as_people_write_it(text: str, found: tuple[int, int | None]) -> None:
    assert read_range(text) == found


def test_a_test_page_is_one_page_from_the_chosen_tray_and_not_in_the_log(
    page: HandoutsPage, services: Services
) -> None:
    printer, fields, wants = Drawers(), page.packet.fields, heard(page)
    page.use(printer)
    fields.tray.set_value("Tray-2")
    fields.copies.setValue(5)
    printer.title = "Test page"
    fields.test.setFocus()

    QTest.keyClick(fields.test, RETURN)

    [(pdf, handling)] = printer.jobs
    assert "Test page" in words(pdf)
    assert NAME in words(pdf)
    assert handling == Handling(1, Sides.ONE, "Tray-2")
    assert services.handouts.printed() == []
    assert ("toast", (f"A test page was sent to {NAME}.", None)) in wants


def test_a_test_page_that_fails_is_told(page: HandoutsPage) -> None:
    def stop(_tape: Tape) -> None:
        raise PrintFailed(NAME, "stopped")

    page.use(Tape(then=stop, title="Test page"))

    page.packet.fields.test.click()

    assert "stopped" in page.packet.problem.words
    assert page.packet.fields.test.isEnabled()


def test_spanish_is_chosen_by_keys_previewed_and_printed(
    page: HandoutsPage, services: Services
) -> None:
    printer = Tape()
    page.use(printer)
    page.open(TWO[0])
    page.packet.language.setFocus()

    QTest.keyClick(page.packet.language, DOWN)
    page.print.click()

    [(pdf, _)] = printer.jobs
    assert "Borrador" in words(pdf)
    assert services.handouts.printed()[0].language == "es"


def test_the_ink_and_the_paper_are_remembered_on_this_computer(
    page: HandoutsPage, services: Services
) -> None:
    page.packet.tone.setFocus()
    QTest.keyClick(page.packet.tone, DOWN)
    page.packet.paper.set_value("A4")

    desk = services.settings.desk()

    assert (desk.tone, desk.paper) == ("black", "a4")
    assert page.packet.look.tone is Tone.BLACK


def test_a_person_s_language_and_size_are_chosen_with_them_and_go_with_them(
    page: HandoutsPage, services: Services
) -> None:
    add_person(services, "Quillon Example", language="es", large_print=True)
    page.open(TWO)

    choose(page, "quil")
    theirs = page.packet.look
    page.packet.person_removed.emit()

    assert (theirs.language, theirs.size) == ("es", TypeSize.LARGE)
    assert (page.packet.look.language, page.packet.look.size) == ("en", TypeSize.STANDARD)


def test_a_language_is_remembered_for_a_person_only_where_it_was_ticked(
    page: HandoutsPage, services: Services
) -> None:
    key = add_person(services, "Quillon Example")
    page.open(TWO)
    choose(page, "quil")
    hidden = page.packet.remember.isVisible()
    page.packet.language.set_value("es")
    page.print.click()
    once = services.people.get(key).details.language

    choose(page, "quil")
    page.packet.language.set_value("es")
    page.packet.remember.setFocus()
    QTest.keyClick(page.packet.remember, Qt.Key.Key_Space)
    page.print.click()

    assert not hidden
    assert once == "en"
    assert services.people.get(key).details.language == "es"


def test_the_visit_ahead_is_on_the_first_page_only_where_it_was_ticked(
    page: HandoutsPage, services: Services
) -> None:
    printer = Tape()
    page.use(printer)
    visit(services, date(2026, 11, 25), "Quillon Example")
    page.open(TWO[1])
    choose(page, "quil")
    offered = page.packet.visit.accessibleName()
    page.print.click()

    choose(page, "quil")
    page.packet.visit.setFocus()
    QTest.keyClick(page.packet.visit, Qt.Key.Key_Space)
    page.print.click()

    plain, told = (pages(pdf)[0] for pdf, _ in printer.jobs)
    assert offered == "Put the visit on the first page: Wed, Nov 25, 8:00 AM"
    assert "8:00" not in plain
    assert "North office" in told
    assert "8:00" in told


def test_without_a_visit_ahead_none_is_offered(page: HandoutsPage, services: Services) -> None:
    add_person(services, "Quillon Example")

    choose(page, "quil")

    assert not page.packet.visit.isVisible()


def test_a_look_that_was_kept_for_a_handout_is_the_one_its_packet_begins_with(
    page: HandoutsPage, services: Services
) -> None:
    page.open(TWO[0])
    page.packet.type.set_value("Large print")
    page.packet.fields.copies.setValue(2)
    page.packet.keep.setFocus()
    QTest.keyClick(page.packet.keep, RETURN)
    page.packet.type.set_value("Standard")
    page.packet.fields.copies.setValue(1)
    page.list.handouts.ticked.emit(0)

    page.list.handouts.ticked.emit(0)

    assert services.settings.desk().looks == {TWO[0]: PrintLook("large", "en", "color", 2)}
    assert page.packet.look.size is TypeSize.LARGE
    assert page.packet.fields.copies.value() == 2


def test_a_kept_look_goes_with_its_packet_and_never_over_a_person_s_needs(
    page: HandoutsPage, services: Services
) -> None:
    key = add_person(services, "Quillon Example", language="es")
    desk = services.settings.desk()
    services.settings.save_desk(replace(desk, looks={TWO[0]: PrintLook("large", "en", "black", 4)}))
    page.refresh()
    page.list.handouts.ticked.emit(0)
    kept = (page.packet.look.size, page.packet.look.tone, page.packet.fields.copies.value())

    page.list.handouts.ticked.emit(0)
    page.list.handouts.ticked.emit(1)
    other = (page.packet.look.size, page.packet.look.tone, page.packet.fields.copies.value())
    choose(page, "quil")
    page.list.handouts.ticked.emit(1)
    page.list.handouts.ticked.emit(0)

    assert kept == (TypeSize.LARGE, Tone.BLACK, 4)
    assert other == (TypeSize.STANDARD, Tone.COLOUR, 1)
    assert page.packet.look.language == "es"
    assert services.people.get(key).details.language == "es"


def test_what_was_kept_on_this_computer_survives_and_nonsense_is_left_out(tmp_path: Path) -> None:
    from frontdesk.settings.store import read_desk, write_desk

    wanted = DeskSettings(
        tray="Tray-1", paper="a4", tone="black", looks={"h.crisis": PrintLook("large", "es")}
    )
    write_desk(tmp_path / "desk.json", wanted)
    kept = read_desk(tmp_path / "desk.json")
    (tmp_path / "desk.json").write_text('{"looks": {"a": 1, "b": {"copies": "x"}}, "tray": null}')

    assert kept == wanted
    assert list(read_desk(tmp_path / "desk.json").looks) == ["b"]
    assert read_desk(tmp_path / "desk.json").looks["b"].copies == 1


def test_a_packet_begins_with_a_topic_a_visit_or_a_first_visit_by_keys(
    page: HandoutsPage,
) -> None:
    choice = page.list.beginning
    offered = [choice.itemText(row) for row in range(choice.count())]
    choice.setFocus()

    QTest.keyClick(choice, Qt.Key.Key_F)  # the first that begins so
    first = _ticked(page)
    choice.setCurrentText("Visit: Spravato visit")
    again = _ticked(page)
    page.list.handouts.ticked.emit(9)

    assert offered[0] == "Tick them by hand"
    assert "Visit: Spravato consult" in offered
    assert "First visit: Spravato consult" not in offered  # it brings that already
    assert any(words.startswith("Topic: ") for words in offered)
    assert first == ["Spravato\u00ae: what to expect", "Your first visit"]
    assert again == ["Spravato\u00ae: what to expect"]
    assert choice.currentText() == "Tick them by hand"


def _ticked(page: HandoutsPage) -> list[str]:
    return [one.title for one in page.list.handouts.entries if one.check]
