"""The sample: the same each time, plainly invented, and sound by every rule of the store."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from frontdesk.bootstrap import over
from frontdesk.calls.model import CallQuery
from frontdesk.clock import FixedClock, local_day, start_of_day, zone
from frontdesk.handouts.files import load_handouts
from frontdesk.people.model import PersonDetails
from frontdesk.people.rules.dates import age_on
from frontdesk.people.rules.numbers import is_fictional
from frontdesk.sample.calls import SCENARIOS
from frontdesk.sample.people import people
from frontdesk.sample.service import Size, Wanted, fill
from frontdesk.schedule.model import AppointmentQuery, Criteria, Status
from frontdesk.settings.model import SampleMixed, SampleThere
from frontdesk.storage.opening import Place
from frontdesk.treatments.files import load_catalogue
from tests.screens import services_in_memory
from tests.stores import ROSA, memory_store

if TYPE_CHECKING:
    from frontdesk.services import Services

NOW = datetime(2026, 11, 24, 22, 15, tzinfo=UTC)  # a Tuesday, a quarter past two at the clinic
DAY = local_day(NOW, zone())
SIZE = Size(300, 900, 2600)
CATALOGUE = load_catalogue()
HANDOUTS = load_handouts(CATALOGUE.facts)


def filled(size: Size = SIZE, seed: int = 3) -> Services:
    storage = memory_store(FixedClock(NOW))
    fill(storage, ROSA, Wanted(size, seed, NOW, HANDOUTS))
    return over(storage, Place(None), ROSA, CATALOGUE, sample=True, look_up=False)


@pytest.fixture(scope="module")
def clinic() -> Services:
    return filled()


def test_the_same_seed_makes_the_same_data() -> None:
    size = Size(100, 300, 400)
    one, other, different = filled(size), filled(size), filled(size, seed=4)

    def all_of(services: Services) -> tuple[object, ...]:
        return (
            services.calls.page(CallQuery(), limit=2000),
            services.schedule.appointments(AppointmentQuery(cancelled=True), limit=5000),
        )

    assert all_of(other) == all_of(one)
    assert all_of(different) != all_of(one)


def test_everything_wanted_is_there_and_sound(clinic: Services) -> None:
    assert clinic.people.count() == SIZE.people
    assert clinic.calls.count(CallQuery()) == SIZE.calls
    visits = clinic.schedule.appointments(AppointmentQuery(cancelled=True), limit=5000)
    assert len(visits) == SIZE.appointments
    assert clinic.care.verify() == []


def test_visits_lie_within_six_weeks_until_those_are_full() -> None:
    few, many = filled(Size(300, 0, 500)), filled(Size(300, 0, 4000))
    reach = timedelta(days=22)

    for services, wanted, only_near in ((few, 500, True), (many, 4000, False)):
        visits = services.schedule.appointments(AppointmentQuery(cancelled=True), limit=9000)
        assert len(visits) == wanted
        assert max(one.start for one in visits) < NOW + reach
        assert (min(one.start for one in visits) > NOW - reach) is only_near
        intake = services.schedule.clinic().types[0].id
        soon = Criteria(intake, last_day=DAY + timedelta(days=14))
        assert services.schedule.openings(soon).openings


def test_statuses_go_by_the_time(clinic: Services) -> None:
    visits = clinic.schedule.appointments(AppointmentQuery(cancelled=True), limit=5000)
    past = Counter(one.status for one in visits if one.end <= NOW)
    ahead = Counter(one.status for one in visits if one.start > NOW + timedelta(minutes=30))
    day = (start_of_day(DAY, zone()), start_of_day(DAY + timedelta(days=1), zone()))
    today = Counter(one.status for one in visits if day[0] <= one.start < day[1])

    assert set(past) == {Status.FULFILLED, Status.NOSHOW, Status.CANCELLED}
    assert set(ahead) == {Status.BOOKED, Status.CANCELLED}
    assert {Status.FULFILLED, Status.CHECKED_IN, Status.BOOKED} <= set(today)
    assert clinic.reports.today().late >= 1


def test_nobody_works_on_a_closed_day(clinic: Services) -> None:
    thanksgiving = start_of_day(DAY + timedelta(days=2), zone())
    query = AppointmentQuery(thanksgiving, thanksgiving + timedelta(days=1), cancelled=True)

    assert clinic.schedule.appointments(query) == []


def test_a_few_calls_wait_and_two_are_due(clinic: Services) -> None:
    waiting = clinic.calls.follow_ups()

    assert len(waiting) == 6
    assert len(clinic.calls.follow_ups(due_before=NOW)) == 2
    assert all(one.due > NOW - timedelta(days=2) for one in waiting)


def test_calls_are_of_the_past_year_and_some_became_visits(clinic: Services) -> None:
    calls = clinic.calls.page(CallQuery(), limit=2000)
    visits = clinic.schedule.appointments(AppointmentQuery(cancelled=True), limit=5000)
    by_id = {one.id: one for one in calls}

    assert all(NOW - timedelta(days=370) < one.entry.started < NOW for one in calls)
    linked = [one for one in visits if one.call is not None]
    assert len(linked) > 100
    for visit in linked:
        assert visit.call is not None
        entry = by_id[visit.call].entry
        assert entry.outcome == "booked"
        assert entry.person == visit.person
        assert entry.started < visit.start


def test_topics_and_handouts_of_the_calls_exist() -> None:
    for one in SCENARIOS:
        assert set(one.topics) <= set(CATALOGUE.topics)
        assert set(one.handouts) <= set(HANDOUTS)


def test_people_are_plainly_invented_and_of_all_ages() -> None:
    crowd = list(people(2000, 1, DAY))
    ages = [age_on(one.born, DAY) for one in crowd if one.born is not None]

    assert all(is_fictional(phone.value) for one in crowd for phone in one.phones)
    assert all(email.endswith("@example.org") for one in crowd for email in one.emails)
    assert sum(age < 13 for age in ages) == 1
    assert sum(13 <= age < 18 for age in ages) > 20
    assert sum(age > 90 for age in ages) > 10
    names = Counter(one.name for one in crowd)
    assert names["Pat Sample"] >= 2
    assert any(len(one.name) >= 40 for one in crowd)
    assert any(" " not in one.name for one in crowd)
    assert crowd[4].born == crowd[6].born


def test_a_store_in_use_is_refused_whole() -> None:
    services = services_in_memory()
    services.people.add(PersonDetails("Casey Sample"))

    with pytest.raises(SampleMixed):
        fill(services.storage, ROSA, Wanted(replace(SIZE, people=9), 1, NOW, HANDOUTS))

    assert services.people.count() == 1


def test_a_store_with_sample_data_takes_no_more() -> None:
    services = filled(Size(5, 0, 0))
    before = services.people.count()

    with pytest.raises(SampleThere):
        fill(services.storage, ROSA, Wanted(replace(SIZE, people=9), 1, NOW, HANDOUTS))

    assert services.people.count() == before
