from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from ui.theme.dress import apply
from ui.theme.icons import NAMES, icon
from ui.theme.style import DeskStyle
from ui.theme.theme import SCALES, Theme, current, font, metrics, wanted
from ui.theme.tokens import TYPE
from ui.tour.pictures import settle
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def look(themed: QApplication) -> Iterator[QApplication]:
    yield themed
    apply(themed, Theme())


def test_the_program_brings_its_own_letters() -> None:
    assert QFontInfo(font("body")).family() == "Inter"
    assert files("resources").joinpath("fonts", "OFL.txt").is_file()


@pytest.mark.parametrize("scale", SCALES)
def test_every_kind_of_text_grows_with_the_scale(look: QApplication, scale: float) -> None:
    before = {role: metrics(role).height() for role in TYPE}

    apply(look, Theme(scale=scale))

    for role, height in before.items():
        assert metrics(role).height() == pytest.approx(height * scale, rel=0.07)


def test_a_system_that_turns_dark_takes_the_window_along(look: QApplication) -> None:
    apply(look, Theme("system"))
    assert current().mode == "light"

    look.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)

    assert current().mode == "dark"
    assert wanted().mode == "system"
    look.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert current().mode == "light"


def test_a_chosen_theme_stays_though_the_system_turns_dark(look: QApplication) -> None:
    apply(look, Theme("light", 1.25))

    look.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)

    assert current() == Theme("light", 1.25, contrast=False)


def test_a_system_that_asks_for_contrast_gets_strong_edges(look: QApplication) -> None:
    quiet = current().edge
    hints = look.styleHints().accessibility()

    hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)

    assert current().contrast
    assert current().edge != quiet
    hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.NoPreference)
    assert current().edge == quiet


def test_words_that_stand_already_change_their_colour_and_size(
    look: QApplication, qtbot: QtBot
) -> None:
    words = Text("Call in progress", "h1")
    qtbot.addWidget(words)
    colour, size = words.palette().windowText().color(), words.font().pointSizeF()

    apply(look, Theme("dark", 1.5))

    assert words.palette().windowText().color() != colour
    assert words.font().pointSizeF() == pytest.approx(size * 1.5)


def test_qt_s_own_controls_are_dressed_too(look: QApplication, qtbot: QtBot) -> None:
    button = QPushButton("Go")
    qtbot.addWidget(button)

    assert isinstance(look.style(), DeskStyle)
    assert button.sizeHint().height() == current().height()
    apply(look, Theme(scale=2.0))
    settle(button)
    assert button.sizeHint().height() == current().height() > 50


def test_applying_twice_changes_nothing(look: QApplication, qtbot: QtBot) -> None:
    label = QLabel("words")
    qtbot.addWidget(label)
    before = (look.palette(), look.font(), label.sizeHint())

    apply(look, Theme())
    apply(look, Theme())

    assert (look.palette(), look.font(), label.sizeHint()) == before


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_is_one_colour_and_takes_the_theme_s(name: str) -> None:
    drawing = files("resources").joinpath("icons", f"{name}.svg").read_bytes()

    assert QSvgRenderer(QByteArray(drawing)).isValid()
    assert drawing.count(b"#") == drawing.count(b"#000") >= 1
    picture = icon(name, "alert").pixmap(24, 24).toImage()
    shades = {picture.pixelColor(x, y).rgb() for x in range(24) for y in range(24)
              if picture.pixelColor(x, y).alpha() == 255}  # fmt: skip
    assert shades <= {current().c.alert.rgb()}
    assert shades


def test_every_shipped_drawing_has_a_name() -> None:
    drawings = {f.name for f in files("resources").joinpath("icons").iterdir()}

    assert drawings == {f"{name}.svg" for name in NAMES}
