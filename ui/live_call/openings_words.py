"""Openings and the held time in words: in the list, at the finish, and read to the caller."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from frontdesk.schedule.model import ClinicSchedule
from ui.messages import clock, day, long_day, near_day
from ui.widgets.entry_list import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from frontdesk.identity import LocationId, PractitionerId, ServiceTypeId
    from frontdesk.schedule.model import Opening

HELD, HOLD_ENDED = "Held for this call", "The hold has ended"
NOT_SET_UP = (
    "No visit can be booked yet: the clinic has no office, provider or kind of visit. Settings "
    "asks for them. This call can be taken and finished without a visit."
)


@dataclass(frozen=True, slots=True)
class OpeningWords:
    """Speaks of the openings of one clinic, as its desk's clock and calendar stand."""

    clinic: ClinicSchedule
    where: ZoneInfo

    @property
    def can_book(self) -> bool:
        """Whether the clinic has all that a visit needs."""
        of_all = (self.clinic.types, self.clinic.locations, self.clinic.practitioners)
        return all(any(one.active for one in some) for some in of_all)

    def entries(
        self, openings: Iterable[Opening], today: date, held: Opening | None, tag: str
    ) -> tuple[Entry, ...]:
        """The openings for the list; the held one carries the tag, else the first shows the key."""
        return tuple(
            self._entry(one, today, tag if one == held else "", first=held is None and not row)
            for row, one in enumerate(openings)
        )

    def _entry(self, opening: Opening, today: date, tag: str, *, first: bool) -> Entry:
        local = opening.start.astimezone(self.where)
        near = near_day(local.date(), today)
        short = day(local.date())
        several = len([one for one in self.clinic.locations if one.active]) > 1
        office = self._office(opening.office) if several else ""
        return Entry(
            near,
            short if near != short else "",
            clock(opening.start, self.where),
            " · ".join(part for part in (self._provider(opening.provider), office) if part),
            "Return" if first else "",
            tag,
            "sun" if tag == HELD else "alert",
        )

    def finish(self, opening: Opening) -> str:
        """What finishing will book."""
        local = opening.start.astimezone(self.where)
        office = self._office(opening.office)
        return f"Book {day(local.date())}, {clock(opening.start, self.where)} at {office}"

    def read_back(self, opening: Opening, bring: str) -> str:
        """Kind of visit, day, date, time, office, provider and what to bring, one line each."""
        local = opening.start.astimezone(self.where)
        lines = ", ".join(one.strip("-* ") for one in bring.splitlines() if one.strip())
        please = f" Please bring {lines}." if lines else ""
        return (
            f"{self._kind(opening.type)}: {long_day(local.date())}, "
            f"at {clock(opening.start, self.where)}, "
            f"{self._office(opening.office)}, with {self._provider(opening.provider)}.{please}"
        )

    def _kind(self, key: ServiceTypeId) -> str:
        return next((one.title for one in self.clinic.types if one.id == key), "")

    def _provider(self, key: PractitionerId) -> str:
        return next((one.name for one in self.clinic.practitioners if one.id == key), "")

    def _office(self, key: LocationId) -> str:
        return next((one.name for one in self.clinic.locations if one.id == key), "")
