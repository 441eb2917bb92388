"""What an office manager does and sees on the page of the content."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.content.model import DocumentKey, DocumentKind
from frontdesk.services import Services
from frontdesk.treatments.model import Topic
from ui.content.page import ContentPage
from ui.tour.pictures import settle
from ui.tour.robot import Hands
from ui.widgets.dialog import Sheet

if TYPE_CHECKING:
    from frontdesk.content.model import Version
    from frontdesk.handouts.model import Handout

THERAPY = DocumentKey(DocumentKind.TOPIC, "treatment.therapy")
SPRAVATO = DocumentKey(DocumentKind.HANDOUT, "h.spravato")


@dataclass
class Desk:
    """The page, the services below it, real keys, and what the page asked the window for."""

    qtbot: QtBot
    page: ContentPage
    services: Services
    wants: list[tuple[str, object]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.wants.connect(lambda what, about: self.wants.append((what, about)))

    def open(self, key: DocumentKey = THERAPY) -> None:
        """Open a text."""
        self.page.open(key)
        settle(self.page)

    def press(self, *keys: str) -> None:
        """Press keys, each to whatever has the focus then."""
        for one in keys:
            Hands(self.page).press(one)

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        Hands(self.page).type(text)

    @property
    def told(self) -> list[str]:
        """The words at the foot and the problems, in order."""
        return [
            about[0] if isinstance(about, tuple) else str(about)
            for what, about in self.wants
            if what in ("toast", "problem")
        ]

    def sheet(self) -> Sheet:
        """The sheet that is open."""
        found = [one for one in QApplication.topLevelWidgets() if isinstance(one, Sheet)]
        return next(one for one in found if one.isVisible())

    def topic(self, key: DocumentKey = THERAPY) -> Topic:
        """The newest text of a topic, as it is stored."""
        found = self.services.editing.topic_or_handout(key)
        assert isinstance(found, Topic)
        return found

    def stored(self, key: DocumentKey = THERAPY) -> Topic | Handout:
        """The newest text of a document, as it is stored."""
        return self.services.editing.topic_or_handout(key)

    def newest(self, key: DocumentKey = THERAPY) -> Version:
        """The newest version of a document."""
        return self.services.editing.history(key)[0]

    def shown(self) -> Topic:
        """The text as it stands in the editor."""
        presenter = self.page._presenter
        assert presenter is not None
        found = presenter.editing.content
        assert isinstance(found, Topic)
        return found

    def titles(self) -> list[str]:
        """The texts in the list."""
        return [one.title for one in self.page.list.texts.entries]
