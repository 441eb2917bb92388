"""Records of calls: reasons, outcomes, the log, and what is still to be done."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from frontdesk.errors import Refusal
from frontdesk.identity import CallId, FollowUpId, HandoutId, PersonId, TopicId
from frontdesk.people.model import Client


class Channel(StrEnum):
    """How the person came: by telephone, or through the door."""

    PHONE = "phone"
    WALK_IN = "walk-in"


class Reason(StrEnum):
    """Why someone calls."""

    NEW_CLIENT = "new-client"
    INFORMATION = "information"
    BOOK = "book"
    RESCHEDULE = "reschedule"
    CONFIRM = "confirm"
    EXISTING_CLIENT = "existing-client"
    CLINICAL_QUESTION = "clinical-question"
    URGENT_MEDICINE = "urgent-medicine"
    HANDOUT = "handout"
    TELEHEALTH = "telehealth"
    COST = "cost"
    RECORDS = "records"
    REFILL = "refill"
    REFERRAL = "referral"
    FOR_SOMEONE = "for-someone"
    COMPLAINT = "complaint"
    CRISIS = "crisis"
    RETURNED_CALL = "returned-call"
    NOT_FOR_US = "not-for-us"
    OTHER = "other"


class Outcome(StrEnum):
    """What came of a call; one is the main one, others stand beside it."""

    BOOKED = "booked"
    MOVED = "moved"
    CANCELLED = "cancelled"
    CALL_BACK = "call-back"
    MESSAGE = "message"
    VOICEMAIL = "voicemail"
    NO_ANSWER = "no-answer"
    INFORMED = "informed"
    HANDOUT_PRINTED = "handout-printed"
    HANDOUT_MAILED = "handout-mailed"
    HANDOUT_EMAILED = "handout-emailed"
    NO_APPROVED_ANSWER = "no-approved-answer"
    DECLINED = "declined"
    DISCONNECTED = "disconnected"
    NOT_FOR_US = "not-for-us"
    ROUTED = "routed"
    CLINICIAN_NOW = "clinician-now"
    QUESTION_SENT = "question-sent"
    OFFERED_988 = "988-offered"
    CALLED_911 = "911-called"
    CLINICIAN_REACHED = "clinician-reached"


CRISIS_OUTCOMES = frozenset(
    (Outcome.OFFERED_988, Outcome.CALLED_911, Outcome.CLINICIAN_REACHED, Outcome.CLINICIAN_NOW)
)


class CrisisStep(StrEnum):
    """A step of the crisis card; each is kept with its time."""

    CARD_OPENED = "card-opened"
    ASKED_WHERE = "asked-where"
    CALLED_911 = "911-called"
    OFFERED_988 = "988-offered"
    CLINICIAN_REACHED = "clinician-reached"


class FollowUpKind(StrEnum):
    """What must still be done."""

    CALL_BACK = "call-back"
    MESSAGE = "message"
    QUESTION = "question"
    MAIL = "mail"


@dataclass(frozen=True, slots=True)
class NewFollowUp:
    """A follow-up to be made with a call: until when, by whom, and in a few words what."""

    kind: FollowUpKind
    due: datetime
    who: str = field(default="", repr=False)
    what: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A follow-up of the log with what the desk needs to do it."""

    id: FollowUpId
    call: CallId
    kind: FollowUpKind
    due: datetime
    who: str = field(repr=False)
    what: str = field(repr=False)
    tries: int
    done: datetime | None
    done_by: str
    person: PersonId | None
    person_name: str | None = field(repr=False)
    number: str | None = field(repr=False)
    voicemail: str = "name-only"
    version: int = 1


@dataclass(frozen=True, slots=True)
class StepTaken:
    """A step of the crisis card and the instant at which it was taken."""

    step: CrisisStep
    taken: datetime


@dataclass(frozen=True, slots=True)
class CallEntry:
    """A call as it is logged; `number` is E.164, or None when withheld or a walk-in."""

    started: datetime
    seconds: int
    outcome: Outcome
    reasons: tuple[Reason, ...]
    number: str | None = field(default=None, repr=False)
    extension: str = field(default="", repr=False)
    channel: Channel = Channel.PHONE
    person: PersonId | None = None
    caller_kind: Client = Client.OTHER
    calling_for: str = "themselves"
    identity_check: str = ""
    also: tuple[Outcome, ...] = ()
    topics: tuple[TopicId, ...] = ()
    handouts: tuple[HandoutId, ...] = ()
    steps: tuple[StepTaken, ...] = ()
    place: str = field(default="", repr=False)
    note: str = field(default="", repr=False)
    follow_up: NewFollowUp | None = None
    unanswered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    """A call of the log. `entry.follow_up` and `entry.unanswered` are what was asked for then."""

    id: CallId
    entry: CallEntry = field(repr=False)
    agent: str
    person_name: str | None = field(repr=False)
    follow_ups: tuple[FollowUp, ...] = ()
    version: int = 1


@dataclass(frozen=True, slots=True)
class CallQuery:
    """What to list of the log: words match names, numbers and notes; days are the clinic's."""

    words: str = field(default="", repr=False)
    first_day: date | None = None
    last_day: date | None = None
    reason: Reason | None = None
    outcome: Outcome | None = None
    person: PersonId | None = None
    open_only: bool = False


class CrisisUnfinished(Refusal):
    """A crisis call cannot be closed before it says which step was taken."""


class ReasonMissing(Refusal):
    """A call was to be logged without any reason."""

    exit_code = 2


class CallEdited(Refusal):
    """Another window corrected the call since it was read here; `current` is what stands now."""

    def __init__(self, current: Call) -> None:
        super().__init__(str(current.id))
        self.current = current
