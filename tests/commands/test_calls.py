"""calls and calls log."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.commands.conftest import Desk

LOG = ("calls", "log", "--number", "425-555-0150", "--reason", "book", "--outcome", "informed")


def test_a_call_is_logged_in_the_shape_of_the_contract(desk: Desk) -> None:
    call = desk.json(
        *LOG, "--reason", "cost", "--also", "handout-printed", "--seconds", "90",
        "--started", "2026-11-24T09:30", "--note", "-", typed="prefers mornings\n",
    )["call"]  # fmt: skip

    assert call == {
        "id": call["id"],
        "number": "+14255550150",
        "started": "2026-11-24T09:30:00-08:00",
        "seconds": 90,
        "person": None,
        "reasons": ["book", "cost"],
        "outcome": "informed",
        "also": ["handout-printed"],
        "topics": [],
        "follow_up": None,
        "note": "prefers mornings",
    }


def test_calls_are_listed_newest_first_by_the_clinic_s_days(desk: Desk) -> None:
    for started in ("2026-11-22T23:59", "2026-11-23T00:01", "2026-11-24T08:00:00+00:00"):
        desk.json(*LOG, "--started", started)

    one_day = desk.json("calls", "--from", "2026-11-23", "--until", "2026-11-23")["calls"]
    every = desk.json("calls")["calls"]

    assert [one["started"][:16] for one in one_day] == ["2026-11-23T00:01"]
    assert [one["started"][:16] for one in every] == [
        "2026-11-24T00:00", "2026-11-23T00:01", "2026-11-22T23:59",
    ]  # fmt: skip


def test_a_call_of_a_known_person_names_them(clinic: Desk) -> None:
    call = clinic.json(*LOG, "--person", "3")["call"]

    assert call["person"] == {"id": "3", "name": "Mononym"}


def test_a_withheld_number_is_unknown(desk: Desk) -> None:
    words = [word if word != "425-555-0150" else "withheld" for word in LOG]

    assert desk.json(*words)["call"]["number"] is None


def test_the_same_request_logs_one_call(desk: Desk) -> None:
    request = ("--request", "018f0000-0000-7000-8000-000000000003")

    assert desk.json(*LOG, *request) == desk.json(*LOG, *request)
    assert len(desk.json("calls")["calls"]) == 1


def test_open_follow_ups_are_listed_alone(clinic: Desk) -> None:
    calls = clinic.json("calls", "--open")["calls"]

    assert 0 < len(calls) <= 6
    assert all(one["follow_up"]["done"] is False for one in calls)
    assert set(calls[0]["follow_up"]) == {"due", "who", "done"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--reason", "nothing"), 2),
        (("--also", "nothing"), 2),
        (("--seconds", "-5"), 2),
        (("--seconds", "999999999"), 2),
        (("--person", "999"), 4),
        (("--started", "yesterday"), 2),
        (("--started", "2026-11-24"), 2),
        (("--started", "2026-03-08T02:30"), 3),
        (("--started", "2026-11-01T01:30"), 3),
        (("--reason", "crisis"), 3),
    ],
)
def test_what_cannot_be_logged_is_refused(desk: Desk, words: tuple[str, ...], code: int) -> None:
    desk.json(*LOG)

    desk.refused(code, *LOG, *words)

    assert len(desk.json("calls")["calls"]) == 1


def test_both_readings_of_a_doubled_hour_are_named(desk: Desk) -> None:
    error = desk.refused(3, *LOG, "--started", "2026-11-01T01:30")

    assert "2026-11-01T01:30-07:00 or 2026-11-01T01:30-08:00" in error


def test_days_that_end_before_they_begin_are_refused(desk: Desk) -> None:
    desk.refused(2, "calls", "--from", "2026-11-24", "--until", "2026-11-23")
