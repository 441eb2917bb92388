"""How the window is started: which store, for whom, and whether a call is waiting."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from frontdesk.paths import data_folder, demo_folder

if TYPE_CHECKING:
    import argparse

    from frontdesk.clock import Clock
    from frontdesk.services import Services


@dataclass(frozen=True, slots=True)
class Start:
    """What the command line said; `call` is the number of a caller who is on the line."""

    data: Path | None = None
    url: str | None = None
    demo: bool = False
    user: str | None = None
    call: str | None = field(default=None, repr=False)

    @classmethod
    def of(cls, options: argparse.Namespace) -> Start:
        """From the parsed command line; the number `-` is read from standard input."""
        call = options.call
        if call == "-":
            call = sys.stdin.readline().strip()
        return cls(options.data, options.database, options.demo, options.user, call)

    @property
    def folder(self) -> Path:
        """The folder whose store is meant; one window serves one of them."""
        if self.url is not None:
            return Path(self.url.removeprefix("sqlite:///")).absolute().parent
        return (self.data or (demo_folder() if self.demo else data_folder())).absolute()

    def open(self, clock: Clock | None = None) -> Services:
        """Open the store, with sample data made first where a demo has none yet.

        It is slow, so call it off the window's thread. Raises what `open_services` raises.
        """
        from frontdesk.bootstrap import Target, open_services

        target = Target(self.data, self.url, self.demo, self.user)
        return open_services(target, clock=clock)
