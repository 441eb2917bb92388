"""The work of one call, whose answers nobody waits for once the call is over."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontdesk.tasks import Tasks

T = TypeVar("T")


class OwnTasks:
    """Passes jobs on; after `close` they are still done, but no answer reaches the closed page."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks
        self._closed = False

    def run(
        self,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        *,
        writes: bool = False,
    ) -> None:
        """Run a job; `done` or `failed` is called while the call goes on."""

        def answer(result: T) -> None:
            if not self._closed:
                done(result)

        def refuse(error: Exception) -> None:
            if not self._closed:
                failed(error)

        self._tasks.run(job, answer, refuse, writes=writes)

    def close(self) -> None:
        """The call is over."""
        self._closed = True
