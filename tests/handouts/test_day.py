"""The packets of a day: whose they are, how they are printed, and what a printer can do to them."""

from __future__ import annotations

import errno
import multiprocessing
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest
from sqlalchemy import event
from sqlcipher3 import dbapi2 as driver

from frontdesk.content.model import DocumentKey, DocumentKind
from frontdesk.errors import Invalid
from frontdesk.handouts.day import DayEnd, Place, Watch
from frontdesk.handouts.model import PrintRequest, TypeSize
from frontdesk.handouts.rules.day import DayChoice, given_name
from frontdesk.identity import HandoutId
from frontdesk.people.model import Client
from frontdesk.printer import Handling, PrinterMissing, PrintFailed, Sides
from frontdesk.schedule.model import ExceptionKind, ScheduleException, Status
from frontdesk.storage.faults import DiskFull
from tests.documents.pdf import pages, words
from tests.handouts.days import CONSULT, NAME, THERAPY, Tape, gone_after, three, visit

if TYPE_CHECKING:
    from pathlib import Path

    from frontdesk.handouts.day import DayJob
    from frontdesk.services import Services

DAY = date(2026, 11, 25)  # the day after the tests' own
SPRAVATO, FIRST = HandoutId("h.spravato"), HandoutId("h.first-visit")


def begun(services: Services, choice: DayChoice | None = None) -> DayJob:
    return services.packets.begin(services.packets.plan(choice or DayChoice(DAY)).visitors)


def logged(services: Services) -> list[tuple[str | None, HandoutId]]:
    return sorted((one.person_name, one.handout) for one in services.handouts.printed(limit=500))


def test_the_visitors_of_a_day_come_by_time_with_the_handouts_of_their_visits(
    services: Services,
) -> None:
    visits = three(services, DAY)
    visit(services, DAY + timedelta(days=2), "Other Day")  # the day between is a holiday
    cancelled = visit(services, DAY, "Gone Example")
    services.schedule.cancel(cancelled.id, cancelled.version, "asked for")

    found = services.packets.plan(DayChoice(DAY)).visitors

    assert [one.name for one in found] == ["Quillon Example", "Marlow Example", "Ada Example"]
    assert [one.start for one in found] == sorted(one.start for one in visits)
    assert all(set(one.handouts) == {SPRAVATO, FIRST} for one in found)
    assert all(one.missing == one.handouts for one in found)


def test_a_day_can_be_narrowed_to_an_office_and_to_kinds_of_visits(services: Services) -> None:
    north = visit(services, DAY, "Ada Example")
    south = visit(services, DAY, "Ben Example", THERAPY)

    by_office = services.packets.plan(DayChoice(DAY, office=south.office)).visitors
    by_kind = services.packets.plan(DayChoice(DAY, types=frozenset({CONSULT}))).visitors

    assert north.office != south.office
    assert [one.name for one in by_office] == ["Ben Example"]
    assert [one.name for one in by_kind] == ["Ada Example"]


def test_a_person_with_two_visits_gets_one_packet_with_each_handout_once(
    services: Services,
) -> None:
    from frontdesk.schedule.model import Criteria, NewBooking

    first = visit(services, DAY, "Ada Example")
    assert first.person is not None
    later = services.schedule.openings(Criteria(THERAPY, first_day=DAY, last_day=DAY, limit=20))
    opening = next(one for one in later.openings if one.start >= first.end)
    services.schedule.book(NewBooking(opening, first.person))

    [one] = services.packets.plan(DayChoice(DAY)).visitors

    assert one.titles == ("Spravato consult", "Therapy intake")
    assert list(one.handouts) == [key for key in _order(services) if key in one.handouts]
    assert set(one.handouts) == {SPRAVATO, FIRST, HandoutId("h.therapy")}


def _order(services: Services) -> list[HandoutId]:
    return [one.id for one in services.handouts.all()]


@pytest.mark.parametrize(("client", "given"), [(Client.NEW, [FIRST]), (Client.EXISTING, [])])
def test_the_first_visit_of_all_brings_what_everybody_gets_before_one(
    services: Services, client: Client, given: list[HandoutId]
) -> None:
    from frontdesk.identity import ServiceTypeId

    visit(services, DAY, "Ada Example", ServiceTypeId("medication-visit"), client=client)

    [one] = services.packets.plan(DayChoice(DAY)).visitors

    assert [key for key in one.handouts if key == FIRST] == given


