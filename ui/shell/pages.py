"""The pages of the window, made once the first paint is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def pages() -> dict[str, QWidget]:
    """The pages of the window by their keys; imported once the first paint is done."""
    from ui.calls.page import CallsPage
    from ui.handouts.page import HandoutsPage
    from ui.people.page import PeoplePage
    from ui.schedule.page import SchedulePage
    from ui.settings.page import SettingsPage
    from ui.today.page import TodayPage
    from ui.treatments.page import TreatmentsPage

    return {
        "today": TodayPage(),
        "calls": CallsPage(),
        "schedule": SchedulePage(),
        "people": PeoplePage(),
        "treatments": TreatmentsPage(),
        "handouts": HandoutsPage(),
        "settings": SettingsPage(),
    }
