"""The draft of a call: kept at each pause, put aside and taken up again with all that was in it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from frontdesk.calls.model import CallQuery, Reason
from frontdesk.calls.rules.labels import Tab
from frontdesk.schedule.model import AppointmentQuery, Status
from tests.drives import full_drive
from tests.live_call.conftest import at_desk, known

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from frontdesk.clock import FixedClock
    from frontdesk.desk.drafts import Draft
    from tests.live_call.conftest import DeskHands


def draft_of(desk: DeskHands) -> Draft:
    """The one draft there is."""
    [found] = desk.services.drafts.all()
    return found


def saved(qtbot: QtBot, desk: DeskHands, words: str = "Draft saved") -> None:
    """Wait for the pause in the typing after which the draft is kept."""
    qtbot.waitUntil(lambda: words in desk.page.saved.text(), timeout=5_000)
    desk.settle()


def test_a_draft_is_kept_at_a_pause_and_forgotten_with_the_finish(
    qtbot: QtBot, call: DeskHands
) -> None:
    call.page.caller.name.setFocus()
    call.type("Casey Sample")
    saved(qtbot, call)
    kept = draft_of(call)

    call.inform()
    call.press("Ctrl+Return")

    assert kept.payload["caller"]["name"] == "Casey Sample"
    assert call.services.drafts.all() == []


def test_typing_on_says_that_the_draft_is_behind(qtbot: QtBot, call: DeskHands) -> None:
    call.page.caller.name.setFocus()
    call.type("Casey")
    saved(qtbot, call)

    call.type(" S")

    assert call.page.saved.text() == ""
    saved(qtbot, call)
    assert draft_of(call).payload["caller"]["name"] == "Casey S"


def test_a_call_that_is_put_aside_is_whole_again_when_it_is_taken_up(
    call: DeskHands, clock: FixedClock
) -> None:
    person = known(call.services)
    call.take("4255550142")
    call.page.caller.notes.setPlainText("Asked for\na letter")
    call.choose(call.page.caller.calling_for, "child")
    call.page.caller.more.set_values({"access_needs": "Ramp"})
    call.choose(call.page.caller.check, "call-back")
    call.press("Ctrl+F")
    call.type("spravato")
    call.press("Return")
    call.page.ask.reasons.toggled.emit(Reason.COST, True)  # noqa: FBT003 -- Qt's signal
    call.page.ask.handouts.toggled.emit(call.intake.handouts[0], False)  # noqa: FBT003
    call.page.next.open_tab(Tab.BOOK)
    call.settle()
    call.page.next.openings.openings.taken.emit(1)
    call.settle()
    call.page.next.follow_line.setChecked(True)
    call.page.next.follow_what.setText("Send the map")
    call.press("F9")
    call.type("14 Example Way")
    call.press("Esc")
    before = call.presenter.payload()
    before["booking"].pop("held")

    call.click(call.page.discard)
    clock.advance(timedelta(minutes=2))
    given_up = call.services.schedule.appointments(AppointmentQuery())
    call.window.lead("resume", draft_of(call))
    call.settle()
    after = call.presenter.payload()
    after["booking"].pop("held")

    assert given_up == []
    assert after == before
    assert call.intake.person == person
    assert call.page.title.text() == "Call in progress"
    assert call.page.timer.text() == "02:00"


def test_a_held_time_is_taken_back_with_the_draft_after_a_crash(
    qtbot: QtBot, call: DeskHands
) -> None:
    call.page.caller.name.setFocus()
    call.type("Casey Sample")
    call.page.next.openings.openings.taken.emit(1)
    call.settle()
    saved(qtbot, call)
    held, draft = call.intake.hold, draft_of(call)
    forget_the_page(call)

    call.window.lead("resume", draft)
    call.settle()
    again = call.intake.hold
    call.press("Ctrl+Return")

    [visit] = call.services.schedule.appointments(AppointmentQuery())
    assert held is not None
    assert again is not None
    assert again.id == held.id
    assert (visit.id, visit.status) == (held.id, Status.BOOKED)


def test_a_held_time_that_is_gone_after_a_crash_is_said(
    qtbot: QtBot, call: DeskHands, data: Path, clock: FixedClock
) -> None:
    call.page.caller.name.setFocus()
    call.type("Casey Sample")
    call.page.next.openings.openings.taken.emit(1)
    call.settle()
    saved(qtbot, call)
    held, draft = call.intake.hold, draft_of(call)
    forget_the_page(call)
    assert held is not None
    with at_desk(data, clock) as other:
        other.schedule.release(held.id)

    call.window.lead("resume", draft)
    call.settle()

    assert "hold has ended" in call.page.problem.words
    assert call.intake.hold is None
    assert call.page.caller.name.text() == "Casey Sample"


def forget_the_page(call: DeskHands) -> None:
    """As after a crash: the page is gone, nothing was put aside or given up."""
    call.presenter.stop()
    call.presenter.closed.emit()
    call.settle()


def test_finishing_a_call_that_was_finished_before_the_crash_makes_no_second_one(
    qtbot: QtBot, call: DeskHands
) -> None:
    call.page.caller.name.setFocus()
    call.type("Casey Sample")
    saved(qtbot, call)
    draft = draft_of(call)
    call.inform()
    call.press("Ctrl+Return")
    call.services.drafts.save(draft.key, draft.payload, draft.saved)  # the crash came in between

    call.window.lead("resume", draft_of(call))
    call.settle()
    call.inform()
    call.press("Ctrl+Return")

    assert call.services.calls.count(CallQuery()) == 1
    assert call.services.people.count() == 1
    assert call.services.drafts.all() == []


def test_discard_says_where_the_call_went_and_undo_brings_it_back(call: DeskHands) -> None:
    call.page.caller.name.setFocus()
    call.type("Casey Sample")

    call.click(call.page.discard)
    said, closed = call.toast, call.window.calls.page is None
    call.undo()

    assert said == "The call was put aside. Today shows it under Needs attention."
    assert closed
    assert call.page.caller.name.text() == "Casey Sample"


def test_an_empty_call_that_is_put_aside_leaves_nothing(qtbot: QtBot, call: DeskHands) -> None:
    saved(qtbot, call)

    call.click(call.page.discard)

    assert call.services.drafts.all() == []
    assert call.services.calls.count(CallQuery()) == 0


def test_a_draft_is_not_taken_up_over_a_call_in_hand(call: DeskHands) -> None:
    call.page.caller.name.setFocus()
    call.type("Casey Sample")
    call.click(call.page.discard)
    left = draft_of(call)
    call.press("F2")
    call.page.caller.name.setFocus()
    call.type("Robin")

    call.window.lead("resume", left)
    call.settle()

    assert call.page.caller.name.text() == "Robin"
    assert "Finish it or put it aside first" in call.toast


def test_a_full_drive_is_said_and_what_was_typed_stays(qtbot: QtBot, call: DeskHands) -> None:
    call.page.caller.name.setFocus()
    with full_drive():
        call.type("Casey Sample")
        saved(qtbot, call, "Draft not saved")
        said = call.page.saved.text()

    call.type("!")
    saved(qtbot, call)

    assert "drive is full" in said
    assert call.page.caller.name.text() == "Casey Sample!"
    assert draft_of(call).payload["caller"]["name"] == "Casey Sample!"


def test_a_drive_that_takes_nothing_at_the_finish_writes_nothing_and_the_next_try_does(
    call: DeskHands,
) -> None:
    call.page.caller.name.setFocus()
    call.type("Casey Sample")

    call.inform()
    with full_drive():
        call.press("Ctrl+Return")
    said, kept = call.page.problem.words, call.services.people.count()
    call.press("Ctrl+Return")

    assert "drive did not take the data" in said
    assert kept == 0
    assert call.kept.details.name == "Casey Sample"
    assert call.services.care.verify() == []
