"""Finding people by name, number and birth date: short scans of clustered indexes alone.

Every step reads a bounded number of rows, so that a key press among a million people costs
about what it costs among a thousand.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA
from sqlalchemy import and_, bindparam, exists, func, select
from sqlalchemy.orm import aliased

from frontdesk.identity import PersonId
from frontdesk.people.rules.names import upper_bound, variants
from frontdesk.storage.schema.people import NameKeyRow, NameVariantRow, NumberPartRow, PersonRow

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from frontdesk.people.rules.query import Query

LEAST_FOR_TYPO = 3
_MOST_WORDS = 4  # of a search line that are looked for
_CANDIDATES = 8
_LOOKED_THROUGH = 1500  # rows of the rarest word when words stand in no known order

_other = aliased(NameKeyRow)
_BY_KEY = (
    select(NameKeyRow.person_id, NameKeyRow.key)
    .where(NameKeyRow.key >= bindparam("low"), NameKeyRow.key < bindparam("high"))
    .order_by(NameKeyRow.key)
    .limit(bindparam("most"))
)
_HOW_MANY = select(func.count()).select_from(
    select(NameKeyRow.person_id)
    .where(NameKeyRow.key >= bindparam("low"), NameKeyRow.key < bindparam("high"))
    .limit(_LOOKED_THROUGH)
    .subquery()
)
_BY_PART = (
    select(NumberPartRow.person_id)
    .where(NumberPartRow.part >= bindparam("low"), NumberPartRow.part < bindparam("high"))
    .limit(bindparam("most"))
)
_WHOLE = 10  # digits of a number of the home plan
_BY_AREA = _BY_PART.where(func.length(NumberPartRow.part) == _WHOLE)
_BY_YEAR = (
    select(PersonRow.id)
    .where(PersonRow.born >= bindparam("first"), PersonRow.born <= bindparam("last"))
    .order_by(PersonRow.born)  # ix_person_born
    .limit(bindparam("most"))
)
_BY_BIRTH = select(PersonRow.id).where(PersonRow.born == bindparam("born")).limit(bindparam("most"))
_LIKE_WORDS = select(NameVariantRow.word).where(
    NameVariantRow.variant.in_(bindparam("variants", expanding=True))
)


def find(connection: Connection, query: Query, limit: int) -> dict[PersonId, str]:
    """Identities in the order of their worth, each with why it was found; at most `limit`.

    Where a line holds a name and a number or date, those who fit all of it come alone.
    """
    if query.names and (query.digits or query.born or query.area):
        wanted = _named(connection, query.names, limit * 50)
        others = _in_figures(connection, query, 5000)
        both = {key: f"{why} and {others[key]}" for key, why in wanted.items() if key in others}
        return dict(list(both.items())[:limit])
    found = _in_figures(connection, query, limit) | _named(connection, query.names, limit)
    return dict(list(found.items())[:limit])


def _in_figures(connection: Connection, query: Query, most: int) -> dict[PersonId, str]:
    """Those with the date, the number, the area code or the year of birth."""
    return (
        _born_in(connection, query.year, most)
        | _with_area(connection, query.area, most)
        | _numbered(connection, query.digits, most)
        | _born(connection, query.born, most)
    )


def with_number(connection: Connection, digits: str, limit: int) -> dict[PersonId, str]:
    """Identities of those with a number that has these digits in it, wherever they stand."""
    return _numbered(connection, digits, limit)


def _born(connection: Connection, born: date | None, most: int) -> dict[PersonId, str]:
    if born is None:
        return {}
    rows = connection.execute(_BY_BIRTH, {"born": born, "most": most}).scalars()
    return {PersonId(key): "birth date" for key in rows}


def _numbered(connection: Connection, digits: str, most: int) -> dict[PersonId, str]:
    if not digits:
        return {}
    limits = {"low": digits, "high": upper_bound(digits), "most": most}
    return {PersonId(key): "number" for key in connection.execute(_BY_PART, limits).scalars()}


def _with_area(connection: Connection, area: str, most: int) -> dict[PersonId, str]:
    if not area:
        return {}
    limits = {"low": area, "high": upper_bound(area), "most": most}
    return {PersonId(key): "area code" for key in connection.execute(_BY_AREA, limits).scalars()}


def _born_in(connection: Connection, year: int | None, most: int) -> dict[PersonId, str]:
    if year is None:
        return {}
    limits = {"first": date(year, 1, 1), "last": date(year, 12, 31), "most": most}
    return {PersonId(key): "birth year" for key in connection.execute(_BY_YEAR, limits).scalars()}


def _named(connection: Connection, names: tuple[str, ...], limit: int) -> dict[PersonId, str]:
    names = names[:_MOST_WORDS]
    if not names:
        return {}
    found = _prefixed(connection, " ".join(names), limit, "name")
    if len(found) < limit and len(names) > 1:
        found = found | _in_any_order(connection, names, limit)
    for other in _respelled(connection, names) if len(found) < limit else ():
        for key, why in _prefixed(connection, other, limit, "like name").items():
            found.setdefault(key, why)
        if len(found) >= limit:
            break
    return dict(list(found.items())[:limit])


def _prefixed(connection: Connection, prefix: str, limit: int, why: str) -> dict[PersonId, str]:
    # A person may stand under several keys of one prefix, hence the double limit.
    limits = {"low": prefix, "high": upper_bound(prefix), "most": 2 * limit}
    rows = connection.execute(_BY_KEY, limits)
    return {PersonId(key): why for key, _ in rows}


def _in_any_order(
    connection: Connection, names: tuple[str, ...], limit: int
) -> dict[PersonId, str]:
    """Those with a word that begins like each of the names; the rarest leads."""
    ranges = [{"low": name, "high": upper_bound(name)} for name in names]
    counts = [int(connection.execute(_HOW_MANY, one).scalar() or 0) for one in ranges]
    lead = counts.index(min(counts))
    if not counts[lead]:
        return {}
    rare = (
        select(NameKeyRow.person_id)
        .where(NameKeyRow.key >= ranges[lead]["low"], NameKeyRow.key < ranges[lead]["high"])
        .limit(_LOOKED_THROUGH)
        .subquery()
    )
    statement = select(rare.c.person_id).distinct().limit(limit)
    for place, one in enumerate(ranges):
        if place != lead:
            statement = statement.where(
                exists().where(
                    and_(
                        _other.person_id == rare.c.person_id,  # ix_name_key_person_id
                        _other.key >= one["low"],
                        _other.key < one["high"],
                    )
                )
            )
    return {PersonId(key): "name" for key in connection.execute(statement).scalars()}


def _respelled(connection: Connection, names: tuple[str, ...]) -> list[str]:
    """The names with one of them put right, the likeliest first."""
    found: list[tuple[int, int, str]] = []
    for place, name in enumerate(names):
        if len(name) < LEAST_FOR_TYPO:
            continue
        for far, word in _like(connection, name):
            other = (*names[:place], word, *names[place + 1 :])
            found.append((far, -place, " ".join(other)))
    return [text for _, _, text in sorted(found)[:_CANDIDATES]]


def _like(connection: Connection, word: str) -> list[tuple[int, str]]:
    """Known words one slip away (a letter more, less, other, or two swapped), the nearest first."""
    rows = connection.execute(_LIKE_WORDS, {"variants": sorted(variants(word))}).scalars()
    near = {(OSA.distance(word, other), other) for other in rows if other != word}
    return sorted(pair for pair in near if pair[0] == 1)[:_CANDIDATES]
