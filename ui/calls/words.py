"""Calls and follow-ups in the desk's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.calls.model import Channel
from frontdesk.calls.rules.labels import FOLLOW_UPS, OUTCOMES, REASONS
from frontdesk.people.rules.numbers import national, shown
from ui.messages import clock, day, near_day, tried

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from frontdesk.calls.model import Call, FollowUp


def number_of(call: Call) -> str:
    """Where the call came from."""
    entry = call.entry
    if entry.number:
        return shown(entry.number, entry.extension)
    return "Visitor" if entry.channel is Channel.WALK_IN else "Number withheld"


def who(call: Call) -> str:
    """The person where one is known, else the number."""
    return call.person_name or number_of(call)


def reasons(call: Call) -> str:
    """Why they called."""
    return ", ".join(REASONS[one] for one in call.entry.reasons)


def outcomes(call: Call) -> str:
    """What came of it, the main outcome first."""
    return ", ".join(OUTCOMES[one] for one in (call.entry.outcome, *call.entry.also))


def follow_up_state(call: Call, now: datetime) -> tuple[str, str]:
    """Whether something is still to be done for a call, and the tone of that word."""
    still = [one for one in call.follow_ups if one.done is None]
    if not call.follow_ups:
        return "", "plain"
    if not still:
        return "Done", "ok"
    return ("Due", "alert") if min(one.due for one in still) <= now else ("Open", "sun")


def due(instant: datetime, now: datetime, where: ZoneInfo) -> tuple[str, str]:
    """When something is due as the desk says it, and its tone: past, today, later."""
    today, its_day = now.astimezone(where).date(), instant.astimezone(where).date()
    if its_day == today:
        return clock(instant, where), "alert" if instant <= now else "sun"
    if its_day < today:
        return f"{day(its_day)}", "alert"
    return near_day(its_day, today), "plain"


def about(follow_up: FollowUp) -> str:
    """What is to be done, with what limits it: tries so far, and no voicemail."""
    parts = [FOLLOW_UPS[follow_up.kind]]
    if follow_up.who:
        parts.append(f"for {follow_up.who}")
    if follow_up.what:
        parts.append(follow_up.what)
    if follow_up.tries:
        parts.append(tried(follow_up.tries))
    words = {"no": "no voicemail", "name-only": "voicemail: name only"}
    if follow_up.number and follow_up.voicemail in words:
        parts.append(words[follow_up.voicemail])
    return " \u00b7 ".join(parts)


def whom(follow_up: FollowUp) -> str:
    """The person and the number to be called."""
    number = national(follow_up.number) if follow_up.number else ""
    known = [part for part in (follow_up.person_name, number) if part]
    return " \u00b7 ".join(known) or "\u2013"
