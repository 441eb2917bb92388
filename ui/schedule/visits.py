"""What can be done with a visit or a free time: opens the sheets, asks the services, tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shiboken6 import isValid

from frontdesk.errors import ChangedMeanwhile
from frontdesk.identity import AppointmentId, new_request
from frontdesk.schedule.model import Status
from frontdesk.schedule.refusals import SlotTaken
from frontdesk.schedule.rules.states import following
from ui.messages import clock, day, sentence
from ui.schedule.change_sheets import CancelSheet, MoveSheet
from ui.schedule.finding import Finding
from ui.schedule.plan import STATES
from ui.schedule.visit_sheet import VisitSheet, summary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID
    from zoneinfo import ZoneInfo

    from PySide6.QtWidgets import QWidget

    from frontdesk.audit.model import AuditEvent
    from frontdesk.schedule.model import Appointment
    from frontdesk.services import Services
    from frontdesk.tasks import Tasks
    from ui.widgets.dialog import Sheet

_REASON = "Give a reason: choose one, or write it in a few words."
_PERSON = "Choose who the visit is for: type a name or a number."
_DONE = {
    Status.ARRIVED: "Set to arrived.", Status.CHECKED_IN: "Set to in room.",
    Status.FULFILLED: "Set to done.", Status.NOSHOW: "Set to no-show.",
    Status.BOOKED: "Set to expected.",
}  # fmt: skip


class Visits:
    """Sheets over a window. `wants` is called with what leads elsewhere, as the pages' signal."""

    def __init__(
        self, services: Services, tasks: Tasks, wants: Callable[[str, object], None]
    ) -> None:
        self._services, self._tasks, self._wants = services, tasks, wants
        self.finding: Finding | None = None

    def _problem(self, error: Exception) -> None:
        self._wants("problem", sentence(error))

    # -- one visit ----------------------------------------------------------------------------

    def open(self, key: AppointmentId, parent: QWidget) -> None:
        """Show a visit with its history and its actions."""
        services = self._services

        def read() -> tuple[Appointment, list[AuditEvent], ZoneInfo]:
            schedule = services.schedule
            return schedule.get(key), schedule.history(key), services.settings.zone()

        self._tasks.run(read, lambda found: self._show(parent, *found), self._problem)

    def _show(
        self, parent: QWidget, visit: Appointment, events: Sequence[AuditEvent], where: ZoneInfo
    ) -> None:
        sheet = VisitSheet(parent, visit, events, where)
        schedule, key, version = self._services.schedule, visit.id, visit.version
        sheet.status_wanted.connect(
            lambda status: self._change(
                sheet, key, _DONE[status],
                lambda request: schedule.set_status(key, version, status, request),
            )
        )  # fmt: skip
        sheet.confirm_wanted.connect(
            lambda: self._change(
                sheet, key, "Confirmed.", lambda request: schedule.confirm(key, version, request)
            )
        )
        sheet.undo_wanted.connect(
            lambda: self._change(
                sheet, None, "The last change was taken back.",
                lambda request: schedule.undo(key, request),
            )
        )  # fmt: skip
        sheet.move_wanted.connect(lambda: self._leave(sheet, lambda: self.move(key, parent)))
        sheet.cancel_wanted.connect(lambda: self._leave(sheet, lambda: self.cancel(key, parent)))
        sheet.person_wanted.connect(
            lambda: self._leave(sheet, lambda: self._wants("person", visit.person))
        )
        card = ("Appointment card", lambda: self._services.handouts.appointment_card(key))
        sheet.card_wanted.connect(
            lambda: self._leave(sheet, lambda: self._wants("print-pdf", card))
        )
        sheet.open()

    def _leave(self, sheet: Sheet, then: Callable[[], None]) -> None:
        sheet.accept()
        then()

    def _change(
        self,
        sheet: Sheet,
        undoing: AppointmentId | None,
        told: str,
        write: Callable[[UUID], Appointment],
    ) -> None:
        """Write, then close the sheet and offer the way back; a refusal is said in the sheet."""
        request = new_request()
        sheet.show_busy(busy=True)

        def done(_visit: Appointment) -> None:
            if isValid(sheet):
                sheet.accept()
            undo = None if undoing is None else lambda: self.undo(undoing)
            self._wants("toast", (told, undo))

        self._tasks.run(
            lambda: write(request), done, lambda error: self._refused(sheet, error), writes=True
        )

    def _refused(self, sheet: Sheet, error: Exception) -> None:
        words = sentence(error)
        if isinstance(error, ChangedMeanwhile):
            words = f"{words} Close this and open the visit again."
        if isValid(sheet):
            sheet.show_problem(words)
        else:
            self._wants("problem", words)

    def undo(self, key: AppointmentId) -> None:
        """Take a visit's last change back."""
        schedule, request = self._services.schedule, new_request()
        self._tasks.run(
            lambda: schedule.undo(key, request),
            lambda visit: self._wants("toast", (f"Taken back: {STATES[visit.status]}.", None)),
            self._problem,
            writes=True,
        )

    # -- moving and cancelling ----------------------------------------------------------------

    def _read(self, key: AppointmentId, then: Callable[[Appointment, ZoneInfo], None]) -> None:
        services = self._services
        self._tasks.run(
            lambda: (services.schedule.get(key), services.settings.zone()),
            lambda found: then(*found),
            self._problem,
        )

    def move(self, key: AppointmentId, parent: QWidget) -> None:
        """Ask where a visit moves to, and why."""
        self._read(key, lambda visit, where: self._ask_move(parent, visit, where))

    def _ask_move(self, parent: QWidget, visit: Appointment, where: ZoneInfo) -> None:
        sheet = MoveSheet(parent, f"{visit.type_title}: {summary(visit, where)}")
        finding = self.finding = Finding(
            sheet.openings, self._services, self._tasks,
            lambda _opening: sheet.reason.words.setFocus(), sheet.begin,
        )  # fmt: skip
        finding.begin(visit.type)
        schedule = self._services.schedule

        def submit() -> None:
            opening, reason = finding.chosen(), sheet.reason.value()
            if opening is None:
                sheet.show_problem("Choose the new time first.")
                return
            if not reason:
                sheet.reason.show_problem(_REASON)
                return
            start = opening.start.astimezone(where)
            told = f"Moved to {day(start.date())}, {clock(opening.start, where)}."
            self._submit(
                sheet, finding, visit.id, told,
                lambda request: schedule.move(visit.id, visit.version, opening, reason, request),
            )  # fmt: skip

        sheet.submitted.connect(submit)
        sheet.open()

    def cancel(self, key: AppointmentId, parent: QWidget) -> None:
        """Ask why a visit is cancelled."""
        self._read(key, lambda visit, where: self._ask_cancel(parent, visit, where))

    def _ask_cancel(self, parent: QWidget, visit: Appointment, where: ZoneInfo) -> None:
        schedule, now = self._services.schedule, self._services.clock.now()
        missed = visit.start <= now and Status.NOSHOW in following(visit.status)
        sheet = CancelSheet(parent, f"{visit.type_title}: {summary(visit, where)}", begun=missed)

        def submit() -> None:
            reason = sheet.reason.value()
            if not reason:
                sheet.reason.show_problem(_REASON)
                return
            self._change(
                sheet, visit.id, "Visit cancelled.",
                lambda request: schedule.cancel(visit.id, visit.version, reason, request),
            )  # fmt: skip

        sheet.noshow_wanted.connect(
            lambda: self._change(
                sheet, visit.id, _DONE[Status.NOSHOW],
                lambda request: schedule.set_status(
                    visit.id, visit.version, Status.NOSHOW, request
                ),
            )
        )  # fmt: skip
        sheet.submitted.connect(submit)
        sheet.open()

    def _submit(
        self,
        sheet: MoveSheet,
        finding: Finding,
        key: AppointmentId,
        told: str,
        write: Callable[[UUID], Appointment],
    ) -> None:
        request = new_request()
        sheet.show_busy(busy=True)

        def done(_visit: Appointment) -> None:
            if isValid(sheet):
                sheet.accept()
            self._wants("toast", (told, lambda: self.undo(key)))

        def refused(error: Exception) -> None:
            self._refused(sheet, error)
            if isinstance(error, SlotTaken) and isValid(sheet):
                finding.offer_instead(error.alternatives)

        self._tasks.run(lambda: write(request), done, refused, writes=True)
