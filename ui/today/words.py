"""The day in the desk's words: greeting, opening hours, the state of each visit by the clock."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from frontdesk.schedule.model import AvailabilityKind, Modality, Status
from frontdesk.schedule.rules.states import STEPS, following
from ui.messages import clock

if TYPE_CHECKING:
    from datetime import date, datetime, timedelta
    from zoneinfo import ZoneInfo

    from frontdesk.identity import LocationId
    from frontdesk.schedule.model import Appointment, ClinicSchedule

_NOON, _EVENING = 12, 17
_HOUR = 60
DONE_WORDS = {
    Status.BOOKED: "Expected again",
    Status.ARRIVED: "Arrived",
    Status.CHECKED_IN: "In room",
    Status.FULFILLED: "Done",
    Status.NOSHOW: "Marked as a no-show",
}


def greeting(now: datetime, where: ZoneInfo, agent: str) -> str:
    """`Good afternoon, Rosa`; an account that is no name is left out."""
    hour = now.astimezone(where).hour
    part = "morning" if hour < _NOON else "afternoon" if hour < _EVENING else "evening"
    first = agent.replace(".", " ").split()[:1]
    name = first[0] if first and first[0].isalpha() else ""
    return f"Good {part}, {name[:1].upper()}{name[1:]}" if name else f"Good {part}"


def open_until(schedule: ClinicSchedule, office: LocationId | None, day: date) -> str:
    """`North office open until 5:00 PM` by the providers' hours; empty where none are known."""
    offices = [one for one in schedule.locations if one.active]
    here = next((one for one in offices if one.id == office), offices[0] if offices else None)
    if here is None:
        return ""
    ends = [
        one.end_minute
        for one in schedule.availability
        if one.kind is AvailabilityKind.HOURS
        and one.location == here.id
        and one.weekday == day.weekday()
        and (one.valid_from is None or one.valid_from <= day)
        and (one.valid_until is None or one.valid_until >= day)
    ]
    if not ends:
        return f"{here.name} closed today"
    hour, minute = divmod(max(ends), _HOUR)
    half = "AM" if hour < _NOON else "PM"
    return f"{here.name} open until {(hour - 1) % 12 + 1}:{minute:02} {half}"


def state(visit: Appointment, now: datetime, where: ZoneInfo) -> tuple[str, str]:
    """The state of a visit as a word and a tone; lateness is by the clock, never stored."""
    if visit.status is Status.BOOKED and visit.start < now:
        return late(now - visit.start), "alert"
    if visit.status is Status.BOOKED:
        return ("Confirmed", "plain") if visit.confirmed else ("Expected", "plain")
    if visit.status is Status.ARRIVED:
        return f"Arrived {_short(visit.arrived, where)}".rstrip(), "brand"
    if visit.status is Status.CHECKED_IN:
        return f"In room until {_short(visit.end, where)}", "ok"
    return {
        Status.FULFILLED: ("Done", "ok"),
        Status.NOSHOW: ("No-show", "sun"),
        Status.CANCELLED: ("Cancelled", "plain"),
    }.get(visit.status, ("Held", "sun"))


def late(by: timedelta) -> str:
    """`14 min late`; within the first minute `Due now`."""
    minutes = int(by.total_seconds() // 60)
    if not minutes:
        return "Due now"
    hours, rest = divmod(minutes, _HOUR)
    return f"{hours} h {rest} min late" if hours else f"{minutes} min late"


def place(visit: Appointment) -> str:
    """Where the visit takes place."""
    if visit.modality is Modality.TELEHEALTH:
        return "Telehealth"
    return ", ".join((visit.office_name, *(name for _key, name in visit.resources)))


def way(status: Status, wanted: Status) -> list[Status]:
    """The steps from one status to another, the shortest way; empty where there is none."""
    ways: deque[list[Status]] = deque([[status]])
    seen = {status}
    while ways:
        found = ways.popleft()
        if found[-1] is wanted:
            return found[1:]
        if found[-1] is Status.NOSHOW and len(found) > 1:
            continue  # nobody is a no-show on the way to something else
        for step in sorted(following(found[-1]) & STEPS - seen):
            seen.add(step)
            ways.append([*found, step])
    return []


def _short(instant: datetime | None, where: ZoneInfo) -> str:
    return clock(instant, where).split(" ", maxsplit=1)[0] if instant else ""
