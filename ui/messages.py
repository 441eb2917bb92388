"""Facts as sentences for the window: times, days, numbers, and every refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.errors import Refusal

if TYPE_CHECKING:
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from frontdesk.content.model import Review

_NOON = 12
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def sentence(error: Exception) -> str:
    """What happened, what was kept, and what to do next; never a trace of the program's inside."""
    if isinstance(error, Refusal):
        from frontdesk.commands.sentences import sentence as refusal_sentence  # not to paint

        return refusal_sentence(error)
    return "That did not work, and nothing was changed. Try again; what you typed is still here."


def clock(instant: datetime, where: ZoneInfo, *, seconds: bool = False) -> str:
    """A time of day as the desk reads it: `9:30 AM`."""
    local = instant.astimezone(where)
    tail = f":{local.second:02}" if seconds else ""
    half = "AM" if local.hour < _NOON else "PM"
    return f"{(local.hour - 1) % 12 + 1}:{local.minute:02}{tail} {half}"


def day(value: date) -> str:
    """A day in short: `Wed, Nov 25`."""
    return f"{_DAYS[value.weekday()]}, {_MONTHS[value.month - 1]} {value.day}"


def day_with_year(value: date) -> str:
    """A day in short with its year: `Wed, Nov 25, 2026`."""
    return f"{day(value)}, {value.year}"


def long_day(value: date) -> str:
    """A day in full: `Wednesday, November 25`."""
    return f"{_LONG_DAYS[value.weekday()]}, {_LONG_MONTHS[value.month - 1]} {value.day}"


def near_day(value: date, today: date) -> str:
    """A day as it is spoken of: `Today`, `Tomorrow`, else in short."""
    away = (value - today).days
    return {0: "Today", 1: "Tomorrow"}.get(away, day(value))


def moment(instant: datetime, where: ZoneInfo) -> str:
    """A day and a time: `Wed, Nov 25, 9:30 AM`."""
    return f"{day(instant.astimezone(where).date())}, {clock(instant, where)}"


def born(value: date | None) -> str:
    """A date of birth in the form of its field; empty where none is known."""
    return value.strftime("%m/%d/%Y") if value else ""


def duration(seconds: int) -> str:
    """How long something took: `3 min 40 s`."""
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return f"{rest} s"
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"


def timer(seconds: int) -> str:
    """A running time: `02:14`, with hours once there are some."""
    hours, rest = divmod(max(0, seconds), 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes:02}:{left:02}"


def tried(times: int) -> str:
    """How often somebody was called in vain: `tried twice`; empty where not yet."""
    words = {0: "", 1: "tried once", 2: "tried twice"}
    return words.get(times, f"tried {times} times")


def count(number: int, one: str, many: str) -> str:
    """A number with its noun: `1 page`, `2 pages`."""
    return f"{number:,} {one if number == 1 else many}"


def review(text: Review, today: date) -> str:
    """How far a text is on its way to being approved; empty while its approval holds."""
    if text.holds(today):
        return ""
    from frontdesk.content.model import ReviewState  # not to paint

    return {
        ReviewState.DRAFT: "Draft, not yet reviewed",
        ReviewState.IN_REVIEW: "In review",
        ReviewState.APPROVED: "Review due",
        ReviewState.RETIRED: "Retired",
    }[text.state]
