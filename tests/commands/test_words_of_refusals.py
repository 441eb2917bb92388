"""What a stranger at the command line runs into, and how it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.bootstrap import Target, open_services
from frontdesk.commands.visits import taking_free
from frontdesk.identity import PersonId, ServiceTypeId
from frontdesk.schedule.model import NewBooking
from tests.commands.test_visits import INTAKE, first

if TYPE_CHECKING:
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

    from datetime import datetime

    moment = datetime.fromisoformat(start)
    try:
        visit = taking_free(
            lambda: found.schedule.opening_at(ServiceTypeId("intake-evaluation"), moment), take
        )
    finally:
        found.close()

    assert visit.start == moment
    assert str(visit.provider) != quicker[0]


def test_a_time_offered_again_is_said_to_be_with_another_provider(clinic: Desk) -> None:
    times = clinic.json("openings", *INTAKE, "--limit", "200")["openings"]
    starts = [one["start"] for one in times]
    one = next(one for one in times if starts.count(one["start"]) > 1)
    words = (
        "--start",
        one["start"],
        "--provider",
        one["provider"]["id"],
        "--office",
        one["office"]["id"],
    )
    clinic.json("book", *INTAKE, *words, "--person", "5")

    said = clinic.refused(3, "book", *INTAKE, *words, "--person", "6")

    assert "with another provider" in said


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
