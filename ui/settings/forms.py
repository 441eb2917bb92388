"""Forms of the settings: fields by name, built from a short description, with inline complaints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from ui.theme.theme import current
from ui.widgets.buttons import Button
from ui.widgets.check_line import CheckLine
from ui.widgets.fields import Choice, FormField, LineField, Notes
from ui.widgets.layout import Wrap, column, held, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Ask:
    """One field; `options` make it a choice, more `lines` a note, `tick` a box.

    Two `half` fields that follow each other share a line.
    """

    name: str
    label: str
    hint: str = ""
    options: Sequence[tuple[object, str]] = field(default_factory=tuple)
    lines: int = 1
    tick: bool = False
    half: bool = False
    limit: int = 200


WIDEST = 640  # pixels; a longer line is harder to read across


def _beside(left: QWidget, right: QWidget) -> QLayout:
    """Two fields on one line, also while one of them says below what is wrong."""
    return Wrap(left, right, gap=12, way="grow")


class Form(QWidget):
    """Fields below each other with one main action; it asks nobody and says what was saved."""

    submitted = Signal()

    def __init__(self, title: str, about: str, asks: Sequence[Ask], action: str = "Save") -> None:
        super().__init__()
        self.setAccessibleName(title or action)
        self._controls: dict[str, QWidget] = {}
        self._fields: dict[str, FormField] = {}
        parts: list[QWidget | QLayout | None] = [Text(title, "h2")] if title else []
        waiting: QWidget | None = None
        if about:
            parts.append(Text(about, "body", "ink_secondary", wrap=True))
        for ask in asks:
            control = self._made(ask)
            self._controls[ask.name] = control
            if not isinstance(control, CheckLine):
                self._fields[ask.name] = FormField(ask.label, control, ask.hint)
            shown = self._fields.get(ask.name, control)
            if ask.half and waiting is not None:
                parts[-1] = _beside(waiting, shown)
                waiting = None
            else:
                parts.append(shown)
                waiting = shown if ask.half else None
        self.problem = Text("", "body", "alert", wrap=True)
        self.problem.hide()
        self.save = Button(action, "primary")
        self.save.clicked.connect(self.submitted)
        self.beside = row(self.save, None)
        self.acts = held(self.beside)
        parts += [self.problem, self.acts]
        self.box = column(*parts)
        inner = held(self.box)
        inner.setMaximumWidth(round(WIDEST * current().scale))
        # Only a row asks what it holds for its height at the width it will have.
        line = row(inner, None)
        line.setStretch(0, 1000)
        self.setLayout(line)
        self.first = next(iter(self._controls.values()), self.save)

    @staticmethod
    def _made(ask: Ask) -> QWidget:
        if ask.tick:
            return CheckLine(ask.label)
        if ask.options:
            return Choice(ask.options)
        if ask.lines > 1:
            return Notes(ask.lines, ask.limit)
        return LineField(limit=ask.limit)

    def control(self, name: str) -> Any:  # noqa: ANN401 -- one of the kinds above
        """The control of a field."""
        return self._controls[name]

    def values(self) -> dict[str, Any]:
        """What stands in the fields."""
        found: dict[str, Any] = {}
        for name, control in self._controls.items():
            if isinstance(control, CheckLine):
                found[name] = control.isChecked()
            elif isinstance(control, Choice):
                found[name] = control.value()
            elif isinstance(control, Notes):
                found[name] = control.toPlainText()
            elif isinstance(control, LineField):
                found[name] = control.text()
        return found

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Put values into the fields; what is not named stays."""
        for name, value in values.items():
            control = self._controls.get(name)
            if isinstance(control, CheckLine):
                control.setChecked(bool(value))
            elif isinstance(control, Choice):
                control.set_value(value)
            elif isinstance(control, Notes):
                control.setPlainText(str(value))
            elif isinstance(control, LineField):
                control.setText(str(value))

    def show_problem(self, name: str, sentence: str) -> None:
        """Say what is wrong, at its field where there is one."""
        self.clear_problems()
        if name in self._fields and sentence:
            self._fields[name].show_problem(sentence)
            self._controls[name].setFocus()
        else:
            self.problem.setText(sentence)
            self.problem.setVisible(bool(sentence))

    def problem_of(self, name: str) -> str:
        """What is said to be wrong with a field; empty when nothing is."""
        field = self._fields.get(name)
        return field.problem if field else ""

    def clear_problems(self) -> None:
        """Take all complaints away."""
        for one in self._fields.values():
            one.show_problem("")
        self.problem.hide()
