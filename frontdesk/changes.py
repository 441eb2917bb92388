"""What a committed unit of work changed, told once to every screen."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Callable


class Kind(StrEnum):
    """What sort of record changed; a screen reloads what it shows of these."""

    PERSON = "person"
    CALL = "call"
    FOLLOW_UP = "follow-up"
    APPOINTMENT = "appointment"
    SCHEDULE = "schedule"
    PRINT = "print"
    SETTING = "setting"
    CONTENT = "content"
    STORE = "store"


@dataclass(frozen=True, slots=True)
class Change:
    """The kinds and identities that one committed unit touched, and who started it.

    `initiator` is the request's identity, so that a screen can skip what it started itself;
    None where another process wrote and only the fact of it is known.
    """

    kinds: frozenset[Kind]
    ids: frozenset[str] = field(default_factory=frozenset)
    initiator: UUID | None = None


class Announcer:
    """Passes each change to those who listen, in the thread that committed it."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Change], None]] = []

    def listen(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Add a listener; the returned function takes it away again."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def announce(self, change: Change) -> None:
        """Tell all listeners."""
        for listener in tuple(self._listeners):
            listener(change)
