"""Drafts: whole or not at all, the owner's alone, and never lost to a full disk."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.desk.drafts import Drafts
from frontdesk.storage.faults import DiskFull
from tests.drives import full_drive
from tests.stores import NOW

if TYPE_CHECKING:
    from pathlib import Path

KEY = "call-0191f0aa-0000-7000-8000-000000000000"
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


def test_a_draft_comes_back_as_it_was_typed(tmp_path: Path) -> None:
    typed = {"name": "Łukasz 'ONeil' <b>\u202e🙂", "steps": [["card-opened", "x"]], "n": None}

    Drafts(tmp_path / "drafts").save(KEY, typed, NOW)

    [draft] = Drafts(tmp_path / "drafts").all()
    assert (draft.key, draft.saved, draft.payload) == (KEY, NOW, typed)


def test_the_newest_text_replaces_the_older_and_a_discarded_draft_is_gone(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.save(KEY, {"name": "J"}, NOW)
    drafts.save(KEY, {"name": "Jordan"}, NOW)

    kept = [draft.payload for draft in drafts.all()]
    drafts.discard(KEY)

    assert kept == [{"name": "Jordan"}]
    assert drafts.all() == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_draft_is_its_owners_alone(tmp_path: Path) -> None:
    folder = tmp_path / "drafts"

    Drafts(folder).save(KEY, {"name": "Jordan"}, NOW)

    assert folder.stat().st_mode & 0o077 == 0
    assert {path.stat().st_mode & 0o077 for path in folder.iterdir()} == {0}


def test_a_file_that_is_no_draft_is_left_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "x.draft").write_text("{half")
    (tmp_path / "y.draft").write_text('{"saved": 3}')

    assert Drafts(tmp_path).all() == []
    assert len(list(tmp_path.iterdir())) == 2


def test_on_a_full_drive_the_old_draft_stays_and_it_is_said(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.save(KEY, {"name": "Casey"}, NOW)

    with full_drive(), pytest.raises(DiskFull):
        drafts.save(KEY, {"name": "Casey Sample"}, NOW)

    assert [one.payload for one in drafts.all()] == [{"name": "Casey"}]
    assert [one.name for one in tmp_path.iterdir()] == [f"{KEY}.draft"]


@pytest.mark.parametrize("key", ["../escape", "a/b", "", "Jordan Example", "x" * 90])
def test_a_key_is_an_identity_and_never_a_path(tmp_path: Path, key: str) -> None:
    with pytest.raises(ValueError, match="identity"):
        Drafts(tmp_path).save(key, {}, NOW)


@given(st.dictionaries(st.text(max_size=5), st.text(max_size=40), max_size=4))
def test_any_text_is_kept_in_memory_as_given(typed: dict[str, str]) -> None:
    drafts = Drafts(None)

    drafts.save(KEY, typed, NOW)

    assert drafts.all()[0].payload == typed


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


def test_what_is_kept_of_a_text_is_not_taken_for_a_call(tmp_path: Path) -> None:
    for drafts in (Drafts(tmp_path), Drafts(None)):
        drafts.save(KEY, {"name": "Jordan"}, NOW)
        drafts.save("content-topic-en-faq", {"title": "Cost"}, NOW)

        assert [one.key for one in drafts.all()] == [KEY]
        assert [one.payload for one in drafts.all("content")] == [{"title": "Cost"}]
