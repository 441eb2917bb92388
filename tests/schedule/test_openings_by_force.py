"""Openings against a scan of every minute, written without the bits: the rules as sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from frontdesk.clock import start_of_day, zone
from frontdesk.identity import LocationId, PractitionerId, ResourceId, ServiceTypeId
from frontdesk.schedule.model import (
    Availability,
    AvailabilityKind,
    ClinicSchedule,
    Criteria,
    ExceptionKind,
    Location,
    Modality,
    PartOfDay,
    Practitioner,
    ProviderKind,
    Resource,
    ResourceKind,
    ScheduleException,
    ServiceType,
)
from frontdesk.schedule.rules.holidays import federal
from frontdesk.schedule.rules.hours import Timetable
from frontdesk.schedule.rules.openings import openings
from frontdesk.schedule.rules.taken import (
    Claim,
    Taken,
    practitioner_actor,
    resource_actor,
)

ZONE = zone()
MINUTE = timedelta(minutes=1)
VISIT = ServiceTypeId("visit")
# Mondays whose weeks hold the two clock changes of 2026, Thanksgiving, and nothing at all.
MONDAYS = (date(2026, 3, 2), date(2026, 10, 26), date(2026, 11, 23), date(2026, 6, 1))
Entry = tuple[datetime, PractitionerId, LocationId, tuple[ResourceId, ...], Modality]


@dataclass(frozen=True)
class Case:
    schedule: ClinicSchedule
    claims: tuple[Claim, ...]
    criteria: Criteria
    now: datetime


@st.composite
def stretches(
    draw: st.DrawFn, kind: AvailabilityKind = AvailabilityKind.HOURS
) -> list[Availability]:
    """Mostly long hours on all days, so that what is rare elsewhere meets here."""
    whole = kind is AvailabilityKind.HOURS and draw(st.booleans())
    start = 0 if whole else draw(st.integers(0, 1200))
    end = 1440 if whole else draw(st.integers(start + 1, 1440))
    days = range(7) if draw(st.booleans()) else (draw(st.integers(0, 6)),)
    place = draw(st.sampled_from((LocationId(1), LocationId(1), LocationId(2), None)))
    return [Availability(day, start, end, kind, location=place) for day in days]


@st.composite
def exceptions(draw: st.DrawFn, monday: date) -> ScheduleException:
    first = monday + timedelta(days=draw(st.integers(-1, 6)))
    minutes = draw(st.none() | st.tuples(st.integers(0, 700), st.integers(701, 1440)))
    whose = draw(st.sampled_from(("clinic", "office", "provider", "room")))
    return ScheduleException(
        kind=draw(st.sampled_from(ExceptionKind)),
        first_day=first,
        last_day=first + timedelta(days=draw(st.integers(0, 2))),
        start_minute=minutes[0] if minutes else None,
        end_minute=minutes[1] if minutes else None,
        location=LocationId(1) if whose in ("office", "provider") else None,
        practitioner=PractitionerId(1) if whose == "provider" else None,
        resource=ResourceId(1) if whose == "room" else None,
        reason="entered",
    )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    monday = draw(st.sampled_from(MONDAYS))
    kinds = (ProviderKind.MONITOR, ProviderKind.PRESCRIBER)
    people = tuple(
        Practitioner(PractitionerId(key), f"P{key}", kinds=frozenset(wanted), position=5 - key)
        for key, wanted in enumerate(
            draw(st.lists(st.sets(st.sampled_from(kinds), min_size=1), min_size=1, max_size=3)), 1
        )
    )
    hours: list[Availability] = []
    for one in people:
        lists = draw(st.lists(stretches(), min_size=1, max_size=3))
        lists += draw(st.lists(stretches(AvailabilityKind.BREAK), max_size=1))
        hours += [_of(row, practitioner=one.id) for rows in lists for row in rows]
    rooms = tuple(
        Resource(ResourceId(key), LocationId(office), f"R{key}", ResourceKind.SPRAVATO_CHAIR)
        for key, office in enumerate(draw(st.lists(st.sampled_from((1, 2)), max_size=2)), 1)
    )
    visit = ServiceType(
        VISIT,
        "Visit",
        minutes=draw(st.sampled_from((5, 30, 53, 150))),
        provider_kind=ProviderKind.MONITOR,
        before_minutes=draw(st.sampled_from((0, 7))),
        after_minutes=draw(st.sampled_from((0, 15))),
        resource_kind=draw(st.sampled_from((None, None, ResourceKind.SPRAVATO_CHAIR))),
        on_site_kind=draw(st.sampled_from((None, ProviderKind.PRESCRIBER))),
        modality=draw(st.sampled_from(Modality)),
    )
    schedule = ClinicSchedule(
        zone="America/Los_Angeles",
        locations=(Location(LocationId(1), "North"), Location(LocationId(2), "South", position=1)),
        practitioners=people,
        resources=rooms,
        types=(visit,),
        availability=tuple(hours),
        exceptions=tuple(draw(st.lists(exceptions(monday), max_size=3))),
        open_holidays=draw(st.sampled_from((frozenset(), frozenset({"Thanksgiving Day"})))),
        step_minutes=draw(st.sampled_from((20, 30, 60))),
    )
    origin = start_of_day(monday, ZONE)
    actors = [practitioner_actor(one.id) for one in people]
    actors += [resource_actor(one.id) for one in rooms]
    claims = []
    for number in range(draw(st.integers(0, 5))):
        start = origin + MINUTE * draw(st.integers(-600, 7 * 1440))
        end = start + MINUTE * draw(st.integers(1, 600))
        claims.append(
            Claim(
                number,
                draw(st.sampled_from(actors)),
                int(start.timestamp() * 1_000_000),
                int(end.timestamp() * 1_000_000),
            )
        )
    criteria = Criteria(
        VISIT,
        first_day=monday + timedelta(days=draw(st.integers(0, 3))),
        last_day=monday + timedelta(days=draw(st.integers(3, 7))),
        office=draw(st.sampled_from((None, LocationId(1), LocationId(2)))),
        part_of_day=draw(st.sampled_from((None, *PartOfDay))),
        modality=draw(st.sampled_from((None, Modality.IN_PERSON, Modality.TELEHEALTH))),
        limit=100_000,
    )
    now = origin + MINUTE * draw(st.integers(-1440, 3 * 1440))
    return Case(schedule, tuple(claims), criteria, now)


def _of(row: Availability, practitioner: PractitionerId) -> Availability:
    return Availability(
        row.weekday, row.start_minute, row.end_minute, row.kind, practitioner, None, row.location
    )


class Scan:
    """The same question answered minute by minute."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.schedule = case.schedule
        self.type = case.schedule.types[0]
        self._working: dict[tuple[PractitionerId, LocationId | None, datetime], bool] = {}

    def openings(self) -> list[Entry]:
        criteria = self.case.criteria
        assert criteria.first_day
        assert criteria.last_day
        found: list[Entry] = []
        today = self.case.now.astimezone(ZONE).date()
        moment = start_of_day(max(criteria.first_day, today), ZONE)
        while moment < start_of_day(criteria.last_day + timedelta(days=1), ZONE):
            local = moment.astimezone(ZONE)
            wall = local.hour * 60 + local.minute
            half = PartOfDay.MORNING if wall < 720 else PartOfDay.AFTERNOON
            if (
                wall % self.schedule.step_minutes == 0
                and moment >= self.case.now
                and criteria.part_of_day in (None, half)
            ):
                found += [
                    entry
                    for one in sorted(self.schedule.practitioners, key=lambda o: o.position)
                    if self.type.provider_kind in one.kinds
                    and (entry := self.entry(moment, one.id))
                ]
            moment += MINUTE
        return found

    def entry(self, start: datetime, who: PractitionerId) -> Entry | None:
        """The first place that takes the visit: in person at each office, then by telehealth."""
        wanted, allowed = self.case.criteria.modality, self.type.modality
        offices = [LocationId(1), LocationId(2)]
        if self.case.criteria.office:
            offices = [self.case.criteria.office]
        found: list[Entry] = []
        if wanted in (None, Modality.IN_PERSON) and allowed is not Modality.TELEHEALTH:
            found += [
                (start, who, office, rooms, Modality.IN_PERSON)
                for office in offices
                if self.provider_free(who, office, start)
                and (rooms := self.place(office, start)) is not None
            ]
        if wanted in (None, Modality.TELEHEALTH) and allowed is not Modality.IN_PERSON:
            places = [*((office, office) for office in offices), (None, offices[0])]
            found += [
                (start, who, office, (), Modality.TELEHEALTH)
                for hours, office in places
                if self.provider_free(who, hours, start)
            ]
        return found[0] if found else None

    def minutes(self, start: datetime, *, buffers: bool) -> list[datetime]:
        before = self.type.before_minutes if buffers else 0
        after = self.type.after_minutes if buffers else 0
        return [start + MINUTE * n for n in range(-before, self.type.minutes + after)]

    def provider_free(
        self, who: PractitionerId, office: LocationId | None, start: datetime
    ) -> bool:
        return all(
            self.works(who, office, one) and not self.taken(practitioner_actor(who), one)
            for one in self.minutes(start, buffers=True)
        )

    def place(self, office: LocationId, start: datetime) -> tuple[ResourceId, ...] | None:
        kind = self.type.on_site_kind
        if kind and not all(
            any(
                kind in one.kinds and self.works(one.id, office, minute)
                for one in self.schedule.practitioners
            )
            for minute in self.minutes(start, buffers=False)
        ):
            return None
        if self.type.resource_kind is None:
            return ()
        for room in self.schedule.resources:
            if room.location == office and all(
                self.usable(room, one) and not self.taken(resource_actor(room.id), one)
                for one in self.minutes(start, buffers=True)
            ):
                return (room.id,)
        return None

    def taken(self, actor: int, minute: datetime) -> bool:
        first = int(minute.timestamp() * 1_000_000)
        return any(
            one.actor == actor and one.start < first + 60_000_000 and first < one.end
            for one in self.case.claims
        )

    def works(self, who: PractitionerId, office: LocationId | None, minute: datetime) -> bool:
        key = (who, office, minute)
        if key not in self._working:
            self._working[key] = self._works(who, office, minute)
        return self._working[key]

    def _works(self, who: PractitionerId, office: LocationId | None, minute: datetime) -> bool:
        rows = [one for one in self.schedule.availability if one.practitioner == who]
        own = [
            one
            for one in self.schedule.exceptions
            if one.practitioner == who and one.location in (None, office)
        ]
        weekly = any(
            _covers(one, minute) and one.location == office
            for one in rows
            if one.kind is AvailabilityKind.HOURS
        ) and not any(_covers(one, minute) for one in rows if one.kind is AvailabilityKind.BREAK)
        opened = [one for one in own if one.kind is ExceptionKind.OPEN and _holds(one, minute)]
        added = any(o.start_minute is not None and o.location == office for o in opened)
        return (weekly or added) and self.open(office, minute, own)

    def usable(self, room: Resource, minute: datetime) -> bool:
        own = [one for one in self.schedule.exceptions if one.resource == room.id]
        return self.open(room.location, minute, own)

    def open(
        self, office: LocationId | None, minute: datetime, own: list[ScheduleException]
    ) -> bool:
        wide = [
            one
            for one in self.schedule.exceptions
            if one.practitioner is None and one.resource is None and one.location in (None, office)
        ]
        opening = [o for o in (*own, *wide) if o.kind is ExceptionKind.OPEN and _holds(o, minute)]
        day = minute.astimezone(ZONE).date()
        name = federal(day.year).get(day)
        if name and name not in self.schedule.open_holidays and not opening:
            return False
        levels = [own, *([o for o in wide if o.location == level] for level in {None, office})]
        for level in levels:
            holding = [one for one in level if _holds(one, minute)]
            if any(one.kind is ExceptionKind.CLOSED for one in holding) and not any(
                one.kind is ExceptionKind.OPEN for one in holding
            ):
                return False
        return True


