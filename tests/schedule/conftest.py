"""The clinic that the tests of the schedule book at."""

from __future__ import annotations

import pytest

from tests.schedule.clinics import Desk, small_clinic


@pytest.fixture
def desk() -> Desk:
    return small_clinic()
