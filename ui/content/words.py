"""Where a text stands, in the words of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.content.model import ReviewState
from ui.messages import clock, day_with_year

if TYPE_CHECKING:
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from frontdesk.content.model import Review, Version
    from frontdesk.editing.model import DocumentSummary

LANGUAGES = {"es": "Spanish"}
SHIPPED = "shipped with FrontDesk"
RETIRED = "Retired"
NEW = "New, not saved yet"


def state_words(version: Version, today: date) -> tuple[str, str]:
    """How far a version has come, and the tone of it: `Approved until Dec 1, 2027`."""
    return review_words(version.review, today)


def review_words(review: Review, today: date) -> tuple[str, str]:
    """The same of a review."""
    if review.state is ReviewState.APPROVED:
        if review.holds(today):
            until = f" until {plain_day(review.until)}" if review.until else ""
            return f"Approved{until}", "ok"
        return "Review ran out", "alert"
    return {
        ReviewState.DRAFT: ("Draft", "lavender"),
        ReviewState.IN_REVIEW: ("In review", "sun"),
        ReviewState.RETIRED: (RETIRED, "plain"),
    }[review.state]


def plain_day(day: date) -> str:
    """A day without its weekday: `Dec 1, 2027`."""
    return day_with_year(day).partition(", ")[2]


def when_words(written: datetime | None, where: ZoneInfo, today: date) -> str:
    """A moment as a list says it: `10:02 AM`, `Nov 24, 2026`; empty for none."""
    if written is None:
        return ""
    day = written.astimezone(where).date()
    if day == today:
        return clock(written, where)
    return plain_day(day)


def version_words(version: Version, where: ZoneInfo, today: date) -> str:
    """Which version it is, by whom and when: `Version 3 · rosa · 10:02 AM · shorter`."""
    parts = (
        f"Version {version.number}",
        version.author or SHIPPED,
        when_words(version.written, where, today),
        " ".join(version.note.split()),
    )
    return " \u00b7 ".join(part for part in parts if part)


def decided_words(version: Version) -> str:
    """Who decided on a version: `approved by Dr. Sample on Nov 24, 2026, entered by rosa`."""
    review, found = version.review, ""
    if review.by and review.on:
        found = f"approved by {review.by} on {plain_day(review.on)}"
        found += f", entered by {version.entered_by}" if version.entered_by else ""
    if version.state is ReviewState.RETIRED and version.retired_by:
        found = f"retired by {version.retired_by}"
    if version.state is ReviewState.IN_REVIEW and version.submitted_by:
        found = f"submitted by {version.submitted_by}"
    return found


def live_words(summary: DocumentSummary | None) -> str:
    """What the desk shows where that is not the newest version; empty where it is."""
    if summary is None or summary.live == summary.newest:
        return ""
    if summary.live is None:
        return "the desk shows none"
    return f"the desk shows version {summary.live.number}"
