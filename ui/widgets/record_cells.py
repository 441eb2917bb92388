"""How the cells and the titles of a record table are painted and measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from ui.theme.paint import chevron
from ui.theme.theme import current, font, metrics
from ui.widgets.paint import (
    END,
    START,
    Index,
    colour,
    elided,
    paint_tag,
    tag_height,
    tag_width,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QHelpEvent, QPainter

    from ui.theme.tokens import Role
    from ui.widgets.record_model import Column, RecordModel

CELL = 10
"""Room left and right of the words of a cell, pixels."""
_ARROW = 14


class CellDelegate(QStyledItemDelegate):
    """Words, small words below them, or a tag; a soft line under each row."""

    def __init__(self, model: RecordModel) -> None:
        super().__init__()
        self._model = model

    def row_height(self) -> int:
        """One line, or two where a column has details; never lower than a small target."""
        two = any(column.detail for column in self._model.columns)
        lines = metrics("body").height() + (metrics("caption").height() + 2 if two else 0)
        return round(lines) + current().px(10) + 10

    def width(self, column: Column[Any], record: object) -> int:
        """The room that a cell asks for, pixels."""
        text = column.value(record)
        role = _role(column)
        wide = float(tag_width(text)) if column.tone else metrics(role).horizontalAdvance(text)
        if column.detail:
            wide = max(wide, metrics("caption").horizontalAdvance(column.detail(record)))
        return round(wide) + 2 * CELL + 1

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """What the cell asks for."""
        column = self._model.columns[index.column()]
        record = self._model.record(index.row())
        return QSize(0 if record is None else self.width(column, record), self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, line, then the words."""
        record = self._model.record(index.row())
        if record is None:
            return
        column, box = self._model.columns[index.column()], QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, colour("brand_soft"))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), colour("line_soft"))
        _words(painter, box.adjusted(CELL, 0, -CELL, -1), column, record)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """The whole text of a cell that was cut, and only of such a one."""
        record = self._model.record(index.row())
        if record is None or event.type() != QEvent.Type.ToolTip:
            return False
        column = self._model.columns[index.column()]
        if self.width(column, record) <= option.rect.width():
            QToolTip.hideText()
            return False
        QToolTip.showText(event.globalPos(), column.words(record).replace("<", "&lt;"), view)
        return True


def _role(column: Column[Any]) -> Role:
    return "strong" if column.strong else "body"


def _words(painter: QPainter, box: QRectF, column: Column[Any], record: object) -> None:
    text = column.value(record)
    if column.tone:
        if text:
            wide, high = min(float(tag_width(text)), box.width()), tag_height()
            left = box.right() - wide if column.align == "end" else box.left()
            top = round(box.center().y() - high / 2)
            paint_tag(painter, QRectF(left, top, wide, high), text, column.tone(record))
        return
    side = END if column.align == "end" else START
    role, small = _role(column), column.detail(record) if column.detail else ""
    upper = box
    if small:
        over, under = metrics(role).height(), metrics("caption").height()
        above = box.center().y() - (over + under + 2) / 2
        upper = QRectF(box.left(), above, box.width(), over)
        lower = QRectF(box.left(), above + over + 2, box.width(), under)
        painter.setPen(colour("ink_secondary"))
        painter.setFont(font("caption"))
        painter.drawText(lower, side, elided(metrics("caption"), small, box.width()))
    painter.setPen(colour("ink"))
    painter.setFont(font(role))
    painter.drawText(upper, side, elided(metrics(role), text, box.width()))


class TitleRow(QHeaderView):
    """The titles of the columns; an arrow shows the order, and which way."""

    def __init__(self, model: RecordModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns = model.columns
        self.sorted: tuple[int, bool] | None = None  # section, and whether descending
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(2 * CELL)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def title_width(self, section: int) -> int:
        """The room that a title asks for, with its arrow where the column sorts."""
        column = self._columns[section]
        arrow = _ARROW if column.sort else 0
        wide = metrics("label").horizontalAdvance(column.title)
        return round(wide) + 2 * CELL + current().px(arrow) + 1

    def sizeHint(self) -> QSize:
        """One line of small words and room around it; high enough to be a target."""
        return QSize(0, max(28, round(metrics("label").height()) + current().px(14)))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802 -- Qt's own name
        """The title over a line."""
        box, column = QRectF(rect), self._columns[section]
        painter.save()
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), colour("line"))
        side = END if column.align == "end" else START
        inner = box.adjusted(CELL, 0, -CELL, -1)
        painter.setPen(colour("ink_secondary"))
        painter.setFont(font("label"))
        painter.drawText(inner, side, elided(metrics("label"), column.title, inner.width()))
        if self.sorted and self.sorted[0] == section:
            wide = metrics("label").horizontalAdvance(column.title)
            at = inner.left() + wide + current().px(8)
            if column.align == "end":
                at = inner.right() - wide - current().px(8)
            spot = QPointF(min(at, box.right() - 6), inner.center().y())
            chevron(painter, spot, colour("ink_secondary"), up=not self.sorted[1])
        painter.restore()
