"""One card of the catalogue: what to say, what to ask, what to leave to a clinician."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.treatments.say_line import SayLine
from ui.widgets.layout import column
from ui.widgets.sayings import Passage, Saying
from ui.widgets.text import Tag, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.treatments.model import Line, Topic

DRAFT = "Draft, not yet reviewed"
GENERAL = "general information"
_BARS = {"Say": "brand", "Ask": "sun", "Leave to a clinician": "lavender"}


def source_words(sources: Sequence[str]) -> str:
    """The source of a line as its tag names it: `Clinic page C32 C33`, `General information G3`."""
    clinic = [one for one in sources if one.startswith("C")]
    general = [one for one in sources if one.startswith("G")]
    own = [one for one in sources if one == "clinic"]
    parts = []
    if clinic:
        parts.append(f"Clinic page {' '.join(clinic)}")
    if general:
        parts.append(f"General information {' '.join(general)}")
    if own:
        parts.append("Entered by the clinic")
    return " · ".join(parts)


class CardView(QWidget):
    """The three parts of a card, with its sources; built anew for each topic."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Card")
        self._box = column(gap=14)
        self.setLayout(self._box)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._content: QWidget | None = None
        self._topic: Topic | None = None
        self._lines: list[SayLine] = []

    @property
    def topic(self) -> Topic | None:
        """The topic that is shown."""
        return self._topic

    @property
    def lines(self) -> tuple[SayLine, ...]:
        """The lines to say, as they are shown."""
        return tuple(self._lines)

    def point_at(self, line: int | None) -> None:
        """Mark the line that answers what was asked; None takes the mark away."""
        for place, one in enumerate(self._lines):
            one.point(on=place == line)

    def show_topic(
        self, topic: Topic | None, footer: Sequence[QWidget] = (), *, draft: bool = True
    ) -> None:
        """Show a topic; `footer` stands below what is left to a clinician, in the same passage."""
        self._topic = topic
        for widget in footer:
            # Taken out before the old content goes; shown without a parent it would be a window.
            widget.setParent(self)
            widget.hide()
        if self._content is not None:
            self._box.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
            self._content = None
        self._lines = []
        if topic is None:
            return
        self._content = QWidget()
        parts: list[QWidget] = [Tag(DRAFT, "lavender")] if draft else []
        parts += self._passages(topic, footer)
        if topic.footnotes:
            parts += [
                Text(line.text, "caption", "ink_secondary", wrap=True) for line in topic.footnotes
            ]
        self._content.setLayout(column(*parts, gap=14))
        self._box.addWidget(self._content)
        for widget in footer:
            widget.setVisible(bool(topic.leave_to_clinician))

    def _passages(self, topic: Topic, footer: Sequence[QWidget]) -> list[QWidget]:
        found: list[QWidget] = []
        passages: tuple[tuple[str, Sequence[Line]], ...] = (
            ("Say", topic.say),
            ("Ask", topic.ask),
            ("Leave to a clinician", topic.leave_to_clinician),
        )
        for title, lines in passages:
            if not lines:
                continue
            sayings: list[QWidget] = []
            if title == "Say":
                self._lines = [SayLine(one.text, source_words(one.sources)) for one in lines]
                sayings += self._lines
            else:
                sayings += [Saying(one.text, source_words(one.sources)) for one in lines]
            if title == "Leave to a clinician":
                sayings += footer
            found.append(Passage(title, _BARS[title], *sayings))
        return found
