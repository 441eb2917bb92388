"""The page of the treatments: search and groups at the left, one topic at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.treatments.finder_panel import FinderPanel
from ui.treatments.presenter import TreatmentsPresenter
from ui.treatments.topic_panel import TopicPanel
from ui.widgets.cards import Columns
from ui.widgets.layout import column, row
from ui.widgets.text import Text, Title

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from frontdesk.changes import Change
    from frontdesk.services import Services
    from frontdesk.tasks import Tasks

WORDS = "Words for the phone. Every line shows where it comes from, and whether it was reviewed."


class TreatmentsPage(QWidget):
    """Every topic of the catalogue, found by any words a caller may use.

    `wants`: `handout` HandoutId, `book` ServiceTypeId, `crisis` None, `toast` (words, None),
    `toast-over` the words of one that no longer holds, and
    `unanswered` (`clinician`, `message` or `route`, the words that have no approved answer).
    """

    wants = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.finder, self.topic = FinderPanel(), TopicPanel()
        self.first: QWidget = self.finder.search
        self._presenter: TreatmentsPresenter | None = None
        top = row(Title("Treatments"), Text(WORDS, "body", "ink_secondary", wrap=True))
        top.setStretch(1, 1)
        columns = Columns((self.finder, 5), (self.topic, 13))
        box = column(top, columns, gap=14)
        box.setStretch(1, 1)
        box.setContentsMargins(24, 20, 24, 20)
        self.setLayout(box)
        QShortcut(QKeySequence("Ctrl+F"), self, self._to_search)

    def _to_search(self) -> None:
        self.finder.search.setFocus()
        self.finder.search.selectAll()

    def attach(self, services: Services, tasks: Tasks) -> None:
        """Take the services; what was typed already is looked up now."""
        self._presenter = TreatmentsPresenter(self, services, tasks)

    def refresh(self) -> None:
        """Load what may have changed since: the review states and the first openings."""
        if self._presenter:
            self._presenter.refresh()

    def changed(self, change: Change) -> None:
        """Load the visits again where the schedule changed."""
        if self._presenter:
            self._presenter.changed(change)

    def hideEvent(self, event: QHideEvent) -> None:
        """What was told of this page is not told on another."""
        super().hideEvent(event)
        if self._presenter and not event.spontaneous():
            self._presenter.take_back_told()

    def open(self, key: object) -> None:
        """Show the topic with that id."""
        if self._presenter:
            self._presenter.open(key)
