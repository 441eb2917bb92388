"""How a text looks where it is used: the card of the desk, or the page that is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.handouts.preview_pane import PreviewPane
from ui.treatments.card_view import CardView
from ui.widgets.cards import Card
from ui.widgets.layout import column, show_if
from ui.widgets.states import EmptyState
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.documents.preview import PageImage
    from frontdesk.treatments.model import Topic

NOTHING = "It shows a text as the desk sees it."
AS_SEEN, TO_COME = "As the desk sees it", "How it will look"
WAITING = "The page is made\N{HORIZONTAL ELLIPSIS}"


class LookPanel(QStackedWidget):
    """Nothing, a card, or a page."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Preview")
        nothing = Card("Preview", titled=False)
        self.empty = EmptyState("No preview", NOTHING)
        nothing.fill(column(self.empty))
        self.title = Text("", "h2", wrap=True)
        self.card = CardView()
        self.also = Text("", "caption", "ink_secondary", wrap=True)
        desk = Card(AS_SEEN)
        desk.fill(column(self.title, self.also, self.card, None, gap=10))
        self.page = PreviewPane()
        self._nothing, self._desk = nothing, desk
        for part in (nothing, desk, self.page):
            self.addWidget(part)

    @property
    def first(self) -> QWidget | None:
        """What F6 leads to: the page can be scrolled; a card holds no control."""
        return self.page.first if self.currentWidget() is self.page else None

    def show_nothing(self, words: str = NOTHING) -> None:
        """No text is chosen, or it cannot be shown."""
        self.empty.say("No preview", words)
        self.setCurrentWidget(self._nothing)

    @property
    def heading(self) -> str:
        """What stands above the card."""
        return self._desk.accessibleName()

    def show_topic(self, topic: Topic, *, draft: bool, seen: bool) -> None:
        """The card of a topic; `seen` says that the desk shows these very words."""
        self._desk.retitle(AS_SEEN if seen else TO_COME)
        self.title.setText(topic.title)
        self.also.setText(f"Callers also say: {', '.join(topic.aliases)}")
        show_if(self.also, topic.aliases)
        self.card.show_topic(topic, draft=draft)
        self.setCurrentWidget(self._desk)
        self._desk.refit()

    def show_waiting(self) -> None:
        """The page of a handout is being made."""
        self.page.show_words(WAITING)
        self.setCurrentWidget(self.page)

    def show_pages(self, sizes: Sequence[tuple[float, float]]) -> None:
        """The pages of a handout; it stays at the page that was looked at."""
        at = min(self.page.page, max(0, len(sizes) - 1))
        self.page.show_pages(sizes, at)
        self.setCurrentWidget(self.page)

    def show_problem(self, words: str) -> None:
        """Why there is no page."""
        self.page.show_words(words)
        self.setCurrentWidget(self.page)

    def show_picture(self, number: int, image: PageImage) -> None:
        """The picture of a page."""
        borrowed = QImage(
            image.pixels, image.width, image.height, image.stride, QImage.Format.Format_RGB32
        )
        self.page.show_picture(number, borrowed.copy())
