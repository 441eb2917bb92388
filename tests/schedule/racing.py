"""One process of a race: `python -m tests.schedule.racing FILE NUMBER TRIES`.

Prints how often it got something, was refused, or found the store busy, as JSON.
"""

from __future__ import annotations

import json
import random
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from frontdesk.changes import Announcer
from frontdesk.clock import FixedClock
from frontdesk.errors import Busy, ChangedMeanwhile
from frontdesk.identity import PersonId
from frontdesk.people.model import PersonDetails
from frontdesk.people.service import People
from frontdesk.schedule.model import Appointment, Criteria, NewBooking, Opening
from frontdesk.schedule.refusals import PersonBusy, SlotTaken
from frontdesk.schedule.rules.holidays import federal
from frontdesk.schedule.rules.hours import Timetable
from frontdesk.schedule.rules.openings import openings
from frontdesk.schedule.service import Scheduling
from frontdesk.settings.service import Settings
from frontdesk.storage.opening import Place, open_store
from tests.schedule.clinics import INTAKE, SPRAVATO, TODAY, set_up
from tests.stores import NOW, ROSA

if TYPE_CHECKING:
    from frontdesk.storage.unit import Storage

PEOPLE = 12
REFUSALS = (SlotTaken, PersonBusy, ChangedMeanwhile)


def open_at(path: Path) -> Storage:
    return open_store(Place(path), FixedClock(NOW), Announcer())


def make_store(path: Path) -> Storage:
    storage = open_at(path)
    set_up(storage)
    people = People(storage, ROSA)
    for number in range(PEOPLE):
        people.add(PersonDetails(name=f"Racer {number}"))
    return storage


def candidates(schedule: Scheduling) -> list[Opening]:
    """Every start that the rules allow on two days, whatever the others have booked by now."""
    timetable = Timetable(schedule.clinic(), federal)
    first = TODAY + timedelta(days=6)
    found: list[Opening] = []
    for kind in (INTAKE, SPRAVATO):
        wanted = Criteria(kind, first, first + timedelta(days=1), limit=1000)
        found += openings(timetable, lambda _: {}, wanted, NOW).openings
    return found


def race(storage: Storage, number: int, tries: int) -> dict[str, int]:
    schedule = Scheduling(storage, ROSA, Settings(storage, ROSA, None).clinic)
    rng = random.Random(number)  # noqa: S311 -- which hour is tried, nothing secret
    wanted = candidates(schedule)
    mine: list[Appointment] = []
    told = {"got": 0, "refused": 0, "busy": 0}
    for _ in range(tries):
        try:
            step(schedule, rng, wanted, mine)
            told["got"] += 1
        except REFUSALS:
            told["refused"] += 1
        except Busy:
            told["busy"] += 1
    return told


def step(
    schedule: Scheduling, rng: random.Random, wanted: list[Opening], mine: list[Appointment]
) -> None:
    opening = rng.choice(wanted)
    chance = rng.random()
    place = rng.randrange(len(mine)) if mine else 0
    if mine and chance < 0.4 and mine[place].type == opening.type:
        mine[place] = schedule.move(mine[place].id, mine[place].version, opening, "race")
    elif mine and chance > 0.75:
        one = mine.pop(place)
        schedule.cancel(one.id, one.version, "race")
    else:
        mine.append(schedule.book(NewBooking(opening, PersonId(rng.randint(1, PEOPLE)))))


if __name__ == "__main__":
    store = open_at(Path(sys.argv[1]))
    sys.stdout.write(json.dumps(race(store, int(sys.argv[2]), int(sys.argv[3]))))
    store.close()
