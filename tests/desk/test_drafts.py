"""Drafts: whole or not at all, the owner's alone, and never lost to a full disk."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.desk.drafts import Drafts
from frontdesk.storage.faults import DiskFull
from tests.stores import NOW

if TYPE_CHECKING:
    from pathlib import Path

KEY = "call-0191f0aa-0000-7000-8000-000000000000"


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


def test_a_draft_that_cannot_be_kept_says_so_and_the_older_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = Drafts(tmp_path)
    drafts.save(KEY, {"name": "Jordan"}, NOW)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        drafts.save(KEY, {"name": "Jordan Example"}, NOW)

    assert [draft.payload for draft in drafts.all()] == [{"name": "Jordan"}]
    assert [path.suffix for path in tmp_path.iterdir()] == [".draft"]


@pytest.mark.parametrize("key", ["../escape", "a/b", "", "Jordan Example", "x" * 90])
def test_a_key_is_an_identity_and_never_a_path(tmp_path: Path, key: str) -> None:
    with pytest.raises(ValueError, match="identity"):
        Drafts(tmp_path).save(key, {}, NOW)


@given(st.dictionaries(st.text(max_size=5), st.text(max_size=40), max_size=4))
def test_any_text_is_kept_in_memory_as_given(typed: dict[str, str]) -> None:
    drafts = Drafts(None)

    drafts.save(KEY, typed, NOW)

    assert drafts.all()[0].payload == typed
