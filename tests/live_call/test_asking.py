"""What they ask: topics, reasons and handouts that note themselves, and what has no answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from frontdesk.calls.model import FollowUpKind, Outcome, Reason
from frontdesk.calls.rules.labels import TABS, Tab

if TYPE_CHECKING:
    from frontdesk.calls.model import FollowUp
    from tests.live_call.conftest import DeskHands

NO_ANSWER = "do you sell garden furniture"


def look_up(call: DeskHands, words: str) -> None:
    """Type what the caller asks."""
    call.press("Ctrl+F")
    call.type(words)


def open_things(call: DeskHands) -> list[FollowUp]:
    """What is still to be done."""
    return call.services.calls.follow_ups()


def test_a_topic_that_was_opened_notes_itself_and_can_be_taken_away(call: DeskHands) -> None:
    look_up(call, "spravato")
    call.press("Return")
    look_up(call, "psychotherapy")
    call.press("Ctrl+1")
    noted = list(call.intake.topics)

    call.page.ask.topics.removed.emit(noted[0])
    call.settle()
    call.press("Ctrl+Return")

    assert len(noted) == 2
    assert list(call.logged.entry.topics) == noted[1:]
    assert Reason.INFORMATION in call.logged.entry.reasons


def test_the_reasons_follow_from_what_is_done_until_the_desk_says_otherwise(
    call: DeskHands,
) -> None:
    look_up(call, "spravato")
    call.press("Return")
    followed = call.page.ask.reasons.values()

    call.page.ask.reasons.toggled.emit(Reason.COST, True)  # noqa: FBT003 -- Qt's signal
    call.page.ask.reasons.toggled.emit(Reason.NEW_CLIENT, False)  # noqa: FBT003
    call.settle()
    call.press("F6", "Return")
    call.page.caller.name.setText("Casey Sample")
    call.press("Ctrl+Return")

    assert followed == [Reason.NEW_CLIENT, Reason.INFORMATION]
    assert set(call.logged.entry.reasons) == {Reason.INFORMATION, Reason.BOOK, Reason.COST}


def test_a_call_whose_reasons_were_all_taken_away_is_not_finished(call: DeskHands) -> None:
    call.page.ask.reasons.toggled.emit(Reason.NEW_CLIENT, False)  # noqa: FBT003
    call.settle()
    call.page.ask.reasons.toggled.emit(Reason.OTHER, False)  # noqa: FBT003
    call.settle()

    call.press("Ctrl+Return")

    assert "at least one reason" in call.page.problem.words
    assert call.window.calls.page is not None


@pytest.mark.parametrize("tab", [Tab.CALL_BACK, Tab.INFORMED, Tab.ROUTE])
def test_each_tab_offers_the_outcomes_of_its_table(call: DeskHands, tab: Tab) -> None:
    call.page.next.open_tab(tab)
    call.settle()
    choice = call.page.next.outcomes[tab]

    found = []
    for row in range(choice.count()):
        choice.setCurrentIndex(row)
        found.append(choice.value())

    assert choice.isVisible()
    assert tuple(one for one in found if one is not None) == TABS[tab]


def test_what_is_not_in_the_approved_text_becomes_a_message_with_its_words(
    call: DeskHands,
) -> None:
    look_up(call, NO_ANSWER)
    said = call.page.ask.nothing.words

    call.click(call.page.ask.message)
    call.press("Ctrl+Return")

    [thing] = open_things(call)
    assert "Not in the approved text" in said
    assert (thing.kind, thing.what) == (FollowUpKind.MESSAGE, NO_ANSWER)
    assert call.logged.entry.outcome is Outcome.MESSAGE
    assert Outcome.NO_APPROVED_ANSWER in call.logged.entry.also
    assert unanswered(call) == [NO_ANSWER]


def test_what_is_not_in_the_approved_text_can_be_routed(call: DeskHands) -> None:
    look_up(call, NO_ANSWER)

    call.click(call.page.ask.route)
    call.press("Ctrl+Return")

    assert call.logged.entry.outcome is Outcome.ROUTED
    assert open_things(call) == []
    assert unanswered(call) == [NO_ANSWER]


def test_what_is_not_in_the_approved_text_can_go_to_a_clinician(call: DeskHands) -> None:
    look_up(call, NO_ANSWER)

    call.click(call.page.ask.send)
    shown = call.page.next.question_line.isVisible()
    call.press("Ctrl+Return")

    [thing] = open_things(call)
    assert shown
    assert (thing.kind, thing.who, thing.what) == (FollowUpKind.QUESTION, "clinician", NO_ANSWER)
    assert Reason.CLINICAL_QUESTION in call.logged.entry.reasons
    assert unanswered(call) == [NO_ANSWER]


def test_a_question_for_a_clinician_is_not_lost_beside_a_call_back(call: DeskHands) -> None:
    look_up(call, "can I take spravato with my other medicine")
    call.click(call.page.ask.send)
    call.page.next.open_tab(Tab.CALL_BACK)
    call.page.next.what.setText("About the first visit")
    call.page.next.follow_line.setChecked(True)
    call.page.next.follow_what.setText("Send the map")

    call.press("Ctrl+Return")

    assert {(one.kind, one.what) for one in open_things(call)} == {
        (FollowUpKind.CALL_BACK, "About the first visit"),
        (FollowUpKind.QUESTION, "can I take spravato with my other medicine"),
        (FollowUpKind.CALL_BACK, "Send the map"),
    }


def test_a_question_that_was_unticked_is_not_sent(call: DeskHands) -> None:
    look_up(call, "can I take spravato with my other medicine")
    call.click(call.page.ask.send)

    call.click(call.page.next.question_line)
    gone = not call.page.next.question_line.isVisible()
    call.inform()
    call.press("Ctrl+Return")

    assert gone
    assert open_things(call) == []
    assert Outcome.QUESTION_SENT not in call.logged.entry.also


def test_handouts_to_be_mailed_are_still_to_be_done(call: DeskHands) -> None:
    call.page.next.open_tab(Tab.INFORMED)
    call.choose(call.page.next.outcomes[Tab.INFORMED], Outcome.HANDOUT_MAILED)

    call.press("Ctrl+Return")

    assert [one.kind for one in open_things(call)] == [FollowUpKind.MAIL]


@pytest.mark.parametrize("words", ["(", '"', "a AND OR NOT", "x" * 3000, "%_*", "\u202eabc", "<b>"])
def test_search_operators_markup_and_long_text_are_only_words(call: DeskHands, words: str) -> None:
    call.press("Ctrl+F")
    call.page.ask.search.setText(words)
    call.settle()

    call.inform()
    call.press("Ctrl+Return")

    assert call.window.calls.page is None


def test_words_looked_up_in_vain_are_noted_though_nobody_sent_them_on(call: DeskHands) -> None:
    look_up(call, NO_ANSWER)
    call.page.ask.search.clear()
    look_up(call, "spravato")
    call.inform()
    call.press("Ctrl+Return")

    assert unanswered(call) == [NO_ANSWER]
    assert Outcome.NO_APPROVED_ANSWER not in call.logged.entry.also


def test_words_that_stand_without_an_answer_at_the_end_are_noted(call: DeskHands) -> None:
    look_up(call, NO_ANSWER)
    call.inform()
    call.press("Ctrl+Return")

    assert unanswered(call) == [NO_ANSWER]


def unanswered(call: DeskHands) -> list[str]:
    """The words that had no approved answer."""
    with call.services.storage.reading() as connection:
        return list(connection.execute(text("select words from unanswered")).scalars())
