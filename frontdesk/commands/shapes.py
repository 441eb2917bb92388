"""The shapes of the JSON answers; their names are a contract and stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frontdesk.commands.times import given, given_or_none

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from frontdesk.calls.model import Call
    from frontdesk.content.model import Review
    from frontdesk.people.model import Person, PersonMatch, Phone
    from frontdesk.schedule.model import Appointment, ClinicSchedule, Opening
    from frontdesk.treatments.model import Line

Shape = dict[str, Any]


def ref(key: object, name: str | None) -> Shape:
    """Something by its id and name."""
    return {"id": str(key), "name": name}


def line_shape(line: Line) -> Shape:
    """A sentence of a card and the facts it rests on."""
    return {"text": line.text, "sources": list(line.sources)}


def review_shape(review: Review) -> Shape:
    """How far a text has been approved."""
    return {
        "state": str(review.state),
        "by": review.by,
        "on": review.on.isoformat() if review.on else None,
        "until": review.until.isoformat() if review.until else None,
    }


def _phones(phones: tuple[Phone, ...]) -> list[Shape]:
    return [{"value": phone.value, "use": str(phone.use)} for phone in phones]


def person_shape(person: Person) -> Shape:
    """A person of the store."""
    details = person.details
    return {
        "id": str(person.id),
        "name": details.name,
        "phones": _phones(details.phones),
        "born": details.born.isoformat() if details.born else None,
        "why": None,
    }


def match_shape(match: PersonMatch) -> Shape:
    """A person that a search found."""
    return {
        "id": str(match.id),
        "name": match.name,
        "phones": _phones(match.phones),
        "born": match.born.isoformat() if match.born else None,
        "why": match.why,
    }


def call_shape(call: Call, where: ZoneInfo) -> Shape:
    """A call of the log, with the follow-up that is still open, else the latest that was done."""
    entry = call.entry
    waiting = [one for one in call.follow_ups if one.done is None] or list(call.follow_ups[-1:])
    follow_up = waiting[0] if waiting else None
    return {
        "id": str(call.id),
        "number": entry.number,
        "started": given(entry.started, where),
        "seconds": entry.seconds,
        "person": None if entry.person is None else ref(entry.person, call.person_name),
        "reasons": [str(one) for one in entry.reasons],
        "outcome": str(entry.outcome),
        "also": [str(one) for one in entry.also],
        "topics": list(entry.topics),
        "follow_up": None if follow_up is None else {
            "due": given(follow_up.due, where),
            "who": follow_up.who or None,
            "done": follow_up.done is not None,
        },
        "note": entry.note,
    }  # fmt: skip


def opening_shape(opening: Opening, clinic: ClinicSchedule, where: ZoneInfo) -> Shape:
    """A free time with the names of everyone and everything it takes."""
    offices = {one.id: one.name for one in clinic.locations}
    providers = {one.id: one.name for one in clinic.practitioners}
    resources = {one.id: one.name for one in clinic.resources}
    return {
        "start": given(opening.start, where),
        "end": given(opening.end, where),
        "office": ref(opening.office, offices[opening.office]),
        "provider": ref(opening.provider, providers[opening.provider]),
        "resources": [ref(key, resources[key]) for key in opening.resources],
    }


def appointment_shape(visit: Appointment, where: ZoneInfo) -> Shape:
    """A visit, or a hold on one."""
    return {
        "id": str(visit.id),
        "type": ref(visit.type, visit.type_title),
        "status": str(visit.status),
        "start": given(visit.start, where),
        "end": given(visit.end, where),
        "office": ref(visit.office, visit.office_name),
        "provider": ref(visit.provider, visit.provider_name),
        "resources": [ref(key, name) for key, name in visit.resources],
        "person": None if visit.person is None else ref(visit.person, visit.person_name),
        "call": None if visit.call is None else str(visit.call),
        "reason": visit.reason,
        "confirmed_at": given_or_none(visit.confirmed, where),
    }
