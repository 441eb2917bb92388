"""Drafts: whole or not at all, through a full drive and a kill."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from frontdesk.desk.drafts import Drafts
from frontdesk.storage.faults import DiskFull
from tests.stores import NOW

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEY = "call-0f8fad5b-d9cb-469f-a165-70867728950e"
_BUSY = """
import itertools, sys
from datetime import UTC, datetime
from pathlib import Path
from frontdesk.desk.drafts import Drafts
drafts = Drafts(Path(sys.argv[1]))
for number in itertools.count():
    drafts.save("call-1", {"number": number, "notes": "n" * 5000}, datetime(2026, 1, 1, tzinfo=UTC))
    if number == 20:
        print("saving", flush=True)
"""


@contextmanager
def full_drive() -> Iterator[None]:
    """No file of this process can grow, as on a full drive."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_draft_comes_back_as_it_was_typed(tmp_path: Path) -> None:
    typed = {"name": "Zoë O'Брайен 王", "notes": "two\nlines", "topics": ["treatment.spravato"]}

    Drafts(tmp_path / "drafts").save(KEY, typed, NOW)

    [found] = Drafts(tmp_path / "drafts").all()
    assert (found.key, found.saved, found.payload) == (KEY, NOW, typed)


def test_a_later_draft_takes_the_place_of_the_earlier_one(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)

    drafts.save(KEY, {"name": "C"}, NOW)
    drafts.save(KEY, {"name": "Casey"}, NOW)

    assert [one.payload for one in drafts.all()] == [{"name": "Casey"}]
    assert [one.name for one in tmp_path.iterdir()] == [f"{KEY}.draft"]


def test_on_a_full_drive_the_old_draft_stays_and_it_is_said(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.save(KEY, {"name": "Casey"}, NOW)

    with full_drive(), pytest.raises(DiskFull):
        drafts.save(KEY, {"name": "Casey Sample"}, NOW)

    assert [one.payload for one in drafts.all()] == [{"name": "Casey"}]
    assert [one.name for one in tmp_path.iterdir()] == [f"{KEY}.draft"]


def test_a_process_killed_while_it_saves_leaves_a_whole_draft(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _BUSY, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "saving\n"
        child.kill()

    [found] = Drafts(tmp_path).all()
    assert found.payload["number"] >= 20
    assert len(found.payload["notes"]) == 5000
    assert child.returncode == (-signal.SIGKILL if os.name == "posix" else 1)


def test_a_lone_surrogate_of_a_keyboard_does_not_stop_the_draft(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)

    drafts.save(KEY, {"name": "Casey \ud83d"}, NOW)

    assert drafts.all()[0].payload["name"] == "Casey ?"


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"saved": "never"}', json.dumps({"saved": NOW.isoformat()})]
)
def test_a_draft_that_cannot_be_read_stays_where_it_is_and_hides_no_other(
    tmp_path: Path, content: str
) -> None:
    drafts = Drafts(tmp_path)
    drafts.save(KEY, {"name": "Casey"}, NOW)
    spoilt = tmp_path / "call-2.draft"
    spoilt.write_text(content)

    found = drafts.all()

    assert [one.key for one in found] == [KEY]
    assert spoilt.exists()


def test_a_key_that_could_hold_a_name_or_leave_the_folder_is_refused(tmp_path: Path) -> None:
    for key in ("Casey Sample", "../call", "", "call_1", "a" * 81):
        with pytest.raises(ValueError, match="identity"):
            Drafts(tmp_path).save(key, {}, NOW)


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
def test_a_draft_is_its_owners_alone(tmp_path: Path) -> None:
    Drafts(tmp_path / "drafts").save(KEY, {"name": "Casey"}, NOW)

    assert (tmp_path / "drafts").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "drafts" / f"{KEY}.draft").stat().st_mode & 0o777 == 0o600


def test_a_discarded_draft_is_gone_and_discarding_it_again_is_no_fault(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.save(KEY, {"name": "Casey"}, NOW)

    drafts.discard(KEY)
    drafts.discard(KEY)

    assert drafts.all() == []
