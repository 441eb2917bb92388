"""The whole call by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdf
import pytest

from frontdesk.calls.model import CallQuery, Outcome, Reason
from frontdesk.people.model import Client
from frontdesk.schedule.model import AppointmentQuery, Status

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from frontdesk.services import Services
    from ui.shell.window import MainWindow
    from ui.tour.robot import Hands

MOST_PRESSES = 60


@pytest.mark.journey
def test_a_new_caller_asks_about_spravato_books_and_gets_two_handouts_in_few_keys(
    window: MainWindow,  # noqa: ARG001 -- it is what the hands work
    services: Services,
    hands: Hands,
    settled: Callable[[], None],
    printed: Path,
) -> None:
    settled()
    hands.press("F2")
    settled()
    hands.type("4255550142")
    hands.press("Tab")
    hands.type("Casey Sample")
    hands.press("Tab")
    hands.type("03071984")
    hands.press("Ctrl+F")
    hands.type("spra")
    hands.press("Return")
    settled()
    hands.press("F6")
    hands.press("Return")
    settled()
    hands.press("Ctrl+Return")
    settled()
    settled()

    [call] = services.calls.page(CallQuery())
    [visit] = services.schedule.appointments(AppointmentQuery())
    person = services.people.get(call.entry.person)  # type: ignore[arg-type]
    pdfs = [pypdf.PdfReader(path) for path in printed.glob("*.pdf")]
    words = "\n".join(page.extract_text() for pdf in pdfs for page in pdf.pages)
    assert (person.details.name, person.details.born and person.details.born.year) == (
        "Casey Sample",
        1984,
    )
    assert person.details.client is Client.NEW
    assert call.entry.number == "+14255550142"
    assert call.entry.outcome is Outcome.BOOKED
    assert set(call.entry.reasons) >= {Reason.NEW_CLIENT, Reason.INFORMATION, Reason.BOOK}
    assert call.entry.topics == ("treatment.spravato",)
    assert (visit.status, visit.type, visit.call) == (Status.BOOKED, "spravato-consult", call.id)
    assert len(services.handouts.printed()) == 2
    assert "what to expect" in words
    assert "Your first visit" in words
    assert hands.presses <= MOST_PRESSES, hands.presses
    assert services.drafts.all() == []
    assert services.care.verify() == []
    print("key presses:", hands.presses)  # noqa: T201 -- the figure of bench/RESULTS.md
