"""Counts by day and by week, in the clinic's zone."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.calls.model import CallEntry, FollowUpKind, NewFollowUp, Outcome, Reason
from frontdesk.commands.invalid import invalid
from frontdesk.errors import Invalid
from frontdesk.people.model import Client
from frontdesk.reports.rules import periods_between
from tests.clinics import clinic_services
from tests.stores import NOW

if TYPE_CHECKING:
    from frontdesk.services import Services

TUESDAY = date(2026, 11, 24)


@pytest.fixture
def services() -> Services:
    return clinic_services()


def call(started: datetime, seconds: int = 60, **more: object) -> CallEntry:
    plain: dict[str, object] = {
        "outcome": Outcome.INFORMED, "reasons": (Reason.INFORMATION,), "caller_kind": Client.NEW,
    }  # fmt: skip
    return CallEntry(started, seconds, **{**plain, **more})  # type: ignore[arg-type]


def test_today_counts_what_happened_on_the_clinics_day(services: Services) -> None:
    for seconds in (60, 120, 600):
        services.calls.log(call(NOW, seconds))
    services.calls.log(call(NOW - timedelta(days=1)))
    services.calls.log(call(datetime(2026, 11, 24, 7, 59, tzinfo=UTC)))  # 11:59 PM of Monday there
    due = NewFollowUp(FollowUpKind.CALL_BACK, NOW - timedelta(minutes=5))
    services.calls.log(call(NOW, 30, follow_up=due))

    found = services.reports.today()

    assert (found.calls, found.median_seconds, found.new_clients) == (4, 90, 4)
    assert (found.call_backs, found.call_backs_due) == (1, 1)


def test_a_day_without_calls_has_no_median(services: Services) -> None:
    assert services.reports.today().median_seconds is None


def test_a_week_is_the_sum_of_its_days(services: Services) -> None:
    for day in range(5):
        services.calls.log(call(NOW - timedelta(days=day), reasons=(Reason.COST, Reason.BOOK)))

    days = services.reports.periods(TUESDAY - timedelta(days=6), TUESDAY, weeks=False)
    weeks = services.reports.periods(TUESDAY - timedelta(days=6), TUESDAY, weeks=True)

    assert sum(one.calls for one in days) == sum(one.calls for one in weeks) == 5
    assert sum(one.reasons.get("cost", 0) for one in weeks) == 5
    assert [one.first_day.weekday() for one in weeks[1:]] == [0]


def test_counts_as_csv_have_one_line_a_period_and_a_column_a_reason(services: Services) -> None:
    services.calls.log(call(NOW))

    rows = list(csv.reader(io.StringIO(
        services.reports.periods_csv(TUESDAY, TUESDAY, weeks=False)
    )))  # fmt: skip

    assert len(rows) == 2
    line = dict(zip(rows[0], rows[1], strict=True))
    assert line["reason: Treatment information"] == line["calls"] == "1"


@given(
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.integers(0, 300),
    st.booleans(),
)
def test_periods_cover_a_stretch_without_gap_or_overlap(
    first: date,
    length: int,
    weeks: bool,  # noqa: FBT001 -- drawn by hypothesis
) -> None:
    last = first + timedelta(days=length)

    found = periods_between(first, last, weeks=weeks)

    days = [a + timedelta(days=n) for a, b in found for n in range((b - a).days + 1)]
    assert days == [first + timedelta(days=n) for n in range(length + 1)]


@pytest.mark.parametrize(("weeks", "days"), [(False, 400), (True, 2800)])
def test_a_stretch_too_long_is_refused_and_never_cut(
    weeks: bool,  # noqa: FBT001 -- a parameter
    days: int,
) -> None:
    monday = date(2020, 1, 6)

    whole = periods_between(monday, monday + timedelta(days=days - 1), weeks=weeks)
    with pytest.raises(Invalid) as refused:
        periods_between(monday, monday + timedelta(days=days), weeks=weeks)

    assert len(whole) == 400
    assert "Choose a shorter stretch" in invalid(refused.value)


def test_a_stretch_that_ends_before_it_begins_has_no_periods() -> None:
    assert periods_between(TUESDAY, TUESDAY - timedelta(days=1), weeks=False) == []
