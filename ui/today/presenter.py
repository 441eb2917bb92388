"""Decides what Today shows and does: the state of visits, calls to return, what needs a look."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from frontdesk.calls.model import FollowUp
from frontdesk.clock import local_day
from frontdesk.desk.drafts import Draft
from frontdesk.identity import new_request
from ui.background import Latest
from ui.calls.doing import Doing
from ui.exporting import ask_where, write_csv
from ui.messages import sentence
from ui.today.counts_sheet import CountsSheet
from ui.today.gathering import gathered
from ui.today.words import DONE_WORDS, way

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from frontdesk.identity import AppointmentId
    from frontdesk.schedule.model import Appointment, Status
    from frontdesk.services import Services
    from frontdesk.tasks import Tasks
    from ui.today.gathering import TodayShown
    from ui.today.lines import Line
    from ui.today.page import TodayPage


class TodayPresenter:
    """Between Today and the services."""

    def __init__(self, page: TodayPage, services: Services, tasks: Tasks) -> None:
        self._page, self._services, self._tasks = page, services, tasks
        self._latest = Latest()
        self._writing: set[AppointmentId] = set()  # until their new state is shown
        self._written: set[AppointmentId] = set()
        self._doing = Doing(services.calls, tasks, self._tell, self._refused, self.refresh)
        page.arrivals.step_wanted.connect(self._step)
        page.arrivals.said.connect(lambda words: self._tell(words, None))
        page.arrivals.confirm_wanted.connect(self._confirm)
        page.arrivals.opened.connect(lambda visit: page.wants.emit("appointment", visit.id))
        page.call_backs.acted.connect(self._call_back)
        page.call_backs.turned.connect(self._done)
        page.attention.acted.connect(lambda line: page.wants.emit(line.what, line.about))
        page.attention.turned.connect(self._put_away)
        page.counts.clicked.connect(self.show_counts)

    def refresh(self) -> None:
        """Read everything again."""
        services = self._services
        self._latest.run(self._tasks, lambda: gathered(services), self._show, self._unread)

    def _show(self, shown: TodayShown) -> None:
        self._settle()
        self._page.show_today(shown)

    def _unread(self, error: Exception) -> None:
        self._settle()
        self._problem(error)

    def _settle(self) -> None:
        """What was written before this was read can be moved on again."""
        self._writing -= self._written
        self._written.clear()

    # -- visits -------------------------------------------------------------------------------

    def _step(self, visit: Appointment, wanted: Status) -> None:
        if visit.id not in self._writing:  # else a further letter would meet an older version
            self._walk(visit, wanted, self._tell)

    def _walk(
        self,
        visit: Appointment,
        wanted: Status,
        tell: Callable[[str, Callable[[], None] | None], None],
    ) -> None:
        schedule, steps = self._services.schedule, way(visit.status, wanted)

        def job() -> Appointment:
            now = visit
            for step in steps:
                now = schedule.set_status(now.id, now.version, step, new_request())
            return now

        def done(after: Appointment) -> None:
            self._written.add(visit.id)

            def undo() -> None:
                self._walk(after, visit.status, lambda words, _undo: self._tell(words, None))

            tell(f"{DONE_WORDS[wanted]}: {visit.person_name or 'the visit'}.", undo)
            self.refresh()

        def failed(error: Exception) -> None:
            self._written.add(visit.id)
            self._refused(error)

        self._writing.add(visit.id)
        self._tasks.run(job, done, failed, writes=True)

    def _confirm(self, visit: Appointment) -> None:
        if visit.id in self._writing:
            return
        schedule, request = self._services.schedule, new_request()

        def done(after: Appointment) -> None:
            self._written.add(visit.id)
            self._tell("Confirmed.", partial(self._take_back, after))
            self.refresh()

        def failed(error: Exception) -> None:
            self._written.add(visit.id)
            self._refused(error)

        self._writing.add(visit.id)
        self._tasks.run(
            lambda: schedule.confirm(visit.id, visit.version, request), done, failed, writes=True
        )

    def _take_back(self, visit: Appointment) -> None:
        schedule, request = self._services.schedule, new_request()

        def done(_after: Appointment) -> None:
            self._tell("Not confirmed any more.", None)
            self.refresh()

        self._tasks.run(lambda: schedule.undo(visit.id, request), done, self._refused, writes=True)

    # -- calls to return ----------------------------------------------------------------------

    def _call_back(self, line: Line) -> None:
        if not isinstance(line.about, FollowUp):
            self._page.wants.emit(line.what, None)  # the rest of them, on the page of calls
        elif line.about.number:
            self._page.wants.emit("new-call", line.about.number)
        else:
            self._page.wants.emit("call", line.about.call)

    def _done(self, line: Line) -> None:
        if isinstance(line.about, FollowUp):
            self._doing.finish(line.about)

    # -- drafts -------------------------------------------------------------------------------

    def _put_away(self, line: Line) -> None:
        if not isinstance(line.about, Draft):
            return
        drafts, draft = self._services.drafts, line.about

        def done(_none: None) -> None:
            self._tell("The unfinished call was put away.", partial(self._keep, draft))
            self.refresh()

        self._tasks.run(lambda: drafts.discard(draft.key), done, self._refused, writes=True)

    def _keep(self, draft: Draft) -> None:
        drafts = self._services.drafts

        def done(_none: None) -> None:
            self._tell("The unfinished call is here again.", None)
            self.refresh()

        self._tasks.run(
            lambda: drafts.save(draft.key, draft.payload, draft.saved),
            done,
            self._refused,
            writes=True,
        )

    # -- counts -------------------------------------------------------------------------------

    def show_counts(self) -> None:
        """Open the counts by day and by week."""
        services, latest = self._services, Latest()
        today = local_day(services.clock.now(), services.settings.zone())
        sheet = CountsSheet(self._page, today)

        def load() -> None:
            if (wanted := sheet.wanted()) is not None:
                first, last, weeks = wanted
                latest.run(
                    self._tasks,
                    lambda: services.reports.periods(first, last, weeks=weeks),
                    sheet.show_counts,
                    lambda error: sheet.show_problem(sentence(error)),
                )

        sheet.asked.connect(load)
        sheet.submitted.connect(
            lambda: ask_where(sheet, "counts.csv", lambda path: self.save_counts(sheet, path))
        )
        sheet.open()
        load()

    def save_counts(self, sheet: CountsSheet, path: Path) -> None:
        """Save the counts that the sheet asks for as CSV."""
        if (wanted := sheet.wanted()) is None:
            return
        (first, last, weeks), reports = wanted, self._services.reports

        def done(_path: Path) -> None:
            self._tell("The counts were saved as CSV.", None)
            sheet.accept()

        write_csv(
            self._tasks,
            path,
            lambda: reports.periods_csv(first, last, weeks=weeks),
            done,
            lambda error: sheet.show_problem(sentence(error)),
        )

    # -- words --------------------------------------------------------------------------------

    def _tell(self, words: str, undo: Callable[[], None] | None) -> None:
        self._page.wants.emit("toast", (words, undo))

    def _problem(self, error: Exception) -> None:
        self._page.wants.emit("problem", sentence(error))

    def _refused(self, error: Exception) -> None:
        self._problem(error)
        self.refresh()
