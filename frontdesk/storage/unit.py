"""Units of work: one for each thing the user did, all or nothing, with its audit events inside."""

from __future__ import annotations

import threading
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Connection, Engine, bindparam, insert, select
from sqlalchemy.pool import StaticPool

from frontdesk.changes import Announcer, Change, Kind
from frontdesk.errors import RequestReused
from frontdesk.identity import new_request
from frontdesk.storage.faults import told
from frontdesk.storage.schema.desk import AuditEventRow, RequestRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from frontdesk.clock import Clock

_EARLIER = select(RequestRow.kind, RequestRow.result).where(RequestRow.id == bindparam("request"))
_REMEMBER = insert(RequestRow)
_AUDIT = insert(AuditEventRow)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, and at which desk; both are names of accounts and computers, never of callers."""

    agent: str
    desk: str = ""


class UnitNotAudited(RuntimeError):
    """A unit wrote without recording an audit event; this is a mistake in the program."""


@dataclass(slots=True)
class Unit:
    """One open write: the connection, the instant it happens at, and what it must leave behind."""

    connection: Connection
    actor: Actor
    now: datetime
    request: UUID
    _events: list[dict[str, Any]] = field(default_factory=list)
    _kinds: set[Kind] = field(default_factory=set)
    _ids: set[str] = field(default_factory=set)
    _change: Change | None = None
    _doing: str = ""

    def earlier(self, kind: str) -> str | None:
        """The result of an earlier unit of the same request, after which nothing is to be done.

        `kind` is what this unit does. Raises RequestReused where the earlier one did another.
        """
        self._doing = kind
        return _earlier(self.connection, self.request, kind)

    def record(
        self,
        action: str,
        entity: str,
        entity_id: object,
        changes: Mapping[str, tuple[object, object]] | None = None,
    ) -> None:
        """Note an audit event: `action` is C, R, U, D or E; `changes` maps a field to old and new.

        Values in `changes` must be what JSON holds: text, numbers, None, lists of them.
        """
        self._events.append(
            {
                "recorded": self.now,
                "agent": self.actor.agent,
                "desk": self.actor.desk,
                "action": action,
                "entity": entity,
                "entity_id": str(entity_id),
                "request": str(self.request),
                "changes": {name: list(pair) for name, pair in (changes or {}).items()},
            }
        )

    def touch(self, kind: Kind, *ids: object) -> None:
        """Say what this unit changes, for the screens."""
        self._kinds.add(kind)
        self._ids.update(f"{kind}:{one}" for one in ids)

    def commit(self, result: object = "", *, audited: bool = True) -> None:
        """Make it durable with its audit events and the result a repeated request will find.

        Only a hold, which ends by itself, is committed with `audited` false and no event.
        """
        if audited != bool(self._events):
            raise UnitNotAudited
        if audited:
            self.connection.execute(_AUDIT, self._events)
        self.connection.execute(
            _REMEMBER,
            {"id": str(self.request), "kind": self._doing, "result": str(result)},
        )
        self.connection.commit()
        self._change = Change(frozenset(self._kinds), frozenset(self._ids), self.request)

    def abandon(self) -> None:
        """Take back all that was written and read on, for what a refusal is to tell."""
        self.connection.rollback()
        self.connection.execution_options(readonly=True)
        self.connection.begin()

    @property
    def has_events(self) -> bool:
        """Whether anything was done that is to be committed."""
        return bool(self._events)

    @property
    def change(self) -> Change | None:
        """What was committed; None while it was not."""
        return self._change


def _earlier(connection: Connection, request: UUID, kind: str) -> str | None:
    found = connection.execute(_EARLIER, {"request": str(request)}).first()
    if found is None:
        return None
    if found.kind != kind:
        raise RequestReused
    return str(found.result)


class Storage:
    """One open store: units that write, connections that read, and word of what changed."""

    def __init__(self, engine: Engine, clock: Clock, announcer: Announcer) -> None:
        self.engine = engine
        self.clock = clock
        self.announcer = announcer
        self.own_requests: deque[str] = deque(maxlen=1000)  # to tell other processes' commits
        self._shared: Connection | None = None
        self._writing = threading.Lock()  # threads of this process queue here, not in busy waits

    @contextmanager
    def writing(self, actor: Actor, request: UUID | None = None) -> Iterator[Unit]:
        """Open a unit; it is rolled back unless `commit` was reached, and announced after it.

        Raises Busy where another process holds the store beyond the waiting time.
        """
        with self._writing, told(), self.engine.connect() as connection:
            connection.begin()
            self._open(connection)
            unit = Unit(connection, actor, self.clock.now(), request or new_request())
            # Before the commit: whoever looks between it and the next line must know it.
            self.own_requests.append(str(unit.request))
            yield unit
        if unit.change is not None:
            self.announcer.announce(unit.change)

    def earlier(self, request: UUID, kind: str) -> str | None:
        """The result of a request that was committed; None where it was not.

        Raises RequestReused where it was one of another kind.
        """
        with self.reading() as connection:
            return _earlier(connection, request, kind)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one moment of the store and never writes."""
        if self._shared is not None and self._shared.in_transaction():
            yield self._shared
            return
        with told(), self.engine.connect() as plain:
            connection = plain.execution_options(readonly=True)
            connection.begin()
            self._open(connection)
            yield connection

    def _open(self, connection: Connection) -> None:
        # A store in memory has one connection: what reads within a unit must read through it.
        self._shared = connection if isinstance(self.engine.pool, StaticPool) else None

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()
