"""The fixed words that every printed handout shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from frontdesk.treatments.model import Review

DRAFT = "Draft, not yet reviewed"
SAMPLE = "Sample data"
SOURCES = "Where this comes from"

# The crisis box of every handout: G15 and G16.
CRISIS_FACTS = ("G15", "G16")
CRISIS_LEAD = "In a crisis:"
CRISIS_LINE = (
    "call or text 988, or chat at 988lifeline.org. It is free and confidential, "
    "any hour, any day, for you or for someone you worry about."
)
DANGER_LEAD = "In danger now?"
DANGER_LINE = "Call 911."

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def made_for(first_name: str) -> str:
    """The line below the title, printed only where the desk ticked the first name."""
    return f"For {first_name}, from the front desk"


def version(handout: str, number: str) -> str:
    """Which handout a sheet of paper is, in which version."""
    return f"{handout} \u00b7 version {number}"


def review(state: Review, today: date) -> str:
    """When the text was approved and how long that holds, or that it is not."""
    if not state.holds(today):
        return "not yet reviewed"
    if state.on is None:
        return "reviewed"
    text = f"reviewed {spelled_day(state.on)}"
    return f"{text}, holds until {spelled_day(state.until)}" if state.until else text


def spelled_day(day: date) -> str:
    """A day as people write it: July 7, 2025; the same on every computer."""
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"
