"""Holding, booking, moving, cancelling: the database has the last word, nothing is half done."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from frontdesk.errors import ChangedMeanwhile, Invalid, NotFound, Refusal
from frontdesk.identity import AppointmentId, CallId, PersonId, ServiceTypeId
from frontdesk.schedule.model import (
    Appointment,
    AppointmentQuery,
    Criteria,
    ExceptionKind,
    NewBooking,
    Opening,
    ScheduleException,
    Status,
)
from frontdesk.schedule.refusals import (
    AdultsOnly,
    HoldGone,
    InThePast,
    NoProvider,
    NotTheirVisit,
    OfficeClosed,
    OutsideHours,
    PersonBusy,
    ReasonNeeded,
    SeriesType,
    SlotTaken,
    WrongState,
)
from frontdesk.storage.schema.guards import SQLITE_GUARDS
from tests.schedule.clinics import INTAKE, MEDICATION, SPRAVATO, THERAPY, TODAY, Desk, at, shown

WEDNESDAY = TODAY + timedelta(days=1)


def booked(desk: Desk, opening: Opening | None = None) -> Appointment:
    return desk.schedule.book(NewBooking(opening or desk.first(first_day=WEDNESDAY), desk.alma))


def rows(desk: Desk) -> list[tuple[object, ...]]:
    with desk.storage.reading() as connection:
        taken = connection.exec_driver_sql("SELECT * FROM booking ORDER BY 1, 2").all()
        visits = connection.exec_driver_sql("SELECT * FROM appointment ORDER BY 1").all()
    return [tuple(row) for row in (*taken, *visits)]


def test_a_booking_holds_everything_that_lists_show(desk: Desk) -> None:
    opening = desk.first(SPRAVATO, first_day=WEDNESDAY)

    visit = desk.schedule.book(NewBooking(opening, desk.alma, note="Prefers the window"))

    assert visit == desk.schedule.get(visit.id)
    assert (visit.start, visit.end - visit.start) == (at(WEDNESDAY, 9), timedelta(minutes=150))
    assert visit.person_name == "Alma Example"
    assert visit.provider_name == "T. Placeholder"
    assert visit.office_name == "North office"
    assert visit.resources == ((desk.chair, "Chair 1"),)
    assert (visit.status, visit.note) == (Status.BOOKED, "Prefers the window")


def test_a_taken_time_is_refused_with_the_next_ones_and_nothing_is_written(desk: Desk) -> None:
    visit = booked(desk)
    opening = desk.first(first_day=WEDNESDAY)
    wanted = replace(opening, start=visit.start, end=visit.end, provider=visit.provider)
    before = rows(desk)

    with pytest.raises(SlotTaken) as refused:
        desk.schedule.book(NewBooking(wanted, desk.bo))

    assert rows(desk) == before
    assert [shown(one.start) for one in refused.value.alternatives] == [
        "Wed 25 10:00", "Wed 25 10:00", "Wed 25 10:30",
    ]  # fmt: skip


def test_a_person_cannot_be_in_two_places(desk: Desk) -> None:
    visit = booked(desk, desk.first(first_day=WEDNESDAY, provider=desk.nurse))
    elsewhere = desk.schedule.opening_at(INTAKE, visit.start, provider=desk.doctor)

    with pytest.raises(PersonBusy):
        booked(desk, elsewhere)


def test_the_same_request_again_finds_the_first_booking(desk: Desk) -> None:
    request = uuid4()
    wanted = NewBooking(desk.first(first_day=WEDNESDAY), desk.alma)

    first = desk.schedule.book(wanted, request)
    again = desk.schedule.book(wanted, request)

    assert first == again
    assert len(desk.schedule.history(first.id)) == 1


def test_a_minor_is_refused_only_where_the_visit_is_for_adults(desk: Desk) -> None:
    spravato = desk.first(SPRAVATO, first_day=WEDNESDAY)

    with pytest.raises(AdultsOnly):
        desk.schedule.book(NewBooking(spravato, desk.bo))

    intake = desk.schedule.book(NewBooking(desk.first(first_day=WEDNESDAY), desk.bo))
    assert intake.status is Status.BOOKED


def refusal(desk: Desk, **change: object) -> type[Refusal]:
    opening = replace(desk.first(first_day=WEDNESDAY), **change)  # type: ignore[arg-type]
    with pytest.raises(Refusal) as refused:
        desk.schedule.book(NewBooking(opening, desk.alma))
    return type(refused.value)


def test_what_the_rules_do_not_allow_is_refused_by_name(desk: Desk) -> None:
    hour = timedelta(hours=1)
    thursday = at(TODAY + timedelta(days=2), 9)
    before = rows(desk)

    assert refusal(desk, start=at(WEDNESDAY, 7), end=at(WEDNESDAY, 8)) is OutsideHours
    assert refusal(desk, start=thursday, end=thursday + hour) is OfficeClosed
    assert refusal(desk, start=at(TODAY, 9), end=at(TODAY, 10)) is InThePast
    assert refusal(desk, type=ServiceTypeId("spravato-series")) is SeriesType
    assert refusal(desk, type=THERAPY) is NoProvider
    assert refusal(desk, type=ServiceTypeId("no-such")) is NotFound
    assert refusal(desk, provider=desk.monitor) is NotTheirVisit
    assert refusal(desk, resources=(desk.chair,)) is Invalid
    assert refusal(desk, end=at(WEDNESDAY, 9, 45)) is Invalid
    odd = at(WEDNESDAY, 9) + timedelta(seconds=30)
    assert refusal(desk, start=odd, end=odd + hour) is Invalid
    assert rows(desk) == before


def test_a_person_or_a_call_that_is_not_there_is_not_found(desk: Desk) -> None:
    opening = desk.first(first_day=WEDNESDAY)
    hold = desk.schedule.hold(opening, "rosa")

    for wanted in (
        NewBooking(opening, PersonId(999)),
        NewBooking(opening, desk.alma, call=CallId(999)),
        NewBooking(opening, PersonId(999), hold=hold.id),
    ):
        with pytest.raises(NotFound):
            desk.schedule.book(wanted)


def test_any_whole_minute_can_be_asked_for(desk: Desk) -> None:
    opening = desk.schedule.opening_at(INTAKE, at(WEDNESDAY, 9, 10))

    assert booked(desk, opening).start == at(WEDNESDAY, 9, 10)
    with pytest.raises(SlotTaken) as refused:
        desk.schedule.opening_at(INTAKE, at(WEDNESDAY, 9, 30), provider=desk.doctor)
    assert refused.value.alternatives


def test_a_hold_is_seen_by_every_window_and_keeps_others_out(desk: Desk) -> None:
    opening = desk.first(first_day=WEDNESDAY)
    other = desk.window()
    wanted = Criteria(INTAKE, first_day=WEDNESDAY)
    other.openings(wanted)

    hold = desk.schedule.hold(opening, "rosa")

    assert opening not in other.openings(wanted).openings
    with pytest.raises(SlotTaken):
        other.hold(opening, "sam")
    assert (hold.status, hold.holder) == (Status.PENDING, "rosa")
    assert hold.held_until == desk.clock.now() + timedelta(minutes=5)


def test_a_hold_that_ran_out_frees_its_time_even_if_nothing_sweeps(desk: Desk) -> None:
    opening = desk.first(first_day=WEDNESDAY)
    hold = desk.schedule.hold(opening, "rosa")

    desk.clock.advance(timedelta(minutes=5))

    assert desk.first(first_day=WEDNESDAY) == opening
    assert desk.schedule.appointments(AppointmentQuery()) == []
    assert booked(desk, opening).id != hold.id


def test_an_identity_of_a_hold_that_ended_never_comes_to_mean_another(desk: Desk) -> None:
    opening = desk.first(first_day=WEDNESDAY)
    mine = desk.schedule.hold(opening, "rosa")
    desk.clock.advance(timedelta(minutes=5))
    theirs = desk.window().hold(opening, "sam")

    with pytest.raises(SlotTaken):
        desk.schedule.book(NewBooking(opening, desk.alma, hold=mine.id))

    assert desk.schedule.get(theirs.id).holder == "sam"
    with pytest.raises(HoldGone):
        desk.schedule.renew(mine.id)


def test_a_hold_is_renewed_and_given_up(desk: Desk) -> None:
    opening = desk.first(first_day=WEDNESDAY)
    hold = desk.schedule.hold(opening, "rosa", desk.alma)
    desk.clock.advance(timedelta(minutes=4))

    renewed = desk.schedule.renew(hold.id)
    desk.schedule.release(hold.id)
    desk.schedule.release(hold.id)

    assert renewed.held_until == desk.clock.now() + timedelta(minutes=5)
    assert desk.first(first_day=WEDNESDAY) == opening


def test_booking_fulfils_the_hold_in_one_step(desk: Desk) -> None:
    opening = desk.first(SPRAVATO, first_day=WEDNESDAY)
    hold = desk.schedule.hold(opening, "rosa")

    visit = desk.schedule.book(NewBooking(opening, desk.alma, hold=hold.id))

    assert visit.id == hold.id
    assert (visit.status, visit.held_until, visit.holder) == (Status.BOOKED, None, "")
    assert visit.resources == ((desk.chair, "Chair 1"),)


def test_a_move_is_one_step_and_keeps_its_history(desk: Desk) -> None:
    visit = booked(desk)
    visit = desk.schedule.confirm(visit.id, visit.version)
    there = desk.first(first_day=WEDNESDAY, provider=desk.nurse)

    moved = desk.schedule.move(visit.id, visit.version, there, "Caller asked")

    assert (moved.start, moved.provider, moved.confirmed) == (there.start, desk.nurse, None)
    assert desk.first(first_day=WEDNESDAY).start == at(WEDNESDAY, 9)
    assert desk.schedule.history(moved.id)[-1].changes["practitioner_id"] == (
        desk.doctor, desk.nurse,
    )  # fmt: skip


def test_a_move_onto_a_taken_time_leaves_the_visit_where_it_was(desk: Desk) -> None:
    visit = booked(desk)
    taken = desk.schedule.opening_at(INTAKE, at(WEDNESDAY, 14), provider=desk.doctor)
    desk.schedule.book(NewBooking(taken, desk.bo))
    before = rows(desk)

    with pytest.raises(SlotTaken) as refused:
        desk.schedule.move(visit.id, visit.version, taken, "Caller asked")

    assert rows(desk) == before
    assert desk.schedule.get(visit.id) == visit
    assert refused.value.alternatives[0].start == at(WEDNESDAY, 14)


def test_a_visit_can_move_within_its_own_time(desk: Desk) -> None:
    visit = booked(desk)
    later = desk.schedule.opening_at(
        INTAKE, visit.start + timedelta(minutes=30), provider=visit.provider, moving=visit.id
    )

    moved = desk.schedule.move(visit.id, visit.version, later, "Half an hour later")

    assert moved.start == visit.start + timedelta(minutes=30)


def test_moving_and_cancelling_need_a_reason_and_the_newest_version(desk: Desk) -> None:
    visit = booked(desk)
    there = desk.first(first_day=WEDNESDAY, provider=desk.nurse)

    with pytest.raises(ReasonNeeded):
        desk.schedule.move(visit.id, visit.version, there, "  ")
    with pytest.raises(ReasonNeeded):
        desk.schedule.cancel(visit.id, visit.version, "")
    with pytest.raises(ChangedMeanwhile):
        desk.schedule.cancel(visit.id, visit.version + 1, "Ill")
    with pytest.raises(NotFound):
        desk.schedule.cancel(AppointmentId(99), 1, "Ill")
    with pytest.raises(Invalid):
        desk.schedule.move(
            visit.id, visit.version, desk.first(MEDICATION, first_day=WEDNESDAY), "Other"
        )


def test_cancelling_frees_the_time_and_undo_takes_it_back(desk: Desk) -> None:
    visit = booked(desk)
    opening = desk.schedule.next_like(desk.first(first_day=WEDNESDAY))

    cancelled = desk.schedule.cancel(visit.id, visit.version, "Ill")
    free = desk.first(first_day=WEDNESDAY)
    back = desk.schedule.undo(visit.id)

    assert (cancelled.status, cancelled.reason) == (Status.CANCELLED, "Ill")
    assert free.start == visit.start
    assert (back.status, back.reason) == (Status.BOOKED, None)
    assert desk.schedule.next_like(desk.first(first_day=WEDNESDAY)) == opening


def test_undo_is_refused_where_the_time_is_gone(desk: Desk) -> None:
    visit = booked(desk)
    opening = replace(desk.first(first_day=WEDNESDAY), start=visit.start, end=visit.end)
    desk.schedule.cancel(visit.id, visit.version, "Ill")
    desk.schedule.book(NewBooking(replace(opening, provider=visit.provider), desk.bo))

    with pytest.raises(SlotTaken):
        desk.schedule.undo(visit.id)

    assert desk.schedule.get(visit.id).status is Status.CANCELLED


def test_undoing_a_move_and_undoing_that_again(desk: Desk) -> None:
    visit = booked(desk, desk.first(SPRAVATO, first_day=WEDNESDAY))
    there = desk.schedule.opening_at(SPRAVATO, at(WEDNESDAY, 14))
    desk.schedule.move(visit.id, visit.version, there, "Later")

    back = desk.schedule.undo(visit.id)
    again = desk.schedule.undo(visit.id)

    assert (back.start, again.start) == (at(WEDNESDAY, 9), at(WEDNESDAY, 14))
    assert again.resources == ((desk.chair, "Chair 1"),)


def test_undoing_a_booking_enters_it_in_error(desk: Desk) -> None:
    visit = booked(desk)

    undone = desk.schedule.undo(visit.id)

    assert undone.status is Status.ENTERED_IN_ERROR
    assert desk.schedule.appointments(AppointmentQuery()) == []
    assert desk.first(first_day=WEDNESDAY).start == visit.start


def test_a_visit_goes_through_its_states_and_back(desk: Desk) -> None:
    visit = booked(desk)
    for status in (
        Status.ARRIVED, Status.CHECKED_IN, Status.FULFILLED, Status.CHECKED_IN, Status.ARRIVED,
        Status.BOOKED, Status.NOSHOW, Status.BOOKED,
    ):  # fmt: skip
        visit = desk.schedule.set_status(visit.id, visit.version, status)
        assert visit.status is status
        assert (visit.arrived is None) == (status in (Status.BOOKED, Status.NOSHOW))

    with pytest.raises(WrongState):
        desk.schedule.set_status(visit.id, visit.version, Status.FULFILLED)
    with pytest.raises(WrongState):
        desk.schedule.set_status(visit.id, visit.version, Status.CANCELLED)


def test_a_noshow_gives_its_time_back_and_cannot_return_once_it_is_taken(desk: Desk) -> None:
    visit = booked(desk)
    visit = desk.schedule.set_status(visit.id, visit.version, Status.NOSHOW)
    desk.schedule.book(NewBooking(desk.first(first_day=WEDNESDAY), desk.bo))

    with pytest.raises(SlotTaken):
        desk.schedule.set_status(visit.id, visit.version, Status.BOOKED)


def test_lists_by_time_person_status(desk: Desk) -> None:
    first, second = booked(desk), booked(desk, desk.first(MEDICATION, first_day=WEDNESDAY))
    desk.schedule.cancel(second.id, second.version, "Ill")
    query = AppointmentQuery(at(WEDNESDAY, 0), at(WEDNESDAY, 23), person=desk.alma)

    ids = [one.id for one in desk.schedule.appointments(query)]

    assert ids == [first.id]
    assert len(desk.schedule.appointments(replace(query, cancelled=True))) == 2
    assert [
        one.id for one in desk.schedule.appointments(replace(query, status=Status.CANCELLED))
    ] == [second.id]
    assert desk.schedule.appointments(replace(query, person=desk.bo)) == []


def test_visits_that_time_off_would_strand_are_named(desk: Desk) -> None:
    visit = booked(desk)

    closing = ScheduleException(
        ExceptionKind.CLOSED, WEDNESDAY, WEDNESDAY, 0, 570, practitioner=desk.doctor
    )

    assert [one.id for one in desk.schedule.booked_during(closing)] == [visit.id]
    later = replace(closing, start_minute=600, end_minute=720)
    assert desk.schedule.booked_during(later) == []


def test_without_the_triggers_two_bookings_would_overlap(desk: Desk) -> None:
    """What holds the rule is the database: the service alone would let a second desk through."""
    visit = booked(desk)
    opening = replace(
        desk.first(first_day=WEDNESDAY), start=visit.start, end=visit.end, provider=visit.provider
    )
    with desk.storage.writing(desk.schedule._actor) as unit:
        unit.connection.exec_driver_sql("DROP TRIGGER booking_insert")
        unit.record("E", "test", 1)
        unit.commit()

    desk.schedule.book(NewBooking(opening, desk.bo))

    with desk.storage.reading() as connection:
        count = connection.exec_driver_sql(
            "SELECT count(*) FROM booking WHERE active AND actor = ?", (desk.doctor * 4 + 1,)
        ).scalar_one()
    assert count == 2
    assert any("booking_insert" in one for one in SQLITE_GUARDS)
