"""From the start of the process to the first paint, and to usable, beside a bare PySide6 window.

    python bench/start.py [RUNS]

Each run is a process of its own, offscreen, in turn ours and the bare one. "Usable": the search
answers and Today is filled, on a store with 10,000 people and 20,000 appointments.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]

BARE = """
import time, sys
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.time(), flush=True)
        app.quit()
app = QApplication([])
window = Window()
window.resize(1440, 900)
window.show()
app.exec()
"""

OURS = """
import os, sys, time
os.umask(0o077)
from frontdesk.commands.arguments import read_arguments
from frontdesk.commands.window import Start
options = read_arguments(["--data", sys.argv[1]])
start = Start.of(options)
from ui.preflight import has_display, qt_problem
assert has_display() and qt_problem() is None
from PySide6.QtCore import QObject, QEvent, QTimer
from PySide6.QtWidgets import QApplication
from ui.application import DeskApplication
from ui.theme.dress import apply
from ui.theme.theme import Theme
class Watch(QObject):
    painted = None
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched is desk.window and self.painted is None:
            self.painted = time.time()
        return False
app = QApplication([])
apply(app, Theme("system"))
watch = Watch()
desk = DeskApplication(app, start)
desk.window.installEventFilter(watch)
def usable():
    def done():
        if desk.tasks.is_idle:
            assert desk.services.treatments.look_up("spravado").answers
            print(watch.painted, time.time(), flush=True)
            desk.window.close()
    desk.tasks.idle.connect(done)
    done()
desk.window.ready.connect(usable)
app.exec()
"""


def run(code: str, *arguments: str) -> list[float]:
    """Seconds from before the process to each moment it printed."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    # An installed program is compiled once; the run that is left out does so here.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(Path(tempfile.gettempdir()) / "frontdesk-bench" / "py")
    import time

    began = time.time()
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True, text=True, check=True, env=environment, cwd=ROOT,
    )  # fmt: skip
    return [float(word) - began for word in done.stdout.split()]


def main(runs: int) -> None:
    """Make the store, run both in turn, print a table."""
    folder = Path(tempfile.gettempdir()) / "frontdesk-bench" / "start"
    if not (folder / "frontdesk.db").exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        subprocess.run(
            [sys.executable, "main.py", "--data", str(folder), "sample", "--people", "10000",
             "--calls", "20000", "--appointments", "20000", "--seed", "1"],
            check=True, cwd=ROOT, stdout=subprocess.DEVNULL,
        )  # fmt: skip
    bare, paint, usable = [], [], []
    for _ in range(runs + 1):
        bare.append(run(BARE)[0])
        first, ready = run(OURS, str(folder))
        paint.append(first)
        usable.append(ready - first)
    a, b, c = (statistics.median(times[1:]) * 1000 for times in (bare, paint, usable))
    print(f"| start, offscreen, {runs} runs each in turn, p50 | ms |")
    print("| --- | --- |")
    print(f"| bare PySide6 window, to first paint | {a:.0f} |")
    print(f"| FrontDesk, to first paint | {b:.0f} ({b / a:.2f} x) |")
    print(f"| FrontDesk, first paint to usable, 10,000 people, 20,000 appointments | {c:.0f} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
