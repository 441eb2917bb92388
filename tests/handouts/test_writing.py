"""Files and printed packets: whole or not at all, printed once a request, never a bare error."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from frontdesk.documents.printing import FolderPrinter
from frontdesk.handouts.model import PrintRequest
from frontdesk.identity import ServiceTypeId, new_request
from frontdesk.people.model import PersonDetails
from frontdesk.schedule.model import Criteria, NewBooking, Status
from frontdesk.settings.model import DeskSettings
from frontdesk.settings.store import read_desk, write_desk
from frontdesk.storage.faults import DiskFull, DriveFails, ReadOnly, of_file
from frontdesk.storage.files import write_whole
from tests.documents.pdf import words
from tests.handouts.desk import TWO

if TYPE_CHECKING:
    from frontdesk.errors import StoreUnusable
    from frontdesk.services import Services


@pytest.mark.parametrize(
    "name", ["a folder", "a file/x.pdf", "not there/x.pdf", "n" * 300 + ".pdf", "x\x00.pdf"]
)
def test_a_file_that_cannot_be_written_is_told_and_leaves_nothing(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / "a folder").mkdir()
    (tmp_path / "a file").write_text("kept")

    with pytest.raises(ReadOnly):
        write_whole(tmp_path / name, b"%PDF")

    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a file", "a folder"]
    assert (tmp_path / "a file").read_text() == "kept"


@pytest.mark.parametrize("path", ["", ".", "/"])
def test_a_path_that_names_no_file_is_told(path: str) -> None:
    with pytest.raises(ReadOnly):
        write_whole(Path(path), b"%PDF")


def test_a_file_takes_the_place_of_the_old_one_and_is_its_owners_alone(tmp_path: Path) -> None:
    target = tmp_path / "packet.pdf"
    target.write_bytes(b"old")

    write_whole(target, b"new")

    assert target.read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["packet.pdf"]
    if os.name == "posix":
        assert target.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EIO, DriveFails),
        (errno.EACCES, ReadOnly),
    ],
)
def test_a_file_error_is_read_once_for_all(number: int, fault: type[StoreUnusable]) -> None:
    assert isinstance(of_file(OSError(number, "x"), Path("x")), fault)


def test_a_print_asked_for_twice_by_one_request_is_on_paper_and_in_the_log_once(
    services: Services, tmp_path: Path
) -> None:
    printer, request = FolderPrinter(tmp_path), new_request()
    name = printer.printers()[0].name

    first = services.handouts.print_packet(PrintRequest(TWO), printer, name, request)
    again = services.handouts.print_packet(PrintRequest(TWO), printer, name, request)

    assert again == first
    assert len(list(tmp_path.glob("*.pdf"))) == 1
    assert len(services.handouts.printed()) == 2


def test_the_card_and_the_sheet_of_a_day_hold_visits_of_every_state(services: Services) -> None:
    schedule = services.schedule
    wanted = Criteria(ServiceTypeId("spravato-consult"), limit=1)
    visits = [
        schedule.book(
            NewBooking(
                schedule.openings(wanted).openings[0],
                services.people.add(PersonDetails(name)).id,
            )
        )
        for name in ("Ada Sample", "Ben Example", "Cam Demo")
    ]
    schedule.set_status(visits[0].id, visits[0].version, Status.ARRIVED)
    schedule.cancel(visits[2].id, visits[2].version, "asked for")
    where = services.settings.zone()

    sheet = words(services.handouts.day_sheet(visits[0].start.astimezone(where).date()))

    assert "Ada Sample" in sheet
    assert "Arrived" in sheet
    assert "Cam Demo" not in sheet
    assert "Ben" in words(services.handouts.appointment_card(visits[1].id))


def test_a_closed_office_still_has_its_name_on_a_visitors_card(services: Services) -> None:
    schedule = services.schedule
    one = schedule.openings(Criteria(ServiceTypeId("spravato-consult"), limit=1)).openings[0]
    visit = schedule.book(NewBooking(one, services.people.add(PersonDetails("Ada Sample")).id))
    schedule.set_status(visit.id, visit.version, Status.ARRIVED)
    office = next(each for each in schedule.clinic().locations if each.id == visit.office)
    services.clock.advance(timedelta(days=30))  # type: ignore[attr-defined]
    schedule.save_location(replace(office, active=False))

    assert office.name in words(services.handouts.appointment_card(visit.id))


def test_settings_of_this_computer_are_whole_private_and_refused_in_words(tmp_path: Path) -> None:
    target = tmp_path / "config" / "desk.json"
    wanted = DeskSettings(printer="Front \u201cdesk\u201d", copies=2, both_sides=True)

    write_desk(target, wanted)

    assert read_desk(target) == wanted
    assert [path.name for path in target.parent.iterdir()] == ["desk.json"]
    if os.name == "posix":
        assert target.stat().st_mode & 0o077 == 0
    with pytest.raises(ReadOnly):
        write_desk(target / "below a file" / "desk.json", wanted)


@pytest.mark.parametrize("text", ["", "[", "[" * 100_000, "{}", "[1]", "\x00", '{"office": true}'])
def test_damaged_settings_of_this_computer_are_as_at_first(tmp_path: Path, text: str) -> None:
    target = tmp_path / "desk.json"
    target.write_text(text)

    assert read_desk(target) == DeskSettings()