def test_large_print_is_for_whom_it_was_noted(services: Services) -> None:
    visit(services, DAY, "Ada Example", large_print=True)
    visit(services, DAY, "Ben Example")

    found = services.packets.plan(DayChoice(DAY)).visitors

    assert [one.options.size for one in found] == [TypeSize.LARGE, TypeSize.STANDARD]


def test_a_language_without_every_handout_is_printed_in_english(services: Services) -> None:
    visit(services, DAY, "Ada Example", language="xx")

    [one] = services.packets.plan(DayChoice(DAY)).visitors

    assert one.options.language == "en"


def test_each_visitor_is_a_print_with_a_slip_that_tells_a_first_name_and_a_time(
    services: Services,
) -> None:
    three(services, DAY)
    tape = Tape()
    told: list[tuple[int, int]] = []

    end = services.packets.print_day(
        begun(services), tape, NAME, watch=Watch(lambda done, of: told.append((done, of)))
    )

    slips = [pages(pdf)[0] for pdf, _ in tape.jobs]
    assert slips == [
        "Slip 1 of 3 Quillon 8:00 AM",
        "Slip 2 of 3 Marlow 8:00 AM",
        "Slip 3 of 3 Ada 9:00 AM",
    ]
    assert not any("Example" in words(pdf) for pdf, _ in tape.jobs)
    assert all("what to expect" in words(pdf) for pdf, _ in tape.jobs)
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert end == DayEnd(3, sum(len(pages(pdf)) for pdf, _ in tape.jobs))


def test_every_handout_of_every_person_is_one_line_of_the_print_log(services: Services) -> None:
    visits = three(services, DAY)

    services.packets.print_day(begun(services), Tape(), NAME, Handling(2))

    assert logged(services) == sorted(
        (name, key)
        for name in ("Quillon Example", "Marlow Example", "Ada Example")
        for key in (SPRAVATO, FIRST)
    )
    entries = services.handouts.printed()
    assert {one.appointment for one in entries} == {one.id for one in visits}
    assert {(one.printer, one.copies, one.named) for one in entries} == {(NAME, 2, False)}


def test_who_was_printed_already_is_told_and_only_the_rest_is_missing(services: Services) -> None:
    ada = visit(services, DAY, "Ada Example")
    services.handouts.print_packet(
        PrintRequest((FIRST,), person=ada.person, appointment=ada.id), Tape(), NAME
    )
    services.clock.advance(timedelta(hours=20))  # type: ignore[attr-defined]
    visit(services, DAY, "Ben Example")

    found = services.packets.plan(DayChoice(DAY)).visitors

    assert {one.name: one.printed for one in found} == {
        "Ada Example": {FIRST}, "Ben Example": set()
    }  # fmt: skip
    assert next(one for one in found if one.printed).missing == (SPRAVATO,)


def test_a_printer_that_vanishes_half_way_leaves_the_place_to_go_on_from(
    services: Services,
) -> None:
    three(services, DAY)
    tape, job = gone_after(1), begun(services)

    broken = services.packets.print_day(job, tape, NAME)
    after_one = logged(services)
    tape.there, tape.then = True, lambda _tape: None
    assert broken.place is not None
    end = services.packets.print_day(job, tape, NAME, start=broken.place)

    assert (broken.people, broken.place) == (1, Place(1))
    assert isinstance(broken.error, PrintFailed)
    assert {name for name, _ in after_one} == {"Quillon Example"}
    assert (end.people, end.place, end.error) == (2, None, None)
    assert [pages(pdf)[0].split()[4] for pdf, _ in tape.jobs] == ["Quillon", "Marlow", "Ada"]
    assert len(logged(services)) == 6


def test_after_a_jam_it_goes_on_from_the_page_named_and_notes_nothing_twice(
    services: Services,
) -> None:
    three(services, DAY)
    tape, job = Tape(), begun(services)
    services.packets.print_day(job, tape, NAME)
    before, whole = logged(services), len(pages(tape.jobs[1][0]))

    end = services.packets.print_day(job, tape, NAME, start=Place(1, 3))

    assert [handling.first_page for _, handling in tape.jobs[3:]] == [3, 1]
    assert end.people == 2
    assert end.pages == whole - 2 + len(pages(tape.jobs[4][0]))
    assert logged(services) == before


def test_a_page_beyond_the_papers_is_refused_and_prints_nothing(services: Services) -> None:
    three(services, DAY)
    tape = Tape()

    end = services.packets.print_day(begun(services), tape, NAME, start=Place(0, 99))

    assert isinstance(end.error, Invalid)
    assert tape.jobs == []
    assert logged(services) == []


