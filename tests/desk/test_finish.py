"""Finishing a call: all of it or nothing, once, whatever gets in between."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event, select, text

from frontdesk.calls.model import (
    CallQuery,
    Channel,
    CrisisUnfinished,
    FollowUpKind,
    NewFollowUp,
    Reason,
    ReasonMissing,
)
from frontdesk.errors import Invalid, Refusal
from frontdesk.identity import new_request
from frontdesk.people.model import PersonEdited
from frontdesk.schedule.model import AppointmentQuery, NewBooking, Status
from frontdesk.schedule.refusals import SlotTaken
from frontdesk.storage.schema.tables import METADATA
from tests.desk.conftest import CASEY, first_opening, whole_call

if TYPE_CHECKING:
    from frontdesk.services import Services
    from frontdesk.storage.unit import Storage


def everything(storage: Storage) -> dict[str, list[Any]]:
    """Every row of every table, as it is kept on disk."""
    with storage.reading() as connection:
        return {
            table.name: [tuple(one) for one in connection.execute(select(table))]
            for table in METADATA.sorted_tables
        }


class Fault:
    """A drive that fails at the statement of that number, once."""

    def __init__(self, storage: Storage) -> None:
        self._engine = storage.engine
        self._left = 0
        event.listen(self._engine, "before_cursor_execute", self._count)

    def strike_at(self, number: int) -> None:
        """Fail at the statement of that number from now on."""
        self._left = number

    def spare(self) -> None:
        """Let all statements through."""
        self._left = 0

    def end(self) -> None:
        """Leave the store alone."""
        event.remove(self._engine, "before_cursor_execute", self._count)

    def _count(self, *_arguments: object) -> None:
        self._left -= 1
        if self._left == 0:
            raise OSError(28, "No space left on device")


def test_a_call_is_finished_with_person_log_visit_and_follow_up_at_once(
    services: Services,
) -> None:
    opening = first_opening(services)
    hold = services.schedule.hold(opening, "desk-1")

    result = services.desk.finish(whole_call(opening, hold.id))

    call = services.calls.get(result.call)
    assert result.person is not None
    assert result.appointment is not None
    assert call.entry.person == result.person.id
    assert call.entry.handouts == ("first-visit",)
    assert (result.appointment.id, result.appointment.status) == (hold.id, Status.BOOKED)
    assert (result.appointment.person, result.appointment.call) == (result.person.id, call.id)
    assert [one.id for one in call.follow_ups] == [result.follow_up]
    assert services.care.verify() == []


def test_nothing_is_kept_when_another_got_the_time_first(
    services: Services, storage: Storage
) -> None:
    opening = first_opening(services)
    other = services.people.add(replace(CASEY, name="Other Sample"))
    services.schedule.book(NewBooking(opening, other.id))
    before = everything(storage)

    with pytest.raises(SlotTaken) as refused:
        services.desk.finish(whole_call(opening))

    assert everything(storage) == before
    assert refused.value.alternatives
    assert opening not in refused.value.alternatives


def test_a_failure_at_any_statement_leaves_nothing_and_the_next_try_does_everything(
    services: Services, storage: Storage
) -> None:
    opening = first_opening(services)
    hold = services.schedule.hold(opening, "desk-1")
    wanted = whole_call(opening, hold.id)
    before = everything(storage)
    fault = Fault(storage)
    tries = 0

    while everything(storage) == before:
        tries += 1
        fault.strike_at(tries)
        with suppress(OSError, Refusal):
            services.desk.finish(wanted)
        fault.spare()
    fault.end()
    result = services.desk.finish(wanted)

    assert tries > 12
    assert [one.id for one in services.calls.page(CallQuery())] == [result.call]
    assert result.appointment is not None
    assert result.appointment.status is Status.BOOKED
    assert services.people.count() == 1
    assert services.care.verify() == []


def test_the_same_request_again_finds_what_the_first_made(services: Services) -> None:
    wanted = whole_call(first_opening(services))

    first = services.desk.finish(wanted)
    second = services.desk.finish(wanted)

    assert second == first
    assert services.people.count() == 1
    assert services.calls.count(CallQuery()) == 1
    assert len(services.schedule.appointments(AppointmentQuery())) == 1


def test_an_edit_over_an_old_version_writes_nothing_at_all(
    services: Services, storage: Storage
) -> None:
    person = services.people.add(CASEY)
    services.people.update(person.id, person.version, replace(CASEY, insurer="Example Mutual"))
    before = everything(storage)
    wanted = replace(
        whole_call(first_opening(services)),
        person=person.id,
        person_version=person.version,
        details=replace(CASEY, notes="Prefers texts"),
    )

    with pytest.raises(PersonEdited) as refused:
        services.desk.finish(wanted)

    assert everything(storage) == before
    assert refused.value.current.details.insurer == "Example Mutual"


def test_a_known_person_is_edited_and_not_added_again(services: Services) -> None:
    person = services.people.add(CASEY)
    wanted = replace(
        whole_call(),
        person=person.id,
        person_version=person.version,
        details=replace(CASEY, insurer="Example Mutual"),
    )

    result = services.desk.finish(wanted)

    assert result.person is not None
    assert (result.person.id, result.person.details.insurer) == (person.id, "Example Mutual")
    assert services.people.count() == 1


def test_a_hold_that_is_not_booked_is_free_for_others_at_once(services: Services) -> None:
    opening = first_opening(services)
    hold = services.schedule.hold(opening, "desk-1")

    services.desk.finish(whole_call(hold=hold.id))

    assert services.schedule.appointments(AppointmentQuery()) == []
    assert first_opening(services) == opening


def test_a_visit_without_a_name_is_refused_at_the_name(
    services: Services, storage: Storage
) -> None:
    before = everything(storage)
    wanted = replace(whole_call(first_opening(services)), details=None)

    with pytest.raises(Invalid) as refused:
        services.desk.finish(wanted)

    assert refused.value.field == "name"
    assert everything(storage) == before


@pytest.mark.parametrize(
    ("reasons", "refusal"), [((), ReasonMissing), ((Reason.CRISIS,), CrisisUnfinished)]
)
def test_a_call_that_says_too_little_leaves_the_time_held(
    services: Services, storage: Storage, reasons: tuple[Reason, ...], refusal: type[Exception]
) -> None:
    opening = first_opening(services)
    hold = services.schedule.hold(opening, "desk-1")
    wanted = whole_call(opening, hold.id)
    before = everything(storage)

    with pytest.raises(refusal):
        services.desk.finish(replace(wanted, entry=replace(wanted.entry, reasons=reasons)))

    assert everything(storage) == before
    assert services.schedule.get(hold.id).status is Status.PENDING


def test_a_visitor_at_the_desk_has_no_number_on_the_log(services: Services) -> None:
    result = services.desk.finish(whole_call(channel=Channel.WALK_IN))

    entry = services.calls.get(result.call).entry
    assert (entry.channel, entry.number) == (Channel.WALK_IN, None)


def test_a_call_may_leave_more_than_one_thing_to_do(services: Services) -> None:
    wanted = whole_call()
    assert wanted.entry.follow_up is not None
    question = NewFollowUp(FollowUpKind.QUESTION, wanted.entry.follow_up.due, "clinician", "Dose?")

    result = services.desk.finish(replace(wanted, follow_ups=(question,)))

    kinds = [one.kind for one in services.calls.get(result.call).follow_ups]
    assert sorted(kinds) == [FollowUpKind.CALL_BACK, FollowUpKind.QUESTION]


def test_everything_a_finished_call_wrote_is_in_the_trail_of_who_did_it(
    services: Services, storage: Storage
) -> None:
    wanted = replace(whole_call(first_opening(services)), request=new_request())

    services.desk.finish(wanted)

    with storage.reading() as connection:
        found = connection.execute(
            text("select entity, action, agent from audit_event where request = :one"),
            {"one": str(wanted.request)},
        ).all()
    assert {(one.entity, one.action) for one in found} == {
        ("person", "C"), ("call", "C"), ("follow-up", "C"), ("appointment", "C"),
    }  # fmt: skip
    assert {one.agent for one in found} == {"rosa"}
