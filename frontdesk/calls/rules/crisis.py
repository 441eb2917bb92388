"""The words of the crisis card. They are a draft until the clinic approves them.

They stand in the program and not in a file that is read, so that the card opens whatever else
fails. Sources: G15 (988), G16 (911), G18 (the clinic's own page), G39 and G40 (who advises).
"""

from __future__ import annotations

from dataclasses import dataclass

from frontdesk.calls.model import CrisisStep

TITLE = "A caller may be in danger"
INTRODUCTION = (
    "Stay on the line. You are not asked to assess or to treat: keep the caller with you and "
    "bring in a clinician."
)


@dataclass(frozen=True, slots=True)
class CardStep:
    """One step of the card: what to say or do, a word of help, and what ticking it notes."""

    text: str
    hint: str
    notes: CrisisStep | None = None


CARD: tuple[CardStep, ...] = (
    CardStep(
        "\u201cI am glad you called. I will stay with you.\u201d",
        "Speak slowly. Do not put the caller on hold.",
    ),
    CardStep(
        "\u201cWhere are you right now? Is anyone with you?\u201d",
        "Write the place down first.",
        CrisisStep.ASKED_WHERE,
    ),
    CardStep(
        "In danger now: call 911 on the second line",
        "Give the place and the call-back number shown here.",
        CrisisStep.CALLED_911,
    ),
    CardStep(
        "Otherwise offer 988, call or text, any hour of any day",
        "Suicide & Crisis Lifeline. Offer to stay on while they reach it.",
        CrisisStep.OFFERED_988,
    ),
    CardStep(
        "Bring in the clinician on call",
        "Their number is on the right; this card notes each step with its time.",
        CrisisStep.CLINICIAN_REACHED,
    ),
)
EMERGENCY = ("911", "danger now")
LIFELINE = ("988", "crisis line, call or text")
