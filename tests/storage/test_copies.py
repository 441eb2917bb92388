"""Daily copies: verified before they count, the last seven kept, half-made ones never offered."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
import sqlcipher3.dbapi2 as driver

from frontdesk.changes import Announcer, Change, Kind
from frontdesk.errors import StoreUnusable
from frontdesk.storage.care import StoreCare
from frontdesk.storage.copies import KEEP, copies, daily_copy, make_copy
from frontdesk.storage.opening import Place, open_store
from tests.storage.test_units import add_person

if TYPE_CHECKING:
    from pathlib import Path

    from frontdesk.clock import FixedClock
    from frontdesk.storage.unit import Storage

TODAY = date(2026, 11, 24)


def people_in(path: Path) -> int:
    with closing(driver.connect(str(path))) as raw:
        return int(raw.execute("SELECT count(*) FROM person").fetchone()[0])


def test_a_copy_beside_the_open_desk_holds_every_acknowledged_row(
    storage: Storage, place: Place
) -> None:
    assert place.path
    assert place.copies
    for _ in range(30):
        add_person(storage)

    made = daily_copy(place.path, place.copies, TODAY)

    assert made
    assert people_in(made.path) == 30
    assert made.path.stat().st_mode & 0o077 == 0


def test_one_copy_a_day_is_made_and_the_last_seven_days_are_kept(
    storage: Storage, place: Place
) -> None:
    assert place.path
    assert place.copies
    add_person(storage)

    for day in range(10):
        assert daily_copy(place.path, place.copies, TODAY + timedelta(days=day))
        assert daily_copy(place.path, place.copies, TODAY + timedelta(days=day)) is None

    kept = sorted(copy.path.name for copy in copies(place.copies, place.path))
    assert len(kept) == KEEP
    assert kept[-1] == "frontdesk-2026-12-03.db"


def test_a_copy_that_was_cut_short_is_never_offered_and_is_swept_away(
    storage: Storage, place: Place
) -> None:
    assert place.path
    assert place.copies
    add_person(storage)
    place.copies.mkdir(mode=0o700)
    left = place.copies / "frontdesk-2026-11-23.db.part"
    left.write_bytes(b"SQLite format 3\x00 cut")

    before = copies(place.copies, place.path)
    daily_copy(place.path, place.copies, TODAY)

    assert before == []
    assert not left.exists()


def test_a_damaged_store_gives_no_copy_and_the_old_one_stays(
    storage: Storage, place: Place
) -> None:
    assert place.path
    assert place.copies
    add_person(storage)
    old = daily_copy(place.path, place.copies, TODAY)
    assert old
    storage.close()
    with closing(driver.connect(str(place.path))) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = bytearray(place.path.read_bytes())
    whole[4096 * 2 : 4096 * 6] = b"\xff" * 4096 * 4
    place.path.write_bytes(whole)

    with pytest.raises(StoreUnusable):
        make_copy(place.path, old.path)

    assert people_in(old.path) == 1


def test_a_window_learns_of_what_another_process_wrote_but_not_of_its_own(
    storage: Storage, place: Place, clock: FixedClock
) -> None:
    heard: list[Change] = []
    care = StoreCare(storage, place, lambda: TODAY)
    add_person(storage)
    care.notice_others()
    storage.announcer.listen(heard.append)
    other = open_store(place, clock, Announcer())

    add_person(storage)
    care.notice_others()
    own = [change for change in heard if Kind.STORE in change.kinds]
    add_person(other)
    care.notice_others()
    care.notice_others()
    other.close()

    assert own == []
    assert [change.kinds for change in heard if Kind.STORE in change.kinds] == [{Kind.STORE}]
