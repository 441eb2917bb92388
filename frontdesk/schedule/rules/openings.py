"""Free times: whole visits with their buffers, with everyone and everything they take."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from frontdesk.clock import local_day
from frontdesk.errors import Invalid, NotFound
from frontdesk.schedule.model import (
    ClosedDay,
    Criteria,
    Modality,
    Opening,
    Openings,
    PartOfDay,
    ServiceType,
)
from frontdesk.schedule.refusals import (
    InThePast,
    NoProvider,
    NotTheirVisit,
    OfficeClosed,
    OutsideHours,
    SeriesType,
)
from frontdesk.schedule.rules.taken import practitioner_actor, resource_actor
from frontdesk.schedule.rules.walltime import minute_after, minute_of
from frontdesk.schedule.rules.weeks import DAY, NOON, Week, monday_of, places, runs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from frontdesk.identity import LocationId, PractitionerId, ResourceId
    from frontdesk.schedule.rules.hours import Timetable

    TakenOf = Callable[[Week], Mapping[int, int]]

HORIZON_DAYS = 90
FREE: Mapping[int, int] = {}
_ORDER = 16  # bits for a provider's place in the order


class _Route(NamedTuple):
    """How a visit may be: so, in the hours entered for `place`, belonging to `office`."""

    modality: Modality
    place: LocationId | None
    office: LocationId


class _Offer(NamedTuple):
    """The starts (bits) that one provider has at one place."""

    starts: int
    office: LocationId
    modality: Modality
    rooms: tuple[tuple[ResourceId, int], ...]


class Wanted:
    """What a visit of a type needs, and where and with whom it may be."""

    def __init__(
        self,
        timetable: Timetable,
        type: ServiceType,  # noqa: A002 -- the word of the criteria
        office: LocationId | None = None,
        provider: PractitionerId | None = None,
        modality: Modality | None = None,
    ) -> None:
        self.type = type
        self.office = office
        self.provider = provider
        self.modality = modality
        self.window = type.before_minutes + type.minutes + type.after_minutes
        self.routes = tuple(_routes(timetable, self))

    def allows(self, modality: Modality) -> bool:
        """Whether the visit may take place so."""
        return self.modality in (None, Modality.EITHER, modality) and self.type.modality in (
            Modality.EITHER,
            modality,
        )


def openings(
    timetable: Timetable, taken_of: TakenOf, criteria: Criteria, now: datetime
) -> Openings:
    """The first free times, soonest first, then in the providers' order, each start once each.

    `taken_of` gives a week's taken bits by actor; weeks are asked for one after the other and no
    further than the limit needs. Raises NotFound, SeriesType and NoProvider.
    """
    wanted = _wanted(timetable, criteria)
    today = local_day(now, timetable.zone)
    first = max(criteria.first_day or today, today)
    last = criteria.last_day or first + timedelta(days=HORIZON_DAYS - 1)
    found: list[Opening] = []
    monday = monday_of(first)
    while monday <= last and len(found) < criteria.limit:
        week = timetable.week(monday)
        allowed = _allowed(timetable, week, criteria, (first, last), now)
        if allowed:
            found += _of_week(timetable, week, taken_of(week), wanted, allowed)
        monday += timedelta(days=7)
    found = found[: max(0, criteria.limit)]
    until = local_day(found[-1].start, timetable.zone) if len(found) >= criteria.limit > 0 else last
    return Openings(tuple(found), tuple(_closed(timetable, criteria, first, until)))


def opening_at(
    timetable: Timetable, taken: Mapping[int, int], wanted: Wanted, start: datetime
) -> Opening | None:
    """The first provider's opening at exactly that start, or None; any whole minute can be one."""
    week = timetable.week(local_day(start, timetable.zone))
    minute = minute_of(start)
    allowed = week.between(minute, minute + 1)
    found = _of_week(timetable, week, taken, wanted, allowed)
    return found[0] if found else None


def checked(timetable: Timetable, wanted: Wanted, start: datetime, now: datetime) -> Opening:
    """The opening at that start if nothing were taken, as the rules alone allow it.

    Raises Invalid, SeriesType, InThePast, NoProvider, NotTheirVisit, OfficeClosed, OutsideHours.
    """
    if minute_of(start) != minute_after(start):
        raise Invalid("start", "not-a-whole-minute", start.isoformat())
    if start < now:
        raise InThePast(start)
    _able(timetable, wanted)
    named = None if wanted.provider is None else timetable.practitioners.get(wanted.provider)
    if named is not None and wanted.type.provider_kind not in named.kinds:
        raise NotTheirVisit(named.name, wanted.type.title)
    found = opening_at(timetable, FREE, wanted, start)
    if found is not None:
        return found
    day = local_day(start, timetable.zone)
    closed = timetable.closed_day(day, wanted.office)
    if closed is None and wanted.provider is not None:
        closed = timetable.away(wanted.provider, day)
    if closed is not None:
        raise OfficeClosed(closed)
    raise OutsideHours(start)


