"""The rules and the taken minutes in memory, brought up to date before each use.

Every commit leaves a request behind, whichever process made it, so one look at the last one tells
whether anything changed; then only the appointments that were touched are read again.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from frontdesk.identity import AppointmentId
from frontdesk.schedule.rules.holidays import federal
from frontdesk.schedule.rules.hours import Timetable
from frontdesk.schedule.rules.taken import Taken, practitioner_actor, resource_actor
from frontdesk.schedule.store import clinic, lists

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from sqlalchemy import Connection

    from frontdesk.schedule.rules.weeks import Week
    from frontdesk.settings.model import ClinicSettings

RULES = frozenset(
    ("office", "provider", "resource", "visit type", "exception", "schedule", "sample")
)
_MANY = 500
_MINUTE = 60_000_000
_SECOND = 1_000_000


class Memory:
    """What the schedule knows without asking the store again."""

    def __init__(self, settings: Callable[[], ClinicSettings]) -> None:
        self._settings = settings
        self._lock = threading.RLock()
        self._timetable: Timetable | None = None
        self._asked: tuple[str, int, frozenset[str]] | None = None
        self._taken = Taken()
        self._seen = (-1, -1)
        self._view = threading.local()  # what each thread's open view has last seen
        self._stale: set[AppointmentId] = set()
        self._now = 0  # microseconds since 1970, as of the last catching up

    @property
    def lock(self) -> threading.RLock:
        """Held while the taken minutes are read or changed."""
        return self._lock

    def timetable(self, connection: Connection) -> Timetable:
        """The rules as they stand in the connection's view."""
        settings = self._settings()
        asked = (settings.zone, settings.step_minutes, settings.open_holidays)
        with self._lock:
            seen = lists.seen(connection)
            if self._timetable is not None and seen != self._seen:
                self._note_changes(connection)
            if self._timetable is None or self._asked != asked:
                self._timetable = Timetable(clinic.rules(connection, *asked), federal)
                self._asked = asked
                self._taken = Taken()
                self._stale.clear()
            self._seen = self._view.seen = seen
            return self._timetable

    def known(self, connection: Connection) -> Timetable:
        """The rules as they were last read, which name whatever this process itself just wrote."""
        return self._timetable or self.timetable(connection)

    def _note_changes(self, connection: Connection) -> None:
        changed = lists.changed_since(connection, *self._seen)
        if len(changed) > _MANY or any(entity in RULES for entity, _ in changed):
            self._timetable = None
            return
        self._stale.update(
            AppointmentId(int(key)) for entity, key in changed if entity == "appointment"
        )

    def wrote(self, appointment: AppointmentId) -> None:
        """Note this thread's own commit of one request with one audit event.

        Nobody else wrote since the unit began, so what it saw then and these two are all there is.
        """
        request, audit = self._view.seen
        with self._lock:
            if self._seen == (request, audit):
                self._seen = (request + 1, audit + 1)
                self._stale.add(appointment)

    def catch_up(self, connection: Connection, now: datetime) -> None:
        """Bring the taken minutes up to date; after `timetable`, in the same view."""
        for key in self._stale:
            self._taken.replace(key, lists.claims_of(connection, key))
        self._stale.clear()
        self._now = int(now.timestamp() * _SECOND)
        self._taken.end_holds(self._now)

    def taken_of(self, connection: Connection, week: Week) -> Mapping[int, int]:
        """A week's taken bits by actor; read at its first use."""
        found = self._taken.loaded(week.monday)
        if found is None and self._timetable is not None:
            schedule = self._timetable.schedule
            actors = [practitioner_actor(one.id) for one in schedule.practitioners]
            actors += [resource_actor(one.id) for one in schedule.resources]
            first = week.first_minute * _MINUTE
            last = first + week.length * _MINUTE
            claims = lists.claims_between(connection, actors, first, last)
            found = self._taken.load(week, claims)
            self._taken.end_holds(self._now)  # one that ended may still lie in the store
        return found or {}

    def without(
        self, connection: Connection, week: Week, appointment: AppointmentId
    ) -> Mapping[int, int]:
        """A week's taken bits as if one appointment took none."""
        left = dict(self.taken_of(connection, week))
        for claim in lists.claims_of(connection, appointment):
            first, last = claim.start // _MINUTE, -(-claim.end // _MINUTE)
            left[claim.actor] = left.get(claim.actor, 0) & ~week.between(first, last)
        return left
