"""All openings of 90 days for 20 providers beside the gaps found by SQL, in one store.

    python bench/openings.py [APPOINTMENTS]

Twenty providers work five days a week at two offices. The 90 days ahead are nine tenths full;
what is left of the 100,000 appointments lies in the past. Both sides answer the same question,
and their answers are compared before they are timed.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from frontdesk.changes import Announcer
from frontdesk.clock import FixedClock, start_of_day, zone
from frontdesk.identity import LocationId, PractitionerId, ServiceTypeId
from frontdesk.people.model import PersonDetails
from frontdesk.people.service import People
from frontdesk.schedule.defaults import set_up_types, weekdays
from frontdesk.schedule.model import (
    Criteria,
    Location,
    Opening,
    Practitioner,
    ProviderKind,
)
from frontdesk.schedule.service import Scheduling
from frontdesk.schedule.store.appointments import bulk_appointments
from frontdesk.settings.service import Settings
from frontdesk.storage.opening import Place, open_store
from frontdesk.storage.unit import Actor, Storage

NOW = datetime(2026, 6, 1, 13, 0, tzinfo=UTC)  # a Monday, before the offices open
INTAKE = ServiceTypeId("intake-evaluation")
BENCH = Actor("bench")
PROVIDERS = 20
AHEAD = 90
FIRST, LAST, STEP, LENGTH = 540, 1020, 30, 60  # minutes of the day, as the SQL knows them too

# Candidates are every half hour of every day worked; a gap is one that no booking overlaps.
GAPS = """
SELECT c.start, c.practitioner_id FROM candidate c
WHERE c.start >= ? AND c.start < ? AND NOT EXISTS (
  SELECT 1 FROM booking b WHERE b.active AND b.actor = c.practitioner_id * 4 + 1
  AND b.start < c.start + 3600000000 AND b.start > c.start - 86400000000
  AND b."end" > c.start)
ORDER BY c.start, c.practitioner_id
"""


def micro(moment: datetime) -> int:
    """Microseconds since 1970."""
    return round(moment.timestamp() * 1_000_000)


def clinic(storage: Storage) -> Scheduling:
    """Two offices and twenty providers who work at one of them."""
    settings = Settings(storage, BENCH, None)
    schedule = Scheduling(storage, BENCH, settings.clinic)
    with storage.writing(BENCH) as unit:
        set_up_types(unit)
        unit.commit()
    offices = [schedule.save_location(Location(LocationId(0), name)) for name in ("North", "South")]
    for number in range(PROVIDERS):
        schedule.save_practitioner(
            Practitioner(
                PractitionerId(0), f"P{number}", kinds=frozenset({ProviderKind.EVALUATOR}),
                position=number,
            ),
            weekdays(FIRST, LAST, offices[number % 2].id),
        )  # fmt: skip
    return schedule


def workdays(first: date, count: int, by: int) -> Iterator[date]:
    """Days on which the clinic works, forward or backward."""
    for number in range(count):
        day = first + timedelta(days=number * by)
        if day.weekday() < 5:
            yield day


def times(day: date, length: int) -> list[datetime]:
    """Starts of a day by wall clock."""
    midnight = start_of_day(day, zone())
    return [midnight + timedelta(minutes=m) for m in range(FIRST, LAST - length + 1, STEP)]


def fill(storage: Storage, count: int) -> None:
    """Half-hour visits: four fifths of the days ahead, then back through the past."""
    rng = random.Random(5)
    today = NOW.astimezone(zone()).date()
    ahead = [(s, p) for day in workdays(today, AHEAD, 1) for s in times(day, STEP)
             for p in range(1, PROVIDERS + 1)]  # fmt: skip
    chosen = rng.sample(ahead, min(count, len(ahead) * 4 // 5))
    past = ((s, p) for day in workdays(today - timedelta(days=1), 100_000, -1)
            for s in times(day, STEP) for p in range(1, PROVIDERS + 1))  # fmt: skip
    while len(chosen) < count:
        chosen.append(next(past))
    people = [People(storage, BENCH).add(PersonDetails(name=f"Person {n}")).id for n in range(50)]
    rows, taking = [], []
    for key, (start, provider) in enumerate(chosen, 1):
        end = start + timedelta(minutes=STEP)
        rows.append({
            "id": key, "service_type_id": "medication-visit", "status": "booked", "start": start,
            "end": end, "location_id": 2 - provider % 2, "practitioner_id": provider,
            "person_id": people[key % len(people)], "agent": "bench", "created": NOW,
        })  # fmt: skip
        taking.append({"appointment_id": key, "actor": provider * 4 + 1, "start": start,
                       "end": end, "active": True})  # fmt: skip
    with storage.writing(BENCH) as unit:
        bulk_appointments(unit.connection, rows, taking)
        unit.record("C", "schedule", "bulk")
        unit.commit()


def candidates(storage: Storage, schedule: Scheduling) -> None:
    """The baseline's table: every start at which a provider works, worked out beforehand."""
    today = NOW.astimezone(zone()).date()
    rows = [(micro(s), p.id) for day in workdays(today, AHEAD, 1)
            if schedule.closed_on(day) is None for s in times(day, LENGTH)
            for p in schedule.clinic().practitioners]  # fmt: skip
    with storage.writing(BENCH) as unit:
        run = unit.connection.exec_driver_sql
        run("CREATE TABLE candidate (start INTEGER, practitioner_id INTEGER,"
            " PRIMARY KEY (start, practitioner_id)) WITHOUT ROWID")  # fmt: skip
        run("INSERT INTO candidate VALUES (?, ?)", rows)
        unit.record("C", "schedule", "candidates")
        unit.commit()


