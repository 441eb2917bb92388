"""Settings: the clinic, the schedule's rules, this computer, and the first set-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from frontdesk.changes import Kind
from ui.settings.clinic import ClinicSection
from ui.settings.closures import ClosuresSection
from ui.settings.desk import DeskSection
from ui.settings.offices import OfficesSection, RoomsSection
from ui.settings.providers import ProvidersSection
from ui.settings.set_up import SetUp
from ui.settings.visits import VisitsSection
from ui.widgets.cards import Card
from ui.widgets.entry_list import Entry, EntryList
from ui.widgets.layout import column, row
from ui.widgets.text import Title

if TYPE_CHECKING:
    from frontdesk.changes import Change
    from frontdesk.services import Services
    from frontdesk.tasks import Tasks


class SettingsPage(QWidget):
    """Sections at the left, the chosen one at the right; before the set-up, the set-up alone."""

    wants = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._services: Services | None = None
        self._tasks: Tasks | None = None
        self.sections = {
            "Clinic": ClinicSection(),
            "Offices": OfficesSection(),
            "Providers and hours": ProvidersSection(),
            "Rooms and chairs": RoomsSection(),
            "Kinds of visit": VisitsSection(),
            "Holidays and closed days": ClosuresSection(),
            "This computer": DeskSection(),
        }
        self.list = EntryList("Sections", [Entry(name) for name in self.sections], framed=False)
        self._sections = QStackedWidget()
        for name, section in self.sections.items():
            self._sections.addWidget(_carded(name, section))
            section.wants.connect(self.wants)
        left = Card("Sections")
        left.fill(column(self.list, None))
        left.setMinimumWidth(240)
        body = row(left, self._sections, gap=12)
        body.setStretch(0, 1)
        body.setStretch(1, 4)
        main = QWidget()
        main.setLayout(body)
        self.set_up = SetUp()
        self.set_up.wants.connect(self.wants)
        self.set_up.finished.connect(self._set_up_done)
        self._stack = QStackedWidget()
        self._stack.addWidget(main)
        acts = self.set_up.form.acts  # in the foot of the card, where it never scrolls away
        self._stack.addWidget(_carded("A few things before the first call", self.set_up, acts))
        self._title = Title("Settings")
        box = column(self._title, self._stack, gap=14)
        box.setStretch(1, 1)
        box.setContentsMargins(24, 20, 24, 20)
        self.setLayout(box)
        self.list.moved.connect(self._sections.setCurrentIndex)
        self.first: QWidget = self.list

    def attach(self, services: Services, tasks: Tasks) -> None:
        """Take the services; a clinic that is not set up sees the set-up first."""
        self._services, self._tasks = services, tasks
        for section in self.sections.values():
            section.attach(services, tasks)
        self.set_up.attach(services, tasks)
        new = not services.settings.clinic().set_up and not services.sample
        self._stack.setCurrentIndex(1 if new else 0)
        self._title.setText("Set up FrontDesk" if new else "Settings")
        self.first = self.set_up.first if new else self.list

    def _set_up_done(self) -> None:
        self._stack.setCurrentIndex(0)
        self._title.setText("Settings")
        self.first = self.list
        self.refresh()
        self.wants.emit("toast", ("Set up. The first intake can be booked.", None))
        self.wants.emit("go", "today")

    def refresh(self) -> None:
        """Read the settings as they stand now."""
        for section in self.sections.values():
            section.refresh()

    def changed(self, change: Change) -> None:
        """Another window changed settings or the schedule's rules."""
        if change.kinds & {Kind.SETTING, Kind.SCHEDULE, Kind.STORE}:
            self.refresh()

    def open(self, name: object) -> None:
        """Open a section by its name."""
        names = list(self.sections)
        if name in names:
            self.list.choose(names.index(str(name)))


def _carded(name: str, section: QWidget, foot: QWidget | None = None) -> Card:
    card = Card(name, foot=foot)
    card.fill(column(section, None))
    return card
