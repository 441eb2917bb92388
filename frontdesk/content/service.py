"""Versions as other contexts use them: what is live now, and steps within an open unit."""

from __future__ import annotations

import threading
from itertools import groupby
from typing import TYPE_CHECKING

from frontdesk.changes import Kind
from frontdesk.content import store
from frontdesk.content.model import Live, Shelf, Version
from frontdesk.content.rules.live import is_retired, live
from frontdesk.errors import NotFound
from frontdesk.storage.schema.content import ContentVersionRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection

    from frontdesk.changes import Change
    from frontdesk.content.model import Body, DocumentKey, NewVersion, TextHash, VersionId
    from frontdesk.storage.unit import Storage, Unit


class Contents:
    """What the store's documents show, kept in memory until one changes.

    Made before those who make something of it, it hears of a change before them, in the thread
    that committed it: a key press never waits for the store.
    """

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._lock = threading.Lock()
        self._shelf: Shelf | None = None
        storage.announcer.listen(self._heard)

    def _heard(self, change: Change) -> None:
        if not change.kinds & {Kind.CONTENT, Kind.STORE}:
            return
        known = self._shelf
        if known is None:
            return
        try:
            with self._storage.reading() as connection:
                if store.stamp(connection) == known.stamp:
                    return
                new = shelf(connection, known)
        except BaseException:
            self._shelf = None  # where the store cannot be read now, the next look reads it
            raise
        with self._lock:  # read outside it: who asks meanwhile gets what stood before
            if self._shelf is None or self._shelf.stamp < new.stamp:
                self._shelf = new

    def shelf(self) -> Shelf:
        """What is live now."""
        found = self._shelf
        if found is not None:
            return found
        with self._lock:
            if self._shelf is None:
                with self._storage.reading() as connection:
                    self._shelf = shelf(connection)
            return self._shelf


def shelf(connection: Connection, known: Shelf | None = None) -> Shelf:
    """What the documents of a store show at this moment of it; texts that are `known` are kept."""
    found = all_versions(connection)
    shown = {key: one for key, versions in found.items() if (one := live(versions)) is not None}
    bodies = {one.version.text: one.body for one in known.live.values()} if known else {}
    wanted = {one.text for one in shown.values()} - bodies.keys()
    bodies |= store.texts(connection, wanted)
    return Shelf(
        store.stamp(connection),
        {key: Live(one, bodies[one.text]) for key, one in shown.items()},
        frozenset(key for key, versions in found.items() if is_retired(versions)),
        store.phrases(connection),
    )


def stamp(connection: Connection) -> int:
    """A number that grows with every change of content."""
    return store.stamp(connection)


def all_versions(connection: Connection) -> dict[DocumentKey, list[Version]]:
    """All versions by document, the newest first."""
    found = store.versions(connection)
    found.sort(key=lambda one: (one.key, -one.number))
    return {key: list(versions) for key, versions in groupby(found, key=lambda one: one.key)}


def history(connection: Connection, key: DocumentKey) -> list[Version]:
    """The versions of one document, the newest first."""
    return store.versions(connection, *store.of_document(key))


def version(connection: Connection, key: VersionId) -> Version:
    """One version; raises NotFound."""
    found = store.versions(connection, ContentVersionRow.id == key)
    if not found:
        raise NotFound("version", str(key))
    return found[0]


def text(connection: Connection, key: TextHash) -> Body:
    """One kept text; raises NotFound."""
    found = store.texts(connection, [key])
    if key not in found:
        raise NotFound("text", key)
    return found[key]


def texts(connection: Connection, wanted: Iterable[TextHash]) -> Mapping[TextHash, Body]:
    """Kept texts by their hashes."""
    return store.texts(connection, wanted)


def keep(unit: Unit, body: Body) -> TextHash:
    """Keep a text for good within an open unit, as what is printed or spoken from is."""
    return store.keep(unit.connection, body)


def add(unit: Unit, new: NewVersion, at_least: int = 1) -> Version:
    """Add a version to a document within an open unit, under the next number from one on."""
    earlier = history(unit.connection, new.key)
    number = max(earlier[0].number + 1 if earlier else 1, at_least)
    key = store.insert_version(
        unit.connection, new, number, new.author or unit.actor.agent, unit.now
    )
    unit.record("C", store.ENTITY, new.key, {"version": (None, number)})
    unit.touch(Kind.CONTENT, new.key)
    return version(unit.connection, key)


def change(unit: Unit, old: Version, values: Mapping[str, object]) -> Version:
    """Write how far a version has come within an open unit; the trail keeps what was before."""
    if old.id is None:
        raise NotFound("version", str(old.key))
    store.update_version(unit.connection, old.id, dict(values))
    new = version(unit.connection, old.id)
    changes = {"state": (str(old.state), str(new.state)), "number": (old.number, old.number)}
    if old.review != new.review:
        changes["approval"] = (_approval(old), _approval(new))
    unit.record("U", store.ENTITY, old.key, changes)
    unit.touch(Kind.CONTENT, old.key)
    return new


def _approval(one: Version) -> list[str | None]:
    days = (None if day is None else day.isoformat() for day in (one.review.on, one.review.until))
    return [one.review.by, *days]


def phrases(connection: Connection) -> Mapping[str, tuple[str, ...]]:
    """Callers' accepted words by topic."""
    return store.phrases(connection)


def accept_phrase(unit: Unit, phrase: str, topic: str) -> None:
    """Give callers' words to a topic within an open unit."""
    store.insert_phrase(unit.connection, phrase, topic, unit.actor.agent, unit.now)
    unit.record("C", store.ENTITY, f"phrase:{topic}", {"phrase": (None, phrase)})
    unit.touch(Kind.CONTENT, f"phrase:{topic}")


def remove_phrase(unit: Unit, phrase: str, topic: str) -> None:
    """Take callers' words from a topic within an open unit; raises NotFound."""
    if not store.remove_phrase(unit.connection, phrase, topic, unit.now):
        raise NotFound("phrase", topic)
    unit.record("D", store.ENTITY, f"phrase:{topic}", {"phrase": (phrase, None)})
    unit.touch(Kind.CONTENT, f"phrase:{topic}")
