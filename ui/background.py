"""Work off the window's thread: Qt's Tasks, and the signal that carries changes to the screens."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRunnable, QThreadPool, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontdesk.changes import Announcer, Change
    from frontdesk.tasks import Tasks

T = TypeVar("T")
_LOG = logging.getLogger(__name__)
_READERS = 3
CLOSING_MILLISECONDS = 15_000


class _Bridge(QObject):
    """Lives in the window's thread; queued signals bring results home to it."""

    finished = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.finished.connect(self._deliver)

    @Slot(object)
    def _deliver(self, call: Callable[[], None]) -> None:
        call()


class _Job(QRunnable):
    def __init__(
        self,
        job: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        bridge: _Bridge,
    ) -> None:
        super().__init__()
        self._job, self._done, self._failed, self._bridge = job, done, failed, bridge

    def run(self) -> None:
        """Run off the window's thread and send the answer home."""
        try:
            result = self._job()
        except Exception as error:  # noqa: BLE001 -- handed to the asker, as Tasks promises
            # Only the kind of fault is logged: its text may hold what was typed.
            _LOG.info("task failed: %s", type(error).__name__)
            self._bridge.finished.emit(lambda error=error: self._failed(error))
        else:
            self._bridge.finished.emit(lambda: self._done(result))


class QtTasks(QObject):
    """Tasks over Qt's thread pools: one worker for what writes, a few for what reads.

    `idle` is emitted in the window's thread whenever the last open job has answered.
    """

    idle = Signal()
    working = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = _Bridge(self)
        self._writer, self._readers = QThreadPool(self), QThreadPool(self)
        self._writer.setMaxThreadCount(1)
        self._writer.setExpiryTimeout(-1)  # one thread throughout, as SQLite connections like it
        self._readers.setMaxThreadCount(_READERS)
        self._open = 0
        self._writes = 0
        self._closed = False
        self._closing = False

    def run(
        self,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        *,
        writes: bool = False,
    ) -> None:
        """Run a job; `done` or `failed` is called in the window's thread."""
        if self._closed and not (writes and self._closing):
            return
        self._begin(writes=writes)

        def settle(answer: Callable[[Any], None], value: object) -> None:
            self._end(writes=writes)
            # What was read for a closed window has nobody left to tell.
            if writes or not self._closed:
                answer(value)
            if self._open == 0 and not self._closed:
                self.idle.emit()

        runnable = _Job(
            job,
            lambda value: settle(done, value),
            lambda error: settle(failed, error),
            self._bridge,
        )
        (self._writer if writes else self._readers).start(runnable)

    def _begin(self, *, writes: bool) -> None:
        self._open += 1
        self._writes += writes
        if writes and self._writes == 1:
            self.working.emit(True)  # noqa: FBT003 -- Qt's signal

    def _end(self, *, writes: bool) -> None:
        self._open -= 1
        self._writes -= writes
        if writes and self._writes == 0 and not self._closed:
            self.working.emit(False)  # noqa: FBT003 -- Qt's signal

    @property
    def is_idle(self) -> bool:
        """Whether every job has answered."""
        return self._open == 0

    def close(self) -> None:
        """Wait for what writes, with its answers and what they write; drop what reads.

        Nothing is taken on afterwards.
        """
        if self._closed:
            return
        self._closed = self._closing = True
        self._readers.clear()
        while self._writes and self._writer.waitForDone(CLOSING_MILLISECONDS):
            # The window's loop may never run again: what a write has to say is told now.
            QCoreApplication.sendPostedEvents(self._bridge, QEvent.Type.MetaCall.value)
        self._closing = False
        self._readers.waitForDone(CLOSING_MILLISECONDS)


class ChangeSignal(QObject):
    """One signal for all screens: a committed change, in the window's thread."""

    changed = Signal(object)

    def __init__(self, announcer: Announcer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = announcer.listen(self._pass_on)

    def _pass_on(self, change: Change) -> None:
        self.changed.emit(change)  # queued by Qt: receivers live in the window's thread

    def close(self) -> None:
        """Stop listening."""
        self._stop()


class Latest:
    """Drops answers to old questions: each question takes a number, and the last one wins."""

    def __init__(self) -> None:
        self._number = 0

    def run(
        self,
        tasks: Tasks,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run a job that reads; neither its answer nor its failure counts once a later one runs."""
        self._number += 1
        mine = self._number

        def answer(value: T) -> None:
            if mine == self._number:
                done(value)

        def refuse(error: Exception) -> None:
            if mine == self._number:
                failed(error)

        tasks.run(job, answer, refuse)

    def forget(self) -> None:
        """Let no answer that is under way arrive."""
        self._number += 1
