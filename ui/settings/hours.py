"""Hours as a manager types them: one line a weekday, `8:00-12:00, 1:00-5:00 pm`."""

from __future__ import annotations

import re
from itertools import pairwise

from frontdesk.errors import Invalid

_DAY_MINUTES = 24 * 60
_NOON = 12
_TIME = re.compile(r"(\d{1,2})(?::?(\d{2}))?\s*(am|pm|a|p)?", re.IGNORECASE)
_MORNING_STARTS = 7  # "8-5" is eight in the morning to five in the afternoon


def read_hours(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a day in minutes after midnight, in order; empty for a day off.

    Raises Invalid("hours", "not-hours") for what is none, or where stretches overlap.
    """
    stretches = []
    for part in re.split(r"[,;]", text):
        if not part.strip():
            continue
        ends = re.split(r"\s*(?:-|\u2013|to)\s*", part.strip(), flags=re.IGNORECASE)
        if len(ends) != 2:  # noqa: PLR2004 -- a start and an end
            raise Invalid("hours", "not-hours", text)
        start, end = _minutes(ends[0], text), _minutes(ends[1], text)
        if not re.search("[ap]", ends[1], re.IGNORECASE) and end <= start:
            end += _DAY_MINUTES // 2
        if start < _MORNING_STARTS * 60 and not re.search("[ap]", ends[0], re.IGNORECASE):
            start, end = _afternoon(start, end, ends[1])
        if not 0 <= start < end <= _DAY_MINUTES:
            raise Invalid("hours", "not-hours", text)
        stretches.append((start, end))
    stretches.sort()
    if any(before[1] > after[0] for before, after in pairwise(stretches)):
        raise Invalid("hours", "not-hours", text)
    return tuple(stretches)


def _afternoon(start: int, end: int, said: str) -> tuple[int, int]:
    """`1-5` and `1-5 pm` are from one in the afternoon; `1:00-13:00` is as written."""
    half = _DAY_MINUTES // 2
    if "p" in said.lower() and start + half < end:
        return start + half, end
    return (start + half, end + half) if end <= half else (start, end)


def _minutes(text: str, whole: str) -> int:
    match = _TIME.fullmatch(text.strip())
    if match is None:
        raise Invalid("hours", "not-hours", whole)
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if hour > 24 or minute > 59 or (half and not 1 <= hour <= _NOON):  # noqa: PLR2004
        raise Invalid("hours", "not-hours", whole)
    if half:
        hour = hour % _NOON + (_NOON if half.startswith("p") else 0)
    return hour * 60 + minute


def show_hours(stretches: tuple[tuple[int, int], ...]) -> str:
    """The same as it is read: `8 AM-12 PM, 1 PM-5:30 PM`."""
    return ", ".join(f"{_shown(start)}-{_shown(end)}" for start, end in sorted(stretches))


def _shown(minutes: int) -> str:
    hour, minute = divmod(minutes % _DAY_MINUTES, 60)
    if minutes == _DAY_MINUTES:
        return "24:00"
    past = f":{minute:02}" if minute else ""
    return f"{(hour - 1) % _NOON + 1}{past} {'AM' if hour < _NOON else 'PM'}"
