"""What a receptionist does and sees on the page of the handouts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from frontdesk.identity import HandoutId
from frontdesk.people.model import PersonDetails
from tests.documents.pdf import words

if TYPE_CHECKING:
    from pathlib import Path

    from frontdesk.identity import PersonId
    from frontdesk.services import Services
    from ui.handouts.page import HandoutsPage

TWO = (HandoutId("h.spravato"), HandoutId("h.first-visit"))


def add_person(services: Services, name: str, **details: object) -> PersonId:
    """A person of the store."""
    return services.people.add(PersonDetails(name, **details)).id  # type: ignore[arg-type]


def choose(page: HandoutsPage, text: str) -> None:
    """Make the packet one for the person found by that text, by keys alone."""
    QTest.keyClicks(page.packet.person, text)
    QTest.keyClick(page.packet.person, Qt.Key.Key_Return)


def heard(page: HandoutsPage) -> list[tuple[str, object]]:
    """What the page asks the window for, from now on."""
    found: list[tuple[str, object]] = []
    page.wants.connect(lambda what, about: found.append((what, about)))
    return found


def paper(folder: Path) -> list[str]:
    """The words of every file that was printed."""
    return [words(file.read_bytes()) for file in sorted(folder.glob("*.pdf"))]
