"""The call log as a table for a spreadsheet, with formulas defused."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from frontdesk.calls.rules.labels import OUTCOMES, REASONS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zoneinfo import ZoneInfo

    from frontdesk.calls.model import Call

# The wide signs count for spreadsheets of some languages.
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
HEADER = (
    "started", "seconds", "number", "person", "caller", "reasons", "outcome", "also", "topics",
    "follow-up due", "follow-up done", "note", "logged by",
)  # fmt: skip


def defused(text: str) -> str:
    """Text that no spreadsheet takes for a formula: a leading sign is quoted.

    Blanks before the sign do not hide it, since some spreadsheets leave them out.
    """
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text


def csv_text(rows: Iterable[Iterable[object]]) -> str:
    """Rows as CSV (RFC 4180) with every text defused."""
    out = io.StringIO()
    writer = csv.writer(out)
    for row in rows:
        writer.writerow(
            defused(value) if isinstance(value, str) else "" if value is None else value
            for value in row
        )
    return out.getvalue()


def calls_csv(calls: Iterable[Call], where: ZoneInfo) -> str:
    """The log as CSV; times in the clinic's zone with their offset."""

    def row(call: Call) -> tuple[object, ...]:
        entry = call.entry
        due = call.follow_ups[0] if call.follow_ups else None
        return (
            entry.started.astimezone(where).isoformat(timespec="seconds"),
            entry.seconds,
            entry.number,
            call.person_name,
            str(entry.caller_kind),
            "; ".join(REASONS[one] for one in entry.reasons),
            OUTCOMES[entry.outcome],
            "; ".join(OUTCOMES[one] for one in entry.also),
            "; ".join(entry.topics),
            due.due.astimezone(where).isoformat(timespec="minutes") if due else None,
            due.done.astimezone(where).isoformat(timespec="minutes") if due and due.done else None,
            entry.note,
            call.agent,
        )

    return csv_text((HEADER, *(row(call) for call in calls)))
