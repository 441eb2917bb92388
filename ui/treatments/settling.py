"""What follows when typing pauses: the whole sentence is asked about, off the window's thread."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.background import Latest

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontdesk.tasks import Tasks
    from frontdesk.treatments.model import LookUp
    from frontdesk.treatments.service import Treatments
    from ui.widgets.entry_list import EntryList

PAUSE_MILLISECONDS = 250


class Settling(QObject):
    """Asks once typing has paused; `show` gets what is to stand, and how many rows stayed.

    `settled` comes after each answer, also where it changed nothing.
    """

    settled = Signal()

    def __init__(
        self,
        treatments: Treatments,
        tasks: Tasks,
        answers: EntryList,
        show: Callable[[LookUp, int], None],
    ) -> None:
        super().__init__(answers)
        self._treatments, self._tasks, self._answers = treatments, tasks, answers
        self._show = show
        self._shown: LookUp | None = None
        self._limit = 0
        self._latest = Latest()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._ask)

    def typed(self, shown: LookUp | None, limit: int) -> None:
        """Words answered this; what the sentence adds is asked for when no key follows."""
        self.leave()
        self._shown, self._limit = shown, limit
        if shown is not None:
            self._pause.start()

    def leave(self) -> None:
        """Leave the answers as they are: one was taken, or the words are gone."""
        self._pause.stop()
        self._latest.forget()

    def _ask(self) -> None:
        shown, limit = self._shown, self._limit
        if shown is None:
            return
        self._latest.run(
            self._tasks,
            lambda: self._treatments.settle(shown.query, limit),
            self._answered,
            lambda _error: None,  # what the words answered stays, and is enough
        )

    def _answered(self, found: LookUp) -> None:
        shown = self._shown
        if shown is None:
            return
        kept = min(_in_use(self._answers), len(shown.answers))
        standing = beside(shown, found, kept, self._limit)
        if standing != shown:
            self._show(standing, kept)
        self.settled.emit()


def _in_use(answers: EntryList) -> int:
    """How many rows are in use: all under the pointer, else those down to the chosen one."""
    if answers.underMouse():
        return len(answers.entries)
    return answers.current + 1 if answers.current > 0 or answers.hasFocus() else 0


def beside(shown: LookUp, found: LookUp, kept: int, limit: int) -> LookUp:
    """What was found, below the first `kept` answers shown; a strip is never taken back."""
    stay = shown.answers[:kept]
    topics = {one.topic for one in stay}
    more = [one for one in found.answers if one.topic not in topics]
    answers = (*stay, *more)[: max(limit, kept)]
    return replace(found, answers=answers, strip=shown.strip or found.strip)
