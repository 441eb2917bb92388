"""Booking through the service, durable, beside the bare driver with the same rows and checks.

    python bench/booking.py [APPOINTMENTS…]

For each size (10,000 and 1,000,000 by default) a store is filled, then visits are booked by turns
through `Scheduling.book`, which also reads the visit back, and through the driver alone: the same
transaction, the same inserts under the same triggers, and the rules asked for in SQL.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from frontdesk.changes import Announcer
from frontdesk.clock import FixedClock, start_of_day, zone
from frontdesk.identity import LocationId, PersonId, PractitionerId, ServiceTypeId, new_request
from frontdesk.people.model import PersonDetails
from frontdesk.people.service import People
from frontdesk.schedule.defaults import NEW_OFFICE, SetUp, weekdays
from frontdesk.schedule.model import Location, NewBooking, Opening, Practitioner, ProviderKind
from frontdesk.schedule.service import Scheduling
from frontdesk.settings.service import Settings
from frontdesk.storage.engine import connect
from frontdesk.storage.opening import Place, open_store
from frontdesk.storage.unit import Actor, Storage

NOW = datetime(2026, 6, 1, 13, 0, tzinfo=UTC)  # a Monday, before the office opens
MEDICATION = ServiceTypeId("medication-visit")
BENCH = Actor("bench", "bench")
PROVIDERS = 20
PEOPLE = 1000
ROUNDS = 1000
FIRST, LAST, LENGTH = 540, 1020, 30
MICRO = 1_000_000

EARLIER = "SELECT kind, result FROM request WHERE id = ?"
BORN = "SELECT born FROM person WHERE id = ?"
SWEEP = "DELETE FROM appointment WHERE held_until <= ?"
WORKS = """
SELECT t.minutes, EXISTS (SELECT 1 FROM availability a
    JOIN practitioner p ON p.id = a.practitioner_id WHERE p.id = ? AND p.active AND a.kind = 'hours' AND a.location_id = ? AND a.weekday = ?
    AND a.start_minute <= ? AND a.end_minute >= ?)
  AND NOT EXISTS (SELECT 1 FROM availability a WHERE a.practitioner_id = ? AND a.kind = 'break'
    AND a.weekday = ? AND a.start_minute < ? AND a.end_minute > ?)
  AND NOT EXISTS (SELECT 1 FROM schedule_exception e WHERE e.kind = 'closed' AND e.last_day >= ?
    AND e.first_day <= ? AND coalesce(e.practitioner_id, ?) = ?)
FROM service_type t WHERE t.id = ? AND t.active
"""
APPOINTMENT = """
INSERT INTO appointment (service_type_id, status, start, "end", location_id, practitioner_id,
  modality, person_id, call_id, reason, note, confirmed, arrived, held_until, holder, agent,
  created, version, demo)
VALUES (?, 'booked', ?, ?, ?, ?, 'in-person', ?, NULL, NULL, '', NULL, NULL, NULL, '', ?, ?, 1, 0)
"""
BOOKING = 'INSERT INTO booking (appointment_id, actor, start, "end", active) VALUES (?, ?, ?, ?, 1)'
AUDIT = """
INSERT INTO audit_event (recorded, agent, desk, action, entity, entity_id, request, changes)
VALUES (?, ?, ?, 'C', 'appointment', ?, ?, '{"status":[null,"booked"]}')
"""
REQUEST = "INSERT INTO request (id, kind, result) VALUES (?, 'book', ?)"


def micro(moment: datetime) -> int:
    """Microseconds since 1970."""
    return round(moment.timestamp() * MICRO)


def slots(first: date, by: int) -> Iterator[tuple[datetime, int]]:
    """Half hours of providers on working days, forward or backward, without end."""
    day = first
    while True:
        if day.weekday() < 5:
            midnight = start_of_day(day, zone())
            for minute in range(FIRST, LAST, LENGTH):
                for provider in range(1, PROVIDERS + 1):
                    yield midnight + timedelta(minutes=minute), provider
        day += timedelta(days=by)


def clinic(storage: Storage) -> Scheduling:
    """One office and its providers."""
    schedule = Scheduling(storage, BENCH, Settings(storage, BENCH, None).clinic)
    kinds = frozenset({ProviderKind.PRESCRIBER})
    schedule.set_up(
        SetUp(
            Location(NEW_OFFICE, "North"),
            tuple(
                (
                    Practitioner(PractitionerId(0), f"P{n}", kinds=kinds, position=n),
                    weekdays(FIRST, LAST),
                )
                for n in range(PROVIDERS)
            ),
        )
    )
    people = People(storage, BENCH)
    for number in range(PEOPLE):
        people.add(PersonDetails(name=f"Person {number}", born=date(1980, 1, 1)))
    return schedule


def fill(storage: Storage, count: int) -> None:
    """Visits of the past, twenty at a time, each provider's half hours one after the other."""
    source = slots(NOW.astimezone(zone()).date() - timedelta(days=1), -1)
    now = micro(NOW)
    done = 0
    with storage.writing(BENCH) as unit:
        run = unit.connection.exec_driver_sql
        while done < count:
            visits, taking = [], []
            for key in range(done + 1, min(count, done + 50_000) + 1):
                start, provider = next(source)
                first = micro(start)
                last = first + LENGTH * 60 * MICRO
                person = key % PEOPLE + 1
                visits.append((key, first, last, provider, person, now))
                taking += [(key, provider * 4 + 1, first, last), (key, person * 4 + 3, first, last)]
            run(
                'INSERT INTO appointment (id, service_type_id, status, start, "end", location_id,'
                " practitioner_id, modality, person_id, note, holder, agent, created, version, demo)"
                " VALUES (?, 'medication-visit', 'fulfilled', ?, ?, 1, ?, 'in-person', ?, '', '',"
                " 'bench', ?, 1, 0)",
                visits,
            )
            run(BOOKING, taking)
            done += len(visits)
        unit.record("C", "schedule", "bulk")
        unit.commit()


