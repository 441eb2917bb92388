"""Finding people, treatments, handouts and actions from anywhere, under the top bar's search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from ui.background import Latest
from ui.messages import born
from ui.theme.paint import outline
from ui.theme.tokens import SPACE
from ui.widgets.entry_list import Entry, EntryList
from ui.widgets.layout import column
from ui.widgets.paint import colour
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.people.model import PersonMatch
    from frontdesk.services import Services
    from frontdesk.tasks import Tasks
    from ui.search.actions import Action
    from ui.widgets.fields import SearchField

_MOST = 4  # of each kind


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: what it is, and what it leads to."""

    kind: str
    key: object
    entry: Entry


class Palette(QFrame):
    """A list under the search field, as long as there is something typed in it."""

    chosen = Signal(str, object)

    def __init__(self, field: SearchField, window: QWidget, actions: Sequence[Action]) -> None:
        super().__init__(window)
        self._field, self._window, self._actions = field, window, actions
        self._services: Services | None = None
        self._tasks: Tasks | None = None
        self._hits: list[Hit] = []
        self._latest = Latest()
        self.list = EntryList("Found", framed=False)
        self.list.steer(field)
        self._nothing = Text("Nothing found.", "body", "ink_secondary")
        box = column(self.list, self._nothing)
        box.setContentsMargins(6, 6, 6, 6)
        self.setLayout(box)
        self.hide()
        field.textChanged.connect(self._typed)
        self.list.taken.connect(self._taken)
        field.installEventFilter(self)

    def attach(self, services: Services, tasks: Tasks) -> None:
        """From now on people, treatments and handouts are found as well."""
        self._services, self._tasks = services, tasks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc and leaving the field put the list away."""
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        elif event.type() == QEvent.Type.FocusIn and self._field.text():
            self._typed(self._field.text())
        elif (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            self._field.clear()
            self.hide()
            return True
        return super().eventFilter(watched, event)

    def _typed(self, text: str) -> None:
        text = text.strip()
        if not text:
            self._latest.forget()
            self.hide()
            return
        found = self._of_actions(text) + self._of_content(text)
        if self._services is None or self._tasks is None:
            self._show(found)
            return
        people = self._services.people
        self._latest.run(
            self._tasks,
            lambda: people.find(text, _MOST),
            lambda matches: self._show(self._of_people(matches) + found),
            lambda _error: self._show(found),
        )

    def _of_actions(self, text: str) -> list[Hit]:
        words = text.casefold().split()
        return [
            Hit("action", one, Entry(one.words, "Action", keys=one.keys))
            for one in self._actions
            if all(word in one.words.casefold() for word in words)
        ][:_MOST]

    def _of_content(self, text: str) -> list[Hit]:
        if self._services is None:
            return []
        found = [
            Hit("topic", one.topic, Entry(one.title, f"Treatments · {one.why}"))
            for one in self._services.treatments.look_up(text, _MOST).answers
        ]
        words = text.casefold().split()
        return (
            found
            + [
                Hit("handout", one.id, Entry(one.title, "Handout"))
                for one in self._services.handouts.all()
                if all(word in one.title.casefold() for word in words)
            ][:_MOST]
        )

    @staticmethod
    def _of_people(matches: Sequence[PersonMatch]) -> list[Hit]:
        return [
            Hit(
                "person",
                one.id,
                Entry(one.name, " · ".join(p for p in ("Person", born(one.born), one.why) if p)),
            )
            for one in matches
        ]

    def _show(self, hits: list[Hit]) -> None:
        self._hits = hits
        self.list.show_entries([one.entry for one in hits])
        self._nothing.setVisible(not hits)
        below = self._field.mapTo(self._window, QPoint(0, self._field.height() + 4))
        width = max(self._field.width(), 360)
        self.setFixedWidth(width)
        room = self._window.height() - below.y() - 40
        self.resize(width, min(room, self.list.heightForWidth(width - 12) + 12 if hits else 44))
        self.move(below)
        self.show()
        self.raise_()

    def _taken(self, row: int) -> None:
        if 0 <= row < len(self._hits):
            hit = self._hits[row]
            self._field.clear()
            self.hide()
            self.chosen.emit(hit.kind, hit.key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A card with a strong edge, for it lies over others."""
        outline(
            QPainter(self), QRectF(self.rect()), colour("surface"), line=colour("ink_secondary"),
            radius=SPACE.control_radius,
        )  # fmt: skip
