"""Stores for the tests: one in memory, one in a private folder."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from frontdesk.changes import Announcer
from frontdesk.clock import FixedClock
from frontdesk.storage.opening import Place, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from frontdesk.storage.unit import Storage

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    return Place(folder / "frontdesk.db")


@pytest.fixture
def storage(place: Place, clock: FixedClock) -> Iterator[Storage]:
    opened = open_store(place, clock, Announcer())
    yield opened
    opened.close()
