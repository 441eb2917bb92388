"""`calls` and `calls log`."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from frontdesk.calls.model import CallEntry, CallQuery, Channel
from frontdesk.calls.rules.entries import outcome_words, reason_words
from frontdesk.calls.rules.labels import OUTCOMES, REASONS
from frontdesk.commands.opened import key_of, services
from frontdesk.commands.output import Answer, table
from frontdesk.commands.shapes import call_shape
from frontdesk.commands.times import read_time, said
from frontdesk.errors import Invalid
from frontdesk.identity import PersonId
from frontdesk.people.model import Client
from frontdesk.people.rules.numbers import Number, is_withheld, national, read_number

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from frontdesk.calls.model import Call
    from frontdesk.services import Services

_PAGE = 1000


def listed(options: argparse.Namespace) -> Answer:
    """The log, newest first: all of it, or the days that were named."""
    if options.first and options.until and options.until < options.first:
        raise Invalid("until", "before-from")
    query = CallQuery(first_day=options.first, last_day=options.until, open_only=options.open)
    with services(options) as found:
        where = found.settings.zone()
        calls = list(_all(found, query))
    fields = {"calls": [call_shape(call, where) for call in calls]}
    return Answer(fields, _as_table(calls, where))


def _all(found: Services, query: CallQuery) -> Iterable[Call]:
    after: tuple[datetime, int] | None = None
    while page := found.calls.page(query, after, _PAGE):
        yield from page
        after = (page[-1].entry.started, int(page[-1].id))


def _as_table(calls: list[Call], where: ZoneInfo) -> str:
    rows = (
        (
            str(call.id),
            said(call.entry.started, where),
            _number(call),
            call.person_name or "",
            "; ".join(REASONS[one] for one in call.entry.reasons),
            OUTCOMES[call.entry.outcome],
        )
        for call in calls
    )
    header = ("Id", "Started", "Number", "Person", "Reasons", "Outcome")
    return table(header, rows, "No calls were found.")


def _number(call: Call) -> str:
    if call.entry.channel is Channel.WALK_IN:
        return "walk-in"
    return national(call.entry.number) if call.entry.number else "withheld"


def log(options: argparse.Namespace) -> Answer:
    """Log one call; without `--started` it ended just now."""
    reasons = tuple(reason_words(word) for word in options.reason)
    outcome = outcome_words(options.outcome)
    also = tuple(outcome_words(word) for word in options.also)
    number = Number("") if is_withheld(options.number) else read_number(options.number)
    with services(options, create=True) as found:
        where = found.settings.zone()
        person = None
        kind = Client.OTHER
        if options.person is not None:
            known = found.people.get(PersonId(key_of("person", options.person)))
            person, kind = known.id, known.details.client
        started = (
            read_time(options.started, where)
            if options.started
            else found.clock.now() - timedelta(seconds=min(options.seconds, 24 * 3600))
        )
        entry = CallEntry(
            started=started,
            seconds=options.seconds,
            outcome=outcome,
            reasons=reasons,
            number=number.value or None,
            extension=number.extension,
            person=person,
            caller_kind=kind,
            also=also,
            note=options.note,
        )
        call = found.calls.log(entry, options.request)
    return Answer({"call": call_shape(call, where)}, _as_table([call], where))
