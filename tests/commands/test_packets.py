"""packets: every visitor's handouts for a day as one PDF."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from tests.documents.pdf import pages

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Desk

REQUEST = "018f0000-0000-7000-8000-000000000009"


def busiest(clinic: Desk) -> tuple[str, list[str]]:
    """The day ahead with the most visits, and the times at which people come, a person once."""
    visits = [
        one for one in clinic.json("appointments")["appointments"]
        if one["status"] in ("booked", "arrived", "checked-in", "fulfilled")
    ]  # fmt: skip
    day, _count = Counter(one["start"][:10] for one in visits).most_common(1)[0]
    first: dict[str, str] = {}
    for one in visits:
        if one["start"][:10] == day:
            first.setdefault(one["person"]["id"], one["start"])
    return day, [
        f"{datetime.fromisoformat(start):%I:%M %p}".lstrip("0") for start in first.values()
    ]


def slips(file: Path) -> list[str]:
    """The first words of the slips in a file."""
    return [page for page in pages(file.read_bytes()) if "Slip" in page and len(page) < 200]


def test_everyone_of_the_day_is_in_the_file_by_the_time_of_the_visit(
    clinic: Desk, tmp_path: Path
) -> None:
    day, times = busiest(clinic)
    file = tmp_path / "day.pdf"

    answer = clinic.json("packets", "--date", day, "--out", str(file))

    assert set(answer) == {"file", "people", "pages", "ms"}
    assert (answer["file"], answer["people"]) == (str(file), len(times))
    assert answer["pages"] == len(pages(file.read_bytes())) > len(times)
    assert isinstance(answer["ms"], float)
    for slip, time in zip(slips(file), times, strict=True):
        assert re.fullmatch(rf"Sample data Slip \d+ of {len(times)} \S+ {time}", slip)


def test_one_office_has_its_own_visitors(clinic: Desk, tmp_path: Path) -> None:
    day, times = busiest(clinic)
    offices = [one["id"] for one in clinic.json("list", "offices")["offices"]]
    found = 0

    for office in offices:
        found += clinic.run(
            "packets", "--date", day, "--out", str(tmp_path / f"{office}.pdf"), "--office", office
        )[0] == 0 and len(slips(tmp_path / f"{office}.pdf"))

    assert len(offices) > 1
    assert found >= len(times)


def test_the_same_request_again_finds_the_first_result_and_notes_nothing_twice(
    clinic: Desk, tmp_path: Path
) -> None:
    from frontdesk.bootstrap import Target, open_services

    day, _times = busiest(clinic)
    file = tmp_path / "day.pdf"
    words = ("packets", "--date", day, "--out", str(file), "--request", REQUEST)

    first = clinic.json(*words)
    file.unlink()
    again = clinic.json(*words)
    elsewhere = clinic.json(*words, "--out", str(tmp_path / "other.pdf"))

    services = open_services(Target(clinic.folder))
    prints = [one for one in services.handouts.printed(limit=5000) if one.printer == "file"]
    services.close()
    assert {**again, "ms": 0} == {**first, "ms": 0}
    assert elsewhere["file"] == str(file)
    assert not any(tmp_path.glob("*.pdf"))
    assert len({(one.person, one.handout) for one in prints}) == len(prints)
    assert len({one.person for one in prints}) == first["people"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--date", "2031-01-05"), 3),  # nobody
        (("--date", "2031-12-25"), 3),  # closed
        (("--date", "tomorrow"), 2),
        (("--date", "2026-11-25", "--office", "99"), 4),
        (("--date", "2026-11-25", "--office", "North"), 4),
    ],
)
def test_a_day_that_cannot_be_printed_is_told_and_leaves_no_file(
    clinic: Desk, tmp_path: Path, words: tuple[str, ...], code: int
) -> None:
    clinic.refused(code, "packets", *words, "--out", str(tmp_path / "day.pdf"))

    assert not (tmp_path / "day.pdf").exists()


def test_a_closed_day_is_told_with_its_reason(clinic: Desk, tmp_path: Path) -> None:
    said = clinic.refused(3, "packets", "--date", "2031-12-25", "--out", str(tmp_path / "x.pdf"))

    assert "Christmas" in said


def test_a_file_that_cannot_be_written_is_told_before_anything_is_made(
    clinic: Desk, tmp_path: Path
) -> None:
    day, _times = busiest(clinic)

    clinic.refused(2, "packets", "--date", day, "--out", str(tmp_path / "gone" / "day.pdf"))


def test_without_a_store_there_is_no_day(desk: Desk, tmp_path: Path) -> None:
    desk.refused(4, "packets", "--date", "2026-11-25", "--out", str(tmp_path / "day.pdf"))

    assert not desk.folder.exists()