def test_a_print_that_cannot_be_noted_is_told_and_its_place_kept(services: Services) -> None:
    three(services, DAY)
    full = True

    def fail(_cursor: object, statement: str, *_rest: object) -> None:
        if full and statement.startswith("INSERT INTO print"):
            raise driver.OperationalError("database or disk is full")

    event.listen(services.storage.engine, "do_execute", fail)
    job, tape = begun(services), Tape()
    broken = services.packets.print_day(job, tape, NAME)
    full = False
    end = services.packets.print_day(job, tape, NAME, start=broken.place or Place())

    assert isinstance(broken.error, DiskFull)
    assert (broken.people, broken.place) == (0, Place())
    assert (end.people, end.error) == (3, None)
    assert len(logged(services)) == 6


def test_a_job_that_is_stopped_ends_after_the_visitor_in_hand(services: Services) -> None:
    three(services, DAY)
    tape, watch = Tape(), Watch()
    tape.then = lambda _tape: watch.stop.set()

    end = services.packets.print_day(begun(services), tape, NAME, watch=watch)

    assert (end.people, end.place, end.error) == (1, Place(1), None)
    assert {name for name, _ in logged(services)} == {"Quillon Example"}


def test_a_printer_that_is_not_there_is_told_before_anything_is_made(services: Services) -> None:
    three(services, DAY)

    with pytest.raises(PrinterMissing):
        services.packets.print_day(begun(services), Tape(), "Upstairs")

    assert logged(services) == []


def test_on_both_sides_no_sheet_is_shared_with_a_slip(services: Services) -> None:
    three(services, DAY)
    tape = Tape()

    services.packets.print_day(begun(services), tape, NAME, Handling(sides=Sides.BOTH))

    for pdf, _ in tape.jobs:
        found = pages(pdf)
        assert len(found) % 2 == 0
        assert found[1] == ""
        assert "what to expect" in found[2]


def test_a_job_prints_the_text_it_began_with_and_says_what_was_changed_since(
    services: Services,
) -> None:
    three(services, DAY)
    tape, job = Tape(), begun(services)
    tape.then = lambda tape: None if tape.jobs else _reword(services)

    end = services.packets.print_day(job, tape, NAME)

    assert not any("Another title" in words(pdf) for pdf, _ in tape.jobs)
    assert {one.title for one in services.handouts.printed() if one.handout == FIRST} == {
        "Your first visit"
    }
    assert services.handouts.get(FIRST).title == "Another title"
    assert end == DayEnd(3, end.pages, outdated=(FIRST,))


def _reword(services: Services) -> None:
    """Somebody saves another text of the handout, which is the one that stands from then on."""
    document = DocumentKey(DocumentKind.HANDOUT, FIRST)
    one, newest = services.handouts.get(FIRST), services.editing.history(document)[0]
    services.editing.save(document, replace(one, title="Another title"), newest.id)


def test_letters_that_no_page_has_stop_the_job_at_that_visitor_and_are_named(
    services: Services,
) -> None:
    three(services, DAY)
    clinic = services.settings.clinic()
    services.settings.save_clinic(replace(clinic, handout_texts={"what-to-bring": "\u6b27"}))

    end = services.packets.print_day(begun(services), Tape(), NAME)

    assert end.error is not None
    assert getattr(end.error, "letters", ()) == ("\u6b27",)
    assert end.place == Place()


def test_a_name_that_cannot_be_printed_stays_off_its_slip(services: Services) -> None:
    visit(services, DAY, "\u6b27\u9633 Example")
    tape = Tape()

    services.packets.print_day(begun(services), tape, NAME)

    assert "letters that cannot be printed here" in pages(tape.jobs[0][0])[0]
    assert "8:00 AM" in pages(tape.jobs[0][0])[0]


def test_the_day_as_a_file_holds_everyone_by_time_and_is_noted(
    services: Services, tmp_path: Path
) -> None:
    three(services, DAY)

    end = services.packets.save_day(begun(services), tmp_path / "day.pdf")

    found = pages((tmp_path / "day.pdf").read_bytes())
    slips = [page.split()[4] for page in found if page.startswith("Slip")]
    assert slips == ["Quillon", "Marlow", "Ada"]
    assert end == DayEnd(3, len(found))
    assert len(logged(services)) == 6
    assert {one.printer for one in services.handouts.printed()} == {"file"}
    if os.name == "posix":
        assert (tmp_path / "day.pdf").stat().st_mode & 0o077 == 0


