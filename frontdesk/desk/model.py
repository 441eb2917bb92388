"""Records of one call from ring to finish, across the contexts."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from frontdesk.calls.model import CallEntry, NewFollowUp
from frontdesk.handouts.model import PacketOptions
from frontdesk.identity import AppointmentId, CallId, FollowUpId, HandoutId, PersonId
from frontdesk.people.model import Person, PersonDetails
from frontdesk.schedule.model import Appointment, Opening


@dataclass(frozen=True, slots=True)
class WantedPacket:
    """The handouts chosen on a call, in their order, and how they are wanted."""

    handouts: tuple[HandoutId, ...]
    options: PacketOptions = field(default_factory=PacketOptions)


@dataclass(frozen=True, slots=True)
class FinishedCall:
    """All that was chosen on a live call; it is done in one unit or not at all.

    `person` is a known person (their `details`, where given, are the edited ones, checked
    against `person_version`); without `person`, `details` makes a new one; without both, nobody
    is kept.
    `opening` is booked for that person, fulfilling `hold`; a hold without an opening is given up.
    `follow_ups` are what is to be done beside the entry's own.
    """

    request: UUID
    entry: CallEntry = field(repr=False)
    person: PersonId | None = None
    person_version: int | None = None
    details: PersonDetails | None = field(default=None, repr=False)
    opening: Opening | None = None
    hold: AppointmentId | None = None
    packet: WantedPacket | None = None
    follow_ups: tuple[NewFollowUp, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class FinishResult:
    """What finishing a call made; a repeated request gets the same."""

    call: CallId
    person: Person | None = field(default=None, repr=False)
    appointment: Appointment | None = None
    follow_up: FollowUpId | None = None
