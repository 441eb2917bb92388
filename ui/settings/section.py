"""What the sections of the settings share: services, saving off the window's thread, complaints."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from frontdesk.errors import Invalid
from ui.background import Latest
from ui.messages import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontdesk.services import Services
    from frontdesk.tasks import Tasks
    from ui.settings.forms import Form

T = TypeVar("T")


class Section(QWidget):
    """One section; it reads and saves through Tasks and says what went wrong at the field."""

    wants = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.services: Services | None = None
        self.tasks: Tasks | None = None
        self._reading = Latest()

    def attach(self, services: Services, tasks: Tasks) -> None:
        """Take the services."""
        self.services, self.tasks = services, tasks
        self.refresh()

    def refresh(self) -> None:
        """Read what is shown."""

    def read(self, job: Callable[[], T], done: Callable[[T], None]) -> None:
        """Read off the window's thread."""
        if self.tasks is not None:
            self._reading.run(
                self.tasks, job, done, lambda error: self.wants.emit("problem", sentence(error))
            )

    def save(
        self, form: Form, job: Callable[[], T], done: Callable[[T], None], words: str = "Saved."
    ) -> None:
        """Save off the window's thread; a complaint stands at its field, and nothing is lost."""
        if self.tasks is None:
            return
        form.clear_problems()

        def saved(result: T) -> None:
            self.wants.emit("toast", (words, None))
            done(result)

        def failed(error: Exception) -> None:
            name = error.field if isinstance(error, Invalid) else ""
            form.show_problem(name, sentence(error))

        self.tasks.run(job, saved, failed, writes=True)
