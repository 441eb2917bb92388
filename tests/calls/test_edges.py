"""Edges of the call log: long exports, names with accents, corrections, retries, last days."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from frontdesk.calls.model import (
    CallEdited,
    CallEntry,
    CallQuery,
    FollowUpKind,
    NewFollowUp,
    Outcome,
    Reason,
)
from frontdesk.calls.rules.listing import defused
from frontdesk.calls.service import log
from frontdesk.clock import start_of_day
from frontdesk.errors import Invalid, NotFound
from frontdesk.identity import FollowUpId, HandoutId
from frontdesk.people.model import PersonDetails
from tests.screens import services_in_memory
from tests.stores import NOW, ROSA

if TYPE_CHECKING:
    from frontdesk.services import Services

ENTRY = CallEntry(NOW, 220, Outcome.INFORMED, (Reason.COST,), "+14255550142", note="Parking.")
CALL_BACK = NewFollowUp(FollowUpKind.CALL_BACK, NOW + timedelta(hours=1), "", "group times")


@pytest.fixture
def services() -> Services:
    return services_in_memory()


def test_an_export_names_the_follow_up_of_every_call_however_many_there_are(
    services: Services,
) -> None:
    with services.storage.writing(ROSA) as unit:
        for number in range(620):
            started = NOW - timedelta(minutes=number)
            log(
                unit, replace(ENTRY, started=started, follow_up=CALL_BACK), services.settings.zone()
            )
        unit.commit()

    lines = list(csv.DictReader(io.StringIO(services.calls.export_csv(CallQuery()))))

    assert len(lines) == 620
    assert all(line["follow-up due"] for line in lines)
    assert [line["started"] for line in lines] == sorted(
        (line["started"] for line in lines), reverse=True
    )


def test_an_export_is_in_the_trail_with_how_many_calls_left_the_store(services: Services) -> None:
    services.calls.log(ENTRY)

    services.calls.export_csv(CallQuery(words="parking"))

    exported = services.audit.of("call log", "")[-1]
    assert (exported.action, exported.agent) == ("E", ROSA.agent)
    assert exported.changes == {"rows": (None, 1)}


@pytest.mark.parametrize(
    "text",
    ["=1", "+1", "-1", "@a", " =1", "\t=1", "\n=1", "\u00a0=1", "\uff1d1", "\uff0b1", "\r-1"],
)
def test_a_leading_sign_is_quoted_whatever_stands_before_it(text: str) -> None:
    assert defused(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=1", "(425) 555-0142", "Parking.", " a", "7 days"])
def test_what_no_spreadsheet_counts_with_stays_as_it_is(text: str) -> None:
    assert defused(text) == text


@pytest.mark.parametrize(
    ("name", "words"),
    [("José Sample", "jose"), ("ÉLODIE Example", "élodie"), ("Ana Nuñez-Demo", "demo nunez")],
)
def test_the_log_is_searched_by_name_without_minding_accents(
    services: Services, name: str, words: str
) -> None:
    person = services.people.add(PersonDetails(name))
    found = services.calls.log(replace(ENTRY, person=person.id))
    services.calls.log(ENTRY)

    assert [call.id for call in services.calls.page(CallQuery(words=words))] == [found.id]
    assert services.calls.count(CallQuery(words=words)) == 1


def test_what_a_correction_changed_in_the_check_of_identity_and_handouts_is_history(
    services: Services,
) -> None:
    call = services.calls.log(ENTRY)
    entry = replace(ENTRY, identity_check="name-and-birth-date", handouts=(HandoutId("spravato"),))

    services.calls.correct(call.id, call.version, entry)

    assert services.calls.history(call.id)[-1].changes == {
        "identity_check": ("", "name-and-birth-date"),
        "handouts": ([], ["spravato"]),
    }


def test_a_correction_that_changes_nothing_leaves_no_trace(services: Services) -> None:
    call = services.calls.log(ENTRY)

    same = services.calls.correct(call.id, call.version, call.entry)

    assert same.version == call.version
    assert [event.action for event in services.calls.history(call.id)] == ["C"]


def test_a_refused_correction_shows_what_stands_now(services: Services) -> None:
    call = services.calls.log(ENTRY)
    services.calls.correct(call.id, call.version, replace(ENTRY, note="First."))

    with pytest.raises(CallEdited) as refused:
        services.calls.correct(call.id, call.version, replace(ENTRY, note="Second."))

    assert refused.value.current.entry.note == "First."


@pytest.mark.parametrize("number", ["425 555 0142", "Jordan", "+1x", "+" + "1" * 9000])
def test_what_is_no_number_is_not_logged_as_one(services: Services, number: str) -> None:
    with pytest.raises(Invalid) as refused:
        services.calls.log(replace(ENTRY, number=number))

    assert (refused.value.field, refused.value.value) == ("number", "")
    assert services.calls.count(CallQuery()) == 0


def test_a_follow_up_that_is_not_there_is_named_as_such(services: Services) -> None:
    with pytest.raises(NotFound):
        services.calls.finish_follow_up(FollowUpId(404), 1)


def test_opening_a_follow_up_again_keeps_when_and_by_whom_it_was_done(services: Services) -> None:
    services.calls.log(replace(ENTRY, follow_up=CALL_BACK))
    one = services.calls.follow_ups()[0]
    done = services.calls.finish_follow_up(one.id, one.version)

    services.calls.reopen_follow_up(done.id, done.version)

    changes = services.audit.of("follow-up", str(one.id))[-1].changes
    assert changes == {"done": (NOW.isoformat(), None), "done_by": ("rosa", "")}


def test_long_words_without_an_answer_do_not_hold_up_the_end_of_a_call(services: Services) -> None:
    call = services.calls.log(replace(ENTRY, unanswered=("is there " * 200,)))

    assert services.calls.get(call.id) == call


@pytest.mark.parametrize(
    "words", ["a " * 5000, "%", "_", "\\", "'\"", "\ud800\x00", "(425) 555-0142"]
)
def test_any_search_line_is_answered(services: Services, words: str) -> None:
    services.calls.log(ENTRY)

    found = services.calls.page(CallQuery(words=words))

    assert len(found) == services.calls.count(CallQuery(words=words))


def test_calls_that_began_together_are_paged_once_each(services: Services) -> None:
    ids = [services.calls.log(ENTRY).id for _ in range(7)]

    found, after = [], None
    while page := services.calls.page(CallQuery(), after, 3):
        found += [call.id for call in page]
        after = (page[-1].entry.started, int(page[-1].id))

    assert found == sorted(ids, reverse=True)


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (date(2026, 3, 8), date(2026, 3, 8), 23),
        (date(2026, 11, 1), date(2026, 11, 1), 25),
        (date(2026, 11, 23), date.max, 24),
        (date.min, date(2026, 11, 23), 24),
    ],
    ids=["spring", "autumn", "to the end", "from the beginning"],
)
def test_a_day_has_the_hours_that_the_clinics_clock_gives_it(
    services: Services, first: date, last: date, days: int
) -> None:
    day = first if first == last else date(2026, 11, 23)
    start = start_of_day(day, services.settings.zone())
    for hour in range(days):
        services.calls.log(replace(ENTRY, started=start + timedelta(hours=hour)))
    if last != date.max:
        services.calls.log(replace(ENTRY, started=start + timedelta(hours=days)))
    if first != date.min:
        services.calls.log(replace(ENTRY, started=start - timedelta(microseconds=1)))

    assert services.calls.count(CallQuery(first_day=first, last_day=last)) == days


def test_a_call_that_is_still_to_come_is_refused_beyond_what_clocks_differ(
    services: Services,
) -> None:
    near = services.calls.log(replace(ENTRY, started=NOW + timedelta(minutes=5)))
    typed = replace(ENTRY, started=NOW + timedelta(minutes=6))

    with pytest.raises(Invalid):
        services.calls.log(typed)
    with pytest.raises(Invalid):
        services.calls.correct(near.id, near.version, typed)

    assert services.calls.count(CallQuery()) == 1
