"""Holidays that are worked or not, closures, extra hours and time off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frontdesk.errors import Invalid
from frontdesk.schedule.model import ExceptionKind, ScheduleException
from ui.messages import count, day_with_year, sentence
from ui.settings.forms import Ask, Form
from ui.settings.hours import read_hours, show_hours
from ui.settings.section import Section
from ui.widgets.buttons import Button
from ui.widgets.cards import Rule
from ui.widgets.chips import Chips
from ui.widgets.dates import DateUnreadable, read_typed_date
from ui.widgets.entry_list import Entry, EntryList
from ui.widgets.layout import column, held, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from datetime import date

    from frontdesk.schedule.model import ClinicSchedule

_KINDS = (
    (ExceptionKind.CLOSED, "Closed, or time off"), (ExceptionKind.OPEN, "Open, or extra hours"),
)  # fmt: skip
_ALL = (("clinic", 0), "The whole clinic")


class ClosuresSection(Section):
    """The days on which the weekly hours do not hold."""

    def __init__(self) -> None:
        super().__init__()
        self.holidays = Chips("Federal holidays that are worked")
        self.list = EntryList("Closed days and extra hours")
        self.remove = Button("Remove", "small", name="Remove the chosen days")
        self.form = Form(
            "Closed days, time off, extra hours",
            "",
            (
                Ask("who", "For", options=(_ALL,)),
                Ask("kind", "What", options=_KINDS),
                Ask("first_day", "First day", "MM/DD/YYYY"),
                Ask("last_day", "Last day", "leave empty for one day"),
                Ask("hours", "Hours", "such as 1:00-3:00; leave empty for all day"),
                Ask("reason", "Reason", "shown where the day is closed"),
            ),
            "Add",
        )
        self._found: list[ScheduleException] = []
        self.setLayout(
            column(
                Text("Federal holidays", "h2"),
                Text("Closed unless ticked here as worked.", "body", "ink_secondary", wrap=True),
                self.holidays,
                Rule(),
                self.form,
                self.list,
                held(row(self.remove, None)),
                gap=14,
            )
        )
        self.form.submitted.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.holidays.toggled.connect(self._holiday)

    def refresh(self) -> None:
        """Read the schedule's rules and the year's holidays."""
        services = self.services
        if services is None:
            return
        year = services.clock.now().astimezone(services.settings.zone()).year

        def read() -> tuple[ClinicSchedule, dict[str, bool]]:
            days = [*services.schedule.holidays(year), *services.schedule.holidays(year + 1)]
            return services.schedule.clinic(), {one.name: one.open for one in days}

        self.read(read, self._show)

    def _show(self, found: tuple[ClinicSchedule, dict[str, bool]]) -> None:
        clinic, holidays = found
        worked = [name for name, is_open in holidays.items() if is_open]
        self.holidays.show_chips([(name, name) for name in holidays], worked)
        who: list[tuple[object, str]] = [_ALL]
        who += [(("office", one.id), one.name) for one in clinic.locations]
        who += [(("provider", one.id), one.name) for one in clinic.practitioners]
        who += [(("room", one.id), one.name) for one in clinic.resources]
        self.form.control("who").offer(who)
        self._found = sorted(clinic.exceptions, key=lambda one: one.first_day)
        names = dict(who)
        self.list.show_entries([self._entry(one, names) for one in self._found])
        self.remove.setVisible(bool(self._found))

    @staticmethod
    def _entry(one: ScheduleException, names: dict[object, str]) -> Entry:
        key = next(
            (
                (kind, number)
                for kind, number in (
                    ("provider", one.practitioner),
                    ("room", one.resource),
                    ("office", one.location),
                )
                if number is not None
            ),
            ("clinic", 0),
        )  # fmt: skip
        days = day_with_year(one.first_day)
        if one.last_day != one.first_day:
            days = f"{days} to {day_with_year(one.last_day)}"
        hours = (
            f", {show_hours(((one.start_minute, one.end_minute),))}"
            if one.start_minute is not None and one.end_minute is not None
            else ""
        )
        what = "closed" if one.kind is ExceptionKind.CLOSED else "open"
        return Entry(f"{days}{hours}", f"{names.get(key, '')} · {what} · {one.reason}")

    def _add(self) -> None:
        values = self.form.values()
        services = self.services
        if services is None:
            return
        try:
            wanted = _exception(values)
        except Invalid as error:
            self.form.show_problem(error.field, sentence(error))
            return

        def job() -> int:
            closed = wanted.kind is ExceptionKind.CLOSED
            stranded = services.schedule.booked_during(wanted) if closed else []
            services.schedule.save_exception(wanted)
            return len(stranded)

        def added(stranded: int) -> None:
            self.form.set_values({"first_day": "", "last_day": "", "hours": "", "reason": ""})
            self.refresh()
            if stranded:
                visits = count(stranded, "visit lies", "visits lie")
                words = f"Added. {visits} in that time and stay until they are moved by hand."
                self.wants.emit("toast", (words, None))

        self.save(self.form, job, added, "Added.")

    def _remove(self) -> None:
        services, at = self.services, self.list.current
        if services is not None and 0 <= at < len(self._found):
            one = self._found[at]
            self.save(
                self.form, lambda: services.schedule.remove_exception(one.id),
                lambda _none: self.refresh(), "Removed.",
            )  # fmt: skip

    def _holiday(self, name: object, is_open: bool) -> None:  # noqa: FBT001 -- Qt's signal
        services = self.services
        if services is not None:
            self.save(
                self.form, lambda: services.schedule.set_holiday(str(name), open=is_open),
                lambda _none: self.refresh(),
            )  # fmt: skip


def _exception(values: dict[str, Any]) -> ScheduleException:
    first = _day(values, "first_day")
    last = _day(values, "last_day") if str(values["last_day"]).strip() else first
    if last < first:
        raise Invalid("last_day", "no-such-date")
    stretches = read_hours(str(values["hours"]))
    if len(stretches) > 1:
        raise Invalid("hours", "not-hours")
    start, end = stretches[0] if stretches else (None, None)
    kind, number = values["who"]
    return ScheduleException(
        kind=values["kind"],
        first_day=first,
        last_day=last,
        start_minute=start,
        end_minute=end,
        practitioner=number if kind == "provider" else None,
        resource=number if kind == "room" else None,
        location=number if kind == "office" else None,
        reason=str(values["reason"]),
    )


def _day(values: dict[str, Any], name: str) -> date:
    try:
        return read_typed_date(str(values[name]))
    except DateUnreadable:
        raise Invalid(name, "not-a-date") from None
