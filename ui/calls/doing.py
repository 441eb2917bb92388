"""Doing what is due, and taking it back: the same from the log and from Today."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from frontdesk.identity import new_request

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontdesk.calls.model import FollowUp
    from frontdesk.calls.service import Calls
    from frontdesk.tasks import Tasks


class Doing:
    """Marks follow-ups done and open again; `tell` says it with the way back."""

    def __init__(
        self,
        calls: Calls,
        tasks: Tasks,
        tell: Callable[[str, Callable[[], None] | None], None],
        refused: Callable[[Exception], None],
        refresh: Callable[[], None],
    ) -> None:
        self._calls, self._tasks = calls, tasks
        self._tell, self._refused, self._refresh = tell, refused, refresh

    def finish(self, one: FollowUp) -> None:
        """Mark it done; done already, it is opened again."""
        if one.done is not None:
            self.reopen(one)
            return
        calls, request = self._calls, new_request()

        def done(after: FollowUp) -> None:
            self._tell("Follow-up done.", partial(self.reopen, after))
            self._refresh()

        self._tasks.run(
            lambda: calls.finish_follow_up(one.id, one.version, request),
            done,
            self._refused,
            writes=True,
        )

    def reopen(self, one: FollowUp) -> None:
        """Take the mark back."""
        calls, request = self._calls, new_request()

        def done(_after: FollowUp) -> None:
            self._tell("The follow-up is open again.", None)
            self._refresh()

        self._tasks.run(
            lambda: calls.reopen_follow_up(one.id, one.version, request),
            done,
            self._refused,
            writes=True,
        )
