"""The desk's words for reasons, outcomes, steps and follow-ups, and the tab of each outcome."""

from __future__ import annotations

from enum import StrEnum

from frontdesk.calls.model import CrisisStep, FollowUpKind, Outcome, Reason


class Tab(StrEnum):
    """The tabs of "What happens next"."""

    BOOK = "book"
    CALL_BACK = "call-back"
    INFORMED = "informed"
    ROUTE = "route"
    CRISIS = "crisis"


REASONS: dict[Reason, str] = {
    Reason.NEW_CLIENT: "New client",
    Reason.INFORMATION: "Treatment information",
    Reason.BOOK: "Book a visit",
    Reason.RESCHEDULE: "Reschedule or cancel",
    Reason.CONFIRM: "Confirm a visit",
    Reason.EXISTING_CLIENT: "Existing client, to their office",
    Reason.CLINICAL_QUESTION: "Question for a clinician",
    Reason.URGENT_MEDICINE: "Side effect or urgent medicine question",
    Reason.HANDOUT: "Handout request",
    Reason.TELEHEALTH: "Telehealth help",
    Reason.COST: "Cost or insurance",
    Reason.RECORDS: "Records or letter",
    Reason.REFILL: "Refill or pharmacy",
    Reason.REFERRAL: "Referral from another provider",
    Reason.FOR_SOMEONE: "Calling for someone else",
    Reason.COMPLAINT: "Complaint",
    Reason.CRISIS: "Crisis",
    Reason.RETURNED_CALL: "Returned our call",
    Reason.NOT_FOR_US: "Wrong number or sales",
    Reason.OTHER: "Other",
}

OUTCOMES: dict[Outcome, str] = {
    Outcome.BOOKED: "Booked",
    Outcome.MOVED: "Moved",
    Outcome.CANCELLED: "Cancelled",
    Outcome.CALL_BACK: "Call back",
    Outcome.MESSAGE: "Message taken",
    Outcome.VOICEMAIL: "Voicemail left",
    Outcome.NO_ANSWER: "No answer",
    Outcome.INFORMED: "Informed from a card",
    Outcome.HANDOUT_PRINTED: "Handout printed",
    Outcome.HANDOUT_MAILED: "Handout to be mailed",
    Outcome.HANDOUT_EMAILED: "Handout to be emailed",
    Outcome.NO_APPROVED_ANSWER: "No approved answer",
    Outcome.DECLINED: "Declined",
    Outcome.DISCONNECTED: "Disconnected",
    Outcome.NOT_FOR_US: "Not for us",
    Outcome.ROUTED: "Sent to their office",
    Outcome.CLINICIAN_NOW: "Handed to a clinician on the call",
    Outcome.QUESTION_SENT: "Question sent to a clinician",
    Outcome.OFFERED_988: "988 offered",
    Outcome.CALLED_911: "911 called",
    Outcome.CLINICIAN_REACHED: "Clinician reached",
}

TABS: dict[Tab, tuple[Outcome, ...]] = {
    Tab.BOOK: (Outcome.BOOKED, Outcome.MOVED, Outcome.CANCELLED),
    Tab.CALL_BACK: (Outcome.CALL_BACK, Outcome.MESSAGE, Outcome.VOICEMAIL, Outcome.NO_ANSWER),
    Tab.INFORMED: (
        Outcome.INFORMED,
        Outcome.HANDOUT_PRINTED,
        Outcome.HANDOUT_MAILED,
        Outcome.HANDOUT_EMAILED,
        Outcome.NO_APPROVED_ANSWER,
        Outcome.DECLINED,
        Outcome.DISCONNECTED,
        Outcome.NOT_FOR_US,
    ),
    Tab.ROUTE: (Outcome.ROUTED, Outcome.CLINICIAN_NOW, Outcome.QUESTION_SENT),
    Tab.CRISIS: (Outcome.OFFERED_988, Outcome.CALLED_911, Outcome.CLINICIAN_REACHED),
}

STEPS: dict[CrisisStep, str] = {
    CrisisStep.CARD_OPENED: "card opened",
    CrisisStep.ASKED_WHERE: "asked where they are",
    CrisisStep.CALLED_911: "911 called",
    CrisisStep.OFFERED_988: "988 offered",
    CrisisStep.CLINICIAN_REACHED: "clinician reached",
}

FOLLOW_UPS: dict[FollowUpKind, str] = {
    FollowUpKind.CALL_BACK: "Call back",
    FollowUpKind.MESSAGE: "Pass on a message",
    FollowUpKind.QUESTION: "Question for a clinician",
    FollowUpKind.MAIL: "Mail handouts",
}
