"""What the tests of Today stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.today.desk import Desk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    """Today over a clinic with nothing booked yet."""
    return Desk(qtbot)
