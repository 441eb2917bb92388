"""Booking from a live call: first openings, the hold, and the sentence to read back."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from frontdesk.changes import Kind
from frontdesk.errors import Invalid, NotFound, Refusal
from frontdesk.identity import (
    LocationId,
    PractitionerId,
    ServiceTypeId,
    new_request,
)
from frontdesk.people.rules.dates import read_date
from frontdesk.schedule.model import (
    Appointment,
    Criteria,
    HoldGone,
    Opening,
    Openings,
    PartOfDay,
    SlotTaken,
    Status,
)
from ui.background import Latest
from ui.live_call.kept_opening import as_kept, from_kept
from ui.messages import clock, day, long_day, near_day, sentence
from ui.widgets.entry_list import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frontdesk.changes import Change
    from frontdesk.schedule.model import ClinicSchedule
    from ui.live_call.call import Call

PAST = "That day has passed. Type a day ahead, or leave this empty for today."
NO_DAY = "Type a day like 11/30, or leave this empty for today."
_FIRST = 4
_MORE = 4
_EACH = 12  # providers who may be free at one time; the desk is shown one of them


@dataclass(frozen=True, slots=True)
class _Held:
    """A time that is held now; `instead_of` says why the wanted one could not be had."""

    opening: Opening
    hold: Appointment
    instead_of: Refusal | None = None


class BookingPart:
    """Looks for openings off the window's thread and holds the one that is taken."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self._panel = call.page.next.openings
        self._clinic: ClinicSchedule | None = None
        self._found: tuple[Opening, ...] = ()
        self._limit = _FIRST
        self._own_type = False
        self._showing = False
        self._taking = False  # a hold is under way: its own change must not move the list
        self._wanted: dict[str, Any] = {}  # a draft's criteria, until the clinic's were read
        self._latest = Latest()
        panel = self._panel
        panel.criteria_changed.connect(self._changed)
        panel.type.chosen.connect(self._type_chosen)
        panel.opening_taken.connect(self._take)
        panel.more_wanted.connect(self._more)
        panel.hold_left.connect(self.release)

    def begin(self) -> None:
        """Read the clinic's schedule, then look for the first openings."""
        call = self._call
        call.tasks.run(call.services.schedule.clinic, self._offer, call.problem)

    def _offer(self, clinic: ClinicSchedule) -> None:
        self._clinic = clinic
        self._showing = True
        panel = self._panel
        panel.type.offer(
            [
                (t.id, f"{t.title} · {t.minutes} min")
                for t in clinic.types
                if t.active and not t.series
            ]
        )
        offices = [(one.id, one.name) for one in clinic.locations if one.active]
        panel.office.offer([(None, "Any office"), *offices])
        people = [(one.id, one.name) for one in clinic.practitioners if one.active]
        panel.provider.offer([(None, "Any provider"), *people])
        for name, choice in (
            ("type", panel.type), ("office", panel.office), ("provider", panel.provider),
            ("part", panel.part),
        ):  # fmt: skip
            choice.set_value(self._wanted.get(name))
        panel.first_day.setText(str(self._wanted.get("from", panel.first_day.text())))
        self._own_type = self._own_type or self._wanted.get("type") is not None
        self._wanted = {}
        self._showing = False
        self.look()

    # -- criteria -----------------------------------------------------------------------------

    def suggest(self, key: ServiceTypeId) -> None:
        """Look for this kind of visit, unless the desk chose one or a time is held."""
        if not self._own_type and self._call.intake.hold is None:
            self._showing = True
            self._panel.type.set_value(key)
            self._showing = False
            self.look()

    def _type_chosen(self, _value: object) -> None:
        if not self._showing:
            self._own_type = True

    def _changed(self) -> None:
        if not self._showing:
            self._limit = _FIRST
            self.look()

    def _more(self) -> None:
        if self._call.intake.hold is None or len(self._found) > 1:
            self._limit += _MORE
        self.look()

    def _criteria(self) -> Criteria | None:
        kind = self._panel.type.value()
        if not isinstance(kind, str):
            return None
        office, provider, part = (
            self._panel.office.value(), self._panel.provider.value(), self._panel.part.value(),
        )  # fmt: skip
        return Criteria(
            type=ServiceTypeId(kind),
            first_day=self._first_day(),
            office=LocationId(office) if isinstance(office, int) else None,
            provider=PractitionerId(provider) if isinstance(provider, int) else None,
            part_of_day=PartOfDay(part) if isinstance(part, str) else None,
            limit=self._limit * _EACH,
        )

    def _first_day(self) -> date | None:
        """The day typed into "From", in this year or the next; None for today."""
        text = self._panel.first_day.text().strip()
        if not text:
            return None
        today = self._today()
        parts = text.replace("-", "/").split("/")
        whole = text if len(parts) > 2 else f"{text}/{today.year}"  # noqa: PLR2004
        latest = date(today.year + 2, 12, 31)
        found = read_date(whole, latest)
        if len(parts) == 2 and found < today:  # noqa: PLR2004
            found = read_date(f"{text}/{today.year + 1}", latest)
        if found < today:
            raise Invalid("from", "past")
        return found

    def _today(self) -> date:
        return self._call.services.clock.now().astimezone(self._call.where).date()

    @property
    def shown(self) -> tuple[Opening, ...]:
        """The openings on the list."""
        return self._found

    def look(self) -> None:
        """Look for openings."""
        try:
            criteria = self._criteria()
        except Invalid as error:
            self._panel.show_problem(PAST if error.problem == "past" else NO_DAY)
            return
        self._panel.show_problem("")
        if criteria is None:
            return
        services, most = self._call.services, self._limit
        # What is held can be booked until its hold ends: what begins before that is not offered.
        soonest = services.clock.now() + timedelta(minutes=services.settings.clinic().hold_minutes)

        def look() -> Openings:
            found = services.schedule.openings(criteria)
            first: dict[datetime, Opening] = {}
            for one in found.openings:
                if one.start >= soonest:
                    first.setdefault(one.start, one)
            return Openings(tuple(first.values())[:most], found.closed)

        self._call.tasks.run(look, self._latest.ask(self._show), self._failed)

    def _failed(self, error: Exception) -> None:
        self._found = ()
        self._panel.show_openings((), "", sentence(error))

    def _show(self, found: Openings) -> None:
        self._found = found.openings
        closed = "; ".join(f"{day(one.day)} closed: {one.reason}" for one in found.closed[:3])
        empty = "" if found.openings else (
            "No opening in the next 90 days. Try any office, any time of day, or another provider."
        )  # fmt: skip
        self._panel.show_openings(
            tuple(self._entry(one, first=not row) for row, one in enumerate(self._found)),
            closed,
            empty,
        )

    def _entry(self, opening: Opening, *, first: bool) -> Entry:
        local = opening.start.astimezone(self._call.where)
        near = near_day(local.date(), self._today())
        short = day(local.date())
        return Entry(
            near,
            short if near != short else "",
            clock(opening.start, self._call.where),
            self._provider(opening.provider),
            "Return" if first else "",
        )

    def _provider(self, key: PractitionerId) -> str:
        people = self._clinic.practitioners if self._clinic else ()
        return next((one.name for one in people if one.id == key), "")

    def _office(self, key: LocationId) -> str:
        offices = self._clinic.locations if self._clinic else ()
        return next((one.name for one in offices if one.id == key), "")

    # -- the hold -----------------------------------------------------------------------------

    def _take(self, row: int) -> None:
        if 0 <= row < len(self._found):
            self.take(self._found[row])

    def take(self, opening: Opening) -> None:
        """Hold an opening, in place of the one that is held."""
        call = self._call
        self._taking = True
        self._latest.forget()
        before, held = call.intake.opening, call.intake.hold
        schedule, holder = call.services.schedule, str(call.intake.request)
        person = call.intake.person.id if call.intake.person else None

        def hold() -> _Held:
            # The held time may overlap the wanted one, so it goes first, and comes back where the
            # wanted one cannot be had.
            if held is not None:
                schedule.release(held.id)
            try:
                return _Held(opening, schedule.hold(opening, holder, person, new_request()))
            except Refusal as refusal:
                if before is None or held is None:
                    raise
                with suppress(Refusal):
                    again = schedule.hold(before, holder, person, new_request())
                    return _Held(before, again, refusal)
                raise

        call.tasks.run(hold, self._held, self._refused, writes=True)

    def _held(self, result: _Held) -> None:
        call = self._call
        self._taking = False
        call.intake.opening, call.intake.hold = result.opening, result.hold
        call.page.next.book_line.setChecked(True)
        self.tick(call.services.clock.now())
        call.page.show_problem(sentence(result.instead_of) if result.instead_of else "")
        if result.instead_of is None:
            self._show_alone(result.opening)
        else:
            self.look()
        call.offer_handouts()
        call.touched()

    def _show_alone(self, opening: Opening) -> None:
        """The held time alone, so that what finishing does has room; "More times" brings others."""
        self._latest.forget()
        self._found = (opening,)
        self._panel.show_openings((self._entry(opening, first=True),), "")

    def _refused(self, error: Exception) -> None:
        self._taking = False
        self._call.page.show_problem(sentence(error))
        if isinstance(error, SlotTaken):
            self.offer_instead(error)
        else:
            self._forget()
            self.look()

    def offer_instead(self, error: SlotTaken) -> None:
        """The time went to another: show the next ones like it."""
        self._latest.forget()
        self._found = error.alternatives
        self._panel.show_openings(
            tuple(self._entry(one, first=not row) for row, one in enumerate(self._found)), ""
        )
        self._forget()

    def _forget(self) -> None:
        self._call.intake.opening = self._call.intake.hold = None
        self._panel.show_held("")
        self._call.offer_handouts()
        self._call.touched()

    def release(self) -> None:
        """Give the held time up."""
        call, held = self._call, self._call.intake.hold
        self._forget()
        if held is not None:
            schedule = call.services.schedule
            call.tasks.run(
                lambda: schedule.release(held.id), lambda _none: self.look(), call.problem,
                writes=True,
            )  # fmt: skip

    # -- drafts -------------------------------------------------------------------------------

    def payload(self) -> dict[str, Any]:
        """What is looked for and what is held, as a draft holds it."""
        panel, opening, hold = self._panel, self._call.intake.opening, self._call.intake.hold
        return {
            "type": panel.type.value() if self._own_type else None,
            "office": panel.office.value(),
            "provider": panel.provider.value(),
            "part": panel.part.value(),
            "from": panel.first_day.text(),
            "held": as_kept(opening, hold) if opening and hold else None,
        }

    def restore(self, values: Mapping[str, Any]) -> None:
        """Look for the same again, and take the held time back where it is still this call's."""
        self._wanted = dict(values)
        held = values.get("held")
        if not held:
            return
        call = self._call
        opening, key = from_kept(held)
        schedule, holder = call.services.schedule, str(call.intake.request)

        def again() -> Appointment:
            found = schedule.get(key)
            if found.status is not Status.PENDING or found.holder != holder:
                raise HoldGone
            return schedule.renew(key)

        call.tasks.run(
            again,
            lambda hold: self._held(_Held(opening, hold)),
            self._hold_gone,
            writes=True,
        )

    def _hold_gone(self, error: Exception) -> None:
        self._call.problem(HoldGone() if isinstance(error, NotFound) else error)
        self.look()

    # -- the held time in words ---------------------------------------------------------------

    def tick(self, now: datetime) -> None:
        """Say until when the time is held, and when it no longer is."""
        held = self._call.intake.hold
        if held is None or held.held_until is None:
            return
        until, start = (clock(one, self._call.where) for one in (held.held_until, held.start))
        if now < held.held_until:
            self._panel.show_held(f"{start} is held for you until {until}")
        else:
            self._panel.show_held(
                f"The hold on {start} has ended. Finishing still books it if free."
            )

    # -- words --------------------------------------------------------------------------------

    def finish_words(self) -> str:
        """What finishing will book."""
        opening = self._call.intake.opening
        if opening is None:
            return ""
        local = opening.start.astimezone(self._call.where)
        office = self._office(opening.office)
        return f"Book {day(local.date())}, {clock(opening.start, self._call.where)} at {office}"

    def read_back(self) -> str:
        """Day, date, time, office, provider and what to bring, to be read to the caller."""
        opening = self._call.intake.opening
        if opening is None:
            return ""
        local = opening.start.astimezone(self._call.where)
        bring = self._call.services.settings.clinic().handout_texts.get("what-to-bring", "")
        lines = ", ".join(one.strip("-* ") for one in bring.splitlines() if one.strip())
        please = f" Please bring {lines}." if lines else ""
        return (
            f"{long_day(local.date())}, at {clock(opening.start, self._call.where)}, "
            f"{self._office(opening.office)}, with {self._provider(opening.provider)}.{please}"
        )

    def changed(self, change: Change) -> None:
        """What others booked or freed changes what is open."""
        if change.kinds & {Kind.APPOINTMENT, Kind.SCHEDULE, Kind.STORE}:
            if Kind.SCHEDULE in change.kinds:
                self.begin()
            elif (
                self._call.intake.hold is None and not self._taking
            ):  # else the list would move under the chosen time
                self.look()
