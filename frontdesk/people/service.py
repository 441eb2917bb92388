"""Keeping people and finding them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.audit.service import trail
from frontdesk.changes import Kind
from frontdesk.clock import local_day, zone
from frontdesk.errors import NotFound
from frontdesk.identity import PersonId
from frontdesk.people import search, store
from frontdesk.people.model import Person, PersonDetails, PersonEdited, PersonMatch
from frontdesk.people.rules.details import checked, differences, taken_back
from frontdesk.people.rules.likeness import likeness
from frontdesk.people.rules.names import words
from frontdesk.people.rules.numbers import digits_of, digits_typed
from frontdesk.people.rules.query import LEAST_DIGITS, Query, read_query

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from sqlalchemy import Connection

    from frontdesk.audit.model import AuditEvent
    from frontdesk.storage.unit import Actor, Storage, Unit

_LIKE = 5
_NATIONAL = 10


def add(unit: Unit, details: PersonDetails) -> PersonId:
    """Add a person within an open unit; raises Invalid."""
    wanted = checked(details, local_day(unit.now, zone()))
    key = store.insert_person(unit.connection, wanted, unit.now)
    unit.record("C", "person", key)
    unit.touch(Kind.PERSON, key)
    return key


def update(unit: Unit, key: PersonId, version: int, details: PersonDetails) -> None:
    """Write a person's edited details within an open unit; nothing is done where nothing differs.

    Raises PersonEdited with what stands now, NotFound, Invalid.
    """
    current = store.person(unit.connection, key)
    if current is None:
        raise NotFound("person", str(key))
    wanted = checked(details, local_day(unit.now, zone()))
    changes = differences(current.details, wanted)
    if not changes:
        return
    if current.version != version:
        raise PersonEdited(current)
    store.replace_person(unit.connection, key, version, wanted)
    unit.record("U", "person", key, changes)
    unit.touch(Kind.PERSON, key)


class People:
    """People: adding, editing with history, and finding."""

    def __init__(self, storage: Storage, actor: Actor) -> None:
        self._storage = storage
        self._actor = actor

    def _today(self) -> date:
        return local_day(self._storage.clock.now(), zone())

    def get(self, key: PersonId) -> Person:
        """One person; NotFound where there is none."""
        with self._storage.reading() as connection:
            found = store.person(connection, key)
        if found is None:
            raise NotFound("person", str(key))
        return found

    def count(self) -> int:
        """How many people there are."""
        with self._storage.reading() as connection:
            return store.count(connection)

    def opened(self, key: PersonId) -> None:
        """Note that the person's record was opened."""
        with self._storage.writing(self._actor) as unit:
            unit.record("R", "person", key)
            unit.commit()

    def add(self, details: PersonDetails, request: UUID | None = None) -> Person:
        """Add a person; the same request again finds the first. Raises Invalid."""
        with self._storage.writing(self._actor, request) as unit:
            earlier = unit.earlier("add person")
            key = PersonId(int(earlier)) if earlier else add(unit, details)
            if not earlier:
                unit.commit(key)
        return self.get(key)

    def update(
        self, key: PersonId, version: int, details: PersonDetails, request: UUID | None = None
    ) -> Person:
        """Write edited details over that version. Raises PersonEdited, NotFound, Invalid."""
        with self._storage.writing(self._actor, request) as unit:
            if unit.earlier("edit person") is None:
                update(unit, key, version, details)
                if unit.has_events:
                    unit.commit(key)
        return self.get(key)

    def undo(self, key: PersonId, request: UUID | None = None) -> Person:
        """Take the last edit back; a second undo redoes it. NotFound where nothing was edited."""
        with self._storage.writing(self._actor, request) as unit:
            if unit.earlier("undo person") is None:
                current = store.person(unit.connection, key)
                edits = [e for e in trail(unit.connection, "person", str(key)) if e.action == "U"]
                if current is None or not edits:
                    raise NotFound("edit", str(key))
                before = taken_back(current.details, edits[-1].changes)
                update(unit, key, current.version, before)
                if unit.has_events:
                    unit.commit(key)
        return self.get(key)

    def history(self, key: PersonId) -> list[AuditEvent]:
        """What was done to a person's record, oldest first."""
        with self._storage.reading() as connection:
            return trail(connection, "person", str(key))

    def find(self, text: str, limit: int = 20) -> list[PersonMatch]:
        """People by name, birth date or any part of a number, a typo tolerated, surest first."""
        query = read_query(text, self._today())
        with self._storage.reading() as connection:
            return store.matches(connection, search.find(connection, query, limit))

    def matching(self, number: str, limit: int = 8) -> list[PersonMatch]:
        """People whose number holds the digits typed so far; none below four digits."""
        digits = digits_typed(number)
        if len(digits) < LEAST_DIGITS:
            return []
        with self._storage.reading() as connection:
            return store.matches(connection, search.with_number(connection, digits, limit))

    def similar(self, details: PersonDetails) -> list[PersonMatch]:
        """Known people whom a new one looks like, each with the reason: a warning, no block."""
        with self._storage.reading() as connection:
            found = [
                (match, why)
                for match in self._suspects(connection, details)
                if (why := likeness(details, match))
            ]
            return store.matches(connection, {match.id: why for match, why in found[:_LIKE]})

    def _suspects(self, connection: Connection, details: PersonDetails) -> list[PersonMatch]:
        queries = [Query(digits=digits_of(phone.value)[-_NATIONAL:]) for phone in details.phones]
        queries.append(Query(born=details.born))
        queries += [Query(names=tuple(words(n))) for n in (details.name, details.preferred_name)]
        found: dict[PersonId, str] = {}
        for query in queries:
            found |= search.find(connection, query, 200)
        return store.matches(connection, found)
