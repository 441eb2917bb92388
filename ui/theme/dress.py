"""Puts a theme in force, at the start or while the program runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontDatabase, QPalette

from ui.theme.style import DeskStyle
from ui.theme.theme import Theme, font, put_in_force
from ui.theme.tokens import FAMILY

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def apply(app: QApplication, theme: Theme) -> None:
    """Put a theme in force, at the start or while the program runs."""
    if not isinstance(app.style(), DeskStyle):
        family = FAMILY if QFontDatabase.hasFamily(FAMILY) else app.font().family()
        base = QFont([family, "Segoe UI", "Noto Sans", "DejaVu Sans"])
        base.setFeature(QFont.Tag("tnum"), 1)
        base.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        app.setFont(base)
        app.setStyle(DeskStyle())
    put_in_force(theme)
    app.setPalette(_palette(theme))
    app.setFont(font("body"))


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
