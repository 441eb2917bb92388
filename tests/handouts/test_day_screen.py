"""What a receptionist does and sees when the packets of a day are printed."""

from __future__ import annotations

from datetime import date
from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from frontdesk.documents.printing import FolderPrinter
from frontdesk.identity import HandoutId
from frontdesk.schedule.model import ExceptionKind, ScheduleException
from tests.clinics import clinic_services
from tests.documents.pdf import pages
from tests.handouts.days import NAME, Tape, gone_after, three, visit
from tests.handouts.desk import paper
from tests.stores import file_store
from tests.widgets.walk import clipped, findings
from ui.background import QtTasks
from ui.handouts.day import NO_DAY, NOBODY
from ui.handouts.page import HandoutsPage
from ui.tour.pictures import drawn

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from frontdesk.services import Services
    from ui.theme.tokens import Wanted

pytestmark = pytest.mark.usefixtures("themed")
DAY = date(2026, 11, 25)
CTRL = Qt.KeyboardModifier.ControlModifier


def titles(page: HandoutsPage) -> list[str]:
    """The visitors as they are listed."""
    return [one.title for one in page.day.who.visitors.entries]


def ticks(page: HandoutsPage) -> list[bool | None]:
    """Who is ticked."""
    return [one.check for one in page.day.who.visitors.entries]


def press(page: HandoutsPage, key: Qt.Key) -> None:
    """A key with Ctrl, typed where the focus is."""
    QTest.keyClick(page.focusWidget(), key, CTRL)


def slips(tape: Tape) -> list[str]:
    """The first names on the slips, in the order of the prints."""
    return [pages(pdf)[0].split()[4] for pdf, _ in tape.jobs]


def test_keys_alone_open_tomorrow_and_print_everyone_who_comes(
    page: HandoutsPage, services: Services
) -> None:
    three(services, DAY)
    tape = Tape()
    page.use(tape)

    press(page, Qt.Key.Key_D)
    listed, marked = titles(page), ticks(page)
    press(page, Qt.Key.Key_P)

    assert page.day.day == DAY
    assert listed == [
        "8:00 AM  Quillon Example", "8:00 AM  Marlow Example", "9:00 AM  Ada Example"
    ]  # fmt: skip
    assert marked == [True, True, True]
    assert slips(tape) == ["Quillon", "Marlow", "Ada"]
    assert page.day.printing.said.words.startswith("3 packets (")
    assert page.day.printing.said.words.endswith(f"sent to {NAME}.")
    assert len(services.handouts.printed()) == 6


def test_who_was_printed_is_told_and_not_printed_again_unasked(
    page: HandoutsPage, services: Services
) -> None:
    three(services, DAY)
    tape = Tape()
    page.use(tape)
    page.to_day.click()
    page.day.print.click()

    tags, marked = [one.tag for one in page.day.who.visitors.entries], ticks(page)
    page.day.print.click()
    unasked, told = len(tape.jobs), page.day.printing.problem.words
    page.day.who.visitors.setFocus()
    QTest.keyClick(page.day.who.visitors, Qt.Key.Key_Space)
    page.day.print.click()

    assert tags == ["printed"] * 3
    assert marked == [False, False, False]
    assert (unasked, told) == (3, NOBODY)
    assert slips(tape)[3:] == ["Quillon"]
    assert len(services.handouts.printed()) == 8


def test_each_visit_is_on_the_first_page_of_its_packet_only_where_it_was_ticked(
    page: HandoutsPage, services: Services
) -> None:
    visit(services, DAY, "Ada Example")
    tape, box = Tape(), page.day.printing.visits
    page.use(tape)
    page.to_day.click()
    page.day.print.click()

    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    page.day.who.ticked.emit(0)
    page.day.print.click()

    plain, told = (pages(pdf)[1] for pdf, _ in tape.jobs)
    assert "8:00" not in plain
    assert "8:00" in told
    assert "North office" in told
    assert pages(tape.jobs[1][0])[0].endswith("Ada 8:00 AM")


