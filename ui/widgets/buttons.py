"""Push buttons with their key written on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyleOptionButton, QWidget

from ui.theme.paint import button as paint_button
from ui.theme.theme import current, font, metrics
from ui.widgets.paint import START, cap_width, colour, paint_cap

if TYPE_CHECKING:
    from ui.theme.tokens import Role


_INKS = {"primary": "brand_ink", "small-primary": "brand_ink", "danger": "crisis"}


class Button(QPushButton):
    """A push button with its shortcut written on it.

    Kinds: `primary` for the one main action of a screen, `danger`, `plain`, `small`, and
    `small-primary`. An ampersand is shown as it is; shortcuts come from `keys` alone. `cap` is a
    key that is only written on it, for the window listens to it already.
    """

    in_vain = Signal()
    """Its key was typed while it cannot be pressed."""

    def __init__(
        self, text: str, kind: str = "plain", keys: str = "", name: str = "", *, cap: str = ""
    ) -> None:
        super().__init__(text)
        self.setProperty("kind", kind)
        self._kind, self._keys = kind, keys or cap
        self.setAccessibleName(name or text)
        self.setShortcut(QKeySequence())  # after the text, which sets its mnemonic
        if keys:
            # Not setShortcut: Qt then presses with an animation, and what is typed in that
            # tenth of a second goes to the wrong place.
            QShortcut(QKeySequence(keys), self, self.click)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def relabel(self, text: str, name: str = "") -> None:
        """Say something else on it; its key stays."""
        self.setText(text)
        self.setAccessibleName(name or text)
        self.setShortcut(QKeySequence())
        self.updateGeometry()

    def use_key(self, keys: str) -> None:
        """Work by this key from now on; by none where it is empty. It was made with one."""
        self._keys = keys
        for shortcut in self.findChildren(QShortcut):
            shortcut.setKey(QKeySequence(keys))
        self.updateGeometry()
        self.update()

    def press_in(self, widget: QWidget) -> None:
        """Let the key work only while that widget has the focus: a letter is typed elsewhere."""
        for shortcut in self.findChildren(QShortcut):
            shortcut.setKey(QKeySequence())
        shortcut = QShortcut(QKeySequence(self._keys), widget, self._typed)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _typed(self) -> None:
        if self.isEnabled():
            self.click()
        else:
            self.in_vain.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as Space does."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    @property
    def _small(self) -> bool:
        return self._kind.startswith("small")

    @property
    def _cap(self) -> int:
        return cap_width(self._keys) + 8 if self._keys else 0

    def sizeHint(self) -> QSize:
        """Text, key and padding."""
        width = metrics("small" if self._small else "button").horizontalAdvance(self.text())
        padding = 22 if self._small else 28
        return QSize(round(width) + self._cap + padding, current().height(small=self._small))

    def minimumSizeHint(self) -> QSize:
        """A button is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The style's body, then text and key centred together."""
        painter, option = QPainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        paint_button(painter, option, self._kind)
        role: Role = "small" if self._small else "button"
        ink = colour(_INKS.get(self._kind, "ink") if self.isEnabled() else "ink_faint")
        width = metrics(role).horizontalAdvance(self.text())
        left = (self.width() - width - self._cap) / 2
        painter.setPen(ink)
        painter.setFont(font(role))
        painter.drawText(QRectF(left, 0, width + 2, self.height()), START, self.text())
        if self._keys:
            quiet = self._kind in ("plain", "small") and self.isEnabled()
            soft = colour("ink_secondary") if quiet else ink
            paint_cap(painter, left + width + self._cap, self.height() / 2, self._keys, soft)
