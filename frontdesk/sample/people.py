"""People of the sample: ages, numbers, wishes; every text is logistics."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import TYPE_CHECKING

from frontdesk.identity import LocationId
from frontdesk.people.model import (
    BestTime,
    Client,
    ContactUse,
    PersonDetails,
    Phone,
    ReachBy,
    Voicemail,
)
from frontdesk.sample.names import ODD, name
from frontdesk.wording import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

AREAS = ("206", "253", "360", "425", "564")  # G36
_LINES = 100  # 555-0100 to 555-0199 in each (G37)
_NOTES = ("prefers mornings", "call after 4 PM", "parks behind the building", "bring a form")
_ACCESS = ("step-free entrance", "sits near the door", "bring a chair with arms")
_SOURCES = ("website", "their doctor", "a friend", "a search", "a leaflet")
_INSURERS = ("Example Health", "Sample Mutual", "Placeholder Plan")
_TEENS, _CHILD, _OLD = 41, 11, 67  # every 41st is 13 to 17, the 12th under 13, every 67th over 90


def number(rng: Random) -> str:
    """A number that nobody has, in E.164."""
    return f"+1{rng.choice(AREAS)}5550{100 + rng.randrange(_LINES)}"


def people(count: int, seed: int, today: date) -> Iterator[PersonDetails]:
    """That many people, the same for each seed and year."""
    rng = Random(f"people {seed}")
    for index in range(count):
        yield _person(rng, index, today)


def _person(rng: Random, index: int, today: date) -> PersonDetails:
    full, preferred = name(rng)
    born = _born(rng, index, today)
    if index < len(ODD):
        full, preferred = ODD[index]
    years = today.year - born.year
    minor = years < 18
    email = f"{''.join(c for c in folded(full) if c.isascii() and c.isalpha())}{index}@example.org"
    return PersonDetails(
        name=full,
        preferred_name=preferred,
        born=born if index < len(ODD) or rng.random() < 0.9 else None,
        client=Client.EXISTING if rng.random() < 0.7 else Client.NEW,
        voicemail=rng.choice((Voicemail.NAME_ONLY,) * 6 + (Voicemail.YES,) * 3 + (Voicemail.NO,)),
        reach_by=rng.choice((ReachBy.PHONE,) * 7 + (ReachBy.TEXT, ReachBy.TEXT, ReachBy.EMAIL)),
        best_time=rng.choice((BestTime.ANY, BestTime.ANY, BestTime.MORNING, BestTime.AFTERNOON)),
        office=LocationId(rng.choice((1, 1, 2))),
        language="es" if rng.random() < 0.04 else "en",
        interpreter=rng.random() < 0.02,
        large_print=rng.random() < (0.3 if years > 75 else 0.02),
        access_needs=rng.choice(_ACCESS) if rng.random() < 0.04 else "",
        referral_source=rng.choice(_SOURCES) if rng.random() < 0.5 else "",
        insurer=rng.choice(_INSURERS) if rng.random() < 0.5 else "",
        postal_address=(
            f"{100 + index % 900} Example Way\nSampletown, WA 00000" if rng.random() < 0.3 else ""
        ),
        contact_name=f"{name(rng)[0]}" if minor else "",
        contact_relation="parent" if minor else "",
        contact_may_know="times of visits" if minor else "",
        notes=rng.choice(_NOTES) if rng.random() < 0.15 else "",
        phones=_phones(rng, minor=minor),
        emails=(email,) if rng.random() < 0.3 else (),
    )


def _phones(rng: Random, *, minor: bool) -> tuple[Phone, ...]:
    first = Phone(number(rng), ContactUse.MOBILE, "parent" if minor else "")
    kind = rng.random()
    if kind < 0.12:
        return (first, Phone(number(rng), ContactUse.HOME))
    if kind < 0.15:
        return (first, Phone(number(rng), ContactUse.WORK, "", str(100 + rng.randrange(900))))
    return (first,)


def _born(rng: Random, index: int, today: date) -> date:
    years = int(rng.triangular(19, 86, 38))
    month, day = rng.randrange(1, 13), rng.randrange(1, 29)
    if index == _CHILD:
        years = 9
    elif index % _TEENS == _TEENS - 1:
        years = 14 + index // _TEENS % 4
    elif index % _OLD == _OLD - 1:
        years = 92 + index // _OLD % 8
    if index in (4, 6):  # two who share a birthday, and neither by name
        years, month, day = 40, 3, 7
    return date(today.year - years, month, day)
