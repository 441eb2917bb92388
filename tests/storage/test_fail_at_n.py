"""Every save with its Nth statement failing, N = 1, 2 … until it succeeds: all or nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import event

from frontdesk.calls.model import CallEntry, CallQuery, FollowUpKind, NewFollowUp, Outcome, Reason
from frontdesk.clock import local_day
from frontdesk.desk.model import FinishedCall
from frontdesk.handouts.model import PrintRequest
from frontdesk.handouts.rules.day import DayChoice
from frontdesk.identity import ServiceTypeId, new_request
from frontdesk.people.model import PersonDetails, Phone
from frontdesk.schedule.model import Criteria, NewBooking, Status
from frontdesk.storage.faults import DiskFull
from frontdesk.storage.schema.tables import METADATA
from tests.clinics import clinic_services
from tests.stores import NOW, file_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from frontdesk.schedule.model import Opening
    from frontdesk.services import Services

PERSON = PersonDetails("Jordan Example", phones=(Phone("+14255550142"),), notes="n" * 9000)
ENTRY = CallEntry(
    NOW - timedelta(minutes=5), 220, Outcome.INFORMED, (Reason.COST, Reason.BOOK), "+14255550142",
    note="Asked about parking.",
    follow_up=NewFollowUp(FollowUpKind.CALL_BACK, NOW + timedelta(hours=1), "", "group times"),
    unanswered=("is there a bus",),
)  # fmt: skip
CONSULT = Criteria(ServiceTypeId("spravato-consult"), limit=30)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    found = clinic_services(file_store(tmp_path / "data"))
    person = found.people.add(PERSON)
    found.calls.log(ENTRY)
    found.schedule.book(NewBooking(opening(found), person.id))
    yield found
    found.close()


def opening(services: Services, place: int = 0) -> Opening:
    return services.schedule.openings(CONSULT).openings[place]


Save = tuple[str, "Callable[[Services], Callable[[], object]]"]


def _add_person(s: Services) -> Callable[[], object]:
    request = new_request()
    return lambda: s.people.add(replace(PERSON, name="Ada Sample"), request)


def _log(s: Services) -> Callable[[], object]:
    request = new_request()
    return lambda: s.calls.log(ENTRY, request)


def _edit_person(s: Services) -> Callable[[], object]:
    person, request = s.people.find("jordan")[0], new_request()
    edited = replace(PERSON, name="Jordan Sample", notes="m" * 9000)
    return lambda: s.people.update(person.id, 1, edited, request)


def _undo_person(s: Services) -> Callable[[], object]:
    person, request = _edit_person(s)(), new_request()
    return lambda: s.people.undo(person.id, request)  # type: ignore[attr-defined]


def _correct(s: Services) -> Callable[[], object]:
    call, request = s.calls.page(CallQuery())[0], new_request()
    entry = replace(call.entry, note="Something else.", reasons=(Reason.CONFIRM,))
    return lambda: s.calls.correct(call.id, call.version, entry, request)


def _follow_up(s: Services) -> Callable[[], object]:
    one, request = s.calls.follow_ups()[0], new_request()
    return lambda: s.calls.finish_follow_up(one.id, one.version, request)


def _visit(s: Services) -> Any:
    from frontdesk.schedule.model import AppointmentQuery

    return s.schedule.appointments(AppointmentQuery())[0]


def _book(s: Services) -> Callable[[], object]:
    wanted = NewBooking(opening(s, 3), s.people.add(replace(PERSON, name="Ada Sample")).id)
    request = new_request()
    return lambda: s.schedule.book(wanted, request)


def _hold(s: Services) -> Callable[[], object]:
    wanted, request = opening(s, 3), new_request()
    return lambda: s.schedule.hold(wanted, "a window", None, request)


def _move(s: Services) -> Callable[[], object]:
    visit, to, request = _visit(s), opening(s, 4), new_request()
    return lambda: s.schedule.move(visit.id, visit.version, to, "asked for", request)


def _cancel(s: Services) -> Callable[[], object]:
    visit, request = _visit(s), new_request()
    return lambda: s.schedule.cancel(visit.id, visit.version, "asked for", request)


def _arrive(s: Services) -> Callable[[], object]:
    visit, request = _visit(s), new_request()
    return lambda: s.schedule.set_status(visit.id, visit.version, Status.ARRIVED, request)


def _finish(s: Services) -> Callable[[], object]:
    wanted = opening(s, 5)
    hold = s.schedule.hold(wanted, "a window", None, new_request())
    call = FinishedCall(
        new_request(), ENTRY, details=replace(PERSON, name="Cam Demo"), opening=wanted, hold=hold.id
    )
    return lambda: s.desk.finish(call)


def _settings(s: Services) -> Callable[[], object]:
    wanted = replace(s.settings.clinic(), clinic_name="Another name", step_minutes=15)
    request = new_request()
    return lambda: s.settings.save_clinic(wanted, request)


def _office(s: Services) -> Callable[[], object]:
    office, request = s.schedule.clinic().locations[1], new_request()
    return lambda: s.schedule.save_location(replace(office, name="East office"), request)


def _holiday(s: Services) -> Callable[[], object]:
    request = new_request()
    return lambda: s.schedule.set_holiday("Thanksgiving Day", open=True, request=request)


def _save_packet(s: Services) -> Callable[[], object]:
    folder, request = Path(tempfile.mkdtemp()), new_request()
    wanted = PrintRequest((s.handouts.all()[0].id,))
    return lambda: s.handouts.save_packet(wanted, folder / "packet.pdf", request)


def _save_day(s: Services) -> Callable[[], object]:
    folder, visit = Path(tempfile.mkdtemp()), _visit(s)
    plan = s.packets.plan(DayChoice(local_day(visit.start, s.settings.zone())))
    job = s.packets.begin(plan.visitors)
    return lambda: s.packets.save_day(job, folder / "day.pdf")


SAVES: tuple[Save, ...] = (
    ("add a person", _add_person),
    ("edit a person", _edit_person),
    ("undo an edit", _undo_person),
    ("log a call", _log),
    ("correct a call", _correct),
    ("finish a follow-up", _follow_up),
    ("hold", _hold),
    ("book", _book),
    ("move", _move),
    ("cancel", _cancel),
    ("arrive", _arrive),
    ("finish a call", _finish),
    ("save settings", _settings),
    ("save an office", _office),
    ("open a holiday", _holiday),
    ("save a packet", _save_packet),
    ("save the packets of a day", _save_day),
)  # fmt: skip


class Failing:
    """Lets the Nth statement of the driver that writes, or any, fail as a full drive makes it."""

    def __init__(self, services: Services) -> None:
        self.at = 0
        self.seen = 0
        for name in ("do_execute", "do_executemany", "do_execute_no_params"):
            event.listen(services.storage.engine, name, self._count)

    def _count(self, *_arguments: object) -> None:
        self.seen += 1
        if self.seen == self.at:
            raise driver.OperationalError("database or disk is full")

    @contextmanager
    def from_now(self, at: int) -> Iterator[None]:
        self.at, self.seen = at, 0
        try:
            yield
        finally:
            self.at = 0


def rows(services: Services) -> dict[str, list[Any]]:
    """Everything in the store."""
    with services.storage.reading() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(table.select())]
            for table in METADATA.sorted_tables
        }


def answers(services: Services) -> tuple[object, ...]:
    """What the services say from memory, where a write that failed could have left a trace."""
    return (
        services.settings.clinic(),
        services.schedule.clinic(),
        services.schedule.openings(CONSULT),
        services.schedule.holidays(2026),
        [match.name for match in services.people.find("sample")],
        services.reports.today(),
    )


@pytest.mark.parametrize(("name", "prepare"), SAVES, ids=[name for name, _ in SAVES])
def test_whichever_statement_fails_nothing_is_kept_and_the_same_save_works_afterwards(
    services: Services, name: str, prepare: Callable[[Services], Callable[[], object]]
) -> None:
    save = prepare(services)
    failing = Failing(services)
    before, said = rows(services), answers(services)
    number, kept = 0, False
    while True:
        number += 1
        try:
            with failing.from_now(number):
                save()
        except DiskFull:
            if kept or rows(services) != before:
                kept = True  # the save was done and reading it back failed; a retry finds it
                continue
            assert answers(services) == said, (name, number)
        else:
            break

    done = rows(services)
    save()
    assert number > 3
    assert done != before
    assert rows(services) == done


AT_PAGE = """
import os, resource, sys
from pathlib import Path
from frontdesk.calls.model import CallQuery
from frontdesk.errors import Refusal
from tests.clinics import clinic_services
from tests.storage.test_fail_at_n import ENTRY, answers, rows
from tests.stores import file_store

os.umask(0o077)
folder = Path(sys.argv[1])
services = clinic_services(file_store(folder))
services.calls.log(ENTRY)
before, said, refused = rows(services), answers(services), []
_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
largest = max(path.stat().st_size for path in folder.iterdir())
for room in range(0, 400_000, 2060):
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest + room, hard))
    try:
        services.calls.log(ENTRY)
    except Refusal as refusal:
        refused.append(type(refusal).__name__)
    else:
        break
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    assert rows(services) == before, room
    assert answers(services) == said, room
assert services.calls.count(CallQuery()) == 2
assert services.care.verify() == []
print(len(refused) > 3, set(refused))
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="limits of a file's size are POSIX's")
def test_whichever_page_finds_no_room_at_the_commit_nothing_is_kept(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", AT_PAGE, str(tmp_path / "data")],
        capture_output=True, text=True, check=False, timeout=120,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip

    assert done.stdout.strip() == "True {'DriveFails'}", done.stderr
