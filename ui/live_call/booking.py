"""Booking from a live call: first openings, the hold, and the sentence to read back."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from frontdesk.changes import Kind
from frontdesk.errors import Invalid, NotFound, Refusal
from frontdesk.identity import (
    ServiceTypeId,
    new_request,
)
from frontdesk.schedule.model import Appointment, Opening, Openings, Status
from frontdesk.schedule.refusals import HoldGone, SlotTaken
from ui.background import Latest
from ui.live_call.kept_opening import as_kept, from_kept
from ui.live_call.openings_words import HELD, HOLD_ENDED, NOT_SET_UP, OpeningWords
from ui.live_call.wanted_time import NO_DAY, PAST, criteria_of
from ui.messages import clock, day, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from frontdesk.changes import Change
    from frontdesk.identity import ServiceTypeId
    from frontdesk.schedule.model import ClinicSchedule
    from ui.live_call.call import Call

NONE_FREE = "No opening in the next 90 days. Try any office, any time of day, or another provider."
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
        self._words: OpeningWords | None = None
        self._has_ended = False  # the hold, though its time stays chosen
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
        call.page.next.hold_left.connect(self.release)

    def begin(self) -> None:
        """Read the clinic's schedule, then look for the first openings."""
        call = self._call
        call.tasks.run(call.services.schedule.clinic, self._offer, call.problem)

    def _offer(self, clinic: ClinicSchedule) -> None:
        self._words = OpeningWords(clinic, self._call.where)
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

    def _today(self) -> date:
        return self._call.services.clock.now().astimezone(self._call.where).date()

    @property
    def shown(self) -> tuple[Opening, ...]:
        """The openings on the list."""
        return self._found

    def look(self) -> None:
        """Look for openings."""
        try:
            criteria = criteria_of(self._panel, self._today(), self._limit * _EACH)
        except Invalid as error:
            self._panel.show_problem(PAST if error.problem == "past" else NO_DAY)
            return
        self._panel.show_problem("")
        if self._words is None:
            return  # the clinic is being read, and looked through after that
        if criteria is None or not self._words.can_book:
            self._show_rows((), empty=NOT_SET_UP)
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

        self._latest.run(self._call.tasks, look, self._show, self._failed)

    def _failed(self, error: Exception) -> None:
        self._show_rows((), empty=sentence(error))

    def _show(self, found: Openings) -> None:
        closed = "; ".join(f"{day(one.day)} closed: {one.reason}" for one in found.closed[:3])
        self._show_rows(found.openings, closed, "" if found.openings else NONE_FREE)

    def _show_rows(self, openings: Sequence[Opening], closed: str = "", empty: str = "") -> None:
        """Show these, and among them the held time, which is chosen: Enter there keeps it."""
        held = self._call.intake.opening
        if held is not None:
            others = [one for one in openings if one.start != held.start]
            openings = sorted((held, *others), key=lambda one: one.start)
        self._found = tuple(openings)
        tag = HOLD_ENDED if self._has_ended else HELD
        words = self._words
        entries = words.entries(self._found, self._today(), held, tag) if words else ()
        self._panel.show_openings(entries, closed, empty)
        if held is not None:
            self._panel.openings.choose(self._found.index(held))

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
        again = result.opening == call.intake.opening
        call.intake.opening, call.intake.hold = result.opening, result.hold
        call.page.next.book_line.setChecked(True)
        self.tick(call.services.clock.now())
        call.page.show_problem(sentence(result.instead_of) if result.instead_of else "")
        if result.instead_of is not None:
            self.look()
        elif again:
            self._show_rows(self._found, self._panel.closed.text())
        else:
            self._show_alone()
        call.offer_handouts()
        call.touched()

    def _show_alone(self) -> None:
        """The held time alone, so that what finishing does has room; "More times" brings others."""
        self._latest.forget()
        self._show_rows(())

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
        self._forget()
        self._show_rows(error.alternatives)

    def _forget(self) -> None:
        self._call.intake.opening = self._call.intake.hold = None
        self._has_ended = False
        self._call.page.next.show_held("")
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
        ended, before = now >= held.held_until, self._has_ended
        self._has_ended = ended
        self._call.page.next.show_held(
            f"The hold on {start} has ended. Finishing still books it if free."
            if ended
            else f"{start} is held for you until {until}"
        )
        if ended and not before:
            self._show_rows(self._found, self._panel.closed.text())

    # -- words --------------------------------------------------------------------------------

    def finish_words(self) -> str:
        """What finishing will book."""
        opening = self._call.intake.opening
        return self._words.finish(opening) if opening and self._words else ""

    def read_back(self) -> str:
        """What is to be read to the caller of the time that is held."""
        opening = self._call.intake.opening
        if opening is None or self._words is None:
            return ""
        bring = self._call.services.settings.clinic().handout_texts.get("what-to-bring", "")
        return self._words.read_back(opening, bring)

    def changed(self, change: Change) -> None:
        """What others booked or freed changes what is open."""
        if change.kinds & {Kind.APPOINTMENT, Kind.SCHEDULE, Kind.STORE}:
            if Kind.SCHEDULE in change.kinds:
                self.begin()
            elif (
                self._call.intake.hold is None and not self._taking
            ):  # else the list would move under the chosen time
                self.look()
