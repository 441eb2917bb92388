"""The theme in force: its colours, its fonts, and how high controls are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication
from PySide6.QtWidgets import QApplication

from ui.theme.tokens import COLOURS, LINE_HEIGHT, SPACE, TYPE, Colours, Role, Wanted

SCALES = (1.0, 1.25, 1.5, 2.0)


@dataclass(frozen=True, slots=True)
class Theme:
    """A look: mode, text scale, and whether edges must be strong.

    As a wish, `system` and None leave mode and contrast to the system; `current()` has neither.
    """

    mode: Wanted = "light"
    scale: float = 1.0
    contrast: bool | None = None

    @property
    def c(self) -> Colours:
        """The colours of this mode."""
        return COLOURS["dark" if self.mode == "dark" else "light"]

    @property
    def edge(self) -> QColor:
        """The edge of a control: 3:1 on its ground, and more where the system asks for contrast."""
        return self.c.ink_secondary if self.contrast else self.c.control_edge

    @property
    def line(self) -> QColor:
        """The quiet line around a card; as strong as a control's edge under contrast."""
        return self.c.control_edge if self.contrast else self.c.line

    def height(self, *, small: bool = False) -> int:
        """The height of a control: the token at 100 %, then it grows with its text."""
        token = SPACE.small_control_height if small else SPACE.control_height
        text = TYPE["small" if small else "body"].px * LINE_HEIGHT
        return round(token + text * (self.scale - 1))

    def px(self, length: float) -> int:
        """A length that grows with the text, whole pixels."""
        return round(length * self.scale)


_wanted = [Theme()]
_now = [Theme()]


def current() -> Theme:
    """The theme in force; painted widgets ask at each paint, so a change needs no signal."""
    return _now[0]


def wanted() -> Theme:
    """What was asked for: mode and contrast may be left to the system."""
    return _wanted[0]


@lru_cache(maxsize=64)
def _font(role: Role, scale: float) -> QFont:
    style = TYPE[role]
    found = QFont(QApplication.font())
    # Points at the screen's own resolution: they reach half pixels where the platform allows them.
    dots = QGuiApplication.primaryScreen().logicalDotsPerInchY()
    found.setPointSizeF(style.px * scale * 72 / dots)
    found.setWeight(style.weight)
    found.setLetterSpacing(QFont.SpacingType.PercentageSpacing, style.spacing)
    return found


def font(role: Role) -> QFont:
    """The font of a role at the scale in force."""
    return _font(role, current().scale)


@lru_cache(maxsize=64)
def _metrics(role: Role, scale: float) -> QFontMetricsF:
    return QFontMetricsF(_font(role, scale))


def metrics(role: Role) -> QFontMetricsF:
    """The font metrics of a role; kept, because making them costs more than asking."""
    return _metrics(role, current().scale)


def put_in_force(wish: Theme, shown: Theme) -> None:
    """Make `shown`, which answers `wish`, the theme everything asks for; kept fonts are dropped."""
    _wanted[0], _now[0] = wish, shown
    _font.cache_clear()
    _metrics.cache_clear()
