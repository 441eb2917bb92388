"""The live call and the crisis card for readers, keyboards and tired hands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from frontdesk.calls.rules.labels import Tab
from frontdesk.identity import ServiceTypeId
from frontdesk.schedule.model import Criteria, NewBooking
from tests.live_call.conftest import known
from tests.widgets.walk import clipped, findings
from ui.theme.dress import apply
from ui.theme.theme import Theme
from ui.tour.pictures import drawn, settle
from ui.widgets.chips import Chip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.live_call.conftest import DeskHands
    from ui.theme.tokens import Wanted

SIZES = (((1440, 900), 1.0), ((1280, 720), 1.0), ((1440, 900), 1.5), ((1280, 720), 1.5))


@pytest.fixture
def undressed(themed: QApplication) -> Iterator[None]:
    """Put the usual theme back afterwards."""
    yield
    apply(themed, Theme())


def whole(call: DeskHands) -> None:
    """A call with something in every place: known caller, visit, topic, handouts, held time."""
    person = known(call.services)
    consult = ServiceTypeId("spravato-consult")
    opening = call.services.schedule.openings(Criteria(consult, limit=1)).openings[0]
    call.services.schedule.book(NewBooking(opening, person.id))
    call.take("4255550142")
    call.choose(call.page.caller.check, "name-and-birth")
    call.press("Ctrl+F")
    call.type("spravato")
    call.press("Return")
    call.page.next.open_tab(Tab.BOOK)
    call.settle()
    call.page.next.openings.openings.taken.emit(1)
    call.settle()
    call.page.next.follow_line.setChecked(True)


def test_a_new_call_can_be_read_and_reached(call: DeskHands) -> None:
    assert findings(call.window) == []


def test_a_whole_call_can_be_read_and_reached(call: DeskHands) -> None:
    whole(call)

    assert findings(call.window) == []


@pytest.mark.parametrize("tab", [Tab.CALL_BACK, Tab.INFORMED, Tab.ROUTE])
def test_each_tab_can_be_read_and_reached(call: DeskHands, tab: Tab) -> None:
    call.page.next.open_tab(tab)
    call.page.caller.more.opener.setChecked(True)
    settle(call.window)

    assert findings(call.window) == []


def test_what_has_no_answer_can_be_read_and_reached(call: DeskHands) -> None:
    call.press("Ctrl+F")
    call.type("do you sell garden furniture")

    assert findings(call.window) == []


def test_the_crisis_card_can_be_read_and_reached(call: DeskHands) -> None:
    call.press("F9")

    assert findings(call.window) == []


@pytest.mark.parametrize(("size", "scale"), SIZES)
@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.usefixtures("undressed")
def test_no_word_is_cut_off(
    call: DeskHands, size: tuple[int, int], scale: float, mode: Wanted
) -> None:
    whole(call)

    drawn(call.window, size, scale, mode)
    of_the_call = clipped(call.page)
    call.press("F9")
    drawn(call.window, size, scale, mode)

    assert of_the_call == []
    assert call.window.crisis.panel is not None
    assert clipped(call.window.crisis.panel) == []


def test_f6_goes_round_the_columns(call: DeskHands) -> None:
    seen = []
    for _ in range(4):
        call.press("F6")
        seen.append(QApplication.focusWidget())

    page = call.page
    assert seen[0] is page.ask.search
    assert seen[1] is page.next.openings.openings
    assert seen[2] is page.caller.number
    assert seen[3] is seen[0]


def test_tab_reaches_every_column_and_comes_round(call: DeskHands) -> None:
    whole(call)
    page = call.page
    page.caller.number.setFocus()
    reached, focus = set(), None
    for _ in range(150):
        call.hands.press("Tab")
        focus = QApplication.focusWidget()
        assert focus is not None
        reached |= {one for one in (page.caller, page.ask, page.next) if one.isAncestorOf(focus)}
        if focus is page.caller.number:
            break

    assert focus is page.caller.number
    assert reached == {page.caller, page.ask, page.next}


def test_the_focus_is_never_lost(call: DeskHands) -> None:
    known(call.services)
    for keys in ("Return", "Return", "Return", "F6", "F6"):
        call.press(keys)
        assert _has_focus(call), keys
    call.page.caller.number.setFocus()
    call.take("4255550142")
    assert _has_focus(call), "a person was taken"
    call.page.caller.unlink.setFocus()
    call.press("Space")
    assert QApplication.focusWidget() is call.page.caller.name
    call.press("Ctrl+F")
    call.type("spravato")
    call.press("Return")
    assert QApplication.focusWidget() is call.page.ask.search
    call.page.next.open_tab(Tab.BOOK)
    call.page.next.openings.openings.setFocus()
    call.press("Down", "Return")
    assert _has_focus(call), "a time is held"
    call.page.next.leave.setFocus()
    call.press("Space")
    assert _has_focus(call), "the time was given up"
    call.press("F9")
    assert _has_focus(call), "the crisis card is open"
    call.press("Esc")
    assert _has_focus(call), "the crisis card is closed"
    call.page.ask.topics.findChildren(Chip)[0].setFocus()
    call.press("Space")
    assert _has_focus(call), "a topic was taken away"


@pytest.mark.usefixtures("undressed")
def test_what_has_the_focus_is_in_view_in_a_low_window(call: DeskHands) -> None:
    drawn(call.window, (1280, 720), 1.5)
    call.page.caller.notes.setFocus()
    settle(call.window)

    seen = call.page.caller.notes.visibleRegion().boundingRect()

    assert seen.contains(call.page.caller.notes.cursorRect())


def test_back_from_the_crisis_card_the_hands_are_where_they_were(call: DeskHands) -> None:
    call.press("Ctrl+F")
    call.type("spra")

    call.press("F9", "Esc")

    assert QApplication.focusWidget() is call.page.ask.search


def _has_focus(call: DeskHands) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and focus.isVisible() and call.window.isAncestorOf(focus)