def fits(timetable: Timetable, opening: Opening, now: datetime) -> None:
    """Raise unless the rules allow the opening as it is: type, hours, place, resources, length."""
    kind = timetable.types.get(opening.type)
    if kind is None:
        raise NotFound("visit type", opening.type)
    wanted = Wanted(timetable, kind, opening.office, opening.provider, opening.modality)
    found = checked(timetable, wanted, opening.start, now)
    if opening.end != found.end:
        raise Invalid("end", "not-the-length-of-the-visit", opening.end.isoformat())
    if len(opening.resources) != len(found.resources):
        raise Invalid("resources", "not-what-the-visit-needs")
    if found.resources and kind.resource_kind is not None:
        week = timetable.week(local_day(opening.start, timetable.zone))
        if opening.resources[0] not in timetable.rooms_of(kind.resource_kind, opening.office):
            raise Invalid("resources", "not-what-the-visit-needs")
        start = minute_of(opening.start) - kind.before_minutes
        needed = week.between(start, start + wanted.window)
        if needed & ~timetable.resource_hours(opening.resources[0], week):
            raise OutsideHours(opening.start)


def place(timetable: Timetable, opening: Opening) -> str:
    """With whom an opening is, and where if there are several offices."""
    who = timetable.practitioners[opening.provider].name
    if len(timetable.offices) < 2 or opening.office not in timetable.locations:  # noqa: PLR2004
        return who
    return f"{who} at {timetable.locations[opening.office].name}"


def wanted_of(timetable: Timetable, opening: Opening) -> Criteria:
    """What else would do in place of an opening: the same visit at the same place."""
    return Criteria(
        type=opening.type,
        first_day=local_day(opening.start, timetable.zone),
        office=opening.office if opening.modality is Modality.IN_PERSON else None,
        modality=opening.modality,
    )


def _wanted(timetable: Timetable, criteria: Criteria) -> Wanted:
    kind = timetable.types.get(criteria.type)
    if kind is None:
        raise NotFound("visit type", criteria.type)
    if criteria.office is not None and criteria.office not in timetable.locations:
        raise NotFound("office", str(criteria.office))
    if criteria.provider is not None and criteria.provider not in timetable.practitioners:
        raise NotFound("provider", str(criteria.provider))
    wanted = Wanted(timetable, kind, criteria.office, criteria.provider, criteria.modality)
    _able(timetable, wanted)
    return wanted


def _able(timetable: Timetable, wanted: Wanted) -> None:
    if wanted.type.series:
        raise SeriesType(wanted.type.title)
    kind = wanted.type.provider_kind
    if not any(kind in one.kinds for one in timetable.providers):
        raise NoProvider(wanted.type.title, kind)
    on_site = wanted.type.on_site_kind
    if on_site and not any(on_site in one.kinds for one in timetable.providers):
        raise NoProvider(wanted.type.title, on_site)


def _allowed(
    timetable: Timetable, week: Week, criteria: Criteria, days: tuple[date, date], now: datetime
) -> int:
    """The starts that the criteria and the clock leave of a week."""
    bits = timetable.steps(week)
    if not (days[0] <= week.days[0] and week.days[-1] <= days[1]):
        kept = 0
        for day in week.days:
            if days[0] <= day <= days[1]:
                kept |= week.day(day)
        bits &= kept
    if criteria.part_of_day is not None:
        morning = criteria.part_of_day is PartOfDay.MORNING
        first, last = (0, NOON) if morning else (NOON, DAY)
        kept = 0
        for day in week.days:
            kept |= week.stretch(day, first, last)
        bits &= kept
    passed = minute_after(now) - week.first_minute
    return bits >> passed << passed if passed > 0 else bits


def _of_week(
    timetable: Timetable, week: Week, taken: Mapping[int, int], wanted: Wanted, allowed: int
) -> list[Opening]:
    """All openings of a week in order."""
    found: list[tuple[int, PractitionerId, _Offer]] = []
    for order, (provider, routes) in enumerate(wanted.routes):
        for offer in _offers(timetable, week, taken, wanted, (provider, routes, allowed)):
            found += [(bit << _ORDER | order, provider, offer) for bit in places(offer.starts)]
    found.sort(key=_order)
    minutes = wanted.type.minutes
    kind = wanted.type.id
    moments = week.moments
    return [
        Opening(
            kind,
            moments[key >> _ORDER],
            moments[(key >> _ORDER) + minutes],
            offer.office,
            provider,
            _room(offer.rooms, key >> _ORDER) if offer.rooms else (),
            offer.modality,
        )
        for key, provider, offer in found
    ]


