"""`handouts` and `handout`: the handouts there are, and some of them as one PDF."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from frontdesk.commands.output import Answer, table
from frontdesk.commands.shapes import Shape, review_shape
from frontdesk.commands.there import has_store, services_or_empty
from frontdesk.commands.writing import check_writable, writing_to
from frontdesk.handouts.files import languages, load_handouts
from frontdesk.handouts.model import PacketOptions, Paper, Tone, TypeSize
from frontdesk.identity import AppointmentId, HandoutId
from frontdesk.treatments.files import load_catalogue

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from frontdesk.handouts.model import Handout


def handouts(options: argparse.Namespace) -> Answer:
    """List the handouts in their order as they stand now, with the languages of each."""
    found = _live(options) if has_store(options) else _shipped()
    listed: list[Shape] = []
    for key, one in found["en"].items():
        codes = [code for code, there in found.items() if key in there]
        listed.append(
            {
                "id": key,
                "title": one.title,
                "languages": codes,
                "review": review_shape(one.review),
            }
        )
    rows = (
        (one["id"], one["title"], ", ".join(one["languages"]), one["review"]["state"])
        for one in listed
    )
    text = table(("Id", "Title", "Languages", "State"), rows, "There are no handouts.")
    return Answer({"handouts": listed}, text)


def _shipped() -> Mapping[str, Mapping[HandoutId, Handout]]:
    facts = load_catalogue().facts
    return {code: load_handouts(facts, language=code) for code in languages()}


def _live(options: argparse.Namespace) -> Mapping[str, Mapping[HandoutId, Handout]]:
    with services_or_empty(options) as services:
        handouts = services.handouts
        return {code: {one.id: one for one in handouts.all(code)} for code in handouts.languages()}


def handout(options: argparse.Namespace) -> Answer:
    """Write one PDF; it is noted in the print log where there is a store.

    Raises FileUnwritable, NotFound for a handout, a language or a visit, LettersMissing,
    LogoUnusable.
    """
    from frontdesk.commands.opened import key_of, timed
    from frontdesk.handouts.model import PrintRequest

    check_writable(options.out)
    name = options.name.strip() if options.name else None
    look = PacketOptions(
        TypeSize.LARGE if options.large_print else TypeSize.STANDARD,
        Paper(options.paper),
        options.language,
        name or None,
        Tone(options.tone),
    )
    keys = tuple(HandoutId(key) for key in dict.fromkeys(options.ids))
    visit = AppointmentId(key_of("appointment", options.visit)) if options.visit else None
    with services_or_empty(options) as found, timed() as spent, writing_to(options.out):
        wanted = PrintRequest(keys, look)
        if visit is not None:
            look = replace(look, visit=found.packets.visit_details(visit))
            person = found.schedule.get(visit).person
            wanted = PrintRequest(keys, look, person=person, appointment=visit)
        made = found.handouts.save_packet(wanted, options.out, options.request)
    fields = {"file": str(options.out), "pages": made.pages, "ms": spent.ms}
    pages = "1 page" if made.pages == 1 else f"{made.pages} pages"
    return Answer(fields, f"{options.out}: {pages}")
