"""Logging calls, finding and correcting them, and doing what is still due."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from frontdesk.audit.service import trail
from frontdesk.calls import store
from frontdesk.calls.model import Call, CallEdited, CallQuery, NewFollowUp
from frontdesk.calls.rules.entries import checked, checked_follow_up, differences
from frontdesk.calls.rules.listing import calls_csv
from frontdesk.changes import Kind
from frontdesk.clock import local_day
from frontdesk.content.model import TextHash
from frontdesk.errors import ChangedMeanwhile, Invalid, NotFound
from frontdesk.identity import CallId, FollowUpId, TopicId
from frontdesk.storage.schema.calls import FollowUpRow
from frontdesk.wording import clean

if TYPE_CHECKING:
    from uuid import UUID
    from zoneinfo import ZoneInfo

    from sqlalchemy import ColumnElement

    from frontdesk.audit.model import AuditEvent
    from frontdesk.calls.model import CallEntry, FollowUp
    from frontdesk.identity import PersonId
    from frontdesk.storage.unit import Actor, Storage, Unit

EXPORT_LIMIT = 200_000
WORDS_LIMIT = 300
CLOCKS_DIFFER = timedelta(minutes=5)


KeepTexts = Callable[["Unit", Sequence[TopicId]], Mapping[TopicId, TextHash]]
"""Keeps the texts of topics for good within an open unit."""


def log(
    unit: Unit, entry: CallEntry, where: ZoneInfo, keep_texts: KeepTexts | None = None
) -> CallId:
    """Log a call within an open unit, with its follow-up and the words that had no answer.

    `keep_texts` keeps what its topics say now, which is what was spoken from. Raises
    ReasonMissing, CrisisUnfinished or Invalid.
    """
    wanted = checked(entry)
    key = store.insert_call(unit.connection, wanted, unit.actor.agent)
    if keep_texts is not None and wanted.topics:
        store.note_texts(unit.connection, key, keep_texts(unit, wanted.topics))
    unit.record("C", "call", key)
    unit.touch(Kind.CALL, key)
    if wanted.follow_up is not None:
        add_follow_up(unit, key, wanted.person, wanted.follow_up)
    store.insert_unanswered(unit.connection, wanted.unanswered, local_day(unit.now, where))
    return key


def _refuse_to_come(entry: CallEntry, unit: Unit) -> None:
    """Refuse a call that is still to come by more than two clocks may differ.

    Only where the time was typed: a live call must end whatever became of this computer's clock.
    """
    if entry.started > unit.now + CLOCKS_DIFFER:
        raise Invalid("started", "in-the-future")


def correct(
    unit: Unit, key: CallId, version: int, entry: CallEntry, keep_texts: KeepTexts | None = None
) -> None:
    """Correct a call within an open unit; nothing is done where nothing differs.

    Topics that were spoken of keep the text of then.

    Raises CallEdited with what stands now, NotFound, ReasonMissing, CrisisUnfinished, Invalid.
    """
    current = store.call(unit.connection, key)
    if current is None:
        raise NotFound("call", str(key))
    wanted = checked(entry)
    if wanted.started != current.entry.started:
        _refuse_to_come(wanted, unit)
    changes = differences(current.entry, wanted)
    if not changes:
        return
    then = store.spoken_texts(unit.connection, key)
    if not store.replace_call(unit.connection, key, version, wanted):
        raise CallEdited(current)
    added = [topic for topic in wanted.topics if topic not in current.entry.topics]
    now = keep_texts(unit, added) if keep_texts is not None and added else {}
    store.note_texts(unit.connection, key, {**then, **now})
    unit.record("U", "call", key, changes)
    unit.touch(Kind.CALL, key)


def add_follow_up(
    unit: Unit, call: CallId, person: PersonId | None, wanted: NewFollowUp
) -> FollowUpId:
    """Add a follow-up to a call within an open unit."""
    key = store.insert_follow_up(unit.connection, call, person, checked_follow_up(wanted))
    unit.record("C", "follow-up", key)
    unit.touch(Kind.FOLLOW_UP, key)
    return key


class Calls:
    """The call log. `zone` gives the clinic's zone, which decides days."""

    def __init__(
        self,
        storage: Storage,
        actor: Actor,
        zone: Callable[[], ZoneInfo],
        keep_texts: KeepTexts | None = None,
    ) -> None:
        self._storage = storage
        self._actor = actor
        self._zone = zone
        self._keep_texts = keep_texts

    def log_in(self, unit: Unit, entry: CallEntry) -> CallId:
        """Log a call within an open unit; raises what `log` raises."""
        return log(unit, entry, self._zone(), self._keep_texts)

    def spoken_texts(self, key: CallId) -> dict[TopicId, TextHash]:
        """The texts that the topics of a call had when they were spoken of."""
        with self._storage.reading() as connection:
            return store.spoken_texts(connection, key)

    def log(self, entry: CallEntry, request: UUID | None = None) -> Call:
        """Log a call; the same request again finds the first."""
        with self._storage.writing(self._actor, request) as unit:
            earlier = unit.earlier("log call")
            if earlier:
                key = CallId(int(earlier))
            else:
                _refuse_to_come(checked(entry), unit)
                key = self.log_in(unit, entry)
                unit.commit(key)
        return self.get(key)

    def get(self, key: CallId) -> Call:
        """One call; NotFound where there is none."""
        with self._storage.reading() as connection:
            found = store.call(connection, key)
        if found is None:
            raise NotFound("call", str(key))
        return found

    def page(
        self, query: CallQuery, after: tuple[datetime, int] | None = None, limit: int = 100
    ) -> list[Call]:
        """Calls of a query, newest first; `after` is (started, id) of the last one shown."""
        with self._storage.reading() as connection:
            return store.calls(connection, _clean(query), self._zone(), after=after, limit=limit)

    def count(self, query: CallQuery) -> int:
        """How many calls a query has."""
        with self._storage.reading() as connection:
            return store.count(connection, _clean(query), self._zone())

    def export_csv(self, query: CallQuery) -> str:
        """The calls of a query as CSV, newest first, formulas defused; the trail says how many."""
        with self._storage.reading() as connection:
            found = store.calls(connection, _clean(query), self._zone(), limit=EXPORT_LIMIT)
        with self._storage.writing(self._actor) as unit:
            unit.record("E", "call log", "", {"rows": (None, len(found))})
            unit.commit()
        return calls_csv(found, self._zone())

    def correct(
        self, key: CallId, version: int, entry: CallEntry, request: UUID | None = None
    ) -> Call:
        """Correct a call of that version; what it said before stays in its history.

        Raises CallEdited with what stands now, NotFound, ReasonMissing, CrisisUnfinished, Invalid.
        """
        with self._storage.writing(self._actor, request) as unit:
            if unit.earlier("correct call") is None:
                correct(unit, key, version, entry, self._keep_texts)
                if unit.has_events:
                    unit.commit(key)
        return self.get(key)

    def history(self, key: CallId) -> list[AuditEvent]:
        """What was done to a call, oldest first."""
        with self._storage.reading() as connection:
            return trail(connection, "call", str(key))

    def follow_ups(
        self, *, open_only: bool = True, due_before: datetime | None = None, limit: int = 200
    ) -> list[FollowUp]:
        """Follow-ups, the soonest due first."""
        conditions: list[ColumnElement[bool]] = [FollowUpRow.done.is_(None)] if open_only else []
        if due_before is not None:
            conditions.append(FollowUpRow.due < due_before)
        with self._storage.reading() as connection:
            return store.follow_ups(connection, *conditions, limit=limit)

    def follow_up(self, key: FollowUpId) -> FollowUp:
        """One follow-up; NotFound where there is none."""
        with self._storage.reading() as connection:
            found = store.follow_ups(connection, FollowUpRow.id == key)
        if not found:
            raise NotFound("follow-up", str(key))
        return found[0]

    def add_follow_up(
        self,
        call: CallId,
        wanted: NewFollowUp,
        person: PersonId | None = None,
        request: UUID | None = None,
    ) -> FollowUpId:
        """Add a follow-up to a logged call."""
        self.get(call)
        with self._storage.writing(self._actor, request) as unit:
            earlier = unit.earlier("add follow-up")
            key = FollowUpId(int(earlier)) if earlier else add_follow_up(unit, call, person, wanted)
            if not earlier:
                unit.commit(key)
        return key

    def finish_follow_up(
        self, key: FollowUpId, version: int, request: UUID | None = None
    ) -> FollowUp:
        """Mark a follow-up done; ChangedMeanwhile where another window changed it first."""
        now, agent = self._storage.clock.now(), self._actor.agent
        values: dict[str, object] = {"done": now, "done_by": agent}
        return self._change("finish follow-up", key, version, lambda _old: values, request)

    def reopen_follow_up(
        self, key: FollowUpId, version: int, request: UUID | None = None
    ) -> FollowUp:
        """Take the mark back."""
        values: dict[str, object] = {"done": None, "done_by": ""}
        return self._change("reopen follow-up", key, version, lambda _old: values, request)

    def try_follow_up(
        self, key: FollowUpId, version: int, next_due: datetime, request: UUID | None = None
    ) -> FollowUp:
        """Note one more try in vain, and when to try next."""
        return self._change(
            "try follow-up",
            key,
            version,
            lambda old: {"tries": old.tries + 1, "due": next_due},
            request,
        )

    def _change(
        self,
        kind: str,
        key: FollowUpId,
        version: int,
        wanted: Callable[[FollowUp], dict[str, object]],
        request: UUID | None,
    ) -> FollowUp:
        with self._storage.writing(self._actor, request) as unit:
            if unit.earlier(kind) is None:
                old = next(iter(store.follow_ups(unit.connection, FollowUpRow.id == key)), None)
                if old is None:
                    raise NotFound("follow-up", str(key))
                values = wanted(old)
                changes = {
                    name: (_plain(getattr(old, name)), _plain(value))
                    for name, value in values.items()
                }
                if not store.update_follow_up(unit.connection, key, version, values):
                    raise ChangedMeanwhile("follow-up", str(key))
                unit.record("U", "follow-up", key, changes)
                unit.touch(Kind.FOLLOW_UP, key)
                unit.commit(key)
        return self.follow_up(key)


def _plain(value: object) -> object:
    """A value as JSON holds it."""
    return value.isoformat() if isinstance(value, datetime) else value


def _clean(query: CallQuery) -> CallQuery:
    """A search line as it is taken: cleaned, and short enough to be answered quickly."""
    return replace(query, words=clean(query.words[:WORDS_LIMIT], WORDS_LIMIT, "words"))
