"""A topic or a handout as the editor sees it: passages of lines, and what can be done to them.

Every function takes a frozen record and gives another one back, with the place the hands are at.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from frontdesk.handouts.model import Block, BlockKind, ClinicKey, Handout, Section
from frontdesk.treatments.model import Line, Topic

Content = Topic | Handout
Row = Line | Block
HEAD = -1
"""The row of a place that is a passage's heading, or a field that has no rows."""

PASSAGES = {
    "say": "Say",
    "ask": "Ask",
    "leave_to_clinician": "Leave to a clinician",
    "footnotes": "Footnote",
}
LOGISTICS = "logistics"
"""What stands for a source of a handout's line that states nothing, and so needs none."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a passage (`say`, or a section's number) or a field, and the row."""

    part: str
    row: int = HEAD


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines below each other; a section of a handout has a heading that can be edited."""

    key: str
    title: str
    rows: tuple[Row, ...]
    heading: str | None = None


def passages(content: Content) -> tuple[Passage, ...]:
    """What stands below each other in a document."""
    if isinstance(content, Topic):
        return tuple(Passage(key, title, getattr(content, key)) for key, title in PASSAGES.items())
    return tuple(
        Passage(str(number), f"Section {number + 1}", one.blocks, one.heading)
        for number, one in enumerate(content.sections)
    )


def rows(content: Content, part: str) -> tuple[Row, ...]:
    """The lines of a passage; none where there is no such passage."""
    return next((one.rows for one in passages(content) if one.key == part), ())


def row_at(content: Content, place: Place) -> Row | None:
    """The line at a place; None for headings and fields."""
    found = rows(content, place.part)
    return found[place.row] if 0 <= place.row < len(found) else None


def called(content: Content, place: Place) -> str:
    """What a place is called: `Say 2`, `Section 1 line 3`, `Section 2`; empty for fields."""
    passage = next((one for one in passages(content) if one.key == place.part), None)
    if passage is None:
        return ""
    if place.row == HEAD:
        return passage.title
    line = "" if passage.heading is None else "line "
    return f"{passage.title} {line}{place.row + 1}"


def sources_of(row: Row) -> tuple[str, ...]:
    """What a line rests on, `LOGISTICS` among it."""
    logistics = isinstance(row, Block) and row.logistics
    return (*row.sources, LOGISTICS) if logistics else row.sources


# -- lines --------------------------------------------------------------------------------------


def with_text(content: Content, place: Place, text: str) -> Content:
    """The words of a line or of a section's heading."""
    if place.row == HEAD and isinstance(content, Handout):
        number = int(place.part)
        section = replace(content.sections[number], heading=text)
        return replace(content, sections=_swapped(content.sections, number, section))
    return _with_row(content, place, text=text)


def with_sources(content: Content, place: Place, sources: tuple[str, ...]) -> Content:
    """What a line rests on; `LOGISTICS` says that it needs nothing to rest on."""
    facts = tuple(one for one in sources if one != LOGISTICS)
    if isinstance(row_at(content, place), Block):
        return _with_row(content, place, sources=facts, logistics=LOGISTICS in sources)
    return _with_row(content, place, sources=facts)


def with_kind(content: Content, place: Place, kind: BlockKind, clinic: str = "") -> Content:
    """The kind of a handout's line; one of kind CLINIC prints the setting named by `clinic`."""
    found = row_at(content, place)
    if not isinstance(found, Block):
        return content
    if kind is BlockKind.CLINIC:
        return _with_row(content, place, kind=kind, text=clinic or ClinicKey.WHAT_TO_BRING)
    text = "" if found.kind is BlockKind.CLINIC else found.text
    return _with_row(content, place, kind=kind, text=text)


