"""The one table of records: titles, rows by key, page by page, an empty state, the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from ui.theme.theme import current
from ui.widgets.paint import ringed
from ui.widgets.record_cells import CellDelegate, TitleRow
from ui.widgets.record_model import Column, RecordModel
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

__all__ = ["Column", "RecordTable"]

_MEASURED = 60  # rows from all over the list that decide how wide a column is; more cost a frame
_MOST_SHOWN = 12
_LEAST_SHOWN = 4  # rows below which a table does not shrink


def _levelled(wide: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Widths that fit the room: the widest give first, so that few words are cut at all."""

    def cut_to(level: int) -> list[int]:
        return [min(w, max(level, low)) for w, low in zip(wide, least, strict=True)]

    low, high = 0, max(wide, default=0)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if sum(cut_to(middle)) <= room else (low, middle - 1)
    return cut_to(low)


class RecordTable(QTableView):
    """Records in declared columns; Up and Down move, Enter or a double click takes.

    `more_wanted` carries the last row when further ones are scrolled to; answer with `add_rows`.
    `order_wanted` carries the word of a column whose order the store knows, and whether it is
    descending. Shown anew, the chosen record stays chosen and nothing scrolls.
    """

    taken = Signal(object)
    moved = Signal(object)
    more_wanted = Signal(object)
    order_wanted = Signal(str, bool)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[Any]],
        key: Callable[[Any], Hashable],
        empty: QWidget | None = None,
        least: int = 200,
    ) -> None:
        """`least` is the width, pixels at 100 %, below which columns would be cut."""
        super().__init__()
        self._least = least
        self.setAccessibleName(name)
        self._model = RecordModel(columns, key)
        self._first_rows = 0  # further ones, scrolled to, leave the columns as they are
        self._delegate = CellDelegate(self._model)  # Qt owns neither
        self._titles = TitleRow(self._model, self)
        self._quiet = False
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(self._titles)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._waiting = Text("Loading\N{HORIZONTAL ELLIPSIS}", "body", "ink_secondary")
        self._waiting.setParent(self.viewport())
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._waiting.hide()
        self._empty = empty
        if empty:
            empty.setParent(self.viewport())
            empty.hide()
        self._model.more_wanted.connect(self.more_wanted)
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.doubleClicked.connect(lambda index: self._take(index.row()))
        self._titles.sectionClicked.connect(self._order)
        self._offer_orders()
        self._measure_rows()

    def model(self) -> RecordModel:
        """The model, for those that count its rows."""
        return self._model

    # -- what is shown ------------------------------------------------------------------------

    def show_rows(self, rows: Sequence[Any], *, complete: bool = True) -> None:
        """Show these; `complete` says that no further ones are to be asked for."""
        key, place = self._model.key_of(self.currentIndex().row()), self.verticalScrollBar().value()
        self._model.show_rows(rows, complete=complete)
        self._first_rows = len(rows)
        self._keep_order()
        self._waiting.hide()
        if self._empty:
            self._empty.setVisible(not rows)
        self._fit()
        self._quietly_choose(key)
        self.verticalScrollBar().setValue(place)
        self.updateGeometry()
        if self.hasFocus():  # it came before the rows did
            self.begin()

    def add_rows(self, rows: Sequence[Any], *, complete: bool) -> None:
        """Show these below the others."""
        key = self._model.key_of(self.currentIndex().row())
        self._model.add_rows(rows, complete=complete)
        self._keep_order()
        self._quietly_choose(key)
        if self._empty:
            self._empty.setVisible(self._model.rowCount() == 0)
        self._fit()

    def show_waiting(self) -> None:
        """Say that rows are being read, where none are shown yet."""
        if self._model.rowCount() == 0:
            self._waiting.show()
            if self._empty:
                self._empty.hide()

    def chosen(self) -> Any | None:  # noqa: ANN401 -- the record of whoever asks
        """The chosen record."""
        return self._model.record(self.currentIndex().row())

    def choose(self, key: Hashable) -> bool:
        """Choose a record by its key, and scroll to it; False where it is not here."""
        row = self._model.row_of(key)
        if row >= 0:
            self.setCurrentIndex(self._model.index(row, 0))
        return row >= 0

    def show_from(self, key: Hashable) -> None:
        """Scroll a record to the top without choosing it."""
        row = self._model.row_of(key)
        if row >= 0:
            self.updateGeometries()  # rows that were just shown cannot be scrolled to before
            top = QAbstractItemView.ScrollHint.PositionAtTop
            self.scrollTo(self._model.index(row, 0), top)

    def _quietly_choose(self, key: Hashable | None) -> None:
        row = -1 if key is None else self._model.row_of(key)
        if row >= 0:
            self._quiet = True
            self.setCurrentIndex(self._model.index(row, 0))
            self._quiet = False

    def _tell(self, index: QModelIndex, _before: QModelIndex) -> None:
        if not self._quiet:
            self.moved.emit(self._model.record(index.row()))

    def _take(self, row: int) -> None:
        record = self._model.record(row)
        if record is not None:
            self.taken.emit(record)

    # -- order --------------------------------------------------------------------------------

    def _offer_orders(self) -> None:
        """The same orders in the context menu, which the keyboard's menu key opens."""
        for section, column in enumerate(self._model.columns):
            if column.sort:
                action = QAction(f"Sort by {column.title.lower()}", self)
                action.triggered.connect(lambda _on=False, n=section: self._order(n))
                self.addAction(action)
        if self.actions():
            self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _order(self, section: int) -> None:
        column = self._model.columns[section]
        if column.sort is None or (callable(column.sort) and not self._model.complete):
            return  # half of the rows in order would be taken for all of them
        before = self._titles.sorted
        descending = bool(before and before[0] == section and not before[1])
        self._titles.sorted = (section, descending)
        self._titles.viewport().update()
        if isinstance(column.sort, str):
            self.order_wanted.emit(column.sort, descending)
        else:
            key = self._model.key_of(self.currentIndex().row())
            self._keep_order()
            self._quietly_choose(key)

    def _keep_order(self) -> None:
        if self._titles.sorted and self._model.complete:
            section, descending = self._titles.sorted
            sort = self._model.columns[section].sort
            if callable(sort):
                self._model.order(sort, descending=descending)

    # -- room ---------------------------------------------------------------------------------

    def _measure_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height())

    def _fit(self) -> None:
        """Columns as wide as their words; spare room is shared, missing room is cut from shares."""
        columns, count = self._model.columns, self._first_rows
        step = max(1, -(-count // _MEASURED))
        records = [self._model.record(row) for row in range(0, count, step)]
        titles = [self._titles.title_width(section) for section in range(len(columns))]
        wide = [
            max([title, *(self._delegate.width(column, record) for record in records)])
            for title, column in zip(titles, columns, strict=True)
        ]
        spare, shares = self.viewport().width() - sum(wide), sum(c.share for c in columns)
        if spare >= 0 and shares:
            wide = [w + spare * c.share // shares for w, c in zip(wide, columns, strict=True)]
            wide[-1] += max(0, self.viewport().width() - sum(wide))
        elif spare < 0:
            least = [
                max(title, min(w, current().px(110))) if column.share else w
                for title, w, column in zip(titles, wide, columns, strict=True)
            ]
            wide = _levelled(wide, least, self.viewport().width())
        for section, width in enumerate(wide):
            self.setColumnWidth(section, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns, and what stands in an empty table."""
        super().resizeEvent(event)
        self._fit()
        for cover in (self._waiting, self._empty):
            if cover:
                cover.setGeometry(self.viewport().rect())

    def changeEvent(self, event: QEvent) -> None:
        """Rows and columns follow the size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_delegate"):
            self._measure_rows()
            self._titles.updateGeometry()
            self._fit()
            self.updateGeometries()

    def sizeHint(self) -> QSize:
        """Up to a dozen rows and the titles; what is more scrolls."""
        rows = min(_MOST_SHOWN, max(_LEAST_SHOWN, self._model.rowCount()))
        high = self._titles.sizeHint().height() + rows * self._delegate.row_height() + 2
        return QSize(current().px(320), high)

    def minimumSizeHint(self) -> QSize:
        """The titles and a few rows, or what stands in an empty table."""
        high = self._titles.sizeHint().height() + _LEAST_SHOWN * self._delegate.row_height()
        if self._empty and not self._model.rowCount():
            high = max(high, self._titles.height() + self._empty.minimumSizeHint().height())
        return QSize(current().px(self._least), high)

    # -- keyboard and focus -------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose a row, so that the keys have a place to start from."""
        super().focusInEvent(event)
        self.begin()

    def begin(self) -> None:
        """Choose the first row in sight where none is chosen yet."""
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.setCurrentIndex(self._model.index(max(0, self.rowAt(0)), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the chosen record on every platform; Home and End go to the ends."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.currentIndex().row())
        elif plain and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            last = self._model.rowCount() - 1
            row = 0 if event.key() == Qt.Key.Key_Home else last
            self.setCurrentIndex(self._model.index(row, 0))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells, then a ring around the row that has the keyboard."""
        super().paintEvent(event)
        index = self.currentIndex()
        if index.isValid() and self.hasFocus():
            cell = self.visualRect(index)
            box = QRect(0, cell.top(), self.viewport().width(), cell.height() - 1)
            ringed(QPainter(self.viewport()), self, box)