def _covers(one: Availability, minute: datetime) -> bool:
    local = minute.astimezone(ZONE)
    wall = local.hour * 60 + local.minute
    return local.weekday() == one.weekday and one.start_minute <= wall < one.end_minute


def _holds(one: ScheduleException, minute: datetime) -> bool:
    local = minute.astimezone(ZONE)
    wall = local.hour * 60 + local.minute
    first = 0 if one.start_minute is None else one.start_minute
    last = 1440 if one.end_minute is None else one.end_minute
    return one.first_day <= local.date() <= one.last_day and first <= wall < last


def found_by_bits(case: Case) -> list[Entry] | None:
    timetable = Timetable(case.schedule, federal)
    taken = Taken()
    kinds = {kind for one in case.schedule.practitioners for kind in one.kinds}
    visit = case.schedule.types[0]
    if not {visit.provider_kind, visit.on_site_kind or visit.provider_kind} <= kinds:
        return None
    found = openings(
        timetable, lambda week: taken.load(week, case.claims), case.criteria, case.now
    ).openings
    return [(o.start, o.provider, o.office, o.resources, o.modality) for o in found]


@settings(max_examples=120, deadline=None)
@given(cases())
def test_openings_are_what_a_scan_of_every_minute_finds(case: Case) -> None:
    found = found_by_bits(case)

    if found is not None:
        assert found == Scan(case).openings()


