"""Finishing a call: everything that was chosen, in one unit of work or not at all."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from frontdesk.calls.service import add_follow_up
from frontdesk.desk.model import FinishedCall, FinishResult
from frontdesk.errors import Invalid
from frontdesk.identity import AppointmentId, CallId, FollowUpId, PersonId
from frontdesk.people.service import add, update
from frontdesk.schedule.model import NewBooking

if TYPE_CHECKING:
    from frontdesk.calls.service import Calls
    from frontdesk.people.service import People
    from frontdesk.schedule.service import Scheduling
    from frontdesk.storage.unit import Actor, Storage, Unit


class Desk:
    """What spans the contexts: one call from ring to finish."""

    def __init__(
        self,
        storage: Storage,
        actor: Actor,
        people: People,
        calls: Calls,
        schedule: Scheduling,
    ) -> None:
        self._storage = storage
        self._actor = actor
        self._people = people
        self._calls = calls
        self._schedule = schedule

    def finish(self, call: FinishedCall) -> FinishResult:
        """Keep the person, log the call, book the visit and note what is still to be done.

        The same request again finds the first result. Raises SlotTaken with the next openings,
        PersonBusy, PersonEdited, ReasonMissing, CrisisUnfinished, Invalid and what booking
        raises; nothing was written then.
        """
        with self._storage.writing(self._actor, call.request) as unit:
            earlier = unit.earlier("finish call")
            result = earlier or self._write(unit, call)
            if earlier is None:
                unit.commit(result)
        return self._result(result)

    def _write(self, unit: Unit, call: FinishedCall) -> str:
        person = self._person(unit, call)
        if call.opening is not None and person is None:
            raise Invalid("name", "empty")
        handouts = call.packet.handouts if call.packet else ()
        logged = self._calls.log_in(unit, replace(call.entry, person=person, handouts=handouts))
        for wanted in call.follow_ups:
            add_follow_up(unit, logged, person, wanted)
        booked: AppointmentId | None = None
        if call.opening is not None and person is not None:
            visit = NewBooking(call.opening, person, logged, call.hold)
            booked = self._schedule.book_in(unit, visit)
        elif call.hold is not None:
            self._schedule.release_in(unit, call.hold)
        return json.dumps({"call": logged, "person": person, "appointment": booked})

    def _person(self, unit: Unit, call: FinishedCall) -> PersonId | None:
        if call.person is None:
            return add(unit, call.details) if call.details is not None else None
        if call.details is not None and call.person_version is not None:
            update(unit, call.person, call.person_version, call.details)
        return call.person

    def _result(self, stored: str) -> FinishResult:
        found = json.loads(stored)
        call = self._calls.get(CallId(found["call"]))
        return FinishResult(
            call=call.id,
            person=None if found["person"] is None else self._people.get(PersonId(found["person"])),
            appointment=(
                None
                if found["appointment"] is None
                else self._schedule.get(AppointmentId(found["appointment"]))
            ),
            follow_up=FollowUpId(call.follow_ups[0].id) if call.follow_ups else None,
        )
