"""People: found while typing, opened beside the list, added and edited in a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from frontdesk.changes import Kind
from frontdesk.identity import PersonId
from ui.messages import count
from ui.people.cards import PersonCard, TimelineCard
from ui.people.presenter import PeoplePresenter
from ui.people.words import CLIENTS, match_line
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Columns
from ui.widgets.entry_list import Entry, EntryList
from ui.widgets.fields import SearchField
from ui.widgets.layout import Wrap, column, held
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.changes import Change
    from frontdesk.people.model import PersonMatch
    from frontdesk.services import Services
    from frontdesk.tasks import Tasks

_SHOWN = frozenset((Kind.PERSON, Kind.CALL, Kind.APPOINTMENT, Kind.PRINT, Kind.STORE))


class PeoplePage(QWidget):
    """Built at once; `attach` gives it the services."""

    wants = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._presenter: PeoplePresenter | None = None
        self.offices: tuple[tuple[object, str], ...] = ()
        self.search = SearchField("Find a person", "Ctrl+F", "Name, number or birth date")
        self.new = Button("New person", "primary", "Ctrl+N")
        self.list = EntryList("People found", framed=False)
        self.list.steer(self.search)
        self.hint = Text("Loading\u2026", "body", "ink_secondary", wrap=True)
        self.card, self.timeline = PersonCard(), TimelineCard()
        self.first: QWidget = self.search
        left = Card("Find a person")
        left.fill(column(self.search, self.hint, self.list, None))
        left.first = self.search
        top = Wrap(Text("People", "h1"), self.new, way="spread")
        body = Columns((left, 1), (self.card, 1), (self.timeline, 1))
        box = column(held(top), body, gap=14)
        box.setStretch(1, 1)
        box.setContentsMargins(24, 20, 24, 20)
        self.setLayout(box)
        QShortcut(QKeySequence("Ctrl+F"), self, self._to_search)

    def attach(self, services: Services, tasks: Tasks) -> None:
        """Take the services."""
        self._presenter = PeoplePresenter(self, services, tasks)
        tasks.run(
            lambda: services.schedule.clinic().locations,
            lambda found: setattr(
                self, "offices", tuple((one.id, one.name) for one in found if one.active)
            ),
            lambda _error: None,  # the forms offer no office then; opening a person says why
        )

    def refresh(self) -> None:
        """Look again for what is typed."""
        if self._presenter is not None:
            self._presenter.refresh()

    def changed(self, change: Change) -> None:
        """Read again what another window changed."""
        if change.kinds & _SHOWN:
            self.refresh()

    def open(self, key: object) -> None:
        """Open a person's record; without a key, begin a new one."""
        if self._presenter is None:
            return
        if isinstance(key, int):
            self._presenter.open(PersonId(key))
        else:
            self._presenter.add()

    def show_matches(
        self, found: Sequence[PersonMatch], of: int, text: str, current: int = 0
    ) -> None:
        """Show who was found for that text, out of all people, one chosen; -1 chooses nobody."""
        entries = [Entry(one.name, match_line(one), tag=_tag(one)) for one in found]
        self.list.show_entries(entries, current)
        if not text.strip():
            hint = f"{count(of, 'person is', 'people are')} known here. Type to find one."
            if not of:
                hint = "Nobody is known here yet. Ctrl+N adds the first person."
        elif not found:
            hint = "Nobody fits. Check the spelling, or add a new person with Ctrl+N."
        else:
            hint = ""
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def _to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()


def _tag(found: PersonMatch) -> str:
    """Why they were found, else whose client they are."""
    words = found.why or CLIENTS[found.client]
    return words[:1].upper() + words[1:]
