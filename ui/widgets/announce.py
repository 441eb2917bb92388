"""Reads a sentence out to those who listen: what changed without a key press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


def announce(source: QObject, words: str, *, urgent: bool = False) -> None:
    """Have the words read out; `urgent` interrupts what is being read."""
    event = QAccessibleAnnouncementEvent(source, words)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
