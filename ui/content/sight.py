"""Keeps what the keyboard is at in sight, inside whatever scrolls around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

_ROOM = 24


def scroller(widget: QWidget) -> QScrollArea | None:
    """What scrolls around a widget; None where nothing does."""
    step = widget.parentWidget()
    while step is not None and not isinstance(step, QScrollArea):
        step = step.parentWidget()
    return step


def bring_into_sight(widget: QWidget, rect: QRect) -> None:
    """Scroll a part of a widget into sight."""
    area = scroller(widget)
    inner = area.widget() if area is not None else None
    if area is not None and inner is not None:
        top, bottom = widget.mapTo(inner, rect.topLeft()), widget.mapTo(inner, rect.bottomLeft())
        area.ensureVisible(top.x(), bottom.y(), 0, _ROOM)
        area.ensureVisible(top.x(), top.y(), 0, _ROOM)
