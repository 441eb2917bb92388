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
from frontdesk.identity import AppointmentId, HandoutId, TopicId
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

    from frontdesk.treatments.model import LookUp


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
    "contact_may_know",
)  # fmt: skip


_SAID = 5  # letters from which words in the search line are a question, and no slip of a key


@dataclass(slots=True)
class Intake:
    """What a live call holds beside the fields: what was found, chosen and held.

    `unanswered` are words that the desk sent on, `in_vain` those that were looked up and left
    without an answer; `typed_in_vain` is what stands in the search line without one.
    """

    request: UUID
    started: datetime
    walk_in: bool = False
    person: Person | None = field(default=None, repr=False)
    topics: list[TopicId] = field(default_factory=list)
    own_reasons: dict[Reason, bool] = field(default_factory=dict)
    handouts: list[HandoutId] = field(default_factory=list)
    opening: Opening | None = None
    hold: Appointment | None = None
    steps: list[StepTaken] = field(default_factory=list)
    place: str = field(default="", repr=False)
    unanswered: list[str] = field(default_factory=list, repr=False)
    in_vain: list[str] = field(default_factory=list, repr=False)
    typed_in_vain: str = field(default="", repr=False)
    question: str = field(default="", repr=False)
    changed_visits: dict[AppointmentId, Outcome] = field(default_factory=dict)

    def heard(self, found: LookUp | None) -> None:
        """Take note of what a look-up answered; None where the search line was emptied."""
        if found is None:
            if self.typed_in_vain:
                self.in_vain.append(self.typed_in_vain)
            self.typed_in_vain = ""
        else:
            self.typed_in_vain = "" if found.answers else found.query.strip()

    def without_answer(self) -> tuple[str, ...]:
        """Words for the office manager, each once: sent on, or looked up in vain."""
        found = dict.fromkeys((*self.unanswered, *self.in_vain, self.typed_in_vain))
        return tuple(words for words in found if len(words) >= _SAID)


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


def fields_of(details: PersonDetails) -> dict[str, object]:
    """A known person's values for the fields; the number stays the one that calls."""
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
    """The reasons that follow from what was done, and those that the desk ticked or took away."""
    found = {
        Client.NEW: [Reason.NEW_CLIENT], Client.EXISTING: [Reason.EXISTING_CLIENT],
        Client.OTHER: [],
    }[kind]  # fmt: skip
    if intake.topics or intake.unanswered:
        found.append(Reason.INFORMATION)
    if intake.hold is not None:
        found.append(Reason.BOOK)
    if intake.changed_visits:
        found.append(Reason.RESCHEDULE)
    if intake.question:
        found.append(Reason.CLINICAL_QUESTION)
    if intake.steps:
        found.insert(0, Reason.CRISIS)
    own = intake.own_reasons
    if not found and not any(own.values()):
        found = [Reason.OTHER]
    ticked = [one for one, on in own.items() if on and one not in found]
    return [one for one in found if own.get(one, True)] + ticked


def chosen_outcome(chosen: Mapping[str, Any]) -> Outcome | None:
    """The outcome that the desk chose; None where it follows from what was done."""
    words = str(chosen.get(f"outcome:{chosen['tab']}", ""))
    return Outcome(words) if words else None


def is_undecided(entry: CallEntry, chosen: Mapping[str, Any]) -> bool:
    """Whether nothing was done or chosen from which the outcome would follow.

    A crisis is the desk's to judge, and so is a call without a reason.
    """
    nothing = entry.outcome is Outcome.INFORMED and not entry.topics
    judged = not entry.reasons or Reason.CRISIS in entry.reasons
    return nothing and chosen_outcome(chosen) is None and not judged


def outcome_of(
    intake: Intake, chosen: Mapping[str, Any], *, books: bool, prints: bool
) -> tuple[Outcome, tuple[Outcome, ...]]:
    """The main outcome and those beside it."""
    crisis = [_FROM_STEP[s.step] for s in intake.steps if s.step in _FROM_STEP]
    also: list[Outcome] = [*intake.changed_visits.values()]
    if intake.question:
        also.append(Outcome.QUESTION_SENT)
    if prints:
        also.append(Outcome.HANDOUT_PRINTED)
    if intake.unanswered:
        also.append(Outcome.NO_APPROVED_ANSWER)
    typed = chosen_outcome(chosen)
    if typed is None:
        main = Outcome.BOOKED if books else Outcome.INFORMED
        if not books and also and (intake.changed_visits or not intake.topics):
            main = also.pop(0)
    else:
        main = typed
        if books:
            also.append(Outcome.BOOKED)
    if crisis:
        also = [*crisis[1:], main, *also]
        main = crisis[0]
    return main, tuple(dict.fromkeys(one for one in also if one is not main))


def follow_ups_of(
    intake: Intake, chosen: Mapping[str, Any], now: datetime, where: ZoneInfo, me: str
) -> list[NewFollowUp]:
    """What must still be done after the call."""

    def when(option: object) -> datetime:
        # An option that lay ahead when the call began may have passed since.
        wanted = due(Due(str(option)), now, where)
        return wanted if wanted > now else due(Due.HOUR, now, where)

    found: list[NewFollowUp] = []
    tab = Tab(str(chosen["tab"]))
    outcome = chosen_outcome(chosen)
    if tab is Tab.CALL_BACK and outcome is not None:
        who, what = str(chosen["who"]) or me, str(chosen["what"])
        found.append(NewFollowUp(_CALL_BACK_KINDS[outcome], when(chosen["due"]), who, what))
    if intake.question or outcome is Outcome.QUESTION_SENT:
        question = intake.question
        found.append(NewFollowUp(FollowUpKind.QUESTION, when(Due.HOUR), "clinician", question))
    if outcome is Outcome.HANDOUT_MAILED:
        found.append(NewFollowUp(FollowUpKind.MAIL, when(Due.TOMORROW), me, ""))
    if chosen["follow_up"]:
        what = str(chosen["follow_what"])
        found.append(NewFollowUp(FollowUpKind.CALL_BACK, when(chosen["follow_due"]), me, what))
    return found


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
    books = bool(chosen["book"]) and intake.hold is not None
    outcome, also = outcome_of(intake, chosen, books=books, prints=prints)
    to_do = follow_ups_of(intake, chosen, now, where, me)
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
        follow_up=to_do[0] if to_do else None,
        unanswered=intake.without_answer(),
    )
    size = TypeSize.LARGE if details and details.large_print else TypeSize.STANDARD
    packet = WantedPacket(tuple(intake.handouts), PacketOptions(size)) if prints else None
    return FinishedCall(
        request=intake.request,
        entry=entry,
        person=intake.person.id if intake.person else None,
        person_version=intake.person.version if intake.person else None,
        details=details,
        opening=intake.opening if books else None,
        hold=intake.hold.id if intake.hold is not None else None,
        packet=packet,
        follow_ups=tuple(to_do[1:]),
    )