def bare(raw: Any, start: datetime, provider: int, person: int) -> None:  # noqa: ANN401
    """One booking by the driver alone."""
    request = str(new_request())
    first, now = micro(start), micro(NOW)
    last = first + LENGTH * 60 * MICRO
    local = start.astimezone(zone())
    minute, day = local.hour * 60 + local.minute, local.date().isoformat()
    raw.execute("BEGIN IMMEDIATE")
    assert raw.execute(EARLIER, (request,)).fetchone() is None
    length, works = raw.execute(
        WORKS,
        (provider, 1, local.weekday(), minute, minute + LENGTH, provider, local.weekday(),
         minute + LENGTH, minute, day, day, provider, provider, MEDICATION),
    ).fetchone()  # fmt: skip
    assert length == LENGTH
    assert works
    assert raw.execute(BORN, (person,)).fetchone()
    raw.execute(SWEEP, (now,))
    cursor = raw.execute(APPOINTMENT, (MEDICATION, first, last, 1, provider, person, "bench", now))
    key = cursor.lastrowid
    raw.executemany(
        BOOKING, ((key, provider * 4 + 1, first, last), (key, person * 4 + 3, first, last))
    )
    raw.execute(AUDIT, (now, "bench", "bench", str(key), request))
    raw.execute(REQUEST, (request, str(key)))
    raw.execute("COMMIT")


def measure(count: int) -> tuple[float, float]:
    """The p50 of ours and of the bare driver, in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "frontdesk.db"
        storage = open_store(Place(path), FixedClock(NOW), Announcer())
        schedule = clinic(storage)
        fill(storage, count)
        raw = connect(path)
        # One person on one day at most: a new person for every visit of a day.
        source = slots(NOW.astimezone(zone()).date() + timedelta(days=1), 1)
        ours: list[float] = []
        theirs: list[float] = []
        for number in range(2 * ROUNDS + 100):
            start, provider = next(source)
            while schedule.closed_on(start.astimezone(zone()).date()):
                start, provider = next(source)
            person = number % PEOPLE + 1
            end = start + timedelta(minutes=LENGTH)
            opening = Opening(MEDICATION, start, end, LocationId(1), PractitionerId(provider))
            began = time.perf_counter()
            if number % 2:
                bare(raw, start, provider, person)
            else:
                schedule.book(NewBooking(opening, PersonId(person)))
            passed = (time.perf_counter() - began) * 1000
            if number >= 100:
                (theirs if number % 2 else ours).append(passed)
        raw.close()
        storage.close()
    return statistics.median(ours), statistics.median(theirs)


def main(sizes: list[int]) -> None:
    """Measure each size and print a table."""
    print("| booking, durable | ours p50 ms | bare driver p50 ms | speed beside the bare driver |"
          " beside the smallest store |")  # fmt: skip
    print("| --- | --- | --- | --- | --- |")
    smallest = 0.0
    for size in sizes:
        ours, theirs = measure(size)
        smallest = smallest or ours
        print(f"| {size:,} appointments | {ours:.2f} | {theirs:.2f} | {theirs / ours:.2f} |"
              f" {ours / smallest:.2f} |")  # fmt: skip


if __name__ == "__main__":
    main([int(one.replace("_", "")) for one in sys.argv[1:]] or [10_000, 1_000_000])
