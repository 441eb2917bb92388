"""A field for a date, typed as people at a desk type it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLineEdit

from ui.theme.theme import current
from ui.widgets.text import text_width

if TYPE_CHECKING:
    from collections.abc import Callable

FORM = "MM/DD/YYYY"
_LIMIT = 40
_UNREADABLE = f"Type the date as {FORM}, the year with four digits."
_NO_SUCH_DAY = f"There is no such day. Type the date as {FORM}, the month first."
_PARTS = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})")
_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


class DateUnreadable(ValueError):
    """What was typed is no date; `sentence` says what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__("unreadable date")
        self.sentence = sentence


def read_typed_date(text: str) -> date:
    """The date of `3/7/1984`, `03-07-1984`, `03071984` or `1984-03-07`; month first.

    Raises DateUnreadable. Years have four digits: a birth date of `30` could be of two centuries.
    """
    typed = text.strip()
    if iso := _ISO.fullmatch(typed):
        year, month, day = (int(part) for part in iso.groups())
    elif found := _PARTS.fullmatch(typed) or _DIGITS.fullmatch(typed):
        month, day, year = (int(part) for part in found.groups())
    else:
        raise DateUnreadable(_UNREADABLE)
    try:
        return date(year, month, day)
    except ValueError:
        raise DateUnreadable(_NO_SUCH_DAY) from None


def written(day: date | None) -> str:
    """A date as the field shows it; empty for none."""
    return f"{day:%m/%d}/{day.year:04d}" if day else ""


class DateField(QLineEdit):
    """A line that holds a date or nothing; it is written out in full when it is left.

    `reader` turns what was typed into a date and raises DateUnreadable where it cannot.
    `changed` carries a date or None, and only when that changed; `problem_changed` a sentence
    for the form, empty when the field is well again.
    """

    changed = Signal(object)
    problem_changed = Signal(str)

    def __init__(self, reader: Callable[[str], date] = read_typed_date) -> None:
        super().__init__()
        self._reader = reader
        self._value: date | None = None
        self._problem = ""
        self.setMaxLength(_LIMIT)
        self.setPlaceholderText(FORM)
        self.editingFinished.connect(self._settle)
        self.textEdited.connect(self._read_quietly)

    def value(self) -> date | None:
        """The date that was read last; None while the field is empty or cannot be read."""
        return self._value

    def set_value(self, day: date | None) -> None:
        """Show a date, or nothing."""
        self.setText(written(day))
        self._become(day, "")

    def problem(self) -> str:
        """What is wrong with what stands there, as a sentence; empty when nothing is."""
        return self._parse(self.text())[1]

    def _parse(self, text: str) -> tuple[date | None, str]:
        if not text.strip():
            return None, ""
        try:
            return self._reader(text), ""
        except DateUnreadable as trouble:
            return None, trouble.sentence

    def _read_quietly(self, text: str) -> None:
        """While typing: take what can be read, and complain of nothing that may yet become one."""
        self._become(self._parse(text)[0], "")

    def _settle(self) -> None:
        day, problem = self._parse(self.text())
        if day:
            self.setText(written(day))
        self._become(day, problem)

    def _become(self, day: date | None, problem: str) -> None:
        before, self._value = self._value, day
        if problem != self._problem:
            self._problem = problem
            self.problem_changed.emit(problem)
        if day != before:
            self.changed.emit(day)

    def minimumSizeHint(self) -> QSize:
        """Room for a whole date."""
        wide = text_width(FORM, "body") + 26
        return QSize(wide, current().height())
