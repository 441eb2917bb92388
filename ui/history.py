"""What was done to a record, as lines that the desk can read: field, old, new, who, when."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from frontdesk.calls.rules.labels import OUTCOMES, REASONS
from frontdesk.people.rules.numbers import national
from ui.messages import born, moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from zoneinfo import ZoneInfo

    from frontdesk.audit.model import AuditEvent

_FIELDS = {
    "born": "Date of birth", "preferred_name": "Name they go by", "client": "Client",
    "voicemail": "Voicemail", "reach_by": "Reach by", "best_time": "Best time",
    "modality": "In person or telehealth", "interpreter": "Interpreter",
    "large_print": "Large print", "access_needs": "Access needs",
    "referral_source": "Heard of us from", "postal_address": "Postal address",
    "contact_name": "Other contact", "contact_relation": "Contact\u2019s relation",
    "contact_may_know": "What the contact may be told", "phones": "Phone numbers",
    "emails": "Email", "also": "Also", "caller_kind": "Caller", "calling_for": "Calling for",
    "seconds": "Length in seconds", "person": "Person number", "office": "Office number",
}  # fmt: skip
_DONE = {"C": "Added", "R": "Opened", "U": "Edited", "D": "Removed", "E": "Done"}
_WORDS = {
    **{str(reason): words for reason, words in REASONS.items()},
    **{str(outcome): words for outcome, words in OUTCOMES.items()},
}
_INSTANTS = frozenset(("started", "due", "done"))
_LISTED = frozenset(("reasons", "also", "outcome"))
_LONGEST = 90


def history_lines(events: Iterable[AuditEvent], where: ZoneInfo) -> list[tuple[str, str]]:
    """(When and who, what): one for each changed field, newest first; one for each other deed."""
    found: list[tuple[str, str]] = []
    for event in reversed(list(events)):
        said = f"{moment(event.recorded, where)} \u00b7 {event.agent}"
        if not event.changes:
            found.append((said, _DONE.get(event.action, "Done")))
        for label, change in change_lines(event.changes, where):
            found.append((said, f"{label}: {change}"))
    return found


def change_lines(
    changes: Mapping[str, tuple[object, object]], where: ZoneInfo
) -> list[tuple[str, str]]:
    """(Field, what it was and what it is) for each changed field."""
    return [
        (
            _FIELDS.get(name, name.replace("_", " ").capitalize()),
            f"{_said(name, old, where)} \u2192 {_said(name, new, where)}",
        )
        for name, (old, new) in changes.items()
    ]


def _said(name: str, value: Any, where: ZoneInfo) -> str:  # noqa: ANN401 -- as JSON holds it
    if value is None or value in ("", []):
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return ", ".join(
            national(str(one[0])) if name == "phones" else _WORDS.get(str(one), str(one))
            for one in value
        )
    return _line(name, str(value), where)


def _line(name: str, value: str, where: ZoneInfo) -> str:
    if name == "born":
        return born(date.fromisoformat(value))
    if name == "number":
        return national(value)
    if name in _INSTANTS and value[:1].isdecimal():
        return moment(datetime.fromisoformat(value), where)
    words = _WORDS.get(value, value) if name in _LISTED else value
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}\u2026"
