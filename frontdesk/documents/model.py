"""What documents are made of, as plain records; light to import, since ReportLab is not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from frontdesk.errors import Refusal


class LettersMissing(Refusal):
    """The shipped font has no shapes for some letters; they would be printed as empty boxes.

    `line` is the line that holds them, empty where it is somebody's name.
    """

    exit_code = 2

    def __init__(self, letters: tuple[str, ...], line: str = "") -> None:
        super().__init__()
        self.letters = letters
        self.line = line


class LogoUnusable(Refusal):
    """A file is no logo that can be printed: it holds no PNG or JPEG picture, or is too large."""

    exit_code = 2

    def __init__(self, problem: Literal["no-picture", "too-large"]) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class PageSize:
    """The sheet, in points (72 an inch)."""

    width: float
    height: float


LETTER = PageSize(612, 792)
A4 = PageSize(595.28, 841.89)


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands on every page around the text.

    `marks` are words in a box below the letterhead (`Draft, not yet reviewed`, `Sample data`);
    `footer` are lines at the foot, left of the page's number, which `counted` puts into words. A
    logo (PNG or JPEG) stands in the place of the clinic's name.
    """

    clinic: str
    phone: str
    marks: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    counted: str = "Page {number} of {count}"
    logo: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class DaySheet:
    """The visits of a day as a table for the desk; every row has a cell for each column.

    `weights` are the columns' shares of the page's width; equal where none are given.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    weights: tuple[float, ...] = ()
    subtitle: str = ""
    empty: str = "No visits on this day."


@dataclass(frozen=True, slots=True)
class AppointmentCard:
    """What a visitor takes along: when and where, in plain words and without clinical ones.

    `day` and `time` are ready to read (`Thursday, December 3, 2026`, `10:30 AM`); `what_to_bring`
    holds the clinic's own lines.
    """

    day: str = field(repr=False)
    time: str = field(repr=False)
    office: str
    address: tuple[str, ...] = ()
    provider: str = ""
    first_name: str = field(default="", repr=False)
    what_to_bring: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CrisisStep:
    """One step of the crisis card: what to say or do, and a word of help with it."""

    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class CrisisNumber:
    """A number to call, with when to call it."""

    number: str
    label: str


@dataclass(frozen=True, slots=True)
class CrisisSheet:
    """The crisis card for the wall beside the telephone; a draft until the clinic approved it."""

    title: str
    introduction: str
    steps: tuple[CrisisStep, ...]
    numbers: tuple[CrisisNumber, ...]
    approved_by: str = ""
