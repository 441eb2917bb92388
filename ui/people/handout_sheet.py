"""Choosing handouts for a person: which, in what size, with the first name or without."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frontdesk.handouts.model import PacketOptions, PrintRequest, TypeSize
from ui.widgets.check_line import CheckLine
from ui.widgets.chips import Chips
from ui.widgets.dialog import Sheet
from ui.widgets.layout import column
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from frontdesk.people.model import Person


class HandoutSheet(Sheet):
    """Starts from what the person prefers; the name is left off unless it is ticked."""

    def __init__(
        self,
        parent: QWidget,
        person: Person,
        handouts: Sequence[tuple[object, str]],
        languages: Sequence[str],
    ) -> None:
        details = person.details
        self._person = person
        self._language = details.language if details.language in languages else "en"
        self.handouts = Chips("Handouts")
        self.handouts.show_chips(handouts)
        self.large = CheckLine("Large print", on=details.large_print)
        self.named = CheckLine("Print the first name on the first page")
        hint = "Printed handouts are noted on the person\u2019s timeline."
        body = column(
            Text(hint, "body", "ink_secondary", wrap=True), self.handouts, self.large, self.named
        )
        super().__init__(parent, "Print handouts", body, accept="Print")

    def wanted(self) -> PrintRequest | None:
        """What is to be printed; None while nothing is chosen."""
        chosen: tuple[Any, ...] = tuple(self.handouts.values())
        if not chosen:
            return None
        details = self._person.details
        first = (details.preferred_name or details.name).split()[0]
        options = PacketOptions(
            size=TypeSize.LARGE if self.large.isChecked() else TypeSize.STANDARD,
            language=self._language,
            first_name=first if self.named.isChecked() else None,
        )
        return PrintRequest(chosen, options, person=self._person.id)