def _order(entry: tuple[int, PractitionerId, _Offer]) -> int:
    return entry[0]


def _room(rooms: tuple[tuple[ResourceId, int], ...], bit: int) -> tuple[ResourceId, ...]:
    return next(((key,) for key, starts in rooms if starts >> bit & 1), ())


def _offers(
    timetable: Timetable,
    week: Week,
    taken: Mapping[int, int],
    wanted: Wanted,
    who: tuple[PractitionerId, tuple[_Route, ...], int],
) -> Iterator[_Offer]:
    """A provider's starts, in person before telehealth, by the offices' order, each start once."""
    provider, routes, left = who
    actor = practitioner_actor(provider)
    busy = taken.get(actor, 0)
    for modality, place, office in routes:
        hours = timetable.practitioner_hours(provider, place, week)
        if not hours:
            continue
        starts = _starts(timetable, (week.monday, actor, place), hours, busy, wanted) & left
        rooms: tuple[tuple[ResourceId, int], ...] = ()
        if starts and modality is Modality.IN_PERSON:
            starts, rooms = _with_place(timetable, week, taken, wanted, (office, starts))
        if starts:
            left &= ~starts
            yield _Offer(starts, office, modality, rooms)


def _routes(
    timetable: Timetable, wanted: Wanted
) -> Iterator[tuple[PractitionerId, tuple[_Route, ...]]]:
    """The providers in their order, each with the ways in which the visit may be with them."""
    ways = _ways(timetable, wanted)
    for one in timetable.providers:
        if wanted.type.provider_kind in one.kinds and wanted.provider in (None, one.id):
            worked = timetable.works_at(one.id)
            yield one.id, tuple(route for route in ways if route.place in worked)


def _ways(timetable: Timetable, wanted: Wanted) -> list[_Route]:
    offices = [one.id for one in timetable.offices if wanted.office in (None, one.id)]
    found: list[_Route] = []
    if wanted.allows(Modality.IN_PERSON):
        found += [_Route(Modality.IN_PERSON, one, one) for one in offices]
    if wanted.allows(Modality.TELEHEALTH):
        # Where the office itself asks nothing more, these hours were all offered in person.
        if not found or wanted.type.resource_kind or wanted.type.on_site_kind:
            found += [_Route(Modality.TELEHEALTH, one, one) for one in offices]
        if offices:
            found.append(_Route(Modality.TELEHEALTH, None, offices[0]))
    return found


def _starts(
    timetable: Timetable,
    cell: tuple[date, int, LocationId | None],
    hours: int,
    busy: int,
    wanted: Wanted,
) -> int:
    """The bits at which a visit with its buffers fits; kept until what is taken changes."""
    key = (*cell, wanted.type.before_minutes, wanted.window)
    kept = timetable.kept_starts.get(key)
    if kept is not None and kept[0] == busy:
        return kept[1]
    starts = runs(hours & ~busy, wanted.window) << wanted.type.before_minutes
    timetable.kept_starts[key] = (busy, starts)
    return starts


def _with_place(
    timetable: Timetable,
    week: Week,
    taken: Mapping[int, int],
    wanted: Wanted,
    at: tuple[LocationId, int],
) -> tuple[int, tuple[tuple[ResourceId, int], ...]]:
    """The starts at which the office has the resource, and who must be there, all the while."""
    office, starts = at
    if wanted.type.on_site_kind:
        there = timetable.present(wanted.type.on_site_kind, office, week)
        starts &= runs(there, wanted.type.minutes)
    if wanted.type.resource_kind is None:
        return starts, ()
    rooms = []
    either = 0
    for key in timetable.rooms_of(wanted.type.resource_kind, office):
        actor = resource_actor(key)
        hours, busy = timetable.resource_hours(key, week), taken.get(actor, 0)
        fitting = _starts(timetable, (week.monday, actor, None), hours, busy, wanted) & starts
        if fitting:
            rooms.append((key, fitting))
            either |= fitting
    return starts & either, tuple(rooms)


def _closed(
    timetable: Timetable, criteria: Criteria, first: date, last: date
) -> Iterator[ClosedDay]:
    """The days from first to last that are closed though the week's hours would have them open."""
    day = first
    while day <= last:
        closed = timetable.closed_day(day, criteria.office)
        if closed is None and criteria.provider is not None:
            closed = timetable.away(criteria.provider, day)
        if closed is not None and timetable.usual(day, criteria.office):
            yield closed
        day += timedelta(days=1)
