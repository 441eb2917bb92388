"""Content: what the desk says and prints, written, reviewed and kept by an office manager."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from ui.content.editor_panel import EditorPanel
from ui.content.history_view import HistoryView
from ui.content.list_panel import ListPanel
from ui.content.look_panel import LookPanel
from ui.content.presenter import ContentPresenter
from ui.content.reading_panel import ReadingPanel, side
from ui.content.review_view import ReviewView
from ui.content.unanswered_view import UnansweredView
from ui.widgets.buttons import Button
from ui.widgets.cards import Columns
from ui.widgets.layout import Wrap, column, held
from ui.widgets.text import Text

if TYPE_CHECKING:
    from frontdesk.changes import Change
    from frontdesk.services import Services
    from frontdesk.tasks import Tasks


class ContentPage(QWidget):
    """Topics and handouts: the list, the editor, and how the text looks and reads.

    `wants`: `toast` (words, None), `problem` a sentence, `print-pdf` (title, what makes it).
    """

    wants = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.list, self.editor = ListPanel(), EditorPanel()
        self.look, self.reading = LookPanel(), ReadingPanel()
        self.new = Button("New topic", keys="Ctrl+N")
        self.save = Button("Save version", "primary", "Ctrl+S")
        self.to_unanswered = Button("Unanswered", keys="Ctrl+Shift+Q", name="Unanswered questions")
        self.to_review = Button("Review", keys="Ctrl+Shift+R")
        self.put_back = Button("Discard changes")
        self.kept = Text("", "body", "ink_secondary")
        self.first: QWidget = self.list.search
        self._presenter: ContentPresenter | None = None
        doing = held(
            Wrap(self.kept, self.put_back, self.to_unanswered, self.to_review, self.new, self.save)
        )
        columns = Columns((self.list, 5), (self.editor, 9), (side(self.look, self.reading), 6))
        self.desk = QWidget()
        box = column(held(Wrap(Text("Content", "h1"), doing, way="spread")), columns, gap=14)
        box.setStretch(1, 1)
        self.desk.setLayout(box)
        self.stack = QStackedWidget()
        self.history, self.review = HistoryView(), ReviewView()
        self.unanswered = UnansweredView()
        for part in (self.desk, self.history, self.review, self.unanswered):
            self.stack.addWidget(part)
        whole = column(self.stack)
        whole.setContentsMargins(24, 20, 24, 20)
        self.setLayout(whole)
        QShortcut(QKeySequence("Ctrl+F"), self.desk, self._to_find)

    def _to_find(self) -> None:
        self.list.search.setFocus()
        self.list.search.selectAll()

    def attach(self, services: Services, tasks: Tasks) -> None:
        """Take the services and read the list."""
        self._presenter = ContentPresenter(self, services, tasks)

    def refresh(self) -> None:
        """Read the list again; what is typed stays."""
        if self._presenter:
            self._presenter.refresh()

    def changed(self, change: Change) -> None:
        """Read again what a change touched."""
        if self._presenter:
            self._presenter.changed(change)

    def open(self, about: object) -> None:
        """Open a document by its key."""
        if self._presenter:
            self._presenter.open(about)

    def ask_file(self, name: str) -> QFileDialog:
        """Ask where to save a PDF, beginning with a name."""
        dialog = QFileDialog(self, "Save as PDF", name, "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(name)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def ask_folder(self, title: str) -> QFileDialog:
        """Ask for a folder."""
        dialog = QFileDialog(self, title)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def keep(self) -> None:
        """Keep what is typed now: the window closes."""
        if self._presenter:
            self._presenter.editing.keep()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is typed is kept when another page is gone to."""
        super().hideEvent(event)
        self.keep()