@settings(max_examples=60, deadline=None)
@given(cases())
def test_an_opening_never_overlaps_what_is_taken(case: Case) -> None:
    visit = case.schedule.types[0]
    before, after = MINUTE * visit.before_minutes, MINUTE * (visit.minutes + visit.after_minutes)

    for start, who, _, rooms, _ in found_by_bits(case) or ():
        for actor in (practitioner_actor(who), *(resource_actor(one) for one in rooms)):
            first = int((start - before).timestamp() * 1_000_000)
            last = int((start + after).timestamp() * 1_000_000)
            assert not any(
                one.actor == actor and one.start < last and first < one.end for one in case.claims
            )


@settings(max_examples=60, deadline=None)
@given(cases(), st.integers(0, 4), st.integers(-3000, 3000))
def test_moving_there_and_back_is_nothing(case: Case, number: int, minutes: int) -> None:
    timetable = Timetable(case.schedule, federal)
    week = timetable.week(case.now.astimezone(ZONE).date())
    taken = Taken()
    free = {actor: bits for actor, bits in taken.load(week, case.claims).items() if bits}
    by = minutes * 60_000_000

    for claim in case.claims:
        if claim.appointment == number:
            there = claim._replace(start=claim.start + by, end=claim.end + by)
            taken.replace(number, [there])
            taken.replace(number, [claim])

    assert {a: bits for a, bits in (taken.loaded(week.monday) or {}).items() if bits} == free
