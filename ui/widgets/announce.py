"""Telling a screen reader what changed without a key press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


def announce(source: QObject, words: str) -> None:
    """Have the words read out."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(source, words))
