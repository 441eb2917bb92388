"""What an entry of the call log must hold, and what a correction changed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from frontdesk.calls.model import (
    CRISIS_OUTCOMES,
    CallEntry,
    Channel,
    CrisisUnfinished,
    NewFollowUp,
    Outcome,
    Reason,
    ReasonMissing,
)
from frontdesk.errors import Invalid
from frontdesk.people.model import LINE_LIMIT, NOTE_LIMIT
from frontdesk.wording import clean, masked

if TYPE_CHECKING:
    from datetime import datetime

LONGEST_SECONDS = 24 * 3600
WORDS_LIMIT = 300
_E164 = re.compile(r"\+[0-9]{3,15}")


def checked(entry: CallEntry) -> CallEntry:
    """The entry with its texts cleaned, reasons and outcomes once each, or a refusal.

    A crisis call says which step was taken. Raises ReasonMissing, CrisisUnfinished, Invalid.
    """
    reasons = tuple(dict.fromkeys(entry.reasons))
    if not reasons:
        raise ReasonMissing
    if not 0 <= entry.seconds <= LONGEST_SECONDS:
        raise Invalid("seconds", "out-of-range", str(entry.seconds))
    number = None if entry.channel is Channel.WALK_IN else entry.number or None
    if number is not None and not _E164.fullmatch(number):
        raise Invalid("number", "not-a-number")
    also = tuple(one for one in dict.fromkeys(entry.also) if one != entry.outcome)
    if Reason.CRISIS in reasons and not CRISIS_OUTCOMES & {entry.outcome, *also}:
        raise CrisisUnfinished
    return replace(
        entry,
        reasons=reasons,
        also=also,
        topics=tuple(dict.fromkeys(entry.topics)),
        handouts=tuple(dict.fromkeys(entry.handouts)),
        number=number,
        extension=clean(entry.extension, 20, "extension"),
        calling_for=clean(entry.calling_for, LINE_LIMIT, "calling_for"),
        identity_check=clean(entry.identity_check, LINE_LIMIT, "identity_check"),
        place=clean(entry.place, LINE_LIMIT, "place"),
        note=clean(entry.note, NOTE_LIMIT, "note", lines=True),
        # Nobody sees these words again on the page, so that nobody could shorten them.
        unanswered=tuple(
            clean(masked(words)[:WORDS_LIMIT], WORDS_LIMIT, "unanswered")
            for words in entry.unanswered
        ),
        follow_up=checked_follow_up(entry.follow_up) if entry.follow_up else None,
    )


def checked_follow_up(wanted: NewFollowUp) -> NewFollowUp:
    """A follow-up with its texts cleaned."""
    return replace(
        wanted,
        who=clean(wanted.who, LINE_LIMIT, "who"),
        what=clean(wanted.what, LINE_LIMIT, "what"),
    )


def plain(entry: CallEntry) -> dict[str, object]:
    """The fields that a correction may change, as JSON holds them, for the history."""
    return {
        "number": entry.number,
        "extension": entry.extension,
        "channel": str(entry.channel),
        "started": _text(entry.started),
        "seconds": entry.seconds,
        "person": entry.person,
        "caller_kind": str(entry.caller_kind),
        "calling_for": entry.calling_for,
        "identity_check": entry.identity_check,
        "outcome": str(entry.outcome),
        "also": [str(one) for one in entry.also],
        "reasons": [str(one) for one in entry.reasons],
        "topics": list(entry.topics),
        "handouts": list(entry.handouts),
        "place": entry.place,
        "note": entry.note,
    }


def _text(instant: datetime) -> str:
    return instant.isoformat()


def differences(old: CallEntry, new: CallEntry) -> dict[str, tuple[object, object]]:
    """What a correction changes: {field: (old, new)}."""
    before, after = plain(old), plain(new)
    return {name: (before[name], after[name]) for name in before if before[name] != after[name]}


def outcome_words(value: str) -> Outcome:
    """An outcome by its id; Invalid for a word that is none."""
    try:
        return Outcome(value)
    except ValueError:
        raise Invalid("outcome", "unknown", value) from None


def reason_words(value: str) -> Reason:
    """A reason by its id; Invalid for a word that is none."""
    try:
        return Reason(value)
    except ValueError:
        raise Invalid("reason", "unknown", value) from None
