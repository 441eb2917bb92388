"""Walks a window as a reader, a keyboard and a tired hand would, and lists what stops them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST = 24
_PLAIN = Qt.TextFormat.PlainText
_NOWHERE = Qt.ShortcutContext.WidgetShortcut


def findings(window: QWidget) -> list[str]:
    """What is wrong with a shown window, one sentence each; empty when nothing is."""
    found = [sentence for widget in shown(window) for sentence in _of(widget)]
    return found + _doubled(window)


def clipped(window: QWidget) -> list[str]:
    """Labels and buttons that are narrower or lower than their words."""
    found = []
    for widget in shown(window):
        if isinstance(widget, QLabel) and widget.wordWrap():
            short = widget.heightForWidth(widget.width()) > widget.height() + 1
        elif isinstance(widget, (QLabel, QAbstractButton)):
            hint = widget.minimumSizeHint()
            short = hint.width() > widget.width() + 1 or hint.height() > widget.height() + 1
        else:
            continue
        if short:
            found.append(f"{_called(widget)} is cut off")
    return found


def shown(window: QWidget) -> Iterator[QWidget]:
    """The widgets of a window that can be seen, Qt's own inner parts left out."""
    for widget in (window, *window.findChildren(QWidget)):
        inner = widget.objectName().startswith("qt_") or _is_part(widget)
        if not inner and (widget is window or widget.isVisibleTo(window)):
            yield widget


def _is_part(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return isinstance(parent, (QAbstractSpinBox, QComboBox))


def _of(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel) and widget.text() and widget.textFormat() != _PLAIN:
        yield f"{_called(widget)} would show markup"
    if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isEnabled():
        return
    if not _name(widget).strip():
        yield f"{_called(widget)} has no name for readers"
    tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    if not tab and not isinstance(widget, QRadioButton) and widget.focusProxy() is None:
        yield f"{_called(widget)} cannot be reached with Tab"
    target = isinstance(widget, (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox))
    if target and min(widget.width(), widget.height()) < LEAST:
        size = f"{widget.width()} x {widget.height()}"
        yield f"{_called(widget)} is a target of {size} pixels"


def _name(widget: QWidget) -> str:
    spoken = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    # A combo box is called by its value on Linux, so its own name is asked first.
    return widget.accessibleName() or ("" if isinstance(widget, QComboBox) else spoken)


def _called(widget: QWidget) -> str:
    words = widget.accessibleName() or getattr(widget, "text", str)() or widget.objectName()
    return f"{type(widget).__name__} {words!r}" if words else type(widget).__name__


def _doubled(window: QWidget) -> list[str]:
    """Keys that two things answer to: Qt then does neither."""
    keys = Counter(key for key in _keys(window) if key)
    return [f"{key} means {count} things" for key, count in keys.items() if count > 1]


def _keys(window: QWidget) -> Iterator[str]:
    for shortcut in window.findChildren(QShortcut):
        if shortcut.isEnabled() and shortcut.context() != _NOWHERE and _is_seen(shortcut, window):
            yield shortcut.key().toString()
    for action in {a for widget in shown(window) for a in widget.actions()}:
        if action.isEnabled() and action.shortcutContext() != _NOWHERE:
            yield action.shortcut().toString()
    for widget in shown(window):
        if isinstance(widget, QAbstractButton) and widget.isEnabled():
            yield widget.shortcut().toString()
        elif isinstance(widget, QLabel) and _has_buddy(widget):
            yield QKeySequence.mnemonic(widget.text()).toString()


def _has_buddy(label: QLabel) -> bool:
    buddy: QWidget | None = label.buddy()
    return buddy is not None


def _is_seen(thing: QObject, window: QWidget) -> bool:
    parent = thing.parent()
    return not isinstance(parent, QWidget) or parent is window or parent.isVisibleTo(window)
