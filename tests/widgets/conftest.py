"""The theme every widget test begins in, and leaves behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ui.theme.dress import apply
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def look(themed: QApplication) -> Iterator[QApplication]:
    apply(themed, Theme())
    yield themed
    apply(themed, Theme())
