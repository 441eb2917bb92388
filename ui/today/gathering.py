"""Everything that Today shows, read at one moment off the window's thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from frontdesk.calls.rules.labels import FOLLOW_UPS
from frontdesk.clock import local_day, start_of_day
from frontdesk.content.model import ReviewState
from frontdesk.people.rules.numbers import national
from frontdesk.reports.model import TodayCounts
from frontdesk.schedule.model import Appointment, AppointmentQuery, Status
from ui.messages import clock, count, day, near_day, tried
from ui.today.lines import Line
from ui.today.words import open_until

if TYPE_CHECKING:
    from frontdesk.calls.model import FollowUp
    from frontdesk.services import Services

CALL_BACKS = 6
_REVIEWS_AHEAD = timedelta(days=31)
_VOICEMAIL = {"no": "no voicemail", "name-only": "voicemail: name only"}


@dataclass(frozen=True, slots=True)
class TodayShown:
    """What stands on the page, and the instant it was read at."""

    now: datetime
    where: ZoneInfo
    counts: TodayCounts
    visits: tuple[Appointment, ...]
    closed: str
    hours: str
    call_backs: tuple[Line, ...]
    due: int
    attention: tuple[Line, ...]


def gathered(services: Services) -> TodayShown:
    """Read it all."""
    now, where = services.clock.now(), services.settings.zone()
    today = local_day(now, where)
    clinic, office = services.schedule.clinic(), services.settings.desk().office
    here = next((one.id for one in clinic.locations if one.id == office), None)
    closed = services.schedule.closed_on(today, here)
    follow_ups = services.calls.follow_ups()
    return TodayShown(
        now,
        where,
        services.reports.today(),
        tuple(_visits(services, today, where)),
        closed.reason if closed else "",
        f"Closed: {closed.reason}" if closed else open_until(clinic, here, today),
        tuple(_call_backs(follow_ups, now, where)),
        sum(one.due <= now for one in follow_ups),
        tuple(_attention(services, now, where)),
    )


def _visits(services: Services, on: date, where: ZoneInfo) -> list[Appointment]:
    query = AppointmentQuery(
        start=start_of_day(on, where),
        end=start_of_day(on + timedelta(days=1), where),
        holds=False,
    )
    return services.schedule.appointments(query)


def _call_backs(follow_ups: list[FollowUp], now: datetime, where: ZoneInfo) -> list[Line]:
    lines = [_call_back(one, now, where) for one in follow_ups[:CALL_BACKS]]
    if (more := len(follow_ups) - CALL_BACKS) > 0:
        lines.append(Line(f"{more} more are waiting", action="Show all", what="call"))
    return lines


def _call_back(one: FollowUp, now: datetime, where: ZoneInfo) -> Line:
    number = national(one.number) if one.number else ""
    whole = number.replace(" ", "\u00a0")  # never on two lines
    who = f"{one.person_name} \u00b7 {whole}" if one.person_name and number else ""
    who = who or one.person_name or number
    parts = [
        one.what or FOLLOW_UPS[one.kind],
        f"for {one.who}" if one.who else "",
        tried(one.tries),
        _VOICEMAIL.get(one.voicemail, "") if one.number else "",
    ]
    today, its_day = local_day(now, where), local_day(one.due, where)
    word = clock(one.due, where) if its_day == today else near_day(its_day, today)
    tone = "alert" if one.due <= now else "sun" if its_day == today else "plain"
    return Line(
        who or FOLLOW_UPS[one.kind],
        " \u00b7 ".join(part for part in parts if part),
        tag=word,
        tone=tone,
        action="Call" if one.number else "Open",
        second="Done",
        what="new-call" if one.number else "call",
        about=one,
    )


def _attention(services: Services, now: datetime, where: ZoneInfo) -> list[Line]:
    today = local_day(now, where)
    lines = []
    for draft in services.drafts.all():
        if draft.key == services.drafts.live:
            continue
        saved = local_day(draft.saved, where)
        when = clock(draft.saved, where)
        when = when if saved == today else f"{day(saved)}, {when}"
        lines.append(
            Line(
                f"A call from {when} was not finished", tag="Call", tone="sun",
                action="Resume", second="Put away", what="resume", about=draft,
            )
        )  # fmt: skip
    lines += _clinic_lines(services)
    tomorrow = today + timedelta(days=1)
    visits = [v for v in _visits(services, tomorrow, where) if v.status is Status.BOOKED]
    if unconfirmed := sum(visit.confirmed is None for visit in visits):
        words = f"{unconfirmed} of {len(visits)} for tomorrow not yet confirmed"
        lines.append(Line(words, tag="Reminders", action="Open", what="day", about=tomorrow))
    lines += _content_lines(services, today)
    if services.care.path is not None:
        copy = services.care.newest_copy()
        if copy is None or local_day(copy.made, where) < today:
            words = "No copy of the store was made today. Leave FrontDesk open; it tries each hour."
            lines.append(Line(words, tag="Copy", tone="alert"))
    if services.sample:
        lines.append(Line("Everybody here is made up: sample data", tag="Sample"))
    return lines


def _clinic_lines(services: Services) -> list[Line]:
    clinic = services.settings.clinic()
    if not clinic.set_up and not services.sample:
        words = "The clinic is not set up: no visit can be booked yet"
        return [Line(words, tag="Set-up", tone="sun", action="Open", what="go", about="settings")]
    if not clinic.crisis_card_approved_by:
        words = "The crisis card was not approved by a clinician yet"
        return [Line(words, tag="Crisis", tone="alert", action="Open", what="go", about="settings")]
    return []


def _content_lines(services: Services, today: date) -> list[Line]:
    topics = [one for group in services.treatments.topics().values() for one in group]
    reviews = [topic.review for topic in topics]
    reviews += [
        handout.review
        for language in services.handouts.languages()
        for handout in services.handouts.all(language)
    ]
    approved = [one for one in reviews if one.state is ReviewState.APPROVED]
    ended = sum(not one.holds(today) for one in approved)
    soon = today + _REVIEWS_AHEAD
    due = [one.until for one in approved if one.until and one.holds(today) and one.until <= soon]
    drafts = len(reviews) - len(approved)
    lines = []
    if ended:
        words = f"The review of {count(ended, 'text', 'texts')} ran out: marked as a draft again"
        lines.append(_review_line(words, "alert"))
    if due:
        first = day(min(due))
        words = f"{count(len(due), 'text', 'texts')} to be reviewed again, the first by {first}"
        lines.append(_review_line(words, "sun"))
    if drafts:
        words = f"{count(drafts, 'text', 'texts')} not reviewed: have a clinician look"
        if drafts == len(reviews):
            words = "All shipped text is a draft: have a clinician review it"
        lines.append(_review_line(words, "lavender"))
    return lines


def _review_line(words: str, tone: str) -> Line:
    return Line(words, tag="Review", tone=tone, action="Open", what="content", about="review")
