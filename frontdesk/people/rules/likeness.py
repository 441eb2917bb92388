"""Whether a new person looks like a known one; a warning, never a block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from frontdesk.people.rules.names import words

if TYPE_CHECKING:
    from frontdesk.people.model import PersonDetails, PersonMatch

CLOSE = 84  # of 100; "jon example" and "john exampel" are close, "ann lee" and "dan lee" are not


def likeness(new: PersonDetails, known: PersonMatch) -> str | None:
    """Why the two may be one person (`same number and name` …), or None."""
    score = max(_closeness(new.name, known.name), _closeness(new.preferred_name, known.name))
    score = max(score, _closeness(new.name, known.preferred_name))
    numbers = {phone.value for phone in new.phones} & {phone.value for phone in known.phones}
    born = new.born is not None and new.born == known.born
    if numbers and born:
        return "same number and birth date"
    if numbers and score >= CLOSE:
        return "same number and a like name"
    if born and score >= CLOSE:
        return "same birth date and a like name"
    if sorted(words(new.name)) == sorted(words(known.name)) and _agree(new, known):
        return "same name"
    return None


def _agree(new: PersonDetails, known: PersonMatch) -> bool:
    """Whether nothing known tells the two apart."""
    return new.born is None or known.born is None or new.born == known.born


def _closeness(one: str, other: str) -> float:
    first, second = " ".join(sorted(words(one))), " ".join(sorted(words(other)))
    return fuzz.ratio(first, second) if first and second else 0.0