def test_only_who_is_ticked_is_printed(page: HandoutsPage, services: Services) -> None:
    three(services, DAY)
    tape = Tape()
    page.use(tape)
    page.to_day.click()

    page.day.who.none.click()
    none = ticks(page)
    page.day.who.visitors.choose(1)
    QTest.keyClick(page.day.who.visitors, Qt.Key.Key_Return)
    page.day.print.click()

    assert none == [False, False, False]
    assert slips(tape) == ["Marlow"]


def test_what_was_ticked_by_hand_stays_when_the_day_is_read_again(
    page: HandoutsPage, services: Services
) -> None:
    three(services, DAY)
    page.use(Tape())
    page.to_day.click()
    page.day.who.ticked.emit(0)
    page.day.who.ticked.emit(1)
    stop = services.announcer.listen(page.changed)

    visit(services, DAY, "Zoe Example")
    booked = ticks(page)
    page.day.print.click()
    printed = ticks(page)
    page.day.who.ticked.emit(2)
    visit(services, DAY, "Yan Example")
    stop()

    assert booked == [False, False, True, True]
    assert printed == [False, False, False, False]
    assert ticks(page) == [False, False, True, False, True]  # asked for once more, and the new one


def test_office_and_kind_narrow_the_day(page: HandoutsPage, services: Services) -> None:
    from tests.handouts.days import THERAPY

    visit(services, DAY, "Ada Example")
    other = visit(services, DAY, "Ben Example", THERAPY)
    page.to_day.click()

    page.day.which.office.set_value(other.office)
    south = titles(page)
    page.day.which.office.set_value(None)
    page.day.which.kinds.show_chips(
        [("spravato-consult", "Spravato consult")], ["spravato-consult"]
    )
    page.day.which.kinds.toggled.emit("spravato-consult", True)  # noqa: FBT003

    assert [title.split("  ")[1] for title in south] == ["Ben Example"]
    assert [title.split("  ")[1] for title in titles(page)] == ["Ada Example"]


def test_a_printer_that_vanishes_half_way_is_told_and_the_rest_printed_later(
    page: HandoutsPage, services: Services
) -> None:
    three(services, DAY)
    tape, printing = gone_after(1), page.day.printing
    page.use(tape)
    page.to_day.click()
    page.day.print.click()
    told, so_far = printing.problem.words, printing.said.words
    offered = printing.slip.currentText()

    tape.there, tape.then = True, lambda _tape: None
    printing.on.setFocus()
    QTest.keyClick(printing.on, Qt.Key.Key_Return)

    assert "is stopped or out of paper" in told
    assert so_far.startswith("Stopped. 1 packet (")
    assert so_far.endswith("2 to go, from slip 2 on.")
    assert offered == "2: 8:00 AM Marlow"
    assert slips(tape) == ["Quillon", "Marlow", "Ada"]
    assert printing.problem.words == ""
    assert len(services.handouts.printed()) == 6


def test_after_a_jam_it_goes_on_from_the_slip_and_page_that_are_named(
    page: HandoutsPage, services: Services
) -> None:
    three(services, DAY)
    tape, printing = Tape(), page.day.printing
    page.use(tape)
    page.to_day.click()
    page.day.print.click()

    printing.slip.setFocus()
    QTest.keyClick(printing.slip, Qt.Key.Key_Down)
    printing.page.setFocus()
    printing.page.selectAll()
    QTest.keyClicks(printing.page, "2")
    printing.on.click()

    assert [handling.first_page for _, handling in tape.jobs[3:]] == [2, 1]
    assert slips(tape)[3:] == ["Marlow", "Ada"]
    assert len(services.handouts.printed()) == 6


def test_without_a_printer_it_is_said_and_the_day_can_be_saved_as_pdf(
    page: HandoutsPage, services: Services, tmp_path: Path
) -> None:
    from tests.printers import NoPrinter

    three(services, DAY)
    page.use(NoPrinter())
    page.to_day.click()
    page.day.print.click()
    told = page.day.printing.problem.words

    press(page, Qt.Key.Key_S)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    offered = dialog.selectedFiles()[0]
    dialog.fileSelected.emit(str(tmp_path / "day.pdf"))
    dialog.reject()

    assert told.startswith("This computer has no printer.")
    assert offered.endswith("handouts-of-a-day.pdf")
    assert sum("Slip" in text for text in pages((tmp_path / "day.pdf").read_bytes())) == 3
    assert page.day.printing.said.words.startswith("3 packets (")
    assert {one.printer for one in services.handouts.printed()} == {"file"}


