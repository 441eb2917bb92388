"""First openings as the desk asks for them: whole visits, in order, with closed days explained."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from frontdesk.errors import NotFound
from frontdesk.identity import LocationId, PractitionerId, ResourceId, ServiceTypeId
from frontdesk.schedule.model import (
    Availability,
    ClosedDay,
    Criteria,
    ExceptionKind,
    Location,
    Modality,
    NewBooking,
    PartOfDay,
    Practitioner,
    ProviderKind,
    ScheduleException,
)
from frontdesk.schedule.refusals import NoProvider, SeriesType
from tests.schedule.clinics import (
    INTAKE,
    MEDICATION,
    NEW,
    SPRAVATO,
    THERAPY,
    TODAY,
    Desk,
    at,
)

WEDNESDAY = TODAY + timedelta(days=1)
THANKSGIVING = date(2026, 11, 26)


def test_the_first_times_come_soonest_first_then_in_the_providers_order(desk: Desk) -> None:
    found = desk.schedule.openings(Criteria(INTAKE, limit=3)).openings

    assert [(one.start, one.provider) for one in found] == [
        (at(TODAY, 10), desk.doctor),
        (at(TODAY, 10), desk.nurse),
        (at(TODAY, 10, 30), desk.doctor),
    ]


def test_a_visit_never_reaches_into_lunch_or_past_the_end_of_the_day(desk: Desk) -> None:
    starts = desk.starts(first_day=WEDNESDAY, last_day=WEDNESDAY, provider=desk.doctor)

    assert starts[:6] == [
        f"Wed 25 {t}" for t in ("09:00", "09:30", "10:00", "10:30", "11:00", "13:00")
    ]
    assert starts[-1] == "Wed 25 16:00"


def test_buffers_are_taken_from_the_provider_on_both_sides(desk: Desk) -> None:
    kind = next(one for one in desk.schedule.clinic().types if one.id == INTAKE)
    desk.schedule.save_type(replace(kind, before_minutes=15, after_minutes=15))
    desk.schedule.book(NewBooking(desk.first(first_day=WEDNESDAY, provider=desk.doctor), desk.alma))

    starts = desk.starts(first_day=WEDNESDAY, last_day=WEDNESDAY, provider=desk.doctor)

    assert starts == [
        "Wed 25 13:30",
        "Wed 25 14:00",
        "Wed 25 14:30",
        "Wed 25 15:00",
        "Wed 25 15:30",
    ]


def test_a_closed_day_in_between_is_named_with_its_reason(desk: Desk) -> None:
    found = desk.schedule.openings(Criteria(INTAKE, first_day=WEDNESDAY, limit=60))

    assert found.closed == (ClosedDay(THANKSGIVING, "Thanksgiving Day"),)
    assert not any(
        at(THANKSGIVING, 0) <= one.start < at(THANKSGIVING, 23) for one in found.openings
    )


def test_closed_days_after_the_last_time_shown_are_left_out(desk: Desk) -> None:
    assert desk.schedule.openings(Criteria(INTAKE, limit=2)).closed == ()


def test_a_holiday_that_the_clinic_works_on_has_openings(desk: Desk) -> None:
    desk.schedule.set_holiday("Thanksgiving Day", open=True)

    assert desk.starts(first_day=THANKSGIVING, limit=1) == ["Thu 26 09:00"]

    desk.schedule.set_holiday("Thanksgiving Day", open=False)

    assert desk.starts(first_day=THANKSGIVING, limit=1) == ["Fri 27 09:00"]


def test_an_observed_day_is_closed_under_the_holidays_own_name(desk: Desk) -> None:
    assert desk.schedule.closed_on(date(2027, 7, 5)) == ClosedDay(
        date(2027, 7, 5), "Independence Day"
    )


def test_holidays_of_a_year_say_which_are_worked(desk: Desk) -> None:
    desk.schedule.set_holiday("Columbus Day", open=True)

    found = {one.name: one.open for one in desk.schedule.holidays(2026)}

    assert found["Columbus Day"]
    assert not found["Christmas Day"]
    with pytest.raises(NotFound):
        desk.schedule.set_holiday("Pancake Day", open=True)


def test_time_off_takes_only_that_provider_away(desk: Desk) -> None:
    desk.schedule.save_exception(
        ScheduleException(
            ExceptionKind.CLOSED, WEDNESDAY, WEDNESDAY, practitioner=desk.doctor, reason="Time off"
        )
    )

    found = desk.schedule.openings(Criteria(INTAKE, first_day=WEDNESDAY, last_day=WEDNESDAY))
    alone = desk.schedule.openings(
        Criteria(INTAKE, first_day=WEDNESDAY, last_day=WEDNESDAY, provider=desk.doctor)
    )

    assert {one.provider for one in found.openings} == {desk.nurse}
    assert alone.openings == ()
    assert alone.closed == (ClosedDay(WEDNESDAY, "Time off"),)


def test_time_off_with_an_afternoon_worked_after_all(desk: Desk) -> None:
    desk.schedule.save_exception(
        ScheduleException(ExceptionKind.CLOSED, WEDNESDAY, WEDNESDAY, practitioner=desk.doctor)
    )
    desk.schedule.save_exception(
        ScheduleException(
            ExceptionKind.OPEN, WEDNESDAY, WEDNESDAY, 780, 900, desk.doctor, None, desk.office
        )
    )

    starts = desk.starts(first_day=WEDNESDAY, last_day=WEDNESDAY, provider=desk.doctor)

    assert starts == ["Wed 25 13:00", "Wed 25 13:30", "Wed 25 14:00"]


def test_extra_hours_on_a_saturday(desk: Desk) -> None:
    saturday = TODAY + timedelta(days=4)
    desk.schedule.save_exception(
        ScheduleException(
            ExceptionKind.OPEN, saturday, saturday, 600, 720, desk.nurse, None, desk.office
        )
    )

    assert desk.starts(first_day=saturday, last_day=saturday) == [
        "Sat 28 10:00", "Sat 28 10:30", "Sat 28 11:00",
    ]  # fmt: skip


def test_an_office_that_closes_early(desk: Desk) -> None:
    desk.schedule.save_exception(
        ScheduleException(
            ExceptionKind.CLOSED, WEDNESDAY, WEDNESDAY, 720, 1440, location=desk.office,
            reason="Staff training",
        )
    )  # fmt: skip

    assert desk.starts(first_day=WEDNESDAY, last_day=WEDNESDAY)[-1] == "Wed 25 11:00"


def test_a_clinic_wide_closure_is_told_by_its_reason_and_taken_back(desk: Desk) -> None:
    closure = desk.schedule.save_exception(
        ScheduleException(ExceptionKind.CLOSED, WEDNESDAY, WEDNESDAY, reason="Storm")
    )
    closed = desk.schedule.closed_on(WEDNESDAY, desk.office)

    desk.schedule.remove_exception(closure.id)

    assert closed == ClosedDay(WEDNESDAY, "Storm")
    assert desk.schedule.closed_on(WEDNESDAY, desk.office) is None


def test_part_of_day_goes_by_the_wall_clock(desk: Desk) -> None:
    morning = desk.starts(first_day=WEDNESDAY, last_day=WEDNESDAY, part_of_day=PartOfDay.MORNING)
    later = desk.starts(first_day=WEDNESDAY, last_day=WEDNESDAY, part_of_day=PartOfDay.AFTERNOON)

    assert morning[-1] == "Wed 25 11:30"
    assert later[0] == "Wed 25 12:00"


def test_a_spravato_visit_takes_chair_and_monitor_and_has_a_prescriber_all_the_while(
    desk: Desk,
) -> None:
    found = desk.schedule.openings(Criteria(SPRAVATO, WEDNESDAY, WEDNESDAY)).openings

    # The prescriber is at lunch from 12 to 13, so no visit of 150 minutes reaches into that.
    assert [one.start for one in found] == [
        at(WEDNESDAY, 9), at(WEDNESDAY, 9, 30), at(WEDNESDAY, 13), at(WEDNESDAY, 13, 30),
        at(WEDNESDAY, 14), at(WEDNESDAY, 14, 30),
    ]  # fmt: skip
    assert {(one.provider, one.resources) for one in found} == {(desk.monitor, (desk.chair,))}


def test_a_prescriber_who_sees_someone_else_is_on_site_all_the_same(desk: Desk) -> None:
    desk.schedule.book(NewBooking(desk.first(MEDICATION, first_day=WEDNESDAY), desk.alma))

    assert desk.first(SPRAVATO, first_day=WEDNESDAY).start == at(WEDNESDAY, 9)


def test_without_the_prescriber_no_spravato_visit_is_offered(desk: Desk) -> None:
    desk.schedule.save_exception(
        ScheduleException(ExceptionKind.CLOSED, WEDNESDAY, WEDNESDAY, practitioner=desk.doctor)
    )

    assert desk.starts(SPRAVATO, first_day=WEDNESDAY, last_day=WEDNESDAY) == []


def test_hours_for_telehealth_alone_are_offered_as_telehealth(desk: Desk) -> None:
    desk.schedule.save_practitioner(
        Practitioner(NEW, "V. Mockley", kinds=frozenset({ProviderKind.THERAPIST})),
        [Availability(2, 1080, 1200)],
    )

    found = desk.schedule.openings(Criteria(THERAPY, limit=1)).openings[0]

    assert (found.start, found.modality) == (at(WEDNESDAY, 18), Modality.TELEHEALTH)
    assert desk.starts(THERAPY, modality=Modality.IN_PERSON) == []


def test_a_start_at_two_offices_is_offered_once(desk: Desk) -> None:
    south = desk.schedule.save_location(Location(LocationId(0), "South office", position=2))
    desk.schedule.save_practitioner(
        Practitioner(NEW, "T. Dummy", kinds=frozenset({ProviderKind.THERAPIST})),
        [
            Availability(2, 540, 600, location=desk.office),
            Availability(2, 600, 720, location=south.id),
        ],
    )

    found = desk.schedule.openings(Criteria(THERAPY, WEDNESDAY, WEDNESDAY)).openings

    assert [(one.start, one.office) for one in found] == [
        (at(WEDNESDAY, 9), desk.office),
        (at(WEDNESDAY, 10), south.id),
        (at(WEDNESDAY, 10, 30), south.id),
        (at(WEDNESDAY, 11), south.id),
    ]


def test_a_type_without_a_provider_says_so(desk: Desk) -> None:
    with pytest.raises(NoProvider) as refused:
        desk.schedule.openings(Criteria(THERAPY))

    assert refused.value.kind == "therapist"


@pytest.mark.parametrize(
    "criteria",
    [
        Criteria(ServiceTypeId("no-such")),
        Criteria(INTAKE, office=LocationId(99)),
        Criteria(INTAKE, provider=PractitionerId(99)),
    ],
)
def test_what_does_not_exist_is_not_found(desk: Desk, criteria: Criteria) -> None:
    with pytest.raises(NotFound):
        desk.schedule.openings(criteria)


def test_a_series_is_not_offered_as_one_visit(desk: Desk) -> None:
    with pytest.raises(SeriesType):
        desk.schedule.openings(Criteria(ServiceTypeId("spravato-series")))


def test_days_in_the_past_are_not_searched(desk: Desk) -> None:
    assert desk.starts(first_day=date(2020, 1, 1), limit=1) == ["Tue 24 10:00"]
    assert desk.starts(first_day=date(2020, 1, 1), last_day=date(2020, 2, 1)) == []


def test_next_like_leaves_the_same_time_out_and_looks_only_ahead(desk: Desk) -> None:
    opening = desk.first(first_day=WEDNESDAY)

    found = desk.schedule.next_like(opening)

    assert len(found) == 3
    assert opening not in found
    assert all(one.start >= opening.start for one in found)


def test_a_second_chair_doubles_what_is_offered_only_once_the_first_is_taken(desk: Desk) -> None:
    chair = desk.schedule.clinic().resources[0]
    second = desk.schedule.save_resource(
        replace(chair, id=ResourceId(0), name="Chair 2", position=1)
    )
    desk.schedule.save_practitioner(
        Practitioner(NEW, "N. Invented", kinds=frozenset({ProviderKind.MONITOR}), position=9),
        [Availability(2, 540, 1020, location=desk.office)],
    )
    desk.schedule.book(NewBooking(desk.first(SPRAVATO, first_day=WEDNESDAY), desk.alma))

    opening = desk.first(SPRAVATO, first_day=WEDNESDAY)

    assert (opening.start, opening.resources) == (at(WEDNESDAY, 9), (second.id,))
