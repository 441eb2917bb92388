"""Begins a topic: what it is called, of what kind it is, and where it is listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.treatments.model import TopicKind
from ui.widgets.choices import Choice
from ui.widgets.dialog import Sheet
from ui.widgets.fields import FormField, LineField
from ui.widgets.layout import column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

_KINDS = (
    (TopicKind.FAQ, "A question callers ask"),
    (TopicKind.TREATMENT, "A treatment"),
    (TopicKind.CONDITION, "A condition"),
    (TopicKind.SERVICE, "A service of the clinic"),
    (TopicKind.ROUTE, "Where to send a caller"),
)


class NewSheet(Sheet):
    """Ask for title, kind and group; the text itself is written in the editor."""

    def __init__(self, parent: QWidget, groups: Sequence[str], title: str = "") -> None:
        self.name = LineField("As the desk calls it", 200)
        self.name.setText(title)
        self.family = Choice(_KINDS)
        self.group = Choice([(one, one) for one in groups])
        self._title = FormField("Title", self.name)
        body = column(
            self._title, FormField("Kind", self.family), FormField("Listed under", self.group)
        )
        super().__init__(parent, "New topic", body, accept="Begin")
        self.name.setFocus()

    def values(self) -> tuple[str, TopicKind, str]:
        """Title, kind and group."""
        return (
            self.name.text().strip(),
            TopicKind(str(self.family.value())),
            str(self.group.value()),
        )

    def show_title_problem(self, words: str) -> None:
        """Say at the title what is wrong."""
        self._title.show_problem(words)
        self.name.setFocus()