def measured(ask: Callable[[], object], rounds: int) -> list[float]:
    """Milliseconds of each."""
    found = []
    for _ in range(rounds):
        began = time.perf_counter()
        ask()
        found.append((time.perf_counter() - began) * 1000)
    return sorted(found)


def main(count: int) -> None:
    """Make the store, compare the answers, then time both and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        clock = FixedClock(NOW)
        storage = open_store(Place(Path(folder) / "frontdesk.db"), clock, Announcer())
        schedule = clinic(storage)
        fill(storage, count)
        candidates(storage, schedule)
        last = NOW.astimezone(zone()).date() + timedelta(days=AHEAD - 1)
        everything = Criteria(INTAKE, last_day=last, limit=1_000_000)
        began, ended = micro(NOW), micro(start_of_day(last + timedelta(days=1), zone()))

        def ours() -> tuple[Opening, ...]:
            return schedule.openings(everything).openings

        def gaps(limit: str = "") -> list[tuple[int, int]]:
            with storage.reading() as connection:
                return [tuple(row) for row in
                        connection.exec_driver_sql(GAPS + limit, (began, ended))]  # fmt: skip

        loading = measured(ours, 1)[0]
        found = ours()
        assert [(micro(one.start), one.provider) for one in found] == gaps()
        first = Criteria(INTAKE, last_day=last, limit=20)
        results = [
            ("FrontDesk: all", measured(ours, 200)),
            ("SQL gap query: all", measured(gaps, 30)),
            ("FrontDesk: first 20", measured(lambda: schedule.openings(first), 500)),
            ("SQL gap query: first 20", measured(lambda: gaps(" LIMIT 20"), 100)),
        ]
        print(f"| openings of {AHEAD} days, {PROVIDERS} providers, {count:,} appointments |"
              " p50 ms | p99 ms | SQL / ours |")  # fmt: skip
        print("| --- | --- | --- | --- |")
        for number, (name, figures) in enumerate(results):
            p50 = statistics.median(figures)
            ratio = statistics.median(results[number + 1][1]) / p50 if number % 2 == 0 else 1.0
            print(f"| {name} | {p50:.2f} | {figures[int(len(figures) * 0.99)]:.2f} | {ratio:.1f} |")
        print(f"\n{len(found):,} openings; the first use loaded them in {loading:.0f} ms")
        storage.close()


if __name__ == "__main__":
    main(int(sys.argv[1].replace("_", "")) if len(sys.argv) > 1 else 100_000)
