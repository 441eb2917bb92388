"""Where a text stands, in the words of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.content.model import ReviewState
from ui.messages import clock, day_with_year, near_day

if TYPE_CHECKING:
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from frontdesk.content.model import Review, Version

LANGUAGES = {"es": "Spanish"}
SHIPPED = "shipped with FrontDesk"
RETIRED = "Retired"
NEW = "New, not saved yet"


def state_words(version: Version, today: date) -> tuple[str, str]:
    """How far a version has come, and the tone of it: `Approved until Tue, Dec 1, 2027`."""
    return review_words(version.review, today)


def review_words(review: Review, today: date) -> tuple[str, str]:
    """The same of a review."""
    if review.state is ReviewState.APPROVED:
        if review.holds(today):
            until = f" until {day_with_year(review.until)}" if review.until else ""
            return f"Approved{until}", "ok"
        return "Review ran out", "alert"
    return {
        ReviewState.DRAFT: ("Draft", "lavender"),
        ReviewState.IN_REVIEW: ("In review", "sun"),
        ReviewState.RETIRED: (RETIRED, "plain"),
    }[review.state]


def when_words(written: datetime | None, where: ZoneInfo, today: date) -> str:
    """A moment as a list says it: `10:02 AM`, `Tue, Nov 24, 2026`; empty for none."""
    if written is None:
        return ""
    day = written.astimezone(where).date()
    if day == today:
        return clock(written, where)
    near = near_day(day, today)
    return near if near == "Tomorrow" else day_with_year(day)


def version_words(version: Version, where: ZoneInfo, today: date) -> str:
    """Which version it is, by whom and when: `Version 3 · rosa · 10:02 AM · shorter`."""
    parts = (
        f"Version {version.number}",
        version.author or SHIPPED,
        when_words(version.written, where, today),
        " ".join(version.note.split()),
    )
    return " \u00b7 ".join(part for part in parts if part)
