"""Settings: kept, checked, and the same for every service once they changed."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from frontdesk.changes import Announcer
from frontdesk.clock import FixedClock
from frontdesk.documents.model import LogoUnusable
from frontdesk.errors import ChangedMeanwhile, Invalid
from frontdesk.schedule.service import Scheduling
from frontdesk.settings.model import ClinicSettings, DeskSettings, ThemeChoice
from frontdesk.settings.service import Settings
from frontdesk.storage.opening import Place, open_store
from frontdesk.storage.unit import Actor
from tests.handouts.pictures import png

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    clock = FixedClock(datetime(2026, 11, 24, 18, 0, tzinfo=UTC))
    storage = open_store(Place(folder / "frontdesk.db"), clock, Announcer())
    yield Settings(storage, Actor("rosa"), tmp_path / "desk.json")
    storage.close()


def test_a_new_store_has_the_clinics_name_and_line_from_its_page(settings: Settings) -> None:
    found = settings.clinic()

    assert (found.clinic_name, found.line) == ("LightHeart Mental Health", "425.800.5688")


def test_what_was_saved_is_read_back(settings: Settings) -> None:
    wanted = replace(
        ClinicSettings(),
        hold_minutes=10,
        open_holidays=frozenset(("Columbus Day",)),
        handout_texts={"what-to-bring": "A photo ID\nYour list of questions"},
    )

    settings.save_clinic(wanted)

    assert settings.clinic() == wanted


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"zone": "Mars/Olympus"}, "zone"),
        ({"zone": "../etc/passwd"}, "zone"),
        ({"hold_minutes": 0}, "hold_minutes"),
        ({"step_minutes": 7}, "step_minutes"),
        ({"reading_grade": 5}, "reading_grade"),
        ({"clinic_name": "  "}, "clinic_name"),
        ({"on_call_name": "x" * 10_000}, "on_call_name"),
    ],
)
def test_a_setting_that_cannot_be_is_named_and_nothing_changes(
    settings: Settings, change: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        settings.save_clinic(replace(ClinicSettings(), **change))  # type: ignore[arg-type]

    assert refused.value.field == field
    assert settings.clinic() == ClinicSettings()


def test_what_another_process_saved_meanwhile_is_not_reverted(
    settings: Settings, tmp_path: Path
) -> None:
    clock = FixedClock(datetime(2026, 11, 24, 18, 0, tzinfo=UTC))
    storage = open_store(Place(tmp_path / "data" / "frontdesk.db"), clock, Announcer())
    other = Settings(storage, Actor("sam"), None)
    read = settings.clinic()
    other.save_clinic(replace(other.clinic(), on_call_name="Dr. Sample"))

    with pytest.raises(ChangedMeanwhile):
        settings.save_clinic(replace(read, hold_minutes=10))

    again = settings.save_clinic(replace(settings.clinic(), hold_minutes=10))
    storage.close()
    assert (again.on_call_name, again.hold_minutes) == ("Dr. Sample", 10)


def test_a_holiday_is_worked_beside_what_another_process_saved(
    settings: Settings, tmp_path: Path
) -> None:
    clock = FixedClock(datetime(2026, 11, 24, 18, 0, tzinfo=UTC))
    storage = open_store(Place(tmp_path / "data" / "frontdesk.db"), clock, Announcer())
    other = Settings(storage, Actor("sam"), None)
    schedule = Scheduling(storage, Actor("sam"), other.clinic)
    other.clinic()
    settings.save_clinic(replace(settings.clinic(), on_call_name="Dr. Sample"))

    schedule.set_holiday("Thanksgiving Day", open=True)

    found = other.clinic()
    storage.close()
    assert (found.on_call_name, found.open_holidays) == (
        "Dr. Sample",
        frozenset(("Thanksgiving Day",)),
    )


def test_this_computers_settings_are_kept_beside_the_store(settings: Settings) -> None:
    wanted = DeskSettings(theme=ThemeChoice.DARK, text_percent=150, printer="Front office")

    settings.save_desk(wanted)

    assert settings.desk() == wanted


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"theme": 3, "text_percent": "x"}'])
def test_a_damaged_desk_file_reads_as_at_first(
    settings: Settings, tmp_path: Path, text: str
) -> None:
    (tmp_path / "desk.json").write_text(text)

    assert settings.desk() == DeskSettings()


def test_a_logo_is_kept_small_and_taken_away_again(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "logo.jpg"
    file.write_bytes(png((2_000, 500), kind="JPEG"))

    kept = settings.save_logo(file)

    with Image.open(BytesIO(b64decode(kept.logo))) as picture:
        assert (picture.format, picture.size) == ("PNG", (600, 150))
    assert kept.logo not in repr(kept)
    assert settings.save_logo(None).logo == ""


@pytest.mark.parametrize(
    ("content", "problem"),
    [(b"no picture", "no-picture"), (b"", "no-picture"), (b"\0" * 4_000_001, "too-large")],
)
def test_a_logo_that_is_no_picture_or_huge_is_refused_and_the_old_one_kept(
    settings: Settings, tmp_path: Path, content: bytes, problem: str
) -> None:
    good, bad = tmp_path / "good.png", tmp_path / "bad.png"
    good.write_bytes(png())
    bad.write_bytes(content)
    kept = settings.save_logo(good).logo

    with pytest.raises(LogoUnusable) as caught:
        settings.save_logo(bad)

    assert caught.value.problem == problem
    assert settings.clinic().logo == kept


def test_a_logo_that_is_not_there_is_refused(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(LogoUnusable):
        settings.save_logo(tmp_path / "gone.png")


def test_the_audit_says_that_the_logo_changed_without_the_picture(
    settings: Settings, tmp_path: Path
) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(png())

    kept = settings.save_logo(file).logo

    with settings._storage.reading() as connection:
        told = str(connection.exec_driver_sql("select * from audit_event").all())
    assert "clinic.logo" in told
    assert kept not in told
