"""Reading and writing the clinic's settings in the store, and this computer's in a small file."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from frontdesk.settings.model import ClinicSettings, DeskSettings, PrintLook, ThemeChoice
from frontdesk.storage.faults import of_file
from frontdesk.storage.files import write_whole
from frontdesk.storage.schema.desk import SettingRow

if TYPE_CHECKING:
    from pathlib import Path

CLINIC = "clinic."
STORE_KIND = "store.kind"
_SETS = frozenset(("open_holidays",))
_VERSION = "version"  # made of the rows, and none itself


def values(connection: Connection) -> dict[str, Any]:
    """All settings of the store by key."""
    rows = connection.execute(select(SettingRow.key, SettingRow.value))
    return {key: value for key, value in rows}  # noqa: C416 -- rows are not pairs to mypy


def clinic(connection: Connection) -> ClinicSettings:
    """The clinic's settings; their version is how often any of them was written."""
    rows = connection.execute(select(SettingRow.key, SettingRow.value, SettingRow.version))
    found = [row for row in rows if row.key.startswith(CLINIC)]
    known = _known({row.key: row.value for row in found})
    return ClinicSettings(**known, version=sum(row.version for row in found))


def put(connection: Connection, key: str, value: object) -> None:
    """Write one setting."""
    statement = insert(SettingRow).values(key=key, value=value)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=[SettingRow.key],
            set_={"value": statement.excluded.value, "version": SettingRow.version + 1},
        )
    )


def _known(found: dict[str, Any]) -> dict[str, Any]:
    """The fields of the clinic's settings out of the store's values; unknown keys are left."""
    known: dict[str, Any] = {}
    for one in fields(ClinicSettings):
        if (key := CLINIC + one.name) in found:
            value = found[key]
            known[one.name] = frozenset(value) if one.name in _SETS else value
    return known


def clinic_values(settings: ClinicSettings) -> dict[str, Any]:
    """The clinic's settings as the store holds them, by key."""
    return {
        CLINIC + name: sorted(value) if name in _SETS else value
        for name, value in asdict(settings).items()
        if name != _VERSION
    }


def read_desk(path: Path) -> DeskSettings:
    """This computer's settings; what is missing or damaged in the file is as at first."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return DeskSettings()
    if not isinstance(found, dict):
        return DeskSettings()
    plain = DeskSettings()
    theme, office = found.get("theme"), found.get("office")
    return DeskSettings(
        theme=ThemeChoice(theme) if theme in tuple(ThemeChoice) else plain.theme,
        text_percent=_whole(found.get("text_percent"), 100, 200, plain.text_percent),
        printer=str(found.get("printer", "")),
        copies=_whole(found.get("copies"), 1, 99, plain.copies),
        both_sides=found.get("both_sides") is True,
        office=office if isinstance(office, int) and not isinstance(office, bool) else None,
        tray=str(found.get("tray", "")),
        paper=str(found.get("paper", plain.paper)),
        tone=str(found.get("tone", plain.tone)),
        looks=_looks(found.get("looks")),
    )


def _looks(found: object) -> dict[str, PrintLook]:
    """How handouts are printed; what is no such thing is left out."""
    if not isinstance(found, dict):
        return {}
    return {
        str(key): PrintLook(
            str(one.get("size", "")),
            str(one.get("language", "")),
            str(one.get("tone", "")),
            _whole(one.get("copies"), 1, 99, 1),
        )
        for key, one in found.items()
        if isinstance(one, dict)
    }


def _whole(value: object, least: int, most: int, otherwise: int) -> int:
    good = isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
    return value if good and isinstance(value, int) else otherwise


def write_desk(path: Path, settings: DeskSettings) -> None:
    """Write this computer's settings whole or not at all; raises ReadOnly or DiskFull."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise of_file(error, path) from error
    write_whole(path, json.dumps(asdict(settings), indent=1).encode())
