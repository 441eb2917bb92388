"""The settings that window and commands ask for."""

from __future__ import annotations

import base64
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from frontdesk.changes import Change, Kind
from frontdesk.clock import zone
from frontdesk.errors import ChangedMeanwhile, Invalid
from frontdesk.settings import store
from frontdesk.settings.model import ClinicSettings, DeskSettings
from frontdesk.wording import clean

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID
    from zoneinfo import ZoneInfo

    from frontdesk.storage.unit import Actor, Storage, Unit

LINE = 200
TEXT = 4000
_LOGO = f"{store.CLINIC}logo"
_HOLD_MINUTES = range(1, 61)
_STEP_MINUTES = (5, 10, 15, 20, 30, 60)
_READING_GRADES = (6, 7, 8)


class Settings:
    """The clinic's settings, kept in memory until they change, and this computer's."""

    def __init__(self, storage: Storage, actor: Actor, desk_file: Path | None) -> None:
        self._storage = storage
        self._actor = actor
        self._desk_file = desk_file
        self._desk = DeskSettings()
        self._lock = threading.Lock()
        self._clinic: ClinicSettings | None = None
        storage.announcer.listen(self._forget)

    def _forget(self, change: Change) -> None:
        if change.kinds & {Kind.SETTING, Kind.STORE}:
            with self._lock:
                self._clinic = None

    def clinic(self) -> ClinicSettings:
        """The clinic's settings as they stand now."""
        with self._lock:
            if self._clinic is None:
                with self._storage.reading() as connection:
                    self._clinic = store.clinic(connection)
            return self._clinic

    def zone(self) -> ZoneInfo:
        """The clinic's zone, which decides days."""
        return zone(self.clinic().zone)

    def save_clinic(self, settings: ClinicSettings, request: UUID | None = None) -> ClinicSettings:
        """Save the clinic's settings over the version that was read.

        Raises Invalid(field, problem) where one cannot be, and ChangedMeanwhile.
        """
        checked = _checked(settings)
        with self._storage.writing(self._actor, request) as unit:
            if unit.earlier("save settings") is None:
                try:
                    save_clinic(unit, checked)
                except ChangedMeanwhile:
                    self._clinic = None  # what was kept in memory is what was out of date
                    raise
                unit.commit()
        return self.clinic()

    def save_logo(self, picture: Path | None, request: UUID | None = None) -> ClinicSettings:
        """Keep a PNG or JPEG file as the clinic's logo, made small; None takes the logo away.

        Raises LogoUnusable for what is no such picture or is huge, and ChangedMeanwhile.
        """
        from frontdesk.documents.logo import read_small

        kept = base64.b64encode(read_small(picture)).decode() if picture else ""
        return self.save_clinic(replace(self.clinic(), logo=kept), request)

    def desk(self) -> DeskSettings:
        """This computer's settings."""
        return store.read_desk(self._desk_file) if self._desk_file else self._desk

    def save_desk(self, settings: DeskSettings) -> None:
        """Save this computer's settings."""
        if self._desk_file:
            store.write_desk(self._desk_file, settings)
        self._desk = settings


def marks(storage: Storage) -> tuple[str, bool]:
    """What a store says of itself: its kind (`sample` or empty), and whether it holds settings."""
    with storage.reading() as connection:
        found = store.values(connection)
    return str(found.get(store.STORE_KIND, "")), bool(found)


def mark(unit: Unit, kind: str) -> None:
    """Mark a store within an open unit, for good."""
    store.put(unit.connection, store.STORE_KIND, kind)


def save_clinic(unit: Unit, settings: ClinicSettings) -> None:
    """Write what differs, within an open unit; the audit event names the fields.

    Raises ChangedMeanwhile where the settings have another version by now.
    """
    current = store.clinic(unit.connection)
    before = store.clinic_values(current)
    after = store.clinic_values(settings)
    changed = {key: (before[key], after[key]) for key in after if before[key] != after[key]}
    if changed and current.version != settings.version:
        raise ChangedMeanwhile("settings", "clinic")
    for key, (_, value) in changed.items():
        store.put(unit.connection, key, value)
    if _LOGO in changed:  # a picture is no word: whether there is one is enough
        changed[_LOGO] = (bool(changed[_LOGO][0]), bool(changed[_LOGO][1]))
    unit.record("U", "setting", "clinic", changed)
    unit.touch(Kind.SETTING, "clinic")


def clinic_in(unit: Unit) -> ClinicSettings:
    """The clinic's settings as they stand within an open unit."""
    return store.clinic(unit.connection)


def _checked(settings: ClinicSettings) -> ClinicSettings:
    """Clean texts and refuse what no clinic can have."""
    try:
        zone(settings.zone)
    except (KeyError, ValueError, OSError) as error:
        raise Invalid("zone", "unknown", settings.zone) from error
    if settings.hold_minutes not in _HOLD_MINUTES:
        raise Invalid("hold_minutes", "out-of-range", str(settings.hold_minutes))
    if settings.step_minutes not in _STEP_MINUTES:
        raise Invalid("step_minutes", "out-of-range", str(settings.step_minutes))
    if settings.reading_grade not in _READING_GRADES:
        raise Invalid("reading_grade", "out-of-range", str(settings.reading_grade))
    name = clean(settings.clinic_name, LINE, "clinic_name")
    line = clean(settings.line, LINE, "line")
    if not name:
        raise Invalid("clinic_name", "empty")
    if not line:
        raise Invalid("line", "empty")
    texts = {
        key: clean(text, TEXT, key, lines=True) for key, text in settings.handout_texts.items()
    }
    return ClinicSettings(
        clinic_name=name,
        line=line,
        zone=settings.zone,
        introduce_as=clean(settings.introduce_as, LINE, "introduce_as"),
        on_call_name=clean(settings.on_call_name, LINE, "on_call_name"),
        on_call_number=clean(settings.on_call_number, LINE, "on_call_number"),
        crisis_card_approved_by=clean(
            settings.crisis_card_approved_by, LINE, "crisis_card_approved_by"
        ),
        hold_minutes=settings.hold_minutes,
        step_minutes=settings.step_minutes,
        reading_grade=settings.reading_grade,
        logo=settings.logo,
        open_holidays=settings.open_holidays,
        handout_texts={key: text for key, text in texts.items() if text},
        set_up=settings.set_up,
        version=settings.version,
    )