def test_a_full_disk_leaves_no_half_file_and_no_line_in_the_log(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    three(services, DAY)

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        services.packets.save_day(begun(services), tmp_path / "day.pdf")

    assert list(tmp_path.iterdir()) == []
    assert logged(services) == []


def test_a_save_that_is_stopped_writes_nothing(services: Services, tmp_path: Path) -> None:
    three(services, DAY)
    watch = Watch()
    watch.stop.set()

    end = services.packets.save_day(begun(services), tmp_path / "day.pdf", watch=watch)

    assert end.place == Place()
    assert list(tmp_path.iterdir()) == []
    assert logged(services) == []


def test_a_day_without_visits_has_nobody_and_a_closed_one_says_why(services: Services) -> None:
    services.schedule.save_exception(
        ScheduleException(ExceptionKind.CLOSED, DAY, DAY, reason="Staff training")
    )

    plan = services.packets.plan(DayChoice(DAY))

    assert plan.visitors == ()
    assert plan.closed == "Staff training"
    with pytest.raises(Invalid):
        services.packets.begin(plan.visitors)


def test_a_no_show_gets_nothing(services: Services) -> None:
    one = visit(services, date(2026, 11, 24), "Ada Example")
    services.clock.advance(timedelta(hours=8))  # type: ignore[attr-defined]
    services.schedule.set_status(one.id, one.version, Status.NOSHOW)

    assert services.packets.plan(DayChoice(date(2026, 11, 24))).visitors == ()


def test_papers_made_in_a_process_of_their_own_are_the_same_to_the_byte(
    services: Services,
) -> None:
    three(services, DAY)
    here, apart, job = Tape(), Tape(), begun(services)

    services.packets.print_day(job, here, NAME)
    services.packets.print_day(job, apart, NAME, watch=Watch(apart=True))

    assert [words(pdf) for pdf, _ in apart.jobs] == [words(pdf) for pdf, _ in here.jobs]


def test_a_process_that_dies_half_way_costs_no_packet(services: Services) -> None:
    three(services, DAY)
    three(services, DAY)

    def kill(tape: Tape) -> None:
        if not tape.jobs:
            [maker] = multiprocessing.active_children()
            maker.kill()

    tape = Tape(then=kill)
    end = services.packets.print_day(begun(services), tape, NAME, watch=Watch(apart=True))

    assert (end.people, end.place, end.error) == (6, None, None)
    assert [pages(pdf)[0].split()[1] for pdf, _ in tape.jobs] == list("123456")
    assert multiprocessing.active_children() == []


def test_what_is_printed_and_saved_is_sound_to_another_reader(
    services: Services, tmp_path: Path
) -> None:
    three(services, DAY)
    tape = Tape()

    services.packets.print_day(begun(services), tape, NAME, Handling(sides=Sides.BOTH))
    services.packets.save_day(begun(services), tmp_path / "day.pdf")

    for pdf in (*(pdf for pdf, _ in tape.jobs), (tmp_path / "day.pdf").read_bytes()):
        with pikepdf.open(BytesIO(pdf)) as document:
            assert document.check_pdf_syntax() == []


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
def test_a_program_that_is_ended_by_force_leaves_no_process_behind(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.handouts.printing_forever", str(tmp_path / "store")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        maker = program.stdout.readline()

        program.kill()
        rest = program.stdout.read()  # ends only when the maker too has let go of the pipe

    assert maker.strip().isdecimal()
    assert rest == ""


@pytest.mark.parametrize(
    ("name", "preferred", "given"),
    [
        ("Ada Example", "", "Ada"), ("Example, Ada", "", "Ada"), ("Ada Example", "Addie", "Addie"),
        ("Ada", "", "Ada"), ("", "", ""), ("Example,", "", "Example,"),
    ],
)  # fmt: skip
def test_a_slip_takes_the_preferred_name_else_the_given_one(
    name: str, preferred: str, given: str
) -> None:
    assert given_name(name, preferred) == given


def test_the_log_keeps_the_clinics_words_that_were_printed_not_those_of_later(
    services: Services,
) -> None:
    visit(services, DAY, "Ada Example")
    clinic = services.settings.clinic()
    services.settings.save_clinic(replace(clinic, handout_texts={"what-to-bring": "A card"}))

    def reword(_tape: Tape) -> None:
        now = services.settings.clinic()
        services.settings.save_clinic(replace(now, handout_texts={"what-to-bring": "Nothing"}))

    services.packets.print_day(begun(services), Tape(then=reword), NAME)

    kept = [one.look["texts"] for one in services.handouts.printed() if one.look["texts"]]
    assert {texts["what-to-bring"] for texts in kept} == {"A card"}
