"""What the tests of the pages stand on: services over a store in memory, and what a page wants."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from frontdesk.bootstrap import Target, open_services, over
from frontdesk.clock import FixedClock
from frontdesk.storage.opening import Place
from frontdesk.treatments.files import load_catalogue
from tests.stores import NOW, ROSA, memory_store

if TYPE_CHECKING:
    from pathlib import Path

    from frontdesk.services import Services
    from frontdesk.treatments.model import Catalogue


@cache
def _catalogue() -> Catalogue:
    return load_catalogue()


def services_in_memory(clock: FixedClock | None = None) -> Services:
    """All services over an empty store; its one connection holds one thread at a time."""
    services = over(memory_store(clock), Place(None), ROSA, _catalogue(), sample=False)
    services.settings.clinic()  # kept from here on: a store in memory reads nothing while it writes
    return services


def services_in_folder(folder: Path) -> Services:
    """All services over a store on disk, for tests with threads: each has its own connection."""
    return open_services(Target(data=folder, user="rosa"), clock=FixedClock(NOW))


class Wanted:
    """Keeps what a page asked the window for."""

    def __init__(self) -> None:
        self.all: list[tuple[str, object]] = []

    def __call__(self, what: str, about: object) -> None:
        """Take one wish."""
        self.all.append((what, about))

    def last(self, what: str) -> object:
        """What the latest wish of a kind was about."""
        return [about for kind, about in self.all if kind == what][-1]

    def undo(self) -> None:
        """Take back what the latest toast told of."""
        about = self.last("toast")
        assert isinstance(about, tuple)
        about[1]()
