"""A text is approved only by a named person, from a day on, and until its approval runs out."""

from datetime import date

import pytest

from frontdesk.content.model import Review, ReviewState

TODAY = date(2026, 11, 24)
YESTERDAY = date(2026, 11, 23)
TOMORROW = date(2026, 11, 25)


@pytest.mark.parametrize("until", [None, TODAY, TOMORROW])
def test_an_approval_holds_through_its_last_day(until: date | None) -> None:
    review = Review(ReviewState.APPROVED, "Dr. Sample", YESTERDAY, until)

    assert review.holds(TODAY)


@pytest.mark.parametrize(
    "review",
    [
        Review(),
        Review(ReviewState.IN_REVIEW, "Dr. Sample", YESTERDAY),
        Review(ReviewState.RETIRED, "Dr. Sample", YESTERDAY),
        Review(ReviewState.APPROVED, "Dr. Sample", YESTERDAY, YESTERDAY),
        Review(ReviewState.APPROVED, "Dr. Sample", TOMORROW),
        Review(ReviewState.APPROVED, None, YESTERDAY),
        Review(ReviewState.APPROVED, "Dr. Sample", None),
    ],
)
def test_anything_else_prints_as_a_draft(review: Review) -> None:
    assert not review.holds(TODAY)
