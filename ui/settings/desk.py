"""This computer: how the window looks, and its printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from frontdesk.settings.model import DeskSettings, ThemeChoice
from ui.settings.forms import Ask, Form
from ui.settings.section import Section
from ui.theme.dress import apply
from ui.theme.theme import Theme
from ui.widgets.layout import column

if TYPE_CHECKING:
    from frontdesk.printer import PrinterInfo

_THEMES = (
    (ThemeChoice.SYSTEM, "As the system"), (ThemeChoice.LIGHT, "Light"), (ThemeChoice.DARK, "Dark"),
)  # fmt: skip
_SIZES = tuple((n, f"{n} %") for n in (100, 110, 125, 150, 175, 200))
_NONE = (("", "The computer's default printer"),)


class DeskSection(Section):
    """Look, size of text and printer; saving makes them take effect."""

    def __init__(self) -> None:
        super().__init__()
        self.form = Form(
            "",
            "These settings stay on this computer, and take effect when they are saved.",
            (
                Ask("theme", "Look", options=_THEMES),
                Ask("text_percent", "Size of text", options=_SIZES),
                Ask("printer", "Printer", options=_NONE),
                Ask("both_sides", "Print on both sides", tick=True),
            ),
        )
        self.setLayout(column(self.form))
        self.form.submitted.connect(self._save)

    def refresh(self) -> None:
        """Read this computer's settings and its printers."""
        services = self.services
        if services is None:
            return
        from ui.printers.choice import choose_printer

        self.read(lambda: (services.settings.desk(), choose_printer().printers()), self._show)

    def _show(self, found: tuple[DeskSettings, list[PrinterInfo]]) -> None:
        desk, printers = found
        names = [one.name for one in printers]
        if desk.printer and desk.printer not in names:
            names.append(desk.printer)
        self.form.control("printer").offer((*_NONE, *((name, name) for name in names)))
        self.form.set_values(
            {
                "theme": desk.theme,
                "text_percent": desk.text_percent,
                "printer": desk.printer,
                "both_sides": desk.both_sides,
            }
        )

    def _save(self) -> None:
        services = self.services
        if services is None:
            return
        values = self.form.values()

        def job() -> DeskSettings:
            from dataclasses import replace

            wanted = replace(services.settings.desk(), **values)
            services.settings.save_desk(wanted)
            return wanted

        self.save(self.form, job, _dress)


def _dress(desk: DeskSettings) -> None:
    """Show the look and the size of text that were saved."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        apply(app, Theme(desk.theme.value, desk.text_percent / 100))
