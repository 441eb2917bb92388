"""The first start: clinic, first office, first provider and hours, then the first intake."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal

from frontdesk.errors import Invalid
from frontdesk.identity import LocationId, PractitionerId
from frontdesk.schedule.model import Location, Practitioner
from frontdesk.settings.model import ClinicSettings
from ui.settings.forms import Ask, Form
from ui.settings.providers import DAYS, KINDS, availability
from ui.settings.section import Section
from ui.widgets.layout import column


class SetUp(Section):
    """One page, prefilled from the clinic's own; everything can be changed later."""

    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        pairs = len(KINDS) // 2 * 2
        kinds = tuple(
            Ask(str(kind), words, tick=True, half=place < pairs)
            for place, (kind, words) in enumerate(KINDS)
        )
        days = tuple(Ask(f"day{n}", day, half=True) for n, day in enumerate(DAYS))
        self.form = Form(
            "",
            "All of it can be changed later under Settings.",
            (
                Ask("clinic_name", "Clinic", half=True), Ask("line", "Clinic line", half=True),
                Ask("office", "First office", half=True), Ask("address", "Its address", half=True),
                Ask("provider", "First provider", "name and title"),
                *kinds, *days,
            ),
            "Start",
        )  # fmt: skip
        plain = ClinicSettings()
        self.form.set_values(
            {
                "clinic_name": plain.clinic_name,
                "line": plain.line,
                str(KINDS[0][0]): True,
                str(KINDS[1][0]): True,
                **{f"day{n}": "8:00-12:00, 1:00-5:00" if n < 5 else "" for n in range(7)},  # noqa: PLR2004
            }
        )
        self.setLayout(column(self.form))
        self.first = self.form.control("office")
        self.form.submitted.connect(self._start)

    def _start(self) -> None:
        services, values = self.services, self.form.values()
        if services is None:
            return

        def job() -> Any:  # noqa: ANN401
            for name in ("office", "provider"):
                if not str(values[name]).strip():
                    raise Invalid(name, "empty")
            hours = availability(values, LocationId(0), telehealth=False)
            if not hours:
                raise Invalid("day0", "empty")
            from frontdesk.schedule.defaults import SetUp as FirstClinic

            office = Location(LocationId(0), values["office"], values["address"])
            provider = Practitioner(
                PractitionerId(0),
                values["provider"],
                kinds=frozenset(kind for kind, _ in KINDS if values[str(kind)]),
            )
            settings = replace(
                services.settings.clinic(), clinic_name=values["clinic_name"], line=values["line"]
            )
            first = FirstClinic(office, ((provider, tuple(hours)),), settings=settings)
            return services.schedule.set_up(first)

        self.save(self.form, job, lambda _done: self.finished.emit(), "Set up.")
