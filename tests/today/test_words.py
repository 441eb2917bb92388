"""Today's words: lateness by the clock, and the shortest way from one status to another."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from frontdesk.clock import zone
from frontdesk.schedule.model import Status
from frontdesk.schedule.refusals import WrongState
from frontdesk.schedule.rules.states import STEPS, step
from ui.today.words import greeting, late, way


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (30, "Due now"), (14 * 60, "14 min late"), (14 * 60 + 59, "14 min late"),
        (3660, "1 h 1 min late"),
    ],
)  # fmt: skip
def test_lateness_is_said_in_whole_minutes(seconds: int, words: str) -> None:
    assert late(timedelta(seconds=seconds)) == words


@pytest.mark.parametrize(
    ("hour", "agent", "words"),
    [
        (16, "rosa", "Good morning, Rosa"), (20, "rosa.m", "Good afternoon, Rosa"),
        (3, "desk2", "Good evening"), (3, "", "Good evening"),
    ],
)  # fmt: skip
def test_the_greeting_follows_the_clinics_clock(hour: int, agent: str, words: str) -> None:
    instant = datetime(2026, 11, 24, hour, tzinfo=UTC)

    assert greeting(instant, zone(), agent) == words


@pytest.mark.parametrize("wanted", sorted(STEPS))
@pytest.mark.parametrize("status", sorted(STEPS))
def test_every_state_can_be_reached_by_steps_that_are_allowed(
    status: Status, wanted: Status
) -> None:
    steps = way(status, wanted)

    try:
        for before, after in zip([status, *steps], steps, strict=False):
            step(before, after)
    except WrongState:
        pytest.fail(f"{steps} is not allowed")
    assert [status, *steps][-1] is wanted
    assert Status.NOSHOW not in steps[:-1]
