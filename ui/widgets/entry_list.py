"""A framed list as high as its entries: answers, openings, handouts to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QSizePolicy

from ui.theme.theme import current
from ui.widgets.entry_cells import Entry, EntryDelegate, check_rect, entry_height, least_width
from ui.widgets.layout import show_if

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.widgets.paint import Index

__all__ = ["Entry", "EntryList"]

_NUMBERED = 3  # entries that a key opens while typing
_TOP = QModelIndex()
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Entries(QAbstractListModel):
    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self.entries = tuple(entries)

    def replace(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return entry.words()
        return entry if role == Qt.ItemDataRole.UserRole else None


class EntryList(QListView):
    """A list as high as its entries; Enter or a double click takes one, a click chooses it.

    Entries with a box are ticked with Space, or by a click on the box: `ticked`. The list only
    says so; whoever shows it shows it anew.
    """

    taken = Signal(int)
    moved = Signal(int)
    ticked = Signal(int)

    def __init__(
        self, name: str, entries: Sequence[Entry] = (), *, framed: bool = True, keys: bool = False
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._model, self._delegate = _Entries(entries), EntryDelegate()  # Qt owns neither
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)  # with Fixed the old hint would stay the limit
        self.setSizePolicy(policy)
        if not framed:
            self.setFrameShape(QFrame.Shape.NoFrame)
        self.activated.connect(lambda index: self._take(index.row()))
        self.selectionModel().currentRowChanged.connect(
            lambda index, _before: self.moved.emit(index.row())
        )
        for number in range(_NUMBERED if keys else 0):
            QShortcut(QKeySequence(f"Ctrl+{number + 1}"), self, lambda n=number: self._take(n))
        self.show_entries(entries)

    def show_entries(self, entries: Sequence[Entry], current: int = 0) -> None:
        """Show these instead, the one at `current` chosen, -1 for none; without any it hides."""
        self._model.replace(entries)
        show_if(self, entries)
        if entries:
            self.setCurrentIndex(self._model.index(min(current, len(entries) - 1)))
        self.updateGeometry()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is shown."""
        return self._model.entries

    @property
    def current(self) -> int:
        """The row that is chosen; -1 where there is none."""
        return self.currentIndex().row()

    def choose(self, row: int) -> None:
        """Make a row the chosen one."""
        self.setCurrentIndex(self._model.index(row))

    def _take(self, row: int) -> None:
        if 0 <= row < len(self._model.entries):
            self.choose(row)
            self.taken.emit(row)

    # -- room ---------------------------------------------------------------------------------

    def heightForWidth(self, width: int) -> int:
        """All rows."""
        edges = 2 * self.frameWidth()
        return sum(entry_height(entry, width - edges) for entry in self._model.entries) + edges

    def sizeHint(self) -> QSize:
        """All rows at the width there is."""
        least = current().px(200)
        return QSize(least, self.heightForWidth(max(least, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Room for what does not wrap: a date, a time and a key; the width decides the height."""
        edges = 2 * self.frameWidth()
        least = max((least_width(entry) for entry in self._model.entries), default=0)
        return QSize(max(least, current().px(160)) + edges, current().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows change their height with the width; the view would keep the old ones."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """And with the size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    # -- keyboard and mouse -------------------------------------------------------------------

    def steer(self, field: QLineEdit) -> None:
        """Up, Down and Enter in that field work here, so that the hands stay where they type."""
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass the keys on while there is something to choose from."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if not (plain and self._model.entries and self.isVisible()):
            return super().eventFilter(watched, event)
        if event.key() in _ENTER and self.selectionModel().hasSelection():
            self._take(self.current)
            return True
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.choose(max(0, min(len(self._model.entries) - 1, self.current + step)))
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the chosen entry on every platform; Space ticks one that has a box."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        row = self.current
        if plain and event.key() in _ENTER:
            self._take(row)
        elif plain and event.key() == Qt.Key.Key_Space and self._has_box(row):
            self.ticked.emit(row)
        else:
            super().keyPressEvent(event)

    def _has_box(self, row: int) -> bool:
        entries = self._model.entries
        return 0 <= row < len(entries) and entries[row].check is not None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the box ticks it; the target reaches some pixels beyond what is drawn."""
        spot = event.position().toPoint()
        index = self.indexAt(spot)
        super().mousePressEvent(event)
        if index.isValid() and self._has_box(index.row()):
            box = check_rect(self.visualRect(index))
            if box.adjusted(-8, -8, 8, 8).contains(spot):
                self.ticked.emit(index.row())
