"""A framed list as high as its entries: answers, openings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.theme.paint import PADDING, outline
from ui.theme.theme import font, metrics
from ui.theme.tokens import SPACE, Role
from ui.widgets.paint import END, START, cap_width, colour, paint_cap

if TYPE_CHECKING:
    from collections.abc import Sequence


Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list: `title` with `detail` below it, then `middle`, `end` and a key."""

    title: str
    detail: str = ""
    middle: str = ""
    end: str = ""
    keys: str = ""


_NUMBERED = 3  # entries that a key opens while typing


class _Entries(QAbstractListModel):
    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self.entries = tuple(entries)

    def replace(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        words = (entry.title, entry.detail, entry.middle, entry.end)
        if role == Qt.ItemDataRole.DisplayRole:
            return ", ".join(word for word in words if word)
        return entry if role == Qt.ItemDataRole.UserRole else None


class _EntryDelegate(QStyledItemDelegate):
    """Title over detail; then middle, end and key, or end below middle where the view is narrow."""

    WRAP = Qt.TextFlag.TextWordWrap | START

    def _parts(self, entry: Entry, width: float) -> tuple[float, float, bool]:
        """The width of the title, the place of the middle, and whether the end goes below it."""
        strong, body = metrics("strong"), metrics("body")
        room = width - 2 * PADDING - (cap_width(entry.keys) + 10 if entry.keys else 0)
        if not entry.middle:
            return room, room, False
        first = strong.horizontalAdvance("Wed, Nov 25") + 12
        second = strong.horizontalAdvance("11:00 AM") + 12
        last = body.horizontalAdvance(entry.end)
        cap = cap_width("Return") + 10
        return first - 12, first, first + second + last + cap > width - 2 * PADDING

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget  # its rectangle says nothing yet of the width there will be
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        return QSize(0, self.height(index.data(Qt.ItemDataRole.UserRole), width))

    def height(self, entry: Entry, width: float) -> int:
        """The height of one entry at that width."""
        wide, _middle, below = self._parts(entry, width)
        box = QRectF(0, 0, wide, 1000)
        high = metrics("strong").boundingRect(box, self.WRAP, entry.title).height()
        if entry.detail:
            high += metrics("caption").boundingRect(box, self.WRAP, entry.detail).height() + 2
        elif below:
            high += metrics("caption").height() + 2
        return round(high) + 22

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(Qt.ItemDataRole.UserRole)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box, last = QRectF(option.rect), index.model().rowCount() - 1
        painter.save()
        painter.setClipRect(option.rect)
        radius = SPACE.control_radius - 1
        if chosen:
            top, end = (0 if index.row() == 0 else -radius), (0 if index.row() == last else radius)
            outline(painter, box.adjusted(0, top, 0, end), colour("brand_soft"), radius=radius)
        elif index.row() < last:
            painter.fillRect(
                QRectF(box.left(), box.bottom() - 1, box.width(), 1), colour("line_soft")
            )
        self._words(painter, box.adjusted(PADDING, 10, -PADDING, -11), entry, chosen=chosen)
        painter.restore()

    def _words(self, painter: QPainter, box: QRectF, entry: Entry, *, chosen: bool) -> None:
        role: Role = "strong" if chosen else "body"
        wide, middle, below = self._parts(entry, box.width() + 2 * PADDING)
        if entry.keys:
            paint_cap(painter, box.right(), box.center().y(), entry.keys, colour("ink_secondary"))
            box = box.adjusted(0, 0, -cap_width(entry.keys) - 10, 0)
        two, side = (
            Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap,
            box.adjusted(middle, 0, 0, 0),
        )
        painter.setFont(font(role))
        painter.setPen(colour("ink"))
        first = QRectF(box.left(), box.top(), wide, box.height())
        painter.drawText(first, two if entry.detail or below else self.WRAP, entry.title)
        painter.drawText(side, two if below else START, entry.middle)
        under = metrics("caption").height()
        painter.setPen(colour("ink_secondary"))
        painter.setFont(font("caption" if below else "body"))
        low = side.adjusted(0, side.height() - under, 0, 0)
        painter.drawText(low if below else side, START if below else END, entry.end)
        if entry.detail:
            painter.setFont(font("caption"))
            low = first.adjusted(0, metrics("strong").height() + 2, 0, 0)
            painter.drawText(
                low, Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap, entry.detail
            )


class EntryList(QListView):
    """A framed list, as high as its entries: results of a look-up, or the first openings."""

    taken = Signal(int)
    moved = Signal(int)

    def __init__(
        self, name: str, entries: Sequence[Entry] = (), *, framed: bool = True, keys: bool = False
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._model, self._delegate = _Entries(entries), _EntryDelegate()  # Qt owns neither
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
        """Show these instead, the one at `current` chosen; without any, the list hides."""
        self._model.replace(entries)
        self.setVisible(bool(entries))
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

    def heightForWidth(self, width: int) -> int:
        """All rows."""
        edges = 2 * self.frameWidth()
        return sum(self._delegate.height(e, width - edges) for e in self._model.entries) + edges

    def sizeHint(self) -> QSize:
        """All rows at the width there is."""
        return QSize(200, self.heightForWidth(max(200, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Room for a date, a time and a key; the height comes from the width."""
        least = metrics("strong").horizontalAdvance("Wed, Nov 25 11:00 AM ") + 70
        return QSize(round(least), 40)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows change their height with the width; the view would keep the old ones."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

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
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.current)
            return True
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.choose(max(0, min(len(self._model.entries) - 1, self.current + step)))
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the chosen entry on every platform."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._take(self.current)
        else:
            super().keyPressEvent(event)
