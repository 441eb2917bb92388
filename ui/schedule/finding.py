"""Looking for openings off the window's thread: for a new visit, and for one that moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.identity import LocationId, PractitionerId, ServiceTypeId
from frontdesk.schedule.model import Criteria, PartOfDay
from ui.background import Latest
from ui.messages import clock, day, near_day, sentence
from ui.schedule.typed_day import read_day
from ui.widgets.dates import DateUnreadable
from ui.widgets.entry_list import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from zoneinfo import ZoneInfo

    from frontdesk.schedule.model import ClinicSchedule, Opening, Openings
    from frontdesk.services import Services
    from frontdesk.tasks import Tasks
    from ui.schedule.openings_panel import OpeningsPanel

_FIRST, _MORE = 6, 6
_FIRST_OF_ONE = 3  # below them the reason for moving must be in sight
_NONE = "No opening in the next 90 days. Try any office, any time of day, or another provider."


class Finding:
    """Fills an openings panel; `taken` is called with the opening that was taken.

    `shown` is called each time when openings were looked for and stand in the list.
    """

    def __init__(
        self,
        panel: OpeningsPanel,
        services: Services,
        tasks: Tasks,
        taken: Callable[[Opening], None],
        shown: Callable[[], None] = lambda: None,
    ) -> None:
        self._panel, self._services, self._tasks = panel, services, tasks
        self._taken, self._shown = taken, shown
        self._clinic: ClinicSchedule | None = None
        self._where: ZoneInfo | None = None
        self._only: ServiceTypeId | None = None
        self._limit = self._first = _FIRST
        self._latest = Latest()
        self.found: tuple[Opening, ...] = ()
        panel.criteria_changed.connect(self._changed)
        panel.opening_taken.connect(self._take)
        panel.more_wanted.connect(self._look_further)

    def begin(self, only: ServiceTypeId | None = None) -> None:
        """Read what can be asked for, then look; `only` leaves no other kind of visit."""
        self._only = only
        self._limit = self._first = _FIRST if only is None else _FIRST_OF_ONE
        services = self._services
        self._latest.run(
            self._tasks,
            lambda: (services.schedule.clinic(), services.settings.zone()),
            self._offer,
            self._failed,
        )

    def _offer(self, read: tuple[ClinicSchedule, ZoneInfo]) -> None:
        self._clinic, self._where = read
        panel, clinic = self._panel, self._clinic
        panel.type.offer(
            [
                (one.id, f"{one.title} · {one.minutes} min")
                for one in clinic.types
                if one.id == self._only or (self._only is None and one.active and not one.series)
            ]
        )
        form = panel.type.parentWidget()
        if form is not None:
            form.setVisible(self._only is None)
        offices = [(one.id, one.name) for one in clinic.locations if one.active]
        panel.office.offer([(None, "Any office"), *offices])
        people = [(one.id, one.name) for one in clinic.practitioners if one.active]
        panel.provider.offer([(None, "Any provider"), *people])
        self.look()

    def _changed(self) -> None:
        self._limit = self._first
        self.look()

    def _look_further(self) -> None:
        self._limit += _MORE
        self.look()

    def _today(self) -> date:
        return self._services.clock.now().astimezone(self._where).date()

    def look(self) -> None:
        """Look for openings that fit what is chosen."""
        panel = self._panel
        kind = panel.type.value()
        if not isinstance(kind, str):
            return
        text = panel.first_day.text().strip()
        try:
            first = read_day(text, self._today()) if text else None
        except DateUnreadable as trouble:
            panel.show_problem(trouble.sentence)
            return
        panel.show_problem("")
        office, provider, part = panel.office.value(), panel.provider.value(), panel.part.value()
        criteria = Criteria(
            type=ServiceTypeId(kind),
            first_day=first,
            office=LocationId(office) if isinstance(office, int) else None,
            provider=PractitionerId(provider) if isinstance(provider, int) else None,
            part_of_day=PartOfDay(part) if isinstance(part, str) else None,
            limit=self._limit,
        )
        schedule = self._services.schedule
        self._latest.run(self._tasks, lambda: schedule.openings(criteria), self._show, self._failed)

    def _failed(self, error: Exception) -> None:
        self.found = ()
        self._panel.show_openings((), "", sentence(error))

    def _show(self, found: Openings) -> None:
        closed = "; ".join(f"{day(one.day)} closed: {one.reason}" for one in found.closed[:3])
        self._show_openings(found.openings, closed, "" if found.openings else _NONE)

    def offer_instead(self, alternatives: Sequence[Opening]) -> None:
        """Show the next openings like one that was just taken."""
        self._latest.forget()
        self._show_openings(alternatives, "", "" if alternatives else _NONE)

    def _show_openings(self, openings: Sequence[Opening], closed: str, empty: str) -> None:
        chosen = self.chosen()
        self.found = tuple(openings)
        self._panel.show_openings([self._entry(one) for one in self.found], closed, empty)
        if chosen in self.found:
            self._panel.openings.choose(self.found.index(chosen))
        self._shown()

    def _entry(self, opening: Opening) -> Entry:
        where, clinic = self._where, self._clinic
        if where is None or clinic is None:
            return Entry("")
        on = opening.start.astimezone(where).date()
        near = near_day(on, self._today())
        who = next((one.name for one in clinic.practitioners if one.id == opening.provider), "")
        office = next((one.name for one in clinic.locations if one.id == opening.office), "")
        several = len([one for one in clinic.locations if one.active]) > 1
        return Entry(near, office if several else "", clock(opening.start, where), who)

    def chosen(self) -> Opening | None:
        """The opening that is chosen in the list."""
        row = self._panel.openings.current
        return self.found[row] if 0 <= row < len(self.found) else None

    def _take(self, row: int) -> None:
        if 0 <= row < len(self.found):
            self._taken(self.found[row])
