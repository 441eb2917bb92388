"""Whose handouts a day asks for: visits to visitors, each person once, sorted by time."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from frontdesk.handouts.model import Handout, PacketOptions, Paper, Tone
from frontdesk.identity import AppointmentId, HandoutId, LocationId, PersonId, ServiceTypeId
from frontdesk.schedule.model import Status

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from frontdesk.handouts.model import PrintEntry

EXPECTED = frozenset({Status.BOOKED, Status.ARRIVED, Status.CHECKED_IN, Status.FULFILLED})
"""The states of a visit to which somebody comes, or came."""


@dataclass(frozen=True, slots=True)
class DayChoice:
    """Which visits of a day: of one office or of all, of some kinds or of all, and how printed.

    `with_visit` puts each visit on the first page of its packet.
    """

    day: date
    office: LocationId | None = None
    types: frozenset[ServiceTypeId] = frozenset()
    paper: Paper = Paper.LETTER
    tone: Tone = Tone.COLOUR
    with_visit: bool = False


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who comes on that day, with the handouts of all their visits of the day.

    `printed` are those of them that the print log already holds for the visit or for today.
    """

    person: PersonId
    appointment: AppointmentId
    start: datetime
    titles: tuple[str, ...]
    office: str
    name: str = field(repr=False)
    first_name: str = field(repr=False)
    handouts: tuple[HandoutId, ...]
    options: PacketOptions
    came: bool = False
    printed: frozenset[HandoutId] = frozenset()

    @property
    def missing(self) -> tuple[HandoutId, ...]:
        """What was not printed yet."""
        return tuple(one for one in self.handouts if one not in self.printed)


@dataclass(frozen=True, slots=True)
class Sheaf:
    """One visitor's papers: a slip, and below it the handouts in the text chosen for the job.

    `time` is ready to read; slips are counted from 1.
    """

    first_name: str = field(repr=False)
    time: str = field(repr=False)
    number: int
    of: int
    handouts: tuple[Handout, ...]
    options: PacketOptions


@dataclass(frozen=True, slots=True)
class DayPlan:
    """The visitors of a day by time, and why the day is closed where it is."""

    choice: DayChoice
    visitors: tuple[Visitor, ...]
    closed: str = ""


def merged(visits: Iterable[Visitor], order: Sequence[HandoutId]) -> tuple[Visitor, ...]:
    """One entry a person, at their first visit, with the handouts of all, each once."""
    found: dict[PersonId, Visitor] = {}
    for one in sorted(visits, key=lambda visit: (visit.start, visit.appointment)):
        first = found.get(one.person)
        if first is None:
            found[one.person] = one
            continue
        both = {*first.handouts, *one.handouts}
        found[one.person] = replace(
            first,
            titles=tuple(dict.fromkeys((*first.titles, *one.titles))),
            handouts=tuple(key for key in order if key in both),
            came=first.came and one.came,
        )
    return tuple(found.values())


def already(
    visitor: Visitor, visits: Collection[AppointmentId], log: Iterable[PrintEntry], since: datetime
) -> frozenset[HandoutId]:
    """What the print log holds of the visitor's handouts: for one of the visits, or since then."""
    return frozenset(
        entry.handout
        for entry in log
        if entry.person == visitor.person
        and entry.handout in visitor.handouts
        and (entry.appointment in visits or entry.printed >= since)
    )


def given_name(name: str, preferred: str = "") -> str:
    """The name to put on paper: the preferred one, else the given part of the name."""
    words = (preferred or name).partition(",")[2] or preferred or name
    return (words.split() or [""])[0]
