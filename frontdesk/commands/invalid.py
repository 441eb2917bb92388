"""Values that cannot be taken, in words. The value itself is never repeated: it may be a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from frontdesk.errors import Invalid

_EXACT = {
    ("number", "empty"): "Type a phone number, or mark the number as withheld.",
    ("number", "too-short"): "That number has too few digits. A US number has ten.",
    ("number", "too-long"): "That number has too many digits. A US number has ten.",
    ("number", "not-a-number"): "That is no phone number. Type its digits, like 425-555-0142.",
    ("number", "not-possible"): (
        "No phone has that number: neither the area code nor the next part begins with 0 or 1."
    ),
    ("number", "too-many"): "That is more numbers than a person can have here. Take some away.",
    ("name", "empty"): "Type a name; one word is enough.",
    ("born", "not-a-date"): "Type the date of birth like 03/07/1984.",
    ("born", "no-such-date"): "There is no such day. Check the date of birth.",
    ("born", "in-the-future"): "The date of birth lies in the future. Check the year.",
    ("born", "too-old"): "The date of birth is too long ago. Check the year.",
    ("email", "not-an-email"): "That is no email address. It looks like name@example.org.",
    ("time", "not-a-time"): (
        "That is no time. Write day and time like 2026-11-25T09:30, with an offset where needed."
    ),
    ("reason", "unknown"): "There is no such reason. See: frontdesk list reasons",
    ("outcome", "unknown"): "There is no such outcome. See: frontdesk list outcomes",
    ("status", "unknown"): (
        "There is no such status. Use pending, booked, arrived, checked-in, fulfilled, "
        "cancelled, noshow, waitlist or entered-in-error."
    ),
    ("zone", "unknown"): "There is no such time zone. Write it like America/Los_Angeles.",
    ("until", "before-from"): "The last day lies before the first. Swap them.",
    ("last_day", "too-many-periods"): (
        "That is more than 400 days or weeks at once. Choose a shorter stretch, or count by week."
    ),
    ("people", "too-few"): (
        "There are too few people for that many visits. Ask for more people or fewer visits."
    ),
    ("handouts", "empty"): "Choose at least one handout.",
    ("page range", "out-of-range"): "There are no such pages. Choose others; nothing was printed.",
    ("observation_minutes", "observation"): (
        "The observation after a dose is never shorter than 120 minutes (G3)."
    ),
    ("start", "not-a-time"): "That is no time. Write it like 9:30 AM.",
}
_FIELDS = {
    "born": "date of birth", "preferred_name": "name they go by", "postal_address": "address",
    "contact_name": "contact's name", "contact_relation": "contact's relation",
    "contact_may_know": "note on what the contact may know", "access_needs": "access needs",
    "referral_source": "referral source", "clinic_name": "clinic's name",
    "hold_minutes": "length of a hold in minutes", "step_minutes": "step of the openings",
    "reading_grade": "reading grade",
    "introduce_as": "name used on call-backs", "on_call_name": "on-call clinician's name",
    "on_call_number": "on-call clinician's number", "line": "clinic's line",
    "started": "start of the call",
    "calling_for": "person called for", "who": "person who does it", "what": "words of what to do",
    "words": "words", "unanswered": "question", "seconds": "length of the call",
    "insurer": "insurer's name", "whose": "note on whose number it is", "first_name": "first name",
}  # fmt: skip
_PROBLEMS = {
    "empty": "is missing. Fill it in.",
    "too-long": "is too long. Shorten it.",
    "out-of-range": "is out of range. Choose another value.",
    "unknown": "is not known. Choose one that exists.",
    "in-the-future": "lies in the future. Check it.",
    "too-many": "has too many entries. Take some away.",
}


def invalid(error: Invalid) -> str:
    """What is wrong with a value and how it should be; nothing was changed."""
    if exact := _EXACT.get((error.field, error.problem)):
        return exact
    name = _FIELDS.get(error.field, error.field.replace("_", " ").replace("-", " "))
    problem = _PROBLEMS.get(error.problem, f"cannot be taken ({error.problem.replace('-', ' ')}).")
    return f"The {name} {problem}"
