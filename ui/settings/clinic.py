"""The clinic's own data: its name and line, the clinician on call, texts of the handouts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from frontdesk.handouts.model import ClinicKey
from ui.settings.forms import Ask, Form
from ui.settings.logo import LogoForm
from ui.settings.section import Section
from ui.widgets.cards import Rule
from ui.widgets.layout import column

if TYPE_CHECKING:
    from pathlib import Path

    from frontdesk.settings.model import ClinicSettings

_TEXT = 4000
_MINUTES = tuple((n, f"{n} minutes") for n in (2, 3, 5, 10, 15, 20, 30))
_GRADES = tuple((n, f"grade {n} or below") for n in (6, 7, 8))
_STEPS = tuple((n, f"every {n} minutes") for n in (5, 10, 15, 20, 30, 60))


class ClinicSection(Section):
    """Three forms: who the clinic is and how it books; its logo; what handouts say of its own."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: ClinicSettings | None = None
        self.form = Form(
            "",
            "Printed on every page, and said by the desk.",
            (
                Ask("clinic_name", "Name"),
                Ask("line", "Clinic line", "as it is printed"),
                Ask("introduce_as", "How we introduce ourselves",
                    "on a call-back; the clinic's name alone tells something"),
                Ask("on_call_name", "Clinician on call", "name, and until when"),
                Ask("on_call_number", "Their number", "on the crisis card"),
                Ask("crisis_card_approved_by", "Crisis card approved by",
                    "leave empty while it is a draft"),
                Ask("hold_minutes", "A chosen time is held for", options=_MINUTES),
                Ask("step_minutes", "Openings begin", options=_STEPS),
                Ask("reading_grade", "Texts should read at", options=_GRADES),
            ),
        )  # fmt: skip
        self.texts = Form(
            "The clinic's own words on handouts",
            "One line each; a line that begins with a dash becomes a bullet.",
            (
                Ask(ClinicKey.WHAT_TO_BRING, "What to bring", lines=4, limit=_TEXT),
                Ask(ClinicKey.GROUP_HOW_TO_ASK, "How to ask for a group", lines=3, limit=_TEXT),
                Ask(ClinicKey.TELEHEALTH_GETTING_READY, "Getting ready for a video visit", lines=3,
                    limit=_TEXT),
            ),
            "Save the words",
        )  # fmt: skip
        self.logo = LogoForm()
        self.setLayout(column(self.form, Rule(), self.logo, Rule(), self.texts, gap=18))
        self.logo.chosen.connect(self._save_logo)
        self.logo.removed.connect(lambda: self._save_logo(None))
        self.form.submitted.connect(self._save)
        self.texts.submitted.connect(self._save_texts)

    def refresh(self) -> None:
        """Read the clinic's settings."""
        if self.services is not None:
            self.read(self.services.settings.clinic, self._show)

    def _show(self, found: ClinicSettings) -> None:
        self._shown = found
        self.logo.show_logo(found.logo)
        self.form.set_values({
            name: getattr(found, name)
            for name in ("clinic_name", "line", "introduce_as", "on_call_name", "on_call_number",
                         "crisis_card_approved_by", "hold_minutes", "step_minutes",
                         "reading_grade")
        })  # fmt: skip
        self.texts.set_values(
            {key: found.handout_texts.get(key, "") for key in self.texts.values()}
        )

    def _save(self) -> None:
        self._put(self.form, self.form.values())

    def _save_texts(self) -> None:
        if self._shown is not None:
            texts = {**self._shown.handout_texts, **self.texts.values()}
            self._put(self.texts, {"handout_texts": texts})

    def _save_logo(self, picture: Path | None) -> None:
        if (services := self.services) is not None:
            self.save(self.logo, lambda: services.settings.save_logo(picture), self._show_logo)

    def _show_logo(self, found: ClinicSettings) -> None:
        """What is typed in the other forms stays."""
        self._shown = found
        self.logo.show_logo(found.logo)

    def _put(self, form: Form, values: dict[str, Any]) -> None:
        services, shown = self.services, self._shown
        if services is None or shown is None:
            return

        def job() -> ClinicSettings:
            return services.settings.save_clinic(replace(shown, **values))

        self.save(form, job, self._show)
