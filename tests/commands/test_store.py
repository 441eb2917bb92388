"""sample, verify, about over stores in every state."""

from __future__ import annotations

import io
import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
import sqlcipher3.dbapi2 as driver

from frontdesk.commands.arguments import read_arguments
from frontdesk.commands.window import Start

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Desk

SIZE = ("--people", "20", "--calls", "30", "--appointments", "25", "--seed", "5")


def file_of(desk: Desk) -> Path:
    return desk.folder / "frontdesk.db"


def execute(desk: Desk, *statements: str) -> None:
    with closing(driver.connect(str(file_of(desk)))) as raw:
        for statement in statements:
            raw.execute(statement)
        raw.commit()
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def test_a_sample_fills_an_empty_store(desk: Desk) -> None:
    answer = desk.json("sample", *SIZE)

    assert list(answer) == ["people", "calls", "appointments", "ms"]
    assert (answer["people"], answer["calls"], answer["appointments"]) == (20, 30, 25)
    assert desk.json("verify") == {"ok": True, "findings": []}


def test_the_same_request_fills_once(desk: Desk) -> None:
    words = ("sample", *SIZE, "--request", "018f0000-0000-7000-8000-000000000006")

    first, second = desk.json(*words), desk.json(*words)

    assert first["people"] == second["people"] == 20
    assert len(desk.json("calls")["calls"]) == 30


def test_a_store_that_holds_anything_takes_no_sample(desk: Desk) -> None:
    desk.json("people", "add", "--name", "Pat Sample")

    assert "never share" in desk.refused(3, "sample", *SIZE)
    assert len(desk.json("people", "find", "sample")["people"]) == 1


def test_a_second_sample_is_refused(desk: Desk) -> None:
    desk.json("sample", *SIZE)

    desk.refused(3, "sample", *SIZE)


def test_a_sample_without_people_has_no_visits(desk: Desk) -> None:
    words = ("--people", "0", "--calls", "0", "--appointments", "5", "--seed", "5")

    desk.refused(2, "sample", *words)
    desk.json("sample", "--people", "0", "--calls", "3", "--appointments", "0", "--seed", "5")


def test_findings_are_an_answer_with_an_exit_code_of_their_own(clinic: Desk) -> None:
    execute(
        clinic,
        "DROP TRIGGER booking_update",
        "UPDATE booking SET actor = 21, start = 0, \"end\" = 3600000000 WHERE rowid IN"
        " (SELECT rowid FROM booking WHERE active AND actor % 4 = 1 LIMIT 2)",
    )  # fmt: skip

    answer = clinic.json("verify", code=3)

    assert answer["ok"] is False
    assert answer["findings"] == ["Times booked twice: 1."]


def test_a_newer_store_is_left_as_it_is(clinic: Desk) -> None:
    execute(clinic, "UPDATE alembic_version SET version_num = '9999'")
    before = file_of(clinic).read_bytes()

    assert "newer" in clinic.refused(5, "people", "find", "pat")

    assert file_of(clinic).read_bytes() == before
    assert clinic.json("about")["schema"] == "9999"


def test_a_damaged_store_is_left_as_it_is(clinic: Desk) -> None:
    execute(clinic, "PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(file_of(clinic).read_bytes())
    content[100:4000] = b"\xa5" * 3900
    file_of(clinic).write_bytes(bytes(content))

    assert "damaged" in clinic.refused(5, "people", "find", "pat")

    assert file_of(clinic).read_bytes() == bytes(content)
    assert clinic.json("about")["state"] in ("unreadable", "foreign")


@pytest.mark.parametrize("content", [b"Not a database at all.\n" * 400, b"\x00" * 5000])
def test_a_file_that_is_no_database_is_left_as_it_is(desk: Desk, content: bytes) -> None:
    desk.folder.mkdir(mode=0o700)
    file_of(desk).write_bytes(content)

    desk.refused(5, "people", "add", "--name", "Pat Sample")

    assert file_of(desk).read_bytes() == content


def test_another_program_s_database_is_left_as_it_is(desk: Desk) -> None:
    desk.folder.mkdir(mode=0o700)
    with closing(sqlite3.connect(file_of(desk))) as other:
        other.execute("CREATE TABLE theirs (a)")
        other.commit()
    before = file_of(desk).read_bytes()

    assert "no store of FrontDesk" in desk.refused(5, "people", "add", "--name", "Pat")

    assert file_of(desk).read_bytes() == before


def test_a_folder_open_to_others_is_refused_with_the_command_that_closes_it(desk: Desk) -> None:
    desk.folder.mkdir()
    desk.folder.chmod(0o755)

    assert f"chmod 700 '{desk.folder}'" in desk.refused(5, "people", "add", "--name", "Pat")


def test_an_address_of_another_kind_is_refused(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    from main import main

    assert main(["--database", "mysql://host/db", "people", "find", "pat"]) == 2
    assert "sqlite:///" in capsys.readouterr().err
    assert not desk.folder.exists()


def test_an_address_of_a_file_opens_it(clinic: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    from main import main

    assert main(["--database", f"sqlite:///{file_of(clinic)}", "verify"]) == 0
    assert capsys.readouterr().out == "All is well.\n"


def test_data_and_database_exclude_each_other(desk: Desk) -> None:
    desk.refused(2, "--database", "sqlite:///x", "verify")


@pytest.mark.parametrize(
    "words",
    [("backup", "x"), ("restore", "x"), ("export", "x"), ("packets",)],
)
def test_a_command_that_is_not_built_yet_is_unknown(desk: Desk, words: tuple[str, ...]) -> None:
    desk.refused(2, *words)


def test_sample_data_in_the_clinic_s_own_folder_is_refused(
    clinic: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from main import main

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    (tmp_path / "share").mkdir()
    clinic.folder.rename(tmp_path / "share" / "frontdesk")

    assert main(["people", "find", "sample"]) == 3
    assert "never share" in capsys.readouterr().err


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2026-02-30", "soon"])
def test_a_day_that_is_none_or_out_of_reach_is_refused(clinic: Desk, day: str) -> None:
    clinic.refused(2, "calls", "--until", day)
    clinic.refused(2, "appointments", "--from", day)
    clinic.refused(2, "openings", "--type", "intake-evaluation", "--from", day)


def test_a_window_reads_the_caller_s_number_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("+14255550142\nmore\n"))
    words = ["--data", str(tmp_path), "--call", "-", "--user", "rosa"]

    start = Start.of(read_arguments(words))

    assert (start.call, start.user, start.folder) == ("+14255550142", "rosa", tmp_path)
    assert "4255550142" not in repr(start)


def test_a_window_opens_its_store(tmp_path: Path) -> None:
    services = Start.of(read_arguments(["--data", str(tmp_path / "data")])).open()

    assert services.people.count() == 0
    assert services.sample is False
    services.close()
