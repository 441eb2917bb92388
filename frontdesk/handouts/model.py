"""Records of handouts: their content, how a packet is wanted, and what was printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from frontdesk.content.model import Review, TextHash
from frontdesk.identity import AppointmentId, CallId, HandoutId, PersonId, PrintId
from frontdesk.printer import AS_IT_COMES, Handling


class BlockKind(StrEnum):
    """What a piece of a section is: a paragraph, a bullet, a numbered step, or the clinic's own."""

    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    STEP = "step"
    CLINIC = "clinic"


class ClinicKey(StrEnum):
    """What the clinic enters itself and a CLINIC block prints."""

    WHAT_TO_BRING = "what-to-bring"
    OFFICES = "offices"
    GROUP_HOW_TO_ASK = "group-how-to-ask"
    TELEHEALTH_GETTING_READY = "telehealth-getting-ready"


@dataclass(frozen=True, slots=True)
class Block:
    """One statement of a handout with the ids of the facts it rests on.

    A block of kind CLINIC holds the key of a clinic setting (`what-to-bring`, `offices` …) in
    `text`; it prints what the clinic entered, or a line to write on where nothing is entered.
    Mere `logistics`, which state nothing about illness, treatment or the clinic, need no fact.
    """

    kind: BlockKind
    text: str
    sources: tuple[str, ...] = ()
    logistics: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Handout:
    """One handout in one language; `version` grows with each change of its words."""

    id: HandoutId
    title: str
    audience: str
    version: str
    sections: tuple[Section, ...]
    language: str = "en"
    review: Review = field(default_factory=Review)


class Paper(StrEnum):
    """The sheet; dimensions belong to the page layout."""

    LETTER = "letter"
    A4 = "a4"


class TypeSize(StrEnum):
    """Standard is 12 pt body type; large print is 18 pt, reflowed."""

    STANDARD = "standard"
    LARGE = "large"


class Tone(StrEnum):
    """The ink: the clinic's colors, black alone for plain printers, or the strongest contrast."""

    COLOUR = "color"
    BLACK = "black"
    HIGH_CONTRAST = "high-contrast"


@dataclass(frozen=True, slots=True)
class VisitDetails:
    """When and where a visit is, for the first page of a packet; no clinical word is among it.

    `day` and `start` are by the clinic's clock. `office` is empty for a visit by video, which has
    neither address nor directions. `what_to_bring` holds the clinic's own lines.
    """

    day: date = field(repr=False)
    start: time = field(repr=False)
    office: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    directions: str = field(default="", repr=False)
    what_to_bring: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class PacketOptions:
    """How a packet is wanted. `first_name` is printed only where the desk ticked it.

    `visit` stands on the first page; without it nothing of a visit is printed.
    """

    size: TypeSize = TypeSize.STANDARD
    paper: Paper = Paper.LETTER
    language: str = "en"
    first_name: str | None = field(default=None, repr=False)
    tone: Tone = Tone.COLOUR
    visit: VisitDetails | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The clinic's words on every page; `sample` adds the mark of sample data.

    `logo` holds the bytes of a PNG or JPEG picture, which stands in the place of the clinic's name.
    """

    clinic: str
    phone: str
    sample: bool = False
    logo: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Packet:
    """A finished PDF: its bytes, its pages, and the page on which each handout begins (from 0)."""

    pdf: bytes = field(repr=False)
    pages: int
    starts: tuple[int, ...]


class Since(StrEnum):
    """What became of a printed text: it still stands, another took its place, or none did.

    It is unknown for what was printed before texts were kept.
    """

    SAME = "same"
    CHANGED = "changed"
    RETIRED = "retired"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PrintEntry:
    """One line of the print log: one handout, given to a printer or saved as a file.

    `text` is what stood on the paper and `look` how it was set, as `kept.py` reads it.
    """

    id: PrintId
    handout: HandoutId
    title: str
    version: str
    language: str
    size: TypeSize
    paper: Paper
    printed: datetime
    agent: str
    printer: str
    copies: int
    person: PersonId | None = None
    person_name: str | None = field(default=None, repr=False)
    named: bool = False
    call: CallId | None = None
    appointment: AppointmentId | None = None
    text: TextHash | None = None
    look: Mapping[str, Any] = field(default_factory=dict, repr=False)
    since: Since = Since.UNKNOWN


@dataclass(frozen=True, slots=True)
class PrintRequest:
    """Which handouts, how, and for whom; `first_name` in the options is what is printed.

    `again` names an entry of the print log whose very text is wanted, whatever stands now.
    """

    handouts: tuple[HandoutId, ...]
    options: PacketOptions = field(default_factory=PacketOptions)
    handling: Handling = AS_IT_COMES
    person: PersonId | None = None
    call: CallId | None = None
    appointment: AppointmentId | None = None
    again: PrintId | None = None


@dataclass(frozen=True, slots=True)
class Entries:
    """Lines for the print log: the very handouts that were made, for whom, and on what.

    `texts` are the clinic's own passages as they were printed.
    """

    handouts: tuple[Handout, ...]
    wanted: PrintRequest
    printer: str
    texts: Mapping[str, str]
