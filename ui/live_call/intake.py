"""From what was typed on the live call to the records that finishing it needs; no widgets."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from frontdesk.calls.model import (
    CallEntry,
    Channel,
    CrisisStep,
    FollowUpKind,
    NewFollowUp,
    Outcome,
    Reason,
    StepTaken,
)
from frontdesk.calls.rules.due import Due, due
from frontdesk.calls.rules.labels import Tab
from frontdesk.desk.model import FinishedCall, WantedPacket
from frontdesk.handouts.model import PacketOptions, TypeSize
from frontdesk.identity import HandoutId, TopicId
from frontdesk.people.model import (
    BestTime,
    Client,
    ContactUse,
    Person,
    PersonDetails,
    Phone,
    ReachBy,
    Voicemail,
)
from frontdesk.people.rules.dates import read_date
from frontdesk.people.rules.numbers import is_withheld, read_number
from frontdesk.schedule.model import Appointment, Opening

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from zoneinfo import ZoneInfo


_FROM_STEP = {
    CrisisStep.CALLED_911: Outcome.CALLED_911,
    CrisisStep.OFFERED_988: Outcome.OFFERED_988,
    CrisisStep.CLINICIAN_REACHED: Outcome.CLINICIAN_REACHED,
}
_CALL_BACK_KINDS = {
    Outcome.CALL_BACK: FollowUpKind.CALL_BACK,
    Outcome.MESSAGE: FollowUpKind.MESSAGE,
    Outcome.VOICEMAIL: FollowUpKind.CALL_BACK,
    Outcome.NO_ANSWER: FollowUpKind.CALL_BACK,
}
_PLAIN = (
    "preferred_name", "modality", "language", "interpreter", "large_print", "access_needs",
    "referral_source", "insurer", "postal_address", "contact_name", "contact_relation",
    "contact_may_know", "notes",
)  # fmt: skip


@dataclass(slots=True)
class Intake:
    """What a live call holds beside the fields: what was found, chosen and held."""

    request: UUID
    started: datetime
    walk_in: bool = False
    person: Person | None = field(default=None, repr=False)
    topics: list[TopicId] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)
    own_reasons: bool = False
    handouts: list[HandoutId] = field(default_factory=list)
    opening: Opening | None = None
    hold: Appointment | None = None
    steps: list[StepTaken] = field(default_factory=list)
    place: str = field(default="", repr=False)
    unanswered: list[str] = field(default_factory=list, repr=False)
    question: str = field(default="", repr=False)
    also: list[Outcome] = field(default_factory=list)


def details_of(
    values: Mapping[str, Any], today: date, known: PersonDetails | None = None
) -> PersonDetails | None:
    """The person that the fields describe, over what is known of them; None without a name.

    Raises Invalid with the field's name for a number or a date that is none.
    """
    name = str(values["name"]).strip()
    if not name:
        return None
    base = known or PersonDetails(name)
    born = str(values["born"]).strip()
    phones = base.phones
    typed = str(values["number"]).strip()
    if typed and not is_withheld(typed):
        number = read_number(typed)
        if number.value not in [phone.value for phone in base.phones]:
            whose = str(values.get("whose", ""))
            phones = (Phone(number.value, ContactUse.MOBILE, whose, number.extension), *base.phones)
    email = str(values.get("email", "")).strip()
    return replace(
        base,
        name=name,
        born=read_date(born, today) if born else base.born,
        client=Client(values["kind"]),
        voicemail=Voicemail(values["voicemail"]),
        reach_by=ReachBy(values["reach_by"]),
        best_time=BestTime(values["best_time"]),
        office=values.get("office"),
        phones=phones,
        emails=(email, *(e for e in base.emails if e != email)) if email else base.emails,
        **{one: values[one] for one in _PLAIN if one in values},
    )


def fields_of(person: Person) -> dict[str, object]:
    """A known person's values for the fields; the number stays the one that calls."""
    details = person.details
    return {
        "name": details.name,
        "born": details.born.strftime("%m/%d/%Y") if details.born else "",
        "kind": str(details.client),
        "voicemail": str(details.voicemail),
        "reach_by": str(details.reach_by),
        "best_time": str(details.best_time),
        "office": details.office,
        "email": details.emails[0] if details.emails else "",
        **{one: getattr(details, one) for one in _PLAIN},
    }


