"""The theme in force: its colours, its fonts, and how high controls are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication
from PySide6.QtWidgets import QApplication

from ui.theme.tokens import COLOURS, LINE_HEIGHT, SPACE, TYPE, Colours, Mode, Role


@dataclass(frozen=True, slots=True)
class Theme:
    """What is in force: mode, text scale, and whether edges must be strong."""

    mode: Mode = "light"
    scale: float = 1.0
    contrast: bool = False

    @property
    def c(self) -> Colours:
        """The colours of this mode."""
        return COLOURS[self.mode]

    @property
    def edge(self) -> QColor:
        """The edge of a control: 3:1 on its ground, and more where the system asks for contrast."""
        return self.c.ink_secondary if self.contrast else self.c.control_edge

    def height(self, *, small: bool = False) -> int:
        """The height of a control: the token at 100 %, then it grows with its text."""
        token = SPACE.small_control_height if small else SPACE.control_height
        text = TYPE["small" if small else "body"].px * LINE_HEIGHT
        return round(token + text * (self.scale - 1))


_now = [Theme()]


def current() -> Theme:
    """The theme in force; painted widgets ask at each paint, so a change needs no signal."""
    return _now[0]


@lru_cache(maxsize=64)
def _font(role: Role, scale: float) -> QFont:
    style = TYPE[role]
    font = QFont(QApplication.font())
    # setPixelSize takes whole pixels only; 13.5 px needs points at the screen's own resolution.
    dots = QGuiApplication.primaryScreen().logicalDotsPerInchY()
    font.setPointSizeF(style.px * scale * 72 / dots)
    font.setWeight(style.weight)
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, style.spacing)
    return font


def font(role: Role) -> QFont:
    """The font of a role at the scale in force."""
    return _font(role, current().scale)


@lru_cache(maxsize=64)
def _metrics(role: Role, scale: float) -> QFontMetricsF:
    return QFontMetricsF(_font(role, scale))


def metrics(role: Role) -> QFontMetricsF:
    """The font metrics of a role; kept, because making them costs more than asking."""
    return _metrics(role, current().scale)


def put_in_force(theme: Theme) -> None:
    """Make a theme the one that everything asks for; kept fonts are forgotten."""
    _now[0] = theme
    _font.cache_clear()
    _metrics.cache_clear()
