"""What the schedule's page shows and does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from frontdesk.changes import Kind
from frontdesk.clock import local_day, start_of_day
from frontdesk.identity import AppointmentId, LocationId, PractitionerId
from frontdesk.schedule.model import AppointmentQuery, ClinicSchedule
from frontdesk.schedule.rules.holidays import federal
from frontdesk.schedule.rules.hours import Timetable
from ui.background import Latest
from ui.messages import sentence
from ui.schedule.booking import Booking, EmptyTime
from ui.schedule.finding import Finding
from ui.schedule.page import DAY, LIST, WEEK
from ui.schedule.plan import Plan, closed_words, heading, minute_of_day, plan, week_of
from ui.schedule.typed_day import reader
from ui.schedule.visits import Visits
from ui.widgets.dates import DateField
from ui.widgets.dialog import Sheet
from ui.widgets.fields import FormField
from ui.widgets.layout import column, held

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from frontdesk.changes import Change
    from frontdesk.schedule.model import Appointment, Opening
    from frontdesk.services import Services
    from frontdesk.tasks import Tasks
    from ui.schedule.page import SchedulePage

_RELOADED = frozenset({Kind.APPOINTMENT, Kind.SCHEDULE, Kind.STORE, Kind.SETTING, Kind.PERSON})
_DAYS = {WEEK: 7}


@dataclass(frozen=True, slots=True)
class _Read:
    """What one reading brought."""

    plan: Plan
    clinic: ClinicSchedule
    where: ZoneInfo


class SchedulePresenter:
    """Reads days off the window's thread and answers what is done on the page."""

    def __init__(self, page: SchedulePage, services: Services, tasks: Tasks) -> None:
        self._page, self._services, self._tasks = page, services, tasks
        self.day: date | None = None
        self._span = DAY
        self._where: ZoneInfo | None = None
        self._clinic: ClinicSchedule | None = None
        self._table: Timetable | None = None
        self._opening: AppointmentId | None = None
        self._latest = Latest()
        self.visits = Visits(services, tasks, page.wants.emit)
        self.booking = Booking(services, tasks, page.wants.emit)
        self.finding = Finding(page.openings, services, tasks, self._take_opening)
        self._wire()

    def _wire(self) -> None:
        page = self._page
        page.back.clicked.connect(lambda: self._go(-1))
        page.ahead.clicked.connect(lambda: self._go(1))
        page.today.clicked.connect(self._go_today)
        page.go_to.clicked.connect(self.ask_day)
        page.view.chosen.connect(self._view_chosen)
        page.office.chosen.connect(lambda _value: self.load())
        page.provider.chosen.connect(lambda _value: self.load())
        page.print_day.clicked.connect(self._print)
        page.find_time.clicked.connect(self._find)
        page.leave_side.clicked.connect(lambda: page.show_side(shown=False))
        page.canvas.visit_taken.connect(lambda key: self.visits.open(key, page.window()))
        page.canvas.empty_taken.connect(self._book)
        page.canvas.days_wanted.connect(self._go)
        page.canvas.today_wanted.connect(self._go_today)
        page.list.taken.connect(lambda visit: self.visits.open(visit.id, page.window()))

    # -- reading ------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the days that are shown."""
        office, provider = self._office(), self._provider()
        services, wanted, span = self._services, self.day, self._span

        def read() -> _Read:
            schedule, where = services.schedule, services.settings.zone()
            clinic = schedule.clinic()
            today = local_day(services.clock.now(), where)
            one = wanted or today
            days = week_of(one) if span == WEEK else (one,)
            query = AppointmentQuery(
                start=start_of_day(days[0], where),
                end=start_of_day(days[-1] + timedelta(days=1), where),
                office=office,
            )
            found = schedule.appointments(query)
            return _Read(self._planned(clinic, found, days, office, provider), clinic, where)

        self._latest.run(self._tasks, read, self._show, self._failed)

    def _planned(
        self,
        clinic: ClinicSchedule,
        visits: Sequence[Appointment],
        days: Sequence[date],
        office: LocationId | None,
        provider: PractitionerId | None,
    ) -> Plan:
        """The plan, over a timetable that is kept as long as the rules stay the same."""
        table = self._table
        if table is None or table.schedule != clinic:
            table = self._table = Timetable(clinic, federal)
        return plan(table, visits, days, office, provider)

    def _show(self, read: _Read) -> None:
        page, self._clinic, self._where = self._page, read.clinic, read.where
        now = self._services.clock.now().astimezone(read.where)
        if self.day is None:
            self.day = now.date()
        self._offer(read.clinic)
        page.title.setText(heading(self._span, self.day))
        page.print_day.setVisible(self._span != WEEK)  # it prints a day
        # A closed day without columns says it where they would stand.
        closed = read.plan.closed if read.plan.tracks else ()
        page.show_closed("; ".join(closed_words(one) for one in closed))
        page.show_plan(read.plan, (now.date(), minute_of_day(now, read.where)), read.where)
        if self._opening is not None:
            key, self._opening = self._opening, None
            page.canvas.choose_visit(key)
            page.list.choose(key)
            self.visits.open(key, page.window())

    def _offer(self, clinic: ClinicSchedule) -> None:
        page = self._page
        offices = [(one.id, one.name) for one in clinic.locations if one.active]
        page.office.offer([(None, "All offices"), *offices])
        page.office.setVisible(len(offices) > 1)
        people = [(one.id, one.name) for one in clinic.practitioners if one.active]
        page.provider.offer([(None, "All providers"), *people])

    def _failed(self, error: Exception) -> None:
        self._page.wants.emit("problem", sentence(error))

    def _office(self) -> LocationId | None:
        value = self._page.office.value()
        return LocationId(value) if isinstance(value, int) else None

    def _provider(self) -> PractitionerId | None:
        value = self._page.provider.value()
        shown = self._page.view.value() != DAY
        return PractitionerId(value) if shown and isinstance(value, int) else None

    def changed(self, change: Change) -> None:
        """Read anew what may have changed; the chosen place stays."""
        if change.kinds & _RELOADED:
            self.load()
            if self._page.side.isVisible() and change.kinds & {Kind.APPOINTMENT, Kind.SCHEDULE}:
                self.finding.look()

    def tick(self) -> None:
        """Time passes: the line of the present moves."""
        if self._where is not None:
            now = self._services.clock.now().astimezone(self._where)
            self._page.canvas.show_now((now.date(), minute_of_day(now, self._where)))

    # -- going about --------------------------------------------------------------------------

    def show_day(self, one_day: date) -> None:
        """Go to a day."""
        self.day = one_day
        self.load()

    def _go(self, step: int) -> None:
        if self.day is not None:
            self.show_day(self.day + timedelta(days=step * _DAYS.get(self._span, 1)))

    def _go_today(self) -> None:
        self.day = None
        self.load()

    def _view_chosen(self, view: str) -> None:
        # The list shows what the canvas showed before: a day or a week.
        if view != LIST:
            self._span = view
        self._page.show_view()
        self.load()

    def ask_day(self) -> None:
        """Ask for a day to go to, as it is typed."""
        where = self._where
        if where is None:
            return
        clock = self._services.clock
        field = DateField(reader(lambda: clock.now().astimezone(where).date()))
        form = FormField("Day", field, "or 11/30 without the year")
        sheet = Sheet(self._page.window(), "Go to a day", held(column(form, None)), accept="Go")

        def submit() -> None:
            chosen = field.value()
            if chosen is None:
                form.show_problem(field.problem() or "Type a day, such as 11/30.")
                return
            sheet.accept()
            self.show_day(chosen)

        sheet.submitted.connect(submit)
        field.setFocus()
        sheet.open()

    def open(self, key: AppointmentId) -> None:
        """Go to a visit's day, choose the visit, and open it."""
        services = self._services

        def show(one_day: date) -> None:
            self._opening = key
            self.show_day(one_day)

        self._tasks.run(
            lambda: local_day(services.schedule.get(key).start, services.settings.zone()),
            show,
            self._failed,
        )

    def ask(self, what: str, key: AppointmentId, parent: QWidget) -> None:
        """Ask to `move` or `cancel` a visit."""
        if what == "move":
            self.visits.move(key, parent)
        elif what == "cancel":
            self.visits.cancel(key, parent)

    # -- booking and printing -----------------------------------------------------------------

    def _book(self, track: int, minute: int) -> None:
        if self._clinic is not None and self._where is not None:
            empty = EmptyTime(
                self._page.canvas.plan.tracks[track], time(minute // 60, minute % 60),
                self._office(),
            )  # fmt: skip
            self.booking.at(empty, self._clinic, self._where, self._page.window())

    def _find(self) -> None:
        self._page.show_side(shown=True)
        self.finding.begin()

    def _take_opening(self, opening: Opening) -> None:
        if self._clinic is not None and self._where is not None:
            self.booking.of(opening, self._clinic, self._where, self._page.window())

    def _print(self) -> None:
        one_day, office = self.day, self._office()
        if one_day is not None:
            handouts = self._services.handouts
            sheet = ("Day sheet", lambda: handouts.day_sheet(one_day, office))
            self._page.wants.emit("print-pdf", sheet)
