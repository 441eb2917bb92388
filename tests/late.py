"""Twins of Tasks that answer when they are told to: for what happens while a job is under way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frontdesk.tasks import ImmediateTasks

if TYPE_CHECKING:
    from collections.abc import Callable


class LateTasks:
    """Keeps jobs until they are told to answer, in whatever order."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def run(
        self,
        job: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        *,
        writes: bool = False,
    ) -> None:
        """Keep it."""
        self.waiting.append(lambda: ImmediateTasks().run(job, done, failed, writes=writes))

    def go_on(self) -> None:
        """Do what was kept, and what comes of it."""
        while self.waiting:
            self.waiting.pop(0)()


class LateWrites(LateTasks):
    """Reads at once; keeps what writes until it is told to go on."""

    def run(
        self,
        job: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        *,
        writes: bool = False,
    ) -> None:
        """Do it, or keep it."""
        if writes:
            super().run(job, done, failed, writes=True)
        else:
            ImmediateTasks().run(job, done, failed)