def with_new_row(content: Content, place: Place) -> tuple[Content, Place]:
    """An empty line below a place, below a heading the first; it is of its neighbor's kind."""
    found = rows(content, place.part)
    at = min(place.row + 1, len(found))
    new: Row = Line("")
    if isinstance(content, Handout):
        above = found[at - 1] if at else None
        kind = above.kind if isinstance(above, Block) else BlockKind.PARAGRAPH
        new = Block(BlockKind.PARAGRAPH if kind is BlockKind.CLINIC else kind, "")
    return _with_rows(content, place.part, (*found[:at], new, *found[at:])), Place(place.part, at)


def without(content: Content, place: Place) -> tuple[Content, Place]:
    """Without a line, or without a section where the place is its heading."""
    if place.row == HEAD and isinstance(content, Handout):
        number = int(place.part)
        left = (*content.sections[:number], *content.sections[number + 1 :])
        return replace(content, sections=left), Place(str(max(0, min(number, len(left) - 1))))
    found = rows(content, place.part)
    if not 0 <= place.row < len(found):
        return content, place
    left_rows = (*found[: place.row], *found[place.row + 1 :])
    after = Place(place.part, min(place.row, len(left_rows) - 1))
    return _with_rows(content, place.part, left_rows), after


def moved(content: Content, place: Place, step: int) -> tuple[Content, Place]:
    """A line one up or down; a section with all its lines; a handout's line into the next section.

    The lines of a card stay in their passage: what is said and what is asked are not the same.
    """
    if place.row == HEAD:
        return _moved_section(content, place, step)
    found, to = rows(content, place.part), place.row + step
    if not 0 <= place.row < len(found):
        return content, place
    if 0 <= to < len(found):
        order = list(found)
        order[place.row], order[to] = order[to], order[place.row]
        return _with_rows(content, place.part, tuple(order)), Place(place.part, to)
    if isinstance(content, Handout):
        return _moved_across(content, place, step)
    return content, place


def _moved_section(content: Content, place: Place, step: int) -> tuple[Content, Place]:
    if not isinstance(content, Handout):
        return content, place
    number, order = int(place.part), list(content.sections)
    to = number + step
    if not 0 <= to < len(order):
        return content, place
    order[number], order[to] = order[to], order[number]
    return replace(content, sections=tuple(order)), Place(str(to))


def _moved_across(content: Handout, place: Place, step: int) -> tuple[Content, Place]:
    number = int(place.part) + step
    if not 0 <= number < len(content.sections):
        return content, place
    one = row_at(content, place)
    assert isinstance(one, Block)  # noqa: S101 -- a handout has no other rows
    there = content.sections[number].blocks
    target = Place(str(number), 0 if step > 0 else len(there))
    left, _place = without(content, place)
    joined: tuple[Row, ...] = (one, *there) if step > 0 else (*there, one)
    return _with_rows(left, target.part, joined), target


# -- sections -----------------------------------------------------------------------------------


def with_new_section(content: Content, place: Place) -> tuple[Content, Place]:
    """An empty section below the one of a place; at the end where the place is in none."""
    if not isinstance(content, Handout):
        return content, place
    at = int(place.part) + 1 if place.part.isdecimal() else len(content.sections)
    new = Section("", (Block(BlockKind.PARAGRAPH, ""),))
    sections = (*content.sections[:at], new, *content.sections[at:])
    return replace(content, sections=sections), Place(str(at))


# -- inside -------------------------------------------------------------------------------------


def _with_row(content: Content, place: Place, **values: object) -> Content:
    found = rows(content, place.part)
    if not 0 <= place.row < len(found):
        return content
    changed: Any = values
    return _with_rows(
        content, place.part, _swapped(found, place.row, replace(found[place.row], **changed))
    )


def _with_rows(content: Content, part: str, found: tuple[Row, ...]) -> Content:
    lines: Any = found
    if isinstance(content, Topic):
        values: dict[str, Any] = {part: lines}
        return replace(content, **values)
    number = int(part)
    section = replace(content.sections[number], blocks=lines)
    return replace(content, sections=_swapped(content.sections, number, section))


def _swapped(found: tuple[Any, ...], at: int, one: object) -> tuple[Any, ...]:
    return (*found[:at], one, *found[at + 1 :])
