"""Words of danger in the notes of a call: heard when the typing pauses, as those they ask are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from ui.background import Latest
from ui.treatments.crisis_strip import STRIP
from ui.treatments.settling import PAUSE_MILLISECONDS

if TYPE_CHECKING:
    from frontdesk.treatments.service import Treatments
    from ui.live_call.call import Call

_ENDS = re.compile(r"[\n.!?;]+")  # of a sentence, which a whole note would hide


class NotedDanger:
    """Listens to the notes, off the window's thread, and raises the strip of what they ask."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self._latest = Latest()
        self._noted = False
        self._pause = QTimer(call.page)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._listen)
        call.page.caller.notes.textChanged.connect(self._pause.start)
        if call.page.caller.notes.toPlainText():
            self._pause.start()  # typed before the records were open

    def _listen(self) -> None:
        words, treatments = (
            self._call.page.caller.notes.toPlainText(),
            self._call.services.treatments,
        )
        self._latest.run(
            self._call.tasks,
            lambda: speaks_of_danger(treatments, words),
            self._heard,
            self._call.problem,
        )

    def _heard(self, danger: bool) -> None:  # noqa: FBT001 -- an answer
        new, self._noted = danger and not self._noted, danger
        page = self._call.page
        page.ask.show_noted(danger=danger)
        if new and page.is_stacked:  # the strip may be out of sight there
            self._call.told.emit(STRIP)


def speaks_of_danger(treatments: Treatments, words: str) -> bool:
    """Whether a note surely speaks of danger, or one of its sentences may.

    By the words alone: the sense of sentences was learned from callers, and takes much of what a
    desk notes for danger.
    """
    if treatments.danger(words):
        return True
    return any(treatments.look_up(one, 1).strip for one in _ENDS.split(words) if one.strip())
