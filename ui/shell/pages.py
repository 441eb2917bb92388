"""The pages of the window by their keys, each imported when it is first gone to."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

_PAGES = {
    "today": ("ui.today.page", "TodayPage"),
    "calls": ("ui.calls.page", "CallsPage"),
    "schedule": ("ui.schedule.page", "SchedulePage"),
    "people": ("ui.people.page", "PeoplePage"),
    "treatments": ("ui.treatments.page", "TreatmentsPage"),
    "handouts": ("ui.handouts.page", "HandoutsPage"),
    "content": ("ui.content.page", "ContentPage"),
    "settings": ("ui.settings.page", "SettingsPage"),
}


def pages() -> Mapping[str, Callable[[], QWidget]]:
    """What makes each page."""
    return {key: partial(_make, module, name) for key, (module, name) in _PAGES.items()}


def _make(module: str, name: str) -> QWidget:
    return cast("QWidget", getattr(import_module(module), name)())
