"""An office manager's services over a clinic in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.clinics import clinic_services

if TYPE_CHECKING:
    from frontdesk.services import Services


@pytest.fixture
def services() -> Services:
    return clinic_services()
