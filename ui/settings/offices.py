"""Offices, and the rooms and chairs in them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from frontdesk.identity import LocationId, ResourceId
from frontdesk.schedule.model import Availability, Location, Resource, ResourceKind
from ui.settings.forms import Ask, Form
from ui.settings.records import RecordSection
from ui.widgets.entry_list import Entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.schedule.model import ClinicSchedule

KINDS = (
    (ResourceKind.SPRAVATO_CHAIR, "Spravato chair"), (ResourceKind.ROOM, "Room"),
    (ResourceKind.GROUP_ROOM, "Group room"),
)  # fmt: skip


class OfficesSection(RecordSection):
    """The clinic's offices; their addresses stand on handouts and cards."""

    noun = "office"

    def __init__(self) -> None:
        super().__init__(
            Form(
                "Office", "",
                (
                    Ask("name", "Name"), Ask("address", "Address"), Ask("phone", "Phone"),
                    Ask("directions", "Directions and parking", limit=500),
                    Ask("active", "In use", tick=True),
                ),
            )
        )  # fmt: skip

    def pick(self, clinic: ClinicSchedule) -> Sequence[Location]:
        """All offices."""
        return clinic.locations

    def entry(self, record: Location) -> Entry:
        """Name and address."""
        return Entry(record.name, record.address or "No address yet", end=_state(record.active))

    def values(self, record: Location | None) -> dict[str, Any]:
        """An office as the form shows it."""
        one = record or Location(LocationId(0), "")
        return {n: getattr(one, n) for n in ("name", "address", "phone", "directions", "active")}

    def put(self, record: Location | None, values: dict[str, Any]) -> Location:
        """Save an office."""
        assert self.services is not None  # noqa: S101 -- a form without services has no save
        base = record or Location(LocationId(0), "", position=len(self.records))
        return self.services.schedule.save_location(replace(base, **values))


class RoomsSection(RecordSection):
    """Rooms and Spravato chairs; each is booked with the visits that need one."""

    noun = "room or chair"

    def __init__(self) -> None:
        super().__init__(
            Form(
                "Room or chair",
                "A visit that needs one is only offered where one is free.",
                (
                    Ask("name", "Name"), Ask("detail", "Shown below the name"),
                    Ask("kind", "Kind", options=KINDS),
                    Ask("location", "Office", options=((None, ""),)),
                    Ask("active", "In use", tick=True),
                ),
            )
        )  # fmt: skip

    def offer(self, clinic: ClinicSchedule) -> None:
        """Offer the offices."""
        self.form.control("location").offer([(one.id, one.name) for one in clinic.locations])

    def pick(self, clinic: ClinicSchedule) -> Sequence[Resource]:
        """All rooms and chairs."""
        return clinic.resources

    def entry(self, record: Resource) -> Entry:
        """Name, kind and office."""
        offices = {one.id: one.name for one in (self.clinic.locations if self.clinic else ())}
        kind = dict(KINDS)[record.kind]
        return Entry(
            record.name, f"{kind} · {offices.get(record.location, '')}", end=_state(record.active)
        )

    def values(self, record: Resource | None) -> dict[str, Any]:
        """A room as the form shows it."""
        if record is None:
            return {"name": "", "detail": "", "active": True}
        return {n: getattr(record, n) for n in ("name", "detail", "kind", "location", "active")}

    def put(self, record: Resource | None, values: dict[str, Any]) -> Resource:
        """Save a room with its hours; a new one is free whenever its office is open."""
        assert self.services is not None  # noqa: S101 -- a form without services has no save
        clinic = self.services.schedule.clinic()
        if record is None:
            record = Resource(
                ResourceId(0), values["location"], values["name"], values["kind"],
                position=len(self.records),
            )  # fmt: skip
        hours = [one for one in clinic.availability if one.resource == record.id and record.id]
        return self.services.schedule.save_resource(
            replace(record, **values), hours or [Availability(day, 0, 24 * 60) for day in range(7)]
        )


def _state(active: bool) -> str:  # noqa: FBT001 -- a record's own word
    return "" if active else "not in use"