def reasons_of(intake: Intake, kind: Client) -> list[Reason]:
    """The reasons that follow from what was done, until the desk chose its own."""
    if intake.own_reasons:
        return list(intake.reasons)
    found = {
        Client.NEW: [Reason.NEW_CLIENT], Client.EXISTING: [Reason.EXISTING_CLIENT],
        Client.OTHER: [],
    }[kind]  # fmt: skip
    if intake.topics or intake.unanswered:
        found.append(Reason.INFORMATION)
    if intake.hold is not None:
        found.append(Reason.BOOK)
    if intake.question:
        found.append(Reason.CLINICAL_QUESTION)
    if intake.steps:
        found.insert(0, Reason.CRISIS)
    return found or [Reason.OTHER]


def outcome_of(
    intake: Intake, chosen: Mapping[str, Any], *, prints: bool
) -> tuple[Outcome, tuple[Outcome, ...]]:
    """The main outcome and those beside it."""
    crisis = [_FROM_STEP[s.step] for s in intake.steps if s.step in _FROM_STEP]
    also: list[Outcome] = [*intake.also]
    if intake.question:
        also.append(Outcome.QUESTION_SENT)
    if prints:
        also.append(Outcome.HANDOUT_PRINTED)
    if intake.unanswered:
        also.append(Outcome.NO_APPROVED_ANSWER)
    tab = Tab(str(chosen["tab"]))
    if tab is Tab.BOOK:
        main = Outcome.BOOKED if intake.hold is not None else Outcome.INFORMED
        if main is Outcome.INFORMED and also and not intake.topics:
            main = also.pop(0)
    else:
        main = Outcome(str(chosen[f"outcome:{tab}"]))
        if intake.hold is not None:
            also.append(Outcome.BOOKED)
    if crisis:
        also = [*crisis[1:], main, *also]
        main = crisis[0]
    return main, tuple(dict.fromkeys(one for one in also if one is not main))


def follow_up_of(
    intake: Intake, chosen: Mapping[str, Any], now: datetime, where: ZoneInfo, me: str
) -> NewFollowUp | None:
    """What must still be done after the call, where anything must."""
    tab = Tab(str(chosen["tab"]))
    if tab is Tab.CALL_BACK:
        kind = _CALL_BACK_KINDS[Outcome(str(chosen[f"outcome:{tab}"]))]
        when = due(Due(str(chosen["due"])), now, where)
        return NewFollowUp(kind, when, str(chosen["who"]) or me, str(chosen["what"]))
    if intake.question:
        when = due(Due.HOUR, now, where)
        return NewFollowUp(FollowUpKind.QUESTION, when, "clinician", intake.question)
    if chosen["follow_up"]:
        when = due(Due(str(chosen["follow_due"])), now, where)
        return NewFollowUp(FollowUpKind.CALL_BACK, when, me, str(chosen["what"]))
    return None


def finished(
    intake: Intake,
    caller: Mapping[str, Any],
    chosen: Mapping[str, Any],
    now: datetime,
    where: ZoneInfo,
    me: str,
) -> FinishedCall:
    """Everything that finishing does, in one record. Raises Invalid for a field that is wrong."""
    today = now.astimezone(where).date()
    known = intake.person.details if intake.person else None
    details = details_of(caller, today, known)
    typed = str(caller["number"]).strip()
    number = None if intake.walk_in or not typed or is_withheld(typed) else read_number(typed)
    prints = bool(chosen["print"]) and bool(intake.handouts)
    outcome, also = outcome_of(intake, chosen, prints=prints)
    entry = CallEntry(
        started=intake.started,
        seconds=max(0, round((now - intake.started).total_seconds())),
        outcome=outcome,
        reasons=tuple(reasons_of(intake, Client(caller["kind"]))),
        number=number.value if number else None,
        extension=number.extension if number else "",
        channel=Channel.WALK_IN if intake.walk_in else Channel.PHONE,
        caller_kind=Client(caller["kind"]),
        calling_for=str(caller["calling_for"]),
        identity_check=str(caller["identity_check"] or ""),
        also=also,
        topics=tuple(intake.topics),
        steps=tuple(intake.steps),
        place=intake.place,
        note=str(caller["notes"]),
        follow_up=follow_up_of(intake, chosen, now, where, me),
        unanswered=tuple(intake.unanswered),
    )
    size = TypeSize.LARGE if details and details.large_print else TypeSize.STANDARD
    packet = WantedPacket(tuple(intake.handouts), PacketOptions(size)) if prints else None
    return FinishedCall(
        request=intake.request,
        entry=entry,
        person=intake.person.id if intake.person else None,
        person_version=intake.person.version if intake.person else None,
        details=details,
        opening=intake.opening if intake.hold is not None else None,
        hold=intake.hold.id if intake.hold is not None else None,
        packet=packet,
    )
