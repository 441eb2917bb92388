"""Who calls: known people found while typing, taken on purpose, let go without a trace."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from frontdesk.calls.model import CallQuery, Outcome, Reason
from frontdesk.calls.rules.labels import Tab
from frontdesk.identity import ServiceTypeId
from frontdesk.people.model import Client, Phone
from frontdesk.schedule.model import Criteria, NewBooking
from tests.live_call.conftest import known

if TYPE_CHECKING:
    from frontdesk.people.model import Person
    from frontdesk.schedule.model import Appointment
    from frontdesk.services import Services
    from tests.live_call.conftest import DeskHands

CONSULT = ServiceTypeId("spravato-consult")


def visit_of(services: Services, person: Person) -> Appointment:
    """The next visit, booked for that person."""
    opening = services.schedule.openings(Criteria(CONSULT, limit=1)).openings[0]
    return services.schedule.book(NewBooking(opening, person.id))


def test_a_known_caller_is_found_by_number_and_taken_with_an_arrow_and_enter(
    call: DeskHands,
) -> None:
    person = known(call.services)
    call.type("4255550142")

    call.press("Down", "Return")

    assert call.intake.person == person
    assert call.page.caller.name.text() == "Casey Sample"
    assert call.page.caller.born.text() == "03/07/1984"
    assert not call.page.caller.matches.isVisible()
    assert call.services.people.history(person.id)[-1].action == "R"


def test_a_known_caller_is_found_by_a_misspelt_name(call: DeskHands) -> None:
    person = known(call.services)
    call.page.caller.name.setFocus()
    call.type("Casey Sampel")

    call.press("Down", "Return")

    assert call.intake.person == person


def test_all_who_share_a_number_are_offered(call: DeskHands) -> None:
    for name in ("Casey Sample", "Robin Sample", "Zoë Sample"):
        known(call.services, name)

    call.type("4255550142")

    names = {entry.title for entry in call.page.caller.matches.entries}
    assert names == {"Casey Sample", "Robin Sample", "Zoë Sample"}


def test_enter_in_a_field_goes_on_and_takes_nobody_by_accident(call: DeskHands) -> None:
    known(call.services)
    call.type("4255550142")
    assert call.page.caller.matches.isVisible()

    call.press("Return")
    after_number = QApplication.focusWidget()
    call.type("Casey S")
    call.press("Return")

    assert after_number is call.page.caller.name
    assert QApplication.focusWidget() is call.page.caller.born
    assert call.intake.person is None
    assert call.page.caller.name.text() == "Casey S"


def test_typing_on_forgets_what_the_arrows_chose(call: DeskHands) -> None:
    known(call.services)
    call.page.caller.name.setFocus()
    call.type("Casey")
    call.press("Down")

    call.type(" S")
    call.press("Return")

    assert call.intake.person is None
    assert QApplication.focusWidget() is call.page.caller.born


def test_a_name_that_was_cut_short_again_offers_nobody(call: DeskHands) -> None:
    known(call.services)
    call.page.caller.name.setFocus()
    call.type("Cas")
    assert call.page.caller.matches.isVisible()

    call.press("Backspace")

    assert not call.page.caller.matches.isVisible()


def test_a_new_person_who_looks_like_a_known_one_is_pointed_out_but_not_stopped(
    call: DeskHands,
) -> None:
    known(call.services)
    call.page.caller.name.setFocus()
    call.type("Casey Sampel")
    call.press("Return")
    call.type("03071984")
    call.press("Tab")

    warning = call.page.caller.warning.words
    call.inform()
    call.press("Ctrl+Return")

    assert "may be someone known" in warning
    assert call.services.people.count() == 2
    assert call.window.calls.page is None


def test_visits_are_shown_once_identity_was_checked_and_hidden_with_it(call: DeskHands) -> None:
    visit_of(call.services, known(call.services))
    call.take("4255550142")
    before = call.page.caller.visits.isVisible(), call.page.caller.move_visit.isVisible()

    call.choose(call.page.caller.check, "name-and-birth")
    shown = [entry.title for entry in call.page.caller.visits.entries]
    offered = call.page.caller.move_visit.isVisible() and call.page.caller.cancel_visit.isVisible()
    call.choose(call.page.caller.check, "")

    assert before == (False, False)
    assert len(shown) == 1
    assert offered
    assert not call.page.caller.visits.isVisible()
    assert not call.page.caller.move_visit.isVisible()


def test_an_answer_that_comes_after_the_check_was_taken_back_shows_no_visit(
    call: DeskHands,
) -> None:
    visit_of(call.services, known(call.services))
    call.take("4255550142")

    call.page.caller.check.set_value("name-and-birth")
    call.page.caller.check.set_value("")
    call.settle()

    assert not call.page.caller.visits.isVisible()


def test_move_and_cancel_lead_to_the_chosen_visit(call: DeskHands) -> None:
    visit = visit_of(call.services, known(call.services))
    call.take("4255550142")
    call.choose(call.page.caller.check, "name-and-birth")
    led: list[tuple[str, object]] = []
    call.presenter.leads_to.disconnect()
    call.presenter.leads_to.connect(lambda what, about: led.append((what, about)))

    call.page.caller.move_visit.click()
    call.page.caller.cancel_visit.click()

    assert led == [("move", visit.id), ("cancel", visit.id)]


def test_a_visit_cancelled_on_the_call_is_in_its_outcome(call: DeskHands) -> None:
    visit = visit_of(call.services, known(call.services))
    call.take("4255550142")
    call.choose(call.page.caller.check, "name-and-birth")
    call.presenter.leads_to.disconnect()
    call.page.caller.cancel_visit.click()
    call.services.schedule.cancel(visit.id, visit.version, "Asked to cancel")
    call.settle()
    call.page.next.open_tab(Tab.BOOK)

    visits = call.page.caller.visits.entries
    call.press("Ctrl+Return")

    entry = call.logged.entry
    assert visits == ()
    assert entry.outcome is Outcome.CANCELLED
    assert Reason.RESCHEDULE in entry.reasons
    assert entry.identity_check == "name-and-birth"


def test_that_an_existing_client_was_sent_to_their_office_is_not_said_for_the_desk(
    call: DeskHands,
) -> None:
    known(call.services)
    call.take("4255550142")

    call.press("Ctrl+Return")

    asked = call.page.next.outcomes[Tab.ROUTE]
    assert call.page.next.tab is Tab.ROUTE
    assert call.page.problem.words.startswith("Choose what came of the call")
    assert QApplication.focusWidget() is asked
    assert call.services.calls.count(CallQuery()) == 0


def test_an_existing_client_is_routed_to_their_own_office(call: DeskHands) -> None:
    north = call.services.schedule.clinic().locations[0]
    known(call.services, office=north.id)
    call.type("4255550142")

    call.press("Down", "Return")
    words = call.page.next.route_note.text()
    call.press("F6", "F6", "Down", "Ctrl+Return")

    entry = call.logged.entry
    assert words == f"Their office is {north.name}: {north.phone}."
    assert entry.outcome is Outcome.ROUTED
    assert Reason.EXISTING_CLIENT in entry.reasons


def test_letting_a_person_go_leaves_nothing_of_theirs_in_the_fields(call: DeskHands) -> None:
    known(
        call.services, emails=("casey@example.com",), insurer="Example Mutual", large_print=True,
        notes="Use the side door",
    )  # fmt: skip
    call.type("4255550142")
    call.press("Return")
    call.type("Cas")
    call.press("Down", "Return")
    assert call.page.caller.values()["email"] == "casey@example.com"

    call.click(call.page.caller.unlink)
    left = call.page.caller.values()
    call.inform()
    call.press("Ctrl+Return")

    person = call.kept
    assert (left["name"], left["email"], left["insurer"], left["born"]) == ("Cas", "", "", "")
    assert not left["large_print"]
    assert person.details.client is Client.NEW
    assert (person.details.name, person.details.emails, person.details.born) == ("Cas", (), None)
    assert call.window.calls.page is None


def test_what_is_noted_on_a_call_stays_with_the_call(call: DeskHands) -> None:
    person = known(call.services, notes="Use the side door")
    call.page.caller.notes.setPlainText("Asked for a letter")
    call.take("4255550142")
    about = call.page.caller.standing.text()

    call.inform()
    call.press("Ctrl+Return")

    assert "Use the side door" in about
    assert call.logged.entry.note == "Asked for a letter"
    assert call.services.people.get(person.id).details.notes == "Use the side door"


@pytest.mark.parametrize(
    ("typed", "kept", "extension"),
    [
        ("withheld", None, ""),
        ("Anonymous", None, ""),
        ("", None, ""),
        ("425-555-0142 ext. 17", "+14255550142", "17"),
        ("+44 20 7946 0958", "+442079460958", ""),
        ("1 (425) 555 0142", "+14255550142", ""),
    ],
)
def test_numbers_are_kept_as_they_were_meant(
    call: DeskHands, typed: str, kept: str | None, extension: str
) -> None:
    call.type(typed)
    call.page.caller.name.setFocus()
    call.type("Casey Sample")
    call.inform()
    call.press("Ctrl+Return")

    entry = call.logged.entry
    assert (entry.number, entry.extension) == (kept, extension)
    assert [phone.value for phone in call.kept.details.phones] == ([kept] if kept else [])


@pytest.mark.parametrize("typed", ["12", "abc", "425 055 0142", "4" * 30, "'; drop table person"])
def test_a_number_that_is_none_is_said_at_its_field_and_nothing_is_kept(
    call: DeskHands, typed: str
) -> None:
    call.type(typed)
    call.page.caller.name.setFocus()
    call.type("Casey Sample")

    call.press("Ctrl+Return")

    assert call.page.caller.fields["number"].problem
    assert QApplication.focusWidget() is call.page.caller.number
    assert call.page.caller.name.text() == "Casey Sample"
    assert call.services.people.count() == 0


@pytest.mark.parametrize(
    "name",
    [
        "Zoë O’Brien-Łukasz",
        "王小明",
        "محمد علي",
        "Nguyễn Thị Ánh",
        "X",
        "<b>Casey</b> & Co",
        "100% \"A'",
    ],
)
def test_a_name_in_any_script_is_kept_as_it_was_given(call: DeskHands, name: str) -> None:
    call.page.caller.name.setFocus()
    call.page.caller.name.setText(name)

    call.inform()
    call.press("Ctrl+Return")

    person = call.kept
    assert person.details.name == name


def test_ten_thousand_pasted_letters_are_cut_and_it_is_said(call: DeskHands) -> None:
    call.page.caller.name.setFocus()
    QApplication.clipboard().setText("Casey " * 1700)

    call.press("Ctrl+V")
    said = call.page.caller.fields["name"].problem
    call.inform()
    call.press("Ctrl+Return")

    person = call.kept
    assert "cut off" in said
    assert 0 < len(person.details.name) <= 200


@pytest.mark.parametrize("typed", ["02/30/1984", "13/13/1984", "03/07/2084", "03/07/1684", "soon"])
def test_a_date_of_birth_that_is_none_is_said_at_its_field_without_taking_the_focus(
    call: DeskHands, typed: str
) -> None:
    call.page.caller.name.setFocus()
    call.type("Casey Sample")
    call.press("Return")
    call.type(typed)

    call.press("Tab")
    at_once, focus = call.page.caller.fields["born"].problem, QApplication.focusWidget()
    call.press("Ctrl+Return")

    assert at_once
    assert focus is not call.page.caller.born
    assert call.page.caller.fields["born"].problem == at_once
    assert QApplication.focusWidget() is call.page.caller.born
    assert call.services.people.count() == 0


def test_a_known_person_who_calls_from_another_line_keeps_both_numbers(call: DeskHands) -> None:
    person = known(call.services)
    call.type("2065550101")
    call.press("Return")
    call.type("Casey")
    call.press("Down", "Return")

    call.inform()
    call.press("Ctrl+Return")

    phones = call.services.people.get(person.id).details.phones
    assert {phone.value for phone in phones} == {"+14255550142", "+12065550101"}
    assert phones != (Phone("+14255550142"),)


def test_a_walk_in_has_no_number_and_begins_with_the_name(desk: DeskHands) -> None:
    desk.press("Shift+F2")
    seen = desk.page.caller.number.isVisible(), desk.page.title.text(), desk.page.finish.text()

    desk.type("Casey Sample")
    desk.inform()
    desk.press("Ctrl+Return")

    entry = desk.logged.entry
    person = desk.services.people.get(entry.person)  # type: ignore[arg-type]
    assert seen == (False, "Visitor at the desk", "Finish visit")
    assert (entry.channel, entry.number) == ("walk-in", None)
    assert person.details.born is None or person.details.born == date(1984, 3, 7)
    assert person.details.phones == ()
