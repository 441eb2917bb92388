"""list, openings, book, appointments, cancel, move; times come from the openings themselves."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from frontdesk.clock import SystemClock

if TYPE_CHECKING:
    from tests.commands.conftest import Desk

ROOT = Path(__file__).parents[2]
INTAKE = ("--type", "intake-evaluation")
REQUEST = "018f0000-0000-7000-8000-000000000004"


def first(clinic: Desk, *words: str) -> dict[str, Any]:
    found = clinic.json("openings", *(words or INTAKE), "--limit", "1")["openings"]
    assert isinstance(found[0], dict)
    return found[0]


def book(clinic: Desk, opening: dict[str, Any], person: str, *words: str) -> dict[str, Any]:
    answer = clinic.json(
        "book", *INTAKE, "--start", opening["start"], "--provider", opening["provider"]["id"],
        "--person", person, *words,
    )  # fmt: skip
    assert isinstance(answer["appointment"], dict)
    return answer["appointment"]


def test_what_there_is_to_choose_from_is_listed(clinic: Desk) -> None:
    assert clinic.json("list", "offices")["offices"] == [
        {"id": "1", "name": "North office"},
        {"id": "2", "name": "South office"},
    ]
    assert {"id": "1", "name": "Dr. Sample"} in clinic.json("list", "providers")["providers"]
    assert {"id": "1", "name": "Chair 1"} in clinic.json("list", "resources")["resources"]
    types = [one["id"] for one in clinic.json("list", "types")["types"]]
    assert "intake-evaluation" in types


def test_openings_have_everyone_and_everything_they_take(clinic: Desk) -> None:
    answer = clinic.json("openings", "--type", "spravato-treatment", "--limit", "4")

    assert isinstance(answer["ms"], float)
    assert len(answer["openings"]) == 4
    starts = [datetime.fromisoformat(one["start"]) for one in answer["openings"]]
    assert starts == sorted(starts)
    one = answer["openings"][0]
    assert set(one) == {"start", "end", "office", "provider", "resources"}
    assert one["resources"][0]["name"].startswith("Chair")
    length = datetime.fromisoformat(one["end"]) - datetime.fromisoformat(one["start"])
    assert length == timedelta(minutes=150)


def test_openings_keep_to_office_and_part_of_day(clinic: Desk) -> None:
    words = (*INTAKE, "--office", "2", "--part-of-day", "afternoon", "--limit", "5")

    for one in clinic.json("openings", *words)["openings"]:
        assert one["office"] == {"id": "2", "name": "South office"}
        assert datetime.fromisoformat(one["start"]).hour >= 12


def test_closed_days_in_between_are_explained(clinic: Desk) -> None:
    year = SystemClock().now().year + 1
    days = ("--from", f"{year}-12-24", "--until", f"{year}-12-26")

    closed = clinic.json("openings", *INTAKE, *days)["closed"]

    if date(year, 12, 25).weekday() < 5:
        assert closed == [{"date": f"{year}-12-25", "reason": "Christmas Day"}]


def test_a_visit_is_booked_moved_and_cancelled(clinic: Desk) -> None:
    call = clinic.json(
        "calls", "log", "--number", "4255550150", "--reason", "book", "--outcome", "booked"
    )["call"]["id"]
    visit = book(clinic, first(clinic), "5", "--call", call)
    assert visit["status"] == "booked"
    assert visit["call"] == call
    assert visit["person"] == {"id": "5", "name": "Pat Sample"}

    # The old time is free for all who are not moved, and the visit's own time is none of theirs.
    words = (*INTAKE, "--provider", visit["provider"]["id"])
    elsewhere = first(clinic, *words)
    moved = clinic.json("move", visit["id"], "--start", elsewhere["start"])["appointment"]
    assert moved["id"] == visit["id"]
    assert moved["start"] == elsewhere["start"]

    gone = clinic.json("cancel", visit["id"], "--reason", "-", typed="no ride\n")["appointment"]
    assert (gone["status"], gone["reason"]) == ("cancelled", "no ride")
    assert first(clinic, *words)["start"] == visit["start"]


def test_a_taken_time_is_refused_with_the_next_ones(clinic: Desk) -> None:
    opening = first(clinic)
    book(clinic, opening, "5")

    error = clinic.refused(
        3, "book", *INTAKE, "--start", opening["start"],
        "--provider", opening["provider"]["id"], "--person", "6",
    )  # fmt: skip

    assert "The next free times are" in error


def test_the_same_request_books_once(clinic: Desk) -> None:
    opening = first(clinic)

    one = book(clinic, opening, "5", "--request", REQUEST)
    again = book(clinic, opening, "5", "--request", REQUEST)

    assert again == one
    mine = clinic.json("appointments", "--person", "5")["appointments"]
    assert [visit["id"] for visit in mine].count(one["id"]) == 1


def test_a_request_that_logged_a_call_books_nothing(clinic: Desk) -> None:
    call = ("calls", "log", "--number", "4255550150", "--reason", "book", "--outcome", "booked")
    clinic.json(*call, "--request", REQUEST)
    start = first(clinic)["start"]
    words = (*INTAKE, "--start", start, "--person", "5", "--request", REQUEST)

    error = clinic.refused(2, "book", *words)

    assert "was used before, for something else. Nothing was changed." in error
    assert first(clinic)["start"] == start


# Runs a command, and the same one in another process once it looked for what it did before.
OVERTAKEN = """
import subprocess, sys
from sqlalchemy import Engine, event
from main import main
overtaken = []
def overtake(connection, cursor, statement, parameters, context, many):
    if "FROM request" in statement and "request.id = " in statement and not overtaken:
        overtaken.append(True)
        out = subprocess.run([sys.executable, "main.py", *sys.argv[1:]], check=True, stdout=-1)
        sys.stdout.write(out.stdout.decode())