def test_a_day_that_cannot_be_saved_is_told_and_not_noted(
    page: HandoutsPage, services: Services, tmp_path: Path
) -> None:
    three(services, DAY)
    page.to_day.click()
    page.day.save.click()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None

    dialog.fileSelected.emit(str(tmp_path / "gone" / "day.pdf"))
    dialog.reject()

    assert "cannot be written to" in page.day.printing.problem.words
    assert services.handouts.printed() == []
    assert page.day.print.isEnabled()


def test_a_day_without_visits_and_a_closed_one_say_so(
    page: HandoutsPage, services: Services
) -> None:
    services.schedule.save_exception(
        ScheduleException(ExceptionKind.CLOSED, DAY, DAY, reason="Staff training")
    )
    page.to_day.click()
    closed = page.day.who.summary.text()

    page.day.which.today.click()
    page.day.print.click()

    assert closed == "Wed, Nov 25, 2026: nobody is expected. The day is closed: Staff training."
    assert page.day.who.summary.text() == "Tue, Nov 24, 2026: nobody is expected."
    assert page.day.printing.problem.words == NOBODY


def test_a_day_that_is_typed_is_looked_up_and_nonsense_is_told_at_the_field(
    page: HandoutsPage, services: Services
) -> None:
    visit(services, date(2026, 12, 1), "Ada Example")
    page.to_day.click()
    field = page.day.which.day
    field.selectAll()

    QTest.keyClicks(field, "12/01/2026")
    typed = titles(page)
    field.selectAll()
    QTest.keyClicks(field, "soon")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert typed == ["8:00 AM  Ada Example"]
    assert titles(page) == []
    assert page.day.who.summary.text() == NO_DAY
    assert "MM/DD/YYYY" in field.accessibleDescription()


def test_a_visit_booked_meanwhile_appears(page: HandoutsPage, services: Services) -> None:
    page.to_day.click()
    stop = services.announcer.listen(page.changed)

    visit(services, DAY, "Ada Example")
    stop()

    assert titles(page) == ["8:00 AM  Ada Example"]


def test_escape_goes_back_to_the_handouts(page: HandoutsPage) -> None:
    page.to_day.click()

    QTest.keyClick(page.day.which.office, Qt.Key.Key_Escape)

    assert page.desk.isVisible()
    assert page.to_day.hasFocus()


def test_text_that_was_changed_while_it_was_printed_is_told(
    page: HandoutsPage, services: Services
) -> None:
    from dataclasses import replace

    from frontdesk.content.model import DocumentKey, DocumentKind

    three(services, DAY)
    tape, key = Tape(), HandoutId("h.first-visit")

    def reword(tape: Tape) -> None:
        if not tape.jobs:
            one = services.handouts.get(key)
            document = DocumentKey(DocumentKind.HANDOUT, key)
            newest = services.editing.history(document)[0]
            services.editing.save(document, replace(one, title="Another title"), newest.id)

    tape.then = reword
    page.use(tape)
    page.to_day.click()
    page.day.print.click()

    assert page.day.printing.note.words.startswith("Changed or withdrawn while this was printed:")
    assert not any("Another title" in text for pdf, _ in tape.jobs for text in pages(pdf))
    assert {one.title for one in services.handouts.printed() if one.handout == key} == {
        "Your first visit"
    }


@pytest.mark.parametrize(
    ("size", "scale", "mode"),
    [
        ((1240, 800), 1.0, "light"), ((1080, 620), 1.0, "dark"),
        ((1080, 620), 1.5, "light"), ((1080, 620), 2.0, "dark"),
    ],
)  # fmt: skip
def test_the_day_can_be_read_and_reached_in_every_size(
    page: HandoutsPage,
    services: Services,
    size: tuple[int, int],
    scale: float,
    mode: Wanted,
) -> None:
    three(services, DAY)
    page.use(gone_after(1))
    page.to_day.click()
    page.day.print.click()

    drawn(page, size, scale, mode)
    found = findings(page) + clipped(page)
    drawn(page, (1240, 800))

    assert found == []


