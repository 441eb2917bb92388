"""Kinds of visit: how long they take and what they need."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from frontdesk.errors import Invalid
from frontdesk.schedule.model import Modality, ServiceType
from ui.settings.forms import Ask, Form
from ui.settings.records import RecordSection
from ui.widgets.entry_list import Entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.schedule.model import ClinicSchedule

_WHERE = (
    (Modality.EITHER, "In person or telehealth"), (Modality.IN_PERSON, "In person only"),
    (Modality.TELEHEALTH, "Telehealth only"),
)  # fmt: skip
_NUMBERS = ("minutes", "before_minutes", "after_minutes", "observation_minutes")


class VisitsSection(RecordSection):
    """The kinds of visit that the program knows; their lengths are the clinic's to set."""

    noun = "kind of visit"

    def __init__(self) -> None:
        super().__init__(
            Form(
                "Kind of visit",
                "Lengths are the clinic's to set. The observation after a Spravato dose is never "
                "under 120 minutes (general information G3).",
                (
                    Ask("title", "Name"), Ask("minutes", "Length", "minutes"),
                    Ask("before_minutes", "Room before it", "minutes kept free"),
                    Ask("after_minutes", "Room after it", "minutes kept free"),
                    Ask("observation_minutes", "Of that, observation", "minutes"),
                    Ask("modality", "Where", options=_WHERE),
                    Ask("adults_only", "For adults only", tick=True),
                    Ask("active", "Can be booked", tick=True),
                ),
            )
        )  # fmt: skip
        self.new.hide()  # what a new kind needs and prints is content, not a setting

    def pick(self, clinic: ClinicSchedule) -> Sequence[ServiceType]:
        """All kinds that are booked one by one."""
        return [one for one in clinic.types if not one.series]

    def entry(self, record: ServiceType) -> Entry:
        """Name and length."""
        return Entry(
            record.title, f"{record.minutes} minutes", end="" if record.active else "not booked"
        )

    def values(self, record: ServiceType | None) -> dict[str, Any]:
        """A kind of visit as the form shows it."""
        if record is None:
            return {}
        numbers = {name: str(getattr(record, name)) for name in _NUMBERS}
        plain = {n: getattr(record, n) for n in ("title", "modality", "adults_only", "active")}
        return {**plain, **numbers}

    def put(self, record: ServiceType | None, values: dict[str, Any]) -> ServiceType:
        """Save a kind of visit."""
        assert self.services is not None  # noqa: S101 -- a form without services has no save
        if record is None:
            raise Invalid("title", "empty")
        for name in _NUMBERS:
            if not str(values[name]).strip().isdecimal():
                raise Invalid(name, "out-of-range", str(values[name]))
            values[name] = int(values[name])
        return self.services.schedule.save_type(replace(record, **values))
