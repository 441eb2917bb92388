"""Edges of the store: what an error says, links to shares, stores cut to nothing, own commits."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from frontdesk.changes import Announcer, Change, Kind
from frontdesk.errors import StoreUnusable
from frontdesk.storage.care import StoreCare
from frontdesk.storage.copies import daily_copy
from frontdesk.storage.faults import Damaged, OnNetworkShare
from frontdesk.storage.glance import glance
from frontdesk.storage.opening import Place, open_store
from frontdesk.storage.schema.calls import CallRow
from tests.storage.test_copies import TODAY
from tests.storage.test_units import ROSA, add_person

if TYPE_CHECKING:
    from pathlib import Path

    from frontdesk.clock import FixedClock
    from frontdesk.storage.unit import Storage


def test_an_error_of_the_database_says_nothing_of_what_was_typed(storage: Storage) -> None:
    row = {
        "started": storage.clock.now(), "seconds": 1, "outcome": "informed", "agent": "rosa",
        "person_id": 404, "note": "Jordan Example called", "number": "+14255550142",
    }  # fmt: skip

    with pytest.raises(IntegrityError) as refused, storage.writing(ROSA) as unit:
        unit.connection.execute(insert(CallRow), row)

    assert "Jordan" not in str(refused.value)
    assert "4255550142" not in str(refused.value)


def test_a_link_into_a_synchronised_folder_is_seen_through(
    tmp_path: Path, clock: FixedClock
) -> None:
    real = tmp_path / "Dropbox" / "clinic"
    real.mkdir(parents=True, mode=0o700)
    link = tmp_path / "clinic"
    link.symlink_to(real)

    with pytest.raises(OnNetworkShare):
        open_store(Place(link / "frontdesk.db"), clock, Announcer())


def test_a_store_cut_to_nothing_beside_its_copies_is_damaged_and_not_a_new_one(
    storage: Storage, place: Place, clock: FixedClock
) -> None:
    assert place.path
    assert place.copies
    add_person(storage)
    assert daily_copy(place.path, place.copies, TODAY)
    storage.close()
    place.path.write_bytes(b"")

    with pytest.raises(Damaged):
        open_store(place, clock, Announcer())

    assert place.path.read_bytes() == b""


def test_an_empty_file_without_copies_becomes_a_store(place: Place, clock: FixedClock) -> None:
    assert place.path
    place.path.touch(0o600)

    opened = open_store(place, clock, Announcer())

    assert add_person(opened) == 1
    opened.close()


def test_a_look_between_an_own_commit_and_its_end_announces_nothing(
    storage: Storage, place: Place
) -> None:
    heard: list[Change] = []
    care = StoreCare(storage, place, lambda: TODAY)
    storage.announcer.listen(heard.append)

    with storage.writing(ROSA) as unit:
        unit.record("R", "person", 1)
        unit.commit()
        care.notice_others()

    assert [change for change in heard if Kind.STORE in change.kinds] == []


def test_a_store_killed_with_a_full_log_opens_with_all_of_it(
    storage: Storage, place: Place, clock: FixedClock, tmp_path: Path
) -> None:
    assert place.path
    for _ in range(5):
        add_person(storage)
    folder = tmp_path / "after"
    folder.mkdir(mode=0o700)
    for name in ("frontdesk.db", "frontdesk.db-wal"):
        (folder / name).write_bytes((place.path.parent / name).read_bytes())

    opened = open_store(Place(folder / "frontdesk.db"), clock, Announcer())

    with closing(driver.connect(str(folder / "frontdesk.db"))) as raw:
        assert raw.execute("SELECT count(*) FROM person").fetchone()[0] == 5
    opened.close()


@pytest.mark.parametrize("name", ["n" * 300 + ".db", "x\x00.db"])
@pytest.mark.parametrize("create", [True, False])
def test_a_name_that_no_file_can_have_is_told(
    place: Place, clock: FixedClock, name: str, *, create: bool
) -> None:
    assert place.path

    with pytest.raises(StoreUnusable):
        open_store(Place(place.path.with_name(name)), clock, Announcer(), create=create)

    assert glance(place.path.with_name(name)).state in ("missing", "unreadable")
    assert list(place.path.parent.iterdir()) == []
