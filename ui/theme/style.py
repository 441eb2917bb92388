"""One proxy style over Fusion: our edges, radii, focus and heights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QProxyStyle,
    QPushButton,
    QStyle,
    QStyleOption,
    QStyleOptionComplex,
    QStyleOptionFrame,
    QStyleOptionSlider,
    QWidget,
)

from ui.theme.paint import PADDING, button, chevron, field, outline
from ui.theme.theme import current

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QStyleHintReturn

PE, CE, CC = QStyle.PrimitiveElement, QStyle.ControlElement, QStyle.ComplexControl
CT, PM, SE, SC = QStyle.ContentsType, QStyle.PixelMetric, QStyle.SubElement, QStyle.SubControl
State = QStyle.StateFlag
_SEPARATOR = 12  # lower than any entry of a menu, pixels


class DeskStyle(QProxyStyle):
    """Fusion with our edges, radii, focus and heights.

    Each override is a call from C++ into Python, so only what is seen is overridden.
    """

    def __init__(self) -> None:
        super().__init__("Fusion")

    def polish(self, target: QWidget | QPalette | QApplication) -> None:  # type: ignore[override]
        """Let rounded frames show: a viewport's own background would cover their corners."""
        super().polish(target)
        if isinstance(target, QAbstractScrollArea):
            target.viewport().setAutoFillBackground(False)

    def drawPrimitive(  # noqa: N802 -- Qt's own name
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Fields, frames, check boxes and button bodies."""
        ours = _PRIMITIVES.get(element)
        if ours:
            ours(painter, option, widget)
        else:
            super().drawPrimitive(element, option, painter, widget)

    def drawComplexControl(  # noqa: N802 -- Qt's own name
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Combo boxes look like fields; scroll bars are a thin thumb and nothing else."""
        if control == CC.CC_ComboBox:
            field(painter, option, wrong=_wrong(widget))
            right = QRectF(option.rect).right() - PADDING - 4 * current().scale
            chevron(
                painter, QPointF(right, option.rect.center().y() + 1), current().c.ink_secondary
            )
        elif control == CC.CC_SpinBox:
            field(painter, option, wrong=_wrong(widget))
        elif control == CC.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            thumb = self.subControlRect(control, option, SC.SC_ScrollBarSlider, widget)
            under = option.state & State.State_MouseOver
            colour = current().c.ink_faint if under or current().contrast else current().edge
            upright = option.orientation == Qt.Orientation.Vertical
            side, end = (3, 2) if upright else (2, 3)
            outline(painter, QRectF(thumb).adjusted(side, end, -side, -end), colour, radius=2)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def subControlRect(  # noqa: N802 -- Qt's own name
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """Scroll bars without arrow buttons; the text of a combo box where a field has it."""
        if control == CC.CC_ComboBox and part == SC.SC_ComboBoxEditField:
            return option.rect.adjusted(PADDING - 1, 1, -PADDING - round(10 * current().scale), -1)
        if control == CC.CC_SpinBox:  # no arrow buttons: the arrow keys and the wheel do the same
            inner = option.rect.adjusted(PADDING - 2, 1, 2 - PADDING, -1)
            return inner if part == SC.SC_SpinBoxEditField else QRect()
        if control == CC.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return _scroll_part(option, part)
        return super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]

    def subElementRect(  # noqa: N802 -- Qt's own name
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:
        """The text of a field stands 12 px in; QLineEdit adds two of these by itself."""
        if element == SE.SE_LineEditContents:
            framed = isinstance(option, QStyleOptionFrame) and option.lineWidth > 0
            return option.rect.adjusted(PADDING - 2, 0, 2 - PADDING, 0) if framed else option.rect
        return super().subElementRect(element, option, widget)  # type: ignore[arg-type]

    def sizeFromContents(  # noqa: N802 -- Qt's own name
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        """Every control has the same height, which grows with the text."""
        if kind == CT.CT_PushButton:
            return QSize(size.width() + 2 * PADDING + 2, current().height())
        if kind == CT.CT_ComboBox:
            room = 2 * PADDING + round(14 * current().scale)
            return QSize(size.width() + room, current().height())
        if kind == CT.CT_SpinBox:
            return QSize(size.width() + 2 * PADDING, current().height())
        if kind == CT.CT_LineEdit:
            return QSize(size.width() + 2 * PADDING, current().height())
        found = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]
        if kind == CT.CT_MenuItem and found.height() > _SEPARATOR:
            return QSize(found.width() + 2 * PADDING, current().height(small=True))
        return found.expandedTo(QSize(0, 24)) if kind == CT.CT_CheckBox else found

    def pixelMetric(  # noqa: N802 -- Qt's own name
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """The few lengths that no other override reaches."""
        if metric in (PM.PM_IndicatorWidth, PM.PM_IndicatorHeight):
            return round(16 * current().scale)
        if metric == PM.PM_CheckBoxLabelSpacing:
            return 8
        if metric == PM.PM_ScrollBarExtent:
            return 10
        return super().pixelMetric(metric, option, widget)

    def styleHint(  # noqa: N802 -- Qt's own name
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        data: QStyleHintReturn | None = None,
    ) -> int:
        """Combo boxes drop a list below themselves; Fusion would cover them with a menu."""
        if hint == QStyle.StyleHint.SH_ComboBox_Popup:
            return 0
        return super().styleHint(hint, option, widget, data)


def _wrong(widget: QWidget | None) -> bool:
    return bool(widget and widget.property("wrong"))


def _line_edit(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    if not isinstance(option, QStyleOptionFrame) or option.lineWidth > 0:
        sunken = bool(widget and widget.property("sunken"))
        field(painter, option, sunken=sunken, wrong=_wrong(widget))


def _frame(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    quiet = isinstance(widget, QAbstractItemView)
    field(painter, option, quiet=quiet, wrong=_wrong(widget))


def _button(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    kind = widget.property("kind") if isinstance(widget, QPushButton) else None
    button(painter, option, kind or "plain")


def _check(painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> None:
    c, on = current().c, bool(option.state & State.State_On)
    line = c.brand if on else current().edge
    outline(painter, option.rect, c.brand if on else c.surface, line=line, radius=4, width=1.3)
    if on:
        box = QRectF(option.rect)
        painter.setPen(QPen(c.brand_ink, 1.8, c=Qt.PenCapStyle.RoundCap, s=Qt.PenStyle.SolidLine))
        tick = ((0.27, 0.52), (0.44, 0.69), (0.74, 0.34))
        points = [box.topLeft() + QPointF(box.width() * x, box.height() * y) for x, y in tick]
        painter.drawPolyline(QPolygonF(points))


def _radio(painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> None:
    c, on, box = current().c, bool(option.state & State.State_On), QRectF(option.rect)
    line = c.brand if on else current().edge
    outline(painter, box, c.surface, line=line, radius=box.width() / 2, width=1.3)
    if on:
        inner = box.adjusted(4, 4, -4, -4)
        outline(painter, inner, c.brand, radius=inner.width() / 2)


def _ring(painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> None:
    if option.state & State.State_KeyboardFocusChange:
        clear = Qt.GlobalColor.transparent
        outline(painter, option.rect, clear, line=current().c.brand, radius=5, width=2.0)


def _tip(painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> None:
    painter.fillRect(option.rect, current().c.ink)


def _nothing(_painter: QPainter, _option: QStyleOption, _widget: QWidget | None) -> None:
    """What Fusion draws here has been drawn already, or would cover a rounded corner."""


_PRIMITIVES: dict[
    QStyle.PrimitiveElement, Callable[[QPainter, QStyleOption, QWidget | None], None]
] = {
    PE.PE_PanelLineEdit: _line_edit,
    PE.PE_Frame: _frame,
    PE.PE_PanelButtonCommand: _button,
    PE.PE_IndicatorCheckBox: _check,
    PE.PE_IndicatorRadioButton: _radio,
    PE.PE_FrameFocusRect: _ring,
    PE.PE_PanelTipLabel: _tip,
    PE.PE_FrameLineEdit: _nothing,
    PE.PE_PanelScrollAreaCorner: _nothing,
}


def _scroll_part(option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect:
    if part in (SC.SC_ScrollBarAddLine, SC.SC_ScrollBarSubLine):
        return QRect()
    upright = option.orientation == Qt.Orientation.Vertical
    track = option.rect.height() if upright else option.rect.width()
    span = option.maximum - option.minimum
    length = max(28, track * option.pageStep // max(1, span + option.pageStep))
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, track - length, option.upsideDown
    )
    begin, end = {
        SC.SC_ScrollBarSlider: (start, start + length),
        SC.SC_ScrollBarSubPage: (0, start),
        SC.SC_ScrollBarAddPage: (start + length, track),
    }.get(part, (0, track))
    rect = QLineF(begin, 0, end, option.rect.height())
    if upright:
        return QRect(0, begin, option.rect.width(), end - begin)
    return QRect(begin, 0, end - begin, round(rect.y2()))
