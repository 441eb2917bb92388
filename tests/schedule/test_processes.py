"""Several processes on one real file: nobody gets a time twice, nobody sees an old picture."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from frontdesk.identity import PersonId
from frontdesk.schedule.model import Criteria, NewBooking
from frontdesk.schedule.service import Scheduling
from frontdesk.settings.service import Settings
from tests.schedule.clinics import INTAKE, TODAY
from tests.schedule.racing import candidates, make_store, open_at
from tests.stores import ROSA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontdesk.storage.unit import Storage

ROOT = Path(__file__).parents[2]
OVERLAPS = """
SELECT count(*) FROM booking a JOIN booking b ON a.actor = b.actor
  AND (a.appointment_id, a.actor) < (b.appointment_id, b.actor)
  AND a.active AND b.active AND a.start < b."end" AND b.start < a."end"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    return folder / "frontdesk.db"


@pytest.fixture
def store(file: Path) -> Iterator[Storage]:
    made = make_store(file)
    yield made
    made.close()


def service(storage: Storage) -> Scheduling:
    return Scheduling(storage, ROSA, Settings(storage, ROSA, None).clinic)


def racer(file: Path, number: int, tries: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.schedule.racing", str(file), str(number), str(tries)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def count(storage: Storage, sql: str) -> int:
    with storage.reading() as connection:
        return int(connection.exec_driver_sql(sql).scalar_one())


@pytest.mark.slow
def test_ten_processes_never_both_get_the_same_time(file: Path, store: Storage) -> None:
    running = [racer(file, number, 30) for number in range(10)]

    told = [json.loads(one.communicate(timeout=50)[0]) for one in running]

    assert sum(one["refused"] for one in told) > 0
    assert sum(one["got"] for one in told) > 0
    assert count(store, OVERLAPS) == 0


@pytest.mark.slow
def test_a_process_killed_in_the_middle_leaves_whole_visits_or_none(
    file: Path, store: Storage
) -> None:
    running = racer(file, 1, 100_000)
    before = count(store, "SELECT max(seq) FROM request")
    while count(store, "SELECT max(seq) FROM request") < before + 20:
        assert running.poll() is None
    running.kill()
    running.communicate()

    # Every visit has its provider's and its person's time, and the event that tells of it.
    torn = (
        "SELECT count(*) FROM appointment a WHERE"
        " (SELECT count(*) FROM booking b WHERE b.appointment_id = a.id) < 2 OR NOT EXISTS"
        " (SELECT 1 FROM audit_event e WHERE e.entity = 'appointment' AND e.entity_id = a.id)"
    )
    assert count(store, torn) == 0
    assert count(store, OVERLAPS) == 0
    assert count(store, "SELECT count(*) FROM appointment") > 0


def test_what_another_process_books_holds_and_changes_is_seen_at_the_next_look(
    file: Path, store: Storage
) -> None:
    other = open_at(file)
    mine, theirs = service(store), service(other)
    wanted = Criteria(INTAKE, first_day=TODAY + timedelta(days=6))
    before = mine.openings(wanted).openings
    first = before[0]
    second = next(one for one in before if one.provider != first.provider)
    person = PersonId(1)

    visit = theirs.book(NewBooking(first, person))
    hold = theirs.hold(second, "sam")
    after = mine.openings(wanted).openings
    theirs.release(hold.id)
    theirs.cancel(visit.id, visit.version, "Ill")
    again = mine.openings(wanted).openings
    theirs.save_practitioner(
        next(one for one in theirs.clinic().practitioners if one.id == second.provider), []
    )
    without = mine.openings(wanted).openings
    other.close()

    assert not {first, second} & set(after)
    assert again == before
    assert second not in without


def test_candidates_of_the_race_are_what_the_rules_allow(store: Storage) -> None:
    found = candidates(service(store))

    assert {one.type for one in found} == {"intake-evaluation", "spravato-treatment"}
