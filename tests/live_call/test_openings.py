"""The openings of a call: which are offered, the held one among them, and what is said."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from frontdesk.identity import ServiceTypeId
from frontdesk.schedule.model import Criteria
from tests.live_call.conftest import DeskHands, opened, take_first, visits, waiting
from tests.screens import services_in_folder
from tests.stores import NOW
from ui.tour.pictures import settle

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from frontdesk.clock import FixedClock

CONSULT = ServiceTypeId("spravato-consult")


def test_a_time_that_begins_before_its_hold_would_end_is_not_offered(call: DeskHands) -> None:
    assert call.services.schedule.openings(Criteria(CONSULT, limit=1)).openings[0].start == NOW

    assert call.presenter.booking.shown[0].start == NOW + timedelta(minutes=30)


def test_another_time_takes_the_place_of_the_held_one(call: DeskHands) -> None:
    take_first(call)
    first, alone = call.intake.hold, call.presenter.booking.shown

    call.click(call.page.next.openings.more)
    take_first(call, 2)

    [hold] = visits(call.services)
    assert first is not None
    assert [one.start for one in alone] == [first.start]
    assert call.intake.hold == hold
    assert hold.start > first.start


def test_enter_on_the_held_time_keeps_it_among_further_times(call: DeskHands) -> None:
    call.press("F6", "F6", "Return")
    first = call.intake.opening
    call.press("Shift+Tab", "Space")
    entries = call.page.next.openings.openings.entries
    chosen = call.page.next.openings.openings.current
    call.page.next.openings.openings.setFocus()

    call.press("Return", "Return")

    [hold] = visits(call.services)
    assert first is not None
    assert len(entries) > 3
    assert [row for row, one in enumerate(entries) if one.tag == "Held for this call"] == [chosen]
    assert call.presenter.booking.shown[chosen] == first == call.intake.opening
    assert hold.start == first.start
    assert call.page.next.openings.openings.entries == entries
    assert call.page.next.openings.openings.current == chosen


def test_a_hold_that_ended_is_said_at_its_time(call: DeskHands, clock: FixedClock) -> None:
    take_first(call)
    clock.advance(timedelta(minutes=6))

    call.presenter.booking.tick(clock.now())

    [entry] = call.page.next.openings.openings.entries
    assert entry.tag == "The hold has ended"


def test_of_several_offices_each_opening_names_its_own(call: DeskHands) -> None:
    offices = {one.id: one.name for one in call.services.schedule.clinic().locations}

    entries = call.page.next.openings.openings.entries

    assert len(offices) == 2
    for entry, opening in zip(entries, call.presenter.booking.shown, strict=True):
        assert entry.end.endswith(f" · {offices[opening.office]}")


def test_what_holds_more_times_and_gives_one_up_is_seen_at_the_usual_size(
    call: DeskHands,
) -> None:
    take_first(call)
    call.click(call.page.next.openings.more)
    settle(call.window)

    for button in (call.page.next.openings.more, call.page.next.leave):
        assert button.visibleRegion().boundingRect().size() == button.size()


def test_before_the_clinic_is_set_up_the_openings_say_why_there_are_none(
    qtbot: QtBot, tmp_path: Path, printed: Path
) -> None:
    with opened(qtbot, services_in_folder(tmp_path / "new"), printed) as window:
        waiting(qtbot, window)()
        window.calls.begin()
        waiting(qtbot, window)()
        assert window.calls.page is not None
        panel = window.calls.page.next.openings

        assert panel.type.count() == 0
        assert "Settings asks for them" in panel.empty.words
        assert "without a visit" in panel.empty.words
        assert panel.empty.isVisible()


def test_the_same_time_chosen_twice_is_held_once_and_anew(
    call: DeskHands, clock: FixedClock
) -> None:
    take_first(call)
    clock.advance(timedelta(minutes=3))

    take_first(call)

    [hold] = visits(call.services)
    assert hold.held_until is not None
    assert hold.held_until - clock.now() == timedelta(minutes=5)
    assert call.page.problem.words == ""


@pytest.mark.parametrize(
    ("typed", "said"),
    [("11/31", "like 11/30"), ("soon", "like 11/30"), ("11/02/2026", "has passed"), ("2/29", "")],
)
def test_a_first_day_that_is_none_is_said_at_its_field(
    call: DeskHands, typed: str, said: str
) -> None:
    line = call.page.next.openings.first_day
    line.setFocus()

    call.type(typed)
    call.press("Tab")

    problem = call.page.next.openings.first_field.problem
    assert problem if said or typed == "2/29" else not problem
    assert said in problem


def test_a_first_day_without_a_year_lies_ahead(call: DeskHands) -> None:
    call.page.next.openings.first_day.setFocus()

    call.type("1/4")
    call.press("Tab")

    first = call.presenter.booking.shown[0]
    assert first.start.date().isoformat() == "2027-01-04"


def test_closed_days_between_the_openings_are_explained(call: DeskHands) -> None:
    call.page.next.openings.first_day.setFocus()

    call.type("11/26")
    call.press("Tab")

    assert "Thu, Nov 26 closed: Thanksgiving" in call.page.next.openings.closed.text()
