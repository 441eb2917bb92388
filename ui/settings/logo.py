"""The clinic's logo: the picture that stands for its name at the head of handouts."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel

from ui.settings.forms import Form
from ui.theme.theme import current
from ui.widgets.buttons import Button
from ui.widgets.text import Text

_HIGHEST = 60  # pixels


class LogoForm(Form):
    """The picture as it is printed, a button that chooses another, and one that removes it."""

    chosen = Signal(object)  # the path of a picture
    removed = Signal()

    def __init__(self) -> None:
        super().__init__(
            "Logo",
            "A PNG or JPEG picture. It stands for the clinic\u2019s name at the head of handouts; "
            "screen readers say the name.",
            (),
            "Choose a picture\u2026",
        )
        self.picture = QLabel()
        self.picture.setAccessibleName("The clinic\u2019s logo")
        self.picture.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.none = Text("No logo: the name is printed.", "body", "ink_secondary", wrap=True)
        self.remove = Button("Remove the logo")
        self.box.insertWidget(2, self.picture)
        self.box.insertWidget(3, self.none)
        self.beside.insertWidget(1, self.remove)
        self.remove.clicked.connect(self.removed)
        self.submitted.connect(self.ask_file)
        self.show_logo("")

    def show_logo(self, logo: str) -> None:
        """Show a picture, a PNG in base 64; empty where there is none."""
        pixmap = QPixmap()
        pixmap.loadFromData(b64decode(logo))
        there = not pixmap.isNull()
        if there:
            height = min(current().px(_HIGHEST), pixmap.height())
            smooth = Qt.TransformationMode.SmoothTransformation
            self.picture.setPixmap(pixmap.scaledToHeight(height, smooth))
        self.picture.setVisible(there)
        self.none.setVisible(not there)
        self.remove.setEnabled(there)

    def ask_file(self) -> QFileDialog:
        """Ask for a picture."""
        dialog = QFileDialog(self, "Choose a logo", "", "Pictures (*.png *.jpg *.jpeg)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.chosen.emit(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog
