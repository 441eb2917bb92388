"""Records as a table model: declared columns, rows that come page by page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal

from ui.widgets.paint import END, START, Index

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

R = TypeVar("R")
_TOP = QModelIndex()


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: what it is called, what it says of a record, and how.

    `sort` is a function for rows that are all here, or a word that is handed to `order_wanted`;
    `spoken` is what a reader says where the shown text is too short; `tone` makes the text a tag;
    `detail` stands small below; `share` is how much of spare room the column takes.
    """

    title: str
    value: Callable[[R], str]
    sort: Callable[[R], Any] | str | None = None
    align: Literal["start", "end"] = "start"
    spoken: Callable[[R], str] | None = None
    tone: Callable[[R], str] | None = None
    strong: bool = False
    detail: Callable[[R], str] | None = None
    share: int = 1

    def words(self, record: R) -> str:
        """What a reader says of the cell."""
        if self.spoken:
            return self.spoken(record)
        parts = (self.value(record), self.detail(record) if self.detail else "")
        return ", ".join(part for part in parts if part)


class RecordModel(QAbstractTableModel):
    """The rows that have come so far; `more_wanted` carries the last of them, or None."""

    more_wanted = Signal(object)

    def __init__(self, columns: Sequence[Column[Any]], key: Callable[[Any], Hashable]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._key = key
        self._rows: list[Any] = []
        self._complete, self._asked = True, False

    @property
    def complete(self) -> bool:
        """Whether every row is here."""
        return self._complete

    def show_rows(self, rows: Sequence[Any], *, complete: bool) -> None:
        """Hold these instead."""
        self.beginResetModel()
        self._rows = list(rows)
        self._complete, self._asked = complete, False
        self.endResetModel()

    def add_rows(self, rows: Sequence[Any], *, complete: bool) -> None:
        """Hold these as well; rows that are here already are not doubled."""
        known = {self._key(row) for row in self._rows}
        fresh = [row for row in rows if self._key(row) not in known]
        self._complete, self._asked = complete, False
        if fresh:
            first = len(self._rows)
            self.beginInsertRows(_TOP, first, first + len(fresh) - 1)
            self._rows.extend(fresh)
            self.endInsertRows()

    def order(self, key: Callable[[Any], Any], *, descending: bool) -> None:
        """Sort the rows that are here; what has no value comes last either way."""
        self.layoutAboutToBeChanged.emit()
        known = [row for row in self._rows if key(row) is not None]
        rest = [row for row in self._rows if key(row) is None]
        self._rows = sorted(known, key=key, reverse=descending) + rest
        self.layoutChanged.emit()

    def record(self, row: int) -> Any | None:  # noqa: ANN401 -- the record of whoever asks
        """The record of a row; None past the end."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def key_of(self, row: int) -> Hashable | None:
        """What identifies the record of a row."""
        record = self.record(row)
        return None if record is None else self._key(record)

    def row_of(self, key: Hashable) -> int:
        """The row of a record by what identifies it; -1 where it is not here."""
        return next((n for n, row in enumerate(self._rows) if self._key(row) == key), -1)

    def rowCount(self, parent: Index = _TOP) -> int:
        """How many rows have come."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        """How many columns were declared."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, spoken words and alignment of a cell; the record itself as user data."""
        record = self.record(index.row()) if index.isValid() else None
        if record is None:
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.value(record)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column.words(record)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return END if column.align == "end" else START
        return record if role == Qt.ItemDataRole.UserRole else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The titles of the columns."""
        here = orientation == Qt.Orientation.Horizontal and section < len(self.columns)
        return self.columns[section].title if here and role == Qt.ItemDataRole.DisplayRole else None

    def canFetchMore(self, parent: Index = _TOP) -> bool:
        """Whether rows are missing and were not asked for yet."""
        return not (parent.isValid() or self._complete or self._asked)

    def fetchMore(self, parent: Index = _TOP) -> None:
        """Ask for the rows after the last one."""
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit(self._rows[-1] if self._rows else None)
