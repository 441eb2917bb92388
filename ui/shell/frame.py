"""What the parts of the window may ask of the window they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QStackedWidget, QWidget

    from frontdesk.services import Services
    from ui.background import QtTasks


class Frame(Protocol):
    """The window: its pages, its services, and the ways between pages."""

    services: Services | None
    tasks: QtTasks | None
    stack: QStackedWidget
    here: str

    def go(self, key: str) -> None:
        """Open a page."""
        ...

    def lead(self, what: str, about: object) -> None:
        """Go where something on a page leads."""
        ...

    def toast(self, words: str, undo: Callable[[], None] | None = None, back: str = "Undo") -> None:
        """A short word at the foot, with a way back where there is one, called `back`."""
        ...

    def leave_crisis(self) -> None:
        """Put the crisis card away."""
        ...

    def open_crisis(self) -> None:
        """Open the crisis card."""
        ...

    def widget(self) -> QWidget:
        """The window itself, as the parent of what lies over it."""
        ...