event.listen(Engine, "after_cursor_execute", overtake)
sys.exit(main(sys.argv[1:]))
"""


def overtaken(clinic: Desk, *words: str) -> list[dict[str, Any]]:
    """The answers of two processes with the same request, the winner's first."""
    done = subprocess.run(
        [sys.executable, "-c", OVERTAKEN, "--data", str(clinic.folder), *words, "--json"],
        capture_output=True, text=True, cwd=ROOT, timeout=50, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line)["appointment"] for line in done.stdout.splitlines()]


def test_whoever_is_overtaken_by_the_same_request_answers_what_was_booked(clinic: Desk) -> None:
    found = first(clinic)
    start, provider = found["start"], found["provider"]["id"]
    words = ("--start", start, "--provider", provider, "--person", "5", "--request", REQUEST)

    winner, loser = overtaken(clinic, "book", *INTAKE, *words)

    assert loser == winner
    mine = clinic.json("appointments", "--person", "5")["appointments"]
    assert [visit["start"] for visit in mine].count(start) == 1


def test_whoever_is_overtaken_by_the_same_request_answers_what_was_moved(clinic: Desk) -> None:
    visit = book(clinic, first(clinic), "5")
    start = first(clinic, *INTAKE, "--provider", visit["provider"]["id"])["start"]

    winner, loser = overtaken(clinic, "move", visit["id"], "--start", start, "--request", REQUEST)

    assert loser == winner
    assert loser["start"] == start


def test_the_same_request_moves_and_cancels_once(clinic: Desk) -> None:
    visit = book(clinic, first(clinic), "5")
    start = first(clinic, *INTAKE, "--provider", visit["provider"]["id"])["start"]
    words = ("move", visit["id"], "--start", start, "--request", REQUEST)
    cancel = (
        "cancel", visit["id"], "--reason", "no ride",
        "--request", "018f0000-0000-7000-8000-000000000005",
    )  # fmt: skip

    assert clinic.json(*words)["appointment"] == clinic.json(*words)["appointment"]
    assert clinic.json(*cancel)["appointment"] == clinic.json(*cancel)["appointment"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--type", "spravato-series"), 3),
        (("--type", "nothing"), 4),
        (("--person", "99999"), 4),
        (("--office", "9"), 4),
        (("--provider", "99"), 4),
        (("--call", "99999"), 4),
        (("--start", "2026-11-01T01:30"), 3),
        (("--start", "2026-03-08T02:30"), 3),
        (("--start", "2020-01-02T10:00"), 3),
        (("--start", "soon"), 2),
        (("--start", "9999-12-31T23:59"), 2),
    ],
)
def test_what_cannot_be_booked_is_refused(clinic: Desk, words: tuple[str, ...], code: int) -> None:
    start = first(clinic)["start"]

    clinic.refused(code, "book", *INTAKE, "--start", start, "--person", "5", *words)


def test_appointments_are_listed_by_time_from_today(clinic: Desk) -> None:
    visits = clinic.json("appointments")["appointments"]

    starts = [datetime.fromisoformat(one["start"]) for one in visits]
    assert starts == sorted(starts)
    assert starts[0].date() >= SystemClock().now().astimezone(starts[0].tzinfo).date()
    assert set(visits[0]) == {
        "id", "type", "status", "start", "end", "office", "provider", "resources", "person",
        "call", "reason", "confirmed_at",
    }  # fmt: skip


def test_appointments_can_be_asked_for_by_status(clinic: Desk) -> None:
    month_ago = SystemClock().now().date() - timedelta(days=30)
    words = ("--from", month_ago.isoformat(), "--status", "noshow")

    visits = clinic.json("appointments", *words)["appointments"]

    assert visits
    assert {one["status"] for one in visits} == {"noshow"}
    clinic.refused(2, "appointments", "--status", "late")


def test_cancelling_needs_a_reason_and_a_visit(clinic: Desk) -> None:
    visit = book(clinic, first(clinic), "5")

    clinic.refused(2, "cancel", visit["id"], "--reason", " ")
    clinic.refused(4, "cancel", "999999", "--reason", "no ride")
    clinic.refused(4, "move", "999999", "--start", "2030-01-02T10:00")
