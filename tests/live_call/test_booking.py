"""Booking on a call: the hold, two desks that go for one time, and what is read back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from frontdesk.calls.model import CallQuery, Outcome
from frontdesk.identity import ServiceTypeId
from frontdesk.people.model import PersonDetails
from frontdesk.schedule.model import Criteria, NewBooking, Status
from tests.live_call.conftest import DeskHands, at_desk, known, opened, take_first, visits, waiting
from ui.tour.robot import Hands

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from frontdesk.clock import FixedClock
    from frontdesk.schedule.model import Opening
    from frontdesk.services import Services

CONSULT = ServiceTypeId("spravato-consult")


@pytest.fixture
def other_services(data: Path, clock: FixedClock) -> Iterator[Services]:
    """Another program on the same store."""
    with at_desk(data, clock) as found:
        yield found


@pytest.fixture
def other(
    qtbot: QtBot, call: DeskHands, other_services: Services, printed: Path
) -> Iterator[DeskHands]:
    """A second desk on the same store, in a call of its own."""
    with opened(qtbot, other_services, printed) as window:
        found = DeskHands(window, other_services, Hands(window), waiting(qtbot, window))
        found.settle()
        window.calls.begin()
        found.settle()
        yield found
    call.settle()


def finish(desk: DeskHands) -> None:
    """Finish the call."""
    desk.click(desk.page.finish)


def test_the_chosen_time_is_held_read_back_and_booked(call: DeskHands) -> None:
    call.page.caller.name.setText("Casey Sample")
    call.press("F6", "F6", "Return")
    [hold] = visits(call.services)
    held, read_back = call.page.next.held.words, call.page.next.read_back.text()
    line = call.page.next.book_line.text()

    call.press("Ctrl+Return")

    [visit] = visits(call.services)
    assert hold.status is Status.PENDING
    assert held == "10:30 AM is held for you until 10:05 AM"
    assert read_back.startswith(
        "Intake evaluation: Tuesday, November 24, at 10:30 AM, North office, with "
    )
    assert line == "Book Tue, Nov 24, 10:30 AM at North office"
    assert (visit.id, visit.status) == (hold.id, Status.BOOKED)
    assert call.logged.entry.outcome is Outcome.BOOKED


@pytest.mark.parametrize(
    ("hours", "told"),
    [(0, "today, 10:30 AM"), (8, "tomorrow, 8:00 AM"), (80, "Mon, Nov 30, 8:00 AM")],
)
def test_the_word_on_a_finished_call_names_the_day_and_with_whom(
    desk: DeskHands, clock: FixedClock, hours: int, told: str
) -> None:
    clock.advance(timedelta(hours=hours))
    desk.press("F2")
    desk.page.caller.name.setText("Casey Sample")
    desk.press("F6", "F6", "Return")

    desk.press("Ctrl+Return")

    [visit] = visits(desk.services)
    where = f"at {visit.office_name}, with {visit.provider_name}"
    assert visit.provider_name
    assert desk.toast.startswith(f"Call finished. Booked for {told} {where}.")


def test_a_time_that_cannot_be_had_leaves_the_held_one_held(
    call: DeskHands, other_services: Services
) -> None:
    take_first(call)
    held = call.intake.opening
    call.click(call.page.next.openings.more)
    person = known(other_services, "Robin Sample")
    wanted = call.presenter.booking.shown[2]
    everyone = {one.provider for one in free_at(other_services, wanted.start)}
    for provider in everyone:
        opening = other_services.schedule.opening_at(CONSULT, wanted.start, provider=provider)
        who = person if provider == wanted.provider else known(other_services, "Zoë Sample")
        other_services.schedule.book(NewBooking(opening, who.id))

    take_first(call, 2)

    assert held is not None
    assert call.intake.opening == held
    assert "was just taken" in call.page.problem.words
    assert [one.start for one in visits(call.services) if one.status is Status.PENDING] == [
        held.start
    ]


def free_at(services: Services, start: datetime) -> list[Opening]:
    """Every opening at that start."""
    found = services.schedule.openings(Criteria(CONSULT, limit=200)).openings
    return [one for one in found if one.start == start]


def test_two_desks_that_go_for_one_time_do_not_both_get_it_and_nothing_is_lost(
    call: DeskHands, other: DeskHands
) -> None:
    for desk, name in ((call, "Casey Sample"), (other, "Robin Sample")):
        desk.page.caller.name.setText(name)
        desk.page.caller.number.setText("4255550142")
    mine = call.presenter.booking.shown
    theirs = other.presenter.booking.shown
    assert mine == theirs

    take_first(call)
    take_first(other)
    said, offered = other.page.problem.words, other.presenter.booking.shown
    take_first(other)
    finish(call)
    finish(other)

    booked = visits(call.services)
    assert "was just taken" in said
    assert "next free times" in said
    assert mine[0] not in offered
    assert other.services.people.count() == 2
    assert sorted(one.status for one in booked) == [Status.BOOKED, Status.BOOKED]
    assert len({(one.start, one.provider) for one in booked}) == 2
    assert call.services.calls.count(CallQuery()) == 2
    assert call.services.care.verify() == []


def test_who_loses_the_time_at_the_finish_keeps_all_that_was_typed(
    call: DeskHands, other_services: Services, clock: FixedClock
) -> None:
    call.page.caller.name.setText("Casey Sample")
    call.page.caller.notes.setPlainText("Asked for a letter")
    take_first(call)
    opening = call.intake.opening
    assert opening is not None
    clock.advance(timedelta(minutes=6))
    take_all_at(other_services, opening.start)

    call.press("Ctrl+Return")
    problem, offered = call.page.problem.words, call.presenter.booking.shown
    typed = call.page.caller.values()
    nobody = call.services.people.find("Casey Sample")
    take_first(call)
    call.press("Ctrl+Return")

    assert "was just taken" in problem
    assert offered
    assert all(one.start > opening.start for one in offered)
    assert (typed["name"], typed["notes"]) == ("Casey Sample", "Asked for a letter")
    assert nobody == []
    assert call.window.calls.page is None
    assert call.kept.details.name == "Casey Sample"


def take_all_at(services: Services, start: datetime) -> None:
    """Book everyone who is free at that start for others."""
    for number, opening in enumerate(free_at(services, start)):
        who = services.people.add(PersonDetails(f"Other Sample {'abc'[number]}"))
        services.schedule.book(NewBooking(opening, who.id))


def test_a_hold_that_ran_out_says_so_and_still_books_what_is_free(
    call: DeskHands, clock: FixedClock
) -> None:
    call.page.caller.name.setText("Casey Sample")
    take_first(call)
    clock.advance(timedelta(minutes=6))

    call.presenter.booking.tick(clock.now())
    said = call.page.next.held.words
    call.press("Ctrl+Return")

    assert "has ended" in said
    assert [one.status for one in visits(call.services)] == [Status.BOOKED]


def test_a_desk_that_opens_after_a_hold_ended_is_offered_its_time(
    call: DeskHands, other_services: Services, clock: FixedClock
) -> None:
    take_first(call)
    held = call.intake.opening

    clock.advance(timedelta(minutes=6))

    assert held is not None
    free = free_at(other_services, held.start)
    assert held.provider in [one.provider for one in free]


def test_a_time_that_is_given_up_is_free_for_the_other_desk_at_once(
    call: DeskHands, other_services: Services
) -> None:
    take_first(call)

    call.click(call.page.next.leave)

    assert visits(other_services) == []
    assert call.page.next.read_back.text() == ""
    assert not call.page.next.book_line.isVisible()


def test_an_unticked_booking_gives_the_time_up_with_the_finish_and_not_before(
    call: DeskHands,
) -> None:
    take_first(call)
    call.page.next.book_line.setChecked(False)
    call.page.caller.number.setText("12")

    call.press("Ctrl+Return")
    held = [one.status for one in visits(call.services)]
    call.page.caller.number.setText("")
    call.press("Ctrl+Return")

    assert held == [Status.PENDING]
    assert visits(call.services) == []
    assert call.logged.entry.outcome is not Outcome.BOOKED


def test_a_visit_needs_a_name_and_the_focus_goes_there(call: DeskHands) -> None:
    take_first(call)

    call.press("Ctrl+Return")

    assert call.page.caller.fields["name"].problem == "Type a name; one word is enough."
    assert QApplication.focusWidget() is call.page.caller.name
    assert [one.status for one in visits(call.services)] == [Status.PENDING]


def test_finish_pressed_twice_finishes_once(call: DeskHands) -> None:
    call.page.caller.name.setText("Casey Sample")
    take_first(call)

    call.hands.press("Ctrl+Return")
    call.hands.press("Ctrl+Return")
    call.settle()

    assert call.services.calls.count(CallQuery()) == 1
    assert call.services.people.count() == 1
    assert len(visits(call.services)) == 1
    assert call.window.calls.page is None


def test_another_windows_edit_of_the_caller_is_told_and_not_overwritten(
    call: DeskHands, other_services: Services
) -> None:
    person = known(other_services)
    call.take("4255550142")
    call.page.caller.more.set_values({"access_needs": "Ramp"})
    call.inform()
    details = person.details
    other_services.people.update(
        person.id, person.version, replace(details, insurer="Example Mutual")
    )

    call.press("Ctrl+Return")
    said, waiting_still = call.page.problem.words, call.window.calls.page is not None
    call.press("Ctrl+Return")

    now = call.services.people.get(person.id).details
    assert "Another window edited this person" in said
    assert waiting_still
    assert (now.insurer, now.access_needs) == ("Example Mutual", "Ramp")
