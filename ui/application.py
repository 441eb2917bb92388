"""Starts Qt, shows the window, and loads the domain after the first paint."""

from __future__ import annotations

import gc
import logging
import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from ui.background import QtTasks
from ui.shell.instance import Instance
from ui.shell.pages import pages
from ui.shell.window import TITLE, MainWindow
from ui.theme.dress import apply
from ui.theme.fonts import load_rest
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from types import TracebackType

    from frontdesk.commands.window import Start
    from frontdesk.services import Services

_LOG = logging.getLogger(__name__)
_LOG_BYTES = 500_000
_REST_MILLISECONDS = 250


def start_window(start: Start) -> int:
    """Open the window, or hand over to the one that is open on the same data; an exit code."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName(TITLE)
    app.setDesktopFileName("frontdesk")
    instance = Instance(start.folder)
    if not instance.is_first:
        from ui.shell.handing_over import hand_over

        return 0 if hand_over(instance, start.call or "") else _nobody_answers()
    apply(app, Theme("system"))
    desk = DeskApplication(app, start)

    def after_paint() -> None:
        from ui.shell.handing_over import Listener

        keep_log()
        Listener(instance, desk).asked.connect(desk.asked)

    desk.painted.connect(after_paint)
    code = app.exec()
    instance.close()
    return code


def _nobody_answers() -> int:
    sys.stderr.write(
        "FrontDesk is open on this data already but does not answer. Close it, then try again.\n"
    )
    return 7


def keep_log() -> None:
    """Keep a small log beside the user's other logs; it holds kinds of faults, never a person."""
    from logging.handlers import RotatingFileHandler

    from frontdesk.paths import log_folder

    folder = log_folder()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            folder / "frontdesk.log", maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8"
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])


class DeskApplication(QObject):
    """The window and its domain: the first paint at once, the services when they are there.

    `painted` is emitted once, when the window can be seen.
    """

    painted = Signal()

    def __init__(self, app: QApplication, start: Start) -> None:
        super().__init__(app)
        self._app, self._start = app, start
        self.services: Services | None = None
        self.tasks = QtTasks(self)
        self.window = MainWindow()
        self.window.closing.connect(self._close)
        self._hook()
        gc.disable()  # what is loaded stays: looking it over for garbage is a fifth of the start
        self._seen = False
        self.window.installEventFilter(self)
        self.window.resize(1440, 900)
        self.window.show()
        if start.call:
            self.window.calls.begin(start.call)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Load the domain once the window was painted, not before."""
        if event.type() == QEvent.Type.Paint and not self._seen:
            self._seen = True
            self.window.removeEventFilter(self)
            QTimer.singleShot(0, self, self._load)
        return super().eventFilter(watched, event)

    def _load(self) -> None:
        self.painted.emit()
        load_rest()
        self.tasks.run(self._start.open, self._loaded, self._failed)

    def _loaded(self, services: Services) -> None:
        self.services = services
        _collect_again()
        self._dress(services)
        self.window.attach(services, self.tasks, pages())
        self.tasks.idle.connect(self._rest, Qt.ConnectionType.SingleShotConnection)
        if not services.settings.clinic().set_up and not services.sample:
            self.window.lead("go", "settings")

    def _rest(self) -> None:
        """Once the lists are shown: what answers do without for a moment."""
        QTimer.singleShot(_REST_MILLISECONDS, self, self._load_model)

    def _load_model(self) -> None:
        if self.services is not None:
            load = self.services.treatments.load_model
            self.tasks.run(load, lambda _there: None, self._no_model)

    def _no_model(self, error: Exception) -> None:
        """The look-up answers by words alone."""
        _LOG.info("the sentence model could not be loaded: %s", type(error).__name__)

    def _dress(self, services: Services) -> None:
        desk = services.settings.desk()
        apply(self._app, Theme(desk.theme.value, desk.text_percent / 100))

    def _failed(self, error: Exception) -> None:
        _LOG.error("the store could not be opened: %s", type(error).__name__)
        _collect_again()
        self.window.fail(error)

    def asked(self, number: str) -> None:
        """Another start handed over: show the window, and the call it announced."""
        self.window.showNormal() if self.window.isMinimized() else self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        if number:
            self.window.calls.begin(number)

    def _close(self) -> None:
        gc.enable()  # it is off while nothing was loaded
        self.tasks.close()
        if self.services is not None:
            self.services.close()
            self.services = None
        self._app.quit()

    def _hook(self) -> None:
        before = sys.excepthook

        def caught(
            kind: type[BaseException], error: BaseException, trace: TracebackType | None
        ) -> None:
            """Log where it happened without what was typed, keep the draft, tell the user."""
            if issubclass(kind, KeyboardInterrupt):  # Ctrl+C in the terminal it was started from
                self.window.close()
                return
            _LOG.error("unexpected %s at %s", kind.__name__, _places(trace))
            words = "Something went wrong. What you typed is kept; please try again."
            try:
                self.window.calls.keep()
            except Exception as second:  # noqa: BLE001 -- raised here, Python would print both
                _LOG.error("the draft was not kept: %s", type(second).__name__)
                words = "Something went wrong, and no draft was kept. Write down what matters."
            if os.environ.get("FRONTDESK_DEBUG"):
                before(kind, error, trace)
            self.window.toast(words)

        sys.excepthook = caught


def _collect_again() -> None:
    """Collect garbage again, without ever looking at what was loaded until now."""
    gc.freeze()
    gc.enable()


def _places(trace: TracebackType | None) -> str:
    """File names and line numbers of a traceback; no values, no messages."""
    found: list[str] = []
    while trace is not None:
        code = trace.tb_frame.f_code
        found.append(f"{os.path.basename(code.co_filename)}:{trace.tb_lineno}")  # noqa: PTH119
        trace = trace.tb_next
    return " > ".join(found[-8:])
