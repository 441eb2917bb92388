"""Units of work: all or nothing, audited, repeated without harm."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from frontdesk.changes import Change, Kind
from frontdesk.errors import Busy, RequestReused
from frontdesk.storage.engine import open_engine
from frontdesk.storage.schema.desk import AuditEventRow, RequestRow
from frontdesk.storage.schema.people import PersonRow
from frontdesk.storage.unit import Actor, Storage, Unit, UnitNotAudited

if TYPE_CHECKING:
    from uuid import UUID

    from frontdesk.storage.opening import Place

ROSA = Actor("rosa", "desk-1")


def add_person(storage: Storage, request: UUID | None = None) -> int:
    with storage.writing(ROSA, request) as unit:
        if (found := unit.earlier("add person")) is not None:
            return int(found)
        key = _insert(unit)
        unit.record("C", "person", key)
        unit.touch(Kind.PERSON, key)
        unit.commit(key)
    return key


def _insert(unit: Unit) -> int:
    done = unit.connection.execute(insert(PersonRow), {"name": "Sam Sample", "created": unit.now})
    return int(done.inserted_primary_key[0])  # type: ignore[index]


def people(storage: Storage) -> int:
    with storage.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(PersonRow)).scalar() or 0)


def test_a_unit_that_did_not_reach_commit_leaves_nothing(storage: Storage) -> None:
    with storage.writing(ROSA) as unit:
        _insert(unit)

    assert people(storage) == 0


def test_a_unit_without_an_audit_event_does_not_commit(storage: Storage) -> None:
    with pytest.raises(UnitNotAudited), storage.writing(ROSA) as unit:
        _insert(unit)
        unit.commit()

    assert people(storage) == 0


def test_a_repeated_request_finds_the_first_and_adds_nothing(storage: Storage) -> None:
    request = uuid4()

    first, again = add_person(storage, request), add_person(storage, request)

    assert first == again
    assert people(storage) == 1


def test_a_request_of_one_kind_is_refused_to_another(storage: Storage) -> None:
    request = uuid4()
    add_person(storage, request)

    with pytest.raises(RequestReused), storage.writing(ROSA, request) as unit:
        unit.earlier("book")
    with pytest.raises(RequestReused):
        storage.earlier(request, "book")

    assert storage.earlier(request, "add person") == "1"


def test_a_change_is_announced_once_after_the_commit(storage: Storage) -> None:
    told: list[tuple[Change, int]] = []
    storage.announcer.listen(lambda change: told.append((change, people(storage))))

    key = add_person(storage)

    assert [(change.kinds, change.ids, seen) for change, seen in told] == [
        (frozenset({Kind.PERSON}), frozenset({f"person:{key}"}), 1)
    ]


@pytest.mark.parametrize(
    "statement",
    [
        update(AuditEventRow).values(agent="mallory"),
        delete(AuditEventRow),
        insert(AuditEventRow).prefix_with("OR REPLACE"),
    ],
    ids=["update", "delete", "replace"],
)
def test_the_audit_trail_only_grows(storage: Storage, statement: object) -> None:
    add_person(storage)
    row = {
        "seq": 1, "recorded": storage.clock.now(), "agent": "m", "desk": "", "action": "C",
        "entity": "person", "entity_id": "1", "request": "", "changes": {},
    }  # fmt: skip
    replaces = "REPLACE" in str(statement)

    with pytest.raises(IntegrityError), storage.writing(ROSA) as unit:
        unit.connection.execute(statement, row if replaces else None)  # type: ignore[call-overload]


def test_every_connection_holds_the_safety_settings(storage: Storage) -> None:
    wanted = {"synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1, "busy_timeout": 5000}

    with storage.reading() as one, storage.reading() as two:
        found = [
            {name: c.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
            for c in (one, two)
        ]
        modes = {c.exec_driver_sql("PRAGMA journal_mode").scalar() for c in (one, two)}

    assert found == [wanted, wanted]
    assert modes == {"wal"}


def test_a_reader_sees_one_moment_while_another_writes(storage: Storage) -> None:
    count = select(func.count()).select_from(PersonRow)
    with storage.reading() as connection:
        before = connection.execute(count).scalar()

        add_person(storage)

        assert connection.execute(count).scalar() == before


REQUESTS = select(RequestRow.id, RequestRow.result)
HOLD = """
import sys
import sqlcipher3.dbapi2 as driver
raw = driver.connect(sys.argv[1], isolation_level=None)
raw.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
"""


def test_a_store_held_by_another_process_is_busy_and_nothing_is_changed(
    storage: Storage, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("frontdesk.storage.engine._PRAGMAS", (("busy_timeout", "50", 50),))
    impatient = Storage(open_engine(place.path), storage.clock, storage.announcer)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(place.path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as other:  # fmt: skip
        assert other.stdout
        other.stdout.readline()

        with pytest.raises(Busy):
            add_person(impatient)
        readable = people(impatient)

        other.communicate("go\n")
    impatient.close()
    assert readable == 0


WRITER = """
import os, sys
from pathlib import Path
from sqlalchemy import insert
from frontdesk.changes import Announcer
from frontdesk.clock import SystemClock
from frontdesk.storage.opening import Place, open_store
from frontdesk.storage.schema.people import PersonRow
from frontdesk.storage.unit import Actor
storage = open_store(Place(Path(sys.argv[1])), SystemClock(), Announcer())
while True:
    with storage.writing(Actor("a")) as unit:
        done = unit.connection.execute(insert(PersonRow), {"name": "x", "created": unit.now})
        key = done.inserted_primary_key[0]
        unit.record("C", "person", key)
        unit.commit(key)
    os.write(1, f"{unit.request} {key}\\n".encode())
"""


@pytest.mark.slow
def test_what_was_acknowledged_survives_being_killed(place: Place, storage: Storage) -> None:
    acknowledged: dict[str, str] = {}
    for kill in range(8):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(place.path)],
            stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        ) as writer:  # fmt: skip
            assert writer.stdout
            lines = [writer.stdout.readline().decode() for _ in range(5 + 7 * kill)]
            writer.kill()
            lines += writer.stdout.read().decode().splitlines()
        whole = [line.split() for line in lines]
        acknowledged |= {words[0]: words[1] for words in whole if len(words) == 2}

    with storage.reading() as connection:
        stored = {row.id: row.result for row in connection.execute(REQUESTS)}
        events = connection.execute(select(func.count()).select_from(AuditEventRow)).scalar()
        sound = connection.exec_driver_sql("PRAGMA integrity_check").scalar()

    assert acknowledged.items() <= stored.items()
    assert people(storage) == len(stored) == events
    assert sound == "ok"
