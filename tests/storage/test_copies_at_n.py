"""Copies under faults: stopped or killed at each step, they leave the old one and no trace."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
import sqlcipher3.dbapi2 as driver

from frontdesk.changes import Announcer
from frontdesk.errors import StoreUnusable
from frontdesk.storage.copies import copies, daily_copy, make_copy
from frontdesk.storage.faults import DriveFails, ReadOnly
from frontdesk.storage.opening import Place, open_store
from tests.storage.test_units import add_person

if TYPE_CHECKING:
    from pathlib import Path

    from frontdesk.clock import FixedClock
    from frontdesk.storage.unit import Storage

TODAY = date(2026, 11, 24)
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}

# Python tells each file call before it is made; at the given one the process is killed or refused.
AT_CALL = """
import os, signal, sys
from datetime import date
from pathlib import Path
from frontdesk.storage import copies
from frontdesk.errors import Refusal

store, folder, at, what = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
seen = 0

def told(event, arguments):
    global seen
    if event not in ("open", "os.rename", "os.remove", "os.mkdir") or not at:
        return
    if not any(str(folder) in str(one) for one in arguments):
        return
    seen += 1
    if seen == at and what == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if seen == at:
        raise OSError(int(what), "refused")

sys.addaudithook(told)
try:
    copies.daily_copy(store, folder, date(2026, 11, 24))
except Refusal as refusal:
    print(type(refusal).__name__)
else:
    print("done" if seen < at else "went on")
"""


def at_call(place: Place, number: int, what: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", AT_CALL, str(place.path), str(place.copies), str(number), what],
        capture_output=True, text=True, check=False, timeout=60, env=ENVIRONMENT,
    )  # fmt: skip
    return done.stdout.strip() or done.stderr or "killed"


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")
def test_a_copy_killed_at_any_file_call_leaves_a_part_alone_that_the_next_sweeps_away(
    storage: Storage, place: Place
) -> None:
    assert place.path
    assert place.copies
    add_person(storage)
    old = daily_copy(place.path, place.copies, TODAY - timedelta(days=1))
    assert old
    killed = 0
    while (answer := at_call(place, killed + 1, "kill")) != "done":
        killed += 1
        assert answer == "killed"
        left = {path.name for path in place.copies.iterdir()} - {old.path.name}
        finished = {copy.path for copy in copies(place.copies, place.path)}

        assert all(name.endswith(".part") for name in left) or finished > {old.path}
        (place.copies / "frontdesk-2026-11-24.db").unlink(missing_ok=True)

    left = {path.name for path in place.copies.iterdir()}
    assert killed >= 3
    assert left == {old.path.name, "frontdesk-2026-11-24.db"}


@pytest.mark.slow
@pytest.mark.parametrize(("errno", "fault"), [(28, "DiskFull"), (13, "ReadOnly")])
def test_a_copy_refused_at_any_file_call_says_so_and_leaves_the_old_one_alone(
    storage: Storage, place: Place, errno: int, fault: str
) -> None:
    assert place.path
    assert place.copies
    add_person(storage)
    old = daily_copy(place.path, place.copies, TODAY - timedelta(days=1))
    assert old
    answers: list[str] = []
    while (answer := at_call(place, len(answers) + 1, str(errno))) != "done":
        answers.append(answer)
        assert answer in (fault, "went on")
        for whole in copies(place.copies, place.path):
            with closing(driver.connect(str(whole.path))) as raw:
                assert raw.execute("SELECT count(*) FROM person").fetchone()[0] == 1
        (place.copies / "frontdesk-2026-11-24.db").unlink(missing_ok=True)

    assert answers.count(fault) >= 3


@pytest.mark.parametrize("left", [".part", ".part-journal", ".part-wal", ".part-shm"])
def test_whatever_a_killed_copy_left_is_swept_before_the_next(
    storage: Storage, place: Place, left: str
) -> None:
    assert place.path
    assert place.copies
    add_person(storage)
    place.copies.mkdir(mode=0o700)
    for day in ("2026-11-23", "2026-11-24"):
        (place.copies / f"frontdesk-{day}.db{left}").write_bytes(os.urandom(9000))

    made = daily_copy(place.path, place.copies, TODAY)

    assert made
    assert [path.name for path in place.copies.iterdir()] == ["frontdesk-2026-11-24.db"]


def test_copies_of_a_store_with_brackets_in_its_name_are_found(
    tmp_path: Path, clock: FixedClock
) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    place = Place(folder / "north[1].db")
    opened = open_store(place, clock, Announcer())
    assert place.path
    assert place.copies

    made = daily_copy(place.path, place.copies, TODAY)

    opened.close()
    assert made
    assert [copy.path for copy in copies(place.copies, place.path)] == [made.path]


def test_a_folder_of_copies_that_is_a_file_is_told_and_the_store_goes_on(
    storage: Storage, place: Place
) -> None:
    assert place.path
    assert place.copies
    place.copies.write_text("in the way")

    with pytest.raises(ReadOnly):
        make_copy(place.path, place.copies / "frontdesk-2026-11-24.db")

    assert add_person(storage) == 1


WRITER = """
import sys
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
        unit.record("C", "person", done.inserted_primary_key[0])
        unit.commit()
    print("saved", flush=True)
"""


def test_a_copy_made_while_another_process_writes_is_whole_and_of_one_moment(
    storage: Storage,  # noqa: ARG001 -- the store itself
    place: Place,
) -> None:
    assert place.path
    assert place.copies
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(place.path)], stdout=subprocess.PIPE, text=True,
        env=ENVIRONMENT,
    ) as writer:  # fmt: skip
        assert writer.stdout
        for number in range(5):
            writer.stdout.readline()
            make_copy(place.path, place.copies / f"{number}.db")
        writer.kill()

    for number in range(5):
        with closing(driver.connect(str(place.copies / f"{number}.db"))) as raw:
            counted = {
                raw.execute(statement).fetchone()[0]
                for statement in (
                    "SELECT count(*) FROM person",
                    "SELECT count(*) FROM request",
                    "SELECT count(*) FROM audit_event",
                )
            }
            assert raw.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert len(counted) == 1
        assert counted != {0}


FILE_LIMIT = """
import resource, sys
from pathlib import Path
from frontdesk.errors import Refusal
from frontdesk.storage.copies import make_copy
size = Path(sys.argv[1]).stat().st_size // 2
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
try:
    make_copy(Path(sys.argv[1]), Path(sys.argv[2]))
except Refusal as refusal:
    print(type(refusal).__name__)
"""


@pytest.mark.skipif(os.name != "posix", reason="limits of a file's size are POSIX's")
def test_a_copy_the_drive_does_not_take_is_told_as_such(storage: Storage, place: Place) -> None:
    assert place.path
    assert place.copies
    add_person(storage)
    storage.close()
    target = place.copies / "frontdesk-2026-11-24.db"

    done = subprocess.run(
        [sys.executable, "-c", FILE_LIMIT, str(place.path), str(target)],
        capture_output=True, text=True, check=False, timeout=60, env=ENVIRONMENT,
    )  # fmt: skip

    assert done.stdout.strip() == DriveFails.__name__, done.stderr
    assert issubclass(DriveFails, StoreUnusable)
    assert list(place.copies.iterdir()) == []
