"""Which minutes of whom are taken, kept in memory and changed as bookings change."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from frontdesk.identity import PersonId, PractitionerId, ResourceId

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from frontdesk.schedule.rules.weeks import Week

PRACTITIONER, RESOURCE, PERSON = 1, 2, 3
_MICROSECONDS = 60_000_000


class Claim(NamedTuple):
    """What an appointment takes of one actor: microseconds since 1970; `until` ends a hold."""

    appointment: int
    actor: int
    start: int
    end: int
    until: int | None = None


def practitioner_actor(key: PractitionerId) -> int:
    """A practitioner's number among all that can be taken (see the table `booking`)."""
    return key * 4 + PRACTITIONER


def resource_actor(key: ResourceId) -> int:
    """A resource's number among all that can be taken."""
    return key * 4 + RESOURCE


def person_actor(key: PersonId) -> int:
    """A person's number among all that can be taken."""
    return key * 4 + PERSON


def resource_of(actor: int) -> ResourceId | None:
    """The resource that has this number, or None where it is another's."""
    return ResourceId(actor // 4) if actor % 4 == RESOURCE else None


class TakenWeek:
    """One week's taken minutes by actor."""

    def __init__(self, week: Week) -> None:
        self.week = week
        self.bits: defaultdict[int, int] = defaultdict(int)
        self._claims: defaultdict[int, dict[int, int]] = defaultdict(dict)

    def add(self, claim: Claim) -> None:
        """Take the minutes that a claim touches, as far as they lie in this week."""
        first = claim.start // _MICROSECONDS
        last = -(-claim.end // _MICROSECONDS)
        bits = self.week.between(first, last)
        if bits:
            low = (bits & -bits).bit_length() - 1
            # First bit and length in one small number: the bits themselves would be long.
            self._claims[claim.actor][claim.appointment] = low << 12 | bits.bit_length() - low
            self.bits[claim.actor] |= bits

    def drop(self, appointment: int) -> None:
        """Give back what an appointment took."""
        for actor, claims in self._claims.items():
            if claims.pop(appointment, None) is not None:
                bits = 0
                for place in claims.values():
                    bits |= ((1 << (place & 0xFFF)) - 1) << (place >> 12)
                self.bits[actor] = bits


class Taken:
    """The taken minutes of the weeks that were loaded."""

    def __init__(self) -> None:
        self._weeks: dict[date, TakenWeek] = {}
        self._holds: dict[int, int] = {}

    def loaded(self, monday: date) -> Mapping[int, int] | None:
        """One week's taken bits by actor, or None where it was not loaded."""
        found = self._weeks.get(monday)
        return None if found is None else found.bits

    def load(self, week: Week, claims: Iterable[Claim]) -> Mapping[int, int]:
        """Keep a week with the claims that reach into it."""
        kept = self._weeks[week.monday] = TakenWeek(week)
        for claim in claims:
            kept.add(claim)
            if claim.until is not None:
                self._holds[claim.appointment] = claim.until
        return kept.bits

    def replace(self, appointment: int, claims: Iterable[Claim]) -> None:
        """Put an appointment's claims as they are now in place of what they were."""
        self._holds.pop(appointment, None)
        for week in self._weeks.values():
            week.drop(appointment)
        for claim in claims:
            if claim.until is not None:
                self._holds[appointment] = claim.until
            for week in self._weeks.values():
                week.add(claim)

    def end_holds(self, now: int) -> None:
        """Give back the holds that ended at or before `now`, in microseconds since 1970."""
        for appointment in [key for key, until in self._holds.items() if until <= now]:
            del self._holds[appointment]
            for week in self._weeks.values():
                week.drop(appointment)
