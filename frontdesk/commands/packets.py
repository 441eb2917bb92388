"""`packets`: every visitor's handouts for a day as one PDF, in the order of the visits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.commands.opened import key_of, services, timed
from frontdesk.commands.output import Answer
from frontdesk.commands.writing import check_writable, writing_to
from frontdesk.errors import NotFound
from frontdesk.handouts.day import NothingToPrint
from frontdesk.handouts.rules.day import DayChoice
from frontdesk.identity import LocationId

if TYPE_CHECKING:
    import argparse

    from frontdesk.services import Services


def packets(options: argparse.Namespace) -> Answer:
    """Write the file, and note each handout of each visitor in the print log.

    Raises NotFound, NothingToPrint, FileUnwritable, LettersMissing.
    """
    with services(options) as found:
        earlier = found.packets.saved(options.request)
        if earlier is not None:
            return _answer(*earlier, 0.0)
        check_writable(options.out)
        with timed() as spent, writing_to(options.out):
            people, pages = _save(found, options)
    return _answer(people, pages, str(options.out), spent.ms)


def _save(found: Services, options: argparse.Namespace) -> tuple[int, int]:
    choice = DayChoice(options.date, _office(found, options.office))
    plan = found.packets.plan(choice)
    visitors = [one for one in plan.visitors if one.handouts]
    if not visitors:
        raise NothingToPrint(options.date, plan.closed)
    done = found.packets.save_day(found.packets.begin(visitors, options.request), options.out)
    return done.people, done.pages


def _office(found: Services, text: str | None) -> LocationId | None:
    if text is None:
        return None
    key = LocationId(key_of("office", text))
    if all(one.id != key for one in found.schedule.clinic().locations):
        raise NotFound("office", text)
    return key


def _answer(people: int, pages: int, file: str, ms: float) -> Answer:
    fields = {"file": file, "people": people, "pages": pages, "ms": ms}
    who = "1 person" if people == 1 else f"{people} people"
    what = "1 page" if pages == 1 else f"{pages} pages"
    return Answer(fields, f"{file}: {what} for {who}")
