"""`sample`: fills an empty store with invented data."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from frontdesk.bootstrap import actor, open_for_sample
from frontdesk.clock import local_day, zone
from frontdesk.commands.opened import target, timed
from frontdesk.commands.output import Answer
from frontdesk.handouts.files import load_handouts
from frontdesk.sample.service import Size, Wanted, fill
from frontdesk.treatments.files import load_catalogue

if TYPE_CHECKING:
    import argparse

_AT = time(10, 40)  # the hour at which the sample's day stands, so that each run makes the same


def sample(options: argparse.Namespace) -> Answer:
    """Fill the store. Raises SampleThere or SampleMixed where it holds anything."""
    place = target(options)
    size = Size(options.people, options.calls, options.appointments)
    handouts = load_handouts(load_catalogue().facts)
    storage = open_for_sample(place)
    try:
        where = zone()
        today = options.today or local_day(storage.clock.now(), where)
        now = datetime.combine(today, _AT, where).astimezone(UTC)
        with timed() as spent:
            made = fill(
                storage,
                actor(place.user),
                Wanted(size, options.seed, now, handouts),
                options.request,
            )
    finally:
        storage.close()
    fields = {
        "people": made.people,
        "calls": made.calls,
        "appointments": made.appointments,
        "ms": spent.ms,
    }
    text = f"{made.people:,} people, {made.calls:,} calls, {made.appointments:,} visits"
    return Answer(fields, text)
