"""The call log: listed by pages, corrected with history, and what is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from frontdesk.calls.model import (
    CallEdited,
    CallEntry,
    CallQuery,
    CrisisUnfinished,
    FollowUpKind,
    NewFollowUp,
    Outcome,
    Reason,
    ReasonMissing,
)
from frontdesk.calls.rules.labels import OUTCOMES, REASONS, TABS
from frontdesk.errors import ChangedMeanwhile
from tests.screens import services_in_memory
from tests.stores import NOW

if TYPE_CHECKING:
    from frontdesk.calls.service import Calls

ENTRY = CallEntry(
    started=NOW - timedelta(minutes=5),
    seconds=220,
    outcome=Outcome.INFORMED,
    reasons=(Reason.COST,),
    number="+14255550142",
    note="Asked about parking.",
)
CALL_BACK = NewFollowUp(FollowUpKind.CALL_BACK, NOW + timedelta(hours=1), "", "group times")


@pytest.fixture
def calls() -> Calls:
    return services_in_memory().calls


def test_a_call_logged_twice_with_one_request_is_there_once(calls: Calls) -> None:
    request = uuid4()

    first, second = calls.log(ENTRY, request), calls.log(ENTRY, request)

    assert first == second
    assert calls.count(CallQuery()) == 1


def test_pages_by_key_show_every_call_once_also_when_one_is_logged_meanwhile(calls: Calls) -> None:
    for minutes in range(7):
        calls.log(replace(ENTRY, started=NOW - timedelta(minutes=minutes)))

    first = calls.page(CallQuery(), limit=4)
    calls.log(replace(ENTRY, started=NOW + timedelta(minutes=1)))
    rest = calls.page(CallQuery(), (first[-1].entry.started, int(first[-1].id)), 4)

    starts = [call.entry.started for call in first + rest]
    assert starts == sorted(starts, reverse=True)
    assert len({call.id for call in first + rest}) == 7


def test_filters_narrow_by_words_reason_outcome_day_and_what_is_open(calls: Calls) -> None:
    calls.log(ENTRY)
    waiting = calls.log(replace(ENTRY, reasons=(Reason.BOOK,), note="", follow_up=CALL_BACK))
    old = calls.log(replace(ENTRY, started=NOW - timedelta(days=3), outcome=Outcome.VOICEMAIL))
    its_day = (NOW - timedelta(days=3)).date()

    assert [c.id for c in calls.page(CallQuery(reason=Reason.BOOK))] == [waiting.id]
    assert [c.id for c in calls.page(CallQuery(outcome=Outcome.VOICEMAIL))] == [old.id]
    assert [c.id for c in calls.page(CallQuery(last_day=its_day))] == [old.id]
    assert [c.id for c in calls.page(CallQuery(open_only=True))] == [waiting.id]
    assert calls.count(CallQuery(words="parking")) == 2
    assert calls.count(CallQuery(words="0142")) == 3


def test_a_correction_over_an_old_version_is_refused_with_what_stands_now(calls: Calls) -> None:
    call = calls.log(ENTRY)
    calls.correct(call.id, call.version, replace(ENTRY, outcome=Outcome.DECLINED))

    with pytest.raises(CallEdited) as refused:
        calls.correct(call.id, call.version, replace(ENTRY, outcome=Outcome.BOOKED))

    assert refused.value.current.entry.outcome is Outcome.DECLINED
    assert calls.get(call.id).entry.outcome is Outcome.DECLINED


def test_what_a_call_said_before_stays_in_its_history(calls: Calls) -> None:
    call = calls.log(ENTRY)

    calls.correct(call.id, call.version, replace(ENTRY, note="Asked about the lift."))

    changes = calls.history(call.id)[-1].changes
    assert changes == {"note": ("Asked about parking.", "Asked about the lift.")}


@pytest.mark.parametrize(
    ("entry", "refusal"),
    [
        (replace(ENTRY, reasons=()), ReasonMissing),
        (replace(ENTRY, reasons=(Reason.CRISIS,)), CrisisUnfinished),
    ],
)
def test_an_unfinished_call_is_refused_and_nothing_is_logged(
    calls: Calls, entry: CallEntry, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        calls.log(entry)

    assert calls.count(CallQuery()) == 0


def test_a_follow_up_is_tried_again_done_and_opened_again(calls: Calls) -> None:
    calls.log(replace(ENTRY, follow_up=CALL_BACK))
    waiting = calls.follow_ups()[0]

    tried = calls.try_follow_up(waiting.id, waiting.version, NOW + timedelta(days=1))
    done = calls.finish_follow_up(tried.id, tried.version)
    still_open = calls.follow_ups()
    again = calls.reopen_follow_up(done.id, done.version)

    assert (tried.tries, tried.due) == (1, NOW + timedelta(days=1))
    assert done.done_by == "rosa"
    assert still_open == []
    assert again.done is None
    assert [one.id for one in calls.follow_ups()] == [again.id]


def test_two_desks_do_not_finish_one_follow_up_over_each_other(calls: Calls) -> None:
    calls.log(replace(ENTRY, follow_up=CALL_BACK))
    seen = calls.follow_ups()[0]
    calls.finish_follow_up(seen.id, seen.version)

    with pytest.raises(ChangedMeanwhile):
        calls.try_follow_up(seen.id, seen.version, NOW)


def test_no_cell_of_the_export_is_a_formula(calls: Calls) -> None:
    calls.log(replace(ENTRY, note="=HYPERLINK(1)"))

    text = calls.export_csv(CallQuery())

    assert ",'=HYPERLINK(1)," in text
    assert ",'+14255550142," in text


def test_every_reason_and_outcome_has_words_and_every_outcome_one_tab() -> None:
    assert set(REASONS) == set(Reason)
    assert set(OUTCOMES) == set(Outcome)
    assert sorted(one for found in TABS.values() for one in found) == sorted(Outcome)
