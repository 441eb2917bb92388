"""The crisis card on the screen: steps, numbers, and what was done with its time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from frontdesk.calls.rules import crisis
from frontdesk.calls.rules.labels import STEPS
from frontdesk.people.model import LINE_LIMIT
from ui.theme.paint import outline
from ui.theme.theme import current, font, metrics
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.check_line import CheckLine
from ui.widgets.fields import FormField, LineField
from ui.widgets.layout import Wrap, column, held, row
from ui.widgets.paint import CENTRE, colour
from ui.widgets.text import Tag, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frontdesk.calls.model import CrisisStep

_LARGE = 1.25
DRAFT = "Draft, not yet approved by the clinic"


class _Disc(QWidget):
    """The number of a step."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = str(number)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As large as the text asks, also after its size changed."""
        size = round(metrics("h2").height() + 12)
        return QSize(size, size)

    def changeEvent(self, event: QEvent) -> None:
        """The size of the text changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The disc."""
        painter, box = QPainter(self), QRectF(self.rect())
        outline(painter, box, colour("crisis_soft"), radius=box.height() / 2)
        painter.setPen(colour("crisis"))
        painter.setFont(font("h2"))
        painter.drawText(box, CENTRE, self._number)


class _Side(QFrame):
    """The soft ground of the numbers."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground; its right corners follow the card's."""
        painter = QPainter(self)
        painter.setClipRect(self.rect())
        radius = SPACE.card_radius - 2
        box = QRectF(self.rect()).adjusted(-radius, 0, 0, 0)
        outline(painter, box, colour("crisis_soft"), radius=radius)


class CrisisPanel(QFrame):
    """One key away from anywhere; needs no store, no search and no network."""

    closed = Signal()
    step_ticked = Signal(object)
    place_typed = Signal(str)
    call_back_typed = Signal(str)
    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(crisis.TITLE)
        self.state = Tag("", "crisis", role="strong")
        self.draft = Tag(DRAFT, "lavender")
        self.place = LineField(limit=LINE_LIMIT)
        self.call_back = LineField(limit=60)
        self.on_call = Text("Not entered yet: Settings, Clinic", "strong", wrap=True)
        self.on_call_name = Text("", "body", "ink_secondary", wrap=True)
        self.steps = {
            step: CheckLine(words) for step, words in STEPS.items()
        }  # fmt: skip
        self.print_card = Button("Print card")
        self.close_card = Button("Close card", keys="Esc")
        self.first = self.place
        self._lay_out()
        self._wire()
        self.show_state("")
        self.show_steps({})

    def _lay_out(self) -> None:
        head = Wrap(
            Text(crisis.TITLE, "h1", "crisis"), held(row(self.draft, self.state)), way="spread"
        )
        lines = []
        for number, step in enumerate(crisis.CARD, 1):
            words = column(
                Text(step.text, "h2", wrap=True),
                Text(step.hint, "body", "ink_secondary", wrap=True),
                gap=2,
            )
            disc = _Disc(number)
            line = row(disc, words, gap=14)
            line.setAlignment(disc, Qt.AlignmentFlag.AlignTop)
            line.setStretch(1, 1)
            lines.append(held(line))
        where = held(
            Wrap(
                FormField("Where the caller is", self.place),
                FormField("Call back on", self.call_back),
                gap=12, way="grow",
            )
        )  # fmt: skip
        introduction = Text(crisis.INTRODUCTION, "body", "ink_secondary", wrap=True)
        # Text so large does not fit one window: what is typed and ticked comes before what is read.
        large = current().scale > _LARGE
        steps = (where, *lines, None) if large else (*lines, None, where)
        left = column(head, introduction, *steps, gap=16)
        left.setContentsMargins(36, 32, 36, 32)
        side = _Side()
        numbers = [
            held(
                column(
                    Text(digits, "crisis", "crisis"),
                    Text(when, "body", "ink_secondary", wrap=True),
                    gap=0,
                )
            )
            for digits, when in (crisis.EMERGENCY, crisis.LIFELINE)
        ]
        clinician = held(
            column(
                Text("CLINICIAN ON CALL", "section", "ink_secondary"), self.on_call,
                self.on_call_name, gap=2,
            )
        )  # fmt: skip
        taken = held(
            column(Text("STEPS TAKEN", "section", "ink_secondary"), *self.steps.values(), gap=10)
        )
        between = (taken, 8, clinician) if large else (clinician, 8, taken)
        right = column(
            Text("CALL", "section", "crisis"), *numbers, 8, *between, None,
            held(Wrap(self.print_card, self.close_card)), gap=10,
        )  # fmt: skip
        right.setContentsMargins(28, 32, 28, 32)
        side.setLayout(right)
        page = QWidget()
        whole = row(held(left), side, gap=0)
        whole.setStretch(0, 66)
        whole.setStretch(1, 34)
        page.setLayout(whole)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        page.setAutoFillBackground(False)
        box = column(scroll)
        box.setContentsMargins(2, 2, 2, 2)
        self.setLayout(box)

    def _wire(self) -> None:
        self.close_card.clicked.connect(self.closed)
        self.print_card.clicked.connect(self.print_wanted)
        self.place.textEdited.connect(self.place_typed)
        self.call_back.textEdited.connect(self.call_back_typed)
        for step, box in self.steps.items():
            box.clicked.connect(lambda on=False, s=step: self._ticked(s, on=on))

    def _ticked(self, step: CrisisStep, *, on: bool) -> None:
        if on:
            self.step_ticked.emit(step)

    def show_state(self, words: str) -> None:
        """Say whether a call stays open behind the card, and for how long it has been."""
        self.state.say(words)

    def show_typed(self, place: str, call_back: str) -> None:
        """Show what the call holds: where the caller is, and the number to call back."""
        for line, text in ((self.place, place), (self.call_back, call_back)):
            if line.text() != text:
                line.setText(text)

    def show_clinician(self, name: str, number: str, approved_by: str) -> None:
        """Name the clinician on call, and who approved the card."""
        self.on_call.setText(number or "Not entered yet: Settings, Clinic")
        self.on_call_name.setText(name)
        self.on_call_name.setVisible(bool(name))
        self.draft.say("" if approved_by else DRAFT)

    def show_steps(self, taken: Mapping[CrisisStep, str]) -> None:
        """Tick the steps that were taken, each with its time; a step taken cannot be untaken."""
        for step, box in self.steps.items():
            moment = taken.get(step, "")
            words = f"{moment} {STEPS[step]}".strip()
            box.setText(words if moment else STEPS[step][:1].upper() + STEPS[step][1:])
            box.setAccessibleName(box.text())
            box.setChecked(bool(moment))
            box.setEnabled(not moment)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A card with the line of danger."""
        outline(
            QPainter(self), QRectF(self.rect()), colour("surface"), line=colour("crisis"),
            radius=SPACE.card_radius, width=2.0,
        )  # fmt: skip
