"""What may not be imported before the window was painted."""

from __future__ import annotations

import os
import subprocess
import sys

CODE = """
import sys
import main
from frontdesk.commands.arguments import read_arguments
from frontdesk.commands.window import Start
Start.of(read_arguments([]))
import ui.application
from ui.shell.window import MainWindow
from PySide6.QtWidgets import QApplication
app = QApplication([])
window = MainWindow()
window.show()
print(" ".join(sys.modules))
"""
SLOW = {
    "sqlalchemy", "alembic", "sqlcipher3", "reportlab", "phonenumbers", "holidays", "rapidfuzz",
    "pypdfium2", "PIL", "hypothesis", "numpy", "tokenizers",
}  # fmt: skip


def test_nothing_slow_is_imported_before_the_first_paint() -> None:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }

    done = subprocess.run(
        [sys.executable, "-c", CODE], capture_output=True, text=True, check=True, env=environment,
        timeout=60,
    )  # fmt: skip

    modules = set(done.stdout.split())
    loaded = {name.split(".")[0] for name in modules}
    assert not loaded & SLOW
    assert not modules & {"PySide6.QtNetwork", "PySide6.QtPrintSupport", "zoneinfo"}
