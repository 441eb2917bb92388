"""Opening a store: what is refused, and that a refused file is as it was."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlcipher3.dbapi2 as driver

from frontdesk.changes import Announcer
from frontdesk.paths import FolderOpenToOthers
from frontdesk.storage.faults import Damaged, DiskFull, Missing, Newer, NotAStore, OnNetworkShare
from frontdesk.storage.network import is_on_network_share
from frontdesk.storage.opening import Place, open_store

if TYPE_CHECKING:
    from frontdesk.clock import FixedClock
    from frontdesk.errors import StoreUnusable
    from frontdesk.storage.unit import Storage


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def foreign(path: Path) -> None:
    with closing(driver.connect(str(path))) as raw:
        raw.execute("CREATE TABLE recipes(id INTEGER)")
        raw.commit()


def newer(path: Path) -> None:
    with closing(driver.connect(str(path))) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
        raw.commit()
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def damaged(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[16:120] = os.urandom(104)
    path.write_bytes(whole)


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (foreign, NotAStore),
        (lambda path: path.write_bytes(b"%PDF-1.4 not a database at all" * 99), NotAStore),
        (newer, Newer),
        (damaged, Damaged),
    ],
    ids=["another program's", "no database", "newer", "damaged"],
)
def test_a_file_that_cannot_be_used_is_refused_and_stays_as_it_was(
    place: Place, clock: FixedClock, spoil: object, fault: type[StoreUnusable]
) -> None:
    assert place.path
    if fault in (Newer, Damaged):
        open_store(place, clock, Announcer()).close()
    spoil(place.path)  # type: ignore[operator]
    before = digest(place.path)

    with pytest.raises(fault):
        open_store(place, clock, Announcer())

    assert digest(place.path) == before


def test_a_folder_that_others_can_read_is_refused_with_the_way_to_mend_it(
    place: Place, clock: FixedClock
) -> None:
    assert place.path
    place.path.parent.chmod(0o755)

    with pytest.raises(FolderOpenToOthers) as refused:
        open_store(place, clock, Announcer())

    assert str(place.path.parent) in refused.value.mend
    assert not place.path.exists()


def test_files_of_the_store_are_the_owners_alone(place: Place, storage: Storage) -> None:
    assert place.path
    with storage.reading():
        modes = {path.stat().st_mode & 0o077 for path in place.path.parent.glob("frontdesk.db*")}

    assert modes == {0}


def test_a_store_that_is_not_there_is_missing_unless_it_may_be_made(
    place: Place, clock: FixedClock
) -> None:
    with pytest.raises(Missing):
        open_store(place, clock, Announcer(), create=False)

    assert place.path
    assert not place.path.exists()


@pytest.mark.parametrize(
    ("folder", "mounts", "share"),
    [
        ("/srv/clinic", "srv:/x /srv nfs4 rw 0 0\n/dev/sda / ext4 rw 0 0\n", True),
        ("/srv/clinic", "/dev/sda / ext4 rw 0 0\n", False),
        ("/home/a/OneDrive/clinic", "/dev/sda / ext4 rw 0 0\n", True),
        ("/mnt/the share/clinic", "//s/x /mnt/the\\040share cifs rw 0 0\n", True),
        ("//server/share/clinic", "", True),
    ],
)
def test_a_network_share_is_known_by_mount_and_by_name(
    folder: str, mounts: str, *, share: bool
) -> None:
    assert is_on_network_share(Path(folder), mounts) is share


def test_a_store_on_a_synchronised_folder_is_refused(tmp_path: Path, clock: FixedClock) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir(mode=0o700)

    with pytest.raises(OnNetworkShare):
        open_store(Place(folder / "frontdesk.db"), clock, Announcer())


READ_ONLY = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from frontdesk.changes import Announcer
from frontdesk.clock import SystemClock
from frontdesk.storage.faults import ReadOnly
from frontdesk.storage.opening import Place, open_store
if os.name == "posix" and os.geteuid() == 0:
    os.setuid(65534)
try:
    open_store(Place(Path(sys.argv[1])), SystemClock(), Announcer())
except Exception as error:
    print(type(error).__name__)
"""


@pytest.mark.skipif(os.name != "posix", reason="folders without write permission are POSIX's")
@pytest.mark.parametrize("existing", [True, False], ids=["with a store", "empty"])
def test_a_read_only_folder_is_told_as_such(
    place: Place, clock: FixedClock, *, existing: bool
) -> None:
    assert place.path
    if existing:
        open_store(place, clock, Announcer()).close()
    code = READ_ONLY
    if os.geteuid() == 0:
        for folder in (place.path.parent, *place.path.parents):
            if "pytest" in str(folder):
                folder.chmod(folder.stat().st_mode | 0o011)
        os.chown(place.path.parent, 65534, 65534)
        if existing:
            os.chown(place.path, 65534, 65534)
            place.path.chmod(0o400)
    place.path.parent.chmod(0o500)

    done = subprocess.run(
        [sys.executable, "-c", code, str(place.path)],
        capture_output=True, text=True, check=False, timeout=60,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    place.path.parent.chmod(0o700)

    assert done.stdout.strip() == "ReadOnly", done.stderr


def test_a_full_disk_keeps_what_was_saved_and_saves_again_once_there_is_room(
    storage: Storage,
) -> None:
    from tests.storage.test_units import add_person, people

    saved = 0
    storage.engine.dispose()
    with storage.engine.connect() as probe:
        pages = probe.exec_driver_sql("PRAGMA page_count").scalar()
    limit = f"PRAGMA max_page_count = {int(pages or 0) + 3}"
    from sqlalchemy import event

    event.listen(storage.engine, "checkout", lambda raw, *_: raw.execute(limit))

    with pytest.raises(DiskFull):
        while True:
            add_person(storage)
            saved += 1
    kept = people(storage)
    limit = "PRAGMA max_page_count = 1000000"
    add_person(storage)

    assert saved > 0
    assert kept == saved
    assert people(storage) == saved + 1


@pytest.mark.parametrize("name", ["Clinic #1", "Who? Us", "100%25 care"])
def test_a_folder_of_any_name_is_looked_at_itself_and_no_file_beside_it_is_made(
    tmp_path: Path, clock: FixedClock, name: str
) -> None:
    folder = tmp_path / name
    folder.mkdir(mode=0o700)
    foreign(folder / "frontdesk.db")
    before = digest(folder / "frontdesk.db")

    with pytest.raises(NotAStore):
        open_store(Place(folder / "frontdesk.db"), clock, Announcer())

    assert digest(folder / "frontdesk.db") == before
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert [path.name for path in folder.iterdir()] == ["frontdesk.db"]
