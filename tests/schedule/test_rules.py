"""Changing the rules: checked, versioned, and never leaving a visit without its provider."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from frontdesk.errors import ChangedMeanwhile, Invalid, NotFound
from frontdesk.identity import LocationId, PractitionerId, ResourceId, ServiceTypeId
from frontdesk.schedule.defaults import TYPES
from frontdesk.schedule.model import (
    Availability,
    AvailabilityKind,
    Criteria,
    ExceptionKind,
    Location,
    Modality,
    NewBooking,
    Practitioner,
    ProviderKind,
    Resource,
    ResourceKind,
    ScheduleException,
    ServiceType,
)
from frontdesk.schedule.refusals import StillBooked
from frontdesk.schedule.rules.plans import BlockKind
from tests.schedule.clinics import INTAKE, SPRAVATO, TODAY, Desk, at

WEDNESDAY = TODAY + timedelta(days=1)
ROOM = Resource(ResourceId(0), LocationId(1), "Room", ResourceKind.ROOM)
WHO = Practitioner(PractitionerId(0), "N. Invented", kinds=frozenset({ProviderKind.THERAPIST}))


def test_the_set_up_writes_the_types_of_the_plan(desk: Desk) -> None:
    types = {one.id: one for one in desk.schedule.clinic().types}

    assert list(types) == [one.id for one in TYPES]
    spravato = types[SPRAVATO]
    assert (spravato.minutes, spravato.observation_minutes) == (150, 120)
    assert spravato.on_site_kind is ProviderKind.PRESCRIBER
    assert types[ServiceTypeId("therapy-session")].minutes == 50


def kind(desk: Desk, key: ServiceTypeId = SPRAVATO) -> ServiceType:
    return next(one for one in desk.schedule.clinic().types if one.id == key)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"observation_minutes": 119}, "observation_minutes"),
        ({"observation_minutes": 151}, "observation_minutes"),
        ({"modality": Modality.EITHER}, "modality"),
        ({"minutes": 4}, "minutes"),
        ({"minutes": 721}, "minutes"),
        ({"before_minutes": 241}, "buffers"),
        ({"title": " "}, "title"),
    ],
)
def test_a_spravato_visit_cannot_be_set_below_its_observation(
    desk: Desk, change: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        desk.schedule.save_type(replace(kind(desk), **change))  # type: ignore[arg-type]

    assert refused.value.field == field


def test_a_type_is_added_changed_and_guarded_by_its_version(desk: Desk) -> None:
    added = desk.schedule.save_type(
        ServiceType(ServiceTypeId("check-in"), "Check-in", 20, ProviderKind.EVALUATOR, version=0)
    )

    longer = desk.schedule.save_type(replace(kind(desk, INTAKE), minutes=90))

    assert (added.minutes, longer.version) == (20, 2)
    assert desk.first().end - desk.first().start == timedelta(minutes=90)
    with pytest.raises(ChangedMeanwhile):
        desk.schedule.save_type(replace(longer, version=1))
    with pytest.raises(Invalid):
        desk.schedule.save_type(replace(added, id=ServiceTypeId("Two Words"), version=0))


def test_a_provider_with_visits_ahead_cannot_be_removed(desk: Desk) -> None:
    desk.schedule.book(NewBooking(desk.first(first_day=WEDNESDAY), desk.alma))
    doctor = next(o for o in desk.schedule.clinic().practitioners if o.id == desk.doctor)
    nurse = next(o for o in desk.schedule.clinic().practitioners if o.id == desk.nurse)

    with pytest.raises(StillBooked) as refused:
        desk.schedule.save_practitioner(replace(doctor, active=False), [])
    gone = desk.schedule.save_practitioner(replace(nurse, active=False), [])

    assert refused.value.count == 1
    assert not gone.active
    assert {o.provider for o in desk.schedule.openings(Criteria(INTAKE)).openings} == {desk.doctor}


def test_an_office_and_a_chair_with_visits_ahead_cannot_be_removed(desk: Desk) -> None:
    desk.schedule.book(NewBooking(desk.first(SPRAVATO, first_day=WEDNESDAY), desk.alma))
    clinic = desk.schedule.clinic()

    with pytest.raises(StillBooked):
        desk.schedule.save_location(replace(clinic.locations[0], active=False))
    with pytest.raises(StillBooked):
        desk.schedule.save_resource(replace(clinic.resources[0], active=False))


@pytest.mark.parametrize(
    ("hours", "field"),
    [
        (Availability(7, 540, 600), "weekday"),
        (Availability(0, 600, 540), "hours"),
        (Availability(0, 600, 1500), "hours"),
        (Availability(0, 1, 2, valid_from=WEDNESDAY, valid_until=TODAY), "valid_until"),
    ],
)
def test_hours_that_cannot_be_are_refused(desk: Desk, hours: Availability, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        desk.schedule.save_practitioner(WHO, [hours])

    assert refused.value.field == field


def test_nobody_works_at_two_offices_at_once_but_seasons_may_differ(desk: Desk) -> None:
    morning = Availability(0, 540, 720, location=desk.office, valid_until=TODAY)
    online = Availability(0, 600, 800)

    with pytest.raises(Invalid):
        desk.schedule.save_practitioner(WHO, [morning, online])

    saved = desk.schedule.save_practitioner(WHO, [morning, replace(online, valid_from=WEDNESDAY)])
    assert saved.name == "N. Invented"


def test_names_are_cleaned_and_needed(desk: Desk) -> None:
    office = desk.schedule.save_location(Location(LocationId(0), " East \u202e office "))

    assert office.name == "East office"
    for save in (
        lambda: desk.schedule.save_location(replace(office, name="")),
        lambda: desk.schedule.save_practitioner(replace(WHO, name="\x00"), []),
        lambda: desk.schedule.save_practitioner(replace(WHO, kinds=frozenset()), []),
        lambda: desk.schedule.save_resource(replace(ROOM, name="x" * 201)),
    ):
        with pytest.raises(Invalid):
            save()


def test_an_exception_is_changed_and_its_days_checked(desk: Desk) -> None:
    saved = desk.schedule.save_exception(
        ScheduleException(ExceptionKind.CLOSED, WEDNESDAY, WEDNESDAY, reason="Training")
    )
    longer = desk.schedule.save_exception(replace(saved, last_day=WEDNESDAY + timedelta(days=1)))

    assert (longer.id, longer.version) == (saved.id, 2)
    for wrong in (
        replace(saved, last_day=TODAY),
        replace(saved, start_minute=60),
        replace(saved, start_minute=60, end_minute=30),
    ):
        with pytest.raises(Invalid):
            desk.schedule.save_exception(wrong)
    with pytest.raises(NotFound):
        desk.schedule.remove_exception(99)


def test_a_rooms_own_hours_limit_it(desk: Desk) -> None:
    chair = desk.schedule.clinic().resources[0]
    desk.schedule.save_resource(chair, [Availability(2, 780, 1020)])

    assert desk.starts(SPRAVATO, first_day=WEDNESDAY, last_day=WEDNESDAY)[0] == "Wed 25 13:00"


def test_the_plan_of_a_day_has_columns_visits_breaks_and_closures(desk: Desk) -> None:
    visit = desk.schedule.book(NewBooking(desk.first(SPRAVATO, first_day=WEDNESDAY), desk.alma))
    desk.schedule.hold(desk.first(first_day=WEDNESDAY), "rosa")

    plan = desk.schedule.day_plan(WEDNESDAY, desk.office)

    names = {one.key: one.name for one in plan.columns}
    assert list(names.values()) == ["Dr. Sample", "R. Demo, ARNP", "T. Placeholder", "Chair 1"]
    assert (plan.opens, plan.closes) == (at(WEDNESDAY, 9), at(WEDNESDAY, 18))
    found = [(one.kind, names[one.column], one.start, one.end) for one in plan.blocks]
    assert (BlockKind.BREAK, "Dr. Sample", at(WEDNESDAY, 12), at(WEDNESDAY, 13)) in found
    assert (BlockKind.CLOSED, "R. Demo, ARNP", at(WEDNESDAY, 9), at(WEDNESDAY, 10)) in found
    assert (BlockKind.HOLD, "Dr. Sample", at(WEDNESDAY, 9), at(WEDNESDAY, 10)) in found
    for column in ("T. Placeholder", "Chair 1"):
        assert (BlockKind.APPOINTMENT, column, visit.start, visit.end) in found


def test_a_closed_day_shows_why_in_every_column(desk: Desk) -> None:
    plan = desk.schedule.day_plan(TODAY + timedelta(days=2), desk.office)

    assert plan.closed is not None
    assert {one.words for one in plan.blocks if one.kind is BlockKind.CLOSED} == {
        "Thanksgiving Day"
    }


def test_a_week_has_seven_days_from_monday(desk: Desk) -> None:
    days = desk.schedule.week_plan(TODAY)

    assert [one.day.weekday() for one in days] == list(range(7))
    assert all(one.blocks == () or one.columns for one in days)


def test_a_break_alone_gives_no_hours(desk: Desk) -> None:
    desk.schedule.save_practitioner(
        next(o for o in desk.schedule.clinic().practitioners if o.id == desk.nurse),
        [Availability(2, 540, 600, AvailabilityKind.BREAK)],
    )

    assert desk.starts(first_day=WEDNESDAY, last_day=WEDNESDAY, provider=desk.nurse) == []
