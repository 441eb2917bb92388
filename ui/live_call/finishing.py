"""Finishing a live call: everything at once, then the printer, which may be tried again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.errors import Refusal
from frontdesk.handouts.model import PrintRequest
from frontdesk.people.model import PersonEdited
from frontdesk.schedule.refusals import SlotTaken
from ui.live_call.intake import finished, is_undecided

if TYPE_CHECKING:
    from frontdesk.calls.model import Outcome
    from frontdesk.desk.model import FinishedCall, FinishResult
    from ui.live_call.call import Call

UNDECIDED = "Choose what came of the call, then finish. To book a visit, hold a time first."


class Finishing:
    """Hands one frozen record to the desk; on a refusal nothing was written and all stays typed."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self._running = False
        self.logged: Outcome | None = None  # what came of the call, once it is finished

    def finish(self) -> None:
        """Do everything that was chosen, in one unit."""
        if self._running:
            return
        call = self._call
        call.page.caller.clear_problems()
        call.page.show_problem("")
        chosen = call.page.next.values()
        try:
            record = finished(
                call.intake, call.page.caller.values(), chosen, call.services.clock.now(),
                call.where, call.services.actor.agent,
            )  # fmt: skip
        except Refusal as error:
            call.problem(error)
            return
        if is_undecided(record.entry, chosen):
            call.page.show_problem(UNDECIDED)
            call.page.next.ask_outcome()
            return
        self._running = True
        call.page.finish.setEnabled(False)
        call.tasks.run(
            lambda: call.services.desk.finish(record),
            lambda result: self._done(record, result),
            self._refused,
            writes=True,
        )

    def _refused(self, error: Exception) -> None:
        self._running = False
        call = self._call
        call.page.finish.setEnabled(True)
        if isinstance(error, SlotTaken):
            call.offer_instead(error)
        if isinstance(error, PersonEdited):
            call.merge_person(error.current)
        call.problem(error)

    def _done(self, record: FinishedCall, result: FinishResult) -> None:
        self._running = False
        self._call.page.finish.setEnabled(True)
        self.logged = record.entry.outcome
        if record.packet is not None:
            person = result.person.id if result.person else None
            booked = result.appointment.id if result.appointment else None
            self._call.leads_to.emit(
                "print",
                PrintRequest(
                    record.packet.handouts, record.packet.options,
                    person=person, call=result.call, appointment=booked,
                ),
            )  # fmt: skip
        self._call.done(result)
