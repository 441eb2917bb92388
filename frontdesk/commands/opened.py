"""Opening the store that a command line names, and closing it again."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontdesk.bootstrap import Target, open_in_memory, open_services
from frontdesk.errors import NotFound

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from uuid import UUID

    from frontdesk.services import Services

_LARGEST = 2**63 - 1


def target(options: argparse.Namespace) -> Target:
    """Which store is meant."""
    return Target(options.data, options.database, options.demo, options.user)


@contextmanager
def services(options: argparse.Namespace, *, create: bool = False) -> Iterator[Services]:
    """The services over the store; a writing command makes a missing one (`create`)."""
    found = open_services(target(options), create=create or options.demo, look_up=False)
    try:
        yield found
    finally:
        found.close()


@contextmanager
def in_memory(options: argparse.Namespace) -> Iterator[Services]:
    """Services over an empty store in memory, for what works without one."""
    found = open_in_memory(options.user)
    try:
        yield found
    finally:
        found.close()


@dataclass(slots=True)
class Spent:
    """The milliseconds that a service took."""

    ms: float = 0.0


@contextmanager
def timed() -> Iterator[Spent]:
    """Measure what is done inside: the service's time alone, without start-up."""
    spent = Spent()
    begun = time.perf_counter()
    yield spent
    spent.ms = (time.perf_counter() - begun) * 1000


def key_of(kind: str, text: str) -> int:
    """The number behind an id; what cannot be one is NotFound, as there is no such thing."""
    if not (text.isascii() and text.isdecimal()) or int(text[:20]) > _LARGEST:
        raise NotFound(kind, text)
    return int(text[:20])


def earlier(services: Services, request: UUID | None, kind: str) -> str | None:
    """What an earlier command of the same request made, before anything else is asked.

    Raises RequestReused where that command was of another kind.
    """
    return None if request is None else services.storage.earlier(request, kind)
