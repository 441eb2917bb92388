"""Puts a theme in force, at the start or while the program runs, and follows the system."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont, QFontDatabase, QPalette

from ui.theme.fonts import load_first
from ui.theme.style import DeskStyle
from ui.theme.theme import Theme, current, font, put_in_force, wanted
from ui.theme.tokens import FAMILY

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.theme.tokens import Mode

# Where Inter could not be read, the system's own face is next to it; the others have most scripts.
_BEHIND = ("Segoe UI", "Noto Sans", "DejaVu Sans")


@runtime_checkable
class Dressed(Protocol):
    """A widget that keeps a font or a colour of its own, and takes it from the theme anew."""

    def dress(self) -> None:
        """Take font and colours from the theme in force."""


class _Follower(QObject):
    """Dresses the program anew when the system turns dark, or asks for contrast."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._turn)
        hints.accessibility().contrastPreferenceChanged.connect(self._strengthen)

    def _turn(self, scheme: Qt.ColorScheme) -> None:
        mode: Mode = "dark" if scheme == Qt.ColorScheme.Dark else "light"
        if wanted().mode == "system" and current().mode != mode:
            _dress(self._app, wanted(), replace(current(), mode=mode))

    def _strengthen(self, preference: Qt.ContrastPreference) -> None:
        strong = preference == Qt.ContrastPreference.HighContrast
        if wanted().contrast is None and current().contrast != strong:
            _dress(self._app, wanted(), replace(current(), contrast=strong))


def apply(app: QApplication, theme: Theme) -> None:
    """Put a theme in force; the first time this also loads Inter and puts the style on."""
    if not isinstance(app.style(), DeskStyle):
        load_first()
        family = FAMILY if QFontDatabase.hasFamily(FAMILY) else app.font().family()
        base = QFont([family, *_BEHIND])
        base.setFeature(QFont.Tag("tnum"), 1)
        base.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        app.setFont(base)
        app.setStyle(DeskStyle())
        _Follower(app)
    _dress(app, theme, _resolved(app, theme))


def _resolved(app: QApplication, theme: Theme) -> Theme:
    """The same with the system's answers in it; a system that does not say is light and calm."""
    hints = app.styleHints()
    if theme.mode == "system":
        dark = hints.colorScheme() == Qt.ColorScheme.Dark
        theme = replace(theme, mode="dark" if dark else "light")
    if theme.contrast is None:
        preference = hints.accessibility().contrastPreference()
        strong = preference == Qt.ContrastPreference.HighContrast
        theme = replace(theme, contrast=strong)
    return theme


def _dress(app: QApplication, wish: Theme, shown: Theme) -> None:
    put_in_force(wish, shown)
    app.setPalette(_palette(shown))
    app.setFont(font("body"))
    # A widget with a font of its own hears nothing of the application's: it is told here.
    for widget in app.allWidgets():
        if isinstance(widget, Dressed):
            widget.dress()


def _palette(theme: Theme) -> QPalette:
    c, role = theme.c, QPalette.ColorRole
    palette = QPalette()
    for key, colour in {
        role.Window: c.background, role.WindowText: c.ink, role.Base: c.surface,
        role.AlternateBase: c.sunken, role.Text: c.ink, role.Button: c.surface,
        role.ButtonText: c.ink, role.BrightText: c.alert, role.PlaceholderText: c.ink_faint,
        role.Highlight: c.brand, role.HighlightedText: c.brand_ink, role.Accent: c.brand,
        role.Link: c.brand, role.LinkVisited: c.lavender, role.ToolTipBase: c.ink,
        role.ToolTipText: c.surface, role.Light: c.surface, role.Midlight: c.line_soft,
        role.Mid: c.line, role.Dark: c.ink_faint, role.Shadow: c.line,
    }.items():  # fmt: skip
        palette.setColor(key, colour)
    for key in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, c.ink_faint)
    return palette