def many(services: Services) -> None:
    """Six people with a visit on one day."""
    for number in range(6):
        visit(services, DAY, f"Person{number} Example")


def loaded(page: HandoutsPage) -> bool:
    """Whether the six are listed and the printer is known."""
    return len(titles(page)) == 6 and bool(page.day.printing.fields.printer_name)


def test_over_threads_and_another_process_progress_is_shown_and_stop_is_obeyed(
    qtbot: QtBot, tmp_path: Path, folder: Path
) -> None:
    services = clinic_services(file_store(tmp_path / "store"))
    many(services)
    tasks, page = QtTasks(), HandoutsPage()
    qtbot.addWidget(page)
    page.resize(1240, 800)
    page.show()
    page.attach(services, tasks)
    page.use(FolderPrinter(folder))
    page.to_day.click()
    qtbot.waitUntil(lambda: loaded(page))

    page.day.print.click()
    busy = page.day.print.isEnabled()
    qtbot.waitUntil(lambda: page.day.printing.bar.value() >= 1, timeout=20_000)
    page.day.printing.stop.click()
    qtbot.waitUntil(page.day.print.isEnabled, timeout=20_000)
    printed = len(paper(folder))
    qtbot.waitUntil(lambda: "Stopped" in page.day.printing.said.words or printed == 6)
    page.day.printing.on.click()  # the button to print is off from here until the job has ended
    qtbot.waitUntil(page.day.print.isEnabled, timeout=20_000)

    assert not busy
    assert 1 <= printed <= 6
    assert len(paper(folder)) >= 6
    assert len({(one.person, one.handout) for one in services.handouts.printed(500)}) == 12
    tasks.close()
    services.close()


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier),
    ],
)
def test_the_key_that_leads_back_stops_the_job_first_and_leaves_when_it_is_typed_again(
    qtbot: QtBot, tmp_path: Path, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    services = clinic_services(file_store(tmp_path / "store"))
    many(services)
    in_hand, go_on = Event(), Event()
    tasks, page = QtTasks(), HandoutsPage()

    def wait(tape: Tape) -> None:
        if len(tape.jobs) == 1:
            in_hand.set()
            go_on.wait()

    tape = Tape(then=wait)
    qtbot.addWidget(page)
    page.resize(1240, 800)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.attach(services, tasks)
    page.use(tape)
    page.to_day.click()
    qtbot.waitUntil(lambda: loaded(page))
    page.day.print.setFocus()
    press(page, Qt.Key.Key_P)
    qtbot.waitUntil(in_hand.is_set, timeout=20_000)

    QTest.keyClick(page, key, held)
    stays, told = page.day.isVisible(), page.day.printing.progress.text()
    QTest.keyClick(page, key, held)
    left = page.desk.isVisible()
    go_on.set()
    qtbot.waitUntil(page.day.print.isEnabled, timeout=20_000)

    assert stays
    assert told.startswith("Stopping after this visitor")
    assert left
    assert len(tape.jobs) == 2
    tasks.close()
    services.close()


def test_closing_the_window_ends_the_job_after_the_visitor_in_hand(
    qtbot: QtBot, tmp_path: Path
) -> None:
    services = clinic_services(file_store(tmp_path / "store"))
    many(services)
    in_hand, closed = Event(), Event()
    tasks, page = QtTasks(), HandoutsPage()

    def wait(tape: Tape) -> None:
        if len(tape.jobs) == 1:
            in_hand.set()
            closed.wait()

    tape = Tape(then=wait)
    qtbot.addWidget(page)
    page.resize(1240, 800)
    page.show()
    page.attach(services, tasks)
    page.use(tape)
    page.to_day.click()
    qtbot.waitUntil(lambda: loaded(page))

    page.day.print.click()
    qtbot.waitUntil(in_hand.is_set, timeout=20_000)
    page.close()
    closed.set()
    tasks.close()

    assert len(tape.jobs) == 2
    assert len(services.handouts.printed(500)) == 4
    services.close()
