"""What was done to a visit, as the desk would tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.schedule.model import Status
from ui.messages import moment
from ui.schedule.plan import STATES

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from frontdesk.audit.model import AuditEvent


def told(event: AuditEvent, where: ZoneInfo) -> str:
    """One line: what, by whom, when."""
    return f"{_what(event)} by {event.agent}, {moment(event.recorded, where)}"


def _what(event: AuditEvent) -> str:
    if event.action == "C":
        return "Booked"
    changes = event.changes
    if "status" in changes:
        status = str(changes["status"][1])
        known = {one.value: word for one, word in STATES.items()}
        if status == Status.CANCELLED.value:
            return "Cancelled"
        return f"Set to {known.get(status, status)}"
    if "start" in changes or "start_at" in changes:
        return "Moved"
    if any(name.startswith("confirmed") for name in changes):
        return "Confirmed"
    return "Opened" if event.action == "R" else "Changed"
