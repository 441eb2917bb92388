"""Records of settings: the clinic's, kept in the store, and this computer's, kept beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from frontdesk.clock import CLINIC_ZONE
from frontdesk.errors import Refusal

CLINIC_NAME = "LightHeart Mental Health"  # C53
CLINIC_LINE = "425.800.5688"  # C54, printed with dots
SAMPLE = "sample"  # the mark of a store whose data is invented


@dataclass(frozen=True, slots=True)
class ClinicSettings:
    """What is the same at every desk; texts in `handout_texts` fill the clinic's own passages.

    `introduce_as` is how the desk names itself on a call-back, since the clinic's name alone
    tells something (G34). `on_call_*` is who the crisis card names (N12). `reading_grade` is the
    school grade above which a text counts as hard to read (G23). `logo` is the picture at the head
    of handouts, a small PNG in base 64; empty where the name stands there.
    """

    clinic_name: str = CLINIC_NAME
    line: str = CLINIC_LINE
    zone: str = CLINIC_ZONE
    introduce_as: str = ""
    on_call_name: str = ""
    on_call_number: str = ""
    crisis_card_approved_by: str = ""
    hold_minutes: int = 5
    step_minutes: int = 30
    reading_grade: int = 8
    logo: str = field(default="", repr=False)
    open_holidays: frozenset[str] = frozenset()
    handout_texts: dict[str, str] = field(default_factory=dict)
    set_up: bool = False
    version: int = field(default=0, compare=False)  # grows with each change of any of them


class ThemeChoice(StrEnum):
    """How the window looks."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class PrintLook:
    """How one handout is printed where nothing else is asked for; the words of its options."""

    size: str = "standard"
    language: str = "en"
    tone: str = "color"
    copies: int = 1


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """What belongs to this computer alone; `looks` are kept by the ids of handouts."""

    theme: ThemeChoice = ThemeChoice.SYSTEM
    text_percent: int = 100
    printer: str = ""
    copies: int = 1
    both_sides: bool = False
    office: int | None = None
    tray: str = ""
    paper: str = "letter"
    tone: str = "color"
    looks: Mapping[str, PrintLook] = field(default_factory=dict)


class SampleThere(Refusal):
    """The store that was to be filled with sample data holds some already."""


class SampleMixed(Refusal):
    """Sample and real data were to meet in one store."""
