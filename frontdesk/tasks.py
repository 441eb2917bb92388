"""Work that must not hold up whoever asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Tasks(Protocol):
    """Runs jobs elsewhere and brings their results back to the asker's thread."""

    def run(
        self,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        *,
        writes: bool = False,
    ) -> None:
        """Run a job that touches no widget, then call `done` or `failed` in the asker's thread.

        Jobs that write go one after another, in order; jobs that read share a small pool.
        """
        ...


class ImmediateTasks:
    """The twin for tests and commands: runs each job at once, in the asker's thread."""

    def run(
        self,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        *,
        writes: bool = False,  # noqa: ARG002 -- the protocol's word; order is given here
    ) -> None:
        """Run the job now."""
        try:
            result = job()
        except Exception as error:  # noqa: BLE001 -- handed to the asker, as Tasks promises
            failed(error)
        else:
            done(result)
