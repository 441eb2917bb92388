"""A section that keeps a list of records and the form of the chosen one."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any

from ui.settings.section import Section
from ui.widgets.buttons import Button
from ui.widgets.entry_list import Entry, EntryList
from ui.widgets.layout import column, held, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.schedule.model import ClinicSchedule
    from ui.settings.forms import Form


class RecordSection(Section):
    """Choose a record to change it, or make a new one. Subclasses say what a record is."""

    noun = "record"

    def __init__(self, form: Form) -> None:
        super().__init__()
        self.form = form
        self.list = EntryList(f"Each {self.noun}")
        self.new = Button(f"New {self.noun}")
        self.clinic: ClinicSchedule | None = None
        self.records: Sequence[Any] = ()
        self.chosen: Any | None = None
        body = row(held(column(self.list, held(row(self.new, None)), None)), form, gap=20)
        body.setStretch(0, 2)
        body.setStretch(1, 3)
        self.setLayout(column(body))
        self.list.moved.connect(self._choose)
        self.list.taken.connect(lambda _row: self.form.first.setFocus())
        self.new.clicked.connect(self.begin_new)
        form.submitted.connect(self._save)

    @abstractmethod
    def pick(self, clinic: ClinicSchedule) -> Sequence[Any]:
        """The records of this section."""

    @abstractmethod
    def entry(self, record: Any) -> Entry:  # noqa: ANN401 -- one of four kinds of record
        """A record as the list shows it."""

    @abstractmethod
    def values(self, record: Any) -> dict[str, Any]:  # noqa: ANN401 -- likewise
        """A record as the form shows it; None is a new one."""

    @abstractmethod
    def put(self, record: Any, values: dict[str, Any]) -> Any:  # noqa: ANN401 -- likewise
        """Save the form's values over a record, or as a new one. Runs off the window's thread."""

    def refresh(self) -> None:
        """Read the schedule's rules."""
        services = self.services
        if services is not None:
            self.read(services.schedule.clinic, self._show)

    def _show(self, clinic: ClinicSchedule) -> None:
        self.clinic = clinic
        self.records = self.pick(clinic)
        self.offer(clinic)
        key = getattr(self.chosen, "id", None)
        at = next((n for n, one in enumerate(self.records) if one.id == key), 0)
        self.list.show_entries([self.entry(one) for one in self.records], at)
        if self.records:
            self._choose(at)
        else:
            self._clear()

    def offer(self, clinic: ClinicSchedule) -> None:
        """Fill the choices of the form."""

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self.records):
            self.chosen = self.records[row]
            self.form.clear_problems()
            self.form.set_values(self.values(self.chosen))

    def begin_new(self) -> None:
        """An empty form for a new record, with the focus in it."""
        self._clear()
        self.form.first.setFocus()

    def _clear(self) -> None:
        self.chosen = None
        self.form.clear_problems()
        self.form.set_values(self.values(None))

    def _save(self) -> None:
        record, values = self.chosen, self.form.values()

        def saved(result: Any) -> None:  # noqa: ANN401
            self.chosen = result
            self.refresh()

        self.save(self.form, lambda: self.put(record, values), saved)
