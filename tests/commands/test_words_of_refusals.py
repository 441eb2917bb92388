"""What a stranger at the command line runs into, and how it is answered."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from frontdesk.bootstrap import Target, open_services
from frontdesk.commands.sentences import sentence
from frontdesk.commands.visits import taking_free
from frontdesk.identity import PersonId, ServiceTypeId
from frontdesk.schedule.model import NewBooking
from frontdesk.storage.faults import DiskFull, DriveFails, meaning
from tests.commands.test_visits import INTAKE, first

if TYPE_CHECKING:
    from frontdesk.errors import StoreUnusable
    from frontdesk.schedule.model import Appointment, Opening
    from tests.commands.conftest import Desk


def test_whoever_comes_second_gets_the_next_provider_who_is_free(clinic: Desk) -> None:
    times = clinic.json("openings", *INTAKE, "--limit", "200")["openings"]
    starts = [one["start"] for one in times]
    start = next(one["start"] for one in times if starts.count(one["start"]) > 1)
    found = open_services(Target(clinic.folder), create=False, look_up=False)
    quicker: list[str] = []

    def take(opening: Opening) -> Appointment:
        if not quicker:
            quicker.append(
                clinic.json("book", *INTAKE, "--start", start, "--person", "6")["appointment"][
                    "provider"
                ]["id"]
            )
        return found.schedule.book(NewBooking(opening, PersonId(5)))

    moment = datetime.fromisoformat(start)
    try:
        visit = taking_free(
            lambda: found.schedule.opening_at(ServiceTypeId("intake-evaluation"), moment), take
        )
    finally:
        found.close()

    assert visit.start == moment
    assert str(visit.provider) != quicker[0]


def test_the_next_times_are_said_with_their_provider_and_office(clinic: Desk) -> None:
    times = clinic.json("openings", *INTAKE, "--limit", "200")["openings"]
    starts = [one["start"] for one in times]
    one, other = next(
        (one, other)
        for one, other in pairwise(times)
        if starts.count(one["start"]) > 1 and one["start"] == other["start"]
    )
    words = ("--start", one["start"], "--provider", one["provider"]["id"])
    clinic.json("book", *INTAKE, *words, "--person", "5")

    said = clinic.refused(3, "book", *INTAKE, *words, "--person", "6")

    assert f"with {other['provider']['name']} at {one['office']['name']}" in said


def test_a_provider_who_does_not_do_that_visit_is_named(clinic: Desk) -> None:
    start = first(clinic)["start"]
    names = {one["id"]: one["name"] for one in clinic.json("list", "providers")["providers"]}
    open_to = {
        one["provider"]["id"]
        for one in clinic.json("openings", *INTAKE, "--limit", "400")["openings"]
    }
    other = next(key for key in names if key not in open_to)

    said = clinic.refused(
        3, "book", *INTAKE, "--start", start, "--person", "5", "--provider", other
    )

    assert said.startswith(f"{names[other]} does not do \u201cIntake evaluation\u201d.")


def test_any_minute_that_is_worked_can_be_booked_whatever_step_openings_have(clinic: Desk) -> None:
    start = datetime.fromisoformat(first(clinic)["start"]) + timedelta(minutes=7)
    words = ("book", *INTAKE, "--start", start.isoformat(), "--person", "5")

    made = clinic.json(*words)["appointment"]
    _code, help_text, _ = clinic.run("book", "--help")

    assert made["start"] == start.isoformat()
    assert "any minute" in " ".join(help_text.split())


def test_a_call_with_an_unknown_person_is_refused_for_the_person(clinic: Desk) -> None:
    words = ("--number", "4255550142", "--reason", "new-client", "--outcome", "informed")

    said = clinic.refused(4, "calls", "log", *words, "--person", "999999")

    assert said.startswith("There is no person 999999. Find people with:")


def test_a_store_with_sample_data_takes_no_more_and_says_why(clinic: Desk) -> None:
    size = ("--people", "6", "--calls", "2", "--appointments", "1", "--seed", "3")

    assert "holds sample data already" in clinic.refused(3, "sample", *size)


@pytest.mark.parametrize(
    ("words", "fault", "said"),
    [
        ("database or disk is full", DiskFull, "The drive is full."),
        ("disk I/O error", DriveFails, "may be failing"),
    ],
)
def test_a_failing_drive_is_not_called_a_full_one(
    words: str, fault: type[StoreUnusable], said: str
) -> None:
    found = meaning(OSError(words))

    assert type(found) is fault
    assert said in sentence(found)


def test_an_emptied_store_is_refused_and_left_alone(desk: Desk) -> None:
    desk.folder.mkdir(mode=0o700)
    store = desk.folder / "frontdesk.db"
    store.touch()

    said = desk.refused(5, "people", "find", "a")

    assert "empty" in said
    assert store.stat().st_size == 0


def test_a_folder_open_to_others_is_said_first_by_reading_too(desk: Desk) -> None:
    desk.folder.mkdir(mode=0o755)
    desk.folder.chmod(0o755)

    assert "chmod 700" in desk.refused(5, "people", "find", "a")


def test_an_unknown_option_is_named_and_a_value_never_is(desk: Desk) -> None:
    assert "no option --bogus." in desk.refused(2, "people", "find", "a", "--bogus")
    assert "Ann" not in desk.refused(2, "people", "find", "a", "Ann", "--bogus=Ann")


def test_ids_unknown_say_where_they_are_listed(clinic: Desk) -> None:
    assert "frontdesk lookup" in clinic.refused(4, "topic", "nothing")
    assert "people find" in clinic.refused(4, "people", "show", "999999")


def test_a_cancelled_visit_is_not_moved_but_booked_anew(clinic: Desk) -> None:
    opening = first(clinic)
    visit = clinic.json("book", *INTAKE, "--start", opening["start"], "--person", "5")[
        "appointment"
    ]
    clinic.json("cancel", visit["id"], "--reason", "no ride")

    said = clinic.refused(3, "move", visit["id"], "--start", opening["start"])

    assert "Book a new one" in said


def test_lines_looked_up_are_told_apart_by_their_numbers(desk: Desk) -> None:
    _, out, _ = desk.run("lookup", "--stdin", typed="tms\nspravato\n")

    assert [line for line in out.splitlines() if line.startswith("Line ")] == ["Line 1", "Line 2"]


def test_a_handout_named_twice_is_printed_once(desk: Desk) -> None:
    desk.folder.parent.mkdir(exist_ok=True)
    file = str(desk.folder.parent / "one.pdf")

    once = desk.json("handout", "h.crisis", "--out", file)["pages"]

    assert desk.json("handout", "h.crisis", "h.crisis", "--out", file)["pages"] == once
