"""A program that prints the packets of a day and never ends by itself; tests end it by force."""

from __future__ import annotations

import multiprocessing
import sys
import threading
from datetime import date
from pathlib import Path

from frontdesk.handouts.day import Watch
from frontdesk.handouts.rules.day import DayChoice
from tests.clinics import clinic_services
from tests.handouts.days import NAME, Tape, three
from tests.stores import file_store


def wait(_tape: Tape) -> None:
    """Tell which process makes the pages, then wait for ever."""
    [maker] = multiprocessing.active_children()
    sys.stdout.write(f"{maker.pid}\n")
    sys.stdout.flush()
    threading.Event().wait()


def main() -> None:
    """Print the visits of one day."""
    services = clinic_services(file_store(Path(sys.argv[1])))
    day = date(2026, 11, 25)
    three(services, day)
    job = services.packets.begin(services.packets.plan(DayChoice(day)).visitors)
    services.packets.print_day(job, Tape(then=wait), NAME, watch=Watch(apart=True))


if __name__ == "__main__":
    main()
