"""What the schedule refuses: facts, whose sentences are made where they are said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.errors import Refusal

if TYPE_CHECKING:
    from datetime import datetime

    from frontdesk.identity import PersonId
    from frontdesk.schedule.model import ClosedDay, Opening, Status


class SlotTaken(Refusal):
    """The time is no longer free; `alternatives` are the next openings like it.

    `places` says for each of them with whom and where it is.
    """

    def __init__(
        self, opening: Opening, alternatives: tuple[Opening, ...], places: tuple[str, ...]
    ) -> None:
        super().__init__(opening.type)
        self.opening = opening
        self.alternatives = alternatives
        self.places = places


class PersonBusy(Refusal):
    """The person has another appointment at that time."""

    def __init__(self, person: PersonId) -> None:
        super().__init__(str(person))
        self.person = person


class OutsideHours(Refusal):
    """Nobody who could take the visit works at that time."""

    def __init__(self, start: datetime) -> None:
        super().__init__(start.isoformat())
        self.start = start


class OfficeClosed(Refusal):
    """The day is closed; `closed` names it with its reason."""

    def __init__(self, closed: ClosedDay) -> None:
        super().__init__(closed.day.isoformat())
        self.closed = closed


class InThePast(Refusal):
    """The time has already begun."""

    def __init__(self, start: datetime) -> None:
        super().__init__(start.isoformat())
        self.start = start


class NoProvider(Refusal):
    """No active provider of the kind that this visit type needs."""

    def __init__(self, type_title: str, kind: str) -> None:
        super().__init__(kind)
        self.type_title = type_title
        self.kind = kind


class NotTheirVisit(Refusal):
    """The provider that was asked for does not do visits of that type."""

    def __init__(self, provider: str, type_title: str) -> None:
        super().__init__(type_title)
        self.provider = provider
        self.type_title = type_title


class SeriesType(Refusal):
    """The type stands for a series of visits, which is not booked as one."""

    def __init__(self, type_title: str) -> None:
        super().__init__(type_title)
        self.type_title = type_title


class AdultsOnly(Refusal):
    """The visit type is for adults, and the person will not be 18 on that day."""

    def __init__(self, type_title: str) -> None:
        super().__init__(type_title)
        self.type_title = type_title


class HoldGone(Refusal):
    """The hold ran out or was given up, and the time was taken since."""


class WrongState(Refusal):
    """The appointment's state does not allow that step; both as FHIR's words."""

    def __init__(self, status: Status, wanted: Status) -> None:
        super().__init__(status, wanted)
        self.status = status
        self.wanted = wanted


class StillBooked(Refusal):
    """What was to be removed still has visits ahead; `count` says how many."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


class ReasonNeeded(Refusal):
    """Cancelling and moving need a reason."""

    exit_code = 2


class NoSuchWallTime(Refusal):
    """The clock skips that time when daylight saving begins; `after` is the first time there is."""

    def __init__(self, wall: datetime, after: datetime) -> None:
        super().__init__(wall.isoformat())
        self.wall = wall
        self.after = after


class TwoWallTimes(Refusal):
    """The clock shows that time twice when daylight saving ends; `readings` are both instants."""

    def __init__(self, wall: datetime, readings: tuple[datetime, datetime]) -> None:
        super().__init__(wall.isoformat())
        self.wall = wall
        self.readings = readings
